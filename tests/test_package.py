"""The package as a whole: what importing it does, what it shows, what ships."""

from __future__ import annotations

import ast
import inspect
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import qaparse
from qaparse import errors, records

ROOT = Path(__file__).resolve().parent.parent


def _python(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *args], capture_output=True, text=True, check=False, timeout=120)


# ---------------------------------------------------------------- what importing does


def test_importing_is_silent():
    done = _python("-W", "error", "-c", "import qaparse")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


OPTIONAL = "charset_normalizer lightgbm markdown_it numpy pandas scipy sklearn spacy tomli yaml"


def test_help_does_not_wait_for_the_engine():
    code = "import sys; from qaparse.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert {"qaparse.api", "qaparse.readers", "qaparse.cues", "qaparse.batch"}.isdisjoint(loaded)
    assert "qaparse.cli.parse" in loaded


def test_importing_and_reading_load_nothing_optional():
    done = _python(
        "-c",
        "import sys, qaparse; "
        "hasattr(qaparse, 'parse') and qaparse.parse('Why?\\n\\nBecause.\\n'); "
        f"print([m for m in '{OPTIONAL}'.split() if m in sys.modules])",
    )
    assert done.stdout == "[]\n", done.stderr


# ---------------------------------------------------------------- the public face

PUBLIC = [(name, getattr(qaparse, name)) for name in getattr(qaparse, "__all__", ()) if not name.startswith("__")]


def _members(cls: type) -> list[tuple[str, object]]:
    return [
        (name, value)
        for name, value in vars(cls).items()
        if not name.startswith("_") and (callable(value) or isinstance(value, (property, classmethod, staticmethod)))
    ]


@pytest.mark.parametrize(("name", "value"), PUBLIC, ids=[name for name, _ in PUBLIC])
def test_every_public_name_is_documented(name, value):
    if isinstance(value, str):
        return
    assert inspect.getdoc(value), f"{name} has no docstring"
    if inspect.isclass(value) and value.__module__.startswith("qaparse."):
        for member, inner in _members(value):
            assert inspect.getdoc(inner), f"{name}.{member} has no docstring"


def test_the_records_are_public():
    assert {n for n in records.__all__ if n != "SCHEMA"} <= {name for name, _ in PUBLIC}


def test_the_errors_are_public_as_a_module_and_by_their_root():
    names = dict(PUBLIC)
    assert names["QaparseError"] is errors.QaparseError
    assert names["errors"] is errors
    assert all(issubclass(getattr(errors, name), errors.QaparseError) for name in errors.__all__)


def test_every_public_name_stands_once():
    names = [name for name, _ in PUBLIC]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("module", [errors, records], ids=lambda m: m.__name__)
def test_what_a_module_lists_is_documented(module):
    for name in module.__all__:
        value = getattr(module, name)
        if inspect.isclass(value):
            assert inspect.getdoc(value), name
            for member, inner in _members(value):
                assert inspect.getdoc(inner), f"{name}.{member}"


# ---------------------------------------------------------------- what ships


def _built(kind: str, out: Path) -> Path:
    pytest.importorskip("hatchling")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    (path,) = out.iterdir()
    return path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    return zipfile.ZipFile(_built("wheel", tmp_path_factory.mktemp("wheel")))


def test_the_source_archive_holds_what_its_tests_and_pages_need(tmp_path):
    with tarfile.open(_built("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"SECURITY.md", "LICENSE", ".ci/audit.py", "docs/tour.ipynb", "tests/client/client.py"} <= names
    assert {f"changelog.d/{path.name}" for path in (ROOT / "changelog.d").iterdir()} <= names


def test_the_wheel_holds_what_it_needs(wheel):
    names = set(wheel.namelist())
    assert {"qaparse/py.typed", "qaparse/examples/the-slow-press.txt"} <= names
    assert {"qaparse/view/page.css", "qaparse/view/page.js"} <= names
    shipped = {p.relative_to(ROOT / "src").as_posix() for p in (ROOT / "src" / "qaparse").rglob("*.json")}
    assert {n for n in shipped if n.startswith("qaparse/weights/")} <= names
    assert any(n.endswith("licenses/LICENSE") for n in names)
    assert not [n for n in names if "__pycache__" in n or n.startswith("tests")]


def test_the_weights_are_small(wheel):
    assert sum(i.file_size for i in wheel.infolist() if "/weights/" in i.filename) < 2_000_000


def test_the_wheel_says_it_is_typed(wheel):
    metadata = wheel.read(next(n for n in wheel.namelist() if n.endswith("METADATA"))).decode()
    assert "Classifier: Typing :: Typed" in metadata
    assert "License-Expression: MIT" in metadata
    required = set(re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==)", metadata, re.MULTILINE))
    assert required == {"attrs", "regex"}


def test_changelog_fragments_have_a_kind():
    fragments = [p for p in (ROOT / "changelog.d").iterdir() if p.name not in ("README.md", ".gitkeep")]
    for path in fragments:
        assert re.fullmatch(r"\+?[\w-]+\.(added|changed|fixed|removed)\.md", path.name), path.name
        assert path.read_text(encoding="utf-8").strip()


# ---------------------------------------------------------------- what is run in a clone


def _scripts() -> list[Path]:
    return [path for folder in ("src", "benchmarks", "examples") for path in sorted((ROOT / folder).rglob("*.py"))]


def test_every_option_says_what_it_is_for():
    calls = [
        (path.name, call)
        for path in _scripts()
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "add_argument"
    ]
    assert len(calls) > 50
    silent = [
        f"{name}:{call.lineno}"
        for name, call in calls
        if not {"help", "version"} & {word.arg for word in call.keywords}
    ]
    assert not silent


@pytest.mark.skipif(not shutil.which("make"), reason="NOT RUN: make is missing")
def test_an_environment_that_could_not_be_made_is_made_anew(tmp_path):
    """As where the system keeps what makes environments in a package of its own."""
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\n[ "$2" != venv ] || { mkdir -p "$3/bin"; touch "$3/bin/python"; exit 1; }\n')
    python.chmod(0o755)
    made = tmp_path / "venv" / "bin" / "python"
    command = ["make", "-C", str(ROOT), f"PYTHON={python}", f"VENV={tmp_path / 'venv'}", str(made)]
    alone = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}  # the tests may be run by make
    done = subprocess.run(command, env=alone, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2, done.stderr
    assert not made.exists(), "the next make would take it for an environment"

"""Every piece of code in the README and in ``docs/`` runs as it stands there, each page in a folder of its own.

- ``python`` with prompts is a doctest, in which decimal fractions are right within a tenth, since they move with the
  weights; without, it is run. The blocks of a page share their names.
- ``console`` runs what follows ``$ `` in bash; what stands below is compared with what is printed. Words have to be
  equal, numbers within a tenth; a line ``…`` stands for any lines.
- ``json`` has to be JSON, but for ``…``. Anything else is shown as ``text``.
- A comment ``<!-- for the tests … -->`` holds Python that a reader need not see; ``<!-- needs: ray -->`` before a block
  names modules without which it is skipped, loudly.
"""

from __future__ import annotations

import contextlib
import doctest
import gzip
import importlib.util
import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import qaparse
from qaparse.cli import main
from qaparse.examples import sample

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_BLOCK = re.compile(
    r"(?:^<!-- needs: (?P<needs>[\w. ,-]+) -->\n+)?"
    r"(?:^(?P<fence>```+)(?P<language>[^\n`]*)\n(?P<code>.*?)^(?P=fence)$|^<!-- for the tests\n(?P<hidden>.*?)^-->$)",
    re.MULTILINE | re.DOTALL,
)


@attrs.frozen
class Piece:
    """A block of code, and where it stands."""

    page: Path
    line: int
    language: str
    code: str
    needs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def pieces(page: Path) -> Iterator[Piece]:
    """The blocks of a page, in order; directives of the site hold no code."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        place = "hidden" if found["hidden"] is not None else "code"
        language = "python" if place == "hidden" else found["language"].strip()
        if not language.startswith("{"):
            line = text.count("\n", 0, found.start(place)) + 1
            yield Piece(page, line, language, found[place], tuple(re.findall(r"[\w.]+", found["needs"] or "")))


EVERY = [piece for page in PAGES for piece in pieces(page)]


# ---------------------------------------------------------------- where they run


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Path:
    """A folder of documents under the names that the pages use, and the programs ``qaparse`` and ``python``."""
    folder = tmp_path_factory.mktemp("bench")
    programs = folder / "venv" / "bin"
    programs.mkdir(parents=True)
    for name, arguments in (("python", ""), ("qaparse", "-m qaparse ")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    for stamp in (".installed", ".installed-dev"):  # make has nothing to install
        (folder / "venv" / stamp).touch()

    desk = folder / "desk"
    fixtures = ROOT / "tests" / "fixtures"
    for name in ("interviews", "talks", "gold"):
        (desk / name).mkdir(parents=True)
    (desk / "tests").symlink_to(ROOT / "tests")
    (desk / "examples").symlink_to(ROOT / "examples")
    nothing = {"schema": "qaparse.corrections/1", "document": "", "corrections": []}
    (desk / "corrections.json").write_text(json.dumps(nothing), encoding="utf-8")
    text = sample()
    for place in ("interview.txt", "interviews/press.txt", "interviews/heron.txt", "talks/press.txt"):
        (desk / place).write_text(text, encoding="utf-8")
    for fixture, *places in (
        ("zoom.vtt", "talk.vtt", "talks/zoom.vtt"),
        ("magazine.docx", "talk.docx", "talks/magazine.docx"),
        ("page.html", "article.html", "interviews/page.html", "interviews/other.html"),
        ("interview.md", "interview.md"),
    ):
        for place in places:
            shutil.copy(fixtures / "readers" / fixture, desk / place)
    for name in ("french-magazine", "magazine-single-long", "labels-qa-colon"):
        shutil.copy(fixtures / "interviews" / f"{name}.gold", desk / "gold")
    shutil.copy(fixtures / "interviews" / "band.gold", desk / "my.gold")
    return folder


@attrs.define
class Table:
    """A page at work: its folder, its names, and what became of each block so far."""

    folder: Path
    programs: Path
    names: dict[str, object] = attrs.field(factory=lambda: {"__name__": "page"})
    done: dict[int, BaseException | None] = attrs.field(factory=dict)


@pytest.fixture(scope="module")
def tables(bench, tmp_path_factory):
    """A table for each page, laid when its first block is run."""
    laid: dict[Path, Table] = {}

    def table(page: Path) -> Table:
        if page not in laid:
            folder = tmp_path_factory.mktemp(page.stem) / "desk"
            shutil.copytree(bench / "desk", folder, symlinks=True)
            laid[page] = Table(folder, bench / "venv" / "bin")
        return laid[page]

    return table


@pytest.mark.parametrize("piece", EVERY, ids=str)
def test_what_a_page_shows_runs(piece, tables, monkeypatch):
    table = tables(piece.page)
    monkeypatch.chdir(table.folder)
    for other in (p for p in EVERY if p.page == piece.page and p.line <= piece.line):
        if other.line not in table.done:
            try:
                with warnings.catch_warnings():
                    if other.needs:  # what another library warns of is its own affair
                        warnings.simplefilter("ignore")
                    run(other, table)
            except (Exception, pytest.skip.Exception, pytest.fail.Exception) as e:  # noqa: BLE001  told by its own test
                table.done[other.line] = e
            else:
                table.done[other.line] = None
    if (error := table.done[piece.line]) is not None:
        raise error


def run(piece: Piece, table: Table) -> None:
    """One block, by its language."""
    for module in piece.needs:
        if importlib.util.find_spec(module.partition(".")[0]) is None:
            pytest.skip(f"NOT RUN: {piece} needs {module}")
        if module == "pyspark" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
            pytest.skip(f"NOT RUN: {piece} needs Java")
    if piece.language == "python" and re.search(r"^\s*>>> ", piece.code, re.MULTILINE):
        _doctest(piece, table)
    elif piece.language == "python":
        code = compile("\n" * (piece.line - 1) + textwrap.dedent(piece.code), str(piece.page), "exec")
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code, table.names)
    elif piece.language == "console":
        _console(piece, table)
    elif piece.language == "json":
        json.loads(piece.code)
    else:
        assert piece.language in ("text", "toml"), f"{piece} names no language that is known: {piece.language!r}"


class _Near(doctest.OutputChecker):
    """Takes decimal fractions that are within a tenth, as they are in what commands print."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        if super().check_output(want, got, optionflags):
            return True
        shown, printed = _FRACTION.findall(want), _FRACTION.findall(got)
        if len(shown) != len(printed) or not all(map(_near, shown, printed)):
            return False
        return super().check_output(_FRACTION.sub("#", want), _FRACTION.sub("#", got), optionflags)


def _doctest(piece: Piece, table: Table) -> None:
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    test = doctest.DocTestParser().get_doctest(piece.code, table.names, str(piece), str(piece.page), piece.line - 1)
    test.globs = table.names  # doctest works on a copy unless told
    told = io.StringIO()
    doctest.DocTestRunner(checker=_Near(), optionflags=options, verbose=False).run(
        test, out=told.write, clear_globs=False
    )
    assert not told.getvalue(), told.getvalue()


# ---------------------------------------------------------------- the command line

#: What a page tells people to do and a test does not: what it names is looked up instead.
_NOT_RUN = re.compile(r"(pip install|python -m spacy|python3? -m venv|git clone|cd |venv-pack|spark-submit)\b")
#: The verbs of the Makefile that are run here; of the others it is looked up that they exist.
_MADE = ("demo", "view")


def _console(piece: Piece, table: Table) -> None:
    make = f"make --no-print-directory -C '{ROOT}' VENV='{table.programs.parent}' PAGE='{table.folder}/page.html'"
    for command, expected in _commands(piece.code):
        if _NOT_RUN.match(command):
            _installable(command)
            continue
        if made := re.match(r"make (\w+)", command):
            verbs = re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
            assert made[1] in verbs, f"{piece}: the Makefile has no verb {made[1]}"
            if made[1] not in _MADE:
                continue
        printed = _bash(re.sub(r"^make\b", make, command), table.folder, table.programs)
        if expected:
            _compare(f"{piece}: {command}", expected, printed)


#: Programs that need not be here; what they are given is only passed on.
_PAGERS = re.compile(r"\| (?:less(?: -R)?|jq \.)")


@pytest.mark.parametrize("verb", ["", *"parse view apply explain convert batch eval".split()])
def test_the_examples_of_the_help_run(verb, bench, tmp_path, capsys):
    assert main([*filter(None, [verb]), "--help"]) == 0
    examples = capsys.readouterr().out.partition("\nexamples:\n")[2].partition("\n\n")[0].splitlines()
    commands = [_PAGERS.sub("| cat", example.strip().partition("  ")[0]) for example in examples]
    assert commands
    for n, command in enumerate(commands):
        folder = tmp_path / ("desk" if verb == "apply" else f"desk{n}")  # those of apply go on with one another
        if not folder.exists():
            shutil.copytree(bench / "desk", folder, symlinks=True)
            _lay(folder, command)
        _bash(command, folder, bench / "venv" / "bin")


def _lay(folder: Path, command: str) -> None:
    """What an example names and the pages do not."""
    for name in re.findall(r"\btalk\.(?:txt|html)|\binterview\.html", command):
        shutil.copy(folder / ("interview.txt" if name.endswith("txt") else "article.html"), folder / name)
    interview = qaparse.parse(sample())
    if "all.jsonl" in command:
        qaparse.write(interview, folder / "all.jsonl")
    if "corrections.json" in command:
        shutil.copy(folder / "corrections.json", folder / "corrections-2.json")
    if "corrected" in command:
        (folder / "corrected").mkdir()
        qaparse.write(qaparse.apply(interview, [], final=True), folder / "corrected" / "press.json")
    if "articles.parquet" in command:
        pa = pytest.importorskip("pyarrow", reason="NOT RUN: an example of batch needs the extra parquet")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pa.table({"url": ["a"], "body": [sample()]}), folder / "articles.parquet")
    if "jsonl.gz" in command:
        gold = dict.fromkeys(("style", "title", "byline"), "") | {"id": "a", "source": "here", "language": "en"}
        gold |= {"genre": "article", "speakers": [{"name": s.name, "role": s.role} for s in interview.speakers]}
        gold["blocks"] = [
            {"kind": s.kind, "text": s.text, "scored": True, **({"speaker": s.speaker.name} if s.speaker else {})}
            for s in interview.segments
        ]
        with gzip.open(folder / "gold" / "a.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(gold))


def _bash(command: str, folder: Path, programs: Path) -> str:
    """What a command prints; it has to be done without an error."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "MAKEFLAGS"},  # the tests may be run by make
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join([str(Path(qaparse.__file__).parent.parent), *filter(None, sys.path)]),
        "BROWSER": "true",
        "COLUMNS": "120",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout + done.stderr


def _commands(code: str) -> Iterator[tuple[str, str]]:
    """Each command with what stands below it; a command goes on behind a backslash."""
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, below = part.replace("\\\n", "").partition("\n")
        yield command, below.strip("\n")


def _installable(command: str) -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for extras in re.findall(r"qaparse\[([\w,]+)\]", command):
        for extra in extras.split(","):
            assert re.search(rf"^{extra} = \[", declared, re.MULTILINE), f"{command}: there is no extra {extra}"


_NUMBER = re.compile(r"(?<![\w.])[+-]?\d+(?:\.\d+)?")
_FRACTION = re.compile(r"(?<![\w.])[+-]?\d+\.\d+")


def _near(shown: str, printed: str) -> bool:
    a, b = float(shown), float(printed)
    return abs(a - b) <= 0.1 * max(abs(a), abs(b), 1)


def _compare(what: str, expected: str, printed: str) -> None:
    """Words are equal, numbers within a tenth; a line ``…`` stands for any lines."""
    chunks = [re.sub(r"[ \t]+", " ", c.strip("\n")) for c in re.split(r"^ *…\n?", expected, flags=re.MULTILINE)]
    pattern = r"(?:.*\n)*?".join(
        "".join(re.escape(word) if n % 2 == 0 else r"([+-]?[\d.]+)" for n, word in enumerate(_parted(chunk))) + r"\s*"
        for chunk in chunks
    )
    shown = re.sub(r"[ \t]+", " ", printed)
    found = re.fullmatch(rf"\s*{pattern}(?:.*\n)*" if expected.rstrip().endswith("…") else rf"\s*{pattern}", shown)
    assert found, f"{what} prints\n{printed}\nand not\n{expected}"
    for shows, prints in zip(_NUMBER.findall("\n".join(chunks)), found.groups()):
        assert _near(shows, prints), f"{what}: {shows} on the page, {prints} now\n{printed}"


def _parted(text: str) -> list[str]:
    """Words and numbers in turn, beginning with words."""
    return re.split(rf"({_NUMBER.pattern})", text)


# ---------------------------------------------------------------- what the pages hold


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_stands_where_it_is_not_run(page):
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    assert not re.findall(r"^ {4,}(?:\$ )?(?:qaparse|make|pip|python3?) .*", text, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Files and headings; what lies on the web is not asked for."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        path, _, heading = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name} leads to {target}"
        if heading:
            heads = re.findall(r"^#+ (.*)", file.read_text(encoding="utf-8"), re.MULTILINE)
            known = {re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-") for head in heads}
            assert heading in known, f"{page.name} leads to {target}"


def test_every_public_name_stands_in_the_reference():
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    described = set(re.findall(r"auto(?:function|class|module):: qaparse\.(\w+)", page))
    assert {name for name in qaparse.__all__ if not name.startswith("__")} - {"QaparseError"} <= described


def test_every_page_is_in_the_table_of_contents():
    contents = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {path.stem for path in (ROOT / "docs").iterdir() if path.suffix in (".md", ".ipynb")} - {"index"}
    assert pages == {
        page for block in re.findall(r"maxdepth: 1\n(.*?)```", contents, re.DOTALL) for page in block.split()
    }


def test_the_limits_are_those_of_the_code():
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", page, re.MULTILINE))
    assert {name: float(value.replace(",", "")) for name, value in shown.items()} == attrs.asdict(qaparse.Limits())


def test_the_figures_of_the_readme_are_those_of_the_report():
    def row(page, name):
        text = (ROOT / page).read_text(encoding="utf-8")
        first = text.index(f"| {name} |")
        lines = [
            line for line in text[first:].split("\n")[:8] if line.startswith((f"| {name} |", "| … a question mark"))
        ]
        return [[float(n) for n in re.findall(r"(?<=\| )[\d.]+(?= \|)", line)] for line in lines[:2]]

    for name in ("articles", "transcripts of speech"):
        shown = row("README.md", name)
        assert [len(figures) for figures in shown] == [3, 3]
        assert shown == row("docs/reading.md", f"{name}, English"), name


def test_the_figures_of_who_answers_are_those_of_the_fit():
    page = (ROOT / "docs" / "attribution.md").read_text(encoding="utf-8")
    fitted = json.loads((ROOT / "src/qaparse/weights/attribution.json").read_text(encoding="utf-8"))

    def shown(row):
        cells = re.search(rf"^\| {re.escape(row)} \|(.*)\|$", page, re.MULTILINE)
        assert cells, row
        return [float(cell) for cell in cells[1].split("|")]

    for threshold, podcasts in fitted["thresholds"]["spoken"].items():
        figures = [*podcasts.values(), *fitted["thresholds"]["edited"][threshold].values()]
        assert shown(threshold) == pytest.approx(figures, abs=0.0051), threshold
    for source, figures in fitted["held_out"].items():
        row = {"spoken": "**podcasts**", "edited": "**articles**"}.get(source, source)
        assert shown(row) == list(figures.values()), source


def test_the_verbs_are_those_of_the_command_line(capsys):
    assert main(["--help"]) == 0
    verbs = set(re.findall(r"^    (\w+) {2,}", capsys.readouterr().out, re.MULTILINE))
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert verbs == set(re.findall(r"^\| `qaparse (\w+)", page, re.MULTILINE))


# ---------------------------------------------------------------- the notebook

TOUR = ROOT / "docs" / "tour.ipynb"


@pytest.fixture(scope="module")
def made():
    return runpy.run_path(str(ROOT / "docs" / "made.py"))


def test_the_tour_runs(made):
    pytest.importorskip("pandas", reason="NOT RUN: the tour ends with a table of pandas (extra pandas)")
    shown = [
        (text, html)
        for kind, _, text, html in made["cells"](json.loads(TOUR.read_text(encoding="utf-8")))
        if kind == "code"
    ]
    assert "8 exchanges" in shown[0][1]
    assert all(text or html for text, html in shown), "each cell shows something"
    assert all(len(html) < 10_000 and "<script" not in html for _, html in shown)


def test_the_tour_is_kept_without_what_it_shows():
    content = json.loads(TOUR.read_text(encoding="utf-8"))
    assert (content["nbformat"], content["nbformat_minor"]) == (4, 4)
    for cell in content["cells"]:
        assert cell.keys() <= {"cell_type", "metadata", "source", "outputs", "execution_count"}
        assert not cell["metadata"]
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    assert TOUR.stat().st_size < 20_000


# ---------------------------------------------------------------- pages that are made


def test_the_record_is_told_from_its_schema(made):
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    page = made["schema"](schema)
    assert "| `source.text` | string |" in page
    assert "| `segments[].attribution` | `attribution` or null |" in page
    for name in schema["properties"]:
        assert f"| `{name}` |" in page


def test_changes_that_are_not_released_stand_in_the_changelog(made, tmp_path):
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\nWhat changes.\n\nChanges that are not yet released are elsewhere.\n\n"
        "<!-- fragments are joined below this line -->\n## 0.1\n\n- All.\n",
        encoding="utf-8",
    )
    (tmp_path / "changelog.d" / "+new.added.md").write_text("Something\nnew.\n", encoding="utf-8")
    assert made["changelog"](tmp_path) == (
        "# Changelog\n\nWhat changes.\n\n## Not released yet\n\n### Added\n\n- Something new.\n\n## 0.1\n\n- All.\n"
    )

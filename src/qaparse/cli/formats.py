"""``qaparse formats``: what can be read and written, by what, and what is installed."""

from __future__ import annotations

import argparse
import importlib
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import regex

from ..errors import OutputError
from ..writers import WRITERS
from ..writers.rows import COLUMNS, UNITS, Column

if TYPE_CHECKING:
    from ..readers import Reader

__all__ = ["add", "filled", "tables"]

Extras: TypeAlias = Mapping[str, Sequence[str]]


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "formats",
        help="list what can be read and written",
        description="List the formats that can be read and written, the libraries that do it, and what is installed.",
    )
    parser.add_argument(
        "--into", metavar="PAGE", help="write the tables of the documentation into this Markdown page instead"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the list, or bring the page up to date."""
    if args.into is None:
        print("\n".join(_listing()))
        return 0
    page = Path(args.into)
    page.write_text(filled(page.read_text(encoding="utf-8"), page.resolve().parent.parent), encoding="utf-8")
    return 0


# ---------------------------------------------------------------- what is installed


@attrs.frozen
class _Library:
    """A package that an extra brings, and its version where it is installed."""

    package: str
    installed: str | None


def _libraries(extra: str | None) -> Iterator[_Library]:
    """What the extra brings, by this package's own metadata."""
    lines = requires("qaparse") or ()
    for package in _packages(line for line in lines if extra and regex.search(rf"extra == ['\"]{extra}['\"]", line)):
        yield _Library(package, _installed(package))


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _packages(requirements: Iterable[str]) -> list[str]:
    """The names of the packages, but for those that only some Pythons need."""
    return [regex.split(r"[^\w.-]", r, maxsplit=1)[0] for r in requirements if "python_version" not in r]


def _needs(extra: str | None) -> str:
    libraries = list(_libraries(extra))
    if all(lib.installed for lib in libraries):
        return ", ".join(f"{lib.package} {lib.installed}" for lib in libraries) or "-"
    return f"{', '.join(lib.package for lib in libraries if not lib.installed)}: pip install 'qaparse[{extra}]'"


def _listing() -> Iterator[str]:
    """A line a format and direction, in columns."""
    from ..readers import READERS

    rows = [("FORMAT", "", "FILES", "LIBRARY")]
    for name in dict.fromkeys((*READERS, *WRITERS)):
        for word, format_ in (("read", READERS.get(name)), ("written", WRITERS.get(name))):
            if format_ is not None:
                rows.append((name, word, " ".join(format_.suffixes) or "a folder", _needs(format_.extra)))
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    for row in rows:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths)), row[3]])


# ---------------------------------------------------------------- the tables of docs/formats.md


def filled(page: str, root: Path) -> str:
    """The page with each ``<!-- table: NAME -->`` … ``<!-- end -->`` filled anew; ``root`` is the project's folder."""
    made = tables(root)
    missing = set(made) - set(regex.findall(r"<!-- table: ([\w-]+) -->", page))
    if missing:
        raise OutputError("the page", f"it has no place for {', '.join(sorted(missing))}")
    return regex.sub(
        r"(<!-- table: ([\w-]+) -->\n).*?(<!-- end -->)",
        lambda m: f"{m[1]}\n{made[m[2]]}\n\n{m[3]}",
        page,
        flags=regex.DOTALL,
    )


def tables(root: Path) -> dict[str, str]:
    """The tables by name, as Markdown."""
    extras = _extras(root)
    return {
        "read": _table(("name", "files", "what it reads", "needs", "limits", "fixtures"), _read(root, extras)),
        "written": _table(("name", "files", "documents", "holds", "needs"), _written(extras)),
        **{unit: _table(("column", "type", "is"), _columns(COLUMNS[unit])) for unit in UNITS},
    }


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _read(root: Path, extras: Extras) -> Iterator[Sequence[str]]:
    from ..readers import READERS

    folder = root / "tests" / "fixtures" / "readers"
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    for reader in READERS.values():
        own = (p.relative_to(folder).parts[0] for p in files if _is_of(p, reader))
        links = (f"[{name}](../tests/fixtures/readers/{name})" for name in dict.fromkeys(own))
        needs = _needed(reader.extra, extras)
        limits = _code(_limits(reader))
        yield f"`{reader.name}`", _code(reader.suffixes), _says(reader.read), needs, limits, " ".join(links)


def _limits(reader: Reader) -> list[str]:
    """The limits that a reader's code looks at, with the modules of the room that it leans on."""
    from ..readers import Limits

    names = [reader.read.__module__]
    for name in names:  # grows as it goes
        used = (getattr(value, "__module__", None) or "" for value in vars(sys.modules[name]).values())
        names += {m for m in used if m.startswith("qaparse.readers.") and m not in (*names, type(reader).__module__)}
    code = "\n".join(inspect.getsource(sys.modules[name]) for name in names)
    # What every reader asks of `base`: the bytes of a file, its text, the time that it takes.
    asked = {"bytes": "limits", "characters": "decode(", "seconds": "Clock("}
    known = [field.name for field in attrs.fields(Limits)]
    return [n for n in known if f"limits.{n}" in code or asked.get(n, "\0") in code]


def _says(function: Callable[..., object]) -> str:
    """What the module of a reader says that it reads: the first line of its docstring."""
    return (sys.modules[function.__module__].__doc__ or "").partition("\n")[0].rstrip(".")


def _is_of(fixture: Path, reader: Reader) -> bool:
    """Whether a fixture is of the format, or holds cases of it, which is text whatever the format."""
    cases = fixture.stem.endswith("-cases")
    return fixture.name.startswith(f"{reader.name}-") if cases else fixture.suffix.lower() in reader.suffixes


def _written(extras: Extras) -> Iterator[Sequence[str]]:
    for writer in WRITERS.values():
        many = "one" if writer.takes == "one" else "any number"
        files = _code(writer.suffixes) or "a folder"
        yield f"`{writer.name}`", files, many, writer.holds, _needed(writer.extra, extras)


def _extras(root: Path) -> Extras:
    """What each extra brings, by the project's own declaration."""
    toml = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    declared = toml.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    return {extra: _packages(lines) for extra, lines in declared.items()}


def _needed(extra: str | None, extras: Extras) -> str:
    return f"the extra `{extra}` ({', '.join(extras[extra])})" if extra else "nothing"


def _code(words: Sequence[str]) -> str:
    return " ".join(f"`{w}`" for w in words)


_TYPES = {"text": "string", "texts": "list of strings", "whole": "integer", "number": "float", "yes-no": "boolean"}


def _columns(columns: Sequence[Column], within: str = "") -> Iterator[Sequence[str]]:
    for column in columns:
        name = f"{within}{column.name}"
        nested = not isinstance(column.type, str)
        yield f"`{name}`", "list of records" if nested else _TYPES[str(column.type)], column.says
        if not isinstance(column.type, str):
            yield from _columns(column.type, f"{name}[].")

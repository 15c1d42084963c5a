"""Tables as delimited text, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import regex

from .rows import Column, Row

__all__ = ["delimited", "guarded", "unguarded"]

# A spreadsheet takes for a formula what begins so, whole or behind white space that it skips (full-width forms in
# East Asian locales). An apostrophe makes it text. One is added, too, where apostrophes stand before it already:
# so one can be taken away again.
_FORMULA = regex.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = regex.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guarded(cell: str) -> str:
    """The cell as it is written: an apostrophe before what a spreadsheet would take for a formula.

    >>> guarded("-- so they say"), guarded("It's late")
    ("'-- so they say", "It's late")
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was: ``unguarded(guarded(cell)) == cell``."""
    return cell[1:] if _GUARDED.match(cell) else cell


def delimited(delimiter: str) -> Callable[[Sequence[Column], Iterator[Row]], Iterator[str]]:
    """The ``write`` of a format whose cells are parted so."""

    def write(columns: Sequence[Column], rows: Iterator[Row]) -> Iterator[str]:
        line = io.StringIO(newline="")
        writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([c.name for c in columns])
        for row in rows:
            if line.tell() > 1 << 16:
                yield _taken(line)
            writer.writerow([_cell(row[c.name]) for c in columns])
        yield _taken(line)

    return write


def _taken(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def _cell(value: Any) -> str | int | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    # Readers of CSV written in C end a cell at a NUL.
    return guarded(value.replace("\x00", "\ufffd")) if isinstance(value, str) else value

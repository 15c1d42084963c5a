"""What the output stream can show: colour only on a terminal, UTF-8 always."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TextIO

import attrs

__all__ = ["Style", "printable", "told", "use_utf8", "width"]

#: No line on standard error is longer, in characters: what it quotes may be.
_LONGEST = 600
_CODES = {"bold": "1", "dim": "2", "underline": "4", "question": "36", "answer": "32", "other": "35"}


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 cannot hold is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# A document may hold the codes that move a terminal's cursor or change its title: they are shown, not obeyed.
_CONTROLS = {c: 0x2400 + c for c in range(0x20) if chr(c) not in "\t\n"} | dict.fromkeys(range(127, 160), 65533)


def printable(text: str) -> str:
    """The text with its control characters, tabs and line breaks apart, as visible signs.

    >>> printable("a\\x1b[31mb")
    'a␛[31mb'
    """
    return text.translate(_CONTROLS)


def told(line: str) -> None:
    """Say a line on standard error, where documents may be quoted in it."""
    print(printable(line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"), file=sys.stderr)


@attrs.frozen
class Style:
    """How words are set off: by colour and underlining, or by brackets.

    >>> Style(colour=False).mark("why?"), Style(colour=True).mark("why?")
    ('[[why?]]', '\\x1b[4mwhy?\\x1b[0m')
    """

    colour: bool

    @classmethod
    def of(cls, stream: TextIO) -> Style:
        """Colour on a terminal, unless ``NO_COLOR`` is set or the terminal is dumb."""
        return cls(stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def paint(self, text: str, *names: str) -> str:
        """The text in these colours, where there are any."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_CODES[n] for n in names)}m{text}\x1b[0m"

    def mark(self, text: str) -> str:
        """The words of the evidence: underlined, or in double brackets."""
        return self.paint(text, "underline") if self.colour else f"[[{text}]]"


def width() -> int:
    """Columns to write in: the terminal's, at most 100; 100 where there is none."""
    return max(40, min(100, shutil.get_terminal_size((100, 24)).columns))

"""Where one block ends and the next begins: paragraphs, whatever line breaks the text came with.

Blank lines always part blocks. A single line break parts them too, unless the text is hard-wrapped:
its lines then end where the next word would not have fitted. Readers that know the paragraphs
(Markdown, HTML) say so with ``paragraph`` marks; line breaks inside one are then soft.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeAlias

import regex

from ..records import Source, Span

__all__ = ["quotation_depth", "solid_lines", "split_blocks"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BREAK = regex.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
_WORD = re.compile(r"\S+")
_ITEM = regex.compile(r"(?:[-–—•·▪◦‣*]|\(?\d{1,3}[.)]|[a-z][.)])\s")
#: Start and end of a line, and the line breaks since the last one.
_Line: TypeAlias = "tuple[int, int, int]"
#: No text is wrapped narrower, or wider, than this; so many of its lines end before it, and so many breaks fit it.
_NARROWEST, _WIDEST = 24, 120
_ENDS_BEFORE, _FITTING = 0.95, 0.6
#: A wrapped line may fall this short of the width: not everyone breaks as late as possible.
_RAGGED = 14


def split_blocks(source: Source, opens_turn: Callable[[int], object]) -> list[Span]:
    """The blocks of a text, in order, without white space at their ends.

    ``opens_turn(start)`` says whether the line that starts there begins with a speaker's label: such a line
    opens a block wherever it stands.
    """
    text = source.text
    lines = _lines(text)
    soft = _soft_breaks(source)
    width = _wrapped_at(text, [(x, y) for x, y in pairwise(lines) if y[2] == 1 and not opens_turn(y[0])])
    blocks: list[Span] = []
    start = end = -1
    previous: _Line | None = None
    for line in lines:
        a, b, _ = line
        if previous is not None:
            joined = line[2] == 1 and not opens_turn(a)
            if joined and quotation_depth(text, a) != quotation_depth(text, start):
                joined = bool(opens_turn(start))
            if joined and not _inside(soft, previous[1], a):
                joined = width > 0 and _wraps(text, previous, line, width)
            if not joined:
                blocks.append(Span(start, end))
                start = -1
        if start < 0:
            start = a
        end = b
        previous = line
    if start >= 0:
        blocks.append(Span(start, end))
    return blocks


def solid_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds something, without the white space at its ends."""
    for line in _LINE.finditer(text):
        a, b = line.span()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            yield a, b


def _lines(text: str) -> list[_Line]:
    """The lines that hold something, each with the line breaks since the last one."""
    out: list[_Line] = []
    last = 0
    for a, b in solid_lines(text):
        gap = text[last:a]
        breaks = len(_BREAK.findall(gap)) if len(gap) > 1 else 1
        out.append((a, b, breaks))
        last = b
    return out


def _soft_breaks(source: Source) -> list[Span]:
    return sorted(m.span for m in source.marks if m.kind == "paragraph")


def _inside(paragraphs: list[Span], a: int, b: int) -> bool:
    """Whether one paragraph holds both ends of a line break."""
    n = bisect_right(paragraphs, a, key=lambda s: s.start) - 1
    return n >= 0 and paragraphs[n].end >= b


def _wraps(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Whether the break between two lines is one that wrapping made."""
    if _ITEM.match(text, after[0], after[1]):
        return False
    size = _column(text, line)
    word = _WORD.match(text, after[0], after[1])
    room = width - size - 1 - (len(word[0]) if word else 0)
    if room < 0:
        return True
    unfinished = text[line[1] - 1] not in '.?!:;”"…)]'
    return room < _RAGGED and (unfinished or text[after[0]].islower()) and size > width // 2


def quotation_depth(text: str, at: int) -> int:
    """How deep a mail quotes the line that starts here."""
    depth = 0
    while text.startswith(">", at):
        depth += 1
        at += 1
        while text.startswith(" ", at):
            at += 1
    return depth


def _column(text: str, line: _Line) -> int:
    """Where the line ends, its indent included."""
    a = line[0]
    while a > 0 and text[a - 1] in " \t":
        a -= 1
    return line[1] - a


def _wrapped_at(text: str, pairs: list[tuple[_Line, _Line]]) -> int:
    """The width at which the text is hard-wrapped, 0 where it is not.

    ``pairs`` are lines with the next one, where only one line break parts them and no label. A few lines may be longer
    (an address, a table): then the width is where nearly all the others end.
    """
    if len(pairs) < 2:
        return 0
    sizes = sorted(_column(text, x) for x, _ in pairs)
    width = sizes[-1]
    if width > _WIDEST:
        width = sizes[int(len(sizes) * _ENDS_BEFORE)]
        if width > _WIDEST:
            return 0
    if width < _NARROWEST:
        return 0
    fit = sum(_wraps(text, x, y, width) for x, y in pairs)
    return width if fit >= _FITTING * len(pairs) else 0

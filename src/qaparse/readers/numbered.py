"""Lines that a transcript numbers, and the labels by which those of courts are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
import regex

__all__ = ["COURT", "Line", "is_court", "is_numbered", "lines"]

_NUMBER = regex.compile(
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?:[ \t]?[AaPp][Mm])?[ \t]++)?(\d{1,4})(?:([ \t]++)(?=\S)|[ \t]*+\Z)"
)
#: When a line was said, beside it on the right; so many of the lines have it, where any has.
_WHEN = regex.compile(
    r"(?<![ \t])[ \t]{2,}+\d{1,2}:\d\d(?::\d\d(?:\.\d++)?+)?(?:[ \t]?[AaPp][Mm])?[ \t]*+$", regex.MULTILINE
)
_TIMED = 0.3
#: A page and a line before the words, as programs that quote transcripts write them: 00012:05.
_PLACE = regex.compile(r"(\d{4,6}):(\d\d)(?:[ \t]++(?=\S)|[ \t]*+\Z)")
#: How a turn opens in court: "Q.", "A.", "THE COURT:", "MS. ROE:", "BY MS. ROE:".
COURT = regex.compile(
    r"[QA](?:[.:][ \t]+|[ \t]{2,}|\t)(?=\S)"
    r"|(?:BY[ \t]+)?(?:THE|MR|MRS|MS|MISS|DR)\b\.?[ \t]+\p{Lu}[\p{L}.'’ -]{1,40}:(?!\S)"
)
#: A line follows on another although so many are missing; it is of the next page where the last one has so many.
_MISSING, _PAGE = 6, 10
#: A document is one of numbered lines where so many of its lines are, and no fewer; so many open a turn in court.
_SHARE, _LEAST, _TURNS = 0.5, 8, 3


@attrs.frozen
class Line:
    """A printed line: its number, the words behind that, and the whole of it.

    ``leaf`` is true where a form feed stands before it; ``number`` is ``None`` where the line has none, or one that
    does not follow on that of the line before: it is part of the words then. ``page`` is that which stands before
    the number.
    """

    number: int | None
    words: str
    whole: str
    leaf: bool = False
    page: int | None = None


def lines(text: str) -> Iterator[Line]:
    """The lines of a text, those that are numbered with their numbers.

    >>> [(line.number, line.words) for line in lines("  1   Q.  Why?\\n  2   A.  In\\n1999 it was.")]
    [(1, 'Q.  Why?'), (2, 'A.  In'), (None, '1999 it was.')]
    """
    last = 0
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f")
    if len(_WHEN.findall(text)) > _TIMED * (text.count("\n") + 1):
        text = _WHEN.sub("", text)
    for raw in text.split("\n"):
        leaf = raw.startswith("\f")
        whole = raw.strip().expandtabs()
        if place := _PLACE.match(whole):
            last = int(place[2])
            yield Line(last, whole[place.end() :], whole, leaf, int(place[1]))
            continue
        found = _NUMBER.match(whole)
        number = int(found[1]) if found else 0
        if found and (number == 1 or 0 < number - last <= _MISSING or (0 < number <= _MISSING and last >= _PAGE)):
            last = number
            yield Line(number, whole[found.end() :], whole, leaf)
        else:
            yield Line(None, whole, whole, leaf)


def is_numbered(printed: Iterable[Line]) -> bool:
    """True where most lines that hold something are numbered."""
    filled = [line.number is not None for line in printed if line.whole]
    return sum(filled) >= max(_LEAST, _SHARE * len(filled))


def is_court(text: str) -> bool:
    """True for a text of numbered lines several of which open turns as in court."""
    printed = list(lines(text))
    turns = sum(line.number is not None and COURT.match(line.words) is not None for line in printed)
    return turns >= _TURNS and is_numbered(printed)

"""Transcripts of courts: turns over numbered lines and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import attrs
import regex

from ..cues.labels import generic_role
from ..records import Role
from .base import Clock
from .numbered import COURT, Line, is_numbered, lines
from .page import Page
from .sheets import Sheets

__all__ = ["court"]

_LABEL = regex.compile(r"(?:BY[ \t]+)?\p{Lu}[\p{Lu}\p{N}.'’# -]{1,40}:(?!\S)")
#: Who examines. "BY" alone opens many a wrapped line: a colon tells, or a title in capitals.
_EXAMINES = regex.compile(
    r"(?i:EXAMINATION[ \t]+BY)[ \t]+[^:]{3,60}:?"
    r"|B[Yy][ \t]+\p{Lu}[^:]{2,60}:"
    r"|BY[ \t]+(?:MR|MRS|MS|MISS|DR)\b[^:\p{Ll}]{2,60}"
)
_EXAMINATION = regex.compile(r"(.*\bEXAMINATION\b.*?)[ \t]+(BY[ \t]+[^:]{3,60}:)")
#: No line that says so is longer, in characters.
_LONGEST = 200
#: A label without its point.
_BARE = regex.compile(r"\A([QA])(?:[ \t]{2,}|\t)")
#: Somebody with a title or an office; an interpreter speaks for the witness.
_OFFICE = r"(?P<who>(?:THE|MR|MRS|MS|MISS)\b\.?[ \t]+(?!INTERPRETER)\p{Lu}[\p{Lu}.'’ -]{1,40})"
_BENCH = regex.compile(rf"{_OFFICE}:(?!\S)|(?:EXAMINATION[ \t]+)?B[Yy][ \t]+{_OFFICE}:?\Z")
_PAGE = regex.compile(
    r"(?i)(?:\bpage:?[ \t]*+|\A[\W_]{0,20}+|[ \t]{3,}+)"
    r"(\d{1,5}|(?-i:[ivxl]{1,7}))(?:[ \t]*+(?:of|/)[ \t]*+\d{1,5})?[\W_]{0,20}+\Z"
)
_LEADING = regex.compile(r"(?i)\A\W{0,20}page:?[ \t]*(\d{1,5})\b")
_DIGITS = regex.compile(r"\d+")
_ENDS = tuple('.?!:)"”')
#: Lines that stand so often above or below pages run along.
_OFTEN = 2
#: A witness answers where so many questions and answers are marked as such.
_ASKED = 2
#: A heading has more letters.
_SHORT = 3
#: A transcript is in capitals throughout where so many of its lines are: they say nothing then.
_CAPITALS = 0.6


def court(text: str, clock: Clock) -> tuple[Page, dict[str, Any]]:
    """A transcript of a court on a page, and ``participants``: where a witness answers, all others who have an office.

    Lines are joined to turns; ``readers.legal`` says how. Of a text without numbered lines all lines count.
    """
    printed = list(lines(text))
    if not is_numbered(printed):
        printed = [Line(None, line.whole, line.whole, line.leaf) for line in printed]
    clock.check()
    capitals = sum(line.words.isupper() for line in printed)
    writer = _Writer(capitals=capitals > _CAPITALS * sum(bool(line.words) for line in printed))
    for leaf in _leaves(printed):
        clock.check()
        writer.leaf(leaf)
    page = writer.finished()
    participants = [{"name": name, "role": "interviewer", "words": []} for name in writer.bench]
    return page, {"participants": participants} if participants else {}


# ---------------------------------------------------------------- pages


@attrs.define(eq=False)
class _Leaf:
    """A page: its number, its lines, and what runs along above and below them."""

    lines: list[Line]
    number: int | str | None = None
    along: list[str] = attrs.field(factory=list)


def _leaves(all_lines: Sequence[Line]) -> list[_Leaf]:
    """The pages: a form feed or the number 1 begins one."""
    if not any(line.number for line in all_lines):
        return [_Leaf(list(all_lines))]
    # What stands between the last number of a page and the first of the next belongs to either.
    bodies: list[list[Line]] = []
    gaps: list[list[Line]] = [[]]
    for line in all_lines:
        if line.number is None:
            gaps[-1].append(line)
            continue
        before = next((x.number for x in reversed(bodies[-1]) if x.number), 0) if bodies else 0
        turned = line.page is not None and bool(bodies) and line.page != bodies[-1][-1].page
        if not bodies or turned or line.number <= before or line.leaf or any(x.leaf for x in gaps[-1]):
            bodies.append([line])
            gaps.append([])
        else:  # what has no number amid a page is text: a line that was broken
            bodies[-1] += [*(broken for broken in gaps[-1] if broken.words), line]
            gaps[-1] = []
    heads, feet = _sides(gaps)
    running = Counter(shape for side in (heads, feet) for gap in side for shape in {_shape(line) for line in gap})
    out = []
    for body, head, foot in zip(bodies, heads, feet):
        leaf = _Leaf([], body[0].page)
        for line in head:
            _furnish(leaf, line, running)
        leaf.lines += body
        for line in foot:
            _furnish(leaf, line, running)
        out.append(leaf)
    return out


def _sides(gaps: Sequence[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """For each page what stands above it, and what stands below it."""
    first, last = gaps[0], gaps[-1]
    above = any(_number(line) is not None for line in first) or not any(_number(line) is not None for line in last)
    tops, ends = {_shape(line) for line in first if line.words}, {_shape(line) for line in last if line.words}
    heads, feet = [list(first)], []
    for gap in gaps[1:-1]:
        shapes = [_shape(line) for line in gap]
        cut = next((n for n, line in enumerate(gap) if line.leaf), -1)
        if cut < 0:
            cut = next((n + 1 for n in reversed(range(len(gap))) if shapes[n] in ends - tops), -1)
        if cut < 0:
            cut = next((n for n in range(len(gap)) if shapes[n] in tops), 0 if above else len(gap))
        feet.append(gap[:cut])
        heads.append(gap[cut:])
    return heads, [*feet, list(last)]


def _number(line: Line) -> int | str | None:
    found = _PAGE.search(line.words) or _LEADING.match(line.words)
    return None if found is None else int(found[1]) if found[1].isdecimal() else found[1]


def _shape(line: Line) -> str:
    return " ".join(_DIGITS.sub("#", line.words).split())


def _furnish(leaf: _Leaf, line: Line, running: Counter[str]) -> None:
    """A line above or below those that are numbered: the number of the page, what runs along, or text."""
    number = _number(line)
    if number is not None and leaf.number is None:
        leaf.number = number
    if number is not None or (line.words and running[_shape(line)] >= _OFTEN):
        words = " ".join(line.words.split())
        if any(c.isalpha() for c in words.replace(str(number), "")):
            leaf.along.append(words)
    elif line.words or leaf.lines:
        leaf.lines.append(line)


# ---------------------------------------------------------------- turns


class _Writer:
    """Writes the lines of page after page, joined to turns."""

    def __init__(self, *, capitals: bool) -> None:
        self._sheets = Sheets()
        self._capitals = capitals
        self._last = ""  # the line before in this block
        self._aside = False  # the block is one in brackets
        self._apart = False  # an empty line stands before
        self._examines = False  # the line before says who asks
        self._sides: Counter[str] = Counter()  # turns of questions and of answers
        self._labels: dict[str, None] = {}

    @property
    def bench(self) -> Sequence[str]:
        """Who speaks and is no witness: where a witness answers, all others who have a title or an office."""
        asked = min(self._sides["Q"], self._sides["A"]) >= _ASKED
        return [name for name in self._labels if generic_role(name) is not Role.INTERVIEWEE] if asked else []

    def leaf(self, leaf: _Leaf) -> None:
        """One page."""
        turned = False
        self._apart = False
        for line in leaf.lines:
            if not line.words:
                self._apart = True
                continue
            for words in _parts(line.words):
                opens = self._opens(words)
                if opens:
                    self._end()
                if not turned:
                    self._sheets.turn(leaf.number)
                    turned = True
                self._write(words, line.number, opens=opens)
            self._apart = False
        self._sheets.along += [(leaf.number, words) for words in leaf.along]

    def _opens(self, words: str) -> bool:
        """Whether a line opens a block."""
        if self._examines:
            return False
        if not self._last or COURT.match(words) or _LABEL.match(words):
            return True
        if self._sheets.in_heading:
            return True
        if not self._last.endswith(_ENDS) and not self._apart:
            return False
        return self._apart or words[0] == "(" or self._is_heading(words) or (self._aside and self._last[-1] == ")")

    def _write(self, words: str, number: int | None, *, opens: bool) -> None:
        page = self._sheets.page
        if (opens or self._examines) and COURT.match(words) and words[0] in "QA":
            self._sides[words[0]] += 1
        elif opens and (label := _BENCH.match(words)):
            self._labels.setdefault(" ".join(label["who"].split()))
        if self._examines:
            page.write("\n")
        elif not opens:
            page.wrap()
        self._examines = _EXAMINES.fullmatch(words) is not None
        if opens:
            self._aside = words[0] == "("
            if self._is_heading(words) and words[-1] not in ",:":
                self._sheets.heading(1)
        line = None if number is None else page.open("line", number)
        page.write(" ".join(_BARE.sub(r"\1. ", words).split()))
        if line is not None:
            page.close(line)
        self._last = words

    def _end(self) -> None:
        """The block is done."""
        self._sheets.end()
        self._last = ""
        self._examines = False

    def _is_heading(self, words: str) -> bool:
        """Whether a line is set as headings are: in capitals, and neither a sentence nor a label."""
        letters = sum(c.isalpha() for c in words)
        return not self._capitals and words.isupper() and letters > _SHORT and not words.endswith((".", "?", "-", ":"))

    def finished(self) -> Page:
        """The page, with all that was written."""
        return self._sheets.finished()


def _parts(words: str) -> Sequence[str]:
    """A line, or two where it says which examination begins and who asks."""
    found = _EXAMINATION.fullmatch(words) if len(words) <= _LONGEST else None
    return (found[1], found[2]) if found else (words,)

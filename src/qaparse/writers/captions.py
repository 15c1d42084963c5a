"""What is said as captions: the timed stretches of a record, each with who says it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator

import attrs

from ..errors import OutputError
from ..records import Interview, Mark, Segment, Span
from .characters import one_line
from .transcript import label_of

__all__ = ["Caption", "captions_of", "clock", "left_out"]

#: Words that have a time each are shown together, as far as two lines of captions hold.
_TWO_LINES = 84
#: How long words are shown of which nothing says when they end: a second, or at so many characters a second.
_LEAST, _READ = 1.0, 15.0


@attrs.frozen
class Caption:
    """A stretch on one line; when it is shown, in milliseconds; and the label of who says it."""

    begins: int
    ends: int
    label: str | None
    text: str


def captions_of(interview: Interview, format_: str) -> list[Caption]:
    """The captions in order of their times. What has no time is left out.

    Raises ``OutputError`` where nothing has a time.
    """
    until = {m.span.end: m for m in interview.source.marks if m.kind == "until" and _seconds(m) < math.inf}
    found: list[tuple[float, float | None, str | None, str]] = []
    for segment, marks in _timed(interview):
        label = label_of(segment) if segment.kind.spoken else None
        for stretch, begins, ends in _stretches(segment, marks, until):
            if text := one_line(stretch.of(interview.text)):
                found.append((begins, ends, label, text))
    if not found:
        raise OutputError(
            format_,
            "the document has no times, and captions cannot do without: read one that has them (captions, a transcript "
            "with times), or write a format without, such as text or markdown",
        )
    found.sort(key=lambda f: f[0])
    return [_caption(*f, following=next((g[0] for g in found[n + 1 : n + 2]), math.inf)) for n, f in enumerate(found)]


def left_out(interview: Interview) -> str:
    """What of a record captions do not show, in a line; empty where all has a time, or nothing has."""
    shown = {segment.span for segment, marks in _timed(interview) if marks}
    turns = interview.turns if shown else ()
    without = sum(any(s.span not in shown for s in turn.segments) for turn in turns)
    return f"of {len(turns)} turns {without} have words without a time, which are left out" if without else ""


def _timed(interview: Interview) -> Iterator[tuple[Segment, list[Mark]]]:
    """Each segment with the times that stand in it."""
    timed = [m for m in interview.source.marks if m.kind == "time" and _seconds(m) < math.inf]
    timed.sort(key=lambda m: m.span)
    starts = [m.span.start for m in timed]
    for segment in interview.segments:
        words = segment.content
        low, high = bisect_left(starts, words.start), bisect_left(starts, words.end)
        if low and timed[low - 1].span.overlaps(words):
            low -= 1
        yield segment, timed[low:high]


def _stretches(
    segment: Segment, marks: list[Mark], until: dict[int, Mark]
) -> Iterator[tuple[Span, float, float | None]]:
    """The stretches of a segment that have times; together they are all of it."""
    words, text = segment.content, segment.source.text
    at = words.start
    begins: float | None = None
    for n, mark in enumerate(marks):
        if begins is None:
            begins = _seconds(mark)
        end = until.get(mark.span.end)
        ends = None if end is None else _seconds(end)
        stop = marks[n + 1].span.start if n + 1 < len(marks) else words.end
        # A word alone waits for the next one, as long as there is room.
        alone = len(text[mark.span.start : stop].split(None, 1)) < 2
        if n + 1 < len(marks) and alone and marks[n + 1].span.end - at <= _TWO_LINES:
            continue
        yield Span(at, max(at, stop)), begins, ends
        at, begins = max(at, stop), None


def _caption(begins: float, ends: float | None, label: str | None, text: str, following: float) -> Caption:
    if ends is None:
        ends = begins + max(_LEAST, len(text) / _READ)
        if begins < following < ends:
            ends = following
    first = round(begins * 1000)
    return Caption(first, max(first + 1, round(ends * 1000)), label, text)


def _seconds(mark: Mark) -> float:
    """What a mark of time says; infinity for what captions cannot show (they hold up to 100 hours)."""
    return mark.value if isinstance(mark.value, (int, float)) and 0 <= mark.value < 360_000 else math.inf


def clock(milliseconds: int, point: str) -> str:
    """A time as captions give it.

    >>> clock(3_723_004, ".")
    '01:02:03.004'
    """
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"

"""Where the blocks of a gold document lie in the text that was read, and what was read there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ..records import Segment, Span

__all__ = ["locate", "majority", "over"]

T = TypeVar("T")

#: Characters that formatting may add or take away; they, and white space, do not count in a comparison.
_MARKS = frozenset("*_`#>\\[]")
#: How much of each end of a long block must still stand where links or notes inside it differ.
_END = 30
_LONG = 40


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The characters that count, and the offset of each."""
    at = [i for i, c in enumerate(text) if c not in _MARKS and not c.isspace()]
    return "".join([text[i] for i in at]), at


def locate(blocks: Iterable[str], text: str) -> list[Span | None]:
    """The span of each block within ``text``, looked for in order; ``None`` for one that is not there.

    >>> locate(["One *two*", "three", "four"], "One two\\n\\nthree")
    [Span(start=0, end=7), Span(start=9, end=14), None]
    """
    flat, at = _squeeze(text)
    spans: list[Span | None] = []
    done = 0
    for block in blocks:
        wanted, _ = _squeeze(block)
        start, length = flat.find(wanted, done), len(wanted)
        if start < 0 and length > _LONG:
            start = flat.find(wanted[:_END], done)
            length = flat.find(wanted[-_END:], start) + _END - start if start >= 0 else 0
            if not _END <= length <= 2 * len(wanted):
                start = -1
        if start < 0 or not wanted:
            spans.append(None)
            continue
        done = start + length
        spans.append(Span(at[start], at[done - 1] + 1))
    return spans


def over(segments: Sequence[Segment], span: Span) -> list[Segment]:
    """The segments that share a character with ``span``; ``segments`` are in order, without overlap."""
    n = max(0, bisect_right(segments, span.start, key=lambda s: s.span.start) - 1)
    out = []
    while n < len(segments) and segments[n].span.start < span.end:
        if segments[n].span.overlaps(span):
            out.append(segments[n])
        n += 1
    return out


def majority(segments: Iterable[Segment], span: Span, value: Callable[[Segment], T]) -> T | None:
    """The value that most of the characters of ``span`` carry; the first of equals."""
    votes: Counter[T] = Counter()
    for s in segments:
        votes[value(s)] += min(span.end, s.span.end) - max(span.start, s.span.start)
    return votes.most_common(1)[0][0] if votes else None

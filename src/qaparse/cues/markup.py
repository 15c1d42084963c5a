"""The cues of markup: what classes and elements of a page, or shortcodes, call a block outright.

They are stronger than the looks of a block (bold, headings), which ``layout`` measures: whoever wrote the page says
what it is. Yet classes are also used for their looks, so the reading of the document may still overrule them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import attrs

from ..records import Kind, Mark
from .core import Group
from .view import View

__all__ = ["CALLED", "MARKUP", "Called", "called"]

CALLED = Group("markup", "what a block is: the markup calls it so")
_APART = -6.0


@attrs.frozen
class Called:
    """What the markup calls a block: the log-odds for each class that it speaks for or against.

    ``kind`` is what such a block is where nobody is read as speaking in it, ``None`` where nothing special.
    """

    name: str
    note: str
    votes: Mapping[str, float]
    kind: Kind | None = None


MARKUP: dict[str, Called] = {}


def _called(name: str, note: str, kind: Kind | None = None, **votes: float) -> None:
    MARKUP[name] = Called(name, note, votes, kind)
    CALLED.add(f"markup_{name}", lambda block: [block.span], f"{note}.")


_called("question", "The markup calls it a question", question=5.0)
_called("answer", "The markup calls it an answer", answer=5.0)
_called("term", "The markup has it as a term to be defined", question=1.5)
_called("definition", "The markup has it as the definition of a term", answer=1.5)
_called("caption", "The markup has it as a caption", Kind.CAPTION, question=_APART, answer=_APART)
_called("image", "An image stands here", Kind.CAPTION, question=_APART, answer=_APART)
_called("pullquote", "The markup calls it a pull quote", Kind.CAPTION, question=_APART, answer=_APART)
_called("byline", "The markup calls it a byline", Kind.BYLINE, question=_APART, answer=_APART)
_called("noise", "The markup has it as page furniture", Kind.NOISE, question=_APART, answer=_APART)
_called("aside", "The markup sets it aside", question=_APART / 2, answer=_APART / 2)


def called(views: Sequence[View], marks: Sequence[Mark]) -> list[Called | None]:
    """For each block what the markup calls it: the first mark of such a kind that holds the block as a whole."""
    out: list[Called | None] = [None] * len(views)
    starts = [v.block.start for v in views]
    for mark in marks:
        name = MARKUP.get(mark.kind)
        if name is None:
            continue
        i = bisect_right(starts, mark.span.start - 1)
        while i < len(views) and views[i].block.end <= mark.span.end:
            out[i] = out[i] or name
            i += 1
    return out

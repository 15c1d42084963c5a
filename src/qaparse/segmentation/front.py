"""What stands at the top of a document before it begins: its title and bylines."""

from __future__ import annotations

from collections.abc import Sequence

from ..cues.reading import is_byline, is_title
from ..cues.view import View
from ..records import Kind, Mark

__all__ = ["front_matter"]

#: More lines than these are no front matter.
_MOST = 6


def front_matter(views: Sequence[View], labelled: Sequence[bool], marks: Sequence[Mark] = ()) -> list[Kind]:
    """The kinds of the first blocks that are title or byline, as many as there are.

    A title is short and ends without a full stop; one that ends in a question mark needs a byline below
    it, or formatting that says so, to be told from a first question.
    """
    if len(views) < 3:
        return []
    kinds: list[Kind] = []
    top = {m.span.start for m in marks if m.kind == "heading" and m.value == 1}
    for i, view in enumerate(views[:_MOST]):
        if labelled[i]:
            break
        if is_byline(view):
            kinds.append(Kind.BYLINE)
        elif i == 0 and (is_title(view) or view.block.start in top or (view.words <= 25 and _signed(views, i))):
            kinds.append(Kind.HEADING)
        else:
            break
    return kinds


def _signed(views: Sequence[View], i: int) -> bool:
    return views[i].tail != "." and any(is_byline(v) for v in views[i + 1 : i + 3])

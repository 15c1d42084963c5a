"""Lists: items that belong to the sentence that introduces them, and are read as it is."""

from __future__ import annotations

from collections.abc import Sequence

from ..cues.view import NOTION, View

__all__ = ["list_items"]

#: Items are short, and a list has more than two.
_LONGEST, _LEAST = 12, 3
_YOU, _REQUEST, _WH = (NOTION[n] for n in ("you", "request", "wh"))


def list_items(views: Sequence[View], labelled: Sequence[bool]) -> list[bool]:
    """For each block, whether it is an item of the list that the last block ending in a colon introduces."""
    out = [False] * len(views)
    i = 0
    while i < len(views):
        j = i + 1
        if views[i].words and views[i].tail in ":：":
            while j < len(views) and not labelled[j] and _may_be_item(views[j]):
                j += 1
            if j - i > _LEAST:
                out[i + 1 : j] = [True] * (j - i - 1)
        i = j
    return out


def _may_be_item(view: View) -> bool:
    """Short and without a full stop, and nothing that asks or speaks to someone."""
    if view.words > _LONGEST or view.ends_asking or view.total[_YOU]:
        return False
    if view.initial[_REQUEST] or view.initial[_WH]:
        return False
    return view.tail.isalnum() or view.tail in ";,)"

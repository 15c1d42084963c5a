"""The cues of markup: what classes and elements of a page, or shortcodes, call a block outright.

They are stronger than the looks of a block (bold, headings), which ``layout`` measures: whoever wrote the page says
what it is. Yet classes are also used for their looks, so the reading of the document may still overrule them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise

import attrs

from ..records import Kind, Mark
from .core import Block, Group, compiled
from .languages import PACKS
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
_called("pullquote", "The markup calls it a pull quote", Kind.CAPTION, question=2 * _APART, answer=2 * _APART)
_called("byline", "The markup calls it a byline", Kind.BYLINE, question=_APART, answer=_APART)
_called("noise", "The markup has it as page furniture", Kind.NOISE, question=_APART, answer=_APART)
_called(
    "note",
    "A note that is neither's: of the editor, a tip set beside the text, an offer to pass it on",
    Kind.ASIDE,
    question=_APART,
    answer=_APART,
)
_called(
    "repeat",
    "Says again what the text beside it says: a pull quote",
    Kind.CAPTION,
    question=2 * _APART,
    answer=2 * _APART,
)
_called(
    "contents",
    "Stands in a table of contents: what it lists follows below, in the same order",
    Kind.NOISE,
    question=2 * _APART,
    answer=2 * _APART,
)
_called("dressed", "Is set as what asks in this document is", question=5.0)
_called("undressed", "Is not set as what asks in this document is", question=-4.0)
_called("aside", "The markup sets it aside", question=_APART / 2, answer=_APART / 2)


#: So many blocks that ask, set alike, are clear; such a share of what is set so asks, and of what asks is set so.
_CLEAR, _MOST_ASK, _MOST_SET = 3, 0.6, 0.6
#: Heads of a note that say whose it is; those of one word ("Note:") may be anybody's. Books in Markdown open tips and
#: warnings by a letter and a bracket.
_NOTES = "|".join(pack.phrases["note"] for pack in PACKS.values())
_NOTE = compiled(rf"(?i)\G[\[(*_]*(?:(?-i:[BDEITWX]>)\s|(?P<head>{_NOTES})\s*[:：–—-]|ed(?:\.|itor's|itors)\s?note\b)")
_SHARED = compiled(r"(?i)\b(?:click to tweet|tweet this|share this quote)\W*\Z")
_OWNED = compiled(r"(?i)(?:\w+\S*\s+)?(?:not|anm|n\.|hinweis)")
_WORDS = re.compile(r"[^\W_]+")
#: How long a pull quote is, in characters and in words, and how far from what it repeats, in blocks.
_SHORTEST, _LONGEST, _FEWEST, _REACH = 40, 600, 9, 6
#: How many stretches of it are looked for beforehand, and how long each is, in characters.
_PROBES, _PROBE = 5, 18
#: A table of contents has so many entries, none longer than that, which stand so far apart below.
_ENTRIES, _LONGEST_ENTRY, _APART_BELOW = 3, 200, 1.5
#: So many of its pairs of words stand where it was taken from.
_SAME = 0.83


def is_note(view: View) -> bool:
    """Opens as a note of the editor does, or as a tip set beside the text; or ends in an offer to pass it on."""
    text, start, end = view.block.text, view.block.start, view.block.end
    tail = text[max(start, end - 30) : end].lower()
    if ("tweet" in tail or "quote" in tail) and _SHARED.search(text, max(start, end - 30), end):
        return True
    found = _NOTE.match(text, start, min(end, start + 80))
    if found is None:
        return False
    head = found["head"]
    return head is None or (_OWNED.match(head) is not None and ("." in head or " " in head))


def repeats(views: Sequence[View], i: int, pairs: Callable[[int], Sequence[tuple[str, str]]]) -> bool:
    """True where a block says again, but for a few words, a part of a longer one beside it.

    ``pairs`` gives the pairs of neighbouring words of each block.
    """
    block = views[i].block
    text, size = block.text, block.end - block.start
    if not _SHORTEST <= size <= _LONGEST or views[i].words < _FEWEST or views[i].ends_asking:
        return False
    first, last = max(0, i - _REACH), min(len(views) - 1, i + _REACH)
    if first == last:
        return False
    # Some of its letters are looked for first, as they stand: most blocks repeat nothing.
    start, end, left, right = block.start, block.end, views[first].block.start, views[last].block.end
    for at in range(start, end - _PROBE, size // _PROBES):
        probe = text[at : at + _PROBE]
        if text.find(probe, left, start) >= 0 or text.find(probe, end, right) >= 0:
            break
    else:
        return False
    mine, longer = pairs(i), views[i].words + 3
    for j in range(first, last + 1):
        if j != i and views[j].words > longer:
            theirs = set(pairs(j))
            if sum([pair in theirs for pair in mine]) >= _SAME * len(mine):
                return True
    return False


def contents(views: Sequence[View]) -> set[int]:
    """The blocks of a table of contents: several short ones in a row, each of which stands again below, in this order.

    What stands again has other text between, else a stretch of the document is there twice. Contents list nothing
    twice, as the cells of a table do.
    """
    places: dict[str, list[int]] = {}
    keys = [" ".join(_words(v.block)) if v.block.end - v.block.start <= _LONGEST_ENTRY else "" for v in views]
    for i, key in enumerate(keys):
        if key:
            places.setdefault(key, []).append(i)
    out: set[int] = set()
    start, below = 0, list[int]()
    for i in range(len(views) + 1):
        again = places.get(keys[i], []) if i < len(views) else []
        nearest = bisect_right(again, max(i, below[-1] if below else i))
        if nearest < len(again):
            start = start if below else i
            below.append(again[nearest])
            continue
        run = range(start, start + len(below))
        listed = {keys[entry] for entry in run}
        if (
            len(listed) == len(run) >= _ENTRIES
            and below[0] >= run.stop
            and below[-1] - below[0] >= _APART_BELOW * (len(run) - 1)
        ):
            out.update(run)
        below = []
    return out


def _words(block: Block) -> list[str]:
    return _WORDS.findall(block.text[block.start : block.end].lower())


def _pairs(block: Block) -> list[tuple[str, str]]:
    return list(pairwise(_words(block)))


def _dressed(views: Sequence[View], marks: Sequence[Mark]) -> list[bool] | None:
    """Which blocks are set as what asks is, in bold or as a heading of some level; ``None`` where nothing is so clear.

    It is clear where most of what is set so asks, and nearly all that asks is set so.
    """
    starts = {v.block.start: i for i, v in enumerate(views)}
    sets: dict[object, set[int]] = {}
    for mark in marks:
        i = starts.get(mark.span.start, -1) if mark.kind in ("bold", "heading") else -1
        if i >= 0 and mark.span.end >= views[i].block.end:
            sets.setdefault((mark.kind, mark.value), set()).add(i)
    asking = {i for i, v in enumerate(views) if v.ends_asking}
    for blocks in sets.values():
        both = len(blocks & asking)
        if both >= _CLEAR and both >= _MOST_ASK * len(blocks) and both >= _MOST_SET * len(asking):
            return [i in blocks for i in range(len(views))]
    return None


def called(views: Sequence[View], marks: Sequence[Mark], labelled: Sequence[bool]) -> list[Called | None]:
    """For each block what the markup calls it: the first mark of such a kind that holds the block as a whole.

    So are blocks without a label that open as notes do, repeat another, or stand in a table of contents.
    """
    out: list[Called | None] = [None] * len(views)
    starts = [v.block.start for v in views]
    for mark in marks:
        footnote = mark.kind == "list" and str(mark.value).startswith("^")
        name = MARKUP.get("note" if footnote else mark.kind)
        if name is None:
            continue
        i = bisect_right(starts, mark.span.start - 1)
        while i < len(views) and views[i].block.end <= mark.span.end:
            out[i] = out[i] or name
            i += 1
    dressed, listed = _dressed(views, marks), contents(views)
    pairs = cache(lambda i: _pairs(views[i].block))
    for i, view in enumerate(views):
        if out[i] is None and not labelled[i]:
            if is_note(view):
                out[i] = MARKUP["note"]
            elif i in listed:
                out[i] = MARKUP["contents"]
            elif repeats(views, i, pairs):
                out[i] = MARKUP["repeat"]
            elif dressed is not None:
                out[i] = MARKUP["dressed" if dressed[i] else "undressed"]
    return out

"""Quotation marks: which belong together, in what is written by many hands.

A mark is read by its shape and by what stands beside it; apostrophes, inches and feet are none. Marks pair inside one
block; a quotation that is not closed goes on where the next block opens with a mark again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from ..records import Span

__all__ = ["Stretch", "has_marks", "set_apart", "stretches"]

_DOUBLE, _SINGLE, _ANGLE, _SMALL, _CORNER, _WHITE = range(6)
_FAMILY = (
    dict.fromkeys(['"', "“", "”", "„", "‟", "''", "``"], _DOUBLE)
    | dict.fromkeys("'‘’‚‛", _SINGLE)
    | dict.fromkeys("«»", _ANGLE)
    | dict.fromkeys("‹›", _SMALL)
    | dict.fromkeys("「」", _CORNER)
    | dict.fromkeys("『』", _WHITE)
)
#: A single mark between two letters is an apostrophe.
_MARK = re.compile(r"''|``|[\"“”„‟«»‹›「」『』]|(?<!\w)['‘’‚‛]|['‘’](?!\w)")
_SURE = '"“”„‟«»‹›「」『』`'
_OPENS_SINGLE = re.compile(r"(?<!\w)['‘‚](?=\w)|''")
_OPENERS = frozenset(["“", "„", "‟", "``", "‘", "‚", "‛", "«", "‹", "「", "『", '"', "'", "''"])
#: What may stand before a mark that opens, and behind one that closes.
_BEFORE = frozenset(" \t\n\r\xa0\u202f\u2009([{—–-/*_>")
_AFTER = frozenset(" \t\n\r\xa0\u202f\u2009.,;:!?…)]}—–-/*_<”’»›」』")
_ELIDED = re.compile(r"(?:\d0s|tis|twas|em|til|till|cause|bout|round|n|cos|im|er)\b", re.IGNORECASE)


@attrs.define(eq=False)
class Stretch:
    """Text between two marks: ``[start, end)`` with them, ``[inner, outer)`` without.

    ``opened`` and ``closed`` are false where the mark is missing: then the stretch reaches as far as it can.
    ``inside`` are the stretches in it; ``block`` is the number of the block where it starts. One that is ``apart`` has
    no marks: the formatting sets it off as a quotation.
    """

    start: int
    inner: int
    outer: int
    end: int
    block: int
    opened: bool = True
    closed: bool = True
    inside: list[Stretch] = attrs.field(factory=list)
    apart: bool = False


def has_marks(text: str) -> bool:
    """True where a text may hold a quotation; fast, for the many that hold none."""
    return any(mark in text for mark in _SURE) or (
        any(mark in text for mark in "'‘‚") and _OPENS_SINGLE.search(text) is not None
    )


@attrs.define(eq=False)
class _Open:
    family: int
    mark: str
    stretch: Stretch


def stretches(text: str, blocks: Sequence[Span]) -> list[Stretch]:
    """The outermost stretches of the blocks, in order and disjoint; the blocks are in order, too."""
    out: list[Stretch] = []
    stack: list[_Open] = []
    for number, block in enumerate(blocks):
        tokens = list(_MARK.finditer(text, block.start, block.end))
        if stack and not (tokens and _goes_on(text, block, tokens[0], stack[0])):
            _give_up(stack, out, blocks)
        go_on = bool(stack)
        for n in range(int(go_on), len(tokens)):
            _read(text, block, number, tokens, n, stack, out)
    _give_up(stack, out, blocks)
    return out


def set_apart(found: Sequence[Stretch], blocks: Sequence[Span], quoted: Iterable[Span]) -> list[Stretch]:
    """The stretches, and the blocks that the formatting calls quotations, which hold those that lie in them.

    Only what a block that ends in a colon announces is taken: others are pull quotes, or mails that are answered.
    """
    starts = [block.start for block in blocks]
    apart: list[Stretch] = []
    for span in sorted(quoted):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end) - 1
        if 0 < first <= last and blocks[first].end <= span.end and (not apart or apart[-1].end <= blocks[first].start):
            start, end = blocks[first].start, min(span.end, blocks[last].end)
            apart.append(Stretch(start, start, end, end, first, apart=True))
    out: list[Stretch] = []
    holders = iter(apart)
    holder = next(holders, None)
    for stretch in found:
        while holder is not None and holder.end <= stretch.start:
            out.append(holder)
            holder = next(holders, None)
        if holder is not None and stretch.end > holder.start:
            if holder.start <= stretch.start and stretch.end <= holder.end:
                holder.inside.append(stretch)
                continue
            holder = next(holders, None)  # one that only overlaps a marked quotation is none
        out.append(stretch)
    return sorted([*out, *([holder] if holder is not None else []), *holders], key=_begins)


def _begins(stretch: Stretch) -> int:
    return stretch.start


def _goes_on(text: str, block: Span, token: re.Match[str], opened: _Open) -> bool:
    """True where a block opens with the mark of the quotation that the one before it left open."""
    if text[block.start : token.start()].strip() or _FAMILY[token[0]] != opened.family:
        return False
    return token[0] == opened.mark or (opened.family == _ANGLE and token[0] in "«»")


def _give_up(stack: list[_Open], out: list[Stretch], blocks: Sequence[Span]) -> None:
    """End what no mark closes: a double one with its block, a single one was an apostrophe."""
    if stack:
        first = stack[0]
        if first.family == _SINGLE:
            out.extend(first.stretch.inside)
        else:
            out.append(_unclosed(first, blocks[first.stretch.block].end))
        stack.clear()


def _unclosed(opened: _Open, end: int) -> Stretch:
    stretch = opened.stretch
    stretch.outer = stretch.end = end
    stretch.closed = False
    stretch.inside = [s for s in stretch.inside if s.end <= end]
    return stretch


def _read(
    text: str,
    block: Span,
    number: int,
    tokens: Sequence[re.Match[str]],
    n: int,
    stack: list[_Open],
    out: list[Stretch],
) -> None:
    """Take one mark: it opens, it closes, or it is none."""
    token = tokens[n]
    mark, family = token[0], _FAMILY[token[0]]
    open_at = next((k for k, o in enumerate(stack) if o.family == family), None)
    role = _role(text, block, tokens, n, None if open_at is None else stack[open_at].mark)
    start, end = token.span()
    if role > 0:
        if open_at is not None:
            if family == _SINGLE:
                return
            broken = stack[open_at]
            del stack[open_at:]
            # What stands before the new mark was never closed.
            if broken.stretch.block == number and text[broken.stretch.inner : start].strip():
                _put(_unclosed(broken, _trimmed(text, broken.stretch.inner, start)), stack, out)
        stack.append(_Open(family, mark, Stretch(start, end, end, end, number)))
    elif role < 0 and open_at is not None:
        closing = stack[open_at]
        for lost in stack[open_at + 1 :]:
            closing.stretch.inside.extend(lost.stretch.inside)
        del stack[open_at:]
        stretch = closing.stretch
        stretch.outer, stretch.end = start, end
        if text[stretch.inner : stretch.outer].strip():
            _put(stretch, stack, out)
    elif role < 0 and not stack and family != _SINGLE:
        after = max(out[-1].end, block.start) if out else block.start
        out.append(Stretch(after, after, start, end, number, opened=False))


def _put(stretch: Stretch, stack: list[_Open], out: list[Stretch]) -> None:
    (stack[-1].stretch.inside if stack else out).append(stretch)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _role(text: str, block: Span, tokens: Sequence[re.Match[str]], n: int, opened: str | None) -> int:
    """1 where a mark opens, -1 where it closes, 0 where it is no mark; ``opened`` is the mark that it could close."""
    mark = tokens[n][0]
    start, end = tokens[n].span()
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    free = before in _BEFORE or before in _OPENERS
    word = _word_follows(text, end, block.end)
    match mark:
        case "“":
            return -1 if opened == "„" or (opened and not free and not word) else 1
        case "„" | "‟" | "``" | "‹" | "「" | "『":
            return 1 if mark != "‹" or opened != "›" else -1
        case "«":
            return -1 if opened == "»" else 1
        case "”" | "»" | "›":
            return -1 if opened or not (free and word) else 1
        case "」" | "』":
            return -1
        case '"' | "''":
            if before.isdigit() and not word and opened != mark:
                return 0
            if free and word:
                return 1
            return -1 if opened or not word else 1
    if _ELIDED.match(text, end, block.end):
        return 0
    if mark == "‚" or (mark in "‘‛'" and free and word and not (mark == "‘" and opened == "‚")):
        return 1 if word and mark + (opened or "") != "''" else 0
    if opened and not before.isspace() and not word and _closes_single(before, after, tokens, n, text):
        return -1
    return 0


def _word_follows(text: str, at: int, end: int) -> bool:
    """True where a mark that ends at ``at`` stands before words, other marks between them or not."""
    for _ in range(3):
        if at >= end or text[at] not in _OPENERS:
            break
        at += 1
        if at < end and text[at] in _AFTER and text[at] not in "—–-*_.…":
            return False
    return at < end and (text[at] not in _AFTER or text.startswith(("...", "…"), at) or text[at] in "*_¿¡[($£€")


def _closes_single(before: str, after: str, tokens: Sequence[re.Match[str]], n: int, text: str) -> bool:
    """False for the apostrophe of a plural ("the ladies' chapel") where a better mark follows."""
    if before not in "sS" or not after.isspace():
        return True
    for later in (tokens[k] for k in range(n + 1, len(tokens))):
        if _FAMILY[later[0]] == _SINGLE:
            return not (text[later.start() - 1] in ".,!?…" and not text[later.end() : later.end() + 1].isalnum())
    return True

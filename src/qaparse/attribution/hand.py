"""A person's own hand: who types the apostrophe straight (') and who types it curled (’).

What people answer by mail is pasted as they typed it, so that a page may have both. Nobody knows who writes which, or
whether that is why: each way in which one person writes otherwise than the others is weighed by how well it fits,
beside the chance that the form has nothing to do with the person. As with habits, candidates are alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import exp, lgamma, log
from operator import add

import attrs

from ..records import Span

__all__ = ["HAND", "NOBODYS", "Hand", "apostrophe", "hands", "written_alike"]

#: What a hand is weighed by: the log-odds of a slip of it, and of the form's telling who writes, before any is seen.
HAND = ("slip", "tells")
_STRAIGHT, _CURLED = re.compile(r"(?<=\w)'(?=\w)"), re.compile(r"(?<=\w)’(?=\w)")
#: An answer is written in one form where so many of its apostrophes are; a page in both where so many answers are.
_MOSTLY, _BOTH = 0.75, 2


@attrs.frozen(eq=False)
class Hand:
    """One way in which forms and people may go together: its log-weight, and what it adds to each one's score.

    Where the form has nothing to do with the people there are no ``scores``.
    """

    weight: float
    scores: Sequence[Sequence[float]] = ()


#: Where the answers are not written in both forms.
NOBODYS = Hand(0.0)


def apostrophe(text: str, block: Span) -> int:
    """How the block's apostrophes are typed: 1 straight, -1 curled, 0 where there are none or both."""
    straight, curled = (sum(1 for _ in form.finditer(text, block.start, block.end)) for form in (_STRAIGHT, _CURLED))
    most = _MOSTLY * (straight + curled)
    return 0 if not most else 1 if straight >= most else -1 if curled >= most else 0


def hands(forms: Sequence[int], size: int, weights: Mapping[str, float]) -> list[Hand]:
    """The ways in which forms and people may go together; ``NOBODYS`` where the answers are not in both forms."""
    straight, curled = forms.count(1), forms.count(-1)
    if min(straight, curled) < _BOTH:
        return [NOBODYS]
    slip, tells = (1 / (1 + exp(-weights[f"hand.{name}"])) for name in HAND)
    own, other = log(1 - slip), log(slip)
    # By chance: any share of straight ones is as likely as any other.
    chance = lgamma(straight + 1) + lgamma(curled + 1) - lgamma(straight + curled + 2)
    out = [Hand(log(1 - tells) + chance)]
    ways = [(c, form) for c in range(size if size > 2 else 1) for form in (1, -1)]
    for c, form in ways:
        said = {0: [0.0] * size}
        for seen in (1, -1):
            said[seen] = [other] * size if seen == form else [own] * size
            said[seen][c] = own if seen == form else other
        out.append(Hand(log(tells / len(ways)), [said[seen] for seen in forms]))
    return out


def written_alike(forms: Sequence[int], probable: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each answer and candidate how its form goes with that of the candidate's others, in log-odds."""
    mine = {form: [0.0] * len(probable[0]) for form in (1, -1)}
    for form, row in zip(forms, probable, strict=True):
        if form:
            mine[form] = list(map(add, mine[form], row))
    out = []
    for form, row in zip(forms, probable, strict=True):
        seen = zip(mine[form], mine[-form], row, strict=True) if form else ()
        out.append([log((alike - p + 0.5) / (alike - p + other + 1.0)) for alike, other, p in seen] or [0.0] * len(row))
    return out

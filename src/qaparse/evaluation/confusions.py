"""Where the errors lie: which kind was read as which, and who was taken for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from ..records import Role
from .judging import COARSE, LOST, Judged, Judgement, coarse
from .naming import same

__all__ = ["Person", "confusion", "people"]


def confusion(documents: Iterable[Judgement]) -> dict[str, dict[str, int]]:
    """Scored blocks by what they are, then by what they were read as; ``lost`` where the text is not there."""
    counts = Counter((coarse(b.gold.kind), b.kind) for d in documents for b in d.blocks if b.counts)
    return {right: {said: counts[right, said] for said in (*COARSE, LOST)} for right in COARSE}


@attrs.frozen
class Person:
    """Somebody of one document, with the scored turns that are theirs and to whom these were given.

    ``taken_for`` counts the wrong turns by the name that they were given: that of gold where gold has the person, else
    as it was read; most frequent first. ``nobody`` are those without a speaker.
    """

    name: str
    role: Role | None
    turns: int
    right: int
    taken_for: Mapping[str, int]
    nobody: int


def people(document: Judgement) -> tuple[Person, ...]:
    """Those who speak in a document, in the order of its gold; who has no scored turn is left out."""
    roles = {s.name: s.role for s in document.gold.speakers}
    said: dict[str, list[Judged]] = {name: [] for name in roles}
    for block in document.attributed:
        said.setdefault(str(block.gold.speaker), []).append(block)
    return tuple(_person(name, roles, blocks) for name, blocks in said.items() if blocks)


def _person(name: str, roles: Mapping[str, Role], blocks: Iterable[Judged]) -> Person:
    right, nobody, wrong = 0, 0, Counter[str]()
    for b in blocks:
        if b.right_speaker:
            right += 1
        elif b.speaker is None:
            nobody += 1
        else:
            wrong[next((n for n in roles if same(n, b.speaker)), b.speaker)] += 1
    turns = right + nobody + sum(wrong.values())
    return Person(name, roles.get(name), turns, right, dict(wrong.most_common()), nobody)

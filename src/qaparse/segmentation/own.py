"""Cues of a caller's own, as votes for the classes of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from ..cues.own import OwnCue
from ..cues.view import View
from ..records import Evidence, Kind, Span
from .model import CLASSES

__all__ = ["Said", "evidence", "seen", "votes"]

#: By block, what fired there and where.
Said: TypeAlias = "Mapping[int, Sequence[tuple[OwnCue, Span]]]"

_CLASSES = {
    Kind.QUESTION: ("question",),
    Kind.ANSWER: ("answer",),
    Kind.NARRATION: ("introduction", "interlude", "closing"),
    Kind.HEADING: ("heading",),
}
_NUMBERS = {kind: frozenset(map(CLASSES.index, names)) for kind, names in _CLASSES.items()}


def seen(views: Sequence[View], cues: Sequence[OwnCue]) -> Said:
    """What fires in which block: each cue at most once."""
    out: dict[int, list[tuple[OwnCue, Span]]] = {}
    for cue in cues:
        for i, view in enumerate(views) if cue.kind is not None else ():
            if (span := cue.first(view.block, view.block.span)) is not None:
                out.setdefault(i, []).append((cue, span))
    return out


def votes(said: Said, i: int) -> Iterator[tuple[int, float]]:
    """The classes that the cues vote for at a block, by number, with what each adds."""
    for cue, _ in said.get(i, ()):
        for number in _NUMBERS.get(cue.kind, ()) if cue.kind else ():
            yield number, cue.weight


def evidence(said: Said, i: int, mine: int, rival: int) -> Iterator[Evidence]:
    """What the cues added to the class read, less what they added to its rival."""
    for cue, span in said.get(i, ()):
        numbers = _NUMBERS.get(cue.kind, frozenset()) if cue.kind else frozenset()
        if weight := cue.weight * ((mine in numbers) - (rival in numbers)):
            yield Evidence(cue.name, span, round(weight, 3), cue.cue.note)

"""Attribution: who speaks each question and each answer.

The policy, in order:

1. A label decides; what follows it without one goes on with the turn (``labelled``).
2. Where one person is on a side, that person speaks for it.
3. Among several, the cues of ``qaparse.cues.speaking`` are weighed for each candidate, and one assignment is
   made over the whole document (``several``).
4. Where nobody reaches the threshold, nobody is named; the alternatives keep their probabilities.

Two attributors differ in the cues that they may use, not in the policy: ``heuristic`` looks at the text, ``nlp``
besides at what a spaCy pipeline sees in it. One of one's own is any object with an ``attribute`` method of this shape
(``Attributor``); docs/attributors.md has the contract and an example.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

import attrs

from ..cues.own import OwnCue
from ..errors import CueError, UnknownAttributorError
from ..records import THRESHOLD, Interview
from .heuristic import HeuristicAttributor
from .nlp import NlpAttributor

__all__ = ["Attributor", "HeuristicAttributor", "Looking", "NlpAttributor", "attributor_for"]


@runtime_checkable
class Attributor(Protocol):
    """Says who speaks: takes an interview with kinds and speakers, returns it with attributions."""

    def attribute(self, interview: Interview, *, threshold: float = THRESHOLD) -> Interview:
        """The interview, its questions and answers attributed; nobody is named below ``threshold``."""
        ...


@runtime_checkable
class Looking(Attributor, Protocol):
    """An attributor that looks at a document before it is known who takes part, and helps to find them."""

    def look(self, interview: Interview) -> Attributor:
        """An attributor for this one document.

        It may have a method ``seen_as(span)``, which says what the words of the text are taken for: ``"PERSON"``,
        another label, or ``""``.
        """
        ...


_BUILT_IN: dict[str, Callable[[], Attributor]] = {"heuristic": HeuristicAttributor, "nlp": NlpAttributor}


def attributor_for(attributor: str | Attributor, cues: Sequence[OwnCue] = ()) -> Attributor:
    """The attributor of this name, or the object itself; those of ``cues`` that vote for a speaker join its own.

    Raises ``UnknownAttributorError`` where it is neither, for ``nlp`` ``MissingExtraError`` without spaCy and
    ``MissingPipelineError`` without a pipeline, and ``CueError`` where an attributor of one's own is given such cues.
    """
    if isinstance(attributor, str):
        if attributor not in _BUILT_IN:
            raise UnknownAttributorError(attributor, tuple(_BUILT_IN))
        attributor = _BUILT_IN[attributor]()
    if not isinstance(attributor, Attributor):
        raise UnknownAttributorError(type(attributor).__name__, tuple(_BUILT_IN))
    if not (speaking := tuple(cue for cue in cues if cue.kind is None)):
        return attributor
    if not isinstance(attributor, (HeuristicAttributor, NlpAttributor)):
        raise CueError(
            speaking[0].cue.name, "it votes for a speaker, which an attributor of your own decides by itself"
        )
    return attrs.evolve(attributor, cues=speaking)

"""Labelled text: which labels are one speaker's, and on which side each speaks."""

from __future__ import annotations

from collections import Counter

import attrs

from ..cues.labels import Label, generic_role, in_turn, is_generic, labels_of, owners, read_label, roster
from ..names import fold
from ..records import Interview, Kind, Role, Span

__all__ = ["Voice", "voices"]

_MOST = 500


@attrs.define(eq=False)
class Voice:
    """One speaker, as the labels tell.

    ``forms`` are the names in the labels; ``turns`` counts the blocks that they open, by kind; ``blocks`` are the
    places of these among the segments; ``first`` is the span of the first label.
    """

    label: Label
    first: Span
    forms: list[str]
    turns: Counter[Kind]
    blocks: list[int]

    @property
    def name(self) -> str:
        """The name in the label, or its generic word."""
        return self.label.name

    @property
    def generic(self) -> bool:
        """True where the label names nobody."""
        return self.label.generic

    @property
    def size(self) -> int:
        """The number of turns."""
        return len(self.blocks)

    @property
    def role(self) -> Role:
        """The side of most of the turns, unless the label says it; in doubt the one that a generic word implies."""
        if self.label.role and not self.generic:
            return self.label.role
        asks, answers = self.turns[Kind.QUESTION], self.turns[Kind.ANSWER]
        if asks != answers:
            return Role.INTERVIEWER if asks > answers else Role.INTERVIEWEE
        return generic_role(self.name) or Role.INTERVIEWEE

    def learn(self, label: Label) -> None:
        """Take over what another label of the same speaker says."""
        self.label = attrs.evolve(
            self.label,
            initials=self.label.initials or label.initials,
            words=tuple(dict.fromkeys((*self.label.words, *label.words))),
            role=self.label.role or (None if label.generic else label.role),
        )


def voices(interview: Interview) -> list[Voice]:
    """The speakers that the labels of a document name, in order of their first turn.

    A shorter form (first name, surname, initials, a slip of the pen that occurs once) is the voice of the one
    longer form that it fits, also where only a line at the top holds that; where it fits several it is nobody's: who
    speaks remains open.
    """
    text = interview.source.text
    spoken = [(n, s, s.label) for n, s in enumerate(interview.segments) if s.label and s.kind.spoken]
    read = ((n, s, place, read_label(place.of(text))) for n, s, place in spoken)
    # A bare time stamp goes on with the last speaker.
    named = [(n, s, place, label) for n, s, place, label in read if label.name]
    if not named:
        return []
    entries = roster(text)
    labels = list(in_turn(label for *_, label in named))
    whole = {fold(label.name): label for label, _ in labels_of(labels, entries)}
    owner = owners(labels_of(labels, entries))
    word = {e.word: fold(e.label.name) for e in entries if is_generic(e.word)}
    found: dict[str, Voice] = {}
    for (n, segment, place, _), label in zip(named, labels, strict=True):
        name = fold(label.name)
        if len(owner[name]) == 1:
            mine = owner[name][0]
            if label.generic and mine in word:
                mine = word[mine]
            voice = found.setdefault(mine, Voice(whole[mine], place, [], Counter(), []))
            voice.forms.append(label.name)
            if name != mine:
                voice.learn(whole[name])
            voice.turns[segment.kind] += 1
            voice.blocks.append(n)
    # More speakers than that are none; those who speak most are kept.
    kept = sorted(found.values(), key=lambda voice: -voice.size)[:_MOST]
    for voice in kept:
        voice.forms = list(dict.fromkeys(voice.forms))
    return sorted(kept, key=lambda voice: voice.blocks[0])

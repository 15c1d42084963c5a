"""Labelled text: which labels are one speaker's, and on which side each speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from ..cues.labels import Label, generic_role, read_label
from ..names import Register, fold, parse_name, slip
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

    def take(self, other: Voice) -> None:
        """Become the voice of another's turns, too."""
        self.forms = list(dict.fromkeys((*self.forms, *other.forms)))
        self.turns += other.turns
        self.blocks = sorted((*self.blocks, *other.blocks))
        self.first = min(self.first, other.first)
        self.label = attrs.evolve(
            self.label,
            initials=self.label.initials or other.label.initials,
            words=tuple(dict.fromkeys((*self.label.words, *other.label.words))),
            role=self.label.role or other.label.role,
        )


def voices(interview: Interview) -> list[Voice]:
    """The speakers that the labels of a document name, in order of their first turn.

    A shorter form (first name, surname, initials, a slip of the pen that occurs once) is the voice of the one
    longer form that it fits; where it fits several it stays a voice of its own.
    """
    found = _by_name(interview)
    whole: Register[Voice] = Register()
    named = sorted((v for v in found if not v.generic), key=lambda v: (-len(parse_name(v.name).key), -v.size))
    often = [v for v in named if v.size > 3][:20]
    merged: set[int] = set()
    for voice in named:
        owner = _owner(voice, whole, often)
        if owner is None:
            whole.enter(voice, voice.name)
            if voice.label.initials:
                whole.enter(voice, voice.label.initials)
        else:
            owner.take(voice)
            merged.add(id(voice))
    return sorted((v for v in found if id(v) not in merged), key=lambda v: v.blocks[0])


def _by_name(interview: Interview) -> list[Voice]:
    text = interview.source.text
    found: dict[str, Voice] = {}
    parts: dict[str, list[tuple[int, Kind, Label, Span]]] = {}
    for n, segment in enumerate(interview.segments):
        if segment.label and segment.kind.spoken:
            label = read_label(segment.label.of(text))
            if label.name:  # a bare time stamp goes on with the last speaker
                parts.setdefault(fold(label.name), []).append((n, segment.kind, label, segment.label))
    for key, turns in parts.items():
        labels = list(dict.fromkeys(label for _, _, label, _ in turns))
        fullest = attrs.evolve(
            labels[0],
            initials=next((label.initials for label in labels if label.initials), ""),
            words=tuple(dict.fromkeys(word for label in labels[:20] for word in label.words)),
            role=next((label.role for label in labels if label.role), None),
        )
        forms = list(dict.fromkeys(label.name for label in labels))
        kinds = Counter(kind for _, kind, _, _ in turns)
        found[key] = Voice(fullest, turns[0][3], forms, kinds, [n for n, _, _, _ in turns])
    # More speakers than that are none; those who speak most are kept.
    return sorted(found.values(), key=lambda voice: -voice.size)[:_MOST]


def _owner(voice: Voice, whole: Register[Voice], often: Sequence[Voice]) -> Voice | None:
    """The one voice that this one is a shorter or misspelt form of, if there is exactly one."""
    words = len(parse_name(voice.name).key)
    fits = whole.find(voice.name)
    declared = [v for v in fits if v.label.initials and fold(v.label.initials) == fold(voice.name)]
    longer = declared or [v for v in fits if len(parse_name(v.name).key) > words]
    if not longer and voice.size == 1:
        longer = [v for v in often if v is not voice and slip(fold(voice.name), fold(v.name))]
    return longer[0] if len(longer) == 1 else None

"""One gold document beside what was read: block by block, what is right and what was said."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..records import Interview, Kind, Segment, Span, Speaker
from .alignment import locate, majority, over
from .gold import Gold, GoldBlock
from .naming import same

__all__ = ["COARSE", "LOST", "Judged", "Judgement", "coarse", "fail", "judge"]

#: The kinds that figures tell apart; whatever is neither question nor answer is "other".
COARSE = ("question", "answer", "other")
#: What a block was read as where its text is not in the document that was read.
LOST = "lost"


def coarse(kind: Kind | None) -> str:
    """``question``, ``answer`` or ``other``."""
    return kind.value if kind is not None and kind.spoken else "other"


@attrs.frozen
class Judged:
    """A gold block and what was read there.

    ``kind`` is coarse, or ``LOST``; ``speaker`` is the name that was given to it. The confidences are
    those of the segments that decided; 0 where there are none.
    """

    gold: GoldBlock
    kind: str
    speaker: str | None = None
    kind_confidence: float = 0.0
    speaker_confidence: float = 0.0

    @property
    def counts(self) -> bool:
        """True where the kind is scored: headings and what readers could disagree on are not."""
        return self.gold.scored and self.gold.kind is not Kind.HEADING

    @property
    def right_kind(self) -> bool:
        """True where the block was read as what it is."""
        return self.kind == coarse(self.gold.kind)

    @property
    def right_speaker(self) -> bool:
        """True where the name given is the speaker's."""
        return same(self.speaker, self.gold.speaker)


@attrs.frozen
class Judgement:
    """A gold document and what was read.

    ``text`` is the text that was read, ``seconds`` what that took. ``cast_given`` says whether the
    reader was handed the names, ``labelled`` whether the text held a label before each turn.
    ``failure`` is the error that reading it raised, if any; then every block counts as lost.
    """

    gold: Gold
    text: str
    blocks: tuple[Judged, ...]
    speakers: tuple[Speaker, ...] = ()
    is_interview: bool = False
    seconds: float = 0.0
    cast_given: bool = False
    labelled: bool = False
    failure: str | None = None

    @property
    def attributed(self) -> tuple[Judged, ...]:
        """The scored turns whose speaker gold names; a mere label is no name."""
        generic = {s.name for s in self.gold.speakers if s.generic}
        return tuple(
            b
            for b in self.blocks
            if b.gold.kind.spoken
            and b.gold.scored
            and b.gold.speaker
            and not b.gold.speaker.startswith("?")
            and b.gold.speaker not in generic
        )

    @property
    def perfect(self) -> bool:
        """True where no scored block was read as something else."""
        return self.failure is None and all(b.right_kind for b in self.blocks if b.counts)


def judge(
    gold: Gold, interview: Interview, *, seconds: float = 0.0, cast_given: bool = False, labelled: bool | None = None
) -> Judgement:
    """Lay an interview beside its gold.

    Blocks are found in ``interview.text`` by what they say, white space and formatting apart, so the
    interview may have been read from any rendering. ``labelled`` is ``gold.labelled`` unless told.
    """
    spans = locate([b.text for b in gold.blocks], interview.text)
    return Judgement(
        gold,
        interview.text,
        tuple(_judged(block, span, interview.segments) for block, span in zip(gold.blocks, spans)),
        interview.speakers,
        interview.is_interview,
        seconds,
        cast_given,
        gold.labelled if labelled is None else labelled,
    )


def fail(gold: Gold, error: Exception, *, cast_given: bool = False, labelled: bool | None = None) -> Judgement:
    """The judgement on a document that could not be read: all its blocks are lost."""
    return Judgement(
        gold,
        "",
        tuple(Judged(b, LOST) for b in gold.blocks),
        cast_given=cast_given,
        labelled=gold.labelled if labelled is None else labelled,
        failure=f"{type(error).__name__}: {error}",
    )


def _judged(block: GoldBlock, span: Span | None, segments: Sequence[Segment]) -> Judged:
    if span is None:
        return Judged(block, LOST)
    here = over(segments, span)
    kind = majority(here, span, lambda s: s.kind)
    name = majority(here, span, _name)
    return Judged(
        block,
        coarse(kind),
        name,
        max((s.confidence for s in here if s.kind is kind), default=0.0),
        max((s.attribution.confidence for s in here if s.attribution and _name(s) == name), default=0.0),
    )


def _name(segment: Segment) -> str | None:
    return segment.speaker.name if segment.speaker else None

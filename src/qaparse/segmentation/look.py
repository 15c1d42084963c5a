"""One look at the blocks of a document: what they are by themselves, and what they are together."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..cues.markup import Called
from ..cues.profile import profile
from ..records import Kind
from .model import CLASSES, Stage
from .voices import Reading, Turn, read_voices

__all__ = ["Look"]


@attrs.define(eq=False)
class Look:
    """What one stage of the model sees in the blocks: rows of features, scores of the classes, odds of a change.

    ``picked`` are the values of those features that the stage weighs.
    """

    stage: Stage
    rows: Sequence[Sequence[float]]
    markup: Sequence[Called | None]
    picked: list[Sequence[float]] = attrs.field(init=False)
    scores: list[list[float]] = attrs.field(init=False, factory=list)
    changes: list[float] = attrs.field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self.picked = [self.stage.pick(row) for row in self.rows]
        for picked, called in zip(self.picked, self.markup, strict=True):
            scores, change = self.stage.scores(picked)
            if called is not None:
                for name, vote in called.votes.items():
                    scores[CLASSES.index(name)] += vote
            self.scores.append(scores)
            self.changes.append(change)

    def read(self, turns: Sequence[Turn | None], leads: Sequence[int], apart: frozenset[int], fronted: bool) -> Reading:
        """The joint reading of the blocks, of which only ``leads`` decide: the others are items of their lists.

        ``apart`` are those of the leads that are set off from the turns around them.
        """
        return read_voices(
            self.stage.chain,
            [self.scores[i] for i in leads],
            [self.changes[i] for i in leads],
            [turns[i] for i in leads],
            apart=apart,
            fronted=fronted,
        ).spread(leads, len(self.rows))

    def again(self, stage: Stage, reading: Reading) -> Look:
        """A second look, with the profile that the first reading gives of both sides."""
        blocks = range(len(self.rows))
        asks = [reading.probability(i, Kind.QUESTION) for i in blocks]
        answers = [reading.probability(i, Kind.ANSWER) for i in blocks]
        return Look(stage, profile(self.rows, asks, answers), self.markup)

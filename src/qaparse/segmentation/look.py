"""One look at the blocks of a document: what they are by themselves, and what they are together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from ..cues.markup import Called
from .model import CLASSES, Stage
from .own import Said, votes
from .voices import Reading, Turn, read_voices

__all__ = ["Look"]


@attrs.frozen(eq=False)
class Look:
    """What one stage of the model sees in the blocks: what it weighs, scores of the classes, odds of a change.

    ``picked`` are, for each block, the values of those features that the stage weighs, packed.
    """

    stage: Stage
    markup: Sequence[Called | None]
    picked: list[bytes] = attrs.field(factory=list)
    scores: list[list[float]] = attrs.field(factory=list)
    changes: list[float] = attrs.field(factory=list)

    @classmethod
    def at(
        cls,
        rows: Iterable[Sequence[float]],
        markup: Sequence[Called | None],
        stage: Stage,
        own: Said,
        *,
        passing: bool = False,
    ) -> Look:
        """The look of a stage at the rows of all blocks, none of which it keeps.

        ``passing``: another look follows, so that one forest will do.
        """
        look = cls(stage, markup)
        pick, pack = stage.pick, stage.packed.pack
        for i, (row, called) in enumerate(zip(rows, markup, strict=True)):
            picked = pick(row)
            scores, change = stage.scores(picked, passing)
            if called is not None:
                for name, vote in called.votes.items():
                    scores[CLASSES.index(name)] += vote
            for number, vote in votes(own, i):
                scores[number] += vote
            look.picked.append(pack(*picked))
            look.scores.append(scores)
            look.changes.append(change)
        return look

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
        ).spread(leads, len(self.scores))

"""Why a block was read as it was: the cues that decided, with the words they fired on."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from math import log

import attrs

from ..cues.core import Block, Cue
from ..cues.layout import MEASURES
from ..cues.markup import Called
from ..cues.profile import ALL_FEATURES, PROFILE
from ..cues.reading import CUES
from ..cues.view import View
from ..records import Evidence, Span
from .labels import LabelLine
from .look import Look
from .model import CLASSES, STATES, Stage
from .own import Said
from .own import evidence as own_evidence
from .voices import Reading, Side, Turn

__all__ = ["Reasons"]

#: How many cues are shown for one decision, and the least that one must have added.
_MOST, _LEAST = 5, 0.05
_NEIGHBOUR = {
    -3: "three blocks before",
    -2: "two blocks before",
    -1: "the block before",
    1: "the block after",
    2: "two blocks after",
    3: "three blocks after",
}
_CUES: dict[str, Cue] = {cue.name: cue for cue in CUES}


@attrs.frozen(eq=False)
class Reasons:
    """What the evidence for the kinds of a document's blocks is worked out from.

    Segments hold it until somebody asks, and few do: it keeps numbers, packed, and no text.
    """

    stage: Stage
    blocks: Sequence[Block]
    lines: Sequence[LabelLine | None]
    turns: Sequence[Turn | None]
    sides: Mapping[str, Side]
    markup: Sequence[Called | None]
    path: Sequence[int]
    values: Sequence[bytes]
    scores: Sequence[array[float]]
    probabilities: Sequence[array[float]]
    own: Said

    @classmethod
    def of(
        cls,
        look: Look,
        reading: Reading,
        views: Sequence[View],
        lines: Sequence[LabelLine | None],
        turns: Sequence[Turn | None],
        own: Said,
    ) -> Reasons:
        """The reasons of a reading; blocks, lines and turns are those that it was made from."""
        scores, probabilities = ([array("d", row) for row in rows] for rows in (look.scores, reading.probabilities))
        blocks = [v.block for v in views]
        read = (reading.sides, look.markup, reading.path, look.picked, scores, probabilities, own)
        return cls(look.stage, blocks, lines, turns, *read)

    def evidence(self, i: int) -> tuple[Evidence, ...]:
        """The evidence for the kind of block ``i`` against the next best class, strongest first.

        Weights are log-odds: what each cue added to the score of the class read, less what it added to that of the
        rival. ``document`` is what the blocks around it added.
        """
        scores, span = self.scores[i], self.blocks[i].span
        mine = STATES[self.path[i]][1]
        rival = max((c for c in range(len(scores)) if c != mine), key=scores.__getitem__)
        values = self.stage.packed.unpack(self.values[i])
        parts = self.stage.reasons(values, mine, rival)
        strong = [(abs(weight), feature) for feature, weight in parts.items() if not -_LEAST < weight < _LEAST]
        strong.sort(reverse=True)
        out = [self._cue(i, feature, values, parts[feature]) for _, feature in strong[:_MOST]]
        around = self._around(i, mine, rival)
        if abs(around) >= _LEAST:
            out.append(Evidence("document", span, round(around, 3), "What the blocks around it are read as"))
        out[:0] = own_evidence(self.own, i, mine, rival)
        if called := self.markup[i]:
            vote = called.votes.get(CLASSES[mine], 0.0) - called.votes.get(CLASSES[rival], 0.0)
            out.insert(0, Evidence(f"markup_{called.name}", span, round(vote, 3), called.note))
        line, turn = self.lines[i], self.turns[i]
        if line is not None and line.name:
            said = [Evidence("label", line.label, 14.0, f"A label names the speaker: {line.name}")]
            if turn is not None and (side := self.sides.get(turn.voice)):
                said.append(Evidence("side", line.label, side.margin, side.note))
            out[:0] = said
        return tuple(out)

    def _around(self, i: int, mine: int, rival: int) -> float:
        """Log-odds of the joint reading beyond those of the block's own look."""
        p = sum(x for x, (_, c, _) in zip(self.probabilities[i], STATES, strict=True) if c == mine)
        q = sum(x for x, (_, c, _) in zip(self.probabilities[i], STATES, strict=True) if c == rival)
        return log(max(p, 1e-4)) - log(max(q, 1e-4)) - (self.scores[i][mine] - self.scores[i][rival])

    def _cue(self, i: int, feature: int, values: Sequence[float], weight: float) -> Evidence:
        name, neighbour, note = _described(feature)
        there = i + neighbour
        block = self.blocks[there if 0 <= there < len(self.blocks) else i]
        span = block.span
        cue = _CUES.get(name)
        if cue is not None:
            seen = values[bisect_left(self.stage.weighed, feature)] > 0
            found = next(iter(cue.find(block)), None) if seen else None
            if found is None:
                note = f"Not so: {note}"
            else:
                span = found
        where = f"{_NEIGHBOUR[neighbour].capitalize()}: " if neighbour else ""
        return Evidence(ALL_FEATURES[feature], Span(span.start, span.end), round(weight, 3), where + note)


@cache
def _described(feature: int) -> tuple[str, int, str]:
    """A feature's cue, the neighbour it looks at, and the note on it."""
    name, _, offset = ALL_FEATURES[feature].partition("@")
    note = _CUES[name].note if name in _CUES else (MEASURES.get(name) or PROFILE[name]).rstrip(".")
    return name, int(offset) if offset else 0, note

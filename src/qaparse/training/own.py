"""``python -m qaparse.training.own cues.py --gold FILE…``: what should cues of your own weigh?

For each cue that the script declares, the weight is looked for with which the gold documents are read best: that which
makes the sum of the log-probabilities of what is right largest, with a preference for small weights (a normal prior of
``_PRIOR``). The package's own weights stay as they are. Prints the weights, which belong into the script.
"""

from __future__ import annotations

import argparse
import runpy
import sys
from collections.abc import Sequence
from functools import partial
from math import log
from pathlib import Path

from ..api import parse
from ..cues.own import OwnCue
from ..errors import QaparseError
from ..evaluation import Gold, Judgement, find, load, score

__all__ = ["declared", "main", "weigh"]

#: How far a weight commonly lies from 0, and between which it is looked for, in which steps.
_PRIOR, _MOST, _STEP = 3.0, 6.0, 0.25
#: Nothing counts as less probable than this: a gold file holds slips.
_LEAST = 0.01


def weigh(cues: Sequence[OwnCue], golds: Sequence[Gold]) -> list[tuple[OwnCue, int]]:
    """The cues with the weights that fit the gold best, one after another, and in how many documents each bears on it.

    Where a cue bears on no document it keeps its weight. People are given where a cue votes for a speaker.
    """
    out: list[tuple[OwnCue, int]] = []
    known = {cue.name: cue for cue in cues}
    for cue in cues:
        others = [other for name, other in known.items() if name != cue.name]

        def read(golds: Sequence[Gold], weight: float, cue: OwnCue = cue, others: Sequence[OwnCue] = others) -> Reading:
            with_it = partial(parse, cues=[*others, cue.weighing(weight)])
            return list(score(golds, cast_given=cue.kind is None, read=with_it))

        bears = [
            gold for gold in golds if [j.blocks for j in read([gold], _PRIOR)] != [j.blocks for j in read([gold], 0.0)]
        ]
        if bears:
            # Coarsely over the whole range, then finely around the best.
            best = 0.0
            for step, reach in ((1.0, _MOST), (_STEP, 1.0)):
                steps = round(reach / step)
                tried = [best + step * n for n in range(-steps, steps + 1) if abs(best + step * n) <= _MOST]
                best = max(tried, key=lambda weight: _fit(read(bears, weight), cue) - (weight / _PRIOR) ** 2 / 2)
            known[cue.name] = cue.weighing(best)
        out.append((known[cue.name], len(bears)))
    return out


Reading = list[Judgement]


def _fit(judgements: Reading, cue: OwnCue) -> float:
    """The log-probability of what is right: of the kinds, or of the speakers."""
    total = 0.0
    for block in (block for j in judgements for block in j.blocks if block.counts):
        if cue.kind is not None:
            right, sure = block.right_kind, block.kind_confidence
        elif block.gold.kind.spoken and block.gold.speaker is not None:
            right, sure = block.right_speaker, block.speaker_confidence
        else:
            continue
        total += log(max(_LEAST, sure if right else 1.0 - sure))
    return total


def declared(script: Path) -> list[OwnCue]:
    """The cues that a script declares, in order."""
    found = runpy.run_path(str(script), run_name=script.stem).values()
    return list(dict.fromkeys(value for value in found if isinstance(value, OwnCue)))


def main(argv: Sequence[str] | None = None) -> int:
    """Weigh, print; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m qaparse.training.own", description="Weigh cues of your own.")
    parser.add_argument("script", type=Path, metavar="SCRIPT", help="the Python file that declares them")
    parser.add_argument("--gold", nargs="+", required=True, type=Path, metavar="FILE", help="gold files or folders")
    args = parser.parse_args(argv)
    try:
        cues = declared(args.script)
        if not cues:
            parser.error(f"{args.script} declares no cue: see docs/own-cues.md")
        golds = [gold for path in find(args.gold) for gold in load(path)]
        for before, (after, bears) in zip(cues, weigh(cues, golds), strict=True):
            print(f"{after.cue.name}: {after.weight:+.2f} (was {before.weight:+.2f}; bears on {bears} of {len(golds)})")
    except (OSError, QaparseError) as e:
        print(e, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Who speaks, among several: one assignment over the whole document.

Cues speak for and against each candidate at each segment (``table``), and for or against a change of speaker; habits of
conversation (``habits``) join them over the document. What is then probable teaches what each one sounds like
(``manner``), and further readings use that, too. Candidates are alike: where no cue tells them apart, all keep the
same probability, however clear the pattern of changes is.

An attributor that knows more than the cues of ``qaparse.cues.speaking`` passes a ``Witness``: what it says is weighed
in the same table, by weights of its own names, which it passes, too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import exp, log

import attrs

from ..cues.own import OwnCue
from ..records import Attribution, Evidence, Interview, Kind, Segment, Speaker
from .habits import HABITS, IN_ORDER, OWN, Order, Step, Way, marginals, ways
from .hand import hands, written_alike
from .manner import manner
from .table import Fired, Table, Witness, tabulate

__all__ = [
    "DOCUMENT",
    "GROUPS",
    "RETURNS",
    "Distribution",
    "Fired",
    "Witness",
    "assign",
    "floored",
    "infer",
    "load",
    "tabulate",
]

#: What bears on a habit's being the document's, on the return of whoever opened the run, and what is calibrated apart.
DOCUMENT, RETURNS = ("always", "spoken", "long"), ("always", "spoken", "under_80")
GROUPS = ("edited", "spoken", "many")
#: What is known outweighs every cue.
_CERTAIN = 30.0
#: The first reading has nobody's manner to go by; so many follow.
_FURTHER_READINGS = 1
#: What is less probable than so large a part of the likeliest way to read is left out of further readings.
_FAINT = 0.05
#: Among more than so many a pattern says nothing: each segment is judged by its own cues.
_MOST_CANDIDATES = 8
#: Among more than so many nobody is told apart at all.
_CROWD = 20
_FEW = 3
#: Segments that are so probably by one person, once that is known of one of them, are a group.
_TOGETHER, _MOST_PINNED = 0.7, 2
_MOST_EVIDENCE = 5
_LEAST = 0.05


@attrs.frozen
class Distribution:
    """How probable each candidate is, and what speaks for the likeliest (of equals the first).

    Segments of one ``group`` are likely by one person, whoever that is.
    """

    probabilities: tuple[tuple[Speaker, float], ...]
    evidence: tuple[Evidence, ...]
    group: int | None = None


def assign(
    interview: Interview,
    open_: Sequence[int],
    side: Sequence[Speaker],
    known: Mapping[int, Attribution],
    weights: Mapping[str, float] | None = None,
    more: Witness | None = None,
    cues: Sequence[OwnCue] = (),
) -> dict[int, Distribution]:
    """For each open segment the probability of each candidate of its side.

    ``known`` are the segments already decided; ``more`` says what else speaks for or against the candidates, as do
    ``cues``, which are the caller's own.
    """
    if len(side) > _CROWD:
        share = tuple((s, floored(1.0 / len(side))) for s in side)
        return {n: Distribution(share, ()) for n in open_}
    weights = {**(weights or load()), **{cue.name: cue.weight for cue in cues}}
    kind = interview.segments[open_[0]].kind
    table = tabulate(interview, kind, side, more, cues=cues)
    certain = {
        k: side.index(said.speaker)
        for k, n in enumerate(table.chain)
        if (said := known.get(n)) is not None and said.speaker in side
    }
    # The habits are those of people who answer.
    joined = kind is Kind.ANSWER and len(side) <= _MOST_CANDIDATES
    probable, sounds, likely = infer(table, len(side), weights, certain) if joined else (*alone(table, weights), [])
    power = weights[f"sharpness.{group(table, len(side))}"]
    together: Sequence[int | None] = [None] * len(table.chain)
    if joined:
        together = _together(table, len(side), weights, certain, probable, power, likely)
    wanted, out, ordered = set(open_), {}, joined and _in_order(table, weights) is not None
    alike = written_alike(table.forms, probable) if any(way.hand.scores for way in likely) else []
    for k, n in enumerate(table.chain):
        if n in wanted:
            p = calibrated(probable[k], power)
            why = [[f.evidence(weights) for f in fired] for fired in table.fired[k]]
            named = [floored(x) for x in p]
            best = named.index(max(named))
            beside = _beside(interview, table, probable, k, best)
            voice = _against_others(sounds[k], best)
            written = _against_others(alike[k], best) if alike else 0.0
            evidence = _shown(interview.segments[n], why, p[best], voice, written, best, side, beside, ordered)
            out[n] = Distribution(tuple(zip(side, named, strict=True)), evidence, together[k])
    return out


def floored(p: float) -> float:
    """Four places, never upwards: probabilities must not sum above 1."""
    return int(p * 10_000) / 10_000


@lru_cache(maxsize=2)
def load(*files: str) -> Mapping[str, float]:
    """The weights that ship with the package, by the name of what they weigh.

    ``files`` are others of the package that hold the weights of a witness, and what those of the cues are beside it.
    """
    folder = resources.files("qaparse.weights")
    parts = [json.loads(folder.joinpath(f).read_text(encoding="utf-8")) for f in ("attribution.json", *files)]
    return {name: float(weight) for part in parts for name, weight in part["weights"].items()}


def infer(
    table: Table,
    size: int,
    weights: Mapping[str, float],
    certain: Mapping[int, int] | None = None,
    steps: Sequence[Step] | None = None,
    likely: Sequence[Way] | None = None,
) -> tuple[list[list[float]], list[list[float]], Sequence[Way]]:
    """For each segment the probability of each candidate, what each one's manner adds, in log-odds, and likely ways.

    ``certain`` gives candidates by the segment's place in the table; ``steps`` says how each segment follows the one
    before, where that is known better than from the table, and ``likely`` are the ways of reading it, likewise.
    """
    own = _own(table, weights)
    for k, c in (certain or {}).items():
        own[k][c] += _CERTAIN
    steps = steps or [_step(table, k, weights) for k in range(len(own))]
    trust = weights["manner.spoken" if table.spoken else "manner.edited"]
    sounds = [[0.0] * size for _ in own]
    likely = likely or _ways(table, steps, size, weights)
    probable, shares = marginals(own, steps, likely)
    likely = [way for way, p in zip(likely, shares, strict=True) if p >= _FAINT * max(shares)]
    for _ in range(_FURTHER_READINGS):
        sounds = [[trust * x for x in row] for row in manner(table.words, probable)]
        scores = [[x + y for x, y in zip(row, voice, strict=True)] for row, voice in zip(own, sounds, strict=True)]
        probable, _ = marginals(scores, steps, likely)
    return probable, sounds, likely


def _ways(table: Table, steps: Sequence[Step], size: int, weights: Mapping[str, float]) -> list[Way]:
    habits = [{name: weights[f"habit.{habit}.{name}"] for name in OWN} for habit in HABITS]
    seen = document(table)
    prior = [sum(x * weights[f"habit.{habit}.prior.{name}"] for name, x in seen.items()) for habit in HABITS]
    return ways(steps, size, habits, prior, _in_order(table, weights), hands(table.forms, size, weights))


def _in_order(table: Table, weights: Mapping[str, float]) -> Order | None:
    """The order of the introduction: an edited page keeps it among three and more; of two, either begins."""
    if table.spoken or len(table.order) < _FEW:
        return None
    return Order(table.order, {name: weights[f"in_order.{name}"] for name in IN_ORDER})


def alone(table: Table, weights: Mapping[str, float]) -> tuple[list[list[float]], list[list[float]]]:
    """As ``infer``, each segment by its own cues."""
    own = _own(table, weights)
    return [calibrated([exp(max(x - max(row), -60.0)) for x in row], 1.0) for row in own], [[0.0] * len(r) for r in own]


def _together(
    table: Table,
    size: int,
    weights: Mapping[str, float],
    certain: Mapping[int, int],
    probable: Sequence[Sequence[float]],
    power: float,
    likely: Sequence[Way],
) -> list[int | None]:
    """Which segments are likely by one person, numbered from 1 as they come.

    Who is who is taken for granted at a segment or two; what then is sure hangs together, even where nothing says by
    whom it is.
    """
    pinned = dict(certain)
    for _ in range(min(_MOST_PINNED, size - 1) - len(set(certain.values()))):
        left = [c for c in range(size) if c not in pinned.values()]
        free = [k for k in range(len(probable)) if k not in pinned]
        if free:
            k = max(free, key=lambda k: max(probable[k][c] for c in left))
            pinned[k] = max(left, key=lambda c: probable[k][c])
            probable, *_ = infer(table, size, weights, pinned, likely=likely)
    numbers: dict[int, int] = {}
    out: list[int | None] = []
    for row in probable:
        p = calibrated(row, power)
        best = max(range(size), key=p.__getitem__)
        out.append(numbers.setdefault(best, len(numbers) + 1) if p[best] >= _TOGETHER else None)
    return out


def _own(table: Table, weights: Mapping[str, float]) -> list[list[float]]:
    return [[sum(f.value * weights[f.weight] for f in fired) for fired in row] for row in table.fired]


def _step(table: Table, k: int, weights: Mapping[str, float]) -> Step:
    opens, seen = table.opens[k], table.change[k]
    place = "across" if opens else "within"
    same = sum(weights[f"{place}.{name}"] * x for name, x in seen.items())
    back = 0.0 if opens else sum(weights[f"back.{name}"] * seen.get(name, 0.0) for name in RETURNS)
    return Step(opens, same, back)


def document(table: Table) -> dict[str, float]:
    """What bears on a habit's being the document's, by the names of ``DOCUMENT``."""
    long = 0.7 * (log(max(1, len(table.chain))) - 4)
    return {"always": 1.0, "spoken": float(table.spoken), "long": min(1.0, max(-1.0, long))}


def group(table: Table, size: int) -> str:
    """The group of ``GROUPS`` that the document is calibrated in."""
    return "many" if size > _FEW else "spoken" if table.spoken else "edited"


def calibrated(row: Sequence[float], power: float) -> list[float]:
    """The probabilities, sharpened or blunted."""
    raised = [max(p, 1e-12) ** power for p in row]
    return [p / sum(raised) for p in raised]


def _shown(
    segment: Segment,
    why: Sequence[Sequence[Evidence]],
    p: float,
    voice: float,
    written: float,
    c: int,
    side: Sequence[Speaker],
    beside: tuple[Segment, str, bool] | None,
    ordered: bool,
) -> tuple[Evidence, ...]:
    """A candidate's evidence, strongest first: what speaks for it, what against the others, what the document adds.

    With an even chance it adds up to the log-odds of the candidate's probability, but for what is too weak to show.
    """
    against = [
        attrs.evolve(e, weight=round(-e.weight / (len(side) - 1), 3), note=f"Against {s}: {e.note}")
        for k, s in enumerate(side)
        if k != c
        for e in why[k]
    ]
    seen = sorted([*why[c], *against], key=lambda e: -abs(e.weight))
    p = min(1 - 1e-6, max(1e-6, p))
    around = log(p / (1 - p)) + log(len(side) - 1) - voice - written - sum(e.weight for e in seen)
    out = seen[:_MOST_EVIDENCE]
    if abs(voice) >= _LEAST:
        out.append(Evidence("manner", segment.content, round(voice, 3), "Words that the candidate's other answers use"))
    if abs(written) >= _LEAST:
        how = "as" if written > 0 else "otherwise than"
        note = f"Apostrophes are typed {how} in the candidate's other answers"
        out.append(Evidence("hand", segment.content, round(written, 3), note))
    if abs(around) >= _LEAST:
        told = _around(segment, round(around, 3), beside)
        out.append(attrs.evolve(told, note=f"{told.note}, or in the order of the introduction") if ordered else told)
    return tuple(sorted(out, key=lambda e: -abs(e.weight)))


def _against_others(odds: Sequence[float], c: int) -> float:
    """A candidate's log-odds against the mean of the others'."""
    return odds[c] - (sum(odds) - odds[c]) / (len(odds) - 1)


def _beside(
    interview: Interview, table: Table, probable: Sequence[Sequence[float]], k: int, c: int
) -> tuple[Segment, str, bool] | None:
    """The neighbour on the side of which most is known: where it stands, and whether it is likely the candidate's."""
    even = 1 / len(probable[k])
    near = [j for j in (k - 1, k + 1) if 0 <= j < len(probable)]
    if not near:
        return None
    j = max(near, key=lambda j: abs(probable[j][c] - even))
    return interview.segments[table.chain[j]], "before" if j < k else "behind", probable[j][c] > even


def _around(segment: Segment, weight: float, beside: tuple[Segment, str, bool] | None) -> Evidence:
    """What the chain adds, told by the neighbour that it most likely comes from."""
    if beside is None:
        return Evidence("document", segment.content, weight, "How sure such answers are")
    neighbour, where, theirs = beside
    if theirs == (weight > 0):
        return Evidence("goes_on", neighbour.content, weight, f"Goes with the one {where}, as answers do here")
    return Evidence("takes_turns", neighbour.content, weight, f"Takes turns with the one {where}, as answers do here")

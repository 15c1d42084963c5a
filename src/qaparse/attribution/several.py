"""Who speaks, among several: one assignment over the whole document.

A chain over the open segments, with the candidates as states: cues speak for and against each candidate at each
segment, and for or against a change of speaker from one to the next. Only what tells the candidates apart can favour
one of them, so that without such a cue all keep the same probability.

An attributor that knows more than the cues of ``qaparse.cues.speaking`` passes a ``Witness``: what it says is weighed
in the same table, by weights of its own names (``nlp.json``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import exp, log
from typing import TypeAlias

import attrs

from ..cues.core import Block
from ..cues.speaking import CHANGE, SPEAKER, mentions, trade_words
from ..names import parse_name
from ..records import Attribution, Evidence, Interview, Kind, Segment, Span, Speaker

__all__ = ["NAMED", "Distribution", "Fired", "Table", "Witness", "assign", "load", "marginals", "tabulate"]

#: The weights of names in their places.
NAMED = frozenset(
    [f"question.{c}" for c in ("addressed_in_last_sentence", "addressed", "spoken_of", "said_of")]
    + [f"answer.{c}" for c in ("introduces_oneself", "addressed", "spoken_of", "said_of")]
    + ["before.addressed"]
)
#: What is known outweighs every cue.
_CERTAIN = 30.0
#: A short answer, and one so short that it only listens, in characters.
_SHORT, _VERY_SHORT = 120, 60
#: Beyond so many candidates a pattern says nothing.
_MOST_CANDIDATES = 8
#: Trade words beyond so many add nothing.
_MOST_TRADE_WORDS = 3
_MOST_EVIDENCE = 5


@attrs.frozen
class Distribution:
    """How probable each candidate is, and what speaks for the likeliest (of equals the first)."""

    probabilities: tuple[tuple[Speaker, float], ...]
    evidence: tuple[Evidence, ...]


def assign(
    interview: Interview,
    open_: Sequence[int],
    side: Sequence[Speaker],
    known: Mapping[int, Attribution],
    weights: Mapping[str, float] | None = None,
    more: Witness | None = None,
) -> dict[int, Distribution]:
    """For each open segment the probability of each candidate of its side.

    ``known`` are the segments already decided; ``more`` says what else speaks for or against the candidates.
    """
    if len(side) > _MOST_CANDIDATES:
        share = tuple((s, _floor(1.0 / len(side))) for s in side)
        return {n: Distribution(share, ()) for n in open_}
    weights = weights or load()
    table = tabulate(interview, interview.segments[open_[0]].kind, side, more)
    scores = table.scores(weights)
    for k, n in enumerate(table.chain):
        if (decided := known.get(n)) is not None and decided.speaker in side:
            scores[k] = [_CERTAIN if s == decided.speaker else 0.0 for s in side]
    probabilities = marginals(scores, table.same(weights))
    doubt = weights["doubt"]
    out = {}
    wanted = set(open_)
    for k, (n, p) in enumerate(zip(table.chain, probabilities, strict=True)):
        if n in wanted:
            why = [[f.evidence(weights) for f in fired] for fired in table.fired[k]]
            shared = [(1 - doubt) * x + doubt / len(side) for x in p]
            named = [_floor(x) for x in shared]
            best = named.index(max(named))
            evidence = _shown(interview.segments[n], why, p[best], scores[k], best, side)
            out[n] = Distribution(tuple(zip(side, named, strict=True)), evidence)
    return out


def _floor(p: float) -> float:
    """Four places, never upwards: probabilities must not sum above 1."""
    return int(p * 10_000) / 10_000


@lru_cache(maxsize=1)
def load() -> Mapping[str, float]:
    """The weights that ship with the package, by the name of what they weigh."""
    folder = resources.files("qaparse.weights")
    parts = [json.loads(folder.joinpath(f).read_text(encoding="utf-8")) for f in ("attribution.json", "nlp.json")]
    return {name: float(weight) for part in parts for name, weight in part["weights"].items()}


@attrs.frozen
class Fired:
    """One thing that speaks for or against a candidate: the name of its weight, how much of it, and where."""

    weight: str
    value: float
    span: Span
    note: str

    def evidence(self, weights: Mapping[str, float]) -> Evidence:
        """What it adds to the candidate's log-odds."""
        return Evidence(self.weight, self.span, round(self.value * weights[self.weight], 3), self.note)


#: A further source of cues, asked once for each side of a document with several people: takes the interview, the kind
#: of segments and the candidates, and gives by the segment's number, for each candidate in order, what fired.
Witness: TypeAlias = Callable[[Interview, Kind, Sequence[Speaker]], Mapping[int, Sequence[Sequence[Fired]]]]


@attrs.frozen(eq=False)
class Table:
    """A side's segments in order, what fired for each candidate at each, and what speaks for one speaker going on.

    ``going[k]`` names the weights of the log-odds that the segment ``k`` is by the speaker of the one before.
    """

    chain: Sequence[int]
    fired: Sequence[Sequence[Sequence[Fired]]]
    going: Sequence[Sequence[str]]

    def scores(self, weights: Mapping[str, float]) -> list[list[float]]:
        """For each segment the log-odds of each candidate."""
        return [[sum(f.value * weights[f.weight] for f in fired) for fired in row] for row in self.fired]

    def same(self, weights: Mapping[str, float]) -> list[float]:
        """For each segment the log-odds that it is by the speaker of the one before."""
        return [sum(weights[name] for name in names) for names in self.going]


def tabulate(interview: Interview, kind: Kind, side: Sequence[Speaker], more: Witness | None = None) -> Table:
    """Everything that speaks for or against the candidates of one side, that of a witness included."""
    segments = interview.segments
    chain = [n for n, s in enumerate(segments) if s.kind is kind]
    votes = _Votes(interview, side)
    heard = more(interview, kind, side) if more else {}
    fired, going = [], []
    for k, n in enumerate(chain):
        previous = chain[k - 1] if k else None
        own = votes.of(n, previous if previous is not None and _same_run(segments, previous, n) else None)
        fired.append([[*a, *b] for a, b in zip(own, heard[n], strict=True)] if n in heard else own)
        going.append([] if previous is None else votes.going(previous, n))
    return Table(chain, fired, going)


def _shown(
    segment: Segment, why: Sequence[Sequence[Evidence]], p: float, row: Sequence[float], c: int, side: Sequence[Speaker]
) -> tuple[Evidence, ...]:
    """A candidate's evidence, strongest first: what speaks for it, what against the others, what the document adds."""
    against = [
        attrs.evolve(e, weight=round(-e.weight / (len(side) - 1), 3), note=f"Against {s}: {e.note}")
        for k, s in enumerate(side)
        if k != c
        for e in why[k]
    ]
    own = row[c] - log(sum(exp(x) for k, x in enumerate(row) if k != c) / (len(row) - 1))
    around = log(max(p, 1e-6) / max(1 - p, 1e-6)) + log(len(row) - 1) - own
    out = sorted([*why[c], *against], key=lambda e: -abs(e.weight))[:_MOST_EVIDENCE]
    if abs(around) >= 0.05:
        out.append(Evidence("document", segment.content, round(around, 3), "What is known of the turns around it"))
    return tuple(out)


def _same_run(segments: Sequence[Segment], a: int, b: int) -> bool:
    """Whether nothing but asides stands between two segments."""
    return not any(s.kind.spoken or s.kind.breaks_turn for s in segments[a + 1 : b])


class _Votes:
    """What the cues say of each candidate, segment by segment."""

    def __init__(self, interview: Interview, side: Sequence[Speaker]) -> None:
        self.interview = interview
        self.segments = interview.segments
        self.side = side
        self.names = [_own_forms(s, side) for s in side]
        self.trades = [trade_words(s.words) for s in side]
        self.own = [tuple(w.lower()[:6] for t in s.words for w in t.split()[:3] if len(w) > 4) for s in side]

    def of(self, n: int, before: int | None) -> list[list[Fired]]:
        """What fired for each candidate at segment ``n``; ``before`` is the answer just before, if any."""
        fired: list[list[Fired]] = [[] for _ in self.side]
        places = [("answer", self.segments[n])] + [("question", s) for s in self._question(n)]
        if before is not None:
            places.append(("before", self.segments[before]))
        for place, segment in places:
            content = segment.content
            block = Block(self.interview.text, content.start, content.end)
            self._names(place, block, fired)
            if place != "before":
                self._trades(place, block, fired)
        return fired

    def _names(self, place: str, block: Block, fired: list[list[Fired]]) -> None:
        where = {"question": "question", "answer": "answer", "before": "answer before"}[place]
        for c, forms in enumerate(self.names):
            named = mentions(block, forms)
            seen: set[Span] = set()
            for cue in SPEAKER.cues.values() if named else ():
                if (weight := f"{place}.{cue.name}") not in NAMED:
                    continue
                for span in cue.find(block, named):
                    if span not in seen:
                        seen.add(span)
                        fired[c].append(Fired(weight, 1.0, span, f"In the {where}: {cue.note}"))
                        break

    def _trades(self, place: str, block: Block, fired: list[list[Fired]]) -> None:
        if not any(self.trades) and not any(self.own):
            return
        words = block.text[block.start : block.end].lower().split()
        for c, (about, own) in enumerate(zip(self.trades, self.own, strict=True)):
            others = {b for k, t in enumerate(self.trades) if k != c for b in t}
            hits = sum(1 for b in about if b not in others and any(w.startswith(b) for w in words))
            trade = ", ".join(self.side[c].words[:1])
            if hits:
                value = float(min(hits, _MOST_TRADE_WORDS))
                fired[c].append(
                    Fired(f"{place}.trade", value, block.span, f"The {place} speaks of what a {trade} does")
                )
            if place == "answer" and own and any(w.startswith(o) for w in words for o in own):
                fired[c].append(Fired("answer.own_trade", 1.0, block.span, f"The answer speaks of being a {trade}"))

    def _question(self, n: int) -> list[Segment]:
        """The question that segment ``n`` answers; nothing where it is a question itself."""
        if self.segments[n].kind is Kind.QUESTION:
            return []
        k = n - 1
        while k >= 0 and self.segments[k].kind is not Kind.QUESTION:
            k -= 1
            if n - k > 40:
                return []
        out: list[Segment] = []
        while k >= 0 and self.segments[k].kind is Kind.QUESTION:
            out.append(self.segments[k])
            k -= 1
        return out

    def going(self, a: int, b: int) -> list[str]:
        """The weights of the log-odds that one candidate speaks both of two neighbours on a side."""
        if not _same_run(self.segments, a, b):
            return ["going.across"]
        text = self.interview.text
        first, second = self.segments[a].content, self.segments[b].content
        block, before = Block(text, second.start, second.end), Block(text, first.start, first.end)
        asked = any(_fires("asks_several", Block(text, s.content.start, s.content.end)) for s in self._question(b))
        holds = {
            "going.within": True,
            "going.asks_several": asked,
            "going.joins_in": _fires("joins_in", block),
            "going.goes_on": _fires("goes_on", block),
            "going.announces_more": _fires("announces_more", before),
            "going.short": len(second) < _SHORT,
            "going.after_short": len(first) < _VERY_SHORT,
        }
        return [name for name, true in holds.items() if true]


def _fires(name: str, block: Block) -> bool:
    return next(iter(CHANGE.cues[name].find(block)), None) is not None


def _own_forms(speaker: Speaker, side: Sequence[Speaker]) -> list[str]:
    """The forms of a name that mean this candidate and no other."""
    shared = {f for s in side if s is not speaker for f in _forms(s)}
    return [f for f in _forms(speaker) if f not in shared and len(f) > 1]


def _forms(speaker: Speaker) -> list[str]:
    if not speaker.name or speaker.generic:
        return []
    name = parse_name(speaker.name)
    forms = [speaker.name, *speaker.aliases, *speaker.name.split(), *([name.surname] if name.surname else [])]
    return [f for f in dict.fromkeys(forms) if f[:1].isupper() and not f.endswith(".")]


def marginals(scores: Sequence[Sequence[float]], same: Sequence[float]) -> list[list[float]]:
    """For each segment the probability of each candidate, by forward and backward sums."""
    size = len(scores[0])
    forward: list[list[float]] = []
    for row, odds in zip(scores, same, strict=True):
        top = max(row)
        e = [exp(max(x - top, -60.0)) for x in row]
        if forward:
            stay, leave = _moves(odds, size)
            total = sum(forward[-1])
            e = [x * (stay * f + leave * (total - f)) for x, f in zip(e, forward[-1], strict=True)]
        mass = sum(e)
        forward.append([x / mass for x in e])
    out: list[list[float]] = [[]] * len(scores)
    behind = [1.0] * size
    for i in range(len(scores) - 1, -1, -1):
        joint = [f * b for f, b in zip(forward[i], behind, strict=True)]
        mass = sum(joint)
        out[i] = [x / mass for x in joint]
        if i:
            top = max(scores[i])
            ahead = [b * exp(max(x - top, -60.0)) for b, x in zip(behind, scores[i], strict=True)]
            stay, leave = _moves(same[i], size)
            total = sum(ahead)
            behind = [stay * a + leave * (total - a) for a in ahead]
            mass = sum(behind)
            behind = [x / mass for x in behind]
    return out


def _moves(odds: float, size: int) -> tuple[float, float]:
    """The probability of the same candidate, and of each other one."""
    p = 1 / (1 + exp(-odds))
    return p, (1 - p) / (size - 1)

"""Who speaks, among several: one assignment over the whole document.

A chain over the open segments, with the candidates as states: cues speak for and against each candidate at each
segment, and for or against a change of speaker from one to the next. Only what tells the candidates apart can favour
one of them, so that without such a cue all keep the same probability.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

import attrs
import regex

from ..cues.core import Block
from ..cues.speaking import CHANGE, SPEAKER, trade_words
from ..names import parse_name
from ..records import Attribution, Evidence, Interview, Kind, Segment, Span, Speaker

__all__ = ["Distribution", "assign"]

#: What each cue adds to a candidate's log-odds, by where it fires: in the question, the answer, or the answer before.
_WEIGHTS: dict[tuple[str, str], float] = {
    ("question", "addressed_in_last_sentence"): 2.4,
    ("question", "addressed"): 1.2,
    ("question", "spoken_of"): -0.5,
    ("question", "said_of"): -0.3,
    ("answer", "introduces_oneself"): 3.5,
    ("answer", "addressed"): -1.6,
    ("answer", "spoken_of"): -2.2,
    ("answer", "said_of"): -2.2,
    ("before", "addressed"): 1.0,
}
#: A candidate's trade against what the question and the answer speak of; and the trade's own word in the answer.
_TRADE_IN_QUESTION, _TRADE_IN_ANSWER, _OWN_TRADE, _MOST_OF_TRADE = 0.45, 0.3, 0.9, 1.2
#: Log-odds that a paragraph is by the same speaker as the one before, within the answers to one question ...
_SAME, _SEVERAL_ASKED, _JOINS_IN, _GOES_ON, _ANNOUNCES, _SHORT, _LISTENS = 0.9, -2.2, -1.6, 1.0, 1.2, -0.4, -0.6
#: ... and from one question to the next.
_SAME_ACROSS = -0.2
#: Beyond so many candidates a pattern says nothing.
_MOST_CANDIDATES = 8
#: How much of the probability stays shared, whatever the cues say: what is left to doubt on unseen documents.
_DOUBT = 0.12
_MOST_EVIDENCE = 5


@attrs.frozen
class Distribution:
    """How probable each candidate is, and what speaks for each."""

    probabilities: tuple[tuple[Speaker, float], ...]
    evidence: Mapping[Speaker, tuple[Evidence, ...]]


def assign(
    interview: Interview, open_: Sequence[int], side: Sequence[Speaker], known: Mapping[int, Attribution]
) -> dict[int, Distribution]:
    """For each open segment the probability of each candidate of its side; ``known`` are those already decided."""
    segments = interview.segments
    kind = segments[open_[0]].kind
    if len(side) > _MOST_CANDIDATES:
        share = tuple((s, round(1.0 / len(side), 4)) for s in side)
        return {n: Distribution(share, {}) for n in open_}
    chain = [n for n, s in enumerate(segments) if s.kind is kind]
    votes = _Votes(interview, side)
    scores: list[list[float]] = []
    reasons: list[list[list[Evidence]]] = []
    same: list[float] = []
    for k, n in enumerate(chain):
        previous = chain[k - 1] if k else None
        row, why = votes.of(n, previous if previous is not None and _same_run(segments, previous, n) else None)
        decided = known.get(n)
        if decided is not None and decided.speaker in side:
            row = [30.0 if s == decided.speaker else 0.0 for s in side]
        scores.append(row)
        reasons.append(why)
        same.append(0.0 if previous is None else votes.same(previous, n))
    probabilities = _marginals(scores, same)
    out = {}
    wanted = set(open_)
    for n, p, row, why in zip(chain, probabilities, scores, reasons, strict=True):
        if n in wanted:
            shared = [(1 - _DOUBT) * x + _DOUBT / len(side) for x in p]
            out[n] = Distribution(
                tuple((s, round(x, 4)) for s, x in zip(side, shared, strict=True)),
                {s: _shown(segments[n], why, x, row, c, side) for c, (s, x) in enumerate(zip(side, p, strict=True))},
            )
    return out


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
        self.names = [_pattern(s, side) for s in side]
        self.trades = [trade_words(s.words) for s in side]
        self.own = [tuple(w.lower()[:6] for t in s.words for w in t.split()[:3] if len(w) > 4) for s in side]
        everyone = "|".join(p for p in self.names if p)
        self.anyone = regex.compile(everyone) if everyone else None

    def of(self, n: int, before: int | None) -> tuple[list[float], list[list[Evidence]]]:
        """Log-odds and evidence for each candidate at segment ``n``; ``before`` is the answer just before, if any."""
        row = [0.0] * len(self.side)
        why: list[list[Evidence]] = [[] for _ in self.side]
        asked = self._question(n)
        places = [("answer", self.segments[n])] + [("question", s) for s in asked]
        if before is not None:
            places.append(("before", self.segments[before]))
        for place, segment in places:
            content = segment.content
            block = Block(self.interview.text, content.start, content.end)
            if self.anyone is not None and self.anyone.search(block.text, block.start, block.end):
                self._names(place, block, row, why)
            if place != "before":
                self._trades(place, block, row, why)
        return row, why

    def _names(self, place: str, block: Block, row: list[float], why: list[list[Evidence]]) -> None:
        for c, name in enumerate(self.names):
            seen: set[Span] = set()
            for cue in SPEAKER.cues.values():
                weight = _WEIGHTS.get((place, cue.name))
                if weight is None or not name:
                    continue
                for span in cue.find(block, name):
                    if span not in seen:
                        seen.add(span)
                        row[c] += weight
                        where = {"question": "question", "answer": "answer", "before": "answer before"}[place]
                        why[c].append(Evidence(cue.name, span, weight, f"In the {where}: {cue.note}"))
                        break

    def _trades(self, place: str, block: Block, row: list[float], why: list[list[Evidence]]) -> None:
        if not any(self.trades) and not any(self.own):
            return
        words = block.text[block.start : block.end].lower().split()
        each = _TRADE_IN_QUESTION if place == "question" else _TRADE_IN_ANSWER
        for c, (about, own) in enumerate(zip(self.trades, self.own, strict=True)):
            others = {b for k, t in enumerate(self.trades) if k != c for b in t}
            hits = sum(1 for b in about if b not in others and any(w.startswith(b) for w in words))
            weight = min(_MOST_OF_TRADE, each * hits)
            if place == "answer" and own and any(w.startswith(o) for w in words for o in own):
                weight += _OWN_TRADE
            if weight:
                row[c] += weight
                note = f"The {place} speaks of what a {', '.join(self.side[c].words[:1])} does"
                why[c].append(Evidence("trade", block.span, round(weight, 3), note))

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

    def same(self, a: int, b: int) -> float:
        """Log-odds that the same candidate speaks segments ``a`` and ``b``, next to each other among those of a side."""
        if not _same_run(self.segments, a, b):
            return _SAME_ACROSS
        text = self.interview.text
        first, second = self.segments[a].content, self.segments[b].content
        block, before = Block(text, second.start, second.end), Block(text, first.start, first.end)
        odds = _SAME
        if any(_fires("asks_several", Block(text, s.content.start, s.content.end)) for s in self._question(b)):
            odds += _SEVERAL_ASKED
        odds += _JOINS_IN * _fires("joins_in", block) + _GOES_ON * _fires("goes_on", block)
        odds += _ANNOUNCES * _fires("announces_more", before)
        odds += _SHORT * (len(second) < 120) + _LISTENS * (len(first) < 60)
        return odds


def _fires(name: str, block: Block) -> bool:
    return next(iter(CHANGE.cues[name].find(block)), None) is not None


def _pattern(speaker: Speaker, side: Sequence[Speaker]) -> str:
    """The forms of a name that mean this candidate and no other, as a pattern."""
    if not speaker.name or speaker.generic:
        return ""
    shared = {f for s in side if s is not speaker for f in _forms(s)}
    forms = [f for f in _forms(speaker) if f not in shared and len(f) > 1]
    return "(?:" + "|".join(regex.escape(f) for f in sorted(forms, key=len, reverse=True)) + ")" if forms else ""


def _forms(speaker: Speaker) -> list[str]:
    if not speaker.name or speaker.generic:
        return []
    name = parse_name(speaker.name)
    forms = [speaker.name, *speaker.aliases, *speaker.name.split(), *([name.surname] if name.surname else [])]
    return [f for f in dict.fromkeys(forms) if f[:1].isupper() and not f.endswith(".")]


def _marginals(scores: Sequence[Sequence[float]], same: Sequence[float]) -> list[list[float]]:
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

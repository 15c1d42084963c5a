"""Which side each label speaks for: decided together with the reading of the whole document.

Every plausible choice of who asks is tried as a hypothesis: what the labels then forbid goes into the
chain, and the hypothesis under which the document reads best wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from operator import add
from typing import TypeAlias

import attrs

from ..records import Kind, Role
from .chain import best_path, emissions, marginals
from .model import CLASSES, KINDS, Chain

__all__ = ["Reading", "Side", "Turn", "read_voices"]

_QUESTION, _ANSWER = CLASSES.index("question"), CLASSES.index("answer")
_STATES_OF = {kind: [n for n, k in enumerate(KINDS) if k is kind] for kind in KINDS}
#: What a label adds against every state in which its speaker does not speak.
_AGAINST = -14.0
#: What the lack of a label adds against a change of sides, where both sides carry labels.
_UNLABELLED_CHANGE = -7.0
#: ... and against narration after a labelled turn; nothing, where the block is set off by its type.
_UNLABELLED_TELLING = -3.0
#: ... and behind the last label, where of so many turns or more nearly all are one block: who closes the piece tells.
_CLOSES, _TURNS, _GO_ON = 0.0, 6, 0.25
#: What is set off from the turns hardly goes on with one.
_SET_OFF = -4.0
#: What a side adds that is known (a word like "Q" or "Interviewer", or the caller says it): it decides. A letter may
#: be a person's initial, and what a label says of a person ("host", "editor") is only likely.
_KNOWN, _SAID = 1000.0, 6.0
#: What the hypothesis costs that only one side carries labels, and that nobody who is labelled answers.
_ONE_SIDED, _NOBODY_ANSWERS = -3.0, -8.0
#: What it costs that nobody who is labelled asks, and that there are not as many questions without a label as one for
#: so many labelled turns.
_NOBODY_ASKS, _TURNS_A_QUESTION = -8.0, 5
#: What addressing another speaker by name adds for each block that does.
_ADDRESSES = 1.2
#: What the hypothesis costs that answers may go without a label though others carry one.
_LOOSE = -6.0
#: One block's look cannot decide who asks.
_MOST_OF_ONE = 3.0
#: More than this is certain enough.
_MOST_MARGIN = 50.0
#: As many label speakers as this may share the questions.
_MOST_ASKERS = 5
#: As many are tried as the only one who asks.
_MOST_ALONE = 8

#: What is added to each state of a block.
_Row: TypeAlias = tuple[float, ...]
#: Where all who are labelled ask, others answer.
_ASKED_ALONE: _Row = tuple(_UNLABELLED_CHANGE if kind is Kind.QUESTION else 0.0 for kind in KINDS)


@attrs.frozen
class Turn:
    """A label at the start of a block: the voice that speaks, empty for a bare time stamp.

    ``name`` is how the voice is called; ``role`` the side that the caller, the label or a list at the top gives it, if
    any, and ``known`` whether that is beyond doubt; ``addresses`` is how many of the other speakers the block addresses
    by name: who leads does so.
    """

    voice: str
    name: str = ""
    role: Role | None = None
    known: bool = False
    addresses: int = 0


@attrs.frozen
class Side:
    """Whether a voice asks, and how much better (in log-odds) the document reads so than with the voice elsewhere.

    ``looks`` is how many of its ``turns`` look like questions, ``addresses`` how many speak to another by name.
    """

    asks: bool
    margin: float
    turns: int
    looks: int
    addresses: int
    role: Role | None

    @property
    def note(self) -> str:
        """Why, in words."""
        verb = "asks" if self.asks else "answers"
        if self.role is not None and (self.role is Role.INTERVIEWER) == self.asks:
            return f"Who speaks under this label {verb}: the label or the caller says so"
        why = f"{self.looks} of {self.turns} turns look like questions"
        if self.addresses and self.asks:
            why += f", {self.addresses} speak to another by name"
        return f"Who speaks under this label {verb}: {why}"


@attrs.frozen(eq=False)
class Reading:
    """A document read: the best path of states, and the probability of each state at each block."""

    path: list[int]
    probabilities: list[list[float]]
    labelled: bool
    sides: Mapping[str, Side] = attrs.field(factory=dict)

    def spread(self, leads: Sequence[int], size: int) -> Reading:
        """The same reading for ``size`` blocks, of which only ``leads`` were read: the others follow."""
        if len(leads) == size:
            return self
        of: list[int] = []
        for n, start in enumerate(leads):
            end = leads[n + 1] if n + 1 < len(leads) else size
            of += [n] * (end - start)
        return attrs.evolve(self, path=[self.path[n] for n in of], probabilities=[self.probabilities[n] for n in of])

    def probability(self, i: int, kind: Kind) -> float:
        """The probability that block ``i`` is of this kind."""
        states = _STATES_OF.get(kind, ())
        p = sum(map(self.probabilities[i].__getitem__, states))
        return p if 0.0 <= p <= 1.0 else min(1.0, max(0.0, p))


def read_voices(
    chain: Chain,
    scores: Sequence[Sequence[float]],
    changes: Sequence[float],
    turns: Sequence[Turn | None],
    *,
    apart: frozenset[int] = frozenset(),
    fronted: bool = False,
) -> Reading:
    """The joint reading of blocks and labels.

    ``scores`` are those of the classes, ``changes`` the log-odds that the side changes, for each block; ``apart``
    are the blocks without a label that are set off from the turns around them; ``fronted``: a title or byline
    stands above.
    """
    implied = _implied(turns)
    plain = emissions(scores)
    if not implied:
        path, _ = best_path(chain, plain, changes, fronted)
        return Reading(path, marginals(chain, plain, changes, fronted), False)
    changes = [0.0] * len(scores)  # labels say better when another speaks, on whichever side
    known = {turn.voice for turn in turns if turn is not None and turn.known}
    lean = _leans(scores, turns, implied, known)
    ranked = sorted(lean, key=lambda v: (-lean[v], v))
    tried: list[_Hypothesis] = []
    labelled = sum(turn is not None and bool(turn.voice) for turn in turns)
    for asking in _plausible(ranked):
        askers = len(asking)
        if any(implied[v] is Role.INTERVIEWEE for v in asking) and askers > 1:
            continue
        prior = sum(_agreement(implied[v], v in asking, v in known) for v in ranked)
        prior += _ADDRESSES * sum(t.addresses for t in turns if t is not None and t.voice in asking)
        prior += _ONE_SIDED if askers == 0 else _NOBODY_ANSWERS if askers == len(ranked) and len(ranked) > 1 else 0.0
        prior += _ONE_SIDED if askers == 1 == len(ranked) else 0.0
        unanswered = _unanswered(turns, asking) if 0 < askers < len(ranked) else frozenset[int]()
        for free in dict.fromkeys((frozenset[int](), unanswered)):
            bias = _bias(turns, asking, len(ranked), free, apart)
            emitted = [e if b is None else list(map(add, e, b)) for e, b in zip(plain, bias, strict=True)]
            path, score = best_path(chain, emitted, changes, fronted)
            if not asking and sum(KINDS[state] is Kind.QUESTION for state in path) * _TURNS_A_QUESTION < labelled:
                score += _NOBODY_ASKS
            tried.append(_Hypothesis(score + prior + _LOOSE * bool(free), asking, emitted, path))
    best = max(tried, key=lambda h: h.score)
    share = 1.0 / sum(exp(max(h.score - best.score, -60.0)) for h in tried)
    probabilities = [[p * share for p in row] for row in marginals(chain, best.emitted, changes, fronted)]
    return Reading(best.path, probabilities, True, _sides(best, tried, scores, turns, implied))


def _plausible(ranked: Sequence[str]) -> list[frozenset[str]]:
    """Who may ask: those whose turns look most like questions, or any one of them alone."""
    shared = [frozenset(ranked[:askers]) for askers in range(min(len(ranked), _MOST_ASKERS) + 1)]
    return list(dict.fromkeys([*shared, *(frozenset({voice}) for voice in ranked[:_MOST_ALONE])]))


@attrs.frozen(eq=False)
class _Hypothesis:
    """Who asks, and how well the document reads so."""

    score: float
    asking: frozenset[str]
    emitted: list[list[float]]
    path: list[int]


def _implied(turns: Sequence[Turn | None]) -> dict[str, Role | None]:
    """The voices, each with the side that is known for it, if any."""
    out: dict[str, Role | None] = {}
    for turn in turns:
        if turn is not None and turn.voice:
            out[turn.voice] = out.get(turn.voice) or turn.role
    return out


def _look(row: Sequence[float]) -> float:
    """How much a block looks like a question rather than an answer; one block's look decides little."""
    return max(-_MOST_OF_ONE, min(_MOST_OF_ONE, row[_QUESTION] - row[_ANSWER]))


def _leans(
    scores: Sequence[Sequence[float]],
    turns: Sequence[Turn | None],
    implied: Mapping[str, Role | None],
    known: set[str],
) -> dict[str, float]:
    """For each voice how much the blocks that it opens look like questions rather than answers."""
    lean = {voice: _agreement(role, True, voice in known) * len(turns) for voice, role in implied.items()}
    for row, turn in zip(scores, turns, strict=True):
        if turn is not None and turn.voice:
            lean[turn.voice] += _look(row) + _ADDRESSES * turn.addresses
    return lean


def _sides(
    best: _Hypothesis,
    tried: Sequence[_Hypothesis],
    scores: Sequence[Sequence[float]],
    turns: Sequence[Turn | None],
    implied: Mapping[str, Role | None],
) -> dict[str, Side]:
    """For each voice the side that it was given, and why."""
    count, looks, addresses = Counter[str](), Counter[str](), Counter[str]()
    for row, turn in zip(scores, turns, strict=True):
        if turn is not None and turn.voice:
            count[turn.voice] += 1
            looks[turn.voice] += row[_QUESTION] > row[_ANSWER]
            addresses[turn.voice] += turn.addresses > 0
    out = {}
    for voice, role in implied.items():
        asks = voice in best.asking
        rival = max((h.score for h in tried if (voice in h.asking) != asks), default=best.score - _MOST_MARGIN)
        margin = round(min(_MOST_MARGIN, best.score - rival), 3)
        out[voice] = Side(asks, margin, count[voice], looks[voice], addresses[voice], role)
    return out


def _agreement(role: Role | None, asks: bool, known: bool) -> float:
    if role is None:
        return 0.0
    weight = _KNOWN if known else _SAID
    return weight if (role is Role.INTERVIEWER) == asks else -weight


def _bias(
    turns: Sequence[Turn | None], asking: frozenset[str], everyone: int, free: frozenset[int], apart: frozenset[int]
) -> list[_Row | None]:
    """What the labels add to each state of each block, given who asks.

    ``free`` are the blocks that may be answers though they carry no label.
    """
    both = 0 < len(asking) < everyone
    only_questions = len(asking) == everyone
    closing = _closing(turns)
    out: list[_Row | None] = []
    said: Kind | None = None
    for n, turn in enumerate(turns):
        if turn is not None and turn.voice:
            said = Kind.QUESTION if turn.voice in asking else Kind.ANSWER
            out.append(_labelled(said, _AGAINST))
        elif turn is not None and said is not None:  # a bare time stamp goes on with the turn
            out.append(_labelled(said, _AGAINST / 2))
        elif both:
            off = n in apart
            telling = 0.0 if said is None or off else _CLOSES if n >= closing else _UNLABELLED_TELLING
            out.append(_unlabelled(said, telling, n in free and not off, _SET_OFF if off else 0.0))
        elif only_questions:
            out.append(_ASKED_ALONE)
        else:
            out.append(None)
    return out


def _closing(turns: Sequence[Turn | None]) -> int:
    """Where the blocks begin that stand behind the last label, though few turns before went on without one."""
    labelled = [n for n, turn in enumerate(turns) if turn is not None]
    size = len(labelled)
    closes = size >= _TURNS and labelled[-1] - labelled[0] - (size - 1) <= _GO_ON * size
    return labelled[-1] + 1 if closes else len(turns)


def _unanswered(turns: Sequence[Turn | None], asking: frozenset[str]) -> frozenset[int]:
    """The blocks without a label between a labelled question and the next, where no labelled answer stands.

    Where another voice asks next, the one who asked may as well go on.
    """
    out: list[int] = []
    run: list[int] | None = None
    last = ""
    for n, turn in enumerate(turns):
        if turn is None:
            if run is not None:
                run.append(n)
        elif turn.voice:
            asks = turn.voice in asking
            if asks and turn.voice == last:
                out += run or ()
            run, last = ([] if asks else None), turn.voice
    return frozenset(out + (run or []))


@lru_cache
def _labelled(said: Kind, against: float) -> _Row:
    return tuple(0.0 if kind is said else against for kind in KINDS)


@lru_cache
def _unlabelled(said: Kind | None, telling: float, free: bool, spoken: float) -> _Row:
    """What no label adds behind a turn of this side; ``free``: an answer needs none."""
    row = {Kind.NARRATION: telling, Kind.QUESTION: _UNLABELLED_CHANGE, Kind.ANSWER: _UNLABELLED_CHANGE}
    if said is not None:
        row[said] = 0.0
    if free:
        row[Kind.ANSWER] = 0.0
    return tuple(row.get(kind, 0.0) + (spoken if kind.spoken else 0.0) for kind in KINDS)

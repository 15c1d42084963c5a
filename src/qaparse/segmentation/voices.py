"""Which side each label speaks for: decided together with the reading of the whole document.

Every plausible choice of who asks is tried as a hypothesis: what the labels then forbid goes into the
chain, and the hypothesis under which the document reads best wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

import attrs

from ..cues.labels import generic_role, is_generic
from ..names import same_person
from ..records import Kind, Role, Speaker
from .chain import best_path, emissions, marginals
from .model import CLASSES, KINDS, Model

__all__ = ["Reading", "Turn", "read_voices"]

_QUESTION, _ANSWER = CLASSES.index("question"), CLASSES.index("answer")
#: What a label adds against every state in which its speaker does not speak.
_AGAINST = -14.0
#: What the lack of a label adds against a change of sides, where both sides carry labels.
_UNLABELLED_CHANGE = -7.0
#: ... and against narration inside a labelled turn.
_UNLABELLED_TELLING = -2.0
#: What a label whose word implies the side ("Q", "Interviewer") adds to the hypothesis that agrees.
_WORD = 6.0
#: What the hypothesis costs that only one side carries labels, and that nobody who is labelled answers.
_ONE_SIDED, _NOBODY_ANSWERS = -3.0, -8.0
#: What addressing another speaker by name adds for each block that does.
_ADDRESSES = 1.2
#: One block's look cannot decide who asks.
_MOST_OF_ONE = 3.0
#: As many label speakers as this may share the questions.
_MOST_ASKERS = 5


@attrs.frozen
class Turn:
    """A label at the start of a block: the name in it, empty for a bare time stamp.

    ``addresses`` is how many of the other speakers the block addresses by name: who leads does so.
    """

    name: str
    addresses: int = 0


@attrs.frozen(eq=False)
class Reading:
    """A document read: the best path of states, and the probability of each state at each block."""

    path: list[int]
    probabilities: list[list[float]]
    labelled: bool

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
        return min(1.0, max(0.0, sum(p for p, k in zip(self.probabilities[i], KINDS, strict=True) if k is kind)))


def read_voices(
    model: Model,
    scores: Sequence[Sequence[float]],
    turns: Sequence[Turn | None],
    given: Sequence[Speaker] = (),
    *,
    fronted: bool = False,
) -> Reading:
    """The joint reading of blocks and labels; ``fronted``: a title or byline stands above."""
    voices = _voices(turns)
    if not voices:
        emitted = emissions(scores, [None] * len(scores))
        path, _ = best_path(model, emitted, fronted)
        return Reading(path, marginals(model, emitted, fronted), False)
    implied = {v: _implied(v, given) for v in dict.fromkeys(voices.values())}
    lean = _leans(scores, turns, voices, implied)
    ranked = sorted(lean, key=lambda v: (-lean[v], v))
    best: tuple[float, list[list[float]], list[int]] | None = None
    tried: list[float] = []
    for askers in range(min(len(ranked), _MOST_ASKERS) + 1):
        asking = set(ranked[:askers])
        if any(implied[v] is Role.INTERVIEWEE for v in asking) and askers > 1:
            continue
        emitted = emissions(scores, _bias(turns, voices, asking, len(ranked)))
        path, score = best_path(model, emitted, fronted)
        score += sum(_agreement(implied[v], v in asking) for v in ranked)
        score += _ADDRESSES * sum(t.addresses for t in turns if t is not None and t.name and voices[t.name] in asking)
        score += _ONE_SIDED if askers == 0 else _NOBODY_ANSWERS if askers == len(ranked) and len(ranked) > 1 else 0.0
        score += _ONE_SIDED if askers == 1 == len(ranked) else 0.0
        tried.append(score)
        if best is None or score > best[0]:
            best = (score, emitted, path)
    assert best is not None
    score, emitted, path = best
    share = 1.0 / sum(exp(max(s - score, -60.0)) for s in tried)
    probabilities = [[p * share for p in row] for row in marginals(model, emitted, fronted)]
    return Reading(path, probabilities, True)


def _voices(turns: Sequence[Turn | None]) -> dict[str, str]:
    """For each label name the voice it belongs to: short forms join the one full name that they fit."""
    names = list(dict.fromkeys(t.name for t in turns if t is not None and t.name))
    full: dict[str, set[str]] = {}
    for name in names:
        words = name.casefold().split()
        if len(words) > 1 and not is_generic(name):
            for form in {*words, "".join(w[0] for w in words)}:
                full.setdefault(form, set()).add(name.casefold())
    out: dict[str, str] = {}
    for name in names:
        fitting = () if is_generic(name) or len(name.split()) > 1 else full.get(name.casefold(), ())
        out[name] = next(iter(fitting)) if len(fitting) == 1 else name.casefold()
    return out


def _leans(
    scores: Sequence[Sequence[float]],
    turns: Sequence[Turn | None],
    voices: Mapping[str, str],
    implied: Mapping[str, Role | None],
) -> dict[str, float]:
    """For each voice how much the blocks that it opens look like questions rather than answers."""
    certain = {Role.INTERVIEWER: 1e6, Role.INTERVIEWEE: -1e6}
    lean = {voice: 0.0 if role is None else certain[role] for voice, role in implied.items()}
    for row, turn in zip(scores, turns, strict=True):
        if turn is not None and turn.name:
            looks = max(-_MOST_OF_ONE, min(_MOST_OF_ONE, row[_QUESTION] - row[_ANSWER]))
            lean[voices[turn.name]] += looks + _ADDRESSES * turn.addresses
    return lean


def _implied(voice: str, given: Sequence[Speaker]) -> Role | None:
    """The side that a label's own word implies, or that the caller gave."""
    for speaker in given:
        if speaker.name and any(same_person(voice, n) for n in (speaker.name, *speaker.aliases)):
            return speaker.role
    return generic_role(voice) if is_generic(voice) else None


def _agreement(role: Role | None, asks: bool) -> float:
    if role is None:
        return 0.0
    return _WORD if (role is Role.INTERVIEWER) == asks else -_WORD


def _bias(
    turns: Sequence[Turn | None], voices: dict[str, str], asking: set[str], everyone: int
) -> list[list[float] | None]:
    """What the labels add to each state of each block, given who asks."""
    both = 0 < len(asking) < everyone
    only_questions = len(asking) == everyone
    out: list[list[float] | None] = []
    said: Kind | None = None
    begun = False
    for turn in turns:
        if turn is not None and turn.name:
            said = Kind.QUESTION if voices[turn.name] in asking else Kind.ANSWER
            begun = True
            out.append([0.0 if kind is said else _AGAINST for kind in KINDS])
        elif turn is not None and said is not None:  # a bare time stamp goes on with the turn
            out.append([0.0 if kind is said else _AGAINST / 2 for kind in KINDS])
        elif both:
            telling = _UNLABELLED_TELLING if begun else 0.0
            out.append([_unlabelled(kind, said, telling) for kind in KINDS])
        elif only_questions:
            out.append([_UNLABELLED_CHANGE if kind is Kind.QUESTION else 0.0 for kind in KINDS])
        else:
            out.append(None)
    return out


def _unlabelled(kind: Kind, said: Kind | None, telling: float) -> float:
    if not kind.spoken:
        return telling if kind is Kind.NARRATION else 0.0
    return 0.0 if kind is said else _UNLABELLED_CHANGE

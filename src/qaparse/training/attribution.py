"""Fit the weights of attribution: what each cue is worth among several people who may answer.

The likelihood of the right speakers under the model of ``qaparse.attribution``, with the kinds of blocks and the people
from gold, maximised by L-BFGS around a prior: what a careful reader would give each weight, so that a cue that gold
hardly ever shows keeps a sensible one. A document counts by the root of its answers, a source by a root of its
documents. Everything that is reported, and the confidence, comes from folds that were not fitted on: sources of few
documents are left out whole, those of many by document.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import numpy as np
from scipy.optimize import minimize, minimize_scalar
from sklearn.linear_model import LogisticRegression

from ..attribution.habits import HABITS, OWN, Step
from ..attribution.manner import manner
from ..attribution.nlp import Seen
from ..attribution.several import DOCUMENT, GROUPS, RETURNS, calibrated, document, group, infer
from ..attribution.table import Shape, Table, question_words, tabulate
from ..cast import find_cast
from ..cues.shape import closing, opening
from ..cues.speaking import CHANGE, MEASURES, SPEAKER, TOLD
from ..evaluation.gold import Gold, load
from ..evaluation.naming import same
from ..records import Interview, Kind, Role, Segment, Source, Span, Speaker

__all__ = ["Case", "case", "cross_validated", "fit", "likelihood", "train"]

CUES = (*SPEAKER.cues, *TOLD.cues)
CHANGES = (*CHANGE.cues, *MEASURES)
#: What a weight is before any gold is seen, in log-odds; 0 unless named.
PRIOR: dict[str, float] = {
    "asked_last": 2.4,
    "asked_first": 1.5,
    "asked_midway": 1.2,
    "asked_earlier": 0.5,
    "asked_together": 0.5,
    "named_last": 0.5,
    "beside_you": -2.5,
    "quoted_in_question": -1.0,
    "calls": -1.6,
    "names": -2.2,
    "lists": -1.0,
    "quotes": -1.0,
    "introduces_oneself": 3.0,
    "carries_label": 4.0,
    "signs": 3.0,
    "handed_over": 2.0,
    "called_before": 1.0,
    "quoted_after": 1.0,
    "thanked_by_name": 1.2,
    "under_heading": 2.5,
    "named_first": 0.5,
    "trade_in_question": 0.6,
    "trade_in_answer": 0.3,
    "own_trade": 0.8,
    "own_work": 2.0,
    "within.presents_oneself_next": -2.0,
    "within.fragment": 1.5,
    "within.fragments": 3.0,
    "within.item": 0.5,
    "within.announces": 1.0,
    "within.list_goes_on": 1.5,
    "within.one_each": -1.2,
    "within.opening": -0.8,
    "within.closing": -0.5,
    "manner.spoken": 0.8,
    "manner.edited": 0.5,
}
#: The habits before any gold is seen: their odds (``OWN``), and their log-shares by ``DOCUMENT``.
HABIT_PRIOR: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "talk": ((1.0, 0.0, 0.8, 0.2), (-0.5, 1.5, 0.0)),
    "long_turns": ((3.0, 0.0, 3.0, 0.5), (-1.0, 1.0, 0.5)),
    "by_turns": ((-1.0, -1.0, -2.0, 0.0), (0.0, -1.0, -0.5)),
    "anyone": ((-0.5, 0.0, 0.0, 0.0), (0.0, 0.5, 0.0)),
    "once": ((0.6, -2.0, -1.0, 0.5), (0.5, -2.0, 0.0)),
}
#: What keeping the order of the introduction is worth (``habits.IN_ORDER``). Set by hand: only two open documents
#: introduce three and more people each of whom answers; both keep that order, as do the three of ``dev/``.
ORDERED = {"same": 0.5, "skip": -1.0, "back": -3.0, "down": -1.2, "prior": 1.0}
#: What a person's hand is worth (``hand.HAND``). Set by hand: of the open documents only two have both apostrophes.
HANDS = {"slip": -3.0, "tells": 0.0}
#: How strongly the prior holds: of a cue or a change, of a habit's odds and share, of manner.
HOLD, HABIT_HOLD, SHARE_HOLD, MANNER_HOLD = 1.0, 5.0, 3.0, 3.0
#: What hardly any open gold shows keeps what a careful reader would give it: so, too, the habits of a page on which
#: several answer each question, of which there are eight by one hand and six others.
FIXED = frozenset(
    """thanked_by_name signs under_heading named_first beside_you trade_in_question trade_in_answer own_trade
    own_work within.one_each within.opening within.closing within.fragments within.fragments_spoken""".split()
)
FOLDS = 4
_MOST_PEOPLE = 6
_MANY = 20  # sources of more documents are folded by document
_MASKED = -60.0
_KNOWN = 15.0
#: A word that opens or ends paragraphs counts from so many of them.
_OFTEN = 8


# ---------------------------------------------------------------- gold as the model sees it


@attrs.frozen(eq=False)
class Case:
    """A gold document with several who answer: its table, and who really speaks each answer (-1: not known)."""

    gold: Gold
    table: Table
    people: int
    truth: tuple[int, ...]

    @property
    def source(self) -> str:
        """Where the document is from."""
        return self.gold.source

    @property
    def weight(self) -> float:
        """What each of its answers counts, so that a document counts by the root of their number."""
        return float(sum(right >= 0 for right in self.truth) ** -0.5)


def case(gold: Gold, look: Callable[[Interview], Seen] | None = None, shape: Shape | None = None) -> Case | None:
    """The document with its kinds and people given, and what a pipeline sees where one looks.

    ``None`` where not several people are known to answer.
    """
    given = [Speaker(s.name, s.role, words=s.words) for s in gold.speakers if not s.generic]
    parts = [(Kind.HEADING, gold.title)] if gold.title else []
    parts += [(Kind.BYLINE, f"By {gold.byline}")] if gold.byline else []
    parts += [(b.kind, b.text) for b in gold.blocks]
    source, segments, at = Source("\n\n".join(text for _, text in parts)), [], 0
    for kind, text in parts:
        segments.append(Segment(source, Span(at, at + len(text)), kind))
        at += len(text) + 2
    interview = Interview(source, tuple(segments), (), True, language=gold.language)
    people = find_cast(interview, given)
    seen = look(interview) if look else None
    if seen is not None:
        people = tuple(map(seen.described, people))
    side = [s for s in people if s.role is Role.INTERVIEWEE]
    if not 2 <= len(side) <= _MOST_PEOPLE:
        return None
    answers = [b for b in gold.blocks if b.kind is Kind.ANSWER]
    truth = tuple(
        next((c for c, s in enumerate(side) if same(s.name, b.speaker)), -1) if b.scored and b.speaker else -1
        for b in answers
    )
    if max(truth, default=-1) < 0:
        return None
    interview = attrs.evolve(interview, speakers=people)
    return Case(gold, tabulate(interview, Kind.ANSWER, side, seen.witness if seen else None, shape), len(side), truth)


def likelihood(case: Case, weights: Mapping[str, float]) -> tuple[float, int, int]:
    """Log probability of the right speakers, how many are most probable, and of how many."""
    total, right, count = 0.0, 0, 0
    power = weights[f"sharpness.{group(case.table, case.people)}"]
    for row, gold in zip(infer(case.table, case.people, weights)[0], case.truth, strict=True):
        if gold >= 0:
            p = calibrated(row, power)
            total += log(max(p[gold], 1e-6))
            right += p[gold] == max(p)
            count += 1
    return total, right, count


# ---------------------------------------------------------------- the shape of a turn


def learn_shape(golds: Iterable[Gold], sources: int = 3) -> dict[str, dict[str, float]]:
    """What opens and what ends an answer, from edited interviews in which one person answers.

    A word counts that paragraphs of so many ``sources`` open or end with, so that nobody's name or topic is learned.
    """
    rows: dict[str, list[tuple[str, dict[str, float], bool]]] = {"opening": [], "closing": []}
    for gold in golds:
        if (
            gold.genre != "article"
            or gold.language != "en"
            or sum(s.role is Role.INTERVIEWEE for s in gold.speakers) > 1
        ):
            continue
        asked, first = "", False
        for block, after in zip(gold.blocks, [*gold.blocks[1:], None], strict=True):
            if block.kind is Kind.QUESTION:
                asked, first = f"{asked}\n{block.text}" if first else block.text, True
            elif block.kind is Kind.ANSWER:
                whole = Span(0, len(block.text))
                about = question_words(asked, [Span(0, len(asked))])
                rows["opening"].append((gold.source, opening(block.text, whole, about), first))
                if after is not None and after.kind.spoken:
                    rows["closing"].append((gold.source, closing(block.text, whole), after.kind is Kind.QUESTION))
                first = False
    return {name: _logistic(seen, sources) for name, seen in rows.items()}


def _logistic(rows: Sequence[tuple[str, dict[str, float], bool]], sources: int) -> dict[str, float]:
    count, seen_in = Counter[str](), defaultdict[str, set[str]](set)
    for source, seen, _ in rows:
        for name in seen:
            count[name] += 1
            seen_in[name].add(source)
    names = sorted(name for name, n in count.items() if n >= _OFTEN and len(seen_in[name]) >= sources)
    x = np.array([[seen.get(name, 0.0) for name in names] for _, seen, _ in rows])
    fitted = LogisticRegression(C=0.1, max_iter=500, class_weight="balanced").fit(x, [right for *_, right in rows])
    weights = {name: round(float(w), 2) for name, w in zip(names, fitted.coef_[0], strict=True)}
    return {"always": round(float(fitted.intercept_[0]), 2)} | {name: w for name, w in weights.items() if abs(w) >= 0.1}


# ---------------------------------------------------------------- parameters


def _names() -> tuple[list[str], Any, Any]:
    """The names of the parameters, their prior and how strongly it holds."""
    names, mean, hold = [], [], []

    def add(name: str, prior: float, held: float) -> None:
        names.append(name)
        mean.append(prior)
        hold.append(held)

    for cue in CUES:
        add(cue, PRIOR.get(cue, 0.0), HOLD)
    for place in ("within", "across"):
        for cue in CHANGES:
            add(f"{place}.{cue}", PRIOR.get(f"{place}.{cue}", 0.0), HOLD)
    for name in RETURNS:
        add(f"back.{name}", 0.0, HOLD)
    for style in ("spoken", "edited"):
        add(f"manner.{style}", PRIOR[f"manner.{style}"], MANNER_HOLD)
    for habit, (own, share) in HABIT_PRIOR.items():
        for name, x in zip(OWN, own, strict=True):
            add(f"habit.{habit}.{name}", x, HABIT_HOLD)
        for name, x in zip(DOCUMENT, share, strict=True):
            add(f"habit.{habit}.prior.{name}", x, SHARE_HOLD)
    return names, np.array(mean), np.array(hold)


NAMES, MEAN, HELD = _names()
_FREE = np.array([name not in FIXED for name in NAMES])
_AT = {name: n for n, name in enumerate(NAMES)}


def _slice(first: str, length: int) -> slice:
    return slice(_AT[first], _AT[first] + length)


_CUES, _RETURNS = _slice(CUES[0], len(CUES)), _slice(f"back.{RETURNS[0]}", len(RETURNS))
_WITHIN, _ACROSS = (_slice(f"{place}.{CHANGES[0]}", len(CHANGES)) for place in ("within", "across"))


# ---------------------------------------------------------------- the likelihood and its gradient


@attrs.frozen(eq=False)
class _Batch:
    """Documents with as many candidates, padded to one length."""

    cases: Sequence[Case]
    cues: Any  # document, answer, candidate, cue
    change: Any  # document, answer, change
    back: Any  # document, answer, return
    opens: Any  # document, answer
    real: Any  # document, answer: false where padded
    held: Any  # document, answer, candidate: log 0 for the wrong ones
    about: Any  # document, feature of the document
    sounds: Any  # document, answer, candidate
    weight: Any  # document


def _batches(cases: Sequence[Case], sounds: Mapping[str, Any]) -> list[_Batch]:
    by_size: dict[int, list[Case]] = defaultdict(list)
    for c in cases:
        by_size[c.people].append(c)
    weights = _weights(cases)
    return [_batch(many, sounds, weights) for _, many in sorted(by_size.items())]


def _weights(cases: Sequence[Case]) -> dict[str, float]:
    """What each document counts: less than its length, and less where its source has much."""
    size = {c.gold.id: len(c.truth) ** 0.5 for c in cases}
    source: dict[str, float] = defaultdict(float)
    for c in cases:
        source[c.gold.source] += size[c.gold.id]
    total = sum(source.values())
    return {c.gold.id: (source[c.gold.source] / total) ** -0.35 / size[c.gold.id] for c in cases}


def _batch(cases: Sequence[Case], sounds: Mapping[str, Any], weights: Mapping[str, float]) -> _Batch:
    docs, length, size = len(cases), max(len(c.truth) for c in cases), cases[0].people
    cues, change = np.zeros((docs, length, size, len(CUES))), np.zeros((docs, length, len(CHANGES)))
    back, voices = np.zeros((docs, length, len(RETURNS))), np.zeros((docs, length, size))
    opens, real = np.zeros((docs, length), dtype=bool), np.zeros((docs, length), dtype=bool)
    held = np.zeros((docs, length, size))
    changes = {name: n for n, name in enumerate(CHANGES)}
    for d, c in enumerate(cases):
        n = len(c.truth)
        opens[d, :n], real[d, :n] = c.table.opens, True
        if c.gold.id in sounds:
            voices[d, :n] = sounds[c.gold.id]
        for k, right in enumerate(c.truth):
            for candidate, fired in enumerate(c.table.fired[k]):
                for f in fired:
                    if f.weight in _AT:
                        cues[d, k, candidate, _AT[f.weight]] += f.value
            for name, value in c.table.change[k].items():
                change[d, k, changes[name]] = value
            back[d, k] = [c.table.change[k].get(name, 0.0) for name in RETURNS]
            if right >= 0:
                held[d, k] = _MASKED
                held[d, k, right] = 0.0
    about = np.array([list(document(c.table).values()) for c in cases])
    weight = np.array([weights[c.gold.id] for c in cases])
    return _Batch(cases, cues, change, back, opens, real, held, about, voices, weight)


def _loss(theta: Any, batches: Sequence[_Batch]) -> tuple[float, Any]:
    """The weighted log-loss of the right speakers and its gradient, with the prior."""
    loss = float((HELD * (theta - MEAN) ** 2).sum()) / 2
    gradient = HELD * (theta - MEAN)
    for batch in batches:
        part, slope = _batch_loss(theta, batch)
        loss += part
        gradient = gradient + slope
    return loss, gradient


def _batch_loss(theta: Any, b: _Batch) -> tuple[float, Any]:
    docs, habits, size = len(b.cases), len(HABITS), b.cues.shape[2]
    gradient = np.zeros(len(NAMES))
    spoken = b.about[:, DOCUMENT.index("spoken")]
    trust = np.where(spoken > 0, theta[_AT["manner.spoken"]], theta[_AT["manner.edited"]])
    scores = b.cues @ theta[_CUES] + trust[:, None, None] * b.sounds
    same = np.where(b.opens, b.change @ theta[_ACROSS], b.change @ theta[_WITHIN])
    back = np.where(b.opens, 0.0, b.back @ theta[_RETURNS])
    own = np.array([[theta[_AT[f"habit.{habit}.{name}"]] for name in OWN] for habit in HABITS])
    shares = np.array([b.about @ theta[_slice(f"habit.{habit}.prior.always", len(DOCUMENT))] for habit in HABITS])
    opens = np.broadcast_to(b.opens, (habits, *b.opens.shape))
    same_h = same + np.where(opens, own[:, 2, None, None], own[:, 0, None, None])
    back_h = back + np.where(opens, own[:, 3, None, None], own[:, 1, None, None])
    moves = _chances(same_h, back_h, opens, size)  # event, habit, document, answer

    def twice(x: Any) -> Any:
        """Each document free, and held to the truth; all habits in one row."""
        return np.concatenate([x, x], axis=1).reshape(habits * docs * 2, *x.shape[2:])

    free = np.broadcast_to(scores, (habits, *scores.shape))
    both = np.concatenate([free, free + b.held], axis=1).reshape(habits * docs * 2, *scores.shape[1:])
    real = twice(np.broadcast_to(b.real, (habits, *b.real.shape)))
    logs, nodes, events = _sums(both, np.array([twice(m) for m in moves]), twice(opens), real)
    logs = logs.reshape(habits, 2 * docs) + np.concatenate([shares, shares], axis=1)
    whole = _log_sum(logs)
    posterior = np.exp(logs - whole)
    loss = float((b.weight * (whole[:docs] - whole[docs:])).sum())
    sign = np.concatenate([b.weight, -b.weight]) * posterior  # habit, document twice
    nodes = (nodes.reshape(habits, 2, docs, *nodes.shape[1:]) * sign.reshape(habits, 2, docs)[..., None, None]).sum(1)
    both_events = events.reshape(5, habits, 2, docs, -1)
    counted = (both_events * sign.reshape(habits, 2, docs)[..., None]).sum(2)
    total = nodes.sum(0)
    gradient[_CUES] += np.einsum("dtc,dtcf->f", total, b.cues)
    heard = (total * b.sounds).sum((1, 2))
    gradient[_AT["manner.spoken"]] += heard[spoken > 0].sum()
    gradient[_AT["manner.edited"]] += heard[spoken == 0].sum()
    lead, away = counted[0] + counted[1], counted[2] + counted[3] + counted[4]
    at = counted[0] - lead * moves[0]
    g_same = at + counted[2] - away * moves[2]
    g_back = np.where(opens, at, 0.0) + counted[3] - away * moves[3]
    inside = ~b.opens
    by_change, by_back = g_same.sum(0), g_back.sum(0)
    gradient[_WITHIN] += (by_change * inside).ravel() @ b.change.reshape(-1, len(CHANGES))
    gradient[_ACROSS] += (by_change * b.opens).ravel() @ b.change.reshape(-1, len(CHANGES))
    gradient[_RETURNS] += (by_back * inside).ravel() @ b.back.reshape(-1, len(RETURNS))
    for h, habit in enumerate(HABITS):
        first = _AT[f"habit.{habit}.{OWN[0]}"]
        for n, (g, where) in enumerate(((g_same, inside), (g_back, inside), (g_same, b.opens), (g_back, b.opens))):
            gradient[first + n] += (g[h] * where).sum()
        both_signs = sign[h, :docs] + sign[h, docs:]
        gradient[_slice(f"habit.{habit}.prior.always", len(DOCUMENT))] += both_signs @ b.about
    return loss, gradient


def _log_sum(x: Any) -> Any:
    top = x.max(0)
    return top + np.log(np.exp(x - top).sum(0))


def _chances(same: Any, back: Any, opens: Any, size: int) -> Any:
    """As ``habits.chances``, but each event's whole probability."""
    s, r = np.exp(np.clip(same, -20, 20)), np.exp(np.clip(back, -20, 20))
    stay = np.where(opens, s * r, s)
    away = s + (r + size - 2) / (size - 1)
    others = size - 1
    return np.array([stay / (stay + 1), 1 / (stay + 1), s / away, r / away / others, (size - 2) / away / others])


def _sums(scores: Any, moves: Any, opens: Any, real: Any) -> tuple[Any, Any, Any]:
    """Forward and backward over padded rows: log-sums, each answer's probabilities, expected events."""
    rows, length, size = scores.shape
    each = np.arange(size)
    top = scores.max(axis=2)
    said = np.exp(scores - top[:, :, None])
    share = np.array([1, 1 / (size - 1), 1, 1, 1 / max(1, size - 2)])
    p = moves * share[:, None, None]  # for each person whom the event leads to
    now = np.zeros((rows, size, size))
    now[:, each, each] = said[:, 0] / size
    forward, scale = np.zeros((length, rows, size, size)), np.ones((length, rows))
    off = 1.0 - np.eye(size)
    for t in range(length):
        if t:
            stay, leave, same, back, other = (x[:, t, None] for x in p)
            leads = now[:, each, each]
            away = now * off
            opened, spoke, all_away = away.sum(2), away.sum(1), away.sum((1, 2))[:, None]
            lead = leads.sum(1)[:, None]
            across = leads * stay + (lead - leads) * leave + spoke * same + opened * back
            across = across + (all_away - spoke - opened) * other
            wide = (x[:, :, None] for x in (stay, leave, same, back, other))
            stay_, leave_, same_, back_, other_ = wide
            within = leads[:, :, None] * leave_ + away * same_ + (opened[:, :, None] - away) * other_
            within[:, each, each] = leads * stay_[:, :, 0] + opened * back_[:, :, 0]
            new = np.where(opens[:, t, None, None], across[:, None, :] * np.eye(size), within) * said[:, t, None, :]
            now = np.where(real[:, t, None, None], new, now)
        total = np.where(real[:, t], np.maximum(now.sum((1, 2)), 1e-300), 1.0)
        scale[t], now = total, now / total[:, None, None]
        forward[t] = now
    logs = np.log(scale).sum(0) + (top * real).sum(1)
    nodes, events = np.zeros(scores.shape), np.zeros((5, rows, length))
    behind = np.ones((rows, size, size))
    for t in range(length - 1, -1, -1):
        nodes[:, t] = (forward[t] * behind).sum(1) * real[:, t, None]
        if not t:
            break
        ahead = behind * said[:, t, None, :] / scale[t][:, None, None]
        before, live = forward[t - 1], real[:, t]
        to = np.where(opens[:, t, None, None], ahead[:, each, each][:, None, :], ahead)  # opener, next
        total = to.sum(2, keepdims=True)
        lead_to = to[:, each, each][:, :, None]
        parts = (lead_to, total - lead_to, to, np.broadcast_to(lead_to, to.shape), total - to - lead_to)
        chance = [x[:, t, None, None] for x in p]
        leads, away = before[:, each, each][:, :, None], before * off
        for e, mass in enumerate((leads, leads, away, away, away)):
            events[e, :, t] = (mass * parts[e] * chance[e]).sum((1, 2)) * live
        new = parts[2] * chance[2] + parts[3] * chance[3] + parts[4] * chance[4]
        new[:, each, each] = (parts[0] * chance[0] + parts[1] * chance[1])[:, :, 0]
        behind = np.where(live[:, None, None], np.minimum(new, 1e200), behind)
    return logs, nodes, events


def fit(cases: Sequence[Case], sounds: Mapping[str, Any], start: Any = None) -> Any:
    """The parameters that fit the cases best, held near the prior; ``sounds`` is each document's manner by its id."""
    batches = _batches(cases, sounds)
    unit = HELD[_FREE] ** -0.5  # in which the prior holds all alike, so that forty steps reach the best, not hundreds

    def at(x: Any) -> Any:
        theta = MEAN.copy()
        theta[_FREE] += x * unit
        return theta

    def loss(x: Any) -> tuple[float, Any]:
        value, gradient = _loss(at(x), batches)
        return value, gradient[_FREE] * unit

    x0 = np.zeros(len(unit)) if start is None else (start - MEAN)[_FREE] / unit
    return at(minimize(loss, x0, jac=True, method="L-BFGS-B").x)


def named(theta: Any, sharpness: Mapping[str, float] | None = None) -> dict[str, float]:
    """The weights as reading uses them."""
    powers = {f"sharpness.{name}": (sharpness or {}).get(name, 1.0) for name in GROUPS}
    by_hand = {f"in_order.{name}": x for name, x in ORDERED.items()} | {f"hand.{name}": x for name, x in HANDS.items()}
    return {name: round(float(x), 3) for name, x in zip(NAMES, theta, strict=True)} | by_hand | powers


# ---------------------------------------------------------------- cross-validation, calibration


def folds(cases: Sequence[Case]) -> list[list[Case]]:
    """Parts to leave out in turn: a small source as a whole, a large one by document."""
    by_source: dict[str, list[Case]] = defaultdict(list)
    for c in cases:
        by_source[c.gold.source].append(c)
    out: list[list[Case]] = [[] for _ in range(FOLDS)]
    small = 0
    for _, many in sorted(by_source.items()):
        if len(many) > _MANY:
            for k, c in enumerate(sorted(many, key=lambda c: hashlib.sha256(c.gold.id.encode()).hexdigest())):
                out[k % FOLDS].append(c)
        else:
            out[small % FOLDS] += many
            small += 1
    return [part for part in out if part]


#: What is read with: nothing more, where the speaker changes, or the first answer of each person.
GIVEN = ("nothing", "changes", "one_each")
#: By what is given, and by document, the probability of each candidate at each answer.
Read: TypeAlias = dict[str, dict[str, list[list[float]]]]


def read(cases: Iterable[Case], weights: Mapping[str, float]) -> Read:
    """The cases, read with these weights and each of ``GIVEN``."""
    out: Read = {given: {} for given in GIVEN}
    for c in cases:
        out["nothing"][c.gold.id] = infer(c.table, c.people, weights)[0]
        steps = [Step(False, _KNOWN if a == b else -_KNOWN) for a, b in zip(("", *c.truth), c.truth, strict=False)]
        out["changes"][c.gold.id] = infer(c.table, c.people, weights, steps=steps)[0]
        first = {c.truth.index(right): right for right in set(c.truth) - {-1}}
        out["one_each"][c.gold.id] = infer(c.table, c.people, weights, first)[0]
    return out


def cross_validated(cases: Sequence[Case], say: Callable[[str], None]) -> tuple[Read, Any]:
    """The cases as read with weights that never saw them, and the parameters fitted on all.

    The manner of speaking is learned from probabilities of the same kind: a first reading without any.
    """
    parts, starts = folds(cases), []
    first: dict[str, list[list[float]]] = {}
    silent = {"manner.spoken": 0.0, "manner.edited": 0.0}
    for n, part in enumerate(parts, 1):
        say(f"attribution: first reading, fold {n} of {len(parts)}")
        starts.append(fit([c for c in cases if c not in part], {}))
        first |= {c.gold.id: infer(c.table, c.people, named(starts[-1]) | silent)[0] for c in part}
    sounds = {c.gold.id: np.array(manner(c.table.words, first[c.gold.id])) for c in cases}
    out: Read = {given: {} for given in GIVEN}
    for n, (part, start) in enumerate(zip(parts, starts, strict=True), 1):
        say(f"attribution: readings with manner, fold {n} of {len(parts)}")
        for given, said in read(part, named(fit([c for c in cases if c not in part], sounds, start))).items():
            out[given] |= said
    return out, fit(cases, sounds, starts[0])


def calibrate(cases: Sequence[Case], said: Mapping[str, list[list[float]]]) -> dict[str, float]:
    """The power for each group that makes held-out probabilities fit what came true."""
    out = {}
    for name in GROUPS:
        rows = [
            (np.maximum(said[c.gold.id][k], 1e-12), right, len(c.truth) ** -0.5)
            for c in cases
            if group(c.table, c.people) == name
            for k, right in enumerate(c.truth)
            if right >= 0
        ]

        def loss(power: float, rows: Any = rows) -> float:
            return -float(sum(w * (power * np.log(row[right]) - np.log((row**power).sum())) for row, right, w in rows))

        out[name] = round(float(minimize_scalar(loss, bounds=(0.2, 1.5), method="bounded").x), 3) if rows else 1.0
    return out


def figures(cases: Sequence[Case], read: Read, sharpness: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """By source and by group: how many answers with a known speaker, and the share that is given to the right one.

    ``surer_half`` is that of the half of the answers that are surest, ``ece`` the expected error of the confidence;
    ``changes_given`` and ``one_each_given`` are accuracies with more known. Of two who are equally probable neither
    is right.
    """
    groups: dict[str, list[Case]] = defaultdict(list)
    for c in cases:
        groups[c.source].append(c)
        groups["spoken" if c.table.spoken else "edited"].append(c)
    out = {}
    for name, some in sorted(groups.items()):
        rows = {given: judged(some, read[given], sharpness) for given in GIVEN}
        more = {f"{given}_given": _share([right for _, right in rows[given]]) for given in GIVEN[1:]}
        out[name] = _row(rows["nothing"]) | more
    return out


def judged(
    cases: Iterable[Case], said: Mapping[str, list[list[float]]], sharpness: Mapping[str, float]
) -> list[tuple[float, bool]]:
    """For each answer with a known speaker, how probable the most probable candidate is, and whether that is right."""
    out = []
    for c in cases:
        power = sharpness.get(group(c.table, c.people), 1.0)
        for row, right in zip(said[c.gold.id], c.truth, strict=True):
            if right >= 0:
                p = calibrated(row, power)
                best = max(p)
                tied = sum(x > best - 1e-6 for x in p) > 1
                out.append((0.0 if tied else best, not tied and p[right] == best))
    return out


def thresholds(pairs: Sequence[tuple[float, bool]]) -> dict[str, dict[str, float]]:
    """By threshold, the share of answers for which somebody is named, and how many of these are right."""
    out = {}
    for threshold in (0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        claimed = [right for p, right in pairs if p >= threshold]
        out[str(threshold)] = {"named": round(len(claimed) / len(pairs), 3), "right": _share(claimed)}
    return out


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / max(1, len(right)), 3)


def _row(pairs: Sequence[tuple[float, bool]]) -> dict[str, float]:
    surer = sorted(pairs, key=lambda x: -x[0])[: max(1, len(pairs) // 2)]
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, right in pairs:
        bins[min(9, int(p * 10))].append((p, right))
    gap = sum(abs(sum(p for p, _ in v) - sum(r for _, r in v)) for v in bins.values())
    accuracy, half = _share([r for _, r in pairs]), _share([r for _, r in surer])
    return {"answers": len(pairs), "accuracy": accuracy, "surer_half": half, "ece": round(gap / len(pairs), 3)}


def train(paths: Sequence[Path], out: Path, say: Callable[[str], None] = print) -> None:
    """Fit on the gold files ``paths`` and write ``attribution.json`` into ``out``."""
    golds = [g for p in sorted(paths) for g in load(p) if g.is_interview]
    shape = learn_shape(golds)
    cases = [c for gold in golds if (c := case(gold, shape=shape)) is not None]
    say(f"attribution: {len(cases)} documents with several interviewees")
    read, theta = cross_validated(cases, say)
    sharpness = calibrate(cases, read["nothing"])
    held_out = figures(cases, read, sharpness)
    for source, row in held_out.items():
        say(f"attribution: {source}, held out, kinds and people given: {row}")
    data = {
        "provenance": {
            "about": "Fitted by `python -m qaparse.training attribution`; not edited by hand.",
            "documents": len(cases),
            "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)},
        },
        "held_out": held_out,
        "thresholds": {
            style: thresholds(judged([c for c in cases if c.table.spoken is spoken], read["nothing"], sharpness))
            for style, spoken in (("edited", False), ("spoken", True))
        },
        "weights": named(theta, sharpness),
        "shape": shape,
    }
    (out / "attribution.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

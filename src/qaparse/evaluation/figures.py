"""The figures: pure functions on judged documents.

A figure is ``None`` where nothing bears on it: no answers by several people, no labels, no names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby, pairwise
from typing import Any

import attrs

from ..records import Kind, Role
from .judging import COARSE, Judged, Judgement, coarse
from .naming import same, tokens

__all__ = [
    "Bin",
    "Figures",
    "accuracy_at",
    "block_accuracy",
    "byline_counts",
    "calibration_error",
    "cast_counts",
    "exchange_counts",
    "exchange_f1",
    "exchanges",
    "kind_counts",
    "kind_f1",
    "kind_pairs",
    "labelled_turns",
    "mean_of_sources",
    "measure",
    "reliability",
]


@attrs.frozen(kw_only=True)
class Figures:
    """What a set of documents comes to. All but the counts and the speed are shares in [0, 1]."""

    documents: int = 0
    failed: int = 0  #: documents that could not be read
    blocks: int = 0  #: scored blocks
    block_accuracy: float | None = None  #: share of scored blocks of the right kind (question, answer, other)
    macro_f1: float | None = None  #: mean F1 of the kinds that occur
    question_f1: float | None = None
    answer_f1: float | None = None
    other_f1: float | None = None
    kind_ece: float | None = None  #: expected calibration error of the kinds' confidence
    perfect_documents: float | None = None  #: share of documents without a wrong block
    interview_accuracy: float | None = None  #: share of documents rightly called an interview, or none
    exchange_f1: float | None = None  #: F1 of exchanges whose first and last blocks are all exact
    cast_precision: float | None = None  #: of the interviewees named, the share that takes part
    cast_recall: float | None = None  #: of the interviewees whom the text names in full, the share found
    several: int = 0  #: documents with several interviewees
    answers: int = 0  #: their answer blocks
    speaker_accuracy: float | None = None  #: share of those given to the right person
    majority_baseline: float | None = None  #: the same for who speaks most, known from gold
    abstained: float | None = None  #: share of those left without a speaker
    speaker_ece: float | None = None  #: expected calibration error of the speakers' confidence
    accuracy_at_50: float | None = None  #: speaker accuracy on the surest half
    accuracy_at_80: float | None = None  #: speaker accuracy on the surest four fifths
    byline_recall: float | None = None  #: of the interviewers whom a byline names, the share found by that name
    labelled_turns: float | None = None  #: in labelled documents, share of turns with the right speaker
    characters_per_second: float | None = None  #: characters over the time spent in reading


# ---------------------------------------------------------------- single figures


def _scored(documents: Iterable[Judgement]) -> list[Judged]:
    return [b for d in documents for b in d.blocks if b.counts]


def _share(hits: float, of: float) -> float | None:
    return hits / of if of else None


def block_accuracy(documents: Iterable[Judgement]) -> float | None:
    """Share of the scored blocks that were read as what they are."""
    blocks = _scored(documents)
    return _share(sum(b.right_kind for b in blocks), len(blocks))


def kind_f1(documents: Iterable[Judgement]) -> dict[str, float | None]:
    """F1 of each coarse kind; ``None`` for a kind that neither occurs nor is claimed."""
    return {kind: _share(2 * hits, claimed + there) for kind, (hits, claimed, there) in kind_counts(documents).items()}


def kind_counts(documents: Iterable[Judgement]) -> dict[str, tuple[int, int, int]]:
    """For each coarse kind the scored blocks rightly read as it, those read as it, and those that are it."""
    pairs = Counter((coarse(b.gold.kind), b.kind) for b in _scored(documents))
    return {
        kind: (
            pairs[kind, kind],
            sum(n for (_, said), n in pairs.items() if said == kind),
            sum(n for (right, _), n in pairs.items() if right == kind),
        )
        for kind in COARSE
    }


def exchanges(kinds: Iterable[tuple[int, str]]) -> set[tuple[int, int, int]]:
    """Exchanges in a row of (number, coarse kind): first question, first answer, last answer.

    >>> exchanges(enumerate(["other", "question", "question", "answer", "answer", "question"]))
    {(1, 3, 4)}
    """
    runs = [(kind, [n for n, _ in run]) for kind, run in groupby(kinds, key=lambda row: row[1])]
    return {
        (asked[0], answered[0], answered[-1])
        for (kind, asked), (after, answered) in pairwise(runs)
        if (kind, after) == ("question", "answer")
    }


def exchange_counts(d: Judgement) -> tuple[int, int]:
    """Of one document's exchanges twice those that are right, and those claimed with those there: F1 is their ratio."""
    counted = [(n, b) for n, b in enumerate(d.blocks) if b.counts]
    right = exchanges((n, coarse(b.gold.kind)) for n, b in counted)
    said = exchanges((n, b.kind) for n, b in counted)
    return 2 * len(right & said), len(said) + len(right)


def exchange_f1(documents: Iterable[Judgement]) -> float | None:
    """F1 of exchanges: an exchange is right where its three borders are."""
    return _share(*(sum(n) for n in zip((0, 0), *map(exchange_counts, documents))))


def _named_interviewees(d: Judgement) -> list[str]:
    return [s.name for s in d.gold.interviewees if not s.generic]


def _findable(d: Judgement) -> list[str]:
    """The interviewees whom the text names in full, outside the labels that gave the gold."""
    return [n for n in _named_interviewees(d) if re.search(rf"\b{re.escape(n)}\b", d.text, re.IGNORECASE)]


def cast_counts(d: Judgement) -> tuple[int, int, int]:
    """Interviewees found, claimed, and there to be found; zeros where the text does not name all in full."""
    names = _findable(d)
    if not names or len(names) < len(_named_interviewees(d)) or any(len(tokens(n)) < 2 for n in names):
        return 0, 0, 0
    claimed = [s.name for s in d.speakers if s.role is Role.INTERVIEWEE]
    found = sum(any(same(c, n) for c in claimed) for n in names)
    return found, max(len(claimed), found), len(names)


def byline_counts(d: Judgement) -> tuple[int, int]:
    """Interviewers found, and named by the byline."""
    names = [s.name for s in d.gold.speakers if s.role is Role.INTERVIEWER and not s.generic]
    lines = [d.gold.byline, *(b.text for b in d.gold.blocks if b.kind is Kind.BYLINE)]
    signed = [n for n in names if any(n.casefold() in line.casefold() for line in lines)]
    asks = [s.name for s in d.speakers if s.role is Role.INTERVIEWER]
    return sum(any(same(a, n) for a in asks) for n in signed), len(signed)


def _several(d: Judgement) -> bool:
    """True where there are several interviewees and they can be known."""
    people = _named_interviewees(d)
    return len(people) > 1 and (d.cast_given or len(_findable(d)) == len(people))


def _answers(d: Judgement) -> list[Judged]:
    """The answer blocks whose speaker the gold names."""
    return [
        b
        for b in d.blocks
        if b.gold.kind is Kind.ANSWER and b.gold.scored and b.gold.speaker and not b.gold.speaker.startswith("?")
    ]


def _most_frequent(d: Judgement) -> int:
    said = Counter(b.gold.speaker for b in d.blocks if b.gold.kind is Kind.ANSWER and b.gold.scored)
    return max(said.values(), default=0)


def _turns(d: Judgement) -> list[Judged]:
    """In a labelled document, the blocks whose speaker has a name."""
    generic = {s.name for s in d.gold.speakers if s.generic}
    return [
        b
        for b in (d.blocks if d.labelled else ())
        if b.gold.kind.spoken and b.gold.scored and b.gold.speaker and b.gold.speaker not in generic
    ]


def labelled_turns(documents: Iterable[Judgement]) -> float | None:
    """In labelled documents, the share of turns, questions included, with the right speaker."""
    turns = [b for d in documents for b in _turns(d)]
    return _share(sum(b.right_speaker for b in turns), len(turns))


Pairs = Sequence[tuple[float, bool]]


def calibration_error(pairs: Pairs, bins: int = 10) -> float | None:
    """Expected calibration error of (confidence, right) pairs over bins of equal width.

    After Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian
    binning" (2015).

    >>> calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    0.0
    """
    gaps = (bin_.size * abs(bin_.confidence - bin_.right) for bin_ in reliability(pairs, bins))
    return _share(sum(gaps), len(pairs))


@attrs.frozen
class Bin:
    """The pairs between two confidences: how many, their mean confidence, and the share that is right."""

    low: float
    high: float
    size: int
    confidence: float
    right: float


def reliability(pairs: Pairs, bins: int = 10) -> list[Bin]:
    """The pairs by confidence, in bins of equal width; empty bins are left out.

    >>> reliability([(0.75, True), (0.75, False)])
    [Bin(low=0.7, high=0.8, size=2, confidence=0.75, right=0.5)]
    """
    held: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        held[min(bins - 1, int(confidence * bins))].append((confidence, right))
    return [
        Bin(n / bins, (n + 1) / bins, len(b), sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b))
        for n, b in sorted(held.items())
    ]


def kind_pairs(documents: Iterable[Judgement]) -> list[tuple[float, bool]]:
    """For each scored block how sure its kind is, and whether it is right."""
    return [(b.kind_confidence, b.right_kind) for b in _scored(documents)]


def accuracy_at(pairs: Pairs, coverage: float) -> float | None:
    """Accuracy over the surest share of (confidence, right) pairs.

    >>> accuracy_at([(0.9, True), (0.2, False)], 0.5)
    1.0
    """
    kept = sorted(pairs, key=lambda pair: -pair[0])[: max(1, round(len(pairs) * coverage))]
    return _share(sum(right for _, right in kept), len(kept))


# ---------------------------------------------------------------- all of them


def measure(documents: Sequence[Judgement]) -> Figures:
    """All figures of a set of documents."""
    f1 = kind_f1(documents)
    known = [v for v in f1.values() if v is not None]
    scored = _scored(documents)
    found, claimed, there = (sum(n) for n in zip((0, 0, 0), *map(cast_counts, documents)))
    return Figures(
        documents=len(documents),
        failed=sum(d.failure is not None for d in documents),
        blocks=len(scored),
        block_accuracy=block_accuracy(documents),
        macro_f1=_share(sum(known), len(known)),
        question_f1=f1["question"],
        answer_f1=f1["answer"],
        other_f1=f1["other"],
        kind_ece=calibration_error(kind_pairs(documents)),
        perfect_documents=_share(sum(d.perfect for d in documents), len(documents)),
        interview_accuracy=_share(sum(d.is_interview is d.gold.is_interview for d in documents), len(documents)),
        exchange_f1=exchange_f1(documents),
        cast_precision=_share(found, max(1, claimed)) if there else None,
        cast_recall=_share(found, there),
        byline_recall=_share(*(sum(n) for n in zip((0, 0), *map(byline_counts, documents)))),
        labelled_turns=labelled_turns(documents),
        characters_per_second=_speed(documents),
        **_speaker_figures(documents),
    )


def mean_of_sources(by_source: Mapping[str, Sequence[Judgement]]) -> Figures:
    """One row for all: each source counts once, speakers over all answers."""
    rows = [measure(documents) for documents in by_source.values()]

    def mean(name: str) -> float | None:
        values = [v for v in (getattr(row, name) for row in rows) if v is not None]
        return _share(sum(values), len(values))

    everything = list(chain.from_iterable(by_source.values()))
    over_all: dict[str, Any] = {name: sum(getattr(r, name) for r in rows) for name in ("documents", "failed", "blocks")}
    over_all |= _speaker_figures(everything)
    over_all["characters_per_second"] = _speed(everything)
    over_all |= {a.name: mean(a.name) for a in attrs.fields(Figures) if a.name not in over_all}
    return Figures(**over_all)


def _speed(documents: Iterable[Judgement]) -> float | None:
    read = [d for d in documents if d.failure is None]
    return _share(sum(len(d.text) for d in read), sum(d.seconds for d in read))


def _speaker_figures(documents: Iterable[Judgement]) -> dict[str, Any]:
    """The figures of answers by several people, always taken over all of them together."""
    several = [d for d in documents if _several(d)]
    answers = [b for d in several for b in _answers(d)]
    pairs = [(b.speaker_confidence, b.right_speaker) for b in answers]
    return {
        "several": len(several),
        "answers": len(answers),
        "speaker_accuracy": _share(sum(right for _, right in pairs), len(pairs)),
        "majority_baseline": _share(sum(map(_most_frequent, several)), len(pairs)),
        "abstained": _share(sum(b.speaker is None for b in answers), len(answers)),
        "speaker_ece": calibration_error(pairs),
        "accuracy_at_50": accuracy_at(pairs, 0.5),
        "accuracy_at_80": accuracy_at(pairs, 0.8),
    }

"""The cues of a document's profile: how its questions and its answers differ, once a first reading has told them apart.

In transcripts a question mark says little: hosts state, guests ask back, both nod along. But the one who asks
speaks at another length, with other words, and takes turns in a rhythm of *this* talk. The first reading gives
each block a probability; from these follow the profiles of both sides, and how near each block is to either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from .core import Group
from .layout import FEATURES

__all__ = ["ALL_FEATURES", "PROFILE", "SECOND_LOOK", "profile"]

#: In what the two sides are compared.
_COMPARED = (
    "length",
    "sentences",
    "you",
    "me",
    "we",
    "they",
    "hedge",
    "past",
    "back_opens",
    "agree_opens",
    "link_opens",
    "question_marks",
    "wh_initial",
    "ends_open",
    "you_last",
    "asking_score",
    "talk",
    "modal",
    "any",
    "kin",
)
#: Of these the document's own contrast is told.
_CONTRASTED = _COMPARED[:6]
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_NEAR = (5, 15)

#: What is measured of a block against the first reading of its document.
PROFILE: dict[str, str] = {
    "first_reading_asks": "How probably the block asks, in a first reading.",
    "first_reading_answers": "How probably the block answers, in a first reading.",
    "first_reading_tells": "How probably the block does neither, in a first reading.",
    **{
        f"first_reading_asks_near_{k}": f"How many of the {k} blocks on either side ask, in a first reading."
        for k in _NEAR
    },
    **{
        f"answers_in_{name}": f"Nearer to the answers than to the questions of this document in: {name}."
        for name in _COMPARED
    },
    "answers_in_all": "Nearer to the answers than to the questions of this document, all in all.",
    "document_asks": "The share of the document's blocks that ask, in a first reading.",
    "document_tells": "The share of the document's blocks that neither ask nor answer, in a first reading.",
    **{
        f"contrast_in_{name}": f"How questions differ from answers in this document in: {name}." for name in _CONTRASTED
    },
    "turns_taken": "How often questions and answers alternate in this document.",
    "answers_go_on": "How often an answer of this document goes on over several blocks.",
    "questions_go_on": "How often a question of this document goes on over several blocks.",
}
SECOND_LOOK = Group("second look", "what a block of a transcript is, once a first reading has told the sides apart")
for _name, _doc in PROFILE.items():
    SECOND_LOOK.add(_name, lambda block: [block.span], _doc)

#: Everything that a second reading may weigh, in the order of the rows.
ALL_FEATURES: tuple[str, ...] = (
    *FEATURES,
    *PROFILE,
    *(f"first_reading_asks@{k:+d}" for k in _NEIGHBOURS),
)
_AT = tuple(FEATURES.index(name) for name in _COMPARED)


def profile(
    rows: Sequence[Sequence[float]], asks: Sequence[float], answers: Sequence[float]
) -> Iterator[tuple[float, ...]]:
    """The rows of ``layout.matrix``, each with what the first reading adds: the values of ``ALL_FEATURES``.

    ``asks`` and ``answers`` are the probabilities of each block in the first reading.
    """
    n = len(rows)
    sums = [0.0, *accumulate(asks)]
    columns = [[row[k] for row in rows] for k in _AT]
    sides = [_sides(column, asks, answers) for column in columns]
    changes = sum(q * b + a * p for (q, a), (p, b) in pairwise(zip(asks, answers, strict=True)))
    document = (
        sums[-1] / (n or 1),
        1.0 - (sums[-1] + sum(answers)) / (n or 1),
        *[(q - a) / spread for q, a, spread in sides[: len(_CONTRASTED)]],
        changes / max(1, n - 1),
        _goes_on(answers),
        _goes_on(asks),
    )
    reach = _NEIGHBOURS[-1]
    shown = [*[-1.0] * reach, *asks, *[-1.0] * reach]
    leanings = zip(*[_leaning(x, *side) for x, side in zip(columns, sides, strict=True)], strict=True)
    for i, (row, leaning) in enumerate(zip(rows, leanings, strict=True)):
        near = []
        for k in _NEAR:
            start, end = max(0, i - k), min(n, i + k + 1)
            near.append((sums[end] - sums[start]) / (end - start))
        yield (
            *row,
            asks[i],
            answers[i],
            1.0 - asks[i] - answers[i],
            *near,
            *leaning,
            sum([2.0 if x > 2.0 else max(x, -2.0) for x in leaning]),
            *document,
            *[shown[i + reach + k] for k in _NEIGHBOURS],
        )


def _sides(column: Sequence[float], asks: Sequence[float], answers: Sequence[float]) -> tuple[float, float, float]:
    """The means of a measure in questions and in answers (drawn to the document's), and its spread."""
    n = len(column)
    mean = sum(column) / n
    spread = (sum((x - mean) ** 2 for x in column) / n) ** 0.5 + 1e-3
    q = (sum(p * x for p, x in zip(asks, column, strict=True)) + mean) / (sum(asks) + 1.0)
    a = (sum(p * x for p, x in zip(answers, column, strict=True)) + mean) / (sum(answers) + 1.0)
    return q, a, spread


def _leaning(column: Sequence[float], q: float, a: float, spread: float) -> list[float]:
    """How much nearer to the answers than to the questions a measure is in each block, from -4 to 4."""
    scale = -2.0 * spread * spread
    odds = [((x - a) ** 2 - (x - q) ** 2) / scale for x in column]
    return [4.0 if x > 4.0 else max(x, -4.0) for x in odds]


def _goes_on(side: Sequence[float]) -> float:
    """How probably the block after one of this side is of the same side."""
    return sum(x * y for x, y in pairwise(side)) / max(1e-6, sum(side[:-1]))

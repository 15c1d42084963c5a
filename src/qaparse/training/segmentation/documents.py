"""Gold documents as the model sees them: rows of features, classes, and how much each block counts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from ...cues.core import Block
from ...cues.layout import FEATURES, matrix
from ...cues.view import View
from ...evaluation.gold import Gold, GoldBlock
from ...records import Kind, Mark, Span
from ...segmentation.front import front_matter
from ...segmentation.model import CLASSES

__all__ = ["FRONTED", "Floats", "Ints", "Rows", "Style", "classes", "corrected", "parts", "rows", "stretch", "told"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: What blocks that gold leaves in doubt, and headings, count beside the others.
_DOUBTFUL, _HEADING = 0.02, 0.3
FRONTED = FEATURES.index("fronted")
_INTRODUCTION, _QUESTION, _ANSWER, _INTERLUDE, _CLOSING, _HEAD = range(len(CLASSES))


@attrs.frozen(eq=False)
class Rows:
    """A document, or a part or variation of one (``how``): features, classes and weights, block by block."""

    source: str
    how: str
    x: Floats
    y: Ints
    w: Floats


@attrs.frozen
class Style:
    """How a document is formatted: the mark of its questions, headings and introduction, ``""`` for none.

    ``level`` is that of the questions where they are headings; ``stress`` how often an answer opens in bold;
    ``forgotten`` how often a question goes without its mark.
    """

    questions: str = ""
    headings: str = "heading"
    introduction: str = ""
    level: int = 3
    stress: float = 0.0
    forgotten: float = 0.0

    @classmethod
    def draw(cls, rng: random.Random) -> Style:
        """A style as published interviews have."""
        return cls(
            questions=rng.choice(["bold"] * 5 + ["heading"] * 3 + ["italic", "quote", ""]),
            headings=rng.choice(["heading"] * 3 + ["bold"]),
            introduction=rng.choice(["", "", "", "italic"]),
            level=rng.choice([2, 3, 4]),
            stress=rng.choice([0.0, 0.0, 0.15]),
            forgotten=rng.choice([0.0, 0.0, 0.05]),
        )

    def marks(self, spans: Sequence[Span], kinds: Sequence[int], rng: random.Random) -> list[Mark]:
        """The marks of blocks with these classes."""
        out = []
        for n, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
            if kind == _HEAD:
                out.append(_mark(self.headings, span, 2 if n else 1))
            elif kind == _QUESTION and rng.random() >= self.forgotten:
                out.append(_mark(self.questions, span, self.level))
            elif kind == _INTRODUCTION:
                out.append(_mark(self.introduction, span))
            elif kind == _ANSWER and rng.random() < self.stress:
                out.append(_mark("bold", Span(span.start, span.start + rng.randrange(5, 40))))
        return [m for m in out if m.kind and m.span.end <= spans[-1].end]


def _mark(kind: str, span: Span, level: int | None = None) -> Mark:
    return Mark(span, kind, level if kind == "heading" else None)


def classes(blocks: Sequence[GoldBlock]) -> list[int]:
    """The class of each block, from its kind and its place."""
    spoken = [i for i, b in enumerate(blocks) if b.kind.spoken]
    first, last = (spoken[0], spoken[-1]) if spoken else (len(blocks), -1)
    out = []
    for i, b in enumerate(blocks):
        if b.kind is Kind.HEADING:
            out.append(_HEAD)
        elif b.kind.spoken:
            out.append(_QUESTION if b.kind is Kind.QUESTION else _ANSWER)
        else:
            out.append(_INTRODUCTION if i < first else _CLOSING if i > last else _INTERLUDE)
    return out


def rows(
    gold: Gold,
    blocks: Sequence[GoldBlock],
    how: str,
    *,
    top: bool = True,
    style: Style | None = None,
    rng: random.Random | None = None,
) -> Rows | None:
    """The rows of a document made of these blocks, its title and byline on top; ``None`` where nothing is left."""
    pieces: list[tuple[str, int, float]] = []
    if top and gold.title:
        pieces.append((gold.title, _HEAD, 0.0))
    if top and gold.byline:
        pieces.append((f"By {gold.byline}", _INTRODUCTION, 0.0))
    for block, kind in zip(blocks, classes(blocks), strict=True):
        weight = _HEADING if kind == _HEAD else 1.0 if block.scored else _DOUBTFUL
        if block.text.strip():
            pieces.append((block.text.strip(), kind, weight))
    text = "\n\n".join(p for p, _, _ in pieces)
    spans, at = [], 0
    for piece, _, _ in pieces:
        spans.append(Span(at, at + len(piece)))
        at += len(piece) + 2
    marks = style.marks(spans, [k for _, k, _ in pieces], rng) if style and rng and spans else []
    views = [View(Block(text, s.start, s.end)) for s in spans]
    front = front_matter(views, [False] * len(views), marks)
    body = pieces[len(front) :]
    if not body:
        return None
    title = views[0] if front and front[0] is Kind.HEADING else None
    x = np.array(list(matrix(views[len(front) :], marks, title, fronted=bool(front))))
    return Rows(gold.source, how, x, np.array([k for _, k, _ in body]), np.array([w for _, _, w in body]))


def stretch(gold: Gold, start: int, end: int) -> Rows | None:
    """A stretch of a document; its classes are those that it has in the whole."""
    made = rows(gold, gold.blocks[start:end], "stretch", top=False)
    if made is None:
        return None
    kept = [c for b, c in zip(gold.blocks, classes(gold.blocks), strict=True) if b.text.strip()]
    before = sum(1 for b in gold.blocks[:start] if b.text.strip())
    size = sum(1 for b in gold.blocks[start:end] if b.text.strip())
    y = kept[before : before + size][-len(made.y) :]
    return attrs.evolve(made, y=np.array(y))


def corrected(gold: Gold, closings: Mapping[str, int | None]) -> Gold:
    """Gold whose unscored tail has been read by hand (``closings.json``)."""
    if gold.id not in closings:
        return gold
    begins = closings[gold.id]
    blocks = list(gold.blocks)
    i = len(blocks)
    while i > 0 and not blocks[i - 1].scored:
        i -= 1
    for k in range(i, len(blocks)):
        if begins is not None and k >= begins:
            blocks[k] = attrs.evolve(blocks[k], kind=Kind.NARRATION, speaker=None, scored=True)
        else:
            blocks[k] = attrs.evolve(blocks[k], scored=True)
    return attrs.evolve(gold, blocks=tuple(blocks))


def parts(gold: Gold) -> tuple[list[GoldBlock], list[GoldBlock], list[GoldBlock]]:
    """Introduction, body, closing."""
    blocks = list(gold.blocks)
    spoken = [i for i, b in enumerate(blocks) if b.kind.spoken]
    if not spoken:
        return blocks, [], []
    return blocks[: spoken[0]], blocks[spoken[0] : spoken[-1] + 1], blocks[spoken[-1] + 1 :]


def told(blocks: Iterable[GoldBlock]) -> list[GoldBlock]:
    """The narration among the blocks."""
    return [b for b in blocks if b.kind is Kind.NARRATION]

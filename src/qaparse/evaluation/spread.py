"""How far figures can be trusted, and where the errors lie: intervals, confusions, a diagram of reliability."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from .figures import Bin, exchange_counts
from .judging import COARSE, LOST, Judgement, coarse

__all__ = ["Interval", "confusion", "intervals", "reliability_svg", "speaker_pairs"]


@attrs.frozen
class Interval:
    """A share over all documents, and between what the middle 95 of 100 samples of documents lie."""

    value: float
    low: float
    high: float


def speaker_pairs(documents: Iterable[Judgement]) -> list[tuple[float, bool]]:
    """For each scored turn whose speaker gold names, how sure the name is, and whether it is right.

    A speaker who was left open is not right, with a confidence of 0.
    """
    return [
        (b.speaker_confidence if b.speaker else 0.0, b.right_speaker)
        for d in documents
        for b in d.blocks
        if b.gold.kind.spoken and b.gold.scored and b.gold.speaker and not b.gold.speaker.startswith("?")
    ]


def _blocks(d: Judgement) -> tuple[int, int]:
    scored = [b.right_kind for b in d.blocks if b.counts]
    return sum(scored), len(scored)


def _turns(d: Judgement) -> tuple[int, int]:
    pairs = speaker_pairs([d])
    return sum(right for _, right in pairs), len(pairs)


#: What intervals are given for: of each document how many are right, of how many. All count once, whatever the source.
_FIGURES: Mapping[str, Callable[[Judgement], tuple[int, int]]] = {
    "blocks of the right kind": _blocks,
    "exchanges exact (F1)": exchange_counts,
    "turns given to the right person": _turns,
    "documents without a wrong block": lambda d: (d.perfect, 1),
}


def intervals(documents: Sequence[Judgement], *, samples: int = 1000, seed: int = 0) -> dict[str, Interval]:
    """Figures with 95 % intervals, by the percentile bootstrap over documents (Efron 1979).

    Documents are drawn, not blocks: those of one document are alike. Of fewer than two documents there is no interval,
    and none is given. A figure that nothing bears on is left out. The same ``seed`` gives the same intervals.
    """
    if len(documents) < 2:
        return {}
    out = {}
    for name, count in _FIGURES.items():
        counts = [count(d) for d in documents]
        draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
        drawn = (draw.choices(counts, k=len(counts)) for _ in range(samples))
        seen = sorted(share for share in map(_share, drawn) if share is not None)
        value = _share(counts)
        if value is not None and seen:
            low, high = (seen[min(len(seen) - 1, int(part * len(seen)))] for part in (0.025, 0.975))
            out[name] = Interval(value, low, high)
    return out


def _share(counts: Sequence[tuple[int, int]]) -> float | None:
    right, of = (sum(n) for n in zip(*counts))
    return right / of if of else None


def confusion(documents: Iterable[Judgement]) -> dict[str, dict[str, int]]:
    """Scored blocks by what they are, then by what they were read as; ``lost`` where the text is not there."""
    counts = Counter((coarse(b.gold.kind), b.kind) for d in documents for b in d.blocks if b.counts)
    return {right: {said: counts[right, said] for said in (*COARSE, LOST)} for right in COARSE}


def reliability_svg(bins: Sequence[Bin], title: str) -> str:
    """How often what was claimed is right, by how sure it was, as a picture: on the diagonal it is as sure as right.

    A bar is a bin, the point in it its mean; the number at its foot says how many claims it holds.
    """
    side, left, top = 300, 46, 34

    def x(share: float) -> float:
        return left + share * side

    def y(share: float) -> float:
        return top + (1 - share) * side

    size = f"0 0 {left + side + 16} {top + side + 46}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" role="img" font-family="sans-serif" font-size="10">',
        f"<title>{title}</title>",
        f'<rect width="100%" height="100%" fill="#fff"/><text x="{left}" y="18" font-size="13">{title}</text>',
    ]
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts.append(f'<path d="M{left} {y(share):.1f}H{left + side}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{y(share) + 3:.1f}" text-anchor="end">{share:.1f}</text>')
        parts.append(f'<text x="{x(share):.1f}" y="{top + side + 16}" text-anchor="middle">{share:.1f}</text>')
    for b in bins:
        width, height = side * (b.high - b.low) - 2, side * b.right
        parts.append(
            f'<rect x="{x(b.low) + 1:.1f}" y="{y(b.right):.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'fill="#0072b2" fill-opacity=".35"/>'
            f'<circle cx="{x(b.confidence):.1f}" cy="{y(b.right):.1f}" r="3.5" fill="#0072b2"/>'
            f'<text x="{x(b.low) + width / 2 + 1:.1f}" y="{top + side - 6}" text-anchor="middle">'
            f"{b.size}</text>"
        )
    parts.append(f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#444" stroke-dasharray="4 3" fill="none"/>')
    parts.append(f'<text x="{x(0.5)}" y="{top + side + 36}" text-anchor="middle">how sure</text>')
    parts.append(
        f'<text transform="translate(12 {y(0.5)}) rotate(-90)" text-anchor="middle">share that is right</text></svg>\n'
    )
    return "".join(parts)

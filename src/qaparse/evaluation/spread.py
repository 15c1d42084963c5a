"""How far figures can be trusted: intervals, and a diagram of reliability."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from ..records import Role
from .figures import Bin, exchange_counts, kind_counts
from .judging import COARSE, Judgement

__all__ = ["Interval", "intervals", "reliability_svg", "speaker_pairs"]


@attrs.frozen
class Interval:
    """A share over all documents, and between what the middle 95 of 100 samples of documents lie.

    One document alone has a share and no bounds.
    """

    value: float
    low: float | None
    high: float | None


def speaker_pairs(documents: Iterable[Judgement]) -> list[tuple[float, bool]]:
    """For each scored turn whose speaker gold names, how sure the name is, and whether it is right.

    A speaker who was left open is not right, with a confidence of 0.
    """
    return [(b.speaker_confidence if b.speaker else 0.0, b.right_speaker) for d in documents for b in d.attributed]


#: Of one document, how many are right, of how many.
_Count = Callable[[Judgement], tuple[int, int]]


def _blocks(d: Judgement) -> tuple[int, int]:
    scored = [b.right_kind for b in d.blocks if b.counts]
    return sum(scored), len(scored)


def _of_kind(kind: str) -> Mapping[str, _Count]:
    def precision(d: Judgement) -> tuple[int, int]:
        hits, claimed, _ = kind_counts([d])[kind]
        return hits, claimed

    def recall(d: Judgement) -> tuple[int, int]:
        hits, _, there = kind_counts([d])[kind]
        return hits, there

    def f1(d: Judgement) -> tuple[int, int]:
        hits, claimed, there = kind_counts([d])[kind]
        return 2 * hits, claimed + there

    return {f"{kind}: precision": precision, f"{kind}: recall": recall, f"{kind}: F1": f1}


def _turns(side: Role | None = None) -> _Count:
    def count(d: Judgement) -> tuple[int, int]:
        of = {s.name for s in d.gold.speakers if s.role is side}
        right = [b.right_speaker for b in d.attributed if side is None or b.gold.speaker in of]
        return sum(right), len(right)

    return count


#: What intervals are given for. All documents count once, whatever the source.
_FIGURES: Mapping[str, _Count] = {
    "blocks of the right kind": _blocks,
    **{name: count for kind in COARSE for name, count in _of_kind(kind).items()},
    "exchanges exact (F1)": exchange_counts,
    "turns given to the right person": _turns(),
    **{f"turns given rightly: {side}s": _turns(side) for side in Role},
    "documents without a wrong block": lambda d: (d.perfect, 1),
}


def intervals(documents: Sequence[Judgement], *, samples: int = 1000, seed: int = 0) -> dict[str, Interval]:
    """Figures with 95 % intervals, by the percentile bootstrap over documents (Efron 1979).

    Documents are drawn, not blocks: those of one document are alike. A figure that nothing bears on is left out. The
    same ``seed`` gives the same intervals.
    """
    rows = [[count(d) for count in _FIGURES.values()] for d in documents]
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    drawn = [_shares(draw.choices(rows, k=len(rows))) for _ in range(samples if len(rows) > 1 else 0)]
    out = {}
    for n, (name, value) in enumerate(zip(_FIGURES, _shares(rows))):
        seen = sorted(share for shares in drawn if (share := shares[n]) is not None)
        low, high = (seen[min(len(seen) - 1, int(part * len(seen)))] if seen else None for part in (0.025, 0.975))
        if value is not None:
            out[name] = Interval(value, low, high)
    return out


def _shares(rows: Sequence[Sequence[tuple[int, int]]]) -> list[float | None]:
    """For each figure what is right of all, over the documents."""
    sums = [[sum(n) for n in zip(*counts)] for counts in zip(*rows)]
    return [right / of if of else None for right, of in sums]


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

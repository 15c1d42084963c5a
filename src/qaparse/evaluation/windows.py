"""Fragments: what a user has who copied only part of an interview."""

from __future__ import annotations

import random
from collections.abc import Iterator

import attrs

from ..records import Kind
from .gold import Gold

__all__ = ["has_exchange", "windows"]


def windows(gold: Gold, size: int, count: int = 5) -> Iterator[Gold]:
    """``count`` stretches of ``size`` blocks, cut anywhere, without title and byline; none of a document no longer.

    The cuts are the same each time for the same document; two of them may be the same.
    ``ValueError`` for a size below 1.
    """
    if size < 1:
        raise ValueError(f"a window has at least one block, not {size}")
    blocks = [b for b in gold.blocks if b.text.strip()]
    rng = random.Random(f"{gold.id} {size}")  # noqa: S311 - draws that must be the same each time, not secret
    for _ in range(count if len(blocks) > size else 0):
        at = rng.randrange(len(blocks) - size + 1)
        yield attrs.evolve(
            gold, id=f"{gold.id}:{at}+{size}", blocks=tuple(blocks[at : at + size]), title="", byline="", raw=None
        )


def has_exchange(gold: Gold) -> bool:
    """Whether somebody answers after somebody has asked."""
    kinds = [b.kind for b in gold.blocks]
    return Kind.QUESTION in kinds and Kind.ANSWER in kinds[kinds.index(Kind.QUESTION) :]

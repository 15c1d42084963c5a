"""Tables in memory: plain rows, and the frames of the libraries that people have."""

from __future__ import annotations

from collections.abc import Iterator

from .base import Interviews, as_pairs
from .rows import Row, Unit, rows_of

__all__ = ["to_rows"]


def to_rows(interviews: Interviews, rows: Unit = "turns") -> Iterator[Row]:
    """A dictionary for each turn, exchange or segment, in order; ``docs/formats.md`` lists what they hold.

    ``interviews`` is an ``Interview``, or an iterable of interviews or of ``(id, Interview)``, looked at as rows are
    asked for. ``rows`` is ``"turns"``, ``"exchanges"`` or ``"segments"``.

    Raises ``ValueError`` for any other ``rows``, and ``OutputError`` where two documents have one id.
    """
    return rows_of(as_pairs(interviews), rows)

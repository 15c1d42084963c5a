"""What the formats that are transcripts share: how a turn says who speaks."""

from __future__ import annotations

from ..records import Kind, Segment
from .characters import one_line

__all__ = ["label_of"]


def label_of(segment: Segment) -> str:
    """The name before what is said; ``Q`` or ``A`` where nobody is named. It holds no colon.

    >>> from ..records import Source, Span
    >>> label_of(Segment(Source("Why?"), Span(0, 4), Kind.QUESTION))
    'Q'
    """
    name = segment.speaker.name if segment.speaker else None
    label = one_line((name or "").replace(":", " "))
    return label or ("Q" if segment.kind is Kind.QUESTION else "A")

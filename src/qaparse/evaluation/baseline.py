"""What one gets without a parser, to compare with."""

from __future__ import annotations

import re
from typing import Any

from ..records import Interview, Kind, Segment, Source, Span

__all__ = ["baseline"]


def baseline(text: str, *, format: str = "text", **_: Any) -> Interview:
    """A paragraph that ends in a question mark is a question, all before the first is narration, the rest answers.

    >>> [s.kind.value for s in baseline("Hello.\\n\\nWhy?\\nBecause.").segments]
    ['narration', 'question', 'answer']
    """
    source = Source(text, format=format)
    segments: list[Segment] = []
    asked = False
    for m in re.finditer(r"[^\n]+", text):
        if not m[0].strip():
            continue
        asks = m[0].rstrip(' "”’*').endswith(("?", "？"))
        asked = asked or asks
        kind = Kind.QUESTION if asks else Kind.ANSWER if asked else Kind.NARRATION
        segments.append(Segment(source, Span(*m.span()), kind))
    return Interview(source, tuple(segments), is_interview=asked)

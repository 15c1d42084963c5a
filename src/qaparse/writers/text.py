"""Plain text: a transcript, ``Name: what is said``, a paragraph a segment."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Interview, Kind
from .base import Writer
from .characters import one_line
from .transcript import label_of

__all__ = ["WRITER"]


def write(interview: Interview) -> Iterator[str]:
    """What stands before the first turn, then the turns.

    Between turns plain text has no way to set off what nobody says, and it would be read as theirs: only asides stay.
    """
    begun = False
    gap = ""
    for segment in interview.segments:
        begun = begun or segment.kind.spoken
        if not (paragraph := one_line(segment.text)) or (
            begun and not (segment.kind.spoken or segment.kind is Kind.ASIDE)
        ):
            continue
        yield f"{gap}{label_of(segment)}: {paragraph}\n" if segment.kind.spoken else f"{gap}{paragraph}\n"
        gap = "\n"


WRITER = Writer(
    name="text",
    suffixes=(".txt", ".text"),
    write=write,
    holds="turns and speakers, asides, and what stands before the first turn; narration between turns is left out",
)

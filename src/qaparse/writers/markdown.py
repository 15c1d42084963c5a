"""Markdown: a transcript with bold names; headings, and in italics what nobody says."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..records import Interview, Kind, Segment
from .base import Writer
from .characters import one_line
from .transcript import label_of

__all__ = ["WRITER"]

#: What CommonMark and its usual extensions and templates give a meaning inside a paragraph, and at its start.
_SPECIAL = regex.compile(r"[\\`*_\[\]<>{}~&$#]")
_START = regex.compile(r"\A(?:[-+=:%|]|\d{1,9}(?=[.)]))")


def write(interview: Interview) -> Iterator[str]:
    """A paragraph a segment, each without line breaks."""
    begun = False
    gap = ""
    for segment in interview.segments:
        begun = begun or segment.kind.spoken
        if paragraph := one_line(segment.text):
            yield f"{gap}{_paragraph(segment, paragraph, set_off=begun)}\n"
            gap = "\n"


def _paragraph(segment: Segment, words: str, *, set_off: bool) -> str:
    text = escaped(words)
    if segment.kind.spoken:
        return f"**{escaped(label_of(segment))}:** {text}"
    if segment.kind is Kind.HEADING:
        return f"{'##' if set_off else '#'} {text}"
    # Between turns what nobody says is set in italics, as magazines do: else it would be read as the turn's.
    return f"*{text}*" if set_off and segment.kind is not Kind.ASIDE else text


def escaped(text: str) -> str:
    """The words so that they are read as words.

    >>> escaped("1. *No* [really], <b>never</b>")
    '1\\\\. \\\\*No\\\\* \\\\[really\\\\], \\\\<b\\\\>never\\\\</b\\\\>'
    """
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _START.sub(lambda m: m[0] + "\\" if m[0][0].isdigit() else "\\" + m[0], text)


WRITER = Writer(
    name="markdown",
    suffixes=(".md", ".markdown"),
    write=write,
    holds="kinds, turns and speakers; a paragraph a segment, its line breaks undone",
)

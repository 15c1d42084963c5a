"""WebVTT: cues with their times, voices, and notes that are none of them."""

from __future__ import annotations

from typing import Any

import regex

from ..errors import FormatMismatchError
from ..records import Source
from .base import Clock, Limits, Reader, decode, peek
from .subtitles import TIMING, cues, transcript
from .talk import plain_lines

__all__ = ["READER"]

_HEADER = regex.compile(
    r"\s*+WEBVTT(?![^\s:])[ \t]*(?:[-–—:][ \t]*(?P<title>[^\n]*))?[^\n]*(?:\n(?=[^\n]*\S)(?![^\n]*-->)[^\n]*)*"
)
_LANGUAGE = regex.compile(r"(?mi)(?:^|;)[ \t]*(?:WEBVTT[ \t]+)?Language:[ \t]*([\w-]{2,20})")


def sniff(data: bytes | str) -> bool:
    """True where the document says that it is WebVTT."""
    return _HEADER.match(plain_lines(peek(data))) is not None


def read(data: bytes | str, limits: Limits) -> Source:
    """The turns that the cues are pieces of, with their times; title and language as the header says them.

    Raises ``FormatMismatchError`` where there is neither the header nor a cue, and what ``decode`` raises.
    """
    text, meta = decode(data, limits)
    text = plain_lines(text)
    header = _HEADER.match(text)
    if header is None and text.strip() and not TIMING.search(text):
        raise FormatMismatchError(READER.name, "it does not open with WEBVTT, and no line says when a cue begins")
    return transcript(cues(text, Clock(limits), remarks=True)).source(
        READER.name, {**meta, **(_said(header) if header else {})}
    )


def _said(header: regex.Match[str]) -> dict[str, Any]:
    said = {}
    if (header["title"] or "").strip():
        said["title"] = header["title"].strip()
    if language := _LANGUAGE.search(header[0]):
        said["language"] = language[1]
    return said


READER = Reader(name="vtt", suffixes=(".vtt", ".webvtt"), sniff=sniff, read=read, sure=True)

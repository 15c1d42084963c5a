"""SubRip: numbered cues, each with its times."""

from __future__ import annotations

from ..errors import FormatMismatchError
from ..records import Source
from .base import Clock, Limits, Reader, decode, peek
from .subtitles import TIMING, cues, transcript
from .talk import plain_lines

__all__ = ["READER"]


def sniff(data: bytes | str) -> bool:
    """True where the document opens with a cue, after its number."""
    head = plain_lines(peek(data)).lstrip()
    if head.startswith("WEBVTT"):
        return False
    number, _, rest = head.partition("\n")
    return TIMING.match(rest if number.strip().isdecimal() else head) is not None


def read(data: bytes | str, limits: Limits) -> Source:
    """The turns that the cues are pieces of, with their times.

    Raises ``FormatMismatchError`` where nothing has a time, and what ``decode`` raises.
    """
    text, meta = decode(data, limits)
    text = plain_lines(text)
    if text.strip() and not TIMING.search(text):
        raise FormatMismatchError(READER.name, "no line says when a cue begins (00:00:01,000 --> 00:00:02,000)")
    return transcript(cues(text, Clock(limits), remarks=False)).source(READER.name, meta)


READER = Reader(name="srt", suffixes=(".srt",), sniff=sniff, read=read, sure=True)

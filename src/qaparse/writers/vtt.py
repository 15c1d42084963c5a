"""WebVTT: captions, each in its speaker's voice."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Interview
from .base import Writer
from .captions import captions_of, clock, left_out

__all__ = ["WRITER"]


def write(interview: Interview) -> Iterator[str]:
    """A cue for each stretch that has a time."""
    yield "WEBVTT\n"
    for caption in captions_of(interview, "vtt"):
        voice = f"<v {_escaped(caption.label)}>" if caption.label else ""
        yield f"\n{clock(caption.begins, '.')} --> {clock(caption.ends, '.')}\n{voice}{_escaped(caption.text)}\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


WRITER = Writer(
    name="vtt",
    suffixes=(".vtt",),
    write=write,
    left_out=left_out,
    holds="what has times, with speakers; an error where nothing has",
)

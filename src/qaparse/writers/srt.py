"""SubRip: numbered captions, ``Name: what is said``."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..records import Interview
from .base import Writer
from .captions import captions_of, clock, left_out

__all__ = ["WRITER"]

_CODE = regex.compile(r"[<{]|\\(?=[Nnh])")
_SHOWN = {"<": "‹", "{": "｛", "\\": "＼"}


def write(interview: Interview) -> Iterator[str]:
    """A cue for each stretch that has a time."""
    for n, caption in enumerate(captions_of(interview, "srt"), 1):
        said = f"{caption.label}: {caption.text}" if caption.label else caption.text
        yield f"{n}\n{clock(caption.begins, ',')} --> {clock(caption.ends, ',')}\n{_shown(said)}\n\n"


def _shown(text: str) -> str:
    """The words with other signs for what would be taken for a time, a tag or a code: the format has no escapes."""
    return _CODE.sub(lambda m: _SHOWN[m[0]], text.replace("-->", "→"))


WRITER = Writer(
    name="srt",
    suffixes=(".srt",),
    write=write,
    left_out=left_out,
    holds="what has times, with speakers; an error where nothing has",
)

"""Plain text: taken as it is."""

from __future__ import annotations

import regex

from ..records import Source
from .base import Limits, Reader, decode, peek
from .columns import is_head
from .numbered import is_court

__all__ = ["READER"]

#: What plain text does not hold: signs of another format, control characters, bytes that are no text.
_FOREIGN = regex.compile(
    r"""
    \A\s*+ (?: [<{] | \[\s*+[{"] | WEBVTT | %PDF | PK\x03 | (?:---|\+\+\+)[ \t]*$ | File\ type\ = )
  | \A\s*+ @(?:UTF8|Begin\b|Font:|PID:|Languages:)                     # CHAT
  | ^\#{1,6}[ ] | ^>[ ] | ^```|^~~~ | \*\*\S | __\w | \]\( | -->      # markup, cue times
  | ^\|.*\|$ | ^\*[A-Z][A-Z0-9]{2}:\t                                 # tables, CHAT tiers
  | [\x00-\x08\x0e-\x1f\ufffd]
    """,
    regex.VERBOSE | regex.MULTILINE,
)


def sniff(data: bytes | str) -> bool:
    """True for words without any sign of markup, a table, or the numbered lines of a court."""
    head = peek(data)
    foreign = _FOREIGN.search(head) or is_head(head.partition("\n")[0]) or is_court(head)
    return bool(head.strip()) and not foreign


def read(data: bytes | str, limits: Limits) -> Source:
    """The text as it stands: line ends, odd spaces, NULs and lone surrogates are kept.

    Only a byte order mark at the start is dropped. Raises what ``decode`` raises.
    """
    text, meta = decode(data, limits)
    return Source(text, meta=meta, format=READER.name)


READER = Reader(name="text", suffixes=(".txt", ".text"), sniff=sniff, read=read)

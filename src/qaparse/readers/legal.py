"""Court and deposition transcripts as plain text: turns over numbered lines and pages."""

from __future__ import annotations

from ..records import Source
from .base import Clock, Limits, Reader, decode, peek
from .court import court
from .numbered import is_court

__all__ = ["READER"]


def read(data: bytes | str, limits: Limits) -> Source:
    """The turns of a transcript, each over all its lines and pages; labels (``Q.``, ``THE COURT:``) stay in the text.

    Lines are joined to paragraphs: the breaks stay in the text, and the mark ``paragraph`` says that they are only
    those of the page. ``line`` has the printed number of each line, ``page`` that of each page, as its head or foot
    has it, or each line (``00012:05``). What runs along (heads and feet that come again) stands behind the turn that
    it interrupts, marked ``noise``; times beside the lines are left out. ``BY MS. ROE:`` stands above the question that
    it belongs to. A text without numbered lines is read all the same.

    Raises ``LimitError``, ``EncodingError`` and ``InputTypeError``.
    """
    text, meta = decode(data, limits)
    page, said = court(text, Clock(limits))
    return page.source(READER.name, {**meta, **said})


def sniff(data: bytes | str) -> bool:
    """True for numbered lines several of which open turns as in court."""
    head = peek(data)
    return "\x00" not in head and is_court(head)


READER = Reader(name="legal", suffixes=(".txt",), sniff=sniff, read=read)

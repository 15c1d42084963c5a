"""Praat TextGrids: interval tiers as speakers, in the long and the short form."""

from __future__ import annotations

import regex

from ..errors import FormatMismatchError
from ..records import Source
from .base import Clock, Limits, Reader, decode, peek
from .tiers import Tier, talk
from .transcript import Transcript, Words

__all__ = ["READER"]

_TYPE = regex.compile(r'\s*File type = "ooTextFile(?: short)?"\s+(?:Object class = )?"TextGrid"')
#: What counts in the file, as Praat reads it: strings and numbers that stand free; all else is for human eyes.
_TOKEN = regex.compile(
    r'"(?P<words>(?:[^"]++|"")*+)(?:"|\Z)|(?<!\S)!\N*+|(?<!\S)(?P<number>-?\d{1,12}(?:\.\d*)?(?:[eE][-+]?\d{1,2})?)(?!\S)'
)
#: The numbers that stand above the first of a tier's stretches: from when, until when, how many.
_TOP = 3


def read(data: bytes | str, limits: Limits) -> Source:
    """What the speakers of the interval tiers say, in the order of time.

    A tier is named after who speaks, or as aligners do ("Ada - words"); tiers of sounds, translations, glosses and
    notes are left out, and so are tiers of points. ``segment.begins`` and ``.ends`` have the times. A file that ends
    too early is read as far as it goes.

    Raises ``LimitError``, ``EncodingError``, ``InputTypeError`` and ``FormatMismatchError``.
    """
    text, meta = decode(data, limits)
    if (top := _TYPE.match(text)) is None:
        binary = text.startswith("ooBinaryFile")
        raise FormatMismatchError(READER.name, "it is binary: save it as text" if binary else "it is no TextGrid")
    transcript = Transcript()
    transcript.talk(talk(_tiers(text, top.end(), Clock(limits))))
    return transcript.source(READER.name, meta)


def _tiers(text: str, at: int, clock: Clock) -> list[Tier]:
    tiers: list[Tier] = []
    said: list[Words] = []
    numbers: list[float] = []
    kind = ""  # of the tier that is open: "" before the first and while its name is awaited
    awaited = True
    for n, token in enumerate(_TOKEN.finditer(text, at)):
        if n % 10_000 == 0:
            clock.check()
        if token["number"] is not None:
            numbers.append(float(token["number"]))
            continue
        if token["words"] is None:
            continue
        words = token["words"].replace('""', '"')
        if awaited or not numbers or (not said and len(numbers) == _TOP):
            # No times before it: it says what kind of tier begins, and the next one what its name is.
            if not awaited or not kind:
                kind, awaited = words, True
            else:
                said, awaited = [], False
                if kind == "IntervalTier":
                    tiers.append(Tier(words, said))
        elif kind == "IntervalTier" and len(numbers) > 1:
            said.append(Words(words, numbers[-2], numbers[-1]))
        else:
            said.append(Words(""))
        numbers = []
    return tiers


def sniff(data: bytes | str) -> bool:
    """True where the document says that it is a TextGrid."""
    return _TYPE.match(peek(data)) is not None


READER = Reader(name="textgrid", suffixes=(".textgrid",), sniff=sniff, read=read, sure=True)

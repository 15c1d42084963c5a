"""Languages: for each notion, the words that carry it.

A cue is a notion ("speaks to someone", "opens with a request"); a language is a file that gives
words for the notions. Weights belong to the notions and are shared by all languages. To add a
language, write ``xx.py`` with ``PACK = Pack("xx", …)`` and list it here (docs/languages.md).
"""

from __future__ import annotations

import re
from functools import cache

from ...errors import UnknownLanguageError
from .de import PACK as GERMAN
from .en import PACK as ENGLISH
from .es import PACK as SPANISH
from .fr import PACK as FRENCH
from .it import PACK as ITALIAN
from .ja import PACK as JAPANESE
from .pack import NOTIONS, PHRASES, QUOTATIONS, QUOTING, SPEAKING, TELLING, Pack
from .pt import PACK as PORTUGUESE
from .recognition import Recogniser
from .zh import PACK as CHINESE

__all__ = [
    "ENGLISH",
    "NOTIONS",
    "PACKS",
    "PHRASES",
    "QUOTING",
    "SPEAKING",
    "STRUCTURE",
    "TELLING",
    "Pack",
    "language_code",
    "pack_of",
    "recognise",
    "spoken",
    "spoken_pack",
]

#: Every language that has a pack, by its ISO 639-1 code.
PACKS: dict[str, Pack] = {
    pack.code: pack for pack in (ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE, ITALIAN, JAPANESE, CHINESE)
}

#: What is known of a language that has none.
STRUCTURE = Pack(
    "",
    "structure",
    joins=True,
    owns="s",  # Dutch, Swedish, Danish and others; where names have no genitive, nothing ends so
    rewrites=(
        # The Greek question mark looks like a semicolon; the Armenian one stands within the word that is asked for.
        (r"(?<=\p{Greek}[»”]?);", "?"),
        (r"(՞[^։.!?\r\n]{0,300})[։:.]", r"\1?"),
        *QUOTATIONS,
    ),
)


def pack_of(language: str) -> Pack:
    """The pack of a language, by its code; that of structure alone for one that has none."""
    return PACKS.get(language, STRUCTURE)


def spoken_pack(language: str) -> Pack:
    """The pack that tells who of several people speaks: English where the language is not known."""
    return pack_of(language or "en")


def spoken(frame: str, language: str) -> re.Pattern[str]:
    """A frame filled with what a language says: each ``{part}`` stands for one of ``SPEAKING``.

    ``{b}`` is a bound of a word, ``{s}`` the space between two; a language without spaces has neither.
    """
    return _filled(frame, spoken_pack(language))


@cache
def _filled(frame: str, pack: Pack) -> re.Pattern[str]:
    parts = {**pack.speaking, "b": "" if pack.spaceless else r"\b", "s": r"\s*" if pack.spaceless else r"\s+"}
    return re.compile(re.sub(r"\{([a-z_]+)\}", lambda m: parts[m[1]], frame), re.IGNORECASE)


#: Says which language a text is in.
recognise = Recogniser(PACKS.values())


def language_code(given: str) -> str:
    """The code of a language as given: ``fr``, ``FR``, ``fr-CA`` and ``fr_CA`` are ``fr``.

    Raises ``UnknownLanguageError`` for what has not the form of a code.
    """
    m = re.fullmatch(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", str(given).strip().lower())
    if m is None:
        raise UnknownLanguageError(str(given), tuple(sorted(PACKS)))
    return m[1]

"""Languages: for each notion, the words that carry it.

A cue is a notion ("speaks to someone", "opens with a request"); a language is a file that gives
words for the notions. Weights belong to the notions and are shared by all languages. To add a
language, write ``xx.py`` with ``PACK = Pack("xx", …)`` and list it here.
"""

from __future__ import annotations

from .en import PACK as ENGLISH
from .pack import NOTIONS, Pack

__all__ = ["ENGLISH", "NOTIONS", "PACKS", "Pack"]

#: Every language that has a pack, by its ISO 639-1 code.
PACKS: dict[str, Pack] = {pack.code: pack for pack in (ENGLISH,)}

"""When two names are taken for the same person."""

from __future__ import annotations

import re

__all__ = ["initials", "same", "tokens"]

_HONORIFICS = frozenset({"dr", "mr", "mrs", "ms", "prof", "professor", "sir", "jr", "sr"})


def tokens(name: str | None) -> list[str]:
    """The words of a name in lower case, honorifics left out.

    >>> tokens("Dr. Ada O'Neill-King")
    ['ada', "o'neill-king"]
    """
    words = (w.lower() for w in re.findall(r"[^\W\d_][\w'’\-]*", name or ""))
    return [w for w in words if w not in _HONORIFICS]


def initials(name: str) -> str:
    """The first letter of each word, in capitals.

    >>> initials("Ada O'Neill-King")
    'AONK'
    """
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", name)).upper()


def same(one: str | None, other: str | None) -> bool:
    """True where one name is the other, holds all its words, or is its initials.

    >>> same("King", "Ada King"), same("AK", "Ada King"), same("Ada Bell", "Ada King"), same(None, "Ada King")
    (True, True, False, False)
    """
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return False
    return (
        set(a) <= set(b)
        or set(b) <= set(a)
        or "".join(a) == initials(other or "").lower()
        or "".join(b) == initials(one or "").lower()
    )

"""Words of a document as characters of a page: escaped, one for one, none of them obeyed."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from typing import Any

__all__ = ["packed", "shown", "utf16", "words"]

_CONTROLS = {c: 0x2400 + c for c in range(0x20) if chr(c) not in "\t\n\r\f"} | dict.fromkeys(
    [0x7F, *range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"
)
_ESCAPES = {ord(c): f"&#{ord(c)};" for c in "\r\f"} | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_SHOWN = _CONTROLS | _ESCAPES
#: Characters that turn the direction of what follows; a block contains them, a line of ours does not.
_TURNS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
_LINE = _CONTROLS | _TURNS | _ESCAPES | {ord('"'): "&quot;", ord("'"): "&#39;"}


def shown(text: str) -> str:
    """The text as the content of an element; the page then holds as many characters as the text does.

    >>> shown("a\\x1b<b>")
    'a␛&lt;b&gt;'
    """
    return text.translate(_SHOWN)


def words(text: str, limit: int = 0) -> str:
    """The words on one line, for an attribute or among words of our own; cut to ``limit`` characters.

    >>> words("Ada\\u202e\\n \\"King\\"", 0)
    'Ada\ufffd &quot;King&quot;'
    >>> words("one and two", 8)
    'one and…'
    """
    flat = " ".join(text.split())
    if limit and len(flat) > limit:
        flat = flat[: limit - 1].rstrip() + "…"
    return flat.translate(_LINE)


def packed(data: Any) -> str:
    """The data as JSON, deflated, in base 64: a page may hold it anywhere, and its script reads it."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    text = json.dumps(data, separators=(",", ":"))  # in ASCII, which also holds halves of surrogate pairs
    return b64encode(squeeze.compress(text.encode()) + squeeze.flush()).decode()


def utf16(text: str) -> list[int] | range:
    """For each offset in code points, up to the end, the offset in UTF-16, which is what a browser counts."""
    if text.isascii() or max(text) < "\U00010000":
        return range(len(text) + 1)
    at, out = 0, [0]
    for c in text:
        at += 2 if c > "\uffff" else 1
        out.append(at)
    return out

"""XML, as a stream of elements and words: no entity is expanded, nothing is fetched, no tree is built."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from html.entities import html5
from typing import Protocol
from xml.parsers import expat

from ..errors import FormatMismatchError, LimitError, QaparseError
from .base import Clock, Limits

__all__ = ["Attributes", "Listener", "read_xml"]

Attributes = Mapping[str, str]

_PIECE = 1 << 16

#: How a document begins that is in an encoding of several bytes a character, ...
_STARTS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
#: ... or which of them it declares: the parser knows none.
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,80}encoding=[\"']([\w.-]{1,40})[\"']")
_WIDE = frozenset(
    "gb2312 gbk gb18030 hz big5 big5hkscs cp950 shift_jis cp932 euc_jp iso2022_jp euc_kr cp949 johab iso2022_kr".split()
)


class _Names(dict[str, str]):
    """Names without their namespace, each worked out once."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(" ")[2]
        return local


class Listener(Protocol):
    """What is called for an element's start, its end, and the words between."""

    def start(self, name: str, said: Attributes) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, words: str) -> None: ...


def _text(data: bytes, format_: str) -> str | None:
    """The text of a document in an encoding of several bytes a character; ``None`` for all others."""
    encoding = next((name for start, name in _STARTS if data.startswith(start)), "")
    try:
        if not encoding and (declared := _DECLARED.match(data[:256])):
            named = codecs.lookup(declared[1].decode("ascii")).name
            encoding = named if named in _WIDE else ""
        return data.decode(encoding).removeprefix("\ufeff") if encoding else None
    except (LookupError, UnicodeError) as error:
        raise FormatMismatchError(format_, f"its encoding cannot be read ({error})") from None


def read_xml(data: bytes | str | Iterable[bytes], limits: Limits, format_: str, *, into: Listener) -> None:
    """Tell ``into`` what a document holds, in order; names come without their namespace. It may come in pieces.

    Raises ``FormatMismatchError`` where the XML is broken or declares entities of its own, ``LimitError`` where
    elements lie too deep inside one another or the time is up.
    """
    names = _Names()
    depth = 0

    def started(name: str, said: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise LimitError("depth of the elements", limits.depth, depth)
        into.start(names[name], {names[key]: value for key, value in said.items()} if said else said)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        into.end(names[name])

    def entity(name: str, *_: object) -> None:
        raise FormatMismatchError(format_, f"it declares the entity {name!r}, which is never expanded")

    def skipped(name: str, parameter: bool) -> None:
        into.text("" if parameter else html5.get(f"{name};", ""))

    # What text declares of its encoding was true of the bytes that it was.
    text = _text(data, format_) if isinstance(data, bytes) else data if isinstance(data, str) else None
    encoding = None if text is None else "utf-8"
    content = data if text is None else text.encode("utf-8", "replace")
    pieces = (
        (content[at : at + _PIECE] for at in range(0, len(content), _PIECE)) if isinstance(content, bytes) else content
    )
    parser = expat.ParserCreate(encoding, namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = into.text
    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = skipped
    clock = Clock(limits)
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            clock.check()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        reason = f"broken XML at line {error.lineno} ({expat.errors.messages.get(error.code, 'damaged')})"
        raise FormatMismatchError(format_, reason) from None
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        if isinstance(error, QaparseError):
            raise
        raise FormatMismatchError(format_, f"its encoding cannot be read ({error})") from None

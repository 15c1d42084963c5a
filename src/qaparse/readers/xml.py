"""XML, as a stream of elements and words: no entity is expanded, nothing is fetched, no tree is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html.entities import html5
from typing import Protocol
from xml.parsers import expat

from ..errors import FormatMismatchError, LimitError
from .base import Clock, Limits

__all__ = ["Attributes", "Listener", "read_xml"]

Attributes = Mapping[str, str]

_PIECE = 1 << 18


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
    encoding = "utf-8" if isinstance(data, str) else None
    content = data.encode("utf-8", "replace") if isinstance(data, str) else data
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
    except (LookupError, UnicodeError) as error:  # an encoding that Python does not know
        raise FormatMismatchError(format_, f"its encoding cannot be read ({error})") from None

"""Records as JSON text, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import regex

from ..errors import OutputError, RecordError
from ..records import Interview

__all__ = ["dumps", "is_record", "loads"]

_PAIR = regex.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
#: What stands in every record and, unescaped, in no string of JSON.
_KEY = regex.compile(rb'"schema"\s*:\s*"qaparse\.interview/\d')
_HEAD = 1 << 16


def dumps(record: Any, *, indent: int | None = None) -> str:
    """The record as JSON that any UTF-8 stream holds and that ``json.loads`` gives back exactly.

    Raises ``OutputError`` for two halves of a surrogate pair side by side: in JSON they are one character, and the
    offsets behind them would be wrong. No file that was decoded holds such a thing.
    """
    # Numbers are finite by the record's own rules, but what a document says of itself may be anything.
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    if text.isascii():
        return text
    if _PAIR.search(text):
        raise OutputError("json", "the text holds a surrogate pair as two characters: join them before reading it")
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def is_record(data: bytes) -> bool:
    """Whether a file, or its two ends, is JSON that holds a record of this package, of whatever version."""
    body = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return body[:1] == b"{" and bool(_KEY.search(body[:_HEAD]) or _KEY.search(body[-_HEAD:]))


def loads(lines: Iterable[bytes]) -> Iterator[tuple[str | None, Interview]]:
    """The interviews in a file of JSON or JSON Lines, with their ids where they have one.

    ``lines`` are the file's. Raises ``RecordError``, which names the line, where they hold no record.
    """
    lines = iter(lines)
    held = b""
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901 - the mark is no part of the line
        if not line.strip():
            continue
        try:
            yield _load(line)
        except _UnfinishedError:
            # One record over many lines: the rest belongs to it.
            if number > 1:
                raise RecordError(f"line {number}", "this is no JSON") from None
            held = line + b"".join(lines)
        except RecordError as e:
            raise RecordError(f"line {number}, {e.where}", e.reason) from None
    if held:
        try:
            yield _load(held)
        except _UnfinishedError as e:
            raise RecordError("the top", str(e)) from None


class _UnfinishedError(ValueError):
    """A line that is no JSON value by itself."""


def _load(text: bytes) -> tuple[str | None, Interview]:
    try:
        data = json.loads(text.decode())
    except (ValueError, RecursionError) as e:
        raise _UnfinishedError(f"this is no JSON ({e})") from None
    name = data.get("id") if isinstance(data, dict) else None
    return (name if isinstance(name, str) else None), Interview.from_dict(data)

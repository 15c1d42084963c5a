"""REFI-QDA project (qdpx): the texts, coded by kind and by speaker, for software of qualitative analysis."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from html import escape

import regex

from ..records import Kind, Segment
from .base import Pair, Writer
from .characters import one_line, without_controls

__all__ = ["WRITER"]

#: Under which everything that is written has its id: the same document has the same ones, whenever it is written.
_SPACE = uuid.UUID("5b1f0d2a-7c35-4f0e-9a4e-3f0a7c1d2e90")
_XML = "urn:QDA-XML:project:1.0"
_USER = "qaparse"


def write(pairs: Iterator[Pair]) -> Iterator[bytes]:
    """The project as a zip archive: ``project.qde``, and the texts under ``sources/``.

    Offsets are UTF-16 code units of a text whose lines end in LF alone, as those who read such projects count them.
    """
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = f'creatingUser="{_guid("user")}" creationDateTime="{now}"'
    people: dict[str, None] = {}
    sources: list[str] = []
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, interview in pairs:
            guid = _guid("source", name)
            text = _Text(interview.text)
            archive.writestr(f"sources/{guid}.txt", text.written.encode())
            sources.append(
                f'<TextSource guid="{guid}" name={_value(name)} plainTextPath="internal://{guid}.txt" {made}>\n'
            )
            for n, segment in enumerate(interview.segments):
                sources.append(_selection(f"{name}#{n}", segment, text, people, made))
            sources.append("</TextSource>\n")
        held = ("<Sources>\n", *sources, "</Sources>\n") if sources else ()  # an empty list is not allowed
        archive.writestr("project.qde", "".join((*_head(people, now), *held, "</Project>\n")).encode())
    yield packed.getvalue()


def _head(people: Mapping[str, None], now: str) -> Iterator[str]:
    user = _guid("user")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    made = f'creatingUserGUID="{user}" creationDateTime="{now}"'
    yield f'<Project xmlns="{_XML}" name="qaparse" origin="qaparse" {made}>\n'
    yield f'<Users><User guid="{user}" name="{_USER}"/></Users>\n<CodeBook><Codes>\n'
    for group, names in (("Kind", [k.value for k in Kind]), ("Speaker", list(people))):
        yield f'<Code guid="{_guid("code", group)}" name="{group}" isCodable="false">\n'
        yield from (f'<Code guid="{_guid("code", group, n)}" name={_value(n)} isCodable="true"/>\n' for n in names)
        yield "</Code>\n"
    yield "</Codes></CodeBook>\n"


def _selection(name: str, segment: Segment, text: _Text, people: dict[str, None], made: str) -> str:
    start, end = text.at(segment.content.start), text.at(segment.content.end)
    codes = [_guid("code", "Kind", segment.kind.value)]
    who = one_line(segment.speaker.name or "") if segment.speaker else ""
    if who:
        people.setdefault(who)
        codes.append(_guid("code", "Speaker", who))
    codings = "".join(
        f'<Coding guid="{_guid("coding", name, code)}" {made}><CodeRef targetGUID="{code}"/></Coding>' for code in codes
    )
    return (
        f'<PlainTextSelection guid="{_guid("selection", name)}" name={_value(segment.text[:60])}'
        f' startPosition="{start}" endPosition="{end}" {made}>{codings}</PlainTextSelection>\n'
    )


class _Text:
    """A text as it is written, and where its code points are there, in UTF-16 code units.

    >>> text = _Text("a\\r\\n😀b")
    >>> text.written, [text.at(n) for n in range(6)]
    ('a\\n😀b', [0, 1, 1, 2, 4, 5])
    """

    # What shifts offsets: a CR before LF is not written, what lies beyond U+FFFF takes two units.
    _SHIFTS = regex.compile(r"\r(?=\n)|[\U00010000-\U0010ffff]")

    _BREAKS = regex.compile(r"\r\n|[\r\x0b\x0c]")

    def __init__(self, text: str) -> None:
        self.written = without_controls(self._BREAKS.sub("\n", text))
        self._shifts = [(m.start(), -1 if m[0] == "\r" else 1) for m in self._SHIFTS.finditer(text)]
        self._next, self._by, self._last = 0, 0, 0

    def at(self, offset: int) -> int:
        """The place of a code point. Fast where offsets grow from one call to the next."""
        if offset < self._last:
            self._next, self._by = 0, 0
        self._last = offset
        while self._next < len(self._shifts) and self._shifts[self._next][0] < offset:
            self._by += self._shifts[self._next][1]
            self._next += 1
        return offset + self._by


def _guid(*parts: str) -> str:
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts).encode("utf-8", "surrogatepass").hex()))


def _value(text: str) -> str:
    return f'"{escape(one_line(text))}"'


WRITER = Writer(
    name="qdpx",
    suffixes=(".qdpx",),
    write=write,
    takes="several",
    gives="bytes",
    holds="the whole text; kinds and speakers as codes of its segments",
)

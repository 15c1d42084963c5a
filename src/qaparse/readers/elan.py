"""ELAN annotation files (eaf): what the participants of the tiers say, and when."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import attrs
import regex

from ..errors import FormatMismatchError
from ..records import Source
from .base import Limits, Reader, decode, packed, peek
from .tiers import Tier, talk
from .transcript import Transcript, Words
from .xml import Attributes, read_xml

__all__ = ["READER"]

_ROOT = regex.compile(r"<ANNOTATION_DOCUMENT[\s>]")
#: Seconds that a time of a file counts, by the unit that it declares.
_UNITS = {"milliseconds": 0.001, "NTSC-frames": 1001 / 30_000, "PAL-frames": 1 / 25}


def read(data: bytes | str, limits: Limits) -> Source:
    """What the participants say, in the order of time: of the tiers of one the tier that holds the words.

    Whose a tier is its ``PARTICIPANT`` says, else that of its parent, else its name. Times that were not aligned lie
    evenly between those that were; annotations without times of their own have those of what they refer to. ``meta``
    has ``authors`` and ``date``, of the annotation.

    Raises ``LimitError``, ``InputTypeError``, ``EncodingError`` and ``FormatMismatchError``.
    """
    content = decode(data, limits)[0] if isinstance(data, str) else packed(data, limits)
    file = _File()
    read_xml(content, limits, READER.name, into=file)
    if not file.found:
        raise FormatMismatchError(READER.name, "it holds no ANNOTATION_DOCUMENT")
    transcript = Transcript()
    transcript.talk(talk(file.tiers()))
    return transcript.source(READER.name, file.meta)


@attrs.define(eq=False)
class _Annotation:
    """A stretch of a tier, from slot to slot or with the times of another annotation."""

    begins: str
    ends: str
    refers: str
    parts: list[str] = attrs.field(factory=list)


@attrs.define(eq=False)
class _Tier:
    participant: str
    parent: str
    annotations: list[_Annotation] = attrs.field(factory=list)


class _File:
    """Gathers slots, tiers and annotations, which may refer to what comes later."""

    def __init__(self) -> None:
        self.found = False
        self.meta: dict[str, Any] = {}
        self._unit = _UNITS["milliseconds"]
        self._slots: dict[str, float | None] = {}
        self._tiers: dict[str, _Tier] = {}
        self._annotations: dict[str, _Annotation] = {}
        self._tier: _Tier | None = None
        self._annotation: _Annotation | None = None
        self._value = False

    # ------------------------------------------------------------ elements

    def start(self, name: str, said: Attributes) -> None:
        if name == "ANNOTATION_DOCUMENT":
            self.found = True
            if said.get("AUTHOR", "").strip():
                self.meta["authors"] = [said["AUTHOR"].strip()]
            if said.get("DATE", "").strip():
                self.meta["date"] = said["DATE"].strip()
        elif name == "HEADER":
            self._unit = _UNITS.get(said.get("TIME_UNITS", ""), self._unit)
        elif name == "TIME_SLOT":
            value = said.get("TIME_VALUE", "")
            known = value.isascii() and value.isdigit() and len(value) < 13
            self._slots[said.get("TIME_SLOT_ID", "")] = int(value) * self._unit if known else None
        elif name == "TIER":
            self._tier = _Tier(said.get("PARTICIPANT", "").strip(), said.get("PARENT_REF", ""))
            self._tiers[said.get("TIER_ID", "")] = self._tier
        elif name in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION") and self._tier is not None:
            slots = said.get("TIME_SLOT_REF1", ""), said.get("TIME_SLOT_REF2", "")
            self._annotation = _Annotation(*slots, said.get("ANNOTATION_REF", ""))
            self._annotations[said.get("ANNOTATION_ID", "")] = self._annotation
            self._tier.annotations.append(self._annotation)
        self._value = name == "ANNOTATION_VALUE"

    def end(self, name: str) -> None:
        self._value = False
        if name == "TIER":
            self._tier = None

    def text(self, words: str) -> None:
        if self._value and self._annotation is not None:
            self._annotation.parts.append(words)

    # ------------------------------------------------------------ what they say

    def tiers(self) -> list[Tier]:
        """The tiers, with the times of their stretches in seconds."""
        times = dict(zip(self._slots, _filled(list(self._slots.values()))))
        aligned: dict[int, _Annotation] = {}
        out = []
        for name, tier in self._tiers.items():
            said: list[tuple[float, Words]] = []
            at = 0.0
            for annotation in tier.annotations:
                lies = self._aligned(annotation, aligned)
                words = Words("".join(annotation.parts), times.get(lies.begins), times.get(lies.ends))
                at = at if words.time is None else words.time
                said.append((at, words))
            said.sort(key=itemgetter(0))  # what subdivides one annotation has its times, and stays in order
            out.append(Tier(name, [words for _, words in said], self._participant(tier)))
        return out

    def _aligned(self, annotation: _Annotation, known: dict[int, _Annotation]) -> _Annotation:
        """The annotation that has the times of this one; the last one before references run in a circle."""
        path: dict[int, _Annotation] = {}
        while annotation.refers and id(annotation) not in known and id(annotation) not in path:
            path[id(annotation)] = annotation
            annotation = self._annotations.get(annotation.refers, annotation)
        found = known.get(id(annotation), annotation)
        known.update((step, found) for step in path)
        return found

    def _participant(self, tier: _Tier) -> str:
        path: dict[int, _Tier] = {}
        while not tier.participant and tier.parent in self._tiers and id(tier) not in path:
            path[id(tier)] = tier
            tier = self._tiers[tier.parent]
        for step in path.values():
            step.participant, step.parent = tier.participant, ""
        return tier.participant


def _filled(times: Sequence[float | None]) -> list[float | None]:
    """Times in order, those that are not known evenly between their neighbours; at the ends they remain unknown.

    >>> _filled([None, 1.0, None, None, 4.0])
    [None, 1.0, 2.0, 3.0, 4.0]
    """
    out = list(times)
    last = -1
    for n, time in enumerate(times):
        if time is None:
            continue
        if last >= 0 and n > last + 1:
            before = times[last] or 0.0
            for k in range(last + 1, n):
                out[k] = round(before + (time - before) * (k - last) / (n - last), 3)
        last = n
    return out


def sniff(data: bytes | str) -> bool:
    """True for XML with the root of ELAN's files."""
    head = peek(data)
    return head.lstrip().startswith("<") and _ROOT.search(head) is not None


READER = Reader(name="elan", suffixes=(".eaf",), sniff=sniff, read=read, sure=True)

"""What an object of JSON says: words, who speaks them, and when, whatever its fields are called.

No service is known by name: ``FIELDS`` is all that is known of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs
import regex

from .talk import clock_time

__all__ = ["FIELDS", "READINGS", "WEAK", "Sayings", "Token", "called", "names_of", "plain"]

#: What a field is for, by its name in lower case without ``_`` and ``-``; of several the first that says something.
FIELDS: Mapping[str, Sequence[str]] = {
    "who": """
        speakername speakerdisplayname displayname speaker speakerlabel speakertag speakerid spkid sid speakermodellabel
        participant participantname participantrole interlocutor character voice who name author from user role
        channellabel channel channelid
    """.split(),
    "text": """
        punctuatedword display text content transcript utterance utt sentence body message caption speech dialogue line
        rawtext value word w utf8
    """.split(),
    # Lists of words, or of readings of the same words: of these the first is the likeliest.
    "parts": "nbest alternatives elements words sentences content terms tokens items segs".split(),
    "start": """
        start starttime startts startoffset startms startseconds begin begintime beginoffsetmillis from ts
        offsetmilliseconds offsetinticks offset timestamps timestamp time timerange dur instances t0 tstartms
    """.split(),
    "end": "end endtime endts endoffset endms endseconds endoffsetmillis to t1".split(),
    "length": "durationmilliseconds durationinticks duration durationms ddurationms".split(),
    "type": ["type"],
    "role": ["role", "participantrole"],
}
#: Fields of these names say other things as often.
WEAK = frozenset("name author from user role channellabel channel channelid line value".split())
#: What an object calls somebody's number, and their name.
_NUMBERS = "id speakerid spkid key speaker index".split()
_NAMES = "name speakername displayname label fullname".split()
#: Lists of readings of the same words.
READINGS = frozenset(["nbest", "alternatives"])

_PERIOD = regex.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")
#: No name is longer, in characters; words do not lie deeper inside what is said.
_LONGEST, _DEEPEST = 200, 4


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """A field's name as ``FIELDS`` has it.

    >>> plain("speaker_label"), plain("startTime")
    ('speakerlabel', 'starttime')
    """
    return key.lower().replace("_", "").replace("-", "")


@attrs.define(eq=False)
class Token:
    """Words in one piece. Times are seconds, or whole numbers of a unit that only all of them together tell."""

    text: str
    who: Any = None
    start: float | None = None
    end: float | None = None
    point: bool = False
    role: str = ""


class Sayings:
    """Reads objects. Their shapes are few, and each is worked out once."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}

    def first(self, item: Mapping[str, Any], use: str) -> tuple[str, Any]:
        """The first field for this use that says something, and its value."""
        for key in self._shape(item)[use]:
            value = item[key]
            says = _SAYS.get(use)
            if value is not None and (says is None or says(value)):
                return key, value
        return "", None

    def text(self, item: Mapping[str, Any]) -> str:
        """The words of an object itself."""
        return str(self.first(item, "text")[1] or "")

    def parts(self, item: Mapping[str, Any]) -> list[Any]:
        """The objects or strings inside an object that are its words."""
        key, inside = self.first(item, "parts")
        return inside[:1] if plain(key) in READINGS else inside or []

    def who(self, item: Mapping[str, Any]) -> Any:
        """Who speaks, as it stands."""
        return self.first(item, "who")[1]

    def start(self, item: Mapping[str, Any]) -> Any:
        """When it begins, as it stands."""
        return self.first(item, "start")[1]

    def is_point(self, item: Mapping[str, Any]) -> bool:
        """Whether the object is a point or comma."""
        return str(self.first(item, "type")[1]).startswith("punct")

    def tokens(self, item: Any, depth: int = 0) -> Iterator[Token]:
        """The words of an object, in order."""
        if isinstance(item, str):
            yield Token(item)
        if not isinstance(item, dict) or depth > _DEEPEST:
            return
        start, end = self._times(item)
        who, role = self.who(item), self.first(item, "role")[1] or ""
        if text := self.text(item):
            yield Token(text.replace("\r\n", "\n"), who, start, end, self.is_point(item), role)
            return
        inside = [token for part in self.parts(item) for token in self.tokens(part, depth + 1)]
        if inside and all(token.start is None for token in inside):
            inside[0].start, inside[-1].end = start, end
        point = self.is_point(item)
        for token in inside:
            token.who = who if token.who is None else token.who
            token.role, token.point = token.role or role, token.point or point
        yield from inside

    def _times(self, item: Mapping[str, Any], *, within: bool = True) -> tuple[float | None, float | None]:
        (first, begins), (last, ends), (size, length) = (self.first(item, u) for u in ("start", "end", "length"))
        if isinstance(begins, list) and len(begins) == 1:
            begins = begins[0]
        if isinstance(begins, list):
            begins, ends = (*begins, None, None)[:2]
        elif isinstance(begins, dict) and "seconds" not in begins:
            return self._times(begins, within=False) if within else (None, None)
        start, end = _time(begins, first), _time(ends, last)
        if end is None and start is not None and (more := _time(length, size)) is not None:
            end = round(start + more, 3)
        return start, end

    def _shape(self, item: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        keys = tuple(item)
        shape = self._shapes.get(keys)
        if shape is None:
            named = {plain(key): key for key in keys}
            shape = {use: tuple(named[n] for n in names if n in named) for use, names in FIELDS.items()}
            self._shapes[keys] = shape
        return shape


def _is_who(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip()) and len(value) <= _LONGEST
    if isinstance(value, dict):
        return bool(called(value))
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


_SAYS: Mapping[str, Callable[[Any], bool]] = {"who": _is_who, "text": _is_words, "parts": _is_list, "role": _is_words}


def called(item: Mapping[str, Any]) -> str:
    """The name of somebody, from an object that says it."""
    named = {plain(key): value for key, value in item.items()}
    return next((v for n in _NAMES if isinstance(v := named.get(n), str) and _is_who(v)), "")


def names_of(items: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    """The numbers of people, with their names and roles, from objects that say these.

    >>> list(names_of([{"id": 3, "name": "Ada", "role": "host"}, {"speaker": "Bo"}]))
    [('3', 'Ada', 'host')]
    """
    for item in items:
        if isinstance(item, dict) and (name := called(item)):
            named = {plain(key): value for key, value in item.items()}
            number = next((v for n in _NUMBERS if isinstance(v := named.get(n), (int, str))), name)
            role = named.get("role")
            if number != name:
                yield str(number), name, role if isinstance(role, str) else ""


def _time(value: Any, key: str) -> float | None:
    """A time in seconds, as a float; a whole number, where nothing says of what."""
    found: float | None = None
    if isinstance(value, dict) and "seconds" in value:  # {"seconds": "1", "nanos": 500000000}
        whole, nanos = _time(value["seconds"], ""), _time(value.get("nanos", 0), "")
        found = None if whole is None or nanos is None else float(whole) + nanos / 1e9
    elif isinstance(value, str):
        text = value.strip()[:40]
        if m := _PERIOD.fullmatch(text):
            hours, minutes, seconds = (float(part or 0) for part in m.groups())
            found = hours * 3600 + minutes * 60 + seconds
        else:
            found = int(text) if text.isdecimal() and len(text) < 16 else clock_time(text.removesuffix("s"))
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        found = value
    if found is None or found < 0:
        return None
    unit = plain(key)
    scale = 1e-3 if "milli" in unit or unit.endswith("ms") else 1e-7 if "ticks" in unit else None
    found = found * scale if scale else found
    return round(found, 3)  # a whole number stays one

"""What transcription services write as JSON: the list that holds the talk is found by its shape."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from string import ascii_uppercase
from typing import Any

import attrs
import regex

from ..cues.labels import generic_role
from ..errors import FormatMismatchError, LimitError
from ..records import Source
from .base import Clock, Limits, Reader, decode, peek
from .columns import sides
from .saying import FIELDS, READINGS, WEAK, Sayings, Token, called, names_of, plain
from .talk import opens_paragraph, pace_unit, sentences, speaker_label, tell_roles
from .transcript import Transcript, Words

__all__ = ["READER"]

_KEY = regex.compile(r'"([\w-]{1,30})"\s*:')
_STRING = regex.compile(r'"(?:[^"\\]|\\.)*+"?+', regex.DOTALL)
_LETTERS = frozenset(ascii_uppercase)
#: How the schema of this package's own records begins.
_OWN = "qaparse."
#: No recording is longer, in seconds.
_LONGEST = 1e7


def sniff(data: bytes | str) -> bool:
    """True for JSON with fields for words and for who speaks them, or when."""
    head = peek(data).lstrip()
    if head[:1] not in ("{", "[") or f'"{_OWN}' in head[:1000]:
        return False
    keys = {plain(key) for key in _KEY.findall(head)} - WEAK
    return not keys.isdisjoint([*FIELDS["text"], *FIELDS["parts"]]) and not keys.isdisjoint(
        [*FIELDS["who"], *FIELDS["start"]]
    )


def read(data: bytes | str, limits: Limits) -> Source:
    """The turns of the list that holds the talk, with their times; title, date and language as the document says them.

    Numbers and letters that stand for speakers are written out ("Speaker 2"), unless the document says their names.
    Raises ``FormatMismatchError`` where the document is no JSON or holds no talk, ``LimitError`` for one that is too
    deep or takes too long, and what ``decode`` raises.
    """
    text, meta = decode(data, limits)
    if not text.strip():
        return Transcript().source(READER.name, meta)
    document = _load(text, limits)
    del text
    if isinstance(document, dict) and str(document.get("schema")).startswith(_OWN):
        saved = "" if meta.get("encoding", "utf-8") == "utf-8" else " once it is saved as UTF-8"
        raise FormatMismatchError(READER.name, f"it is a record of qaparse, which qaparse.load reads{saved}")
    survey = _Survey(limits)
    survey.look(document)
    talk = survey.talk()
    if talk is None:
        raise FormatMismatchError(READER.name, "nothing in it says what people say")
    said = _spoken(survey.tokens(talk), survey)
    return _written(said, survey).source(READER.name, {**meta, **_stated(document)})


# ---------------------------------------------------------------- JSON


def _load(text: str, limits: Limits) -> Any:
    """The document; of one object a line, the list of them."""
    decoder = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) < 20 else math.inf)
    try:
        try:
            return decoder.decode(text)
        except json.JSONDecodeError as error:
            if error.msg != "Extra data":
                raise
            return [decoder.decode(line) for line in text.split("\n") if line.strip()]
    except json.JSONDecodeError as error:
        raise FormatMismatchError(READER.name, f"it is no JSON ({error.msg} in line {error.lineno})") from None
    except RecursionError:
        raise LimitError("depth of the document", limits.depth, _depth(text)) from None


def _depth(text: str) -> int:
    """How deep lists and objects lie inside one another."""
    deepest = depth = 0
    for sign in regex.findall(r"[\[{}\]]", _STRING.sub("", text)):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _stated(document: Any) -> dict[str, str]:
    """Title, date and language, from the top or one level below."""
    said: dict[str, str] = {}
    tops = [document, *document.values()] if isinstance(document, dict) else []
    for top in tops:
        for key, value in top.items() if isinstance(top, dict) else ():
            use = {"languagecode": "language", "createdat": "date"}.get(plain(key), plain(key))
            if use in ("title", "date", "language") and isinstance(value, str) and value.strip():
                said.setdefault(use, value.strip())
    return said


# ---------------------------------------------------------------- which list holds the talk


@attrs.define(eq=False)
class _Group:
    """The lists at one place of the document's plan, in order, each with the number of its channel.

    ``size`` is how many characters their objects say; ``count`` how many of these say any, ``named`` of whom, ``timed``
    when.
    """

    lists: list[tuple[list[Any], int | None]] = attrs.field(factory=list)
    size: int = 0
    count: int = 0
    named: int = 0
    timed: int = 0


class _Survey:
    """The lists of objects in a document, the names that it gives to numbers, and who speaks when."""

    def __init__(self, limits: Limits) -> None:
        self._depth, self._clock = limits.depth, Clock(limits)
        self._groups: dict[int, _Group] = {}
        self._at: dict[str, Any] = {}  # where it stands apart from the words
        self.says = Sayings()
        self.names: dict[str, str] = {}
        self.roles: dict[str, str] = {}

    def look(self, document: Any) -> None:
        """Go through the document, in order."""
        places: dict[tuple[int, str], int] = {}
        waiting: list[tuple[Any, int, str, int | None, int]] = [([document], 0, "", None, 0)]
        while waiting:
            value, place, key, channel, depth = waiting.pop()
            if depth > self._depth:
                raise LimitError("depth of the document", self._depth, depth)
            inside: list[tuple[str, Any, int | None]]
            if isinstance(value, dict):
                inside = [(plain(k), v, channel) for k, v in value.items()]
                if paired := _paired(value):
                    inside.append(("paired", paired, channel))
            else:
                self._clock.check()
                shown = value[:1] if key in READINGS else value
                several = key == "channels" and len(value) > 1  # each of them says its side of the talk
                if any(isinstance(item, dict) for item in shown) and not several:
                    self._groups.setdefault(place, _Group()).lists.append((_asked(shown) or shown, channel))
                    self._note(shown)
                inside = [("", v, n if several else channel) for n, v in enumerate(shown)]
            for name, v, n in reversed(inside):
                if isinstance(v, (dict, list)):
                    waiting.append((v, places.setdefault((place, name), len(places) + 1), name, n, depth + 1))

    def _note(self, items: list[Any]) -> None:
        silent = [item for item in items if isinstance(item, dict) and not self.says.text(item)]
        for number, name, role in names_of(silent):
            self.names.setdefault(number, name)
            if role:
                self.roles.setdefault(name, role)
        for item in silent:
            start, who = self.says.start(item), self.says.who(item)
            if start is not None and who is not None:
                self._at.setdefault(str(start), who)

    def talk(self) -> _Group | None:
        """The lists that hold the talk: of those with most of the words the ones that say who speaks, and when."""
        for group in self._groups.values():
            self._weigh(group)
        full = [g for g in self._groups.values() if g.size]
        most = max((g.size for g in full), default=0)
        return max(
            (g for g in full if 2 * g.size >= most),
            key=lambda g: (2 * g.named >= g.count, 2 * g.timed >= g.count, g.size / max(1, g.count)),
            default=None,
        )

    def _weigh(self, group: _Group) -> None:
        if len(group.lists) > 1 and group.lists[-1][1] is None and self._repeats([i for i, _ in group.lists]):
            del group.lists[:-1]
        for items, channel in group.lists:
            self._clock.check()
            if len(items) > 1 and items[-1] and self._repeats([[item] for item in items]):
                del items[:-1]
            for item in items:
                tokens = list(self.says.tokens(item)) if isinstance(item, dict) else []
                group.size += sum(len(token.text) for token in tokens)
                if tokens and not tokens[0].point:
                    who = channel if tokens[0].who is None else tokens[0].who
                    group.count += 1
                    group.named += who is not None or str(self.says.start(item)) in self._at
                    group.timed += tokens[0].start is not None

    def _repeats(self, lists: Sequence[list[Any]]) -> bool:
        """Whether the last of the lists says all words of the others once more, as services do to say who speaks."""
        said = ("".join(token.text for item in items for token in self.says.tokens(item)) for items in lists)
        *others, last = ("".join(text.split()) for text in said)
        return sum(map(len, others)) == len(last) and "".join(others) == last

    def tokens(self, talk: _Group) -> list[Token]:
        """The words of the lists, in order; those of several channels in the order of time."""
        out: list[Token] = []
        begun: list[float] = []
        for items, channel in talk.lists:
            at = 0.0  # where points stand, which have no time of their own
            for item in items:
                for token in self.says.tokens(item) if isinstance(item, dict) else ():
                    if token.who is None:
                        token.who = self._at.get(str(self.says.start(item)), channel)
                    if token.who is None and token.point and out:
                        token.who = out[-1].who
                    at = at if token.start is None else token.start
                    out.append(token)
                    begun.append(at)
        if len({channel for _, channel in talk.lists}) > 1 and all(t.point or t.start is not None for t in out):
            return [token for _, token in sorted(zip(begun, out), key=itemgetter(0))]
        return out


@lru_cache(maxsize=4096)
def _is_side(key: str) -> bool:
    return generic_role(plain(key)) is not None


def _asked(items: Sequence[Any]) -> list[Any]:
    """Objects with a question and an answer, as two objects each."""
    asked = [item for item in items if isinstance(item, dict)]
    keys = [key for key in asked[0] if _is_side(key)]
    if len(keys) < 2:
        return []
    rows = ([value if isinstance(value, str) else "" for value in map(item.get, keys)] for item in asked)
    named = sides([plain(key) for key in keys], rows)
    said = [keys[n] for n in named]
    return [{"speaker": key, "text": item[key]} for item in asked for key in said if isinstance(item.get(key), str)]


def _paired(value: Mapping[str, Any]) -> list[Any]:
    """Two lists side by side, of who speaks and of what they say, as one list of objects."""
    lists = {plain(k).rstrip("s"): v for k, v in value.items() if isinstance(v, list) and v and isinstance(v[0], str)}
    who, says = (next((lists[n] for n in FIELDS[use] if n in lists), None) for use in ("who", "text"))
    if who is None or says is None or len(who) != len(says):
        return []
    return [{"speaker": w, "text": t} for w, t in zip(who, says)]


# ---------------------------------------------------------------- turns


def _spoken(tokens: Sequence[Token], survey: _Survey) -> Iterator[tuple[str | None, Words]]:
    """Who says what, in order; single words are put together to sentences."""
    unit = _unit(tokens)
    label = _labels({str(t.who) for t in tokens if isinstance(t.who, (str, int))}, survey.names)
    for who, run in groupby(tokens, key=lambda t: label(t.who)):
        words = []
        for token in run:
            if who and token.role and token.role != who:
                survey.roles.setdefault(who, token.role)
            words.append(Words(token.text, _placed(token.start, unit), _placed(token.end, unit)))
        for sentence in sentences(words):
            yield who, sentence


def _placed(time: float | None, unit: float) -> float | None:
    if time is None or time * unit > _LONGEST:
        return None
    return round(time * unit, 3)


def _unit(tokens: Iterable[Token]) -> float:
    """What the times count, in seconds."""
    timed = [t for t in tokens if t.start is not None]
    if any(isinstance(t.start, float) or isinstance(t.end, float) for t in timed):
        return 1.0
    return pace_unit(sum(len(t.text.split()) or 1 for t in timed), [(t.start or 0, t.end) for t in timed])


def _labels(everyone: set[str], names: Mapping[str, str]) -> Callable[[Any], str | None]:
    """What the label of each speaker is. A letter is a service's number, unless it is Q or A."""
    letters = everyone <= {"Q", "A"} and len(everyone) == 2

    def label(who: Any) -> str | None:
        who = called(who) if isinstance(who, dict) else who
        if who is None:
            return None
        said = str(who).strip()
        if said in names:
            return names[said]
        return f"Speaker {said}" if said in _LETTERS and not letters else speaker_label(said)

    return label


def _written(said: Iterable[tuple[str | None, Words]], survey: _Survey) -> Transcript:
    """Turns of speakers, and paragraphs of what nobody in particular says."""
    spoken = list(said)
    out = Transcript()
    turn: list[Words] = []
    voice: str | None = None
    for (who, words), opens in zip(spoken, opens_paragraph([words for _, words in spoken])):
        if who != voice or (who is None and opens):
            out.turn(voice, turn)
            turn, voice = [], who
        turn.append(words)
    out.turn(voice, turn)
    tell_roles(out, survey.roles)
    return out


READER = Reader(name="transcription", suffixes=(".json", ".jsonl"), sniff=sniff, read=read)

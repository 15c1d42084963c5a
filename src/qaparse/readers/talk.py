"""What readers of talk share: times, names of speakers, words put together to sentences and these to paragraphs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from ..cues.labels import generic_role, is_generic
from ..names import GIVEN, fold
from .transcript import Transcript, Words, unspaced

__all__ = [
    "clock_time",
    "ends_sentence",
    "joined",
    "opens_paragraph",
    "pace_unit",
    "plain_lines",
    "sentences",
    "speaker_label",
    "turned",
]

_BRACKETED = regex.compile(r"[\[(【（♪][^\[\]()【】（）♪]*[\])】）♪]\.?")
_CLOCK = regex.compile(r"(?:(\d{1,4})[:;])?(\d{1,3})[:;](\d{1,2}(?:[.,]\d{1,9})?)")
#: As editors of film count: the number of the frame behind hours, minutes and seconds.
_FRAME = regex.compile(r"(\d{1,4}[:;]\d\d[:;]\d\d)[:;]\d\d")
_NUMBER = regex.compile(r"\d{1,12}(?:\.\d{1,12})?")
#: How services and researchers number speakers whom they have no name for.
_NUMBERED = regex.compile(r"(?i)(?:spk|spkr|speaker|s|ch|channel|user)?[ _#-]*(\d{1,3})")
#: A name as lists of names have it; no name is longer, in characters.
_LONGEST_NAME = 100
_INVERTED = regex.compile(r"(\p{Lu}[\p{L}\p{M}'’. -]*), (\p{Lu}[\p{L}\p{M}'’. -]*?)((?: \([^()]*\))?)")
#: What ends a sentence, and what may close after it.
_ENDS, _CLOSES = ".!?…。！？", '"”’»)]』」'
#: What whole numbers may count, in seconds: seconds, milliseconds, samples of sound. People speak so many words in one.
_UNITS, _PACE = (1.0, 1e-3, 1 / 16_000), 2.5
#: A pause, in seconds, that parts sentences of talk, and one that parts words anywhere. A question is over without one.
_PAUSE, _SILENCE = 0.3, 2.0
#: Talk knows pauses where one follows so many of the sentences.
_PAUSED = 0.1
#: A stretch is no longer than this, in characters.
_LONG = 300
_POINTS = frozenset(".,!?;:…%)]}»”。、，！？；：」』")


def plain_lines(text: str) -> str:
    """The text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clock_time(text: str) -> float | None:
    """Seconds, from a clock or a number of them; ``None`` for what is neither.

    >>> clock_time("1:02:03,5"), clock_time("62.5"), clock_time("01:02:03:24"), clock_time("soon")
    (3723.5, 62.5, 3723.0, None)
    """
    if framed := _FRAME.fullmatch(text):
        text = framed[1]
    if found := _CLOCK.fullmatch(text):
        hours, minutes, seconds = found.groups()
        return round(int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", ".")), 3)
    return float(text) if _NUMBER.fullmatch(text) else None


def pace_unit(words: int, spans: Sequence[tuple[float, float | None]]) -> float:
    """What whole numbers as times count, in seconds: what makes people speak so many words at a human pace.

    >>> pace_unit(12, [(0, 2000), (2500, 5000)])
    0.001
    """
    spoken = sum(max(0, end - start) for start, end in spans if end is not None)
    length = spoken or (spans[-1][0] - spans[0][0] if spans else 0)
    if length <= 0 or words <= 0:
        return 1.0
    return min(_UNITS, key=lambda unit: abs(math.log(length * unit * _PACE / words)))


@lru_cache(maxsize=1024)
def speaker_label(said: str) -> str:
    """How a speaker is called in the text: the given name first; one who has only a number is "Speaker 2".

    >>> speaker_label("spk_0"), speaker_label("2"), speaker_label("SPEAKER_01"), speaker_label("DB:")
    ('Speaker 0', 'Speaker 2', 'SPEAKER_01', 'DB')
    >>> speaker_label("King, Ada (guest)"), speaker_label("Ada, editor")
    ('Ada King (guest)', 'Ada, editor')
    """
    name = " ".join(said.split()).rstrip(":").rstrip()
    if len(name) < 20 and (found := _NUMBERED.fullmatch(name)):
        return name if len(name) > 4 and is_generic(name) else f"Speaker {found[1]}"
    return turned(name, known=True)


def turned(name: str, *, known: bool = False) -> str:
    """A name as people say it, where it stands as in a list; ``known``: only where the given name is a common one.

    >>> turned("King, Ada (guest)"), turned("Mill, Water", known=True)
    ('Ada King (guest)', 'Mill, Water')
    """
    found = _INVERTED.fullmatch(name) if ", " in name and len(name) < _LONGEST_NAME else None
    return f"{found[2]} {found[1]}{found[3]}" if found and (not known or fold(found[2].split()[0]) in GIVEN) else name


def tell_roles(transcript: Transcript, roles: Mapping[str, str]) -> None:
    """Declare who asks and who answers, by the words that a document has for its speakers' roles.

    Where these put all of them on one side ("participant", whoever asks), they do not speak of sides.
    """
    sides = {name: generic_role(role) for name, role in roles.items()}
    if len({*sides.values()}) > 1:
        for name, side in sides.items():
            if side is not None:
                transcript.participant(name, str(side), [roles[name]])


def ends_sentence(text: str) -> str:
    """The mark with which a sentence is over here; empty where none is.

    >>> ends_sentence('"Really?"'), ends_sentence("and so")
    ('?', '')
    """
    last = text[-1:]
    if last in _CLOSES:
        last = text[-8:].rstrip(_CLOSES)[-1:]
    return last if last in _ENDS else ""


def opens_paragraph(said: Sequence[Words]) -> list[bool]:
    """For each stretch of talk by nobody in particular whether a paragraph begins with it.

    It does after a question, after a sentence and a pause (after any sentence, where the talk knows no pauses), after
    a long silence, and around what is not said: ``[music]``.
    """
    pauses = [_pause(a, b) for a, b in pairwise(said)]
    ends = [ends_sentence(words.text) for words in said]
    after = [pause for pause, end in zip(pauses, ends) if end]
    least = _PAUSE if sum(pause >= _PAUSE for pause in after) >= _PAUSED * len(after) else -math.inf
    apart = [words.text[:1] in "[(【（♪" and _BRACKETED.fullmatch(words.text) is not None for words in said]
    out = [True][: len(said)]
    for n, pause in enumerate(pauses):
        end = ends[n]
        over = pause >= (least if end else _SILENCE) or end in ("?", "？")
        out.append(over or apart[n] or bool(end and apart[n + 1]))
    return out


def _pause(last: Words, words: Words) -> float:
    return 0.0 if last.until is None or words.time is None else words.time - last.until


def sentences(tokens: Iterable[Words]) -> Iterator[Words]:
    """Words put together to sentences, which a pause ends too; the time of one is that of its words."""
    run: list[Words] = []
    size = 0
    for token in tokens:
        over = run and (size > _LONG or ends_sentence(run[-1].text.rstrip()) or _pause(run[-1], token) >= _PAUSE)
        if over and not _is_point(token.text):
            yield _one(run)
            run, size = [], 0
        run.append(token)
        size += len(token.text) + 1
    if run:
        yield _one(run)


def _one(run: Sequence[Words]) -> Words:
    time = next((w.time for w in run if w.time is not None), None)
    until = next((w.until for w in reversed(run) if w.until is not None), None)
    return Words(joined([w.text for w in run]), time, until)


def joined(tokens: Sequence[str]) -> str:
    """Words and points as a text: with spaces between, unless they bring their own.

    >>> joined(["Well", ",", "no", "."]), joined([" Well,", " no", "."]), joined(["そう", "です", "。"])
    ('Well, no.', 'Well, no.', 'そうです。')
    """
    if any(t[:1].isspace() or t[-1:].isspace() for t in tokens):
        return "".join(tokens).strip()
    out: list[str] = []
    before = ""
    for token in tokens:
        if before and not _is_point(token) and not (unspaced(before[-1:]) and unspaced(token[:1])):
            out.append(" ")
        out.append(token)
        before = token or before
    return "".join(out)


def _is_point(token: str) -> bool:
    return 0 < len(token) < 4 and _POINTS.issuperset(token)

"""Where the cast is looked for: the zones of a document that tell who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import Any

from ..cues.mentions import Mention, Zone, mentions
from ..names import Found, find_names
from ..records import Interview, Kind, Span

__all__ = ["scan"]

# Characters of narration that are read: enough to meet everybody; what is behind it repeats.
_INTRO, _BETWEEN, _CLOSING = 4000, 1500, 1000
# Turns of each side that are read from their start, and how far (the first one further); of the others only the
# edges, where people are spoken to.
_TURNS, _OPENING, _QUESTION, _ANSWER, _EDGE = 3, 700, 350, 160, 70
_LINE = 160  # a title or byline is not longer
_MOST = 300  # turns of each side that are looked at: the same people are spoken to again and again
_HEADS = 20  # titles, and bylines

_BYLINE = re.compile(
    r"\W*(?:(?:words|text[eo]?|testo|story|report|written|interview|interviewed|interviewers?|hosted|moderated|photo\w*|pictures|"
    r"illustrat\w*|edited|translat\w*|posted|published|contributed|guests?|hosts?|authors?|narrators?|speakers?|moderator|"
    r"entrevista\w*|escrito|propos\s+recueillis|fotos?)(?:\s+(?:and|&|y|et|und)\s+\w+)?\s*(?:(?:by|por|par|von|di)\b|:)|"
    r"(?:by|por|par|von)\s)",
    re.IGNORECASE,
)
# Somebody spoken to at the start of a turn: one or two capitalised words, behind a greeting or before a comma.
_CALLS = re.compile(
    r"(?i:(?:so|and|but|well|ok|okay|yeah|yes|right|alright|great|now|oh|thanks?|thank you|welcome|hi|hey|hello|dear|"
    r"hola|gracias|bonjour|merci|hallo|danke|olá|ciao)[,.!]?\s+){0,3}"
    r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?\s*(?:[,.!?:–—…]|-\s|(?:and|y|et|und|e|welcome|thanks?)\s)"
)
_SELF = re.compile(
    r"(?:[\w’']+[,.!]?\s+){0,3}(?i:I['’]m|I am|my name is|me llamo|soy|je suis|je m['’]appelle|ich bin|ich heiße|"
    r"mein name ist|meu nome é|mi chiamo)\s"
)


def scan(interview: Interview) -> Iterator[tuple[str, Mention]]:
    """Every name that the telling zones hold, with the name of the cue group that looks at it, in order."""
    text, segments = interview.source.text, interview.segments
    asks, answers = Kind.QUESTION, Kind.ANSWER
    kinds = [segment.kind for segment in segments]
    spoken = [n for n, kind in enumerate(kinds) if kind is asks or kind is answers]
    first, last = (spoken[0], spoken[-1]) if spoken else (len(segments), len(segments))
    asks_on = {here for here, there in pairwise(spoken) if kinds[there] is asks}
    left = {"intro": _INTRO, "between": _BETWEEN, "closing": _CLOSING}
    asked = answered = titles = bylines = 0
    told = False
    yield from _beside(interview.source.meta)
    for n, kind in enumerate(kinds):
        asked_next = first < n < last and asks in kinds[n + 2 : n + 4]
        if asked_next and (found := _heads(text, segments[n].content, segments[n + 1].content)):
            end = _clip(text, segments[n + 1].content, _QUESTION)
            yield from _names("narration", Zone(text, found.start, end))
        elif kind is asks:
            asked += 1
            if asked <= _MOST:
                span = segments[n].content
                for start, end in _question_parts(text, span, asked):
                    zone = Zone(text, start, end, first=asked == 1, answered=n not in asks_on, cut=start > span.start)
                    yield from _names("question", zone)
        elif kind is answers:
            answered += 1
            if answered <= _MOST:
                span = segments[n].content
                if answered <= _TURNS or _SELF.match(text, span.start, span.end):
                    end = _clip(text, span, _ANSWER if answered <= _TURNS else _EDGE)
                    yield from _names("answer", Zone(text, span.start, end, first=answered == 1))
        elif not (span := segments[n].span):
            continue
        elif kind is Kind.BYLINE or (not first < n < last and _is_byline(text, span, kind, n)):
            bylines += 1
            if bylines <= _HEADS:
                yield from _names("byline", Zone(text, span.start, _clip(text, span, 2 * _LINE)))
        elif kind is Kind.HEADING or (n == 0 and len(span) < _LINE and text[span.end - 1] not in ".:;,!"):
            titles += 1
            if n < first and titles <= _HEADS:
                yield from _names("title", Zone(text, span.start, _clip(text, span, 2 * _LINE), first=n == 0))
        elif kind is Kind.NARRATION:
            part = "intro" if n < first else "closing" if n > last else "between"
            if left[part] > 0:
                end = _clip(text, span, left[part])
                left[part] -= len(span)
                yield from _names("narration", Zone(text, span.start, end, first=not told, closing=n > last))
                told = told or len(span) > 80


def _beside(meta: Mapping[str, Any]) -> Iterator[tuple[str, Mention]]:
    """What the document's metadata say of title and authors, as a title and bylines would."""
    if isinstance(name := meta.get("title"), str) and name.strip():
        yield from _names("title", Zone(name, 0, min(2 * _LINE, len(name))))
    for author in islice(_authors([meta.get(key) for key in ("author", "authors", "byline")]), _HEADS):
        yield from _names("byline", Zone(f"By {author}", 0, min(_LINE, len(author) + 3)))


def _is_byline(text: str, span: Span, kind: Kind, n: int) -> bool:
    """True for a short line that opens as a byline does; a title may open with "Interview:"."""
    signed = _BYLINE.match(text, span.start, span.end) if len(span) < _LINE else None
    return signed is not None and not (kind is Kind.HEADING and (n == 0 or signed[0].endswith(":")))


def _heads(text: str, here: Span, there: Span) -> Found | None:
    """The full name that a line opens with and the next block again: a head, and what presents who is asked there."""
    if len(here) > _LINE or text[here.end - 1] in ".!?…:," or text[here.start] != text[there.start]:
        return None
    found = next(find_names(text, here.start, here.end), None)
    if found is None or found.start != here.start or " " not in found.text:
        return None
    return found if text.startswith(text[found.start : found.end], there.start) else None


def _names(group: str, zone: Zone) -> Iterator[tuple[str, Mention]]:
    for mention in mentions(zone):
        yield group, mention


def _question_parts(text: str, span: Span, turn: int) -> Iterator[tuple[int, int]]:
    """What is read of a question, the ``turn``-th: all of the first ones, of the others where somebody is called."""
    if turn <= _TURNS:
        yield span.start, _clip(text, span, _OPENING if turn == 1 else _QUESTION)
        return
    head = _clip(text, span, _EDGE)
    if _CALLS.match(text, span.start, head):
        yield span.start, head
    comma = text.rfind(", ", max(head, span.end - _EDGE // 2), span.end - 3)
    if comma >= 0 and text[comma + 2].isupper():
        yield comma, span.end


def _clip(text: str, span: Span, size: int) -> int:
    """The end of at most ``size`` characters of the span, not inside a word."""
    if len(span) <= size:
        return span.end
    end = text.rfind(" ", span.start, span.start + size)
    return end if end > span.start else span.start + size


def _authors(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _authors(item)
    elif isinstance(value, dict):
        yield from _authors(value.get("name"))

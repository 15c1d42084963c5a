"""What the cues of speaking look at: a place where a candidate is named, and an answer beside the one before it.

The *floor* is the right to speak. Its cues never ask what a text means, only how it names people and how one
paragraph takes up another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..names import TRADES, fold, parse_name
from ..records import Span, Speaker
from .core import Block

__all__ = ["CALLED", "LISTED", "TOLD", "Names", "Naming", "Pair", "mentions", "own_forms"]

#: How a text names somebody: speaking to them, in a row with others, or speaking of them.
CALLED, LISTED, TOLD = "called", "listed", "told"

_SENTENCE = re.compile(r"[.!?…]+[\"”’)\]]*\s+(?=[\"“(\[¿¡]?[^\W\d_a-zà-ÿ]|\d)|\n+")
#: Characters that are looked at on either side of a name.
_REACH = 60


@attrs.frozen(eq=False)
class Naming:
    """A candidate's name in or near an answer.

    ``where`` is ``answer``, ``question`` (the last block of the question that leads to it), ``earlier`` (a block of
    that question before the last), ``before`` or ``after`` (the answers next to it). ``how`` is one of ``CALLED``,
    ``LISTED``, ``TOLD``; ``sentence`` is ``first``, ``last`` (also of one) or ``middle`` of its block. ``alone`` is
    true where its block names no other candidate.
    """

    text: str = attrs.field(repr=False)
    span: Span
    block: Span
    where: str
    how: str
    sentence: str
    alone: bool = True

    def ahead(self, pattern: re.Pattern[str]) -> bool:
        """True where the pattern, anchored at its end, matches what stands before the name."""
        return pattern.search(self.text, max(self.block.start, self.span.start - _REACH), self.span.start) is not None

    def behind(self, pattern: re.Pattern[str]) -> bool:
        """True where the pattern matches right behind the name."""
        return pattern.match(self.text, self.span.end, self.block.end) is not None

    @property
    def signs(self) -> bool:
        """True where the block ends with the name behind a dash, as who says something is named below it."""
        return len(self.block) > self.block.end - self.span.start < _SIGNATURE and self.ahead(_SIGNED)

    @property
    def leads(self) -> bool:
        """True where the block opens with the name."""
        return self.span.start - self.block.start < 2


@attrs.frozen(eq=False)
class Pair:
    """An answer and the one before it, with the blocks of the question between them (none inside a run).

    All are spans of ``text``. ``asked`` are the blocks of the question that the run of answers opens on; ``called``
    are the spans where the answer before, or the question between, speaks to somebody.
    """

    text: str = attrs.field(repr=False)
    before: Span
    here: Span
    between: tuple[Span, ...] = ()
    asked: tuple[Span, ...] = ()
    called: tuple[Span, ...] = ()


def own_forms(speaker: Speaker, others: Iterable[Speaker]) -> list[str]:
    """The forms of a name that mean this person and none of the ``others``."""
    shared = {form for other in others if other is not speaker for form in _forms(other)}
    return [form for form in _forms(speaker) if form not in shared or form == speaker.name]


def _forms(speaker: Speaker) -> list[str]:
    if not speaker.name or speaker.generic:
        return []
    name = parse_name(speaker.name)
    forms = [speaker.name, *speaker.aliases, str(name), name.surname, name.first, name.nick]
    forms += [form.title() for form in forms if form.isupper() and len(form) > 3]
    return [form for form in dict.fromkeys(forms) if len(form) > 1 and (form[0].isupper() or " " in form)]


def mentions(block: Block, forms: Iterable[str]) -> list[Span]:
    """Where any form of a name stands as a whole word, in order; of those that start together the longest first."""
    text, found = block.text, []
    for form in forms:
        start = text.find(form, block.start, block.end)
        while start >= 0:
            end = start + len(form)
            if not (start > 0 and _in_word(text[start - 1])) and not (end < len(text) and _in_word(text[end])):
                found.append(Span(start, end))
            start = text.find(form, end, block.end)
    return sorted(found, key=lambda s: (s.start, -s.end))


def _in_word(c: str) -> bool:
    return c.isalnum() or c == "_"


class Names:
    """The forms of each candidate's name, looked up in one scan; ``others`` take part, too, and are told apart.

    In German a name that owns something ends in a bare "s" ("Adas Boot").
    """

    def __init__(self, candidates: Sequence[Speaker], others: Iterable[Speaker] = (), language: str = "en") -> None:
        everybody = (*candidates, *others)
        self._owner = {form: n for n, s in enumerate(candidates) for form in own_forms(s, everybody)}
        self._words = [frozenset(word for form in _forms(s) for word in form.split()) for s in candidates]
        forms = sorted(self._owner, key=lambda form: (-len(form), form))
        any_, owns = "|".join(map(re.escape, forms)), "s?" if language == "de" else ""
        self._pattern = re.compile(rf"(?<![\w@#])(?P<form>{any_}){owns}(?!\w)") if forms else None

    def find(self, text: str, block: Span) -> list[tuple[int, Naming]]:
        """Who is named in the block, in order and without overlap: the candidate's number and the naming."""
        if self._pattern is None:
            return []
        hits = [
            (Span(*m.span("form")), self._owner[m["form"]])
            for m in self._pattern.finditer(text, block.start, block.end)
            if not self._of_another(text, m, block)
        ]
        return list(_namings(text, block, hits)) if hits else []

    def _of_another(self, text: str, m: re.Match[str], block: Span) -> bool:
        """True where one word of a name stands inside the name of somebody else ("Kim" in "Kim Novak")."""
        own = self._words[self._owner[m["form"]]]
        if len(own) < 2 or " " in m["form"] or m.end() > m.end("form"):
            return False
        if (after := _WORD_AFTER.match(text, m.end(), block.end)) and after[1] not in own:
            return True
        before = _WORD_BEFORE.search(text, max(block.start, m.start() - 30), m.start())
        if before is None or before[1] in own or before[1].endswith("."):
            return False
        opens = before.start() == block.start or _OPENING.search(text, block.start, before.start()) is not None
        return not opens and fold(before[1]) not in TRADES and fold(before[1]) not in _TITLES


_WORD_AFTER = re.compile(r"[ \xa0]([A-ZÀ-ÞŒŠŽ][^\W\d_][\w'’-]*)")
_WORD_BEFORE = re.compile(r"([A-ZÀ-ÞŒŠŽ][\w'’-]*\.?)[ \xa0]\Z")
_OPENING = re.compile(r"[.!?…:;—–\n\"“”(]\s*\Z")
_TITLES = frozenset("mr mrs ms mx miss dr prof captain sir dame minister".split())


def _namings(text: str, block: Span, hits: Sequence[tuple[Span, int]]) -> Iterator[tuple[int, Naming]]:
    starts = [block.start, *(m.end() for m in _SENTENCE.finditer(text, block.start, block.end)), block.end]
    alone = len({owner for _, owner in hits}) == 1
    at = 0
    for n, (span, owner) in enumerate(hits):
        while starts[at + 1] <= span.start:
            at += 1
        sentence = "last" if at == len(starts) - 2 else "first" if at == 0 else "middle"
        joined = (n > 0 and _joins(text, hits[n - 1][0].end, span.start)) or (
            n + 1 < len(hits) and _joins(text, span.end, hits[n + 1][0].start)
        )
        naming = Naming(text, span, block, "", TOLD, sentence, alone)
        how = TOLD if naming.signs else _how(text, span, Span(starts[at], starts[at + 1]), joined=joined)
        yield owner, attrs.evolve(naming, how=how)


_JOIN = re.compile(r"\s*(?:,|&|,?\s*\b(?:and|or)\b)\s*")


def _joins(text: str, start: int, end: int) -> bool:
    return end - start < 9 and _JOIN.fullmatch(text, start, end) is not None


# ---------------------------------------------------------------- spoken to, or spoken of

_MARKER = (
    r"(?:so|and|well|but|now|no|yes|yeah|yep|right|sure|okay|ok|alright|all right|great|cool|oh|ah|wow|hey|hi|hello"
    r"|then|actually|maybe|or|also|first|again|thanks|thank you(?: so much| very much)?|welcome(?: back)?|sorry"
    r"|good (?:morning|question|point)|awesome|interesting|exactly|absolutely|totally|perfect|nice|please|come on"
    r"|go ahead)"
)
_OPENS = re.compile(rf"(?:\A|[.!?…:;—–\-\"“(,]\s*)(?:{_MARKER}[\s,]*){{0,4}}\Z", re.IGNORECASE)
_GREETS = re.compile(
    r"\b(?:thanks|thank you|welcome|welcome back|hi|hey|hello|okay|ok|sorry|well|so|and|yeah|alright|congratulations"
    r"|goodbye|bye|dear)\s+\Z",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:(?:what|how) about|over to|start(?:ing)? with|begin with|(?:pass|hand|throw) it (?:over )?to|go to|turn to"
    r"|ask|hear from|come to)\s+\Z",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"\s*,\s*(?:who|which|whose|the|a|an|my|our|his|her|your|from|of|at|and|co-?founder|founder|CEO|CTO|director"
    r"|professor|head|one of|is|was|has|had|said|says)\b",
    re.IGNORECASE,
)
_TO_YOU = re.compile(
    r"\s+(?:do|did|does|can|could|would|will|should|have|are|were|what|how|why|where|when|who|tell|you|you['’](?:re|ve"
    r"|d)|i['’]?m|i know|i want|is there|is it|if you|maybe you|any)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[.!?…\"”’)]\s*[–—-]{1,2}\s*\Z")
_SIGNATURE = 90  # characters from a name to the end of its block
_POSSESSIVE = re.compile(r"['’]?s\b|['’](?=\s)")
_STOPS = re.compile(r"\s*(?:\Z|[?!.…]|[)\"”])")
_PAUSES = re.compile(r"\s*(?:[,;—–]|-)")


def _how(text: str, span: Span, sentence: Span, *, joined: bool) -> str:
    """How the sentence names somebody at ``span``: ``CALLED``, ``LISTED`` (``joined`` to another name) or ``TOLD``."""
    if _POSSESSIVE.match(text, span.end, sentence.end):
        return TOLD
    if joined:
        return LISTED
    before = text[max(sentence.start, span.start - _REACH) : span.start]
    opens = _OPENS.search(before) is not None
    pauses = (_STOPS.match(text, span.end, sentence.end) or _PAUSES.match(text, span.end, sentence.end)) is not None
    if pauses and _GIVES.search(before):
        return CALLED
    asks = opens and text.rfind("?", max(span.end, sentence.end - 4), sentence.end) >= 0  # "Kim, who taught you?"
    if not asks and _APPOSITION.match(text, span.end, sentence.end):
        return TOLD
    if pauses and (opens or _GREETS.search(before)):
        return CALLED
    if opens and not before.rstrip().endswith(",") and _TO_YOU.match(text, span.end, sentence.end):
        return CALLED
    return TOLD

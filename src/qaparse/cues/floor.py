"""What the cues of speaking look at: a place where a candidate is named, and an answer beside the one before it.

The *floor* is the right to speak. Its cues never ask what a text means, only how it names people and how one
paragraph takes up another. The words for that are the language's (``Pack.speaking``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..names import GIVEN, TRADES, fold, parse_name
from ..records import Span, Speaker
from .core import Block
from .languages import spoken, spoken_pack

__all__ = ["CALLED", "LISTED", "TOLD", "Names", "Naming", "Pair", "mentions", "own_forms"]

#: How a text names somebody: speaking to them, in a row with others, or speaking of them.
CALLED, LISTED, TOLD = "called", "listed", "told"

_SENTENCE = re.compile(
    r"[.!?…]+[\"”’)\]]*\s+(?=[\"“(\[¿¡]?[^\W\d_a-zà-ÿ]|\d)|\n+|[。！？]+[」』”）]*(?=[^。！？」』”）])"
)
#: Characters that are looked at on either side of a name, and that may join it to another one.
_REACH, _JOINED = 60, 20


@attrs.frozen(eq=False)
class Naming:
    """A candidate's name in or near an answer.

    ``where`` is ``answer``, ``question`` (the last block of the question that leads to it), ``earlier`` (a block of
    that question before the last), ``before`` or ``after`` (the answers next to it). ``how`` is one of ``CALLED``,
    ``LISTED``, ``TOLD``; ``sentence`` is ``first``, ``last`` (also of one) or ``middle`` of its block. ``alone`` is
    true where its block names no other candidate. ``language`` is the text's, "" where it is not known.
    """

    text: str = attrs.field(repr=False)
    span: Span
    block: Span
    where: str
    how: str
    sentence: str
    alone: bool = True
    language: str = "en"

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
    are the spans where the answer before, or the question between, speaks to somebody; ``run`` are the last answers
    since that question, the one before included. ``language`` is the text's.
    """

    text: str = attrs.field(repr=False)
    before: Span
    here: Span
    between: tuple[Span, ...] = ()
    asked: tuple[Span, ...] = ()
    called: tuple[Span, ...] = ()
    language: str = "en"
    run: Sequence[Span] = ()


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
    return [form for form in dict.fromkeys(forms) if len(form) > 1 and (_is_capital(form[0]) or " " in form)]


def _is_capital(letter: str) -> bool:
    """True for a capital, and for a letter of a script that has none."""
    return letter.isupper() or (letter.isalpha() and not letter.islower())


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
    """The forms of each candidate's name, looked up in one scan; ``others`` take part, too, and are told apart."""

    def __init__(self, candidates: Sequence[Speaker], others: Iterable[Speaker] = (), language: str = "en") -> None:
        everybody = (*candidates, *others)
        self._owner = {form: n for n, s in enumerate(candidates) for form in own_forms(s, everybody)}
        self._words = [frozenset(word for form in _forms(s) for word in form.split()) for s in candidates]
        forms = sorted(self._owner, key=lambda form: (-len(form), form))
        self._language, pack = language, spoken_pack(language)
        any_, owns = "|".join(map(re.escape, forms)), f"(?:{pack.owns})?"
        before, behind = ("", "") if pack.spaceless else (r"\w", r"(?!\w)")
        self._pattern = re.compile(rf"(?<![{before}@#])(?P<form>{any_}){owns}{behind}") if forms else None
        self._nouns = pack.capitals < 1

    def find(self, text: str, block: Span) -> list[tuple[int, Naming]]:
        """Who is named in the block, in order and without overlap: the candidate's number and the naming."""
        if self._pattern is None:
            return []
        hits = [
            (Span(*m.span("form")), self._owner[m["form"]])
            for m in self._pattern.finditer(text, block.start, block.end)
            if not self._of_another(text, m, block)
        ]
        return list(_namings(text, block, hits, self._language)) if hits else []

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
        if opens or (word := fold(before[1])) in TRADES or spoken("{title}", self._language).fullmatch(before[1]):
            return False
        return not self._nouns or word in GIVEN  # where nouns have capitals, too, most words with one are no name


_WORD_AFTER = re.compile(r"[ \xa0]([A-ZÀ-ÞŒŠŽ][^\W\d_][\w'’-]*)")
_WORD_BEFORE = re.compile(r"([A-ZÀ-ÞŒŠŽ][\w'’-]*\.?)[ \xa0]\Z")
_OPENING = re.compile(r"[.!?…:;—–\n\"“”(]\s*\Z")


def _namings(text: str, block: Span, hits: Sequence[tuple[Span, int]], language: str) -> Iterator[tuple[int, Naming]]:
    ends = (m.end() for m in _SENTENCE.finditer(text, block.start, block.end))
    titled = spoken(_TITLED, language)
    starts = [block.start, *(n for n in ends if not titled.search(text, max(block.start, n - 20), n)), block.end]
    alone = len({owner for _, owner in hits}) == 1
    at = 0
    for n, (span, owner) in enumerate(hits):
        while starts[at + 1] <= span.start:
            at += 1
        sentence = "last" if at == len(starts) - 2 else "first" if at == 0 else "middle"
        joined = (n > 0 and _joins(text, hits[n - 1][0].end, span.start, language)) or (
            n + 1 < len(hits) and _joins(text, span.end, hits[n + 1][0].start, language)
        )
        naming = Naming(text, span, block, "", TOLD, sentence, alone, language)
        how = TOLD if naming.signs else _how(naming, Span(starts[at], starts[at + 1]), joined=joined)
        yield owner, attrs.evolve(naming, how=how)


_JOIN = r"(?:{honorific})?\s*(?:,|&|,?\s*{b}(?:{and}){b})\s*(?:(?:{title})\.?\s+)?"


def _joins(text: str, start: int, end: int, language: str) -> bool:
    return end - start < _JOINED and spoken(_JOIN, language).fullmatch(text, start, end) is not None


# ---------------------------------------------------------------- spoken to, or spoken of

_OPENS = r"(?:\A|[.!?…:;—–\-\"“(,¿¡«。？！、，「]\s*)(?:(?:{opens})[\s,、，]*){0,4}\Z"
_GREETS = r"{b}(?:{greets})\s+\Z"
_GIVES = r"{b}(?:{gives}){s}\Z"
_TELLS = r"\s*,\s*(?:{tells}){b}"
_TO_YOU = r"{s}(?:{to_you}){b}"
_TITLED = r"(?:{b}(?:{title})\.?\s+){1,2}\Z"
_SIGNED = re.compile(r"[.!?…\"”’)]\s*[–—-]{1,2}\s*\Z")
_SIGNATURE = 90  # characters from a name to the end of its block
_POSSESSIVE = re.compile(r"['’]?s\b|['’](?=\s)")
_STOPS = re.compile(r"\s*(?:\Z|[?!.…。？！]|[)\"”»」])")
_PAUSES = re.compile(r"\s*(?:[,;—–¿¡、，]|-)")


def _how(naming: Naming, sentence: Span, *, joined: bool) -> str:
    """How the sentence names somebody: ``CALLED``, ``LISTED`` (``joined`` to another name) or ``TOLD``."""
    text, span, language = naming.text, naming.span, naming.language
    if _POSSESSIVE.match(text, span.end, sentence.end):
        return TOLD
    if joined:
        return LISTED
    before = text[max(sentence.start, span.start - _REACH) : span.start]
    before = spoken(_TITLED, language).sub("", before)
    honorific = spoken("{honorific}", language).match(text, span.end, sentence.end)
    end = honorific.end() if honorific else span.end
    opens = spoken(_OPENS, language).search(before) is not None
    pauses = (_STOPS.match(text, end, sentence.end) or _PAUSES.match(text, end, sentence.end)) is not None
    if pauses and spoken(_GIVES, language).search(before):
        return CALLED
    asks = opens and text.rfind("?", max(end, sentence.end - 4), sentence.end) >= 0  # "Kim, who taught you?"
    if not asks and spoken(_TELLS, language).match(text, end, sentence.end):
        return TOLD
    if pauses and (opens or spoken(_GREETS, language).search(before)):
        return CALLED
    if opens and not before.rstrip().endswith(",") and spoken(_TO_YOU, language).match(text, end, sentence.end):
        return CALLED
    return TOLD

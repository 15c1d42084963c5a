"""The cues of quotation: what says that words between marks are somebody's, beside the marks.

A cue looks at a ``Place``: a stretch between quotation marks and the text around it up to the stretches next to it. It
reports the words that ascribe the stretch to somebody: a verb of saying, "according to", a colon.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

import attrs
import regex

from ..records import Span
from .core import Cue, Group
from .languages import pack_of

__all__ = ["QUOTED", "Grammar", "Place", "clause_end", "grammar", "replay", "sentence_start"]

QUOTED = Group("quoted", "whether words between quotation marks are somebody's, beside whom they name")

#: So far a cue looks before the opening mark and behind the closing one.
_BACK, _AHEAD = 400, 200
_STOP = regex.compile(
    r"(?<!\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Jr|Sr|Hon|vs|No|[A-Z]))[.](?=[\s\"”’»)])|"
    r"[!?…](?=[\s\"”’»)])|[;\n]\s*\n|\n\s*\n"
)
_SEMICOLON = regex.compile(r";\s")


def sentence_start(text: str, low: int, at: int) -> int:
    """Where the sentence that goes on at ``at`` begins, not before ``low`` nor some hundred characters further back."""
    low = max(low, at - _BACK)
    start = low
    for stop in _STOP.finditer(text, low, at):
        start = stop.end()
    while start < at and (text[start].isspace() or text[start] in '"”’»)*_>'):
        start += 1
    return start


def clause_end(text: str, at: int, high: int) -> int:
    """Where the clause that begins at ``at`` ends, not behind ``high`` nor more than some hundred characters ahead."""
    high = min(high, at + _AHEAD)
    stop = _STOP.search(text, at, high)
    end = stop.start() if stop else high
    semicolon = _SEMICOLON.search(text, at, end)
    return semicolon.start() if semicolon else end


@attrs.frozen(eq=False)
class Grammar:
    """What a language has for reporting words, as patterns that match in place."""

    verb: regex.Pattern[str]
    infinitive: regex.Pattern[str]
    ascribes: regex.Pattern[str]
    pronoun: regex.Pattern[str]
    inverted: regex.Pattern[str]
    described: regex.Pattern[str]
    determined: regex.Pattern[str]
    own: regex.Pattern[str]
    between: regex.Pattern[str]
    passive: regex.Pattern[str]
    sex: regex.Pattern[str]
    noun: regex.Pattern[str]
    acts: regex.Pattern[str]
    helped: regex.Pattern[str]
    past: regex.Pattern[str]


@lru_cache(maxsize=16)
def grammar(language: str) -> Grammar:
    """The patterns of a language; of one without words for them, patterns that match nothing."""
    pack = pack_of(language)
    p = pack.quoting
    past = "|".join(sorted(pack.words["past"])) or "(?!)"
    subject = rf"(?:(?P<he>{p['he']})|(?P<she>{p['she']})|(?P<they>{p['they']})|(?P<i>{p['i']}))(?!\w)"
    return Grammar(
        verb=regex.compile(
            rf"(?<![\w’'-])(?:{p['reports']})(?![\w’']|-[^\W\d])|(?<![\w’'])(?:{p['reports']})(?=-t?-?\w+)"
        ),
        infinitive=regex.compile(rf"(?<![\w’'-])(?:{p['reports_to']})(?![\w’'-])"),
        ascribes=regex.compile(rf"(?i)(?<!\w)(?:{p['ascribes']})\b[’']?\s*"),
        pronoun=regex.compile(rf"(?i){subject}(?![’'-]\w)"),
        inverted=regex.compile(rf"(?i)-(?:t-)?{subject}"),
        described=regex.compile(rf"(?i)(?:{p['determiner']})(?:\s+|(?<=['’]))(?=\w)"),
        determined=regex.compile(rf"(?i)(?<![\w'’])(?:{p['determiner']})(?:\s+|(?<=['’]))\Z"),
        own=regex.compile(rf"(?i)(?:(?P<he>{p['his']})|(?P<she>{p['hers']}))\s+(?=\w)"),
        between=regex.compile(rf"(?:(?:{p['between']})\s+)*"),
        passive=regex.compile(rf"(?i)(?<!\w)(?:{p['passive']})\s+(?:\w+ly\s+)?\Z"),
        sex=regex.compile(rf"(?i)(?<!\w)(?:(?P<he>{p['he']}|{p['his']})|(?P<she>{p['she']}|{p['hers']}))(?!\w)"),
        acts=regex.compile(rf"(?i),?\s+(?:{p['passive']}|{p['between']}|{p['reports']})(?!\w)"),
        helped=regex.compile(rf"(?<!\w)(?:{p['between']})\s+\Z"),
        past=regex.compile(rf"(?:{past}|\w{{2,}}ed)(?!\w)" if language == "en" else rf"(?:{past})(?!\w)"),
        noun=regex.compile(rf"(?i)(?<!\w)(?:(?P<he>{p['man']})|(?P<she>{p['woman']}))(?!\w)"),
    )


@attrs.frozen(eq=False, slots=False)  # slots would leave no place for what is computed once
class Place:
    """A stretch ``[start, end)`` between quotation marks, and the text beside it: from ``low`` and up to ``high``.

    ``outer`` is where its words end, before the closing mark.
    """

    text: str = attrs.field(repr=False)
    start: int
    end: int
    outer: int
    low: int
    high: int
    language: str = "en"

    @property
    def grammar(self) -> Grammar:
        """The patterns of the text's language."""
        return grammar(self.language)

    @cached_property
    def ending(self) -> str:
        """The last sign of the words, before the mark or, as in British use, behind it."""
        inside = self.text[max(self.start, self.outer - 2) : self.outer].rstrip()[-1:]
        behind = self.text[self.end : self.end + 1] if self.end < self.high else ""
        return behind if behind in tuple(",—–-") and not _signs(inside) else inside

    @cached_property
    def sentence(self) -> Span:
        """The part of its sentence before the opening mark; empty where the mark opens the sentence."""
        return Span(sentence_start(self.text, self.low, self.start), self.start)

    @property
    def opens(self) -> bool:
        """True where the stretch opens a sentence, or takes up one that a clause with its verb has interrupted."""
        return not self.sentence


def _signs(inside: str) -> bool:
    return inside in tuple(".!?…,")


_LEAD = frozenset(" \t\n\r\xa0\u202f,—–-")


def _behind(text: str, place: Place) -> int:
    """Where the words behind a quotation begin."""
    at = place.end
    while at < place.high and text[at] in _LEAD:
        at += 1
    return at


#: Between a subject and its verb: an aside in commas, or a few words.
_GAP = r"(?:[\w’'.-]+\s+){0,9}?|[^,“”\"«»;:]{0,60},\s[^“”\"«»;:]{1,110},\s*(?:[\w’'-]+\s+){0,3}?"
_WORDS = regex.compile(_GAP)


@QUOTED.cue(
    fires=["“Not today,” [[said]] Kim.", "“Not today,” Kim [[said]].", "“No?” [[asked]] the old man in the hat."],
    silent=["“Not today” is a song.", "“Not today.” Kim said goodbye.", "“Not today,” the play by Kim, is long."],
)
def said_behind(place: Place) -> Iterator[Span]:
    """A verb of saying stands right behind the quotation, with its subject.

    A quotation that ends in a full stop has its own sentence; what follows it belongs to the next.
    """
    text, words = place.text, place.grammar
    if place.ending in {".", ":"}:
        return
    at = _behind(text, place)
    if "\n\n" in text[place.end : at]:
        return
    end = clause_end(text, at, place.high)
    asks = place.ending in tuple("!?…")
    if at >= end:
        return
    if verb := words.verb.match(text, at, end):
        yield Span(*verb.span())
        return
    if asks and text[at].isupper() and words.pronoun.match(text, at, end) and not text.startswith("I ", at):
        return  # a new sentence
    # The subject comes first; a verb that belongs to another quotation stands before that one's mark.
    for verb in words.verb.finditer(text, at, end):
        lead = text[at : verb.start()]
        if _WORDS.fullmatch(text, at, verb.start()) and not words.passive.search(text, at, verb.start()):
            before_next = text[verb.end() : place.high].strip() in ("", ",", ":") and verb.end() < place.high < len(
                text
            )
            if not (asks and before_next and lead[:1].isupper() and text[place.high - 1 : place.high].isspace()):
                yield Span(*verb.span())
            return
    infinitive = words.infinitive.search(text, at, end)
    if infinitive and _WORDS.fullmatch(text, at, infinitive.start()):
        helped = words.helped.search(text, at, infinitive.start())
        if helped and helped.start() > at:
            yield Span(*infinitive.span())


@QUOTED.cue(
    fires=["Kim [[said]], “Not today.”", "Kim [[called]] the plan “a walk on thin ice.”", "He would [[say]]: “No.”"],
    silent=[
        "It is a book called “the walk on thin ice.”",
        "I want to say “no.”",
        "Kim was told about “the plan of the year.”",
        "Kim said so. “Not Today” is a song.",
    ],
)
def said_before(place: Place) -> Iterator[Span]:
    """A verb of saying stands before the quotation, in the same sentence.

    The last one counts, passives apart ("she was told"), and words that only name ("a thing called").
    """
    text, words, before = place.text, place.grammar, place.sentence
    found = None
    for verb in words.verb.finditer(text, before.start, before.end):
        if words.passive.search(text, before.start, verb.start()) or verb.start() == before.start:
            continue
        between = text[verb.end() : before.end].strip()
        if not (between and verb[0].endswith(" like")) and not (not between and verb[0] == "called"):
            found = verb
    if found is None:
        for verb in words.infinitive.finditer(text, before.start, before.end):
            helped = words.helped.search(text, before.start, verb.start())
            joined = text[before.start : verb.start()].endswith((" and ", " or "))
            if helped or (joined and text[verb.end() : before.end].strip() in {",", ":"}):
                found = verb
    if found is not None:
        yield Span(*found.span())


@QUOTED.cue(
    fires=["It was late, “far too late,” [[according to]] Kim.", "[[According to]] Kim, it was “far too late.”"],
    silent=["“Not today,” Kim said."],
)
def ascribed(place: Place) -> Iterator[Span]:
    """The sentence gives the words to somebody without a verb: "according to"."""
    text, words, before = place.text, place.grammar, place.sentence
    behind = _behind(text, place)
    match = words.ascribes.match(text, behind, clause_end(text, behind, place.high)) or words.ascribes.search(
        text, before.start, before.end
    )
    if match:
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


@QUOTED.cue(
    fires=["Kim[[:]] “Not today.”", "His answer[[:]] “Not today.”"],
    silent=["Kim had three words for it. “Not today. No.”"],
)
def announced(place: Place) -> Iterator[Span]:
    """A colon announces the quotation."""
    before = place.sentence
    end = before.end
    while end > before.start and place.text[end - 1].isspace():
        end -= 1
    if end > before.start and place.text[end - 1] == ":":
        yield Span(end - 1, end)


_DEMO = regex.compile("“[^“”]*”|«[^«»]*»|„[^„“]*“")


def replay(cue: Cue, text: str, language: str = "en") -> list[Span]:
    """The spans of an example around its quotation; none where nothing is quoted."""
    quote = _DEMO.search(text)
    if quote is None:
        return []
    return list(cue.find(Place(text, quote.start(), quote.end(), quote.end() - 1, 0, len(text), language)))

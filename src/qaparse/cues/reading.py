"""The cues of reading: what a block says of itself, whether it asks, answers or tells.

Each cue has a *value* for a block (how often, how densely, how much), which the model weighs, and
yields the *spans* that it fired on, which a person is shown. Both come from one declaration:

- a cue that is one regular expression is declared by ``_pattern``,
- a cue that is more is a function under ``_cue``,
- the cues of words are made of the notions that languages give words for, each at five places.
"""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TypeAlias

import regex

from ..records import Span
from .core import Block, Cue, Finder, Group, compiled, compiled_for_latin
from .languages import ENGLISH, NOTIONS, Pack, pack_of
from .view import NOTION, View, said, sentences

__all__ = ["CUES", "FORM", "LAYOUT", "WORDS", "Value", "is_aside", "is_byline", "is_noise", "is_title", "values"]

Value: TypeAlias = Callable[[View], float]

FORM = Group("form", "what a block is, by its punctuation and shape")
WORDS = Group("words", "what a block is, by its words")
LAYOUT = Group("layout", "what a block is, by its place and size in the document")

# ---------------------------------------------------------------- how they are declared

#: The values of the cues of form and of size, in order; those of words are computed together.
_form: list[Value] = []
_size: list[Value] = []


def _cue(value: Value, *, fires: Sequence[str], silent: Sequence[str]) -> Callable[[Finder], Cue]:
    """Declare a cue of form: the function that it decorates finds the spans, ``value`` measures a block."""
    _form.append(value)
    return FORM.cue(fires=fires, silent=silent)


def _pattern(
    name: str,
    explanation: str,
    pattern: str,
    *,
    fires: Sequence[str],
    silent: Sequence[str],
    when: Callable[[View], bool] | None = None,
    only: Callable[[View], bool] = lambda _: True,
) -> Value:
    """Declare a cue that is one pattern, and give back its value: 1 where it holds of a block, else 0.

    ``when`` decides it from what the view knows already, where that is cheaper than the pattern; ``only`` says at
    a look where the pattern is worth trying.
    """

    def find(block: Block) -> Iterator[Span]:
        return block.find(pattern)

    def matches(v: View) -> float:
        block = v.block
        return 1.0 if only(v) and compiled(pattern).match(block.text, block.start, block.end) else 0.0

    def holds(v: View) -> float:
        return 1.0 if v.words and when is not None and when(v) else 0.0

    FORM.add(name, find, explanation, fires=fires, silent=silent)
    value = matches if when is None else holds
    _form.append(value)
    return value


@cache
def _phrased(phrase: str, frame: str, pack: Pack) -> regex.Pattern[str]:
    """A frame filled with what a language says: ``{}`` stands for the phrases, ``{credit}`` for those of credits."""
    phrases = pack.phrases[phrase]
    if phrase in _OF_TEMPLATES and pack is not ENGLISH:
        phrases += "|" + ENGLISH.phrases[phrase]
    end = "" if pack.spaceless else r"\b"  # no space parts the phrase from the next word
    return compiled(frame.replace("{}", phrases).replace("{credit}", pack.phrases["credit"]).replace("{end}", end))


#: Templates in English stand around texts of any language.
_OF_TEMPLATES = ("furniture", "note", "byline")


def _phrase(
    name: str,
    explanation: str,
    phrase: str,
    frame: str,
    *,
    fires: Sequence[str],
    silent: Sequence[str],
    longest: int = 1_000_000_000,
) -> Value:
    """Declare a cue that is a phrase of each language within a frame; its value is as that of ``_pattern``.

    ``longest`` is how many characters a block may have to be looked at, so that most are not.
    """

    def find(block: Block) -> Iterator[Span]:
        fits = block.end - block.start <= longest
        return block.find(_phrased(phrase, frame, pack_of(block.language)).pattern) if fits else iter(())

    def matches(v: View) -> float:
        block = v.block
        if block.end - block.start > longest:
            return 0.0
        return 1.0 if _phrased(phrase, frame, v.pack).match(block.text, block.start, block.end) else 0.0

    FORM.add(name, find, explanation, fires=fires, silent=silent)
    _form.append(matches)
    return matches


def _in_said(block: Block, pattern: str) -> Iterator[Span]:
    """Spans of the matches in what the block says, with the marks of its script made the usual ones."""
    for m in compiled(pattern).finditer(said(block)):
        yield Span(block.start + m.start(), block.start + m.end())


def _count(pattern: str, v: View) -> int:
    """How often a pattern occurs in the block."""
    return _found(compiled_for_latin(pattern) if v.latin else compiled(pattern), v)


def _found(pattern: re.Pattern[str] | regex.Pattern[str], v: View) -> int:
    return len(pattern.findall(v.block.text, v.block.start, v.block.end))


#: Before the end of a block: what may close after its last mark.
_END = r"(?=[\s\"”»'’)\]*_」』）]*\Z)"

# ---------------------------------------------------------------- question form

_MARK = r"[?？][?!？！]*"
#: A run of marks with a question mark in it; found from its start only, so that long runs cost no more.
_MARKS = r"(?<![?!？！.…])(?=[!！.…]*+[?？])[?!？！.…]++"


@_cue(
    lambda v: float(v.ends_asking),
    fires=["Where were you born[[?]]", "You left?! Why[[?!]]", "你好吗[[？]]", "Where was that[[?]] (I never knew.)"],
    silent=['He asked, "Why?"', "Why? Because I could."],
)
def ends_in_question_mark(block: Block) -> Iterator[Span]:
    """The block ends in a question mark.

    A mark inside quotation marks belongs to the quotation, not to the block; what follows in brackets does not count.
    """
    if View(block).ends_asking:
        yield from _in_said(block, _MARKS + _END)


@_cue(
    lambda v: float(v.asked),
    fires=["Why[[?]] And how[[?]] Tell me."],
    silent=["I see.", '"Why?" he said.'],
)
def question_marks(block: Block) -> Iterator[Span]:
    """Asks: sentences that end in a question mark outside quotation marks."""
    if View(block).asked:
        yield from _in_said(block, _MARK)


@_cue(
    lambda v: float(v.first_asks),
    fires=["Why[[?]] I was young."],
    silent=["I was young. Why?"],
)
def opens_asking(block: Block) -> Iterator[Span]:
    """The first sentence asks."""
    if View(block).first_asks:
        yield from list(_in_said(block, _MARK))[:1]


@_cue(
    lambda v: float(v.quoted_asked),
    fires=['She said: [["Why me?"]] and left.'],
    silent=["Why me?"],
)
def quoted_question(block: Block) -> Iterator[Span]:
    """A question inside quotation marks: somebody's, but not the block's."""
    if View(block).quoted_asked:
        yield from _in_said(block, r"[\"“«„][^\"“”«»„]*[?？][\"”»]")


_TAG = r"(?i)(?:[,，、]|\.{3}|…|—|-)\s*¿?(?P<at>(?:{})\s*[?？])\s*\Z"


@_cue(
    lambda v: float(v.ends_asking and _found(_phrased("tag", _TAG, v.pack), v) > 0),
    fires=["You grew up there, [[right?]]", "It is late, [[isn't it?]]"],
    silent=["Is it right?"],
)
def tag_question(block: Block) -> Iterator[Span]:
    """A statement with a tag that asks for assent."""
    yield from block.find(_phrased("tag", _TAG, pack_of(block.language)).pattern)


# ---------------------------------------------------------------- how a block ends and opens

_pattern(
    "ends_in_colon",
    "Ends in a colon.",
    r"[:：]" + _END,
    when=lambda v: v.tail in ":：",
    fires=["Three things matter[[:]]"],
    silent=["Note: this."],
)
_pattern(
    "ends_in_ellipsis",
    "Trails off.",
    r"(?:(?<!\.)\.{2,}+|…)" + _END,
    when=lambda v: v.tail == "…" or (v.tail == "." and ".." in v.block.text[max(0, v.block.end - 6) : v.block.end]),
    fires=["And then[[...]]"],
    silent=["And... then."],
)
_pattern(
    "ends_in_dash",
    "Breaks off at a dash.",
    r"[-–—]" + _END,
    when=lambda v: v.tail in "-–—",
    fires=["But I [[—]]"],
    silent=["But — I."],
)
_pattern(
    "ends_in_exclamation",
    "Ends in an exclamation mark.",
    r"!" + _END,
    when=lambda v: v.tail == "!",
    fires=["Wonderful[[!]]"],
    silent=["Oh! Well."],
)
_pattern(
    "ends_open",
    "Ends without a mark.",
    r"[\p{L}\p{N}]" + _END,
    when=lambda v: v.tail.isalnum(),
    fires=["The early year[[s]]"],
    silent=["He left."],
)
_pattern(
    "opens_small",
    "Opens with a small letter.",
    r"\G\p{Ll}",
    when=lambda v: v.head.islower(),
    fires=["[[a]]nd so on."],
    silent=["And so on."],
)
_pattern(
    "opens_with_quotation",
    "Opens with a quotation.",
    r"\G[\"“«„]",
    when=lambda v: v.head in '"“«„',
    fires=["[[“]]I know,” she said."],
    silent=["She said “no”."],
)
_pattern(
    "opens_with_dash",
    "Opens with a dash.",
    r"\G[-–—]",
    when=lambda v: v.head in "-–—",
    fires=["[[—]] And then?"],
    silent=["Then — no."],
)
_pattern(
    "opens_with_ellipsis",
    "Takes up a sentence that was cut.",
    r"\G(?:\.{2,}|…)",
    when=lambda v: v.head in ".…",
    fires=["[[…]]which was late."],
    silent=["Late…"],
)
_pattern(
    "bullet",
    "Is an item of a list.",
    r"\G[•·▪◦‣*–-](?=\s)",
    when=lambda v: v.head in "•·▪◦‣*–-" and v.block.text[v.block.start + 1 : v.block.start + 2].isspace(),
    fires=["[[•]] bread"],
    silent=["bread"],
)

# ---------------------------------------------------------------- what a block looks like as a whole

_title_form = _pattern(
    "title_form",
    "Is short and ends without a mark, as titles do.",
    r"\G[^\r\n]{2,161}+(?<=[\p{L}\p{N})\]\"”’:])\Z",
    only=lambda v: v.block.end - v.block.start <= 161,
    fires=["[[The pond builder of Lund]]", "[[Q&A: Dr. Ada King]]"],
    silent=["He left early.", "Why here?"],
)
_time_stamp = _pattern(
    "time_stamp",
    "Is a bare time stamp.",
    r"\G[\[(<]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?[\])>]?\s*\Z",
    only=lambda v: v.head.isdigit() or v.head in "[(<",
    fires=["[[00:12:03]]"],
    silent=["10:30 Meeting"],
)
_page_furniture = _phrase(
    "page_furniture",
    "Is what pages put around a text: subscribe, share, advertisement.",
    "furniture",
    r"(?i)\G[\[(*_]*(?:{})[\s.:!\])*_→»>]*\Z",
    fires=["[[Subscribe to our newsletter]]", "[[Advertisement]]"],
    silent=["I share this view."],
    longest=100,
)
_phrase(
    "editors_note",
    "A note of the editor.",
    "note",
    r"(?i)\G[\[(*_]*(?:{}){end}\s*[:：–—-]",
    fires=["[[Editor's note:]] this was in May."],
    silent=["Note that it rains."],
)
_pattern(
    "numbered",
    "Is numbered.",
    r"\G(?P<at>(?:\d{1,3}|[Qq]\d{1,2})\s?[.)])(?=\s)",
    only=lambda v: v.head.isdigit() or v.head in "Qq",
    fires=["[[3.]] Why here?"],
    silent=["3.5 litres"],
)
_bracketed = _pattern(
    "bracketed",
    "Stands in brackets as a whole.",
    r"\G[(\[][^()\[\]]*[)\]][.!]?\s*\Z",
    only=lambda v: v.head in "([",
    fires=["[[(laughs)]]"],
    silent=["I left (late)."],
)
_pattern(
    "all_capitals",
    "Is written in capitals.",
    r"\G(?=[^\p{Ll}]*?\p{Lu}{2})[^\p{Ll}]++\Z",
    fires=["[[THE EARLY YEARS]]"],
    silent=["The USA"],
)
_byline_form = _phrase(
    "byline_form",
    "Says who wrote, asked or photographed.",
    "byline",
    r"(?i)\G(?:(?:{}){end}[\s:：]*[^.?!]{2,80}|(?:{credit}){end}[^.?!]{2,120}\.?)\Z",
    fires=["[[Words by Ada King]]", "[[By Ada King and Kim Lo]]"],
    silent=["By the time he left, it was late. He ran.", "By what means?"],
    longest=240,
)


#: Longer blocks say more than thanks.
_THANKS = 60
_THANKED, _RETURNED = r"(?i)(?:{end}|(?=¡))(?:{})", r"(?i)\G[\W\d]*+(?:{end}(?:{}))"


def _returns(v: View) -> bool:
    return (
        0 < v.words <= _THANKS
        and _phrased("returned", _RETURNED, v.pack).match(v.block.text, v.block.start, v.block.end) is not None
    )


def _thanks(v: View) -> bool:
    return (
        v.total[NOTION["thank"]] > 0
        and v.words <= _THANKS
        and _found(_phrased("thanking", _THANKED, v.pack), v) > 0
        and not _returns(v)
    )


@_cue(
    lambda v: float(_thanks(v)),
    fires=["[[Thank you for your]] time, Kim.", "[[Thanks again, Ada!]]"],
    silent=["Thanks to Kim for the boat.", "Thank you for having me."],
)
def thanks_for_the_interview(block: Block) -> Iterator[Span]:
    """Thanks somebody for having answered."""
    if _thanks(View(block)):
        yield from block.find(_phrased("thanking", _THANKED, pack_of(block.language)).pattern)


@_cue(
    lambda v: float(_returns(v)),
    fires=["[[My pleasure]], Ada.", "[[Thank you for having]] me."],
    silent=["It was their pleasure."],
)
def thanks_returned(block: Block) -> Iterator[Span]:
    """Answers thanks."""
    if _returns(View(block)):
        yield from block.find(_phrased("returned", _RETURNED, pack_of(block.language)).pattern)


def is_byline(view: View) -> bool:
    """Says who wrote, asked or photographed."""
    return _byline_form(view) > 0


def is_aside(view: View) -> bool:
    """A stage direction: short, in brackets as a whole."""
    return view.words <= 14 and _bracketed(view) > 0


def is_noise(view: View) -> bool:
    """Page furniture, a bare time stamp, or no words at all."""
    return view.words == 0 or (view.words <= 8 and (_time_stamp(view) > 0 or _page_furniture(view) > 0))


def is_title(view: View) -> bool:
    """A line that may be a title: short, no sentence, no request, no stage direction."""
    if view.words > 25 or view.ends_asking or NOTION["request"] in view.opens or _bracketed(view) > 0:
        return False
    return _title_form(view) > 0


# ---------------------------------------------------------------- what a block holds

_ADDRESS = r"https?://[^\s]+|www\.[^\s]+|(?<![\w.+-])[.+-]*+\K\w[\w.+-]*+@[\w-]+\.\w+"


def _holds_address(v: View) -> float:
    text, start, end = v.block.text, v.block.start, v.block.end
    if text.find("://", start, end) >= 0 or text.find("www.", start, end) >= 0:
        return 1.0
    return 1.0 if text.find("@", start, end) >= 0 and _found(compiled(_ADDRESS), v) else 0.0


@_cue(
    _holds_address,
    fires=["See [[https://example.org]]"],
    silent=["See there."],
)
def web_address(block: Block) -> Iterator[Span]:
    """Holds a web or mail address."""
    yield from block.find(_ADDRESS)


def _says(pack: Pack) -> regex.Pattern[str]:
    lead = r"[^\W\d_]{0,6}" if pack.spaceless else pack.lead
    return _phrased("saying", pack.quotation_end + rf"(?P<at>{lead}(?:{{}})){{end}}", pack)


@_cue(
    lambda v: float(_found(_says(v.pack), v)) if v.quoted else 0.0,
    fires=['"I never planned it," [[Kim said]], smiling.'],
    silent=['He said "no" to it.'],
)
def said_after_quotation(block: Block) -> Iterator[Span]:
    """A quotation followed by a verb of saying: a narrator tells."""
    yield from block.find(_says(pack_of(block.language)).pattern)


@_cue(
    lambda v: v.quoted / v.words if v.words else 0.0,
    fires=["He called it [[“the pond”]]."],
    silent=["The pond."],
)
def quotation(block: Block) -> Iterator[Span]:
    """Words inside quotation marks, as a share of all."""
    if View(block).quoted:
        yield from _in_said(block, r"[\"“«„][^\"“”«»„]*[\"”»]")


# Opens with the capital, which makes it cheap: what must stand before is asked for behind.
_NAMES = r"[\p{Lu}](?<=[\p{L},]\s.)[\p{L}'’-]+(?:\s+[\p{Lu}][\p{L}'’-]+)+"


@_cue(
    lambda v: _count(_NAMES, v) / (v.words + 10.0),
    fires=["He met [[Ada King]] there."],
    silent=["He met her there."],
)
def capitalised_names(block: Block) -> Iterator[Span]:
    """Runs of capitalised words, as names are."""
    yield from block.find(_NAMES)


_CAPITALISED = r"[\p{Lu}](?<!\S.)[\p{L}]*"


@_cue(
    lambda v: v.pack.capitals * _count(_CAPITALISED, v) / (v.words + 1.0),
    fires=["[[The]] [[Early]] [[Years]] of [[Jazz]]"],
    silent=["the years"],
)
def capitals(block: Block) -> Iterator[Span]:
    """Capitalised words, as a share of all."""
    yield from block.find(_CAPITALISED)


@_cue(
    lambda v: float(_found(compiled(r"\d+"), v)),
    fires=["In [[1999]] there were [[3]]."],
    silent=["None."],
)
def figures(block: Block) -> Iterator[Span]:
    """Figures: years, amounts."""
    yield from block.find(r"\d+")


# ---------------------------------------------------------------- words

#: The places at which the words of a notion count, with what they mean.
_PLACES = {
    "": "anywhere, as a share of all words",
    "last": "in the last sentence",
    "first": "in the first sentence",
    "initial": "as the first word of a sentence",
    "opens": "as the first word of the block",
}


def _words_at(place: str, block: Block) -> Iterator[tuple[str, int]]:
    """The words of a block that stand at the place, each with where it starts; no more is read than is asked for."""
    chosen: Iterable[list[tuple[str, int]]] = sentences(block)
    if place in ("first", "opens"):
        chosen = islice(chosen, 1)
    elif place == "last":
        chosen = deque(chosen, maxlen=1)
    for sentence in chosen:
        yield from sentence[:1] if place in ("initial", "opens") else sentence


def _word_values(v: View) -> list[float]:
    """The values of all cues of words, in order: for each notion, those of its places."""
    row = [0.0] * (len(NOTIONS) * len(_PLACES))
    size = v.words + 3.0
    row[0::5] = [n / size for n in v.total]
    row[1::5], row[2::5], row[3::5] = v.last, v.first, v.initial
    for n in v.opens:
        row[5 * n + 4] = 1.0
    return row


def _finder(notion: str, place: str) -> Finder:
    n = NOTION[notion]

    def find(block: Block) -> Iterator[Span]:
        lookup = pack_of(block.language).lookup
        for word, start in _words_at(place, block):
            if n in (lookup(word) or ()):
                yield Span(start, start + len(word))

    return find


for _notion, _meaning in NOTIONS.items():
    _shortest = min(ENGLISH.words[_notion], key=lambda word: (len(word), word)).capitalize()
    for _place, _where in _PLACES.items():
        WORDS.add(
            f"{_notion}_{_place}" if _place else _notion,
            _finder(_notion, _place),
            f"{_meaning.capitalize()}, {_where}.",
            fires=[f"[[{_shortest}]] xx xxx."],
            silent=["Xx xxx xxxx."],
        )


# ---------------------------------------------------------------- size


def _measure(name: str, explanation: str, value: Value) -> None:
    LAYOUT.add(name, lambda block: [block.span], explanation, fires=["[[Well, well.]]"])
    _size.append(value)


_measure("length", "How long the block is.", lambda v: math.log1p(v.words))
_measure("sentences", "How many sentences the block has.", lambda v: float(v.sentences))
_measure("last_length", "How long the last sentence is.", lambda v: math.log1p(v.last_words))
_measure("sentence_length", "How long the sentences are.", lambda v: v.words / (v.sentences or 1))

# ---------------------------------------------------------------- all of them

#: The cues whose values make up a block's own vector, in order.
CUES: tuple[Cue, ...] = (*FORM.cues.values(), *WORDS.cues.values(), *LAYOUT.cues.values())


def values(view: View) -> tuple[float, ...]:
    """The block's own vector: one value a cue, in the order of ``CUES``."""
    row = [value(view) for value in _form]
    row += _word_values(view)
    row += [value(view) for value in _size]
    return tuple(row)

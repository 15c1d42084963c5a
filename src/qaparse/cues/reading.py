"""The cues of reading: what a block says of itself, whether it asks, answers or tells.

Each cue has a *value* for a block (how often, how densely, how much), which the model weighs, and
yields the *spans* that it fired on, which a person is shown. Both come from this one declaration.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import regex

from ..records import Span
from .core import Block, Cue, Group, compiled
from .languages import ENGLISH, NOTIONS
from .view import NOTION, View

__all__ = ["CUES", "FORM", "LAYOUT", "WORDS", "Value", "is_aside", "is_byline", "is_noise", "is_title", "values"]

Value: TypeAlias = "Callable[[View], float]"

FORM = Group("form", "what a block is, by its punctuation and shape")
WORDS = Group("words", "what a block is, by its words")
LAYOUT = Group("layout", "what a block is, by its place and size in the document")

_VALUES: list[tuple[Cue, Value]] = []


def _declare(value: Value, *, fires: Sequence[str] = (), silent: Sequence[str] = ()) -> Callable[[Callable[[Block], Iterable[Span]]], Cue]:
    def wrap(find: Callable[[Block], Iterable[Span]]) -> Cue:
        cue = FORM.cue(fires=fires, silent=silent)(find)
        _VALUES.append((cue, value))
        return cue

    return wrap


def _shape(pattern: str, *, count: bool = False) -> Value:
    """The value of a cue that is one pattern: does it match, or how often."""
    p = compiled(pattern)
    if count:
        return lambda v: float(len(p.findall(v.block.text, v.block.start, v.block.end)))
    search = p.search
    return lambda v: 1.0 if search(v.block.text, v.block.start, v.block.end) else 0.0


# ---------------------------------------------------------------- question form


@_declare(
    lambda v: float(v.ends_asking),
    fires=["Where were you born[[?]]", "You left?! Why[[?!]]", "你好吗[[？]]"],
    silent=['He asked, "Why?"', "Why? Because I could."],
)
def ends_in_question_mark(block: Block) -> Iterator[Span]:
    """The block ends in a question mark.

    A mark inside quotation marks belongs to the quotation, not to the block.
    """
    if View(block).ends_asking:
        yield from block.find(r"[?!？！.…]*[?？][?!？！.…]*(?=[\s\"”»'’)\]*_]*\Z)")


@_declare(
    lambda v: float(v.asked),
    fires=["Why[[?]] And how[[?]] Tell me."],
    silent=["I see.", '"Why?" he said.'],
)
def question_marks(block: Block) -> Iterator[Span]:
    """Asks: sentences that end in a question mark outside quotation marks."""
    if View(block).asked:
        yield from block.find(r"[?？][?!？！]*")


@_declare(lambda v: float(v.first_asks), fires=["Why[[?]] I was young."], silent=["I was young. Why?"])
def opens_asking(block: Block) -> Iterator[Span]:
    """The first sentence asks."""
    if View(block).first_asks:
        for n, span in enumerate(block.find(r"[?？][?!？！]*")):
            if n == 0:
                yield span


@_declare(lambda v: float(v.quoted_asked), fires=['She said: [["Why me?"]] and left.'], silent=["Why me?"])
def quoted_question(block: Block) -> Iterator[Span]:
    """A question inside quotation marks: somebody's, but not the block's."""
    if View(block).quoted_asked:
        yield from block.find(r"[\"“«„][^\"“”«»]*[?？][\"”»]")


_TAG = r"(?i)(?:,|\.{3}|…|—|-)\s*(?P<at>(?:right|correct|no|yeah|huh|eh|(?:is|are|was|were|do|does|did|have|has|can|could|would|wo|ai)n['’]?t\s+\w+)\s*\?)\s*\Z"


@_declare(lambda v: _tagged(v) if v.ends_asking else 0.0, fires=["You grew up there, [[right?]]", "It is late, [[isn't it?]]"], silent=["Is it right?"])
def tag_question(block: Block) -> Iterator[Span]:
    """A statement with a tag that asks for assent."""
    yield from block.find(_TAG)


_tagged = _shape(_TAG)

# ---------------------------------------------------------------- shape

_ENDS: dict[str, tuple[str, str, Value, list[str], list[str]]] = {
    "ends_in_colon": ("Ends in a colon.", r"[:：](?=%s)", lambda v: v.tail in ":：", ["Three things matter[[:]]"], ["Note: this."]),
    "ends_in_ellipsis": ("Trails off.", r"(?:\.{2,}|…)(?=%s)", lambda v: v.tail == "…" or (v.tail == "." and _DOTS in v.block.text[v.block.end - 6 : v.block.end]), ["And then[[...]]"], ["And... then."]),
    "ends_in_dash": ("Breaks off at a dash.", r"[-–—](?=%s)", lambda v: v.tail in "-–—", ["But I [[—]]"], ["But — I."]),
    "ends_in_exclamation": ("Ends in an exclamation mark.", r"!(?=%s)", lambda v: v.tail == "!", ["Wonderful[[!]]"], ["Oh! Well."]),
    "ends_open": ("Ends without a mark.", r"[\p{L}\p{N}](?=%s)", lambda v: v.tail.isalnum(), ["The early year[[s]]"], ["He left."]),
    "opens_small": ("Opens with a small letter.", r"\G\p{Ll}", lambda v: v.head.islower(), ["[[a]]nd so on."], ["And so on."]),
    "opens_with_quotation": ("Opens with a quotation.", r"\G[\"“«„]", lambda v: v.head in '"“«„', ["[[“]]I know,” she said."], ["She said “no”."]),
    "opens_with_dash": ("Opens with a dash.", r"\G[-–—]", lambda v: v.head in "-–—", ["[[—]] And then?"], ["Then — no."]),
    "opens_with_ellipsis": ("Takes up a sentence that was cut.", r"\G(?:\.{2,}|…)", lambda v: v.head in ".…", ["[[…]]which was late."], ["Late…"]),
    "bullet": ("Is an item of a list.", r"\G[•·▪◦‣*–-](?=\s)", lambda v: v.head in "•·▪◦‣*–-" and v.block.text[v.block.start + 1 : v.block.start + 2].isspace(), ["[[•]] bread"], ["bread"]),
}
_END = r"[\s\"”»'’)\]*_]*\Z"
_DOTS = ".."
for _name, (_doc, _pattern, _fact, _fires, _silent) in _ENDS.items():
    _pattern = _pattern.replace("%s", _END)
    _cue = FORM.add(_name, lambda block, p=_pattern: block.find(p), _doc, fires=_fires, silent=_silent)
    _VALUES.append((_cue, lambda v, fact=_fact: 1.0 if v.words and fact(v) else 0.0))

_SHAPES = {
    "title_form": (
        "Is short and ends without a mark, as titles do.",
        r"\G[^\r\n]{1,160}[\p{L}\p{N})\]\"”’:]\Z",
        ["[[The pond builder of Lund]]", "[[Q&A: Dr. Ada King]]"],
        ["He left early.", "Why here?"],
    ),
    "time_stamp": ("Is a bare time stamp.", r"\G[\[(<]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?[\])>]?\s*\Z", ["[[00:12:03]]"], ["10:30 Meeting"]),
    "page_furniture": (
        "Is what pages put around a text: subscribe, share, advertisement.",
        r"(?i)\G[\[(*_]*(?:subscribe(?:\s+(?:now|here|today|to\s+our\s+newsletter))?|sign up(?:\s+for\s+our\s+newsletter)?|share(?:\s+this(?:\s+(?:article|story|post|page))?)?|follow us(?:\s+on\s+\w+)?|advertisement|sponsored(?:\s+content)?|"
        r"read more|related (?:articles|stories|posts)|click here|back to top|print this page|cookies?|leave a (?:comment|reply)|\d+ comments?|more from \w+|continue reading|end of (?:transcript|interview|tape|recording))[\s.:!\])*_→»>]*\Z",
        ["[[Subscribe to our newsletter]]", "[[Advertisement]]"],
        ["I share this view."],
    ),
    "editors_note": (
        "A note of the editor.",
        r"(?i)\G[\[(*_]*(?:(?:editor|author|publisher|interviewer|translator)['’]?s?['’]?\s+note|ed\.\s*note|note|update|disclaimer|related|see also|read more)\b\s*[:–—-]",
        ["[[Editor's note:]] this was in May."],
        ["Note that it rains."],
    ),
    "numbered": ("Is numbered.", r"\G(?P<at>(?:\d{1,3}|[Qq]\d{1,2})\s?[.)])(?=\s)", ["[[3.]] Why here?"], ["3.5 litres"]),
    "bracketed": ("Stands in brackets as a whole.", r"\G[(\[][^()\[\]]*[)\]][.!]?\s*\Z", ["[[(laughs)]]"], ["I left (late)."]),
    "all_capitals": ("Is written in capitals.", r"\G[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*\Z", ["[[THE EARLY YEARS]]"], ["The USA"]),
    "byline_form": (
        "Says who wrote, asked or photographed.",
        r"(?i)\G(?:(?:words|text|story|interview(?:ed)?|questions|written|photo(?:s|graphs|graphy)?|images?|pictures|illustrations?|translat(?:ed|ion)|edited|posted|published|as told to|conducted)"
        r"(?:\s+(?:and|&)\s+\w+)?\s+(?:by|with)|by|author|photo(?:grapher)?s?\s*:|credit)\b[\s:]*[^.?!]{2,80}\Z",
        ["[[Words by Ada King]]", "[[By Ada King and Kim Lo]]"],
        ["By the time he left, it was late. He ran.", "By what means?"],
    ),
}
for _name, (_doc, _pattern, _fires, _silent) in _SHAPES.items():
    _cue = FORM.add(_name, lambda block, p=_pattern: block.find(p), _doc, fires=_fires, silent=_silent)
    _VALUES.append((_cue, lambda v, p=compiled(_pattern): 1.0 if p.match(v.block.text, v.block.start, v.block.end) else 0.0))


_ADDRESS = r"https?://[^\s]+|www\.[^\s]+|\b[\w.+-]+@[\w-]+\.\w+"


@_declare(
    lambda v: 1.0 if "://" in (s := v.block.text[v.block.start : v.block.end]) or "www." in s or ("@" in s and compiled(_ADDRESS).search(s)) else 0.0,
    fires=["See [[https://example.org]]"],
    silent=["See there."],
)
def link(block: Block) -> Iterator[Span]:
    """Holds a web or mail address."""
    yield from block.find(_ADDRESS)


_SAYS = r"[,.!?…—-][\"”»]\s+(?P<at>(?:[^\W\d_]+\s+){0,3}(?:sa(?:ys|id)|tells?|told|asks?(?:ed)?|adds?|added|explain(?:s|ed)|recall(?:s|ed)|laugh(?:s|ed)|smile[sd]|note[sd]|repl(?:ies|ied)|admit(?:s|ted)|joke[sd]|continue[sd]|remember(?:s|ed)))\b"


@_declare(lambda v: _said(v) if v.quoted else 0.0, fires=['"I never planned it," [[Kim said]], smiling.'], silent=['He said "no" to it.'])
def said_after_quotation(block: Block) -> Iterator[Span]:
    """A quotation followed by a verb of saying: a narrator tells."""
    yield from block.find(_SAYS)


_said = _shape(_SAYS, count=True)


@_declare(lambda v: v.quoted / v.words if v.words else 0.0, fires=["He called it [[“the pond”]]."], silent=["The pond."])
def quotation(block: Block) -> Iterator[Span]:
    """Words inside quotation marks, as a share of all."""
    if View(block).quoted:
        yield from block.find(r"[\"“«„][^\"“”«»„]*[\"”»]")


_NAMES = r"(?<=[\p{L},]\s)\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)+"


@_declare(
    lambda v: len(_NAMES_P.findall(v.block.text, v.block.start, v.block.end)) / (v.words + 10.0),
    fires=["He met [[Ada King]] there."],
    silent=["He met her there."],
)
def capitalised_names(block: Block) -> Iterator[Span]:
    """Runs of capitalised words, as names are."""
    yield from block.find(_NAMES)


_NAMES_P = compiled(_NAMES)


@_declare(
    lambda v: len(_CAPS_P.findall(v.block.text, v.block.start, v.block.end)) / (v.words + 1.0),
    fires=["The [[Early]] [[Years]] of [[Jazz]]"],
    silent=["the years"],
)
def capitals(block: Block) -> Iterator[Span]:
    """Capitalised words, as a share of all."""
    yield from block.find(r"(?<=\s)\p{Lu}\p{L}*")


_CAPS_P = compiled(r"(?<=\s)\p{Lu}\p{L}*")


@_declare(_shape(r"\d+", count=True), fires=["In [[1999]] there were [[3]]."], silent=["None."])
def figures(block: Block) -> Iterator[Span]:
    """Figures: years, amounts."""
    yield from block.find(r"\d+")


def _shaped(name: str) -> Callable[[View], bool]:
    value = dict((cue.name, value) for cue, value in _VALUES)[name]
    return lambda view: value(view) > 0


#: Says who wrote, asked or photographed.
is_byline = _shaped("byline_form")
_is_bracketed, _is_time, _is_furniture, _is_title = (
    _shaped(name) for name in ("bracketed", "time_stamp", "page_furniture", "title_form")
)
#: Stage directions are short.
_LONGEST_ASIDE = 14


def is_aside(view: View) -> bool:
    """A stage direction: short, in brackets as a whole."""
    return view.words <= _LONGEST_ASIDE and _is_bracketed(view)


def is_noise(view: View) -> bool:
    """Page furniture, a bare time stamp, or no words at all."""
    return view.words == 0 or (view.words <= 8 and (_is_time(view) or _is_furniture(view)))


def is_title(view: View) -> bool:
    """A line that may be a title: short, no sentence, no request."""
    return view.words <= 25 and not view.ends_asking and NOTION["request"] not in view.opens and _is_title(view)


# ---------------------------------------------------------------- words

_PLACES = {
    "": "anywhere, as a share of all words",
    "last": "in the last sentence",
    "first": "in the first sentence",
    "initial": "as the first word of a sentence",
    "opens": "as the first word of the block",
}


def _finder(notion: str, place: str) -> Callable[[Block], Iterator[Span]]:
    words = ENGLISH.words[notion]
    token = r"[^\W_]+(?:['’\-&][^\W_]+)*"
    where = {
        "": rf"{token}",
        "last": rf"{token}(?=[^.!?…。！？]*[.!?…。！？\"”»'’)\]*_\s]*\Z)",
        "first": rf"(?<=\G[^.!?…。！？]*){token}",
        "initial": rf"(?<=(?:\G|[.!?…。！？])[\s\"“«„¿(\[*_-]*){token}",
        "opens": rf"(?<=\G[\s\"“«„¿(\[*_-]*){token}",
    }[place]

    def find(block: Block) -> Iterator[Span]:
        for span in block.find(token if place in ("first", "last") else where):
            if span.of(block.text).lower().replace("’", "'") in words and _placed(block, span, place):
                yield span

    return find


_STOP = compiled(r"[.!?…。！？](?=.*?[^\W_])")


def _placed(block: Block, span: Span, place: str) -> bool:
    """Whether the word lies in the sentence that ``place`` names."""
    if place == "first":
        return not regex.search(r"[.!?…。！？]", block.text, pos=block.start, endpos=span.start)
    if place == "last":
        return not regex.search(r"[.!?…。！？][^\w]*[^\W_]", block.text, pos=span.end, endpos=block.end)
    return True


def _value(notion: str, place: str) -> Value:
    n = NOTION[notion]
    return {
        "": lambda v: v.total[n] / (v.words + 3.0),
        "last": lambda v: float(v.last[n]),
        "first": lambda v: float(v.first[n]),
        "initial": lambda v: float(v.initial[n]),
        "opens": lambda v: 1.0 if n in v.opens else 0.0,
    }[place]


for _notion, _meaning in NOTIONS.items():
    for _place, _where in _PLACES.items():
        _word = min(ENGLISH.words[_notion], key=lambda w: (len(w), w))
        _VALUES.append(
            (
                WORDS.add(
                    f"{_notion}_{_place}" if _place else _notion,
                    _finder(_notion, _place),
                    f"{_meaning.capitalize()}, {_where}.",
                    fires=[f"[[{_word.capitalize()}]] xx xxx."],
                    silent=["Xx xxx xxxx."],
                ),
                _value(_notion, _place),
            )
        )


# ---------------------------------------------------------------- size

_SIZES: dict[str, tuple[str, Value]] = {
    "length": ("How long the block is.", lambda v: math.log1p(v.words)),
    "sentences": ("How many sentences the block has.", lambda v: float(v.sentences)),
    "last_length": ("How long the last sentence is.", lambda v: math.log1p(v.last_words)),
    "sentence_length": ("How long the sentences are.", lambda v: v.words / (v.sentences or 1)),
}
for _name, (_doc, _size) in _SIZES.items():
    _VALUES.append((LAYOUT.add(_name, lambda block: [block.span], _doc, fires=["[[Well, well.]]"]), _size))

#: The cues whose values make up a block's own vector, in order.
CUES: tuple[Cue, ...] = tuple(cue for cue, _ in _VALUES)


def values(view: View) -> list[float]:
    """The block's own vector: one value a cue, in the order of ``CUES``."""
    return [value(view) for _, value in _VALUES]

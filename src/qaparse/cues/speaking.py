"""The cues of speaking: which of several people speaks an answer, and whether the speaker changes.

A cue of ``SPEAKER`` looks at one place where a candidate is named, in or near an answer; one of ``TOLD`` at an answer
and what the document tells of a candidate; one of ``CHANGE`` at an answer and the one before it. A line of an example
is a block: ``Q:`` a question, ``A:`` an answer, ``#`` a heading. The last answer, or the one marked ``>A:``, is looked
at; the candidate is Ada King, a director, who made Cold Water and talks together with Ben Moor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import TypeAlias

import attrs

from ..records import Role, Span, Speaker
from . import floor
from .core import Cue, Group
from .floor import CALLED, LISTED, Names, Naming, Pair
from .languages import spoken, spoken_pack

__all__ = [
    "CHANGE",
    "MEASURES",
    "SPEAKER",
    "TOLD",
    "Bearing",
    "beginnings",
    "replay",
    "trade_names",
    "trade_words",
    "works",
]

SPEAKER = Group("speaker", "who of several people speaks an answer, from where they are named")
TOLD = Group("told", "who of several people speaks an answer, from what is told of them")
CHANGE = Group("change", "whether one person speaks an answer and the one before it")

_ASKING = ("question", "earlier")

# ---------------------------------------------------------------- where a candidate is named

_SELF = r"{b}(?:{self})\s*\Z"
_HERE = r"{s}(?:{here}){b}"
_LABEL = re.compile(r"(?:\s*\([^()\n]{1,60}\))?\s*[:：]")
_SAID = r"(?:{honorific})?(?:{s}|(?=['’]))(?:{said}){b}"
_SAID_BY = r"{b}(?:{said_by})\s+\Z"
_AND_I = r"{s}(?:{and_me}){b}"
_I_AND = r"{b}(?:{me_and})\s+\Z"
_BESIDE_YOU = r"{b}(?:{you}){b}[^.!?]{0,50}{b}(?:{beside})(?:\s+|(?<=['’]))(?:\w+\s+)?\Z"
_WELCOMES = r"{b}(?:{welcomes}){b}"


def _named(name: str, note: str, holds: Callable[[Naming], bool], fires: list[str], silent: list[str]) -> None:
    """Declare a cue that reports the name where something holds of it."""

    def find(naming: Naming) -> Iterator[Span]:
        if holds(naming):
            yield naming.span

    SPEAKER.add(name, find, note, fires=fires, silent=silent)


def _ahead(naming: Naming, frame: str) -> bool:
    """True where the frame, filled in the text's language, matches up to the name."""
    return naming.ahead(spoken(frame, naming.language))


def _behind(naming: Naming, frame: str) -> bool:
    """True where the frame, filled in the text's language, matches right behind the name."""
    return naming.behind(spoken(frame, naming.language))


def _asks(naming: Naming, sentence: str) -> bool:
    return naming.where == "question" and naming.how == CALLED and naming.sentence == sentence


def _of_oneself(naming: Naming) -> bool:
    return naming.signs or _ahead(naming, _SELF) or _behind(naming, _HERE) or (naming.leads and naming.behind(_LABEL))


def _quoted(naming: Naming) -> bool:
    """True where the text tells what the person said."""
    return naming.how == floor.TOLD and (_behind(naming, _SAID) or _ahead(naming, _SAID_BY))


def _says(naming: Naming, how: str) -> bool:
    """True where an answer names somebody else so."""
    return naming.where == "answer" and naming.how == how and not _of_oneself(naming)


def _welcomed(naming: Naming) -> bool:
    start, end = max(naming.block.start, naming.span.start - 40), min(naming.block.end, naming.span.end + 25)
    return naming.where in _ASKING and spoken(_WELCOMES, naming.language).search(naming.text, start, end) is not None


_named(
    "asked_last",
    "The last sentence of the question speaks to the candidate.",
    partial(_asks, sentence="last"),
    ["Q: It rained. Was it late, [[Ada]]?\nA: Very.", "Q: What about you, [[Ada King]]?\nA: I left."],
    ["Q: Ada, thank you. Was it late?\nA: Very.", "Q: What did you think of Ada?\nA: Much."],
)
_named(
    "asked_first",
    "The question opens by speaking to the candidate.",
    partial(_asks, sentence="first"),
    ["Q: [[Ada]], thank you. Was it late?\nA: Very."],
    ["Q: It rained. Was it late, Ada?\nA: Very."],
)
_named(
    "asked_midway",
    "The question speaks to the candidate midway.",
    partial(_asks, sentence="middle"),
    ["Q: It rained. You saw it, [[Ada]]. Was it late?\nA: Very."],
    ["Q: It rained. Was it late?\nA: Very, Ada."],
)
_named(
    "asked_earlier",
    "An earlier paragraph of the question speaks to the candidate.",
    lambda n: n.where == "earlier" and n.how == CALLED,
    ["Q: Well, [[Ada]].\nQ: Was it late?\nA: Very."],
    ["Q: Was it late, Ada?\nA: Very."],
)
_named(
    "asked_together",
    "The question names the candidate in a row with others.",
    lambda n: n.where in _ASKING and n.how == LISTED,
    ["Q: Welcome, [[Ada]] and Ben. How are you?\nA: Fine."],
    ["Q: Welcome, Ada. How are you?\nA: Fine."],
)
_named(
    "named_last",
    "The last sentence of the question speaks of the candidate.",
    lambda n: n.where == "question" and n.how == floor.TOLD and n.sentence == "last",
    ["Q: It rained. And when did [[Ada King]] come?\nA: Late."],
    ["Q: It rained, Ada. When?\nA: Late."],
)
_named(
    "named_in_question",
    "The question speaks of the candidate before its last sentence.",
    lambda n: n.how == floor.TOLD and (n.where == "earlier" or (n.where == "question" and n.sentence != "last")),
    ["Q: The boat was [[Ada]]'s. Was it late?\nA: Very."],
    ["Q: It was late. Was it Ada's?\nA: It was."],
)
_named(
    "beside_you",
    "The question speaks of the candidate beside the one whom it asks.",
    lambda n: n.where in _ASKING and n.how != CALLED and _ahead(n, _BESIDE_YOU),
    ["Q: This is your second film with director [[Ada King]]. How was it?\nA: Good."],
    ["Q: How was it with Ada?\nA: Good."],
)
_named(
    "quoted_in_question",
    "The question tells what the candidate said.",
    lambda n: n.where in _ASKING and _quoted(n),
    ["Q: As [[Ada]] said, it rained. Was it late?\nA: Very."],
    ["Q: As you said, Ada?\nA: Yes."],
)
_named(
    "welcomed",
    "The question welcomes or presents the candidate.",
    _welcomed,
    ["Q: We are here with [[Ada King]]. Hello.\nA: Hello."],
    ["Q: Was it late, Ada?\nA: Very."],
)
_named(
    "calls",
    "The answer speaks to the candidate, so that somebody else gives it.",
    partial(_says, how=CALLED),
    ["Q: Was it late?\nA: Very. You know that, [[Ada]]."],
    ["Q: Was it late, Ada?\nA: Very.", "Q: Who are you?\nA: Hi, I'm Ada."],
)
_named(
    "names",
    "The answer speaks of the candidate in the third person.",
    partial(_says, how=floor.TOLD),
    ["Q: How was it?\nA: Working with [[Ada]] was easy."],
    ["Q: How was it?\nA: I am Ada King.", "Q: How was it?\nA: Easy, Ada."],
)
_named(
    "lists",
    "The answer names the candidate in a row with others.",
    partial(_says, how=LISTED),
    ["Q: Who came?\nA: Both [[Ada]] and Ben came."],
    ["Q: Who came?\nA: Ada came."],
)
_named(
    "quotes",
    "The answer tells what the candidate said.",
    lambda n: _says(n, floor.TOLD) and _quoted(n),
    ["Q: And you?\nA: As [[Ada]] said, it rained."],
    ["Q: And you?\nA: I met Ada in Lund."],
)
_named(
    "with_me",
    "The answer names the candidate beside its own speaker.",
    lambda n: n.where == "answer" and (_behind(n, _AND_I) or _ahead(n, _I_AND)),
    ["Q: Where?\nA: [[Ada]] and I met in Lund."],
    ["Q: Where?\nA: Ada met me in Lund."],
)
_named(
    "introduces_oneself",
    "The answer says that its speaker is the candidate.",
    lambda n: n.where == "answer" and (_ahead(n, _SELF) or _behind(n, _HERE)),
    ["Q: Who are you?\nA: Hi, I'm [[Ada King]], and I direct.", "Q: And you?\nA: [[Ada]] here. I direct."],
    ["Q: Who are you?\nA: I'm with Ada on that.", "Q: Who are you?\nA: I told Ada so."],
)
_named(
    "carries_label",
    "The answer opens with the candidate's name and a colon.",
    lambda n: n.where == "answer" and n.leads and n.behind(_LABEL),
    ["Q: And then?\nA: [[Ada King]] (director): We left."],
    ["Q: And then?\nA: There was Ada: we left."],
)
_named(
    "signs",
    "The answer ends with the candidate's name behind a dash.",
    lambda n: n.where == "answer" and n.signs,
    ["Q: And then?\nA: We left. –[[Ada King]], director"],
    ["Q: And then?\nA: We left – Ada and I."],
)
_named(
    "handed_over",
    "The answer before ends by speaking to the candidate.",
    lambda n: n.where == "before" and n.how == CALLED and n.sentence == "last",
    ["Q: How?\nA: It rained. Do you agree, [[Ada]]?\nA: I do."],
    ["Q: How?\nA: It rained, Ada. We ran.\nA: We did."],
)
_named(
    "called_before",
    "The answer before speaks to the candidate, but not at its end.",
    lambda n: n.where == "before" and n.how == CALLED and n.sentence != "last",
    ["Q: How?\nA: It rained, [[Ada]]. We ran. Fast.\nA: We did."],
    ["Q: How?\nA: It rained. Do you agree, Ada?\nA: I do."],
)
_named(
    "quoted_after",
    "The next answer tells what the candidate said.",
    lambda n: n.where == "after" and _quoted(n),
    ["Q: How?\n>A: It rained.\nA: As [[Ada]] said, it rained."],
    ["Q: How?\n>A: It rained.\nA: I met Ada."],
)

_named(
    "thanked_by_name",
    "The answer to it speaks to the candidate, who is the one that asked.",
    lambda n: n.where == "reply" and n.how == CALLED and n.sentence != "middle",
    ["Q: Was it late?\nA: Very late, [[Ada]]."],
    ["Q: Was it late?\nA: Ada was."],
)

# ---------------------------------------------------------------- what is told of a candidate

_MADE = r"{b}(?:{made}){b}[^.!?:;。—–\n]{0,40}\Z"
_BEFORE_WORK = 80  # characters in which the verb is looked for
#: A name in a description: what stands between quotation marks, or words in capitals behind its first word.
_WORK = re.compile(
    r"[“\"«『《]([^“”\"«»『』《》\n]{2,60})[”\"»』》]|"
    r"(?<=\w )([A-ZÀ-Þ][\w’'-]+(?: (?:(?:of|and|de|du|la|the|und|y|e) )?[A-ZÀ-Þ][\w’'-]+)*)"
)


@attrs.frozen(eq=False)
class Bearing:
    """An answer, its question, and what the document tells of one candidate and of no other.

    ``trades`` are the beginnings of words that people of the candidate's trade speak of, ``own`` those of the trade's
    own name; ``works`` are the names of what the candidate made. ``heading`` is where the heading above names the
    candidate alone; ``first`` where the document names the candidate before all others, at its first answer.
    """

    text: str = attrs.field(repr=False)
    answer: Span
    asked: Sequence[Span] = ()
    trades: re.Pattern[str] | None = None
    own: re.Pattern[str] | None = None
    works: re.Pattern[str] | None = None
    heading: Span | None = None
    first: Span | None = None
    language: str = ""


@TOLD.cue(fires=["# [[Ada King]] (Studio Nord)\nQ: Why?\nA: I like it."], silent=["# Ben Moor\nQ: Why?\nA: I like it."])
def under_heading(bearing: Bearing) -> Iterator[Span]:
    """The heading above names the candidate and nobody else."""
    if bearing.heading is not None:
        yield bearing.heading


@TOLD.cue(
    fires=["# Words by Zoe Hart\n# [[Ada King]] and Ben Moor talk\nQ: Why?\nA: I like it."],
    silent=["# Ben Moor and Ada King talk\nQ: Why?\nA: I like it."],
)
def named_first(bearing: Bearing) -> Iterator[Span]:
    """The document names the candidate before the others, and this is the first answer."""
    if bearing.first is not None:
        yield bearing.first


@TOLD.cue(fires=["Q: How do you [[shoot]] a storm?\nA: In the rain."], silent=["Q: How do you like storms?\nA: Much."])
def trade_in_question(bearing: Bearing) -> Iterator[Span]:
    """The question asks for what people of the candidate's trade do."""
    for span in bearing.asked:
        yield from _all(bearing.trades, bearing.text, span)


@TOLD.cue(fires=["Q: How?\nA: We had one [[camera]] and no light."], silent=["Q: How?\nA: We had one boat."])
def trade_in_answer(bearing: Bearing) -> Iterator[Span]:
    """The answer speaks of what people of the candidate's trade do."""
    yield from _all(bearing.trades, bearing.text, bearing.answer)


@TOLD.cue(fires=["Q: How?\nA: As a [[director]] I wait."], silent=["Q: How?\nA: As an actor I wait."])
def own_trade(bearing: Bearing) -> Iterator[Span]:
    """The answer names the candidate's trade."""
    yield from _all(bearing.own, bearing.text, bearing.answer)


@TOLD.cue(
    fires=["Q: How?\nA: It rained when [[I directed the film Cold Water]].", "Q: How?\nA: See [[my film Cold Water]]."],
    silent=[
        "Q: How?\nA: I saw Cold Water.",
        "Q: How?\nA: I directed. Cold Water is wet.",
        "Q: How?\nA: I wrote Cold Water in Winter.",
    ],
)
def own_work(bearing: Bearing) -> Iterator[Span]:
    """The answer says in the first person that its speaker made what the candidate did."""
    made = spoken(_MADE, bearing.language)
    for work in _all(bearing.works, bearing.text, bearing.answer):
        before = max(bearing.answer.start, work.start - _BEFORE_WORK)
        if m := made.search(bearing.text, before, work.start):
            yield Span(m.start(), work.end)


def _all(pattern: re.Pattern[str] | None, text: str, span: Span) -> Iterator[Span]:
    if pattern is not None:
        yield from (Span(*m.span()) for m in pattern.finditer(text, span.start, span.end))


_CALLED_SO = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_MOST_CALLED_SO, _SHORT = 3, 4  # words of a trade's name, and letters of those that say too little


def trade_words(words: Iterable[str], language: str = "en") -> tuple[str, ...]:
    """The beginnings of words that people with these role words speak of.

    >>> trade_words(["founder of Blue Door"])[:3], trade_words(["activist"])
    (('compan', 'business', 'customer'), ())
    >>> trade_words(["boulangère"], "fr")[:3]
    ('cuisin', 'plat', 'menu')
    """
    said = [word.strip(",.()").lower() for phrase in words for word in phrase.split()]
    trades = spoken_pack(language).trades.items()
    found = [about for trade, abouts in trades if any(word.startswith(trade) for word in said) for about in abouts]
    return tuple(dict.fromkeys(found))


def trade_names(words: Iterable[str], language: str = "en") -> frozenset[str]:
    """The words by which a trade is called, in lower case: of what a person did, and where, they are none.

    >>> sorted(trade_names(["sound designer at The Pier", "directed Cold Water", "lead of their shop"]))
    ['designer', 'sound']
    """
    place, deed = _places(language)
    heads = (place.split(phrase, maxsplit=1)[0] for phrase in words if not deed.match(phrase))
    return frozenset(
        word.lower() for head in heads for word in _CALLED_SO.findall(head)[:_MOST_CALLED_SO] if len(word) > _SHORT
    )


@cache
def _places(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a trade's name ends at, and what opens a description of something that somebody did."""
    telling = spoken_pack(language).telling
    place = re.compile(rf"\s(?:{telling['of']})\s", re.IGNORECASE)
    return place, re.compile(rf"(?:{telling['did']}|{telling['made']})\b", re.IGNORECASE)


def works(words: Iterable[str]) -> tuple[str, ...]:
    """The names of works and houses in what is told of somebody.

    >>> works(["founder of Blue Door", "directed “cold water” and The Pier", "Painter"])
    ('Blue Door', 'cold water', 'The Pier')
    """
    found = (m[1] or m[2] for phrase in words for m in _WORK.finditer(phrase))
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found))


# ---------------------------------------------------------------- the same person, or another

_Find: TypeAlias = Callable[[Pair], Iterable[Span]]


def _opens(frame: str) -> _Find:
    """A cue's function: the answer opens so, in its language."""

    def find(pair: Pair) -> Iterator[Span]:
        m = spoken(frame, pair.language).match(pair.text, pair.here.start, pair.here.end)
        if m and m.end() > m.start():
            yield Span(*m.span())

    return find


def _end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?=[\s\"”’»)\]*_]*\Z)")


def _at_end(pattern: re.Pattern[str], text: str, block: Span) -> re.Match[str] | None:
    """Where the block ends so; only its end is looked at, whatever its length."""
    return pattern.search(text, max(block.start, block.end - 40), block.end)


def _ended(pattern: re.Pattern[str]) -> _Find:
    """A cue's function: the answer before ends so."""

    def find(pair: Pair) -> Iterator[Span]:
        if m := _at_end(pattern, pair.text, pair.before):
            yield Span(*m.span())

    return find


def _asked(frame: str, *, run: bool = False) -> _Find:
    """A cue's function: the question between holds it (``run``: the question that the run of answers opens on)."""

    def find(pair: Pair) -> Iterator[Span]:
        pattern = spoken(frame, pair.language)
        for block in pair.asked if run else pair.between:
            if m := pattern.search(pair.text, block.start, block.end):
                yield Span(*m.span())
                return

    return find


def _change(name: str, find: _Find, note: str, fires: list[str], silent: list[str]) -> None:
    CHANGE.add(name, find, note, fires=fires, silent=silent)


#: What announces more; ":)" smiles.
_ANNOUNCES = _end(r"[:：](?![)(])")
#: What Spanish marks may stand before a word that opens an answer.
_MARKS = "[¡¿]*"
_PRESENTS = r"(?:(?:{hello}){b}[^.!,、，。\n]{0,40}[.!,、，。]\s*){0,4}(?:{presents}){b}"

_change(
    "says_yes_or_no",
    _opens(_MARKS + r"(?:{yes}){b}"),
    "The answer opens with yes, no or the like.",
    ["A: It rained.\nA: [[Yeah]], it did."],
    ["A: It rained.\nA: Yesterday it did."],
)
_change(
    "listens",
    _opens(_MARKS + r"(?:{listens}){b}"),
    "The answer opens with a word of somebody who listens.",
    ["A: It rained.\nA: [[Wow]]."],
    ["A: It rained.\nA: Rain is good."],
)
_change(
    "joins_in",
    _opens(_MARKS + r"(?:{joins_in}){b}"),
    "The answer opens as one who joins in: agreeing, adding, or on one's own part.",
    ["A: It rained.\nA: [[I agree]]. It did.", "A: It rained.\nA: [[For me]] it was the sea."],
    ["A: It rained.\nA: We left."],
)
_change(
    "goes_on",
    _opens(r"(?:{goes_on}){b}"),
    "The answer opens as one that goes on from what was said.",
    ["A: It rained.\nA: [[Then]] we left."],
    ["A: It rained.\nA: Rain is good."],
)
_change(
    "opens_with_i",
    _opens(r"(?:{i}){b}"),
    "The answer opens with I.",
    ["A: It rained.\nA: [[I]] left."],
    ["A: It rained.\nA: It did."],
)
_change(
    "resumes",
    _opens(r"(?-i:\.{2,}|…|[a-zà-ÿ])"),
    "The answer starts in the middle of a sentence.",
    ["A: It rained --\nA: [[...]]and snowed."],
    ["A: It rained.\nA: It snowed."],
)
_change(
    "greets",
    _opens(_MARKS + r"(?:{greeting}){b}"),
    "The answer opens with thanks or a greeting.",
    ["A: It rained.\nA: [[Thanks]] for having me."],
    ["A: Thanks.\nA: It rained."],
)
_change(
    "takes_up_you",
    _opens(r"[^\n]{0,100}?{b}(?:{takes_up}){b}"),
    "The answer takes up what somebody else said.",
    ["A: It rained.\nA: [[As you said]], it rained."],
    ["A: It rained.\nA: It did."],
)


@CHANGE.cue(fires=["A: It rained.\nA: [[Hello. I work]] in a mill."], silent=["A: It rained.\nA: They work in a mill."])
def presents_oneself(pair: Pair) -> Iterator[Span]:
    """The answer opens by telling who its speaker is."""
    m = spoken(_PRESENTS, pair.language).match(pair.text, pair.here.start, pair.here.end)
    if m:
        yield Span(*m.span())


@CHANGE.cue(fires=["A: My name is Ben. I act.\nA: [[I am]] a director."], silent=["A: It rained.\nA: I am a director."])
def presents_oneself_next(pair: Pair) -> Iterator[Span]:
    """The answer opens by telling who its speaker is, as the one before did."""
    if spoken(_PRESENTS, pair.language).match(pair.text, pair.before.start, pair.before.end):
        yield from presents_oneself.find(pair)


_ENDS = re.compile(r"(?:[.!?…。！？]\s?[\"”’'»)\]*_]*|--|[—–-])\s*\Z")
_ITEM = re.compile(r"(?:[-*•·–—]\s|\d{1,2}[.)]\s|[A-Z][\w’' /-]{1,38}[:–—] |[\w./-]{2,25}: )")
_FRAGMENT = 160
#: The lines of a list are shorter than this, in characters.
_LINE_OF_LIST = 200


def _fragment(text: str, block: Span) -> bool:
    return len(block) < _FRAGMENT and _ENDS.search(text, max(block.start, block.end - 12), block.end) is None


@CHANGE.cue(fires=["A: We have\nA: [[three boats]]"], silent=["A: We have\nA: Three boats."])
def fragment(pair: Pair) -> Iterator[Span]:
    """The answer is short and no sentence: an item of a list, a line of a table."""
    if _fragment(pair.text, pair.here):
        yield pair.here


@CHANGE.cue(fires=["A: [[three boats]]\nA: They were old."], silent=["A: Three boats.\nA: They were old."])
def after_fragment(pair: Pair) -> Iterator[Span]:
    """The answer before is short and no sentence."""
    if _fragment(pair.text, pair.before):
        yield pair.before


@CHANGE.cue(
    fires=["A: three boats\nA: [[two oars]]"],
    silent=["A: We have\nA: Three boats.", "A: three boats\nA: They were old.", "A: three boats\nQ: Yes?\nA: two oars"],
)
def fragments(pair: Pair) -> Iterator[Span]:
    """Both answers are short and no sentences, and nobody asks between: lines of a list, cells of a table."""
    if not pair.between and _fragment(pair.text, pair.before):
        yield from fragment.find(pair)


@CHANGE.cue(
    fires=["A: We have boats:\nA: [[Nora: ]]the old one."], silent=["A: We have boats:\nA: The old one is Nora."]
)
def item(pair: Pair) -> Iterator[Span]:
    """The answer opens like an item of a list."""
    m = _ITEM.match(pair.text, pair.here.start, pair.here.end)
    if m:
        yield Span(*m.span())


_change(
    "announces",
    _ended(_ANNOUNCES),
    "The answer before announces more.",
    ["A: There were two things[[:]]\nA: The rain came."],
    ["A: That was it.\nA: The rain came.", "A: That was it :)\nA: The rain came."],
)


@CHANGE.cue(
    fires=["A: There were two things:\nA: The rain came.\nA: [[The boat went.]]"],
    silent=["A: There were two things:\nA: The rain came.", "A: The rain came.\nA: The boat went."],
)
def list_goes_on(pair: Pair) -> Iterator[Span]:
    """An answer announced more, and all that came since are short: the lines of its list."""
    if pair.between or len(pair.here) > _LINE_OF_LIST or len(pair.before) > _LINE_OF_LIST:
        return
    for said in reversed(pair.run[:-1]):
        if _at_end(_ANNOUNCES, pair.text, said):
            yield pair.here
            return
        if len(said) > _LINE_OF_LIST:
            return


_change(
    "breaks_off",
    _ended(_end(r"--|[—–-]|\.{3}|…")),
    "The answer before breaks off.",
    ["A: There was rain [[--]]\nA: And snow.", "A: There was rain[[...]]\nA: And snow."],
    ["A: There was rain.\nA: And snow."],
)


@CHANGE.cue(
    fires=["A: What do you say, [[Ada]]?\nA: It rained.", "A: It did.\nQ: And now, [[Ben]]?\nA: It rained."],
    silent=["A: Ada left.\nA: It rained."],
)
def somebody_called(pair: Pair) -> Iterator[Span]:
    """The answer before, or the question between, speaks to somebody by name."""
    yield from pair.called


_change(
    "several_asked",
    _asked(r"{b}(?:{several}){b}", run=True),
    "The question asks several people.",
    ["Q: What do [[you each]] hope?\nA: Peace.\nA: Rain."],
    ["Q: What do you hope?\nA: Peace.\nA: Rain."],
)
_change(
    "asked",
    _asked(r"[?？؟]"),
    "The question between asks with a question mark.",
    ["A: It rained.\nQ: Did it[[?]]\nA: It did."],
    ["A: It rained.\nQ: I see.\nA: It did."],
)
_change(
    "turns_to_another",
    _asked(r"{b}(?:{turns})"),
    "The question between turns to somebody else.",
    ["A: It rained.\nQ: [[What about you]]?\nA: I left."],
    ["A: It rained.\nQ: What did you do?\nA: I left."],
)
_change(
    "question_thanks",
    _asked(r"{b}(?:{thanks}){b}"),
    "The question between thanks.",
    ["A: It rained.\nQ: [[Thank you]]. Next.\nA: I left."],
    ["A: It rained.\nQ: Next.\nA: I left."],
)

#: What is measured rather than seen: numbers of a pair, weighed beside the cues of ``CHANGE``.
MEASURES: dict[str, str] = {
    "always": "How often a speaker goes on",
    "spoken": "The text is a transcript of speech",
    "told_between": "A narrator or a heading stands between the answers",
    "under_30": "The answer is shorter than 30 characters",
    "under_80": "The answer is shorter than 80 characters",
    "under_200": "The answer is shorter than 200 characters",
    "over_500": "The answer is longer than 500 characters",
    "before_under_30": "The answer before is shorter than 30 characters",
    "before_under_80": "The answer before is shorter than 80 characters",
    "before_under_200": "The answer before is shorter than 200 characters",
    "before_over_500": "The answer before is longer than 500 characters",
    "question_under_50": "The question between is shorter than 50 characters",
    "question_under_100": "The question between is shorter than 100 characters",
    "second": "The answer before opens the run",
    "before_under_30_spoken": "The answer before is shorter than 30 characters, in a transcript of speech",
    "before_under_80_spoken": "The answer before is shorter than 80 characters, in a transcript of speech",
    "before_under_200_spoken": "The answer before is shorter than 200 characters, in a transcript of speech",
    "fragments_spoken": "Both answers are short and no sentences, in a transcript of speech",
    "announces_spoken": "The answer before announces more, in a transcript of speech",
    "one_each": "The run has as many answers as there are people",
    "one_each_spoken": "The run has as many answers as there are people, in a transcript of speech",
    "opening": "The answer looks like one that opens a turn",
    "opening_spoken": "The answer looks like one that opens a turn, in a transcript of speech",
    "closing": "The answer before looks like one that ends a turn",
    "closing_spoken": "The answer before looks like one that ends a turn, in a transcript of speech",
    "shared_words": "The two answers share words",
    "shared_theme": "The answers around share words with those before",
}


# ---------------------------------------------------------------- examples

_ADA, _BEN = Speaker("Ada King"), Speaker("Ben Moor")
#: What they are, by language.
_TRADES = {
    "en": ("director", "actor"),
    "fr": ("réalisatrice", "acteur"),
    "es": ("directora", "actor"),
    "de": ("Regisseurin", "Schauspieler"),
    "it": ("regista", "attore"),
    "pt": ("realizadora", "ator"),
}
#: What she made.
_WORK_OF_ADA = "Cold Water"
_LINE = re.compile(r"(?m)^(?P<mark>>?[QA]: |# )?(?P<text>.*)$")


def beginnings(words: Iterable[str]) -> re.Pattern[str] | None:
    """Words that begin so; nothing for none."""
    any_ = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"\b(?:{any_})\w*", re.IGNORECASE) if any_ else None


def exactly(names: Iterable[str]) -> re.Pattern[str] | None:
    """These names as they are written, where no longer name opens so; nothing for none."""
    any_ = "|".join(map(re.escape, sorted(names)))
    return re.compile(rf"(?<!\w)(?:{any_})(?!\w)(?! (?:\w{{1,3}} )?[A-ZÀ-Þ])") if any_ else None


def replay(cue: Cue, text: str, language: str = "en") -> list[Span]:
    """The spans of an example: a small dialogue, as the head of this module says."""
    blocks = [(m["mark"] or "", Span(*m.span("text"))) for m in _LINE.finditer(text) if m["text"]]
    answers = [n for n, (mark, _) in enumerate(blocks) if "A" in mark]
    here = next((n for n in answers if blocks[n][0][0] == ">"), answers[-1])
    at = answers.index(here)
    before = answers[at - 1] if at else -1
    question = [n for n in range(before + 1, here) if "Q" in blocks[n][0]]
    names = Names([_ADA, _BEN], [Speaker("Zoe Hart", Role.INTERVIEWER)], language)
    named = [names.find(text, span) for _, span in blocks]
    spans = tuple(blocks[n][1] for n in question)
    if cue.group is SPEAKER:
        places = dict.fromkeys(question[:-1], "earlier") | dict.fromkeys(question[-1:], "question") | {here: "answer"}
        places |= {before: "before"} if at else {}
        places |= dict.fromkeys(answers[at + 1 : at + 2], "after")
        if cue.name == "thanked_by_name":  # seen from the question
            places = {here: "reply"}
        seen = [attrs.evolve(naming, where=where) for n, where in places.items() for c, naming in named[n] if c == 0]
        return sorted(span for naming in seen for span in cue.find(naming))
    if cue.group is TOLD:
        heads = [named[n] for n, (mark, _) in enumerate(blocks) if mark == "# " and named[n]]
        alone = heads[-1][0][1].span if heads and {c for c, _ in heads[-1]} == {0} else None
        first = heads[0][0][1].span if heads and heads[0][0][0] == 0 and not at else None
        ada, ben = _TRADES.get(language, _TRADES["en"])
        trades = beginnings({*trade_words([ada], language)} - {*trade_words([ben], language)})
        made = exactly([_WORK_OF_ADA])
        return list(
            cue.find(Bearing(text, blocks[here][1], spans, trades, beginnings([ada]), made, alone, first, language))
        )
    if not at:
        return []
    called = tuple(naming.span for n in (before, *question) for _, naming in named[n] if naming.how == CALLED)
    run = max((n for n in range(here) if "Q" in blocks[n][0]), default=None)
    asked = (blocks[run][1],) if run is not None else ()
    since = [blocks[n][1] for n in answers[:at] if run is None or n > run]
    return list(cue.find(Pair(text, blocks[before][1], blocks[here][1], spans, asked, called, language, since)))

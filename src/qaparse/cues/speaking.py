"""The cues of speaking: which of several people speaks an answer, and where the speaker changes.

A cue of ``SPEAKER`` looks at one mention, or one phrase, in a question or an answer, and speaks for or against one
candidate. A cue of ``CHANGE`` looks at an answer paragraph and the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..records import Span
from .core import Block, Cue, Group, compiled

__all__ = ["CHANGE", "SPEAKER", "TRADES", "Mention", "mentions", "replay", "trade_words"]

SPEAKER = Group("speaker", "who of several people speaks an answer")
CHANGE = Group("change", "whether the speaker changes within the answers to one question")

_TITLE = compiled(r"(?:Mr|Ms|Mrs|Dr|Prof|Professor|Director|Sir|Dame|President|Captain|Chef)\.?\s+\Z")
#: A cue sees so many characters before a name.
_BEFORE = 40
#: Where an address may stand: at the start of a sentence, or behind a comma.
_OPENS, _COMMA = r"\G|[.!?…]\s", r",\s"


@attrs.frozen
class Mention:
    """A place where a text names somebody, and where the title before the name starts (or the name, without one)."""

    lead: int
    start: int
    end: int


def mentions(block: Block, forms: Sequence[str]) -> list[Mention]:
    """Where any form of a name stands as a whole word, in order; of those that start together the longest first."""
    text, found = block.text, []
    for form in forms:
        start = text.find(form, block.start, block.end)
        while start >= 0:
            end = start + len(form)
            if not (start > 0 and _in_word(text[start - 1])) and not (end < len(text) and _in_word(text[end])):
                title = _TITLE.search(text, max(block.start, start - _BEFORE), start)
                found.append(Mention(title.start() if title else start, start, end))
            start = text.find(form, end, block.end)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _in_word(c: str) -> bool:
    return c.isalnum() or c == "_"


def _cue(name: str, doc: str, *frames: tuple[str, str], fires: list[str], silent: list[str]) -> None:
    """Declare a cue: pairs of what stands before the name and what behind it; an empty pattern asks for nothing."""
    pairs = [(compiled(rf"(?:{before})\Z"), compiled(behind)) for before, behind in frames]

    def find(block: Block, named: Iterable[Mention]) -> Iterator[Span]:
        text, over = block.text, block.start
        for m in named:
            for at in dict.fromkeys((m.lead, m.start)) if m.start >= over else ():
                low = max(block.start, at - _BEFORE)
                if any(b.search(text, low, at) and a.match(text, m.end, block.end) for b, a in pairs):
                    yield Span(at, m.end)
                    over = m.end
                    break

    SPEAKER.add(name, find, doc, fires=fires, silent=silent)


_cue(
    "addressed_in_last_sentence",
    "The question's last sentence is addressed to the candidate.",
    (_OPENS, r"\s*[,—–-]\s[^.!?…]{0,500}[?]\s*\Z"),
    (_COMMA, r"(?:\s*|,[^.!?…]{0,500})[?]\s*\Z"),
    fires=["You knew. [[Kim]], what then?", "Was it late, [[Min Kim]]?"],
    silent=["What did Kim say?", "Kim, thank you. What now?"],
)
_cue(
    "addressed",
    "The text addresses the candidate.",
    (_OPENS, r"\s*[,—–]\s"),
    (_COMMA, r"\s*[.!?,]"),
    fires=["[[Kim]], thank you. What now?", "Thanks, [[Kim]]. What now?"],
    silent=["I told Kim so."],
)
_cue(
    "introduces_oneself",
    "The speaker says to be the candidate.",
    (r"\b(?:I'm|I’m|I am|my name is|My name is|this is|This is)\s+", ""),
    fires=["Well, I'm [[Min Kim]], and I act."],
    silent=["I'm with Kim on that."],
)
_cue(
    "spoken_of",
    "The text speaks of the candidate in the third person.",
    (r"\b(?i:with|by|from|about|of|to|and|for|like|told|asked|says?|said|that|when|as)\s+", ""),
    fires=["Working with [[Kim]] was easy.", "As [[Min Kim]] says, it rained."],
    silent=["Thanks, Kim."],
)
_GOES = (
    r"(?:'s|’s)?\s+(?:\w+ly\s+)?(?:is|was|has|had|does|did|made|said|told|taught|thought|set|came|will|would|can|could"
    r"|just|always|never|and|\w+ed|\w+s)\b"
)
_cue(
    "said_of",
    "The text says something of the candidate.",
    ("", _GOES),
    fires=["[[Kim]] sets the rhythm."],
    silent=["Kim, what now?"],
)


def _alone(pattern: str, doc: str, name: str, fires: list[str], silent: list[str]) -> Cue:
    def find(block: Block) -> Iterator[Span]:
        return block.find(pattern)

    return CHANGE.add(name, find, doc, fires=fires, silent=silent)


_alone(
    r"(?i)\b(?:(?:each|both|all|either|one|the two|the three) of you|you (?:each|both|two|three))\b",
    "The question asks several people.",
    "asks_several",
    ["What do [[you each]] hope?", "How did [[both of you]] begin?"],
    ["How did you begin?"],
)
_alone(
    r"(?i)\G[\"“]?(?:yes|yeah|yep|no|exactly|absolutely|right|true|i agree|agreed|same here|same|me too|likewise"
    r"|for me|for my part|from my side|as for me"
    r"|oh|ha|well|and i|but i|that['’]s true|definitely|totally|indeed|i think the same|ditto)\b",
    "The paragraph opens as one who joins in: agreeing, or on one's own part.",
    "joins_in",
    ["[[I agree]]. It was late.", "[[For me]] it was the sea."],
    ["It was late."],
)
_alone(
    r"(?i)\G(?:so|and so|then|after that|also|in addition|another|secondly|second|finally|but|this|that|these|those"
    r"|it|they|because|however|when|later|eventually|at the time|of course|in the end)\b",
    "The paragraph goes on from the one before.",
    "goes_on",
    ["[[Then]] we left.", "[[However]], it rained."],
    ["Rain fell."],
)
_alone(
    r"(?:[:—–-]|\.{3}|…)(?=[\s\"”]*\Z)",
    "The paragraph breaks off or announces more.",
    "announces_more",
    ["There were three things[[:]]"],
    ["That was it."],
)

#: What people of a trade are asked about and speak of; word beginnings, by the beginning of the trade's name.
TRADES: dict[str, str] = {
    "act": "role character play perform part scene script cast stage acting actor actress rehears costume",
    "direct": "direct film shot shoot vision screen camera edit cinema scene premiere sequence footage",
    "write": "writ wrote book novel story page draft sentence chapter publish read",
    "author": "writ wrote book novel story page draft sentence chapter publish read",
    "poet": "poem poet verse line word language writ",
    "sing": "song sing voice album record stage tour lyric",
    "music": "song music play instrument album record tour band",
    "compos": "music score compos sound theme orchestr instrument note",
    "design": "design colour color shape draw model light material look",
    "architect": "build house design wall room light plan space site",
    "chef": "cook dish menu kitchen recipe taste restaurant food flavour flavor",
    "cook": "cook dish menu kitchen recipe taste restaurant food",
    "farm": "farm field soil crop grow harvest land animal seed weather",
    "geolog": "rock stone layer mountain map sample field earth",
    "scien": "research experiment data lab theory paper measure",
    "research": "research experiment data lab theory paper measure study",
    "develop": "code software build release bug program deploy",
    "engineer": "code software build system machine deploy test",
    "photograph": "photo picture camera light lens image shoot",
    "paint": "paint canvas colour color brush studio picture",
    "found": "found company start business invest idea team grow",
    "produc": "produc budget money schedule fund team release",
}


def trade_words(words: Iterable[str]) -> tuple[str, ...]:
    """The beginnings of words that people with these role words speak of."""
    found: list[str] = []
    for word in " ".join(words).lower().split():
        for trade, about in TRADES.items():
            if word.startswith(trade):
                found += about.split()
    return tuple(dict.fromkeys(found))


def replay(cue: Cue, text: str) -> list[Span]:
    """The spans of an example; the candidate's name is Min Kim."""
    block = Block(text, 0, len(text))
    return list(cue.find(block, mentions(block, ("Min Kim", "Kim"))) if cue.group is SPEAKER else cue.find(block))

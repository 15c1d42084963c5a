"""The cues of speaking: which of several people speaks an answer, and where the speaker changes.

A cue of ``SPEAKER`` looks at one mention, or one phrase, in a question or an answer, and speaks for or against one
candidate. A cue of ``CHANGE`` looks at an answer paragraph and the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..records import Span
from .core import Block, Cue, Group

__all__ = ["CHANGE", "SPEAKER", "TRADES", "replay", "trade_words"]

SPEAKER = Group("speaker", "who of several people speaks an answer")
CHANGE = Group("change", "whether the speaker changes within the answers to one question")

#: The candidate's name stands here while a cue's pattern is compiled for somebody; the examples are about Kim.
_KIM = r"(?:(?:Min )?Kim)"
_TITLE = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Director|Sir|Dame|President|Captain|Chef)\.?\s+)?"


def _of(name: str, pattern: str) -> str:
    return pattern.replace("{X}", rf"(?P<at>{_TITLE}\b{name}\b)")


def _cue(pattern: str, doc: str, *, name: str, fires: list[str], silent: list[str]) -> None:
    def find(block: Block, who: str = _KIM) -> Iterator[Span]:
        return block.find(_of(who, pattern))

    SPEAKER.add(name, find, doc, fires=fires, silent=silent)


_cue(
    r"(?:(?<=[.!?…]\s)|(?<=\A)|\G){X}(?=\s*[,—–-]\s)(?=[^.!?…]*[?]\s*\Z)"
    r"|(?<=,\s){X}(?=\s*\?\s*\Z)|(?<=,\s){X}(?=,[^.!?…]*[?]\s*\Z)",
    "The question's last sentence is addressed to the candidate.",
    name="addressed_in_last_sentence",
    fires=["You knew. [[Kim]], what then?", "Was it late, [[Min Kim]]?"],
    silent=["What did Kim say?", "Kim, thank you. What now?"],
)
_cue(
    r"(?:(?<=[.!?…]\s)|\G){X}(?=\s*[,—–]\s)|(?<=,\s){X}(?=\s*[.!?,])",
    "The text addresses the candidate.",
    name="addressed",
    fires=["[[Kim]], thank you. What now?", "Thanks, [[Kim]]. What now?"],
    silent=["I told Kim so."],
)
_cue(
    r"(?:\b(?:I'm|I’m|I am|my name is|My name is|this is|This is)\s+){X}",
    "The speaker says to be the candidate.",
    name="introduces_oneself",
    fires=["Well, I'm [[Min Kim]], and I act."],
    silent=["I'm with Kim on that."],
)
_cue(
    r"\b(?i:with|by|from|about|of|to|and|for|like|told|asked|says?|said|that|when|as)\s+{X}",
    "The text speaks of the candidate in the third person.",
    name="spoken_of",
    fires=["Working with [[Kim]] was easy.", "As [[Min Kim]] says, it rained."],
    silent=["Thanks, Kim."],
)
_cue(
    r"{X}(?=(?:'s|’s)?\s+(?:\w+ly\s+)?(?:is|was|has|had|does|did|made|said|told|taught|thought|set|came|will|would|can|could"
    r"|just|always|never|and|\w+ed|\w+s)\b)",
    "The text says something of the candidate.",
    name="said_of",
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
    return list(cue.find(Block(text, 0, len(text))))

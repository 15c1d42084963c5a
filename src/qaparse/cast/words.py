"""What a text says that somebody is: trade, post, works, organisation, in its own words."""

from __future__ import annotations

import re

from ..cues.mentions import Mention
from ..names import TRADES, fold

__all__ = ["role_words"]

_ARTICLE = r"(?:an?|the|our|my|un|una|el|la|une|le|ein|eine|der|die|um|uma|uno)"
# "Ada King, a biologist at the Pier," / "Ada King is the founder of" / "Ada King, who founded Blue Door,"
_BEHIND = re.compile(
    rf"(?:\s*\([^()\n]{{1,60}}\))?(?:,\s+(?:{_ARTICLE}\s+|who\s+(?:is\s+)?(?:{_ARTICLE}\s+)?)?|"
    rf"\s+(?:is|was|es|est|ist|é)\s+(?:\w+ly\s+|also\s+)?{_ARTICLE}\s+)([^\W\d_][^.,;:!?()\n–—]{{2,70}})",
    re.IGNORECASE,
)
# Where a description ends inside its clause.
_END = re.compile(
    r"\s(?:and|but|who|whose|which|that|about|on\s(?:the|his|her|their|how)|to|y|et|und|is|was|has|had)\s",
    re.IGNORECASE,
)
_DID = re.compile(r"(?:co-)?(?:founded|runs|leads|wrote|directed|made|created|built|plays|heads|edits|teaches)\b")
_TRADE_LIKE = re.compile(r"\w{3,}(?:ist|er|or|ian|man|woman|grapher|smith|keeper)s?$")
_PARENTHESIS = re.compile(r"\s*\(([^()\d\n]{3,60})\)")
_NOT_BEFORE = frozenset(
    "with to the a an and by of our is from for as my that et le la les de du y el und der die das e il".split()
)
_WORDS_TO_TRADE = 5


def role_words(mention: Mention) -> list[str]:
    """The descriptions beside one mention, as they stand in the text.

    >>> from qaparse.cues.mentions import Zone, mentions
    >>> text = "We met the sound designer Ada King, founder of Blue Door, and Bo Li (The Pier)."
    >>> [role_words(m) for m in mentions(Zone(text, 0, len(text))) if m.found.text in ("Ada King", "Bo Li")]
    [['sound designer', 'founder of Blue Door'], ['The Pier']]
    """
    text, found, end = mention.zone.text, mention.found, mention.zone.end
    out = []
    if found.title and fold(found.title.split()[-1]) in TRADES:
        out.append(found.title)
    elif mention.word_before in TRADES:
        out.append(_trade_before(text[max(mention.zone.start, found.lead - 60) : found.lead]))
    if (behind := _BEHIND.match(text, found.end, end)) and (description := _description(behind[1])):
        out.append(description)
    if (note := _PARENTHESIS.match(text, found.end, end)) and note[1][0].isupper():
        out.append(" ".join(note[1].split()))
    return out


def _trade_before(text: str) -> str:
    """The trade at the end of ``text`` with the common words that belong to it: "sound designer"."""
    words: list[str] = []
    for word in reversed(text.split()):
        low = fold(word.rstrip(","))
        if words and (low in _NOT_BEFORE or not word.islower() or word.endswith(",")):
            break
        words.insert(0, word.rstrip(","))
        if len(words) == 3:
            break
    return " ".join(words)


def _description(clause: str) -> str:
    """The description at the start of a clause, if it names a trade or a deed."""
    ended = _END.search(clause)
    clause = " ".join(clause[: ended.start()].split() if ended else clause.split())
    words = clause.split()[:_WORDS_TO_TRADE]
    told = _DID.match(clause) or any(fold(word) in TRADES or _TRADE_LIKE.match(word) for word in words)
    return clause if told else ""

"""What a text says that somebody is: trade, post, works, organisation, in its own words."""

from __future__ import annotations

import regex

from ..cues.mentions import Mention
from ..names import TRADES

__all__ = ["role_words"]

_LONGEST = 70  # characters of one description
_TRADE = "|".join(regex.escape(word) for word in sorted(TRADES, key=len, reverse=True))
_ARTICLE = r"(?:an?|the|our|my|un|una|el|la|une|le|ein|eine|der|die|um|uma|uno)"
_STOP = (
    r"(?=\s*(?:[.,;:!?()\n–—]|\s(?:and|but|who|whose|which|that|about|on (?:the|his|her|their|how)|to|y|et|und|is|was|has|"
    r"had)\s)|\s*\Z)"
)
# "Ada King, a biologist at the Pier," / "Ada King is the founder of" / "Ada King, who founded Blue Door,"
_BEHIND = regex.compile(
    rf"(?i)(?:\s*\([^()]{{1,60}}\))?(?:,\s+(?:{_ARTICLE}\s+|who\s+(?:is\s+(?:{_ARTICLE}\s+)?)?)?|\s+(?:is|was|es|est|ist|é)\s+(?:currently\s+|also\s+)?{_ARTICLE}\s+)"
    rf"((?:(?!(?:he|she|they|we|i|it|and|but|when|where|as|for|in|to|with|about)\b)[\p{{L}}][^.,;:!?()\n–—]{{2,{_LONGEST}}}?)){_STOP}"
)
_STARTS = regex.compile(
    rf"(?i)(?:[\w’'-]+\s+){{0,4}}(?:{_TRADE}|co-?\w+er|\w+(?:ist|er|or|ian|man|woman))s?\b|(?:founded|runs|leads|wrote|directed|made|created|built|plays|co-\w+ed)\b"
)
_PARENTHESIS = regex.compile(r"\s*\(([^()\d]{3,60})\)")
_BEFORE = regex.compile(
    rf"(?i)\b((?:(?!(?:with|to|the|a|an|and|by|of|our|is|from|for|as)\b)[\p{{Ll}}’'-]+\s+){{0,2}}(?:{_TRADE}))\s+\Z"
)


def role_words(mention: Mention) -> list[str]:
    """The descriptions beside one mention, as they stand in the text.

    >>> from qaparse.cues.mentions import Zone, mentions
    >>> text = "We met the sound designer Ada King, founder of Blue Door, and Bo Li (The Pier)."
    >>> [role_words(m) for m in mentions(Zone(text, 0, len(text))) if m.found.text in ("Ada King", "Bo Li")]
    [['sound designer', 'founder of Blue Door'], ['The Pier']]
    """
    text, found, end = mention.zone.text, mention.found, mention.zone.end
    out = []
    if found.title and regex.search(rf"(?i)\b(?:{_TRADE})\b", found.title):
        out.append(found.title)
    if before := _BEFORE.search(text, max(mention.zone.start, found.lead - 50), found.lead):
        out.append(" ".join(before[1].split()))
    if (behind := _BEHIND.match(text, found.end, end)) and _STARTS.match(behind[1]):
        out.append(" ".join(behind[1].split()))
    if (note := _PARENTHESIS.match(text, found.end, end)) and note[1][0].isupper():
        out.append(" ".join(note[1].split()))
    return out

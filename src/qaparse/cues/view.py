"""A block as the cues of reading see it: its words looked up once, by notion and by place."""

from __future__ import annotations

import regex

from .core import Block
from .languages import ENGLISH, NOTIONS, Pack

__all__ = ["NOTION", "View"]

#: Position of each notion in the count lists of a view.
NOTION = {name: n for n, name in enumerate(NOTIONS)}

_TOKEN = regex.compile(r"[^\W_]+(?:['’\-&][^\W_]+)*|[.!?…。！？]+|[\"“”«»„¿]")
_STOPS = frozenset(".!?…。！？")
_OPEN = frozenset("“«„")
_SHUT = frozenset("”»")
_CLOSERS = frozenset("\"”»'’)]*_ \t\r\n\xa0")


class View:
    """One block, analysed in one pass over its words.

    ``total``, ``first`` and ``last`` count the words of each notion in the whole block, in its first
    and in its last sentence; ``initial`` counts those that open a sentence; ``opens`` holds the notions
    of the block's first word. ``asked`` is the number of sentences that end in a question mark outside
    quotation marks, ``quoted_asked`` inside them; ``quoted`` the number of words inside quotation marks.
    ``head`` is the first character, ``tail`` the last one before closing quotation marks and brackets.
    """

    __slots__ = (
        "asked",
        "block",
        "ends_asking",
        "first",
        "first_asks",
        "head",
        "initial",
        "last",
        "last_words",
        "opens",
        "pack",
        "quoted",
        "quoted_asked",
        "sentences",
        "tail",
        "total",
        "words",
    )

    def __init__(self, block: Block, pack: Pack = ENGLISH) -> None:
        index = pack.index
        none: tuple[int, ...] = ()
        zeros = [0] * len(NOTIONS)
        total, first, last, initial = zeros.copy(), zeros, zeros, zeros.copy()
        opens = none
        words = quoted = asked = quoted_asked = sentences = last_words = 0
        inside = first_asks = ends_asking = False
        fresh = True  # at the start of a sentence
        for token in _TOKEN.findall(block.text[block.start : block.end].lower().replace("’", "'")):
            head = token[0]
            if head in _STOPS:
                if "?" in token or "？" in token:
                    if inside:
                        quoted_asked += 1
                    else:
                        asked += 1
                        first_asks = first_asks or sentences == 0
                        ends_asking = True
                if not fresh:
                    if sentences == 0:
                        first = total.copy()
                    sentences += 1
                    fresh = True
            elif head == '"':
                inside = not inside
            elif head in _OPEN:
                inside = True
            elif head in _SHUT:
                inside = False
            elif head != "¿":
                words += 1
                quoted += inside
                notions = index.get(token, none)
                if fresh:
                    last, last_words = zeros.copy(), 0
                    fresh = ends_asking = False
                    for n in notions:
                        initial[n] += 1
                    if words == 1:
                        opens = notions
                last_words += 1
                for n in notions:
                    total[n] += 1
                    last[n] += 1
        if inside and quoted_asked:  # a quotation mark without its partner quotes nothing
            asked += quoted_asked
            ends_asking = block.text[block.end - 1 : block.end] in ("?", "？")
            quoted = quoted_asked = 0
        self.block, self.pack = block, pack
        text = block.text
        end = block.end
        while end > block.start and text[end - 1] in _CLOSERS:
            end -= 1
        self.tail = text[end - 1] if end > block.start else ""
        self.head = text[block.start] if block.end > block.start else ""
        self.total, self.last, self.initial, self.opens = total, last, initial, opens
        self.sentences = sentences if fresh else sentences + 1
        self.first = first if self.sentences > 1 else total
        self.words, self.last_words = words, last_words
        self.asked, self.first_asks, self.ends_asking = asked, first_asks, ends_asking
        self.quoted, self.quoted_asked = quoted, quoted_asked

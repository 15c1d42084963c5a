"""A block as the cues of reading see it: its words looked up once, by notion and by place."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from ..records import Span
from .core import Block
from .languages import ENGLISH, NOTIONS, Pack

__all__ = ["NOTION", "View", "sentences"]

#: Position of each notion in the count lists of a view.
NOTION = {name: n for n, name in enumerate(NOTIONS)}

_STOPS = frozenset(".!?…。！？")
_OPEN = frozenset("“«„")
_SHUT = frozenset("”»")
#: What opens a token that is no word.
_SIGNS = _STOPS | _OPEN | _SHUT | {'"', "¿"}
_CLOSERS = frozenset("\"”»'’)]*_ \t\r\n\xa0")

_PIECE = r"{0}+(?:['’\-&]{0}+)*|[.!?…。！？]+|[\"“”«»„¿]"
_tokens = regex.compile(_PIECE.format(r"[^\W_]")).findall
# The same for text of Latin letters only, in half the time: few letters, and no look at their properties.
_is_latin = re.compile("[\0-\u024f\u2010-\u2027]*").fullmatch
_latin_tokens = re.compile(_PIECE.format("[0-9a-zªµºßà-öø-ÿĀ-ɏ]")).findall


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
        text, start, end = block.text, block.start, block.end
        said = text[start:end].lower().replace("’", "'")
        notions_of = pack.index.get
        met: list[int] = []  # the notions of all words, in order
        met_initially: list[int] = []
        opens: tuple[int, ...] = ()
        words = quoted = asked = quoted_asked = sentences = 0
        in_first = before_last = words_before_last = 0  # bounds in ``met`` and among the words
        inside = first_asks = ends_asking = False
        fresh = True  # at the start of a sentence
        for token in (_latin_tokens if _is_latin(said) else _tokens)(said):
            head = token[0]
            if head not in _SIGNS:
                notions = notions_of(token)
                if fresh:
                    fresh = ends_asking = False
                    before_last, words_before_last = len(met), words
                    if notions:
                        met_initially += notions
                        if not words:
                            opens = notions
                words += 1
                if inside:
                    quoted += 1
                if notions:
                    met += notions
            elif head in _STOPS:
                if "?" in token or "？" in token:
                    if inside:
                        quoted_asked += 1
                    else:
                        asked += 1
                        first_asks = first_asks or sentences == 0
                        ends_asking = True
                if not fresh:
                    if sentences == 0:
                        in_first = len(met)
                    sentences += 1
                    fresh = True
            elif head == '"':
                inside = not inside
            elif head in _OPEN:
                inside = True
            elif head in _SHUT:
                inside = False
        if inside and quoted_asked:  # a quotation mark without its partner quotes nothing
            asked += quoted_asked
            ends_asking = text[end - 1 : end] in ("?", "？")
            quoted = quoted_asked = 0
        self.block, self.pack = block, pack
        self.head = text[start] if end > start else ""
        while end > start and text[end - 1] in _CLOSERS:
            end -= 1
        self.tail = text[end - 1] if end > start else ""
        self.sentences = sentences if fresh else sentences + 1
        self.total, self.initial, self.opens = _counts(met), _counts(met_initially), opens
        if self.sentences > 1:
            self.first, self.last = _counts(met[:in_first]), _counts(met[before_last:])
        else:
            self.first = self.last = self.total
        self.words, self.last_words = words, words - words_before_last
        self.asked, self.first_asks, self.ends_asking = asked, first_asks, ends_asking
        self.quoted, self.quoted_asked = quoted, quoted_asked


def _counts(notions: Iterable[int]) -> tuple[float, ...]:
    """How often each notion was met: as floats, since they go into the rows that the model weighs."""
    counts = [0.0] * len(NOTIONS)
    for n in notions:
        counts[n] += 1.0
    return tuple(counts)


def sentences(block: Block) -> list[list[Span]]:
    """The words of each sentence, in place: sentences and words as ``View`` counts them."""
    found: list[list[Span]] = []
    fresh = True
    for span in block.find(_PIECE.format(r"[^\W_]")):
        head = block.text[span.start]
        if head in _STOPS:
            fresh = True
        elif head not in _SIGNS:
            if fresh:
                found.append([])
                fresh = False
            found[-1].append(span)
    return found

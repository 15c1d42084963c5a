"""A block as the cues of reading see it: its words looked up once, by notion and by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

import regex

from .core import Block
from .languages import NOTIONS, Pack, pack_of

__all__ = ["NOTION", "View", "said", "sentences"]

Cut: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"

#: Position of each notion in the count lists of a view.
NOTION = {name: n for n, name in enumerate(NOTIONS)}

_STOPS = frozenset(".!?…。！？")
_OPEN = frozenset("“«„")
_SHUT = frozenset("”»")
#: What opens a token that is no word.
_SIGNS = _STOPS | _OPEN | _SHUT | {'"', "¿"}
_CLOSERS = frozenset("\"”»'’)]*_ \t\r\n\xa0」』）】》〉›")

#: Marks of other scripts, with those that mean the same here.
_MARKS = str.maketrans("？؟⸮\u037e፧！。．｡।۔։።「」『』", "?????!.......“”“”")

# Scripts that part no words by spaces: as many letters as an English word has on the average.
_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_RUNS = (
    r"\p{Han}{1,2}|[\p{Hiragana}ー]{1,3}|\p{Katakana}[\p{Katakana}ー]{0,7}|"
    r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{1,5}|"
)
_LETTER, _LATIN_LETTER = rf"[^\W_{_SPACELESS}]", "[0-9a-zªµºß-öø-ÿĀ-ɏ]"
_JOINED = r"{0}+(?:['’\-&]{0}+)*"
_REST = r"|[.!?…。！？]+|[\"“”«»„¿]"
#: Text of Latin letters only is cut in half the time: few letters, and no look at their properties.
_is_latin = re.compile("[\0-\u024f\u2010-\u2027]*").fullmatch


@cache
def _cutters(pack: Pack) -> tuple[Cut, Cut]:
    """What cuts text in lower case into words and marks: text of Latin letters, and any."""
    free = _JOINED if pack.joins else "{0}+"
    # Listed words that are more than letters stand as one, as do those of a script without spaces.
    listed = [w for w in set().union(*pack.words.values()) if pack.spaceless or not (pack.joins or w.isalnum())]
    listed.sort(key=lambda w: (-len(w), w))
    by_letter: dict[str, list[str]] = {}
    for word in listed:
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    known = "|".join(re.escape(head) + f"(?:{'|'.join(tails)})" for head, tails in by_letter.items())
    latin = f"(?:{known})(?!{_LATIN_LETTER})|" if known and not pack.spaceless else ""
    other, runs = latin, _RUNS
    if known and pack.spaceless:
        known = f"(?:(?=[{''.join(by_letter)}])(?:{known}))"  # most letters open no listed word
        other = f"{known}|"
        runs = runs.replace("[\\p{Hiragana}ー]", f"(?:(?!{known})[\\p{{Hiragana}}ー])")
    return (
        re.compile(latin + free.format(_LATIN_LETTER) + _REST),
        regex.compile(other + runs + free.format(_LETTER) + _REST),
    )


_ENDS_OF_SMILEYS = frozenset(":dpo3")
#: A smiley in letters behind the last mark: it is no word of a new sentence.
_SMILEY = regex.compile(r"(?<=[.!?…\"”»)])\s+(?::[a-z][\w+-]{1,30}:|[:;=x]['-]?[dpo3])\Z")

#: An aside in brackets behind a question: the block asks all the same.
_ASIDE = regex.compile(r"(?<=\?[!?]{0,3}[\"”»]?)\s+\([^()]{1,200}\)[.!…]?\Z")


def said(block: Block) -> str:
    """What the block says, of equal length: in lower case, apostrophes straight, marks the usual ones."""
    return _normal(block, pack_of(block.language))[0]


def _normal(block: Block, pack: Pack) -> tuple[str, Cut]:
    """What the block says, as ``said`` gives it, and the pattern that cuts it."""
    text = block.text[block.start : block.end]
    if pack.rewrites:
        text = pack.rewritten(text)
    said = text.lower()
    if len(said) != len(text):  # one letter in lower case may be two
        said = "".join([x if len(x := c.lower()) == 1 else c for c in text])
    said = said.replace("’", "'")
    if said[-1:] in _ENDS_OF_SMILEYS and (smiley := _SMILEY.search(said, max(0, len(said) - 36))):
        said = said[: smiley.start()] + " " * (len(said) - smiley.start())
    if said[-2:].rstrip(".!…").endswith(")") and (aside := _ASIDE.search(said, max(0, len(said) - 210))):
        said = said[: aside.start()] + " " * (len(said) - aside.start())
    latin, other = _cutters(pack)
    return (said, latin) if _is_latin(said) else (said.translate(_MARKS), other)


class View:
    """One block, analysed in one pass over its words.

    ``total``, ``first`` and ``last`` count the words of each notion in the whole block, in its first
    and in its last sentence; ``initial`` counts those that open a sentence; ``opens`` holds the notions
    of the block's first word. ``asked`` is the number of sentences that end in a question mark outside
    quotation marks, ``quoted_asked`` inside them; ``quoted`` the number of words inside quotation marks.
    ``head`` is the first character, ``tail`` the last one before closing quotation marks and brackets; ``latin`` is
    true where all its letters are Latin.
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
        "latin",
        "opens",
        "pack",
        "quoted",
        "quoted_asked",
        "sentences",
        "tail",
        "total",
        "words",
    )

    def __init__(self, block: Block) -> None:
        text, start, end = block.text, block.start, block.end
        pack = pack_of(block.language)
        said, cut = _normal(block, pack)
        self.latin = cut is _cutters(pack)[0]
        met: list[int] = []  # the notions of all words, in order
        met_initially: list[int] = []
        opens: tuple[int, ...] = ()
        words = quoted = asked = quoted_asked = sentences = 0
        in_first = before_last = words_before_last = 0  # bounds in ``met`` and among the words
        inside = first_asks = ends_asking = False
        fresh = True  # at the start of a sentence
        tokens = cut.findall(said)
        for token, notions in zip(tokens, map(pack.lookup, tokens)):
            if notions or (head := token[0]) not in _SIGNS:
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
                if "?" in token:
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
            ends_asking = said.endswith("?")
            quoted = quoted_asked = 0
        self.block, self.pack = block, pack
        self.head = text[start].translate(_MARKS) if end > start else ""
        last = len(said)
        while last and said[last - 1] in _CLOSERS:
            last -= 1
        self.tail = said[last - 1] if last else ""
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


def sentences(block: Block) -> Iterator[list[tuple[str, int]]]:
    """The words of each sentence, each with where it starts: sentences and words as ``View`` counts them."""
    words: list[tuple[str, int]] = []
    said, cut = _normal(block, pack_of(block.language))
    for m in cut.finditer(said):
        word = m[0]
        if word[0] not in _SIGNS:
            words.append((word, block.start + m.start()))
        elif words and word[0] in _STOPS:
            yield words
            words = []
    if words:
        yield words

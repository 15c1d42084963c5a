"""What a pipeline sees in a stretch of the text, and the cues that look at it.

The words with the words that they hang on, and the entities, are copied out of the pipeline's documents into plain
records. Cues of ``NAMED`` look at one mention of a candidate, those of ``TRADE`` and ``PRONOUN`` at a stretch of words.
They know the labels of spaCy's English pipelines and those of Universal Dependencies.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import attrs

from ..cues.core import Block, Cue, Group
from ..cues.floor import mentions
from ..cues.speaking import trade_words
from ..records import Span

__all__ = ["NAMED", "PRONOUN", "PRONOUNS", "TRADE", "Entity", "Named", "Parsed", "Stretch", "Word", "named", "replay"]


class Word(NamedTuple):
    """A word in its sentence: ``head`` is the place of the word that it hangs on, its own for the root.

    Offsets point into the whole text. ``tag`` and ``relation`` are empty where the pipeline has no tagger or no parser.
    """

    start: int
    end: int
    low: str
    tag: str
    relation: str
    head: int


class Entity(NamedTuple):
    """A name that the pipeline saw, and what it takes it for (``PERSON``, ``ORG``, …)."""

    start: int
    end: int
    label: str


@attrs.frozen(eq=False)
class Parsed:
    """A stretch of the text as a pipeline read it; ``sentences`` are the places where they begin."""

    words: Sequence[Word]
    entities: Sequence[Entity] = ()
    sentences: Sequence[int] = (0,)

    def within(self, start: int, end: int) -> range:
        """The places of the words that overlap ``[start, end)``."""
        first = bisect_right(self.words, start, key=_end)
        return range(first, max(first, bisect_left(self.words, end, key=_start)))

    def sentence(self, n: int) -> range:
        """The places of the sentence that holds a word."""
        k = bisect_right(self.sentences, n)
        begin = self.sentences[k - 1] if k else 0
        return range(begin, self.sentences[k] if k < len(self.sentences) else len(self.words))

    def near(self, n: int) -> range:
        """The places of a sentence that are not far from a word: sentences without an end cost no more."""
        whole = self.sentence(n)
        return range(max(whole.start, n - _NEAR), min(whole.stop, n + _NEAR))

    def children(self, n: int, *relations: str) -> Iterator[int]:
        """The places of the near words that hang on a word by one of the relations."""
        return (k for k in self.near(n) if k != n and self.words[k].head == n and self.words[k].relation in relations)

    def span(self, places: range) -> Span:
        """From the start of the first word to the end of the last one."""
        return Span(self.words[places[0]].start, self.words[places[-1]].end)


_NEAR = 60


def _start(word: Word) -> int:
    return word.start


def _end(word: Word) -> int:
    return word.end


# ---------------------------------------------------------------- mentions of a candidate

NAMED = Group("nlp.name", "who of several people speaks an answer, by how a pipeline reads the mention of a name")

_SUBJECT = ("nsubj", "nsubjpass", "nsubj:pass")
_LOOSE = ("npadvmod", "vocative", "intj", "dep", "discourse", "dislocated", "parataxis", "ROOT", "root")
_ME = frozenset("i me myself we us".split())
_YOU = frozenset("you your yours yourself".split())
_SAYS = frozenset(
    """say says said saying tell tells told mention mentions mentioned mentioning explain explains explained point
    points pointed note notes noted add adds added put puts describe describes described suggest suggests suggested
    argue argues argued ask asks asked talk talks talked talking speak speaks spoke allude alluded outline outlined
    bring brought""".split()
)
_SET_OFF = frozenset(',;:.!?…—–-()"“”')


@attrs.frozen(eq=False)
class Named:
    """A mention of a candidate: its words, and of them the one that hangs on a word outside."""

    parsed: Parsed
    places: range
    top: int

    @property
    def relation(self) -> str:
        """What the mention is to the word that it hangs on; in a row of equals, what the first of them is."""
        return self.parsed.words[self._first].relation

    @property
    def _first(self) -> int:
        words, n = self.parsed.words, self.top
        for _ in range(_MOST_EQUALS):
            if words[n].relation != "conj" or words[n].head == n:
                break
            n = words[n].head
        return n

    @property
    def governor(self) -> int:
        """The place of the word that the mention, or the row that it stands in, hangs on."""
        return self.parsed.words[self._first].head

    @property
    def equals(self) -> set[int]:
        """The places of the words that stand in a row with the mention."""
        out, words = {self._first, self.top}, self.parsed.words
        for n in self.parsed.near(self.top):
            if words[n].relation == "conj" and words[n].head in out:
                out.add(n)
        return out

    @property
    def beside_me(self) -> bool:
        """True where the candidate stands in a row with "I"."""
        return any(self.parsed.words[n].low in _ME for n in self.equals)

    @property
    def called(self) -> bool:
        """True where the name hangs loosely on a clause, set off, so that somebody is spoken to."""
        if not self.set_off:
            return False
        parsed, top = self.parsed, self.parsed.words[self.top]
        if top.relation in _LOOSE:
            return True
        # A parser that takes the name for a subject or an apposition leaves "you" in the sentence.
        asked = any(parsed.words[k].low in _YOU for k in parsed.near(self.top))
        others = (k for k in parsed.children(top.head, *_SUBJECT) if k not in self.places)
        return asked and (top.relation == "appos" or (top.relation in _SUBJECT and any(True for _ in others)))

    @property
    def acts(self) -> bool:
        """True where the candidate is the subject of a verb."""
        return self.relation in _SUBJECT and not self.called

    @property
    def set_off(self) -> bool:
        """True where punctuation, or an end of the sentence, stands on both sides of the name."""
        words, sentence = self.parsed.words, self.parsed.sentence(self.top)
        before, behind = self.places[0] - 1, self.places[-1] + 1
        opens = before < sentence.start or words[before].low[:1] in _SET_OFF or words[before].tag in ("INTJ", "CCONJ")
        opens = opens or words[before].low in _OPENERS
        closes = behind >= sentence.stop or words[behind].low[:1] in _SET_OFF
        return opens and closes and (before >= sentence.start or behind < sentence.stop)


_MOST_EQUALS = 8
_OPENERS = frozenset("so and but well now then okay ok yes no hi hello hey dear thanks thank right yeah".split())


def named(parsed: Parsed, text: str, forms: Sequence[str], start: int, end: int) -> Iterator[Named]:
    """The mentions of a name in a stretch of the text that the pipeline read."""
    over = start
    for m in mentions(Block(text, start, end), forms):
        places = parsed.within(m.start, m.end) if m.start >= over else range(0)
        if places:
            over = m.end
            heads = (n for n in places if parsed.words[n].head == n or parsed.words[n].head not in places)
            yield Named(parsed, places, next(heads, places[-1]))


def _cue(name: str, doc: str, test: Callable[[Named], bool], fires: Sequence[str], silent: Sequence[str]) -> None:
    """Declare a cue that is a test of a mention."""

    def find(seen: Named) -> Iterator[Span]:
        if test(seen):
            yield seen.parsed.span(seen.places)

    NAMED.add(name, find, doc, fires=fires, silent=silent)


_cue(
    "called",
    "The name hangs loosely on a clause, set off: somebody is spoken to.",
    lambda seen: seen.called,
    ["Thanks, [[Kim]]. What now?", "You wrote it, [[Kim]], didn't you?", "[[Kim]], what do you think of that?"],
    ["My friend, Kim, wrote it.", "I told Kim so.", "Kim wrote it."],
)
_cue(
    "said",
    "The candidate is the subject of a verb of saying.",
    lambda seen: seen.acts and seen.parsed.words[seen.governor].low in _SAYS,
    ["As [[Kim]] said, it was late.", "I agree with what [[Kim]] just mentioned."],
    ["Kim wrote it.", "I told Kim so."],
)
_cue(
    "beside_me",
    "The candidate stands in a row with “I”.",
    lambda seen: seen.beside_me,
    ["[[Kim]] and I wrote it.", "It was written by me and [[Kim]]."],
    ["Kim and Bo wrote it."],
)


# ---------------------------------------------------------------- what the text says that somebody is


def description(seen: Named) -> Iterator[Span]:
    """What an apposition, a noun before the name or "is" says that the person is: "a physicist at Hive".

    The phrase goes without its article, and ends before what it tells of besides.
    """
    words, parsed = seen.parsed.words, seen.parsed
    nouns = [*parsed.children(seen.top, "appos")]
    if words[seen.top].relation == "appos":
        noun = words[seen.top].head
        while words[noun].relation == "pobj" and words[words[words[noun].head].head].tag == "NOUN":
            noun = words[words[noun].head].head  # "the director of a film, Ada King"
        nouns.append(noun)
    if seen.acts and words[seen.governor].low in _IS:
        nouns += parsed.children(seen.governor, "attr")
    for n in nouns:
        if words[n].tag == "NOUN" and n not in seen.places:
            start = n
            while start and words[start - 1].head == n and words[start - 1].tag in ("NOUN", "ADJ", "PROPN"):
                start -= 1
            yield parsed.span(range(start, _phrase_end(parsed, n)))


_IS = frozenset("is was 's ’s are were remains became".split())
_WORDS_BEHIND = 5


def _phrase_end(parsed: Parsed, n: int) -> int:
    """Behind the noun and the "of" or "at" that belongs to it."""
    end = n + 1
    if (
        end < len(parsed.words)
        and parsed.words[end].relation == "prep"
        and parsed.words[end].low in ("of", "at", "for")
    ):
        stop = end + 1
        while stop < len(parsed.words) and stop - end <= _WORDS_BEHIND and parsed.words[stop].tag in _IN_PHRASE:
            stop += 1
        end = stop if stop > end + 1 else end
    return end


_IN_PHRASE = ("NOUN", "PROPN", "ADJ", "DET", "NUM")


# ---------------------------------------------------------------- trades, and pronouns

TRADE = Group("nlp.trade", "who of several people speaks an answer, by who is said to do what a trade does")
PRONOUN = Group("nlp.pronoun", "who of several people speaks an answer, by whom “he” and “she” mean")


@attrs.frozen(eq=False)
class Stretch:
    """Words that are looked at for a candidate, with how words of the candidate's trade begin, and the pronoun."""

    parsed: Parsed
    places: range
    trade: tuple[str, ...] = ()
    pronoun: str = ""

    def doing(self, who: frozenset[str]) -> Iterator[Span]:
        """The words of the trade that somebody does ("I directed") or calls one's own ("my film")."""
        words = self.parsed.words
        for n in self.places:
            if words[n].low.startswith(self.trade):
                doers = _SUBJECT if words[n].tag == "VERB" else _POSSESSOR if words[n].tag == "NOUN" else ()
                if doers and any(words[k].low in who for k in self.parsed.children(n, *doers)):
                    yield Span(words[n].start, words[n].end)


_POSSESSOR = ("poss", "nmod:poss", "det:poss")
#: The forms of the pronouns that are taken for people.
PRONOUNS = {
    form: forms.split()[0] for forms in ("he him his himself", "she her hers herself") for form in forms.split()
}


@TRADE.cue(
    fires=["When I [[directed]] it, it rained.", "My [[film]] was late."],
    silent=["When you directed it, it rained.", "The film was late."],
)
def i_do(seen: Stretch) -> Iterator[Span]:
    """The speaker does, or owns, what the candidate's trade does."""
    return seen.doing(_ME_MINE)


@TRADE.cue(
    fires=["When you [[directed]] it, was it late?", "Was your [[film]] late?"],
    silent=["When I directed it, it rained.", "Was the film late?"],
)
def you_do(seen: Stretch) -> Iterator[Span]:
    """Somebody who does, or owns, what the candidate's trade does is spoken to."""
    return seen.doing(_YOU)


_ME_MINE = _ME | {"my", "our", "mine"}


@PRONOUN.cue(
    fires=["Yes, [[she]] is right.", "I agree with [[her]]."],
    silent=["My mother knew. She was right.", "Yes, he is right."],
)
def means(seen: Stretch) -> Iterator[Span]:
    """“He” or “she”, as the text calls the candidate, without anybody else before whom it could mean."""
    words = seen.parsed.words
    for n in seen.places[:_SOON]:
        if words[n].tag in ("NOUN", "PROPN"):
            return
        if PRONOUNS.get(words[n].low) == seen.pronoun:
            yield Span(words[n].start, words[n].end)
            return


_SOON = 25


def replay(cue: Cue, text: str) -> list[Span]:
    """The spans of an example; the candidate is Min Kim, a film director, whom the text calls “she”."""
    from .nlp import read  # it needs a pipeline, which an example has only here

    (parsed,) = read(text, [Span(0, len(text))])
    if cue.group is NAMED:
        return [span for seen in named(parsed, text, ("Min Kim", "Kim"), 0, len(text)) for span in cue.find(seen)]
    trade = trade_words(("film director",))
    return list(cue.find(Stretch(parsed, range(len(parsed.words)), trade, "she")))

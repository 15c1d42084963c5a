"""What a language has to say: words and phrases for each notion, and how its text is cut into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from ..core import compiled

__all__ = ["NOTIONS", "PHRASES", "QUOTATIONS", "QUOTING", "SPEAKING", "TELLING", "Pack"]

#: The notions that cues are made of, with what each means.
NOTIONS: dict[str, str] = {
    "you": "words that speak to someone",
    "me": "first person singular",
    "we": "first person plural",
    "they": "third person: pronouns for people spoken of",
    "wh": "question words",
    "aux": "verbs that open a yes-no question",
    "request": "verbs that ask for an answer without a question mark",
    "say": "verbs of saying, in a form that reports speech",
    "back": "back-channels: words that only show that one listens",
    "agree": "openings that take up a question: well, absolutely, sure",
    "link": "openings of a new turn by the one who leads: so, and, now, but",
    "thank": "thanks, greetings, farewells",
    "talk": "words for the interview itself: interview, conversation, sat down, episode",
    "page": "words of page furniture and credits: subscribe, follow, edited, photo",
    "hedge": "words of thinking aloud: think, guess, like, actually",
    "past": "past tense of the commonest verbs",
    "modal": "would, could, might: asking politely or weighing",
    "any": "the indefinites that questions like: any, anything, ever, favourite",
    "kin": "words for what the other side told before: mentioned, said, talked about",
    "role": "trades and functions that introductions give to people",
}

#: The phrases that cues look for, with what each means. A pack gives patterns of alternatives, in lower case.
PHRASES: dict[str, str] = {
    "tag": "what turns a statement into a question, before its mark: right, isn't it",
    "furniture": "whole lines that pages put around a text: subscribe, read more",
    "note": "heads of an editor's note, before its colon or dash",
    "byline": "heads of a line that says who wrote, asked or photographed",
    "credit": "heads of a sentence that says so: it may end in a full stop",
    "saying": "verbs of saying as they follow a quotation: said, dit-il",
    "thanking": "thanks of the one who asked, to who answered: thank you for your time",
    "returned": "what such thanks are answered with, from its first word on: my pleasure, thanks for having me",
}

#: What ascribes quoted words to somebody, with what each means. A pack gives patterns of alternatives, in lower case.
QUOTING: dict[str, str] = {
    "reports": "verbs that report words, beside quotation marks, with a subject: said, writes, called",
    "reports_to": "their infinitives, behind an auxiliary: would say",
    "ascribes": "what gives words to somebody without a verb, before the name: according to",
    "he": "the pronoun for one man, as a subject",
    "she": "the same for one woman",
    "they": "the same for several, or for somebody",
    "i": "the first person, as a subject",
    "his": "the other forms of the pronoun for one man",
    "hers": "the same for one woman",
    "determiner": "what opens a description of somebody: the, my, another",
    "man": "nouns for men: brother, widower",
    "woman": "nouns for women: sister, widow",
    "between": "words between a subject and its verb: had, also, then",
    "passive": "what keeps the verb behind it from reporting: was (told), to (say), not",
}

#: What tells who of several people speaks, with what each means. A pack gives patterns of alternatives, in lower case;
#: they match in any case, and between bounds of words.
SPEAKING: dict[str, str] = {
    "and": "what joins names in a row: and, or",
    "title": "forms of address before a name: Mr., Professor",
    "honorific": "forms of address behind a name",
    "opens": "words that may open a sentence, or a clause, before the name of who is spoken to: so, thanks",
    "greets": "words that stand right before it, wherever: thanks, dear",
    "gives": "what hands the floor to whom it names next: what about, over to",
    "tells": "what, behind a name and a comma, tells of somebody: who, the, founder",
    "to_you": "what goes on, without a comma, behind the name of who is spoken to: do, tell, what",
    "self": "what stands before the speaker's own name: I'm, my name is",
    "here": "what stands behind the speaker's own name: here",
    "said": "what, behind a name, tells that somebody said something: said, has mentioned",
    "said_by": "the same before a name, where a language turns it round: disait",
    "and_me": "what, behind a name, adds the speaker: and I",
    "me_and": "the same before a name: me and",
    "you": "words that speak to somebody: you, your",
    "beside": "words that put somebody beside them: with, from",
    "made": "what says that the speaker made what is named next: I directed, my film",
    "welcomes": "what welcomes or presents guests: joined by, we have",
    "yes": "openings of an answer: yes, no, right",
    "listens": "openings of somebody who listens: yeah, wow, that's true",
    "joins_in": "openings of somebody who joins in: I agree, for me",
    "goes_on": "openings that go on from what was said: then, it, this",
    "i": "openings with the first person: I",
    "greeting": "openings with thanks or a greeting: thanks, hello",
    "takes_up": "what takes up what somebody else said: you mentioned",
    "hello": "what may stand before the words by which people present themselves: hi, sure, thanks",
    "presents": "the words by which people present themselves: I am, I work, my role",
    "several": "what speaks to several: each of you, you both",
    "turns": "what turns a question to somebody else: what about you, anything to add",
    "thanks": "thanks, in a question: thank you",
    "opinion": "what opens an opinion: I think",
}

#: What tells of somebody, with what each means. A pack gives patterns of alternatives, in lower case; they match in any
#: case, and between bounds of words.
TELLING: dict[str, str] = {
    "article": "what opens a description: a, the, our",
    "is": "what stands between a name and a description: is, was",
    "who": "what goes on with a person behind a comma: who",
    "and": "what joins two descriptions: and",
    "trade": "nouns for people by their trade or honour, besides those that all languages share: printer",
    "people": "other nouns for people and animals whom a pronoun may mean: friend, child, dog",
    "of": "what a trade goes on with: of, at, for",
    "did": "verbs that tell of a person's work, behind who: founded, runs, plays",
    "made": "those of them that name a work or a house which is the person's own: founded, wrote, directed",
    "ends": "what ends a description inside its clause, and opens none: and, who, was",
    "he": "the pronoun for one man, where it means no thing and nobody else",
    "she": "the same for one woman",
    "his": "the other forms of the pronoun for one man",
    "hers": "the same for one woman",
    "stated": "pronouns as people state them behind their names: she, they",
    "stated_with": "their other forms, behind a stroke: her, them",
}

#: What a quotation ends in before its verb of saying: the comma stands inside the marks or outside.
_QUOTATION_END = r"(?:[,.!?…—-]\s?[\"”»“«]|[\"”»“«]\s?[,—–-])\s*"
#: What may stand between: a subject of up to three words.
_LEAD = r"(?:[^\W\d_]+[\s'’-]+){0,3}"
#: Rewrites for quotation marks that stand the other way round than in English: „so“, »so«.
QUOTATIONS = (("„([^“”„]*)[“”]", r"“\1”"), ("»([^«»]*)«", r"«\1»"))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _known(given: Mapping[str, str], names: Iterable[str]) -> None:
    if unknown := sorted(set(given) - set(names)):
        raise ValueError(f"there is no notion or phrase of the name {', '.join(unknown)}")


def _by_notion(words: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    _known(words, NOTIONS)
    return {notion: _set(words.get(notion, "")) for notion in NOTIONS}


def _by_phrase(phrases: Mapping[str, str]) -> Mapping[str, str]:
    _known(phrases, PHRASES)
    return {phrase: phrases.get(phrase, "(?!)") for phrase in PHRASES}


def _by_part(quoting: Mapping[str, str]) -> Mapping[str, str]:
    _known(quoting, QUOTING)
    return {part: quoting.get(part, "(?!)") for part in QUOTING}


def _by_part_of_speaking(speaking: Mapping[str, str]) -> Mapping[str, str]:
    _known(speaking, SPEAKING)
    return {part: speaking.get(part, "(?!)") for part in SPEAKING}


def _by_part_of_telling(telling: Mapping[str, str]) -> Mapping[str, str]:
    _known(telling, TELLING)
    return {part: telling.get(part, "(?!)") for part in TELLING}


def _by_trade(lines: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    said = (line.split(":") for line in lines.strip().splitlines())
    return {tuple(names.split()): tuple(words.split()) for names, words in said}


def _by_word(glosses: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(english.split()) for english, words in glosses.items() for word in words.split()}


@attrs.frozen(eq=False)
class Pack:
    """What cues know of one language.

    - ``words``, by notion, parted by white space: single words in lower case, apostrophes straight. ``lookup`` gives
      the numbers of a word's notions.
    - ``phrases``, by the names of ``PHRASES``; ``quotation_end`` and ``lead`` are what stands between a quotation and
      its verb of saying. ``quoting``, by the names of ``QUOTING``: what ascribes quoted words to somebody.
      ``speaking``, by those of ``SPEAKING``: what tells who of several people speaks. ``telling``, by those of
      ``TELLING``: what tells of somebody.
    - ``trades``: what people of a trade speak of, a trade a line: beginnings of the trade's names, a colon, beginnings
      of words.
    - ``glosses``: words that open sentences, given by the English ones that they weigh as where the shape of a turn is
      weighed (by "" those that are passed over); ``stop``: words that do not say what a text is about.
    - ``common``: the words by which the language is recognised.
    - ``joins``: an apostrophe or a hyphen joins words ("don't"); otherwise it parts them ("parlez-nous"), but for
      those that the pack lists. ``spaceless``: words are not parted by spaces.
    - ``rewrites``: patterns with replacements of equal length, applied in order before words are looked up.
    - ``capitals``: what a capitalised word counts, less than 1 where nouns have capitals.
    - ``owns``: what a name that owns something ends in, without an apostrophe: s (Adas Boot).
    - ``examples``: sentences by cue, as those of the cues themselves.
    """

    code: str
    name: str
    words: Mapping[str, frozenset[str]] = attrs.field(factory=dict, converter=_by_notion, repr=False)
    phrases: Mapping[str, str] = attrs.field(factory=dict, converter=_by_phrase, repr=False)
    quoting: Mapping[str, str] = attrs.field(factory=dict, converter=_by_part, repr=False)
    speaking: Mapping[str, str] = attrs.field(factory=dict, converter=_by_part_of_speaking, repr=False)
    telling: Mapping[str, str] = attrs.field(factory=dict, converter=_by_part_of_telling, repr=False)
    trades: Mapping[tuple[str, ...], tuple[str, ...]] = attrs.field(default="", converter=_by_trade, repr=False)
    glosses: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_by_word, repr=False)
    stop: frozenset[str] = attrs.field(default="", converter=_set, repr=False)
    common: frozenset[str] = attrs.field(default="", converter=_set, repr=False)
    joins: bool = False
    spaceless: bool = False
    rewrites: tuple[tuple[str, str], ...] = ()
    capitals: float = 1.0
    owns: str = ""
    quotation_end: str = _QUOTATION_END
    lead: str = _LEAD
    examples: Mapping[str, str | tuple[str, ...]] = attrs.field(factory=dict, repr=False)
    lookup: Callable[[str], tuple[int, ...] | None] = attrs.field(init=False, repr=False)

    @lookup.default
    def _lookup(self) -> Callable[[str], tuple[int, ...] | None]:
        notions: dict[str, list[int]] = {}
        for n, words in enumerate(self.words.values()):
            for word in words:
                notions.setdefault(word, []).append(n)
        return {word: tuple(numbers) for word, numbers in notions.items()}.get

    def owner(self, word: str) -> str | None:
        """The name that a word is the genitive of, by its ending alone ("Adas": "Ada"); ``None`` where it is none."""
        return word.removesuffix(self.owns) if self.owns and word.endswith(self.owns) else None

    def rewritten(self, text: str) -> str:
        """The text, of equal length, with what the language's own marks mean said in the usual ones."""
        for pattern, replacement in self.rewrites:
            if compiled(pattern).search(text):  # seldom, and to replace nothing takes longer than to look
                text = compiled(pattern).sub(replacement, text)
        return text

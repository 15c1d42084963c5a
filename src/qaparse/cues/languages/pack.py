"""What a language has to say: words for each notion."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

__all__ = ["NOTIONS", "Pack"]

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


@attrs.frozen(eq=False)
class Pack:
    """The words of one language, by notion; single words in lower case, apostrophes straight."""

    code: str
    words: Mapping[str, frozenset[str]]
    index: Mapping[str, tuple[int, ...]] = attrs.field(init=False, repr=False)

    @classmethod
    def of(cls, code: str, **words: str) -> Pack:
        """A pack from strings of words parted by white space."""
        unknown = set(words) - set(NOTIONS)
        if unknown:
            raise ValueError(f"language {code} gives words for unknown notions: {', '.join(sorted(unknown))}")
        return cls(code, {notion: frozenset(words.get(notion, "").split()) for notion in NOTIONS})

    @index.default
    def _index(self) -> dict[str, tuple[int, ...]]:
        out: dict[str, list[int]] = {}
        for n, notion in enumerate(NOTIONS):
            for word in self.words[notion]:
                out.setdefault(word, []).append(n)
        return {word: tuple(ns) for word, ns in out.items()}

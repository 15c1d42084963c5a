"""Noun phrases beside a verb of saying: a name, a pronoun, or a description, read in place."""

from __future__ import annotations

import attrs
import regex

from ..cues.quoting import Grammar
from ..names import Found, find_names, fold, name_at
from ..records import Span

__all__ = ["ADVERBIAL", "DOCUMENTS", "Phrase", "first_phrase", "head", "phrase_at", "subject_before"]


@attrs.frozen
class Phrase:
    """Who a clause speaks of, as it says so: exactly one of ``found`` (a name), ``pronoun`` and ``words``.

    ``pronoun`` is ``he she they i``; ``words`` describe somebody. ``sex`` is ``he`` or ``she`` where the phrase tells,
    and ``role`` is the noun that stands beside a name ("the clerk, Ada King").
    """

    span: Span
    found: Found | None = None
    pronoun: str = ""
    words: str = ""
    sex: str = ""
    role: str = ""


_WORD = regex.compile(r"[^\s,;:()“”\"«»]+")
#: What no description of a person goes on behind.
_ENDS = frozenset(
    """in at with on from after before who whom which that when as while where and but or to by into over under than
    is was are were has had have would will de qui que der die das quien che il""".split()
)
_OF = frozenset("of for de du des von für del della do da".split())
_POSSESSIVE = regex.compile(r"['’]s?\s+(?=\w)")
_MOST_WORDS = 6
#: In German what follows a verb and its subject looks like a particle: "sagte Vogt zum Abschied".
ADVERBIAL = regex.compile(r"\szu[mr]\s")
#: What somebody's words stand in.
DOCUMENTS = frozenset("statement letter note memo email e-mail release message report".split())


def phrase_at(text: str, at: int, end: int, words: Grammar) -> Phrase | None:
    """The noun phrase that begins at ``at``, if one does."""
    if at >= end or not text[at].isalnum():
        return None
    if pronoun := words.pronoun.match(text, at, end):
        kind = next(name for name, value in pronoun.groupdict().items() if value is not None)
        span = Span(*pronoun.span())
        if kind == "they" and fold(pronoun[0]) not in ("they", "ils", "elles", "sie"):
            return Phrase(span, words=pronoun[0])
        return Phrase(span, pronoun=kind)
    opened = words.described.match(text, at, end)
    if opened is None:
        return _named(text, at, end, words, at)
    return _described(text, at, opened.end(), end, words)


def _named(text: str, at: int, end: int, words: Grammar, start: int) -> Phrase | None:
    """A name at ``at``, its title before it; up to four plain words may describe it ("captain Ada King")."""
    for plain, match in enumerate(_WORD.finditer(text, at, end), 1):
        gap = text[at : match.start()]
        if "," in gap or ";" in gap or ":" in gap:
            return None
        if match[0][0].isupper():
            found = _first_name(text, match.start(), end)
            if found is None:
                return None
            possessive = _POSSESSIVE.match(text, found.end, end)
            if possessive and head(text[possessive.end() : end].partition(",")[0].split(" ")[0]) not in DOCUMENTS:
                return _described(text, start, possessive.end(), end, words)
            described = text[start : found.start]
            return Phrase(
                Span(found.lead, found.end), found, sex=_sex(described or found.title, words), role=head(described)
            )
        if plain > 4 or fold(match[0]) in _ENDS or words.verb.fullmatch(match[0]):
            return None
        at = match.end()
    return None


def _first_name(text: str, at: int, end: int) -> Found | None:
    """The name that begins at ``at``, or behind a title of up to two words that hides it ("Council President")."""
    for n, match in enumerate(_WORD.finditer(text, at, end)):
        if n > 2 or not match[0][0].isupper():
            break
        found = name_at(text, match.start(), end)
        if found is not None:
            adverbial = ADVERBIAL.search(text, found.start, found.end)
            return next(find_names(text, found.lead, adverbial.start()), None) if adverbial else found
        if match[0].endswith((",", ".")):
            break
    return None


def _described(text: str, start: int, at: int, end: int, words: Grammar) -> Phrase | None:
    """A description that begins at ``start``, its first word behind the determiner at ``at``."""
    last, count = at, 0
    for match in _WORD.finditer(text, at, end):
        if "," in text[last : match.start()] or count >= _MOST_WORDS:
            break
        low = fold(match[0])
        if low in _ENDS or (count and (words.verb.fullmatch(match[0]) or words.past.fullmatch(match[0]))):
            break
        if match[0][0].isupper() and count and fold(text[at:last].rsplit(None, 1)[-1]) not in _OF:
            found = name_at(text, match.start(), end)
            if found is not None:
                if possessive := _POSSESSIVE.match(text, found.end, end):
                    return _described(text, start, possessive.end(), end, words)
                described = text[start : found.start]
                return Phrase(Span(start, found.end), found, sex=_sex(described, words), role=head(described))
        last, count = match.end(), count + 1
    if not count:
        return None
    while last > at and text[last - 1] in ".!?…—–-":
        last -= 1
    described = text[start:last]
    apposed = next(find_names(text, last + 2, min(end, last + 60)), None) if text.startswith(", ", last) else None
    if apposed is not None and _is_apposed(text, last + 2, apposed, words):
        return Phrase(Span(start, apposed.end), apposed, sex=_sex(described, words), role=head(described))
    return Phrase(
        Span(start, last), words=" ".join(described.split()), sex=_sex(described, words), role=head(described)
    )


def _is_apposed(text: str, at: int, found: Found, words: Grammar) -> bool:
    """True for a name that stands for itself behind a comma: "a neighbour, Ada King, …", "my son, the poet Ada"."""
    if found.lead - at >= 30 or text[found.end : found.end + 1].strip(",.;:!?) \n"):
        return False
    return not text[at : found.lead].strip() or words.described.match(text, at, found.lead) is not None


def _sex(described: str, words: Grammar) -> str:
    """What the noun of a description tells: its head's, not that of a possessor."""
    last = ""
    for noun in words.noun.finditer(described.partition(" of ")[0]):
        last = noun.lastgroup or ""
    return last


def head(described: str) -> str:
    """The noun of a description, folded: "woman" of "an old woman of the island"."""
    out = ""
    for word in described.replace(",", " ").split():
        if fold(word) in _OF and out:
            break
        out = fold(word.removesuffix("’s").removesuffix("'s"))
    return out


def subject_before(text: str, low: int, verb: int, words: Grammar, *, near: bool = False) -> Phrase | None:
    """The subject of the verb that begins at ``verb``, in a sentence that begins at ``low``.

    With ``near`` it must stand right before the verb, auxiliaries and asides apart.
    """
    end = verb
    tokens = list(_WORD.finditer(text, low, verb))
    while len(tokens) > 1 and words.between.fullmatch(tokens[-1][0] + " "):
        tokens.pop()
    if not tokens:
        return None
    end = tokens[-1].end()
    if text[end:verb].strip() == "," or text[end : end + 1] == ",":
        aside = text.rfind(",", low, end)
        if aside >= 0:
            begun = aside + 1 + (len(text[aside + 1 : end]) - len(text[aside + 1 : end].lstrip()))
            named = phrase_at(text, begun, end, words)
            if named is not None and named.found is not None and named.span.end == end:
                return named
            end = aside
            tokens = [t for t in tokens if t.end() <= end]
    if tokens:
        here = _ending_at(text, end, tokens, words)
        if here is not None:
            return here
    if near:
        return None
    return first_phrase(text, _last_clause(text, low, end), end, words) or first_phrase(text, low, end, words)


def _ending_at(text: str, end: int, tokens: list[regex.Match[str]], words: Grammar) -> Phrase | None:
    """The noun phrase that ends at ``end``: a name, a pronoun, or a description."""
    for n in range(len(tokens) - 1, max(-1, len(tokens) - 9), -1):
        if "," in text[tokens[n].end() : end].strip(" "):
            break
        before = fold(tokens[n - 1][0]) if n else ""
        if before in _ENDS and before not in (
            "and",
            "but",
            "or",
            "that",
            "when",
            "as",
            "while",
            "where",
            "than",
            "que",
        ):
            continue
        if before in _OF:
            continue
        phrase = phrase_at(text, tokens[n].start(), end, words)
        if phrase is not None and (phrase.span.end == end or (phrase.words and _governs(text, phrase.span.end, end))):
            if phrase.found is not None and n and words.described.fullmatch(tokens[n - 1][0] + " "):
                continue  # the determiner belongs to it
            if phrase.found is not None and before and text[tokens[n - 1].start()].isupper() and n > 1:
                wider = phrase_at(text, tokens[n - 1].start(), end, words)
                if wider is not None and wider.found is not None:
                    return wider
            return phrase
    return None


def _governs(text: str, start: int, end: int) -> bool:
    """True for what may stand between a description and its verb: "in a yellow coat"."""
    rest = text[start:end].split()
    return 0 < len(rest) < 7 and fold(rest[0]) in _PREPOSITIONS


_PREPOSITIONS = frozenset("in at with on from by before behind beside in von aus mit auf de du des à en con da".split())
_CLAUSE = regex.compile(r",\s+(?:and|but|so|while|when|as|then|et|mais|und|aber|y|pero|e|ma|mas)\s+")


def _last_clause(text: str, low: int, end: int) -> int:
    """Where the last of joined clauses begins."""
    start = low
    for joined in _CLAUSE.finditer(text, low, end):
        start = joined.end()
    return start


def first_phrase(text: str, low: int, end: int, words: Grammar) -> Phrase | None:
    """The first noun phrase between ``low`` and ``end`` that may be a subject; what a preposition governs is none."""
    governed = False
    skip = low
    for n, match in enumerate(_WORD.finditer(text, low, end)):
        if match.start() < skip:
            continue
        if n > 24:
            break
        low_word = fold(match[0])
        phrase = phrase_at(text, match.start(), end, words)
        if phrase is not None:
            if not governed:
                return phrase
            skip = phrase.span.end
        governed = low_word in _GOVERN and phrase is None
    return None


_GOVERN = frozenset(
    """in at with on from after before to by into over under of for about behind beside besides without near since
    during through like than out until asked told""".split()
)

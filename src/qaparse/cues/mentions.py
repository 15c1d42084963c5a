"""What the cues of the cast look at: a name in its place, and all that a document says under one name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, cached_property

import attrs
import regex

from ..names import GIVEN, Found, alike, alike_by, find_names, fold, parse_name
from ..records import Span
from .core import compiled
from .languages import Pack, pack_of

__all__ = ["Mention", "Person", "Zone", "mentions", "people"]


@attrs.frozen(eq=False)
class Zone:
    """A block of the document: ``[start, end)`` of ``text``.

    ``first`` is true for the first block of its part, ``closing`` for what stands behind the last answer, ``answered``
    is false for a question that another question follows, ``cut`` true where the zone starts inside its block.
    """

    text: str = attrs.field(repr=False)
    start: int
    end: int
    first: bool = True
    closing: bool = False
    answered: bool = True
    cut: bool = False


# What ends a noun phrase on its left: prepositions, conjunctions, pronouns and verbs that are no part of it.
_NO_PHRASE = frozenset(
    """about of at in on from for by as to with and but or who whom whose which that is are was were has had have when
    where while said says how why what de sobre en por que a con sur dans par qui avec über von für mit die dass
    i we he she they""".split()
)
_WORDS_BEHIND = 7  # words that a phrase may have before the name
_REACH = 110  # characters that are looked at for them
_SHORT_FORM = regex.compile(r"\(\p{Lu}[\w&]*\)")  # "the Steering Committee (SC) members Ada and Bo"
_WORD = re.compile(r"\S+")
_DRESS = " \t\r\n\xa0*_#>\"“”‘’'«»[]"
_PARENTHESIS = re.compile(r"\s*\([^()]{1,80}\)")
_ASIDE = re.compile(r",\s[^.;:!?]{1,120}?,")
_PARTNER = re.compile(r"\s+(?:and|&|y|et|und|e)\s+[^\s.,;]+")
_NEXT = re.compile(r"\s+[^\s.,;]+")


@cache
def _back(pattern: str) -> regex.Pattern[str]:
    return compiled(f"(?i)(?<={pattern})")


@cache
def _ahead(pattern: str) -> regex.Pattern[str]:
    return compiled(f"(?i){pattern}")


@attrs.frozen(eq=False, slots=False)  # slots would leave no place for what is computed once
class Mention:
    """A name in its place.

    ``head`` is where the phrase begins that the name belongs to: its title or trade, or, in "the director A. and the
    actor B.", the first name of the row. A cue that looks back looks back from there.
    """

    zone: Zone
    found: Found
    head: int

    @property
    def span(self) -> Span:
        """The name, without title and trade."""
        return Span(self.found.start, self.found.end)

    @property
    def opens(self) -> bool:
        """True where nothing stands before the phrase in its block."""
        return not self.zone.cut and not self.zone.text[self.zone.start : self.head].strip(_DRESS)

    @property
    def closes(self) -> bool:
        """True where nothing follows the name in its block."""
        return not self.zone.text[self.found.end : self.zone.end].strip(_DRESS + ".")

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the noun phrase of the name may begin, from its head leftwards, word by word."""
        text, head = self.zone.text, self.head
        starts = [head]
        for word in reversed(list(_WORD.finditer(text, max(self.zone.start, head - _REACH), head))):
            if len(starts) > _WORDS_BEHIND:
                break
            if text[word.end() - 1] in '.;:!?()“”"' and not _SHORT_FORM.fullmatch(word[0]):
                break
            low = word[0].rstrip(",").lower()
            # "of" may stand inside the phrase ("leaders of the Pier Ada King and Bo Li"), but not govern the name.
            if low in _NO_PHRASE and (low != "of" or len(starts) == 1):
                break
            starts.append(word.start())
        return tuple(starts)

    @cached_property
    def tails(self) -> tuple[int, ...]:
        """Where the predicate of the name may begin: behind it, a parenthesis, an aside, a partner ("… and Bo Li")."""
        text, end = self.zone.text, self.zone.end
        tails = [self.found.end]
        if noted := _PARENTHESIS.match(text, tails[-1], end):
            tails.append(noted.end())
        if aside := _ASIDE.match(text, tails[-1], end):
            tails.append(aside.end())
        partner = _PARTNER.match(text, tails[0], end)
        while partner is not None and len(tails) < 5:
            tails.append(partner.end())
            partner = _NEXT.match(text, tails[-1], end)
        return tuple(tails)

    @cached_property
    def word_before(self) -> str:
        """The word before the name or its title, folded; empty at the start of a clause."""
        word = self.zone.text[max(self.zone.start, self.found.lead - 30) : self.found.lead].split()[-1:]
        return fold(word[0].rstrip(",")) if word else ""

    def before(self, pattern: str) -> bool:
        """True where the pattern matches right before the phrase."""
        return _back(pattern).match(self.zone.text, self.head) is not None

    def governed(self, pattern: str) -> bool:
        """True where the pattern matches before the noun phrase of the name, however long that is."""
        looking, text = _back(pattern), self.zone.text
        return any(looking.match(text, start) for start in self.starts)

    def after(self, pattern: str) -> bool:
        """True where the pattern matches right behind the name."""
        return _ahead(pattern).match(self.zone.text, self.found.end, self.zone.end) is not None

    def does(self, pattern: str) -> bool:
        """True where the pattern matches where the predicate of the name may begin."""
        looking, text, end = _ahead(pattern), self.zone.text, self.zone.end
        return any(looking.match(text, tail, end) for tail in self.tails)


@attrs.frozen(eq=False, slots=False)
class Person:
    """What the scanned zones say of one possible person.

    ``name`` is the fullest form; ``groups`` names for each mention the group of cues that looks at it; ``rank`` is the
    place in the order in which narration introduces people by full names (from 1, 0 for none), ``introduced`` how many
    are so introduced. ``seen_as`` are what a pipeline takes the name for where it stands (``PERSON``, ``ORG``, …).
    """

    text: str = attrs.field(repr=False)
    name: str
    mentions: Sequence[Mention] = attrs.field(repr=False)
    groups: Sequence[str] = attrs.field(default=(), repr=False)
    rank: int = 0
    introduced: int = 0
    seen_as: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return parse_name(self.name).key

    @property
    def span(self) -> Span:
        """Where the person is named in full for the first time; an empty span where only the metadata do."""
        inside = [m for m in self.mentions if m.zone.text is self.text]
        full = next((m for m in inside if m.found.text == self.name), inside[0] if inside else None)
        return full.span if full else Span(0, 0)

    @cached_property
    def common(self) -> tuple[bool, ...]:
        """For each word of the name, whether the text has it in lower case, too."""
        return tuple(f" {word.lower()}" in self.text for word in self.name.replace("-", " ").split())

    def told(self, *groups: str) -> Iterator[Mention]:
        """The mentions in the zones of these groups."""
        return (mention for group, mention in zip(self.groups, self.mentions) if group in groups)


# ---------------------------------------------------------------- from a zone to mentions

_BETWEEN = r"(?:(?!(?:{})\b)[^\s.,;:!?()“”\"]+,?\s+){{0,7}}".format("|".join(sorted(_NO_PHRASE)))
# What makes a clause of what might be an aside: whoever stands behind is met, no equal of the one before.
_MEETS = "|".join(
    """talk talks talked speaks spoke interviews interviewed asks asked meets met chats chatted sits sat joins joined
    catches caught checks checked""".split()
)
_LINK = compiled(
    r"(?i)(?:\s*(?:\([^()]{1,80}\)|\"[^\"\n]{1,40}\"|“[^”\n]{1,40}”))?"
    rf"(?:,\s(?:(?!\b(?:i|we|you|he|she|they|it|is|are|am|was|were|said|says|{_MEETS})\b)[^.;:!?()]){{1,100}}?)?"
    rf"(?:,\s+|,\s*(?:and|y|e|et|und)\s+|\s+(?:and|&|y|e|et|und|plus)\s+)(?:a\s+)?{_BETWEEN}"
)
_AND = frozenset({"and", "&", "y", "et", "und"})
_FAR = 200  # characters between two names of a row


def mentions(zone: Zone) -> list[Mention]:
    """The names of a zone, in order."""
    out: list[Mention] = []
    for found in find_names(zone.text, zone.start, zone.end):
        head = found.lead
        # The first name of the row may lie behind others: "Ada King, who runs The Pier, and Bo Li".
        for other in out[-4:]:
            if head - other.found.end < _FAR and _in_a_row(zone.text, other.found, found):
                head = other.head
                break
        out.append(Mention(zone, found, head))
    return out


def _in_a_row(text: str, one: Found, other: Found) -> bool:
    """True where two names stand in a row of equals; a first name pairs with a full one in "Ada and Bo Li" only."""
    if text[one.end : other.lead].strip() in _AND:
        return True
    if (" " in one.text or one.title != "") != (" " in other.text or other.title != ""):
        return False
    return _LINK.fullmatch(text, one.end, other.lead) is not None


# ---------------------------------------------------------------- from mentions to people

_Key = tuple[str, ...]
_Item = tuple[int, str, Mention]
#: A name is compared with no more others that begin alike, or end alike: a directory has thousands.
_MOST_NAMES = 100


def people(text: str, scanned: Iterable[tuple[str, Mention]], language: str = "en") -> list[Person]:
    """The possible people of the mentions, each with the name of its group of cues, in order of their first mention.

    Mentions under full names are one person's where one name is a form of the other; a single word belongs to
    the one full name that it is part of, and to nobody where there are several. ``language`` is the text's.
    """
    by_key: dict[_Key, list[_Item]] = {}
    for n, (group, mention) in enumerate(scanned):
        by_key.setdefault(mention.found.key, []).append((n, group, mention))
    for key in [key for key, items in by_key.items() if _is_sentence(text, key, items)]:
        by_key.setdefault(key[1:], []).extend(by_key.pop(key))
    pack = pack_of(language)
    for key, owner in [(key, owner) for key in by_key if (owner := _owner(key, by_key, pack))]:
        by_key[owner].extend(_without_owned(item, len(owner)) for item in by_key.pop(key))
    merged: dict[_Key, list[_Item]] = {}
    home = _full_names(text, by_key)
    owners: dict[str, set[_Key]] = {}
    words: dict[str | int, list[str]] = {}
    for key, owner in home.items():
        if items := by_key.get(key):
            merged.setdefault(owner, []).extend(items)
            nick = parse_name(items[0][2].found.text).nick
            for word in (*key, *((fold(nick),) if nick else ())):
                if word not in owners:
                    for sign in alike_by(word):
                        words.setdefault(sign, []).append(word)
                owners.setdefault(word, set()).add(owner)
    for key, items in by_key.items():
        if len(key) == 1:
            near = (word for sign in alike_by(key[0]) for word in words.get(sign, ())[:_MOST_NAMES])
            of = owners.get(key[0]) or {o for word in near if alike(word, key[0]) for o in owners[word]}
            if len(of) < 2:
                merged.setdefault(next(iter(of), key), []).extend(items)
    for items in merged.values():
        items.sort(key=_place)
    full = [
        (n, key)
        for key, items in merged.items()
        for n in [next((n for n, group, m in items if group == "narration" and len(m.found.key) > 1), None)]
        if n is not None
    ]
    rank = {key: place for place, (_, key) in enumerate(sorted(full), 1)}
    return [
        Person(
            text, _fullest(key, items), [m for _, _, m in items], [g for _, g, _ in items], rank.get(key, 0), len(full)
        )
        for key, items in sorted(merged.items(), key=lambda entry: _place(entry[1][0]))
    ]


def _is_sentence(text: str, key: _Key, items: Sequence[_Item]) -> bool:
    """True for a common word and a name after it, which only ever open sentences: "Consider Marlow"."""
    return len(key) == 2 and key[0] not in GIVEN and all(m.found.opens for _, _, m in items) and f" {key[0]} " in text


def _owner(key: _Key, by_key: Container[_Key], pack: Pack) -> _Key | None:
    """Who owns, where a name stands in the genitive before a noun in capitals: "Ada Kings Boot"."""
    for size in range(len(key), 1, -1):
        if (last := pack.owner(key[size - 1])) and (name := (*key[: size - 1], last)) in by_key:
            return name
    return None


def _without_owned(item: _Item, words: int) -> _Item:
    n, group, mention = item
    found = mention.found
    name = " ".join(found.text.split()[:words])[:-1]
    end = found.start + len(name) if mention.zone.text.startswith(name, found.start) else found.end
    return n, group, attrs.evolve(mention, found=attrs.evolve(found, text=name, end=end))


def _place(item: _Item) -> int:
    return item[0]


def _full_names(text: str, by_key: dict[_Key, list[_Item]]) -> dict[_Key, _Key]:
    """For each name of several words the name that it is a form of, itself where it is none."""
    home: dict[_Key, _Key] = {}
    roots: list[_Key] = []
    # Where a root stands, by its words and by what a word that is like its first one has, too.
    places: dict[str | int, list[int]] = {}

    def settle(key: _Key) -> _Key:
        if key not in home:
            near = {n for sign in (key[-1], *alike_by(key[0])) for n in places.get(sign, ())[:_MOST_NAMES]}
            home[key] = next((roots[n] for n in sorted(near) if _is_form(key, roots[n])), key)
            if home[key] == key:
                for sign in {*key, *alike_by(key[0])}:
                    places.setdefault(sign, []).append(len(roots))
                roots.append(key)
        return home[key]

    for key in sorted((key for key in by_key if len(key) > 1), key=lambda key: (-len(key), _place(by_key[key][0]))):
        tail = key[1:]
        # "Yesterday Ada King", where the text also has "Ada King" or "yesterday"; in a title any word is capitalised
        opens = len(tail) > 1 and all(m.found.opens or group == "title" for _, group, m in by_key[key])
        if opens and (tail in by_key or f" {key[0]} " in text):
            home[key] = settle(tail)
        else:
            settle(key)
    return home


def _is_form(short: _Key, long: _Key) -> bool:
    """True where the words of ``short`` are forms of words of ``long``, in order, the first or last one in both."""
    if len(short) == len(long):
        return all(map(alike, short, long)) or sorted(short) == sorted(long)
    if not alike(short[0], long[0]) and short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(any(alike(word, other) for other in rest) for word in short)


def _fullest(key: _Key, items: Sequence[_Item]) -> str:
    """The form with most words, of those the most frequent, of those the first; none with a word before the name."""
    counts: dict[str, int] = {}
    all_ = [mention for _, _, mention in items]
    forms = [m for m in all_ if len(m.found.key) <= len(key) or m.found.key[0] in GIVEN]
    for mention in forms or all_:
        counts[mention.found.text] = counts.get(mention.found.text, 0) + 1
    return max(counts, key=lambda text: (len(text.split()), not text.isupper(), counts[text]))

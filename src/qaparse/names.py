"""Names of people: where they stand in a text, what they are made of, and when two of them are one person's.

Nothing here knows a language's grammar or a list of people: a name is a run of capitalised words with
what may stand inside one (particles, initials, a nickname in quotation marks, a suffix), without what may
not (words that open sentences, months, words that belong to organisations).

>>> [name.text for name in find_names("Then Dr. Ada King-Moor and J. R. van der Berg met at Long Road School.")]
['Ada King-Moor', 'J. R. van der Berg']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib import resources
from typing import Generic, TypeVar

import attrs

__all__ = [
    "GIVEN",
    "TRADES",
    "Found",
    "Name",
    "Register",
    "aliases",
    "alike",
    "alike_by",
    "find_names",
    "fold",
    "is_particle",
    "name_at",
    "parse_name",
    "same_person",
    "slip",
]


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The word in lower case, without accents and full stops, with one kind of apostrophe and hyphen.

    >>> fold("Rahić"), fold("O’Dell"), fold("J.")
    ('rahic', "o'dell", 'j')
    """
    low = word.casefold().replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-").replace(".", "")
    if low.isascii():
        return low
    bare = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return bare.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ß", "ss").replace("æ", "ae")


def _lists() -> dict[str, list[list[str]]]:
    """The lines of ``names.txt``, by section."""
    sections: dict[str, list[list[str]]] = {}
    section: list[list[str]] = []
    for line in resources.files(__package__).joinpath("names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            section.append(line.split())
    return sections


_LISTS = _lists()


def _folded(section: str) -> frozenset[str]:
    return frozenset(fold(word) for line in _LISTS[section] for word in line)


#: Words of trade and office ("director"), and given names that are common somewhere; folded.
TRADES, GIVEN = _folded("trades"), _folded("given")
_TITLES, _SURNAMES = _folded("titles"), _folded("surnames")
_NOT_ALONE = frozenset("sr don st fr gen col king prince major general".split())  # given names or common words as well
_SUFFIXES = frozenset("jr sr ii iii iv esq phd md mba".split())
_PARTICLES = (
    r"(?:(?:de|del|della|der|den|dem|des|di|da|do|dos|das|du|van|von|vom|zu|zum|zur|af|av|ten|ter|te|la|le|el|al|lo|"
    r"bin|bint|binti|ibn|ben|abu|ap|ab|ferch|op|uit|dei|degli|delle|dalla)\b|d['’](?=\w)|al-|el-|['’]t\b)"
)

_CAPITALS = re.escape(
    "".join(c for c in map(chr, (*range(0x41, 0x590), *range(0x1E00, 0x2000))) if c.isupper() or c.istitle())
)
_WORD = rf"(?:[dl]['’])?[{_CAPITALS}][^\W\d_]*(?:['’‘\-‐‑](?!s\b)[^\W\d_]+)*"
_INITIAL = rf"[{_CAPITALS}]\.(?:-?[{_CAPITALS}]\.)*"
_ABBREVIATION = r"(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|Jr|Sr|Hon|Rev|Fr|Lt|Col|Gen|Maj|Capt|Sgt|Sra|Srta|Mme|Mlle|Hr|Dott|Ing)\."
_TOKEN = rf"(?:{_ABBREVIATION}|{_INITIAL}|{_WORD}(?![\w]))"
_SPACE = r"(?:[^\S\n]|\n(?!\s*\n))"
_NICK = r"(?:[\"“«][^\"“”«»\n]{1,30}[\"”»]|[‘'][^‘’'\n]{1,30}[’']|\([^()\n]{1,30}\))"
#: A run of capitalised words, with what may stand inside a name.
_RUN = re.compile(
    rf"(?<![\w@/#&])(?<![\w]\.){_TOKEN}(?:(?:(?:,?{_SPACE}(?=[JS]r\b|I[IV]I?\b))|(?<=\.)|{_SPACE}{{1,2}}(?:{_PARTICLES}{_SPACE}?){{0,3}}(?:{_NICK}{_SPACE})?){_TOKEN}){{0,7}}"
)
_PIECE = re.compile(rf"{_NICK}|{_TOKEN}|[^\W_]+(?:['’\-][^\W_]+)*['’]?")
_ONE_LETTER = re.compile(r"[A-HJ-Z]\.")
_QUOTED = frozenset("\"“‘'«(")


_STOP, _THING, _TRADE, _TITLE, _OPENER, _WORK, _PLACE = 1, 2, 4, 8, 16, 32, 64
_JOINERS = frozenset("of and in the on to for up at a or de del".split())
_CLASSES: dict[str, int] = {}
for _flag, _section in (
    (_STOP, "stops"),
    (_THING, "things"),
    (_TRADE, "trades"),
    (_TITLE, "titles"),
    (_OPENER, "openers"),
    (_WORK, "work"),
    (_PLACE, "places"),
):
    for _word in _folded(_section):
        _CLASSES[_word] = _CLASSES.get(_word, 0) | _flag


@lru_cache(maxsize=8192)
def _class(word: str) -> int:
    """What lists say of a word, as flags."""
    low = fold(word)
    flags = _CLASSES.get(low, 0)
    if low[1:2] == "'" and low[0] in "ld":  # "L'architecte"
        flags |= _CLASSES.get(low[2:], 0) & _TRADE
    if not flags and low.endswith("s"):
        flags = _CLASSES.get(low[:-1], 0) & (_TRADE | _WORK)
    if flags & _TITLE and low in _NOT_ALONE and not word.endswith("."):
        flags &= ~_TITLE
    # "AI-assisted", "Hard-of-hearing"
    head, *rest = word.split("-")
    if rest and ((len(head) > 1 and head.isupper() and rest[0].islower()) or not _JOINERS.isdisjoint(rest)):
        flags |= _THING
    return flags


@attrs.frozen(slots=False)  # slots would leave no place for what is computed once
class Name:
    """A personal name, taken apart.

    ``given`` are the words before the surname (initials included), ``surname`` the last word with its
    particles, empty for a mononym; ``nick`` the nickname in quotation marks or parentheses; ``title`` the form of
    address before it; ``suffix`` what follows (``Jr.``).
    """

    given: tuple[str, ...]
    surname: str = ""
    title: str = ""
    nick: str = ""
    suffix: str = ""

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The folded words of given name and surname: equal keys are equal names."""
        return tuple(fold(w) for part in (*self.given, self.surname) for w in part.split())

    @property
    def first(self) -> str:
        """The first given name that is not a mere initial; empty where there is none."""
        return next((g for g in self.given if len(fold(g)) > 1), "")

    @property
    def initials(self) -> str:
        """First letters, particles left out: ``"KG"``."""
        return self._letters(particles=False, hyphens=False)

    @cached_property
    def all_initials(self) -> frozenset[str]:
        """Every way of taking initials, with or without particles and the second parts of words ("O'Dell")."""
        ways = (self._letters(particles=p, hyphens=h) for p in (False, True) for h in (False, True))
        return frozenset(letters for letters in ways if len(letters) > 1)

    def _letters(self, *, particles: bool, hyphens: bool) -> str:
        words = [w for part in (*self.given, self.surname) for w in part.split() if particles or not is_particle(w)]
        parts = [p for w in words for p in (re.split(r"[-‐‑'’]", w) if hyphens else [w])]
        return "".join(p[0] for p in parts if p and p[0].isalpha()).upper()

    def __str__(self) -> str:
        return " ".join(part for part in (*self.given, self.surname) if part)


def is_particle(word: str) -> bool:
    """True for a small word of surnames: "von", "de", "el"."""
    return re.fullmatch(_PARTICLES, word) is not None


@lru_cache(maxsize=4096)
def parse_name(text: str) -> Name:
    """Take a name apart.

    >>> parse_name("Prof. J. R. van der Berg, Jr.")
    Name(given=('J.', 'R.'), surname='van der Berg', title='Prof.', nick='', suffix='Jr.')
    >>> parse_name("Rosa “Rosie” Núñez").nick
    'Rosie'
    """
    words = _PIECE.findall(text)
    title, nick, suffix = "", "", ""
    while len(words) > 1 and fold(words[0]) in _TITLES:
        # "King Moor" and "Don Moor" may be names, "Dr. Moor" is none
        if fold(words[0]) in _NOT_ALONE and not words[0].endswith("."):
            break
        title = f"{title} {words.pop(0)}".strip()
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES:
        suffix = words.pop()
    plain: list[str] = []
    for word in words:
        if word[0] in _QUOTED and not word[-1].isalnum() and len(word) > 2:
            nick = word[1:-1].strip()
        else:
            plain.append(word)
    if len(plain) < 2:
        return Name(tuple(plain), "", title, nick, suffix)
    cut = len(plain) - 1
    while cut > 1 and (
        is_particle(plain[cut - 1]) or plain[cut - 1] in ("Van", "Von", "De", "Le", "La", "Di", "Del", "Der", "Den")
    ):
        cut -= 1
    return Name(tuple(plain[:cut]), " ".join(plain[cut:]), title, nick, suffix)


@attrs.frozen
class Found:
    """A run of words that may be a name: ``[start, end)`` of the text, without title and trade before it.

    ``lead`` is where title and trade begin (``start`` where there are none); ``text`` the name with its white space
    evened; ``title`` the form of address or trade; ``opens`` is true at the start of a sentence, where
    any word is capitalised.
    """

    start: int
    end: int
    lead: int
    text: str
    title: str = ""
    opens: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """``Name.key`` of the text."""
        return parse_name(self.text).key


def find_names(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Every run of words of ``text[start:end]`` that may be somebody's name, in order.

    Title, trade, words that open sentences and single letters are split off; runs with a word that belongs to
    an organisation or a work are left out.
    """
    return _names(text, _RUN.finditer(text, start, len(text) if end is None else end), start)


def name_at(text: str, at: int, end: int) -> Found | None:
    """The name that begins at ``at``, title and trade before it; what stands behind is not looked at."""
    run = _RUN.match(text, at, end)
    found = None if run is None else next(_names(text, (run,), at), None)
    return found if found is not None and found.lead == at else None


def _names(text: str, runs: Iterable[re.Match[str]], start: int) -> Iterator[Found]:
    for run in runs:
        words: list[tuple[int, int, int]] = []
        for piece in _PIECE.finditer(text, *run.span()):
            flags = _class(piece[0])
            if _ONE_LETTER.fullmatch(piece[0]) and not _opens(text, piece.start(), start):
                flags = 0  # "with A. Lind": behind a sentence's start it may be a label, or a word
            if flags & _OPENER and not words and _opens(text, piece.start(), start):
                continue
            last = piece.end() == run.end()
            if flags & _STOP and not (
                words and (_inside_name(piece[0], last) or (last and _signs(text, start, words, piece.start())))
            ):
                if words and (found := _found(text, words, start)):
                    yield found
                words = []
            else:
                words.append((*piece.span(), flags))
        if words and (found := _found(text, words, start)):
            yield found


def _inside_name(word: str, last: bool) -> bool:
    """True for a stop word that is a particle before another word, or a surname ("Kanye West")."""
    if last:
        return fold(word) in _SURNAMES
    return word[0].islower() or fold(word) in _CAPITAL_PARTICLES


_BYLINE = re.compile(r"[^\n]{0,40}\b(?:by|por|par|von)\s[^\n]{0,60}", re.IGNORECASE)


def _signs(text: str, start: int, words: list[tuple[int, int, int]], at: int) -> bool:
    """True for any word with a capital behind a given name in a byline: there it is a surname ("By Tove Ask")."""
    (a, b, _), *others = words
    if others or not text[at].isupper() or fold(text[a:b]) not in GIVEN:
        return False
    line = max(start, text.rfind("\n", start, a) + 1)
    return a - line < 100 and _BYLINE.fullmatch(text, line, a) is not None


_CAPITAL_PARTICLES = frozenset("de la le del der el al da di do dos du van von".split())
_SENTENCE = frozenset('.!?…:;"“”‘«»*_#>•([')


def _found(text: str, words: list[tuple[int, int, int]], start: int) -> Found | None:
    """The words as a name, or ``None`` where they are none."""
    lead = words[0][0]
    first = 0
    while first < len(words) and words[first][2] & (_TITLE | _TRADE):
        first += 1
    title = " ".join(text[lead : words[first - 1][1]].split()) if first else ""
    # Neither a particle nor a nickname can stand at the ends, nor a lone initial or letter be all.
    last = len(words)
    while first < last and not _capital(text, words[first]):
        first += 1
    while first < last and not _capital(text, words[last - 1]):
        last -= 1
    words = _of_a_person(text, words[first:last])
    if not words or words[-1][2] & _WORK or any(flags & _THING for _, _, flags in words):
        return None
    if all(b - a < 2 or text[b - 1] == "." or flags & _PLACE for a, b, flags in words):
        return None
    a, b = words[0][0], words[-1][1]
    if not title:
        lead = a
    return Found(a, b, lead, " ".join(text[a:b].split()), title, _opens(text, lead, start))


def _capital(text: str, word: tuple[int, int, int]) -> bool:
    """True for a word with a capital, be it behind a particle ("d'Arcy", "al-Rashid")."""
    return any(c.isupper() for c in text[word[0] : word[1]])


def _of_a_person(text: str, words: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The words without what tells where somebody is from ("Ada King de RELEVO"); a surname is no thing."""
    if len(words) < 2:
        return words
    plain = [text[a:b] for a, b, _ in words]
    if not plain[0].isupper():
        for n in range(2, len(words)):
            odd = len(plain[n]) > 3 and not plain[n][1:].islower() and not plain[n].startswith(("Mc", "Mac"))
            if odd and plain[n - 1].islower() and "-" not in plain[n] and plain[n][1] not in "'’":
                words, plain = words[: n - 1], plain[: n - 1]
                break
    a, b, flags = words[-1]
    if flags & _THING and len(words) < 4 and fold(plain[0]) in GIVEN and fold(plain[-1]) in _SURNAMES:
        return [*words[:-1], (a, b, 0)]
    return words


def _opens(text: str, at: int, start: int) -> bool:
    """True where a sentence starts at ``at``."""
    before = at - 1
    while before >= start and text[before] in " \t\xa0\n":
        before -= 1
    return before < start or text[before] in _SENTENCE


# Usual short forms: the lines of the list that a word stands in.
_SHORT: dict[str, frozenset[int]] = {}
for _n, _line in enumerate(_LISTS["short"]):
    for _word in _line:
        _SHORT[_word] = _SHORT.get(_word, frozenset()) | {_n}
_NONE: frozenset[int] = frozenset()


def alike(one: str, other: str) -> bool:
    """True where two folded words may be the same word of one person's name.

    They are equal, one is the other's initial, a usual short form of it, its beginning (three letters or more), or the
    same but for one slip of the pen.

    >>> alike("thakker", "takker"), alike("tim", "timothy"), alike("j", "jane"), alike("mary", "mark")
    (True, True, True, False)
    """
    if one == other:
        return True
    if one in _SHORT and not _SHORT[one].isdisjoint(_SHORT.get(other, _NONE)):
        return True
    if one[:1] != other[:1]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) == 1 or (len(short) > 2 and long.startswith(short)) or slip(one, other)


def alike_by(word: str) -> tuple[str | int, ...]:
    """The first letter of a folded word and its lines of short forms: words that are ``alike`` have one in common."""
    return word[:1], *_SHORT.get(word, _NONE)


def slip(one: str, other: str) -> bool:
    """True where two words of five letters or more differ by one slip of the pen.

    A letter is missing, wrong, or has changed places with the next one.

    >>> slip("Thakker", "Takker"), slip("Brain", "Brian"), slip("Jan", "Jon")
    (True, True, False)
    """
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < 5 or len(long) - len(short) > 1 or (short[:2] != long[:2] and short[-2:] != long[-2:]):
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def same_person(one: str, other: str) -> bool:
    """True where two names may be one person's: equal, or one is a shorter form of the other.

    Shorter forms are the surname, the first name, the nickname, initials for given names, and initials alone. Accents,
    case, titles and the order of surname and given name do not matter.

    >>> same_person("Kang Yoon-sung", "Director Kang"), same_person("J. R. Marsh", "Jane Marsh")
    (True, True)
    >>> same_person("JM", "Jane Marsh"), same_person("Dr. Marsh", "Jane Marsh")
    (True, True)
    >>> same_person("Jane Marsh", "John Marsh"), same_person("J. R. Marsh", "Kate Marsh")
    (False, False)
    """
    a, b = parse_name(_without_trade(one)), parse_name(_without_trade(other))
    return _contains(a, b) or _contains(b, a)


def _without_trade(text: str) -> str:
    words = text.split()
    while len(words) > 1 and _class(words[0]) & _TRADE:
        words.pop(0)
    return " ".join(words)


def _contains(full: Name, short: Name) -> bool:
    """True where ``short`` is ``full`` or a shorter form of it."""
    long, brief = list(full.key), list(short.key)
    if not long or not brief:
        return False
    if long == brief or (len(long) > 1 and sorted(long) == sorted(brief)):
        return True
    if len(brief) == 1:
        word = brief[0]
        if full.nick and word == fold(full.nick):
            return True
        if len(long) > 1 and str(short).isupper() and word.upper() in full.all_initials:
            return True
        return len(word) > 1 and (word in long or word == fold(full.surname))
    # Every word of the short form must meet its word in the long one, an initial its word's first letter; at least
    # one must meet it in full.
    full_words = 0
    for word in brief:
        met = next(
            (n for n, other in enumerate(long) if _meets(word, other) or (full.nick and word == fold(full.nick))), None
        )
        if met is None:
            return False
        full_words += word == long[met] or len(word) > 1
        long = long[met + 1 :] if _meets(word, long[met]) else long
    return full_words > 0


def _meets(word: str, other: str) -> bool:
    return word == other or ((len(word) == 1 or len(other) == 1) and word[0] == other[0])


def aliases(name: str) -> tuple[str, ...]:
    """The shorter forms that a text may use for somebody of this name, longest first.

    >>> aliases("Dr. Ada “Addie” King-Moor")
    ('Ada King-Moor', 'Dr. King-Moor', 'King-Moor', 'Addie', 'Ada', 'AK')
    >>> aliases("Cher")
    ()
    """
    parsed = parse_name(name)
    if not parsed.surname:
        return ()
    forms = [str(parsed), f"{parsed.title} {parsed.surname}" if parsed.title else "", parsed.surname]
    forms += [parsed.nick, parsed.first, parsed.initials if len(parsed.initials) > 1 else ""]
    return tuple(dict.fromkeys(form for form in forms if form and form != name))


T = TypeVar("T")


class Register(Generic[T]):
    """Who may be meant by a name: things entered under names, found under any form of them.

    >>> register = Register[int]()
    >>> register.enter(1, "Ada King-Moor"); register.enter(2, "Ada Bell")
    >>> register.find("Bell"), register.find("AKM"), register.find("Ada")
    ([2], [1], [1, 2])
    """

    _MOST = 12  # more who share a word are not told apart by it

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[int, str, T]]] = {}
        self._entries = 0

    def enter(self, thing: T, name: str) -> None:
        """Enter a thing under a name; it may be entered under several."""
        parsed = parse_name(_without_trade(name))
        letters = parsed.all_initials if parsed.surname else ()
        self._entries += 1
        for word in {*parsed.key, fold(parsed.surname), fold(parsed.nick), *map(fold, letters)}:
            bucket = self._by_word.setdefault(word, [])
            if word and len(bucket) < self._MOST:
                bucket.append((self._entries, name, thing))

    def find(self, name: str) -> list[T]:
        """The things entered under a name that may be the same person's, each once, in order of entry."""
        parsed = parse_name(_without_trade(name))
        words = {*parsed.key, fold(parsed.surname), fold(str(parsed)), *map(fold, parsed.all_initials)}
        met = {entry[0]: entry for word in words for entry in self._by_word.get(word, ())}
        fits = (thing for _, own, thing in sorted(met.values(), key=_number) if same_person(own, name))
        return list({id(thing): thing for thing in fits}.values())


def _number(entry: tuple[int, str, object]) -> int:
    return entry[0]

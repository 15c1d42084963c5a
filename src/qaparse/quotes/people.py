"""Who is meant: the people of a text, under any form of their names, by their trade, or by a pronoun."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

import attrs
import regex

from ..cues.languages import pack_of
from ..cues.mentions import Mention, Person, Zone, mentions, people
from ..cues.quoting import Grammar
from ..names import GIVEN, TRADES, Found, Register, find_names, fold
from ..records import Interview, Segment, Span, Speaker
from .marks import Stretch
from .phrases import ADVERBIAL, DOCUMENTS, Phrase, head, phrase_at

__all__ = ["NOBODY", "Meant", "Who"]

#: Who says a quotation of which nothing tells whose it is.
NOBODY = Speaker(None, None)


@attrs.frozen
class Meant:
    """Somebody, how surely the one who is meant, and the words elsewhere in the text that tell who it is."""

    speaker: Speaker
    sure: float
    antecedent: Span | None = None


@attrs.define(eq=False)
class _Event:
    """A place of the narration that names or describes somebody; ``subject`` where a sentence is about this person."""

    span: Span
    speaker: Speaker
    subject: float
    sex: str = ""


#: Descriptions are looked for in so many blocks before a quotation; a determiner has no more characters.
_BLOCKS, _DETERMINER = 4, 12
#: Pronouns that follow a name within so many characters may mean whom it names.
_FOLLOWED = 240
#: No trade has a longer name, in characters.
_LONGEST_TRADE = 30
#: Weaker signs do not tell a person's pronoun.
_TOLD = 0.5
_OPENING = regex.compile(r"(?:\G|[.!?]\s+)(?=[^\W\d_a-z])")
#: How far back a pronoun looks: people spoken of, and characters.
_FAR, _CHARACTERS = 14, 4000
_NEAR = 800  # characters of one paragraph in which a pronoun keeps its meaning
_APPOSED = regex.compile(r"(?i)(?<!\w)(?:the|an?|my|his|her|their|our)\s((?:[\w’'-]+\s){0,4}?[\w’'-]+),?\s\Z")
_BESIDE = regex.compile(r"(?<!\w)[\w-]+\s\Z")
_BEHIND = regex.compile(
    r"(?i),\s(?:(?:the|an?|my|his|her|their|our)\s)?(?!(?:and|or|but|who|with|in|at)\s)((?:[\w’'-]+\s){0,3}?[\w’'-]+)(?:\s(?:of|for|at|who)\b|[,.;])"
)
_CAPITAL = regex.compile(r"[^\W\d_a-z][\w’'-]*")
_TITLED = regex.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]{0,40}+(?:\s[^\W\d_a-z][\w’'-]{0,40}+){2,6}")
_SUBJECT = regex.compile(r"(?i)(?:[,:—–(]|(?<!\w)(?:that|when|and|as|while|but|because|if|where|how|why|what))\s\Z")
_DETERMINED = regex.compile(r"(?i)(?<!\w)(?:the|an?|in|at|from|der|die|das|im|am|la|le|el|il|o)\s(?:\p{Ll}+\s)?\Z")
_GOVERNED = regex.compile(
    r"(?i)(?<!\w)(?:of|to|by|with|for|from|at|on|in|about|like|than|and|told|asked|over|under)\s\Z"
)


class Who:
    """The people of an interview's text. Names are looked for when a quotation first asks for one."""

    def __init__(self, interview: Interview, found: Sequence[Stretch], words: Grammar) -> None:
        self.interview = interview
        self.text = interview.text
        self.words = words
        self._stretches = found
        self._starts = [s.start for s in found]
        self._blocks = [s.span.start for s in interview.segments]
        self._cast: Register[Speaker] = Register()
        for speaker in interview.speakers:
            for name in (speaker.name, *speaker.aliases) if not speaker.generic else ():
                if name:
                    self._cast.enter(speaker, name)
        self._speakers: dict[str, Speaker] = {}
        self._described: dict[str, Speaker] = {}
        self._said: list[_Event] = []
        #: Where nouns have capitals, a capitalised word is hardly a sign of a name.
        self._capitals = pack_of(interview.language).capitals

    # ------------------------------------------------------------ the people

    @cached_property
    def _people(self) -> list[Person]:
        named = (("narration", mention) for mention in self._mentions)
        return people(self.text, named, self.interview.language)

    @cached_property
    def _mentions(self) -> list[Mention]:
        out = []
        for segment in self._told():
            zone = Zone(self.text, segment.span.start, segment.span.end)
            named = [self._without_lead(m) for m in mentions(zone)]
            taken = {m.found.end for m in named}
            # "Council President Ada King": the first word is none of a name, and hides it.
            runs = (r for r in _TITLED.finditer(self.text, zone.start, zone.end) if r.end() not in taken)
            hidden = (_behind_thing(self.text, run) for run in runs)
            out += [*named, *(Mention(zone, found, found.lead) for found in hidden if found is not None)]
        return out

    def _told(self) -> Iterator[Segment]:
        """The segments that are read for names: what is narrated, and answers that quote."""
        quoting = {s.block for s in self._stretches}
        return (s for n, s in enumerate(self.interview.segments) if not s.kind.spoken or n in quoting)

    def _without_lead(self, mention: Mention) -> Mention:
        """The mention without what gives words to somebody ("Selon Ada King")."""
        found = mention.found
        if found.opens and (lead := self.words.ascribes.match(self.text, found.lead, found.end)):
            bare = next(find_names(self.text, lead.end(), found.end), None)
            return mention if bare is None else Mention(mention.zone, bare, bare.lead)
        if self._capitals < 1.0 and (adverbial := ADVERBIAL.search(self.text, found.start, found.end)):
            bare = next(find_names(self.text, found.lead, adverbial.start()), None)
            return mention if bare is None else Mention(mention.zone, bare, mention.head)
        return mention

    @cached_property
    def _by_place(self) -> dict[int, Person]:
        return {m.found.start: person for person in self._people for m in person.mentions}

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[int, Person]]]:
        """Where a word stands in a name, in order, and whose it is."""
        out: dict[str, list[tuple[int, Person]]] = {}
        for person in self._people:
            for m in person.mentions:
                for word in dict.fromkeys(person.key):
                    out.setdefault(word, []).append((m.found.start, person))
        for places in out.values():
            places.sort(key=_place)
        return out

    @cached_property
    def _events(self) -> list[_Event]:
        """What the narration says of whom, in order, quotations apart."""
        out = []
        for m in self._mentions:
            found = m.found
            if self._quoted(found.start):
                continue
            person = self._by_place.get(found.start)
            if person is None:
                meant = self._shared(found)
                if meant is not None:
                    out.append(_Event(Span(found.lead, found.end), meant.speaker, self._subject(found)))
            elif self._is_person(person):
                out.append(_Event(Span(found.lead, found.end), self._of(person), self._subject(found)))
        near = sorted({n for s in self._stretches for n in range(max(0, s.block - _BLOCKS), s.block + 1)})
        for n in near:
            out += self._described_in(self.interview.segments[n].span)
        return sorted(out, key=_extent)

    def _described_in(self, block: Span) -> Iterator[_Event]:
        """Who is described in a block by a trade that opens a sentence, or by a noun for a man or a woman."""
        for opened in _OPENING.finditer(self.text, block.start, block.end):
            at = opened.end()
            if self.words.described.match(self.text, at, block.end) is None:
                continue
            phrase = phrase_at(self.text, at, min(block.end, at + 120), self.words)
            if phrase is not None and phrase.words and fold(phrase.role) in TRADES and not self._quoted(at):
                known = self._by_role(phrase.role, at)
                yield _Event(phrase.span, known.speaker if known else self._description(phrase.words), 1.0)
        for noun in self.words.noun.finditer(self.text, block.start, block.end):
            start = max(block.start, noun.start() - _DETERMINER)
            before = self.words.determined.search(self.text, start, noun.start())
            title = _CAPITAL.match(self.text, noun.end() + 1) or self.text.startswith(". ", noun.end())
            if before is not None and not title and not self._quoted(noun.start()):
                words = " ".join(self.text[before.start() : noun.end()].split())
                low = max(block.start, before.start() - 12)
                subject = float(_GOVERNED.search(self.text, low, before.start()) is None)
                span = Span(before.start(), noun.end())
                yield _Event(span, self._description(words), subject, noun.lastgroup or "")

    @cached_property
    def _sexes(self) -> dict[Speaker, str]:
        """For each person the pronoun that the text uses, where titles, nouns, or pronouns that follow tell it."""
        votes: dict[Speaker, dict[str, float]] = {}

        def vote(speaker: Speaker, sex: str | None, weight: float) -> None:
            if sex:
                own = votes.setdefault(speaker, {})
                own[sex] = own.get(sex, 0.0) + weight

        for person in self._people:
            for m in person.mentions[:40]:
                described = m.found.title or ""
                if before := _APPOSED.search(self.text, max(0, m.found.lead - 60), m.found.lead):
                    described += " " + before[1]
                if beside := _BESIDE.search(self.text, max(0, m.found.lead - 20), m.found.lead):
                    described += " " + beside[0]
                for noun in self.words.noun.finditer(described):
                    vote(self._of(person), noun.lastgroup, 4.0)
        events = self._events
        for n, event in enumerate(events):
            vote(event.speaker, event.sex, 4.0)
            # Up to the words that speak of the next one, their determiner included ("Her father").
            low = event.span.end
            end = min(events[n + 1].span.start + 4 if n + 1 < len(events) else len(self.text), low + _FOLLOWED)
            end = min(end, self.interview.segments[self._block(low)].span.end)
            for follows in islice(self.words.sex.finditer(self.text, low, end), 3):
                if not self._quoted(follows.start()):
                    weight = 1.0 if self.words.pronoun.fullmatch(follows[0]) else 0.3
                    vote(event.speaker, follows.lastgroup, weight * max(event.subject, 0.4))
        likely = ((speaker, max(own.items(), key=_weight)) for speaker, own in votes.items())
        return {speaker: sex for speaker, (sex, weight) in likely if weight >= _TOLD}

    @cached_property
    def likely(self) -> frozenset[Speaker]:
        """Who is surely a person: by the pronoun that is used, by a given name, or as a participant."""
        named = (self._of(p) for p in self._people if p.key[0] in GIVEN)
        return frozenset((*self._sexes, *named, *self.interview.speakers))

    @cached_property
    def _roles(self) -> dict[str, list[tuple[int, Speaker]]]:
        """The nouns that stand beside names, each with where and whose."""
        out: dict[str, list[tuple[int, Speaker]]] = {}
        for person in self._people:
            for m in person.mentions[:40]:
                speaker, f = self._of(person), m.found
                nouns = {fold(word) for word in f.title.split()}
                if f.key == person.key and self._untitled(person):
                    nouns.add(f.key[0])
                if before := _APPOSED.search(self.text, max(0, f.lead - 60), f.lead):
                    nouns |= {head(before[1]), *map(fold, before[1].split()[-1:])}
                if behind := _BEHIND.match(self.text, f.end, min(len(self.text), f.end + 60)):
                    nouns.add(head(behind[1]))
                # A schoolteacher is a teacher.
                nouns |= TRADES & {end for noun in nouns for end in _ends(noun)}
                for noun in nouns:
                    out.setdefault(noun, []).append((f.start, speaker))
        for places in out.values():
            places.sort(key=_place)
        return out

    def _quoted(self, at: int) -> bool:
        n = bisect_left(self._starts, at + 1) - 1
        return n >= 0 and self._stretches[n].start <= at < self._stretches[n].end

    def _subject(self, found: Found) -> float:
        """How much like the subject of a clause a name stands."""
        low = max(0, found.lead - 14)
        if found.opens or _SUBJECT.search(self.text, low, found.lead):
            return 1.0
        if self.words.acts.match(self.text, found.end):
            return 1.0
        return 0.0 if _GOVERNED.search(self.text, low, found.lead) else 0.4

    def _is_person(self, person: Person) -> bool:
        """False for a single word that stands as places and things do."""
        if person.key[0] in GIVEN or self._of(person).role is not None:
            return True
        if len(person.key) > 1 and self._capitals == 1.0:
            return True
        if self._capitals < 1.0 and not any(m.found.title for m in person.mentions):
            return False
        seen = [m for m in person.mentions[:8] if not m.found.title]
        things = (m for m in seen if _DETERMINED.search(self.text, max(0, m.found.lead - 20), m.found.lead))
        return 2 * sum(1 for _ in things) < max(1, len(seen))

    def _block(self, at: int) -> int:
        """The number of the block that a place lies in."""
        return max(0, bisect_right(self._blocks, at) - 1)

    # ------------------------------------------------------------ who somebody is

    def _of(self, person: Person) -> Speaker:
        """The participant who is meant, else the person under the fullest name."""
        if person.name not in self._speakers:
            name = self._untitled(person) or person.name
            meant = self._cast.find(name)
            self._speakers[person.name] = meant[0] if len(meant) == 1 else Speaker(name, None)
        return self._speakers[person.name]

    def _untitled(self, person: Person) -> str | None:
        """The name without a first word that other mentions leave out: "Supervisor Ada King" and "Ada King"."""
        if len(person.key) < 3 or person.key[0] in GIVEN:
            return None
        return next((m.found.text for m in person.mentions if m.found.key == person.key[1:]), None)

    def _description(self, words: str) -> Speaker:
        noun = head(words)
        if noun not in self._described:
            self._described[noun] = Speaker(None, None, words=(words,))
        return self._described[noun]

    def meant(self, phrase: Phrase, segment: Segment, around: Speaker | None) -> Meant | None:
        """Who a phrase means; ``around`` says the quotation that it stands in, ``NOBODY`` where that is not told."""
        if phrase.found is not None:
            return self._named(phrase.found)
        if phrase.pronoun == "i":
            return self._first_person(segment, around, phrase.span.start)
        if phrase.pronoun == "they":
            low = segment.span.start if segment.kind.spoken else 0
            meant = self.antecedent(phrase.span.start, "", among=self.likely, low=low)
            return meant or Meant(Speaker(None, None, words=(self.text[phrase.span.start : phrase.span.end],)), 0.7)
        if phrase.pronoun:
            low = segment.span.start if segment.kind.spoken else 0
            meant = self.antecedent(phrase.span.start, phrase.pronoun, low=low) if low else None
            return meant or self.antecedent(phrase.span.start, phrase.pronoun)
        noun = phrase.role or head(phrase.words)
        if noun in DOCUMENTS and (meant := self.antecedent(phrase.span.start, "")) is not None:
            return meant
        definite = not fold(phrase.words).startswith(("a ", "an ", "one ", "another ", "some "))
        if definite and (known := self._by_role(noun, phrase.span.start)) is not None:
            return known
        return Meant(self._description(phrase.words), 0.85)

    def known(self, phrase: Phrase) -> Meant | None:
        """Who was presented by the noun of a description, if anybody."""
        return self._by_role(head(phrase.words), phrase.span.start)

    def _by_role(self, noun: str, at: int) -> Meant | None:
        """Who was presented under this noun, last before this place."""
        told = self._roles.get(noun, [])
        if not told:
            return None
        place, speaker = told[max(0, bisect_left(told, at, key=_place) - 1)]
        return Meant(speaker, 0.85, Span(place, place))

    def _named(self, found: Found) -> Meant:
        person = self._by_place.get(found.start)
        if person is not None:
            return Meant(self._of(person), 0.98)
        if (shared := self._shared(found)) is not None:
            return shared
        meant = self._cast.find(found.text)
        return Meant(meant[0], 0.9) if len(meant) == 1 else Meant(Speaker(found.text, None), 0.9)

    def _shared(self, found: Found) -> Meant | None:
        """Who is meant by a name that several share: of whom most is told, or of whom it was told last."""
        places = self._by_word.get(found.key[-1], []) if found.key else []
        n = bisect_left(places, found.start, key=_place)
        near = [*reversed(places[max(0, n - _FAR) : n]), *places[n : n + _FAR]]
        fits = [p for _, p in near if set(found.key) <= set(p.key)]
        if not fits:
            return None
        most = max(fits, key=lambda p: len(p.mentions))
        return Meant(self._of(most), 0.95 if all(p is most for p in fits) else 0.65)

    def _first_person(self, segment: Segment, around: Speaker | None, at: int) -> Meant | None:
        if around is not None:
            return Meant(around, 0.9) if around is not NOBODY else None
        if segment.kind.spoken:
            return Meant(segment.speaker, 0.95) if segment.speaker is not None else None
        if self._quoted(at):
            return None
        if self.interview.is_interview and len(self.interview.interviewers) == 1:
            return Meant(self.interview.interviewers[0], 0.85)
        return Meant(self._description("I"), 0.9)

    def antecedent(self, at: int, sex: str, among: Collection[Speaker] | None = None, low: int = 0) -> Meant | None:
        """Whom a pronoun at this place means: the last fitting person (of ``among``) of whom the narration spoke."""
        events = self._events
        at = self._chained(at, sex)
        n = bisect_left(events, at, key=_begins)
        said = {id(e): e for e in self._said[-3:]}
        scores: dict[Speaker, tuple[float, Span]] = {}
        recent = sorted([*events[max(0, n - _FAR) : n], *said.values()], key=_extent)
        known = self._sexes if sex else {}
        for back, event in enumerate(reversed(recent)):
            if (
                event.span.start >= at
                or at - event.span.start > _CHARACTERS
                or (among is not None and event.speaker not in among)
                or event.span.start < low
            ):
                continue
            own = event.sex or known.get(event.speaker, "")
            if sex and own and own != sex:
                continue
            breaks = self._block(at) - self._block(event.span.start)
            score = -0.3 * back - 0.6 * min(breaks, 5) + event.subject + 1.9 * (own == sex != "") + 1.9 * (not breaks)
            score += 0.8 * (id(event) in said)
            if event.speaker not in scores or score > scores[event.speaker][0]:
                scores[event.speaker] = (score, event.span)
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: -item[1][0])
        (speaker, (best, span)), *rest = ranked
        margin = best - rest[0][1][0] if rest else 2.0
        return Meant(speaker, 0.93 if margin > 1 else 0.85 if margin > 0.4 else 0.7, span)

    def _chained(self, at: int, sex: str) -> int:
        """Where a pronoun was first used of whom it still means: no other subject stands between."""
        if not sex:
            return at
        low = max(self._blocks[self._block(at)] if self._blocks else 0, at - _NEAR)
        places = self._pronouns.get(sex, [])
        for earlier in places[bisect_left(places, low) : bisect_left(places, at)]:
            n = bisect_left(self._events, earlier, key=_begins)
            m = bisect_left(self._events, at, key=_begins)
            if not any(e.subject == 1.0 and e.sex in ("", sex) for e in self._events[n:m]):
                return earlier
        return at

    @cached_property
    def _pronouns(self) -> dict[str, list[int]]:
        """Where each pronoun stands, in order, quotations apart."""
        out: dict[str, list[int]] = {}
        for pronoun in self.words.pronoun.finditer(self.text):
            at = pronoun.start()
            if not _in_word(self.text, at) and not self._quoted(at):
                out.setdefault(pronoun.lastgroup or "", []).append(at)
        return out

    def spoke(self, span: Span, speaker: Speaker, sex: str = "") -> None:
        """Remember that somebody was said to speak here: pronouns look for speakers first."""
        self._said.append(_Event(span, speaker, 1.0, sex))


def _behind_thing(text: str, run: regex.Match[str]) -> Found | None:
    """The name at the end of a run of capitalised words whose first ones belong to none."""
    for word in _CAPITAL.finditer(text, run.start() + 1, run.end()):
        if (found := next(find_names(text, word.start(), run.end()), None)) is not None:
            return found
    return None


def _ends(noun: str) -> Iterator[str]:
    """The ends of a noun that may be one by themselves."""
    return (noun[k:] for k in range(max(3, len(noun) - _LONGEST_TRADE), len(noun) - 3))


def _weight(item: tuple[str, float]) -> float:
    return item[1]


def _in_word(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in "’'-")


def _place(item: tuple[int, Any]) -> int:
    return item[0]


def _begins(event: _Event) -> int:
    return event.span.start


def _extent(event: _Event) -> tuple[int, int]:
    return event.span.start, event.span.end

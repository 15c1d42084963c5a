"""Who takes part: names, sides, aliases, and what the document says of each person.

The policy, in order:

1. Who the caller named takes part, on the side that the caller gave; a side with such people is complete, so that
   nothing in the text adds anybody to it, unless the document's format marks another voice. The other side is found
   as ever.
2. Labels name speakers. Each is resolved to the one fuller name that it fits; the side is that of most of its turns.
3. A side without labels is found by cues (``qaparse.cues.people``): every name whose log-odds speak for the side.
4. A side that speaks and for which nobody was found has one speaker without a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import regex

from ..cues.labels import TURN_WORDS, labelled_sides
from ..cues.languages import Pack, spoken_pack
from ..cues.mentions import Mention, Zone, people
from ..cues.people import SeenAs, answer, question
from ..names import GIVEN, Register, aliases, find_names, fold, parse_name
from ..records import Evidence, Interview, Role, Span, Speaker
from .labelled import Voice, voices
from .scan import scan
from .score import Candidate, Weights, judge, load
from .words import Continued, going_on, pronouns_in, role_spans, stated

__all__ = ["find_cast"]

_SURE = 0.0  # log-odds from which a name is cast
_LIKELY = -3.0  # the same for the likeliest full name that title or narration give, where nobody else answers
_MONONYM = -1.0  # the same for a single word with whose bearer title or narration tell of a talk
_ASKS = -0.5  # the same for the likeliest full name where nobody else asks
_ONE_WORD = 1.5  # a single word must be surer where full names are cast
_CLEAR = 2.0  # among several people whom a label fits, the one meant leads by so much
_LABEL = 6.0  # what a label adds to the log-odds of who carries it: it decides
_SEARCHES = 20  # labels for which the whole text is searched: nobody has more speakers than that
_CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages in which every noun has a capital: one word alone is seldom a name
_IN_THE = regex.compile(r"\b(?:im|am|ans|ins|zum|zur|vom|beim|übers|ums)\s\Z", regex.I)
_MOST_WORDS = 5  # descriptions kept of one person


@attrs.define(eq=False)
class _Member:
    """Somebody who takes part, in the making."""

    role: Role
    name: str | None = None
    given: Speaker | None = None
    candidate: Candidate | None = None
    voices: list[Voice] = attrs.field(factory=list)
    generic: bool = False


def find_cast(
    interview: Interview,
    given: Sequence[Speaker] = (),
    *,
    seen_as: SeenAs | None = None,
    weights: Weights | None = None,
) -> tuple[Speaker, ...]:
    """Who takes part in an interview whose segments have their kinds and, in labelled text, their labels.

    Interviewers come first, then interviewees, each in the order in which the document introduces them (the
    caller's ``given`` first, in the caller's order). A name stands in the text or is the caller's; a side that speaks
    and is not named has one speaker whose ``name`` is ``None``. Evidence gives the cues with their spans and weights;
    ``seen_as`` says what a pipeline takes a name for; ``weights`` stand for the package's own.
    """
    scanned = list(scan(interview))
    met = people(interview.source.text, scanned, interview.language)
    if interview.language in _CAPITAL_NOUNS:
        met = [p for p in met if len(p.key) > 1 or (p.key[0] in GIVEN and not all(map(_is_noun, p.mentions)))]
    candidates = judge(met, weights or load(), seen_as)
    cast = [_Member(s.role, s.name, given=s, generic=s.generic) for s in given if s.role]
    known = _meet(cast, candidates)
    given_for = {member.role for member in cast}
    # Nothing in a text adds to them, and a label may be a stray; a format that marks each voice says who speaks.
    marked = any(mark.kind == "voice" for mark in interview.source.marks)
    complete = frozenset[Role]() if marked else given_for
    labelled = frozenset(Role) if marked else labelled_sides(interview.segments)
    heard = voices(interview)
    _hear(interview, cast, known, [v for v in heard if not v.generic], candidates, complete, labelled)
    spoken = {Role.of(segment.kind) for segment in interview.segments}
    for role in (Role.INTERVIEWEE, Role.INTERVIEWER):
        told = role in labelled and any(m.role is role for m in cast)
        if role in spoken and role not in given_for and not told:
            taken = {id(m.candidate) for m in cast}
            chosen = _chosen([c for c in candidates if id(c) not in taken], role)
            cast += [_Member(role, c.name, candidate=c) for c in chosen]
    _hear_generic(interview, cast, [v for v in heard if v.generic], complete)
    for role in Role:
        if role in spoken and not any(m.role is role for m in cast):
            cast.append(_Member(role))
    return tuple(_speakers(cast, _Told.of(interview, scanned)))


# ---------------------------------------------------------------- by cues


def _is_noun(mention: Mention) -> bool:
    """True behind a preposition that holds an article: "im Mai"."""
    at = mention.found.start
    return _IN_THE.search(mention.zone.text, max(0, at - 8), at) is not None


def _chosen(candidates: Sequence[Candidate], role: Role) -> list[Candidate]:
    """The candidates whom cues cast on a side."""
    mine = [c for c in candidates if c.beats(role)]
    sure = [c for c in mine if c.score[role] > _SURE]
    if role is Role.INTERVIEWER:
        likely = max((c for c in mine if " " in c.name), key=lambda c: c.score[role], default=None)
        return sure or ([likely] if likely and likely.score[role] > _ASKS else [])
    if any(" " in c.name for c in sure):
        sure = [c for c in sure if " " in c.name or c.score[role] > _ONE_WORD]
    elif not sure:
        likely = max((c for c in mine if c.told or c.met), key=lambda c: c.score[role], default=None)
        if likely is not None and likely.score[role] > (_LIKELY if likely.told else _MONONYM):
            sure = [likely]
    if sure:
        # Who stands in one row with them behind "we talked with" was met like them.
        rows = {row for c in sure for row in c.rows}
        return [c for c in mine if c in sure or not rows.isdisjoint(c.rows)]
    # Where the text presents nobody, a byline with several names tells who answered.
    authors = [c for c in candidates if c.signs and " " in c.name]
    return authors if sum(c.score[Role.INTERVIEWER] > _SURE for c in authors) > 1 else []


# ---------------------------------------------------------------- by labels


def _meet(cast: Sequence[_Member], candidates: Iterable[Candidate]) -> Register[_Member]:
    """Enter the caller's people under their names, and find them among those whom the document names."""
    known: Register[_Member] = Register()
    for member in cast:
        for name in (member.name, *(member.given.aliases if member.given else ())):
            if name:
                known.enter(member, name)
    for candidate in candidates if cast else ():
        meant = known.find(candidate.name)
        if len(meant) == 1:
            before = meant[0].candidate
            if before is None or len(before.person.key) < len(candidate.person.key):
                meant[0].candidate = candidate
    return known


def _hear(
    interview: Interview,
    cast: list[_Member],
    known: Register[_Member],
    heard: Sequence[Voice],
    candidates: Sequence[Candidate],
    complete: Collection[Role],
    labelled: Collection[Role],
) -> None:
    """Give each voice to the one person whose it is; to a new one where there is none, or more than one.

    A voice of nobody's remains nobody's on a side that is complete, and on one where its label is a stray.
    """
    register: Register[Candidate] = Register()
    taken = {id(m.candidate) for m in cast}
    for candidate in candidates if heard else ():
        if id(candidate) not in taken:
            register.enter(candidate, candidate.name)
    searches = 0
    for voice in heard:
        meant = known.find(voice.name) or [m for m in cast if m.given and fold(m.name or "") == fold(voice.name)]
        if len(meant) == 1 and (meant[0].given or meant[0].role is voice.role):
            meant[0].voices.append(voice)
            continue
        if voice.role in complete:
            continue
        fits = [] if meant else [c for c in register.find(voice.name) if id(c) not in taken]
        if not meant and not fits:
            fits = [c for c in candidates if id(c) not in taken and _more_initials(voice, c)]
        found = _resolve(voice, fits)
        if voice.role not in labelled and _is_stray(voice, found):
            continue
        name = voice.name
        if found is not None:
            taken.add(id(found))
            name = max(name, found.name, key=lambda n: (len(parse_name(n).key), not n.isupper()))
        if not meant and " " not in name and voice.size > 1 and searches < _SEARCHES:
            searches += 1
            name = _spelt_out(interview.source.text, name) or name
        member = _Member(voice.role, name, candidate=found, voices=[voice])
        known.enter(member, name)
        cast.append(member)


def _is_stray(voice: Voice, meant: Candidate | None) -> bool:
    """True for a label on a side without labels that is no common name's, nor that of somebody likely to speak."""
    likely = meant is not None and meant.score[voice.role] > _LIKELY
    return not likely and GIVEN.isdisjoint(parse_name(voice.name).key)


def _more_initials(voice: Voice, candidate: Candidate) -> bool:
    """True where the label is the initials of somebody cast on this side, with a name that the text leaves out."""
    letters = voice.name.replace(".", "")
    own = parse_name(candidate.name).initials
    return (
        1 < len(own) < len(letters) < 5
        and letters.isupper()
        and (letters[0], letters[-1]) == (own[0], own[-1])
        and candidate.score[voice.role] > _SURE
    )


def _resolve(voice: Voice, fits: Sequence[Candidate]) -> Candidate | None:
    """The person whom a label stands for, if one is clearly the likeliest."""
    key = parse_name(voice.name).key
    equal = [c for c in fits if c.person.key == key]
    if len(key) > 1 and equal:
        return equal[0]
    ranked = sorted((c for c in fits if len(c.person.key) >= len(key)), key=_best, reverse=True)
    if not ranked:
        return None
    best, *others = ranked
    clear = not others or _best(best) - _best(others[0]) >= _CLEAR
    if voice.name.isupper() and len(voice.name) < 5 and _best(best) > best.score[voice.role] + _CLEAR:
        return None  # who is cast on the other side has the same initials
    return best if clear else None


def _best(candidate: Candidate) -> float:
    return max(candidate.score.values())


def _spelt_out(text: str, word: str) -> str | None:
    """The full name anywhere in the text of which a single word is the first or the last word, if one is usual."""
    key = fold(word)
    counts: Counter[str] = Counter()
    flags = regex.IGNORECASE if word.isupper() else 0
    for n, match in enumerate(regex.finditer(rf"(?<!\w){regex.escape(word)}(?![\w:：])", text, flags)):
        if n == 50:
            break
        start = text.rfind(" ", 0, max(0, match.start() - 30)) + 1 if match.start() > 30 else 0
        for found in find_names(text, max(start, match.start() - 80), min(len(text), match.end() + 40)):
            first, last = found.key[0], found.key[-1]
            inside = found.start <= match.start() < found.end
            if inside and first != last and (first == key or (last == key and first in GIVEN)):
                counts[found.text] += 1
    usual = counts.most_common(2)
    if not usual or (len(usual) > 1 and usual[0][1] < 2 * usual[1][1]):
        return None
    return usual[0][0]


def _hear_generic(
    interview: Interview, cast: list[_Member], heard: Sequence[Voice], complete: Collection[Role]
) -> None:
    """Give each voice without a name ("Q", "Speaker 2") to the one person of its side whose it can be.

    A label that says no more than that a question is asked ("Q") says nobody where several people ask.
    """
    named = {role: [m for m in cast if m.role is role and not m.generic] for role in Role}
    nameless = {role: [m for m in side if not m.voices] for role, side in named.items()}
    people_words = Counter(voice.role for voice in heard if fold(voice.name) not in TURN_WORDS)
    for voice in heard:
        side = named[voice.role]
        introduced = [m for m in side if m.candidate and _introduces(interview, voice, m.candidate)]
        unlabelled = nameless[voice.role]
        turn = fold(voice.name) in TURN_WORDS
        alone = turn or people_words[voice.role] == 1
        if len(introduced) == 1:
            introduced[0].voices.append(voice)
        elif alone and len(unlabelled) == 1 and (not turn or len(side) == 1):
            unlabelled[0].voices.append(voice)
        elif turn and len(side) == 1:
            side[0].voices.append(voice)
        elif alone and len(side) > 1 and (turn or unlabelled):
            continue
        elif voice.role not in complete:
            cast.append(_Member(voice.role, voice.name, voices=[voice], generic=True))


def _introduces(interview: Interview, voice: Voice, candidate: Candidate) -> bool:
    """True where the person gives the name in a turn of this voice."""
    said = [span for cue, span in candidate.fired if cue in (answer.cues["i_am"], question.cues["i_am"])]
    return any(span in interview.segments[n].span for span in said for n in voice.blocks)


# ---------------------------------------------------------------- the records


def _speakers(cast: Sequence[_Member], told: _Told) -> Iterator[Speaker]:
    forms = [_forms(member) for member in cast]
    users = Counter(key for own in forms for key in {fold(form) for form in own})
    roles = list(Role)
    for n in sorted(range(len(cast)), key=lambda n: (roles.index(cast[n].role), _introduced(cast[n]), n)):
        member, given = cast[n], cast[n].given
        labels = [form for voice in member.voices for form in voice.forms]
        # A form that two people share is neither's, unless labels settle it.
        own = [form for form in forms[n] if users[fold(form)] == 1]
        aliases_ = _several(form for form in (*labels, *own) if form != member.name)
        words = {} if given and given.words else told.words(member)
        pronouns = told.pronouns(member) if not (given and given.pronouns) else None
        evidence = _several((*_evidence(member), *words.values(), *([pronouns[1]] if pronouns else [])))
        stands_for = pronouns[0] if pronouns else ""
        if given is None:
            yield Speaker(member.name, member.role, aliases_, tuple(words), member.generic, evidence, stands_for)
        else:
            yield attrs.evolve(
                given,
                aliases=_several((*given.aliases, *aliases_)),
                words=_several(given.words or words),
                evidence=_several((*given.evidence, *evidence)),
                pronouns=given.pronouns or stands_for,
            )


def _several(items: Iterable[Any]) -> Any:
    """The items, each once."""
    return tuple(dict.fromkeys(items))


def _introduced(member: _Member) -> tuple[int, int]:
    """Where the document introduces a person; the caller's come first."""
    if member.given is not None:
        return (0, 0)
    places = [voice.first.start for voice in member.voices]
    if member.candidate is not None:
        person = member.candidate.person
        places += [m.span.start if m.zone.text is person.text else 0 for m in person.mentions]
    return (1, min(places, default=0))


def _forms(member: _Member) -> list[str]:
    """Every form that the document uses for a person, then those that follow from the name."""
    if member.name is None or member.generic:
        return []
    used: list[str] = []
    titles: list[str] = []
    for mention in member.candidate.person.mentions if member.candidate else ():
        used.append(mention.found.text)
        if mention.found.title:
            used.append(" ".join(mention.zone.text[mention.found.lead : mention.found.end].split()))
            titles.append(mention.found.title)
    if member.candidate is not None and (surname := parse_name(member.name).surname):
        titled = (f"{title} {surname}" for title in dict.fromkeys(titles))
        used += [form for form in titled if form in member.candidate.person.text]
    names = [member.name, *(voice.name for voice in member.voices if not voice.generic)]
    return [*used, *(form for name in names for form in aliases(name))]


@attrs.frozen(eq=False)
class _Told:
    """What a document says of the people in it."""

    text: str = attrs.field(repr=False)
    pack: Pack
    zones: Mapping[Zone, Sequence[Mention]] = attrs.field(repr=False)  # of narration, each with its names in order

    @classmethod
    def of(cls, interview: Interview, scanned: Iterable[tuple[str, Mention]]) -> _Told:
        zones: dict[Zone, list[Mention]] = {}
        for group, mention in scanned:
            if group == "narration":
                zones.setdefault(mention.zone, []).append(mention)
        return cls(interview.source.text, spoken_pack(interview.language), zones)

    def words(self, member: _Member) -> dict[str, Evidence]:
        """What labels and text say that somebody is or did, each description once, with where it stands."""
        said = [(word, where) for word, where in self._labels(member) if not pronouns_in(word, self.pack)]
        for mention in member.candidate.person.mentions if member.candidate else ():
            for span in role_spans(mention, self.pack):
                where = span if mention.zone.text is self.text else Span(0, 0)
                said.append((" ".join(span.of(mention.zone.text).split()), where))
        works = (sentence.work for sentence in self._goes_on(member) if sentence.work is not None)
        said += [(" ".join(work.of(self.text).split()), work) for work in works]
        first: dict[str, tuple[str, Span]] = {}
        for word, span in said:
            first.setdefault(fold(word), (word, span))
        note = "The text says what the person is or did"
        kept = list(first.values())[:_MOST_WORDS]
        return {word: Evidence("cast.description", span, 0.0, note) for word, span in kept}

    def _labels(self, member: _Member) -> Iterator[tuple[str, Span]]:
        """What labels say of somebody, and where: the whole of the first label where only another one has it."""
        for voice in member.voices:
            for word in voice.label.words:
                at = self.text.find(word, voice.first.start, voice.first.end)
                yield word, Span(at, at + len(word)) if at >= 0 else voice.first

    def pronouns(self, member: _Member) -> tuple[str, Evidence] | None:
        """The pronouns that the text gives to somebody: as stated, else as narration surely goes on."""
        mentions = [m for m in member.candidate.person.mentions if m.zone.text is self.text] if member.candidate else []
        own = [(own, span) for word, span in self._labels(member) if (own := pronouns_in(word, self.pack))]
        own += [found for mention in mentions if (found := stated(mention, self.pack))]
        note = "The text states the person's pronouns"
        if not own:
            own = [(sentence.pronoun, sentence.span) for sentence in self._goes_on(member)]
            note = "The text goes on with the person by this pronoun"
        if len({pronoun for pronoun, _ in own}) != 1:
            return None
        return own[0][0], Evidence("cast.pronouns", own[0][1], 0.0, note)

    def _goes_on(self, member: _Member) -> Iterator[Continued]:
        places: dict[Zone, list[int]] = {}
        for mention in member.candidate.person.told("narration") if member.candidate else ():
            places.setdefault(mention.zone, []).append(mention.found.start)
        for zone, mine in places.items():
            yield from going_on(frozenset(mine), self.zones.get(zone, ()), self.pack)


def _evidence(member: _Member) -> Iterator[Evidence]:
    for voice in member.voices:
        yield Evidence("cast.label", voice.first, _LABEL, f"The label of {voice.size} turn{'s' * (voice.size > 1)}")
    if member.candidate is not None:
        yield from member.candidate.evidence(member.role)

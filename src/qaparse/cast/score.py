"""How much speaks for each possible person: cues summed to log-odds, once for each side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast

import attrs

from ..cues.core import Cue
from ..cues.mentions import Person
from ..cues.people import GROUPS, Look, SeenAs, byline, entity, firing, narration, title, with_entities
from ..errors import WeightsError
from ..names import TRADES
from ..records import Evidence, Role, Span

__all__ = ["Candidate", "Weights", "judge", "load", "votes"]


@attrs.frozen
class Weights:
    """What training learned: by side a bias, and by cue (``cast.group.name``) a weight, in log-odds."""

    bias: Mapping[Role, float]
    cues: Mapping[str, Mapping[Role, float]] = attrs.field(repr=False)
    provenance: Mapping[str, Any] = attrs.field(factory=dict, repr=False)


@lru_cache(maxsize=1)
def load() -> Weights:
    """The weights of the package.

    Raises ``WeightsError`` where a cue has no weight or a weight no cue.
    """
    folder = resources.files("qaparse.weights")
    data, seen = (json.loads(folder.joinpath(file).read_text(encoding="utf-8")) for file in ("cast.json", "nlp.json"))
    rows = data["cues"] | seen["cast"]
    cues = {key: {role: float(row[role.value]) for role in Role} for key, row in rows.items()}
    declared = {name(cue) for group in (*GROUPS.values(), entity) for cue in group.cues.values()}
    if odd := sorted(declared.symmetric_difference(cues)):
        raise WeightsError(f"the weights and the declared cues differ in {', '.join(odd)}")
    return Weights({role: float(data["bias"][role.value]) for role in Role}, cues, data["provenance"])


@cache
def name(cue: Cue) -> str:
    """The name of a cue among the weights and in evidence: that of its group and its own."""
    return f"{cue.group.name}.{cue.name}"


@attrs.frozen(eq=False)
class Candidate:
    """A possible person with the log-odds of each side and the cues that fired, each at its first place."""

    person: Person
    score: Mapping[Role, float]
    fired: Sequence[tuple[Cue, Span]] = attrs.field(repr=False)
    weights: Weights = attrs.field(repr=False)

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return self.person.name

    @property
    def told(self) -> bool:
        """True where title or narration give the full name."""
        return " " in self.name and ("narration" in self.person.groups or "title" in self.person.groups)

    @property
    def met(self) -> bool:
        """True where title or narration tell of a talk with the person."""
        return any(cue in _TALKS for cue, _ in self.fired)

    @property
    def rows(self) -> frozenset[tuple[int, bool]]:
        """Where the rows of full names, and of single words, begin that narration tells of a talk with."""
        met = {span for cue, span in self.fired if cue in _MET}
        mine = (m for m in self.person.told("narration") if m.span in met and m.word_before not in _ARTICLES)
        return frozenset((m.head, " " in m.found.text) for m in mine)

    @property
    def signs(self) -> bool:
        """True where a byline names the person as one who wrote."""
        return any(cue in (byline.cues["words_by"], byline.cues["bare"]) for cue, _ in self.fired)

    def beats(self, role: Role) -> bool:
        """True where this side is at least as likely as the other one."""
        return all(self.score[role] >= other for other in self.score.values())

    def evidence(self, role: Role) -> tuple[Evidence, ...]:
        """What spoke for and against this side, the strongest first."""
        found = (Evidence(name(cue), span, self.weights.cues[name(cue)][role], cue.note) for cue, span in self.fired)
        return tuple(sorted((e for e in found if e.weight), key=lambda e: -abs(e.weight)))


_MET = (narration.cues["met"], narration.cues["talk_with"])
_ARTICLES = frozenset("a an the".split())
_TALKS = (title.cues["talk_with"], *_MET)


def votes(person: Person) -> list[tuple[Cue, Span]]:
    """The cues that fire for a person, each once, with the span of its first place (empty beside the text)."""
    return [*_said(person), *_all_told(person)]


def _said(person: Person) -> list[tuple[Cue, Span]]:
    """The cues that fire on single mentions."""
    first: dict[Cue, Span] = {}
    for group, mention in zip(person.groups, person.mentions):
        for cue in firing(group, mention):
            if cue not in first:
                first[cue] = mention.span if mention.zone.text is person.text else Span(0, 0)
    return list(first.items())


def _all_told(person: Person) -> list[tuple[Cue, Span]]:
    """The cues that look at the person as a whole."""
    where = person.span
    cues = (*GROUPS["person"].cues.values(), *(entity.cues.values() if person.seen_as else ()))
    return [(cue, where) for cue in cues if cast(Look, cue.find).sees(person)]


def judge(people: Iterable[Person], weights: Weights, seen_as: SeenAs | None = None) -> list[Candidate]:
    """Score the possible people, in the order given; those for whom nothing at all speaks are left out.

    ``seen_as`` says what a pipeline takes a name for.
    """
    out = []
    for person in people if seen_as is None else (with_entities(p, seen_as) for p in people):
        if not _promising(person):
            continue
        fired = _said(person)
        score = {role: weights.bias[role] + sum(weights.cues[name(cue)][role] for cue, _ in fired) for role in Role}
        if all(score[role] <= weights.bias[role] for role in Role) and set(person.groups) <= _SPOKEN:
            continue
        whole = _all_told(person)
        for role in Role:
            score[role] += sum(weights.cues[name(cue)][role] for cue, _ in whole)
        out.append(Candidate(person, score, [*fired, *whole], weights))
    return out


_SPOKEN = {"question", "answer"}
_CALL = frozenset(",!?.:")
_CALLING = frozenset(
    "i'm im am is with to by met meet and thanks welcome hi hello soy suis bin llamo ich je con avec mit".split()
)


def _promising(person: Person) -> bool:
    """False for a single word that nothing calls, greets or presents, nor puts in a row: most capitalised words."""
    if " " in person.name or len(person.mentions) > 3:
        return True
    for group, mention in zip(person.groups, person.mentions):
        if group in ("title", "byline") or (group == "narration" and len(person.mentions) > 1):
            return True
        if mention.word_before in _CALLING or mention.word_before in TRADES or mention.head != mention.found.lead:
            return True
        text, end = person.text, mention.found.end
        if group != "narration" and (text[end : end + 1] in _CALL or text[max(0, mention.head - 2)] == ","):
            return True
    return False

"""The attributor that needs no model: labels, continuity, and cues among several candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

import attrs

from ..cues.labels import in_turn, labelled_sides, read_label, together
from ..cues.own import OwnCue
from ..names import GIVEN as GIVEN_NAMES
from ..names import Register, parse_name
from ..records import GIVEN, THRESHOLD, Attribution, Evidence, Interview, Kind, Role, Segment, Speaker
from .several import Distribution, assign, floored
from .table import Witness

__all__ = ["HeuristicAttributor", "decide"]

#: How often a label, a turn that goes on without one, and an only candidate are right.
_LABEL, _GOES_ON, _ONLY = 0.99, 0.95, 0.95
#: Two are equally probable where they differ by no more than rounding makes: sums differ with the version of Python.
_EQUAL = 2.5e-4
#: The doubt whether a block is an answer is told where its kind is less sure.
_FIRM = 0.99


@attrs.frozen
class HeuristicAttributor:
    """Attributes from what stands in the text, without a language model; ``cues`` are the caller's own."""

    cues: tuple[OwnCue, ...] = ()

    def attribute(self, interview: Interview, *, threshold: float = THRESHOLD) -> Interview:
        """The interview, its questions and answers attributed; nobody is named below ``threshold``."""
        return decide(interview, threshold, cues=self.cues)


def decide(
    interview: Interview,
    threshold: float,
    more: Witness | None = None,
    weights: Mapping[str, float] | None = None,
    cues: Sequence[OwnCue] = (),
) -> Interview:
    """The whole policy: what the caller gave, labels, the only candidate, and among several the cues.

    ``more`` is a further source of cues among several, and ``weights`` are what all cues weigh then; ``cues`` are the
    caller's own, which bring their weights.
    """
    given = {n: said for n, s in enumerate(interview.segments) if (said := s.attribution) and _is_given(said)}
    found = _labelled(interview) | given
    for role in Role:
        side = [s for s in interview.speakers if s.role is role]
        open_ = [
            n for n, s in enumerate(interview.segments) if s.kind.spoken and Role.of(s.kind) is role and n not in found
        ]
        if len(side) == 1:
            found.update({n: _only(side[0], interview.segments[n]) for n in open_})
        elif side and open_:
            for n, distribution in assign(interview, open_, side, found, weights, more, cues).items():
                found[n] = _decided(distribution, threshold, interview.segments[n])
    segments = tuple(
        s.attributed(_above(found[n], threshold) if n in found else None) for n, s in enumerate(interview.segments)
    )
    return attrs.evolve(interview, segments=segments)


def _is_given(said: Attribution) -> bool:
    return any(e.cue == GIVEN for e in said.evidence)


def _labelled(interview: Interview) -> dict[int, Attribution]:
    """Segments whose speaker a label names, their own or the last one before them in the same turn."""
    by_name = _by_name(interview.speakers)
    read = [read_label(s.label.of(interview.text)) if s.label and s.kind.spoken else None for s in interview.segments]
    people: Register[Speaker] = Register()
    for speaker in interview.speakers:
        people.enter(speaker, speaker.name or "")
    said = in_turn(label for label in read if label is not None and label.name)
    sides = labelled_sides(interview.segments)
    out: dict[int, Attribution] = {}
    turn: tuple[Kind, Attribution] | None = None  # whose the side's blocks without a label are
    strangers: set[str] = set()
    for n, segment in enumerate(interview.segments):
        if not segment.kind.spoken:
            if segment.kind.breaks_turn:
                turn = None
            continue
        own, told = read[n], Role.of(segment.kind) in sides
        if turn is not None and turn[0] is not segment.kind:
            turn = None
        if segment.label is None or own is None or not own.name:
            if turn is not None and told:  # among stray labels the next block may be anybody's
                out[n] = turn[1]
            continue
        name = next(said).name
        speaker_ = by_name.get((name.casefold(), Role.of(segment.kind))) or by_name.get((name.casefold(), None))
        if speaker_ is not None:
            evidence = Evidence("label", segment.label, 6.0, f"The label names the speaker: {name}")
            goes_on = Evidence("turn_goes_on", segment.label, 3.0, "The turn goes on without a new label")
            out[n] = Attribution(speaker_, _LABEL, (evidence,))
            turn = (segment.kind, Attribution(speaker_, _GOES_ON, (goes_on,)))
            continue
        meant = [s for part in together(name) or (name,) for s in people.find(part)]
        nobody = told and not (meant or own.generic)
        if nobody and turn is not None and turn[1].speaker and name not in strangers and _is_no_name(name):
            goes_on = Evidence("turn_goes_on", segment.label, 3.0, f"The turn goes on: nobody here is called {name}")
            out[n] = attrs.evolve(turn[1], evidence=(goes_on,))
            continue
        turn = None
        if len(meant) > 1:
            out[n] = _shared(meant, Evidence("label", segment.label, 6.0, f"Several people may be meant by {name}"))
        elif nobody:
            strangers.add(name)
            why = Evidence("label", segment.label, 6.0, f"The label names nobody who takes part: {name}")
            out[n] = Attribution(None, 0.0, (why,))
        if n in out:
            turn = (segment.kind, out[n])
    return out


def _is_no_name(label: str) -> bool:
    """True where no word is a common given name: inside a turn it is the head of an item ("SAW: two of them")."""
    return GIVEN_NAMES.isdisjoint(parse_name(label).key)


def _by_name(speakers: Sequence[Speaker]) -> dict[tuple[str, Role | None], Speaker | None]:
    """Who a name in a label means, on one side and on either (``None`` as role); nobody where two share it."""
    out: dict[tuple[str, Role | None], Speaker | None] = {}
    for forms in (lambda s: s.aliases, lambda s: (s.name,) if s.name else ()):  # a full name goes before any alias
        found: dict[tuple[str, Role | None], Speaker | None] = {}
        for speaker in speakers:
            for name in dict.fromkeys(n.casefold() for n in forms(speaker)):
                for key in ((name, speaker.role), (name, None)):
                    found[key] = None if key in found else speaker
        out.update(found)
    return out


def _shared(meant: Sequence[Speaker], evidence: Evidence) -> Attribution:
    """A label that several people share says no more than that one of them speaks."""
    share = floored(_LABEL / len(meant))
    return Attribution(None, 0.0, (evidence,), tuple((s, share) for s in meant))


def _only(speaker: Speaker, segment: Segment) -> Attribution:
    side = "asks" if segment.kind is Kind.QUESTION else "answers"
    evidence = Evidence("only_candidate", segment.content, 3.0, f"Nobody else {side}")
    return Attribution(speaker, round(_ONLY * segment.confidence, 4), (evidence,))


def _decided(distribution: Distribution, threshold: float, segment: Segment) -> Attribution:
    told = distribution.probabilities
    # Nobody of this side says it where it is of another kind.
    ranked: Sequence[tuple[Speaker, float]] = sorted(
        ((s, floored(p * segment.confidence)) for s, p in told), key=lambda p: -p[1]
    )
    (best, p), *others = ranked
    evidence = distribution.evidence
    if segment.confidence < _FIRM:
        weight = round(_log_odds(p) - _log_odds(max(p for _, p in told)), 3)
        doubt = Evidence("kind", segment.content, weight, f"It may be no {segment.kind.value}")
        evidence = tuple(sorted((*evidence, doubt), key=lambda e: -abs(e.weight)))
    if p < threshold or (others and p - others[0][1] < _EQUAL):
        return Attribution(None, 0.0, evidence, tuple(ranked), distribution.group)
    return Attribution(best, p, evidence, tuple(others), distribution.group)


def _log_odds(p: float) -> float:
    p = min(1 - 1e-6, max(1e-6, p))
    return log(p / (1 - p))


def _above(attribution: Attribution, threshold: float) -> Attribution:
    if attribution.speaker is None or attribution.confidence >= threshold:
        return attribution
    rest = ((attribution.speaker, attribution.confidence), *attribution.alternatives)
    return Attribution(None, 0.0, attribution.evidence, rest, attribution.group)

"""What a reader corrects: places found again by their words, kinds and speakers set, the rest said anew."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from .api import attribute
from .attribution import Attributor
from .cues.own import OwnCue, checked
from .errors import CorrectionError, MissedCorrectionsError
from .records import GIVEN, THRESHOLD, Attribution, Evidence, Interview, Kind, Role, Segment, Span, Speaker
from .segmentation import read_document

__all__ = ["CORRECTIONS", "Correction", "apply"]

#: Name and version of the file that the page saves.
CORRECTIONS = "qaparse.corrections/1"

#: What a reader says, in log-odds: as much as what a caller says.
_WEIGHT = 6.0
#: So many places are compared where the same words stand often.
_PLACES = 1000


@attrs.frozen
class Correction:
    """What a reader says of one place: its kind, its speaker, or both; ``None`` is as it was read.

    The place is named by its words and by ``span``, where they stood in the text that was corrected (code points);
    ``before`` and ``after`` are words beside it, which tell it from others with the same words. The speaker is
    somebody who takes part, by name and side, or somebody who was missing.
    """

    span: Span
    words: str
    kind: Kind | None = None
    speaker: Speaker | None = None
    before: str = ""
    after: str = ""


def apply(
    interview: Interview,
    corrections: Mapping[str, Any] | Iterable[Correction],
    *,
    strict: bool = True,
    final: bool = False,
    attributor: str | Attributor = "heuristic",
    threshold: float = THRESHOLD,
    cues: Iterable[OwnCue] = (),
) -> Interview:
    """The interview as a reader corrected it; the rest is read anew, given what is known by now.

    ``corrections`` is what the page of ``to_html`` saves, read from JSON, or ``Correction`` objects. They may have been
    made on another version of the text: their words are looked for, white space apart. What was corrected has a
    confidence of 1, and evidence that says so and how it had been read. Who speaks elsewhere is said anew, and so are
    other kinds, where the record is what reading its text gives; ``attributor``, ``threshold`` and ``cues`` are as for
    ``parse``.

    With ``final`` the reader says that all else is right: it stays as it was read, the evidence of the interview says
    that a reader saw it, and the record can stand as gold (``qaparse eval``).

    Raises ``CorrectionError`` where ``corrections`` are none, and ``MissedCorrectionsError``, which lists them, where
    some have no place in this text, or several; with ``strict=False`` these are left out.

    >>> import qaparse
    >>> interview = qaparse.parse("How do you begin?\\n\\nI listen.\\n\\nAnd then?\\n\\nWe carry the boards out.")
    >>> said = Correction(Span(40, 63), "We carry the boards out.", speaker=Speaker("Kim Lo"))
    >>> str(apply(interview, [said]).segments[3].speaker)
    'Kim Lo'
    """
    own = checked(cues)
    known = _read(corrections) if isinstance(corrections, Mapping) else _given(corrections)
    places = _Places(interview)
    missed: list[tuple[int, str, str]] = []
    segments = list(interview.segments)
    speakers = list(interview.speakers)
    for correction in known:
        found = places.find(correction)
        if isinstance(found, str):
            missed.append((correction.span.start, correction.words[:60], found))
            continue
        for n in found:
            before = segments[n]
            segments[n] = _corrected(before, correction, speakers)
            who = segments[n].speaker
            if who is not None and who not in speakers:
                speakers.append(who)
    if missed and strict:
        raise MissedCorrectionsError(len(known), tuple(missed))
    if not final:
        segments = _read_anew(interview, segments, own)
    corrected = attrs.evolve(interview, segments=tuple(segments), speakers=tuple(speakers))
    if not corrected.is_interview and any(exchange.answers for exchange in corrected.exchanges):
        corrected = attrs.evolve(corrected, is_interview=True, confidence=1.0)
    if final:
        seen = Evidence(GIVEN, Span(0, len(interview.text)), _WEIGHT, "A reader saw it, and corrected what was wrong")
        return attrs.evolve(corrected, evidence=(*(e for e in interview.evidence if e.cue != GIVEN), seen))
    if not corrected.is_interview:
        return corrected
    return attribute(corrected, attributor=attributor, threshold=threshold, cues=own)


def _given(corrections: Any) -> tuple[Correction, ...]:
    """Corrections as objects; callers need not be typed."""
    given: list[Correction] = []
    for n, one in enumerate(corrections if isinstance(corrections, Iterable) else (corrections,)):
        if not isinstance(one, Correction):
            raise CorrectionError(f"corrections[{n}]", f"expected a Correction, or what a page saved, got {one!r:.80}")
        if not isinstance(one.speaker, (Speaker, type(None))):
            raise CorrectionError(f"corrections[{n}]", f"expected a qaparse.Speaker, got {one.speaker!r:.80}")
        if one.kind not in (None, *Kind):
            raise CorrectionError(f"corrections[{n}]", _no_kind(one.kind))
        given.append(attrs.evolve(one, kind=one.kind and Kind(one.kind)))
    return tuple(given)


def _corrected(segment: Segment, correction: Correction, speakers: Sequence[Speaker]) -> Segment:
    kind = correction.kind or segment.kind
    if kind is not segment.kind:
        note = f"Given by a reader; read as {segment.kind}, {segment.confidence:.0%} sure"
        why = (Evidence(GIVEN, segment.content, _WEIGHT, note),)
        segment = attrs.evolve(segment, kind=kind, confidence=1.0, evidence=why, attribution=None)
    if correction.speaker is None or not kind.spoken:
        return segment
    who = _known(correction.speaker, speakers)
    said = segment.attribution
    read = f"{said.speaker}, {said.confidence:.0%} sure" if said and said.speaker else "nobody"
    given = Evidence(GIVEN, segment.content, _WEIGHT, f"Given by a reader; read as {read}")
    return segment.attributed(Attribution(who, 1.0, (given,)))


def _read_anew(interview: Interview, segments: list[Segment], cues: Sequence[OwnCue]) -> list[Segment]:
    """The kinds that nobody gave, read anew given those that somebody did.

    Only where the record is what reading its text gives today; else the kinds stay as they are.
    """

    def kinds(read: Sequence[Segment]) -> list[tuple[Span, Kind]]:
        return [(s.span, s.kind) for s in read]

    def given(read: Sequence[Segment]) -> dict[int, Kind]:
        return {s.span.start: s.kind for s in read if any(e.cue == GIVEN for e in s.evidence)}

    before, now = given(interview.segments), given(segments)
    if before == now:
        return segments
    source, language = interview.source, interview.language or None
    was = read_document(source, language=language, known=before, cues=cues).segments
    if [place for place in kinds(was) if place[0].start not in before] != [
        place for place in kinds(interview.segments) if place[0].start not in before
    ]:
        return segments
    read = read_document(source, language=language, known=now, cues=cues).segments
    return [
        s if s.span.start in now or s.kind is new.kind else attrs.evolve(new, attribution=None)
        for s, new in zip(segments, read)
    ]


def _known(speaker: Speaker, speakers: Sequence[Speaker]) -> Speaker:
    """The one of the cast who is meant, on the side that was said before the other; else somebody new."""
    name = str(speaker).casefold()
    same = [s for s in speakers if str(s).casefold() == name]
    return next((s for s in same if s.role is speaker.role), same[0] if same else speaker)


# ---------------------------------------------------------------- places


def _counts(c: str) -> bool:
    """True for what a page shows as it is: no white space, no control character, and no sign for one."""
    return c.isprintable() and not c.isspace() and not "\u2400" <= c <= "\u241f" and c != "\ufffd"


def _flat(text: str) -> str:
    return "".join(filter(_counts, text))


class _Places:
    """Where words stand in an interview, white space apart."""

    def __init__(self, interview: Interview) -> None:
        self._segments = interview.segments
        self._ends = [s.content.end for s in interview.segments]
        self._at = [i for i, c in enumerate(interview.text) if _counts(c)]
        self._flat = "".join([interview.text[i] for i in self._at])

    def find(self, correction: Correction) -> list[int] | str:
        """The numbers of the segments that are meant, or why there are none."""
        wanted = _flat(correction.words)
        if not wanted:
            return "it names no words"
        start = bisect_left(self._at, correction.span.start)
        if not (self._flat.startswith(wanted, start) and self._beside(correction, start, len(wanted)) == 2):
            places: list[int] = []
            at = self._flat.find(wanted)
            while at >= 0 and len(places) < _PLACES:
                places.append(at)
                at = self._flat.find(wanted, at + 1)
            if not places:
                return "its words are not in this text"
            fits = [self._beside(correction, place, len(wanted)) for place in places]
            if fits.count(max(fits)) > 1:
                return f"its words stand in {len(places)} places"
            start = places[fits.index(max(fits))]
        return self._segments_of(start, start + len(wanted)) or "its words are no block of their own here"

    def _beside(self, correction: Correction, start: int, length: int) -> int:
        """How many of the two sides are as they were."""
        before, after = _flat(correction.before), _flat(correction.after)
        return self._flat.endswith(before, 0, start) + self._flat.startswith(after, start + length)

    def _segments_of(self, start: int, end: int) -> list[int]:
        """The segments of which a place is at least half; places are counted without white space."""
        n = bisect_right(self._ends, self._at[start])
        out = []
        while n < len(self._segments) and self._segments[n].content.start <= self._at[end - 1]:
            content = self._segments[n].content
            first, last = bisect_left(self._at, content.start), bisect_left(self._at, content.end)
            if 2 * (min(last, end) - max(first, start)) >= last - first > 0:
                out.append(n)
            n += 1
        return out


# ---------------------------------------------------------------- JSON


def _read(data: Mapping[str, Any]) -> tuple[Correction, ...]:
    if data.get("schema") != CORRECTIONS:
        raise CorrectionError("the top", f"schema is {data.get('schema')!r}, this version reads {CORRECTIONS!r}")
    rows = data.get("corrections")
    if not isinstance(rows, list):
        raise CorrectionError("the top", "there is no list of corrections")
    return tuple(_correction(row, f"corrections[{n}]") for n, row in enumerate(rows))


def _no_kind(said: object) -> str:
    return f"{said!r:.80} is no kind: use one of {', '.join(Kind)}"


def _correction(row: Any, where: str) -> Correction:
    def fail(reason: str) -> CorrectionError:
        return CorrectionError(where, reason)

    match row:
        case {"span": [int(start), int(end)], "words": str(words)} if 0 <= start <= end:
            pass
        case _:
            raise fail("it needs a span of two offsets, and words")
    kind, speaker = row.get("kind"), row.get("speaker")
    if kind is not None and kind not in list(Kind):
        raise fail(_no_kind(kind))
    who: Speaker | None = None
    if speaker is not None:
        match speaker:
            case {"name": str(name), "role": str(role)} if name.strip() and role in list(Role):
                who = Speaker(name.strip(), Role(role))
            case _:
                raise fail("a speaker has a name, and a role that is interviewer or interviewee")
    if kind is None and who is None:
        raise fail("it corrects nothing: give a kind or a speaker")
    before, after = row.get("before", ""), row.get("after", "")
    if not isinstance(before, str) or not isinstance(after, str):
        raise fail("before and after are words")
    return Correction(Span(start, end), words, None if kind is None else Kind(kind), who, before, after)

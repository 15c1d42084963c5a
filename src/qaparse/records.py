"""The records that everything is said in: frozen, typed, JSON-safe.

Offsets are code points into ``Source.text``, half-open; times are seconds. Records are never
changed: each step of the pipeline returns new ones.
"""

from __future__ import annotations

import enum
import functools
import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from .errors import RecordError, SpeakerError

__all__ = [
    "SCHEMA",
    "Attribution",
    "Evidence",
    "Exchange",
    "Interview",
    "Kind",
    "Mark",
    "Quote",
    "Role",
    "Segment",
    "Source",
    "Span",
    "Speaker",
    "Turn",
]

#: Name and version of the JSON form. The version grows when a reader of the old form would break.
SCHEMA = "qaparse.interview/1"

#: The cue of an attribution that the caller gave: attributors leave it as it is.
GIVEN = "given"

#: The least probability at which a speaker is named, unless the caller says otherwise. The doubt whether a block is an
#: answer is in it: of three, the likeliest is named where that is more than an even chance, unless it is hardly one.
THRESHOLD = 0.25

#: What is less probable than this is doubtful, unless the caller says otherwise.
DOUBTFUL = 0.8

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"


class Kind(str, enum.Enum):
    """What a segment of the document is."""

    QUESTION = "question"  #: the asking side speaks (a statement, too, where it takes the asking turn)
    ANSWER = "answer"  #: the answering side speaks
    NARRATION = "narration"  #: introduction, interlude, closing: the author tells
    HEADING = "heading"  #: a title or section heading
    BYLINE = "byline"  #: who wrote, photographed, translated; dates
    ASIDE = "aside"  #: stage directions: [laughs], (pause)
    CAPTION = "caption"  #: what belongs to an image, or is shown apart as one is: a pull quote
    NOISE = "noise"  #: page furniture: "Subscribe", "Share this", bare time stamps

    def __str__(self) -> str:
        return self.value

    @property
    def spoken(self) -> bool:
        """True for questions and answers."""
        return self in (Kind.QUESTION, Kind.ANSWER)

    @property
    def breaks_turn(self) -> bool:
        """False for what may stand inside a turn without ending it."""
        return self in (Kind.NARRATION, Kind.HEADING, Kind.BYLINE)


class Role(str, enum.Enum):
    """Which side of the interview a person is on."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def of(cls, kind: Kind) -> Role | None:
        """The side that speaks a segment of this kind."""
        return {Kind.QUESTION: cls.INTERVIEWER, Kind.ANSWER: cls.INTERVIEWEE}.get(kind)


@attrs.frozen(order=True)
class Span:
    """A stretch ``[start, end)`` of the text, in code points.

    >>> Span(3, 7).of("Oh, well.")
    ' wel'
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:  # one check: very many spans are made
            raise ValueError(
                f"a span starts at 0 or later and ends where it starts or later, not {self.start} to {self.end}"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The stretch of ``text`` that this span points to."""
        return text[self.start : self.end]


@attrs.frozen
class Mark:
    """What the document's formatting said of a stretch of text.

    ``value`` holds what belongs to the kind, and is ``None`` where nothing does. The kinds:

    - ``bold italic code link``: words that look so; the value is the link's target, the code's language
    - ``heading`` (its level), ``quote``, ``list`` (an item: its number, ``None`` for a bullet, ``"^label"`` for
      a footnote), ``table``, ``image`` (its alternative text; the value is its address), ``caption``, ``aside``
    - ``term``, ``definition``: what a list of definitions names, and what it says of it (``<dt>``, ``<dd>``)
    - ``question answer speaker byline pullquote noise``: what a class of the markup calls it
    - ``paragraph``: its line breaks are those of the source; only paragraphs that hold any are marked
    - ``hyphen``: a word that was broken at the end of a line; the value has it as it was printed
    - ``voice``: the label of who speaks; the value is the name. A text with such marks has no other labels
    - ``time``, ``until``: when its words begin and when they end, in seconds
    - ``page``, ``line``: its number, or what stands for one (``"iv"``)
    """

    span: Span
    kind: str
    value: str | int | float | None = None


@attrs.frozen
class Source:
    """The text as the reader fixed it, and what stood beside it.

    ``text`` is never rewritten: every span of every record points into it. ``meta`` holds the
    document's own statements about itself (title, author, date, language), JSON-safe.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    meta: Mapping[str, Any] = attrs.field(factory=dict, converter=dict, hash=False)
    format: str = "text"

    @functools.cached_property
    def _placed(self) -> Mapping[str, tuple[list[int], list[Mark]]]:
        """The marks that say when and where, by kind: their starts, and they themselves, in order."""
        found: dict[str, list[Mark]] = {kind: [] for kind in ("time", "until", "page", "line")}
        for mark in self.marks:
            if mark.kind in found:
                found[mark.kind].append(mark)
        for marks in found.values():
            marks.sort(key=lambda m: m.span)
        return {kind: ([m.span.start for m in marks], marks) for kind, marks in found.items()}

    def value_of(self, kind: str, span: Span, *, last: bool = False) -> Any:
        """What the marks of a kind (``time``, ``until``, ``page`` or ``line``) say of a stretch; ``None`` without any.

        It is the value where the stretch begins (or, with ``last``, where it ends), else that of the first mark in it.
        """
        starts, marks = self._placed[kind]
        if not marks:
            return None
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if low < high and (last or starts[low] == span.start):
            return marks[high - 1 if last else low].value
        if low and marks[low - 1].span.overlaps(span):
            return marks[low - 1].value
        return marks[low].value if low < high else None


@attrs.frozen
class Evidence:
    """One cue that spoke for a decision.

    ``weight`` is what the cue added to the log-odds of the decision (negative: it spoke against);
    ``span`` is where it fired; ``note`` says in words what it saw.
    """

    cue: str
    span: Span
    weight: float
    note: str = ""


# Converters spelt out: what ``tuple`` would give is lost on type checkers.
def _strings(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _reasons(values: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(values)


def _side(value: Role | str | None) -> Role | None:
    return None if value is None else Role(value)


@attrs.frozen
class Speaker:
    """Someone who takes part, or who is only quoted.

    ``role`` is ``None`` for somebody who is quoted and does not take part. ``name`` stands in the document or was
    given by the caller; it is ``None`` for somebody whom the document does not name. ``generic`` is true
    where the name is only a label ("Q", "Speaker 1"). ``aliases`` are the other forms that the document uses; ``words``
    are the role words that it gives to the person ("director", "founder of Blue Door"). ``pronouns`` are those that it
    gives, as their first form ("she", "they", "she/they"); empty where it does not tell.
    """

    name: str | None
    role: Role | None = attrs.field(default=Role.INTERVIEWEE, converter=_side)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_strings)
    words: tuple[str, ...] = attrs.field(default=(), converter=_strings)
    generic: bool = False
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=_reasons)
    pronouns: str = ""

    @property
    def anonymous(self) -> bool:
        """True where the document does not say who this is."""
        return self.name is None or self.generic

    def __str__(self) -> str:
        if self.name is None and self.role is None:
            return next(iter(self.words), "somebody")
        return self.name or f"unnamed {self.role}"


@attrs.frozen
class Attribution:
    """Who speaks a segment, how surely, and why.

    ``speaker`` is ``None`` where the evidence does not decide. ``confidence`` is the calibrated
    probability that ``speaker`` is right (0 where there is none); ``alternatives`` are the other
    candidates with theirs, most probable first. All probabilities together are at most 1.

    Segments of one ``group`` are by one person, as far as the pattern of the interview tells, whoever that is; it is
    ``None`` where the pattern tells nothing. A speaker who is given for one of them (``Interview.with_speaker``) is
    that of all.
    """

    speaker: Speaker | None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    alternatives: tuple[tuple[Speaker, float], ...] = ()
    group: int | None = None

    def _repr_html_(self) -> str:
        return str(_view().repr_html(self))


class _Placed:
    """When and where something is said, by the marks of its document: ``None`` where it has no such mark."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def source(self) -> Source: ...
        @property
        def span(self) -> Span: ...

    @property
    def begins(self) -> float | None:
        """When it begins, in seconds: the time of the first words that have one."""
        return cast("float | None", self.source.value_of("time", self.span))

    @property
    def ends(self) -> float | None:
        """When it ends, in seconds."""
        return cast("float | None", self.source.value_of("until", self.span, last=True))

    @property
    def page(self) -> int | str | None:
        """The page on which it begins."""
        return cast("int | str | None", self.source.value_of("page", self.span))

    @property
    def line(self) -> int | str | None:
        """The line, as the document counts them, on which it begins."""
        return cast("int | str | None", self.source.value_of("line", self.span))


def _reasons_or_work(
    values: Iterable[Evidence] | Callable[[], tuple[Evidence, ...]],
) -> tuple[Evidence, ...]:
    return cast("tuple[Evidence, ...]", values) if callable(values) else tuple(values)


def _quotes_or_work(values: Iterable[Quote] | Callable[[], tuple[Quote, ...]]) -> tuple[Quote, ...]:
    return cast("tuple[Quote, ...]", values) if callable(values) else tuple(values)


@attrs.frozen
class Segment(_Placed):
    """A block of the document and what it was read as.

    ``span`` covers the whole block, its label included; ``label`` is the part that only says who
    speaks (``"Ada: "``), empty or ``None`` elsewhere. ``confidence`` is the probability of ``kind``.
    ``evidence`` may be given as a function that works it out: it is called when somebody first looks.
    """

    source: Source = attrs.field(repr=False, eq=False)
    span: Span
    kind: Kind = attrs.field(converter=Kind)
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=_reasons_or_work)
    label: Span | None = None
    attribution: Attribution | None = None

    def attributed(self, attribution: Attribution | None) -> Segment:
        """The same segment with who speaks it: as ``attrs.evolve``, but without a look at the evidence."""
        held = _EVIDENCE.held(self)
        return Segment(self.source, self.span, self.kind, self.confidence, held, self.label, attribution)

    @property
    def content(self) -> Span:
        """The span without the label, trimmed of white space."""
        text, start, end = self.source.text, self.span.start, self.span.end
        if self.label is not None:
            start = min(self.label.end, end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    @property
    def text(self) -> str:
        """What the block says, without the label."""
        return self.content.of(self.source.text)

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, where that is known."""
        return self.attribution.speaker if self.attribution else None


class _WorkedOut:
    """A field that may hold a function in the place of its value, until it is first read.

    Whatever looks at a record reads its fields (``==``, ``hash``, ``repr``, ``copy``, ``pickle``, ``attrs.evolve``)
    and so finds the value. Two threads that read at once work out the same.
    """

    def __init__(self, slot: Any) -> None:
        self._slot = slot

    def __get__(self, record: Any, _: type | None = None) -> Any:
        if record is None:
            return self
        held = self.held(record)
        if callable(held):
            held = held()
            self.__set__(record, held)
        return held

    def __set__(self, record: Any, value: Any) -> None:
        self._slot.__set__(record, value)

    def held(self, record: Any) -> Any:
        """The value, or the function that works it out."""
        return self._slot.__get__(record)


_EVIDENCE = _WorkedOut(Segment.evidence)
Segment.evidence = _EVIDENCE  # type: ignore[assignment]


@attrs.frozen
class Quote(_Placed):
    """Words between quotation marks that somebody said or wrote, and who that was.

    ``span`` runs from the opening mark to the closing one, both included; ``content`` is what stands between them. A
    quotation over several paragraphs is one, the marks that open its further paragraphs included; one that its verb
    of saying splits is two. A mark that is missing adds nothing: the span then starts or ends with the words.

    ``confidence`` is the probability that these words are quoted, not only set off; ``evidence`` says why. The
    ``attribution`` names a participant, or somebody of whom ``role`` is ``None``: under the fullest name that the
    text has, or without a name, described in the text's words (``Speaker.words``: "a neighbour").
    """

    source: Source = attrs.field(repr=False, eq=False)
    span: Span
    content: Span
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    attribution: Attribution | None = None

    @property
    def text(self) -> str:
        """The words, without the outer marks."""
        return self.content.of(self.source.text)

    @property
    def speaker(self) -> Speaker | None:
        """Who said them, where that is known."""
        return self.attribution.speaker if self.attribution else None


@attrs.frozen
class Turn(_Placed):
    """What one side says before the floor changes: one or more segments of one kind and speaker."""

    segments: tuple[Segment, ...]

    @property
    def source(self) -> Source:
        """The document."""
        return self.segments[0].source

    @property
    def kind(self) -> Kind:
        """``Kind.QUESTION`` or ``Kind.ANSWER``."""
        return self.segments[0].kind

    @property
    def span(self) -> Span:
        """From the first segment's start to the last one's end, whatever stands between."""
        return Span(self.segments[0].span.start, self.segments[-1].span.end)

    @property
    def text(self) -> str:
        """The segments' texts, parted by blank lines."""
        return "\n\n".join(s.text for s in self.segments)

    @property
    def attribution(self) -> Attribution | None:
        """The least sure attribution of the turn's segments."""
        said = [s.attribution for s in self.segments if s.attribution]
        return min(said, key=lambda a: a.confidence, default=None)

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, where that is known."""
        return self.segments[0].speaker

    @property
    def confidence(self) -> float:
        """The least probability of the kind over the turn's segments."""
        return min(s.confidence for s in self.segments)


@attrs.frozen
class Exchange(_Placed):
    """A question and what was answered to it: one turn an answerer, in order."""

    question: Turn
    answers: tuple[Turn, ...]

    @property
    def source(self) -> Source:
        """The document."""
        return self.question.source

    @property
    def span(self) -> Span:
        """From the question's start to the last answer's end."""
        return Span(self.question.span.start, (self.answers[-1] if self.answers else self.question).span.end)

    def _repr_html_(self) -> str:
        return str(_view().repr_html(self))


@attrs.frozen
class Interview:
    """A document, read: its segments in order, who takes part, and whether it is an interview at all.

    ``is_interview`` is false where the document holds no exchange of questions and answers; then
    nothing is forced into one. ``confidence`` and ``evidence`` are those of this one decision. ``language`` is what the
    text was read as, by its ISO 639-1 code; ``""`` where it was not recognised. ``quotes`` are the words that somebody
    is quoted with, in order, a quotation inside another one after it; they may be given as a function that finds
    them, which is called when somebody first looks.
    """

    source: Source
    segments: tuple[Segment, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    is_interview: bool = False
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    language: str = ""
    quotes: tuple[Quote, ...] = attrs.field(default=(), converter=_quotes_or_work)

    @property
    def text(self) -> str:
        """What every span points into."""
        return self.source.text

    @property
    def interviewers(self) -> tuple[Speaker, ...]:
        """Who asks."""
        return tuple(s for s in self.speakers if s.role is Role.INTERVIEWER)

    @property
    def interviewees(self) -> tuple[Speaker, ...]:
        """Who answers."""
        return tuple(s for s in self.speakers if s.role is Role.INTERVIEWEE)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Questions and answers in order; an aside, a caption or noise inside a turn does not end it."""
        return tuple(Turn(tuple(run)) for run in _runs(self.segments, by_speaker=True))

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Each question turn with the answers that follow it before the next question or narration."""
        out: list[Exchange] = []
        question: Turn | None = None
        answers: list[Turn] = []
        for run in _runs(self.segments, by_speaker=False):
            if run[0].kind is Kind.QUESTION:
                if question is not None:
                    out.append(Exchange(question, tuple(answers)))
                question, answers = Turn(tuple(run)), []
            elif question is not None and not answers:
                answers = [Turn(tuple(r)) for r in _runs(run, by_speaker=True)]
        if question is not None:
            out.append(Exchange(question, tuple(answers)))
        return tuple(out)

    def doubtful(self, below: float = DOUBTFUL, *, speakers: bool = True) -> tuple[Segment, ...]:
        """The segments that a person should look at again, in order.

        A segment is doubtful where the confidence of its kind is less than ``below`` (a probability), or, unless
        ``speakers`` is false, where it names a speaker less surely than that. A speaker left open (``None``) is
        no claim and nothing to doubt: ``segment.attribution.alternatives`` says who it could be.

        Raises ``ValueError`` where ``below`` lies outside 0 to 1.

        >>> source = Source("Why here?\\n\\nThe light.\\n\\nSo they say.")
        >>> sure = Segment(source, Span(0, 9), Kind.QUESTION, 0.99)
        >>> said = Segment(source, Span(11, 21), Kind.ANSWER, 0.9, attribution=Attribution(Speaker("Ada"), 0.6))
        >>> told = Segment(source, Span(23, 35), Kind.NARRATION, 0.7)
        >>> interview = Interview(source, (sure, said, told), is_interview=True)
        >>> [segment.text for segment in interview.doubtful()]
        ['The light.', 'So they say.']
        >>> [segment.text for segment in interview.doubtful(0.75, speakers=False)]
        ['So they say.']
        """
        if not 0.0 <= below <= 1.0:
            raise ValueError(f"below is a probability from 0 to 1, got {below!r}")
        return tuple(s for s in self.segments if _sureness(s, speakers=speakers) < below)

    def with_speaker(self, segment: Segment, speaker: Speaker | str) -> Interview:
        """The interview with it known who speaks ``segment``; ``qaparse.attribute`` then attributes the others anew.

        ``speaker`` is one of ``speakers``, the name or an alias of one, or a ``Speaker`` who was missing among them.

        Raises ``SpeakerError`` where a name means nobody or several, and ``ValueError`` where the segment is none of
        this interview's, or nobody speaks it.
        """
        places = [n for n, s in enumerate(self.segments) if (s.span, s.kind) == (segment.span, segment.kind)]
        if not places:
            raise ValueError(f"the segment at {segment.span.start} is none of this interview's")
        if not segment.kind.spoken:
            raise ValueError(f"nobody speaks a segment that is {segment.kind}")
        who = _meant(speaker, self.speakers, Role.of(segment.kind)) if isinstance(speaker, str) else speaker
        given = Attribution(who, 1.0, (Evidence(GIVEN, segment.content, 6.0, "Given by the caller"),))
        segments = tuple(s.attributed(given) if n in places else s for n, s in enumerate(self.segments))
        speakers = self.speakers if who in self.speakers else (*self.speakers, who)
        return attrs.evolve(self, segments=segments, speakers=speakers)

    def __str__(self) -> str:
        return _readable(self)

    def to_html(self, title: str | None = None) -> str:
        """The reading as one page of HTML that needs no network: the text, who speaks, how surely, and why.

        ``title`` is used unless the document has one of its own. What the document holds is shown and never obeyed.

        >>> source = Source("<b>Why?</b>")
        >>> page = Interview(source, (Segment(source, Span(0, 11), "question"),)).to_html()
        >>> "&lt;b&gt;Why?&lt;/b&gt;" in page, "<b>Why?" in page
        (True, False)
        """
        return str(_view().to_html(self, title=title))

    def _repr_html_(self) -> str:
        return str(_view().repr_html(self))

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-safe values; ``from_dict`` gives back an equal record."""
        return _interview_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Interview:
        """The record that ``to_dict`` wrote.

        Raises ``RecordError``, which names the place, where ``data`` is none.
        """
        return _interview_from_dict(data)


def _view() -> Any:
    """The room above that shows records, by its name and when it is wanted: the ground floor rests on no other."""
    return import_module(".view", __package__)


def _meant(name: str, speakers: Sequence[Speaker], role: Role | None) -> Speaker:
    """Whom a name means: by the full name before an alias, on the side that speaks before the other."""
    wanted = name.strip().casefold()
    ranks: dict[tuple[bool, bool], list[Speaker]] = {}
    for s in speakers:
        if wanted in (form.casefold() for form in (s.name or "", *s.aliases) if form):
            ranks.setdefault((s.role is not role, (s.name or "").casefold() != wanted), []).append(s)
    best = ranks[min(ranks)] if ranks else []
    if len(best) != 1:
        raise SpeakerError(name, "name one of the interview's speakers, or pass a qaparse.Speaker")
    return best[0]


Interview.quotes = _WorkedOut(Interview.quotes)  # type: ignore[assignment]


def _sureness(segment: Segment, *, speakers: bool) -> float:
    """The least confidence of what is claimed of a segment."""
    said = segment.attribution
    if not speakers or said is None or said.speaker is None:
        return segment.confidence
    return min(segment.confidence, said.confidence)


def _runs(segments: Sequence[Segment], *, by_speaker: bool) -> Iterator[list[Segment]]:
    """Maximal runs of spoken segments of one kind (and one speaker)."""
    run: list[Segment] = []
    for segment in segments:
        if not segment.kind.spoken:
            if segment.kind.breaks_turn and run:
                yield run
                run = []
            continue
        if run and (run[-1].kind is not segment.kind or (by_speaker and run[-1].speaker != segment.speaker)):
            yield run
            run = []
        run.append(segment)
    if run:
        yield run


# ---------------------------------------------------------------- a page that a person can read


def counted(number: int, thing: str) -> str:
    """The number with the word for the thing, in the plural unless it is one."""
    return f"{number:,} {thing}{'s' * (number != 1)}"


def _readable(interview: Interview, width: int = 100) -> str:
    def clip(text: str) -> str:
        flat = " ".join(text.split())
        return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"

    def quoted() -> Iterator[str]:
        for quote in interview.quotes:
            said = quote.attribution
            who = f"{quote.speaker} {said.confidence:.0%}" if said and quote.speaker else "?"
            yield f"{who}: “{clip(quote.text)}”"

    quotes = ["", f"Quoted: {len(interview.quotes)}", *quoted()] if interview.quotes else []
    if not interview.is_interview:
        verdict = f"Not an interview ({interview.confidence:.0%} sure)"
        return "\n".join([f"{verdict}: {counted(len(interview.segments), 'segment')}, no exchange", *quotes])
    held = counted(len(interview.exchanges), "exchange"), counted(len(interview.segments), "segment")
    lines = [f"Interview: {', '.join(held)}"]
    for role in Role:
        told = ((s, [*([s.pronouns] if s.pronouns else []), *s.words]) for s in interview.speakers if s.role is role)
        names = [str(s) + (f" ({', '.join(facts)})" if facts else "") for s, facts in told]
        lines.append(f"{role}: {'; '.join(names) or 'nobody found'}")
    for turn in interview.turns:
        letter = "Q" if turn.kind is Kind.QUESTION else "A"
        said = turn.attribution
        who = str(turn.speaker) if turn.speaker else "?"
        sure = f" {said.confidence:.0%}" if said and turn.speaker else ""
        if letter == "Q":
            lines.append("")
        lines.append(f"{letter}  {who}{sure}: {clip(turn.text)}")
    return "\n".join(lines + quotes)


# ---------------------------------------------------------------- JSON


def _interview_to_dict(i: Interview) -> dict[str, Any]:
    # Speakers stand once; attributions point to them, so that equal people stay one person.
    people: dict[Speaker, int] = {s: n for n, s in reversed(list(enumerate(i.speakers)))}
    extra: list[Speaker] = []

    def ref(s: Speaker | None) -> int | None:
        if s is None:
            return None
        if s not in people:
            people[s] = len(i.speakers) + len(extra)
            extra.append(s)
        return people[s]

    def evidence(items: Sequence[Evidence]) -> list[dict[str, Any]]:
        return [{"cue": e.cue, "span": [e.span.start, e.span.end], "weight": e.weight, "note": e.note} for e in items]

    def attribution(a: Attribution | None) -> dict[str, Any] | None:
        if a is None:
            return None
        return {
            "speaker": ref(a.speaker),
            "confidence": a.confidence,
            "evidence": evidence(a.evidence),
            "alternatives": [[ref(s), p] for s, p in a.alternatives],
            "group": a.group,
        }

    quotes = [
        {
            "span": [q.span.start, q.span.end],
            "content": [q.content.start, q.content.end],
            "confidence": q.confidence,
            "evidence": evidence(q.evidence),
            "attribution": attribution(q.attribution),
        }
        for q in i.quotes
    ]
    segments = [
        {
            "span": [s.span.start, s.span.end],
            "kind": s.kind.value,
            "confidence": s.confidence,
            "evidence": evidence(s.evidence),
            "label": [s.label.start, s.label.end] if s.label is not None else None,
            "attribution": attribution(s.attribution),
        }
        for s in i.segments
    ]

    def speaker(s: Speaker) -> dict[str, Any]:
        return {
            "name": s.name,
            "role": s.role.value if s.role else None,
            "aliases": list(s.aliases),
            "words": list(s.words),
            "generic": s.generic,
            "evidence": evidence(s.evidence),
            "pronouns": s.pronouns,
        }

    return {
        "schema": SCHEMA,
        "source": {
            "text": i.source.text,
            "format": i.source.format,
            "meta": dict(i.source.meta),
            "marks": [[m.span.start, m.span.end, m.kind, m.value] for m in i.source.marks],
        },
        "language": i.language,
        "is_interview": i.is_interview,
        "confidence": i.confidence,
        "evidence": evidence(i.evidence),
        "speakers": [speaker(s) for s in i.speakers],
        "others": [speaker(s) for s in extra],
        "segments": segments,
        "quotes": quotes,
    }


def _interview_from_dict(data: Mapping[str, Any]) -> Interview:
    where = "the top"

    def fail(reason: str) -> RecordError:
        return RecordError(where, reason)

    if not isinstance(data, Mapping):
        raise fail(f"expected a mapping, got {type(data).__name__}")
    if data.get("schema") != SCHEMA:
        raise fail(f"schema is {data.get('schema')!r}, this version reads {SCHEMA!r}")
    try:
        raw = data["source"]
        text = raw["text"]
        if not isinstance(text, str):
            raise fail("source.text is not a string")

        def span(pair: Any) -> Span:
            start, end = pair
            if not (type(start) is int and type(end) is int and 0 <= start <= end <= len(text)):
                raise fail(f"span {pair!r} does not lie in a text of {len(text)} characters")
            return Span(start, end)

        def number(x: Any, *, probability: bool = False) -> float:
            if isinstance(x, bool) or not isinstance(x, (int, float)) or not math.isfinite(x):
                raise fail(f"{x!r} is not a number")
            if probability and not 0 <= x <= 1:
                raise fail(f"{x!r} is not a probability")
            return x

        def whole(x: Any) -> int:
            if type(x) is not int or x < 1:
                raise fail(f"{x!r} is not a number of a group")
            return x

        def string(x: Any) -> str:
            if not isinstance(x, str):
                raise fail(f"{x!r} is not a string")
            return x

        def evidence(items: Any) -> tuple[Evidence, ...]:
            return tuple(
                Evidence(string(e["cue"]), span(e["span"]), number(e["weight"]), string(e.get("note", "")))
                for e in items
            )

        def speaker(d: Any) -> Speaker:
            return Speaker(
                name=None if d["name"] is None else string(d["name"]),
                role=d["role"],
                aliases=tuple(string(a) for a in d["aliases"]),
                words=tuple(string(w) for w in d["words"]),
                generic=bool(d["generic"]),
                evidence=evidence(d["evidence"]),
                pronouns=string(d.get("pronouns", "")),
            )

        where = "source.marks"
        marks = tuple(Mark(span(m[:2]), string(m[2]), m[3]) for m in raw["marks"])
        source = Source(text, marks, cast("Mapping[str, Any]", raw["meta"]), string(raw["format"]))
        where = "speakers"
        speakers = tuple(speaker(s) for s in data["speakers"])
        people = (*speakers, *(speaker(s) for s in data["others"]))

        def person(n: Any) -> Speaker | None:
            if n is None:
                return None
            if type(n) is not int or not 0 <= n < len(people):
                raise fail(f"there is no speaker {n!r}")
            return people[n]

        def attribution(d: Any) -> Attribution | None:
            if d is None:
                return None
            others = tuple((person(n), number(p, probability=True)) for n, p in d["alternatives"])
            if any(s is None for s, _ in others):
                raise fail("an alternative names nobody")
            return Attribution(
                person(d["speaker"]),
                number(d["confidence"], probability=True),
                evidence(d["evidence"]),
                cast("tuple[tuple[Speaker, float], ...]", others),
                None if d.get("group") is None else whole(d["group"]),
            )

        segments = []
        for n, s in enumerate(data["segments"]):
            where = f"segments[{n}]"
            place = span(s["span"])
            label = None if s["label"] is None else span(s["label"])
            if label is not None and label not in place:
                raise fail("the label lies outside its segment")
            segments.append(
                Segment(
                    source,
                    place,
                    s["kind"],
                    number(s["confidence"], probability=True),
                    evidence(s["evidence"]),
                    label,
                    attribution(s["attribution"]),
                )
            )
        quotes = []
        for n, q in enumerate(data.get("quotes", ())):
            where = f"quotes[{n}]"
            place, content = span(q["span"]), span(q["content"])
            if content not in place:
                raise fail("the content lies outside its quotation")
            sure = number(q["confidence"], probability=True)
            quotes.append(Quote(source, place, content, sure, evidence(q["evidence"]), attribution(q["attribution"])))
        where = "the top"
        return Interview(
            source,
            tuple(segments),
            speakers,
            bool(data["is_interview"]),
            number(data["confidence"], probability=True),
            evidence(data["evidence"]),
            string(data.get("language", "")),
            tuple(quotes),
        )
    except RecordError:
        raise
    except KeyError as e:
        raise fail(f"{e.args[0]!r} is missing") from None
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        raise fail(str(e)) from None

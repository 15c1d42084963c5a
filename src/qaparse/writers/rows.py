"""The rows of every table: one function, one list of columns, whatever the format.

A row stands for a turn, an exchange or a segment. Each column says its name, its type and where its value comes from,
once: tables in Arrow and polars, their schemas, CSV and the documentation all follow from ``COLUMNS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias, get_args

import attrs

from ..records import Attribution, Interview, Role, Speaker, Turn
from .characters import without_surrogates

__all__ = [
    "COLUMNS",
    "SCHEMA",
    "UNITS",
    "Column",
    "Row",
    "Type",
    "Unit",
    "columns_of",
    "rows_of",
    "schema_of",
    "unit_of",
]

#: What a row stands for.
Unit: TypeAlias = Literal["turns", "exchanges", "segments"]
UNITS: tuple[Unit, ...] = get_args(Unit)

Row: TypeAlias = "dict[str, Any]"

#: The version of the columns: it grows when a reader of the old ones would break.
SCHEMA = "qaparse.rows/1"

#: A plain type; a tuple of columns stands for a list of records, ``"texts"`` for a list of strings.
Type: TypeAlias = "Literal['text', 'texts', 'whole', 'number', 'yes-no'] | tuple[Column, ...]"


@attrs.frozen
class Column:
    """A column: its name, its type, its meaning, and where its value comes from. Any value may be null."""

    name: str
    type: Type
    says: str
    value: Callable[[Any], Any] = attrs.field(repr=False, eq=False)


@attrs.frozen
class _Said:
    """A turn (a segment is a turn of one) or an exchange, and where in its document it stands."""

    document: str
    interview: Interview
    said: Turn
    segment: int | None = None
    turn: int | None = None
    exchange: int | None = None
    answers: tuple[_Said, ...] = ()

    @property
    def last(self) -> Turn:
        return self.answers[-1].said if self.answers else self.said

    @property
    def attribution(self) -> Attribution | None:
        return self.said.attribution

    @property
    def start(self) -> int:
        return self.said.segments[0].content.start

    @property
    def sureness(self) -> float | None:
        return self.attribution.confidence if self.attribution else None

    @property
    def named(self) -> Speaker | None:
        return self.said.speaker


def _role(row: _Said) -> str | None:
    role = row.named.role if row.named else Role.of(row.said.kind)
    return role.value if role else None


def _text(turn: Turn) -> str:
    return without_surrogates(turn.text)


def _name(speaker: Speaker | None) -> str | None:
    return None if speaker is None or speaker.name is None else without_surrogates(speaker.name)


def _place(value: str | int | None) -> str | None:
    return None if value is None else without_surrogates(str(value))


def _others(row: _Said) -> list[tuple[Speaker, float]]:
    return list(row.attribution.alternatives) if row.attribution else []


_ALTERNATIVE = (
    Column("speaker", "text", "the name; null for somebody whom the document does not name", lambda a: _name(a[0])),
    Column("role", "text", "`interviewer` or `interviewee`", lambda a: a[0].role and a[0].role.value),
    Column("confidence", "number", "the probability that it is this one", lambda a: a[1]),
)

_DOCUMENT = Column("document", "text", "the document's id", lambda r: without_surrogates(r.document))
_SEGMENT = Column("segment", "whole", "the segment's number in its document, from 1", lambda r: r.segment)
_TURN = Column("turn", "whole", "the number of the turn in its document, from 1; null outside turns", lambda r: r.turn)
_EXCHANGE = Column(
    "exchange", "whole", "the number of its exchange, from 1; null outside exchanges", lambda r: r.exchange
)
_LANGUAGE = Column(
    "language",
    "text",
    "the document's, by its ISO 639-1 code; null where it was not recognised",
    lambda r: r.interview.language or None,
)
_SAID = (
    Column("speaker", "text", "who speaks; null where that is not known", lambda r: _name(r.named)),
    Column(
        "generic",
        "yes-no",
        "true where the name is only a label (`Q`, `Speaker 1`)",
        lambda r: r.named.generic if r.named else None,
    ),
    Column("role", "text", "`interviewer` or `interviewee`", _role),
    Column(
        "text", "text", "what is said, without the label; segments are parted by blank lines", lambda r: _text(r.said)
    ),
    Column(
        "start",
        "whole",
        "where its words begin, in code points of the document's text",
        lambda r: r.start,
    ),
    Column("end", "whole", "where they end", lambda r: r.said.segments[-1].content.end),
    Column("confidence", "number", "the probability of the kind", lambda r: r.said.confidence),
    Column(
        "speaker_confidence",
        "number",
        "the probability of the speaker; null where nobody was looked for",
        lambda r: r.sureness,
    ),
    Column("alternatives", _ALTERNATIVE, "who else it could be, most probable first", _others),
)
_KIND = Column(
    "kind", "text", "`question` or `answer`; of segments also `narration`, `heading` …", lambda r: r.said.kind.value
)
_PLACES = (
    Column(
        "begins", "number", "when it begins, in seconds; null where the document does not say", lambda r: r.said.begins
    ),
    Column("ends", "number", "when it ends, in seconds", lambda r: r.last.ends),
    Column("page", "text", "the page on which it begins", lambda r: _place(r.said.page)),
    Column("line", "text", "the line on which it begins", lambda r: _place(r.said.line)),
)

#: The columns by what a row stands for.
COLUMNS: Mapping[Unit, tuple[Column, ...]] = {
    "turns": (_DOCUMENT, _TURN, _EXCHANGE, _KIND, *_SAID, *_PLACES, _LANGUAGE),
    "segments": (_DOCUMENT, _SEGMENT, _TURN, _EXCHANGE, _KIND, *_SAID, *_PLACES, _LANGUAGE),
    "exchanges": (
        _DOCUMENT,
        _EXCHANGE,
        Column("question", "text", "what is asked", lambda r: _text(r.said)),
        Column("asked_by", "text", "who asks; null where that is not known", lambda r: _name(r.named)),
        Column(
            "answer",
            "text",
            "what is answered; turns are parted by blank lines",
            lambda r: "\n\n".join(_text(a.said) for a in r.answers),
        ),
        Column(
            "answered_by",
            "texts",
            "who answers, each once",
            lambda r: list(dict.fromkeys(n for a in r.answers if (n := _name(a.named)))),
        ),
        Column(
            "start",
            "whole",
            "where the question's words begin, in code points of the document's text",
            lambda r: r.start,
        ),
        Column("end", "whole", "where the last answer's words end", lambda r: r.last.segments[-1].content.end),
        Column("confidence", "number", "the probability that the question is one", lambda r: r.said.confidence),
        Column(
            "speaker_confidence",
            "number",
            "the probability of `asked_by`",
            lambda r: r.sureness,
        ),
        Column("answers", (*_SAID, *_PLACES), "the answers, a turn each", lambda r: r.answers),
        *_PLACES,
        _LANGUAGE,
    ),
}


def columns_of(unit: Unit) -> tuple[Column, ...]:
    """The columns of a table. Raises ``ValueError`` for another unit than ``UNITS`` lists."""
    if unit not in COLUMNS:
        raise ValueError(f"rows stand for {', '.join(UNITS)}, not for {unit!r}")
    return COLUMNS[unit]


def unit_of(columns: Sequence[Column]) -> Unit:
    """What a row of a table with these columns stands for."""
    return next(unit for unit, known in COLUMNS.items() if known == tuple(columns))


def schema_of(unit: Unit) -> str:
    """Name and version of the columns, as tables that hold metadata carry it."""
    return f"{SCHEMA}#{unit}"


def rows_of(pairs: Iterable[tuple[str, Interview]], unit: Unit = "turns") -> Iterator[Row]:
    """A row for each turn, exchange or segment of the documents, in order: values by the names of ``columns_of(unit)``.

    Values are strings that UTF-8 can hold (U+FFFD for halves of surrogate pairs), ints, floats, bools, ``None``, and
    lists of strings or of such rows. Documents are looked at one after another, and none is kept.

    Raises ``ValueError`` for another unit than ``UNITS`` lists.
    """
    return _rows(pairs, unit, columns_of(unit))


def _rows(pairs: Iterable[tuple[str, Interview]], unit: Unit, columns: tuple[Column, ...]) -> Iterator[Row]:
    for document, interview in pairs:
        for said in _units(document, interview, unit):
            yield _row(columns, said)


def _row(columns: tuple[Column, ...], said: Any) -> Row:
    return {
        c.name: c.value(said) if isinstance(c.type, str) else [_row(c.type, v) for v in c.value(said)] for c in columns
    }


def _units(document: str, interview: Interview, unit: Unit) -> Iterator[_Said]:
    exchanges = interview.exchanges
    if unit == "exchanges":
        for n, e in enumerate(exchanges, 1):
            answers = tuple(_Said(document, interview, a, exchange=n) for a in e.answers)
            yield _Said(document, interview, e.question, exchange=n, answers=answers)
        return
    exchange = {s.span: n for n, e in enumerate(exchanges, 1) for t in (e.question, *e.answers) for s in t.segments}
    turns = interview.turns
    if unit == "turns":
        for n, t in enumerate(turns, 1):
            yield _Said(document, interview, t, turn=n, exchange=exchange.get(t.segments[0].span))
        return
    turn = {s.span: n for n, t in enumerate(turns, 1) for s in t.segments}
    for n, s in enumerate(interview.segments, 1):
        yield _Said(document, interview, Turn((s,)), n, turn.get(s.span), exchange.get(s.span))

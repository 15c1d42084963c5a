"""Tables of talk, as CSV or TSV: a column for who speaks, one for what they say."""

from __future__ import annotations

import csv
import html
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import Any

import attrs
import regex

from ..errors import FormatMismatchError
from ..records import Source
from .base import Clock, Limits, Reader, decode, peek
from .columns import DELIMITERS, FEW, LONG_NAME, is_head, named_columns, sides
from .talk import clock_time, opens_paragraph, pace_unit, plain_lines, speaker_label, tell_roles
from .transcript import Transcript, Words

__all__ = ["READER"]

_EXCEL = regex.compile(r"sep=([,;\t|])\n", regex.IGNORECASE)
_ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
#: An apostrophe that keeps a spreadsheet from taking words for a formula.
_GUARDED = regex.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
#: A time or two in a cell, and what stands beside them.
_TIMED = regex.compile(
    r"[\[(]?\s*+(?P<at>[\d:;.,]++)(?:\s*+s(?!\w))?+(?:\s*+(?:-{1,2}>?|[–—→])\s*+(?P<until>[\d:;.,]++)(?:\s*+s(?!\w))?+)?+"
    r"(?:\s*+[\])])?+(?:\s++(?P<note>\S.*))?",
    regex.DOTALL,
)
_BRACKETED = regex.compile(r"\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}|（[^（）]*）|【[^【】]*】")
#: So many rows are looked at to tell what the columns hold.
_SAMPLE = 300
#: In a table without names of columns more than this share of the rows are equally wide.
_ALIKE = 0.6
#: Stands in no text: the delimiter of what has none.
_NONE = "\0"
#: No more columns are looked at.
_WIDEST = 200
#: ``csv`` knows one limit for the whole process.
_LOCK = threading.Lock()


def sniff(data: bytes | str) -> bool:
    """True where the first row names a column of speakers and one of what they say."""
    return is_head(peek(data).partition("\n")[0])


def read(data: bytes | str, limits: Limits) -> Source:
    """The turns of a table: rows of one speaker after another are one, a row without a speaker goes on with it.

    A row without a speaker that stands in brackets is a stage direction, and so is what else stands in a column of
    times. The mark ``line`` is the number of the row, the header included. Raises ``FormatMismatchError`` where no
    column holds words, and what ``decode`` raises.
    """
    text, meta = decode(data, limits)
    text = plain_lines(text).replace("\0", "")
    if excel := _EXCEL.match(text):
        text = text[excel.end() :]
    if not text.strip():
        return Transcript().source(READER.name, meta)
    with _LOCK:
        before = csv.field_size_limit(max(csv.field_size_limit(), len(text)))
        try:
            delimiter, quoting = _dialect(text, excel[1] if excel else DELIMITERS)
            rows = _rows(text, delimiter, quoting)
            first = list(islice(rows, _SAMPLE))
            columns = _Columns.of(first, delimiter)
            if columns is None:
                raise FormatMismatchError(READER.name, "no column of it holds words")
            return _written(chain(first, rows), columns, Clock(limits)).source(READER.name, meta)
        finally:
            csv.field_size_limit(before)


# ---------------------------------------------------------------- rows


def _rows(text: str, delimiter: str, quoting: int) -> Iterator[list[str]]:
    """The rows, without white space around cells; an empty one for an empty line."""
    lines = _lines(text)
    how: dict[str, Any] = {"delimiter": delimiter, "quoting": quoting}
    if quoting == csv.QUOTE_MINIMAL and text.count('"') % 2:
        # One stray quotation mark would make a single cell of all that follows.
        parsed: Iterable[list[str]] = (row for line in lines for row in csv.reader([line], **how))
    else:
        parsed = csv.reader(lines, **how)
    for row in parsed:
        yield [_cell(cell) for cell in row]


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _cell(cell: str) -> str:
    cell = cell.strip()
    if _GUARDED.match(cell):
        cell = cell[1:]
    return _ENTITY.sub(lambda m: html.unescape(m[0]), cell) if "&" in cell else cell


def _dialect(text: str, delimiters: str) -> tuple[str, int]:
    """What parts the cells, and whether quotation marks hold cells together: what makes the rows equally wide.

    Where nothing does, the text is no table: each line is a cell.
    """
    head = text[: 1 << 15]
    head = head[: head.rfind("\n") + 1] or head
    best, most = (delimiters[0], csv.QUOTE_MINIMAL), _ALIKE if not is_head(head.partition("\n")[0]) else 0.0
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE) if '"' in head else (csv.QUOTE_MINIMAL,):
        for delimiter in delimiters:
            widths = Counter(len(row) for row in islice(_rows(head, delimiter, quoting), _SAMPLE) if row)
            width, rows = max(((w, n) for w, n in widths.items() if w > 1), key=lambda x: x[1], default=(0, 0))
            share = rows / max(2, sum(widths.values())) + min(width, 20) / 1000
            if share > most:
                best, most = (delimiter, quoting), share
    return best if most != _ALIKE else (_NONE, csv.QUOTE_NONE)


# ---------------------------------------------------------------- columns


@attrs.frozen
class _Columns:
    """Where the cells are: of ``text`` there may be several, each with the label of who speaks in it.

    ``header`` says whether the first row names the columns; ``unit`` is what times count, in seconds. ``width`` is how
    many columns have a name: more cells are pieces of the last one, whose words ``between`` has parted.
    """

    text: Mapping[int, str]
    speaker: int | None = None
    start: int | None = None
    end: int | None = None
    role: int | None = None
    header: bool = False
    unit: float = 1.0
    width: int = _WIDEST
    between: str = ""

    def words(self, row: Sequence[str], place: int) -> str:
        """What is said in a column."""
        if place == self.width - 1 < len(row) - 1:
            return self.between.join(row[place:]).rstrip(f"{self.between} ")
        return _at(row, place)

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]], delimiter: str) -> _Columns | None:
        """The columns, by their names, else by what they hold."""
        rows = [row for row in rows if any(row)]
        if not rows:
            return None
        head, *body = rows
        between = f"{delimiter.strip()} "
        if asked := sides(head, body):
            return cls(asked, header=True, width=len(head), between=between)
        named = named_columns(head)
        header = "text" in named or len(named) > 1 or _heads(head, body)
        if header:
            rows = body
        else:
            named = {}
        held = [
            _Held.of(n, [row[n] for row in rows if n < len(row) and row[n]], len(rows))
            for n in range(min(_WIDEST, max(map(len, rows), default=0)))
        ]
        free = [h for h in held if h.place not in named.values()]
        text = named.get("text", max(free, key=lambda h: h.letters, default=_NOTHING).place)
        if text < 0 or (not header and not held[text].letters):
            return None
        free = [h for h in free if h.place != text]
        if "role" in named and "speaker" not in named:
            named["speaker"] = named.pop("role")
        speaker = named.get("speaker", min((h for h in free if h.names), key=_brief, default=_NOTHING).place)
        times = [h.place for h in free if h.times and h.place != speaker] if "start" not in named else []
        start = named.get("start", times[0] if times else None)
        end = named.get("end", times[1] if len(times) > 1 else None)
        timed = [(_at(row, text), _at(row, start), _at(row, end)) for row in rows]
        who = speaker if speaker >= 0 else None
        width = len(head) if header else _WIDEST
        return cls({text: ""}, who, start, end, named.get("role"), header, _unit(timed), width, between)


def _heads(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: a word above nothing but numbers does."""
    for n, name in enumerate(head[:_WIDEST]):
        cells = [row[n] for row in rows if n < len(row) and row[n]]
        if name and len(cells) > 1 and not _is_number(name) and all(map(_is_number, cells)):
            return True
    return False


def _is_number(cell: str) -> bool:
    found = _TIMED.fullmatch(cell)
    return found is not None and clock_time(found["at"]) is not None


def _brief(held: _Held) -> tuple[float, int]:
    return held.length, held.place


def _unit(rows: Sequence[tuple[str, str, str]]) -> float:
    """What times count that are whole numbers, in seconds."""
    timed = [(text, start, end) for text, start, end in rows if start]
    if not all(start.isdecimal() and len(start) < 16 for _, start, _ in timed):
        return 1.0
    spans = [(int(start), int(end) if end.isdecimal() and len(end) < 16 else None) for _, start, end in timed]
    return pace_unit(sum(len(text.split()) for text, _, _ in timed), spans)


@attrs.frozen
class _Held:
    """What a column holds: so many letters, names of speakers, times. ``length`` is that of the average cell."""

    place: int
    letters: int = 0
    length: float = 0.0
    names: bool = False
    times: bool = False

    @classmethod
    def of(cls, place: int, cells: Sequence[str], rows: int) -> _Held:
        """What these cells hold, of a column of so many rows."""
        if not cells:
            return cls(place)
        numbers = [t for cell in cells if (m := _TIMED.fullmatch(cell)) and (t := clock_time(m["at"])) is not None]
        letters = sum(map(len, cells)) if 2 * len(numbers) < len(cells) else 0
        kinds = Counter(cells)
        names = (
            bool(letters)
            and max(map(len, cells)) <= LONG_NAME
            and 2 * len(cells) >= rows
            and len(kinds) <= max(2, FEW * len(cells))
            and (len(kinds) > 1 or rows == 1)
            and all(any(c.isalnum() for c in kind) for kind in kinds)
        )
        # Numbers without a clock are times where they grow, and not evenly, as the numbers of rows do.
        clocks = 2 * sum(":" in cell for cell in cells) > len(cells)
        grow = numbers == sorted(numbers) and len({round(b - a, 3) for a, b in pairwise(numbers)}) > 1
        times = 5 * len(numbers) >= 4 * len(cells) and (clocks or grow)
        return cls(place, letters, sum(map(len, cells)) / len(cells), names, times)


_NOTHING = _Held(-1)


# ---------------------------------------------------------------- turns


def _written(rows: Iterable[Sequence[str]], columns: _Columns, clock: Clock) -> Transcript:
    """Turns of rows: those of one speaker after another are one."""
    out = Transcript()
    turn: list[Words] = []
    roles: dict[str, str] = {}
    voice = ""
    for n, row in enumerate(rows, 1):
        clock.check()
        if (n == 1 and columns.header) or not any(row):
            continue
        time, until, note = _when(row, columns.start, columns.unit)
        if until is None:
            until, _, _ = _when(row, columns.end, columns.unit)
        who = speaker_label(_at(row, columns.speaker))
        if who and (role := _at(row, columns.role)) and len(role) <= LONG_NAME:
            roles.setdefault(who, role)
        for place, side in columns.text.items():
            words = columns.words(row, place)
            aside = not (who or side) and _BRACKETED.fullmatch(words) is not None
            speaks = side or who or voice
            if note or aside or (words and speaks != voice):
                _turn(out, voice, turn)
                turn = []
            if note:
                out.turn(None, [Words(note if _BRACKETED.fullmatch(note) else f"[{note}]", line=n)])
                note = ""
            if aside:
                out.turn(None, [Words(words, time, until, line=n)])
            elif words:
                turn.append(Words(words, time, until, line=n))
                voice = speaks
    _turn(out, voice, turn)
    tell_roles(out, roles)
    return out


def _turn(out: Transcript, voice: str, turn: Sequence[Words]) -> None:
    """A turn; of rows that nobody is said to speak a paragraph each, or more where their times tell."""
    if voice:
        out.turn(voice, turn)
        return
    timed = all(words.time is not None for words in turn)
    run: list[Words] = []
    for words, opens in zip(turn, opens_paragraph(turn)):
        if opens or not timed:
            out.turn(None, run)
            run = []
        run.append(words)
    out.turn(None, run)


def _at(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _when(row: Sequence[str], place: int | None, unit: float) -> tuple[float | None, float | None, str]:
    """The time in a cell, that until when, and what else stands there."""
    cell = _at(row, place)
    found = _TIMED.fullmatch(cell)
    time = clock_time(found["at"]) if found else None
    if found is None or time is None:
        return None, None, cell if any(map(str.isalpha, cell)) else ""
    until = clock_time(found["until"] or "")
    return round(time * unit, 3), None if until is None else round(until * unit, 3), found["note"] or ""


READER = Reader(name="csv", suffixes=(".csv", ".tsv", ".tab"), sniff=sniff, read=read)

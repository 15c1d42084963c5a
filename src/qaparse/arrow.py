"""Many documents as Arrow: batches of texts in, batches of what was read in them out, a row for each document.

The policy, in order:

1. A document is a row, whatever becomes of it: one that fails says why in its row, and so does a null.
2. What a row holds is one schema. What is said stands in it as a list of records, whose fields are the columns of the
   tables of ``qaparse.to_arrow``.
3. Options that cannot be used, and columns that are not there, are errors at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from .batch import Failed, Parsed, parse_many
from .errors import BatchError
from .extras import library
from .records import Interview
from .writers.arrow import arrow_schema
from .writers.characters import without_surrogates
from .writers.rows import Row, Unit, rows_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["parse_batch", "parse_batches", "schema"]

#: The version of the schema: it grows when a reader of the old one would break.
SCHEMA = "qaparse.documents/1"
#: So many documents go into a batch that is given out: some megabytes of talk.
_BATCH = 256
#: What the row of the document says, and its list need not.
_ONCE = ("document", "language")


def schema(rows: Unit = "turns") -> pa.Schema:
    """What the row of a document holds; ``docs/scale.md`` has it as a table.

    ``rows`` names the last column, and what it lists: ``"turns"``, ``"exchanges"`` or ``"segments"``. The schema's
    metadata names its version as ``qaparse.schema``.

    Raises ``ValueError`` for any other ``rows``, and ``MissingExtraError`` without pyarrow (extra ``arrow``).
    """
    pa = _pyarrow()
    said = pa.struct([field for field in arrow_schema(rows) if field.name not in _ONCE])
    speaker = [("name", pa.string()), ("role", pa.string()), ("generic", pa.bool_())]
    return pa.schema(
        [
            ("id", pa.string()),
            ("error", pa.string()),
            ("reason", pa.string()),
            ("characters", pa.int64()),
            ("language", pa.string()),
            ("is_interview", pa.bool_()),
            ("speakers", pa.list_(pa.struct([*speaker, ("aliases", pa.list_(pa.string()))]))),
            (rows, pa.list_(said)),
        ],
        metadata={"qaparse.schema": f"{SCHEMA}#{rows}"},
    )


def parse_batch(
    batch: pa.RecordBatch,
    *,
    text: str = "text",
    id: str | None = "id",
    rows: Unit = "turns",
    workers: int = 0,
    **options: Any,
) -> pa.RecordBatch:
    """What was read in a batch of documents: a row for each, in order, of ``schema(rows)``.

    ``text`` names the column that holds the documents: strings, which are texts (what is no UTF-8 in them becomes
    U+FFFD), or binary, which are the bytes of files. ``id`` names that of their ids, of whatever type, or is ``None``
    where they have none. ``options`` are those of ``parse_many``, except ``evidence``, which tables do not hold. With
    ``workers``, documents are read in processes of their own, and ``seconds`` bounds each; with 0 they are read here.

    A document that fails never takes the batch along: its row holds ``error``, the name of the error's type, and
    ``reason``, and is null otherwise. So does the row of a null.

    Raises ``BatchError`` where a column is missing or of another type, what ``parse`` raises for options that cannot be
    used, and ``MissingExtraError``.

    >>> import pyarrow as pa
    >>> talk = "Where were you born?\\n\\nIn Lund. My mother sold fish.\\n\\nAnd when did you leave?\\n\\nI was ten."
    >>> read = parse_batch(pa.RecordBatch.from_pydict({"id": [7, 8], "text": [talk, None]}))
    >>> read["id"].to_pylist(), read["error"].to_pylist(), [len(turns or []) for turns in read["turns"].to_pylist()]
    (['7', '8'], [None, 'InputTypeError'], [4, 0])
    """
    given = max(batch.num_rows, 1)  # one batch in, one batch out
    read = parse_batches([batch], text=text, id=id, rows=rows, size=given, workers=workers, **options)
    return next(read, None) or _pyarrow().RecordBatch.from_pylist([], schema=schema(rows))


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    id: str | None = "id",
    rows: Unit = "turns",
    size: int = _BATCH,
    workers: int = 0,
    **options: Any,
) -> Iterator[pa.RecordBatch]:
    """As ``parse_batch``, for a stream of batches; those that come out hold at most ``size`` documents each.

    Batches are taken as they are needed, and none is kept: the stream may be of any length. Workers live as long as it.
    """
    known = schema(rows)
    if size < 1:
        raise ValueError(f"size is the number of documents in a batch, 1 or more, not {size}")
    waiting: deque[list[str | None]] = deque()

    def items() -> Iterator[tuple[str, Any]]:
        for batch in batches:
            for at in range(0, batch.num_rows, size):
                part = batch.slice(at, size)
                documents = _documents(part, text)
                waiting.append([None] * part.num_rows if id is None else list(_ids(part, id)))
                yield from (("", document) for document in documents)

    results = parse_many(items(), workers=workers, evidence=False, **options)
    return _batches(results, waiting, known, rows)


def _batches(
    results: Iterator[Parsed | Failed], waiting: deque[list[str | None]], known: pa.Schema, rows: Unit
) -> Iterator[pa.RecordBatch]:
    for first in results:
        ids = waiting.popleft()
        read = chain([first], islice(results, len(ids) - 1))
        found = [_row(id_, result, rows) for id_, result in zip(ids, read)]
        yield _pyarrow().RecordBatch.from_pylist(found, schema=known)


def _row(id_: str | None, result: Parsed | Failed, rows: Unit) -> Row:
    if isinstance(result, Failed):
        null = isinstance(result.item, tuple) and result.item[1] is None
        reason = "there is no text: it is null" if null else str(result.error)
        return {"id": id_, "error": type(result.error).__name__, "reason": without_surrogates(reason)}
    interview = result.interview
    said = rows_of([("", interview)], rows)
    return {
        "id": id_,
        "characters": len(interview.text),
        "language": interview.language or None,
        "is_interview": interview.is_interview,
        "speakers": _speakers(interview),
        rows: [{name: value for name, value in row.items() if name not in _ONCE} for row in said],
    }


def _speakers(interview: Interview) -> list[Row]:
    return [
        {
            "name": None if s.name is None else without_surrogates(s.name),
            "role": s.role and s.role.value,
            "generic": s.generic,
            "aliases": [without_surrogates(alias) for alias in s.aliases],
        }
        for s in interview.speakers
    ]


# ---------------------------------------------------------------- columns


def _documents(batch: pa.RecordBatch, name: str) -> Iterator[str | bytes | None]:
    """Texts, of a column of strings; files, of a binary one."""
    pa = _pyarrow()
    column = _column(batch, name)
    kind = getattr(column.type, "value_type", column.type)  # that of a dictionary's values
    plain = str(kind).removeprefix("large_").removesuffix("_view")
    if plain not in ("string", "binary", "null"):
        raise BatchError(name, f"texts are strings and files are binary; this column is {column.type}")
    values = column.cast(pa.large_binary())
    return _values(values) if plain == "binary" else _texts(values)


def _ids(batch: pa.RecordBatch, name: str) -> Iterator[str | None]:
    pa = _pyarrow()
    column = _column(batch, name)
    try:
        return _texts((column if "binary" in str(column.type) else column.cast(pa.string())).cast(pa.large_binary()))
    except pa.ArrowException:
        raise BatchError(
            name, f"ids are strings, or what can be written as one; this column is {column.type}"
        ) from None


def _column(batch: pa.RecordBatch, name: str) -> pa.Array:
    if batch.schema.names.count(name) != 1:
        there = ", ".join(batch.schema.names) or "none"
        raise BatchError(name, f"there is no one column of this name; the columns are {there}")
    return batch.column(batch.schema.get_field_index(name))


def _texts(column: pa.Array) -> Iterator[str | None]:
    # Strings are not checked when others hand them over: read as strings, a byte that is no UTF-8 would be an error.
    return (None if value is None else value.decode("utf-8", "replace") for value in _values(column))


def _values(column: pa.Array) -> Iterator[Any]:
    return (scalar.as_py() for scalar in column)


def _pyarrow() -> Any:
    return library("pyarrow", package="pyarrow", extra="arrow")

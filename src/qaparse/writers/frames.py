"""Tables in memory: plain rows, and the frames of the libraries that people have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..extras import library
from .arrow import arrow_batches, arrow_schema
from .base import Interviews, as_pairs
from .rows import Row, Type, Unit, columns_of, rows_of

__all__ = ["to_arrow", "to_dataset", "to_pandas", "to_polars", "to_rows"]


def to_rows(interviews: Interviews, rows: Unit = "turns") -> Iterator[Row]:
    """A dictionary for each turn, exchange or segment, in order; ``docs/formats.md`` lists what they hold.

    ``interviews`` is an ``Interview``, or an iterable of interviews or of ``(id, Interview)``, looked at as rows are
    asked for. ``rows`` is ``"turns"``, ``"exchanges"`` or ``"segments"``.

    Raises ``ValueError`` for any other ``rows``, and ``OutputError`` where two documents have one id.
    """
    return rows_of(as_pairs(interviews), rows)


def to_arrow(interviews: Interviews, rows: Unit = "turns") -> Any:
    """The rows as a ``pyarrow.Table``, lists as nested columns; its metadata names their version as ``qaparse.schema``.

    Raises what ``to_rows`` raises, and ``MissingExtraError`` without pyarrow (extra ``parquet``).
    """
    pa = library("pyarrow", package="pyarrow", extra="parquet")
    schema = arrow_schema(rows)
    return pa.Table.from_batches(arrow_batches(to_rows(interviews, rows), schema), schema=schema)


def to_pandas(interviews: Interviews, rows: Unit = "turns") -> Any:
    """The rows as a ``pandas.DataFrame``: text, integers and booleans as types that hold nulls, lists as objects.

    Raises what ``to_rows`` raises, and ``MissingExtraError`` without pandas (extra ``pandas``).
    """
    pandas = library("pandas", package="pandas", extra="pandas")
    types = {"text": "string", "whole": "Int64", "number": "float64", "yes-no": "boolean"}
    columns = columns_of(rows)
    found = list(to_rows(interviews, rows))
    kinds = {c.name: types.get(c.type, "object") if isinstance(c.type, str) else "object" for c in columns}
    return pandas.DataFrame({name: pandas.Series([r[name] for r in found], dtype=t) for name, t in kinds.items()})


def to_polars(interviews: Interviews, rows: Unit = "turns") -> Any:
    """The rows as a ``polars.DataFrame``, lists as nested columns.

    Raises what ``to_rows`` raises, and ``MissingExtraError`` without polars (extra ``polars``).
    """
    polars = library("polars", package="polars", extra="polars")
    schema = {c.name: _polars_type(polars, c.type) for c in columns_of(rows)}
    return polars.DataFrame(list(to_rows(interviews, rows)), schema=schema)


def to_dataset(interviews: Interviews, rows: Unit = "turns") -> Any:
    """The rows as a ``datasets.Dataset`` of Hugging Face, lists as nested features.

    Raises what ``to_rows`` raises, and ``MissingExtraError`` without datasets (extra ``datasets``).
    """
    datasets = library("datasets", package="datasets", extra="datasets")
    return datasets.Dataset(to_arrow(interviews, rows))


def _polars_type(polars: Any, type_: Type) -> Any:
    if not isinstance(type_, str):
        return polars.List(polars.Struct({c.name: _polars_type(polars, c.type) for c in type_}))
    plain = {"text": polars.String, "whole": polars.Int64, "number": polars.Float64, "yes-no": polars.Boolean}
    return polars.List(polars.String) if type_ == "texts" else plain[type_]

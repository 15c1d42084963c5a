"""Rows as Arrow tables: one schema for Parquet, batches and whatever else speaks Arrow."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from ..extras import library
from .rows import Column, Row, Type, Unit, columns_of, schema_of

__all__ = ["arrow_batches", "arrow_schema"]

#: So many rows go into a batch: some megabytes of talk.
_BATCH = 4096


def arrow_schema(rows: Unit = "turns") -> Any:
    """The ``pyarrow.Schema`` of the rows; its metadata names their version as ``qaparse.schema``."""
    pa = _pyarrow()
    return pa.schema([_field(pa, c) for c in columns_of(rows)], metadata={"qaparse.schema": schema_of(rows)})


def arrow_batches(rows: Iterable[Row], schema: Any) -> Iterator[Any]:
    """The rows as ``pyarrow.RecordBatch``es, made as they are asked for."""
    pa = _pyarrow()
    rows = iter(rows)
    while batch := list(itertools.islice(rows, _BATCH)):
        yield pa.RecordBatch.from_pylist(batch, schema=schema)


def _field(pa: Any, column: Column) -> Any:
    return pa.field(column.name, _type(pa, column.type))


def _type(pa: Any, type_: Type) -> Any:
    if not isinstance(type_, str):
        return pa.list_(pa.struct([_field(pa, c) for c in type_]))
    plain = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "yes-no": pa.bool_()}
    return pa.list_(pa.string()) if type_ == "texts" else plain[type_]


def _pyarrow() -> Any:
    return library("pyarrow", package="pyarrow", extra="parquet")

"""Parquet: the table with its nested columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..extras import library
from .arrow import arrow_batches, arrow_schema
from .base import Writer
from .rows import Column, Row, unit_of

__all__ = ["WRITER"]


class _Drain:
    """A file whose bytes are taken out as they come."""

    closed = False

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._at = 0

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        """Nothing waits."""

    def take(self) -> bytes:
        data = b"".join(self._held)
        self._held.clear()
        return data


def write(columns: Sequence[Column], rows: Iterator[Row]) -> Iterator[bytes]:
    """A row group for each batch of rows."""
    pq = library("pyarrow.parquet", package="pyarrow", extra="parquet")
    schema = arrow_schema(unit_of(columns))
    sink = _Drain()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in arrow_batches(rows, schema):
            writer.write_batch(batch)
            yield sink.take()
    yield sink.take()


WRITER = Writer(
    name="parquet",
    suffixes=(".parquet", ".pq"),
    write=write,
    takes="rows",
    gives="bytes",
    holds="the table with nested columns; its schema names its version",
    extra="parquet",
)

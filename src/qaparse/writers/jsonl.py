"""JSON Lines: the whole records of any number of interviews, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from .base import Pair, Writer, naming
from .record import dumps

__all__ = ["WRITER"]


def write(pairs: Iterator[Pair]) -> Iterator[str]:
    """A line for each document: its record with ``id``, its id."""
    for name, interview in pairs:
        record = interview.to_dict()
        with naming(name):
            line = dumps({"schema": record.pop("schema"), "id": name, **record})
        yield line
        yield "\n"


WRITER = Writer(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    write=write,
    takes="several",
    holds="everything; `qaparse.load` gives back equal records",
)

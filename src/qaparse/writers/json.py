"""JSON: the whole record of one interview, as ``Interview.to_dict`` gives it."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Interview
from .base import Writer
from .record import dumps

__all__ = ["WRITER"]


def write(interview: Interview) -> Iterator[str]:
    """The record, a value a line."""
    yield dumps(interview.to_dict(), indent=1)
    yield "\n"


WRITER = Writer(
    name="json",
    suffixes=(".json",),
    write=write,
    holds="everything; `qaparse.load` gives back an equal record",
)

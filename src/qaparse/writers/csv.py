"""CSV: the table as text. Comma-separated, quoted where needed, lines ended as RFC 4180 wants."""

from __future__ import annotations

from .base import Writer
from .table import delimited

__all__ = ["WRITER"]

WRITER = Writer(
    name="csv",
    suffixes=(".csv",),
    write=delimited(","),
    takes="rows",
    holds="the table; lists as JSON",
)

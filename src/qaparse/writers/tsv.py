"""TSV: the table as text, cells parted by tabs, quoted where needed."""

from __future__ import annotations

from .base import Writer
from .table import delimited

__all__ = ["WRITER"]

WRITER = Writer(
    name="tsv",
    suffixes=(".tsv", ".tab"),
    write=delimited("\t"),
    takes="rows",
    holds="the table; lists as JSON",
)

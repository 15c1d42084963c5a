"""What a run reads: files, folders, patterns, columns of tables, archives of the web; as items with an id."""

from __future__ import annotations

import csv
import glob
import hashlib
import io
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from ..errors import BatchError
from ..extras import library
from ..readers import SUFFIXES, Limits

__all__ = ["Input", "count", "inputs"]

_LINES, _TABLES = (".jsonl", ".ndjson"), (".csv", ".tsv")
#: A cell holds a whole interview.
_LONGEST_CELL = 2**31 - 1
_WARC = (".warc", ".warc.gz")
_PAGES = ("text/html", "application/xhtml+xml")


@attrs.frozen
class Input:
    """A document to be read: its id, the document (a path, a text, bytes), and what tells a changed one from it."""

    id: str
    document: Path | str | bytes
    stamp: str


def inputs(
    sources: Iterable[str],
    *,
    column: str | None = None,
    id_column: str | None = None,
    limits: Limits | None = None,
    without: Callable[[Path], bool] = lambda _: False,
) -> Iterator[Input]:
    """The documents of all sources, in an order that does not change from run to run.

    A source is a file; a folder, of which every file with a suffix that a reader takes is read, at any depth; a pattern
    (``talks/*.vtt``); or ``-``, the paths on standard input, one a line. With ``column``, a source is a table
    (JSON Lines, CSV, TSV, Parquet; ``-`` is JSON Lines) whose column of that name holds texts: their ids are those of
    ``id_column``, or the table's name and the row's number. Of a WARC file each page that it archived is a document,
    and its address the id. Files in folders, or that a pattern fits, of which ``without`` is true are left out.

    Raises ``BatchError`` where a source holds nothing, lacks the column, or cannot be read as what its name says, and
    ``OSError``.
    """
    limits = limits or Limits()
    for source in sources:
        found = False
        for one in _of(source, column, id_column, limits, without):
            found = True
            yield one
        if not found:
            raise BatchError(source, "there is nothing to read")


def count(
    sources: Iterable[str], *, column: str | None = None, without: Callable[[Path], bool] = lambda _: False
) -> int | None:
    """How many documents there are, where that can be known without reading them; else ``None``."""
    if column is not None or "-" in (sources := list(sources)):
        return None
    paths = [path for source in sources for path in _paths(source, column, without)]
    return None if any(path.name.lower().endswith(_WARC) for path in paths) else len(paths)


def _of(
    source: str, column: str | None, id_column: str | None, limits: Limits, without: Callable[[Path], bool]
) -> Iterator[Input]:
    if source == "-":
        lines: BinaryIO | io.BytesIO = io.BytesIO() if sys.stdin is None else sys.stdin.buffer
        if column is not None:
            yield from _rows("-", _json_lines(lines), column, id_column)
        else:
            for line in lines:
                if name := os.fsdecode(line.rstrip(b"\r\n")):
                    yield _file(Path(name))
        return
    for path in _paths(source, column, without):
        name = path.name.lower()
        if name.endswith(_WARC):
            yield from _archive(path, limits)
        elif column is not None:
            yield from _rows(str(path), _table(path), column, id_column)
        else:
            yield _file(path)


def _paths(source: str, column: str | None, without: Callable[[Path], bool]) -> list[Path]:
    """The files that a source means, sorted."""
    path = Path(source)
    if path.is_dir():
        wanted = {*_LINES, *_TABLES, ".parquet"} if column is not None else set(SUFFIXES)
        shut: list[OSError] = []
        files = (Path(folder, name) for folder, _, names in os.walk(path, onerror=shut.append) for name in names)
        found = (
            p
            for p in files
            if (p.suffix.lower() in wanted or (column is None and p.name.lower().endswith(_WARC)))
            and p.is_file()
            and not without(p)
        )
        # A folder that cannot be looked into fails as a document would, and what is in it is not lost in silence.
        return sorted([*found, *(Path(error.filename) for error in shut)])
    if not path.exists() and any(sign in source for sign in "*?["):
        fits = map(Path, glob.glob(source, recursive=True))  # noqa: PTH207 - a pattern may begin anywhere
        return sorted(p for p in fits if p.is_file() and not without(p))
    return [path]


def _file(path: Path) -> Input:
    try:
        status = path.stat()
    except (OSError, ValueError):  # no path holds a NUL
        return Input(str(path), path, "missing")  # it fails when it is read, and the others do not
    return Input(str(path), path, f"{status.st_size}:{status.st_mtime_ns}")


# ---------------------------------------------------------------- tables


def _rows(name: str, rows: Iterable[dict[str, Any]], column: str, id_column: str | None) -> Iterator[Input]:
    for n, row in enumerate(rows, 1):
        for wanted in (column, id_column):
            if wanted is not None and wanted not in row:
                there = ", ".join(str(key) for key in row) or "none"
                raise BatchError(name, f"row {n} has no column {wanted!r}; its columns are {there}")
        value = row[column]
        id_ = f"{name}#{n}" if id_column is None else str(row[id_column])
        # What is no text fails as one, by itself.
        text = "" if value is None else value if isinstance(value, (str, bytes)) else json.dumps(value)
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        yield Input(id_, text, hashlib.blake2b(data, digest_size=8).hexdigest())


def _table(path: Path) -> Iterator[dict[str, Any]]:
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _parquet(path)
    elif suffix in _TABLES:
        with path.open(encoding="utf-8-sig", newline="") as file:
            limit = csv.field_size_limit(_LONGEST_CELL)
            try:
                yield from csv.DictReader(file, delimiter="\t" if suffix == ".tsv" else ",")
            except UnicodeDecodeError as error:
                raise BatchError(str(path), f"it is not UTF-8 ({error.reason}): save it so") from None
            except csv.Error as error:
                raise BatchError(str(path), f"it cannot be read as a table: {error}") from None
            finally:
                csv.field_size_limit(limit)
    elif suffix in _LINES:
        with path.open("rb") as lines:
            yield from _json_lines(lines, str(path))
    else:
        raise BatchError(str(path), "--column is for tables: jsonl, csv, tsv or parquet")


def _json_lines(lines: Iterable[bytes], name: str = "-") -> Iterator[dict[str, Any]]:
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise BatchError(name, f"line {n} is not UTF-8 ({error.reason}): save it so") from None
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise BatchError(name, f"line {n} is no JSON object")
        yield row


def _parquet(path: Path) -> Iterator[dict[str, Any]]:
    parquet = library("pyarrow.parquet", package="pyarrow", extra="parquet")
    arrow = library("pyarrow", package="pyarrow", extra="parquet")
    with path.open("rb") as data:  # opened here: the error names the file
        try:
            with parquet.ParquetFile(data) as file:
                for batch in file.iter_batches(batch_size=64):
                    yield from batch.to_pylist()
        except (arrow.ArrowException, UnicodeDecodeError) as error:
            raise BatchError(str(path), f"it cannot be read as Parquet: {error}") from None


# ---------------------------------------------------------------- archives of the web


def _archive(path: Path, limits: Limits) -> Iterator[Input]:
    """The pages that a WARC file archived: responses and resources that are HTML."""
    warcio = library("warcio.archiveiterator", package="warcio", extra="warc")
    errors = library("warcio.exceptions", package="warcio", extra="warc")
    with path.open("rb") as file:
        try:
            for n, record in enumerate(warcio.ArchiveIterator(file), 1):
                if not _is_page(record):
                    continue
                # One byte more than allowed: so the reader sees that it is too long.
                page = record.content_stream().read(limits.bytes + 1)
                address = record.rec_headers.get_header("WARC-Target-URI") or f"{path}#{n}"
                yield Input(address, page, hashlib.blake2b(page, digest_size=8).hexdigest())
        except (errors.ArchiveLoadFailed, EOFError, zlib.error) as error:
            raise BatchError(str(path), f"the archive is damaged: {error}") from None


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        type_, ok = record.http_headers.get_header("Content-Type"), record.http_headers.get_statuscode() == "200"
    else:
        type_, ok = record.rec_headers.get_header("Content-Type"), record.rec_type == "resource"
    return ok and (type_ or "").partition(";")[0].strip().lower() in _PAGES

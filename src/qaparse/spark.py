"""Apache Spark: a data frame of texts in, one of what was read in them out, a row for each document.

``parse`` hands Arrow batches to ``qaparse.arrow`` on the executors; everything said there holds here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from .api import given_speakers
from .arrow import parse_batches, schema
from .batch import parse_many
from .errors import BatchError
from .extras import library
from .writers.rows import Unit

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["parse"]


def parse(
    df: DataFrame,
    *,
    text: str | Column = "text",
    id: str | Column | None = "id",
    rows: Unit = "turns",
    workers: int = 0,
    **options: Any,
) -> DataFrame:
    """What was read in a column of documents: a row for each, of ``qaparse.arrow.schema(rows)``.

    ``text`` is the column of documents, strings (texts) or binary (the bytes of files); ``id`` that of their ids, which
    become strings, or ``None``. Both may be names, nested ones too (``"page.body"``), or expressions. A document that
    fails, and a null, is a row with ``error`` and ``reason``, and never fails a task. ``options`` are those of
    ``parse_many``; they go to the executors, where qaparse and pyarrow have to be installed. With ``workers=1`` each
    task reads in a process of its own, which ``seconds`` bounds, and which may die without the task.

    Nothing is read until Spark is asked for rows. Raises ``BatchError`` where ``text`` is no column of texts or files,
    what ``parse`` raises for options that cannot be used, and ``MissingExtraError`` (extra ``spark``).

        read = qaparse.spark.parse(articles, text="body", id="url")
        read.where("error is null").selectExpr("id", "inline(turns)")      # a row a turn
    """
    functions = library("pyspark.sql.functions", package="pyspark", extra="spark")
    types = library("pyspark.sql.pandas.types", package="pyspark", extra="spark")
    named = {"text": text} if id is None else {"text": text, "id": id}
    columns = {name: functions.col(c) if isinstance(c, str) else c for name, c in named.items()}
    if id is not None:
        columns["id"] = columns["id"].cast("string")
    given = df.select(*(column.alias(name) for name, column in columns.items()))
    kind = given.schema["text"].dataType.typeName()
    if kind not in ("string", "binary", "void"):
        raise BatchError(str(text), f"texts are strings and files are binary; this column is {kind}")
    options = {**options, "speakers": given_speakers(options.get("speakers", ()))}
    parse_many((), workers=workers, **options)  # what is wrong with the options is told here, not by a task
    known = types.from_arrow_schema(schema(rows))
    return given.mapInArrow(
        partial(_read, id=None if id is None else "id", rows=rows, workers=workers, **options), known
    )


def _read(batches: Iterator[Any], **options: Any) -> Iterator[Any]:
    """What a task does; a function of this module, so that it travels by its name."""
    return parse_batches(batches, **options)

"""A real Spark session of two cores: equal records, documents that fail, partitions, errors told at once."""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from pathlib import Path

import pytest

import qaparse
import qaparse.spark
from qaparse import errors, parse_many
from qaparse.arrow import schema
from qaparse.evaluation import find, load
from qaparse.examples import sample

# Spark warns of a pandas that is newer than itself; nothing here rests on it.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

TALK = "Where were you born?\n\nIn Lund{}. My mother sold fish.\n\nAnd when did you leave?\n\nI was ten years old.\n"


@pytest.fixture(scope="module")
def session():
    sql = pytest.importorskip("pyspark.sql", reason="NOT RUN: pyspark is missing (extra spark)")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("NOT RUN: Spark needs Java")
    builder = sql.SparkSession.builder.master("local[2]").appName("qaparse")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "300",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "spark.log.level": "ERROR",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = builder.getOrCreate()
    yield session
    session.stop()


def plain(value):
    """A Spark row as dictionaries and lists."""
    if hasattr(value, "asDict"):
        return {key: plain(inner) for key, inner in value.asDict().items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def place(row):
    return row["document"], row["start"]


def documents(root, count):
    """So many documents, no two alike: the fixtures, cut and put together anew."""
    texts = [gold.raw for path in find([root / "tests" / "fixtures" / "interviews"]) for gold in load(path) if gold.raw]
    for n in range(count):
        blocks = texts[n % len(texts)].split("\n\n")
        start = n // len(texts) % max(1, len(blocks) // 2)
        yield f"doc-{n}", "\n\n".join(blocks[start : start + 12]) + f"\n\nNo. {n}"


@pytest.mark.parametrize(("rows", "count"), [("turns", 1000), ("exchanges", 100), ("segments", 100)])
def test_a_thousand_documents_give_the_records_of_parse_many(session, root, rows, count):
    items = list(documents(root, count))
    df = session.createDataFrame(items, "url string, body string").repartition(5)
    read = qaparse.spark.parse(df, text="body", id="url", rows=rows)
    found = [plain(row) for row in read.selectExpr("id", "language", f"inline({rows})").collect()]
    found = [{"document": row.pop("id"), **row} for row in found]
    ours = [(result.id, result.interview) for result in parse_many(items, workers=1, evidence=False)]
    assert len(ours) == count
    assert sorted(found, key=place) == sorted(qaparse.to_rows(ours, rows), key=place)
    assert len(found) > 3 * count


def test_each_document_is_a_row_whatever_becomes_of_it(session):
    huge = TALK * 3_000
    texts = [("talk", TALK), ("null", None), ("empty", ""), ("huge", huge), ("too huge", huge * 2), (None, TALK)]
    df = session.createDataFrame(texts, "id string, text string")
    limits = qaparse.Limits(characters=len(huge))
    for given in (df, df.repartition(6), df.repartition(2, "id"), df.coalesce(1)):
        read = qaparse.spark.parse(given, limits=limits)
        rows = read.selectExpr("id", "error", "size(turns) as n").collect()
        assert len(rows) == 6
        found = {row.id: row for row in rows}
        assert {id_: row.error for id_, row in found.items() if row.error} == {
            "null": "InputTypeError",
            "too huge": "LimitError",
        }
        assert {id_: row.n for id_, row in found.items() if row.error is None} == {
            "talk": 4,
            "empty": 0,
            "huge": 12_000,
            None: 4,
        }


def test_files_nested_columns_and_expressions(session):
    functions = pytest.importorskip("pyspark.sql.functions")
    page = bytearray(b"<!doctype html><p><b>Why here?</b><p>For the light.<p><b>And now?</b><p>I wait.</p>")
    df = session.createDataFrame([(7, (page, TALK))], "n long, page struct<raw: binary, text: string>")
    (row,) = qaparse.spark.parse(df, text="page.raw", id="n").collect()
    assert (row.id, row.turns[0].text) == ("7", "Why here?")
    (row,) = qaparse.spark.parse(df, text=functions.upper("page.text"), id=None, rows="exchanges").collect()
    assert (row.id, row.exchanges[0].question) == (None, "WHERE WERE YOU BORN?")
    assert set(row.asDict()) == set(schema("exchanges").names)


def test_a_document_may_have_a_process_of_its_own(session):
    df = session.createDataFrame(
        [("a", TALK), ("b", sample() * 3_000), ("c", TALK)], "id string, text string"
    ).coalesce(1)
    read = qaparse.spark.parse(df, workers=1, seconds=3)
    assert {row.id: row.error for row in read.collect()} == {"a": None, "b": "TimeLimitError", "c": None}


def test_what_cannot_be_done_is_told_before_anything_is_read(session):
    df = session.createDataFrame([(1, "a")], "id long, text string")
    with pytest.raises(errors.BatchError, match="this column is long"):
        qaparse.spark.parse(df, text="id")
    with pytest.raises(ValueError, match="threshold"):
        qaparse.spark.parse(df, threshold=2)
    with pytest.raises(Exception, match="body"):
        qaparse.spark.parse(df, text="body")


def test_the_example(session, tmp_path):
    examples = runpy.run_path(str(Path(__file__).parent.parent / "examples" / "spark_articles.py"))
    texts = [(1, TALK), (2, "No talk."), (3, None), (4, TALK)]
    session.createDataFrame(texts, "n long, body string").write.parquet(f"{tmp_path}/articles")
    examples["read"](session, f"{tmp_path}/articles", f"{tmp_path}/talk", text="body", id="n")
    turns = session.read.parquet(f"{tmp_path}/talk/turns").collect()
    assert sorted((row.id, row.turn) for row in turns) == [(id_, n) for id_ in "14" for n in (1, 2, 3, 4)]
    (failed,) = session.read.json(f"{tmp_path}/talk/failed").collect()
    assert (failed.id, failed.error) == ("3", "InputTypeError")

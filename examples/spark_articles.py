"""Read interviews from a folder of Parquet with Apache Spark, and write what was said, a row a turn.

    pip install 'qaparse[spark]'
    python examples/spark_articles.py articles/ talk/ --text body --id url
    spark-submit --master yarn --archives qaparse.tar.gz#environment examples/spark_articles.py …    # on a cluster

``talk/documents`` holds a row a document, ``talk/turns`` a row a turn, and ``talk/failed`` the documents that could not
be read, with the reason.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import qaparse
import qaparse.spark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: So many documents go into a partition: some tens of megabytes, a minute or so of one processor.
PARTITION = 5_000


def read(session: SparkSession, source: str, target: str, *, text: str = "text", id: str = "id") -> None:
    """Read the documents in the Parquet folder ``source``, and write two folders of Parquet to ``target``."""
    articles = session.read.parquet(source).select(id, text)
    # Long documents lie together where people sort by length or year: dealt out anew, no partition has them all.
    articles = articles.repartition(1 + articles.count() // PARTITION)
    # A document longer than this is a whole book, or no text; one that takes a minute is stopped.
    limits = qaparse.Limits(characters=5_000_000)
    found = qaparse.spark.parse(articles, text=text, id=id, limits=limits, workers=1, seconds=60)
    # Written once, so that neither of the two below reads all documents again.
    found.write.mode("overwrite").parquet(f"{target}/documents")
    found = session.read.parquet(f"{target}/documents")
    turns = found.where("error is null and is_interview").selectExpr("id", "language", "inline(turns)")
    turns.write.mode("overwrite").parquet(f"{target}/turns")
    found.where("error is not null").select("id", "error", "reason").write.mode("overwrite").json(f"{target}/failed")


def main() -> None:
    """Read the command line."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - the functions above work in a session of yours

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a folder of Parquet")
    parser.add_argument("target", help="a folder to be written")
    parser.add_argument("--text", default="text", help="the column that holds the documents")
    parser.add_argument("--id", default="id", help="the column that holds their ids")
    given = parser.parse_args()
    session = SparkSession.builder.appName("qaparse").getOrCreate()
    read(session, given.source, given.target, text=given.text, id=given.id)
    session.stop()


if __name__ == "__main__":
    main()

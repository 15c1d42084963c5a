"""``qaparse batch``: many documents in, one output; may be broken off and gone on with."""

from __future__ import annotations

import argparse
import errno
import importlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..errors import BatchError, OutputError
from ..records import counted
from ..writers.rows import UNITS
from .reading import add_options, limits, whole

if TYPE_CHECKING:
    from ..batch.run import Summary

__all__ = ["SOME_FAILED", "add"]

#: Exit code where documents failed.
SOME_FAILED = 1
#: Seconds between two lines of progress.
_EVERY = 10.0
#: No clock of a machine counts so many seconds.
_FOREVER = 1e9

_EPILOG = """\
INPUT is a file, a folder, a pattern in quotation marks, - (paths on standard input), with --column a table of
texts, or a WARC file. OUT is a .jsonl, .csv or .tsv file, or a folder of parts (OUT/ is one of jsonl, OUT.parquet
one of Parquet). Documents that fail are listed in OUT.failed.jsonl with the reason.

examples:
  qaparse batch talks/ -o talks.jsonl
  qaparse batch 'talks/**/*.vtt' -o turns.csv --workers 8 --max-seconds 60
  qaparse batch articles.parquet --column body --id url -o exchanges.parquet --rows exchanges
  qaparse batch talks/ -o talks.jsonl --resume        go on with a run that was broken off

exit codes:
  0  every document was read
  1  some documents failed
  2  the command, its input or its output cannot be used
"""


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "batch",
        help="read many documents",
        description="Read many documents, in several processes, into one output.",
        epilog=_EPILOG,
    )
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="what to read")
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="the file, or folder/, to write")
    parser.add_argument("--column", metavar="NAME", help="INPUT is a table; its texts are in this column")
    parser.add_argument(
        "--id", dest="id_column", metavar="NAME", help="the column of their ids; unless named, they are numbered"
    )
    parser.add_argument("--format", metavar="F", help="the format of the documents; unless named, it is recognised")
    parser.add_argument("--to", metavar="F", help="the format of OUT; unless named, its suffix says it")
    parser.add_argument("--rows", choices=UNITS, help="what a row of a table stands for; turns, unless given")
    parser.add_argument("--evidence", action="store_true", help="keep the evidence: about five times the size")
    parser.add_argument("--workers", metavar="N", type=whole(0), help="processes; as many as processors, unless given")
    parser.add_argument(
        "--max-seconds",
        metavar="S",
        type=_seconds,
        help="stop a document that takes longer; unless given, none is stopped",
    )
    parser.add_argument(
        "--part", metavar="N", type=whole(1), help="documents that are written at once; 250, unless given"
    )
    parser.add_argument("--resume", action="store_true", help="go on with a run that was broken off")
    parser.add_argument("--force", action="store_true", help="begin anew, and replace what is there")
    parser.add_argument("--fail-fast", action="store_true", help="stop at the first document that fails")
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary")
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read it all; the summary goes to standard error."""
    from ..batch.inputs import count, inputs
    from ..batch.run import PART, Run

    if args.max_seconds is not None and args.workers == 0:
        raise BatchError("--max-seconds", "a time limit needs a process that can be stopped: --workers 1, or more")
    if args.id_column is not None and args.column is None:
        raise BatchError("--id", "ids stand in tables: name the column of the texts, too, with --column")
    options: dict[str, Any] = {"speakers": tuple(args.speaker), **limits(args)}
    for name in ("threshold", "language", "format", "attributor"):
        if getattr(args, name, None) is not None:
            options[name] = getattr(args, name)
    job = Run(
        args.output,
        to=args.to,
        rows=args.rows,
        workers=args.workers,
        seconds=args.max_seconds,
        evidence=args.evidence,
        part=PART if args.part is None else args.part,
        resume=args.resume,
        force=args.force,
        fail_fast=args.fail_fast,
        options=options,
    )
    if job.is_over:
        if not args.quiet:
            print(f"qaparse: {args.output} is there: nothing left to do (--force reads all anew)", file=sys.stderr)
        return SOME_FAILED if job.failed.exists() else 0
    found = inputs(
        args.inputs, column=args.column, id_column=args.id_column, limits=options.get("limits"), without=job.writes
    )
    try:
        with _progress(count(args.inputs, column=args.column, without=job.writes), quiet=args.quiet) as each:
            summary = job.go(found, each)
    except KeyboardInterrupt:
        print(f"qaparse: broken off; what is done is kept, --resume goes on: {_says(job.summary)}", file=sys.stderr)
        raise
    except OSError as e:
        if e.filename is None or not str(e.filename).startswith(args.output):
            raise
        kept = "; what is done is kept, --resume goes on" if e.errno == errno.ENOSPC else ""
        raise OutputError(str(e.filename), (e.strerror or str(e)).lower() + kept) from None
    if not args.quiet:
        why = f"; {job.failed} says why" if summary.failed else ""
        print(f"{_says(summary)}{why}", file=sys.stderr)
    return SOME_FAILED if summary.failed else 0


def _seconds(value: str) -> float:
    """A time that passes, for argparse."""
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < _FOREVER:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of seconds, more than 0")
    return number


def _says(summary: Summary) -> str:
    """The summary in one line."""
    s = summary
    earlier = f" ({s.skipped:,} of them before)" if s.skipped else ""
    rate = (s.documents - s.skipped) / s.seconds if s.seconds else 0.0
    return (
        f"{counted(s.documents, 'document')}{earlier}, {counted(s.interviews, 'interview')},"
        f" {counted(s.exchanges, 'exchange')}, {counted(s.speakers, 'speaker')},"
        f" {counted(s.doubtful, 'doubtful segment')}, {s.failed:,} failed; {rate:,.1f} documents a second"
    )


@contextmanager
def _progress(total: int | None, *, quiet: bool) -> Iterator[Callable[[Summary], None]]:
    """What is called after each document: it moves a bar on a terminal, and writes a line now and then elsewhere."""
    began = last = time.monotonic()

    def told(summary: Summary) -> str:
        rate = (summary.documents - summary.skipped) / max(time.monotonic() - began, 1e-9)
        of = f" of {total:,}" if total is not None else ""
        return f"{summary.documents:,}{of} documents, {summary.failed:,} failed, {rate:,.1f} a second"

    def line(summary: Summary) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            print(told(summary), file=sys.stderr, flush=True)

    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty() and (bar := _bar()) is not None:
        with bar:
            task = bar.add_task("", total=total)
            yield lambda summary: bar.update(task, completed=summary.documents, description=told(summary))
    else:
        yield line


def _bar() -> Any:
    """A progress bar on standard error, where the library for one is there."""
    try:
        progress = importlib.import_module("rich.progress")
        console = importlib.import_module("rich.console").Console(stderr=True)
    except ModuleNotFoundError:
        return None
    columns = (progress.BarColumn(), progress.TextColumn("{task.description}"), progress.TimeRemainingColumn())
    return progress.Progress(*columns, console=console)

"""``qaparse convert``: documents in, a file of another format out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

import qaparse

from ..errors import OutputError
from ..records import Interview
from ..writers import WRITERS, Writer, writer_for
from ..writers.rows import UNITS
from .reading import add_options, documents, tell_left_out, verdict

__all__ = ["add"]

_EPILOG = """\
IN is a document in any format that qaparse reads, or a record that it wrote (json, jsonl). OUT is a file, whose suffix
says its format unless --to does, or - for standard output. Several documents go into one jsonl, csv, tsv, parquet …:
`qaparse formats` lists what is read and written.

examples:
  qaparse convert talk.vtt talk.md
  qaparse convert talk.html - --to text | less
  qaparse convert interviews/*.txt all.parquet
  qaparse convert interviews/*.txt questions.csv --rows exchanges
  qaparse convert all.jsonl corpus --to convokit
"""


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "convert",
        help="write documents in another format",
        description="Read documents, from any format to any other.",
        epilog=_EPILOG,
    )
    parser.add_argument("inputs", metavar="IN", nargs="+", help="a document, or a record of one; - is standard input")
    parser.add_argument("output", metavar="OUT", help="the file to write; - is standard output")
    parser.add_argument(
        "--from", dest="format", metavar="F", help="the format of IN; unless named, a file's is recognised"
    )
    parser.add_argument("--to", metavar="F", help=f"the format of OUT, one of {', '.join(WRITERS)}")
    parser.add_argument("--rows", choices=UNITS, help="what a row of a table stands for; turns, unless given")
    parser.add_argument("--force", action="store_true", help="replace OUT where it exists")
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the documents; those that are no interviews are written as what they are, and called so."""
    writer = writer_for(args.to, path=None if args.output == "-" else args.output)
    codes: list[int] = [0]
    pairs = _read(args, writer, codes)
    if args.output == "-":
        _print(writer, pairs, args)
    else:
        _save(writer, pairs, args)
    return max(codes)


def _read(args: argparse.Namespace, writer: Writer, codes: list[int]) -> Iterator[tuple[str, Interview]]:
    """The documents with their ids, as they are read."""
    for file, short in zip(args.inputs, _ids(args.inputs)):
        for name, interview in documents(args, file):
            codes.append(verdict(interview, file))
            tell_left_out(writer, interview, file)
            yield name if name is not None else short, interview


def _ids(files: Sequence[str]) -> list[str]:
    """The names of the files, or their paths where two have the same name."""
    names = [PurePath(f).name for f in files]
    return names if len(set(names)) == len(names) else list(files)


def _print(writer: Writer, pairs: Iterator[tuple[str, Interview]], args: argparse.Namespace) -> None:
    if writer.gives == "folder" or (writer.gives == "bytes" and sys.stdout.isatty()):
        what = "a folder" if writer.gives == "folder" else "no text for a terminal"
        raise OutputError(writer.name, f"it is {what}: name it instead of -")
    sys.stdout.flush()
    for piece in writer.pieces(pairs, rows=args.rows):
        sys.stdout.buffer.write(piece)


def _save(writer: Writer, pairs: Iterator[tuple[str, Interview]], args: argparse.Namespace) -> None:
    path = Path(args.output)
    if path.is_dir() and writer.gives != "folder":
        raise OutputError(args.output, f"it is a folder, and {writer.name} is a file: name one in it")
    taken = path.is_file() or (path.is_dir() and any(path.iterdir()))
    if taken and not args.force:
        raise OutputError(args.output, "it exists: --force replaces it")
    try:
        qaparse.write(pairs, path, writer.name, rows=args.rows)
    except OSError as e:
        if e.filename in args.inputs or e.filename == "standard input":
            raise
        raise OutputError(args.output, (e.strerror or str(e)).lower()) from None

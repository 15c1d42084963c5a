"""``qaparse apply``: a reading as a reader corrected it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import qaparse

from ..errors import CorrectionError, OutputError
from .reading import add_arguments, read, verdict
from .terminal import told

__all__ = ["add"]

_EPILOG = """\
CORRECTIONS is what the page of `qaparse view` saves. Its places are found by their words, also in another version of
the document; those that are not found stop it, unless --partly. OUT holds the record (json), or what its suffix says.

examples:
  qaparse apply talk.txt corrections.json -o talk.json
  qaparse view talk.json --open
  qaparse apply talk.json corrections-2.json -o gold.json --final && qaparse eval gold.json
"""


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "apply",
        help="take corrections into a reading",
        description="Read a document, set what a reader corrected, and read the rest anew, given that.",
        epilog=_EPILOG,
    )
    add_arguments(parser)
    parser.add_argument("corrections", metavar="CORRECTIONS", type=Path, help="the file that the page saved")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write; unless given, standard output")
    parser.add_argument(
        "--final", action="store_true", help="the rest is right: leave it as it was read, so that the record is gold"
    )
    parser.add_argument("--partly", action="store_true", help="leave out what has no place in this text")
    parser.add_argument("--force", action="store_true", help="replace OUT where it exists")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the corrected record."""
    if args.output and Path(args.output).exists() and not args.force:
        raise OutputError(args.output, "it exists: --force replaces it")
    interview = read(args)
    try:
        corrections = json.loads(args.corrections.read_bytes())
    except (ValueError, RecursionError) as e:
        raise CorrectionError(str(args.corrections), f"this is no JSON ({e})") from None
    if not isinstance(corrections, dict):
        raise CorrectionError(str(args.corrections), "this is no object")
    options: dict[str, Any] = {"final": args.final}
    for name in ("attributor", "threshold"):
        if getattr(args, name) is not None:
            options[name] = getattr(args, name)
    try:
        corrected = qaparse.apply(interview, corrections, **options)
    except qaparse.errors.MissedCorrectionsError as e:
        if not args.partly:
            raise
        told(f"qaparse: {' '.join(str(e).split())}")
        corrected = qaparse.apply(interview, corrections, strict=False, **options)
    if args.output:
        try:
            qaparse.write(corrected, args.output)
        except OSError as e:
            raise OutputError(args.output, (e.strerror or str(e)).lower()) from None
    else:
        print(json.dumps(corrected.to_dict(), ensure_ascii=False))
    return verdict(corrected, args.file)

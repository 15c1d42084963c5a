"""``qaparse parse``: who asked what and who answered, as a page or in any format that is text."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..writers import WRITERS
from .reading import add_arguments, read, tell_left_out, verdict
from .terminal import printable

__all__ = ["add"]

_EPILOG = """\
examples:
  qaparse parse interview.txt
  qaparse parse interview.md --speaker "Ada King" --speaker "Bo Lind:interviewer"
  qaparse parse - --as json < interview.txt
  qaparse parse interview.html --as markdown
"""


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "parse",
        help="say who asked what and who answered",
        description="Read an interview and say who asked what and who answered.",
        epilog=_EPILOG,
    )
    add_arguments(parser)
    parser.add_argument(
        "--as",
        dest="form",
        choices=["page", *(w.name for w in WRITERS.values() if w.gives == "text")],
        default="page",
        help="a page to read (default), or a format to write: %(choices)s",
        metavar="NAME",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the interview; of a document that is none, no page but of what is quoted in it."""
    interview = read(args)
    if args.form != "page":
        sys.stdout.flush()
        for piece in WRITERS[args.form].pieces(interview):
            sys.stdout.buffer.write(piece)
        tell_left_out(WRITERS[args.form], interview, args.file)
    elif interview.is_interview or interview.quotes:
        print(printable(str(interview)))
    return verdict(interview, args.file)

"""``qaparse parse``: who asked what and who answered, as a page or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from .reading import add_arguments, read, verdict
from .terminal import printable

__all__ = ["add"]

_EPILOG = """\
examples:
  qaparse parse interview.txt
  qaparse parse interview.md --speaker "Ada King" --speaker "Bo Lind:interviewer"
  qaparse parse - --as json < interview.txt
"""


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "parse",
        help="say who asked what and who answered",
        description="Read an interview and say who asked what and who answered.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    parser.add_argument(
        "--as", dest="form", choices=["text", "json"], default="text", help="a page to read (default), or the record"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the interview; of a document that is none, print what is quoted in it, or the record."""
    interview = read(args)
    if args.form == "json":
        print(json.dumps(interview.to_dict(), ensure_ascii=False, indent=1))
    elif interview.is_interview or interview.quotes:
        print(printable(str(interview)))
    return verdict(interview, args.file)

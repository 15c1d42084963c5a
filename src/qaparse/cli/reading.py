"""What the verbs that read a document share: their arguments, and the reading itself."""

from __future__ import annotations

import argparse
import sys
from pathlib import PurePath
from typing import Any

import qaparse

from ..readers import READERS
from ..records import Interview, Role, Speaker

__all__ = ["NOT_AN_INTERVIEW", "add_arguments", "probability", "read", "verdict"]

#: Exit code for a document that is no interview.
NOT_AN_INTERVIEW = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every verb that reads a document."""
    parser.add_argument("file", metavar="FILE", help="the document; - reads standard input")
    parser.add_argument(
        "--format", metavar="F", help="its format; unless named a file's is recognised, and standard input is text"
    )
    parser.add_argument(
        "--speaker",
        metavar="NAME[:ROLE]",
        action="append",
        default=[],
        type=_speaker,
        help="someone who takes part; the role is interviewee (unless named) or interviewer; may be repeated",
    )
    parser.add_argument(
        "--language", metavar="CODE", help="its language (en, es, fr, …); unless given, it is recognised"
    )
    parser.add_argument(
        "--threshold",
        metavar="T",
        type=probability,
        help="name a speaker only where the probability is at least T (0 to 1)",
    )


def read(args: argparse.Namespace) -> Interview:
    """The document that the arguments name, read as they say."""
    options: dict[str, Any] = {"speakers": args.speaker}
    if args.threshold is not None:
        options["threshold"] = args.threshold
    if args.language is not None:
        options["language"] = args.language
    if args.format is not None:
        options["format"] = args.format
    if args.file == "-":
        return qaparse.parse(_standard_input(), **options)
    return qaparse.parse_file(args.file, **options)


def _standard_input() -> bytes:
    """All of it; one that is closed is empty."""
    try:
        return sys.stdin.buffer.read() if sys.stdin is not None else b""
    except OSError as e:
        raise OSError(e.errno, e.strerror, "standard input") from None


def verdict(interview: Interview, name: str) -> int:
    """The exit code; a document that is no interview is called so in one line on standard error."""
    if interview.is_interview:
        return 0
    shown = "standard input" if name == "-" else name
    if name != "-" and PurePath(name).suffix.lower() not in READERS[interview.source.format].suffixes:
        shown += f", read as {interview.source.format},"
    sure = f"{interview.confidence:.0%} sure"
    print(f"qaparse: {shown} holds no exchange of questions and answers ({sure})", file=sys.stderr)
    return NOT_AN_INTERVIEW


def _speaker(value: str) -> Speaker:
    name, colon, role = value.rpartition(":")
    if not colon:
        name, role = value, Role.INTERVIEWEE
    name, role = name.strip(), role.strip().lower()
    if not name or role not in list(Role):
        raise argparse.ArgumentTypeError(f"{value!r} is not NAME or NAME:ROLE with ROLE one of {', '.join(Role)}")
    return Speaker(name, Role(role))


def probability(value: str) -> float:
    """A number from 0 to 1, for argparse."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 0 to 1")
    return number

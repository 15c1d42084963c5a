"""What the verbs that read a document share: their arguments, and the reading itself."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import qaparse

from ..errors import EncodingError, FormatMismatchError, LimitError, QaparseError
from ..records import THRESHOLD, Interview, Role, Speaker
from ..writers.record import is_record, loads
from .terminal import told

if TYPE_CHECKING:
    from ..readers import Limits
    from ..writers import Writer

__all__ = [
    "ATTRIBUTORS",
    "NOT_AN_INTERVIEW",
    "add_arguments",
    "add_options",
    "documents",
    "limits",
    "probability",
    "read",
    "tell_left_out",
    "verdict",
    "whole",
]

#: Exit code for a document that is no interview.
NOT_AN_INTERVIEW = 3

#: The fields of ``Limits``, which the help lists without loading the readers.
_LIMITS = ("bytes", "characters", "unpacked", "ratio", "members", "depth", "pages", "seconds")
#: What can say who speaks.
ATTRIBUTORS = ("heuristic", "nlp")

#: How much of either end of a file is looked at to know a record.
_END = 1 << 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every verb that reads a document."""
    parser.add_argument("file", metavar="FILE", help="the document, or a record of one; - reads standard input")
    parser.add_argument(
        "--format", metavar="F", help="its format; unless named, a file's is recognised, and standard input is text"
    )
    add_options(parser)


def add_options(parser: argparse.ArgumentParser) -> None:
    """How documents are read."""
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
        "--attributor",
        choices=ATTRIBUTORS,
        help="what says who speaks: heuristic, unless named; nlp needs a spaCy pipeline",
    )
    parser.add_argument(
        "--threshold",
        metavar="T",
        type=probability,
        help=f"name a speaker only where the probability is at least T (0 to 1; {THRESHOLD} unless named)",
    )
    parser.add_argument(
        "--limit",
        metavar="NAME=N",
        action="append",
        default=[],
        type=_limit,
        help=f"how much a document may ask of the machine: NAME is one of {', '.join(_LIMITS)}; may be repeated",
    )


def limits(args: argparse.Namespace) -> dict[str, Limits]:
    """The limits that the arguments name, as an option of reading; nothing where they name none."""
    if not args.limit:
        return {}
    from ..readers import Limits

    return {"limits": Limits(**dict(args.limit))}


def read(args: argparse.Namespace) -> Interview:
    """The one document in the file that the arguments name."""
    found = documents(args, args.file)
    first, second = next(found, None), next(found, None)
    if first is None or second is not None:
        raise QaparseError(
            f"{_shown(args.file)} holds {'several records' if first else 'no record'}: qaparse convert takes any number"
        )
    return first[1]


def documents(args: argparse.Namespace, file: str) -> Iterator[tuple[str | None, Interview]]:
    """The interviews in a file, read as the arguments say, with their ids where they have one.

    A record that ``qaparse`` wrote is known by its schema, and taken as it is.
    """
    options: dict[str, Any] = limits(args)
    for name in ("speaker", "threshold", "language", "attributor"):
        if (given := getattr(args, name)) not in (None, []):
            options["speakers" if name == "speaker" else name] = given
    content = _standard_input() if file == "-" else None
    if is_record(_ends(file) if content is None else content):
        if options or args.format is not None:
            raise QaparseError(
                f"{_shown(file)} is a record, read already: read the document anew to have it read otherwise"
            )
        if content is None:
            with Path(file).open("rb") as lines:
                yield from loads(lines)
        else:
            yield from loads(io.BytesIO(content))
        return
    if args.format is not None:
        options["format"] = args.format
    try:
        interview = qaparse.parse_file(file, **options) if content is None else qaparse.parse(content, **options)
    except LimitError as e:
        raise QaparseError(f"{_shown(file)}: {e} (--limit)") from None
    except (EncodingError, FormatMismatchError) as e:
        raise QaparseError(f"{_shown(file)}: {e}") from None
    yield None, interview


def _shown(file: str) -> str:
    return "standard input" if file == "-" else file


def _ends(file: str) -> bytes:
    """The beginning and the end of a file; nothing of what can be read only once."""
    path = Path(file)
    if not path.is_file():
        return b""
    with path.open("rb") as opened:
        head = opened.read(_END)
        if head.lstrip()[:1] in (b"{", b"\xef"):
            opened.seek(max(len(head), path.stat().st_size - _END))
            head += opened.read(_END)
    return head


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
    from ..readers import READERS

    shown = _shown(name)
    if not interview.text.strip():
        told(f"qaparse: {shown} holds no text")
        return NOT_AN_INTERVIEW
    reader = READERS.get(interview.source.format)
    if (
        name != "-"
        and reader is not None
        and PurePath(name).suffix.lower() not in (*reader.suffixes, ".json", ".jsonl")
    ):
        shown += f", read as {interview.source.format},"
    sure = f"{interview.confidence:.0%} sure"
    told(f"qaparse: {shown} holds no exchange of questions and answers ({sure})")
    return NOT_AN_INTERVIEW


def tell_left_out(writer: Writer, interview: Interview, name: str) -> None:
    """Say in one line on standard error what of an interview a format leaves out, if anything."""
    if words := writer.left_out(interview):
        told(f"qaparse: {_shown(name)} as {writer.name}: {words}")


def _speaker(value: str) -> Speaker:
    name, colon, role = value.rpartition(":")
    if not colon:
        name, role = value, Role.INTERVIEWEE
    name, role = name.strip(), role.strip().lower()
    if not name or role not in list(Role):
        raise argparse.ArgumentTypeError(f"{value!r} is not NAME or NAME:ROLE with ROLE one of {', '.join(Role)}")
    return Speaker(name, Role(role))


def _limit(value: str) -> tuple[str, int]:
    """A limit by its name, for argparse."""
    name, _, number = value.replace(" ", "").partition("=")
    number = number.replace("_", "").replace(",", "")
    if name not in _LIMITS or not number.isascii() or not number.isdigit():
        raise argparse.ArgumentTypeError(f"{value!r} is not NAME=N with NAME one of {', '.join(_LIMITS)}")
    return name, int(number)


def probability(value: str) -> float:
    """A number from 0 to 1, for argparse."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 0 to 1")
    return number


def whole(least: int) -> Callable[[str], int]:
    """Whole numbers from ``least`` on, for argparse."""

    def read(value: str) -> int:
        if not value.isascii() or not value.isdigit() or int(value) < least:
            raise argparse.ArgumentTypeError(f"{value!r} is not a whole number, {least} or more")
        return int(value)

    return read

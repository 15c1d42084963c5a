"""The command ``qaparse``: the only room that prints or exits.

Exit codes: 0 done; 1 documents of a batch failed; 2 the command, its input or its output cannot be used, one line on
standard error says why and what to do; 3 the document is no interview (what was read is still printed where it can be).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, NoReturn

from ..errors import QaparseError
from . import apply, batch, convert, cues, evaluate, explain, formats, parse, sample, view
from .terminal import told, use_utf8

__all__ = ["main"]

_EPILOG = """\
examples:
  qaparse sample | qaparse parse -              try it on the interview that ships with qaparse
  qaparse sample | qaparse view - --open        see it coloured in the browser
  qaparse parse talk.txt --speaker "Ada King"   who answers is known
  qaparse parse talk.txt --as json | jq .       the whole record, as docs/record.schema.json says
  qaparse explain talk.txt | less -R            every decision with its evidence
  qaparse convert talks/*.txt talks.csv         a row for each turn of each of them

exit codes:
  0  done
  1  documents of a batch failed; OUT.failed.jsonl says why
  2  the command, its input or its output cannot be used; one line on standard error says why
  3  the document is no interview
"""

_INTERRUPTED = 130  # 128 + SIGINT
_PIPE_CLOSED = 141  # 128 + SIGPIPE


class _Parser(argparse.ArgumentParser):
    """A parser, of the command or a verb: the lines of its examples stay as they are, and a mistake is told in one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} ({self.prog} --help says more)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="qaparse", description="Read an interview and say who asked what and who answered.", epilog=_EPILOG
    )
    parser.add_argument("--version", action="version", version=f"qaparse {version('qaparse')}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for verb in (parse, view, apply, explain, convert, batch, formats, sample, cues, evaluate):
        verb.add(verbs)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv`` (``sys.argv`` unless given) and return its exit code."""
    use_utf8()
    if sys.stdout is None:
        return _refuse("standard output is closed")
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except QaparseError as e:
        return _refuse(str(e))
    except OSError as e:
        reason = (e.strerror or str(e)).lower()
        if isinstance(e, IsADirectoryError):
            reason += ": name a file in it, or have qaparse batch read them all"
        if e.filename is not None:
            return _refuse(f"cannot read {e.filename}: {reason}")
        _let_go()  # what is read has a name
        return _refuse(f"cannot write the output: {reason}")
    return code


def _run(argv: Sequence[str] | None) -> int:
    try:
        args = _parser().parse_args(argv)
    except SystemExit as e:  # argparse has printed its help or one line
        return e.code if isinstance(e.code, int) else 2
    code: int = args.run(args)
    return code


def _let_go() -> None:
    """Nothing may be written any more when Python closes its streams."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(reason: str) -> int:
    told("qaparse: " + " ".join(reason.split()))
    return 2

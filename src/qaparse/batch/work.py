"""What is done with one document, here or in a worker; and the worker: documents come in, interviews go out.

A worker is ``python -c "from qaparse.batch.work import serve; serve()"``. It speaks with the process that started it
and with nobody else: over its standard input and output, in frames of eight bytes of length and a pickle. Its first
frame says that it can be asked.
"""

from __future__ import annotations

import io
import os
import pickle
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import attrs

from ..api import parse, parse_file
from ..errors import WorkerError
from ..records import Attribution, Interview, Segment

__all__ = ["Document", "Task", "do", "receive", "send", "serve"]

Document: TypeAlias = "str | bytes | Path"

_LENGTH = struct.Struct(">Q")


@attrs.frozen
class Task:
    """What is done with every document: the options of ``parse``, and whether the evidence is kept."""

    options: dict[str, Any]
    evidence: bool = True


def do(task: Task, document: Document) -> Interview:
    """The interview in a document; raises what ``parse`` and ``parse_file`` raise."""
    interview = (parse_file if isinstance(document, Path) else parse)(document, **task.options)  # type: ignore[arg-type]
    return interview if task.evidence else _without_evidence(interview)


def _without_evidence(interview: Interview) -> Interview:
    def bare(said: Attribution | None) -> Attribution | None:
        return None if said is None else attrs.evolve(said, evidence=())

    segments = tuple(
        Segment(s.source, s.span, s.kind, s.confidence, (), s.label, bare(s.attribution)) for s in interview.segments
    )
    return attrs.evolve(interview, segments=segments, evidence=())


# ---------------------------------------------------------------- frames


def send(stream: BinaryIO, thing: object) -> None:
    """Write one thing."""
    _write(stream, pickle.dumps(thing, pickle.HIGHEST_PROTOCOL))


def _write(stream: BinaryIO, data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one thing; raises ``EOFError`` where the other side is gone."""
    head = _exactly(stream, _LENGTH.size)
    return pickle.loads(_exactly(stream, _LENGTH.unpack(head)[0]))  # noqa: S301 - from our own process


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


# ---------------------------------------------------------------- the worker


def serve() -> None:
    """Answer documents until the other side closes."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not stand among the answers.
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a descriptor is wanted
        os.dup2(nothing.fileno(), 0)
    sys.stdin = io.TextIOWrapper(io.BytesIO())
    try:
        task = receive(source)
        send(answers, None)  # from now on time counts
        while True:
            document = receive(source)
            answer: Any
            try:
                answer = do(task, document)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is this document's
                answer = error
            _answer(answers, answer)
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        pass


def _answer(answers: BinaryIO, answer: Any) -> None:
    try:
        data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        if isinstance(answer, Exception):
            pickle.loads(data)  # noqa: S301 - one that cannot be read must not get far
    except Exception:  # noqa: BLE001 - pickling runs code of whoever wrote the error
        data = pickle.dumps(WorkerError(type(answer).__name__, str(answer)), pickle.HIGHEST_PROTOCOL)
    _write(answers, data)

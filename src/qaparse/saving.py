"""Where records meet files: interviews are written, and records read back."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .records import Interview
from .writers import Interviews, writer_for
from .writers.record import loads
from .writers.rows import Unit

__all__ = ["load", "write"]


def write(
    interviews: Interviews, path: str | os.PathLike[str], format: str | None = None, *, rows: Unit | None = None
) -> None:
    """Write one interview, or several, to a file (or to a folder, where the format is one).

    ``interviews`` is an ``Interview``, or an iterable of interviews or of ``(id, Interview)``; interviews without an id
    are numbered from 1. ``format`` names the writer; unless given, the path's suffix does. ``rows`` says what a row of
    a table stands for: ``"turns"`` (unless given), ``"exchanges"`` or ``"segments"``.

    What stood at ``path`` is replaced, once everything is written; where anything fails it is left as it was.

    Raises ``OutputError`` where the format cannot hold what it is given, ``MissingExtraError`` where it needs a library
    that is not installed, and ``OSError``.
    """
    writer = writer_for(format, path=path)
    target = Path(os.path.realpath(path))
    if writer.gives == "folder":
        _write_folder(writer.members(interviews, rows=rows), target)
        return
    with aside(target) as file:
        for piece in writer.pieces(interviews, rows=rows):
            file.write(piece)


def load(path: str | os.PathLike[str]) -> Iterator[tuple[str, Interview]]:
    """The interviews of a JSON or JSON Lines file that ``write`` wrote, each with its id, as they were.

    A record that stands alone and without an id has the file's name. The file is read as it is asked for.

    Raises ``RecordError``, which names the place, where the file holds no record, and ``OSError``.
    """
    with Path(path).open("rb") as file:
        for name, interview in loads(file):
            yield Path(path).name if name is None else name, interview


@contextmanager
def aside(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target that takes its place when all is written."""
    # A device or a pipe, whose place nothing may take; a folder is an error.
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    part = _beside(target)
    try:
        with _named(part, target), part.open("xb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write_folder(members: Iterator[tuple[str, bytes]], target: Path) -> None:
    """A folder's files, written into one beside it, then moved; other files in the target are left alone."""
    part = _beside(target)
    files: dict[str, BinaryIO] = {}
    try:
        with _named(part, target):
            part.mkdir(parents=False)
        try:
            for name, piece in members:
                if name not in files:
                    files[name] = (part / name).open("xb")
                files[name].write(piece)
        finally:
            for file in files.values():
                file.close()
        if not target.exists():
            part.rename(target)
            return
        for name in files:
            (part / name).replace(target / name)
    finally:
        if part.exists():
            for name in files:
                (part / name).unlink(missing_ok=True)
            part.rmdir()


@contextmanager
def _named(part: Path, target: Path) -> Iterator[None]:
    """What goes wrong with what lies beside the target goes wrong with the target."""
    try:
        yield
    except OSError as error:
        if error.filename == str(part):
            error.filename = str(target)
        raise


def _beside(target: Path) -> Path:
    return target.with_name(f".qaparse-{secrets.token_hex(6)}.part")

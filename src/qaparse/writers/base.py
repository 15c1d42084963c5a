"""What a writer is: one file, one declaration; interviews go in, bytes come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias

import attrs

from ..errors import OutputError
from ..records import Interview
from .characters import without_surrogates
from .rows import Unit, columns_of, rows_of

__all__ = ["Interviews", "Pair", "Writer", "as_pairs", "naming"]

#: A document's id among those written together, and what was read of it.
Pair: TypeAlias = tuple[str, Interview]

#: What can be written: one interview, several, or several with ids of the caller's.
Interviews: TypeAlias = "Interview | Iterable[Interview] | Iterable[Pair]"


@attrs.frozen
class Writer:
    """One format, declared. How to add a format:

    1. Write ``writers/<name>.py``. It ends in ``WRITER = Writer(...)`` and knows no other writer.
    2. ``name`` is what users write after ``--to`` and ``format=``: that of the format's reader, where there is one.
    3. ``suffixes`` are the endings of its files: lower case, with the dot, the usual one first. No two writers
       share one.
    4. ``takes`` says what ``write`` is called with: ``"one"`` interview; ``"several"``, an iterator of
       ``(id, Interview)``, looked at once and never held as a whole where the format allows it; or ``"rows"``: the
       columns of the table and an iterator of its rows. A table never looks at interviews, so that the columns of all
       tables are those of ``rows.py``.
    5. ``gives`` says what ``write`` yields, piece by piece: ``"text"`` (``str``, written as UTF-8), ``"bytes"``, or for
       a ``"folder"`` pairs of a member's name and bytes to be added to it. It touches no file system and no network,
       and takes time linear in what it writes.
    6. Whatever the text holds, the output is well formed: escape what the format reserves, and put U+FFFD for what it
       cannot hold (halves of surrogate pairs, which no UTF-8 has, are seen to for ``"text"`` and in rows). Offsets that
       are written point into the text that is written.
    7. Nothing is invented: what a record does not say is left out, or null. A record that lacks what the format cannot
       do without raises ``OutputError``; what the format has no place for is left out, and ``holds`` says so.
    8. ``holds`` tells users in one line what of a record comes out; it stands in ``docs/formats.md``. Where words that
       are said may be missing, ``left_out`` says of a record, in a line, how many; the command line prints it.
    9. A library is asked for inside ``write``, with ``library(...)``; ``extra`` names the extra of ``pyproject.toml``
       that brings it, and is ``None`` where nothing is needed.
    10. Add the module to the tuple in ``writers/__init__.py``; the tables by name and suffix follow, and ``make docs``
        writes its row of ``docs/formats.md``.
    11. Test it by reading it back with the library of its field. The properties in ``tests/test_writers.py`` (any
        record is written; what is written is read) run for every writer.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[..., Iterator[Any]] = attrs.field(repr=False)
    takes: Literal["one", "several", "rows"] = "one"
    gives: Literal["text", "bytes", "folder"] = "text"
    holds: str = attrs.field(default="", repr=False)
    extra: str | None = None
    left_out: Callable[[Interview], str] = attrs.field(default=lambda _: "", repr=False)

    def pieces(self, interviews: Interviews, *, rows: Unit | None = None) -> Iterator[bytes]:
        """The file, piece by piece. ``rows`` is what a row of a table stands for: ``"turns"`` unless given.

        Raises ``OutputError`` where the format cannot hold what it is given, and ``MissingExtraError``.
        """
        for piece in self._write(interviews, rows):
            yield without_surrogates(piece).encode() if self.gives == "text" else piece

    def members(self, interviews: Interviews, *, rows: Unit | None = None) -> Iterator[tuple[str, bytes]]:
        """As ``pieces``, for a format that is a folder: the names of its files, and what is to be added to each."""
        yield from self._write(interviews, rows)

    def _write(self, interviews: Interviews, rows: Unit | None) -> Iterator[Any]:
        pairs = as_pairs(interviews)
        if self.takes == "rows":
            unit = rows or "turns"
            yield from self.write(columns_of(unit), rows_of(pairs, unit))
            return
        if rows is not None:
            raise OutputError(self.name, f"it is no table, and has no rows of {rows}")
        if self.takes == "several":
            yield from self.write(pairs)
            return
        name, interview = self._one(pairs)
        with naming("" if interview is interviews else name):
            yield from self.write(interview)

    def _one(self, pairs: Iterator[Pair]) -> Pair:
        first, second = next(pairs, None), next(pairs, None)
        if first is None:
            raise OutputError(self.name, "there is no document to write")
        if second is not None:
            raise OutputError(
                self.name, "it holds one document: write each to a file of its own, or all of them as jsonl"
            )
        return first


@contextmanager
def naming(document: str) -> Iterator[None]:
    """What cannot be written is said to be of this document."""
    try:
        yield
    except OutputError as e:
        raise attrs.evolve(e, document=document) from None


def as_pairs(interviews: Interviews) -> Iterator[Pair]:
    """Interviews with their ids; those without one are numbered from 1.

    Raises ``OutputError`` where two have the same id, and where something is no interview.
    """
    known: set[str] = set()
    items: Any = (interviews,) if isinstance(interviews, Interview) else interviews  # callers need not be typed
    for number, item in enumerate(items if isinstance(items, Iterable) else (items,), 1):
        match (number, item) if isinstance(item, Interview) else item:
            case (id_, Interview() as interview):
                name = str(id_)
            case _:
                raise OutputError(type(item).__name__, "what is written are interviews, or pairs of an id and one")
        if name in known:
            raise OutputError(name, "two documents have this id: give each its own")
        known.add(name)
        yield name, interview

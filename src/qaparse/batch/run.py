"""A run over many documents that may be broken off at any moment, and gone on with.

The policy, in order:

1. Documents are taken in an order that never changes, so many to a part. A part is written aside and renamed once it
   is whole; a file of its state, written last, says which documents it holds and what they were when they were read.
2. A run that goes on skips the parts that are done. Where a document, or an option, is not what it was, it says so and
   stops.
3. At the end parts are joined to the output, aside, and renamed; a folder of parts is left as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

import attrs

from ..errors import BatchError
from ..records import Interview
from ..writers import Writer, writer_for
from . import Failed, Item, Parsed, parse_many
from .inputs import Input

__all__ = ["Run", "Summary"]

#: Documents in a part, unless the caller says otherwise: so few that little is lost, so many that files are few.
PART = 250
_OTHERS = "the folder holds other files: name another, or empty it yourself"


@attrs.define
class Summary:
    """What a run did so far: documents done (of earlier parts too), and what was found in them."""

    documents: int = 0
    interviews: int = 0
    exchanges: int = 0
    speakers: int = 0
    doubtful: int = 0
    failed: int = 0
    skipped: int = 0
    characters: int = 0
    seconds: float = 0.0

    def add(self, result: Parsed | Failed) -> None:
        """Count a document."""
        self.documents += 1
        if isinstance(result, Failed):
            self.failed += 1
            return
        interview = result.interview
        self.characters += len(interview.text)
        self.interviews += interview.is_interview
        self.exchanges += len(interview.exchanges)
        self.speakers += len(interview.speakers)
        self.doubtful += len(interview.doubtful()) if interview.is_interview else 0

    def join(self, said: Mapping[str, Any]) -> None:
        """Count a part that was done before."""
        for field in ("documents", "interviews", "exchanges", "speakers", "doubtful", "failed", "characters"):
            setattr(self, field, getattr(self, field) + int(said.get(field, 0)))
        self.skipped += int(said.get("documents", 0))


@attrs.define
class Run:
    """One run: where it writes, in what format, and how.

    ``output`` is a file, or a folder of parts where it ends in a separator, is a folder, or is Parquet. What fails goes
    to ``<output>.failed.jsonl`` (in a folder: ``_failed.jsonl``): a line for each document with its id, the error's
    type and its words.
    """

    output: str
    to: str | None = None
    rows: str | None = None
    workers: int | None = None
    seconds: float | None = None
    evidence: bool = False
    part: int = attrs.field(default=PART, validator=attrs.validators.ge(1))
    resume: bool = False
    force: bool = False
    fail_fast: bool = False
    options: Mapping[str, Any] = attrs.field(factory=dict)
    summary: Summary = attrs.field(factory=Summary, init=False)
    _writer: Writer = attrs.field(init=False)
    _folder: bool = attrs.field(init=False)
    _parts: Path = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        path = Path(self.output)
        if path.exists() and not (path.is_file() or path.is_dir()):  # it would be replaced
            raise BatchError(self.output, "a run writes a file or a folder, and this is a device or a pipe")
        self._folder = self.output.endswith(("/", os.sep)) or path.is_dir() or path.suffix.lower() == ".parquet"
        named = None if self._folder and path.suffix.lower() != ".parquet" else path
        self._writer = writer_for(self.to or (None if named else "jsonl"), path=named)
        if self._writer.takes == "one" or self._writer.gives == "folder":
            raise BatchError(self._writer.name, "a run writes jsonl, csv, tsv or parquet")
        self._parts = path if self._folder else path.with_name(path.name + ".parts")

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to go on with: the output is there, and no part of a run."""
        begun = (self._state / "run").exists() or any(self._parts.glob("part-*"))
        return self.resume and not self.force and not begun and Path(self.output).is_file()

    def writes(self, path: Path) -> bool:
        """Whether a file is of what the run writes, and so nothing for it to read."""
        own = Path(self.output).resolve(), self._parts.resolve(), self.failed.resolve()
        path = path.resolve()
        return not set(own).isdisjoint((path, *path.parents))

    # ------------------------------------------------------------ the run

    def go(self, found: Iterable[Input], each: Callable[[Summary], None] = lambda _: None) -> Summary:
        """Read all that is found, write it, and say what was done; ``each`` is called after every document.

        Raises ``BatchError`` where the output is in the way, or an earlier run was another; ``OSError`` where the
        output cannot be written: what was done until then is kept, and ``resume`` goes on with it.
        """
        began = time.monotonic()
        self._begin()
        try:
            for number, part, results in self._work(found):
                self._write(number, part, results, each)
                self.summary.seconds = time.monotonic() - began
                if self.fail_fast and self.summary.failed:
                    break
            else:
                self._end()
        finally:
            self.summary.seconds = time.monotonic() - began
            self._forget()
        return self.summary

    def _begin(self) -> None:
        output = Path(self.output)
        plan: dict[str, Any] = {
            "format": self._writer.name,
            "rows": self.rows,
            "evidence": self.evidence,
            "part": self.part,
        }
        plan["options"] = {key: repr(value) for key, value in sorted(self.options.items())}
        known = _read_state(self._state / "run")
        ours = (self._state / "run").exists()
        taken = self._parts.exists() and any(self._parts.iterdir())
        if self.force:
            if taken and not ours:
                raise BatchError(self.output, _OTHERS)
            if taken:
                shutil.rmtree(self._parts)
            known = None
        elif self.resume:
            if known is None and (ours or any(self._parts.rglob("part-*"))):
                anew = "--force begins anew" if ours else "remove the folder, or name another"
                raise BatchError(str(self._parts), f"what the run was is damaged or gone: {anew}")
            if known is not None and known != plan:
                changed = ", ".join(sorted(key for key in plan if known.get(key) != plan[key]))
                raise BatchError(
                    self.output, f"the run that began here had other options ({changed}): --force begins anew"
                )
        elif taken:
            raise BatchError(
                self.output,
                "a run began here: --resume goes on with it, --force begins anew" if ours else _OTHERS,
            )
        if output.is_file() and not self.force and known is None:  # a run that goes on was let replace it, or did
            raise BatchError(self.output, "it exists: --force replaces it")
        self._state.mkdir(parents=True, exist_ok=True)
        for stray in self._parts.rglob("*.aside"):
            stray.unlink()
        if known is None:
            _save_state(self._state / "run", plan)

    def _forget(self) -> None:
        """A run of which nothing is done yet has not begun."""
        if not any(self._parts.rglob("part-*")) and not any(self._state.glob("*.done")):
            shutil.rmtree(self._state, ignore_errors=True)
            if not self._folder:
                with suppress(OSError):
                    self._parts.rmdir()

    def _work(self, found: Iterable[Input]) -> Iterator[tuple[int, list[Input], Iterator[Parsed | Failed]]]:
        """Each part that is not done yet, and the results of its documents, as they come."""
        waiting: list[tuple[int, list[Input]]] = []

        def items() -> Iterator[Item]:
            for number, part in enumerate(_in_parts(found, self.part)):
                if not self._is_done(number, part):
                    waiting.append((number, part))
                    for one in part:
                        yield one.id, one.document

        results = parse_many(
            items(), workers=self.workers, seconds=self.seconds, evidence=self.evidence, **self.options
        )
        for first in results:
            number, part = waiting.pop(0)
            yield number, part, chain([first], islice(results, len(part) - 1))

    def _is_done(self, number: int, part: Sequence[Input]) -> bool:
        said = _read_state(self._state / f"{number:06}.done")
        if said is None or any(_digest(self._parts / name) != digest for name, digest in said["files"].items()):
            return False  # or no longer: what was written is not what lies there
        if said["documents"] != [[one.id, one.stamp] for one in part]:
            before = {tuple(one) for one in said["documents"]}
            other = next((one.id for one in part if (one.id, one.stamp) not in before), "fewer documents")
            raise BatchError(self.output, f"the input has changed since the run began ({other}): --force begins anew")
        self.summary.join(said["summary"])
        return True

    def _write(
        self, number: int, part: Sequence[Input], results: Iterator[Parsed | Failed], each: Callable[[Summary], None]
    ) -> None:
        """Write one part; the file of its state says that it is whole."""
        mine = Summary()
        failed: list[bytes] = []

        def read() -> Iterator[tuple[str, Interview]]:
            for result in results:
                mine.add(result)
                self.summary.add(result)
                each(self.summary)
                if isinstance(result, Parsed):
                    yield result.id, result.interview
                    continue
                line = {"id": result.id, "error": type(result.error).__name__, "reason": str(result.error)}
                failed.append(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
                if self.fail_fast:
                    return

        rows: Any = {"rows": self.rows} if self._writer.takes == "rows" else {}
        written = {}
        name = f"part-{number:06}{self._writer.suffixes[0]}"
        written[name] = _save(self._parts / name, self._writer.pieces(read(), **rows))
        if self.fail_fast and failed:
            _save(self.failed, failed)
            return
        errors = self._state / f"{number:06}.failed.jsonl"
        if failed:
            written[f"{self._state.name}/{errors.name}"] = _save(errors, failed)
        else:
            errors.unlink(missing_ok=True)
        done = {"documents": [[one.id, one.stamp] for one in part], "summary": attrs.asdict(mine), "files": written}
        _save_state(self._state / f"{number:06}.done", done)

    def _end(self) -> None:
        """Join the parts to the output, unless they are the output."""
        failed = sorted(self._state.glob("*.failed.jsonl"))
        if failed:
            _save(self.failed, _pieces(failed))
        else:
            self.failed.unlink(missing_ok=True)
        if not self._folder:
            parts = sorted(self._parts.glob("part-*"))
            _save(Path(self.output), _pieces(parts, headed=self._writer.takes == "rows"))
            for part in parts:  # before the state: a run that is broken off here is over
                part.unlink()
            shutil.rmtree(self._parts)

    @property
    def _state(self) -> Path:
        """What a run that goes on has to know; readers of a folder of parts leave out what begins so."""
        return self._parts / "_state"

    @property
    def failed(self) -> Path:
        """Where the documents that failed are listed."""
        return self._parts / "_failed.jsonl" if self._folder else Path(f"{self.output}.failed.jsonl")


def _in_parts(found: Iterable[Input], size: int) -> Iterator[list[Input]]:
    """The documents in parts; two with one id are an error: results could not be told apart."""
    known: set[str] = set()
    rest = iter(found)
    while part := list(islice(rest, size)):
        for one in part:
            if one.id in known:
                raise BatchError(one.id, "two documents have this id: name another column with --id")
            known.add(one.id)
        yield part


def _pieces(paths: Sequence[Path], *, headed: bool = False) -> Iterator[bytes]:
    """The files one after another; of tables with a line of headings only the first one's."""
    for n, path in enumerate(paths):
        with path.open("rb") as file:
            if headed and n:
                file.readline()
            while piece := file.read(1 << 20):
                yield piece


def _save(path: Path, pieces: Iterable[bytes]) -> str:
    """Write a file aside, make sure that the disk has it, and rename it; gives the digest of what was written."""
    aside = path.with_name(path.name + ".aside")
    digest = hashlib.blake2b(digest_size=16)
    try:
        with aside.open("wb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    return digest.hexdigest()


def _digest(path: Path) -> str | None:
    """The digest of what lies there; ``None`` where nothing does."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()


def _save_state(path: Path, state: Mapping[str, Any]) -> None:
    """What a run that goes on has to know: one line, behind its digest."""
    line = json.dumps(state).encode("utf-8", "replace")
    _save(path, [f"{hashlib.blake2b(line, digest_size=16).hexdigest()}\n".encode(), line])


def _read_state(path: Path) -> dict[str, Any] | None:
    """What ``_save_state`` wrote; ``None`` where it is not there, or not whole."""
    try:
        digest, _, line = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest.decode("ascii", "replace") != hashlib.blake2b(line, digest_size=16).hexdigest():
        return None
    state: dict[str, Any] = json.loads(line)
    return state

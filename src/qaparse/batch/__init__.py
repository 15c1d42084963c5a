"""Many documents: each parsed in a process of its own, in order, whatever happens to one of them.

The policy, in order:

1. An item is a text, a path, or a pair of an id and one of these.
2. Workers are processes that know nothing of the caller's program: they are started alike everywhere, a document that
   kills one takes nothing else along, and one that runs over its time is really stopped.
3. Results come in the order of the items. No more than a few items a worker are held, taken or given.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from ..api import given_speakers, parse
from ..cues.own import checked
from ..errors import InputTypeError
from ..readers import Reader, reader_for
from ..records import Interview
from .pool import Pool
from .work import Document, Task, do

__all__ = ["Failed", "Item", "Parsed", "parse_many", "usable_cpus"]

Item: TypeAlias = "str | bytes | os.PathLike[str] | tuple[str, str | bytes | os.PathLike[str]]"

#: How many documents are under way at once for each worker: enough that none waits for a slow neighbour.
_AHEAD = 8


@attrs.frozen
class Parsed:
    """A document that was read: its id, what it says, and how long it took, in seconds."""

    id: str
    interview: Interview
    seconds: float = attrs.field(default=0.0, eq=False)


@attrs.frozen
class Failed:
    """A document that could not be read: its id, why (the exception that ``parse`` raised), and the item."""

    id: str
    error: Exception
    item: Item = attrs.field(repr=False)
    seconds: float = attrs.field(default=0.0, eq=False)


def parse_many(
    items: Iterable[Item],
    *,
    workers: int | None = None,
    seconds: float | None = None,
    evidence: bool = True,
    **options: Any,
) -> Iterator[Parsed | Failed]:
    """Parse many documents; what ``parse`` or ``parse_file`` gives for each, in the order of the items.

    An item is a text (``str``, or the ``bytes`` of a file), a path (``pathlib.Path``), or a pair of an id and one of
    these. Unless it is given, the id is the path, or the item's number. A ``str`` is always a text: one without an id
    that names a file that exists is refused, since a path was meant.

    Each document gives a ``Parsed`` or a ``Failed``; the loop goes on after either. ``workers`` is the number of
    processes, unless given that of the usable processors; with 0 everything is done in this process. ``seconds`` is
    the time that one document may take; one that takes longer is stopped, and its error is a ``TimeLimitError``. A
    document during which its process dies gives a ``WorkerDiedError``. ``evidence=False`` leaves evidence out, which
    makes results smaller and their way back faster. ``options`` are those of ``parse``; with workers, an attributor,
    a reader and cues of one's own must come from a module that can be imported, not from a script.

    Items are taken as results are asked for: neither all items nor all results are ever held. Leaving the loop stops
    the workers. Raises ``ValueError`` and what ``parse`` raises for options that cannot be used, and ``InputTypeError``
    where ``items`` are one text instead of several.

    >>> talk = "Where were you born?\\n\\nIn Lund. My mother sold fish.\\n\\nAnd when did you leave?\\n\\nI was ten."
    >>> for result in parse_many([talk, ("second", talk)], workers=0):
    ...     print(result.id, len(result.interview.exchanges))
    0 2
    second 2
    """
    if isinstance(items, (str, bytes, os.PathLike)):  # it is iterable, too
        raise InputTypeError(type(items).__name__, wanted="a list of texts and paths, even of one")
    workers = usable_cpus() if workers is None else workers
    if workers < 0:
        raise ValueError(f"workers is the number of processes, 0 or more, not {workers}")
    if seconds is not None and not seconds > 0:
        raise ValueError(f"seconds is the time for one document, more than 0, not {seconds!r}")
    if seconds is not None and not workers:
        raise ValueError("a time limit needs a worker that can be stopped: workers=1 or more")
    speakers, cues = given_speakers(options.get("speakers", ())), checked(options.get("cues", ()))
    options = {**options, "speakers": speakers, "cues": cues}
    parse("", **{**options, "format": None})  # what is wrong with the options is wrong with every document
    if options.get("format") is not None:
        reader_for(options["format"])
    if workers:
        pickle.dumps(options["cues"])  # one that no worker can import says so here
        for name, own in ("attributor", type(options.get("attributor"))), ("format", _read_by(options.get("format"))):
            if own.__module__ == "__main__" or "<locals>" in own.__qualname__:
                raise ValueError(f"a worker cannot import this {name}: declare it in a module of its own, or workers=0")
    return _results(items, workers, seconds, Task(evidence=evidence, options=options))


def _read_by(format: object) -> Any:
    """The function of a reader of one's own; of a name its type, which every worker knows."""
    return format.read if isinstance(format, Reader) else type(format)


def _results(items: Iterable[Item], workers: int, seconds: float | None, task: Task) -> Iterator[Parsed | Failed]:
    numbered = ((n, item) for n, item in enumerate(items))
    if not workers:
        yield from (_result(n, item, lambda document: do(task, document)) for n, item in numbered)
    elif seconds is None and not getattr(sys, "_is_gil_enabled", lambda: True)():
        with ThreadPoolExecutor(workers) as threads:  # threads do not wait for one another here
            yield from _in_order(numbered, threads, workers, lambda document: do(task, document))
    else:
        with closing(Pool(task, seconds)) as pool, ThreadPoolExecutor(workers) as threads:
            try:
                yield from _in_order(numbered, threads, workers, pool.do)
            finally:
                pool.close()  # so that no thread waits for a worker


def _in_order(
    numbered: Iterator[tuple[int, Item]],
    threads: ThreadPoolExecutor,
    workers: int,
    work: Callable[[Document], Interview],
) -> Iterator[Parsed | Failed]:
    """The results of ``work``, done by threads, in the order of the items."""
    waiting: deque[Future[Parsed | Failed]] = deque()
    broken: Exception | None = None
    try:
        while True:
            try:
                n, item = next(numbered)
            except StopIteration:
                break
            except Exception as error:  # noqa: BLE001 - what gives the items failed: what was taken is finished first
                broken = error
                break
            waiting.append(threads.submit(_result, n, item, work))
            if len(waiting) >= _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
    if broken is not None:
        raise broken


def _result(n: int, item: Item, work: Callable[[Document], Interview]) -> Parsed | Failed:
    began = time.perf_counter()
    id_ = str(n)
    try:
        id_, document = _document(n, item)
        return Parsed(id_, work(document), time.perf_counter() - began)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this document's
        return Failed(id_, error, item, time.perf_counter() - began)


def _document(n: int, item: Any) -> tuple[str, Document]:
    """The id of an item, and its document."""
    id_, document = item if isinstance(item, tuple) and len(item) == 2 else (None, item)
    if isinstance(document, os.PathLike):
        document = Path(document)
        return (str(document) if id_ is None else str(id_)), document
    if isinstance(document, (bytearray, memoryview)):
        document = bytes(document)
    if not isinstance(document, (str, bytes)):
        raise InputTypeError(
            type(document).__name__, wanted="a text, bytes, a pathlib.Path, or an (id, …) pair of these"
        )
    if isinstance(document, str) and document is item and _names_a_file(document):
        raise InputTypeError(f"a str that names a file ({document})", wanted="a text, or a pathlib.Path")
    return (str(n) if id_ is None else str(id_)), document


def _names_a_file(text: str) -> bool:
    if not 0 < len(text) < 1024 or "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def usable_cpus() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1

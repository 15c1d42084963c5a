"""Workers, one for each thread that asks: started when needed, stopped when late, replaced when dead."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from typing import BinaryIO, cast

from ..errors import TimeLimitError, WorkerDiedError
from ..records import Interview
from .work import Document, Task, receive, send

__all__ = ["Pool"]

_PROGRAM = "from qaparse.batch.work import serve; serve()"


class Pool:
    """Does documents in workers; each thread that calls ``do`` has one of its own."""

    def __init__(self, task: Task, seconds: float | None = None) -> None:
        self._task = task
        self._seconds = seconds
        self._mine = threading.local()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def do(self, document: Document) -> Interview:
        """The interview in a document.

        Raises what the document's reading raises, ``TimeLimitError``, and ``WorkerDiedError`` where the worker is gone.
        """
        worker = self._worker()
        timer = None
        try:
            worker.begin()
            if self._seconds is not None:  # the document's, without what it takes to start Python
                timer = threading.Timer(self._seconds, worker.stop)
                timer.daemon = True
                timer.start()
            answer = worker.ask(document)
        except (EOFError, OSError):
            code = worker.end()
            self._forget(worker)
            if worker.stopped and self._seconds is not None and not self._closed:
                raise TimeLimitError(self._seconds) from None
            raise WorkerDiedError(code) from None
        finally:
            if timer is not None:
                timer.cancel()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Stop all workers, at once."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.stop()
        for worker in workers:
            worker.end()

    def _worker(self) -> _Worker:
        worker = getattr(self._mine, "worker", None)
        # One that was stopped between two documents, by a limit that came too late, is replaced.
        if worker is None or worker.stopped:
            worker = self._mine.worker = _Worker(self._task)
            with self._lock:
                if self._closed:
                    worker.stop()
                self._all.add(worker)
        return worker

    def _forget(self, worker: _Worker) -> None:
        self._mine.worker = None
        with self._lock:
            self._all.discard(worker)


class _Worker:
    """A process that does documents, one at a time."""

    def __init__(self, task: Task) -> None:
        # It finds what this process would find, however this one was told of it.
        path = os.pathsep.join(p or os.getcwd() for p in sys.path)  # noqa: PTH109 - as the import system has it
        self._process = subprocess.Popen(  # noqa: S603 - this Python, and a program of our own
            [sys.executable, "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._to = cast("BinaryIO", self._process.stdin)
        self._from = cast("BinaryIO", self._process.stdout)
        self.stopped = False
        self._began = False
        with contextlib.suppress(OSError):  # one that died at once is noticed when it is asked
            send(self._to, task)

    def begin(self) -> None:
        """Wait until the process can be asked; ``EOFError`` or ``OSError`` where it is gone."""
        if not self._began:
            receive(self._from)
            self._began = True

    def ask(self, document: Document) -> Interview | Exception:
        """What comes of a document; ``EOFError`` or ``OSError`` where the process is gone."""
        send(self._to, document)
        return cast("Interview | Exception", receive(self._from))

    def stop(self) -> None:
        """Kill the process."""
        self.stopped = True
        self._process.kill()

    def end(self) -> int:
        """Wait until the process is gone; its exit code, that of a signal negative."""
        with contextlib.suppress(OSError):
            self._to.close()
        self._from.close()
        try:
            return self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

"""How fast formats are read, on this machine, now, beside the library that their field uses for the same files.

``python benchmarks/readers.py`` runs it. A row is a file: how many megabytes of it, and of the text in it, are read a
second (processor time, the best of several runs), by qaparse and by the other library, and the most memory that
reading took, as a multiple of the file. A library that is not installed is left out.
"""

from __future__ import annotations

import argparse
import importlib
import io
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from qaparse.examples import sample
from qaparse.readers import READERS, Limits

#: Bytes that a file has at least: the sample is repeated.
SIZE = 1_000_000


@attrs.frozen
class Case:
    """A file in a format, and how another library reads it."""

    format: str
    data: bytes
    library: str
    read: Callable[[bytes], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--format", action="append", help="only these")
    only = parser.parse_args().format
    print(f"{'format':<15}{'file MB':>9}{'MB/s':>8}{'text MB/s':>11}{'memory':>8}   beside")
    for case in cases():
        if only and case.format not in only:
            continue
        read = partial(READERS[case.format].read, limits=Limits())
        text = len(read(case.data).text.encode())
        seconds = best(read, case.data)
        size = len(case.data)
        row = f"{case.format:<15}{size / 1e6:>9.1f}{size / seconds / 1e6:>8.1f}{text / seconds / 1e6:>11.1f}"
        print(f"{row}{peak(read, case.data) / size:>7.1f}x   {beside(case)}")


def beside(case: Case) -> str:
    """The other library on the same file."""
    try:
        importlib.import_module(case.library)
    except ImportError:
        return f"{case.library} is not installed"
    return f"{case.library}: {len(case.data) / best(case.read, case.data) / 1e6:.1f} MB/s"


def best(work: Callable[[bytes], object], data: bytes, runs: int = 3) -> float:
    """Seconds of processor time, at best."""
    least = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        work(data)
        least = min(least, time.process_time() - begun)
    return least


def peak(work: Callable[[bytes], object], data: bytes) -> int:
    """Bytes held at most while it works, the file itself left out."""
    tracemalloc.start()
    try:
        work(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


# ---------------------------------------------------------------- files


def cases() -> Iterator[Case]:
    """A file of each format, and its library."""
    yield Case("srt", captions("srt"), "webvtt", lambda data: _webvtt().from_buffer(io.StringIO(data.decode()), "srt"))
    yield Case("vtt", captions("vtt"), "webvtt", lambda data: _webvtt().from_buffer(io.StringIO(data.decode()), "vtt"))


def captions(kind: str) -> bytes:
    """The sample as captions: two lines of some thirty characters a cue, a label where a turn begins."""
    lines = [line for block in sample().split("\n\n") for line in _wrapped(block)]
    cues: list[str] = []
    size = 0
    while size < SIZE:
        n = len(cues)
        point = "," if kind == "srt" else "."
        clocks = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}{point}250" for s in (2 * n, 2 * n + 2)]
        words = "\n".join(lines[2 * n % len(lines) :][:2])
        cues.append(f"{n + 1}\n{clocks[0]} --> {clocks[1]}\n{words}\n")
        size += len(cues[-1])
    return ("WEBVTT\n\n" * (kind == "vtt") + "\n".join(cues)).encode()


def _wrapped(block: str, width: int = 32) -> Iterator[str]:
    line = ""
    for word in block.split():
        if line and len(line) + len(word) >= width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    if line:
        yield line


def _webvtt() -> Any:
    return importlib.import_module("webvtt").WebVTT


if __name__ == "__main__":
    main()

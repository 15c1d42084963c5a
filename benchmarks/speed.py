"""How fast qaparse is, on this machine, now: one table, nothing asserted.

``make speed`` runs it. Characters a second are characters over the best of several runs of ``qaparse.parse``, in
processor time, one process. Peak memory is that of a process of its own that reads one document of the size.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import qaparse
from qaparse.evaluation import Gold, Rendering, find, load, render
from qaparse.examples import sample

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "interviews"
GROWING = FIXTURES / "magazine-two-interviewees.gold"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
#: Memory is measured up to this size.
MOST_MEMORY = 1_000_000

_IMPORT = "import time; a = time.perf_counter(); import qaparse; print(time.perf_counter() - a)"
_FIRST = """
import time, qaparse
from qaparse.examples import sample
text = sample()
a = time.perf_counter()
qaparse.parse(text)
print(time.perf_counter() - a)
"""
_MEMORY = """
import resource, sys, qaparse
text = sys.stdin.buffer.read().decode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
qaparse.parse(text)
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--bench", type=Path, default=ROOT.parent / "shared" / "bench", help="folder of gold of one's own"
    )
    bench = parser.parse_args(arguments).bench
    # First, because a process starts with the peak of the one that started it.
    peaks = {size: _peak(_repeated(size)) for size in SIZES if size <= MOST_MEMORY}
    imports, firsts = ([float(_python(code)) for _ in range(5)] for code in (_IMPORT, _FIRST))
    qaparse.parse(sample())  # what is loaded once is not measured
    golds = [gold for path in find([FIXTURES]) for gold in load(path)]
    print(f"{'characters a second':<34}{'characters':>12}{'seconds':>10}{'chars/s':>12}")
    _row("the sample", [(sample(), "text")], runs=10)
    for how in Rendering:
        documents = _rendered(golds, how)
        if documents:
            _row(f"fixtures, {how}", documents)
    if genres := _genres(bench / "dev"):
        for genre, documents in genres.items():
            _row(f"bench, dev, {genre}, plain", documents, runs=2)
        everything = [document for documents in genres.values() for document in documents]
        _row("bench, dev, plain", everything, runs=2)
        _row(
            "the same, all evidence looked at", everything, runs=1, of=lambda *a, **k: qaparse.parse(*a, **k).to_dict()
        )
    print(f"\n{'growth (one fixture, repeated)':<34}{'characters':>12}{'seconds':>10}{'chars/s':>12}")
    for size in SIZES:
        _row("", [(_repeated(size), "text")], runs=3 if size < SIZES[-1] else 1)
    print(f"\n{'peak memory':<34}{'characters':>12}{'MB':>10}{'reading, MB':>12}")
    for size, (before, peak) in peaks.items():
        print(f"{'':<34}{size:>12,}{peak:>10.1f}{peak - before:>12.1f}")
    print(f"\nimport qaparse: {min(imports):.3f} s, the first document: {min(firsts):.3f} s (best of 5 processes)")


def _row(
    name: str, documents: Sequence[tuple[str, str]], runs: int = 3, of: Callable[..., object] = qaparse.parse
) -> None:
    characters = sum(len(text) for text, _ in documents)
    seconds = sum(_best(partial(of, text, format=kind), runs) for text, kind in documents)
    print(f"{name:<34}{characters:>12,}{seconds:>10.3f}{characters / seconds:>12,.0f}")


def _best(work: Callable[[], object], runs: int) -> float:
    best = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def _rendered(golds: Sequence[Gold], how: Rendering) -> list[tuple[str, str]]:
    """The documents that can be so rendered, in a format that has a reader."""
    out = []
    for gold in golds:
        document = render(gold, how)
        if document is None:
            continue
        try:
            qaparse.parse(document.text, format=document.format)
        except (qaparse.errors.UnknownFormatError, qaparse.errors.MissingExtraError):
            continue
        out.append((document.text, document.format))
    return out


def _genres(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """The documents of a folder of gold by genre, written out plain."""
    out: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            genre = json.loads(next(lines)).get("genre", "")
        rendered = [render(gold) for gold in load(path)]
        out.setdefault(genre, []).extend((d.text, d.format) for d in rendered if d is not None)
    return out


def _repeated(size: int) -> str:
    (gold,) = load(GROWING)
    text = (gold.raw or "") + "\n\n"
    return (text * (size // len(text) + 1))[:size]


def _peak(text: str) -> tuple[float, float]:
    """Megabytes held before and at most while ``text`` is read, in a process of its own."""
    before, peak = (int(n) for n in _python(_MEMORY, text.encode()).split())
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, kilobytes elsewhere
    return before / unit, peak / unit


def _python(code: str, given: bytes = b"") -> str:
    done = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=True)
    return done.stdout.decode()


if __name__ == "__main__":
    main()

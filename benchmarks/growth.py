"""How does work grow with a document's length? Every cue, every reader, and the whole; ``make growth``.

Each is given pieces repeated to one length and to eight times that: the pieces that are hard for patterns and parsers,
and for a cue besides its own examples; packed documents (docx, odt, pdf) grow in the tests of their readers. Of the
times (the best of three, in processor time) the growth is the exponent: 1 is linear, 2 quadratic. What grows faster
than ``WORST`` is measured again, and what still does fails. Pieces of which even the longer text takes no time worth
measuring are counted, not rated. With ``--seconds`` pieces are drawn at random until the time is up, the rooms taking
turns.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import zip_longest
from math import log
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import qaparse
from qaparse.attribution import nlp
from qaparse.attribution.parsed import Parsed
from qaparse.catalogue import groups, replay
from qaparse.cues.core import Cue, Example
from qaparse.errors import QaparseError
from qaparse.readers import READERS, Limits
from qaparse.records import Span

#: Characters of the shorter text; how much longer the other is; the fastest growth; less time than this is noise.
SMALL, TIMES, WORST, NOISE = 4_000, 8, 1.5, 0.004
#: What is measured, the work, a piece, and what stands before the pieces.
_Trial: TypeAlias = "tuple[str, Callable[[str], object], str, str]"
TESTS = Path(__file__).resolve().parent.parent / "tests"
LIMITS = Limits()


def _of_tests(name: str) -> ModuleType:
    """A module of the tests, for its hard pieces."""
    spec = importlib.util.spec_from_file_location(name, TESTS / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pieces() -> list[str]:
    """What is hard for patterns and for parsers, from the tests that try a few of them on everything."""
    laws, readers = _of_tests("test_laws"), _of_tests("test_readers")
    return list(dict.fromkeys([*(p.replace("{n}", "a") for p in laws._HARD.values()), *readers.HOSTILE]))  # noqa: SLF001


#: Seconds of processor time, at best: as the tests measure growth.
seconds: Callable[[Callable[[str], object], str], float] = _of_tests("conftest").seconds


def growth(work: Callable[[str], object], piece: str, before: str = "") -> float | None:
    """The exponent; ``None`` where nothing takes long enough to tell."""
    short, long = (before + piece * (size // len(piece) + 1) for size in (SMALL, TIMES * SMALL))
    found = None
    for _ in range(3):
        one, many = seconds(work, short), seconds(work, long)
        if many < NOISE:
            return None
        now = log(max(many, 1e-9) / max(one, NOISE / TIMES)) / log(TIMES)
        found = now if found is None else min(found, now)
        if found <= WORST:
            break
    return found


def _read(name: str, text: str) -> None:
    data: Any = text.encode("utf-8", "replace") if name in ("docx", "odt", "pdf") else text
    with suppress(QaparseError):
        READERS[name].read(data, LIMITS)


def _cued(cue: Cue, text: str) -> None:
    replay(cue, text)


def _parse_once() -> bool:
    """Have cues look at what a spaCy pipeline saw without its time; whether there is a pipeline."""
    read = nlp.read

    @functools.lru_cache(maxsize=1_000)
    def once(text: str) -> list[Parsed]:
        return read(text, [Span(0, len(text))])

    try:
        once("Why?")
    except QaparseError as missing:
        print(f"cues of what a pipeline sees are left out: {missing}", file=sys.stderr)
        return False
    nlp.read = lambda text, _: once(text)
    return True


def subjects() -> Iterator[tuple[str, Callable[[str], object], list[str], str]]:
    """What is measured: its name, the work, the pieces, and what stands before them."""
    hard = pieces()
    yield "parse", qaparse.parse, hard, ""
    for name in READERS:
        if name not in ("docx", "odt", "pdf"):  # their pieces lie behind the packing: the tests make such files
            yield f"reader {name}", partial(_read, name), hard, "a "
    parsed = _parse_once()
    for group in groups():
        if group.name.startswith("nlp.") and not parsed:
            continue
        for cue in group.cues.values():
            own = [Example.parse(example).text + "\n" for example in (*cue.fires, *cue.silent)]
            if own:
                dialogue = "Q: " in own[0] or "A: " in own[0]
                rest = [] if dialogue else hard  # such a cue is shown dialogues, and no other text
                yield f"cues {group.name}.{cue.name}", partial(_cued, cue), [*own, *rest], ""


def _room(name: str) -> str:
    return name.partition(".")[0]


def main() -> int:
    """Measure, print a row for each room, and name what grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="what begins so: parse, reader, cues, cues form …")
    parser.add_argument("--seconds", type=float, help="measure for so long, in an order drawn at random")
    args = parser.parse_args()
    rows: dict[str, list[tuple[float, str]]] = {}
    quick: dict[str, int] = {}
    todo: list[_Trial] = [
        (name, work, piece, before)
        for name, work, some, before in subjects()
        if name.startswith(args.only)
        for piece in some
    ]
    if args.seconds:
        random.shuffle(todo)
        rooms: dict[str, list[_Trial]] = {}
        for trial in todo:
            rooms.setdefault(_room(trial[0]), []).append(trial)
        todo = [trial for turn in zip_longest(*rooms.values()) for trial in turn if trial is not None]
    until = time.monotonic() + (args.seconds or float("inf"))
    for name, work, piece, before in todo:
        if time.monotonic() > until:
            break
        row = _room(name)
        found = growth(work, piece, before)
        if found is None:
            quick[row] = quick.get(row, 0) + 1
        else:
            rows.setdefault(row, []).append((found, f"{name} on {piece[:40]!r}"))
    done = sum(quick.values()) + sum(map(len, rows.values()))
    print(f"{done:,} of {len(todo):,} measured")
    print(f"{'':26} {'measured':>8} {'too quick':>9} {'worst growth':>13}")
    wrong = []
    for row in sorted({*rows, *quick}):
        found = rows.get(row, [])
        worst = f"n^{max(found)[0]:.2f}" if found else "-"
        print(f"{row:26} {len(found):8} {quick.get(row, 0):9} {worst:>13}")
        wrong += [what for what in found if what[0] > WORST]
    for exponent, what in sorted(wrong, reverse=True):
        print(f"grows like n^{exponent:.2f}: {what}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

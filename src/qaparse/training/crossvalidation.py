"""``python -m qaparse.training.crossvalidation``: how good is reading on sites that it was not fitted on?

The sources are put into folds; for each fold the weights of reading are fitted on all others (nothing is written) and
the fold's documents are read with them. Prints figures a source and, for each style of the published marks, the mean
of its sources. As many folds as sources leave one source out at a time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from ..evaluation import Figures, Gold, Judgement, Rendering, find, load, measure, score
from ..readers import READERS, Limits
from ..records import Interview, Speaker
from ..segmentation import read_document
from ..segmentation.model import Model, read
from .segmentation import fitted, learnable

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, read, print; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m qaparse.training.crossvalidation", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("gold", nargs="+", type=Path, metavar="FILE", help="gold files or folders")
    parser.add_argument("--folds", type=int, metavar="N", help="folds of sources; one source each unless given")
    parser.add_argument("--only", nargs="+", metavar="SOURCE", help="hold out these sources alone, one at a time")
    parser.add_argument(
        "--render",
        nargs="+",
        default=["plain"],
        choices=[str(r) for r in Rendering],
        help="how they are written out (plain)",
    )
    parser.add_argument("--language", default="en", metavar="CODE", help="documents in this language (en)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the figures as JSON, written after every fold")
    args = parser.parse_args(argv)
    golds = [g for path in find(args.gold) for g in load(path) if g.language == args.language and g.is_interview]
    renderings = [Rendering(r) for r in args.render]
    judged: dict[Rendering, list[Judgement]] = defaultdict(list)
    folds = [{source} for source in args.only] if args.only else _folds(golds, args.folds)
    if unknown := sorted(set().union(*folds) - {g.source for g in golds}):
        parser.error(f"no gold of {', '.join(unknown)}; there are {', '.join(sorted({g.source for g in golds}))}")
    for n, fold in enumerate(folds, 1):
        print(f"fold {n} of {len(folds)}: {', '.join(sorted(fold))}", file=sys.stderr, flush=True)
        model = read({"provenance": {}} | fitted(learnable(g for g in golds if g.source not in fold), lambda _: None))
        for how in renderings:
            judged[how] += score((g for g in golds if g.source in fold), how, read=_reader(model, args.language))
        if args.out:
            args.out.write_text(json.dumps({str(how): _figures(of) for how, of in judged.items()}, indent=1))
    for how in renderings:
        print(f"\n{how}")
        for name, row in _figures(judged[how]).items():
            figures = "  ".join(f"{key} {value:.3f}" for key, value in row.items() if value is not None)
            print(f"  {name:<44} {figures}")
    return 0


def _folds(golds: Sequence[Gold], wanted: int | None) -> list[set[str]]:
    """Sources in folds of about the same number of documents."""
    size: dict[str, int] = defaultdict(int)
    for gold in golds:
        size[gold.source] += 1
    folds: list[set[str]] = [set() for _ in range(min(wanted or len(size), len(size)))]
    for source in sorted(size, key=lambda s: (-size[s], s)):
        min(folds, key=lambda fold: sum(size[s] for s in fold)).add(source)
    return folds


def _reader(model: Model, language: str) -> Callable[..., Interview]:
    def reads(text: str, format: str, speakers: Sequence[Speaker]) -> Interview:
        return read_document(READERS[format].read(text, Limits()), speakers, language=language, model=model)

    return reads


def _figures(judged: Sequence[Judgement]) -> dict[str, dict[str, float | None]]:
    """Figures by source, then by genre and style: means of their sources."""
    by_source: dict[str, list[Judgement]] = defaultdict(list)
    styles: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for j in judged:
        by_source[j.gold.source].append(j)
        genre = "article" if j.gold.genre == "article" else "spoken"
        for group in (f"{genre}, all styles", f"{genre}, style {j.gold.style or 'none'}"):
            styles[group][j.gold.source].append(j)
    out = {source: _row([measure(of)]) for source, of in sorted(by_source.items())}
    return out | {group: _row([measure(of) for of in sources.values()]) for group, sources in sorted(styles.items())}


_SHOWN = {"block": "block_accuracy", "perfect": "perfect_documents", "exchanges": "exchange_f1", "ECE": "kind_ece"}


def _row(measured: Sequence[Figures]) -> dict[str, float | None]:
    out: dict[str, float | None] = {"documents": float(sum(m.documents for m in measured))}
    for shown, name in _SHOWN.items():
        values = [v for m in measured if (v := getattr(m, name)) is not None]
        out[shown] = sum(values) / len(values) if values else None
    return out


if __name__ == "__main__":
    sys.exit(main())

"""``qaparse eval``: how good the reading of gold documents is."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import OutputError
from ..records import Role
from .reading import ATTRIBUTORS, whole
from .terminal import printable, told

if TYPE_CHECKING:
    from ..evaluation import Bin, Figures, Interval, Judgement, Person

__all__ = ["add"]

_RENDERINGS = ["plain", "tight", "wrapped", "labelled", "initials", "markdown", "html", "native"]

_EPILOG = """\
Each source counts once in the last line; the figures of speakers there are over all answers.

  block    share of scored blocks whose kind (question, answer, other) is right
  macro    mean F1 of the three kinds
  perf     share of documents without one wrong block
  exchF1   F1 of exchanges, all borders exact
  kindECE  expected calibration error of the kinds' confidence; --calibration shows it by confidence
  castP/R  interviewees named: precision and recall; byline: interviewers named whom a byline names
  spkAcc   answers given to the right person, where several people answer; major: always the most frequent one
  @50%     the same on the half that is surest; spkECE: expected calibration error of the confidence
  turns    in labelled documents, turns given to the right speaker
  chars/s  characters read a second, in this process

examples:
  qaparse eval tests/fixtures/interviews --calibration
  qaparse eval gold/*.jsonl.gz --render labelled --genre article --json
  qaparse eval corrected/*.json --intervals --diagrams pictures
  qaparse eval gold/*.jsonl.gz --windows 6 --exchange --system baseline
"""

_COLUMNS = {
    "block": "block_accuracy",
    "macro": "macro_f1",
    "perf": "perfect_documents",
    "exchF1": "exchange_f1",
    "kindECE": "kind_ece",
    "castP": "cast_precision",
    "castR": "cast_recall",
    "byline": "byline_recall",
    "spkAcc": "speaker_accuracy",
    "major": "majority_baseline",
    "@50%": "accuracy_at_50",
    "spkECE": "speaker_ece",
    "turns": "labelled_turns",
}


#: Of more documents who was taken for whom is shown only where it is asked for; of more people the wrong names only.
_DOCUMENTS, _COLUMNS_OF_PEOPLE = 20, 6


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "eval",
        help="score the reading of gold documents",
        description="Score what qaparse reads in gold documents (docs/gold-format.md).",
        epilog=_EPILOG,
    )
    parser.add_argument(
        "files",
        nargs="*",
        action="extend",
        default=[],
        type=Path,
        metavar="FILE",
        help="gold: *.gold, *.jsonl, *.jsonl.gz, folders of them, or records that were corrected",
    )
    parser.add_argument(
        "--gold", nargs="+", action="extend", dest="files", type=Path, metavar="FILE", help="the same, by its name"
    )
    parser.add_argument(
        "--render",
        choices=_RENDERINGS,
        help="how the documents are written out; unless given, .gold as published and .jsonl plain",
    )
    parser.add_argument(
        "--cast",
        choices=["blind", "given"],
        default="blind",
        help="whether the names are handed over; blind, unless given",
    )
    parser.add_argument(
        "--system",
        choices=["qaparse", "baseline"],
        default="qaparse",
        help="what reads: qaparse, unless given; baseline is what a question mark alone gives",
    )
    parser.add_argument(
        "--attributor",
        choices=ATTRIBUTORS,
        default=ATTRIBUTORS[0],
        help="what says who speaks; heuristic, unless given",
    )
    parser.add_argument("--genre", choices=["article", "spoken"], help="only edited articles, or only transcripts")
    parser.add_argument("--language", metavar="CODE", help="only this language")
    parser.add_argument("--several", action="store_true", help="only interviews with several interviewees")
    parser.add_argument(
        "--windows", type=whole(1), metavar="SIZE", help="five stretches of so many blocks cut out of each"
    )
    parser.add_argument(
        "--exchange", action="store_true", help="only documents, or windows, in which a question is answered"
    )
    parser.add_argument("--each", action="store_true", help="a line a document instead of a line a source")
    parser.add_argument("--misses", action="store_true", help="print what was read wrong, block by block, first")
    parser.add_argument(
        "--calibration",
        action="store_true",
        help="over all blocks, how often a kind is right by how sure it is",
    )
    parser.add_argument(
        "--intervals",
        action="store_true",
        help="figures with 95 %% intervals (bootstrap), by kind and by side; what was read as what, who taken for whom",
    )
    parser.add_argument(
        "--diagrams", metavar="FOLDER", type=Path, help="draw how sure against how right: kinds.svg and speakers.svg"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON, with what else is asked for")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read and score the documents; 2 where there are none."""
    from ..api import parse
    from ..evaluation import (
        Rendering,
        baseline,
        by_source,
        confusion,
        find,
        has_exchange,
        intervals,
        kind_pairs,
        load,
        mean_of_sources,
        measure,
        reliability,
        reliability_svg,
        score,
        speaker_pairs,
        windows,
    )

    if not args.files:
        told("qaparse: name the gold to measure on: qaparse eval FILE…")
        return 2
    golds = (
        gold
        for path in find(args.files)
        for gold in load(path)
        if (args.genre is None or (gold.genre == "article") is (args.genre == "article"))
        and (args.language is None or gold.language == args.language)
        and (not args.several or len(gold.interviewees) > 1)
    )
    if args.windows:
        golds = (window for gold in golds for window in windows(gold, args.windows))
    if args.exchange:
        golds = (gold for gold in golds if has_exchange(gold))
    how = Rendering(args.render) if args.render else Rendering.PLAIN if args.windows else None
    system = baseline if args.system == "baseline" else partial(parse, attributor=args.attributor)
    judged = list(score(golds, how, cast_given=args.cast == "given", read=system))
    if not judged:
        print("qaparse: there is no such gold document here; see docs/gold-format.md", file=sys.stderr)
        return 2
    sources = {f"{j.gold.source}/{j.gold.id}": [j] for j in judged} if args.each else by_source(judged)
    rows = {name: measure(documents) for name, documents in sources.items()}
    mean = mean_of_sources(sources)
    if args.diagrams is not None:
        try:
            args.diagrams.mkdir(parents=True, exist_ok=True)
            for name, pairs in (
                ("kinds", kind_pairs(judged)),
                ("speakers", [p for p in speaker_pairs(judged) if p[0]]),
            ):
                drawn = reliability_svg(reliability(pairs), f"{name.capitalize()}: {len(pairs)} claims")
                (args.diagrams / f"{name}.svg").write_text(drawn, encoding="utf-8")
        except OSError as e:
            raise OutputError(str(args.diagrams), (e.strerror or str(e)).lower()) from None
    if args.json:
        print(json.dumps(_record(args, rows, mean) | _more(args, judged), indent=1))
    else:
        for line in [
            *(_misses(judged) if args.misses else ()),
            *_table(rows, mean),
            *(_calibration(reliability(kind_pairs(judged))) if args.calibration else ()),
            *(_spread(intervals(judged)) if args.intervals else ()),
            *(_confusion(confusion(judged)) if args.intervals else ()),
            *(_people(judged, all_of_them=args.each) if args.intervals else ()),
        ]:
            print(printable(line))
    return 0


def _record(args: argparse.Namespace, rows: dict[str, Figures], mean: Figures) -> dict[str, Any]:
    return {
        "render": args.render or "usual",
        "windows": args.windows,
        "cast": args.cast,
        "system": args.system,
        "attributor": args.attributor,
        "sources": {name: attrs.asdict(row) for name, row in rows.items()},
        "mean": attrs.asdict(mean),
    }


def _more(args: argparse.Namespace, judged: Sequence[Judgement]) -> dict[str, Any]:
    """What --calibration and --intervals add to the record."""
    from ..evaluation import confusion, intervals, kind_pairs, people, reliability

    more: dict[str, Any] = {}
    if args.calibration:
        more["calibration"] = [attrs.asdict(b) for b in reliability(kind_pairs(judged))]
    if args.intervals:
        more["intervals"] = {name: attrs.asdict(share) for name, share in intervals(judged).items()}
        more["confusion"] = confusion(judged)
        more["people"] = [
            {"source": j.gold.source, "document": j.gold.id, **attrs.asdict(person)}
            for j in judged
            for person in people(j)
        ]
    return more


def _misses(judged: Iterable[Judgement]) -> Iterator[str]:
    for j in judged:
        if j.failure:
            yield f"{j.gold.id}: {j.failure}"
        if j.is_interview is not j.gold.is_interview:
            yield f"{j.gold.id}: read as {'an interview' if j.is_interview else 'no interview'}"
        for b in j.blocks:
            text = " ".join(b.gold.text.split())[:80]
            if b.counts and not b.right_kind:
                yield f"{j.gold.id}:{b.gold.line} {b.gold.kind} read as {b.kind}: {text}"
            elif b.gold.kind.spoken and b.gold.scored and b.speaker and b.gold.speaker and not b.right_speaker:
                yield f"{j.gold.id}:{b.gold.line} {b.gold.speaker} taken for {b.speaker}: {text}"


def _table(rows: dict[str, Figures], mean: Figures) -> Iterator[str]:
    yield _line("source", "docs", "blocks", [*_COLUMNS], "chars/s")
    for name, row in [*rows.items(), ("mean of sources", mean)]:
        speed = f"{row.characters_per_second:.0f}" if row.characters_per_second else "-"
        cells = [_cell(getattr(row, field)) for field in _COLUMNS.values()]
        yield _line(name, str(row.documents), str(row.blocks), cells, speed)
    if mean.failed:
        yield f"{mean.failed} documents could not be read: --misses says why"


def _calibration(bins: Sequence[Bin]) -> Iterator[str]:
    yield ""
    yield "confidence   blocks     mean    right"
    for b in bins:
        yield f"{b.low:.1f} to {b.high:.1f}  {b.size:>7}  {b.confidence:>7.3f}  {b.right:>7.3f}"


def _spread(shares: Mapping[str, Interval]) -> Iterator[str]:
    yield ""
    for name, share in shares.items():
        bounds = "" if share.low is None else f"  95 % between {share.low:.3f} and {share.high:.3f}"
        yield f"{name:34} {share.value:.3f}{bounds}"
    if all(share.low is None for share in shares.values()):
        yield "one document has no interval: measure at least two"


def _confusion(counted: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield ""
    said = next(iter(counted.values()))
    yield f"{'is, read as':12}" + "".join(f"{kind:>10}" for kind in said)
    for kind, counts in counted.items():
        yield f"{kind:12}" + "".join(f"{count:>10}" for count in counts.values())


def _people(judged: Sequence[Judgement], *, all_of_them: bool) -> Iterator[str]:
    """By side and by document who was given how many of their turns, and who got the others."""
    from ..evaluation import people

    spoke = [(j.gold.id, people(j)) for j in judged]
    everybody = [person for _, those in spoke for person in those]
    if not everybody:
        return
    yield ""
    yield f"{'who, taken for':40} {'turns':>6} {'right':>6}"
    for side in Role:
        turns, right = (sum(getattr(p, n) for p in everybody if p.role is side) for n in ("turns", "right"))
        yield f"{f'all {side}s':40} {turns:>6} {right:>6}"
    if len(judged) > _DOCUMENTS and not all_of_them:
        yield f"of each of {len(judged)} documents: --each, or --json"
        return
    for name, those in spoke:
        if those:
            yield ""
            yield from _table_of_people(name, those)


def _table_of_people(document: str, those: Sequence[Person]) -> Iterator[str]:
    """A column for each who was meant, where they are few; else the wrong names behind each."""
    names = [person.name for person in those]
    few = len(those) <= _COLUMNS_OF_PEOPLE
    columns = [*map(str, range(1, len(those) + 1)), "others", "nobody"] if few else []
    yield f"{document[:40]:40} {'turns':>6} {'right':>6}" + "".join(f"{c:>7}" for c in columns)
    for n, p in enumerate(those, 1):
        row = f"{f'{n} {p.name}'[:40]:40} {p.turns:>6} {p.right:>6}"
        if few:
            to = [p.right if name == p.name else p.taken_for.get(name, 0) for name in names]
            others = sum(p.taken_for.values()) - sum(p.taken_for.get(name, 0) for name in names)
            yield row + "".join(f"{count:>7}" for count in (*to, others, p.nobody))
        else:
            wrong = [*p.taken_for.items(), *([("nobody", p.nobody)] if p.nobody else [])]
            yield row + ("  " if wrong else "") + ", ".join(f"{name} {count}" for name, count in wrong)


def _line(name: str, documents: str, blocks: str, cells: Sequence[str], speed: str) -> str:
    return f"{name[:40]:40} {documents:>5} {blocks:>7} " + " ".join(f"{c:>7}" for c in cells) + f" {speed:>9}"


def _cell(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"

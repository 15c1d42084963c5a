"""How good a reading is: pure functions on gold and on what was read.

The flow is ``load`` (gold files) → ``render`` (what a user would have) → ``parse`` → ``judge`` (block by
block) → ``measure`` (figures). ``score`` does the three in the middle:

    documents = [gold for path in find([Path("gold/")]) for gold in load(path)]
    print(measure(list(score(documents, Rendering.PLAIN))))

``judge`` takes any ``Interview``, so another parser's reading can be measured the same way.
"""

from __future__ import annotations

from .baseline import baseline
from .confusions import Person, confusion, people
from .figures import Bin, Figures, kind_pairs, mean_of_sources, measure, reliability
from .gold import Gold, GoldBlock, GoldSpeaker, find, load, of_record
from .gold import parse as parse_gold
from .judging import Judged, Judgement, judge
from .quoting import GoldQuote, QuotedText, QuoteScore, is_speaker, read_quoted, score_quotes
from .rendering import Document, Rendering, render
from .score import by_source, score
from .spread import Interval, intervals, reliability_svg, speaker_pairs
from .windows import has_exchange, windows

__all__ = [
    "Bin",
    "Document",
    "Figures",
    "Gold",
    "GoldBlock",
    "GoldQuote",
    "GoldSpeaker",
    "Interval",
    "Judged",
    "Judgement",
    "Person",
    "QuoteScore",
    "QuotedText",
    "Rendering",
    "baseline",
    "by_source",
    "confusion",
    "find",
    "has_exchange",
    "intervals",
    "is_speaker",
    "judge",
    "kind_pairs",
    "load",
    "mean_of_sources",
    "measure",
    "of_record",
    "parse_gold",
    "people",
    "read_quoted",
    "reliability",
    "reliability_svg",
    "render",
    "score",
    "score_quotes",
    "speaker_pairs",
    "windows",
]

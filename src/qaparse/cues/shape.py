"""The shape of a turn: what a paragraph that opens an answer looks like, and one that ends it.

Interviews with one interviewee teach it: there the first paragraph behind a question opens the answer and the last one
before the next question ends it, all by one person. Among several, a paragraph that looks like an opening behind one
that looks like an end is likely somebody else's. Words of other languages weigh as the English ones that their pack
names.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from math import log

from ..records import Span
from .languages import ENGLISH, Pack, spoken, spoken_pack

__all__ = ["closing", "opening", "telling"]

_WORD, _LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?"), re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?…][\"”’)]*\s")
_ITEM = re.compile(r"[-*•\d]|[A-Z][\w’' /-]{1,38}[:–—] ")
_OPINION = r"{b}(?:{opinion}){b}"
_ME, _US = frozenset("i i'm i've i'd i'll my me".split()), frozenset("we we're we've our us".split())
_UNKNOWN = ("",)
#: Only so much at either end of a paragraph is looked at.
_REACH = 400


def telling(words: AbstractSet[str], language: str = "en") -> set[str]:
    """The words that say what a text is about."""
    stop = spoken_pack(language).stop
    return {w for w in words if len(w) > 2 and w not in stop}


def _cut(text: str, pack: Pack) -> list[str]:
    return [w.casefold().replace("’", "'") for w in (_WORD if pack.joins else _LETTERS).findall(text)]


def _words(text: str, pack: Pack) -> list[str]:
    """The words, or the English ones that they weigh as."""
    words = _cut(text, pack)
    return words if pack is ENGLISH else [x for w in words for x in pack.glosses.get(w, _UNKNOWN)]


def opening(text: str, block: Span, asked: AbstractSet[str], language: str = "en") -> dict[str, float]:
    """What is seen of a paragraph that may open an answer; ``asked`` are the telling words of its question."""
    head = text[block.start : min(block.end, block.start + _REACH)]
    stop = _SENTENCE.search(head)
    first = head[: stop.end()].rstrip() if stop else head
    pack = spoken_pack(language)
    words = _words(first, pack)
    seen = {f"first {w}": 1.0 for w in words[:1]} | {f"first {' '.join(words[:2])}": 1.0 for _ in words[1:2]}
    about = telling(set(_cut(head, pack)), language)
    seen["asked_words"] = len(about & asked) / (len(about) + 1) ** 0.5
    seen["length"] = log(len(block) + 1) - 5.5
    held = {
        "me": not _ME.isdisjoint(words),
        "us": not _US.isdisjoint(words),
        "you": "you" in words,
        "opinion": spoken(_OPINION, language).search(first) is not None,
        "short": len(block) < 80,
        "short_sentence": len(first) < 25,
        "exclaims": "!" in first,
        "lower": head[:1].islower(),
        "item": _ITEM.match(head) is not None,
    }
    return seen | {name: 1.0 for name, true in held.items() if true}


def closing(text: str, block: Span, language: str = "en") -> dict[str, float]:
    """What is seen of a paragraph that may end an answer."""
    tail = text[max(block.start, block.end - _REACH) : block.end].rstrip()
    stops = [m.end() for m in _SENTENCE.finditer(tail)]
    last = tail[stops[-1] :] if stops else tail
    words = _words(last, spoken_pack(language))
    seen = {f"last {w}": 1.0 for w in words[:1]}
    seen["length"] = log(len(block) + 1) - 5.5
    held = {
        "me": not _ME.isdisjoint(words),
        "us": not _US.isdisjoint(words),
        "exclaims": "!" in last,
        "asks": last.endswith("?"),
        "announces": last.endswith(":"),
        "stops": last.endswith((".", "!", "?", "…", "”", '"', ")")),
    }
    return seen | {name: 1.0 for name, true in held.items() if true}

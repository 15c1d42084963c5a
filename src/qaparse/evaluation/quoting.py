"""Quotations against gold: texts in which every quotation is marked with who says it.

The form is the text itself. ``{Ada King|"Not today,"}`` marks a quotation of Ada King, from its opening mark to its
closing one; quotations may stand inside others. A name is the fullest one that the text has; somebody without a name
is described ("a neighbour"), and ``I`` is a narrator who is not named. Above a line of three hyphens stand statements
about the text, ``name: value``, one a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from ..errors import GoldError
from ..names import same_person
from ..quotes.phrases import head
from ..records import Quote, Span, Speaker

__all__ = ["GoldQuote", "QuoteScore", "QuotedText", "is_speaker", "read_quoted", "score_quotes"]


@attrs.frozen
class GoldQuote:
    """A quotation, marks included, and who says it."""

    span: Span
    speaker: str


@attrs.frozen
class QuotedText:
    """A text and its quotations in order, an inner one after the one around it; ``about`` holds its statements."""

    text: str
    quotes: tuple[GoldQuote, ...]
    about: Mapping[str, str]


def read_quoted(marked: str, path: str = "") -> QuotedText:
    """Read a marked text.

    Raises ``GoldError`` where a brace has no partner or a quotation no speaker.

    >>> read_quoted('style: note\\n---\\nAda said, {Ada|"Not today."}').quotes
    (GoldQuote(span=Span(start=10, end=22), speaker='Ada'),)
    """
    head, rule, body = marked.partition("\n---\n")
    if not rule:
        head, body = "", marked
    about = dict(re.findall(r"^(\w+): (.*)$", head, re.MULTILINE))
    pieces: list[str] = []
    size = 0
    opened: list[tuple[int, str]] = []
    quotes: list[GoldQuote] = []
    for piece in re.split(r"(\{[^{}|\n]+\||\})", body.strip("\n")):
        if piece.startswith("{") and piece.endswith("|"):
            opened.append((size, piece[1:-1]))
        elif piece == "}" and opened:
            start, speaker = opened.pop()
            quotes.append(GoldQuote(Span(start, size), speaker))
        elif "{" in piece or "}" in piece:
            raise GoldError(path, _line(pieces), f"a brace without a partner or a speaker: {piece[:40]!r}")
        else:
            pieces.append(piece)
            size += len(piece)
    if opened:
        raise GoldError(path, _line(pieces), f"a quotation of {opened[-1][1]} does not end")
    return QuotedText("".join(pieces), tuple(sorted(quotes, key=lambda q: (q.span.start, -q.span.end))), about)


def _line(pieces: Iterable[str]) -> int:
    """The line of the text where the pieces end, from 1."""
    return "".join(pieces).count("\n") + 1


@attrs.frozen
class QuoteScore:
    """How many quotations there are, were found, are right to the letter, and are given to the right person.

    ``named`` counts among the ``right`` ones those whose speaker is right.
    """

    gold: int = 0
    found: int = 0
    right: int = 0
    named: int = 0

    @property
    def precision(self) -> float:
        """Of those found, the share that are right; 1 where none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the gold, the share that was found; 1 where there is none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0

    @property
    def speaker(self) -> float:
        """Of those that are right, the share given to the right person; 1 where none is."""
        return self.named / self.right if self.right else 1.0

    def __add__(self, other: QuoteScore) -> QuoteScore:
        return QuoteScore(
            self.gold + other.gold, self.found + other.found, self.right + other.right, self.named + other.named
        )


def score_quotes(gold: Sequence[GoldQuote], found: Iterable[Quote]) -> QuoteScore:
    """Compare quotations by their exact spans, and their speakers by name.

    A named speaker is right under the name of the gold, not under a shorter form of it or a pronoun; somebody without
    a name is right where the description has the same noun as the gold.
    """
    truth = {q.span: q.speaker for q in gold}
    all_ = list(found)
    right = [q for q in all_ if q.span in truth]
    return QuoteScore(len(truth), len(all_), len(right), sum(is_speaker(truth[q.span], q.speaker) for q in right))


def is_speaker(name: str, speaker: Speaker | None) -> bool:
    """True where a speaker is the one whom the gold names or describes."""
    if speaker is None:
        return False
    if speaker.name is None:
        return any(head(name) == head(word) for word in speaker.words)
    return same_person(name, speaker.name) and len(speaker.name.split()) >= len(name.split())

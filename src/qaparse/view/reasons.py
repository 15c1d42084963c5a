"""Why each block was read so, as the data that the page's script shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from ..records import Attribution, Evidence, Interview, Kind, Span
from .characters import utf16
from .people import People

__all__ = ["reading"]

#: So many cues are shown for a decision, the strongest; the weights of the others are added up.
_STRONGEST = 5

_COLUMNS = "kind sure gap label tail opens doubt who sure_who others why why_who quotes".split()


def reading(interview: Interview, people: People, title: str) -> dict[str, Any]:
    """What the script knows: people, notes of cues, and of the segments a column for each thing, in order.

    - ``kind`` and ``who``: numbers of ``kinds`` and ``people`` (-1 is nobody); ``sure`` and ``sure_who``: per cent
    - ``gap``: what lies between a block and the one before; ``label`` and ``tail``: how much of the block stands before
      and behind what it says (UTF-16)
    - ``opens`` and ``doubt``: 1 where a turn opens, and where the reading is doubtful
    - ``others``: alternatives, each ``[who, sure]``
    - ``why`` and ``why_who``: cues, each ``[note, weight in hundredths]``, then where it saw something other than the
      whole block its place from the block's start and its length (UTF-16)
    - ``quotes``: each ``[place, length, sure, who, sure of who]``

    What the script can count in the text itself is left out; what is alike stands together, and so packs well.
    """
    reasons = _Reasons(interview.text, utf16(interview.text))
    at, kinds = reasons.at, list(Kind)
    doubtful = {s.span for s in interview.doubtful()}
    quotes = iter(interview.quotes)
    quote = next(quotes, None)
    before: tuple[Kind, int] | None = None
    last = 0
    rows = []
    for s in interview.segments:
        said = s.attribution
        who, sure_who = _who(said, people)
        inside = []
        while quote is not None and quote.span.start < s.span.end:
            by = _who(quote.attribution, people)
            inside.append([*reasons.place(quote.span, s.span), _percent(quote.confidence), *by])
            quote = next(quotes, None)
        rows.append(
            (
                kinds.index(s.kind),
                _percent(s.confidence),
                at[s.span.start] - last,
                at[s.content.start] - at[s.span.start],
                at[s.span.end] - at[s.content.end],
                int(s.kind.spoken and (s.kind, who) != before),
                int(s.span in doubtful),
                who,
                sure_who,
                [[people.number(other), _percent(p)] for other, p in said.alternatives[:6]] if said else [],
                reasons.of(s.evidence, s.span),
                reasons.of(said.evidence, s.span) if said else [],
                inside,
            )
        )
        last = at[s.span.end]
        if s.kind.spoken or s.kind.breaks_turn:
            before = (s.kind, who)
    columns: Iterable[tuple[Any, ...]] = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    return {
        "title": title,
        "length": len(interview.text),
        "kinds": [k.value for k in kinds],
        "people": [[str(p), p.role.value if p.role else ""] for p in people.all],
        "cast": len(set(interview.speakers)),
        "notes": list(reasons.notes),
        **{name: list(column) for name, column in zip(_COLUMNS, columns, strict=True)},
    }


def _percent(p: float) -> int:
    return round(100 * p)


def _who(said: Attribution | None, people: People) -> tuple[int, int]:
    if said is None or said.speaker is None:
        return -1, 0
    return people.number(said.speaker) or 0, _percent(said.confidence)


@attrs.frozen
class _Reasons:
    text: str
    at: Sequence[int]
    notes: dict[str, int] = attrs.field(factory=dict)

    def note(self, words: str) -> int:
        return self.notes.setdefault(words, len(self.notes))

    def place(self, span: Span, block: Span) -> list[int]:
        start = self.at[span.start]
        return [start - self.at[block.start], self.at[span.end] - start]

    def of(self, evidence: Sequence[Evidence], block: Span) -> list[list[int]]:
        """The strongest cues, and what the others come to."""
        ordered = sorted(evidence, key=lambda e: -abs(e.weight))
        out = []
        for e in ordered[:_STRONGEST]:
            row = [self.note(e.note or e.cue), _weight(e.weight)]
            out.append(row + self.place(e.span, block) if e.span and len(e.span) < len(block) - 1 else row)
        if rest := ordered[_STRONGEST:]:
            out.append([self.note(f"{len(rest)} more"), _weight(sum(e.weight for e in rest))])
        return out


def _weight(x: float) -> int:
    return round(100 * max(-1e6, min(1e6, x)))

"""Why each block was read so, as the data that the page's script shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from ..records import Attribution, Evidence, Interview, Kind, Span
from .characters import utf16
from .people import People

__all__ = ["reading"]

#: So many cues are shown for a decision, the strongest; the weights of the others are added up.
_STRONGEST = 5


def reading(interview: Interview, people: People, title: str) -> dict[str, Any]:
    """What the script knows: people, notes of cues, and a row a segment.

    A row is ``[kind, sure, start, from, to, who, sure of who, alternatives, evidence, evidence of who, quotes,
    label]``:
    numbers of lists, per cent, ``start`` in UTF-16, ``from`` and ``to`` of the content in code points, the
    length of the label in UTF-16. A cue is
    ``[note, weight in hundredths]``, then where it saw something other than the whole block its place from the
    block's start and its length, in UTF-16. A quote is ``[place, length, sure, who, sure of who]``.
    """
    reasons = _Reasons(interview.text, utf16(interview.text))
    kinds = list(Kind)
    quotes = iter(interview.quotes)
    quote = next(quotes, None)
    rows = []
    for s in interview.segments:
        said = s.attribution
        inside = []
        while quote is not None and quote.span.start < s.span.end:
            who = quote.attribution
            inside.append(
                [
                    *reasons.place(quote.span, s.span),
                    _percent(quote.confidence),
                    *_who(who, people),
                ]
            )
            quote = next(quotes, None)
        rows.append(
            [
                kinds.index(s.kind),
                _percent(s.confidence),
                reasons.at[s.span.start],
                s.content.start,
                s.content.end,
                *_who(said, people),
                [[people.number(who), _percent(p)] for who, p in said.alternatives[:6]] if said else [],
                reasons.of(s.evidence, s.span),
                reasons.of(said.evidence, s.span) if said else [],
                inside,
                reasons.at[s.content.start] - reasons.at[s.span.start],
            ]
        )
    return {
        "title": title,
        "length": len(interview.text),
        "kinds": [k.value for k in kinds],
        "people": [[str(p), p.role.value if p.role else ""] for p in people.all],
        "cast": len(set(interview.speakers)),
        "notes": list(reasons.notes),
        "segments": rows,
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

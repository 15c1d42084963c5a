"""Blocks with their labels, and what the labels say of them: who speaks, to whom, and what belongs to no turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import regex

from ..cues.core import Block, Cue
from ..cues.forms import BETWEEN
from ..cues.labels import Entry, in_turn, is_generic, labels_of, owners, together
from ..cues.view import View
from ..names import fold, same_person
from ..records import Kind, Role, Source, Span, Speaker
from .blocks import quotation_depth, split_blocks
from .labels import LabelLine
from .voices import Turn

__all__ = ["Piece", "set_off", "split_pieces", "who_speaks"]


@attrs.frozen(eq=False)
class Piece:
    """A block with the label that it opens with.

    ``form`` is what its formatting or its place says it is, whatever it says.
    """

    span: Span
    label: LabelLine | None = None
    form: Kind | None = None

    def view(self, text: str, language: str) -> View:
        start = self.label.label.end if self.label else self.span.start
        while start < self.span.end and text[start].isspace():
            start += 1
        return View(Block(text, start, max(start, self.span.end), language))


def split_pieces(source: Source, lines: Mapping[int, LabelLine], entries: Sequence[Entry] = ()) -> list[Piece]:
    """Blocks with their labels; a label alone on a line belongs to the block below it."""
    listed = {e.span.start for e in entries}
    spans = split_blocks(source, lambda start: start in lines or start in listed)
    images = {m.span.start: m.span.end for m in source.marks if m.kind == "image"}
    italics = {m.span.start: m.span.end for m in source.marks if m.kind == "italic"}
    out: list[Piece] = []
    waiting: Piece | None = None
    for span in spans:
        piece = Piece(span, lines.get(span.start))
        if span.start in listed:
            piece = Piece(span, form=Kind.BYLINE)
        elif piece.label is None:
            below = bool(out) and out[-1].form is Kind.CAPTION and _whole(italics, span)
            piece = Piece(span, form=Kind.CAPTION if below or _whole(images, span) else None)
        if waiting is not None:
            if piece.label is None or not piece.label.name or _opens_below(source.text, waiting, piece):
                piece = _joined(waiting, piece)
            else:
                out.append(waiting)
            waiting = None
        if piece.label is not None and not source.text[piece.label.label.end : piece.span.end].strip():
            waiting = piece
        else:
            out.append(piece)
    if waiting is not None:
        out.append(waiting)
    return out


def _whole(marked: Mapping[int, int], span: Span) -> bool:
    """Whether a mark that starts with a block goes to its end."""
    return marked.get(span.start, -1) >= span.end


def _opens_below(text: str, above: Piece, below: Piece) -> bool:
    """Whether a label alone on its line is one with that of the next line.

    It may be a time, or say whose the question is ("BY MS. ROE:") that the other one opens ("Q.").
    """
    if above.label is None or below.label is None or text.count("\n", above.span.end, below.span.start) > 1:
        return False
    asks = below.label.said.generic and below.label.said.role is Role.INTERVIEWER
    return not above.label.name or (above.label.said.examines and asks)


def _joined(above: Piece, below: Piece) -> Piece:
    """A label alone on its line (and a time stamp below it) with the block that it opens."""
    label = above.label
    if label is not None and below.label is not None:
        named = label if label.name else below.label
        label = attrs.evolve(named, label=Span(label.label.start, below.label.label.end))
    return Piece(Span(above.span.start, below.span.end), label)


#: So many quotations make a mail that is answered piece by piece.
_QUOTES = 3
#: A name that a block speaks to: at the start of a sentence, or between commas at its end.
_CALLED = regex.compile(
    r"(?:(?<=[.!?…]\s)|\G\s*)(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}),\s"
    r"|,\s(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})(?=[,.?!])"
)


def who_speaks(
    pieces: Sequence[Piece], text: str, entries: Sequence[Entry] = (), given: Sequence[Speaker] = ()
) -> list[Turn | None]:
    """Who the labels of the blocks name, and whom of the other labelled speakers each block addresses."""
    if all(p.label is None or p.label.form == "mail" for p in pieces):
        return _quoted(pieces, text)
    named = [p.label.said for p in pieces if p.label is not None and p.label.name]
    said = iter(in_turn(named))
    owner = owners(labels_of(named, entries))
    role = {fold(e.label.name): e.label.role for e in entries} | {e.word: e.label.role for e in entries}
    forms: dict[str, str] = {}
    for name, voices in owner.items():
        if len(voices) == 1 and not is_generic(name):
            for form in (name, name.split()[0], voices[0], voices[0].split()[0]):
                if len(form) > 2:
                    forms.setdefault(form, voices[0])
    known: dict[str, tuple[Role | None, bool]] = {}
    out: list[Turn | None] = []
    for piece in pieces:
        if piece.label is None or not piece.label.name:
            out.append(None if piece.label is None else Turn(""))
            continue
        label = next(said)
        name = fold(label.name)
        mine = owner.get(name, ())
        voice = mine[0] if len(mine) == 1 or (mine and together(label.name)) else name
        if voice not in known:
            own = label.role if label.role is not None else role.get(voice) or role.get(name)
            caller = next((s.role for s in given if _is_called(s, voice)), None)
            word = label.generic and (len(voice) > 1 or voice in "qa")
            known[voice] = (caller or own, caller is not None or (own is not None and word))
        hits = _CALLED.findall(text, piece.label.label.end, piece.span.end)
        others = {forms.get(fold(hit), voice) for pair in hits for hit in pair if hit} - {voice}
        role_, sure = known[voice]
        out.append(Turn(voice, label.name, role_ or label.role, sure, len(others)))
    return out


def set_off(source: Source, pieces: Sequence[Piece]) -> frozenset[int]:
    """The blocks without a label that are in italics as a whole, or that by their form belong to no turn."""
    if all(p.label is None or p.label.form == "mail" for p in pieces) and not any(_quoted(pieces, source.text)):
        return frozenset()  # no turns to be set off from
    italics = {m.span.start: m.span.end for m in source.marks if m.kind == "italic"}
    return frozenset(
        n
        for n, p in enumerate(pieces)
        if p.label is None and (_whole(italics, p.span) or any(_fires(cue, source.text, p) for cue in _BETWEEN))
    )


_BETWEEN = tuple(BETWEEN.cues.values())


def _fires(cue: Cue, text: str, piece: Piece) -> bool:
    return next(iter(cue(Block(text, piece.span.start, piece.span.end))), None) is not None


def _quoted(pieces: Sequence[Piece], text: str) -> list[Turn | None]:
    """A mail whose answers stand between the lines that they quote: these are one voice, whose name may stand above."""
    quotes = [p.label is not None or quotation_depth(text, p.span.start) == 1 for p in pieces]
    if sum(quotes) < _QUOTES or all(quotes):
        return [None] * len(pieces)
    out: list[Turn | None] = []
    name = next((p.label.name for p in pieces if p.label is not None), ">")
    for piece, quote in zip(pieces, quotes, strict=True):
        name = piece.label.name if piece.label is not None else name
        out.append(Turn(fold(name), name) if quote else None)
    return out


def _is_called(speaker: Speaker, voice: str) -> bool:
    return speaker.name is not None and any(same_person(voice, n) for n in (speaker.name, *speaker.aliases))

"""Reading: which blocks ask, which answer, which tell.

The policy, in order:

1. ``labels``: which lines open with a speaker's label.
2. ``blocks``: where one block ends and the next begins.
3. ``model``: what each block looks like, by the cues of ``qaparse.cues.reading`` and ``qaparse.cues.layout``.
4. ``voices``: which side each label speaks for, decided with the reading of the whole document.
5. ``chain``: the joint reading, and how sure it is; ``lists`` go with the sentence that introduces them.
6. ``verdict``: whether this is an interview at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
import regex

from ..cues.core import Block, Cue
from ..cues.forms import BETWEEN
from ..cues.labels import Entry, in_turn, is_generic, labels_of, owners, roster, together
from ..cues.languages import recognise
from ..cues.layout import matrix
from ..cues.reading import is_aside, is_byline, is_noise
from ..cues.view import View
from ..names import fold, same_person
from ..records import Evidence, Interview, Kind, Role, Segment, Source, Span, Speaker
from .blocks import split_blocks
from .evidence import explain
from .front import front_matter
from .labels import LabelLine, find_labels
from .lists import list_items
from .model import KINDS, Model, load
from .verdict import TOP, Document, judge
from .voices import Reading, Turn, read_voices

__all__ = ["read_document"]

#: How surely the form of a block says its kind where the reading takes it for speech; else it is the surer.
_FORM = {Kind.ASIDE: 0.85, Kind.BYLINE: 0.9, Kind.NOISE: 0.9}


@attrs.frozen(eq=False)
class _Piece:
    """A block with the label that it opens with."""

    span: Span
    label: LabelLine | None = None

    def view(self, text: str, language: str) -> View:
        start = self.label.label.end if self.label else self.span.start
        while start < self.span.end and text[start].isspace():
            start += 1
        return View(Block(text, start, max(start, self.span.end), language))


def read_document(
    source: Source,
    given: Sequence[Speaker] = (),
    *,
    language: str | None = None,
    model: Model | None = None,
    verdict: Callable[[Document], tuple[float, tuple[Evidence, ...]]] = judge,
) -> Interview:
    """The document with its segments and their kinds; speakers and attributions are left to the later rooms.

    ``given`` are people whom the caller knows to take part: their names are labels wherever they stand as such.
    ``language`` is the text's, by its ISO 639-1 code; unless given, it is recognised.
    ``model`` stands for the package's own weights; ``verdict`` gives the probability of an
    interview, and why.

    Outside an interview nobody asks or answers: labelled turns, as those of a play or of minutes, are narration that
    keeps its label.
    """
    text = source.text
    model = model or load()
    language = recognise(text) if language is None else language
    entries = roster(text)
    pieces = _pieces(source, find_labels(source, given, entries))
    if not pieces:
        return Interview(source, language=language)
    views = [p.view(text, language) for p in pieces]
    front = front_matter(views, [p.label is not None for p in pieces], source.marks)
    body, body_views = pieces[len(front) :], views[len(front) :]
    title = views[front.index(Kind.HEADING)] if Kind.HEADING in front else None
    rows = matrix(body_views, source.marks, title, fronted=bool(front))
    scores = [model.scores(row) for row in rows]
    leads = [i for i, item in enumerate(list_items(body_views, [p.label is not None for p in body])) if not item]
    turns = _turns(body, text, entries, given)
    reading = read_voices(
        model,
        [scores[i] for i in leads],
        [turns[i] for i in leads],
        apart=_set_off(source, [body[i] for i in leads]),
        fronted=bool(front),
    ).spread(leads, len(body))
    sure, why = verdict(Document(body_views, reading, views[:TOP]))
    is_interview = sure >= 0.5
    segments = [_front_segment(source, p, kind) for p, kind in zip(pieces, front, strict=False)]
    for i, piece in enumerate(body):
        if is_interview:
            kind, confidence = _kind(body_views[i], reading, i, piece)
        else:
            kind = _kind_outside(body_views[i], reading, i)
            confidence = reading.probability(i, kind)
        confidence = sure * confidence + (1.0 - sure) * (not kind.spoken)
        evidence = explain(model, rows, scores, body_views, reading, i, piece.label, turns[i])
        label = piece.label.label if piece.label else None
        segments.append(Segment(source, piece.span, kind, round(confidence, 4), evidence, label))
    return Interview(source, tuple(segments), (), is_interview, round(max(sure, 1.0 - sure), 4), why, language)


def _pieces(source: Source, lines: dict[int, LabelLine]) -> list[_Piece]:
    """Blocks with their labels; a label alone on a line belongs to the block below it."""
    spans = split_blocks(source, lines.__contains__)
    out: list[_Piece] = []
    waiting: _Piece | None = None
    for span in spans:
        piece = _Piece(span, lines.get(span.start))
        if waiting is not None:
            if piece.label is None or not piece.label.name or _asks_below(waiting, piece):
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


def _asks_below(above: _Piece, below: _Piece) -> bool:
    """Whether a label alone on its line says whose the question is ("BY MS. ROE:") that the other one opens ("Q.")."""
    asks = above.label is not None and above.label.said.examines
    return asks and below.label is not None and below.label.said.role is Role.INTERVIEWER and below.label.said.generic


def _joined(above: _Piece, below: _Piece) -> _Piece:
    """A label alone on its line (and a time stamp below it) with the block that it opens."""
    label = above.label
    if label is not None and below.label is not None:
        label = attrs.evolve(label, label=Span(label.label.start, below.label.label.end))
    return _Piece(Span(above.span.start, below.span.end), label)


#: A name that a block speaks to: at the start of a sentence, or between commas at its end.
_CALLED = regex.compile(
    r"(?:(?<=[.!?…]\s)|\G\s*)(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}),\s"
    r"|,\s(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})(?=[,.?!])"
)


def _turns(
    pieces: Sequence[_Piece], text: str, entries: Sequence[Entry], given: Sequence[Speaker]
) -> list[Turn | None]:
    """Who the labels of the blocks name, and whom of the other labelled speakers each block addresses."""
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
    known: dict[str, Role | None] = {}
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
            known[voice] = next((s.role for s in given if _is_called(s, voice)), own)
        hits = _CALLED.findall(text, piece.label.label.end, piece.span.end)
        others = {forms.get(fold(hit), voice) for pair in hits for hit in pair if hit} - {voice}
        out.append(Turn(voice, label.name, known[voice] or label.role, len(others)))
    return out


def _set_off(source: Source, pieces: Sequence[_Piece]) -> frozenset[int]:
    """The blocks without a label that are in italics as a whole, or that by their form belong to no turn."""
    italics = {m.span.start: m.span.end for m in source.marks if m.kind == "italic"}
    return frozenset(
        n
        for n, p in enumerate(pieces)
        if p.label is None
        and (italics.get(p.span.start, -1) >= p.span.end or any(_fires(cue, source.text, p) for cue in _BETWEEN))
    )


_BETWEEN = tuple(BETWEEN.cues.values())


def _fires(cue: Cue, text: str, piece: _Piece) -> bool:
    return next(iter(cue(Block(text, piece.span.start, piece.span.end))), None) is not None


def _is_called(speaker: Speaker, voice: str) -> bool:
    return speaker.name is not None and any(same_person(voice, n) for n in (speaker.name, *speaker.aliases))


def _front_segment(source: Source, piece: _Piece, kind: Kind) -> Segment:
    cue = "title_form" if kind is Kind.HEADING else "byline_form"
    note = "Stands at the top, as a title does" if kind is Kind.HEADING else "Says who wrote, asked or photographed"
    return Segment(source, piece.span, kind, 0.95, (Evidence(cue, piece.span, 3.0, note),))


def _kind(view: View, reading: Reading, i: int, piece: _Piece) -> tuple[Kind, float]:
    """The kind of a block of the body: that of its state, said more exactly where its form does."""
    kind = KINDS[reading.path[i]]
    confidence = reading.probability(i, kind)
    if piece.label is None or not piece.label.name:
        plain = _plain_kind(view)
        if plain is Kind.ASIDE or (plain is not None and not kind.spoken):
            spoken = reading.probability(i, Kind.QUESTION) + reading.probability(i, Kind.ANSWER)
            return plain, 1.0 - (1.0 - _FORM[plain]) * min(1.0, spoken)
    return kind, confidence


def _kind_outside(view: View, reading: Reading, i: int) -> Kind:
    """The kind of a block of a document that is no interview."""
    kind = KINDS[reading.path[i]]
    return _plain_kind(view) or (kind if kind is Kind.HEADING else Kind.NARRATION)


def _plain_kind(view: View) -> Kind | None:
    """What a block is by its form alone, where the form leaves no doubt."""
    if is_aside(view):
        return Kind.ASIDE
    if is_byline(view):
        return Kind.BYLINE
    if is_noise(view):
        return Kind.NOISE
    return None

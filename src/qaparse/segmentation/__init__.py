"""Reading: which blocks ask, which answer, which tell.

The policy, in order:

1. ``labels``: which lines open with a speaker's label.
2. ``blocks``: where one block ends and the next begins; ``turns``: what the labels say of each.
3. ``model``: what each block looks like, by the cues of ``qaparse.cues.reading`` and ``qaparse.cues.layout``.
4. ``voices``: which side each label speaks for, decided with the reading of the whole document.
5. ``chain``: the joint reading, and how sure it is; ``lists`` go with the sentence that introduces them.
   ``look`` joins 3 to 5; transcripts of talk are looked at twice, the second time by their own profile.
6. ``verdict``: whether this is an interview at all.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ..cues.core import Block
from ..cues.labels import roster
from ..cues.languages import recognise
from ..cues.layout import FORMATS, matrix
from ..cues.markup import Called, called
from ..cues.own import OwnCue
from ..cues.profile import profile
from ..cues.reading import is_aside, is_byline, is_noise
from ..cues.view import View
from ..records import Evidence, Interview, Kind, Segment, Source, Speaker
from .evidence import Reasons
from .front import front_matter
from .labels import find_labels
from .lists import list_items
from .look import Look
from .model import KINDS, Model, load
from .own import seen
from .turns import Piece, set_off, split_pieces, who_speaks
from .verdict import TOP, Document, judge
from .voices import Reading

__all__ = ["read_document"]

#: How surely the form of a block says its kind where the reading takes it for speech; else it is the surer.
_FORM = {Kind.ASIDE: 0.85, Kind.BYLINE: 0.9, Kind.CAPTION: 0.9, Kind.NOISE: 0.9}


#: What a person says of a block, in log-odds: more than anything else does.
_TOLD = 100.0

#: From this probability on a document is read as a transcript: twice.
_SPOKEN = 0.45


def read_document(
    source: Source,
    given: Sequence[Speaker] = (),
    *,
    language: str | None = None,
    model: Model | None = None,
    known: Mapping[int, Kind] | None = None,
    cues: Sequence[OwnCue] = (),
    verdict: Callable[[Document], tuple[float, tuple[Evidence, ...]]] = judge,
) -> Interview:
    """The document with its segments and their kinds; speakers and attributions are left to the later rooms.

    ``given`` are people whom the caller knows to take part: their names are labels wherever they stand as such.
    ``language`` is the text's, by its ISO 639-1 code; unless given, it is recognised.
    ``known`` are kinds that a person gave, by where their segments start: the others are read given these.
    ``cues`` are the caller's own, which vote for kinds.
    ``model`` stands for the package's own weights; ``verdict`` gives the probability of an
    interview, and why.

    Outside an interview nobody asks or answers: labelled turns, as those of a play or of minutes, are narration that
    keeps its label.
    """
    text = source.text
    model = model or load()
    language = recognise(text) if language is None else language
    entries = roster(text)
    pieces = split_pieces(source, find_labels(source, given, entries), entries)
    if not pieces:
        return Interview(source, language=language)
    views = [p.view(text, language) for p in pieces]
    front = front_matter(views, [p.label is not None or p.form is not None for p in pieces], source.marks)
    body, body_views = pieces[len(front) :], views[len(front) :]
    title = views[front.index(Kind.HEADING)] if Kind.HEADING in front else _stated_title(source, language)
    fronted = bool(front) or title is not None or "authors" in source.meta
    turns = who_speaks(body, text, entries, given)
    leads = [i for i, item in enumerate(list_items(body_views, [p.label is not None for p in body])) if not item]
    apart = set_off(source, [body[i] for i in leads])
    stage = model.first.formatted if any(m.kind in FORMATS for m in source.marks) else model.first
    markup = called(body_views, source.marks, [p.label is not None for p in body])
    if known:
        markup = [_told(known[p.span.start]) if p.span.start in known else m for p, m in zip(body, markup)]
    own = seen(body_views, cues)
    rows = matrix(body_views, source.marks, title, fronted=fronted)
    head = list(itertools.islice(rows, 1))
    spoken = bool(head) and model.spoken.probability(head[0]) >= _SPOKEN
    rows = itertools.chain(head, rows)
    twice = spoken and not any(turn is not None and turn.voice for turn in turns)
    kept = list(rows) if twice else []  # rows are long
    look = Look.at(kept or rows, markup, stage, own, passing=twice)
    reading = look.read(turns, leads, apart, fronted)
    if twice:
        asks, answers = ([reading.probability(i, k) for i in range(len(body))] for k in (Kind.QUESTION, Kind.ANSWER))
        look = Look.at(profile(kept, asks, answers), markup, model.second, own)
        reading = look.read(turns, leads, apart, fronted)
    sure, why = verdict(Document(body_views, reading, views[:TOP]))
    is_interview = sure >= 0.5
    reasons = Reasons.of(look, reading, body_views, [p.label for p in body], turns, own)
    segments = [_front_segment(source, p, kind) for p, kind in zip(pieces, front, strict=False)]
    for i, piece in enumerate(body):
        if is_interview:
            kind, confidence = _kind(body_views[i], reading, i, piece, markup[i])
        else:
            kind = _kind_outside(body_views[i], reading, i, piece, markup[i])
            confidence = reading.probability(i, kind)
        confidence = sure * confidence + (1.0 - sure) * (not kind.spoken)
        label = piece.label.label if piece.label else None
        why_so = partial(reasons.evidence, i)
        segments.append(Segment(source, piece.span, kind, round(confidence, 4), why_so, label))
    return Interview(source, tuple(segments), (), is_interview, round(max(sure, 1.0 - sure), 4), why, language)


def _told(kind: Kind) -> Called:
    """What a person calls a block: it decides."""
    other = {"introduction", "interlude", "closing"} if kind is not Kind.HEADING else {"heading"}
    return Called(
        "given", "Given", dict.fromkeys({kind.value} if kind.spoken else other, _TOLD), kind if kind in _FORM else None
    )


def _stated_title(source: Source, language: str) -> View | None:
    """The title that the document states of itself outside its text."""
    title = source.meta.get("title")
    return View(Block(title, 0, len(title), language)) if isinstance(title, str) and title else None


def _front_segment(source: Source, piece: Piece, kind: Kind) -> Segment:
    cue = "title_form" if kind is Kind.HEADING else "byline_form"
    note = "Stands at the top, as a title does" if kind is Kind.HEADING else "Says who wrote, asked or photographed"
    return Segment(source, piece.span, kind, 0.95, (Evidence(cue, piece.span, 3.0, note),))


def _kind(view: View, reading: Reading, i: int, piece: Piece, markup: Called | None) -> tuple[Kind, float]:
    """The kind of a block of the body: that of its state, said more exactly where its form or markup does."""
    kind = KINDS[reading.path[i]]
    confidence = reading.probability(i, kind)
    if piece.label is None or not piece.label.name:
        plain = piece.form or _plain_kind(view) or (markup.kind if markup else None)
        sure = plain in (piece.form, Kind.ASIDE) or (plain is Kind.NOISE and reading.labelled)
        if plain is not None and (sure or not kind.spoken):
            spoken = reading.probability(i, Kind.QUESTION) + reading.probability(i, Kind.ANSWER)
            return plain, 1.0 - (1.0 - _FORM[plain]) * min(1.0, spoken)
    return kind, confidence


def _kind_outside(view: View, reading: Reading, i: int, piece: Piece, markup: Called | None) -> Kind:
    """The kind of a block of a document that is no interview."""
    kind = KINDS[reading.path[i]]
    plain = piece.form or _plain_kind(view) or (markup and markup.kind)
    return plain or (kind if kind is Kind.HEADING else Kind.NARRATION)


def _plain_kind(view: View) -> Kind | None:
    """What a block is by its form alone, where the form leaves no doubt."""
    if is_aside(view):
        return Kind.ASIDE
    if is_byline(view):
        return Kind.BYLINE
    if is_noise(view):
        return Kind.NOISE
    return None

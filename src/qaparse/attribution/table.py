"""A document as attribution weighs it: what speaks for each candidate at each segment of a side, and for a change."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib import resources
from math import sqrt
from typing import TypeAlias

import attrs

from ..cues.core import Cue
from ..cues.floor import CALLED, Names, Naming, Pair
from ..cues.languages import spoken_pack
from ..cues.own import OwnCue
from ..cues.shape import closing, opening, telling
from ..cues.speaking import CHANGE, SPEAKER, TOLD, Bearing, beginnings, exactly, trade_names, trade_words, works
from ..records import Evidence, Interview, Kind, Segment, Span, Speaker
from .hand import apostrophe

__all__ = ["Fired", "Shape", "Table", "Witness", "question_words", "same_run", "tabulate"]

#: Where more than so many of the questions, and besides more than this share of them, ask without a question mark, the
#: text is a transcript of speech: who asks also listens, thanks and comments there; an editor leaves the questions.
_COMMENTS, _COMMENTING = 3, 0.1
#: A cue that counts words counts no further.
_MOST_WORDS = 2
#: A word in more than this share of the answers tells nothing of what they are about.
_OFTEN = 0.2
#: Narration shorter than this, in characters, and without a full stop may be a heading that nobody marked.
_HEADING = 90
#: What counts as short, in characters.
_SHORT = (30, 80, 200)
#: What means less, or something else, in a transcript of speech, and is weighed apart there.
_EDITED = ("one_each", "opening", "closing", "announces", "fragments", *(f"before_under_{n}" for n in _SHORT))
_MOST_SHAPE = 3.0
#: So many answers back the announcement of a list is looked for.
_LOOK_BACK = 20
#: Words: where apostrophes and hyphens join them, and where they part them ("l'eau").
_JOINED, _PARTED = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*"), re.compile(r"[^\W_]+")
#: What asks, in one script or another.
_ASKS = re.compile("[?？؟]")


@attrs.frozen
class Fired:
    """One thing that speaks for or against a candidate: the name of its weight, how much of it, and where."""

    weight: str
    value: float
    span: Span
    note: str

    def evidence(self, weights: Mapping[str, float]) -> Evidence:
        """What it adds to the candidate's log-odds."""
        return Evidence(self.weight, self.span, round(self.value * weights[self.weight], 3), self.note)


#: A further source of cues, asked once for each side of a document with several people: takes the interview, the kind
#: of segments and the candidates, and gives by the segment's number, for each candidate in order, what fired.
Witness: TypeAlias = Callable[[Interview, Kind, Sequence[Speaker]], Mapping[int, Sequence[Sequence[Fired]]]]


@attrs.frozen(eq=False)
class Table:
    """A side's segments in order, with what was seen at each.

    ``chain`` are their numbers among the interview's segments; ``fired[k][c]`` speaks for or against candidate ``c`` at
    the k-th; ``opens[k]`` is true where the other side spoke before it (or nobody did), ``change[k]`` holds by name
    what bears on its being by the same person as the one before. ``words[k]`` are its words, folded; ``spoken`` is true
    where the document reads like a transcript of speech. ``order`` are the candidates as the text introduces them, in
    order; nobody where not all are introduced. ``forms`` says how each one's apostrophes are typed (``hand``): in a
    transcript one person types all.
    """

    chain: Sequence[int]
    fired: Sequence[Sequence[Sequence[Fired]]]
    opens: Sequence[bool]
    change: Sequence[Mapping[str, float]]
    words: Sequence[frozenset[str]]
    spoken: bool
    order: Sequence[int] = ()
    forms: Sequence[int] = ()


#: The weights of ``cues.shape``, by ``opening`` and ``closing`` and the name of what is seen.
Shape: TypeAlias = Mapping[str, Mapping[str, float]]


def tabulate(
    interview: Interview,
    kind: Kind,
    side: Sequence[Speaker],
    more: Witness | None = None,
    shape: Shape | None = None,
    cues: Sequence[OwnCue] = (),
) -> Table:
    """Everything that speaks for or against the candidates of one side, a witness and a caller's cues included."""
    segments, text = interview.segments, interview.text
    blocks = [s.content for s in segments]
    chain = [n for n, s in enumerate(segments) if s.kind is kind]
    names = Names(side, [s for s in interview.speakers if s not in side], interview.language)
    named = [names.find(text, block) for block in blocks]
    asked = [b for b, s in zip(blocks, segments, strict=True) if s.kind is Kind.QUESTION]
    spoken = sum(_ASKS.search(text, b.start, b.end) is None for b in asked) > _COMMENTS + _COMMENTING * len(asked)
    leads = _leads(segments, chain, kind)
    places = _answering if kind is Kind.ANSWER else _asking
    near = [places(segments, chain, k, leads[k]) for k in range(len(chain))]
    if spoken:  # in speech people quote those who spoke long ago
        near = [[(n, where) for n, where in some if where != "after"] for some in near]
    fired = [_namings(some, named, len(side), cues) for some in near]
    words = [_words(text, blocks[n], interview.language) for n in chain]
    usual = _usual(words)
    # A byline lists its names as it likes; the others introduce.
    before = zip(segments[: chain[0]], named) if chain else ()
    introduced = _introduced([row for s, row in before if s.kind is not Kind.BYLINE], len(side))
    if kind is Kind.ANSWER:
        for k, told in enumerate(_told(interview, chain, leads, blocks, named, side, usual, introduced[:1])):
            for c, seen in enumerate(told):
                fired[k][c] += seen
    heard = more(interview, kind, side) if more else {}
    for k, n in enumerate(chain):
        for c, further in enumerate(heard.get(n, ())):
            fired[k][c] += further
    opens = [bool(lead) or not k for k, lead in enumerate(leads)]
    change: list[dict[str, float]] = [{} for _ in chain]
    if kind is Kind.ANSWER:
        change = list(_changes(interview, chain, leads, blocks, named, len(side), shape or learned_shape()))
        _share(change, words, usual)
        for held in change[1:] if spoken else ():
            held.update({f"{name}_spoken": held.pop(name) for name in _EDITED if name in held}, spoken=1.0)
    forms = [0 if spoken else apostrophe(text, blocks[n]) for n in chain]
    return Table(chain, fired, opens, change, words, spoken, tuple(c for c, _ in introduced), forms)


def same_run(segments: Sequence[Segment], a: int, b: int) -> bool:
    """Whether nothing but asides stands between two segments."""
    return not any(s.kind.spoken or s.kind.breaks_turn for s in segments[a + 1 : b])


def _leads(segments: Sequence[Segment], chain: Sequence[int], kind: Kind) -> list[list[int]]:
    """For each segment of a side, the other side's segments since the one before."""
    out, last = [], -1
    for n in chain:
        out.append([k for k in range(last + 1, n) if segments[k].kind.spoken and segments[k].kind is not kind])
        last = n
    return out


# ---------------------------------------------------------------- who is named where


#: The numbers of segments where a name bears on who speaks another one, and what they are to that one.
_Places: TypeAlias = list[tuple[int, str]]


def _answering(segments: Sequence[Segment], chain: Sequence[int], k: int, lead: Sequence[int]) -> _Places:
    """Where names bear on who gives an answer."""
    places = [(n, "earlier") for n in lead[:-1]] + [(n, "question") for n in lead[-1:]] + [(chain[k], "answer")]
    places += [(chain[k - 1], "before")] if k else []
    goes_on = k + 1 < len(chain) and same_run(segments, chain[k], chain[k + 1])
    return places + ([(chain[k + 1], "after")] if goes_on else [])


def _asking(segments: Sequence[Segment], chain: Sequence[int], k: int, lead: Sequence[int]) -> _Places:
    """Where names bear on who asks."""
    n = chain[k]
    replied = n + 1 < len(segments) and segments[n + 1].kind is Kind.ANSWER
    return [(n, "answer"), *((m, "before") for m in lead[-1:]), *([(n + 1, "reply")] if replied else [])]


def _namings(
    places: _Places, named: Sequence[Sequence[tuple[int, Naming]]], size: int, cues: Sequence[OwnCue]
) -> list[list[Fired]]:
    """What the cues see where a candidate is named, once each."""
    fired: list[dict[str, Fired]] = [{} for _ in range(size)]
    for n, where in places:
        for c, naming in named[n]:
            seen = attrs.evolve(naming, where=where)
            for cue in SPEAKER.cues.values():
                if cue.name not in fired[c]:
                    for span in cue.find(seen):
                        fired[c][cue.name] = Fired(cue.name, 1.0, span, cue.note)
            for own in cues:
                if own.name not in fired[c] and (found := own.first(seen, seen.block)) is not None:
                    fired[c][own.name] = Fired(own.name, 1.0, found, own.cue.note)
    return [list(seen.values()) for seen in fired]


# ---------------------------------------------------------------- what is told of them


def _told(
    interview: Interview,
    chain: Sequence[int],
    leads: Sequence[Sequence[int]],
    blocks: Sequence[Span],
    named: Sequence[Sequence[tuple[int, Naming]]],
    side: Sequence[Speaker],
    usual: AbstractSet[str],
    first: Sequence[tuple[int, Span]],
) -> Iterator[list[list[Fired]]]:
    text = interview.text
    trades = [{*trade_words(s.words, interview.language)} for s in side]
    own = [{*trade_names(s.words, interview.language)} for s in side]
    about, titles = _alone(trades, beginnings), _alone(own, beginnings)
    made = _alone([{*works(s.words)} for s in side], exactly)
    headings = _headings(interview, named)
    for k, n in enumerate(chain):
        asked = [blocks[j] for j in leads[k][-2:]]
        row: list[list[Fired]] = []
        for c in range(len(side)):
            heading = headings.get(n)
            bearing = Bearing(
                text,
                blocks[n],
                asked,
                about[c],
                titles[c],
                made[c],
                heading[1] if heading and heading[0] == c else None,
                next((span for who, span in first if who == c and not k), None),
                interview.language,
            )
            row.append([f for cue in TOLD.cues.values() for f in _counted(cue, bearing, usual)])
        yield row


def _alone(
    words: Sequence[set[str]], pattern: Callable[[Iterable[str]], re.Pattern[str] | None]
) -> list[re.Pattern[str] | None]:
    """For each candidate a pattern of the words that are no other's."""
    often = Counter(word for own in words for word in own)
    return [pattern(word for word in own if often[word] == 1) for own in words]


def _counted(cue: Cue, bearing: Bearing, usual: AbstractSet[str]) -> Iterator[Fired]:
    """One vote for all that the cue saw: as strong as it saw different words that not everybody here uses."""
    seen = [(s, word) for s in cue.find(bearing) if (word := s.of(bearing.text).casefold()) not in usual]
    if seen:
        yield Fired(cue.name, float(min(_MOST_WORDS, len({word for _, word in seen}))), seen[0][0], cue.note)


def _headings(interview: Interview, named: Sequence[Sequence[tuple[int, Naming]]]) -> dict[int, tuple[int, Span]]:
    """By answer, the candidate whom the last heading with names names alone, and where.

    Nobody unless headings do so for two: one that names a single person is a title, and says who is talked with.
    """
    out: dict[int, tuple[int, Span]] = {}
    head: tuple[int, Span] | None = None
    for n, segment in enumerate(interview.segments):
        if named[n] and (segment.kind is Kind.HEADING or _like_heading(interview.text, segment, named[n][0][1])):
            head = (named[n][0][0], named[n][0][1].span) if named[n][0][1].alone else None
        if segment.kind is Kind.ANSWER and head is not None:
            out[n] = head
    return out if len({c for c, _ in out.values()}) > 1 else {}


def _like_heading(text: str, segment: Segment, first: Naming) -> bool:
    """A short line without a full stop is an unmarked heading; among answers only one that opens with a name."""
    fits = segment.kind is Kind.NARRATION or (segment.kind is Kind.ANSWER and first.leads)
    return fits and len(first.block) < _HEADING and text[first.block.end - 1] not in ".!?…:,"


def _introduced(named: Sequence[Sequence[tuple[int, Naming]]], size: int) -> list[tuple[int, Span]]:
    """Whom these blocks name, in order, and where first; nobody unless they name all."""
    out: dict[int, Span] = {}
    for row in named:
        for c, naming in row:
            out.setdefault(c, naming.span)
    return list(out.items()) if len(out) == size else []


# ---------------------------------------------------------------- the same person, or another


def _changes(
    interview: Interview,
    chain: Sequence[int],
    leads: Sequence[Sequence[int]],
    blocks: Sequence[Span],
    named: Sequence[Sequence[tuple[int, Naming]]],
    size: int,
    shape: Shape,
) -> Iterator[dict[str, float]]:
    """What the cues see between each answer and the one before; nothing before the first."""
    text, segments = interview.text, interview.segments
    starts = [k for k in range(len(chain)) if leads[k] or not k]
    length = {k: end - k for k, end in zip(starts, [*starts[1:], len(chain)], strict=True)}
    run, about = 0, set[str]()
    asked: tuple[Span, ...] = ()
    for k, n in enumerate(chain):
        if leads[k]:
            run, asked = k, tuple(blocks[j] for j in leads[k])
            about = question_words(text, asked, interview.language)
        if not k:
            yield {}
            continue
        last, between = chain[k - 1], tuple(blocks[j] for j in leads[k])
        called = tuple(x.span for j in (last, *leads[k]) for _, x in named[j] if x.how == CALLED)
        since = [blocks[j] for j in chain[max(run, k - _LOOK_BACK) : k]]
        pair = Pair(text, blocks[last], blocks[n], between, asked, called, interview.language, since)
        seen = {cue.name: 1.0 for cue in CHANGE.cues.values() if any(True for _ in cue.find(pair))}
        held = {
            "always": True,
            "told_between": any(segments[j].kind.breaks_turn for j in range(last + 1, n)),
            "second": not between and k == run + 1,
            "one_each": not between and length[run] == size,
            **_sizes(pair, whole="fragment" not in seen),
        }
        if not between:
            seen["opening"] = _likeness(opening(text, blocks[n], about, interview.language), shape["opening"])
            seen["closing"] = _likeness(closing(text, blocks[last], interview.language), shape["closing"])
        yield seen | {name: 1.0 for name, true in held.items() if true}


def question_words(text: str, asked: Sequence[Span], language: str = "en") -> set[str]:
    """What a question is about."""
    return telling({word for block in asked for word in _words(text, block, language)}, language)


def _words(text: str, block: Span, language: str) -> frozenset[str]:
    word = _JOINED if spoken_pack(language).joins else _PARTED
    return frozenset(word.findall(text[block.start : block.end].casefold().replace("’", "'")))


def _likeness(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = weights["always"] + sum(weights.get(name, 0.0) * x for name, x in seen.items())
    return max(-_MOST_SHAPE, min(_MOST_SHAPE, total))


@lru_cache(maxsize=1)
def learned_shape() -> Shape:
    """The weights of shape that ship with the package."""
    text = resources.files("qaparse.weights").joinpath("attribution.json").read_text(encoding="utf-8")
    return {name: json.loads(text)["shape"][name] for name in ("opening", "closing")}


def _sizes(pair: Pair, *, whole: bool) -> dict[str, bool]:
    here, before, asked = len(pair.here), len(pair.before), sum(map(len, pair.between))
    return {
        **{f"under_{n}": whole and here < n for n in _SHORT},
        "over_500": here > 500,
        **{f"before_under_{n}": before < n for n in _SHORT},
        "before_over_500": before > 500,
        **{f"question_under_{n}": bool(pair.between) and asked < n for n in (50, 100)},
    }


def _usual(words: Sequence[frozenset[str]]) -> AbstractSet[str]:
    """The words that so many answers use that they tell nothing of any."""
    limit = max(2.0, _OFTEN * len(words))
    return {word for word, n in Counter(word for row in words for word in row).items() if n > limit}


def _share(change: Sequence[dict[str, float]], words: Sequence[frozenset[str]], usual: AbstractSet[str]) -> None:
    """Enter what answers share with those before them."""
    about = [{word for word in row if len(word) > 2 and word not in usual} for row in words]
    for k in range(1, len(words)):
        change[k]["shared_words"] = _overlap(about[k - 1], about[k])
        change[k]["shared_theme"] = _overlap(set().union(*about[max(0, k - 3) : k]), set().union(*about[k : k + 3]))


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / sqrt(len(one) * len(other) + 1)

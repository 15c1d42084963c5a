"""Whether a document is an interview at all, decided on the whole.

Each measure looks at the document as it was read: at its questions, its answers and what is neither. What it found,
less what speaks neither way, times its weight is what it adds to the log-odds; training learned the weights.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import groupby, pairwise
from math import exp, log
from typing import Any, TypeAlias

import attrs

from ..cues.core import Group, compiled
from ..cues.view import NOTION, View
from ..errors import WeightsError
from ..records import Evidence, Kind, Span
from .model import KINDS
from .voices import Reading

__all__ = ["MEASURES", "TOP", "VERDICT", "Document", "Verdict", "judge", "load", "values"]

VERDICT = Group("verdict", "whether the document is an interview")

_YOU, _ME, _WE, _REQUEST, _SAY, _PAST, _HEDGE, _TALK = (
    NOTION[n] for n in ("you", "me", "we", "request", "say", "past", "hedge", "talk")
)
_TAKES_UP = tuple(NOTION[n] for n in ("link", "back", "agree", "thank"))
#: Of the words of a language that is known, more than this carry a notion.
_KNOWN = 0.1
#: How many blocks at the top may name what the document is.
TOP = 4
#: A document in which nobody asks is one only if the reading is wrong.
_NOBODY_ASKS = -3.5
#: A title has no more words.
_TITLE = 14
#: A share of few blocks says little: it starts from this many that speak neither way.
_HELD = 2.0

#: Opens a sentence that says what to press or whom to ask; looked for in lower case, with a full stop before the block.
_PRESS = re.compile(
    r"[.!?:]\s(?:(?:(?:please|then|simply|just|first|to do (?:so|this|that),?)\s)?"
    r"(?:click|open|press|tap|tick|choose|select|enter|type|run|install|reinstall|print|fill|log in|sign in|go to|visit"
    r"|contact|call|send|check|make sure|download|use|add|remove|set|unplug|restart|see|read|take|put|wait|do not"
    r"|don['’]t"
    r"|pulsa|pulse|haz clic|elige|entra en|imprime|escr[ií]ben?os"
    r"|cliquez|choisissez|ouvrez|envoyez|contactez|klicken sie|wählen sie|öffnen sie|clique|escolha|clicca|scegli)\s)"
)
#: What service speaks of; in lower case, too. Opens with letters: that a word begins there is asked behind them.
_OFFER = re.compile(
    r"(?:yo(?<!\w..)ur (?:account|order|browser|settings|password|profile)"
    r"|ou(?<!\w..)r (?:support|team|website|customers|warehouse)"
    r"|wo(?<!\w..)rking days|re(?<!\w..)fund(?:ed)?|lo(?<!\w..)g ?in|si(?<!\w..)gn up|he(?<!\w..)lp desk"
    r"|ca(?<!\w..)nnot be restored)\b"
)
#: Opens with one of few characters, which makes it cheap; what must stand before them is asked for behind.
_CODE = re.compile(r"[{}<>|\\:=!();-](?:(?<=[{}<>|\\])|(?<=:):|(?<=[=!])=|(?<=\s-)-?\w|(?<=\w\()\)|(?<=;)\s*\Z)")
_OTHER_GENRE = (
    r"(?i)\b(?:faqs?|frequently asked questions?|your questions answered|help cent(?:er|re)"
    r"|preguntas frecuentes|foire aux questions|questions fr[ée]quentes|h[äa]ufig(?:e|\sgestellte)\sfragen"
    r"|perguntas frequentes|domande frequenti|minutes of (?:the|a)|dramatis personae|screenplay|exam paper|catechism)\b"
    r"|\G\W*(?:dear|hi|hello|to whom|hallo|sehr geehrte[rs]?|liebe[rs]?|estimad[oa]s?|querid[oa]s?|ch(?:er|ère)s?"
    r"|car[oaie]|hola|bonjour|ciao|ol[áa]|prezad[oa]s?|gentil[ei]|egregi[oa])\s(?:[^\s?]++\s?){1,5}(?<=[,!:])\Z"
    r"|\G\W*(?:(?:int|ext)\.\s|(?:act|scene) (?:one|two|three|four|five|[ivx]{1,4}|\d)\b)"
    r"|よくある(?:質問|ご質問)|常见问题"
)


@attrs.frozen(eq=False)
class Document:
    """What the measures look at: the body's blocks, how they were read, and what stands at the top."""

    views: Sequence[View]
    reading: Reading
    top: Sequence[View]
    kinds: list[Kind] = attrs.field(init=False)
    spoken: list[int] = attrs.field(init=False)
    exchanges: list[int] = attrs.field(init=False)
    questions: list[View] = attrs.field(init=False)
    answers: list[View] = attrs.field(init=False)
    turns: list[list[View]] = attrs.field(init=False)
    code: list[bool] = attrs.field(init=False)
    known: bool = attrs.field(init=False)
    told_apart: bool = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        kinds = [KINDS[s] for s in self.reading.path]
        views = list(zip(self.views, kinds, strict=True))
        code = [_CODE.search(v.block.text, v.block.start, v.block.end) is not None for v in self.views]
        # Code that somebody shows says nothing of how he speaks.
        runs = [
            [v for v, _, is_code in run if not is_code]
            for kind, run in groupby(zip(self.views, kinds, code, strict=True), key=lambda row: row[1])
            if kind is Kind.ANSWER
        ]
        derived = {
            "kinds": kinds,
            "code": code,
            "spoken": [i for i, k in enumerate(kinds) if k.spoken],
            # The last question of each exchange.
            "exchanges": [i for i, pair in enumerate(pairwise(kinds)) if pair == (Kind.QUESTION, Kind.ANSWER)],
            "questions": [v for v, k in views if k is Kind.QUESTION],
            # The blocks of answers, and the same by the turn that they belong to.
            "answers": [v for run in runs for v in run],
            "turns": [run for run in runs if run],
            # Whether the words of this language are known.
            "known": sum(sum(v.total) for v in self.views) > _KNOWN * sum(v.words for v in self.views),
            # Whether labels, or the caller, say who is on which side.
            "told_apart": any(side.role is not None for side in self.reading.sides.values()),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)


#: What a measure found: a number, or for a share whether each of the blocks that it asks about passes.
Found: TypeAlias = "float | list[bool]"


@attrs.frozen(eq=False)
class _Measure:
    """``of`` looks, ``note`` says what was found, ``neutral`` speaks neither way.

    ``words``: it needs the language. ``warns``: only more than what is neutral says anything, against an interview.
    """

    note: str
    neutral: float
    of: Callable[[Document], Found]
    words: bool
    warns: bool


MEASURES: dict[str, _Measure] = {}


def _measure(
    neutral: float, note: str, *, words: bool = False, warns: bool = False
) -> Callable[[Callable[[Document], Found]], Callable[[Document], Found]]:
    """Declare a measure: its docstring explains it, ``note`` is shown as evidence."""

    def declare(of: Callable[[Document], Found]) -> Callable[[Document], Found]:
        MEASURES[of.__name__] = _Measure(note, neutral, of, words, warns)
        VERDICT.add(of.__name__, lambda block: [block.span], of.__doc__ or "")
        return of

    return declare


@_measure(1.1, "{d} questions are answered")
def exchanges(d: Document) -> Found:
    """How many questions are answered, two dozen counting as all (logarithm)."""
    return log(1 + min(24, len(d.exchanges)))


@_measure(0.85, "How sure the reading of questions and answers is: {x:.0%}")
def sure_reading(d: Document) -> Found:
    """How sure the reading of questions and answers is."""
    return sum(d.reading.probability(i, d.kinds[i]) for i in d.spoken) / len(d.spoken)


@_measure(0.6, "Sides change often: {x:.0%}")
def changes_sides(d: Document) -> Found:
    """How often the sides change: prose that only looks asked runs on."""
    return min(1.0, 2 * len(d.exchanges) / len(d.spoken))


@_measure(0.7, "{x:.0%} of the questions ask in form")
def questions_ask(d: Document) -> Found:
    """Questions ask in form."""
    return [v.ends_asking or v.initial[_REQUEST] > 0 for v in d.questions]


@_measure(0.0, "No block that is read as spoken asks anything in form")
def nobody_asks(d: Document) -> Found:
    """No block that is read as spoken asks anything in form."""
    return float(not any(d.views[i].asked or d.views[i].initial[_REQUEST] for i in d.spoken))


@_measure(0.1, "{x:.0%} of the turns ask on the side that asks less", warns=True)
def both_sides_ask(d: Document) -> Found:
    """Both sides ask, and no label says which is which, as in plays and chats."""
    sides = [[v.ends_asking for v in views] for views in (d.questions, d.answers)]
    return [] if d.told_apart else min(sides, key=lambda asks: sum(asks) / (len(asks) or 1))


@_measure(0.3, "{x:.0%} of the questions say you", words=True)
def questions_to_someone(d: Document) -> Found:
    """Questions speak to someone."""
    return [v.total[_YOU] > 0 for v in d.questions]


@_measure(0.15, "{x:.0%} of the questions take up what was said", words=True)
def questions_take_up(d: Document) -> Found:
    """Questions go on from what was said: they say more than they ask, or open with so, and, but, yes."""
    return [v.sentences > 1 or any(n in v.opens for n in _TAKES_UP) for v in d.questions[1:]]


@_measure(0.4, "{x:.0%} of the answers say I", words=True)
def answers_of_oneself(d: Document) -> Found:
    """Answers speak in the first person singular."""
    return [any(v.total[_ME] for v in turn) for turn in d.turns]


@_measure(0.7, "{x:.0%} of the exchanges are personal: the question says you, or the answer I or we", words=True)
def personal(d: Document) -> Found:
    """Exchanges are personal: the question says you, or the answer I or we."""
    return [d.views[i].total[_YOU] + d.views[i + 1].total[_ME] + d.views[i + 1].total[_WE] > 0 for i in d.exchanges]


@_measure(0.05, "{x:.0%} of the answers say what to press, or offer service", warns=True)
def answers_serve(d: Document) -> Found:
    """Answers say what to press, or offer service, as help pages and support do."""
    texts = [". " + v.block.text[v.block.start : v.block.end].lower() for v in d.answers]
    return [(_PRESS.search(text) or _OFFER.search(text)) is not None for text in texts]


@_measure(0.15, "{x:.0%} of the blocks of answers ask something themselves", warns=True)
def answers_ask(d: Document) -> Found:
    """Answers ask, as essays, columns and letters do in passing."""
    return [v.asked > 0 for v in d.answers]


@_measure(0.4, "{x:.0%} of the answers tell or think aloud", words=True)
def answers_tell(d: Document) -> Found:
    """Answers tell what was, or think aloud."""
    return [any(v.total[_PAST] or v.total[_HEDGE] for v in turn) for turn in d.turns]


@_measure(0.5, "How much longer answers are than questions: {x:.1f} (logarithm)")
def answers_longer(d: Document) -> Found:
    """How much longer answers are than questions (logarithm of the ratio, from -1 to 2)."""
    told, asked = (sum(v.words for v in views) / (len(views) or 1) for views in (d.answers, d.questions))
    return max(-1.0, min(2.0, log((told + 1) / (asked + 1))))


@_measure(0.1, "{x:.0%} of the questions and answers are quotations that a narrator tells", warns=True)
def narrated_quotations(d: Document) -> Found:
    """Quotations with a verb of saying are a narrator's."""
    return [v.quoted > 0.2 * v.words and v.total[_SAY] > 0 for v in (d.views[i] for i in d.spoken)]


@_measure(0.4, "{x:.0%} of the blocks are read as told by an author", warns=True)
def mostly_told(d: Document) -> Found:
    """Most of the text is told by an author, as in a portrait."""
    return [kind is Kind.NARRATION for kind in d.kinds]


@_measure(0.0, "Labels say who speaks")
def labels(d: Document) -> Found:
    """Labels say who speaks."""
    return float(d.reading.labelled)


@_measure(0.0, "Labels say which side speaks")
def labels_tell_sides(d: Document) -> Found:
    """Labels, or the caller, say which side speaks: interviewer, moderator, Q."""
    return float(d.told_apart)


@_measure(0.3, "{x:.0%} of the blocks hold signs as code does", warns=True)
def code(d: Document) -> Found:
    """Blocks hold signs as code, tables and commands do."""
    return list(d.code)


@_measure(0.0, "Begins inside an answer, as what is cut out of an interview does")
def begins_inside(d: Document) -> Found:
    """Begins inside an answer, without a title or labels, as what is cut out of an interview does."""
    return float(d.top[0] is d.views[0] and d.kinds[0] is Kind.ANSWER and not d.reading.labelled)


@_measure(0.0, "Only the first line asks, and nobody in particular, as the title of an essay does", words=True)
def title_asks(d: Document) -> Found:
    """Only the first line asks, and nobody in particular, as the title of an essay does."""
    first = d.top[0]
    asks = first.ends_asking and first.words <= _TITLE and not first.total[_YOU] and not d.reading.labelled
    return float(asks and sum(v.ends_asking for v in d.views if v is not first) == 0)


@_measure(0.0, "The top names something else: frequent questions, a play, minutes")
def names_another_genre(d: Document) -> Found:
    """The top names something else: frequent questions, a play, minutes."""
    named = compiled(_OTHER_GENRE).search
    return float(any(v.words <= 14 and named(v.block.text, v.block.start, v.block.end) for v in d.top))


@_measure(0.0, "The top speaks of an interview", words=True)
def names_interview(d: Document) -> Found:
    """What stands before the first question speaks of an interview or a conversation."""
    first = d.questions[0].block.start
    return float(any(v.total[_TALK] > 0 and v.block.start < first for v in d.top))


@attrs.frozen
class Verdict:
    """What training learned: log-odds before anything is seen, and the weight of each measure."""

    bias: float
    weights: Mapping[str, float]


@lru_cache(maxsize=1)
def load() -> Verdict:
    """The weights that ship with the package; ``WeightsError`` where they do not fit the measures."""
    data: dict[str, Any] = json.loads(
        resources.files("qaparse.weights").joinpath("verdict.json").read_text(encoding="utf-8")
    )
    if set(data["weights"]) != set(MEASURES):
        raise WeightsError("verdict.json weighs other measures than those of this version")
    return Verdict(float(data["bias"]), {name: float(data["weights"][name]) for name in MEASURES})


def judge(document: Document, verdict: Verdict | None = None) -> tuple[float, tuple[Evidence, ...]]:
    """The probability that this is an interview, and why."""
    verdict = verdict or load()
    views = document.views
    whole = Span(views[0].block.start, views[-1].block.end) if views else Span(0, 0)
    if not document.exchanges:
        note = "No question is followed by an answer"
        return 1 / (1 + exp(-_NOBODY_ASKS)), (Evidence("exchanges", whole, _NOBODY_ASKS, note),)
    odds = verdict.bias
    evidence = []
    for name, (value, found) in values(document).items():
        weight = verdict.weights[name] * value
        odds += weight
        if abs(weight) >= 0.05:
            note = MEASURES[name].note.format(x=found, d=len(document.exchanges))
            evidence.append(Evidence(name, whole, round(weight, 3), note))
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds)))), tuple(evidence)


def values(document: Document) -> dict[str, tuple[float, float]]:
    """For each measure how far from neutral it is, and what it found as a number.

    Shares are weighed by their log-odds, those of few blocks drawn to what is neutral. A measure that needs a language
    that is not known speaks neither way.
    """
    out = {}
    for name, m in MEASURES.items():
        if m.words and not document.known:
            out[name] = 0.0, m.neutral
            continue
        found = m.of(document)
        if isinstance(found, list):
            hits, size = sum(found), len(found)
            drawn = (hits + _HELD * m.neutral) / (size + _HELD)
            value = _log_odds(drawn) - _log_odds(m.neutral)
            out[name] = max(0.0, value) if m.warns else value, hits / size if size else m.neutral
        else:
            out[name] = found - m.neutral, found
    return out


def _log_odds(p: float) -> float:
    return log(p) - log(1 - p)

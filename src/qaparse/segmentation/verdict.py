"""Whether a document is an interview at all, decided on the whole."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from ..cues.view import NOTION, View
from ..records import Evidence, Kind, Span
from .model import KINDS
from .voices import Reading

__all__ = ["judge"]

_YOU, _ME, _WE, _REQUEST, _SAY = (NOTION[n] for n in ("you", "me", "we", "request", "say"))
#: Log-odds before anything is seen, and what each observation is worth at its fullest.
_PRIOR = -2.0
_EXCHANGES, _SURE, _ASKS, _SPEAKS_TO, _SPEAKS_OF_ONESELF, _LABELS = 3.0, 2.0, 2.0, 2.0, 2.5, 2.0
#: Questions in the first person are those of a help page, as are
#: answers that tell the reader what to do; quotations with a verb of saying are a narrator's.
_ASKS_OF_ONESELF, _NARRATED, _TELLS_READER = -6.0, -6.0, -8.0


def judge(views: Sequence[View], reading: Reading) -> tuple[bool, float, tuple[Evidence, ...]]:
    """Whether this is an interview, how surely, and why.

    It needs questions that are answered; it helps that the questions ask and speak to someone, that the
    answers speak in the first person, that the joint reading is sure, and that labels say who speaks.
    """
    kinds = [KINDS[s] for s in reading.path]
    asked = [i for i, k in enumerate(kinds) if k is Kind.QUESTION]
    told = [i for i, k in enumerate(kinds) if k is Kind.ANSWER]
    exchanges = [i for i in asked if i + 1 < len(kinds) and kinds[i + 1] is Kind.ANSWER]
    whole = Span(views[0].block.start, views[-1].block.end) if views else Span(0, 0)
    if not exchanges:
        return False, 0.97, (Evidence("exchanges", whole, -6.0, "No question is followed by an answer"),)

    def share(blocks: Sequence[int], test: Sequence[bool]) -> float:
        return sum(test) / len(blocks) if blocks else 0.0

    sure = sum(reading.probability(i, kinds[i]) for i in (*asked, *told)) / (len(asked) + len(told))
    asks = share(asked, [views[i].ends_asking or views[i].initial[_REQUEST] > 0 for i in asked])
    to_reader = share(told, [views[i].total[_YOU] > 0 and not _first_person(views[i]) for i in told])
    to_someone = share(asked, [views[i].total[_YOU] > 0 for i in asked])
    of_oneself = share(told, [_first_person(views[i]) for i in told])
    in_first_person = share(asked, [_in_first_person(views[i]) for i in asked])
    narrated = share(range(len(views)), [v.quoted > 0.2 * v.words and v.total[_SAY] > 0 for v in views])
    first = views[exchanges[0]].block.span
    parts = [
        ("exchanges", _EXCHANGES * (min(len(exchanges), 4) / 2 - 1), whole, f"{len(exchanges)} questions are answered"),
        ("sure_reading", _SURE * (sure - 0.7) / 0.3, whole, "How sure the reading of questions and answers is"),
        ("questions_ask", _ASKS * (asks - 0.4), first, f"{asks:.0%} of the questions ask in form"),
        (
            "questions_to_someone",
            _SPEAKS_TO * (to_someone - 0.2) * 2,
            first,
            f"{to_someone:.0%} of the questions say you",
        ),
        (
            "answers_of_oneself",
            _SPEAKS_OF_ONESELF * (of_oneself - 0.3) * 2,
            whole,
            f"{of_oneself:.0%} of the answers say I or we",
        ),
        (
            "questions_in_first_person",
            _ASKS_OF_ONESELF * max(0.0, in_first_person - 0.2),
            first,
            f"{in_first_person:.0%} of the questions say I or we, not you",
        ),
        (
            "narrated_quotations",
            _NARRATED * max(0.0, narrated - 0.15),
            whole,
            f"{narrated:.0%} of the blocks are quotations that a narrator tells",
        ),
        (
            "answers_to_reader",
            _TELLS_READER * max(0.0, to_reader - 0.15),
            whole,
            f"{to_reader:.0%} of the answers speak to the reader",
        ),
        ("labels", _LABELS if reading.labelled else 0.0, whole, "Labels say who speaks"),
    ]
    odds = _PRIOR + sum(w for _, w, _, _ in parts)
    p = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
    evidence = tuple(Evidence(c, s, round(w, 3), n) for c, w, s, n in parts if abs(w) >= 0.05)
    return p >= 0.5, round(max(p, 1 - p), 4), evidence


def _in_first_person(view: View) -> bool:
    return _first_person(view) and view.total[_YOU] == 0


def _first_person(view: View) -> bool:
    return view.total[_ME] + view.total[_WE] > 0

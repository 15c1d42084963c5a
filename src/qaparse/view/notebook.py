"""What a notebook shows of a record: a few lines of HTML, escaped, without script or style sheet."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Attribution, Exchange, Interview, Turn
from .characters import words

__all__ = ["repr_html"]

#: So many exchanges of an interview are shown, people, answers to a question, and so many characters of a turn.
_SHOWN, _PEOPLE, _ANSWERS, _LONG = 6, 8, 8, 180


def repr_html(record: Interview | Exchange | Attribution) -> str:
    """The record in short."""
    if isinstance(record, Interview):
        return _interview(record)
    return _table(_exchange(record)) if isinstance(record, Exchange) else _attribution(record)


def _interview(interview: Interview) -> str:
    exchanges = interview.exchanges
    what = "Interview" if interview.is_interview else "No interview"
    people = [f"<bdi>{words(str(s), 60)}</bdi> ({s.role})" for s in interview.speakers[:_PEOPLE]]
    if more := len(interview.speakers[_PEOPLE:]):
        people.append(f"and {more} more")
    head = f"<p><b>{what}</b>, {interview.confidence:.0%} sure, {len(exchanges)} exchanges. {', '.join(people)}</p>"
    rows = [row for exchange in exchanges[:_SHOWN] for row in _exchange(exchange)]
    more = len(exchanges[_SHOWN:])
    return head + _table(rows) + (f"<p>… {more} more exchanges</p>" if more else "")


def _exchange(exchange: Exchange) -> list[str]:
    rows = [_turn("Q", exchange.question), *(_turn("A", answer) for answer in exchange.answers[:_ANSWERS])]
    if more := len(exchange.answers[_ANSWERS:]):
        rows.append(f"<tr><td></td><td></td><td>… {more} more answers</td></tr>")
    return rows


def _turn(letter: str, turn: Turn) -> str:
    said = turn.attribution
    sure = f"{said.confidence:.0%}" if said and said.speaker else ""
    who = f"<bdi>{words(str(turn.speaker), 60)}</bdi>" if turn.speaker else "nobody named"
    weight = "600" if letter == "Q" else "400"
    return (
        f'<tr><td>{letter}</td><td style="text-align:left;white-space:nowrap">{who} {sure}</td>'
        f'<td dir="auto" style="text-align:left;font-weight:{weight}">{words(turn.text, _LONG)}</td></tr>'
    )


def _attribution(said: Attribution) -> str:
    people = [(said.speaker, said.confidence), *said.alternatives] if said.speaker else list(said.alternatives)
    head = "" if said.speaker else "<p>Nobody named</p>"
    rows = [
        f'<tr><td style="text-align:left"><bdi>{words(str(who), 60)}</bdi></td><td>{p:.0%}</td>'
        f'<td><meter min="0" max="1" value="{p:.3f}"></meter></td></tr>'
        for who, p in people[:_PEOPLE]
    ]
    strongest = sorted(said.evidence, key=lambda e: -abs(e.weight))[:4]
    why = [
        f'<tr><td style="text-align:left">{words(e.note or e.cue, 120)}</td><td>{e.weight:+.2f}</td><td></td></tr>'
        for e in strongest
    ]
    return head + _table([*rows, *why])


def _table(rows: Iterable[str]) -> str:
    inner = "".join(rows)
    return f"<table><tbody>{inner}</tbody></table>" if inner else ""

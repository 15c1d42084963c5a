"""The page that leads to the pages of several interviews."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from ..records import Interview
from .characters import words
from .page import document

__all__ = ["to_index"]


def to_index(pages: Iterable[tuple[str, str, Interview]]) -> str:
    """A table of interviews, each given as its file beside the index, its id, and its record."""
    rows = []
    for file, name, interview in pages:
        title = interview.source.meta.get("title")
        shown = title if isinstance(title, str) and title.strip() else name
        people = ", ".join(f"<bdi>{words(str(s), 60)}</bdi>" for s in interview.interviewees)
        rows.append(
            f'<tr><th scope="row"><a href="./{quote(file)}"><bdi>{words(shown, 120)}</bdi></a></th><td>{people}</td>'
            f"<td>{len(interview.exchanges)}</td><td>{len(interview.doubtful())}</td>"
            f"<td>{'interview' if interview.is_interview else 'no interview'} {interview.confidence:.0%}</td></tr>\n"
        )
    body = (
        f"<header><div><h1>Interviews</h1><p>{len(rows)} documents</p></div></header>\n"
        '<main class="index"><table><thead><tr><th scope="col">Document</th><th scope="col">Who answers</th>'
        '<th scope="col">Exchanges</th><th scope="col">Doubtful</th><th scope="col">Read as</th></tr></thead>'
        f"<tbody>\n{''.join(rows)}</tbody></table></main>\n"
    )
    return document("Interviews", body)

"""Who speaks in a page: by number, look and name, and how much each one says."""

from __future__ import annotations

import attrs

from ..records import Interview, Speaker
from .characters import words

__all__ = ["People"]

#: So many colours, so many kinds of line: of the first eight people two share one; each further eight move on by one.
COLOURS, LINES = 8, 4


@attrs.frozen
class People:
    """Everybody whom the page can name: those who take part, then those who are only quoted or possible."""

    all: tuple[Speaker, ...]
    _numbers: dict[Speaker, int] = attrs.field(repr=False)

    @classmethod
    def of(cls, interview: Interview) -> People:
        """In order of the record, which is the order of the numbers."""
        numbers: dict[Speaker, int] = {}
        for speaker in interview.speakers:
            numbers.setdefault(speaker, len(numbers))
        for said in [*(s.attribution for s in interview.segments), *(q.attribution for q in interview.quotes)]:
            for other in (said.speaker, *(a for a, _ in said.alternatives)) if said else ():
                if other is not None:
                    numbers.setdefault(other, len(numbers))
        return cls(tuple(numbers), numbers)

    def number(self, speaker: Speaker | None) -> int | None:
        """The number of somebody; ``None`` for nobody."""
        return None if speaker is None else self._numbers[speaker]

    def name(self, speaker: Speaker | None) -> str:
        """The name as HTML, kept apart from the direction of the words around it."""
        return "nobody named" if speaker is None else f"<bdi>{words(str(speaker), 60)}</bdi>"

    def table(self, interview: Interview) -> str:
        """Who says how much, and whom to show."""
        signs = interview.language in ("ja", "zh")  # written without spaces: counted by signs
        turns: dict[int | None, int] = {}
        said: dict[int | None, int] = {}
        for turn in interview.turns:
            who = self.number(turn.speaker)
            turns[who] = turns.get(who, 0) + 1
            for s in turn.segments:
                pieces = s.text.split()
                said[who] = said.get(who, 0) + (sum(map(len, pieces)) if signs else len(pieces))
        total = sum(said.values())
        rows = []
        order = [n for n in range(len(self.all)) if n in turns or self.all[n] in interview.speakers]
        for n in [*order, *([None] if None in turns else [])]:
            share = said.get(n, 0) / total if total else 0.0
            speaker = None if n is None else self.all[n]
            look = _look(n)
            side = f" <small>{speaker.role}</small>" if speaker is not None and speaker.role else ""
            bar = f'<rect class="all" width="100" height="6"/><rect width="{100 * share:.1f}" height="6"/>'
            rows.append(
                f'<tr class="{look}"><th scope="row"><label><input type="checkbox" data-who="{-1 if n is None else n}"'
                f' checked> <span class="key"></span>{self.name(speaker)}</label>{side}</th>'
                f"<td>{turns.get(n, 0)}</td><td>{said.get(n, 0)}</td>"
                f'<td class="share">{share:.0%}<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
                f"{bar}</svg></td></tr>"
            )
        if not rows:
            return ""
        rest = '<p><label><input type="checkbox" data-who="-2" checked> Narration, headings and the rest</label></p>'
        return (
            '<section id="people"><h2>People</h2><table><thead><tr><th scope="col">Name</th>'
            f'<th scope="col">Turns</th><th scope="col">{"Signs" if signs else "Words"}</th>'
            f'<th scope="col">Share</th></tr></thead><tbody>{"".join(rows)}</tbody></table>{rest}</section>\n'
        )


def _look(number: int | None) -> str:
    """The classes of somebody's colour and line; ``page.js`` gives the same."""
    return "pn" if number is None else f"p{number % COLOURS} l{(number + number // COLOURS) % LINES}"

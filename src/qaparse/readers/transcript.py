"""Turns written one after another: what every reader of transcripts fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import attrs

from ..records import Source
from .page import BLANK, Open, Page

__all__ = ["Transcript", "Words", "unspaced"]


def unspaced(letter: str) -> bool:
    """Whether a letter is of a script that writes no spaces between words.

    >>> unspaced("話"), unspaced("。"), unspaced("말")
    (True, True, False)
    """
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uff65"


@attrs.frozen
class Words:
    """A stretch of what somebody says; when, in seconds, and where in the document, as far as that is known."""

    text: str
    time: float | None = None
    until: float | None = None
    page: int | str | None = None
    line: int | str | None = None


class Transcript:
    """A text of labelled turns, with the marks ``voice``, ``time``, ``until``, ``page`` and ``line``.

    A turn is a block; who speaks it stands before it as a label (``Ada: ``), since a speaker must stand in the text.

    >>> transcript = Transcript()
    >>> transcript.turn("Ada", [Words("Where is", 0.0, 1.5), Words("everybody?", 1.5, 2.0)])
    >>> transcript.turn(None, [Words("[pause]")])
    >>> source = transcript.source("demo", {})
    >>> source.text
    'Ada: Where is everybody?\\n\\n[pause]'
    >>> [(mark.kind, mark.value, mark.span.of(source.text)) for mark in source.marks if mark.kind != "until"]
    [('voice', 'Ada', 'Ada:'), ('time', 0.0, 'Where is'), ('time', 1.5, 'everybody?')]
    """

    def __init__(self) -> None:
        self.page = Page()
        self._participants: dict[str, dict[str, Any]] = {}

    def turn(self, speaker: str | None, words: Iterable[Words]) -> None:
        """A block: who speaks, as far as the document says, and the stretches of it, parted by spaces where words are.

        White space in a label is one space; line breaks of ``words`` stay, and only blank lines part paragraphs.
        Nothing is written where nothing is said.
        """
        said = [w for w in words if w.text.strip(BLANK)]
        if not said:
            return
        self.begin(speaker)
        before = ""
        for stretch in said:
            if before and not (unspaced(before) and unspaced(stretch.text.lstrip(BLANK)[0])):
                self.page.write(" ")
            self._write(stretch)
            before = stretch.text.rstrip(BLANK)[-1]
        self.page.end()

    def begin(self, speaker: str | None) -> None:
        """A block begins, with the label of who speaks."""
        self.page.end()
        if name := " ".join(speaker.split()).rstrip(":").rstrip() if speaker else "":
            voice = self.page.open("voice", name)
            self.page.write(f"{name}:")
            self.page.close(voice)
            self.page.write(" ")

    def talk(self, stretches: Iterable[tuple[str | None, Words]]) -> None:
        """Turns of stretches in order: all that one speaker says in a row is one; what nobody says, one a stretch."""
        for speaker, run in groupby((s for s in stretches if s[1].text.strip()), key=itemgetter(0)):
            for said in [[words for _, words in run]] if speaker else [[words] for _, words in run]:
                self.turn(speaker, said)

    def participant(self, name: str, role: str | None = None, words: Iterable[str] = ()) -> None:
        """Somebody whom the document declares to take part; ``role`` is "interviewer", "interviewee" or not known."""
        if name.strip():
            self._participants[name] = {"name": name, "role": role, "words": list(words)}

    def source(self, format_: str, meta: Mapping[str, Any]) -> Source:
        """What was written; ``meta["participants"]`` holds those who were declared."""
        declared = {"participants": list(self._participants.values())} if self._participants else {}
        return self.page.source(format_, {**meta, **declared})

    def _write(self, stretch: Words) -> None:
        values = (("time", stretch.time), ("until", stretch.until), ("page", stretch.page), ("line", stretch.line))
        opened: list[Open] = [self.page.open(kind, value) for kind, value in values if value is not None]
        lines = stretch.text.split("\n")
        for n, line in enumerate(lines):
            if n and line.strip() and lines[n - 1].strip():
                self.page.wrap()
            elif n:
                self.page.write("\n")
            self.page.write(line)
        for mark in reversed(opened):
            self.page.close(mark)

"""How a cue is declared: name, explanation, examples and what it looks for, in one place.

A *cue* looks at a stretch of text in place and yields the spans where it fires. Its docstring is its
explanation (the first line is the note that users see as evidence), its ``fires`` and ``silent`` are
examples that the tests replay: ``[[ ]]`` marks the span that the cue must report.

>>> demo = Group("demo", "nothing; it only shows how a cue is declared")
>>> @demo.cue(fires=["Well [[?!]]"], silent=["Well."])
... def odd_ending(block):
...     '''Ends in more than one mark.'''
...     yield from block.find(r"[?!]{2,}(?=\\s*\\Z)")
>>> [span.of("Why?! No?!") for span in odd_ending.find(Block("Why?! No?!", 0, 10))]
['?!']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias

import attrs
import regex

from ..records import Span

__all__ = ["Block", "Cue", "Example", "Finder", "Group", "compiled", "compiled_for_latin", "declared"]

#: What looks for a cue: takes what the cue's group looks at, yields spans.
Finder: TypeAlias = Callable[..., Iterable[Span]]


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, compiled once. ``\\G`` anchors at the start of the stretch, ``\\Z`` at its end."""
    return regex.compile(pattern, regex.VERSION0)


#: Capitals and letters of Latin script, with those that turn into one in lower case.
_LATIN = [chr(n) for n in (*range(0x250), 0x1E9E, 0x212A, 0x212B)]
_LETTERS = {
    r"\p{Lu}": re.escape("".join(c for c in _LATIN if c.isupper())),
    r"\p{L}": re.escape("".join(c for c in _LATIN if c.isalpha())),
}


@cache
def compiled_for_latin(pattern: str) -> re.Pattern[str]:
    """The same pattern for text of Latin letters only, which it searches in half the time.

    Of the properties of letters it may use ``\\p{Lu}`` and ``\\p{L}``, within brackets.
    """
    for name, letters in _LETTERS.items():
        pattern = pattern.replace(name, letters)
    return re.compile(pattern)


@attrs.frozen(eq=False)
class Block:
    """A stretch of a text, looked at in place: spans found in it are spans of the text.

    ``language`` is the text's, by its ISO 639-1 code; one without a pack is read by structure.
    """

    text: str
    start: int
    end: int
    language: str = "en"

    def find(self, pattern: str) -> Iterator[Span]:
        """Spans of the matches; of the group ``at`` where the pattern has one."""
        compiled_ = compiled(pattern)
        group: str | int = "at" if "at" in compiled_.groupindex else 0
        if pattern.startswith((r"\G", r"(?i)\G")):  # anchored: there is at most one
            first = compiled_.match(self.text, self.start, self.end)
            matches: Iterable[regex.Match[str]] = (first,) if first else ()
        else:
            matches = compiled_.finditer(self.text, self.start, self.end)
        for m in matches:
            if m.end(group) > m.start(group):
                yield Span(m.start(group), m.end(group))

    @property
    def span(self) -> Span:
        """The whole stretch."""
        return Span(self.start, self.end)


@attrs.frozen
class Example:
    """A text with the spans that a cue must report in it (none for a silent one)."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def parse(cls, marked: str) -> Example:
        """Read ``[[ ]]``.

        >>> Example.parse("Why[[?]]").spans
        (Span(start=3, end=4),)
        """
        spans, text, opened = [], "", 0
        for piece in regex.split(r"(\[\[|\]\])", marked):
            if piece == "[[":
                opened = len(text)
            elif piece == "]]":
                spans.append(Span(opened, len(text)))
            else:
                text += piece
        return cls(text, tuple(spans))


@attrs.frozen(eq=False)
class Cue:
    """A declared cue. ``find`` takes what the cue's group looks at and yields spans."""

    name: str
    group: Group = attrs.field(repr=False)
    find: Finder = attrs.field(repr=False)
    explanation: str = attrs.field(repr=False)
    fires: tuple[str, ...] = attrs.field(default=(), repr=False)
    silent: tuple[str, ...] = attrs.field(default=(), repr=False)

    @property
    def note(self) -> str:
        """The first line of the explanation, without its full stop: what users see as evidence."""
        return self.explanation.partition("\n")[0].rstrip(".")

    def __call__(self, *args: Any) -> Iterable[Span]:
        return self.find(*args)


@attrs.frozen(eq=False)
class Group:
    """Cues that look at the same thing and vote on the same decision."""

    name: str
    votes: str
    cues: dict[str, Cue] = attrs.field(factory=dict, repr=False)

    def cue(self, *, fires: Sequence[str] = (), silent: Sequence[str] = ()) -> Callable[[Finder], Cue]:
        """Declare a cue: decorate a function that yields spans, with a docstring that explains it."""

        def declare(find: Finder) -> Cue:
            return self.add(find.__name__, find, find.__doc__ or "", fires=fires, silent=silent)

        return declare

    def add(
        self,
        name: str,
        find: Finder,
        explanation: str,
        *,
        fires: Sequence[str] = (),
        silent: Sequence[str] = (),
    ) -> Cue:
        """Declare a cue from its parts, as ``cue`` does from a function."""
        if not explanation.strip():
            raise ValueError(f"cue {name} has no explanation")
        if name in self.cues:
            raise ValueError(f"cue {name} is declared twice in {self.name}")
        self.cues[name] = cue = declared(name, self, find, explanation, fires, silent)
        return cue


def declared(
    name: str, group: Group, find: Finder, explanation: str, fires: Sequence[str], silent: Sequence[str]
) -> Cue:
    """A cue from its parts, which its group does not know of."""
    text = "\n".join(line.strip() for line in explanation.strip().splitlines())
    return Cue(name, group, find, text, tuple(fires), tuple(silent))

"""Cues of one's own: declared in a script as the built-in ones are, their examples tried on the spot.

>>> @votes_for("question", weight=2.0, fires=["[[Next]] caller, please."], silent=["Next day it rained."])
... def calls_the_next(block):
...     '''The host calls the next caller.'''
...     yield from block.find(r"\\G(?P<at>Next) caller")
>>> calls_the_next.name, calls_the_next.weight
('own.calls_the_next', 2.0)

``qaparse.parse(text, cues=[calls_the_next])`` reads with it; docs/own-cues.md tells the rest.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from math import isfinite
from typing import Any, Literal, TypeAlias

import attrs

from ..errors import CueError
from ..records import Kind, Span
from .core import Block, Cue, Example, Finder, Group, declared

__all__ = ["OwnCue", "Target", "checked", "votes_for"]

#: What a cue of one's own can vote for: a kind of block, or that the person speaks whom it sees named.
Target: TypeAlias = Literal["question", "answer", "narration", "heading", "speaker"]

_TARGETS: tuple[Target, ...] = ("question", "answer", "narration", "heading", "speaker")
#: A weight beyond this says no more.
_MOST = 100.0
_OWN = Group("own", "what its weight says")


@attrs.frozen(eq=False)
class OwnCue:
    """A cue of one's own with its target and its weight; ``votes_for`` declares one.

    ``kind`` is what it votes for, ``None`` where it votes for a speaker; ``weight`` is in log-odds. Pickled, it is the
    name that it has in its module, which whoever unpickles it must be able to import.
    """

    cue: Cue
    kind: Kind | None
    weight: float

    @property
    def name(self) -> str:
        """What its evidence is called: ``own.`` and the name of its function."""
        return f"own.{self.cue.name}"

    def weighing(self, weight: float) -> OwnCue:
        """The same cue with another weight. Raises ``CueError`` where it is no weight."""
        return attrs.evolve(self, weight=_weight(self.cue.name, weight))

    def first(self, seen: Any, within: Span) -> Span | None:
        """Where it fires first in what it is shown, which is ``within``; raises ``CueError`` where it misbehaves."""
        found = _found(self.cue.name, lambda: self.cue.find(seen), within)
        return found[0] if found else None

    def __reduce__(self) -> tuple[Any, ...]:
        find = self.cue.find
        if find.__module__ == "__main__" or "<locals>" in find.__qualname__:
            raise CueError(self.cue.name, "a worker cannot import it: declare it in a module of its own, or workers=0")
        return _imported, (find.__module__, find.__qualname__, self.weight)


def votes_for(
    target: Target, *, weight: float, fires: Sequence[str], silent: Sequence[str] = ()
) -> Callable[[Finder], OwnCue]:
    """Declare a cue of one's own: decorate a function that yields spans, with a docstring that explains it.

    For a kind of block the function takes a ``Block``, of which ``find`` gives the spans of a pattern; for
    ``"speaker"`` a ``Naming``: a place in or near an answer where somebody is named who may have given it, which
    ``yield naming.span`` reports. ``weight`` is what it adds, once a block or a candidate, to the log-odds of its
    target: 1 is a hint, 3 all but decides, and less than 0 speaks against it. In ``fires`` and ``silent`` stand
    examples, ``[[ ]]`` around what it must report; for a speaker small dialogues about Ada King and Ben Moor, ``Q:``
    and ``A:`` before each block, of which it must report where the text names Ada.

    Raises ``CueError`` where an example is not so, or anything of the declaration is missing.
    """

    def declare(find: Finder) -> OwnCue:
        name = find.__name__
        if target not in _TARGETS:
            raise CueError(name, f"it votes for {target!r}; it can vote for {', '.join(_TARGETS)}")
        if not (find.__doc__ or "").strip():
            raise CueError(name, "it has no docstring, whose first line is what users read as evidence")
        if not fires:
            raise CueError(name, "it has no example in which it fires")
        from .speaking import SPEAKER, replay  # noqa: PLC0415 - much is loaded for it

        cue = declared(name, SPEAKER if target == "speaker" else _OWN, find, find.__doc__ or "", fires, silent)
        own = OwnCue(cue, None if target == "speaker" else Kind(target), _weight(name, weight))
        for marked in (*fires, *silent):
            example = Example.parse(marked) if marked in fires else Example(marked, ())
            if marked in fires and not example.spans:
                raise CueError(name, f"the example {marked!r} marks nothing: put [[ ]] around what it must report")
            text = example.text
            whole = Block(text, 0, len(text))
            found = _found(name, lambda: replay(cue, text) if own.kind is None else cue.find(whole), whole.span)  # noqa: B023
            if tuple(found) != example.spans:
                said, wanted = (_words(spans, text) for spans in (found, example.spans))
                raise CueError(name, f"in the example {marked!r} it reports {said}, not {wanted}")
        return own

    return declare


def checked(cues: Any) -> tuple[OwnCue, ...]:
    """Cues as a caller gave them, who need not be typed; ``CueError`` where one is none, or two have one name."""
    given = []
    for cue in cues if isinstance(cues, Iterable) else (cues,):
        if not isinstance(cue, OwnCue):
            raise CueError(getattr(cue, "__name__", repr(cue)), "it is no cue: declare it with qaparse.cues.votes_for")
        given.append(cue)
    names = [cue.cue.name for cue in given]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise CueError(twice, "two cues have this name: give each its own")
    return tuple(given)


def _weight(name: str, weight: Any) -> float:
    if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not isfinite(weight) or abs(weight) > _MOST:
        raise CueError(name, f"its weight is {weight!r}; a weight is a number from -{_MOST:.0f} to {_MOST:.0f}")
    return float(weight)


def _found(name: str, find: Callable[[], Iterable[Any]], within: Span) -> list[Span]:
    try:
        found = list(find())
    except Exception as error:
        raise CueError(name, f"it fails where it looks: {type(error).__name__}: {error}") from error
    if wrong := [span for span in found if not isinstance(span, Span) or span not in within]:
        raise CueError(name, f"it reports {wrong[0]!r}, which is no span of what it was shown")
    return found


def _words(spans: Iterable[Span], text: str) -> str:
    return " and ".join(repr(span.of(text)) for span in spans) or "nothing"


def _imported(module: str, name: str, weight: float) -> OwnCue:
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    cue: OwnCue = attrs.evolve(found, weight=weight)
    return cue

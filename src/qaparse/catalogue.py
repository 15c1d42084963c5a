"""The rule book as a page: every declared cue with its explanation and its examples.

``docs/cues.md`` is this page (``make docs`` writes it); the tests replay the same examples.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import cast

import qaparse

from .cues.core import Block, Cue, Group
from .errors import MissingExtraError
from .records import Span

__all__ = ["catalogue", "groups", "replay"]

#: Rooms that declare no cue, or that need more than reading does.
_ELSEWHERE = ("qaparse.__main__", "qaparse.catalogue", "qaparse.cli", "qaparse.evaluation", "qaparse.training")


def groups() -> list[Group]:
    """Every group of cues that the package declares, in order of their names."""
    found = {id(value): value for name in _modules() for value in vars(sys.modules[name]).values() if _is_group(value)}
    return sorted(found.values(), key=lambda group: group.name)


def _is_group(value: object) -> bool:
    return isinstance(value, Group) and bool(value.cues)


def _modules() -> Iterator[str]:
    """The names of the modules that may declare cues, each imported; those whose extra is missing are left out."""
    for module in pkgutil.walk_packages(qaparse.__path__, "qaparse."):
        if not module.name.startswith(_ELSEWHERE):
            try:
                importlib.import_module(module.name)
            except ImportError as e:
                if (e.name or "qaparse").startswith("qaparse") and not isinstance(e, MissingExtraError):
                    raise
                continue
            yield module.name


def replay(cue: Cue, text: str) -> list[Span]:
    """The spans that a cue reports in a text that is one of its examples.

    A cue looks at a ``Block`` that is the whole text, unless the module that declares it has a function
    ``replay(cue, text)`` of its own.
    """
    declared_in = sys.modules[cue.find.__module__]
    own = cast("Callable[[Cue, str], Iterable[Span]] | None", getattr(declared_in, "replay", None))
    return list(cue(Block(text, 0, len(text))) if own is None else own(cue, text))


def catalogue() -> str:
    """All cues as a Markdown page."""
    lines = [
        "# Cues",
        "",
        "<!-- Written by `make docs` from the declarations; a test fails where the two differ. -->",
        "",
        "Each cue looks at one thing, says where it saw it, and speaks for or against a decision. How loudly it",
        "speaks was learned and lies in `src/qaparse/weights/`. In the examples `[[ ]]` marks what the cue reports.",
        "",
    ]
    for group in groups():
        lines += [f"## {group.name}: {group.votes}", ""]
        for cue in group.cues.values():
            lines += [f"### `{cue.name}`", "", *(line.rstrip() for line in cue.explanation.splitlines()), ""]
            lines += [f"- fires: {_code(example)}" for example in cue.fires]
            lines += [f"- silent: {_code(example)}" for example in cue.silent]
            lines += [""] if cue.fires or cue.silent else []
    return "\n".join(lines)


def _code(example: str) -> str:
    """An example as inline code on one line."""
    shown = example.replace("\n", "⏎")
    fence = "``" if "`" in shown else "`"
    return f"{fence} {shown} {fence}" if "`" in shown else f"`{shown}`"

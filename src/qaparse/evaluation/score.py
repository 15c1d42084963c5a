"""Read gold documents and judge what was read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from ..api import parse
from ..errors import MissingExtraError, QaparseError, UnknownFormatError
from ..records import Interview, Speaker
from .gold import Gold
from .judging import Judgement, fail, judge
from .rendering import Rendering, render

__all__ = ["Reader", "by_source", "score"]

#: What reads a document: called as ``read(text, format=..., speakers=...)``, like ``qaparse.parse``.
Reader = Callable[..., Interview]

_WITH_LABELS = frozenset({Rendering.NATIVE, Rendering.LABELLED, Rendering.INITIALS})


def score(
    golds: Iterable[Gold],
    how: Rendering | None = None,
    *,
    cast_given: bool = False,
    read: Reader = parse,
) -> Iterator[Judgement]:
    """Render each document, read it, and judge what was read; what cannot be so rendered is left out.

    Unless told how, what was written by hand is read as published and the rest plain.
    With ``cast_given`` the reader is handed the names and roles of all who are not mere labels. A
    document that cannot be read is judged as lost; a format that cannot be read at all raises
    ``UnknownFormatError`` or ``MissingExtraError``, because then nothing was measured.
    """
    for gold in golds:
        as_ = how or (Rendering.NATIVE if gold.by_hand else Rendering.PLAIN)
        document = render(gold, as_)
        if document is None:
            continue
        cast = [Speaker(s.name, s.role) for s in gold.speakers if not s.generic] if cast_given else []
        labelled = gold.labelled and as_ in _WITH_LABELS
        start = time.perf_counter()
        try:
            interview = read(document.text, format=document.format, speakers=cast)
        except (UnknownFormatError, MissingExtraError):
            raise
        except QaparseError as error:
            yield fail(gold, error, cast_given=cast_given, labelled=labelled)
            continue
        seconds = time.perf_counter() - start
        yield judge(gold, interview, seconds=seconds, cast_given=cast_given, labelled=labelled)


def by_source(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements by the source of their documents, in order of appearance."""
    out: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        out.setdefault(judgement.gold.source, []).append(judgement)
    return out

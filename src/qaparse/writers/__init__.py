"""Writers: one file a format. ``WRITERS`` holds them by name; ``writer_for`` chooses one.

>>> writer_for("markdown").suffixes
('.md', '.markdown')
>>> writer_for(path="talk.csv").name
'csv'
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from ..errors import OutputError
from . import convokit, csv, json, jsonl, markdown, parquet, qdpx, srt, tei, text, tsv, vtt
from .base import Interviews, Writer, as_pairs

__all__ = ["SUFFIXES", "WRITERS", "Interviews", "Writer", "as_pairs", "writer_for"]

#: The writers by name.
WRITERS: Mapping[str, Writer] = MappingProxyType(
    {m.WRITER.name: m.WRITER for m in (json, jsonl, csv, tsv, parquet, text, markdown, vtt, srt, tei, convokit, qdpx)}
)

#: The writers by suffix.
SUFFIXES: Mapping[str, Writer] = MappingProxyType({s: w for w in WRITERS.values() for s in w.suffixes})


def writer_for(name: str | None = None, *, path: str | os.PathLike[str] | None = None) -> Writer:
    """The writer of this name; else of this path's suffix.

    Raises ``OutputError`` where there is none: a format is never guessed.
    """
    known = ", ".join(WRITERS)
    if name is not None:
        if (writer := WRITERS.get(str(name))) is None:  # str: callers need not be typed
            raise OutputError(str(name), f"no writer has this name: name one of {known}")
        return writer
    suffix = PurePath(path or "").suffix.lower()
    if suffix not in SUFFIXES:
        raise OutputError(str(path or "-"), f"its name does not say its format: name one of {known}")
    return SUFFIXES[suffix]

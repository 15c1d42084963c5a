"""Readers: one file a format. ``READERS`` holds them by name; ``reader_for`` chooses one.

>>> reader_for("markdown").suffixes
('.md', '.markdown', '.mdown', '.mkd', '.mdx')
>>> reader_for(path="talk.txt").name
'text'
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from ..errors import AmbiguousFormatError, UnknownFormatError
from . import (
    chat,
    docx,
    elan,
    html,
    legal,
    markdown,
    odt,
    pdf,
    rtf,
    srt,
    table,
    tei,
    text,
    textgrid,
    transcription,
    vtt,
)
from .base import Limits, Reader

__all__ = ["READERS", "SUFFIXES", "Limits", "Reader", "reader_for"]

#: The readers by name.
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        module.READER.name: module.READER
        for module in (
            text,
            markdown,
            html,
            docx,
            odt,
            rtf,
            pdf,
            vtt,
            srt,
            transcription,
            chat,
            elan,
            textgrid,
            table,
            tei,
            legal,
        )
    }
)

#: The readers by suffix: one, or several that only the content tells apart.
SUFFIXES: Mapping[str, tuple[Reader, ...]] = MappingProxyType(
    {s: tuple(r for r in READERS.values() if s in r.suffixes) for reader in READERS.values() for s in reader.suffixes}
)


def reader_for(
    name: str | Reader | None = None,
    *,
    path: str | os.PathLike[str] | None = None,
    content: bytes | str | None = None,
) -> Reader:
    """The reader of this name, or that is given; else of this path's suffix; else the one that recognises this content.

    ``path`` is only looked at, never opened; ``content`` may be the document's beginning. Where several
    readers share the suffix, the content decides between them. Where none that has it claims the content, it is the
    first one's, unless the content can only be another's: a Word document is one by any name.

    Raises ``UnknownFormatError`` where no reader has the name, or nothing else decides, and
    ``AmbiguousFormatError`` where several readers claim the document: a format is never guessed.
    """
    if isinstance(name, Reader):
        return name
    if name is not None:
        if (reader := READERS.get(str(name))) is None:  # str: callers need not be typed
            raise UnknownFormatError(str(name), tuple(READERS))
        return reader
    place = "this document" if path is None else PurePath(path).name
    candidates = SUFFIXES.get(PurePath(path).suffix.lower(), ()) if path is not None else ()
    if content is not None:
        claims = tuple(r for r in candidates or READERS.values() if r.sniff(content))
        sure = () if claims else tuple(r for r in READERS.values() if r.sure and r.sniff(content))
        candidates = claims or (sure if len(sure) == 1 else candidates[:1])
    else:
        candidates = candidates[:1]
    if len(candidates) > 1:
        raise AmbiguousFormatError(place, tuple(r.name for r in candidates))
    if not candidates:
        raise UnknownFormatError(place, tuple(READERS), document=True)
    return candidates[0]

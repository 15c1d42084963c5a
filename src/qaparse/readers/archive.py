"""Formats that are a zip archive of XML: members out of it, within the limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError

from ..errors import FormatMismatchError, LimitError
from .base import Limits

__all__ = ["Archive", "holds"]

#: How a member begins in the directory at the end of an archive.
_ENTRY = b"PK\x01\x02"
_PIECE = 1 << 16
#: Up to this size no member is a bomb, however well it is packed.
_SMALL = 1_000_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class Archive:
    """The members of a zip archive, read one at a time.

    Raises ``FormatMismatchError`` where the bytes are none or are damaged, ``LimitError`` where it holds too many
    members, or a member claims to be larger, or packed better, than allowed. No member is unpacked before that.
    """

    def __init__(self, data: bytes, limits: Limits, format_: str) -> None:
        if (members := data.count(_ENTRY)) > limits.members:  # their directory alone would fill the memory
            raise LimitError("members of the archive", limits.members, members)
        self._format = format_
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise FormatMismatchError(format_, f"it is no zip archive, or a damaged one ({error})") from None
        self._names = set(self._zip.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """A member; empty where there is none of this name."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member, unpacked as it is asked for."""
        if name not in self._names:
            return
        info = self._zip.getinfo(name)
        self._unpacked += info.file_size
        if self._unpacked > self._limits.unpacked:
            raise LimitError("unpacked bytes of the archive", self._limits.unpacked, self._unpacked)
        ratio = info.file_size // max(1, info.compress_size)
        if info.file_size > _SMALL and ratio > self._limits.ratio:
            raise LimitError(f"how many times its packed size {name} unpacks to", self._limits.ratio, ratio)
        try:
            with self._zip.open(info) as member:  # never more than the size that was checked
                while piece := member.read(_PIECE):
                    yield piece
        except _DAMAGE as error:
            raise FormatMismatchError(self._format, f"its member {name} cannot be read ({error})") from None


def holds(data: bytes | str, *signs: bytes) -> bool:
    """Whether bytes begin as a zip archive and name one of these members near the start or the end; for ``sniff``."""
    if isinstance(data, str) or not data.startswith(b"PK\x03\x04"):
        return False
    return any(sign in data[:4096] or sign in data[-65_536:] for sign in signs)

"""What a reader is: one file, one declaration; bytes go in, a ``Source`` comes out."""

from __future__ import annotations

import codecs
import math
import time
from collections.abc import Callable
from typing import Any

import attrs

from ..errors import EncodingError, InputTypeError, LimitError, MissingExtraError
from ..extras import library
from ..records import Source

__all__ = ["Clock", "Limits", "Reader", "check_size", "decode", "packed", "peek"]


def _count(default: Any) -> Any:
    return attrs.field(default=default, validator=attrs.validators.ge(0))


@attrs.frozen
class Limits:
    """How much one document may ask of the machine; raise a limit where you trust the document.

    A limit crossed is a ``LimitError``, raised as early as it can be seen.

    - ``bytes``: the file, checked before it is read into memory
    - ``characters``: the text, in code points; 20 million are some 35,000 printed pages
    - ``unpacked``: what the members of an archive (docx, odt …) hold together, in bytes
    - ``ratio``: how many times its packed size a member of an archive may unpack to, from one megabyte on
    - ``members``: of an archive
    - ``depth``: elements inside one another, where a format cannot be read without keeping count (XML, JSON)
    - ``pages``: of a PDF
    - ``seconds``: reading the file into text, checked as often as a reader can
    """

    bytes: int = _count(100_000_000)
    characters: int = _count(20_000_000)
    unpacked: int = _count(400_000_000)
    ratio: int = _count(200)
    members: int = _count(10_000)
    depth: int = _count(1_000)
    pages: int = _count(20_000)
    seconds: float = _count(120.0)


@attrs.frozen
class Reader:
    """One format, declared. How to add a format:

    1. Write ``readers/<name>.py``. It ends in ``READER = Reader(...)`` and knows no other reader.
    2. ``name`` is what users write after ``format=``: lower case, one word.
    3. ``suffixes`` are the endings of its files: lower case, with the dot. Two formats may share one;
       then the content decides between them, and in doubt it is that of the first in the tuple of 10.
    4. ``sniff(data)`` says whether the document is surely of this format. It looks at ``peek(data)`` and
       never at more, and it never raises. In doubt it says no: a document that nobody claims is an error
       that lists the formats, one that two claim is an error that names both. ``sure`` says that what it claims is
       nothing else, whatever the file is called.
    5. ``read(data, limits)`` takes the whole document, bytes or text, and returns its ``Source``. It
       touches no file system and no network, and takes time linear in the document's length.
    6. Text comes from ``decode(data, limits)``, which knows byte order marks and checks the limits; bytes that are no
       text from ``packed(data, limits)``. A library that may take long is watched with a ``Clock``.
    7. Text and marks are put together with a ``Page``, those of transcripts with a ``Transcript``: blocks parted by
       one blank line, formatting beside the text as marks of the kinds that ``Mark`` lists, nothing of what somebody
       says left out. What the
       document says of itself goes to ``meta`` as JSON-safe values: ``title`` and ``date`` are strings, ``authors``
       is a list of strings, ``encoding`` is there where the document came as bytes.
    8. A document that is not what its format says raises ``FormatMismatchError``; damage that leaves text
       to be read is no reason to.
    9. A library is asked for inside ``read``, with ``library(...)``; ``extra`` names the extra of
       ``pyproject.toml`` that brings it, and is ``None`` where nothing is needed.
    10. Add the module to the tuple in ``readers/__init__.py``; the tables by name and suffix follow.
    11. Add its row to ``docs/formats.md``, and test it with a file written for it. The properties in
        ``tests/test_readers.py`` (any input returns or raises one of ours; marks lie inside the text; growth is
        linear) run for every reader.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes | str], bool] = attrs.field(repr=False)
    read: Callable[[bytes | str, Limits], Source] = attrs.field(repr=False)
    extra: str | None = None
    sure: bool = False


# ---------------------------------------------------------------- bytes to text

# The marks of UTF-32 begin like those of UTF-16: longest first.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Encodings whose bytes look like ASCII: what is valid UTF-8 may be these all the same.
_SEVEN_BIT = ("iso2022_jp", "iso2022_kr")

#: So many of the bytes at a place are NUL, or are not, where those at all places are.
_MOSTLY = 0.7

#: How much of a document is looked at to recognise its format or guess its encoding, in bytes.
_HEAD = 1 << 16


def decode(
    data: bytes | str, limits: Limits, *, declared: Callable[[bytes], str | None] | None = None
) -> tuple[str, dict[str, Any]]:
    """The document as text, and what is to be said of its encoding in ``meta``.

    Text is taken as it is, without a byte order mark at its start. Bytes are read by their byte order
    mark (UTF-8, 16, 32), else as UTF-16 or 32 where NULs stand as in these, else strictly as UTF-8, else as the
    document itself declares (``declared`` finds that in its bytes), else as charset-normalizer detects them (extra
    ``encodings``); ``meta["encoding"]`` names what was used, and ``meta["encoding_detected"]`` is true where it is
    only a guess.

    Raises ``InputTypeError``, ``LimitError``, and ``EncodingError`` where the bytes break their byte order
    mark's encoding, or are no UTF-8 and nothing detects them.
    """
    if isinstance(data, str):
        _check(len(data), limits)
        return data.removeprefix("\ufeff"), {}
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise InputTypeError(type(data).__name__)
    data = bytes(data)
    check_size(data, limits)
    if len(data) > 4 * limits.characters + 4:
        raise LimitError("characters of the document, at the least", limits.characters, (len(data) - 1) // 4)
    meta: dict[str, Any] = {}
    mark, encoding = _bom(data)
    stated = declared(data) if declared is not None and not mark else None
    if stated in _SEVEN_BIT and b"\x1b" in data:
        encoding = stated
    elif not mark and encoding != "utf-8":
        meta["encoding_detected"] = True
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        guess = None if mark else _stated(data, stated) or _detect(data)
        if guess is None:
            raise EncodingError(encoding, len(mark) + error.start, detects=_detector() is not None) from None
        encoding, text = guess
        if encoding != stated:
            meta["encoding_detected"] = True
    _check(len(text), limits)
    return text, {"encoding": encoding, **meta}


def peek(data: bytes | str) -> str:
    """The beginning of a document as text, for ``sniff``: never raises, binary gives nonsense."""
    if isinstance(data, str):
        return data[:_HEAD].removeprefix("\ufeff")
    head = bytes(data[:_HEAD])
    mark, encoding = _bom(head)
    return head[len(mark) :].decode(encoding, errors="replace")


def _bom(data: bytes) -> tuple[bytes, str]:
    return next((bom for bom in _BOMS if data.startswith(bom[0])), (b"", _wide(data[:_HEAD])))


def _wide(head: bytes) -> str:
    """The encoding of bytes without a mark, by where the NULs stand: most characters of most texts are below 256."""
    size = len(head) // 4
    if not size or b"\0" not in head:
        return "utf-8"
    full = [size - head[n : 4 * size : 4].count(0) for n in range(4)]
    for codec, solid in (("utf-32-le", (0,)), ("utf-32-be", (3,)), ("utf-16-le", (0, 2)), ("utf-16-be", (1, 3))):
        most = _MOSTLY * size
        if all(full[n] > most if n in solid else full[n] < size - most for n in range(4)):
            return codec
    return "utf-8"


def _stated(data: bytes, encoding: str | None) -> tuple[str, str] | None:
    try:
        return (encoding, data.decode(encoding)) if encoding else None
    except UnicodeDecodeError:
        return None


def _detect(data: bytes) -> tuple[str, str] | None:
    """The encoding that charset-normalizer finds, and the text in it; ``None`` without the library too."""
    detector = _detector()
    if detector is None:
        return None
    # A sample does: detection costs far more than decoding.
    found = detector.from_bytes(data[: 4 * _HEAD])
    best = found.best()
    if best is None:
        return None
    # On a tie between western alphabets, the encoding that most old files are in.
    usual = (
        m for m in found if m.encoding == "cp1252" and m.coherence >= best.coherence and m.chaos <= best.chaos + 0.1
    )
    encoding = str(next(usual, best).encoding)
    try:
        return encoding, data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _detector() -> Any:
    try:
        return library("charset_normalizer", package="charset-normalizer", extra="encodings")
    except MissingExtraError:
        return None


def packed(data: bytes | str, limits: Limits) -> bytes:
    """The bytes of a format that is no text (docx, PDF …), within the limits; ``InputTypeError`` for a ``str``."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise InputTypeError(type(data).__name__, wanted="bytes")
    check_size(data, limits)
    return bytes(data)


def check_size(data: bytes | bytearray | memoryview, limits: Limits) -> None:
    """Raise ``LimitError`` for a file with more bytes than allowed."""
    if len(data) > limits.bytes:
        raise LimitError("bytes of the file", limits.bytes, len(data))


class Clock:
    """How long reading has taken: ``check`` raises ``LimitError`` when it is over the limit.

    >>> Clock(Limits(seconds=60)).check()
    """

    def __init__(self, limits: Limits) -> None:
        self._limit = limits.seconds
        self._end = time.monotonic() + limits.seconds

    def check(self) -> None:
        """Go on, or raise."""
        late = time.monotonic() - self._end
        if late > 0:
            raise LimitError("seconds of reading", math.floor(self._limit), math.ceil(self._limit + late))


def _check(found: int, limits: Limits) -> None:
    if found > limits.characters:
        raise LimitError("characters of the document", limits.characters, found)

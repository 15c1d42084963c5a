"""One tree of errors: each carries its data, says what to do, and survives pickling."""

from __future__ import annotations

from pathlib import PurePath

import attrs

__all__ = [
    "AmbiguousFormatError",
    "BatchError",
    "CorrectionError",
    "CueError",
    "EncodingError",
    "FormatMismatchError",
    "GoldError",
    "InputTypeError",
    "LimitError",
    "MissedCorrectionsError",
    "MissingExtraError",
    "MissingPipelineError",
    "OutputError",
    "QaparseError",
    "RecordError",
    "SpeakerError",
    "TimeLimitError",
    "UnknownAttributorError",
    "UnknownFormatError",
    "UnknownLanguageError",
    "WeightsError",
    "WorkerDiedError",
    "WorkerError",
]


class QaparseError(Exception):
    """The root of every error that qaparse raises on purpose."""


@attrs.frozen(auto_exc=True)
class InputTypeError(QaparseError, TypeError):
    """A document was given as something that its format cannot be read from.

    >>> print(InputTypeError("PosixPath"))
    expected str or bytes, got PosixPath: read the file first, or use qaparse.parse_file(path)
    >>> print(InputTypeError("str", wanted="a list of texts and paths, even of one"))
    expected a list of texts and paths, even of one, got str
    """

    given: str
    wanted: str = "str or bytes"

    def __str__(self) -> str:
        content = self.wanted.endswith("bytes")
        hint = ": read the file first, or use qaparse.parse_file(path)" if content else ""
        return f"expected {self.wanted}, got {self.given}{hint}"


#: Formats that people have interviews in, by the endings of their files: what to call one that no reader takes.
_WELL_KNOWN = {
    ".doc": "a Word document",
    ".epub": "an e-book",
    ".mp3": "sound",
    ".mp4": "video",
    ".wav": "sound",
    ".xlsx": "a table",
}


@attrs.frozen(auto_exc=True)
class UnknownFormatError(QaparseError, ValueError):
    """No reader has this name or recognises this document.

    ``name`` is the format that was asked for; with ``document`` it is that of the file which no reader takes.

    >>> print(UnknownFormatError("talk.epub", ("text",), document=True))
    no reader here takes talk.epub (an e-book): save it as plain text, or name its format, one of text
    """

    name: str
    known: tuple[str, ...]
    document: bool = False

    def __str__(self) -> str:
        known = ", ".join(self.known)
        suffix = PurePath(self.name).suffix.lower()
        if not self.document:
            return f"unknown format {self.name!r}: name one of {known}"
        what = f" ({_WELL_KNOWN[suffix]})" if suffix in _WELL_KNOWN else ""
        return f"no reader here takes {self.name}{what}: save it as plain text, or name its format, one of {known}"


@attrs.frozen(auto_exc=True)
class UnknownLanguageError(QaparseError, ValueError):
    """What was given is no code of a language."""

    code: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        known = ", ".join(self.known)
        return f"{self.code!r} is no language code: give one of {known}; any other code of ISO 639 is read by structure"


@attrs.frozen(auto_exc=True)
class AmbiguousFormatError(QaparseError, ValueError):
    """Several readers claim the same document."""

    name: str
    candidates: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} could be {' or '.join(self.candidates)}: name the format"


@attrs.frozen(auto_exc=True)
class FormatMismatchError(QaparseError, ValueError):
    """The document is not what its format says."""

    format: str
    reason: str

    def __str__(self) -> str:
        return f"this is not {self.format}: {self.reason}; name another format, or repair the file"


@attrs.frozen(auto_exc=True)
class EncodingError(QaparseError, ValueError):
    """Bytes that no known encoding explains; ``detects`` says whether others were looked for."""

    encoding: str
    offset: int
    detects: bool = True

    def __str__(self) -> str:
        where = f"first trouble at byte {self.offset}"
        other = "" if self.detects else ", or pip install 'qaparse[encodings]' to have other encodings detected"
        return f"cannot decode the bytes as {self.encoding} ({where}): save the document as UTF-8{other}"


@attrs.frozen(auto_exc=True)
class LimitError(QaparseError, ValueError):
    """A document crosses a limit."""

    what: str
    limit: int
    found: int

    def __str__(self) -> str:
        crossed = f"{self.found:,} is over the limit of {self.limit:,}"
        return f"{self.what}: {crossed}; raise the limit if you trust the document"


@attrs.frozen(auto_exc=True)
class MissingExtraError(QaparseError, ImportError):
    """A feature needs a library that is not installed."""

    package: str
    extra: str

    def __str__(self) -> str:
        return f"{self.package} is not installed: pip install 'qaparse[{self.extra}]'"


@attrs.frozen(auto_exc=True)
class MissingPipelineError(QaparseError, LookupError):
    """No spaCy pipeline for the language is installed; ``name`` is one that would do."""

    name: str

    def __str__(self) -> str:
        return f"spaCy has no English pipeline here: python -m spacy download {self.name}"


@attrs.frozen(auto_exc=True)
class OutputError(QaparseError, ValueError):
    """What was read cannot be written as this.

    ``what`` is the format or the file that was asked for; ``document`` the id of the document that it does not hold,
    where there is one.
    """

    what: str
    reason: str
    document: str = ""

    def __str__(self) -> str:
        of = f" of {self.document}" if self.document else ""
        return f"cannot write {self.what}{of}: {self.reason}"


@attrs.frozen(auto_exc=True)
class UnknownAttributorError(QaparseError, ValueError):
    """No attributor has this name."""

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        known = ", ".join(self.known)
        return f"unknown attributor {self.name!r}: name one of {known}, or pass an object with an attribute() method"


@attrs.frozen(auto_exc=True)
class SpeakerError(QaparseError, ValueError):
    """A speaker given by the caller cannot be used."""

    given: str
    reason: str

    def __str__(self) -> str:
        return f"speaker {self.given!r}: {self.reason}"


@attrs.frozen(auto_exc=True)
class RecordError(QaparseError, ValueError):
    """A dictionary is not a record of this schema."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"not a qaparse record at {self.where}: {self.reason}"


@attrs.frozen(auto_exc=True)
class CorrectionError(QaparseError, ValueError):
    """What was given as corrections is none."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"these are no corrections, at {self.where}: {self.reason}"


@attrs.frozen(auto_exc=True)
class MissedCorrectionsError(QaparseError, LookupError):
    """Corrections that have no place in a text: of each where it stood, its first words, and why."""

    count: int
    missed: tuple[tuple[int, str, str], ...]

    def __str__(self) -> str:
        places = "; ".join(
            f"at {start} “{' '.join(words.split())}”: {reason}" for start, words, reason in self.missed[:5]
        )
        more = f"; and {len(self.missed) - 5} more" if len(self.missed) > 5 else ""
        return f"{len(self.missed)} of {self.count} corrections do not fit this text: {places}{more}; mend or drop them"


@attrs.frozen(auto_exc=True)
class GoldError(QaparseError, ValueError):
    """A gold file breaks its format (docs/gold-format.md)."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.reason} (see docs/gold-format.md)"


@attrs.frozen(auto_exc=True)
class CueError(QaparseError, ValueError):
    """A cue of the caller's own is not what it says, or cannot be used so (docs/own-cues.md)."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"cue {self.name}: {self.reason}"


@attrs.frozen(auto_exc=True)
class WeightsError(QaparseError, ValueError):
    """Weights and cues do not fit together."""

    reason: str

    def __str__(self) -> str:
        return f"weights do not fit the cues: {self.reason}; train again with `make train`"


@attrs.frozen(auto_exc=True)
class BatchError(QaparseError, ValueError):
    """A run over many documents cannot begin, or go on, as it was asked to."""

    what: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.reason}"


@attrs.frozen(auto_exc=True)
class TimeLimitError(QaparseError, TimeoutError):
    """A document took longer than allowed, and was stopped."""

    seconds: float

    def __str__(self) -> str:
        return f"stopped after {self.seconds:g} seconds: allow more, or split the document"


@attrs.frozen(auto_exc=True)
class WorkerDiedError(QaparseError, RuntimeError):
    """The process that read a document is gone: killed, out of memory, or crashed."""

    code: int

    def __str__(self) -> str:
        how = f"was killed by signal {-self.code}" if self.code < 0 else f"ended with exit code {self.code}"
        return f"the process that read the document {how}: the machine may be out of memory; try fewer workers"


@attrs.frozen(auto_exc=True)
class WorkerError(QaparseError, RuntimeError):
    """An error that cannot leave the process in which it happened, by its name and its words."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"

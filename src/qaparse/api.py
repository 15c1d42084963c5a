"""Where formats and engine meet: a document in, an interview out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from .attribution import Attributor, Looking, attributor_for
from .cast import find_cast
from .cues.labels import is_generic
from .cues.languages import language_code
from .cues.own import OwnCue, checked
from .errors import InputTypeError, LimitError, SpeakerError
from .quotes import find_quotes
from .readers import Limits, Reader, reader_for
from .records import THRESHOLD, Interview, Source, Speaker
from .segmentation import read_document

__all__ = ["attribute", "parse", "parse_file"]


def parse(
    document: str | bytes,
    *,
    format: str | Reader | None = None,
    speakers: Iterable[Speaker | str] = (),
    attributor: str | Attributor = "heuristic",
    threshold: float = THRESHOLD,
    language: str | None = None,
    limits: Limits | None = None,
    cues: Iterable[OwnCue] = (),
) -> Interview:
    """Read an interview: who asked what, and who answered.

    ``document`` is its text, or the bytes of a file. ``format`` names the reader, or is one
    (``qaparse.readers.Reader``); a ``str`` is plain text and bytes are recognised by their content unless it is given.
    ``speakers`` are people known to take part (a bare name is an interviewee's); nothing contradicts them.
    ``attributor`` says who speaks: ``"heuristic"``, ``"nlp"`` (with a spaCy pipeline; ``NlpAttributor(nlp)`` takes
    any), or an object of one's own. Where nobody is at least as probable as ``threshold`` (0 to 1), the speaker is
    ``None`` and the alternatives remain. ``language`` is the text's, by its ISO 639-1 code; unless given, it is
    recognised. One without words of its own is read by its structure alone. ``limits`` bounds what a document may ask
    of the machine. ``cues`` are cues of your own (``qaparse.cues.votes_for``).

    Raises ``UnknownFormatError``, ``UnknownLanguageError``, ``LimitError``, ``EncodingError``, ``MissingExtraError``,
    ``MissingPipelineError``, ``InputTypeError``, ``SpeakerError``, ``UnknownAttributorError`` or ``CueError``, each of
    which says what to do, and ``ValueError`` where ``threshold`` lies outside 0 to 1, ``TypeError`` where it is no
    number. Every ``str`` of plain text within the limits can be read.

    >>> text = "Where were you born?\\n\\nIn Lund. My mother sold fish.\\n\\nAnd when did you leave?\\n\\nI was ten."
    >>> interview = parse(text)
    >>> [segment.kind.value for segment in interview.segments]
    ['question', 'answer', 'question', 'answer']
    """
    if not isinstance(document, (str, bytes)):
        raise InputTypeError(type(document).__name__)
    known = "text" if format is None and (isinstance(document, str) or not document) else format
    reader = reader_for(known, content=document)
    return _read(reader.read(document, limits or Limits()), speakers, attributor, threshold, language, cues)


def parse_file(
    path: str | os.PathLike[str],
    *,
    format: str | Reader | None = None,
    speakers: Iterable[Speaker | str] = (),
    attributor: str | Attributor = "heuristic",
    threshold: float = THRESHOLD,
    language: str | None = None,
    limits: Limits | None = None,
    cues: Iterable[OwnCue] = (),
) -> Interview:
    """Read the interview in a file; as ``parse``, with the format recognised by the file's name, then its content.

    Raises ``OSError`` where the file cannot be opened, and what ``parse`` raises.
    """
    limits = limits or Limits()
    content = load(path, limits)
    known = "text" if format is None and not content else format
    reader = reader_for(known, path=path, content=content)
    return _read(reader.read(content, limits), speakers, attributor, threshold, language, cues)


def load(path: str | os.PathLike[str], limits: Limits) -> bytes:
    """The bytes of a file; of one that is too long no more is read than shows it."""
    with Path(path).open("rb") as file:
        content = file.read(limits.bytes + 1)
        if len(content) > limits.bytes:
            raise LimitError("bytes of the file", limits.bytes, max(len(content), os.fstat(file.fileno()).st_size))
    return content


def attribute(
    interview: Interview,
    *,
    attributor: str | Attributor = "heuristic",
    threshold: float = THRESHOLD,
    cues: Iterable[OwnCue] = (),
) -> Interview:
    """Say anew who speaks and who is quoted, with what is known by now: ``Interview.with_speaker`` tells it.

    One answer that is set right decides for those that hang together with it. ``cues`` are cues of your own that vote
    for a speaker.

    Raises ``ValueError`` where ``threshold`` lies outside 0 to 1, ``TypeError`` where it is no number,
    ``UnknownAttributorError``, and ``CueError``.

    >>> text = "How do you begin?\\n\\nI listen to the rain.\\n\\nAnd what comes then?\\n\\nWe carry the boards out."
    >>> interview = parse(text, speakers=["Bo Lind", "Kim Lo"])
    >>> interview = attribute(interview.with_speaker(interview.segments[1], "Kim Lo"))
    >>> interview.segments[1].speaker.name, interview.segments[1].attribution.confidence
    ('Kim Lo', 1.0)
    """
    _check(threshold)
    interview = attributor_for(attributor, checked(cues)).attribute(interview, threshold=threshold)
    return attrs.evolve(interview, quotes=partial(find_quotes, interview, threshold=threshold))


def _read(
    source: Source,
    speakers: Iterable[Speaker | str],
    attributor: str | Attributor,
    threshold: float,
    language: str | None,
    cues: Iterable[OwnCue],
) -> Interview:
    """The pipeline: segments, then the cast, then who speaks, then who is quoted."""
    _check(threshold)
    own = checked(cues)
    chosen = attributor_for(attributor, own)
    known = None if language is None else language_code(language)
    # The same name twice is one person, as first given.
    known_people = [*given_speakers(speakers), *_declared(source.meta.get("participants"))]
    given = tuple({str(s).casefold(): s for s in reversed(known_people)}.values())[::-1]
    interview = read_document(source, given, language=known, cues=own)
    if interview.is_interview:
        if isinstance(chosen, Looking):
            chosen = chosen.look(interview)
        people = find_cast(interview, given, seen_as=getattr(chosen, "seen_as", None))
        interview = chosen.attribute(attrs.evolve(interview, speakers=people), threshold=threshold)
    return attrs.evolve(interview, quotes=partial(find_quotes, interview, threshold=threshold))


def _declared(participants: Any) -> Iterator[Speaker]:
    """Those of whom the document itself says which side they are on."""
    for said in participants if isinstance(participants, list) else ():
        match said:
            case {"name": str(name), "role": "interviewer" | "interviewee" as role, "words": list(words)} if (
                name.strip()
            ):
                yield Speaker(name, role, words=tuple(str(word) for word in words), generic=is_generic(name))


def given_speakers(given: object) -> tuple[Speaker, ...]:  # an object: callers need not be typed
    """The people that a caller names. Raises ``SpeakerError`` where they are not named as ``parse`` wants them."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise SpeakerError(str(given), "pass a list of speakers, even of one")
    return tuple(_speaker(one) for one in given)


def _speaker(given: object) -> Speaker:
    if isinstance(given, Speaker):
        if given.role is None:
            raise SpeakerError(str(given.name), "a speaker whom you give takes part: say on which side")
        if given.name is None or not given.name.strip():
            raise SpeakerError(str(given.name), "a speaker whom you give needs a name")
        return given
    if not isinstance(given, str) or not given.strip():
        raise SpeakerError(str(given), "name a person, or pass a qaparse.Speaker")
    return Speaker(given.strip())


def _check(threshold: float) -> None:
    wrong = f"threshold is a probability from 0 to 1, got {threshold!r}"
    try:
        if 0.0 <= threshold <= 1.0:
            return
    except TypeError:
        raise TypeError(wrong) from None
    raise ValueError(wrong)

"""A component for spaCy: ``nlp.add_pipe("qaparse")`` reads each document as an interview.

    nlp = spacy.load("en_core_web_sm")
    nlp.add_pipe("qaparse")
    doc = nlp(text)
    doc._.interview.speakers                                # the record, as ``qaparse.parse`` gives it
    [(span.id_, span.text) for span in doc.spans["answers"]]    # whole tokens, each with its speaker

The record is kept in the document's ``user_data`` as JSON, so that it goes wherever the document goes: through
``to_bytes``, a ``DocBin`` with ``store_user_data=True``, and from process to process.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from .api import given_speakers, parse
from .attribution import Attributor, NlpAttributor, attributor_for
from .errors import MissingExtraError
from .records import THRESHOLD, Interview, Kind, Span, Speaker

try:
    from spacy.language import Language
    from spacy.tokens import Doc, SpanGroup
except ModuleNotFoundError as error:
    if error.name is None or error.name.partition(".")[0] != "spacy":
        raise
    raise MissingExtraError("spacy", "nlp") from None

__all__ = ["GROUPS", "QaparseComponent", "annotate", "component"]

#: The span groups that a document gets, with the label of their spans.
GROUPS = {"questions": "question", "answers": "answer", "quotes": "quote"}
#: Where in ``user_data`` the record is: a key of spaCy's own form, which it passes over where documents are joined.
_RECORD: Any = ("._.", "interview", None, None)


def annotate(doc: Doc, interview: Interview) -> None:
    """Give a document ``doc._.interview`` and the span groups of ``GROUPS``, in place of those it has.

    For an interview that was read otherwise (from a file, with its cast given, corrected); ``doc._.interview = …``
    does the same. Spans are those of whole tokens around the words of a block or a quotation; their ``label_`` is that
    of the group, their ``id_`` the speaker's name, empty where nobody is named.

    Raises ``ValueError`` where the interview is of another text.
    """
    if not _is_of(interview, doc):
        raise ValueError("the interview is of another text than the document")
    lead = len(doc.text) - len(interview.text)
    said: dict[str, list[tuple[Span, str]]] = {group: [] for group in GROUPS}
    for segment in interview.segments:
        if segment.kind.spoken:
            group = "questions" if segment.kind is Kind.QUESTION else "answers"
            said[group].append((segment.content, _name(segment.speaker)))
    said["quotes"] = [(quote.span, _name(quote.speaker)) for quote in interview.quotes]
    for group, spans in said.items():
        found = (
            doc.char_span(at.start + lead, at.end + lead, label=GROUPS[group], alignment_mode="expand", span_id=who)
            for at, who in spans
        )
        doc.spans[group] = SpanGroup(doc, name=group, spans=[span for span in found if span is not None])
    doc.user_data[_RECORD] = json.dumps(interview.to_dict(), ensure_ascii=False)


class QaparseComponent:
    """What ``nlp.add_pipe("qaparse")`` adds: reads ``doc.text`` as ``qaparse.parse`` does, and annotates it.

    ``speakers``, ``threshold`` and ``language`` are those of ``qaparse.parse``, as is ``attributor``; ``"nlp"`` asks
    the components of this pipeline. It may stand anywhere in the pipeline: no other component is needed.
    """

    def __init__(
        self, speakers: Sequence[str], attributor: str | Attributor, threshold: float, language: str | None
    ) -> None:
        self.speakers = given_speakers(speakers)
        self.attributor = attributor_for(attributor)
        self.threshold = threshold
        self.language = language
        self._read("")  # what is wrong with the options is told here, not with the first document

    def __call__(self, doc: Doc) -> Doc:
        """The same document, annotated (``annotate``). Raises what ``qaparse.parse`` raises."""
        annotate(doc, self._read(doc.text))
        return doc

    def _read(self, text: str) -> Interview:
        return parse(
            text,
            speakers=self.speakers,
            attributor=self.attributor,
            threshold=self.threshold,
            language=self.language,
        )


@Language.factory(
    "qaparse",
    assigns=["doc._.interview", "doc.spans"],
    default_config={"speakers": [], "attributor": "heuristic", "threshold": THRESHOLD, "language": None},
)
def component(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy passes it
    speakers: list[str],
    attributor: str,
    threshold: float,
    language: str | None,
) -> QaparseComponent:
    """What spaCy calls for ``nlp.add_pipe("qaparse")``; raises what ``qaparse.parse`` raises for its options."""
    own = NlpAttributor(nlp) if attributor == "nlp" else attributor
    return QaparseComponent(speakers, own, threshold, language)


def _name(speaker: Speaker | None) -> str:
    return (speaker.name or "") if speaker is not None else ""


@lru_cache(maxsize=16)
def _record(text: str) -> Interview:
    return Interview.from_dict(json.loads(text))


def _interview(doc: Doc) -> Interview | None:
    """The interview of a document; nothing where none was read, as in a piece of a document (``Span.as_doc``)."""
    text = doc.user_data.get(_RECORD)
    interview = None if text is None else _record(text)
    return interview if interview is not None and _is_of(interview, doc) else None


def _is_of(interview: Interview, doc: Doc) -> bool:
    """True for the text of the document, but for a byte order mark, which is no part of an interview."""
    return doc.text in (interview.text, f"\ufeff{interview.text}")


Doc.set_extension("interview", getter=_interview, setter=annotate, force=True)

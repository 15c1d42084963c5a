"""TEI XML: a transcription of speech, its participants, what is said as utterances and what is told around it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..records import Interview, Kind, Segment, Speaker
from .base import Writer
from .characters import one_line

__all__ = ["WRITER"]

_KINDS = {
    Kind.QUESTION: "the asking side speaks",
    Kind.ANSWER: "the answering side speaks",
    Kind.NARRATION: "the author tells",
    Kind.BYLINE: "who wrote, asked, photographed",
    Kind.CAPTION: "belongs to an image, or is shown apart as one is",
    Kind.NOISE: "page furniture",
}


def write(interview: Interview) -> Iterator[str]:
    """The header, then a division for each heading."""
    ids: dict[Speaker, str] = {}
    for segment in interview.segments:
        if segment.speaker is not None:
            ids.setdefault(segment.speaker, f"s{len(ids) + 1}")
    for speaker in interview.speakers:
        ids.setdefault(speaker, f"s{len(ids) + 1}")
    times = sorted({t for s in interview.segments for t in (s.begins, s.ends) if t is not None and t >= 0})
    when = {t: f"t{n}" for n, t in enumerate(times, 1)}
    yield from _header(interview, ids)
    yield "<text>\n"
    if when:
        yield '<timeline unit="s" origin="#t0">\n<when xml:id="t0"/>\n'
        yield from (f'<when xml:id="{name}" interval="{_number(t)}" since="#t0"/>\n' for t, name in when.items())
        yield "</timeline>\n"
    yield "<body>\n<div>\n"
    empty, begun = True, False
    page: int | str | None = None
    for segment in interview.segments:
        if segment.kind is Kind.HEADING and not empty:
            yield "</div>\n<div>\n"
            empty = True
        if segment.page is not None and segment.page != page:
            page = segment.page
            yield f'<pb n="{escape(one_line(str(page)))}"/>\n'
        begun = begun or segment.kind.spoken
        yield from _segment(segment, ids, when, first=empty, set_off=begun)
        empty = False
    yield "<p/>\n" * (not interview.segments)
    yield "</div>\n</body>\n</text>\n</TEI>\n"


def _header(interview: Interview, ids: dict[Speaker, str]) -> Iterator[str]:
    title = interview.source.meta.get("title")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader>\n<fileDesc>\n'
    yield f"<titleStmt><title>{_text(title) if isinstance(title, str) else ''}</title></titleStmt>\n"
    yield "<publicationStmt><p>Made from a document by qaparse; unpublished as such.</p></publicationStmt>\n"
    yield "<sourceDesc><p>A transcribed or written interview.</p></sourceDesc>\n</fileDesc>\n"
    yield '<encodingDesc><classDecl><taxonomy xml:id="kinds">\n'
    for kind, says in _KINDS.items():
        yield f'<category xml:id="{kind}"><catDesc>{says}</catDesc></category>\n'
    yield "</taxonomy></classDecl></encodingDesc>\n<profileDesc>\n"
    if interview.language:
        yield f'<langUsage><language ident="{escape(one_line(interview.language))}"/></langUsage>\n'
    if ids:
        yield "<particDesc><listPerson>\n"
        for speaker, name in ids.items():
            role = f' role="{speaker.role}"' if speaker.role else ""
            yield f'<person xml:id="{name}"{role}>{_names(speaker)}</person>\n'
        yield "</listPerson></particDesc>\n"
    yield "</profileDesc>\n</teiHeader>\n"


def _names(speaker: Speaker) -> str:
    names = "".join(f"<persName>{_text(n)}</persName>" for n in (speaker.name, *speaker.aliases) if n and n.strip())
    return (names or "<p/>") + "".join(f"<occupation>{_text(w)}</occupation>" for w in speaker.words if names)


def _segment(
    segment: Segment, ids: dict[Speaker, str], when: dict[float, str], *, first: bool, set_off: bool
) -> Iterator[str]:
    text = _text(segment.text)
    if segment.kind is Kind.HEADING and first:
        yield f"<head>{text}</head>\n"
    elif segment.kind is Kind.ASIDE:
        yield f"<incident><desc>{text}</desc></incident>\n"
    elif segment.kind.spoken:
        said = segment.attribution
        who = f' who="#{ids[segment.speaker]}"' if segment.speaker is not None else ""
        sure = f' cert="{_number(said.confidence)}"' if said is not None and segment.speaker is not None else ""
        times = "".join(
            f' {name}="#{when[t]}"' for name, t in (("start", segment.begins), ("end", segment.ends)) if t in when
        )
        yield f'<u{who}{times} ana="#{segment.kind}"{sure}>{text}</u>\n'
    else:
        # Between utterances what nobody says is set in italics: else it could be read as going on.
        told = f'<hi rend="italic">{text}</hi>' if set_off else text
        yield f'<p ana="#{segment.kind}">{told}</p>\n'


def _text(text: str) -> str:
    return escape(one_line(text), quote=False)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


WRITER = Writer(
    name="tei",
    suffixes=(".tei", ".xml"),
    write=write,
    holds="kinds, turns, people with roles, times, pages, language; the sureness of speakers",
)

"""Gold documents turned into what a user would have: unmarked, labelled, or with formatting."""

from __future__ import annotations

import enum
import html
import textwrap
from collections.abc import Callable

import attrs

from ..records import Kind
from .gold import Gold, GoldBlock
from .naming import initials

__all__ = ["Document", "Rendering", "render"]


class Rendering(str, enum.Enum):
    """The ways in which a gold document can be written out."""

    PLAIN = "plain"  #: names and marks stripped, blocks parted by blank lines, title and byline on top
    TIGHT = "tight"  #: the same, one newline between blocks
    WRAPPED = "wrapped"  #: the same as plain, hard-wrapped at 72 columns
    LABELLED = "labelled"  #: a full name and a colon before each turn
    INITIALS = "initials"  #: initials and a colon before each turn
    MARKDOWN = "markdown"  #: questions bold; names bold where several people answer
    HTML = "html"  #: the same, as a page
    NATIVE = "native"  #: the document as published

    def __str__(self) -> str:
        return self.value


@attrs.frozen
class Document:
    """What a parser is given: a text and the name of its format."""

    text: str
    format: str = "text"


def render(gold: Gold, how: Rendering = Rendering.PLAIN) -> Document | None:
    """The document, written out; ``None`` where it cannot be (no ``raw`` kept, or labels in the text)."""
    how = Rendering(how)
    if how is Rendering.NATIVE:
        return None if gold.raw is None else Document(gold.raw, gold.raw_format)
    if not gold.bare:
        return None
    if how is Rendering.MARKDOWN:
        return Document(_markdown(gold), "markdown")
    if how is Rendering.HTML:
        return Document(_html(gold), "html")
    return Document(_text(gold, how))


def _text(gold: Gold, how: Rendering) -> str:
    label: Callable[[str], str] | None = {
        Rendering.LABELLED: lambda name: name,
        Rendering.INITIALS: lambda name: initials(name) if " " in name and len(initials(name)) > 1 else name,
    }.get(how)
    parts = [gold.title] if gold.title else []
    if gold.byline:
        parts.append(f"By {gold.byline}")
    for block, opens in _blocks(gold):
        text = block.text
        if how is Rendering.WRAPPED:
            text = textwrap.fill(text, 72, break_long_words=False, break_on_hyphens=False)
        if label and opens and block.kind.spoken:
            text = f"{label(_name(block))}: {text}"
        parts.append(text)
    part = "\n" if how is Rendering.TIGHT else "\n\n"
    return "".join(p + part for p in parts)


def _markdown(gold: Gold) -> str:
    parts = [f"# {gold.title}"] if gold.title else []
    if gold.byline:
        parts.append(f"By {gold.byline}")
    for block, opens in _blocks(gold):
        text = block.text
        if block.kind is Kind.QUESTION:
            text = f"**{text}**"
        elif block.kind is Kind.HEADING:
            text = f"## {text}"
        elif block.kind is Kind.ANSWER and opens and len(gold.interviewees) > 1:
            text = f"**{_name(block)}:** {text}"
        parts.append(text)
    return "".join(p + "\n\n" for p in parts)


def _html(gold: Gold) -> str:
    def safe(text: str) -> str:
        return html.escape(text, quote=False)

    parts = [f"<!doctype html>\n<html><head><title>{html.escape(gold.title)}</title></head><body>\n<article>"]
    if gold.title:
        parts.append(f"<h1>{safe(gold.title)}</h1>")
    if gold.byline:
        parts.append(f'<p class="byline">By {safe(gold.byline)}</p>')
    for block, opens in _blocks(gold):
        text = safe(block.text)
        if block.kind is Kind.QUESTION:
            parts.append(f"<p><strong>{text}</strong></p>")
        elif block.kind is Kind.HEADING:
            parts.append(f"<h2>{text}</h2>")
        elif block.kind is Kind.ANSWER and opens and len(gold.interviewees) > 1:
            parts.append(f"<p><b>{safe(_name(block))}:</b> {text}</p>")
        else:
            parts.append(f"<p>{text}</p>")
    return "".join(p + "\n" for p in [*parts, "</article>\n</body></html>"])


def _blocks(gold: Gold) -> list[tuple[GoldBlock, bool]]:
    """Each block, and whether it opens a turn (every question paragraph does)."""
    before: list[GoldBlock | None] = [None, *gold.blocks]
    return [
        (b, b.kind is Kind.QUESTION or last is None or (b.kind, b.speaker) != (last.kind, last.speaker))
        for b, last in zip(gold.blocks, before)
    ]


def _name(block: GoldBlock) -> str:
    """The name before a turn; Q or A for somebody whom the document does not name."""
    if block.speaker and not block.speaker.startswith("?"):
        return block.speaker
    return "Q" if block.kind is Kind.QUESTION else "A"

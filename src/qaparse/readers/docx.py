"""Word documents (docx): their paragraphs, tables and notes, as they read once every tracked change is accepted.

The parser is our own: python-docx builds trees of a whole document, and leaves out what stands in tracked
insertions, links and content controls.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..errors import FormatMismatchError
from ..records import Source
from .archive import Archive, holds
from .base import Limits, Reader, packed
from .office import Note, Paragraph, Run, Story, put, role_of
from .page import Page
from .xml import Attributes, Listener, read_xml

__all__ = ["READER"]

_MAIN = "word/document.xml"
#: What an accepted document does not hold, or shows beside its text. ``Fallback`` repeats what stands before it.
_LEFT_OUT = frozenset(
    "del moveFrom rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange instrText delText delInstrText"
    " Fallback annotationRef footnoteRef endnoteRef object".split()
)
#: What marks the end of a paragraph as taken out: what follows goes on with it.
_TAKEN_OUT = frozenset(("del", "moveFrom"))
#: Where these end, so does the last paragraph in them.
_STORIES = frozenset("body tc tbl txbxContent footnote endnote".split())
_OFF = frozenset(("0", "false", "off", "none"))
_DEEPEST_STYLE = 20


def read(data: bytes | str, limits: Limits) -> Source:
    """The text of a document, block by block: headings, lists, quotations and tables, bold and italic words, links.

    Tracked changes are accepted; comments, headers, footers and hidden words are left out; footnotes and endnotes
    stand at the end. ``meta`` has ``title`` and ``creator``, as the document's properties state them.

    Raises ``InputTypeError``, ``LimitError``, and ``FormatMismatchError`` where the file is no such document, is
    damaged, or is locked with a password.
    """
    content = packed(data, limits)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FormatMismatchError(READER.name, "it is an older Word document (.doc), or locked with a password")
    archive = Archive(content, limits, READER.name)
    if _MAIN not in archive:
        raise FormatMismatchError(READER.name, f"the archive has no {_MAIN}")
    styles = _styles(archive, limits)
    numbering = _Numbering(archive, limits)
    page = Page()
    body = _Body(styles, numbering, _links(archive, limits), page)
    _read(archive, _MAIN, limits, body)
    notes: list[Note] = []
    for part, element in (("footnotes", "footnote"), ("endnotes", "endnote")):
        if f"word/{part}.xml" in archive:
            reader = _Notes(styles, numbering, element)
            _read(archive, f"word/{part}.xml", limits, reader)
            notes += [note for note in reader.notes if note.label in body.referred[element]]
    for number, note in enumerate(notes, 1):
        note.label = str(number)
    put(page, body.story.blocks, notes)
    return page.source(READER.name, _meta(archive, limits))


def _read(archive: Archive, name: str, limits: Limits, into: Listener) -> None:
    if name in archive:
        read_xml(archive.pieces(name), limits, READER.name, into=into)


# ---------------------------------------------------------------- styles and lists


@attrs.define(eq=False)
class _Look:
    """What a style says of a paragraph and its words; ``None`` where it says nothing."""

    name: str = ""
    based_on: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    level: int | None = None
    list_id: str | None = None

    def wear(self, name: str, said: Attributes) -> None:
        """A property of words."""
        on = said.get("val", "1").lower() not in _OFF
        if name == "b":
            self.bold = on
        elif name == "i":
            self.italic = on
        elif name == "vanish":
            self.hidden = on


class _Styles:
    """Reads ``styles.xml``."""

    def __init__(self) -> None:
        self.looks: dict[str, _Look] = {}
        self._now: _Look | None = None

    def start(self, name: str, said: Attributes) -> None:
        if name == "style":
            self._now = self.looks[said.get("styleId", "")] = _Look()
        elif self._now is None:
            return
        elif name == "name":
            self._now.name = said.get("val", "")
        elif name == "basedOn":
            self._now.based_on = said.get("val", "")
        elif name == "outlineLvl":
            self._now.level = _int(said.get("val"))
        elif name == "numId":
            self._now.list_id = said.get("val")
        else:
            self._now.wear(name, said)

    def end(self, name: str) -> None:
        if name == "style":
            self._now = None

    def text(self, words: str) -> None:
        pass


def _styles(archive: Archive, limits: Limits) -> Mapping[str, _Look]:
    """Each style with what it takes from those that it is based on."""
    read = _Styles()
    _read(archive, "word/styles.xml", limits, read)
    out = {}
    for key, own in read.looks.items():
        whole, base = attrs.evolve(own), read.looks.get(own.based_on)
        for _ in range(_DEEPEST_STYLE):
            if base is None:
                break
            for field in ("bold", "italic", "hidden", "level", "list_id"):
                if getattr(whole, field) is None:
                    setattr(whole, field, getattr(base, field))
            whole.name = base.name if role_of(base.name) and not role_of(whole.name) else whole.name
            base = read.looks.get(base.based_on)
        out[key] = whole
    return out


@attrs.define(eq=False)
class _Level:
    """How the items of one level of a list are numbered; ``text`` has "%1" for the number."""

    format: str = "decimal"
    first: int = 1
    text: str = ""


class _Numbering:
    """Reads ``numbering.xml``, and counts the items of lists."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        self._formats: dict[tuple[str, str], _Level] = {}  # by abstract list and level
        self._abstract: dict[str, str] = {}
        self._in = ("", "")
        self._list = ""
        self._counts: dict[str, list[tuple[int, int]]] = {}  # of each list: levels that are open, and how far they are
        _read(archive, "word/numbering.xml", limits, self)

    def start(self, name: str, said: Attributes) -> None:
        value = said.get("val", "")
        if name == "abstractNum":
            self._in = (said.get("abstractNumId", ""), "")
        elif name == "lvl":
            self._in = (self._in[0], said.get("ilvl", "0"))
            self._formats[self._in] = _Level()
        elif name == "num":
            self._list = said.get("numId", "")
        elif name == "abstractNumId":
            self._abstract[self._list] = value
        elif self._in in self._formats:
            level = self._formats[self._in]
            if name == "numFmt":
                level.format = value
            elif name == "start":
                level.first = _int(value) or 0
            elif name == "lvlText":
                level.text = value

    def end(self, name: str) -> None:
        pass

    def text(self, words: str) -> None:
        pass

    def item(self, list_: str, level: int) -> tuple[int | None, str]:
        """The number of the next item of a list, ``None`` for a bullet; and the label, where it is one of words."""
        abstract = self._abstract.get(list_, "")
        how = self._formats.get((abstract, str(level)), _Level("bullet"))
        if how.format == "bullet":
            return None, ""
        counts = self._counts.setdefault(abstract, [])
        while counts and counts[-1][0] > level:
            counts.pop()
        number = (counts.pop()[1] if counts and counts[-1][0] == level else how.first - 1) + 1
        counts.append((level, number))
        label = how.text.replace(f"%{level + 1}", str(number)) if any(map(str.isalpha, how.text)) else ""
        return None if how.format == "none" else number, label


# ---------------------------------------------------------------- the text


class _Body:
    """Reads the paragraphs and tables of a part."""

    def __init__(
        self, styles: Mapping[str, _Look], numbering: _Numbering, links: Mapping[str, str], page: Page | None = None
    ) -> None:
        self.story = Story(page)
        self.referred: dict[str, set[str]] = {"footnote": set(), "endnote": set()}
        self._styles = styles
        self._numbering = numbering
        self._links = links
        self._silent = 0  # depth inside what is left out
        self._open: list[tuple[Paragraph, _Look]] = []  # the paragraph, and those around a text box
        self._look = _Look()
        self._in_run = self._in_properties = self._speaks = False
        self._link: list[str | None] = []
        self._item: tuple[str | None, int] = (None, 0)
        self._boxes = 0
        self._first: Paragraph | None = None  # the one that the next one goes on with
        self._goes_on: Paragraph | None = None  # the one whose end is taken out

    def start(self, name: str, said: Attributes) -> None:
        if self._silent or name in _LEFT_OUT:
            if not self._silent and name in _TAKEN_OUT and self._in_properties and not self._in_run and self._open:
                self._goes_on = self._open[-1][0]
            self._silent += 1
            return
        if name == "p":
            marks = ("aside",) if self._boxes else ()
            runs = self._first.runs if self._first is not None else []
            self._first = None
            self._open.append((Paragraph(runs, marks=marks), _Look()))
            self._item = (None, 0)
        elif name == "r":
            style = self._open[-1][1] if self._open else _Look()
            self._look = _Look(bold=style.bold, italic=style.italic, hidden=style.hidden)
            self._in_run = True
        elif name in ("pPr", "rPr"):
            self._in_properties = True
        elif self._in_properties:
            self._property(name, said)
        elif name == "t":
            self._speaks = True
        elif name in ("tab", "ptab"):
            self._say("\t")
        elif name in ("br", "cr"):
            self._say("\n" if said.get("type", "textWrapping") == "textWrapping" else " ")
        elif name == "noBreakHyphen":
            self._say("\N{NON-BREAKING HYPHEN}")
        elif name in ("footnoteReference", "endnoteReference"):
            self.referred[name.removesuffix("Reference")].add(said.get("id", ""))
        elif name == "hyperlink":
            self._link.append(self._links.get(said.get("id", "")))
        elif name == "tbl":
            self._end()
            self.story.begin_table()
        elif name == "tr":
            self.story.begin_row()
        elif name == "tc":
            self.story.begin_cell()
        elif name == "txbxContent":
            self._boxes += 1

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
        elif name == "p":
            self._finish()
        elif name == "r":
            self._in_run = False
        elif name == "pPr":
            self._in_properties = False
            self._dress()
        elif name == "rPr":
            self._in_properties = False
        elif name == "t":
            self._speaks = False
        elif name == "hyperlink" and self._link:
            self._link.pop()
        elif name in _STORIES:
            self._end()
            if name == "tbl":
                self.story.end_table()
            self._boxes -= name == "txbxContent"

    def text(self, words: str) -> None:
        if self._speaks and not self._silent:
            self._say(words)

    def _say(self, words: str) -> None:
        if self._open and not self._look.hidden:
            link = self._link[-1] if self._link else None
            self._open[-1][0].add(Run(words, bool(self._look.bold), bool(self._look.italic), link))

    def _property(self, name: str, said: Attributes) -> None:
        """One property of a paragraph or of words."""
        value = said.get("val", "")
        if self._in_run:
            if name == "rStyle":
                style = self._styles.get(value, _Look())
                for field in ("bold", "italic", "hidden"):
                    if getattr(style, field) is not None:
                        setattr(self._look, field, getattr(style, field))
            else:
                self._look.wear(name, said)
        elif self._open:
            paragraph, style = self._open[-1]
            if name == "pStyle":
                self._open[-1] = (paragraph, attrs.evolve(self._styles.get(value, _Look())))
            elif name == "outlineLvl":
                style.level = _int(value)
            elif name == "numId":
                self._item = (value, self._item[1])
            elif name == "ilvl":
                self._item = (self._item[0], _int(value) or 0)

    def _dress(self) -> None:
        """What the properties make of a paragraph, once they are all known."""
        if not self._open:
            return
        paragraph, style = self._open[-1]
        paragraph.wear(style.name, style.level)
        if paragraph.heading is not None:  # that its words look bold says nothing more
            style.bold = style.italic = None
        list_ = self._item[0] or style.list_id
        if list_ not in (None, "0") and paragraph.heading is None:
            paragraph.number, label = self._numbering.item(str(list_), self._item[1])
            paragraph.item = not label
            if label and not paragraph.runs:  # "Q." of every question
                paragraph.add(Run(f"{label} "))

    def _finish(self) -> None:
        if self._open:
            paragraph = self._open.pop()[0]
            if self._goes_on is paragraph:
                self._first = paragraph
            else:
                self.story.add(paragraph)

    def _end(self) -> None:
        """Nothing goes on with the last paragraph."""
        if self._first is not None:
            self.story.add(self._first)
            self._first = None


class _Notes(_Body):
    """Reads footnotes or endnotes."""

    def __init__(self, styles: Mapping[str, _Look], numbering: _Numbering, element: str) -> None:
        super().__init__(styles, numbering, {})
        self.notes: list[Note] = []
        self._element = element

    def start(self, name: str, said: Attributes) -> None:
        if name == self._element:
            self.story = Story()
            self.notes.append(Note(said.get("id", ""), self.story.blocks))
        super().start(name, said)


# ---------------------------------------------------------------- what stands beside it


class _Relations:
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, said: Attributes) -> None:
        if name == "Relationship" and said.get("TargetMode") == "External":
            self.targets[said.get("Id", "")] = said.get("Target", "")

    def end(self, name: str) -> None:
        pass

    def text(self, words: str) -> None:
        pass


def _links(archive: Archive, limits: Limits) -> Mapping[str, str]:
    relations = _Relations()
    _read(archive, "word/_rels/document.xml.rels", limits, relations)
    return relations.targets


class _Properties:
    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._in = ""

    def start(self, name: str, said: Attributes) -> None:
        self._in = name

    def end(self, name: str) -> None:
        self._in = ""

    def text(self, words: str) -> None:
        if self._in in ("title", "creator") and words.strip():
            self.said[self._in] = (self.said.get(self._in, "") + words).strip()


def _meta(archive: Archive, limits: Limits) -> dict[str, Any]:
    properties = _Properties()
    _read(archive, "docProps/core.xml", limits, properties)
    return dict(properties.said)


def _int(value: str | None) -> int | None:
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 10 else None


def sniff(data: bytes | str) -> bool:
    """True for a zip archive that holds a Word document."""
    return holds(data, _MAIN.encode())


READER = Reader(name="docx", suffixes=(".docx", ".docm", ".dotx"), sniff=sniff, read=read, sure=True)

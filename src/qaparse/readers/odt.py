"""OpenDocument texts (odt): their paragraphs, tables and notes, as they read once every tracked change is accepted."""

from __future__ import annotations

from typing import Any

import attrs

from ..errors import FormatMismatchError
from ..records import Source
from .archive import Archive, holds
from .base import Limits, Reader, decode, packed
from .office import Note, Paragraph, Run, Story, put, role_of
from .page import Page
from .xml import Attributes, read_xml

__all__ = ["READER"]

#: What an accepted document does not hold, or shows beside its text.
_LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end note-citation forms sequence-decls variable-decls user-field-decls"
    " table-of-content-source alphabetical-index-source title desc ruby-text".split()
)
_BESIDE = frozenset("text-box annotation".split())
#: A run of spaces, or of empty cells, is no longer than this.
_LONGEST = 100
_DEEPEST_STYLE = 20


def read(data: bytes | str, limits: Limits) -> Source:
    """The text of a document, block by block: headings, lists, quotations and tables, bold and italic words, links.

    Takes the archive or the flat form (fodt). Tracked changes are accepted; comments, headers, footers and hidden
    words are left out; notes stand at the end. ``meta`` has ``title`` and ``creator``, as the document states them.

    Raises ``LimitError``, ``EncodingError``, and ``FormatMismatchError`` where the file is no such document, is
    damaged, or is locked with a password.
    """
    page = Page()
    text = _Text(page)
    content = decode(data, limits)[0] if isinstance(data, str) else packed(data, limits)
    if isinstance(content, str) or not content.startswith(b"PK"):
        read_xml(content, limits, READER.name, into=text)
        if not text.found:
            raise FormatMismatchError(READER.name, "it holds no office:text")
    else:
        archive = Archive(content, limits, READER.name)
        if "content.xml" not in archive:
            raise FormatMismatchError(READER.name, "the archive has no content.xml")
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise FormatMismatchError(READER.name, "it is locked with a password")
        for part in ("meta.xml", "styles.xml", "content.xml"):
            if part in archive:
                text.part = part
                read_xml(archive.pieces(part), limits, READER.name, into=text)
    put(page, text.story.blocks, text.notes)
    return page.source(READER.name, text.meta)


@attrs.define(eq=False)
class _Look:
    """What a style says; ``None`` where it says nothing."""

    name: str = ""
    parent: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None


class _Text:
    """Reads styles, properties and text of a document, from one part or from several."""

    def __init__(self, page: Page) -> None:
        self.part = ""
        self.found = False
        self.meta: dict[str, Any] = {}
        self.notes: list[Note] = []
        self.story = Story(page)
        self._looks: dict[str, _Look] = {}
        self._lists: dict[tuple[str, int], bool] = {}  # list style, level: whether it counts
        self._style: _Look | None = None
        self._list_style = ""
        self._silent = 0
        self._property = ""
        self._body = False
        self._stories: list[Story] = []
        self._open: list[tuple[Paragraph, list[_Look], list[str | None]]] = []
        self._items: list[list[Any]] = []  # style of the list, number of its last item, whether an item waits
        self._beside = 0

    # ------------------------------------------------------------ elements

    def start(self, name: str, said: Attributes) -> None:
        if self._silent or (name in _LEFT_OUT and self._body):
            self._silent += 1
        elif not self._body:
            self._stated(name, said)
        elif name in ("p", "h"):
            self._paragraph(name, said)
        elif name in ("span", "a") and self._open:
            _, looks, links = self._open[-1]
            looks.append(self._over(looks[-1], said.get("style-name", "")) if name == "span" else looks[-1])
            links.append(said.get("href") if name == "a" else links[-1])
        elif name == "s":
            self._say(" " * min(_count(said.get("c")), _LONGEST))
        elif name == "tab":
            self._say("\t")
        elif name == "line-break":
            self._say("\n")
        elif name == "list":
            style = said.get("style-name") or (self._items[-1][0] if self._items else "")
            self._items.append([style, 0, False])
        elif name in ("list-item", "list-header") and self._items:
            self._items[-1][2] = name == "list-item"
            self._items[-1][1] += name == "list-item"
        elif name == "table":
            self.story.begin_table()
        elif name == "table-row":
            self.story.begin_row()
        elif name in ("table-cell", "covered-table-cell"):
            self.story.begin_cell()
        elif name == "note-body":
            self._stories.append(self.story)
            self.story = Story()
            self.notes.append(Note(str(len(self.notes) + 1), self.story.blocks))
        elif name in _BESIDE:
            self._beside += 1

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
        elif not self._body:
            self._property = ""
            if name in ("style", "list-style"):
                self._style = None
        elif name in ("p", "h"):
            if self._open:
                self.story.add(self._open.pop()[0])
        elif name in ("span", "a") and self._open and len(self._open[-1][1]) > 1:
            self._open[-1][1].pop()
            self._open[-1][2].pop()
        elif name == "list" and self._items:
            self._items.pop()
        elif name == "table":
            self.story.end_table()
        elif name == "note-body" and self._stories:
            self.story = self._stories.pop()
        elif name in _BESIDE:
            self._beside -= 1
        elif name == "text" and not self._open:
            self._body = False

    def text(self, words: str) -> None:
        if self._silent:
            return
        if self._property:
            if words.strip():
                self.meta[self._property] = (self.meta.get(self._property, "") + words).strip()
        elif self._body:
            # White space in the markup is one space; spaces that are meant are elements.
            self._say(" ".join(words.split("\n")) if "\n" in words else words)

    # ------------------------------------------------------------ styles and properties

    def _stated(self, name: str, said: Attributes) -> None:
        if name == "text" and self.part in ("", "content.xml"):
            self._body = self.found = True
        elif name == "title":
            self._property = "title"
        elif name in ("creator", "initial-creator") and "creator" not in self.meta:
            self._property = "creator"
        elif name == "style":
            self._style = _Look(said.get("display-name") or said.get("name", ""), said.get("parent-style-name", ""))
            self._looks[said.get("name", "")] = self._style
        elif name == "text-properties" and self._style is not None:
            if "font-weight" in said:
                self._style.bold = said["font-weight"] in ("bold", "600", "700", "800", "900")
            if "font-style" in said:
                self._style.italic = said["font-style"] in ("italic", "oblique")
            if "display" in said:
                self._style.hidden = said["display"] == "none"
        elif name == "list-style":
            self._list_style = said.get("name", "")
        elif name in ("list-level-style-number", "list-level-style-bullet") and self._list_style:
            counts = name.endswith("number") and bool(said.get("num-format"))
            self._lists[self._list_style, _count(said.get("level"))] = counts

    def _over(self, look: _Look, style: str) -> _Look:
        """A look with a style over it."""
        out, found = attrs.evolve(look), self._looks.get(style)
        said: list[_Look] = []
        while found is not None and len(said) < _DEEPEST_STYLE:
            said.append(found)
            found = self._looks.get(found.parent)
        for one in reversed(said):
            out.name = one.name if role_of(one.name) or not role_of(out.name) else out.name
            out.bold = out.bold if one.bold is None else one.bold
            out.italic = out.italic if one.italic is None else one.italic
            out.hidden = out.hidden if one.hidden is None else one.hidden
        return out

    # ------------------------------------------------------------ text

    def _paragraph(self, name: str, said: Attributes) -> None:
        look = self._over(_Look(), said.get("style-name", ""))
        paragraph = Paragraph(marks=("aside",) if self._beside else ())
        paragraph.wear(look.name, _count(said.get("outline-level")) - 1 if name == "h" else None)
        if paragraph.heading is not None:
            look = _Look(hidden=look.hidden)  # that its words look bold says nothing more
        if self._items and self._items[-1][2]:
            style, number, _ = self._items[-1]
            self._items[-1][2] = False
            paragraph.item = True
            paragraph.number = number if self._lists.get((style, len(self._items))) else None
        self._open.append((paragraph, [look], [None]))

    def _say(self, words: str) -> None:
        if self._open:
            paragraph, looks, links = self._open[-1]
            if not looks[-1].hidden:
                paragraph.add(Run(words, bool(looks[-1].bold), bool(looks[-1].italic), links[-1]))


def _count(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else 1


def sniff(data: bytes | str) -> bool:
    """True for an archive, or a flat document, that says it is an OpenDocument text."""
    if isinstance(data, str) or not data.startswith(b"PK"):
        head = data[:4096] if isinstance(data, str) else bytes(data[:4096]).decode("utf-8", "replace")
        return "<office:document" in head and "opendocument.text" in head
    return holds(data, b"application/vnd.oasis.opendocument.text")


READER = Reader(name="odt", suffixes=(".odt", ".ott", ".fodt"), sniff=sniff, read=read, sure=True)

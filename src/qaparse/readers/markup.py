"""HTML as it is found, made into a flat list of texts, elements and ends.

Broken markup is mended much as browsers do it: missing end tags are understood, needless ones ignored. One
pass, whose work grows with the length of the document alone: what asks for an element above looks at a
counter, never at the elements above one by one. (Tree builders that do walk up need minutes for a hundred
thousand nested elements, or refuse them.) Formatting may overlap blocks, as in ``<p><b>Why?</p><p>When?</b>``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import TypeAlias

import attrs

from .hypertext import PARTING, RAW, attributes

__all__ = ["Element", "Node", "markup"]


_NOTHING: Mapping[str, str] = {}


@attrs.define(eq=False)
class Element:
    """An element: its name in lower case, and its attributes as they stand in the tag.

    ``start`` and ``end`` are the places of the element and of its end in the list; ``above`` is the block
    that holds it, ``None`` at the top.
    """

    name: str
    raw: str
    start: int
    above: Element | None
    end: int = -1
    _said: Mapping[str, str] | None = None

    @property
    def said(self) -> Mapping[str, str]:
        """Its attributes by name in lower case."""
        if self._said is None:
            self._said = attributes(self.raw) if self.raw else _NOTHING
        return self._said

    @property
    def block(self) -> bool:
        """True where it may hold blocks."""
        return self.name not in _INLINE and self.name not in _VOID


#: A text with its entities resolved, an element, or an end: the negative of its element's place, less one.
#: The end counts where the element says that it ends there; others were taken back.
Node: TypeAlias = "str | Element | int"

_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
#: What holds words, not blocks: it may overlap them, and ends with its block where nothing ends it.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label map mark nobr output q rp rt"
    " ruby s samp small span strike strong sub sup time tt u var".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEAD = frozenset("base basefont bgsound head html link meta noscript script style template title".split())
#: The parts of tables, each with what its start tag ends.
_CELLS = {
    "td": frozenset(("td", "th", "caption", "colgroup")),
    "th": frozenset(("td", "th", "caption", "colgroup")),
    "tr": frozenset(("tr", "td", "th", "caption", "colgroup")),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot", "caption", "colgroup"),
        frozenset("td th tr tbody thead tfoot caption colgroup".split()),
    ),
}
_ITEMS = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}
#: An end tag inside one of these does not end what stands outside.
_WALLS = frozenset(("td", "th", "caption", "table"))

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^>]*)>")
_TURN = re.compile(r"=\s*([\"'])|>")
_COMMENT_END = re.compile(r"--!?>")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}


def markup(text: str) -> list[Node]:
    """The document from its first character to its last; the end of an element comes after all that it holds."""
    builder = _Builder(strict=text.lstrip().startswith("<?xml"))
    at = begin = 0  # where to look on, and where the text that was not yet taken begins
    last = text.rfind(">")
    paired = True  # quotation marks in tags have come in pairs
    unended = False  # a title has no end
    while 0 <= (sign := text.find("<", at)) <= last:
        tag = _TAG.match(text, sign)
        if tag is None:
            end = _declaration_end(text, sign)
            if end:
                builder.text(text[begin:sign])
                begin = end
            at = end or sign + 1
            continue
        builder.text(text[begin:sign])
        end, name = tag.end(), tag[2].lower()
        if paired and ('"' in tag[3] or "'" in tag[3]):
            end = _tag_end(text, tag.end(2))
            paired = end > 0
            end = end if paired else tag.end()
        at = begin = end
        if tag[1]:
            builder.finish(name)
            continue
        raw = text[tag.end(2) : end - 1]
        builder.start(name, raw)
        if name in RAW and not (builder.strict and raw.endswith("/")):
            closing = None if name == "title" and unended else _RAW_ENDS[name].search(text, at)
            if closing is not None:
                at = begin = closing.start()
            elif name == "title":  # the page is not all title
                unended = True
                at = begin = sign if (sign := text.find("<", at)) >= 0 else len(text)
            else:
                at = begin = len(text)
            builder.text(text[end:at], entities=name in ("title", "textarea"))
            if closing is None:
                builder.finish(name)
    rest = text[begin:]
    # What has begun and not ended is no text.
    broken = re.search(r"</?[A-Za-z]|<!--", rest)
    builder.text(rest if broken is None else rest[: broken.start()])
    return builder.done()


def _tag_end(text: str, at: int) -> int:
    """The end of a tag whose attributes may hold the closing bracket between quotation marks; -1: it has none."""
    while turn := _TURN.search(text, at):
        if turn[1] is None:
            return turn.end()
        at = text.find(turn[1], turn.end()) + 1
        if not at:
            break
    return -1


def _declaration_end(text: str, sign: int) -> int:
    """The end of a comment, a declaration, an instruction; 0 where the sign begins nothing."""
    if text.startswith("<!--", sign):
        if text.startswith((">", "->"), sign + 4):
            return text.index(">", sign) + 1
        end = _COMMENT_END.search(text, sign + 4)
        return len(text) if end is None else end.end()
    return text.find(">", sign) + 1 if text.startswith(("<!", "<?", "</"), sign) else 0


@attrs.define(eq=False)
class _Room:
    """What is open inside one wall: how many blocks of each name, and the formatting that may still be ended."""

    blocks: dict[str, int] = attrs.field(factory=dict)
    formats: dict[str, list[Element]] = attrs.field(factory=dict)


class _Builder:
    """The list, and what is open in it."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict  # XHTML: a slash ends an element
        self._nodes: list[Node] = []
        self._stack: list[Element] = []
        self._inside: list[list[Element]] = [[]]  # the formatting that began in each block of the stack
        self._rooms = [_Room()]
        self._lists: list[Element] = []  # of the stack, lists and items, and the walls between them
        self._cells: list[Element] = []  # of the stack, tables and their parts
        self._head = False

    def text(self, raw: str, *, entities: bool = True) -> None:
        """Words, as they stand in the source."""
        if self._head and raw.strip() and self._stack[-1].name == "head":
            self._leave_head()
        if raw:
            self._nodes.append(html.unescape(raw) if entities and "&" in raw else raw)

    def start(self, name: str, raw: str) -> None:
        """A start tag."""
        if self._head and name not in _HEAD:
            self._leave_head()
        if name in ("html", "head", "body"):
            if self._rooms[0].blocks.get(name):
                return
            self._head = self._head or name == "head"
        if name in _INLINE:
            self._start_inline(name, raw)
            return
        if name in _ITEMS and self._lists and self._lists[-1].name in _ITEMS[name]:
            self._pop_to(self._lists[-1])
        elif name in _CELLS:
            while self._cells and self._cells[-1].name in _CELLS[name]:
                self._pop_to(self._cells[-1])
        elif name in _HEADINGS and self._stack and self._stack[-1].name in _HEADINGS:
            self._pop_to(self._stack[-1])
        if name in PARTING:
            blocks = self._rooms[-1].blocks
            if blocks.get("svg") and not blocks.get("foreignobject"):
                self.finish("svg")  # nothing of HTML stands in a drawing
            if blocks.get("p"):
                self.finish("p")
        element = self._add(name, raw)
        if name in _VOID or (self.strict and raw.endswith("/")):
            self._close(element)
            return
        self._stack.append(element)
        self._inside.append([])
        blocks = self._rooms[-1].blocks
        blocks[name] = blocks.get(name, 0) + 1
        if name in _ITEMS or name in ("ul", "ol", "menu", "dl") or name in _WALLS:
            self._lists.append(element)
        if name in _CELLS or name == "table":
            self._cells.append(element)
        if name in _WALLS:
            self._rooms.append(_Room())

    def finish(self, name: str) -> None:
        """An end tag."""
        if name in _INLINE:
            if opened := self._rooms[-1].formats.get(name):
                self._close(opened.pop())
        elif name == "br":
            self.start("br", "")
        elif name == "head":
            self._leave_head()
        elif name in _CELLS or name == "table":
            self._finish_cell(name)
        elif name in _HEADINGS and self._stack and self._stack[-1].name in _HEADINGS:
            self._pop_to(self._stack[-1])  # whatever its number, it is meant
        elif self._rooms[-1].blocks.get(name) and name not in ("html", "body"):
            while self._stack[-1].name != name:
                self._pop()
            self._pop()
        elif name == "p":
            self._close(self._add("p", ""))

    def done(self) -> list[Node]:
        """The list, all that is open being ended."""
        while self._stack:
            self._pop()
        for element in self._inside[0]:
            if element.end < 0:
                self._close(element)
        return self._nodes

    def _start_inline(self, name: str, raw: str) -> None:
        formats = self._rooms[-1].formats.setdefault(name, [])
        if name == "a" and formats:
            element = formats.pop()
            if element.end < 0:
                self._close(element)
        element = self._add(name, raw)
        if self.strict and raw.endswith("/"):
            self._close(element)
            return
        formats.append(element)
        self._inside[-1].append(element)

    def _finish_cell(self, name: str) -> None:
        # Between two tables there are at most four: group, row, cell, caption.
        for element in reversed(self._cells):
            if element.name == name:
                self._pop_to(element)
                return
            if element.name == "table":
                return

    def _leave_head(self) -> None:
        if self._head:
            self._head = False
            while self._stack[-1].name != "head":
                self._pop()
            self._pop()

    def _add(self, name: str, raw: str) -> Element:
        element = Element(name, raw, len(self._nodes), self._stack[-1] if self._stack else None)
        self._nodes.append(element)
        return element

    def _close(self, element: Element) -> None:
        element.end = len(self._nodes)
        self._nodes.append(-element.start - 1)

    def _pop_to(self, element: Element) -> None:
        while self._stack[-1] is not element:
            self._pop()
        self._pop()

    def _pop(self) -> None:
        element = self._stack.pop()
        # For now; an end tag further down takes this end back.
        for inline in self._inside.pop():
            if inline.end < 0:
                self._close(inline)
        self._close(element)
        if element.name in _WALLS:
            self._rooms.pop()
        blocks = self._rooms[-1].blocks
        blocks[element.name] -= 1
        for kept in (self._lists, self._cells):
            if kept and kept[-1] is element:
                kept.pop()

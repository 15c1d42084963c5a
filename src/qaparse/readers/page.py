"""Text and marks, written together: what every reader of formatted documents fills."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import attrs
import regex

from ..records import Mark, Source, Span

__all__ = ["ELEMENTS", "Hypertext", "Open", "Page"]


@attrs.define(eq=False)
class Open:
    """A mark that has begun: ``start`` is known once something solid is written."""

    kind: str
    value: str | float | None = None
    start: int | None = None


class Page:
    """A text being written, in blocks parted by one blank line, with its marks beside it.

    White space is held back until something solid follows. So no block begins or ends in it, no mark
    has any at its edges, and nothing that was written is ever taken back.

    >>> page = Page()
    >>> label = page.open("bold")
    >>> page.write(" Ada: ")
    >>> page.close(label)
    >>> page.write("Good morning. ")
    >>> page.end()
    >>> page.write("And you?")
    >>> source = page.source("demo", {})
    >>> source.text
    'Ada: Good morning.\\n\\nAnd you?'
    >>> source.marks
    (Mark(span=Span(start=0, end=4), kind='bold', value=None),)
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""  # white space that waits for something solid
        self._between = ""  # what parts the next block or cell from what stands before it
        self._fresh = True  # nothing solid yet in this block
        self._waiting: list[Open] = []
        self._marks: list[Mark] = []

    @property
    def at_line_start(self) -> bool:
        """True where nothing solid stands in this line yet."""
        return self._fresh or "\n" in self._gap

    def write(self, text: str) -> None:
        """Go on with the block."""
        solid = text.lstrip()
        if not solid:
            self._gap += text
            return
        self._settle(text[: len(text) - len(solid)])
        kept = solid.rstrip()
        self._parts.append(kept)
        self._length += len(kept)
        self._gap = solid[len(kept) :]

    def block(self, text: str) -> None:
        """A block of its own, kept letter by letter but for blank lines around it."""
        self.end()
        lines = text.rstrip()
        # The first line keeps its indent: it says how the others stand to it.
        start = lines.rfind("\n", 0, len(lines) - len(lines.lstrip())) + 1
        if start < len(lines):
            self._settle("")
            self._parts.append(lines[start:])
            self._length += len(lines) - start
        self.end()

    def end(self) -> None:
        """The block is done."""
        self._gap = ""
        self._between = "\n\n"
        self._fresh = True

    def cell(self) -> None:
        """A cell of a table row begins; the cells of a row are parted by a tab."""
        if not self._fresh:
            self._between = "\t"

    def open(self, kind: str, value: str | float | None = None) -> Open:
        """A mark begins with the next solid character."""
        opened = Open(kind, value)
        self._waiting.append(opened)
        return opened

    def close(self, opened: Open) -> None:
        """The mark ends with the last solid character; without one inside, there is no mark."""
        if opened.start is None:
            opened.kind = ""
        elif opened.kind:
            self._marks.append(Mark(Span(opened.start, self._length), opened.kind, opened.value))

    def image(self, caption: str, source: str | None, *, alone: bool) -> None:
        """An image stands for its caption; a block of its own where it stands ``alone`` in its line."""
        if not caption.strip():
            return
        if alone:
            self.end()
        opened = self.open("image", source)
        self.write(" ".join(caption.split()))
        self.close(opened)
        if alone:
            self.end()

    def source(self, format_: str, meta: dict[str, Any]) -> Source:
        """What was written. Marks that are still open hold nothing."""
        order = sorted(self._marks, key=lambda m: (m.span.start, -m.span.end))
        return Source("".join(self._parts), tuple(order), meta, format_)

    def _settle(self, lead: str) -> None:
        gap = self._gap + lead
        if self._fresh or self._between:
            gap = self._between if self._length else ""
        elif "\n" in gap:
            gap = "\n\n" if gap.count("\n") > 1 else "\n"
        self._parts.append(gap)
        self._length += len(gap)
        self._gap, self._between, self._fresh = "", "", False
        if self._waiting:
            for opened in self._waiting:
                opened.start = self._length
            self._waiting.clear()


# ---------------------------------------------------------------- what HTML elements say

_INLINE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
_BLOCK = {
    "blockquote": "quote", "li": "list", "table": "table", "pre": "code", "figcaption": "image",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
}  # fmt: skip
_PARTING = frozenset(
    "address article aside body caption center dd details dialog dir div dl dt fieldset figure footer form header"
    " hgroup hr html legend main nav ol p search section summary tbody tfoot thead tr ul".split()
)
# What a page does not show, or shows as furniture.
_SILENT = frozenset(
    "audio button canvas head iframe math noscript object script select style svg template textarea title video".split()
)
_OTHER = frozenset(
    "abbr acronym area base bdi bdo big br cite col colgroup data datalist del dfn embed font img input ins label link"
    " map mark meta meter nobr optgroup option output param picture progress q rp rt ruby s small source span strike"
    " sub sup td th time track u var wbr".split()
)
#: The elements of HTML; what is none of them may be a word in angle brackets.
ELEMENTS = frozenset((*_INLINE, *_BLOCK)) | _PARTING | _SILENT | _OTHER

_SMALL = regex.compile(r"[0-9]{1,9}")
_ATTRIBUTE = regex.compile(r"""(?<![\w-])(alt|href|src|start)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", regex.I)


@attrs.define(eq=False)
class _List:
    """A list that has begun: the next item's number (``None``: bullets) and the item that is open."""

    number: int | None
    item: Open | None = None


class Hypertext:
    """HTML elements, put on a page as blocks and marks. End tags may be missing, or be too many."""

    def __init__(self, page: Page, words: Callable[[str], str] = str) -> None:
        self._page = page
        self._words = words  # what an attribute's text says to a reader
        self._open: dict[str, list[Open]] = {}
        self._inline: list[str] = []
        self._heading: Open | None = None
        self._lists: list[_List] = []
        self._silence = ""

    @property
    def silent(self) -> bool:
        """True inside an element whose content nobody sees."""
        return bool(self._silence)

    def start(self, name: str, attributes: str) -> None:
        """A start tag, its name in lower case; ``attributes`` as they stand in it."""
        page = self._page
        if self._silence:
            return
        if name in _PARTING or name in _BLOCK:
            page.end()
        if name in _SILENT:
            self._silence = name
        elif name in _INLINE:
            value = self._attribute(attributes, "href") if name == "a" else None
            self._open.setdefault(name, []).append(page.open(_INLINE[name], value))
            self._inline.append(name)
        elif name == "br":
            page.write("\n")
        elif name in ("td", "th"):
            page.cell()
        elif name == "img":
            caption = self._attribute(attributes, "alt") or ""
            page.image(caption, self._attribute(attributes, "src"), alone=page.at_line_start)
        elif name in ("ol", "ul"):
            first = self._attribute(attributes, "start") or "1"
            self._lists.append(_List(None if name == "ul" else int(first) if _SMALL.fullmatch(first) else 1))
        elif name == "li":
            self._item()
        elif _BLOCK.get(name) == "heading":
            self._end_heading()
            self._heading = page.open("heading", int(name[1]))
        elif name in _BLOCK:
            self._open.setdefault(name, []).append(page.open(_BLOCK[name]))

    def finish(self, name: str) -> None:
        """An end tag."""
        if self._silence:
            self._silence = "" if name == self._silence else self._silence
            return
        if name in _PARTING or name in _BLOCK:
            self._page.end()
        if name in ("ol", "ul", "li"):
            if self._lists:
                self._end_item()
                if name != "li":
                    self._lists.pop()
        elif _BLOCK.get(name) == "heading":
            self._end_heading()
        elif opened := self._open.get(name):
            self._page.close(opened.pop())

    def settle(self) -> None:
        """A paragraph ends: what only holds words does not reach beyond it."""
        self._silence = ""
        for name in self._inline:
            if opened := self._open[name]:
                self._page.close(opened.pop())
        self._inline.clear()

    def _item(self) -> None:
        if not self._lists:
            self._lists.append(_List(None))
        self._end_item()  # a bare <li> ends at its neighbour
        current = self._lists[-1]
        current.item = self._page.open("list", current.number)
        if current.number is not None:
            current.number += 1

    def _end_item(self) -> None:
        if item := self._lists[-1].item:
            self._page.close(item)
            self._lists[-1].item = None

    def _end_heading(self) -> None:
        if self._heading:
            self._page.close(self._heading)
            self._heading = None

    def _attribute(self, attributes: str, name: str) -> str | None:
        for m in _ATTRIBUTE.finditer(attributes):
            if m[1].lower() == name:
                return self._words(html.unescape(m[2] or m[3] or m[4] or ""))
        return None

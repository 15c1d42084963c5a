"""HTML: a page's main text, or a fragment, with its markup as marks.

The parser is our own (``markup``): tree builders of C libraries walk up the open elements at each tag, which
hostile depth makes quadratic, and what they build is walked in Python all the same.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

import attrs

from ..records import Source
from . import pagemeta
from .base import Limits, Reader, decode, peek
from .columns import Talk
from .hypertext import PARTING, Hypertext
from .maintext import BULK, MainText, main_text
from .markup import Element, Node, markup
from .page import Page

__all__ = ["READER"]


def read(data: bytes | str, limits: Limits) -> Source:
    """The words of a page or a fragment, block by block, and its markup as marks.

    Of a page (anything with ``html``, ``head``, ``body`` or ``title``) the main text is read: navigation,
    advertisements, comments, related links and footers are left out, by HTML's own elements, by where the prose
    lies, and by what classes say (see ``maintext``). Of a fragment all is read. Scripts, styles, comments,
    templates, form fields and hidden elements are never text. White space is one space, ``<br>`` a line break,
    ``<q>`` quotation marks; the lines of ``<pre>`` stay. An image stands for its alternative text.

    Marks are those of ``Mark``. ``meta`` has what the page states of itself: ``title``, ``authors``, ``date``,
    ``language``, ``description``, ``site``, ``url``. The encoding is that of a byte order mark, UTF-8, or
    the one that the page declares. Any depth is read, in time linear in the length.

    Raises what ``decode`` raises.
    """
    text, meta = decode(data, limits, declared=_declared)
    nodes = markup(text)
    main = main_text(nodes)
    page = Page()
    writer = _Writer(nodes, page, main)
    for element in main.above:
        writer.write(element.start, element.end + 1)
    writer.write(*((0, len(nodes)) if main.root is None else (main.root.start, main.root.end + 1)))
    source = page.source(READER.name, {**pagemeta.stated(nodes), **meta})
    # What is called ``with-ads`` is not all noise.
    bulk = BULK * len(source.text)
    return attrs.evolve(source, marks=tuple(m for m in source.marks if m.kind != "noise" or len(m.span) < bulk))


# ---------------------------------------------------------------- nodes to text and marks

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAKS = frozenset(("br",))


class _Writer:
    """Puts nodes on a page."""

    def __init__(self, nodes: Sequence[Node], page: Page, main: MainText) -> None:
        self._nodes = nodes
        self._page = page
        self._left_out = main.left_out
        self._plain = main.plain
        self._hypertext = Hypertext(page)

    def write(self, at: int, end: int) -> None:
        """The nodes from ``at`` to ``end``."""
        nodes, page, hypertext = self._nodes, self._page, self._hypertext
        kept = 0  # elements around that keep their lines
        while at < end:
            node = nodes[at]
            if isinstance(node, str):
                page.write(node if kept else _SPACE.sub(" ", node))
            elif isinstance(node, Element):
                if at in self._left_out:
                    if node.name in PARTING:
                        page.end()
                    at = node.end + 1
                    continue
                if node.name == "table" and self._turns(node):
                    at = node.end + 1
                    continue
                if at in self._plain:
                    kept += node.name == "pre"
                    hypertext.start("div", node.said)
                elif node.name == "pre":
                    self._code(node)
                    at = node.end + 1
                    continue
                elif node.name != "button":
                    hypertext.start(node.name, node.said)
            else:
                element = nodes[-node - 1]
                assert isinstance(element, Element)
                if element.end == at:
                    if element.start in self._plain:
                        kept -= element.name == "pre"
                        hypertext.finish("div")
                    elif element.name != "button":
                        hypertext.finish(element.name)
            at += 1

    def _code(self, element: Element) -> None:
        self._hypertext.start("pre", element.said)
        self._page.block(self._text(element, _BREAKS))
        self._hypertext.finish("pre")

    def _text(self, element: Element, parting: frozenset[str]) -> str:
        """The words in an element that are seen, with line breaks at elements of these names."""
        words: list[str] = []
        at = element.start + 1
        while at < element.end:
            node = self._nodes[at]
            if isinstance(node, str):
                words.append(node)
            elif isinstance(node, Element):
                if at in self._left_out:
                    at = node.end
                elif node.name in parting:
                    words.append("\n")
            at += 1
        return "".join(words)

    def _turns(self, table: Element) -> bool:
        """Write a table whose rows are turns as these; false for any other, of which nothing is written."""
        rows: list[list[Element]] = []
        at = table.start + 1
        while at < table.end:
            node = self._nodes[at]
            if isinstance(node, Element):
                if node.name == "table":
                    return False
                if at in self._left_out:
                    at = node.end
                elif node.name == "tr":
                    rows.append([])
                elif node.name in ("td", "th") and rows:
                    rows[-1].append(node)
            at += 1
        cells = [[" ".join(self._text(cell, PARTING | _BREAKS).split()) for cell in row] for row in rows]
        if (talk := Talk.of(cells)) is None:
            return False
        talk.write(self._page, rows, cells, lambda cell: self.write(cell.start + 1, cell.end))
        return True


# ---------------------------------------------------------------- recognising it, and its encoding

_DOCUMENT = re.compile(r"\A(?:\s|<\?[^>]*>|<!--.*?-->)*", re.DOTALL)
_SIGN = re.compile(
    r"<!doctype\s+html|<(?:html|head|title|body|article|main|header|nav|section|div|p|h[1-6]|ul|ol|dl|table|blockquote"
    r"|figure|span|strong|b|em|i|a|img)(?=[\s>])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<(?:meta[^>]*?charset|\?xml[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# What browsers take a name for: nobody who writes ``iso-8859-1`` means its control characters.
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip
_TEXTUAL = re.compile(r"(?:utf-?(?:8|16|32)|iso|cp|koi8|mac|gb|big5|euc|shift|tis|hz|johab|ptcp|kz)", re.IGNORECASE)


def _declared(head: bytes) -> str | None:
    """The encoding that a page declares in its first bytes, as Python calls it."""
    found = _CHARSET.search(head[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return _MEANT.get(name, name) if _TEXTUAL.match(name) and not name.startswith(("utf-16", "utf-32")) else None


def sniff(data: bytes | str) -> bool:
    """True where the document begins with a tag of HTML."""
    head = peek(data)
    begun = _DOCUMENT.match(head)
    return _SIGN.match(head, begun.end() if begun else 0) is not None


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), sniff=sniff, read=read)

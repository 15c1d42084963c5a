"""HTML: a page's main text, or a fragment, with its markup as marks."""

from __future__ import annotations

import re

from ..records import Source
from .base import Limits, Reader, decode, peek
from .hypertext import SILENT, Hypertext
from .markup import Element, Node, markup
from .page import Page

__all__ = ["READER"]


def read(data: bytes | str, limits: Limits) -> Source:
    """The words of a page or a fragment, block by block, and its markup as marks."""
    text, meta = decode(data, limits)
    nodes = markup(text)
    page = Page()
    _write(nodes, page)
    return page.source(READER.name, meta)


_SPACE = re.compile(r"[ \t\n\r\f]+")


def _write(nodes: list[Node], page: Page) -> None:
    hypertext = Hypertext(page)
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if isinstance(node, str):
            page.write(_SPACE.sub(" ", node))
        elif isinstance(node, Element):
            if node.name in SILENT:
                at = node.end
            else:
                hypertext.start(node.name, node.raw)
        else:
            element = nodes[-node - 1]
            assert isinstance(element, Element)
            if element.end == at:
                hypertext.finish(element.name)
        at += 1


_SIGN = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|main|section|div|p|h[1-6]|ul|ol|dl|table|blockquote|figure|span)(?=[\s>])",
    re.IGNORECASE,
)


def sniff(data: bytes | str) -> bool:
    """True where the document begins with a tag of HTML."""
    head = re.sub(r"\A(?:\s|<\?xml[^>]*>|<!--.*?-->)*", "", peek(data), flags=re.DOTALL)
    return _SIGN.match(head) is not None


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), sniff=sniff, read=read)

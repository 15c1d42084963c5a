"""A page's main text: what of its elements the document itself is, and what stands around it.

No site's template is known here. What counts is where the prose lies, what HTML's own elements and roles say
(``main``, ``article``, ``nav``), and what authors everywhere call the furniture of a page (``related-posts``).
In doubt an element is kept: a line too many is read as noise, a line too few is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from .hypertext import PARTING, SILENT, words_of
from .markup import Element, Node

__all__ = ["BULK", "MainText", "main_text"]

#: A run of text is prose from this many characters on, if most of them are no link.
_PROSE = 40
#: What is called furniture and yet holds this share of the page's prose is none.
BULK = 0.3
#: Less prose than this beside a likely main element is no part of the document.
_STRAY = 80

#: A block that holds this share of what is around it makes the rest suspect.
_NEARLY = 0.6
#: The longest line at the foot of a page, in characters.
_LONGEST_FOOT = 600
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)

_CONTAINERS = frozenset("article center div form main section table tbody td th tr".split())
_TABLE = frozenset("caption col colgroup tbody td tfoot th thead tr".split())
_PARTING = PARTING | _TABLE
_LISTS = frozenset(("ul", "ol", "dl"))
_NEVER = frozenset(("nav", "menu"))
_LANDMARKS = frozenset("navigation complementary contentinfo search menu menubar dialog alertdialog toolbar".split())
_FURNITURE = frozenset(
    "ad ads adsense advert advertisement advertising banner breadcrumb breadcrumbs consent cookie cookies copyright"
    " footer gdpr login masthead menu modal nav navbar navigation newsletter outbrain pager pagination popular popup"
    " promo promoted promotion recirc recommendations recommended related relatedposts share sharebar sharing sidebar"
    " signup social sponsor sponsored subscribe subscription taboola tags toolbar trending widget widgets".split()
)
_COMMENTS = frozenset(("comments", "commentlist", "disqus", "respond"))
_HIDING = re.compile(r"hidden|display|only|screen", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_EARS = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"))
_SIGNS = frozenset(("↩", "↩\ufe0e", "↑", "^", "¶", "#", "§", "🔗"))
_NUMBER = re.compile(r"[\[(]\w{1,4}[\])]|\d{1,3}")
_TO_NOTE = re.compile(r"note|ftn|fn(?![a-z])", re.IGNORECASE)
_NOTE = re.compile(r"[\[(]?(?:\w{1,4}|[*†‡]+)[\])]?")
#: Inside these a button holds words of the document: the headings of what it folds up.
_FOLDS = frozenset("h1 h2 h3 h4 h5 h6 dt summary".split())


@attrs.frozen
class MainText:
    """Where the document is read from (``None``: from everything), and what in it is left out.

    ``above`` are the elements before it that are its title and byline. ``plain`` are the tables that only lay
    out a page or hold most of its prose, and likewise the ``pre`` of typed transcripts: no tables, no code.
    Elements are given by their places.
    """

    root: Element | None
    left_out: frozenset[int]
    above: tuple[Element, ...] = ()
    plain: frozenset[int] = frozenset()


@attrs.define(eq=False)
class _Box:
    """A block and how much it holds. ``rank``: 0 may be the document, 1 is called furniture, 2 is furniture."""

    element: Element
    above: _Box | None
    rank: int
    own: int = 0  # characters of prose directly in it
    words: int = 0  # characters of any kind directly in it
    linked: int = 0  # those of them that lead elsewhere
    prose: int = 0  # prose in all of it, but for what is furniture
    all_words: int = 0
    all_linked: int = 0
    parts: list[_Box] | None = None  # the blocks directly in it
    heading: bool = False  # its first heading has been seen
    teaser: bool = False  # that heading is a link: it leads elsewhere
    laid_out: bool = False  # it holds more than the parts of a table
    outlined: bool = False  # it stands in an article or a main element


def main_text(nodes: Sequence[Node]) -> MainText:
    """The main text of a page; of a fragment everything that is seen."""
    unseen, boxes = _measure(nodes)
    hidden = frozenset(e.start for e in unseen)
    page = any(e.name in ("head", "title") for e in unseen) or any(b.element.name in ("html", "body") for b in boxes)
    total = _add_up(boxes)
    plain = _plain(boxes, total)
    if not page or not total:
        return MainText(None, hidden, plain=plain)
    for box in boxes:
        if box.rank == 1:
            box.rank = 2 if box.prose < BULK * total else 0
    root = _root(boxes, _add_up(boxes))
    if root is not None:
        _clear(nodes, root)
    left_out = hidden | {b.element.start for b in boxes if b.rank == 2}
    return MainText(root.element if root else None, left_out, _above(boxes, root), plain)


def _measure(nodes: Sequence[Node]) -> tuple[list[Element], list[_Box]]:
    """What nobody sees, and the blocks with their prose, in document order."""
    unseen: list[Element] = []
    boxes: list[_Box] = []
    box: _Box | None = None
    folds = links = length = linked = 0
    at = 0

    def flush() -> None:
        nonlocal length, linked
        if box is not None:
            box.words += length
            box.linked += linked
            if length - linked >= _PROSE and 2 * linked < length:
                box.own += length
        length = linked = 0

    while at < len(nodes):
        node = nodes[at]
        if isinstance(node, str):
            if size := len(node.strip()):
                length += size
                linked += size if links else 0
        elif isinstance(node, Element):
            name = node.name
            silent = name in SILENT and not (name == "button" and folds)
            if silent or _is_hidden(node) or (name in ("a", "sup") and _is_reference(nodes, node)):
                unseen.append(node)
                at = node.end + 1
                continue
            links += _leads_away(node)
            folds += name in _FOLDS
            if name in _PARTING:
                flush()
            if node.block:
                box = _Box(node, box, _rank(node, box), outlined=_outlined(node, box))
                boxes.append(box)
        else:
            element = nodes[-node - 1]
            assert isinstance(element, Element)
            if element.end == at:
                links -= _leads_away(element)
                folds -= element.name in _FOLDS
                if element.block and box is not None:
                    if element.name in _FOLDS and length:
                        _head(box.above, teaser=2 * linked > length)
                    if element.name in _PARTING:
                        flush()
                    box = box.above
        at += 1
    flush()
    return unseen, boxes


def _plain(boxes: Sequence[_Box], total: int) -> frozenset[int]:
    """Tables and preformatted texts that are what the document says, and not a table or code in it."""
    typed = 2 * sum(b.prose for b in boxes if b.element.name == "pre") > total
    for box in reversed(boxes):
        box.laid_out = any(part.laid_out or part.element.name not in _TABLE for part in box.parts or ())
    return frozenset(
        b.element.start
        for b in boxes
        if (b.element.name == "table" and (b.laid_out or 2 * b.prose > total)) or (b.element.name == "pre" and typed)
    )


def _leads_away(element: Element) -> bool:
    return element.name == "a" and not element.said.get("href", "#").startswith("#")


def _add_up(boxes: Sequence[_Box]) -> int:
    """The prose of each block and of all; what is furniture counts for itself alone."""
    for box in boxes:
        box.prose, box.all_words, box.all_linked, box.parts = box.own, box.words, box.linked, None
    for box in reversed(boxes):
        if box.above is not None and box.rank < 2:
            box.above.prose += box.prose
            box.above.all_words += box.all_words
            box.above.all_linked += box.all_linked
            if box.above.parts is None:
                box.above.parts = []  # most blocks hold none
            box.above.parts.append(box)
    return sum(b.prose for b in boxes if b.above is None and b.rank < 2)


def _head(box: _Box | None, *, teaser: bool) -> None:
    """An article's first heading: one that is a link announces another page."""
    while box is not None and box.element.name in ("header", "hgroup", "div"):
        box = box.above
    if box is not None and not box.heading:
        box.heading, box.teaser = True, teaser


def _is_hidden(element: Element) -> bool:
    if not _HIDING.search(element.raw):
        return False
    said = element.said
    return (
        ("hidden" in said and said["hidden"].lower() not in ("until-found", "false"))
        or _UNSEEN.search(said.get("style", "")) is not None
        or not _FOR_EARS.isdisjoint(said.get("class", "").lower().split())
    )


def _is_reference(nodes: Sequence[Node], element: Element) -> bool:
    """A number that leads to a footnote, an arrow that leads back, the sign beside a heading that leads to it."""
    if element.end - element.start > 8:
        return False
    inside = nodes[element.start : element.end]
    elements = [n for n in inside if isinstance(n, Element)]
    link = next((e for e in elements if e.name == "a"), None)
    target = link.said.get("href", "") if link is not None else ""
    if not target.startswith("#"):
        return False
    sign = "".join(n for n in inside if isinstance(n, str)).strip()
    if any(e.name == "sup" for e in elements):
        return sign in _SIGNS or _NOTE.fullmatch(sign) is not None
    return sign in _SIGNS or (_TO_NOTE.search(target) is not None and _NUMBER.fullmatch(sign) is not None)


def _outlined(element: Element, above: _Box | None) -> bool:
    return element.name in ("article", "main") or (above is not None and above.outlined)


def _rank(element: Element, above: _Box | None) -> int:
    name = element.name
    if name in _NEVER:
        return 2
    inside = above is not None and above.outlined
    if name == "footer":
        return 0 if above is not None and above.element.name in ("blockquote", "figure") else 1
    if name == "form" or (name in ("header", "aside") and not inside):
        return 1
    if not element.raw:
        return 0
    said = element.said
    if said.get("role", "").lower() in _LANDMARKS:
        return 2
    if name in ("html", "body", "main", "article", "h1"):
        return 0
    called = [w for key in ("id", "class") for token in said.get(key, "").split() for w in words_of(token)]
    if not _COMMENTS.isdisjoint(called):
        return 2
    return 0 if _FURNITURE.isdisjoint(called) else 1


def _root(boxes: Sequence[_Box], total: int) -> _Box | None:
    """The smallest element that holds the document: ``main``, an article, or what nothing but furniture surrounds."""
    root = next((b for b in boxes if b.element.name == "body"), None)
    mains = [b for b in boxes if b.element.name == "main" or b.element.said.get("role", "").lower() == "main"]
    main = max(mains, key=lambda b: b.prose, default=None)
    if main is not None and main.prose >= BULK * total:
        root, total = main, main.prose
    articles = _articles(boxes)
    article = max(articles, key=lambda b: b.prose, default=None)
    if article is None or article.prose < BULK * total:
        return root
    for other in articles:
        if other is not article and other.teaser:
            other.rank = 2
            total -= other.prose
            if main is not None:
                main.all_words -= other.all_words
                main.all_linked -= other.all_linked
    if root is main and main is not None:
        short = (main.all_words - main.all_linked) - (article.all_words - article.all_linked)
        alone = total - article.prose < _STRAY and short < 5 * _STRAY  # quick answers are no prose
    else:
        alone = sum(b.prose for b in articles if b.rank < 2) - article.prose < _STRAY
    return article if alone else root


def _clear(nodes: Sequence[Node], root: _Box) -> None:
    """Take out what stands around the one block that holds nearly all, and is made of links or claims rights."""
    box = root
    while True:
        largest = max(box.parts or (), key=lambda b: b.prose, default=None)
        if largest is None or largest.prose < _NEARLY * box.prose or largest.element.name not in _CONTAINERS:
            return
        for part in box.parts or ():
            name = part.element.name
            links = 3 * part.all_linked > part.all_words and (name in _CONTAINERS or name in _LISTS)
            if part is not largest and (links or _claims(nodes, part)):
                part.rank = 2
        box = largest


def _claims(nodes: Sequence[Node], box: _Box) -> bool:
    element = box.element
    if box.all_words > _LONGEST_FOOT:
        return False
    return any(isinstance(n, str) and _RIGHTS.search(n) for n in nodes[element.start : element.end])


def _articles(boxes: Sequence[_Box]) -> list[_Box]:
    """The articles that stand in no other one."""
    found: list[_Box] = []
    end = -1
    for box in boxes:
        if box.element.name == "article" and box.element.start > end:
            found.append(box)
            end = box.element.end
    return found


def _above(boxes: Sequence[_Box], root: _Box | None) -> tuple[Element, ...]:
    """The page's only ``h1`` where it stands before the main text, and the byline between the two."""
    if root is None:
        return ()
    titles = [b for b in boxes if b.element.name == "h1"]
    if len(titles) != 1 or titles[0].element.end > root.element.start:
        return ()
    title = titles[0].element
    lines = [
        b.element
        for b in boxes
        if title.end < b.element.start and b.element.end < root.element.start and "byline" in b.element.raw.lower()
    ]
    return (title, *lines[:1])

"""What HTML elements and their classes say: blocks and marks on a page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

import attrs

from .page import Open, Page

__all__ = ["ELEMENTS", "PARTING", "RAW", "SILENT", "Hypertext", "attributes", "kinds_of", "words_of"]

_INLINE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
_BLOCK = {
    "blockquote": "quote", "li": "list", "table": "table", "pre": "code", "aside": "aside",
    "figcaption": "caption", "caption": "caption", "dt": "term", "summary": "term", "dd": "definition",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}  # fmt: skip
#: What parts the words before it from those after it.
PARTING = frozenset(
    "address article body center details dialog dir div dl fieldset figure footer form header hgroup hr html legend"
    " main menu nav ol p search section tbody tfoot thead tr ul".split()
) | frozenset(_BLOCK)
#: What a page does not show, or shows as furniture.
SILENT = frozenset(
    "audio button canvas datalist head iframe math noembed noframes noscript object rp rt script select style svg"
    " template textarea title video xmp".split()
)
#: What holds no markup: only its own end tag ends it.
RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
_VOID = frozenset("area base basefont bgsound col embed frame input link meta param source track wbr".split())
_OTHER = frozenset(
    "abbr acronym bdi bdo big br cite colgroup data del dfn font img ins label map mark meter nobr optgroup option"
    " output picture progress q ruby s small span strike sub sup td th time u var".split()
)
#: The elements of HTML; what is none of them may be a word in angle brackets.
ELEMENTS = frozenset(_INLINE) | PARTING | SILENT | _VOID | _OTHER

# What authors call the parts of an interview, by the words of a class.
_CLASSES = {
    word: kind
    for kind, words in {
        "question": "question interviewer pregunta pergunta frage domanda",
        "answer": "answer response interviewee respuesta resposta antwort réponse reponse risposta",
        "speaker": "speaker",
        "byline": "byline",
        "caption": "caption credit",
        "pullquote": "pullquote",
        "noise": "ad ads advert advertisement newsletter promo share sharing subscribe",
    }.items()
    for word in words.split()
}
#: The same, for what is too short to be a word of many.
_WHOLE = {"q": "question", "a": "answer"}
_WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")

_SMALL = re.compile(r"[0-9]{1,9}")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

#: Marks of one kind inside one another beyond this many are not made: they say nothing more.
_DEEPEST = 16


def attributes(raw: str) -> dict[str, str]:
    """The attributes of a tag by name in lower case; of two with one name the first counts."""
    found: dict[str, str] = {}
    for m in _ATTRIBUTE.finditer(raw) if raw else ():
        found.setdefault(m[1].lower(), html.unescape(m[2] or m[3] or m[4] or ""))
    return found


def words_of(token: str) -> list[str]:
    """The words of a class or an id: ``faq-question`` and ``faqQuestion`` have two."""
    return [w.lower() for w in _WORD.findall(token)]


def kinds_of(token: str) -> set[str]:
    """What a class says, as kinds of marks. ``question-and-answer`` says neither."""
    words = words_of(token)
    kinds = {_CLASSES[w] for w in words if w in _CLASSES}
    if "pull" in words and "quote" in words:
        kinds.add("pullquote")
    if token.lower() in _WHOLE:
        kinds.add(_WHOLE[token.lower()])
    return kinds - {"question", "answer"} if {"question", "answer"} <= kinds else kinds


@attrs.define(eq=False)
class _List:
    """A list that has begun: the next item's number (``None``: bullets) and the marks of the item that is open."""

    number: int | None
    item: list[Open]


class Hypertext:
    """HTML elements, put on a page as blocks and marks. End tags may be missing, or be too many."""

    def __init__(self, page: Page, words: Callable[[str], str] = str) -> None:
        self._page = page
        self._words = words  # what an attribute's text says to a reader
        self._open: dict[str, list[list[Open]]] = {}
        self._depth: dict[str, int] = {}
        self._inline: list[str] = []
        self._lists: list[_List] = []
        self._silence = ""

    @property
    def silent(self) -> bool:
        """True inside an element whose content nobody sees."""
        return bool(self._silence)

    def start(self, name: str, said: Mapping[str, str]) -> None:
        """A start tag, its name in lower case, with its ``attributes``."""
        page = self._page
        if self._silence:
            return
        if name in PARTING:
            page.end()
        if name in _VOID or name == "hr":
            return
        if name in SILENT:
            self._silence = name
            return
        if name == "br":
            page.write("\n")
            return
        if name == "img":
            caption = self._words(said.get("alt", ""))
            # An icon or a smiley stands among words.
            alone = (
                page.at_line_start and len(caption) > 2 and not (self._depth.get("heading") or self._depth.get("term"))
            )
            page.image(caption, self._words(said["src"]) if "src" in said else None, alone=alone)
            return
        if name in ("td", "th"):
            page.cell()
        elif name == "q":
            page.write("“")
        if name in ("ol", "ul", "menu"):
            first = said.get("start", "1")
            self._lists.append(_List(None if name != "ol" else int(first) if _SMALL.fullmatch(first) else 1, []))
        if name == "li":
            self._item(said)
            return
        if _BLOCK.get(name) == "heading":
            self.finish(name)  # there is no heading in a heading
        opened = self._marks(name, said)
        self._open.setdefault(_key(name), []).append(opened)
        if name in _INLINE:
            self._inline.append(name)

    def finish(self, name: str) -> None:
        """An end tag."""
        if self._silence:
            self._silence = "" if name == self._silence else self._silence
            return
        if name in PARTING:
            self._page.end()
        if name == "q":
            self._page.tight()
            self._page.write("”")
        if name in ("ol", "ul", "menu", "li") and self._lists:
            self._close(self._lists[-1].item)
            if name != "li":
                self._lists.pop()
        if opened := self._open.get(_key(name)):
            self._close(opened.pop())

    def settle(self) -> None:
        """A paragraph ends: what only holds words does not reach beyond it."""
        self._silence = ""
        for name in self._inline:
            if opened := self._open[name]:
                self._close(opened.pop())
        self._inline.clear()

    def _item(self, said: Mapping[str, str]) -> None:
        if not self._lists:
            self._lists.append(_List(None, []))
        current = self._lists[-1]
        self._close(current.item)  # a bare <li> ends at its neighbour
        current.item = self._marks("li", said, current.number)
        if current.number is not None:
            current.number += 1

    def _marks(self, name: str, said: Mapping[str, str], number: int | None = None) -> list[Open]:
        """The marks that begin with an element: of itself, and of its classes."""
        kind = _INLINE.get(name) or _BLOCK.get(name)
        value: str | int | None = number
        if kind == "link":
            value = self._words(said["href"]) if "href" in said else None
        elif kind == "heading":
            value = int(name[1])
        made = [self._mark(kind, value)] if kind else []
        if name not in ("html", "body", "main", "article"):
            kinds = {k for token in said.get("class", "").split() for k in kinds_of(token)}
            if said.get("itemprop") == "acceptedAnswer":
                kinds.add("answer")
            made += [self._mark(k, None) for k in sorted(kinds - {kind})]
        return [m for m in made if m is not None]

    def _mark(self, kind: str, value: str | int | None) -> Open | None:
        depth = self._depth.get(kind, 0)
        if depth >= _DEEPEST:
            return None
        self._depth[kind] = depth + 1
        return self._page.open(kind, value)

    def _close(self, opened: list[Open]) -> None:
        for mark in opened:
            self._depth[mark.kind] -= 1
            self._page.close(mark)
        opened.clear()


def _key(name: str) -> str:
    """Headings end with the end tag of any."""
    return "h" if _BLOCK.get(name) == "heading" else name

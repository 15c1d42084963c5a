"""Markdown: CommonMark with tables, footnotes, front matter, and the HTML and templates inside it.

The text is what a reader of the published page reads; the markup is kept beside it as marks. Where authors
and CommonMark disagree, the author is followed: HTML blocks hold Markdown, ``**label:**word`` is bold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import regex

from ..extras import library
from ..records import Source
from . import frontmatter
from .base import Limits, Reader, decode, peek
from .columns import Talk
from .hypertext import ELEMENTS, Hypertext, attributes, kinds_of
from .page import Open, Page

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["READER"]

#: Quotes and lists inside one another beyond this many levels (a list takes two) are read as text.
_DEEPEST = 40
#: The rules of the parser's core that look into a block's words.
_OF_WORDS = ["inline", "text_join"]
#: The same for brackets inside the brackets of a link.
_DEEPEST_LABEL = 4


def read(data: bytes | str, limits: Limits) -> Source:
    """The words of a Markdown document, block by block, and its markup as marks.

    Paragraphs, headings, list items, table rows and code are blocks, parted by one blank line; single
    line breaks inside a paragraph stay. An image stands for its alternative text. Marks and their values:
    ``heading`` (level), ``list`` (the item's number, ``None`` for a bullet, ``"^label"`` for a footnote), ``link``
    (target), ``image`` (address), ``code`` (language, ``None`` where unsaid), ``quote bold italic table`` (none).
    Front matter goes to ``meta``, see ``frontmatter.split``; the title it states is not put into the text.
    Left out are comments, scripts, shortcodes and template tags (the text inside paired ones stays), and
    footnote references.

    Raises what ``decode`` raises, and ``MissingExtraError``.
    """
    text, meta = decode(data, limits)
    parser = _parser()
    # One name for all stages of the text: each of them kept would be once more its size.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    front, text = frontmatter.split(text)
    text, asides = _set_aside(text)
    env: dict[str, Any] = {"asides": asides, "closed": frozenset(_END_TAG.findall(text))}
    tokens = parser.parse(text, env)
    del text
    page = Page()
    _Writer(page, asides, partial(_words, parser, env)).blocks(tokens)
    return page.source(READER.name, {**front, **meta})


# ---------------------------------------------------------------- what is no Markdown is set aside


class _Asides:
    """What stands in a document and is not for its readers, with the tokens that hold its places.

    A token is ``<sign><number><sign>``; the sign is a character that the document does not use. Markdown
    takes it for a word, so that it may stand in link targets and code, where it is put back.
    """

    def __init__(self, sign: str) -> None:
        self.sign = sign
        self.pairs: dict[int, tuple[bool, str]] = {}
        self._raw: list[str] = []
        self._token = regex.compile(f"{sign}([0-9]+){sign}")
        self._alone = regex.compile(f"(?:{sign}[0-9]+{sign}\\s*)+")

    def add(self, raw: str) -> str:
        """Keep it, and give the token that stands for it."""
        self._raw.append(raw)
        return f"{self.sign}{len(self._raw) - 1}{self.sign}"

    def fills(self, line: str) -> bool:
        """True where the line holds nothing else."""
        return self._alone.fullmatch(line) is not None

    def restore(self, text: str) -> str:
        """The text as it was."""
        return self._token.sub(lambda m: self._raw[int(m[1])], text) if self.sign in text else text

    def words(self, text: str) -> str:
        """The text without noise. A template's ``{{ value }}`` says more than nothing, and so does, amid words,
        what a shortcode was given to show (``{{< module "Test::More" >}}``).
        """
        return self._token.sub(lambda m: self._shown(int(m[1])), text) if self.sign in text else text

    def pieces(self, text: str) -> list[tuple[str, int]]:
        """The text up to each token that opens or closes something, with the token's number; -1 after the last."""
        found: list[tuple[str, int]] = []
        at = 0
        for m in self._token.finditer(text) if self.pairs else ():
            if int(m[1]) in self.pairs:
                found.append((text[at : m.start()], int(m[1])))
                at = m.end()
        return [*found, (text[at:], -1)]

    def pair(self) -> None:
        """Find the shortcodes that surround something and say what it is; ``pairs``: whether each opens, and what."""
        opened: dict[str, list[int]] = {}
        for n, raw in enumerate(self._raw):
            if (tag := _SHORTCODE.match(raw)) is None:
                continue
            name = tag["name"].lower()
            if not tag["end"]:
                opened.setdefault(name, []).append(n)
            elif opened.get(name):
                start, kinds = opened[name].pop(), kinds_of(name)
                if kinds and len(opened[name]) < _DEEPEST:
                    kind = min(kinds)
                    self.pairs[start], self.pairs[n] = (True, kind), (False, kind)

    def _shown(self, n: int) -> str:
        raw = self._raw[n]
        if _VALUE.match(raw):
            return raw
        given = _GIVEN.findall(raw) if raw.startswith(("{{<", "{{%")) else []
        return given[-1] if given else ""


# What opens something that is not for readers, by what closes it. Order matters: the longest first.
_CLOSERS = {
    "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}", "{:": "}", "<!--": "-->",
    "<script": "</script>", "<style": "</style>",
}  # fmt: skip
_OPENER = regex.compile(
    r"""\{\{[<%]? | \{[%:] | <!-- | <(?:script|style)\b
    | (?P<whole> \{[\#.] (?<= (?:[)\]] | ^\#{1,6}[ ][^{}\n]*) .. ) [^{}\n]*\} )  # attributes: {.class}, {#id .class}
    | \{\#""",
    regex.IGNORECASE | regex.MULTILINE | regex.VERBOSE,
)
_HEADING = regex.compile(r"\#{1,6}[ ]")
_VALUE = regex.compile(r"\{\{(?![<%])")
_SHORTCODE = regex.compile(r"\{(?:\{[<%]-?\s*(?P<end>/)?|%-?\s*(?P<end>end)?)\s*(?P<name>[\w-]+)")
_GIVEN = regex.compile(r'(?<=\s)"([^"\n]*)"')
_END_TAG = regex.compile(r"</([A-Za-z][\w.:-]*)")
#: A shortcode longer than this, in characters, is none.
_LONGEST = 2000


def _set_aside(body: str) -> tuple[str, _Asides]:
    """The document with tokens in place of comments, scripts, shortcodes and template tags."""
    # Noncharacters first: honest documents hold none.
    signs = (chr(c) for r in (range(0xFDD0, 0xFDF0), range(0xE000, 0xF900), range(0xF0000, 0x110000)) for c in r)
    asides = _Asides(next(s for s in signs if s not in body))
    parts: list[str] = []
    done = at = 0
    hopeless: set[str] = set()  # closers that do not come any more
    while opener := _OPENER.search(body, at):
        at = opener.end()
        closer = "" if opener["whole"] else _CLOSERS[opener[0].lower()]
        if opener[0][0] == "{":
            end = body.find(closer, at, at + _LONGEST)
            if end < 0 or "\n\n" in body[at:end]:
                continue
        else:
            if closer in hopeless:
                continue
            found = regex.compile(regex.escape(closer), regex.IGNORECASE).search(body, at)
            if found is None:
                hopeless.add(closer)
                continue
            end = found.start()
        at = end + len(closer)
        parts += [body[done : opener.start()], asides.add(body[opener.start() : at])]
        done = at
        # What surrounds a heading stands in its line sometimes; the heading needs one of its own.
        if _HEADING.match(body, at) and body[opener.start() - 1 : opener.start()] in ("", "\n"):
            parts.append("\n")
    asides.pair()
    return "".join([*parts, body[done:]]), asides


# ---------------------------------------------------------------- rules beside those of CommonMark


@lru_cache(maxsize=1)
def _parser() -> Any:
    markdown_it = library("markdown_it", package="markdown-it-py", extra="markdown")
    blocks = library("markdown_it.rules_block", package="markdown-it-py", extra="markdown")
    inlines = library("markdown_it.rules_inline", package="markdown-it-py", extra="markdown")
    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": _DEEPEST + 10})
    # Targets are kept as they stand: they are data here, no page is made of them.
    parser.normalizeLink = parser.normalizeLinkText = str
    parser.validateLink = lambda _url: True
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block"])
    # ``normalize`` would copy what is in order; for the others see ``_words``.
    parser.core.ruler.disable(["normalize", *_OF_WORDS])
    anywhere = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    block = parser.block.ruler
    block.at("blockquote", _capped(blocks.blockquote), anywhere)
    block.at("list", _capped(blocks.list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    block.at("lheading", _no_tag(blocks.lheading))
    block.before("table", "aside", _aside, anywhere)
    block.before("reference", "footnote", _capped(_footnote), anywhere)
    inline = parser.inline.ruler
    inline.at("emphasis", _emphasis(inlines.emphasis.tokenize))
    inline.at("link", _shallow(inlines.link))
    inline.at("image", _shallow(inlines.image))
    inline.at("html_inline", _tag)
    inline.before("link", "footnote_reference", _footnote_reference)
    return parser


def _words(parser: Any, env: dict[str, Any], token: Token) -> list[Token]:
    """The tokens of a block's words; made when they are written, since those of a whole document fill the memory."""
    core = library("markdown_it.rules_core", package="markdown-it-py", extra="markdown")
    state = core.StateCore("", parser, env, [token])
    for name in _OF_WORDS:
        getattr(core, name)(state)
    words, token.children = token.children or [], None
    return words


def _capped(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    """The rule of a container, silent where too many are open: its signs are text then, and nothing is lost."""

    def capped(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return state.level < _DEEPEST and rule(state, line, end, silent)

    return capped


def _no_tag(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    """The rule of underlined headings: a line of HTML is none, a rule below it is a rule."""

    def no_tag(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return not state.src.startswith("<", state.bMarks[line] + state.tShift[line]) and rule(state, line, end, silent)

    return no_tag


def _shallow(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule of links and images, without brackets in brackets in brackets."""

    def shallow(state: StateInline, silent: bool) -> bool:
        if silent and state.level > _DEEPEST_LABEL and state.src[state.pos] in "![":
            state.pos = state.posMax  # the label has no end: else each bracket would look for its own
            return True
        return rule(state, silent)

    return shallow


def _emphasis(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule of ``*`` and ``_``, with bold text as authors write it.

    CommonMark refuses ``**`` between a punctuation mark and a letter (``**Ada:**yes``, and most bold text in
    languages without spaces) and beside a space (``**Ada: ** yes``, ``**Why? **`` at the end of a line).
    """

    def emphasis(state: StateInline, silent: bool) -> bool:
        known = len(state.delimiters)
        if not rule(state, silent):
            return False
        run = state.delimiters[known:]
        if len(run) == 2 and run[0].marker == ord("*"):
            before = state.src[max(0, state.pos - 4) : state.pos - 2]
            after = state.src[state.pos : min(state.pos + 1, state.posMax)]
            solid = before != "" and after != "" and not (before[-1].isspace() or after.isspace())
            opens = solid or before[-1:] in ("", "\n")
            closes = solid or (before[-1:] == " " and (after in ("", "\n") or before[0] in ":?!.：？！"))
            for delimiter in run:
                delimiter.open |= opens
                delimiter.close |= closes
        return True

    return emphasis


def _aside(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A line of shortcodes or comments alone: nothing for readers, and the end of a paragraph."""
    asides: _Asides = state.env["asides"]
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(asides.sign, start) or not asides.fills(state.src[start : state.eMarks[line]]):
        return False
    if not silent:
        state.push("aside", "", 0).content = state.src[start : state.eMarks[line]]
        state.line = line + 1
    return True


_NOTE = regex.compile(r"\[\^([^\[\]\s]{1,100})\]:[ \t]*")


def _footnote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``[^label]: text``, with what is indented below it."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("[^", start) or state.is_code_block(line):
        return False
    note = _NOTE.match(state.src, start, state.eMarks[line])
    if note is None:
        return False
    if silent:
        return True
    state.env.setdefault("footnotes", set()).add(note[1])
    state.push("footnote_open", "", 1).info = note[1]
    old = state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.parentType
    state.bMarks[line], state.tShift[line], state.sCount[line] = note.end(), 0, state.blkIndent + 4
    state.blkIndent, state.parentType = state.blkIndent + 4, "root"
    if note.end() < state.eMarks[line]:
        state.md.block.tokenize(state, line, end)
    else:
        state.line = line + 1
    state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.parentType = old
    state.push("footnote_close", "", -1)
    return True


def _footnote_reference(state: StateInline, _silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos, state.pos + 110)
    if end < 0 or state.src[state.pos + 2 : end] not in state.env.get("footnotes", ()):
        return False
    state.pos = end + 1
    return True


# Of ``re``: ``regex`` looks for the final bracket first, to the end of the paragraph and for every tag anew.
# The look-ahead makes the attributes atomic, as ``*+`` does from Python 3.11 on.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*)
    (?: (?=(?P<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*))
        (?P=attributes) \s* (?P<empty>/?)
      | (?P<sloppy>\s[^<>]*) )>""",
    re.VERBOSE,
)


def _tag(state: StateInline, silent: bool) -> bool:
    """An HTML tag, well made or not, of any kind: blocks are told apart when they are written."""
    if state.src[state.pos] != "<":
        return False
    tag = _TAG.match(state.src, state.pos, state.posMax)
    if tag is None:
        return False
    name = tag["name"].lower()
    if name not in ELEMENTS:
        # <laughs> is a word in angle brackets; components have attributes, or an end.
        plain = not (tag["end"] or tag["attributes"] or tag["empty"] or "-" in name)
        if tag["sloppy"] or (plain and tag["name"] not in state.env["closed"]):
            return False
    if not silent:
        token = state.push("html_tag", name, 0)
        token.markup = tag["end"]
        token.content = tag["attributes"] or tag["sloppy"] or ""
    state.pos = tag.end()
    return True


# ---------------------------------------------------------------- tokens to text and marks

_SPANS = {"strong": "bold", "em": "italic"}


class _Writer:
    """Puts the tokens of a document on a page. The stream is flat: no depth can exhaust the stack."""

    def __init__(self, page: Page, asides: _Asides, words: Callable[[Token], list[Token]]) -> None:
        self._page = page
        self._words = words
        self._asides = asides
        self._html = Hypertext(page, asides.words)
        self._told: dict[str, list[Open]] = {}

    def blocks(self, tokens: list[Token]) -> None:
        """Block tokens, in order."""
        page = self._page
        stack: list[Open | None] = []
        lonely = _lonely(tokens)
        talks = self._talks(tokens)
        over = 0  # where what is written already ends
        for n, token in enumerate(tokens):
            if n in talks:
                over, write = talks[n]
                write()
            if n < over:
                continue
            if n in lonely:
                page.end()
                page.write(f"{token.info}{token.markup} ")
                stack.append(None)
            elif token.type == "inline":
                self._written(token)
            elif token.nesting > 0:
                if token.type in ("td_open", "th_open"):
                    page.cell()
                elif n - 1 not in lonely:
                    page.end()
                stack.append(self._opened(token))
            elif token.nesting < 0:
                if token.type not in ("td_close", "th_close"):
                    page.end()
                if opened := stack.pop():
                    page.close(opened)
            elif token.type in ("fence", "code_block"):
                opened = page.open("code", self._asides.words(token.info).partition(" ")[0] or None)
                page.block(self._asides.restore(token.content))
                page.close(opened)
            elif token.type == "aside":
                page.end()
                self._said(token.content, shown=False)
            else:
                page.end()  # a rule

    def _talks(self, tokens: list[Token]) -> dict[int, tuple[int, Callable[[], None]]]:
        """Where tables begin whose rows are turns, where they end, and what writes them."""
        talks: dict[int, tuple[int, Callable[[], None]]] = {}
        rows: list[list[Token]] = []
        start = -1
        for n, token in enumerate(tokens):
            if token.type == "table_open":
                start, rows = n, []
            elif start < 0:
                continue
            elif token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
            elif token.type == "table_close":
                cells = [[self._asides.words(cell.content).strip("*_ ") for cell in row] for row in rows]
                if (talk := Talk.of(cells)) is not None:
                    talks[start] = (n + 1, partial(talk.write, self._page, rows, cells, self._written))
                start = -1
        return talks

    def _written(self, token: Token) -> None:
        """The words of a paragraph, a heading or a cell."""
        self._inline(self._words(token))
        self._html.settle()

    def _opened(self, token: Token) -> Open | None:
        match token.type:
            case "heading_open":
                return self._page.open("heading", int(token.tag[1]))
            case "blockquote_open":
                return self._page.open("quote")
            case "list_item_open":
                return self._page.open("list", int(token.info) if token.info else None)
            case "footnote_open":
                return self._page.open("list", f"^{token.info}")
            case "table_open":
                return self._page.open("table")
        return None

    def _said(self, text: str, *, shown: bool = True) -> None:
        """Text that may hold shortcodes; ``shown``: it is not these alone."""
        page, asides = self._page, self._asides
        for words, n in asides.pieces(text):
            if shown:
                page.write(asides.words(words))
            if n >= 0:
                opens, kind = asides.pairs[n]
                opened = self._told.setdefault(kind, [])
                if opens:
                    opened.append(page.open(kind))
                elif opened:
                    page.close(opened.pop())

    def _inline(self, tokens: list[Token]) -> None:
        page, asides = self._page, self._asides
        stack: list[Open | None] = []
        last = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].nesting >= 0), -1)
        parting = _parting(tokens)
        for n, token in enumerate(tokens):
            kind = token.type
            if kind == "html_tag":
                if token.markup:
                    self._html.finish(token.tag)
                else:
                    self._html.start(token.tag, attributes(token.content))
            elif self._html.silent:
                pass
            elif kind == "text":
                self._said(token.content)
            elif kind == "hardbreak" or n in parting:
                page.write("\n")
            elif kind == "softbreak":
                page.wrap()
            elif kind == "code_inline":
                opened = page.open("code")
                page.write(asides.restore(token.content))
                page.close(opened)
            elif kind == "image":
                source = asides.restore(str(token.attrs["src"]))
                page.image(asides.words(_plain(token)), source, alone=page.at_line_start or n == last)
            elif token.nesting > 0:
                mark = _SPANS.get(token.tag)
                if kind == "link_open":
                    href = asides.restore(str(token.attrs["href"]))
                    stack.append(page.open("link", href) if href else None)
                else:
                    stack.append(page.open(mark) if mark else None)
            elif token.nesting < 0 and (opened_ := stack.pop()):
                page.close(opened_)


def _lonely(tokens: list[Token]) -> set[int]:
    """Items that are none, since no other leads to their number: sentences that begin with one (``1999. It rained.``).

    Empty items are none either: there is nothing in them but the number.
    """
    found: set[int] = set()
    lists: list[list[int]] = []
    last = 0
    for n, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(n)
        elif token.type.endswith("_list_close"):
            items = [i for i in lists.pop() if tokens[i].info]
            numbers = [int(tokens[i].info) for i in items]
            for item, number, coming in zip(items, numbers, [*numbers[1:], -1]):
                alone = number not in (0, 1, last, last + 1) and coming - number not in (0, 1)
                if alone or tokens[item + 1].type == "list_item_close":
                    found.add(item)
                last = number
    return found


def _parting(tokens: list[Token]) -> set[int]:
    """The line breaks between a line that is bold or italic as a whole and one that is not: they are meant."""
    breaks = [n for n, token in enumerate(tokens) if token.type == "softbreak"]
    whole = [_whole(tokens, a + 1, b) for a, b in zip([-1, *breaks], [*breaks, len(tokens)])]
    return {n for n, above, below in zip(breaks, whole, whole[1:]) if above != below}


def _whole(tokens: list[Token], start: int, end: int) -> bool:
    """True where one pair of marks holds all of these tokens."""
    while start < end and not tokens[start].content.strip() and tokens[start].type == "text":
        start += 1
    while start < end and not tokens[end - 1].content.strip() and tokens[end - 1].type == "text":
        end -= 1
    if end - start < 3 or tokens[start].type not in ("strong_open", "em_open"):
        return False
    level = tokens[start].level
    return tokens[end - 1].nesting < 0 and all(t.level > level for t in tokens[start + 1 : end - 1])


def _plain(image: Token) -> str:
    """An image's alternative text without its markup."""
    return "".join(" " if t.type == "softbreak" else t.content for t in image.children or [] if t.type != "html_tag")


# ---------------------------------------------------------------- recognising it

_SIGNS = (
    regex.compile(r"^\#{1,6}[ ]+\S", regex.M),
    regex.compile(r"(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?!\w)"),
    regex.compile(r"\[[^\[\]\n]+\]\((?:https?:|[/#.]|mailto:)[^()\s]*\)"),
    regex.compile(r"^(?:```|~~~)", regex.M),
    regex.compile(r"^>[ ]\S", regex.M),
)


def sniff(data: bytes | str) -> bool:
    """True for front matter, or two different signs of Markdown (headings, bold, links, fences, quotes).

    One alone is found in plain text too: a mail quotes with ``>``, a script comments with ``#``.
    """
    head = peek(data).replace("\r\n", "\n")
    if head.lstrip().startswith("<"):
        return False
    try:
        front, _ = frontmatter.split(head)
    except ImportError:
        front = {}
    # A JSON object alone is JSON, not front matter.
    if front and not head.lstrip().startswith("{"):
        return True
    return sum(sign.search(head) is not None for sign in _SIGNS) >= 2


READER = Reader(
    name="markdown",
    suffixes=(".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    sniff=sniff,
    read=read,
    extra="markdown",
)

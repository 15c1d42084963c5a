"""Rich text (RTF): its paragraphs, tables and notes.

The parser is our own: libraries for the format give plain text, without what is bold, a heading or a row.
"""

from __future__ import annotations

import codecs
import re
from itertools import groupby
from typing import Any

import attrs

from ..errors import FormatMismatchError, LimitError
from ..records import Source
from .base import Clock, Limits, Reader, packed, peek
from .office import Note, Paragraph, Run, Story, put
from .page import Page

__all__ = ["READER"]

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[\s\S])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
#: Destinations that hold no text of the document.
_SILENT = frozenset(
    "colortbl pict object header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor"
    " atntime atnref xe tc bkmkstart bkmkend listtable listoverridetable rsidtbl generator sp ftnsep ftnsepc aftnsep"
    " themedata colorschememapping latentstyles datastore filetbl revtbl private1 comment keywords subject doccomm"
    " category operator".split()
)
#: Destinations behind ``\*`` that are read all the same.
_STARRED = frozenset("shpinst fldinst footnote cs".split())
_NAMED = frozenset("fonttbl stylesheet info title author fldinst listtext pntext".split())
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "nestcell": "\t", "nestrow": "\n",
}  # fmt: skip
_ESCAPED = {"~": "\xa0", "_": "\N{NON-BREAKING HYPHEN}", "-": "", "\n": "", "\r": "", "*": ""}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_NUMBER = re.compile(r"\s*\(?([0-9]{1,6})[.):]?\s*\Z")
_STEPS = 20_000


def read(data: bytes | str, limits: Limits) -> Source:
    """The text of a document, block by block: headings, lists and tables, bold and italic words, links.

    Tracked deletions, comments, headers, footers, pictures and hidden words are left out; notes stand at the end.
    ``meta`` has ``title`` and ``creator``, as the document states them. A file that breaks off is read as far as it
    goes.

    Raises ``InputTypeError``, ``LimitError``, and ``FormatMismatchError`` where the file is no rich text.
    """
    # Bytes beyond ASCII are read by their code page, as if they were escaped.
    text = data.removeprefix("\ufeff") if isinstance(data, str) else packed(data, limits).decode("latin-1")
    if not text.lstrip().startswith("{\\rtf"):
        raise FormatMismatchError(READER.name, r"it does not begin with {\rtf")
    page = Page()
    reader = _Text(limits, page)
    reader.run(text, raw=not isinstance(data, str))
    put(page, reader.story.blocks, reader.notes)
    source = page.source(READER.name, reader.meta)
    if len(source.text) > limits.characters:
        raise LimitError("characters of the document", limits.characters, len(source.text))
    return source


@attrs.define
class _State:
    """What holds inside a group."""

    into: str = ""  # the destination; "-" is none
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    skip: int = 1  # characters that stand for one in Unicode
    encoding: str = ""
    link: str | None = None
    note: bool = False
    beside: bool = False


class _Text:
    """Reads a document, token by token."""

    def __init__(self, limits: Limits, page: Page) -> None:
        self.story = Story(page)
        self.notes: list[Note] = []
        self.meta: dict[str, Any] = {}
        self._limits = limits
        self._stack: list[_State] = []
        self._state = _State()
        self._starred = False
        self._skipping = 0
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._styles: dict[int, str] = {}
        self._style = 0
        self._name = ""  # what a destination that is read says, so far
        self._paragraph = Paragraph()
        self._kept: list[tuple[Paragraph, Story]] = []
        self._level: int | None = None
        self._in_table = self._in_row = self._in_cell = self._wants_table = False
        self._bytes = bytearray()

    def run(self, text: str, *, raw: bool) -> None:
        """Read it all; ``raw`` says that each character is one byte."""
        clock = Clock(self._limits)
        at = steps = 0
        while (token := _TOKEN.match(text, at)) is not None:
            at = token.end()
            steps += 1
            if steps % _STEPS == 0:
                clock.check()
            kind = token.lastgroup
            if kind == "hex":
                self._byte(int(token["hex"], 16))
                continue
            if kind == "text":
                self._words(token["text"], raw=raw)
                continue
            self._flush()
            if kind == "brace":
                self._group(opens=token["brace"] == "{")
            elif kind == "sign":
                self._sign(token["sign"])
            elif kind is not None:
                number = None if token["number"] is None else int(token["number"])
                if token["word"] == "bin":
                    at += min(max(number or 0, 0), len(text) - at)
                else:
                    self._word(token["word"], number)
        self._flush()
        while self._kept:  # the file broke off in a note
            self._end_note()
        self._end_paragraph()

    # ------------------------------------------------------------ groups

    def _group(self, *, opens: bool) -> None:
        self._skipping = 0
        if opens:
            if len(self._stack) >= self._limits.depth:
                raise LimitError("depth of the groups", self._limits.depth, len(self._stack) + 1)
            self._stack.append(self._state)
            self._state = attrs.evolve(self._state)
            self._starred = False
        elif self._stack:
            inner, self._state = self._state, self._stack.pop()
            if inner.into != self._state.into or inner.into == "stylesheet":
                self._close(inner.into)
            if inner.note and not self._state.note:
                self._end_note()
            if inner.beside and not self._state.beside:
                self._end_paragraph()

    def _close(self, into: str) -> None:
        """A destination is done: what it said is known."""
        said, self._name = self._name.strip(), ""
        if into in ("title", "author") and said:
            self.meta["title" if into == "title" else "creator"] = said
        elif into == "stylesheet" and said:
            self._styles[self._style] = said.rstrip(";")
        elif into == "fldinst" and (link := _LINK.match(said)):
            self._state.link = link[1]
        elif into in ("listtext", "pntext"):
            number = _NUMBER.match(said)
            self._paragraph.item, self._paragraph.number = bool(said), int(number[1]) if number else None

    # ------------------------------------------------------------ control words

    def _word(self, word: str, number: int | None) -> None:
        state, starred = self._state, self._starred
        self._starred = False
        on = number != 0
        if word in _SILENT or (starred and word not in _STARRED):
            state.into = "-"
        elif word in _NAMED:
            state.into, self._name = word, ""
        elif word == "ansicpg" and number:
            self._codepage = _known(f"cp{number}") or self._codepage
        elif word == "f":
            self._font = number or 0
            state.encoding = self._fonts.get(self._font, "")
        elif word == "fcharset" and state.into == "fonttbl":
            self._fonts[self._font] = _CHARSETS.get(number or 0, "")
        elif word in ("s", "cs", "ds", "ts") and state.into == "stylesheet":
            self._style = (number or 0) if word == "s" else -1  # only those of paragraphs count
        elif state.into not in ("", "stylesheet", "fldinst"):
            if word == "u":
                self._unicode(number or 0)
        elif word == "b":
            state.bold = on
        elif word == "i":
            state.italic = on
        elif word in ("v", "deleted"):
            state.hidden = on
        elif word == "plain":
            state.bold = state.italic = state.hidden = False
        elif word == "uc":
            state.skip = max(0, min(number if number is not None else 1, 10))
        elif word == "u":
            self._unicode(number or 0)
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif state.into == "":
            self._structure(word, number)

    def _structure(self, word: str, number: int | None) -> None:
        if word in ("par", "page", "sect", "column"):
            if not self._state.hidden:  # else what follows goes on with the paragraph
                self._end_paragraph()
        elif word == "pard":
            self._level, self._style = None, 0
            self._wants_table = False
        elif word == "s":
            self._style = number or 0
        elif word == "outlinelevel":
            self._level = number
        elif word == "intbl":
            self._wants_table = True
        elif word == "cell":
            self._wants_table = True
            self._end_paragraph()
            if not self._in_cell:
                self._enter_cell()
            self._in_cell = False
        elif word == "row":
            self._in_row = self._in_cell = False
        elif word == "footnote":
            self._state.note = True
            self._kept.append((self._paragraph, self.story))
            self._paragraph, self.story = Paragraph(), Story()
            self.notes.append(Note(str(len(self.notes) + 1), self.story.blocks))
        elif word == "shptxt":
            self._state.beside = True
            self._state.into = ""

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._word("par", None)
        else:
            self._say(_ESCAPED.get(sign, sign))

    # ------------------------------------------------------------ words

    def _unicode(self, number: int) -> None:
        self._say(chr(number & 0xFFFF))
        self._skipping = self._state.skip

    def _byte(self, value: int) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._bytes.append(value)

    def _words(self, words: str, *, raw: bool) -> None:
        if self._skipping:
            cut = min(self._skipping, len(words))
            self._skipping -= cut
            words = words[cut:]
        if raw and (self._bytes or not words.isascii()):
            self._bytes += words.encode("latin-1")
            if words.isascii():
                self._flush()
        else:
            self._flush()
            self._say(words)

    def _flush(self) -> None:
        """Say the bytes that have waited for the rest of their character."""
        if self._bytes:
            said = self._bytes.decode(self._state.encoding or self._codepage, "replace")
            self._bytes.clear()
            self._say(said)

    def _say(self, words: str) -> None:
        state = self._state
        if state.into in ("", "-"):
            if not state.into and not state.hidden and words:
                self._paragraph.add(Run(words, state.bold, state.italic, state.link))
        else:
            self._name += words[: max(0, 10_000 - len(self._name))]

    # ------------------------------------------------------------ paragraphs, cells, notes

    def _enter_cell(self) -> None:
        if not self._in_table:
            self.story.begin_table()
            self._in_table = True
        if not self._in_row:
            self.story.begin_row()
            self._in_row = True
        self.story.begin_cell()
        self._in_cell = True

    def _end_paragraph(self) -> None:
        paragraph, self._paragraph = self._paragraph, Paragraph()
        if not self._kept:
            if self._wants_table:
                if not self._in_cell:
                    self._enter_cell()
            elif self._in_table and paragraph.text.strip():
                self.story.end_table()
                self._in_table = self._in_row = self._in_cell = False
        if not paragraph.text.strip():
            return
        style = self._styles.get(self._style, "") if self._style else ""
        paragraph.wear(style, self._level)
        if self._state.beside:
            paragraph.marks += ("aside",)
        plain = paragraph.heading is not None  # that its words look bold says nothing more
        paragraph.item &= not plain
        looks = groupby(paragraph.runs, lambda r: (r.bold and not plain, r.italic and not plain, r.link))
        paragraph.runs = [Run(_whole("".join(r.text for r in runs)), *look) for look, runs in looks]
        self.story.add(paragraph)

    def _end_note(self) -> None:
        self._end_paragraph()
        self._paragraph, self.story = self._kept.pop()


def _whole(text: str) -> str:
    """Halves of a character put together; one without the other is a replacement character."""
    if not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None


def sniff(data: bytes | str) -> bool:
    """True for what begins as RTF does."""
    return peek(data).lstrip().startswith("{\\rtf")


READER = Reader(name="rtf", suffixes=(".rtf",), sniff=sniff, read=read, sure=True)

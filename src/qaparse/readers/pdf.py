"""PDF: its words in lines, the lines in paragraphs, pages joined."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import attrs

from ..errors import FormatMismatchError, LimitError
from ..extras import library
from ..records import Source
from .base import Clock, Limits, Reader, packed
from .court import court
from .numbered import is_court
from .sheets import Sheets

__all__ = ["READER"]

#: Lines at the top and bottom of a page that may be its running head or foot, and on how many pages one has to stand.
_EDGE, _RECURS = 2, 3
#: Lines further apart than so many times the usual distance are not of one paragraph.
_APART = 1.3
#: What stands no further beside the end of a line, and no further up or down, goes on with it; in sizes of letters.
_BESIDE, _RAISED = 1.0, 0.8
#: A letter so many times larger than what stands beside it is the first of its word.
_DROPPED = 1.8
#: A line is indented from such a share of its column's width on.
_INDENT = 0.015
#: Lines that begin within so many points of one another may be of one column.
_NEAR = 36.0
#: Points beyond which (and where there is no number) a place is none.
_FARTHEST = 1e6
#: So many places where lines begin are looked at on a page.
_MOST_COLUMNS = 40
#: Words so much larger than the usual ones are a heading, as are no more than so many characters.
_LARGE, _LONGEST_HEADING = 1.15, 200
_NUMBERED = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|p\.)\s*)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|di|sur)\s*\d{1,5})?\W*",
    re.IGNORECASE,
)
#: What the library gives for a hyphen at the end of a line, and for the line break behind it.
_HYPHEN = 0x02
#: The first half of a word that is broken, and its second half with what follows it directly.
_BROKEN = re.compile(r"\w+[-\xad\u2010\ufffe\x02]\Z")
_REST = re.compile(r"(\w*)(\S*)")
_ENDS = tuple(".!?…:;\"”'’)]»")
_WORD = re.compile(r"\w+(?:-\w+)*")
_BOLD, _ITALIC = re.compile(r"bold|black|heavy", re.IGNORECASE), re.compile(r"italic|oblique", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_COUNTED = re.compile(r"\s*\d{1,2}(?!\S)")
#: What stands no lower than so many sizes of its letters is in one line.
_LEVEL = 0.4
#: So much of a document tells whether it is a transcript of a court, in characters.
_HEAD = 1 << 16
_NAME = 96  # characters of a font's name that are looked at


def read(data: bytes | str, limits: Limits) -> Source:
    """The text of a document, page after page.

    Lines are joined to paragraphs by their distance, indents and lengths, over the ends of pages too: the breaks stay
    in the text, and the mark ``paragraph`` says that they are only those of the page. A word that was broken is whole;
    the mark ``hyphen`` has it as it was printed. Running heads and feet stand behind the paragraph that they
    interrupt, marked ``noise``. ``page`` has the number that the document gives each page. Larger words are headings.
    Numbered lines that open turns as in court are read as by ``legal``, without what is bold or italic.
    ``meta`` has ``title`` and ``creator``, as the document states them.

    Needs the extra ``pdf``. Raises ``InputTypeError``, ``LimitError``, ``MissingExtraError``, and
    ``FormatMismatchError`` where the file is damaged, locked, or holds pictures of pages without their text.
    """
    content = packed(data, limits)
    pdfium = library("pypdfium2", package="pypdfium2", extra="pdf")
    clock = Clock(limits)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it is locked with a password" if locked else "it is damaged, or no PDF at all"
        raise FormatMismatchError(READER.name, reason) from None
    try:
        if len(document) > limits.pages:
            raise LimitError("pages of the document", limits.pages, len(document))
        leaves = [leaf for n in range(len(document)) if (leaf := _leaf(document, pdfium, n, limits, clock))]
        said = document.get_metadata_dict()
    finally:
        document.close()
    if not any(leaf.lines for leaf in leaves):
        raise FormatMismatchError(
            READER.name, "its pages hold no text, only pictures: recognise their text (OCR) first"
        )
    names = {"Title": "title", "Author": "creator"}
    meta = {ours: said[theirs].strip() for theirs, ours in names.items() if said.get(theirs, "").strip()}
    if is_court((printed := "\f".join(leaf.printed() for leaf in leaves))[:_HEAD]):
        page, people = court(printed, clock)
        return page.source(READER.name, {**meta, **people})
    return _Writer(leaves).source(meta)


# ---------------------------------------------------------------- pages to lines


@attrs.frozen
class _Stretch:
    """Words in one font."""

    text: str
    bold: bool
    italic: bool


@attrs.frozen(eq=False)
class _Line:
    """A line: its words, where it stands (points from the page's lower left corner), and the size of its letters."""

    words: Sequence[_Stretch]
    left: float
    right: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(w.text for w in self.words)

    @property
    def first_word(self) -> float:
        """How wide about the first word is, with a space."""
        text = self.text.strip()
        return (self.right - self.left) * (len(text.split(maxsplit=1)[0]) + 1) / max(len(text), 1)

    @property
    def bold(self) -> bool:
        """True where every word is."""
        return all(w.bold for w in self.words if w.text.strip())


@attrs.define(eq=False)
class _Leaf:
    """A page: its number as the document gives it, its lines, and the places of those that only run along."""

    number: int | str
    lines: list[_Line]
    running: set[int] = attrs.field(factory=set)
    columns: dict[int, _Column] = attrs.field(factory=dict)

    def printed(self) -> str:
        """Its lines from the top to the bottom, column by column, where lines are numbered in several."""
        starts = sorted(line.left for line in self.lines if _COUNTED.match(line.text))
        edges = [b - _NEAR / 4 for a, b in pairwise(starts) if b - a > 2 * _NEAR]
        columns: dict[int, list[_Line]] = {}
        for line in self.lines:
            columns.setdefault(bisect_right(edges, line.left), []).append(line)
        rows: list[list[_Line]] = []
        for _, lines in sorted(columns.items()):
            last: _Line | None = None
            for line in sorted(lines, key=lambda line: -line.base):
                if last is None or last.base - line.base > _LEVEL * line.size:
                    rows.append([])
                    last = line
                rows[-1].append(line)
        words = ("  ".join(x.text for x in sorted(row, key=lambda line: line.left)) for row in rows)
        return "\n".join(words).replace(chr(_HYPHEN), "-")


@attrs.frozen
class _Column:
    """Where the lines around one usually begin, and where the longest ends."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """At least one point."""
        return max(self.right - self.left, 1.0)

    @classmethod
    def of(cls, line: _Line, leaf: _Leaf) -> _Column:
        """The column of a line."""
        key = round(line.left / _NEAR)
        if key not in leaf.columns and len(leaf.columns) < _MOST_COLUMNS:
            leaf.columns[key] = cls._around(line, leaf)
        return leaf.columns.get(key) or cls(line.left, line.right)

    @classmethod
    def _around(cls, line: _Line, leaf: _Leaf) -> _Column:
        beside = [x for n, x in enumerate(leaf.lines) if n not in leaf.running and abs(x.left - line.left) < 2 * _NEAR]
        usual = Counter(round(x.left) for x in beside or [line]).most_common(1)[0][0]
        return cls(float(usual), max((x.right for x in beside), default=line.right))


def _leaf(document: Any, pdfium: Any, n: int, limits: Limits, clock: Clock) -> _Leaf | None:
    """A page; nothing where the library cannot load it: damage leaves the others to be read."""
    clock.check()
    try:
        page = document[n]
    except pdfium.PdfiumError:
        return None
    words = page.get_textpage()
    try:
        size = words.count_chars()
        if size > limits.characters:
            raise LimitError("characters of the document", limits.characters, size)
        label = document.get_page_label(n) or str(n + 1)
        number = int(label) if label.isascii() and label.isdigit() and len(label) < 10 else label
        return _Leaf(number, list(_put_together(_lines(words, pdfium.raw, size, clock))))
    finally:
        words.close()
        page.close()


def _lines(words: Any, raw: Any, size: int, clock: Clock) -> Iterator[_Line]:
    codes = [raw.FPDFText_GetUnicode(words, i) for i in range(size)]
    start = 0
    for i, code in enumerate([*codes, 0x0A]):
        if code in (0x0A, 0x0D, _HYPHEN):
            end = i + (code == _HYPHEN)
            if end > start and (line := _line(words, raw, codes, start, end)) is not None:
                yield line
                clock.check()
            start = i + 1


def _line(words: Any, raw: Any, codes: Sequence[int], start: int, end: int) -> _Line | None:
    solid = [i for i in range(start, end) if not chr(codes[i]).isspace() and codes[i]]
    if not solid:
        return None
    first, last = words.get_charbox(solid[0]), words.get_charbox(solid[-1])
    across, base = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(words, solid[0], ctypes.byref(across), ctypes.byref(base)):
        base.value = first[1]
    stretches: list[_Stretch] = []
    letters: list[str] = []
    look = before = (False, False)
    for i in range(start, end):
        letter = chr(codes[i]) if codes[i] else ""
        if i == start or (letter and not letter.isspace() and chr(codes[i - 1]).isspace()):
            look = _font(words, raw, i if letter.strip() else solid[0])
        if look != before and letters:
            stretches.append(_Stretch("".join(letters), *before))
            letters = []
        before = look
        letters.append(letter)
    stretches.append(_Stretch("".join(letters), *before))
    sizes = raw.FPDFText_GetFontSize(words, solid[len(solid) // 2])
    height = abs(first[3] - first[1])
    places = (first[0], last[2], base.value, sizes if sizes > 1 else height)
    return _Line(stretches, *(x if abs(x) < _FARTHEST else 0.0 for x in places))


def _put_together(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Lines, those put together that the library parted where a letter stands higher, or is larger."""
    last: _Line | None = None
    for line in lines:
        joined = None if last is None else _one_line(last, line)
        if last is not None and joined is None:
            yield last
        last = joined or line
    if last is not None:
        yield last


def _one_line(last: _Line, line: _Line) -> _Line | None:
    """Two pieces of one line as one; ``None`` where they are none."""
    small, large = sorted((last.size, line.size))
    gap = line.left - last.right
    if not -0.5 * small <= gap <= _BESIDE * large or last.text.endswith("\x02"):
        return None
    if large > _DROPPED * small and last.size == large and len(last.text.strip()) == 1 and last.text.strip().isalpha():
        if last.base - 0.5 * small <= line.base <= last.base + large:
            words = [*last.words[:-1], attrs.evolve(last.words[-1], text=last.words[-1].text.strip()), *line.words]
            return attrs.evolve(line, words=words, left=last.left)
        return None
    if abs(line.base - last.base) > _RAISED * large:
        return None
    apart = gap > 0.15 * small and not last.text[-1:].isspace() and not line.text[:1].isspace()
    space = [attrs.evolve(line.words[0], text=" ")] if apart else []
    base, size = (last.base, last.size) if len(last.text) > len(line.text) else (line.base, line.size)
    return _Line([*last.words, *space, *line.words], last.left, line.right, base, size)


def _font(words: Any, raw: Any, i: int) -> tuple[bool, bool]:
    """Whether a character is bold, and whether it is italic."""
    name, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(words, i, name, _NAME, ctypes.byref(flags))
    font = name.value.decode("latin-1")
    heavy = raw.FPDFText_GetFontWeight(words, i) >= 600 or bool(flags.value & _FORCE_BOLD)
    return heavy or _BOLD.search(font) is not None, bool(flags.value & _ITALIC_FLAG) or _ITALIC.search(font) is not None


# ---------------------------------------------------------------- lines to paragraphs


class _Writer:
    """Puts the lines of all pages together."""

    def __init__(self, leaves: Sequence[_Leaf]) -> None:
        self._leaves = leaves
        self._sheets = Sheets()
        self._page = self._sheets.page
        lines = [line for leaf in leaves for line in leaf.lines]
        self._size = median(round(line.size, 1) for line in lines)
        steps = [
            round(a.base - b.base, 1)
            for leaf in leaves
            for a, b in zip(leaf.lines, leaf.lines[1:])
            if 0 < a.base - b.base < 4 * self._size
        ]
        self._step = Counter(steps).most_common(1)[0][0] if steps else 1.2 * self._size
        self._vocabulary = Counter(m[0].lower() for line in lines for m in _WORD.finditer(line.text))

    def source(self, meta: dict[str, Any]) -> Source:
        """The document."""
        self._find_running()
        above: _Line | None = None
        broken = ""  # the half of a word at the end of the line above
        for leaf in self._leaves:
            self._sheets.turn(leaf.number)
            first = True
            for n, line in enumerate(leaf.lines):
                if n in leaf.running:
                    self._sheets.along.append((leaf.number, line.text.strip()))
                    continue
                if above is None or not (broken or self._goes_on(above, line, _Column.of(line, leaf), turned=first)):
                    if above is not None:
                        self._sheets.end()
                    self._begin(line)
                elif not broken:
                    self._break()
                broken = self._write(line, broken)
                above, first = line, False
        self._page.write(broken)
        return self._sheets.finished().source(READER.name, meta)

    def _find_running(self) -> None:
        """Mark the lines at the edges of pages that stand on several, or are only the page's number."""
        seen: Counter[str] = Counter()
        for leaf in self._leaves:
            seen.update({_form(leaf.lines[n].text) for n in _edges(leaf)})
        least = min(_RECURS, max(2, len(self._leaves)))
        for leaf in self._leaves:
            for n in _edges(leaf):
                text = leaf.lines[n].text
                if _NUMBERED.fullmatch(text.strip()) or (seen[_form(text)] >= least and len(self._leaves) > 1):
                    leaf.running.add(n)

    def _goes_on(self, above: _Line, line: _Line, column: _Column, *, turned: bool) -> bool:
        """Whether a line belongs to the paragraph of the one above it; ``turned``: on the page before."""
        if abs(line.size - above.size) > 0.1 * self._size or line.bold != above.bold:
            return False
        unfinished = not above.text.rstrip().endswith(_ENDS)
        goes_on = unfinished and line.text.lstrip()[:1].islower()
        step = above.base - line.base
        if turned or step < -self._step:  # another page, another column
            return goes_on or (unfinished and above.right > column.right - _INDENT * column.width)
        if step > _APART * self._step * max(1.0, line.size / self._size):
            return False
        if self._sheets.in_heading or goes_on:  # a line is short where a picture stands beside it
            return True
        if line.first_word < column.right - above.right:
            return False
        indent, before = line.left - column.left, above.left - column.left
        if indent > before + _INDENT * column.width:  # the first line of a paragraph, or a label that hangs out
            return unfinished or before < -_INDENT * column.width
        return True

    def _break(self) -> None:
        """The line ends, the paragraph goes on; a heading is one line."""
        if not self._sheets.in_heading:
            self._page.wrap()
        else:
            self._page.write(" ")

    def _begin(self, line: _Line) -> None:
        if line.size > _LARGE * self._size and len(line.text) <= _LONGEST_HEADING:
            self._sheets.heading(1 if line.size > 1.6 * self._size else 2)

    def _write(self, line: _Line, broken: str) -> str:
        """Write a line behind the first half of a word, ``broken``; returns the half at its own end."""
        *words, last = line.words
        half = found[0] if (found := _BROKEN.search(last.text.rstrip())) else ""
        words.append(attrs.evolve(last, text=last.text.rstrip().removesuffix(half)))
        if broken:
            first = words[0].text.lstrip()
            parts = _REST.match(first)
            rest, behind = (parts[1], parts[2]) if parts else ("", "")
            whole = self._joined(broken, rest)
            mark = self._page.open("hyphen", f"{broken[:-1]}-{rest}") if "-" not in whole else None
            self._page.write(whole)
            if mark is not None:
                self._page.close(mark)
            self._page.write(behind)
            self._break()
            words[0] = attrs.evolve(words[0], text=first[len(rest) + len(behind) :])
        for stretch in words:
            looks = (("bold", stretch.bold), ("italic", stretch.italic)) if not self._sheets.in_heading else ()
            marks = [self._page.open(kind) for kind, on in looks if on]
            self._page.write(stretch.text)
            for opened in reversed(marks):
                self._page.close(opened)
        return half

    def _joined(self, half: str, rest: str) -> str:
        """A word that was broken: with its hyphen where it has one of its own elsewhere, or begins a new word."""
        stem = half[:-1]
        soft = half[-1] == "\xad"
        whole, kept = (stem + rest).lower(), f"{stem}-{rest}".lower()
        if not rest[:1].islower() or (self._vocabulary[kept] > self._vocabulary[whole] and not soft):
            return f"{stem}-{rest}"
        return stem + rest


def _edges(leaf: _Leaf) -> set[int]:
    """The lines of a page that may run along."""
    size = len(leaf.lines)
    order = sorted(range(size), key=lambda n: leaf.lines[n].base)
    return set(order[:_EDGE] + order[-_EDGE:]) if size > 2 * _EDGE else set(range(size))


def _form(text: str) -> str:
    """A line without what changes from page to page."""
    return re.sub(r"\d+", "0", " ".join(text.split())).lower()


def sniff(data: bytes | str) -> bool:
    """True for the first bytes of a PDF."""
    return not isinstance(data, str) and data[:1024].lstrip().startswith(b"%PDF-")


READER = Reader(name="pdf", suffixes=(".pdf",), sniff=sniff, read=read, sure=True, extra="pdf")

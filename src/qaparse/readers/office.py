"""What word processors write: paragraphs of dressed words, lists and tables; the same for each of their formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

import attrs
import regex

from .columns import Talk
from .hypertext import kinds_of
from .page import Open, Page

__all__ = ["Block", "Note", "Paragraph", "Run", "Story", "Table", "put", "role_of"]

#: So many blocks wait until they are written.
_HELD = 50
#: Tables inside one another beyond this are only layout.
_DEEPEST = 8
_HEADING = regex.compile(r"(?P<title>title)|subtitle|heading(?: ?(?P<level>[1-9]))?\d*")
_QUOTES = frozenset(("quote", "intense quote", "quotations", "block quotation", "block text"))
_CAPTIONS = frozenset(("caption", "figure", "illustration", "drawing"))


@lru_cache(maxsize=1024)
def role_of(style: str) -> tuple[str, int | None] | None:
    """What the name of a paragraph's style makes of it: a kind of mark, and the level of a heading.

    The names of styles that come with a program are English in every language; authors name their own as they name
    classes of HTML.

    >>> role_of("Heading 2"), role_of("Interview Question"), role_of("Body Text")
    (('heading', 2), ('question', None), None)
    """
    name = style.lower().replace("_20_", " ")
    if found := _HEADING.fullmatch(name):
        return "heading", 1 if found["title"] else min(int(found["level"] or 2), 6)
    if name in _QUOTES:
        return "quote", None
    kind = "caption" if name in _CAPTIONS else min(kinds_of(style) - {"noise"}, default=None)
    return None if kind is None else (kind, None)


@attrs.frozen
class Run:
    """Words that look the same; ``link`` is their target."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@attrs.define(eq=False)
class Paragraph:
    """Words, and what they are.

    ``heading`` has its level; ``item`` says that it begins one of a list, with a ``number`` or a bullet; ``marks`` are
    other kinds of marks around it (``quote``, ``caption``, ``aside``).
    """

    runs: list[Run] = attrs.field(factory=list)
    heading: int | None = None
    item: bool = False
    number: int | None = None
    marks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    def wear(self, style: str, level: int | None = None) -> None:
        """Be what the name of a style says, or a heading of this ``level`` of the outline, from 0."""
        kind, number = role_of(style) or (None, None)
        if level is not None and 0 <= level < 9:
            kind, number = "heading", min(level + 1, 6)
        if kind == "heading":
            self.heading = number
        elif kind is not None:
            self.marks += (kind,)

    def add(self, run: Run) -> None:
        """More words."""
        if run.text:
            self.runs.append(run)


@attrs.define(eq=False)
class Note:
    """A footnote or endnote: its label in the text, and what it says."""

    label: str
    blocks: list[Block] = attrs.field(factory=list)


@attrs.define(eq=False)
class Table:
    """Rows of cells, each of which holds blocks."""

    rows: list[list[list[Block]]] = attrs.field(factory=list)


Block: TypeAlias = "Paragraph | Table"


class Story:
    """Blocks in order, tables filled as their parts begin and end.

    With a page, blocks are put on it as they come, and ``blocks`` holds only the last ones.
    """

    def __init__(self, page: Page | None = None) -> None:
        self.blocks: list[Block] = []
        self._page = page
        self._tables: list[Table] = []
        self._deep = 0

    def add(self, block: Block) -> None:
        """A block of the cell that is open, or of the document."""
        if self._page is not None and not self._tables and len(self.blocks) >= _HELD:
            put(self._page, self.blocks)
            self.blocks.clear()
        cell = next((t.rows[-1][-1] for t in reversed(self._tables) if t.rows and t.rows[-1]), self.blocks)
        cell.append(block)

    def begin_table(self) -> None:
        """A table inside what is open."""
        if len(self._tables) == _DEEPEST:
            self._deep += 1
            return
        table = Table()
        self.add(table)
        self._tables.append(table)

    def begin_row(self) -> None:
        """The next row."""
        if self._tables and not self._deep:
            self._tables[-1].rows.append([])

    def begin_cell(self) -> None:
        """The next cell of the row."""
        if self._tables and not self._deep and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])

    def end_table(self) -> None:
        """What follows stands below the table."""
        if self._deep:
            self._deep -= 1
        elif self._tables:
            self._tables.pop()


def put(page: Page, blocks: Iterable[Block], notes: Sequence[Note] = ()) -> None:
    """Write blocks, then notes, on a page.

    Of a table with a column of speakers and one of what they say, each row is a labelled turn. Tables of one row or
    one column only lay out what they hold: they are written as such. Of other tables the cells are parted by tabs,
    unless they hold several paragraphs.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            _paragraph(page, block)
        else:
            _table(page, block)
    for note in notes:
        page.end()
        item = page.open("list", f"^{note.label}")
        put(page, note.blocks)
        page.close(item)
        page.end()


def _paragraph(page: Page, paragraph: Paragraph) -> None:
    page.end()
    around: list[Open] = [page.open(kind) for kind in paragraph.marks]
    if paragraph.heading is not None:
        around.append(page.open("heading", paragraph.heading))
    if paragraph.item:
        around.append(page.open("list", paragraph.number))
    _words(page, paragraph.runs)
    for mark in reversed(around):
        page.close(mark)
    page.end()


def _words(page: Page, runs: Iterable[Run]) -> None:
    """Runs, with one mark over neighbours that look the same: word processors part them at will."""
    look = Run("")
    opened: dict[str, Open] = {}
    for run in runs:
        if run.text.strip():
            for kind in ("bold", "italic", "link"):
                now, before = getattr(run, kind), getattr(look, kind)
                if now != before:
                    if kind in opened:
                        page.close(opened.pop(kind))
                    if now:
                        opened[kind] = page.open(kind, run.link if kind == "link" else None)
            look = run
        page.write(run.text)
    for mark in opened.values():
        page.close(mark)


def _table(page: Page, table: Table) -> None:
    texts = [[_text(cell) for cell in row] for row in table.rows]
    if (talk := Talk.of(texts)) is not None:
        talk.write(page, table.rows, texts, lambda cell: put(page, cell))
        return
    rows = [[cell for cell in row if _says(cell)] for row in table.rows]
    rows = [row for row in rows if row]
    if len(rows) < 2 or all(len(row) == 1 for row in rows) or any(len(cell) > 1 for row in rows for cell in row):
        for row in rows:
            for cell in row:
                put(page, cell)
        return
    page.end()
    mark = page.open("table")
    for row in rows:
        for cell in row:
            page.cell()
            for block in cell:
                if isinstance(block, Paragraph):
                    _words(page, block.runs)
        page.end()
    page.close(mark)


def _text(cell: Sequence[Block]) -> str:
    return " ".join(block.text for block in cell if isinstance(block, Paragraph)).strip()


def _says(cell: Sequence[Block]) -> bool:
    return any(isinstance(block, Table) or block.text.strip() for block in cell)

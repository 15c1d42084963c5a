"""Text and marks, written together: what every reader of formatted documents fills."""

from __future__ import annotations

from typing import Any

import attrs

from ..records import Mark, Source, Span

__all__ = ["BLANK", "Open", "Page"]

#: White space, and what is no wider than nothing: editors leave it in empty paragraphs.
BLANK = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u2060\ufeff"
#: White space between two words is kept up to this many characters.
_WIDEST = 80


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
        self._blocks: list[str] = []
        self._parts: list[str] = []  # of the block that is being written
        self._length = 0
        self._gap = ""  # white space that waits for something solid
        self._breaks = 0  # the line breaks in it
        self._between = ""  # what parts the next block or cell from what stands before it
        self._fresh = True  # nothing solid yet in this block
        self._label = ""  # what stands before the next solid character
        self._waiting: list[Open] = []
        self._marks: list[Mark] = []
        self._paragraph = 0  # where the lines begin that belong together
        self._wrapped = False  # one of them was only wrapped in the source
        self._hard = False  # the white space that waits holds a line break that was meant

    @property
    def at_line_start(self) -> bool:
        """True where nothing solid stands in this line yet."""
        return self._fresh or self._breaks > 0

    def write(self, text: str) -> None:
        """Go on with the block; a line break is one that was meant."""
        solid = text.lstrip(BLANK)
        self._hold(text[: len(text) - len(solid)])
        if not solid:
            return
        kept = solid.rstrip(BLANK)
        self._settle()
        self._parts.append(kept)
        self._length += len(kept)
        self._hold(solid[len(kept) :])

    def wrap(self) -> None:
        """The line ends here in the source only; the paragraph goes on, which its mark will say."""
        self._breaks += 1

    def tight(self) -> None:
        """What comes next stands beside what was written, whatever white space lies between."""
        self._gap, self._breaks, self._hard = "", 0, False

    def block(self, text: str) -> None:
        """A block of its own, a paragraph kept letter by letter but for blank lines around it."""
        self.end()
        lines = text.rstrip()
        # The first line keeps its indent: it says how the others stand to it.
        start = lines.rfind("\n", 0, len(lines) - len(lines.lstrip())) + 1
        if start < len(lines):
            words = lines[start:].lstrip()
            self._settle(indent=lines[start : len(lines) - len(words)])
            self._parts.append(words)
            self._length += len(words)
            self._wrapped = "\n" in words
        self.end()

    def end(self) -> None:
        """The block is done."""
        self._end_paragraph()
        if self._parts:  # one string takes a fraction of the memory of its parts
            self._blocks.append("".join(self._parts))
            self._parts.clear()
        self._gap, self._breaks = "", 0
        self._between = "\n\n"
        self._fresh = True

    def cell(self) -> None:
        """A cell of a table row begins; the cells of a row are parted by a tab."""
        if not self._fresh:
            self._between = "\t"

    def label(self, words: str) -> None:
        """Who says what comes next: a label before it, in one block with it; none where nothing comes."""
        self.end()
        self._label = words

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
        self.end()
        # By start, the longer first; twice, since pairs as keys would take as much memory as the marks.
        self._marks.sort(key=lambda m: m.span.end, reverse=True)
        self._marks.sort(key=lambda m: m.span.start)
        return Source("".join(self._blocks), tuple(self._marks), meta, format_)

    def _hold(self, space: str) -> None:
        if breaks := space.count("\n"):
            self._breaks += breaks
            self._hard = True
        elif len(self._gap) < _WIDEST:
            self._gap += space

    def _settle(self, indent: str = "") -> None:
        begins = self._fresh
        if self._fresh or self._between:
            gap = self._between if self._length else ""
        elif self._breaks:
            gap = "\n" if self._breaks == 1 else "\n\n"
            begins = self._hard
            if self._hard:
                self._end_paragraph()
            else:
                self._wrapped = True
        else:
            gap = self._gap if self._gap.strip(" ") else self._gap[:1]
        before = f"{gap}{indent}{self._label}"
        self._parts.append(before)
        self._length += len(before)
        self._gap, self._between, self._label, self._fresh = "", "", "", False
        self._breaks, self._hard = 0, False
        if begins:
            self._paragraph = self._length
        if self._waiting:
            for opened in self._waiting:
                opened.start = self._length
            self._waiting.clear()

    def _end_paragraph(self) -> None:
        if self._wrapped:
            self._marks.append(Mark(Span(self._paragraph, self._length), "paragraph"))
        self._wrapped = self._hard = False

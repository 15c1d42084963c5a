"""Printed pages put together: their numbers, headings, and what runs along above and below them."""

from __future__ import annotations

from .page import Open, Page

__all__ = ["Sheets"]


class Sheets:
    """A text written page after page.

    ``along`` holds what runs along, each with the number of its page: it stands behind the block that it interrupts.
    """

    def __init__(self) -> None:
        self.page = Page()
        self.along: list[tuple[int | str | None, str]] = []
        self._heading: Open | None = None
        self._number: int | str | None = None
        self._sheet: Open | None = None

    @property
    def in_heading(self) -> bool:
        """True where the block is a heading."""
        return self._heading is not None

    def turn(self, number: int | str | None) -> None:
        """What follows stands on the page of this number."""
        if number == self._number:
            return
        if self._sheet is not None:
            self.page.close(self._sheet)
        self._number, self._sheet = number, None if number is None else self.page.open("page", number)

    def heading(self, level: int) -> None:
        """The block is a heading."""
        self._heading = self.page.open("heading", level)

    def end(self) -> None:
        """The block is done; what ran along inside it follows."""
        page = self.page
        if self._heading is not None:
            page.close(self._heading)
            self._heading = None
        page.end()
        now = self._number
        for number, words in self.along:
            self.turn(number)
            noise = page.open("noise")
            page.write(words)
            page.close(noise)
            page.end()
        self.turn(now)
        self.along.clear()

    def finished(self) -> Page:
        """The page, with all that was written."""
        self.end()
        self.turn(None)
        return self.page

"""A reading to look at: one self-contained HTML page, an index of several, and what a notebook shows.

``page.css`` and ``page.js`` are written into the page as they stand. Nothing that a document holds is ever markup:
all of it goes through ``characters.py``, and the page's policy lets no other script or style run.
"""

from __future__ import annotations

from .index import to_index
from .notebook import repr_html
from .page import to_html

__all__ = ["repr_html", "to_html", "to_index"]

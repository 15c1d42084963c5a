"""A document to try things on: an interview written for this package, without labels, two people answering."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["sample"]


def sample() -> str:
    """The text of the sample interview, as a magazine would print it.

    >>> sample().partition("\\n")[0]
    'The Slow Press'
    """
    return files(__name__).joinpath("the-slow-press.txt").read_text(encoding="utf-8")

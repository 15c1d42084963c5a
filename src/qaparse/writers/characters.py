"""Characters that an output cannot hold."""

from __future__ import annotations

import regex

__all__ = ["one_line", "without_controls", "without_surrogates"]

_SURROGATE = regex.compile(r"[\ud800-\udfff]")
#: What XML 1.0 does not hold, and the other control characters that no transcript should.
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which UTF-8 does not hold, one for one."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def without_controls(text: str) -> str:
    """The text with U+FFFD for control characters but white space, and for what XML does not hold, one for one."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The words on one line, as a label or a paragraph is written.

    >>> one_line("It was\\n\\n  late.")
    'It was late.'
    """
    return without_controls(" ".join(text.split()))

"""Stretches of talk put together: words to sentences, sentences to paragraphs where pauses part them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from .transcript import Words

__all__ = ["ends_sentence", "joined", "opens_paragraph", "sentences"]

_BRACKETED = regex.compile(r"[\[(【（♪][^\[\]()【】（）♪]*[\])】）♪]\.?")
#: What ends a sentence, and what may close after it.
_ENDS, _CLOSES = ".!?…。！？", '"”’»)]』」'
#: A pause, in seconds, that parts sentences of talk; the same after a question; one that parts words anywhere.
_PAUSE, _ASKED, _SILENCE = 0.5, 0.2, 2.0
#: Talk knows pauses where one follows so many of the sentences.
_PAUSED = 0.1
#: A stretch is no longer than this, in characters.
_LONG = 300
_POINTS = frozenset(".,!?;:…%)]}»”。、，！？；：」』")


def ends_sentence(text: str) -> str:
    """The mark with which a sentence is over here; empty where none is.

    >>> ends_sentence('"Really?"'), ends_sentence("and so")
    ('?', '')
    """
    last = text[-1:]
    if last in _CLOSES:
        last = text[-8:].rstrip(_CLOSES)[-1:]
    return last if last in _ENDS else ""


def opens_paragraph(said: Sequence[Words]) -> list[bool]:
    """For each stretch of talk by nobody in particular whether a paragraph begins with it.

    It does after a sentence and a pause (after any sentence, where the talk knows no pauses), after a long silence,
    and around what is not said: ``[music]``.
    """
    pauses = [_pause(a, b) for a, b in pairwise(said)]
    ends = [ends_sentence(words.text) for words in said]
    after = [pause for pause, end in zip(pauses, ends) if end]
    least, asked = (_PAUSE, _ASKED) if sum(p >= _ASKED for p in after) >= _PAUSED * len(after) else (0.0, 0.0)
    apart = [words.text[:1] in "[(【（♪" and _BRACKETED.fullmatch(words.text) is not None for words in said]
    out = [True][: len(said)]
    for n, pause in enumerate(pauses):
        end = ends[n]
        long = pause >= (_SILENCE if not end else asked if end in "?？" else least)
        out.append(long or apart[n] or bool(end and apart[n + 1]))
    return out


def _pause(last: Words, words: Words) -> float:
    return 0.0 if last.until is None or words.time is None else words.time - last.until


def sentences(tokens: Iterable[Words]) -> Iterator[Words]:
    """Words put together to sentences, which a pause ends too; the time of one is that of its words."""
    run: list[Words] = []
    size = 0
    for token in tokens:
        over = run and (size > _LONG or ends_sentence(run[-1].text.rstrip()) or _pause(run[-1], token) >= _PAUSE)
        if over and not _is_point(token.text):
            yield _one(run)
            run, size = [], 0
        run.append(token)
        size += len(token.text) + 1
    if run:
        yield _one(run)


def _one(run: Sequence[Words]) -> Words:
    time = next((w.time for w in run if w.time is not None), None)
    until = next((w.until for w in reversed(run) if w.until is not None), None)
    return Words(joined([w.text for w in run]), time, until)


def joined(tokens: Sequence[str]) -> str:
    """Words and points as a text: with spaces between, unless they bring their own.

    >>> joined(["Well", ",", "no", "."]), joined([" Well,", " no", "."]), joined(["そう", "です", "。"])
    ('Well, no.', 'Well, no.', 'そうです。')
    """
    if any(t[:1].isspace() or t[-1:].isspace() for t in tokens):
        return "".join(tokens).strip()
    out: list[str] = []
    before = ""
    for token in tokens:
        if before and not _is_point(token) and not (_unspaced(before[-1:]) and _unspaced(token[:1])):
            out.append(" ")
        out.append(token)
        before = token or before
    return "".join(out)


def _is_point(token: str) -> bool:
    return 0 < len(token) < 4 and _POINTS.issuperset(token)


def _unspaced(letter: str) -> bool:
    """Whether a letter is of a script that writes no spaces between words."""
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uff65"

"""A person's own manner: the answers that are surely somebody's teach what that person sounds like.

A naive Bayes for each candidate, fitted within the document: words that the candidate's likely answers use against
words that the others' do. An answer never votes on itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

__all__ = ["manner"]

_MOST = 3.0


def manner(words: Sequence[frozenset[str]], probable: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each answer and candidate, how much it sounds like the candidate's others, from -3 to 3.

    ``words`` are those of each answer; ``probable`` the probability of each candidate for each. Where these do not
    tell answers apart, nobody sounds like anybody: all values are 0.
    """
    size = len(probable[0])
    counts = Counter(word for row in words for word in row)
    index = {word: n for n, word in enumerate(word for word, n in counts.items() if n > 1)}
    rows = [sorted(index[word] for word in row if word in index) for row in words]
    mass = sum(map(len, rows)) + 0.5 * len(index)
    usual = [(counts[word] + 0.5) / mass * len(index) for word in index]
    columns = [_contrast(rows, [p[c] for p in probable], usual) for c in range(size)]
    out = []
    for t, row in enumerate(rows):
        column = [c[t] for c in columns]
        mean, root = sum(column) / size, sqrt(len(row) + 1)
        out.append([min(_MOST, max(-_MOST, (x - mean) / root)) for x in column])
    return out


def _contrast(rows: Sequence[Sequence[int]], p: Sequence[float], usual: Sequence[float]) -> list[float]:
    """Log-odds of each answer's words under the answers likelier than usual against those under the others."""
    mean = sum(p) / len(p)
    pro, con = [max(0.0, x - mean) for x in p], [max(0.0, mean - x) for x in p]
    for_, against = _weighed(rows, pro, len(usual)), _weighed(rows, con, len(usual))
    for_all, against_all, vocabulary = sum(for_), sum(against), len(usual)
    out = []
    for row, mine, other in zip(rows, pro, con, strict=True):
        total = sum([log((for_[n] - mine + usual[n]) / (against[n] - other + usual[n])) for n in row])
        n = len(row)
        total -= n * log((for_all - mine * n + vocabulary) / (against_all - other * n + vocabulary)) if n else 0.0
        out.append(total)
    return out


def _weighed(rows: Sequence[Sequence[int]], weights: Sequence[float], size: int) -> list[float]:
    """How often each word is used, each answer counted by its weight."""
    out = [0.0] * size
    for row, weight in zip(rows, weights, strict=True):
        if weight:
            for n in row:
                out[n] += weight
    return out

"""What training learned of reading: small trees that weigh the cues, under a chain over the document.

The trees give each block a score for each class, and say how probably the side changes there; the chain says which
states may follow which. Transcripts are read twice: the second time also by the profile that the first reading gave
of both sides. A block's evidence is exact: a tree's score is the sum, along the path taken, of what each look at a
cue changed, so that the parts add up to the whole.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib import resources
from math import exp, isfinite
from operator import itemgetter
from struct import Struct
from typing import Any, TypeAlias

import attrs

from ..cues.layout import FEATURES
from ..cues.profile import ALL_FEATURES
from ..errors import WeightsError
from ..records import Kind

__all__ = [
    "CLASSES",
    "KINDS",
    "MOST_CHANGE",
    "SIDES",
    "STATES",
    "SURE",
    "Chain",
    "Model",
    "Spoken",
    "Stage",
    "load",
    "read",
]

#: What the trees tell apart.
CLASSES = ("introduction", "question", "answer", "interlude", "closing", "heading")
#: The states of the chain, each with its class and its phase: introduction, body, end.
STATES: tuple[tuple[str, int, int], ...] = (
    ("introduction", 0, 0),
    ("heading before", 5, 0),
    ("question", 1, 1),
    ("answer", 2, 1),
    ("interlude", 3, 1),
    ("heading", 5, 1),
    ("closing", 4, 2),
    ("heading after", 5, 2),
)
#: The kind of segment that each state stands for.
KINDS = (
    Kind.NARRATION,
    Kind.HEADING,
    Kind.QUESTION,
    Kind.ANSWER,
    Kind.NARRATION,
    Kind.HEADING,
    Kind.NARRATION,
    Kind.HEADING,
)
#: The states in which somebody speaks.
SIDES = tuple(n for n, kind in enumerate(KINDS) if kind.spoken)

assert len(KINDS) == len(STATES)

#: A tree: a leaf's value, or (feature, threshold, value here, left where the feature is at most it, right, and what
#: either step changes).
Tree: TypeAlias = Any

#: The steps taken in a tree: (feature, what the look at it changed); and what finds them for each of many trees.
Steps: TypeAlias = tuple[tuple[int, float], ...]
_Paths: TypeAlias = Callable[..., tuple[Steps, ...]]
#: What gives the sums of groups of trees for a block.
_Totals: TypeAlias = Callable[..., tuple[float, ...]]

#: One block's trees can be no surer than this (log-odds) that the side changes.
MOST_CHANGE = 4.0
#: By how much (log-odds) a class must lead its rival for the first forest to decide alone.
SURE = 4.0


@attrs.frozen(eq=False, slots=False)  # slots would leave no place for what is computed once
class Chain:
    """Which state may follow which.

    ``follow[s]`` are the states that may follow state ``s``, with their log weights, where one of them is not spoken;
    ``sides`` the moves between spoken states: (from, to, log weight, what each unit of the log-odds of a change adds).
    ``first`` and ``last`` weigh the states at both ends, for documents without title and byline (which may be
    fragments) and for those with.
    """

    follow: tuple[tuple[tuple[int, float], ...], ...]
    sides: tuple[tuple[int, int, float, float], ...]
    first: tuple[tuple[float, ...], ...]
    last: tuple[tuple[float, ...], ...]

    @cached_property
    def into(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """What ``follow`` holds, by the state that follows: the states that it may follow, with their log weights."""
        moves = [(a, b, w) for a, row in enumerate(self.follow) for b, w in row]
        return tuple(tuple((a, w) for a, b, w in moves if b == state) for state in range(len(STATES)))


@attrs.frozen(eq=False, slots=False)
class Stage:
    """Trees and chain of one look at a document.

    ``forests[n]`` are forests fitted with different draws, whose mean counts; where the first is sure, the others are
    not asked. ``by_hand`` are the trees set by hand, ``formatting`` those that join them where a document has
    formatting. Each is a row of groups of trees: one for each class, then, in forests, one for a change of sides.
    """

    forests: tuple[tuple[tuple[Tree, ...], ...], ...]
    by_hand: tuple[tuple[Tree, ...], ...]
    formatting: tuple[tuple[Tree, ...], ...]
    bias: tuple[float, ...]
    scale: float
    chain: Chain

    @cached_property
    def formatted(self) -> Stage:
        """The same stage for documents with formatting."""
        return attrs.evolve(self, by_hand=tuple(a + b for a, b in zip(self.by_hand, self.formatting, strict=True)))

    @cached_property
    def weighed(self) -> tuple[int, ...]:
        """The features that any tree looks at, in order."""
        groups = (group for row in (*self.forests, self.by_hand) for group in row)
        return tuple(sorted({feature for trees in groups for t in trees for feature in _asked(t)}))

    @cached_property
    def pick(self) -> Callable[[Sequence[float]], Sequence[float]]:
        """Of a block's row of all features the values of those that are ``weighed``."""
        weighed = self.weighed
        return itemgetter(*weighed) if len(weighed) > 1 else lambda row: [row[k] for k in weighed]

    def scores(self, picked: Sequence[float], alone: bool = False) -> tuple[list[float], float]:
        """The score of each class for one block, from what was picked of its row, and the odds of a change.

        These are the log-odds that another side speaks here than in the block before, where both are spoken.
        ``alone``: by the first forest, sure or not.
        """
        *found, change = self._first(*picked)
        added = self._added(*picked)
        totals = [a + b for a, b in zip(found, added)]
        if not alone and self._rest and not _sure(totals):
            *others, turning = self._rest(*picked)
            share = 1.0 / len(self.forests)
            totals = [(a + b) * share + c for a, b, c in zip(found, others, added)]
            change = (change + turning) * share
        scale = self.scale
        return [total * scale for total in totals], max(-MOST_CHANGE, min(MOST_CHANGE, change))

    @cached_property
    def packed(self) -> Struct:
        """How what was picked is kept: thrice as fast and a quarter of the size of a tuple."""
        return Struct(f"{len(self.weighed)}d")

    def reasons(self, picked: Sequence[float], kind: int, rival: int) -> dict[int, float]:
        """What each feature added to the score of one class, less what it added to that of its rival.

        Left out is only what is the same for every block: the two classes' biases and the trees' roots.
        """
        alone = self._rest is None or _sure([a + b for a, b in zip(self._first(*picked), self._added(*picked))])
        asked = self._paths[:1] if alone else self._paths
        parts: defaultdict[int, float] = defaultdict(float)
        for paths, share in (*((paths, 1.0 / len(asked)) for paths in asked), (self._paths_by_hand, 1.0)):
            for group, signed in ((kind, share), (rival, -share)):
                for path in paths[group](*picked):
                    for feature, step in path:
                        parts[feature] += step * signed
        scale = self.scale
        return {feature: weight * scale for feature, weight in parts.items()}

    @cached_property
    def _first(self) -> _Totals:
        return _compiled(self.weighed, [_sum(trees) for trees in self.forests[0]])

    @cached_property
    def _rest(self) -> _Totals | None:
        """The sums of all forests but the first, where there are others."""
        groups = [[tree for trees in alike for tree in trees] for alike in zip(*self.forests[1:], strict=True)]
        return _compiled(self.weighed, [_sum(trees) for trees in groups]) if groups else None

    @cached_property
    def _added(self) -> _Totals:
        """The sums of the trees set by hand, and the classes' biases."""
        sums = zip(self.by_hand, self.bias, strict=True)
        return _compiled(self.weighed, [_sum(trees, start) for trees, start in sums])

    @cached_property
    def _paths(self) -> Sequence[Sequence[_Paths]]:
        """For each forest and class what gives the steps that a block takes in its trees."""
        return [[_compiled_paths(self.weighed, trees) for trees in forest] for forest in self.forests]

    @cached_property
    def _paths_by_hand(self) -> list[_Paths]:
        return [_compiled_paths(self.weighed, trees) for trees in self.by_hand]


def _sure(totals: Sequence[float]) -> bool:
    """Whether one class leads all others by so much that no other forest is asked."""
    *_, second, top = sorted(totals)
    return top - second > SURE


# Trees are compiled to one expression of Python, which takes a quarter of the time of walking them. It holds numbers of
# the weights file, made floats and integers before, and nothing else. Features are its arguments.


def _asked(node: Tree) -> Iterator[int]:
    """The features that a tree looks at."""
    if node.__class__ is tuple:
        yield node[0]
        yield from _asked(node[3])
        yield from _asked(node[4])


def _sum(trees: Sequence[Tree], start: float = 0.0) -> str:
    """The sum of the trees' values; what several of them ask first is asked once."""
    asking: defaultdict[tuple[int, float], list[Tree]] = defaultdict(list)
    for tree in trees:
        if tree.__class__ is tuple:
            asking[tree[:2]].append(tree)
        else:
            start += tree
    terms = [repr(float(start))] if start or not asking else []
    for (feature, threshold), alike in asking.items():
        left, right = (_sum([tree[side] for tree in alike]) for side in (3, 4))
        terms.append(f"({left} if x{int(feature)} <= {float(threshold)!r} else {right})")
    return " + ".join(terms)


def _compiled(weighed: Sequence[int], terms: Sequence[str], known: Sequence[Steps] = ()) -> Callable[..., Any]:
    """What takes the values of the features that are weighed and gives those of the terms."""
    arguments = ", ".join(f"x{int(k)}" for k in weighed)
    compiled: Callable[..., Any] = eval(  # noqa: S307 - above
        f"lambda {arguments}: ({''.join(f'{term}, ' for term in terms)})", {"__builtins__": {}, "known": known}
    )
    return compiled


def _compiled_paths(weighed: Sequence[int], trees: Sequence[Tree]) -> _Paths:
    """The steps that a block's values take in each tree."""
    known: list[Steps] = []

    def expression(node: Tree, steps: Steps = ()) -> str:
        if node.__class__ is not tuple:
            known.append(steps)
            return f"known[{len(known) - 1}]"
        feature, threshold, _, left, right, below, above = node
        yes, no = expression(left, (*steps, (feature, below))), expression(right, (*steps, (feature, above)))
        return f"({yes} if x{int(feature)} <= {float(threshold)!r} else {no})"

    return _compiled(weighed, [expression(tree) for tree in trees], known)


@attrs.frozen(eq=False)
class Spoken:
    """Tells transcripts of talk from edited articles, by measures of the whole document: a logistic regression."""

    weights: tuple[tuple[int, float], ...]
    bias: float

    def probability(self, row: Sequence[float]) -> float:
        """How probably the document, of which ``row`` is any block's, is a transcript."""
        odds = self.bias + sum(row[k] * w for k, w in self.weights)
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))


@attrs.frozen(eq=False)
class Model:
    """Everything that training learned: the first look, the second look at transcripts, and what tells them apart."""

    first: Stage
    second: Stage
    spoken: Spoken
    provenance: Mapping[str, Any]


@lru_cache(maxsize=1)
def load() -> Model:
    """The model that ships with the package."""
    text = resources.files("qaparse.weights").joinpath("segmentation.json").read_text(encoding="utf-8")
    return read(json.loads(text))


def read(data: Mapping[str, Any]) -> Model:
    """A model from what training wrote; ``WeightsError`` where it names cues that do not exist."""
    if list(data["states"]) != [name for name, _, _ in STATES] or list(data["classes"]) != list(CLASSES):
        raise WeightsError("the states or classes are not those of this version")
    spoken = data["spoken"]
    known = {name: n for n, name in enumerate(FEATURES)}
    return Model(
        first=_stage(data["first"], known),
        second=_stage(data["second"], {name: n for n, name in enumerate(ALL_FEATURES)}),
        spoken=Spoken(tuple((known[name], float(w)) for name, w in spoken["weights"].items()), float(spoken["bias"])),
        provenance=data["provenance"],
    )


def _stage(data: Mapping[str, Any], columns: Mapping[str, int]) -> Stage:
    names = data["features"]
    if unknown := [name for name in names if name not in columns]:
        raise WeightsError(f"no cue is called {', '.join(unknown)}")

    def tree(node: Any) -> Tree:
        if not isinstance(node, list):
            if not isfinite(node):
                raise WeightsError(f"a leaf holds {node}, which is no number to add")
            return float(node)
        feature, threshold, value, left, right = node
        if not isfinite(threshold):
            raise WeightsError(f"a tree asks whether {names[feature]} is at most {threshold}")
        below, above = tree(left), tree(right)
        steps = [(side[2] if isinstance(side, tuple) else side) - value for side in (below, above)]
        return (columns[names[feature]], float(threshold), float(value), below, above, *steps)

    def groups(trees: Mapping[str, Any], names: Sequence[str] = CLASSES) -> tuple[tuple[Tree, ...], ...]:
        return tuple(tuple(tree(t) for t in trees[name]) for name in names)

    empty: dict[str, list[Any]] = {c: [] for c in CLASSES}
    return Stage(
        forests=tuple(groups(trees, (*CLASSES, "change")) for trees in data["forests"]),
        by_hand=groups(empty | data["by hand"]),
        formatting=groups(empty | data["formatting"]),
        bias=tuple(float(data["bias"][c]) for c in CLASSES),
        scale=float(data["scale"]),
        chain=_chain(data["chain"]),
    )


def _chain(data: Mapping[str, Any]) -> Chain:
    states = [name for name, _, _ in STATES]
    weights = [{states.index(b): float(w) for b, w in data["follow"][a].items()} for a in states]
    return Chain(
        follow=tuple(
            tuple((b, w) for b, w in row.items() if not (a in SIDES and b in SIDES)) for a, row in enumerate(weights)
        ),
        sides=tuple((a, b, weights[a][b], float(data["change"][states[a]][states[b]])) for a in SIDES for b in SIDES),
        first=tuple(tuple(float(row[s]) for s in states) for row in data["first"]),
        last=tuple(tuple(float(row[s]) for s in states) for row in data["last"]),
    )

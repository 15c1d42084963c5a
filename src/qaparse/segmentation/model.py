"""What training learned of reading: small trees that weigh the cues, under a chain over the document.

The trees give each block a score for each class; the chain says which states may follow which. A
block's evidence is exact: a tree's score is the sum, along the path taken, of what each look at a cue
changed, so that the parts add up to the whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, TypeAlias

import attrs

from ..cues.layout import FEATURES
from ..errors import WeightsError
from ..records import Kind

__all__ = ["CLASSES", "KINDS", "STATES", "Model", "load", "read"]

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

assert len(KINDS) == len(STATES)

#: A tree: a leaf's value, or (feature, threshold, value here, left where the feature is at most it, right).
Tree: TypeAlias = Any


@attrs.frozen(eq=False)
class Model:
    """Trees and chain, ready to use.

    ``trees[k]`` are the trees of class ``k``;
    ``follow[s]`` the states that may follow state ``s`` with their log weights; ``first`` and ``last`` weigh the states
    at both ends, for documents without title and byline (which may be fragments) and for those with.
    """

    trees: tuple[tuple[Tree, ...], ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    follow: tuple[tuple[tuple[int, float], ...], ...]
    first: tuple[tuple[float, ...], ...]
    last: tuple[tuple[float, ...], ...]
    provenance: Mapping[str, Any]

    def scores(self, row: Sequence[float]) -> list[float]:
        """The score of each class for one block's row of features."""
        out = []
        for trees, bias, scale in zip(self.trees, self.bias, self.scale, strict=True):
            total = bias
            for tree in trees:
                node = tree
                while node.__class__ is tuple:
                    node = node[3] if row[node[0]] <= node[1] else node[4]
                total += node
            out.append(total * scale)
        return out

    def reasons(self, row: Sequence[float], kind: int, rival: int) -> dict[int, float]:
        """What each feature added to the score of one class, less what it added to that of its rival.

        Left out is only what is the same for every block: the two classes' biases and the trees' roots.
        """
        parts: dict[int, float] = {}
        known = parts.get
        for c, scale in ((kind, self.scale[kind]), (rival, -self.scale[rival])):
            for tree in self.trees[c]:
                node = tree
                while node.__class__ is tuple:
                    feature, threshold, here, left, right = node
                    node = left if row[feature] <= threshold else right
                    after = node[2] if node.__class__ is tuple else node
                    parts[feature] = known(feature, 0.0) + (after - here) * scale
        return parts


@lru_cache(maxsize=1)
def load() -> Model:
    """The model that ships with the package."""
    text = resources.files("qaparse.weights").joinpath("segmentation.json").read_text(encoding="utf-8")
    return read(json.loads(text))


def read(data: Mapping[str, Any]) -> Model:
    """A model from what training wrote; ``WeightsError`` where it names cues that do not exist."""
    columns = {name: n for n, name in enumerate(FEATURES)}
    if unknown := [name for name in data["features"] if name not in columns]:
        raise WeightsError(f"no cue is called {', '.join(unknown)}")
    names = data["features"]

    def tree(node: Any) -> Tree:
        if not isinstance(node, list):
            return float(node)
        feature, threshold, value, left, right = node
        return (columns[names[feature]], float(threshold), float(value), tree(left), tree(right))

    states = [name for name, _, _ in STATES]
    chain = data["chain"]
    if list(chain["states"]) != states or list(data["classes"]) != list(CLASSES):
        raise WeightsError("the states or classes are not those of this version")
    follow = tuple(tuple((states.index(b), float(w)) for b, w in chain["follow"][a].items()) for a in states)
    return Model(
        trees=tuple(tuple(tree(t) for t in data["trees"][c]) for c in CLASSES),
        bias=tuple(float(data["bias"][c]) for c in CLASSES),
        scale=tuple(float(chain["scale"][c]) for c in CLASSES),
        follow=follow,
        first=tuple(tuple(float(row[s]) for s in states) for row in chain["first"]),
        last=tuple(tuple(float(row[s]) for s in states) for row in chain["last"]),
        provenance=data["provenance"],
    )

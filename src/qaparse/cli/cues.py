"""``qaparse cues``: the rule book."""

from __future__ import annotations

import argparse
from typing import Any

__all__ = ["add"]


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "cues",
        help="print every cue with its explanation and examples",
        description="Print every cue with its explanation and its examples, as Markdown.",
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print the catalogue."""
    from ..catalogue import catalogue

    print(catalogue(), end="")
    return 0

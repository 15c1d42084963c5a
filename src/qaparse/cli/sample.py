"""``qaparse sample``: the interview that ships with qaparse."""

from __future__ import annotations

import argparse
from typing import Any

from ..examples import sample

__all__ = ["add"]


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "sample",
        help="print the interview that ships with qaparse",
        description="Print the interview that ships with qaparse: no labels, two people answering.",
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print it."""
    print(sample(), end="")
    return 0

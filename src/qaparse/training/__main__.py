"""``python -m qaparse.training``: fit the weights that reading uses from gold.

Each part of the reading has a module here with ``train(paths, out)``: it fits on the gold files ``paths``,
cross-validated by source, and writes its weights and their provenance into the folder ``out``.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from ..errors import MissingExtraError, QaparseError

#: What can be trained, in the order in which one builds on the other.
PARTS = ("segmentation", "verdict", "cast", "attribution", "nlp")
_WEIGHTS = Path(__file__).resolve().parent.parent / "weights"


def main(argv: Sequence[str] | None = None) -> int:
    """Train the parts that are named, all of them where none is; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m qaparse.training", description="Fit the weights from gold.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; all unless named")
    parser.add_argument("--gold", type=Path, required=True, metavar="DIR", help="the folder that holds the gold files")
    parser.add_argument("--out", type=Path, default=_WEIGHTS, metavar="DIR", help="where the weights go (the package)")
    args = parser.parse_args(argv)
    if unknown := [part for part in args.parts if part not in PARTS]:
        parser.error(f"there is nothing to train in {unknown[0]!r}: name {', '.join(PARTS)}")
    paths = sorted(p for p in args.gold.rglob("*") if p.name.endswith((".gold", ".jsonl", ".jsonl.gz")))
    if not paths:
        parser.error(f"{args.gold} holds no gold files; see docs/gold-format.md")
    args.out.mkdir(parents=True, exist_ok=True)
    part = ""
    try:
        for part in args.parts or PARTS:
            importlib.import_module(f"{__package__}.{part}").train(paths, args.out)
    except QaparseError as e:
        print(f"{part}: {e}", file=sys.stderr)
        return 2
    except ModuleNotFoundError as e:
        if e.name is None or e.name.startswith("qaparse"):
            raise
        print(f"{part}: {MissingExtraError(e.name, 'train')}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Optional libraries: asked for where they are needed, and named with their extra where they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from .errors import MissingExtraError

__all__ = ["library"]


def library(module: str, *, package: str, extra: str) -> Any:
    """The module of an optional library; ``MissingExtraError`` says which extra brings it."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        # A library that is there and broken must not be reported as missing.
        if error.name is None or module.partition(".")[0] != error.name.partition(".")[0]:
            raise
        raise MissingExtraError(package, extra) from None

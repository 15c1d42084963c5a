"""qaparse reads an interview and says who asked what, and who answered.

>>> import qaparse
>>> interview = qaparse.parse('''
... Ada King: Where did you dig your first pond?
...
... Tomas Berg: In my mother's garden. She found out when the cat fell in.
...
... Ada King: And the second?
...
... Tomas Berg: Hers again. I owed her one.
... ''')
>>> for exchange in interview.exchanges:
...     print(exchange.question.speaker, "|", exchange.answers[0].speaker, "|", exchange.answers[0].text)
Ada King | Tomas Berg | In my mother's garden. She found out when the cat fell in.
Ada King | Tomas Berg | Hers again. I owed her one.

``parse`` takes text, ``parse_file`` a path; both return an ``Interview``: its ``segments`` tile the text, its
``turns`` and ``exchanges`` are computed from them, its ``speakers`` take part. Every decision carries a
``confidence`` and the ``evidence`` it rests on. Offsets are code points into ``interview.text``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import errors
from .errors import QaparseError
from .records import (
    Attribution,
    Evidence,
    Exchange,
    Interview,
    Kind,
    Mark,
    Quote,
    Role,
    Segment,
    Source,
    Span,
    Speaker,
    Turn,
)

__all__ = [
    "Attribution",
    "Attributor",
    "Correction",
    "Evidence",
    "Exchange",
    "Failed",
    "Interview",
    "Kind",
    "Limits",
    "Mark",
    "NlpAttributor",
    "Parsed",
    "QaparseError",
    "Quote",
    "Role",
    "Segment",
    "Source",
    "Span",
    "Speaker",
    "Turn",
    "__version__",
    "apply",
    "attribute",
    "errors",
    "load",
    "parse",
    "parse_file",
    "parse_many",
    "to_arrow",
    "to_dataset",
    "to_pandas",
    "to_polars",
    "to_rows",
    "write",
]

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .api import attribute, parse, parse_file
    from .attribution import Attributor, NlpAttributor
    from .batch import Failed, Parsed, parse_many
    from .correcting import Correction, apply
    from .readers import Limits
    from .saving import load, write
    from .writers.frames import to_arrow, to_dataset, to_pandas, to_polars, to_rows

#: The engine is loaded when it is first asked for: whoever only handles records does not wait for it.
_LATER = {
    "apply": "correcting",
    "Correction": "correcting",
    "attribute": "api",
    "Attributor": "attribution",
    "Failed": "batch",
    "Limits": "readers",
    "load": "saving",
    "NlpAttributor": "attribution",
    "parse": "api",
    "parse_file": "api",
    "parse_many": "batch",
    "Parsed": "batch",
    "to_arrow": "writers.frames",
    "to_dataset": "writers.frames",
    "to_pandas": "writers.frames",
    "to_polars": "writers.frames",
    "to_rows": "writers.frames",
    "write": "saving",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})

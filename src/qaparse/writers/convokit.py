"""ConvoKit: a corpus in a folder, a conversation a document, an utterance a turn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..records import Interview, Speaker, Turn
from .base import Pair, Writer
from .characters import without_surrogates
from .rows import rows_of, schema_of

__all__ = ["WRITER"]

#: What of a row an utterance holds by itself; the rest is its metadata.
_OWN = ("document", "text", "speaker", "begins")


def write(pairs: Iterator[Pair]) -> Iterator[tuple[str, bytes]]:
    """Utterances as documents come; people, conversations and the index at the end."""
    people: dict[str, dict[str, Any]] = {}
    talks: dict[str, dict[str, Any]] = {}
    yield "utterances.jsonl", b""
    for name, interview in pairs:
        rows = list(rows_of([(name, interview)]))
        if not rows:
            continue
        # A corpus knows a conversation by its first utterance.
        ids = [f"{without_surrogates(name)}#{row['turn']}" for row in rows]
        asked: str | None = None
        for n, (row, turn) in enumerate(zip(rows, interview.turns)):
            who = _id(without_surrogates(name), turn)
            people.setdefault(who, _person(turn.speaker))
            said = {
                "id": ids[n],
                "conversation_id": ids[0],
                "text": row["text"],
                "speaker": who,
                "meta": {k: v for k, v in row.items() if k not in _OWN},
                # An answer replies to its question, anything else to the turn before.
                "reply-to": asked if row["kind"] == "answer" and asked else ids[n - 1] if n else None,
                "timestamp": row["begins"],
                "vectors": [],
            }
            asked = ids[n] if row["kind"] == "question" else asked
            yield "utterances.jsonl", _json(said) + b"\n"
        talks[ids[0]] = {"document": rows[0]["document"], "language": interview.language, "title": _title(interview)}
    yield "speakers.json", _json({name: {"meta": meta, "vectors": []} for name, meta in people.items()})
    yield "conversations.json", _json({name: {"meta": meta, "vectors": []} for name, meta in talks.items()})
    yield "corpus.json", _json({"schema": schema_of("turns")})
    yield "index.json", _json(_INDEX)


_TEXT, _NUMBER, _WHOLE, _LIST, _YES_NO = ([f"<class '{t}'>"] for t in ("str", "float", "int", "list", "bool"))
_INDEX = {
    "utterances-index": {
        "turn": _WHOLE,
        "exchange": _WHOLE,
        "kind": _TEXT,
        "generic": _YES_NO,
        "role": _TEXT,
        "start": _WHOLE,
        "end": _WHOLE,
        "confidence": _NUMBER,
        "speaker_confidence": _NUMBER,
        "alternatives": _LIST,
        "ends": _NUMBER,
        "page": _TEXT,
        "line": _TEXT,
        "language": _TEXT,
    },
    "speakers-index": {"name": _TEXT, "role": _TEXT, "generic": _YES_NO},
    "conversations-index": {"document": _TEXT, "language": _TEXT, "title": _TEXT},
    "overall-index": {"schema": _TEXT},
    "version": 1,
    "vectors": [],
}


def _id(document: str, turn: Turn) -> str:
    """A person by name is one in all documents; who is only a label, or not known, is one of this document."""
    speaker = turn.speaker
    if speaker is not None and speaker.name and not speaker.generic:
        return without_surrogates(speaker.name)
    return f"{document}#{without_surrogates(str(speaker)) if speaker else turn.kind}"


def _person(speaker: Speaker | None) -> dict[str, Any]:
    if speaker is None:
        return {"name": None, "role": None, "generic": None}
    name = without_surrogates(speaker.name) if speaker.name else None
    return {"name": name, "role": speaker.role and speaker.role.value, "generic": speaker.generic}


def _title(interview: Interview) -> str | None:
    title = interview.source.meta.get("title")
    return without_surrogates(title) if isinstance(title, str) else None


def _json(value: Any) -> bytes:
    # ConvoKit opens its files in whatever encoding the machine has: ASCII is in all of them.
    return json.dumps(value).encode("ascii")


WRITER = Writer(
    name="convokit",
    suffixes=(),
    write=write,
    takes="several",
    gives="folder",
    holds="turns, what each replies to, speakers, and the other columns of turns as metadata",
)

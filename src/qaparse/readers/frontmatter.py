"""What stands above a document: YAML, TOML or JSON that says title, authors and date."""

from __future__ import annotations

import datetime as dt
import json
import math
import sys
from typing import Any

import regex

from ..extras import library

__all__ = ["split"]

#: Longer blocks at the top are taken for text. Real ones hold a few hundred characters.
_LONGEST = 1 << 16
_DEEPEST = 32

_FENCE = regex.compile(r"(?P<yaml>---)[ \t]*\n|\+\+\+[ \t]*\n")
_YAML_END = regex.compile(r"^(?:---|\.\.\.)[ \t]*$", regex.MULTILINE)
_TOML_END = regex.compile(r"^\+\+\+[ \t]*$", regex.MULTILINE)
_YAML_KEY = regex.compile(r"^(?![ #-])([^:\n]+?)[ \t]*:(?=\s)", regex.MULTILINE)
_TOML_KEY = regex.compile(r"^([\w-]+)[ \t]*=", regex.MULTILINE)
_LINK = regex.compile(r"\[([^\[\]]*)\]\([^()]*\)")

# What nearly every front matter holds one of; labels of speakers are none of them.
_USUAL = frozenset(
    "author authors categories category created date description draft excerpt image keywords lang language layout"
    " permalink published slug subtitle summary tags title updated url".split()
)


def split(text: str) -> tuple[dict[str, Any], str]:
    """What the document says of itself, and the document without it.

    The first value is JSON-safe: ``front_matter`` holds everything under the document's own keys, dates
    as ISO strings; ``title``, ``date``, ``language`` (strings) and ``authors`` (a list of strings) are
    there where it states them. A YAML or TOML block that is broken, but by its keys surely front matter,
    is not read as text either: ``front_matter`` then is the raw string. Everything else at the top (a rule,
    a list of turns between rules, a block beyond 65,536 characters) stays text. YAML aliases, repeated keys
    and nesting beyond 32 levels count as broken.
    """
    start = len(text) - len(text.lstrip())
    head = text[start : start + _LONGEST]
    if head.startswith("{"):
        return _split_json(text, start, head)
    fence = _FENCE.match(head)
    end = (_YAML_END if fence["yaml"] else _TOML_END).search(head, fence.end()) if fence else None
    if fence is None or end is None:
        return {}, text
    raw, body = head[fence.end() : end.start()], text[start + end.end() :]
    try:
        front = _yaml(raw) if fence["yaml"] else _plain(_toml(raw))
    except (ValueError, RecursionError):
        keys = (_YAML_KEY if fence["yaml"] else _TOML_KEY).findall(raw)
        surely = len(set(keys)) == len(keys) and any(k.lower() in _USUAL for k in keys)
        return ({"front_matter": raw.strip()}, body) if surely else ({}, text)
    if not isinstance(front, dict) or not _plausible(front):
        return {}, text
    return _stated(front), body


def _split_json(text: str, start: int, head: str) -> tuple[dict[str, Any], str]:
    try:
        value, end = json.JSONDecoder(parse_constant=str).raw_decode(head)
        front = _plain(value)
    except (ValueError, RecursionError):
        return {}, text
    if not _plausible(front) or head[end:].partition("\n")[0].strip():
        return {}, text
    return _stated(front), text[start + end :]


def _plausible(front: dict[str, Any]) -> bool:
    """False for turns whose labels look like keys."""
    return any(k.lower() in _USUAL for k in front) or (bool(front) and all(k[1:] and k[0].islower() for k in front))


def _stated(front: dict[str, Any]) -> dict[str, Any]:
    lower = {k.lower(): v for k, v in reversed(front.items())}
    meta: dict[str, Any] = {}
    for key, names in (("title", ("title",)), ("date", ("date", "published")), ("language", ("language", "lang"))):
        found = next((lower[n] for n in names if isinstance(lower.get(n), str) and lower[n].strip()), None)
        if found is not None:
            meta[key] = " ".join(found.split())
    authors = [name for key in ("author", "authors", "by", "byline") for name in _names(lower.get(key))]
    if authors:
        meta["authors"] = list(dict.fromkeys(authors))
    return {**meta, "front_matter": front}


def _names(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return [name for item in value for name in _names(item if not isinstance(item, list) else None)]
    name = " ".join(_LINK.sub(r"\1", value).split()).strip(" ,;") if isinstance(value, str) else ""
    return [name] if name else []


# ---------------------------------------------------------------- the three notations


def _toml(raw: str) -> Any:
    package = "tomllib" if sys.version_info >= (3, 11) else "tomli"
    return library(package, package="tomli", extra="markdown").loads(raw)


def _plain(value: Any) -> Any:
    """The value with nothing in it that JSON does not know."""
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = regex.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = regex.compile(r"[-+]?[0-9]{1,17}\.[0-9]{0,17}(?:[eE][-+]?[0-9]{1,2})?")


def _yaml(raw: str) -> Any:
    """The value of a YAML document, from its events.

    The events are a flat stream: no alias can grow, no depth can exhaust the stack, no tag can make an
    object. Scalars are read by YAML 1.2's core schema, in which ``no`` is a word and ``1:30`` no number.
    """
    yaml = library("yaml", package="PyYAML", extra="markdown")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root: list[Any] = []
    stack: list[Any] = [root]
    keys: list[str | None] = [None]  # of each mapping on the stack, the key that waits for its value

    def add(value: Any) -> None:
        top, key = stack[-1], keys[-1]
        if isinstance(top, list):
            top.append(value)
        elif key is not None:
            top[key], keys[-1] = value, None
        elif isinstance(value, (dict, list)) or str(value) in top:
            raise ValueError("a key that is no word, or stands twice")
        else:
            keys[-1] = str(value)

    try:
        for event in yaml.parse(raw, Loader=loader):
            if isinstance(event, yaml.ScalarEvent):
                add(_scalar(event.value) if event.implicit[0] else event.value)
            elif isinstance(event, yaml.CollectionStartEvent):
                value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
                add(value)
                stack.append(value)
                keys.append(None)
                if len(stack) > _DEEPEST:
                    raise ValueError("too deep")
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                keys.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise ValueError("an alias")
    except (yaml.YAMLError, UnicodeError) as error:
        raise ValueError(str(error)) from None
    if len(root) != 1:
        raise ValueError("not one document")
    return root[0]


def _scalar(word: str) -> Any:
    if word in _NULL:
        return None
    if word in _TRUTH:
        return _TRUTH[word]
    if _INTEGER.fullmatch(word):
        return int(word)
    return float(word) if _FLOAT.fullmatch(word) else word

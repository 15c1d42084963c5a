"""What a page states of itself: its head, its microdata, its JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from .markup import Element, Node

__all__ = ["stated"]

#: Longer statements are none, in characters.
_LONGEST = 1000
#: A longer block of JSON-LD is not looked at; real ones hold a few thousand characters.
_LONGEST_JSON = 1 << 18
#: Nor are more of its objects than this.
_MOST = 2000

# For each of ours the names that pages use, the most telling first.
_NAMES = {
    "title": ("headline", "og:title", "twitter:title", "citation_title", "dc.title"),
    "authors": ("jsonld:author", "citation_author", "author", "article:author", "parsely-author", "dc.creator", "byl"),
    "date": (
        "datepublished", "article:published_time", "citation_publication_date", "pubdate", "dc.date", "dc.date.issued",
        "date", "publish-date", "time",
    ),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
    "site": ("og:site_name", "publisher", "application-name"),
    "url": ("canonical", "og:url"),
    "language": ("lang", "inlanguage", "og:locale", "content-language"),
}  # fmt: skip
_ARTICLES = ("Article", "Posting", "Interview", "Report", "Review", "WebPage", "Episode", "CreativeWork")


def stated(nodes: Sequence[Node]) -> dict[str, Any]:
    """``title date description site url language``, strings, and ``authors``, a list of them, where they are stated."""
    said: dict[str, list[str]] = {}
    for name, raw in _statements(nodes):
        value = " ".join(raw[: 4 * _LONGEST].split())
        if value and len(value) <= _LONGEST:
            said.setdefault(name, []).append(value)
    meta: dict[str, Any] = {}
    for ours, names in _NAMES.items():
        found = next((said[n] for n in names if n in said), [])
        if ours == "authors":
            people = [p for p in dict.fromkeys(found) if "://" not in p]
            if people:
                meta[ours] = people
        elif found:
            meta[ours] = found[0]
    if "title" not in meta and "title" in said:
        meta["title"] = said["title"][0]
    if "site" in meta and "title" in meta:
        meta["title"] = _without_site(meta["title"], meta["site"])
    return meta


def _without_site(title: str, site: str) -> str:
    """``Ada King: on maps | The Sheet`` names the site, too."""
    if title.endswith(site):
        head = title[: -len(site)].rstrip()
        if head.endswith(("|", "-", "–", "—", "·", "»", ":", "•")) and head[:-1].strip():
            return head[:-1].rstrip()
    return title


def _statements(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Everything that is stated, by the page's own names in lower case."""
    for node in nodes:
        if not isinstance(node, Element):
            continue
        name = node.name
        if name == "meta":
            said = node.said
            key = said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv") or ""
            yield key.lower().strip(), said.get("content", "")
        elif name == "title":
            yield "title", _inside(nodes, node)
        elif name == "html":
            yield "lang", node.said.get("lang") or node.said.get("xml:lang") or ""
        elif name == "link":
            if node.said.get("rel", "").lower() == "canonical":
                yield "canonical", node.said.get("href", "")
        elif name == "time":
            if node.said.get("itemprop", "").lower() == "datepublished" or "pubdate" in node.said:
                yield "datepublished", node.said.get("datetime") or _inside(nodes, node)
            elif "datetime" in node.said:
                yield "time", node.said["datetime"]
        elif name == "a":
            if "author" in node.raw and "author" in node.said.get("rel", "").lower().split():
                yield "byl", _inside(nodes, node)
        elif name == "script" and "ld+json" in node.raw:
            yield from _linked_data(_inside(nodes, node))


def _inside(nodes: Sequence[Node], element: Element) -> str:
    """The text of an element, as much as a statement may hold."""
    words = (n for n in nodes[element.start + 1 : min(element.end, element.start + 50)] if isinstance(n, str))
    return "".join(words)


def _linked_data(raw: str) -> Iterator[tuple[str, str]]:
    if len(raw) > _LONGEST_JSON:
        return
    try:
        waiting = [json.loads(raw, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST):
        if not waiting:
            return
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting += reversed(thing)
        elif isinstance(thing, dict):
            if str(thing.get("@type", "")).rstrip("']").endswith(_ARTICLES) or "headline" in thing:
                yield from _of_article(thing)
            waiting += [thing[k] for k in ("mainEntity", "mainEntityOfPage", "@graph") if k in thing]


def _of_article(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("headline", "datePublished", "inLanguage", "description"):
        if isinstance(value := thing.get(key), str):
            yield key.lower(), value
    for key, name in (("author", "jsonld:author"), ("publisher", "publisher")):
        value = thing.get(key)
        for person in value if isinstance(value, list) else [value]:
            named = person.get("name") if isinstance(person, dict) else person
            if isinstance(named, str):
                yield name, named

"""The page of one interview."""

from __future__ import annotations

import functools
import hashlib
from base64 import b64encode
from collections.abc import Iterator
from importlib.resources import files

import attrs

from ..records import Interview, Kind, Span
from .characters import packed, shown, words
from .people import People
from .reasons import reading

__all__ = ["document", "is_page", "to_html"]

#: What tells a page that was written here from all others, within so many bytes of its beginning.
_GENERATOR, _HEAD = '<meta name="generator" content="qaparse">', 2000

#: Blocks are most of a page: they have the shortest of classes until the script calls them by their names.
_SHORT = {
    Kind.QUESTION: "q",
    Kind.NARRATION: "n",
    Kind.BYLINE: "b",
    Kind.ASIDE: "d",
    Kind.CAPTION: "c",
    Kind.NOISE: "x",
}


def to_html(interview: Interview, *, title: str | None = None, home: str | None = None) -> str:
    """One self-contained page; ``title`` unless the document has one, ``home`` the address of an index."""
    said = interview.source.meta.get("title")
    name = said if isinstance(said, str) and said.strip() else title or "Interview"
    return document(name, _body(interview, name, home), packed(reading(interview, People.of(interview), name)))


def document(title: str, body: str, data: str | None = None) -> str:
    """A page with the style of all pages, and with the script where there is ``data`` for it to work on."""
    style, script = _file("page.css"), _file("page.js")
    policy = [f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"]
    code = ""
    if data is not None:
        policy.append(f"script-src '{_hash(script)}'")
        code = f'<script type="text/plain" id="reading">{data}</script>\n<script>{script}</script>\n'
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{_GENERATOR}\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{words(title, 120)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}{code}</body>\n</html>\n"
    )


def is_page(data: bytes) -> bool:
    """Whether what begins so was written here, as a page of an interview or an index of such pages."""
    return _GENERATOR.encode() in data[:_HEAD]


@functools.cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


@functools.cache
def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _body(interview: Interview, title: str, home: str | None) -> str:
    back = f'<a href="{words(home)}">All interviews</a>' if home else ""
    return (
        '<a class="skip" href="#text">Skip to the text</a>\n'
        f"<header><div><h1><bdi>{words(title, 120)}</bdi></h1><p>{_verdict(interview)}</p>"
        '<p id="left" role="status"></p></div>'
        f'<nav aria-label="Page">{back}<button type="button" id="theme" hidden>Dark</button></nav></header>\n'
        f'<main id="text"{_language(interview)}>{"".join(_segments(interview))}</main>\n'
        f'<aside aria-label="What was read">\n{People.of(interview).table(interview)}'
        '<section id="bare"><h2>Only the text</h2><p>Who says what, how surely and why is shown by this page\'s '
        "script, which has not run here.</p></section>\n"
        '<section id="doubts" hidden><h2>Doubtful <small></small></h2></section>\n'
        '<section id="why" hidden><h2>Why</h2><div id="reasons"></div></section>\n'
        '<section id="corrections" hidden><h2>Corrections</h2><p id="count" role="status">None yet.</p>'
        '<button type="button" id="save">Save corrections</button></section>\n'
        '<section id="keys" hidden><h2>Keys</h2><dl><div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous doubtful '
        "place</dd></div><div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous block</dd></div>"
        "<div><dt><kbd>c</kbd></dt><dd>correct the block</dd></div><div><dt><kbd>Esc</kbd></dt><dd>back to the text"
        "</dd></div></dl>"
        '<label><input type="checkbox" id="single" checked> Keys on</label></section>\n</aside>\n'
    )


def _language(interview: Interview) -> str:
    code = interview.language
    return f' lang="{code}"' if code.isascii() and code.isalpha() else ""


def _verdict(interview: Interview) -> str:
    what = "Interview" if interview.is_interview else "No interview"
    count, blocks = len(interview.exchanges), len(interview.segments)
    return (
        f"{what}, {interview.confidence:.0%} sure · {count} exchange{'s' * (count != 1)} · "
        f"{blocks} block{'s' * (blocks != 1)}"
    )


# ---------------------------------------------------------------- the text


def _segments(interview: Interview) -> Iterator[str]:
    """The blocks, nothing between them: lines break inside tags, where it costs nothing."""
    inside = _Inside(interview)
    for s in interview.segments:
        content = inside.html(s.span)
        look = f"class={_SHORT[s.kind]}" if s.kind in _SHORT else ""
        yield f"<h2\n>{content}</h2>" if s.kind is Kind.HEADING else f"<p\n{look}>{content}"


@attrs.define
class _Inside:
    """The words of blocks with what is told apart inside, by its element: labels, quotations, bold and italic words."""

    interview: Interview
    _edges: list[tuple[int, int, str]] = attrs.field(init=False)
    _next: int = attrs.field(init=False, default=0)
    _on: dict[str, int] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        spans = [(q.span, "q") for q in self.interview.quotes]
        spans += [(s.label, "u") for s in self.interview.segments if s.label]
        spans += [(m.span, m.kind[0]) for m in self.interview.source.marks if m.kind in ("bold", "italic")]
        edges = [(at, step, look) for span, look in spans if span for at, step in ((span.start, 1), (span.end, -1))]
        self._edges = sorted(edges)

    def html(self, span: Span) -> str:
        """The words of a block; blocks are asked for in order."""
        text, at, out = self.interview.text, span.start, []
        while self._next < len(self._edges) and (edge := self._edges[self._next])[0] < span.end:
            if edge[0] > at:
                out.append(self._piece(text[at : edge[0]]))
                at = edge[0]
            self._on[edge[2]] = self._on.get(edge[2], 0) + edge[1]
            self._next += 1
        return "".join([*out, self._piece(text[at : span.end])])

    def _piece(self, words: str) -> str:
        out = shown(words)
        for element in "ibqu":
            if self._on.get(element):
                out = f"<{element}>{out}</{element}>"
        return out

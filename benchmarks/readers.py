"""How fast formats are read, on this machine, now, beside the library that their field uses for the same files.

``python benchmarks/readers.py`` runs it. A row is a file: how many megabytes of it, and of the text in it, are read a
second (processor time, the best of several runs), by qaparse and by the other library, and the most memory that
reading took, as a multiple of the file. A library that is not installed is left out.
"""

from __future__ import annotations

import argparse
import html
import importlib
import io
import random
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from qaparse.examples import sample
from qaparse.readers import READERS, Limits

#: Bytes that a file has at least: the sample is repeated.
SIZE = 1_000_000


@attrs.frozen
class Case:
    """A file in a format, and how another library reads it."""

    format: str
    data: bytes
    library: str
    read: Callable[[bytes], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--format", action="append", help="only files of this format; may be repeated")
    only = parser.parse_args().format
    print(f"{'format':<15}{'file MB':>9}{'MB/s':>8}{'text MB/s':>11}{'memory':>8}   beside")
    for case in cases():
        if only and case.format not in only:
            continue
        read = partial(READERS[case.format].read, limits=Limits())
        text = len(read(case.data).text.encode())
        seconds = best(read, case.data)
        size = len(case.data)
        row = f"{case.format:<15}{size / 1e6:>9.1f}{size / seconds / 1e6:>8.1f}{text / seconds / 1e6:>11.1f}"
        print(f"{row}{peak(read, case.data) / size:>7.1f}x   {beside(case, text)}")


def beside(case: Case, text: int) -> str:
    """The other library on the same file, in which stand so many bytes of text."""
    try:
        importlib.import_module(case.library)
    except ImportError:
        return f"{case.library} is not installed, or not whole"
    return f"{case.library}: {text / best(case.read, case.data) / 1e6:.1f} text MB/s"


def best(work: Callable[[bytes], object], data: bytes, runs: int = 3) -> float:
    """Seconds of processor time, at best."""
    least = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        work(data)
        least = min(least, time.process_time() - begun)
    return least


def peak(work: Callable[[bytes], object], data: bytes) -> int:
    """Bytes held at most while it works, the file itself left out."""
    tracemalloc.start()
    try:
        work(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


# ---------------------------------------------------------------- files


def cases() -> Iterator[Case]:
    """A file of each format, and its library."""
    yield Case("srt", captions("srt"), "webvtt", lambda data: _webvtt().from_buffer(io.StringIO(data.decode()), "srt"))
    yield Case("vtt", captions("vtt"), "webvtt", lambda data: _webvtt().from_buffer(io.StringIO(data.decode()), "vtt"))
    yield Case("html", page(), "trafilatura", lambda data: _module("trafilatura").extract(data.decode()))
    yield Case("docx", document(), "docx", _paragraphs)
    yield Case("odt", opendocument(), "odf", lambda data: _module("odf.opendocument").load(io.BytesIO(data)))
    yield Case("rtf", rich_text(), "striprtf", lambda data: _module("striprtf.striprtf").rtf_to_text(data.decode()))


def paragraphs() -> Iterator[tuple[str, bool]]:
    """Blocks as long as those of the sample, until there is enough, and whether they ask; no two are alike."""
    rng, words = random.Random(1), sample().split()
    size = 0
    while size < SIZE:
        for block in sample().split("\n\n"):
            yield " ".join(rng.choices(words, k=len(block.split()))), block.endswith("?")
            size += len(block)


def page() -> bytes:
    """The sample as a page with navigation and a footer."""
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
    words = "".join(f"<p>{'<b>' * asks}{html.escape(t)}{'</b>' * asks}</p>\n" for t, asks in paragraphs())
    around = f"<nav><ul>{links}</ul></nav><main><article>{words}</article></main><footer><ul>{links}</ul></footer>"
    return f"<!doctype html><html><head><title>Press</title></head><body>{around}</body></html>".encode()


def document() -> bytes:
    """The sample as Word writes it: a run of words for each sentence."""
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    runs = ("".join(_run(words, asks) for words in re.split(r"(?<=[.!?]) ", text)) for text, asks in paragraphs())
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>{run}</w:p>' for run in runs)
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{kind}"'
            ' Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{names}"><w:body>{body}</w:body></w:document>',
        }
    )


def _run(words: str, asks: bool) -> str:
    return f'<w:r><w:rPr>{"<w:b/>" * asks}</w:rPr><w:t xml:space="preserve">{html.escape(words)} </w:t></w:r>'


def _paragraphs(data: bytes) -> object:
    return "\n\n".join(p.text for p in _module("docx").Document(io.BytesIO(data)).paragraphs)


def opendocument() -> bytes:
    """The sample as OpenDocument."""
    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    body = "".join(f"<text:p>{html.escape(t)}</text:p>" for t, _ in paragraphs())
    kind = "application/vnd.oasis.opendocument.text"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return _zipped(
        {
            "mimetype": kind,
            "content.xml": f'<office:document-content xmlns:office="{office}" xmlns:text="{text}"><office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" '
            f'm:media-type="{kind}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        }
    )


def rich_text() -> bytes:
    """The sample as rich text."""
    body = "".join(f"\\pard{{\\b{int(asks)} {_escaped(t)}}}\\par\n" for t, asks in paragraphs())
    return f"{{\\rtf1\\ansi {body}}}".encode()


def _escaped(text: str) -> str:
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)


def _zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def captions(kind: str) -> bytes:
    """The sample as captions: two lines of some thirty characters a cue, a label where a turn begins."""
    lines = [line for block in sample().split("\n\n") for line in _wrapped(block)]
    cues: list[str] = []
    size = 0
    while size < SIZE:
        n = len(cues)
        point = "," if kind == "srt" else "."
        clocks = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}{point}250" for s in (2 * n, 2 * n + 2)]
        words = "\n".join(lines[2 * n % len(lines) :][:2])
        cues.append(f"{n + 1}\n{clocks[0]} --> {clocks[1]}\n{words}\n")
        size += len(cues[-1])
    return ("WEBVTT\n\n" * (kind == "vtt") + "\n".join(cues)).encode()


def _wrapped(block: str, width: int = 32) -> Iterator[str]:
    line = ""
    for word in block.split():
        if line and len(line) + len(word) >= width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    if line:
        yield line


def _webvtt() -> Any:
    return _module("webvtt").WebVTT


def _module(name: str) -> Any:
    return importlib.import_module(name)


if __name__ == "__main__":
    main()

"""``qaparse view``: readings as pages to look at in a browser."""

from __future__ import annotations

import argparse
import os
import re
import sys
import webbrowser
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path, PurePath
from typing import Any

from ..errors import OutputError
from ..records import Interview
from ..saving import aside
from .reading import add_options, documents, verdict

__all__ = ["add"]

_EPILOG = """\
One document becomes one page, several become a folder of pages with an index.html. A page needs no network and no
other file. In it n and p lead through the doubtful places; what is corrected there can be saved, and
`qaparse apply` takes it into the record.

examples:
  qaparse view talk.html --open
  qaparse view interviews/*.txt -o pages --open
  qaparse sample | qaparse view - -o press.html
"""


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "view",
        help="make a page to look at in a browser",
        description="Read documents and show them as pages: who says what, how surely, and why.",
        epilog=_EPILOG,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a document, or a record of one; - is standard input")
    parser.add_argument("--format", metavar="F", help="the format; unless named, a file's is recognised")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="the page, or the folder/ for it or for several; - is standard output"
    )
    parser.add_argument("--open", action="store_true", help="show it in the browser")
    parser.add_argument("--force", action="store_true", help="replace OUT where it exists and is no page of qaparse")
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the pages, and say where they are."""
    codes = [0]
    read = list(_read(args, codes))
    if len(read) == 1 and len(args.files) == 1:
        name, interview = read[0]
        page = interview.to_html(PurePath(name).stem)
        if args.output == "-":
            print(page, end="")
            return max(codes)
        short = _file_name(PurePath(name).stem)
        path = Path(args.output or f"{short}.html")
        if path.is_dir() or (args.output or "").endswith(("/", os.sep)):
            path /= f"{short}.html"
        if not args.output and path.resolve() == Path(args.files[0]).resolve():
            path = Path(f"{short}-view.html")  # the document is a page itself
        _write({path: page}, force=args.force)
    else:
        path = _several(read, args)
    print(path)
    if args.open and not webbrowser.open(path.resolve().as_uri()):
        print(f"qaparse: no browser could be started here: open {path.resolve()} in yours", file=sys.stderr)
    return max(codes)


def _read(args: argparse.Namespace, codes: list[int]) -> Iterator[tuple[str, Interview]]:
    for file in args.files:
        for name, interview in documents(args, file):
            codes.append(verdict(interview, file))
            yield name or ("interview" if file == "-" else file), interview


def _several(read: list[tuple[str, Interview]], args: argparse.Namespace) -> Path:
    from ..view import to_html, to_index

    if args.output == "-":
        raise OutputError("standard output", "several documents are a folder of pages: name it with -o")
    folder = Path(args.output or "interviews")
    if folder.is_file():
        raise OutputError(str(folder), "it is a file, and several documents are a folder of pages: name another")
    files: list[str] = []
    taken = {"index"}
    for number, (name, _) in enumerate(read, 1):
        short = _file_name(PurePath(name).name).casefold()
        full = next(full for full in chain([short], (f"{short}-{n}" for n in count(number))) if full not in taken)
        taken.add(full)
        files.append(f"{full}.html")
    titles = [PurePath(name).name for name, _ in read]
    pages = {
        folder / file: to_html(interview, title=title, home="index.html")
        for file, title, (_, interview) in zip(files, titles, read)
    }
    index = folder / "index.html"
    pages[index] = to_index((file, title, interview) for file, title, (_, interview) in zip(files, titles, read))
    _write(pages, force=args.force)
    return index


def _write(pages: dict[Path, str], *, force: bool) -> None:
    if not force and (there := next((path for path in pages if path.exists() and not _is_ours(path)), None)):
        raise OutputError(str(there), "it exists: --force replaces it, -o names another")
    for path, page in pages.items():
        _write_page(path, page)


def _write_page(path: Path, page: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside(path) as file:
            file.write(page.encode())
    except OSError as e:
        raise OutputError(str(path), (e.strerror or str(e)).lower()) from None


def _is_ours(path: Path) -> bool:
    """Whether a page lies there that can be made again."""
    from ..view.page import is_page

    if not path.is_file():
        return False
    with path.open("rb") as file:
        return is_page(file.read(1 << 12))


def _file_name(name: str) -> str:
    """A name that every file system and every address can hold."""
    return re.sub(r"[^\w.-]+", "-", name).strip(".-")[:80] or "interview"

"""Gold: interviews whose reading is known, and how they are loaded (docs/gold-format.md)."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import attrs

from ..errors import GoldError
from ..records import GIVEN, SCHEMA, Interview, Kind, Role, Segment
from .naming import initials, same

__all__ = ["Gold", "GoldBlock", "GoldSpeaker", "find", "load", "of_record", "parse"]


@attrs.frozen
class GoldSpeaker:
    """Someone who takes part; ``generic`` where the name is only a label (``Q``, ``Speaker 1``)."""

    name: str
    role: Role
    words: tuple[str, ...] = ()
    generic: bool = False


@attrs.frozen
class GoldBlock:
    """One paragraph of the document and what a careful reader takes it for.

    ``speaker`` is a name of ``Gold.speakers``, or ``?Q``/``?A`` for somebody whom the document does
    not name, or ``None`` where nobody speaks. ``scored`` is false where readers could disagree.
    ``line`` is the line of the file that it came from (from 1).
    """

    kind: Kind
    speaker: str | None
    text: str
    scored: bool = True
    line: int = attrs.field(default=0, eq=False)


@attrs.frozen
class Gold:
    """A document and its right reading.

    ``raw`` is the document as published and ``raw_format`` its format, where they are kept. ``expect``
    gives, by figure (``kinds``, ``speakers``), the least share that the test of this document asks for.
    """

    id: str
    source: str
    speakers: tuple[GoldSpeaker, ...]
    blocks: tuple[GoldBlock, ...]
    language: str = "en"
    genre: str = "article"
    style: str = ""
    title: str = ""
    byline: str = ""
    raw: str | None = None
    raw_format: str = "text"
    is_interview: bool = True
    xfail: str | None = None
    expect: Mapping[str, float] = attrs.field(factory=dict, hash=False)
    by_hand: bool = False

    @property
    def interviewees(self) -> tuple[GoldSpeaker, ...]:
        """Who answers."""
        return tuple(s for s in self.speakers if s.role is Role.INTERVIEWEE)

    @property
    def labelled(self) -> bool:
        """True where turns, all but a few, say whose they are."""
        if not self.by_hand:
            return self.style == "label"
        return bool(self._labels) and sum(self._labels) >= 0.9 * len(self._labels)

    @property
    def bare(self) -> bool:
        """True where the blocks hold what was said and nothing else, so that it can be rendered anew."""
        return not self.by_hand or (self.raw_format == "text" and not any(self._labels))

    @property
    def _labels(self) -> list[bool]:
        """For each turn, whether a label opens it."""
        return [
            _has_label(block)
            for block, before in zip(self.blocks, (None, *self.blocks))
            if block.kind.spoken and (before is None or (before.kind, before.speaker) != (block.kind, block.speaker))
        ]

    def to_dict(self) -> dict[str, Any]:
        """The document as a line of a ``.jsonl`` file."""
        return {
            "id": self.id,
            "source": self.source,
            "language": self.language,
            "genre": self.genre,
            "style": "label" if self.labelled else self.style,
            "title": self.title,
            "byline": self.byline,
            "speakers": [{"name": s.name, "role": s.role.value, "generic": s.generic} for s in self.speakers],
            "blocks": [
                {"kind": b.kind.value, "speaker": b.speaker, "text": b.text, "scored": b.scored} for b in self.blocks
            ],
            **({} if self.raw is None else {"raw": self.raw, "raw_format": self.raw_format}),
        }


# What a label can be: a short head, closed by a colon, a bracket, a dash, a full stop or the end of its line.
_HEAD = re.compile(r"\W{0,4}(\w[^\n:：?!]{0,60}?)\W{0,4}(?:[:：\])\n]|[.](?=\s)|\s[—–-]+\s)")


def _has_label(block: GoldBlock) -> bool:
    head = _HEAD.match(block.text)
    if head is None or block.speaker is None:
        return False
    if head[1] in ("Q", "A"):
        return True
    if block.speaker.startswith("?"):
        return False
    letters = iter(initials(block.speaker))
    return same(head[1], block.speaker) or (
        head[1].isupper() and len(head[1]) > 1 and all(letter in letters for letter in head[1])
    )


# ---------------------------------------------------------------- files


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The gold files among ``paths``, folders searched, in order of their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.name.endswith((".gold", ".jsonl", ".jsonl.gz")))
        else:
            yield path


def load(path: Path | str) -> Iterator[Gold]:
    """The gold documents of a ``.gold``, ``.jsonl`` or ``.jsonl.gz`` file, one at a time.

    A record of which a reader said that it is right (``qaparse.apply`` with ``final``), in ``.json`` or a line of
    ``.jsonl``, is gold as it stands.

    Raises ``GoldError``, which names the line, where the file breaks its format, and ``OSError`` where
    it cannot be read.
    """
    path = Path(path)
    number = 1
    try:
        with _open(path) as file:
            if path.name.endswith(".json"):
                yield _placed(_from_json(file.read(), str(path), number), path)
            elif path.name.endswith((".jsonl", ".jsonl.gz")):
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield _placed(_from_json(line, str(path), number), path)
            else:
                yield _placed(parse(file.read(), str(path)), path)
    except UnicodeDecodeError as e:
        raise GoldError(str(path), number, f"the file is not UTF-8 ({e.reason})") from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as e:
        raise GoldError(str(path), number, f"the file is not whole gzip ({e})") from None


def _placed(gold: Gold, path: Path) -> Gold:
    """The document with a source: the folder of its file, where neither it nor the path as given names one."""
    return gold if gold.source.strip(".") else attrs.evolve(gold, source=path.resolve().parent.name)


def _open(path: Path) -> IO[str]:
    if path.name.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return path.open(encoding="utf-8-sig")


# ---------------------------------------------------------------- corrected records


def of_record(interview: Interview, name: str, source: str = "") -> Gold:
    """A record that a reader corrected, as gold: what it says of each block is right.

    The document is its text, without what a format said beside it. Who speaks where nobody is named is not scored.

    Raises ``ValueError`` where no reader saw it: it would be measured against itself.
    """
    if not any(e.cue == GIVEN for e in interview.evidence):
        raise ValueError("no reader said that this record is right: say so with qaparse apply --final")
    people = [s for s in interview.speakers if s.name is not None and s.role is not None]
    speakers = {s.name: GoldSpeaker(s.name, s.role, s.words, s.generic) for s in people if s.name and s.role}
    title = interview.source.meta.get("title")
    return Gold(
        id=name,
        source=source,
        speakers=tuple(speakers.values()),
        blocks=tuple(_blocks(interview)),
        language=interview.language or "en",
        title=title if isinstance(title, str) else "",
        raw=interview.text,
        is_interview=interview.is_interview,
        by_hand=True,
    )


def _blocks(interview: Interview) -> Iterator[GoldBlock]:
    """The segments, each with the line of the text on which it begins."""
    line, at = 1, 0
    for s in interview.segments:
        line, at = line + interview.text.count("\n", at, s.span.start), s.span.start
        yield GoldBlock(s.kind, _who(s), s.span.of(interview.text), line=line)


def _who(segment: Segment) -> str | None:
    if segment.speaker is None:
        return None
    return segment.speaker.name or ("?Q" if segment.kind is Kind.QUESTION else "?A")


def _from_record(data: Mapping[str, Any], path: str, number: int) -> Gold:
    name = data.get("id")
    try:
        return of_record(
            Interview.from_dict(data), name if isinstance(name, str) else Path(path).stem, Path(path).parent.name
        )
    except ValueError as e:
        raise GoldError(path, number, str(e)) from None


# ---------------------------------------------------------------- .jsonl


def _from_json(line: str, path: str, number: int) -> Gold:
    def fail(reason: str) -> GoldError:
        return GoldError(path, number, reason)

    def string(d: Mapping[str, Any], key: str, default: str = "") -> str:
        value = d.get(key)
        if value is None:
            return default
        if not isinstance(value, str):
            raise fail(f"{key} is no string: {value!r}")
        return value

    try:
        d = json.loads(line)
        if not isinstance(d, dict):
            raise fail("the line is no JSON object")
        if d.get("schema") == SCHEMA:
            return _from_record(d, path, number)
        speakers = tuple(
            GoldSpeaker(s["name"], Role(s["role"]), (), bool(s.get("generic", False))) for s in d["speakers"]
        )
        names = {s.name for s in speakers} | {"?Q", "?A", None}
        blocks = []
        for b in d["blocks"]:
            if b.get("speaker") not in names:
                raise fail(f"a block names {b['speaker']!r}, who is not among the speakers")
            blocks.append(
                GoldBlock(Kind(b["kind"]), b.get("speaker"), string(b, "text"), bool(b.get("scored", True)), number)
            )
        return Gold(
            id=string(d, "id"),
            source=string(d, "source"),
            speakers=speakers,
            blocks=tuple(blocks),
            language=string(d, "language", "en"),
            genre=string(d, "genre", "article"),
            style=string(d, "style"),
            title=string(d, "title"),
            byline=string(d, "byline"),
            raw=string(d, "raw") if "raw" in d else None,
            raw_format=string(d, "raw_format", "text"),
        )
    except KeyError as e:
        raise fail(f"{e.args[0]!r} is missing") from None
    except json.JSONDecodeError as e:
        raise fail(f"the line is no JSON: {e}") from None
    except RecursionError:
        raise fail("the line is nested too deep") from None
    except (TypeError, ValueError, AttributeError) as e:
        if isinstance(e, GoldError):
            raise
        raise fail(str(e)) from None


# ---------------------------------------------------------------- .gold

_KEYS = frozenset(
    {"title", "byline", "language", "genre", "style", "format", "interview", "xfail", "expect", "speaker"}
)
_GENRES = ("article", "spoken")


def parse(text: str, path: str = "<gold>") -> Gold:
    r"""Read one ``.gold`` document; raises ``GoldError``, which names the line.

    >>> gold = parse("speaker: Bo | interviewee\n---\nquestion @? | Why?\nanswer @Bo   | Because.\n")
    >>> [(b.kind.value, b.speaker, b.text) for b in gold.blocks], gold.raw
    ([('question', '?Q', 'Why?'), ('answer', 'Bo', 'Because.')], 'Why?\nBecause.')
    """
    lines = text.removeprefix("\ufeff").removesuffix("\n").split("\n")

    def fail(number: int, reason: str) -> GoldError:
        return GoldError(path, number, reason)

    header: dict[str, str] = {}
    speakers: list[GoldSpeaker] = []
    for body, line in enumerate(lines, 1):
        if line.rstrip() == "---":
            break
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not line.strip():
            continue
        if not colon or key not in _KEYS:
            raise fail(body, f"a header line is 'key: value' with one of {', '.join(sorted(_KEYS))}, not {line!r}")
        if key == "speaker":
            speakers.append(_speaker(value, path, body))
        elif key in header:
            raise fail(body, f"{key} is given twice")
        else:
            header[key] = value
            _check(key, value, path, body)
    else:
        raise fail(len(lines), "there is no line '---' after the header")

    names = {s.name for s in speakers}
    document: list[str] = []
    blocks: list[tuple[int, Kind, str | None, bool, list[str]]] = []
    for number, line in enumerate(lines[body:], body + 1):
        gutter, bar, rest = line.partition("|")
        if not bar:
            if line.strip():
                raise fail(number, "there is no '|' between the gutter and the document")
            rest = ""
        document.append(rest.removeprefix(" "))
        if gutter.strip():
            blocks.append((number, *_gutter(gutter.strip(), names, path, number), [document[-1]]))
        elif blocks:
            blocks[-1][-1].append(document[-1])
        elif rest.strip():
            raise fail(number, "text stands before the first block: name its kind in the gutter")
    for number, *_, said in blocks:
        if not any(piece.strip() for piece in said):
            raise fail(number, "the block has no text")
    return Gold(
        id=Path(path).stem,
        source=Path(path).parent.name,
        speakers=tuple(speakers),
        blocks=tuple(
            GoldBlock(kind, speaker, _said("\n".join(said).strip(), header.get("format", "text")), scored, number)
            for number, kind, speaker, scored, said in blocks
        ),
        language=header.get("language", "en"),
        genre=header.get("genre", "article"),
        style=header.get("style", ""),
        title=header.get("title", ""),
        byline=header.get("byline", ""),
        raw="\n".join(document),
        raw_format=header.get("format", "text"),
        is_interview=header.get("interview", "yes") == "yes",
        xfail=header.get("xfail"),
        expect=_expect(header.get("expect", "")) or {},
        by_hand=True,
    )


# What a Markdown reader leaves out; emphasis and headings do not count when blocks are looked for.
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE)


def _said(block: str, format: str) -> str:
    """A block without the addresses of its links and images and without bullets, where the format has them."""
    return _BULLET.sub("", _LINK.sub(r"\1", block)) if format == "markdown" else block


def _check(key: str, value: str, path: str, number: int) -> None:
    if key == "genre" and value not in _GENRES:
        raise GoldError(path, number, f"the genre is one of {', '.join(_GENRES)}, not {value!r}")
    if key == "interview" and value not in ("yes", "no"):
        raise GoldError(path, number, f"interview is yes or no, not {value!r}")
    if key == "xfail" and not value:
        raise GoldError(path, number, "xfail gives a reason")
    if key == "expect" and _expect(value) is None:
        raise GoldError(path, number, f"expect gives shares, as in 'kinds 0.9, speakers 0.75', not {value!r}")


def _expect(value: str) -> dict[str, float] | None:
    """``kinds 0.9, speakers 0.75`` as a mapping; ``None`` where it is not of that form."""
    shares = {}
    for part in filter(None, (p.strip() for p in value.split(","))):
        m = re.fullmatch(r"(kinds|speakers)\s+(0(?:\.\d+)?|1(?:\.0+)?)", part)
        if m is None:
            return None
        shares[m[1]] = float(m[2])
    return shares


def _speaker(value: str, path: str, number: int) -> GoldSpeaker:
    name, *rest = (part.strip() for part in value.split("|"))
    generic = bool(rest) and rest[-1] == "generic"
    if generic:
        rest.pop()
    if not name or not rest or rest[0] not in list(Role):
        raise GoldError(path, number, f"a speaker is 'Name | interviewer' or 'Name | interviewee', not {value!r}")
    return GoldSpeaker(name, Role(rest[0]), tuple(filter(None, rest[1:])), generic)


def _gutter(gutter: str, names: set[str], path: str, number: int) -> tuple[Kind, str | None, bool]:
    word, at, name = (part.strip() for part in gutter.partition("@"))
    scored = not word.endswith("?")
    word = word.removesuffix("?")
    if word not in list(Kind):
        raise GoldError(path, number, f"{word!r} is no kind: use one of {', '.join(Kind)}")
    kind = Kind(word)
    if not at:
        return kind, None, scored
    if name == "?":
        return kind, "?Q" if kind is Kind.QUESTION else "?A", scored
    if name not in names:
        raise GoldError(path, number, f"{name!r} is not among the speakers of the header")
    return kind, name, scored

"""TEI (and ISO 24624): utterances and speeches as turns, what stands between them as text."""

from __future__ import annotations

from typing import Any

import attrs
import regex

from ..errors import FormatMismatchError
from ..records import Source
from .base import Limits, Reader, decode, packed, peek
from .page import Open
from .people import People
from .transcript import Transcript
from .xml import Attributes, read_xml

__all__ = ["READER"]

_ROOT = regex.compile(r"<(?:[\w.-]+:)?(?:TEI|teiCorpus)(?:\.2)?[\s>]")

#: Whoever stands in these speaks what is inside.
_TURNS = frozenset("u sp annotationBlock annotatedU".split())
#: What is no part of the text, or repeats it.
_LEFT_OUT = frozenset(
    "teiHeader standOff facsimile sourceDoc timeline listPerson castList spanGrp span interpGrp interp linkGrp link fs "
    "del rdg figDesc index respStmt".split()
)
#: What holds text; beside these nothing does.
_TEXTS = frozenset("text group body front back stext wtext".split())
#: Of two forms in a choice the other one is read.
_CHOSEN_AGAINST = frozenset("sic orig abbr".split())
#: What is heard or seen, and not said.
_ASIDES = frozenset("vocal kinesic incident event writing gap pause stage".split())
#: Paragraphs and lines, with the marks that they bring.
_BLOCKS = {
    **dict.fromkeys("p ab l trailer opener closer dateline salute signed epigraph row label".split(), ""),
    "head": "heading",
    "titlePart": "heading",
    "item": "list",
    "byline": "byline",
    "docAuthor": "byline",
}
_LOOKS = {**dict.fromkeys(("bold", "b", "strong"), "bold"), **dict.fromkeys(("italic", "italics", "i"), "italic")}
_AROUND = {"quote": "quote", "cit": "quote", "table": "table", "hi": "", "emph": "italic", "ref": "link"}
#: White space of the markup is one space.
_SPACE = regex.compile(r"[ \t\n\r]+")
#: What makes up the name of a person, which may lie inside a name, so deep.
_NAMES = frozenset("persName name forename surname nameLink genName".split())
_NESTED = 4
_OPENING = frozenset("([{¿¡“„«‹‚")


def read(data: bytes | str, limits: Limits) -> Source:
    """What a document says: utterances (``u``) and speeches (``sp``) as turns, headings, paragraphs and notes as text.

    Who speaks is resolved by ``person`` (or the ``role`` of a cast), else what ``speaker`` calls them, else the
    code; ``person role`` says who asks. ``when`` and ``anchor`` give times, ``pb`` and ``lb`` page and line. What is
    heard or seen stands in brackets (``vocal``, ``incident``, ``stage``, ``gap reason``); running heads (``fw``) are
    noise; notes stand at the end. Of ``choice`` the corrected, regularised or expanded form is read; ``del`` is left
    out. ``meta`` has ``title``, ``authors``, ``date`` and ``language``, as the header states them.

    Raises ``LimitError``, ``InputTypeError``, ``EncodingError`` and ``FormatMismatchError``.
    """
    content = decode(data, limits)[0] if isinstance(data, str) else packed(data, limits)
    # Who is who and when is when may be said below the text.
    said = _Declared()
    read_xml(content, limits, READER.name, into=said)
    if not said.found:
        raise FormatMismatchError(READER.name, "its root is no TEI element")
    text = _Text(said)
    read_xml(content, limits, READER.name, into=text)
    return text.source()


# ---------------------------------------------------------------- what is declared


@attrs.frozen
class _When:
    """A point of a timeline: so long after another one, or at a time of the clock."""

    since: str
    interval: float | None
    absolute: float | None


class _Declared:
    """Gathers people, points in time, and what the header says."""

    def __init__(self) -> None:
        self.found = False
        self.joins = False  # tokens say which of them stand together
        self.people = People()
        self.declared: set[str] = set()
        self.meta: dict[str, Any] = {}
        self._path: list[str] = []
        self._points: dict[str, _When] = {}
        self._seconds: dict[str, float | None] = {}
        self._unit = 1.0
        self._origin = ""
        self._person: tuple[str, list[str]] | None = None
        self._name: dict[str, str] = {}
        self._read: list[tuple[int, list[str]]] = []  # elements whose words count: how deep, and the words
        self._date = False  # that of the talk is known

    def start(self, name: str, said: Attributes) -> None:
        if not self._path:
            self.found = name.lower().startswith("tei")
        self.found = self.found or name == "teiHeader"
        self._path.append(name)
        if name in ("person", "personGrp", "castItem"):
            self._person, self._name = (said.get("id", ""), [said.get("role", "")]), {}
        elif name == "role" and self._person is not None and "castItem" in self._path:
            self._person = (said.get("id", "") or self._person[0], [])
            self._listen()
        elif self._person is not None and name in _NAMES:
            if name == "forename" or name not in self._name:
                self._listen()
        elif name == "timeline":
            unit = said.get("unit", "s").lower()
            self._unit = {"ms": 0.001, "milliseconds": 0.001, "min": 60.0, "minutes": 60.0, "h": 3600.0}.get(unit, 1.0)
            self._origin = _id(said.get("origin", ""))
        elif name == "when" and "id" in said:
            if not self._points and not self._origin:
                self._origin = said["id"]
            interval = _number(said.get("interval", ""))
            far = None if interval is None or interval < 0 else interval * self._unit
            self._points[said["id"]] = _When(_id(said.get("since", "")), far, _clock(said.get("absolute", "")))
        elif name in ("w", "pc") and "join" in said:
            self.joins = True
        elif "teiHeader" in self._path[:3]:
            self._header(name, said)

    def end(self, name: str) -> None:
        self._path.pop()
        text = ""
        if self._read and self._read[-1][0] > len(self._path):
            text = " ".join("".join(self._read.pop()[1]).split())
        if name in ("person", "personGrp", "castItem") and self._person is not None:
            code, roles = self._person
            parts = [self._name.get(part, "") for part in ("forename", "nameLink", "surname", "genName")]
            whole = self._name.get("persName") or self._name.get("name") or self._name.get("role") or ""
            if code:
                self.people.declare(code, " ".join(filter(None, parts)) if any(parts) else whole, roles)
                self.declared.add(code)
            self._person = None
        elif self._person is not None and text:
            if name == "forename" and self._name.get(name):
                text = f"{self._name[name]} {text}"
            self._name[name] = text
        elif text and self._path and self._path[-1] == "titleStmt":
            if name == "title":
                self.meta.setdefault("title", text)
            elif name == "author":
                self.meta.setdefault("authors", []).append(text)
        elif text and name == "date":
            self._dated(text)

    def text(self, words: str) -> None:
        for _, read in self._read:
            read.append(words)

    def _listen(self) -> None:
        if len(self._read) < _NESTED:
            self._read.append((len(self._path), []))

    def _header(self, name: str, said: Attributes) -> None:
        if name in ("title", "author") and self._path[-2] == "titleStmt":
            self._listen()
        elif name == "date":
            stated = said.get("when") or said.get("from") or ""
            if stated:
                self._dated(stated)
            else:
                self._listen()
        elif name == "language" and said.get("ident"):
            self.meta.setdefault("language", said["ident"])

    def _dated(self, date: str) -> None:
        """A date of the header; that of the talk before that of its publication."""
        talk = not {"recording", "recordingStmt", "creation", "setting"}.isdisjoint(self._path)
        if "date" not in self.meta or (talk and not self._date):
            self.meta["date"], self._date = date, talk

    def seconds(self, reference: str) -> float | None:
        """When a point of the timeline is; ``None`` where nothing says."""
        code = _id(reference)
        path: list[str] = []
        while code in self._points and code not in self._seconds:
            point = self._points[code]
            self._seconds[code] = None  # until it is known: references may run in a circle
            if code == self._origin:
                self._seconds[code] = 0.0
            elif point.interval is not None:
                path.append(code)
                code = point.since or self._origin
            elif point.absolute is not None and self._origin in self._points:
                self._seconds[code] = point.absolute - (self._points[self._origin].absolute or 0.0)
        at = self._seconds.get(code)
        for step in reversed(path):
            at = self._seconds[step] = None if at is None else round(at + (self._points[step].interval or 0.0), 3)
        return self._seconds.get(_id(reference))


def _id(reference: str) -> str:
    return reference.strip().rpartition("#")[2]


def _number(value: str) -> float | None:
    found = regex.fullmatch(r"\s*-?\d{1,12}(?:\.\d{1,12})?\s*", value)
    return float(value) if found else None


def _clock(value: str) -> float | None:
    found = regex.fullmatch(
        r"(?:.{0,30}T)?(\d{1,3}):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?(?:Z|[+-][\d:]{2,5})?", value.strip()
    )
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3] or 0) if found else None


# ---------------------------------------------------------------- the text


@attrs.define(eq=False)
class _Element:
    """An element that is open: the mark that ends with it, who speaks in it, what its words are kept for."""

    name: str
    said: Attributes
    mark: Open | None = None
    who: str | None = None
    kept: list[str] | None = None


class _Text:
    """Writes the text as it comes."""

    def __init__(self, said: _Declared) -> None:
        self._said = said
        self._out = Transcript()
        self._page = self._out.page
        self._stack: list[_Element] = []
        self._silent = 0
        self._inside = 0  # elements that hold text
        self._kept: list[str] | None = None  # words that are written later, or elsewhere
        self._divisions = 0
        self._notes: list[tuple[str, str]] = []
        self._noise: list[str] = []
        # The turn that is open, whether anything stands in it yet, and whether its paragraph is over.
        self._turns: list[str | None] = []
        self._voice: str | None = None
        self._label: str | None = None  # it waits for words
        self._begun = self._broken = False
        # Where and when: values that wait for words, and marks that are open.
        self._waiting: dict[str, int | str | float | None] = {}
        self._open: dict[str, Open] = {}
        self._word = 0
        self._glued = False
        self._late = ""  # a point in time amid a word

    # ------------------------------------------------------------ elements

    def start(self, name: str, said: Attributes) -> None:
        beside = not (self._inside or name in _TEXTS or name.lower().startswith("tei") or not self._stack)
        if self._silent or beside or name in _LEFT_OUT or (name in _CHOSEN_AGAINST and self._in("choice")):
            self._silent += 1
            return
        self._inside += name in _TEXTS
        element = _Element(name, said)
        self._stack.append(element)
        if name in ("pb", "lb"):
            self._broke(name, said)
        elif name == "anchor" and self._turns:
            if self._word:  # a word belongs to where it begins
                self._late = said.get("synch", "")
            else:
                self._timed(said.get("synch", ""))
        elif name in ("note", "fw", "speaker", "pc") or name in _ASIDES:
            element.kept, self._kept = self._kept, []
        elif self._kept is not None:
            self._kept.append(" " if name in _BLOCKS else "")
        elif name in _TURNS:
            self._begin_turn(element)
        elif name == "w":
            self._token(said, "left")
            self._word += 1
        elif name in ("seg", "s"):
            self._page.write(" ")
        elif name in _BLOCKS:
            self._begin_block(element)
        elif name == "cell":
            self._page.cell()
        elif name in _AROUND:
            kind, value = _AROUND[name], said.get("target")
            kind = kind or next(
                (_LOOKS[word] for word in regex.findall(r"\w+", said.get("rend", "")) if word in _LOOKS), ""
            )
            if kind in ("quote", "table"):
                self._end_block()
            if kind and (kind != "link" or value):
                element.mark = self._page.open(kind, value if kind == "link" else None)
        elif name.startswith("div"):
            self._divisions += 1
            self._end_block()

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        element = self._stack.pop()
        self._inside -= name in _TEXTS
        if element.mark is not None:
            self._page.close(element.mark)
        if name in ("note", "fw", "speaker", "pc") or name in _ASIDES:
            words = " ".join("".join(self._kept or ()).split())
            self._kept = element.kept
            self._told(name, words, element.said)
        elif self._kept is not None:
            return
        elif name in _TURNS:
            self._end_turn(element)
        elif name == "w":
            self._word -= 1
            if self._late and not self._word:
                self._timed(self._late)
                self._late = ""
            self._glued = not self._word and element.said.get("join", "") in ("right", "both")
        elif name in _BLOCKS:
            if self._turns:
                self._broken = self._begun
            else:
                self._end_block()
        elif name in ("quote", "table"):
            self._end_block()
        elif name.startswith("div"):
            self._divisions -= 1
            self._end_block()

    def text(self, words: str) -> None:
        if self._silent or not self._inside:
            return
        if self._kept is not None:
            self._kept.append(words)
        elif self._word:
            self._say(words.strip())
        else:
            self._say(_SPACE.sub(" ", words))

    def _in(self, name: str) -> bool:
        return bool(self._stack) and self._stack[-1].name == name

    def _told(self, name: str, words: str, said: Attributes) -> None:
        """Words that were kept."""
        if name in _ASIDES:
            words = words or said.get("desc", "") or (said.get("reason", "") if name == "gap" else "")
            words = words.replace("_", " ").strip()
            words = words if not words or (words[0] in "([" and words[-1] in ")]") else f"[{words}]"
        if self._kept is not None:
            self._kept.append(f" {words} " if name in _ASIDES else words)
        elif name == "pc":
            self._point(words, said)
        elif name == "note":
            if words:
                self._notes.append((said.get("n") or str(len(self._notes) + 1), words))
        elif name == "fw":
            self._noise.append(words)
            if not self._turns:
                self._end_block()
        elif name == "speaker":
            if self._turns and (self._turns[-1] is None or not self._is_known(self._stack[-1].said)):
                self._turns[-1] = self._label = words.rstrip(" :.") or self._turns[-1]
        elif words:
            self._aside(words)

    def _aside(self, words: str) -> None:
        apart = not self._turns and not any(element.name in _BLOCKS for element in self._stack)
        if apart:
            self._end_block()
        self._say(f" {words} ")
        if apart:
            self._end_block()

    # ------------------------------------------------------------ turns

    def _is_known(self, said: Attributes) -> bool:
        return any(_id(code) in self._said.declared for code in said.get("who", "").split())

    def _begin_turn(self, element: _Element) -> None:
        codes = list(dict.fromkeys(filter(None, map(_id, element.said.get("who", "").split()))))
        inherited = self._turns[-1] if self._turns else None
        name = " and ".join(map(self._said.people.name, codes)) or inherited
        self._turns.append(name)
        if "start" in element.said:
            self._timed(element.said["start"])
        if not name or name != self._voice:
            self._end_block()
        else:
            self._page.write(" ")
        self._label = name if name != self._voice else None

    def _end_turn(self, element: _Element) -> None:
        if "end" in element.said:
            self._timed(element.said["end"])
        self._turns.pop()
        self._broken = False
        if not self._turns:
            self._close("time", None)
            self._close("until", None)
            self._waiting.pop("time", None)
            if self._voice is None:
                self._end_block()

    def _begin_block(self, element: _Element) -> None:
        if self._turns:
            self._broken = self._begun
            return
        self._end_block()
        kind, value = _BLOCKS[element.name], element.said.get("n")
        if kind == "heading" and self._stack[-2:-1] and self._stack[-2].name in ("figure", "table"):
            kind = "caption"
        if kind:
            level = min(max(self._divisions, 1), 6)
            number = int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else None
            element.mark = self._page.open(kind, {"heading": level, "list": number}.get(kind))

    def _end_block(self) -> None:
        """What comes next stands in a block of its own; running heads stand before it."""
        self._page.end()
        self._voice, self._begun, self._broken = None, False, False
        for words in self._noise:
            if words:
                mark = self._page.open("noise")
                self._page.write(words)
                self._page.close(mark)
                self._page.end()
        self._noise.clear()

    # ------------------------------------------------------------ words

    def _say(self, words: str) -> None:
        if not words.strip():
            self._page.write(words)
            return
        if self._turns:
            if self._label is not None:
                self._end_block()
                self._out.begin(self._label)
                self._voice, self._label = self._label, None
            elif self._broken:
                self._page.wrap()
        elif self._voice is not None:
            self._end_block()
        self._begun, self._broken = True, False
        for kind, value in self._waiting.items():
            self._open[kind] = self._page.open(kind, value)
            if kind == "time":
                self._open["until"] = self._page.open("until")
        self._waiting.clear()
        self._page.write(words)

    def _token(self, said: Attributes, side: str) -> None:
        """A word begins: beside the one before where either says so."""
        if self._word:
            return
        if self._begun and (self._glued or said.get("join", "") in (side, "both", "overlap")):
            self._page.tight()
        else:
            self._page.write(" ")
        self._glued = False

    def _point(self, words: str, said: Attributes) -> None:
        """A mark of punctuation: beside the word before unless it opens, where the document does not say."""
        opens = not self._said.joins and words[:1] in _OPENING
        if self._said.joins or opens:
            self._token(said, "left")
        elif self._begun:
            self._page.tight()
        self._say(words)
        self._glued = opens or said.get("join", "") in ("right", "both")

    # ------------------------------------------------------------ where and when

    def _broke(self, name: str, said: Attributes) -> None:
        """A page or line begins."""
        kind = "page" if name == "pb" else "line"
        if said.get("break") != "no" and self._kept is None:
            self._page.write(" ")
        elif self._kept is None:
            self._page.tight()
        number = said.get("n", "").strip()
        if number:
            self._close(kind, None)
            if kind == "page":
                self._close("line", None)
            self._waiting[kind] = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else number

    def _timed(self, reference: str) -> None:
        """A point in time: the words before end here, those after begin."""
        at = self._said.seconds(reference)
        if at is not None:
            self._close("until", at)
            self._close("time", None)
            self._waiting["time"] = at

    def _close(self, kind: str, value: float | None) -> None:
        self._waiting.pop(kind, None)
        opened = self._open.pop(kind, None)
        if opened is not None:
            opened.value = value if kind == "until" else opened.value
            if opened.value is not None:
                self._page.close(opened)

    # ------------------------------------------------------------ the end

    def source(self) -> Source:
        """All of it."""
        self._end_block()
        for kind in ("page", "line", "time"):
            self._close(kind, None)
        for label, words in self._notes:
            mark = self._page.open("list", f"^{label}")
            self._page.write(words)
            self._page.close(mark)
            self._page.end()
        self._said.people.tell(self._out)
        return self._out.source(READER.name, self._said.meta)


def sniff(data: bytes | str) -> bool:
    """True for XML with a root of TEI."""
    head = peek(data)
    return head.lstrip().startswith("<") and _ROOT.search(head) is not None


READER = Reader(name="tei", suffixes=(".xml", ".tei"), sniff=sniff, read=read)

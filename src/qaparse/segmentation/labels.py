"""Which lines open with a speaker's label.

A label is a cue of the whole document: a form at the start of a line (``Ada:``, ``[Ada]``, ``Q.``, a name
alone; ``qaparse.cues.forms``) that comes again, or that stands beside others of the same form. ``10:30 Meeting:`` and
``One thing: …`` have the form, but not the company.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import attrs
import regex

from ..cues.forms import FORMS, Form
from ..cues.labels import (
    NO_SPEAKERS,
    TURN_WORDS,
    Entry,
    Label,
    generic_role,
    is_generic,
    joins_names,
    read_label,
    together,
    wrote_name,
)
from ..names import GIVEN, aliases, find_names, fold, parse_name, slip
from ..records import Source, Span, Speaker
from .blocks import solid_lines

__all__ = ["LabelLine", "find_labels"]

_BULLET = regex.compile(r"(?:[-–—•*>]|>>+|[\p{So}\uFE0F\u200D]+)[ \t\xa0]+|>>+(?=\S)")
_SMALL = frozenset(
    "of the a an in on to for and or with at from by as is are was one step note my our your this that".split()
)
#: A line so short, in characters, is none that wrapping made.
_SHORT = 30
#: A line that ends so is over: the next one may open a turn.
_OVER = frozenset('.!?…:;"”’»)]}*_。！？」』—–-')
#: Forms that only people known from other labels have.
_DEPENDENT = ("joint", "tight_colon")
#: Labels are dressed alike where so many of them are.
_MOST = 0.8
#: So many questions for several people show that the names before questions say whom they are for.
_SEVERAL = 2
#: So many labels of one name need no help from the ends of the lines before them.
_OFTEN_ENOUGH = 4
#: Names that one label only holds are looked into, so many; each at so many places, and beside so many others.
_LATE, _MENTIONS, _OFTEN = 40, 8, 20


@attrs.frozen
class LabelLine:
    """A line that opens with a label: where the line starts, the label's span, what it says, and in which form.

    ``opens`` is false in the middle of a paragraph, where a label has to be known from elsewhere; ``bold`` and ``item``
    say how the line is dressed.
    """

    start: int
    label: Span
    said: Label
    form: str
    opens: bool = True
    bold: bool = False
    item: bool = False

    @property
    def name(self) -> str:
        """Who it names; empty for a bare time."""
        return self.said.name

    @property
    def key(self) -> str:
        """The name, for comparison."""
        return self.name.casefold()


def find_labels(source: Source, given: Iterable[Speaker] = (), entries: Sequence[Entry] = ()) -> dict[int, LabelLine]:
    """The lines that open with a label, by where they start (white space and bullets aside).

    People whom the caller gives are known by their names, aliases, and the shorter forms of these, and so are those
    of ``entries``, the lines that say who is who: these open no turn. Where the document's format marks who speaks,
    its marks are the labels, and there are no others.
    """
    if voices := [m.span for m in source.marks if m.kind == "voice"]:
        return {span.start: line for span in voices if (line := _marked(source.text, span)) is not None}
    listed = _Spans({e.span for e in entries})
    people = [n for s in given if s.name for n in (s.name, *s.aliases)]
    people += [n for e in entries for n in (e.label.name, e.label.initials) if n]
    known = {form.casefold() for n in people for form in (n, *aliases(n))}
    candidates = [c for c in _candidates(source, _odd(known)) if listed.end_of(c.start) < 0]
    known |= {c.key for c in candidates if c.said.examines}  # "BY MS. ROE:" says nothing else
    addressed = _addressed(candidates, source.text)
    candidates = [c for c in candidates if c.start not in addressed]
    mails = {c.start: c for c in candidates if c.form == "mail"}
    named = [c for c in candidates if c.form not in ("time", "mail")]
    stacked = _stacked(named, source.text)
    sparse = _sparse(named, source.text)
    sure = _sure([c for c in named if c.start not in stacked and c.form not in sparse], known, source.text)
    everyone = {name for names in sure.values() for name in names}
    if not everyone:
        return mails
    chosen = [c for c in named if c.form in sure and c.key in sure[c.form]]
    dress = _Dress.of(chosen, source.text)
    out = dict(mails)
    late: dict[str, bool] = {}
    often = [n for n, _ in Counter(c.key for c in chosen).most_common(_OFTEN)]
    for c in candidates:
        if c.form in ("time", "mail"):
            out[c.start] = c
        elif c.key in everyone:
            form = FORMS[c.form]
            if form.sure or (c.opens and (c.form == "bold" or c.key in sure.get(c.form, ()))):
                out[c.start] = c
        elif c.form == "joint":
            if all(part.casefold() in everyone or late.get(part.casefold()) for part in together(c.name)):
                out[c.start] = c
        elif c.form in sure and FORMS[c.form].sure and c.opens and dress.fits(c):
            if c.key not in late:
                begun = bool(out)
                late[c.key] = len(late) < _LATE and _is_late(c.said, everyone, often, source.text, begun)
            if late[c.key]:
                out[c.start] = c
    return out


def _marked(text: str, span: Span) -> LabelLine | None:
    """The label that a mark points out, with the white space behind it."""
    said = read_label(span.of(text))
    end = span.end
    while end < len(text) and text[end] in " \t\xa0":
        end += 1
    return LabelLine(span.start, Span(span.start, end), said, "marked") if said.name else None


# ---------------------------------------------------------------- candidates


def _candidates(source: Source, odd: regex.Pattern[str] | None) -> Iterator[LabelLine]:
    """Every line start that has the form of a label, in its likeliest form."""
    text = source.text
    bold = {m.span.start: m.span.end for m in source.marks if m.kind == "bold"}
    paragraphs = _Spans(m.span for m in source.marks if m.kind == "paragraph")
    plain = _Spans(m.span for m in source.marks if m.kind in ("table", "code"))
    headings = _Spans(m.span for m in source.marks if m.kind == "heading")
    began, last = 0, -1  # where the line before begins and ends
    for a, b in solid_lines(text):
        short, before = last - began < _SHORT, last
        began, last = a, b
        indent = _BULLET.match(text, a, b)
        start = indent.end() if indent else a
        if start >= b or plain.end_of(start) >= b:
            continue
        head = text[start]
        if odd is None and not (head.isalnum() or head in '[*_(<@【$“"«„'):
            continue
        if text[b - 1] == ":" and indent is None and (name := wrote_name(text[a:b])):
            if text.startswith(">", _next(text, b)):
                yield LabelLine(a, Span(a, b), Label(name), "mail")
            continue
        found = _read(text, start, b, bold.get(start, 0), odd)
        if found is None or (found[0] not in ("alone", "timed") and headings.end_of(start) > 0):
            continue
        form, said, end = found
        opens = before < 0 or short or text[before - 1] in _OVER or text.count("\n", before, a) != 1
        if paragraphs.start_of(a) not in (-1, a) and opens and text.count("\n", before, a) == 1:
            opens = text[before - 1] in ".!?…。！？"
        opens = opens or text[start : start + 2].strip("[(<").isdigit()  # a clock opens a line
        dressed = start in bold or head in "*_"
        yield LabelLine(a, Span(a, min(end, b)), said, form, opens, dressed, indent is not None)


def _read(text: str, start: int, end: int, bold: int, odd: regex.Pattern[str] | None) -> tuple[str, Label, int] | None:
    """Form, meaning and end of the label that a line opens with."""
    if odd is not None and (m := odd.match(text, start, end)):
        return "colon", Label(m["name"]), m.end()
    head = text[start : min(end, start + 120)]
    for name, form in FORMS.items():
        if not _worth(form, head, end - start):
            continue
        m = form.match(text, start, end)
        if m is None:
            continue
        if name == "time":
            return name, Label(""), m.end()
        said = read_label(m[0])
        if said.name and (_shaped(said.name, name) if name != "joint" else together(said.name)):
            return name, said, m.end()
    if start < bold <= min(end, start + 60) and text[bold:end].strip():
        m = FORMS["alone"].match(text, start, bold)
        said = read_label(text[start:bold] if m is not None and m.end() == bold else "")
        if said.name and _shaped(said.name, "bold"):
            while bold < end and text[bold] in " \t\xa0":
                bold += 1
            return "bold", said, bold
    return None


def _next(text: str, at: int) -> int:
    """Where the next line that holds something starts."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _worth(form: Form, head: str, length: int) -> bool:
    """Whether a form is worth trying on a line, by a look at its characters."""
    if length > form.longest or (form.opens and head[0] not in form.opens):
        return False
    for needed in form.needs:  # a loop, since every form is asked of every line
        if needed in head:
            return True
    return not form.needs


def _odd(known: Iterable[str]) -> regex.Pattern[str] | None:
    """Labels with the names of people whom the caller gave and whose spelling no form of label expects."""
    names = [n for n in known if FORMS["alone"].pattern.fullmatch(n) is None and 0 < len(n) <= 60 and n.strip()]
    if not names:
        return None
    either = "|".join(regex.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return regex.compile(rf"(?i)[*_]{{0,3}}(?P<name>{either})[*_]{{0,3}}[ \t]?[:：][*_]{{0,3}}(?:[ \t\xa0]+|$|(?<=：))")


def _shaped(name: str, form: str) -> bool:
    """Whether a name has the shape of one: capitals, few words, no function words."""
    sure = FORMS[form].sure
    if is_generic(name):
        return sure or len(name) > 1 or (form == "alone" and name.casefold() in TURN_WORDS)
    if form == "bracket" and len(name) == 1:
        return False  # a box that is ticked
    words = name.split()
    if sure and len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]  # an outlet: "The Pier"
    if not any(c.isalpha() for c in name) or name[0].isdigit():
        return False
    if sum(not joins_names(w) for w in words) > (5 if sure else 4):
        return False
    lower = [w for w in words if w[0].islower() and not joins_names(w)]
    if lower and not (len(words) == 1 and form in ("colon", "bracket", "voice", "prompt")):
        return False
    if any(w.casefold().strip(".,") in _SMALL for w in words) and not (name.isupper() and form == "colon"):
        return False
    return words[0].casefold().strip(".,") not in NO_SPEAKERS or _are_initials(name)


def _are_initials(name: str) -> bool:
    """Whether a name may be the initials of one: "NB" is no remark where it stands again and again."""
    return 1 < len(name) < 4 and name.isalpha() and name.isupper()


class _Spans:
    """Stretches of the text, looked up by a place inside them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [s.start for s in self._spans]

    def start_of(self, at: int) -> int:
        """Where the stretch starts that holds the place, -1 where none does."""
        n = bisect_right(self._starts, at) - 1
        return self._starts[n] if n >= 0 and at < self._spans[n].end else -1

    def end_of(self, at: int) -> int:
        """Where the stretch ends that holds the place, -1 where none does."""
        n = bisect_right(self._starts, at) - 1
        return self._spans[n].end if n >= 0 and at < self._spans[n].end else -1


# ---------------------------------------------------------------- which of them are believed


def _addressed(candidates: Sequence[LabelLine], text: str) -> set[int]:
    """Names in round brackets before questions, where most of them are of several people: whom the question is for."""
    asking = [c for c in candidates if c.form == "bracket" and text[c.start] == "(" and _asks(text, c.label.end)]
    several = sum(bool(together(c.name)) or (c.said.generic and c.said.role is None) for c in asking)
    return {c.start for c in asking} if several >= _SEVERAL and 2 * several >= len(asking) else set()


def _asks(text: str, at: int) -> bool:
    """Whether the line from here on asks."""
    end = text.find("\n", at)
    return text.find("?", at, len(text) if end < 0 else end) > 0


def _stacked(candidates: Sequence[LabelLine], text: str) -> set[int]:
    """Lines alone above another such line, as the cells of a table are: nobody speaks below them."""
    lone = [c for c in candidates if c.form == "alone"]
    return {a.start for a, b in pairwise(lone) if not text[a.label.end : b.start].strip()}


def _sparse(candidates: Sequence[LabelLine], text: str) -> set[str]:
    """Forms in which too few lines open, of one name, or of names that seldom take turns: acronyms, say."""
    out = set()
    for name, form in FORMS.items():
        if form.fills and (those := [c for c in candidates if c.form == name]):
            turns = sum(a.key != b.key for a, b in pairwise(those))
            most = min(text.count("\n\n"), text.count("\n")) + 1
            if len(those) < form.fills * most or turns < form.fills * (len(those) - 1):
                out.add(name)
    return out


def _sure(candidates: Sequence[LabelLine], known: set[str], text: str) -> dict[str, set[str]]:
    """The names that are labels beyond doubt, by form; forms that nothing speaks for are left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    bold: Counter[tuple[str, str]] = Counter()
    lines = Counter((c.form, c.key) for c in candidates)
    for c in candidates:
        if (c.opens or lines[c.form, c.key] >= _OFTEN_ENOUGH) and c.form not in _DEPENDENT:
            counts[c.form][c.key] += 1
            bold[c.form, c.key] += c.bold
    good: dict[str, set[str]] = {}
    turns: dict[str, int] = {}
    for form, names in counts.items():
        sure = {n for n in names if _is_label(n, names[n], FORMS[form], known)}
        if len(sure) < 2:
            sure |= _interlocutors([c for c in candidates if c.form == form and names[c.key] > 1], text)
        turns[form] = sum(names[n] for n in sure)
        both_sides = len(sure) == 2 and all(is_generic(n) for n in sure)
        one = len(sure) == 1 and not (FORMS[form].sure or sure <= known or any(is_generic(n) for n in sure))
        if one and not all(bold[form, n] == names[n] for n in sure):
            continue  # one name alone on its line, again and again, may be anything
        if sure and (turns[form] >= 3 or sure <= known or both_sides):
            good[form] = sure
    # Of forms that are in use together the surer ones decide who is meant, unless they are far fewer.
    surer = [form for form in good if FORMS[form].sure]
    if surer:
        told = set().union(*(good[form] for form in surer))
        many = sum(turns[form] for form in surer)
        weak = [form for form in good if not FORMS[form].sure]
        main = [form for form in weak if turns[form] > 2 * many]
        for form in surer if main else weak:
            told_by = set().union(*(good[f] for f in main)) if main else told
            good[form] = {n for n in good[form] if n in told_by or n in known or (main and is_generic(n))}
            if not main:
                good[form] |= {n for n in counts[form] if n in told and counts[form][n] > 1}
    return {form: names for form, names in good.items() if names}


def _is_label(name: str, count: int, form: Form, known: set[str]) -> bool:
    """Whether a name with this form stands often enough to be a label."""
    if name in known:
        return True
    if is_generic(name):
        return count >= 2 or (count >= 1 and form.sure and generic_role(name) is not None)
    return count >= form.least


def _interlocutors(labels: Sequence[LabelLine], text: str) -> set[str]:
    """Two people in a short text where every line is one's or the other's, and one asks whenever she speaks."""
    names = {c.key for c in labels}
    if len(names) != 2:
        return set()
    asks: dict[str, list[bool]] = defaultdict(list)
    for c, end in zip(labels, [*(c.start for c in labels[1:]), len(text)]):
        said = text[c.label.end : end].strip()
        if sum(1 for _ in islice(solid_lines(said), 2)) != 1:
            return set()
        asks[c.key].append(said.endswith(("?", "？")))
    return names if sorted(all(turns) for turns in asks.values()) == [False, True] else set()


@attrs.frozen
class _Dress:
    """How the labels of a document are dressed and whether what they open begins large, where nearly all agree."""

    text: str
    bold: bool
    item: bool
    cased: bool

    @classmethod
    def of(cls, labels: Sequence[LabelLine], text: str) -> _Dress:
        least = _MOST * len(labels)
        lower = sum(cls._goes_on(c, text) for c in labels)
        return cls(
            text,
            sum(c.bold for c in labels) >= least,
            sum(c.item for c in labels) >= least,
            len(labels) - lower >= least,
        )

    def fits(self, label: LabelLine) -> bool:
        """Whether one label more may be dressed so."""
        cased = not (self.cased and self._goes_on(label, self.text))
        return cased and (label.bold or not self.bold) and (self.item or not label.item)

    @staticmethod
    def _goes_on(label: LabelLine, text: str) -> bool:
        """Whether what follows begins small, as after "Kelp: a plant"."""
        return text[label.label.end : label.label.end + 1].islower()


def _is_late(said: Label, everyone: set[str], often: Sequence[str], text: str, begun: bool) -> bool:
    """Whether a name that stands once beside other labels is one: a late guest, the full form, a slip of the pen.

    Before the others have begun to speak (``begun``) a title and other lines may have the form.
    """
    name = said.name
    if said.generic or said.initials.casefold() in everyone:
        return True
    words = name.split()
    low = [w.casefold() for w in words]
    initials = parse_name(name).all_initials
    if (
        any(i.casefold() in everyone for i in initials)
        or any(w in everyone for w in low)
        or any(slip(fold(name), fold(n)) for n in often)
    ):
        return True
    if not begun and low[0] not in GIVEN:
        return False
    if len(words) == 1:
        if name.isupper() and len(name) > 1:
            return name.casefold() not in NO_SPEAKERS
        return name[0].isupper() and (fold(name) in GIVEN or _is_mentioned(name, text))
    if len(words) > 4 or len(everyone) < 2:
        return False
    if name.isupper():
        return True
    found = next(find_names(name), None)
    return found is not None and found.end == len(name) and len(found.key) > 1


def _is_mentioned(word: str, text: str) -> bool:
    """Whether a word stands as a name by itself inside a sentence."""
    for n, m in enumerate(regex.finditer(rf"(?<!\w){regex.escape(word)}(?![\w:：])", text)):
        if n == _MENTIONS:
            break
        around = find_names(text, max(0, m.start() - 40), min(len(text), m.end() + 40))
        if any(f.start == m.start() and f.end == m.end() and not f.opens for f in around):
            return True
    return False

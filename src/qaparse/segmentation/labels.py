"""Which lines open with a speaker's label.

A label is a cue of the whole document: a form at the start of a line (``Ada:``, ``[Ada]``, ``Q.``, a name
alone) that comes again, or that stands beside others of the same form. ``10:30 Meeting:`` and
``One thing: …`` have the form, but not the company.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import attrs
import regex

from ..cues.labels import generic_role, is_generic, read_label
from ..records import Span, Speaker

__all__ = ["LabelLine", "find_labels"]

_TIME = r"[\[(<]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s)?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])>]?"
_WORD = r"[\p{L}\p{N}@][\p{L}\p{M}\p{N}._'’&/-]*"
_GAP = r"[ \t\xa0]"
_NAME = rf"{_WORD}(?:{_GAP}+(?:{_WORD}|\"[^\"\n]{{1,20}}\"|“[^”\n]{{1,20}}”)){{0,5}}"
_ASIDE = rf"(?:{_GAP}*[(\[][^()\[\]\n]{{1,60}}[)\]])"
_ROLE = r"(?:,[ \t][^:：\n]{2,60})?"
_STARS = r"[*_]{0,3}"
_WHO = rf"{_STARS}(?P<name>{_NAME}){_ASIDE}?{_STARS}"
_END = r"(?=\n|\r|\Z)"

#: Each form of label, by name; ``name`` is the part that says who, the match is the whole label.
_FORMS: dict[str, regex.Pattern[str]] = {
    form: regex.compile(pattern)
    for form, pattern in {
        "colon": rf"(?:{_TIME}[ \t\xa0-]*)?{_STARS}(?P<name>{_NAME}){_ROLE}{_ASIDE}{{0,2}}{_STARS}(?:{_GAP}*{_TIME})?"
        rf"{_GAP}{{0,2}}[:：]{_STARS}(?:{_GAP}+|{_END}|(?<=：))",
        "bracket": rf"{_STARS}\[(?P<name>{_NAME})\]{_STARS}[:：]?{_STARS}(?:{_GAP}+|{_END})",
        "letter": rf"(?P<name>[QA])\d{{0,3}}[.)]{_GAP}+(?=\S)",
        "dash": rf"{_WHO}{_GAP}+[—–-]{{1,2}}{_GAP}+(?=\S)",
        "timed": rf"{_WHO}[ \t\xa0,|–—-]*{_TIME}{_GAP}*{_END}",
        "alone": rf"{_WHO}{_GAP}*{_END}",
        "time": rf"{_TIME}{_GAP}*{_END}",
    }.items()
}
_BULLET = regex.compile(r"[-–—•*>][ \t\xa0]+")
_LINE = regex.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
#: Longer than any label.
_LONGEST = 120
_SMALL = frozenset(
    "of the a an in on to for and or with at from by as is are was one step note my our your this that".split()
)
_PARTICLES = frozenset("de da di del della der den van von la le el bin ibn al dos das du ter ten y e".split())
#: Words that open a paragraph with a colon and name nobody.
_NOT_NAMES = frozenset(
    """
    note notes update lesson step rule tip warning example question answer today tomorrow yesterday however meanwhile
    result results problem solution conclusion summary introduction background source sources photo photos image video
    audio edit editor disclaimer correction related website homepage blog email github twitter facebook instagram
    linkedin nicknames motto location place date time monday tuesday wednesday thursday friday saturday sunday first
    second third finally also plus ps p.s re subject to from cc http https
    """.split()
)


@attrs.frozen
class LabelLine:
    """A line that opens with a label: where the line starts, the label's span, who, and in which form."""

    start: int
    label: Span
    name: str
    form: str


def find_labels(text: str, given: Iterable[Speaker] = ()) -> dict[int, LabelLine]:
    """The lines of ``text`` that open with a label, by where they start (white space and bullets aside)."""
    candidates = _candidates(text)
    if not candidates:
        return {}
    known = {n.casefold() for s in given if s.name for n in (s.name, *s.aliases)}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for c in candidates:
        if c.form != "time":
            forms[c.form][c.name.casefold()] += 1
    accepted: dict[int, LabelLine] = {}
    good: dict[str, set[str]] = {}
    for form, names in forms.items():
        sure = {n for n in names if _is_label(n, names[n], form, known)}
        turns = sum(names[n] for n in sure)
        both_sides = len(sure) == 2 and all(is_generic(n) for n in sure)
        if sure and (turns >= 3 or sure <= known or both_sides):
            good[form] = sure
    if not good:
        return {}
    everyone = set().union(*good.values())
    for c in candidates:
        name = c.name.casefold()
        of_a_known_form = c.form in good and (name in everyone or _fits_in(c, everyone))
        if c.form == "time" or of_a_known_form or (name in everyone and c.form in ("colon", "bracket")):
            accepted[c.start] = c
    return accepted


def _candidates(text: str) -> list[LabelLine]:
    """Every line start that has the form of a label, in its likeliest form."""
    out: list[LabelLine] = []
    for line in _LINE.finditer(text):
        a, b = line.span()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        indent = _BULLET.match(text, a, b)
        start = indent.end() if indent else a
        if start >= b:
            continue
        head = text[start]
        if not (head.isalnum() or head in "[*_(<@"):
            continue
        end = min(b, start + _LONGEST)
        for form in _try(text, start, b):
            m = _FORMS[form].match(text, start, min(end, b))
            if m is None or (end < b and m.end() >= end):
                continue
            label = Span(a, min(m.end(), b))
            if form == "time":
                out.append(LabelLine(a, label, "", form))
                break
            name = read_label(text[m.start("name") : m.end()]).name
            if name and _shaped(name, form):
                out.append(LabelLine(a, label, name, form))
                break
    return out


def _try(text: str, start: int, end: int) -> Sequence[str]:
    """The forms worth trying on a line, by a look at its characters."""
    head = text[start : min(end, start + _LONGEST)]
    forms: list[str] = []
    if ":" in head or "：" in head:
        forms += ["colon"]
    if head[0] in "[*_":
        forms += ["bracket"]
    if head[:1] in "QA":
        forms += ["letter"]
    if " — " in head or " – " in head or " - " in head or " -- " in head:
        forms += ["dash"]
    if end - start <= 60:
        if head[-1].isdigit() or head[-1] in ")]>":
            forms += ["timed", "time"]
        if len(head) <= 40:
            forms += ["alone"]
    return forms


def _shaped(name: str, form: str) -> bool:
    """Whether a name has the shape of one: capitals, few words, no function words."""
    if is_generic(name):
        return form not in ("alone", "dash") or len(name) > 1
    words = name.split()
    if len(words) > 5 or not any(c.isalpha() for c in name) or name[0].isdigit():
        return False
    lower = [w for w in words if w[0].islower() and w not in _PARTICLES]
    if lower and not (len(words) == 1 and form in ("colon", "bracket")):
        return False
    if any(w.casefold().strip(".,") in _SMALL for w in words) and not name.isupper():
        return False
    if words[0].casefold().strip(".,") in _NOT_NAMES:
        return False
    return not (form in ("dash", "alone", "timed") and sum(w not in _PARTICLES for w in words) > 4)


def _is_label(name: str, count: int, form: str, known: set[str]) -> bool:
    """Whether a name with this form stands often enough to be a label."""
    if name in known:
        return True
    if is_generic(name):
        return count >= 2 or (count >= 1 and form in ("colon", "bracket", "letter") and generic_role(name) is not None)
    least = {"colon": 2, "bracket": 2, "timed": 2}.get(form, 3)
    return count >= least


def _fits_in(c: LabelLine, everyone: set[str]) -> bool:
    """A label that stands once beside others of its form: the first of ``Rosa Méndez (RM):``, a late guest."""
    if c.form not in ("colon", "bracket", "timed"):
        return False
    words = c.name.split()
    label = read_label(c.name)
    if label.generic:
        return True
    initials = "".join(w[0] for w in words if w[0].isalpha()).casefold()
    if initials in everyone or any(w.casefold() in everyone for w in words):
        return True
    if len(words) == 1 and not c.name.isupper():
        return False  # "Length:", "Speaking:" beside real labels
    return len(words) <= 4 and all(w[0].isupper() or w in _PARTICLES for w in words) and len(everyone) >= 2

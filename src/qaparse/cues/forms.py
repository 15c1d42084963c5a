"""How a line says who speaks: each form of label, with its examples.

To add a form, declare it here: ``_form(name, explanation, pattern, fires=…, silent=…)``. The group ``name`` of the
pattern is the part that says who, the match is the whole label. ``least`` is how often one name must stand
in the form to be believed, ``fills`` the share of the paragraphs that must open so; a form that is not ``sure`` looks
like much else (a heading, a reply of one word) and is believed beyond doubt only where no surer form is in use. What
the line must hold for the pattern to be tried at all (``opens``: one of these characters first; ``needs``: one of
these strings; ``longest``: no more characters) keeps reading fast.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..records import Span
from .core import Block, Group, compiled
from .labels import SAYS

__all__ = ["BETWEEN", "FORMS", "LABEL_FORMS", "Form"]

#: Longer than any label.
_LONGEST = 120

LABEL_FORMS = Group("label_form", "a line opens with a label that says who speaks")


@attrs.frozen(eq=False)
class Form:
    """A way to write a label, and what must be so for it to be believed."""

    name: str
    pattern: regex.Pattern[str]
    least: int
    sure: bool
    opens: str
    needs: tuple[str, ...]
    longest: int
    fills: float

    def match(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """The label that opens the line ``text[start:end]``, if it has this form."""
        limit = min(end, start + _LONGEST)
        found = self.pattern.match(text, start, limit)
        return None if found is None or (found.end() == limit < end) else found


FORMS: dict[str, Form] = {}


def _form(
    name: str,
    explanation: str,
    pattern: str,
    *,
    fires: Sequence[str],
    silent: Sequence[str] = (),
    least: int = 2,
    sure: bool = True,
    opens: str = "",
    needs: Sequence[str] = (),
    longest: int = 1_000_000_000,
    fills: float = 0.0,
) -> None:
    form = FORMS[name] = Form(name, compiled(pattern), least, sure, opens, tuple(needs), longest, fills)

    def find(block: Block) -> Iterator[Span]:
        if found := form.match(block.text, block.start, block.end):
            yield Span(found.start(), found.end())

    LABEL_FORMS.add(name, find, explanation, fires=fires, silent=silent)


_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK = rf"(?:{_DATE},?\s)?(?:\d{{1,2}}:)?\d{{1,2}}:\d{{2}}(?:[.,]\d{{1,3}})?(?:\s?[AaPp][Mm])?"
_TIME, _STAMP = rf"[\[(<]?{_CLOCK}[\])>]?", rf"[\[(<]{_CLOCK}[\])>]"
_WORD = r"[\p{L}\p{N}@$](?:[\p{L}\p{M}\p{N}._'’&/-]|[$!+*](?=\p{L}))*"
_GAP = r"[ \t\xa0\u3000]"
_NAME = rf"{_WORD}(?:{_GAP}+(?:{_WORD}|\"[^\"\n]{{1,20}}\"|“[^”\n]{{1,20}}”)){{0,5}}"
#: The same, where nothing can be gained by giving back the end of a word: lines without a label are left at once.
_FIRM_NAME = _NAME.replace(_WORD, f"{_WORD}+")
_ASIDE = rf"(?:{_GAP}*[(\[（][^()\[\]（）\n]{{1,60}}[)\]）])"
_ROLE = r"(?:,[ \t][^:：\n]{2,60})?"
_STARS = r"[*_]{0,3}"
_WHO = rf"{_STARS}(?P<name>{_NAME}){_ASIDE}?{_STARS}"
_END = r"(?=\n|\r|\Z)"

_form(
    "voice",
    "The tag of a caption: <v Ada>.",
    r"<v(?:\.[\w.]+)?[ \t]+(?P<name>[^<>\n]{1,60})>[ \t]*",
    fires=["[[<v Ada King>]]Where was that?"],
    silent=["<b>Ada</b> Where was that?"],
    opens="<",
)
_form(
    "timed",
    "A name and a time alone on the line.",
    rf"(?:(?:{_WHO}|\[(?P<name>{_NAME})\])[ \t\xa0,|/·•–—-]*{_TIME}"
    rf"|{_TIME}[ \t\xa0,|/·•–—-]*{_STARS}(?P<name>{_NAME}){_STARS}){_GAP}*{_END}",
    fires=[
        "[[Ada King 00:12:03]]",
        "[[Ada King (12:03)]]",
        "[[ADA | 10:33 AM]]",
        "[[00:12:03 Ada King]]",
        "[[[Ada King] 00:12:03]]",
    ],
    silent=["Ada King came at 12:03 sharp."],
    needs=tuple(f"{d}:" for d in range(10)),
    longest=60,
)
_form(
    "joint",
    "Two people who speak together, and a colon.",
    rf"{_STARS}(?P<name>(?:{_FIRM_NAME}?{_ASIDE}?{_GAP}+(?:and|und|et|y|e){_GAP}+"
    rf"|(?=[^\n:：]*[&/+]){_NAME}?{_ASIDE}?{_GAP}*[&/+]{_GAP}*){_FIRM_NAME}{_ASIDE}?){_STARS}"
    rf"{_GAP}?[:：]{_STARS}(?:{_GAP}+|{_END}|(?<=：))",
    fires=["[[Ada and Bo: ]]We were late.", "[[**Ada (AK) & Bo (BM):** ]]We were late."],
    silent=["Ada and Bo were late.", "and Bo: we were late."],
    needs=(":", "："),  # rarer than "and"
)
_form(
    "colon",
    "A name and a colon, which may stand inside or outside bold, with a time, initials, a role or an outlet.",
    rf"(?:{_TIME}[ \t\xa0-]*)?{_STARS}(?P<name>{_FIRM_NAME}){_ROLE}{_ASIDE}{{0,2}}{_STARS}(?:{_GAP}*{_TIME})?"
    rf"{_GAP}{{0,2}}[:：]{_STARS}(?:{_GAP}+{_STAMP})?(?:{_GAP}+|{_END}|(?<=：))",
    fires=[
        "[[Ada: ]]Where was that?",
        "[[**Ada King:** ]]Where was that?",
        "[[**Ada King (AK)**: ]]Where was that?",
        "[[ADA KING, EDITOR, THE PIER: ]]Where was that?",
        "[[[00:12] Ada: ]]Where was that?",
        "[[Ada (00:12:03): ]]Where was that?",
        "[[Ada: (00:12) ]]Where was that?",
        "[[记者：]]请问你从哪里来？",
    ],
    silent=["https://example.org", "Where was that?"],
    needs=(":", "："),
)
_form(
    "stamped",
    "A name and a time in brackets before what it says.",
    rf"{_STARS}(?P<name>{_NAME}){_STARS}{_GAP}+{_STAMP}{_GAP}+(?=\S)",
    fires=["[[Ada King [00:12:03] ]]Where was that?", "[[**Ada** (12:03) ]]Where was that?"],
    silent=["Ada King came at 12:03 sharp.", "Ada King (12) was there."],
    needs=tuple(f"{d}:" for d in range(10)),
)
_form(
    "tight_colon",
    "A name and a colon with no space behind it: a slip of the pen beside labels with one.",
    rf"{_STARS}(?P<name>{_NAME}){_ASIDE}?{_STARS}:{_STARS}(?=[\p{{Lu}}“\"'‘])",
    fires=["[[AK:]]Where was that?"],
    silent=["https://example.org"],
    needs=(":",),
)
_form(
    "bracket",
    "A name in brackets.",
    rf"(?:{_STAMP}{_GAP}*)?{_STARS}(?:\[(?P<name>{_NAME})\]|\((?P<name>{_NAME})\)|【(?P<name>{_NAME})】|<(?P<name>{_NAME})>){_STARS}"
    rf"(?:{_GAP}?[:：])?{_STARS}"
    rf"(?:{_GAP}+|{_END}|(?<=[】：]))",
    fires=[
        "[[[Ada] ]]Where was that?",
        "[[**[Ada]** ]]Where was that?",
        "[[<ada> ]]Where was that?",
        "[[(Ada) ]]Why?",
        "[[[10:02] <ada> ]]Why?",
    ],
    silent=["[Ada](https://example.org) asked."],
    opens="[(*_【<",
)
_form(
    "quoted",
    "A name in quotation marks and a colon.",
    rf"{_STARS}(?:“(?P<name>{_NAME})”|\"(?P<name>{_NAME})\"|«{_GAP}?(?P<name>{_NAME}){_GAP}?»|„(?P<name>{_NAME})[“”]){_STARS}"
    rf"{_GAP}?[:：]{_STARS}(?:{_GAP}+|{_END})",
    fires=["[[“Ada”: ]]Where was that?", '[["Ada King": ]]Where was that?', "[[« Ada » : ]]Où donc ?"],
    silent=["“Why?”: that was all.", "“Ada” was a play."],
    opens='*_“"«„',
    needs=(":", "："),
)
_form(
    "letter",
    "Q or A with a full stop, a bracket, or a wide gap, as in court.",
    rf"(?P<name>[QA])\d{{0,3}}(?:[.)]{_GAP}+|\t+| {{3,}})(?=\S)",
    fires=["[[Q. ]]Where was that?", "[[A1) ]]In Lund.", "[[Q    ]]Where was that?"],
    silent=["A dog barked."],
    opens="QA",
)
_form(
    "tab",
    "A name, then a wide gap or a tab: the columns of a transcript.",
    rf"{_STARS}(?P<name>{_NAME}){_STARS}(?:\t+| {{4,}})(?=\S)",
    fires=["[[Ada King\t]]Where was that?", "[[KING      ]]Where was that?"],
    silent=["Ada King was there."],
    least=3,
    sure=False,
    needs=("\t", "    "),
)
_form(
    "dash",
    "A name and a dash, a bar or a slash.",
    rf"{_WHO}(?:{_GAP}+(?:[—–-]{{1,2}}|[|/]){_GAP}+|/{_GAP}+|\.{_GAP}?[—–]{_GAP}?)(?=\S)",
    fires=[
        "[[ADA — ]]Where was that?",
        "[[**Ada King** – ]]Where was that?",
        "[[Ada.—]]Where was that?",
        "[[Ada | ]]Why?",
        "[[Ada King / ]]Where was that?",
        "[[AK/ ]]Where was that?",
    ],
    silent=["Well-known people were there."],
    least=3,
    sure=False,
    needs=(" — ", " – ", " - ", " -- ", " | ", "/ ", ".—", ".–", ". —", ". –"),
)
_form(
    "says",
    "A name, a verb of saying and a colon.",
    rf"{_WHO}{_GAP}+(?i:{SAYS}){_GAP}?[:：]{_STARS}(?:{_GAP}+|{_END})",
    fires=["[[Ada says: ]]Where was that?", "[[**Ada King asks:** ]]Where was that?"],
    silent=["Ada says that it was late."],
    least=3,
    sure=False,
    needs=(":", "："),
)
_form(
    "prompt",
    "A name and a pointing bracket, as in a chat.",
    rf"(?P<name>{_NAME})>{_GAP}+(?=\S)",
    fires=["[[ada> ]]Where was that?"],
    silent=["A > B is so."],
    least=3,
    sure=False,
    needs=("> ",),
)
_form(
    "capitals",
    "A name in capitals and a full stop, as in a play.",
    rf"(?P<name>\p{{Lu}}[\p{{Lu}}\p{{M}}$'’-]{{2,}}(?:{_GAP}[\p{{Lu}}\p{{M}}$'’-]+){{0,3}})\.{_GAP}+(?=\S)",
    fires=["[[ADA KING. ]]Where was that?"],
    silent=["Ada King. She was there.", "NO."],
    least=3,
    sure=False,
    needs=(". ",),
)
_form(
    "bare",
    "Initials or a name in capitals before what it says, with no mark at all.",
    rf"(?P<name>\p{{Lu}}{{2,4}}|\p{{Lu}}[\p{{Lu}}\p{{M}}$'’-]{{2,}}(?:{_GAP}\p{{Lu}}[\p{{Lu}}\p{{M}}$.'’-]+){{0,3}}){_GAP}+"
    rf"(?=[“\"‘'¿¡(\[]?\p{{Lu}}(?:['’]?\p{{Ll}}|{_GAP}))",
    fires=["[[AK ]]Where was that?", "[[ADA KING  ]]Where was that?", "[[INÊS O'DELL ]]I'm late."],
    silent=["AK was there.", "ADA KING", "I Think so."],
    least=3,
    sure=False,
    fills=0.45,
)
_form(
    "bold",
    "A name in bold before what it says, without a colon.",
    rf"(?:\*\*(?P<name>{_NAME}){_ASIDE}?\*\*|__(?P<name>{_NAME}){_ASIDE}?__){_GAP}+(?=\S)",
    fires=["[[**AK** ]]Where was that?"],
    silent=["*AK* Where was that?", "**Where was that?**"],
    least=3,
    sure=False,
    opens="*_",
)
_form(
    "alone",
    "A name alone on the line above what it says.",
    rf"{_WHO}(?:(?<!\p{{L}}\.)|(?<=\b(?:[JS]r|\p{{Lu}})\.)){_GAP}*{_END}",
    fires=["[[Ada King]]", "[[**Ada King**]]", "[[Bo Marsh Jr.]]"],
    silent=["Exactly.", "Ada King was there; I was not."],
    least=3,
    sure=False,
    longest=40,
)
_form(
    "time",
    "A time alone on the line: whoever spoke last goes on.",
    rf"{_TIME}(?:{_GAP}*(?:-->|[–—-]){_GAP}*{_TIME})?[:：]?{_GAP}*{_END}",
    fires=["[[00:12:03]]", "[[00:12:03 --> 00:12:09]]", "[[(00:12)]]", "[[01:02:03.450]]", "[[(00:12:03):]]"],
    silent=["At 12:03 it rained."],
    needs=tuple(f"{d}:" for d in range(10)),
    longest=40,
)

#: What stands between labelled turns and belongs to none of them.
BETWEEN = Group("between", "a block between labelled turns belongs to none of them")


@BETWEEN.cue(
    fires=["[[ADA KING, having been duly sworn]], testified as follows:", "[[Bo Marsh, being first duly affirmed]],"],
    silent=["I was duly sworn, and then I forgot it all."],
)
def sworn(block: Block) -> Iterator[Span]:
    """Says that a witness is sworn."""
    yield from block.find(
        r"\G\p{Lu}[^.?!]{2,200}?,\s(?:having|being)\s(?:been\s)?(?:first\s)?(?:duly\s)?(?:sworn|affirmed)"
    )


@BETWEEN.cue(
    fires=["[[CROSS-EXAMINATION]]", "[[PART TWO: THE FLOOD]]"],
    silent=["NO!", "Part two", "I WAS NOT AMUSED."],
)
def capital_line(block: Block) -> Iterator[Span]:
    """A short line in capitals without a full stop, as headings are."""
    yield from block.find(r"\G(?=[^\n]{6,80}\Z)\p{Lu}[\p{Lu}\p{N} ,:'’&/–—-]*[\p{Lu}\p{N}]\Z")

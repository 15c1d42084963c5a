"""CHAT transcripts (cha): what the main tiers say, without the codes of the notation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from ..errors import FormatMismatchError
from ..records import Source
from .base import Clock, Limits, Reader, decode, peek
from .people import People
from .transcript import Transcript, Words

__all__ = ["READER", "cleaned"]

_SIGN = regex.compile(
    r"\A\s*+(?:@UTF8|@Begin|@Font:|@PID:|@Languages:)|^@Participants:\t|^\*[A-Z][A-Z0-9]{2}:\t", regex.M
)
_MAIN = regex.compile(r"\*([^\s:*]{1,40}):(?:[ \t]++|\Z)")
#: When words are said, in milliseconds: between two signs, alone or behind the name of the recording.
_BULLET = regex.compile(
    r"[\x15•](?:%?\w{3}:?[ \t]*+\"[^\"\x15•]*+\"[_ \t])?(\d{1,12})_(\d{1,12})-?[\x15•]|\x15[^\x15]*+\x15"
)

# ---------------------------------------------------------------- codes

_PARALINGUISTIC = regex.compile(r"\[=! ?([^\[\]]*)\]")
#: Replacements, explanations, errors, overlaps, retracings, postcodes, languages, comments: about what is said.
_CODE = regex.compile(r"\[[^\[\]]*\]")
_EVENT = regex.compile(r"&=(\S+)|&\{[ln]=(\S+)|&\}[ln]=\S+")
_INTERPOSED = regex.compile(r"&\*([^\s:]{1,40}):(\S+)")
_PAUSE = regex.compile(r"\((?:\.{1,3}|\d{0,4}[.:]?\d{0,4}\.?\d{0,3})\)")
_OMITTED = regex.compile(r"(?<!\S)0\S*")
#: Of what begins with "&" the sound was made: fillers, fragments, nonwords.
_SOUND = regex.compile(r"(?<!\S)&[-+~]?(?=\w)")
_SPECIAL = regex.compile(r"(?<=[^\s@])@[\w:$&+*-]+")
_UNCLEAR = {"xxx": "[unintelligible]", "xx": "[unintelligible]", "yyy": "[unintelligible]", "www": "[untranscribed]"}
_UNHEARD = regex.compile(r"(?<![^\s\[])(?:xxx?|yyy|www)(?![\w\]])")
_LINKER = regex.compile(r"(?<!\S)\+(?:[\"“^<,]|\+|≈|≋)(?=\s|\Z)")
_END = regex.compile(r"(?<!\S)\+?(\"?[./!?]*[.!?]|\"/\.|…)")
_ENDS = {"...": "…", "..?": "…?", "/.": "–", "//.": "–", "/?": "–?", "//?": "–?", "!?": "!?", '"/.': ":", '".': "."}
_LENGTHENED = regex.compile(r"(?<=\p{L}):+|(?<=\w)\^+(?=\w)|ʔ(?=\p{L})")
_JOINED = regex.compile(r"(?<=\p{L})[+](?=\p{L})")
_SHORTENED = regex.compile(r"\((\p{L}[\p{L}\p{M}'’]*)\)")
#: Marks of conversation analysis: pitch, pace, loudness, overlap, breath.
_ANALYSIS = regex.compile(r"[↑↓⇗↗→↘⇘∞≈≋⌈⌉⌊⌋∙⁇°▁▔☺♋∬∮∾↫⁎◉§∆∇⁑⤇↻ˈˌ‹›〔〕]+(?:(?<=[⌈⌉⌊⌋])\d)?")
_SPACED = regex.compile(r" ([,;:.?!…–‡„]+)(?=\s|\Z)")


def cleaned(words: str) -> str:
    r"""What was said, without the codes of CHAT.

    - kept: words said twice or taken back (``<I want> [/] I want``), fillers, fragments and invented words
      without their sign (``&-uh``), shortened words in full (``(be)cause``), quotation marks
    - asides in brackets: ``&=laughs`` and ``[=! whispers]``, ``xxx`` as ``[unintelligible]``, ``www`` as
      ``[untranscribed]``, and what another says meanwhile (``&*MOT:yeah`` as ``[MOT: yeah]``)
    - left out: all other codes in square brackets (replacements, errors, overlaps, comments, postcodes), words
      that were not said (``0is``), pauses, lengthening, special forms (``@o``), marks of conversation analysis
    - ends: ``+...`` is ``…``, an interruption (``+/.``, ``+//.``) ``–``, a quotation that follows (``+"/.``) ``:``

    >>> cleaned("<I want> [//] I nee:d &-uh some ice_cream@f [: ice cream] (be)cause &=laughs xxx +...")
    'I want I need uh some ice cream because [laughs] [unintelligible]…'
    """
    words = _PARALINGUISTIC.sub(lambda m: _aside(m[1]), words)
    words = _CODE.sub(" ", words)
    words = _EVENT.sub(lambda m: _aside((m[1] or m[2]).replace(":", " ")), words)
    words = _INTERPOSED.sub(lambda m: _aside(f"{m[1]}: {m[2]}"), words)
    words = _PAUSE.sub(" ", words)
    words = _ANALYSIS.sub("", words)
    words = _LINKER.sub(" ", words).replace("<", " ").replace(">", " ")
    words = _OMITTED.sub(" ", words)
    words = _END.sub(lambda m: _ENDS.get(m[1], m[1]), words)
    words = _UNHEARD.sub(lambda m: _UNCLEAR[m[0]], words)
    words = _SPECIAL.sub("", _SOUND.sub("", words))
    words = _JOINED.sub("-", _LENGTHENED.sub("", _SHORTENED.sub(r"\1", words)))
    words = " ".join(words.replace("‡", ",").replace("„", ",").replace("_", " ").split())
    words = _SPACED.sub(r"\1", words).translate(_ASIDE)
    return words if any(c.isalnum() for c in words) else ""


#: Brackets and colons of asides, apart from those that are codes until all of these are read.
_ASIDE = str.maketrans("\ue000\ue001\ue002", "[]:")


def _aside(words: str) -> str:
    return f" \ue000{words.strip().replace(':', chr(0xE002))}\ue001 "


# ---------------------------------------------------------------- the file


def read(data: bytes | str, limits: Limits) -> Source:
    """What the speakers say on the main tiers, with times; ``cleaned`` says what becomes of the codes.

    Codes of speakers become names as ``@Participants`` gives them, which also says, with ``@ID``, who is the
    investigator. Dependent tiers (``%mor``) and remarks are left out. ``meta`` has ``date`` and
    ``language``, as the file writes them.

    Raises ``LimitError``, ``EncodingError``, ``InputTypeError`` and ``FormatMismatchError``.
    """
    text, meta = decode(data, limits)
    people = People()
    talk: list[tuple[str, str]] = []
    roles: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for line in _lines(text, Clock(limits)):
        if found := _MAIN.match(line):
            talk.append((found[1], line[found.end() :]))
        elif line.startswith("@"):
            head, _, said = line.partition(":")
            _header(head, said.strip(), names, roles, meta)
    if not talk and _SIGN.search(text) is None:
        raise FormatMismatchError(READER.name, "it has no headers of CHAT and no main tiers (*INV:)")
    for code in {**names, **roles}:
        people.declare(code, names.get(code, ""), roles.get(code, []))
    transcript = Transcript()
    transcript.talk((people.name(code), words) for code, said in talk for words in _said(said))
    people.tell(transcript)
    return transcript.source(READER.name, meta)


def _lines(text: str, clock: Clock) -> Iterator[str]:
    """The lines of a file, each with those that go on with it, which begin with white space."""
    parts: list[str] = []
    for n, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if n % 10_000 == 0:
            clock.check()
        if line[:1] in ("*", "%", "@"):
            yield " ".join(parts)
            parts = []
        if line[:1].isspace() or line[:1] in ("*", "%", "@"):
            parts.append(line.strip())
    yield " ".join(parts)


def _header(head: str, said: str, names: dict[str, str], roles: dict[str, list[str]], meta: dict[str, Any]) -> None:
    if head == "@Participants":
        for person in said.split(","):
            code, *rest = person.split() or [""]
            if rest:
                names[code] = rest[0].replace("_", " ") if len(rest) > 1 else ""
                roles.setdefault(code, []).append(rest[-1])
    elif head == "@ID":
        fields = [field.strip() for field in said.split("|")]
        if len(fields) > 7 and fields[2] and fields[7] and fields[7] not in roles.setdefault(fields[2], []):
            roles[fields[2]].append(fields[7])
    elif head == "@Date" and said:
        meta["date"] = said
    elif head == "@Languages" and said:
        meta["language"] = said.split(",", maxsplit=1)[0].strip()


def _said(line: str) -> Iterator[Words]:
    """The words of a tier, cut where it says when the words before were said."""
    at = 0
    for bullet in _BULLET.finditer(line):
        words, at = cleaned(line[at : bullet.start()]), bullet.end()
        timed = bullet[1] is not None
        yield Words(words, int(bullet[1]) / 1000, int(bullet[2]) / 1000) if timed else Words(words)
    yield Words(cleaned(line[at:].replace("\x15", " ")))


def sniff(data: bytes | str) -> bool:
    """True where the document begins with the headers of CHAT or has its main tiers."""
    return _SIGN.search(peek(data)) is not None


READER = Reader(name="chat", suffixes=(".cha",), sniff=sniff, read=read)

"""Captions with times, as WebVTT and SubRip hold them: cues, and the turns that they are pieces of."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs
import regex

from ..cues.forms import FORMS
from ..cues.labels import NO_SPEAKERS, is_generic, joins_names
from .base import Clock
from .talk import ends_sentence, joined, opens_paragraph, speaker_label
from .transcript import Transcript, Words

__all__ = ["TIMING", "Cue", "cues", "transcript"]

_TIME = r"(?:(\d{1,4})[:.])?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,9}))?"
#: The line that says when a cue is shown. What follows the times is where on the screen, or the words themselves.
TIMING = regex.compile(rf"(?m)^[ \t\ufeff]*+{_TIME}[ \t]*+-{{1,3}}>[ \t]*+{_TIME}([ \t][^\n]*)?$")
_SETTINGS = regex.compile(r"(?:[ \t]*+\w+:[^\s:]\S*)*+[ \t]*")
#: What a file of WebVTT says besides its cues.
_REMARK = regex.compile(r"(?:NOTE|STYLE|REGION)(?![^\s:])")

#: A voice (``<v Ada>``, ``<v.loud Ada>``), or its end.
_VOICE = regex.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]{1,200})>|</v>")
#: A cue's name that says who speaks: 7 "Ada King" (2693447936)
_NAMED = regex.compile(r'\d+[ \t]+"([^"\n]{1,200})"(?:[ \t]*\(\d*\))?')
_TAG = regex.compile(
    r"</?(?:[bciupsv]|lang|ruby|rt|rp|font|span|em|strong|big|small|tt|div)(?:[.\s/][^<>\n]*+)?>|<[\d:.]+>"
    r"|\{\\[^{}\n]*+\}|\{[A-Za-z]:[^{}\n]*+\}"
)
_BREAK = regex.compile(r"<br[ \t]*/?>|\\[Nh]")
#: Signs that another begins to speak.
_ARROWS = regex.compile(r"[ \t]*(?<!\S)>>+[ \t]*")
_DASH = regex.compile(r"[-–—‐][ \t]*(?=[\p{Lu}\p{Lt}\p{Lo}¿¡\"“«\[(♪])|[-–—‐][ \t]+(?=\p{N})")

#: Captions roll where so many cues begin with words of the one before, and no fewer than these.
_ROLLS, _LEAST_ROLLS = 0.4, 3
#: As many words of a cue are looked for in the one before, and fewer than these may be chance.
_LOOK_BACK, _CHANCE = 60, 2
#: Labels are voices where so many cues open with one that comes again.
_DENSE = 0.6


@attrs.define(eq=False)
class Cue:
    """What is shown at once: from when and until when, in seconds, and in which lines; ``voice`` is in its name."""

    begins: float
    ends: float
    lines: list[str]
    voice: str = ""


def cues(text: str, clock: Clock, *, remarks: bool) -> Iterator[Cue]:
    """The cues of a file, as they stand. ``remarks``: blocks may be notes and styles, as those of WebVTT.

    Whatever stands between two lines of times is what the first of them shows, but for the name of the next cue.
    """
    found = TIMING.finditer(text)
    timing = next(found, None)
    named = _name_of_next(["", *text[: timing.start()].split("\n")[:-1]], "", remarks) if timing else ""
    while timing is not None:
        clock.check()
        after = next(found, None)
        lines = text[timing.end() + 1 : after.start() if after else len(text)].split("\n")
        voice = _NAMED.fullmatch(named) if '"' in named else None
        if after is not None:
            lines.pop()  # where the next times begin
            named = _name_of_next(lines, named, remarks)
        *times, rest = timing.groups()
        if rest and not _SETTINGS.fullmatch(rest):
            lines.insert(0, rest)
        if remarks:
            lines = _without_remarks(lines)
        yield Cue(_seconds(*times[:4]), _seconds(*times[4:]), lines, voice[1] if voice else "")
        timing = after


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60
    return round(whole + float(f"{seconds}.{fraction or 0}"), 3)


def _name_of_next(lines: list[str], named: str, remarks: bool) -> str:
    """The line before the next times, taken away where it is a name and no words."""
    if not lines or not lines[-1].strip():
        return ""
    last = lines[-1].strip()
    apart = len(lines) == 1 or not lines[-2].strip()
    follows = last.isdecimal() and named.isdecimal() and len(last) < 19 and int(last) == int(named[:19]) + 1
    if follows or (apart and len(lines) > 1 and (remarks or last.isdecimal() or " " not in last)):
        lines.pop()
        return last
    return ""


def _without_remarks(lines: list[str]) -> list[str]:
    out: list[str] = []
    remark, fresh = False, False
    for line in lines:
        if not line.strip():
            remark, fresh = False, True
        else:
            remark = remark or (fresh and _REMARK.match(line) is not None)
            fresh = False
        if not remark:
            out.append(line)
    return out


# ---------------------------------------------------------------- pieces of cues


@attrs.define(eq=False)
class _Piece:
    """Words of one cue by one speaker.

    ``voice`` is who speaks by the file's own word; ``label`` what opens the words as a label may, as it stands;
    ``opens`` is true where a sign says that another begins to speak.
    """

    words: Words
    voice: str
    label: str
    opens: bool

    def say(self, text: str) -> None:
        """Say this instead, in the same time."""
        self.words = attrs.evolve(self.words, text=text)


def _pieces(cue: Cue) -> Iterator[_Piece]:
    voice, whole = speaker_label(cue.voice), "\n".join(cue.lines)
    for n, part in enumerate(_VOICE.split(whole)) if "<" in whole else [(0, whole)]:
        if n % 2:
            voice = speaker_label(html.unescape(part or ""))
            continue
        stretch: list[str] = []
        opens = False
        for raw in part.split("\n"):
            line = _plain(raw)
            for k, words in enumerate(_ARROWS.split(line) if ">>" in line else (line,)):
                dash = _DASH.match(words) if words else None
                sign = k > 0 or dash is not None
                if sign or (":" in words and stretch and _opens(stretch, words)):
                    yield from _piece(stretch, cue, voice, opens=opens)
                    stretch, opens = [], sign
                if words:
                    stretch.append(words[dash.end() :] if dash else words)
        yield from _piece(stretch, cue, voice, opens=opens)


def _piece(lines: list[str], cue: Cue, voice: str, *, opens: bool) -> Iterator[_Piece]:
    words = joined(lines)
    if words:
        label = _label(words)
        yield _Piece(Words(words[len(label) :].lstrip(), cue.begins, cue.ends), voice, label, opens)


def _opens(above: Sequence[str], line: str) -> bool:
    """Whether a line opens with a label, and is not where a label ends that the lines above began."""
    return bool(_label(line)) and len(_label(" ".join([*above, line]))) <= sum(map(len, above)) + len(above)


def _plain(line: str) -> str:
    """A line without its tags."""
    if "<" in line or "{" in line or "\\" in line:
        line = _TAG.sub("", _BREAK.sub(" ", line))
    return " ".join((html.unescape(line) if "&" in line else line).split())


def _label(words: str) -> str:
    """What opens these words as a label may: a name and a colon, or a name in brackets."""
    if words[0] in "[(【":
        found = FORMS["bracket"].match(words, 0, len(words))
        if found and found.end() == len(words):
            return ""  # what is heard: [Music]
    elif ":" in (head := words[:80]) or "：" in head:
        found = FORMS["colon"].match(words, 0, len(words))
    else:
        return ""
    return found[0].rstrip() if found and _is_name(found["name"]) and not words[0].isdigit() else ""


def _is_name(name: str) -> bool:
    words = name.split()
    if words[0].casefold() in NO_SPEAKERS:
        return False
    return is_generic(name) or not any(w[0].islower() and not joins_names(w) for w in words)


# ---------------------------------------------------------------- captions that roll


def _unrolled(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces, each without the words that the one before has shown, where the captions of a file roll."""
    before: list[str] = []
    repeats: list[int] = []
    for piece in pieces:
        words = piece.words.text.split()
        repeats.append(_repeated(before, words))
        before = words
    if sum(n > 0 for n in repeats) < max(_LEAST_ROLLS, _ROLLS * len(pieces)):
        return pieces
    for piece, n in zip(pieces, repeats):
        if n:
            piece.say(" ".join(piece.words.text.split()[n:]))
    return [piece for piece in pieces if piece.words.text or piece.label]


def _repeated(before: Sequence[str], words: Sequence[str]) -> int:
    """How many words open this cue that end the one before; 0 where that may be chance."""
    for n in range(min(len(before), len(words), _LOOK_BACK), 0, -1):
        if before[-n] == words[0] and before[len(before) - n :] == words[:n]:
            return n if n >= _CHANCE or n == len(before) < len(words) else 0
    return 0


# ---------------------------------------------------------------- turns


def transcript(shown: Iterable[Cue]) -> Transcript:
    """The turns that cues are pieces of.

    Where cues have voices, a turn is all that one of them says in a row, and so it is where nearly all cues open with
    a label (``Ada: ``). Where few do, a label opens a turn and stays in the text. Words without either make
    paragraphs, which end with a sentence where a pause follows. A cue that repeats the one before (captions that
    roll) gives its new words only.
    """
    pieces = _unrolled([piece for cue in shown for piece in _pieces(cue)])
    _give_voices(pieces)
    times = Counter(p.label for p in pieces if p.label)
    out = Transcript()
    talk: list[Words] = []
    voice = label = ""
    over = True  # a sentence is, before this piece
    for piece, parted in zip(pieces, opens_paragraph([piece.words for piece in pieces])):
        labelled = bool(piece.label) and (over or times[piece.label] > 1)
        if (
            piece.voice != voice
            or (labelled and piece.label != label)
            or (not piece.voice and not labelled and (piece.opens or (not label and parted)))
        ):
            out.turn(voice or None, talk)
            talk, voice, label = [], piece.voice, ""
        if piece.label and (piece.label != label or piece.label[-1] not in ":："):
            talk.append(Words(piece.label))
            label = piece.label if labelled else label
        talk.append(piece.words)
        over = bool(ends_sentence(piece.words.text))
    out.turn(voice or None, talk)
    return out


def _give_voices(pieces: list[_Piece]) -> None:
    """Labels are voices where nearly all cues have one; beside voices they are words."""
    times = Counter(p.label for p in pieces if p.label)
    sure = sum(n for n in times.values() if n > 1)
    dense = sure >= _DENSE * len(pieces)
    voiced = any(p.voice for p in pieces)
    voice = ""
    for piece in pieces:
        if voiced:
            if piece.label:
                piece.say(f"{piece.label} {piece.words.text}")
                piece.label = ""
        elif dense:
            voice = piece.label.rstrip(":：").strip("[]()【】") if piece.label else voice
            piece.voice, piece.label = voice, ""

"""Tiers of time-aligned annotation, as ELAN and Praat hold them: whose each is, and which of them hold the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs
import regex

from ..cues.labels import NO_SPEAKERS
from .talk import joined
from .transcript import Words

__all__ = ["Tier", "talk"]

#: Words in the name of a tier that say it holds what is said ...
_SAID = frozenset(
    "word words token tokens text texts tx txt transcript transcription transcriptions orthography orthographic ortho "
    "ort utterance utterances utt utts sentence sentences phrase phrases speech spch speaker turn turns ipu ipus "
    "default aut palabras mots wörter texto texte transcripción".split()
)
#: ... or something about it.
_ABOUT = frozenset(
    "phone phones phoneme phonemes phonetic phonetics phonology phonemic phn ph phon segment segments mau kan syllable "
    "syllables syll syl translation translations translated english ft fte fts fe gloss glosses gl ge gr mb mp morph "
    "morphs morpheme morphemes mot mph pos ps lemma lemmas stem stems comment comments note notes nt gesture gestures "
    "gest hand hands gaze head tone tones tobi accent pitch f0 intonation break breaks noise noises event events misc "
    "ref refs id ids silence silences vad topic topics code codes coding ipa traducción traduction übersetzung".split()
)
#: Words of which a tier has fewer than this share of the fullest one's are not what is said.
_LEAST = 0.5
#: A tier is one of single words where so many of its stretches are; a pause, in seconds, parts them.
_SINGLE, _PAUSE = 0.9, 0.5
#: What aligners write for silence.
_SILENCE = frozenset("sp sil spn pau <sil> <p:> <p> <eps> <unk> <nib> <usb> # _ - ...".split())
_PART = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")
_WORD = regex.compile(r"(?<![\p{L}\p{N}])[\p{L}\p{M}'’-]+(?![\p{L}\p{N}])")


@attrs.frozen
class Tier:
    """A tier by its name: what its stretches say, in order; ``speaker`` is who, where the document states it."""

    name: str
    said: Sequence[Words]
    speaker: str = ""


@attrs.frozen
class _Named:
    """What a tier's name says: whose words, and whether it is a tier of them (``None``: it does not say)."""

    speaker: str
    words: bool | None


def talk(tiers: Iterable[Tier]) -> list[tuple[str | None, Words]]:
    """What everybody says, in the order of time: of the tiers of one speaker the one that holds the words.

    The name of a tier is that of who speaks, alone or beside a word for what it holds ("Ada - words", "tx@Ada"),
    unless the document states who does. Single words are put together where no pause parts them.
    """
    by_speaker: dict[str, list[tuple[bool, Sequence[Words]]]] = {}
    for tier in tiers:
        named = _read(tier.name)
        if named.words is not False and (said := [w for w in tier.said if _says(w.text)]):
            speaker = tier.speaker.strip() or named.speaker
            sure = named.words is True or tier.name.strip() == speaker
            by_speaker.setdefault(speaker, []).append((not sure, said))
    out: list[tuple[float, float, int, str | None, Words]] = []
    for speaker, several in by_speaker.items():
        sizes = [sum(len(_WORD.findall(words.text)) for words in said) for _, said in several]
        full = [x for x, size in zip(several, sizes) if size >= _LEAST * max(sizes)]
        chosen = min(full, key=lambda x: (x[0], len(x[1])))[1]
        at = 0.0
        for words in _stretches(chosen):
            at = at if words.time is None else words.time
            out.append((at, at if words.until is None else words.until, len(out), speaker or None, words))
    return [(speaker, words) for *_, speaker, words in sorted(out, key=lambda x: x[:3])]


def _read(name: str) -> _Named:
    parts = list(_PART.finditer(name))
    low = [part[0].casefold() for part in parts]
    about, said = any(word in _ABOUT for word in low), any(word in _SAID for word in low)
    while low and low[-1] in _SAID | _ABOUT:
        low.pop()
    first = 0
    while first < len(low) and low[first] in _SAID | _ABOUT:
        first += 1
    speaker = name[parts[first].start() : parts[len(low) - 1].end()] if first < len(low) else ""
    if about or " ".join(low) in NO_SPEAKERS:
        return _Named(speaker, False)
    return _Named(speaker, True if said else None)


def _says(text: str) -> bool:
    text = text.strip()
    return bool(text) and text.casefold() not in _SILENCE


def _stretches(said: Sequence[Words]) -> Iterator[Words]:
    """The stretches of a tier; those of a tier of single words put together."""
    single = sum(" " not in words.text.strip() for words in said) >= _SINGLE * len(said)
    run: list[Words] = []
    for words in said:
        if run and not (single and _go_on(run[-1], words)):
            yield _one(run)
            run = []
        run.append(words)
    if run:
        yield _one(run)


def _go_on(last: Words, words: Words) -> bool:
    return words.time is not None and last.until is not None and words.time - last.until < _PAUSE


def _one(run: Sequence[Words]) -> Words:
    return Words(joined([words.text.strip() for words in run]), run[0].time, run[-1].until)

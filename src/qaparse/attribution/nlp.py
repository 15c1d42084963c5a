"""The attributor with a language model: spaCy is imported when it is used, and not before.

A pipeline reads each paragraph once: what narrates, to learn what the text says of the people, and where several
answer, what they say. What it saw is copied out of its documents (``parsed``), so that their memory is freed.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import attrs
import regex

from ..cues.floor import own_forms
from ..cues.own import OwnCue
from ..cues.speaking import trade_words
from ..errors import MissingExtraError, MissingPipelineError
from ..records import THRESHOLD, Evidence, Interview, Kind, Span, Speaker
from .heuristic import HeuristicAttributor, decide
from .parsed import NAMED, PRONOUN, PRONOUNS, TRADE, Entity, Named, Parsed, Stretch, Word, description, named
from .several import load
from .table import Fired, same_run

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["WEIGHED", "NlpAttributor", "Seen", "best_pipeline", "read"]

#: The English pipelines that spaCy publishes, best first.
_BEST = ("trf", "lg", "md", "sm")
#: Components that say nothing that is looked at here.
_UNUSED = frozenset("lemmatizer trainable_lemmatizer textcat textcat_multilabel entity_linker spancat qaparse".split())
#: A pipeline takes no more at once, in code points; longer paragraphs are cut at a space.
_MOST = 20_000
#: A half of a surrogate pair is no text to a pipeline, and a line's end no word.
_NO_TEXT = regex.compile(r"[\ud800-\udfff]")
_SPACES = regex.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")
#: A pipeline's memory can be freed by one at a time.
_ONE_AT_A_TIME = Lock()
_MOST_WORDS = 5

#: What is weighed, by the place and the name of the cue.
WEIGHED = frozenset(
    f"nlp.{place}.{cue}"
    for place, cues in {
        "question": ("you_do",),
        "before": ("called",),
        "answer": ("said", "beside_me", "i_do", "means"),
        "after": ("called",),
    }.items()
    for cue in cues
)


def _pipeline(_: object, __: object, nlp: object) -> None:
    """Refuse what is no pipeline; whoever has one has imported spaCy."""
    if not isinstance(nlp, getattr(sys.modules.get("spacy.language"), "Language", ())):
        raise TypeError(f"nlp is a pipeline, as spacy.load() gives it, not {nlp!r}")


@attrs.frozen
class NlpAttributor:
    """Attributes with what a spaCy pipeline sees, added to what stands in the text.

    ``nlp`` is any ``spacy.language.Language``: what its components do not say is not known, and a text in a language
    that it is not made for is left to the heuristics. Unless given, it is the best installed English pipeline.

    Raises ``TypeError`` where ``nlp`` is no pipeline, ``MissingExtraError`` without spaCy, and ``MissingPipelineError``
    where no English pipeline is installed.
    """

    nlp: Language = attrs.field(
        factory=lambda: best_pipeline(),  # noqa: PLW0108 - defined below
        repr=False,
        validator=_pipeline,
    )
    cues: tuple[OwnCue, ...] = ()

    def look(self, interview: Interview) -> Seen | HeuristicAttributor:
        """An attributor for this one document, which is read once for the cast and for its speakers."""
        if interview.language and self.nlp.lang not in (interview.language, "xx"):
            return HeuristicAttributor(self.cues)
        return Seen(self.nlp, interview, self.cues)

    def attribute(self, interview: Interview, *, threshold: float = THRESHOLD) -> Interview:
        """The interview, its questions and answers attributed; nobody is named below ``threshold``."""
        return self.look(interview).attribute(interview, threshold=threshold)


class Seen:
    """What a pipeline sees in a document: each segment is read once, when it is first asked for."""

    def __init__(self, nlp: Language, interview: Interview, cues: tuple[OwnCue, ...] = ()) -> None:
        self.nlp = nlp
        self.cues = cues
        self.text = interview.source.text
        self.segments = interview.segments
        self.language = interview.language
        self._parsed: dict[int, Parsed] = {}
        self._names: list[Entity] | None = None

    def of(self, numbers: Iterable[int]) -> Iterator[tuple[int, Parsed]]:
        """The segments of these numbers, as the pipeline reads them."""
        wanted = list(numbers)
        new = [n for n in wanted if n not in self._parsed]
        self._parsed.update(zip(new, read(self.text, [self.segments[n].content for n in new], self.nlp), strict=True))
        return ((n, self._parsed[n]) for n in wanted)

    def _told(self) -> Iterator[tuple[int, Parsed]]:
        return self.of(n for n, s in enumerate(self.segments) if s.kind is Kind.NARRATION)

    # ------------------------------------------------------------ what the text says of the people

    def seen_as(self, span: Span) -> str:
        """What the pipeline takes the words for: the label of an entity, nothing where it saw none, or did not look."""
        if self._names is None:
            sides = (
                [n for n, s in enumerate(self.segments) if s.kind is kind] for kind in (Kind.QUESTION, Kind.ANSWER)
            )
            told = [n for n, s in enumerate(self.segments) if not s.kind.spoken]
            wanted = sorted([*told, *(n for side in sides for n in side[:_TELLING])])
            self._names = [entity for _, parsed in self.of(wanted) for entity in parsed.entities]
        k = bisect_left(self._names, span.end, key=_start) - 1
        return self._names[k].label if k >= 0 and self._names[k].end > span.start else ""

    def attribute(self, interview: Interview, *, threshold: float = THRESHOLD) -> Interview:
        """The interview, its questions and answers attributed; nobody is named below ``threshold``."""
        speakers = tuple(self.described(speaker) for speaker in interview.speakers)
        interview = attrs.evolve(interview, speakers=speakers)
        # Without a parser no cue of the parse can fire, and the others weigh what they do without one.
        parses = any("token.dep" in self.nlp.get_pipe_meta(name).assigns for name in self.nlp.pipe_names)
        more, weights = (self.witness, load("nlp.json")) if parses else (None, None)
        return decide(interview, threshold, more, weights, self.cues)

    def described(self, speaker: Speaker) -> Speaker:
        """The speaker with the descriptions that appositions and "is" give in the narration."""
        if speaker.anonymous:
            return speaker
        found = [
            span
            for n, parsed in self._told()
            for seen in self._mentions(n, parsed, own_forms(speaker, (speaker,)))
            for span in description(seen)
        ]
        words = list(speaker.words)
        evidence = []
        for span in found:
            word = " ".join(span.of(self.text).split())
            if len(words) < _MOST_WORDS and not any(word.casefold() in w.casefold() for w in words):
                words.append(word)
                evidence.append(Evidence("nlp.description", span, 0.0, f"The text says what the person is: {word}"))
        return attrs.evolve(speaker, words=words, evidence=(*speaker.evidence, *evidence)) if evidence else speaker

    def _mentions(self, n: int, parsed: Parsed, forms: Sequence[str]) -> Iterator[Named]:
        content = self.segments[n].content
        return named(parsed, self.text, forms, content.start, content.end)

    def pronouns(self, side: Sequence[Speaker], forms: Sequence[Sequence[str]]) -> list[str]:
        """For each candidate “he” or “she”, as the narration goes on after the name; empty where it does not say."""
        votes: list[Counter[str]] = [Counter() for _ in side]
        for n, parsed in self._told():
            at = {seen.places[0]: c for c, own in enumerate(forms) for seen in self._mentions(n, parsed, own)}
            others = {parsed.within(e.start, e.end).start for e in parsed.entities if e.label in _PEOPLE}
            last, where = -1, -_SOON
            for k, word in enumerate(parsed.words):
                if k in at or k in others:
                    last, where = at.get(k, -1), k
                elif word.low in PRONOUNS and last >= 0 and k - where < _SOON:
                    votes[last][PRONOUNS[word.low]] += 1
        return [
            most[0][0] if (most := v.most_common(2)) and (len(most) == 1 or most[0][1] > 2 * most[1][1]) else ""
            for v in votes
        ]

    # ------------------------------------------------------------ who speaks

    def witness(
        self, interview: Interview, kind: Kind, side: Sequence[Speaker]
    ) -> Mapping[int, Sequence[Sequence[Fired]]]:
        """What speaks for and against each candidate, by the segment's number."""
        spoken = [n for n, s in enumerate(self.segments) if s.kind.spoken]
        parsed = dict(self.of(spoken))
        forms = [own_forms(s, side) for s in side]
        calls = self.pronouns(side, forms)
        trades = _apart([trade_words(s.words, self.language) for s in side])
        fired: defaultdict[int, list[list[Fired]]] = defaultdict(lambda: [[] for _ in side])
        chain = [n for n in spoken if self.segments[n].kind is kind]
        asked = self._asked()
        for k, n in enumerate(chain):
            run = [m for m in chain[max(0, k - 1) : k + 2] if m != n and same_run(self.segments, min(m, n), max(m, n))]
            places = [("answer", n), *(("before" if m < n else "after", m) for m in run)]
            if kind is Kind.ANSWER:
                places += [("question", m) for m in asked.get(n, ())]
            out = fired[n]
            for c, (own, pronoun, trade) in enumerate(zip(forms, calls, trades, strict=True)):
                for place, m in places:
                    for weight, cue, span in self._fired(place, m, parsed[m], own, trade, pronoun):
                        if not any(f.weight == weight for f in out[c]):
                            out[c].append(Fired(weight, 1.0, span, f"In the {_PLACES[place]}: {cue}"))
            if sum(any(f.weight == "nlp.answer.means" for f in row) for row in out) > 1:
                for row in out:  # a pronoun that several go by tells nothing
                    row[:] = [f for f in row if f.weight != "nlp.answer.means"]
        return fired

    def _asked(self) -> dict[int, list[int]]:
        """For each answer the segments of the question that it follows, the last first."""
        out: dict[int, list[int]] = {}
        asked: list[int] = []
        for n, segment in enumerate(self.segments):
            if segment.kind is Kind.QUESTION:
                asked = [n, *(asked[: _MOST_ASKED - 1] if asked[:1] == [n - 1] else ())]
            elif segment.kind is Kind.ANSWER:
                out[n] = asked
        return out

    def _fired(
        self, place: str, n: int, parsed: Parsed, forms: Sequence[str], trade: tuple[str, ...], pronoun: str
    ) -> Iterator[tuple[str, str, Span]]:
        """Weight, note and span of what fires for one candidate in one place."""
        for seen in self._mentions(n, parsed, forms):
            for cue in NAMED.cues.values():
                if (name := f"nlp.{place}.{cue.name}") in WEIGHED:
                    yield from ((name, cue.note, span) for span in cue.find(seen))
        whole = Stretch(parsed, range(len(parsed.words)), trade, pronoun)
        for cue in (*(TRADE.cues.values() if trade else ()), *(PRONOUN.cues.values() if pronoun else ())):
            name = f"nlp.{place}.{cue.name}"
            if name in WEIGHED:
                yield from ((name, cue.note, span) for span in cue.find(whole))


_PEOPLE = frozenset({"PERSON", "PER"})
#: Words within which a pronoun means who was named.
_SOON = 40
#: Blocks that are read of a question.
_MOST_ASKED = 6
#: Turns of each side that the cast is looked for in.
_TELLING = 4


def _start(entity: Entity) -> int:
    return entity.start


_PLACES = {"answer": "answer", "question": "question", "before": "answer before", "after": "answer behind"}


def _apart(trades: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What each candidate's trade has of its own."""
    return [
        tuple(b for b in t if not any(b in o for k, o in enumerate(trades) if k != c)) for c, t in enumerate(trades)
    ]


def best_pipeline() -> Language:
    """The best installed English pipeline, loaded once.

    Raises ``MissingExtraError`` without spaCy and ``MissingPipelineError`` without a pipeline.
    """
    try:
        from spacy.util import get_installed_models
    except ImportError:
        raise MissingExtraError("spacy", "nlp") from None
    for size in _BEST:
        for name in sorted(get_installed_models()):
            if name.startswith(f"en_core_web_{size}"):
                return _load(name)
    raise MissingPipelineError("en_core_web_sm")


@lru_cache(maxsize=1)
def _load(name: str) -> Language:
    import spacy

    return spacy.load(name)


def read(text: str, spans: Sequence[Span], nlp: Language | None = None) -> list[Parsed]:
    """What the pipeline says of each stretch of the text, one ``Parsed`` a span."""
    nlp = nlp or best_pipeline()
    unused = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory in _UNUSED]
    most = max(1, min(_MOST, nlp.max_length))
    # A half of a surrogate pair is no text to a pipeline.
    pieces = [(n, piece) for n, span in enumerate(spans) for piece in _pieces(text, span, most)]
    texts = (_SPACES.sub(" ", _NO_TEXT.sub("\ufffd", piece.of(text))) for _, piece in pieces)
    found: list[list[Parsed]] = [[] for _ in spans]
    with _ONE_AT_A_TIME, _memory(nlp):
        for (n, piece), doc in zip(pieces, nlp.pipe(texts, disable=unused), strict=True):
            found[n].append(_copied(doc, piece.start))
    return [_joined(parts) for parts in found]


def _memory(nlp: Language) -> AbstractContextManager[Any]:
    # Zones must not be nested: the caller may be inside one.
    return nullcontext() if getattr(nlp.vocab, "in_memory_zone", False) else nlp.memory_zone()


def _pieces(text: str, span: Span, most: int) -> Iterator[Span]:
    start = span.start
    while span.end - start > most:
        cut = text.rfind(" ", start, start + most)
        cut = cut if cut > start else start + most
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _copied(doc: Doc, offset: int) -> Parsed:
    """The words and entities of a document as plain records."""
    return Parsed(
        [
            Word(
                token.idx + offset, token.idx + offset + len(token), token.lower_, token.pos_, token.dep_, token.head.i
            )
            for token in doc
        ],
        [Entity(e.start_char + offset, e.end_char + offset, e.label_) for e in doc.ents],
        [token.i for token in doc if token.is_sent_start],
    )


def _joined(parts: Sequence[Parsed]) -> Parsed:
    if len(parts) == 1:
        return parts[0]
    words: list[Word] = []
    sentences: list[int] = []
    for part in parts:
        sentences += [n + len(words) for n in part.sentences]
        words += [w._replace(head=w.head + len(words)) for w in part.words]
    return Parsed(words, [e for part in parts for e in part.entities], sentences)

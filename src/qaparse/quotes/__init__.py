"""Quotations: the words that somebody is quoted with, and who that is.

The policy, in order:

1. ``marks``: which quotation marks belong together.
2. What stands beside a stretch ascribes it (``qaparse.cues.quoting``): a verb of saying, "according to", a colon. Its
   noun phrase is read in place (``phrases``) and resolved to a person (``people``).
3. Whole sentences without such words go on from a quotation in the same paragraph, or belong to whom the narration
   beside them speaks of, or to the one of two who take turns.
4. What is left is no quotation: scare quotes, titles of works, words that are only mentioned. Inside a sentence fewer
   than three words count as such.

In questions and answers only what the speaker ascribes to somebody is a quotation, or a turn that is one as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import exp, log

import attrs
import regex

from ..cues.quoting import Place, announced, ascribed, clause_end, grammar, said_before, said_behind, sentence_start
from ..names import TRADES, fold
from ..records import THRESHOLD, Attribution, Evidence, Interview, Quote, Segment, Span, Speaker
from .marks import Stretch, has_marks, set_apart, stretches
from .people import NOBODY, Meant, Who
from .phrases import Phrase, first_phrase, phrase_at, subject_before

__all__ = ["find_quotes"]

#: Log-odds that a stretch beside such words is quoted, set by hand.
_WEIGHTS = {
    "said_behind": 3.5,
    "said_before": 3.0,
    "ascribed": 2.5,
    "announced": 2.2,
    "goes_on": 2.5,
    "told_of": 1.2,
    "takes_turns": 1.5,
    "whole_turn": 2.0,
}
_PARTIAL, _BROKEN, _TOLD_IN_TALK, _APART = -1.2, -1.0, -0.8, 1.0
#: Fewer words inside a sentence are only set off.
_FEWEST = 3
_LEAST = 0.6  # however long a quotation goes on
_MOST_SET_OFF = 4  # stretches of a block that may stand between a subject and its quotation
_AROUND = 500  # characters before a quotation that are looked at
_SENTENCES = 8  # of them, without anybody in them
_SHORT = 80  # characters of a clause whose verbs share its subject, in talk
_NEAR = 3  # blocks that a dialogue may pause for
#: What stands between words and who says them.
_LEADS = frozenset(",:.!?…—–-")
_WORD = regex.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOP = regex.compile(r"[.!?]\s+")
_PAUSE = regex.compile(r"[,!?]\s+")
_ENDS = regex.compile(r"[.!?…—–-][\"'”’»)\]*_]*\s*\Z")
_OPENS = regex.compile(r"[\s\"'“‘«¿¡(\[*_„‚.…]*(?=\p{Lu}|\p{Lo}|\d)")


def find_quotes(interview: Interview, *, threshold: float = THRESHOLD) -> tuple[Quote, ...]:
    """The quotations of an interview whose segments, speakers and attributions are known, in order.

    Nobody is named who does not stand in the text or take part, nor less surely than ``threshold``.
    """
    text, blocks = interview.text, [s.span for s in interview.segments]
    found = stretches(text, blocks) if has_marks(text) else []
    quoted = [mark.span for mark in interview.source.marks if mark.kind == "quote"]
    if quoted:
        announced_ = (n for n, block in enumerate(blocks[:-1]) if text[block.start : block.end].rstrip().endswith(":"))
        starts = {blocks[n + 1].start for n in announced_ if not interview.segments[n + 1].kind.spoken}
        found = set_apart(found, blocks, (span for span in quoted if span.start in starts))
    if not found:
        return ()
    read = _Reader(interview, found, threshold).read()
    return tuple(sorted(read, key=lambda q: (q.span.start, -q.span.end)))


@attrs.frozen(eq=False)
class _Said:
    """What ascribes a stretch: the cue, the words that it saw, whom they mean."""

    cue: str
    at: Span
    note: str
    meant: Meant | None
    phrase: Phrase | None = None
    behind: bool = False


@attrs.frozen(eq=False)
class _Words:
    """What a stretch looks like: how many words, whether they open with a capital, are sentences, or are titled.

    ``led`` is true where a comma or a colon stands before the mark.
    """

    count: int
    capital: bool
    whole: bool
    titled: bool
    led: bool


@attrs.frozen(eq=False)
class _Last:
    """The quotation before, in the same block: where it ends, what ascribed it, whether it is part of a sentence."""

    end: int
    said: _Said
    partial: bool

    @property
    def meant(self) -> Meant | None:
        return self.said.meant


@attrs.frozen(eq=False)
class _Turn:
    """A block that quotes, and whom it quotes last."""

    block: int
    speaker: Speaker


class _Reader:
    def __init__(self, interview: Interview, found: Sequence[Stretch], threshold: float) -> None:
        self.threshold = threshold
        self.interview = interview
        self.text = interview.text
        self.words = grammar(interview.language or "en")
        self.who = Who(interview, found, self.words)
        self.found = found
        self.turns: list[_Turn] = []

    def read(self) -> Iterator[Quote]:
        n = 0
        while n < len(self.found):
            block, m = self.found[n].block, n
            while m < len(self.found) and self.found[m].block == block:
                m += 1
            segment = self.interview.segments[block]
            yield from self._zone(self.found[n:m], segment.span, segment, block, None)
            n = m

    def _zone(
        self, here: Sequence[Stretch], zone: Span, segment: Segment, block: int, around: Speaker | None
    ) -> Iterator[Quote]:
        """The quotations among the stretches of a block, or of what stands between two marks."""
        last: _Last | None = None
        reach = zone.end if here[-1].end <= zone.end else self._end_of_block(here[-1].end, block)
        for k, stretch in enumerate(here):
            if len(here) > 1 and _WORD.search(self.text, stretch.inner, stretch.outer) is None:
                continue  # nothing but marks, of which there may be thousands
            # Words that are only set off belong to the sentence around them.
            low = max(last.end if last else zone.start, zone.start if stretch.opened else stretch.start)
            if k >= _MOST_SET_OFF:
                low = max(low, min(stretch.start, here[k - _MOST_SET_OFF].end))
            high = here[k + 1].start if k + 1 < len(here) else reach
            place = self._place(stretch, low, high)
            if stretch.apart:  # the block before it announces it
                announcing = self.interview.segments[block - 1].content
                place = attrs.evolve(place, low=announcing.start, start=announcing.end)
            said = self._ascribed(place, stretch, segment, around, last)
            if said is None and around is None and not stretch.apart:
                said = self._told(place, stretch, segment, block, last, only=len(here) == 1)
            if said is not None:
                quote = self._quote(place, stretch, said, segment, nested=around is not None)
                yield quote
                last = _Last(stretch.end, said, self._partial(place, stretch, said))
                if quote.speaker is not None and around is None:
                    self.turns.append(_Turn(block, quote.speaker))
            if stretch.inside:
                content = Span(stretch.inner, stretch.outer)
                inner = (quote.speaker or NOBODY) if said is not None else around
                yield from self._zone(stretch.inside, content, segment, block, inner)

    def _end_of_block(self, at: int, block: int) -> int:
        """The end of the block, from this one on, that holds a place: a quotation may end in a later one."""
        segments = self.interview.segments
        while block + 1 < len(segments) and segments[block].span.end < at:
            block += 1
        return max(at, segments[block].span.end)

    def _place(self, stretch: Stretch, low: int, high: int) -> Place:
        language = self.interview.language or "en"
        place = Place(self.text, stretch.start, stretch.end, stretch.outer, low, max(high, stretch.end), language)
        if not stretch.closed:
            self._close(stretch)
        elif not stretch.opened:
            stretch.start = stretch.inner = self._begin(low, stretch.outer)
        return attrs.evolve(place, start=stretch.start, end=stretch.end, outer=stretch.outer)

    # ------------------------------------------------------------ missing marks

    def _close(self, stretch: Stretch) -> None:
        """End a stretch without a closing mark where a verb of saying and its subject follow a comma."""
        text, words = self.text, self.words
        for comma in _PAUSE.finditer(text, stretch.inner, min(stretch.outer, stretch.inner + 600)):
            at = comma.end()
            end = min(stretch.outer, at + 80)
            verb, phrase = words.verb.match(text, at, end), phrase_at(text, at, end, words)
            if verb is not None:
                tagged = phrase_at(text, verb.end() + 1, end, words) is not None
            else:
                tagged = phrase is not None and words.verb.match(text, phrase.span.end + 1, end) is not None
                tagged = tagged and (text[at].islower() or (phrase is not None and phrase.found is not None))
            if tagged:
                stretch.outer = stretch.end = comma.start() + 1
                return

    def _begin(self, low: int, end: int) -> int:
        """Where words begin that have a closing mark only: behind the sentence of the quotation before them."""
        start = low
        if low > 0 and not self.text[low - 1].isspace():
            stop = _STOP.search(self.text, low, end)
            start = stop.end() if stop else low
        while start < end and self.text[start].isspace():
            start += 1
        return start

    # ------------------------------------------------------------ by what stands beside it

    def _ascribed(
        self, place: Place, stretch: Stretch, segment: Segment, around: Speaker | None, last: _Last | None
    ) -> _Said | None:
        """What the words beside a stretch say of it."""
        if self._set_off(place, stretch):
            return None
        words = self._words(place, stretch)
        told = next(iter(said_before.find(place)), None)
        if (said := self._resumed(place, words, told, last)) is not None:
            return said
        # A tag behind the quotation, unless the words before it announce it.
        announces = words.led and told is not None and self._adjacent(told.end, place.start)
        tag = None if announces else next(iter(said_behind.find(place)), None)
        begins = (place.opens or words.led or around is not None) and not stretch.apart
        if tag is not None and begins and (stretch.closed or place.ending == ","):
            said = self._behind(place, tag, segment, around)
        if said is None and told is not None:
            said = self._before(place, words, told, segment, around)
        return said or self._by_name(place, words, segment, around)

    def _set_off(self, place: Place, stretch: Stretch) -> bool:
        """True for a word or two without a sign that they are said: looked at first, since there are many of them."""
        words = list(islice(_WORD.finditer(self.text, stretch.inner, stretch.outer), _FEWEST))
        if len(words) == _FEWEST or not words:
            return not words
        before = self.text[max(place.low, place.start - 2) : place.start].rstrip()[-1:]
        return before not in _LEADS and place.ending not in _LEADS

    def _words(self, place: Place, stretch: Stretch) -> _Words:
        text, before = self.text, place.sentence
        return _Words(
            count=len(_WORD.findall(text, stretch.inner, min(stretch.outer, stretch.inner + 80))),
            capital=_OPENS.match(text, stretch.inner, stretch.outer) is not None,
            whole=self._whole(place, stretch),
            titled=_titled(text, stretch),
            led=text[before.start : before.end].rstrip().endswith((":", ",")),
        )

    def _resumed(self, place: Place, words: _Words, told: Span | None, last: _Last | None) -> _Said | None:
        """A stretch in the sentence of the one before it, which nobody else's verb ascribes."""
        if last is None or last.meant is None or place.opens or place.sentence.start > place.low + 2:
            return None
        at = Span(place.low, place.low)
        tagged = last.said.behind and (told is None or told.start <= last.said.at.start)
        if words.led and tagged and (words.whole or not words.titled):
            return _Said("goes_on", at, "The quotation goes on", _still(last.meant, 0.99))
        if told is None and last.partial and not words.whole and words.count >= _FEWEST and not words.titled:
            return _Said("goes_on", at, "The sentence goes on", _still(last.meant, 0.97))
        return None

    def _before(
        self, place: Place, words: _Words, verb: Span, segment: Segment, around: Speaker | None
    ) -> _Said | None:
        """The subject of a verb before the quotation."""
        text, grammar_, before = self.text, self.words, place.sentence
        adjacent = self._adjacent(verb.end, before.end)
        few = words.count < _FEWEST or words.titled
        if few and not ((adjacent and words.led) or (words.whole and not adjacent)):
            return None
        if words.titled and text[verb.end : before.end].strip(" ,:"):
            return None
        # Behind the verb stands the subject of German main clauses.
        inverts = place.language == "de" or verb.start == before.start
        phrase = phrase_at(text, verb.end + 1, before.end, grammar_) if inverts else None
        if phrase is None or phrase.words:
            # In talk, sentences are long, and whoever opens them need not be the one who is quoted at their end.
            lead = text[before.start : verb.start]
            near = segment.kind.spoken and not (len(lead) < _SHORT and lead.endswith(" and "))
            phrase = subject_before(text, before.start, verb.start, grammar_, near=near)
        if phrase is None and (inverted := grammar_.inverted.match(text, verb.end)):
            phrase = _pronoun(inverted)
        phrase = phrase or phrase_at(text, verb.end + 1, before.end, grammar_)
        if phrase is None and not (segment.kind.spoken and words.capital and words.count >= _FEWEST):
            return None
        meant = self.who.meant(phrase, segment, around) if phrase else None
        return _Said("said_before", verb, said_before.note, meant, phrase)

    def _by_name(self, place: Place, words: _Words, segment: Segment, around: Speaker | None) -> _Said | None:
        """Who is named without a verb: behind "according to", or before a colon."""
        text, before = self.text, place.sentence
        at = next(iter(ascribed.find(place)), None)
        if at is not None and (words.whole or words.count >= _FEWEST):
            start = at.end + text[at.end : at.end + 1].isspace()
            end = min(start + 120, place.high if at.start >= place.end else before.end)
            phrase = phrase_at(text, start, end, self.words) or first_phrase(text, start, end, self.words)
            if phrase is not None:
                return _Said("ascribed", at, ascribed.note, self.who.meant(phrase, segment, around), phrase)
        at = next(iter(announced.find(place)), None)
        if at is None or (phrase := self._announcer(before.start, at.start)) is None:
            return None
        if phrase.words and not phrase.sex and self.who.known(phrase) is None:
            return _Said("announced", at, announced.note, None)  # "Our slogan: …" has no speaker
        return _Said("announced", at, announced.note, self.who.meant(phrase, segment, around), phrase)

    def _behind(self, place: Place, verb: Span, segment: Segment, around: Speaker | None) -> _Said | None:
        """The subject of a verb behind the quotation."""
        text, words = self.text, self.words
        lead = text[place.end : verb.start].lstrip(" ,—–-\n")
        begun = verb.start - len(lead)
        end = min(place.high, verb.end + 160)
        phrase: Phrase | None
        if lead.strip():
            phrase = phrase_at(text, begun, verb.start, words) or subject_before(text, begun, verb.start, words)
        elif inverted := words.inverted.match(text, verb.end, end):
            phrase = _pronoun(inverted)
        else:
            start = verb.end
            while start < end and text[start] in " \n\xa0":
                start += 1
            phrase = phrase_at(text, start, clause_end(text, start, end), words)
            if phrase is None and not self._drops_subjects:
                return None
        meant = self.who.meant(phrase, segment, around) if phrase else self.who.antecedent(verb.start, "")
        return _Said("said_behind", verb, said_behind.note, meant, phrase, behind=True)

    @property
    def _drops_subjects(self) -> bool:
        return self.interview.language in ("es", "it", "pt")

    def _adjacent(self, start: int, end: int) -> bool:
        """True where nothing but a few small words stands between a verb and the mark."""
        between = self.text[start:end].strip(" ,:\n\xa0")
        return len(between) < 25 and between.count(" ") < 4

    def _announcer(self, start: int, end: int) -> Phrase | None:
        """Who a clause before a colon speaks of: "Kim:", "his answer:", "Kim put it simply:"."""
        own = self.words.own.match(self.text, start, end)
        if own:
            return Phrase(Span(start, own.end()), pronoun=own.lastgroup or "")
        return first_phrase(self.text, start, end, self.words)

    # ------------------------------------------------------------ by what is told around it

    def _whole(self, place: Place, stretch: Stretch) -> bool:
        """True for words that are sentences of their own: with a capital and a full stop, or behind a tag."""
        text = self.text
        if not _OPENS.match(text, stretch.inner, stretch.outer):
            return False
        ends = bool(_ENDS.search(text, max(stretch.inner, stretch.outer - 6), stretch.outer)) or place.ending in tuple(
            ".!?…"
        )
        return ends and place.opens

    def _told(
        self,
        place: Place,
        stretch: Stretch,
        segment: Segment,
        block: int,
        last: _Last | None,
        *,
        only: bool,
    ) -> _Said | None:
        """Whose a stretch is by what is told around it; ``only`` where its block has no other."""
        text = self.text
        alone = only and not (
            text[segment.span.start : stretch.start].strip() or text[stretch.end : segment.span.end].strip()
        )
        if segment.kind.spoken:
            if alone and segment.speaker is not None:
                return _Said(
                    "whole_turn", segment.content, "The turn is set in quotation marks", Meant(segment.speaker, 0.9)
                )
            if last is None or last.meant is None or not self._whole(place, stretch):
                return None
            between = text[last.end : min(stretch.start, last.end + _AROUND)]
            if between.strip() and not self._only_tag(place.low, stretch.start):
                return None
            return _Said("goes_on", Span(last.end, last.end), "The quotation goes on", _still(last.meant, 0.97))
        if not self._whole(place, stretch) or not stretch.opened:
            return None
        told = self._subject(place.low, stretch.start, segment)
        if last is not None and last.meant is not None:
            goes_on = "The paragraph goes on"
            if told is None or self._only_tag(place.low, stretch.start):
                return _Said("goes_on", Span(place.low, stretch.start), goes_on, _still(last.meant, 0.98))
            if told[1].speaker == last.meant.speaker or told[0].pronoun:
                return _Said("goes_on", told[0].span, goes_on, _still(last.meant, 0.95))
        if told is not None:
            return _Said("told_of", told[0].span, "The words before it speak of one person", told[1])
        if alone or last is None:
            behind = None if alone else self._subject(stretch.end, place.high, segment)
            if behind is not None:
                return _Said("told_of", behind[0].span, "The words behind it speak of one person", behind[1])
            return self._by_turns(stretch, block)
        return None

    def _only_tag(self, low: int, high: int) -> bool:
        """True where what stands between two quotations only ends the sentence of the first one's verb."""
        low = max(low, high - _AROUND)
        start = sentence_start(self.text, low, high)
        return start >= high and len(_STOP.findall(self.text, low, high)) <= 1

    def _subject(self, low: int, high: int, segment: Segment) -> tuple[Phrase, Meant] | None:
        """Of whom the last full sentence between two places speaks; the first one, behind a quotation."""
        text = self.text
        end, low = high, max(low, high - _AROUND)
        while end > low and not text[end - 1].isalnum():
            end -= 1
        if end <= low:
            return None
        starts = [low, *(m.end() for m in _STOP.finditer(text, low, end))]
        for begun in reversed(starts[-_SENTENCES:]):
            start = next((at for at in range(begun, end) if text[at].isalnum()), end)
            phrase = self._reporting(start, end) or first_phrase(text, start, end, self.words)
            if phrase is not None:
                somebody = phrase.sex or fold(phrase.role) in TRADES or self.who.known(phrase) is not None
                if phrase.words and not somebody:
                    continue
                meant = self.who.meant(phrase, segment, None)
                if meant is not None:
                    return phrase, attrs.evolve(meant, sure=meant.sure * 0.85)
        return None

    def _reporting(self, start: int, end: int) -> Phrase | None:
        """Who says something in a sentence without marks: what follows in marks goes on from it."""
        for verb in self.words.verb.finditer(self.text, start, end):
            if self.words.passive.search(self.text, start, verb.start()):
                continue
            phrase = subject_before(self.text, start, verb.start(), self.words, near=True)
            if phrase is None and self.text[verb.start() - 2 : verb.start()] == ", ":
                phrase = phrase_at(self.text, verb.end() + 1, end, self.words)
            if phrase is not None and (phrase.found or phrase.pronoun or phrase.sex):
                return phrase
        return None

    def _by_turns(self, stretch: Stretch, block: int) -> _Said | None:
        """In a dialogue that names nobody: the other one of two; else whom the narration spoke of last."""
        at = Span(stretch.start, stretch.start)
        recent = [t for t in self.turns[-8:] if block - t.block <= 8]
        if recent and block - recent[-1].block <= _NEAR:
            last = recent[-1]
            others = [t.speaker for t in recent if t.speaker != last.speaker]
            if last.block == block - 1 and others:
                return _Said("takes_turns", at, "Two take turns", Meant(others[-1], 0.75))
        if block and not self._quotes_in(block - 1) and (told := self._told_last(block - 1)) is not None:
            return _Said("told_of", told[0].span, "The paragraph before it speaks of one person", told[1])
        # Who has been quoted is likelier to be quoted again than somebody else of whom is told.
        quoted = {t.speaker for t in self.turns[-8:]}
        if quoted and (meant := self.who.antecedent(stretch.start, "", among=quoted)) is not None:
            return _Said(
                "told_of", at, "The narration speaks of one who is quoted before", attrs.evolve(meant, sure=0.7)
            )
        meant = self.who.antecedent(stretch.start, "", among=self.who.likely)
        if meant is None:
            return None
        return _Said("told_of", at, "The narration speaks of one person", attrs.evolve(meant, sure=0.6))

    def _quotes_in(self, block: int) -> bool:
        return bool(self.turns) and self.turns[-1].block == block

    def _told_last(self, block: int) -> tuple[Phrase, Meant] | None:
        """Of whom the last sentence of a block of narration speaks: by name or pronoun."""
        segment = self.interview.segments[block]
        if segment.kind.spoken or self.text[segment.span.end - 1] not in ".!?…":
            return None
        low = max(segment.span.start, segment.span.end - _AROUND)
        last = sentence_start(self.text, low, segment.span.end - 1)
        phrase = first_phrase(self.text, last, segment.span.end, self.words)
        if phrase is None or phrase.words or phrase.pronoun in ("i", "they"):
            return None
        meant = self.who.meant(phrase, segment, None)
        return None if meant is None else (phrase, attrs.evolve(meant, sure=meant.sure * 0.75))

    # ------------------------------------------------------------ the record

    def _partial(self, place: Place, stretch: Stretch, said: _Said) -> bool:
        """True for words that are part of the sentence around them."""
        if said.cue not in ("said_before", "ascribed") or stretch.apart or self._whole(place, stretch):
            return False
        led = self.text[max(place.low, place.start - 2) : place.start].rstrip().endswith((",", ":"))
        return not (led and _OPENS.match(self.text, stretch.inner, stretch.outer))

    def _quote(self, place: Place, stretch: Stretch, said: _Said, segment: Segment, *, nested: bool) -> Quote:
        weight = _WEIGHTS[said.cue]
        evidence = [Evidence(said.cue, said.at, weight, said.note)]
        if self._partial(place, stretch, said):
            content = Span(stretch.inner, stretch.outer)
            evidence.append(Evidence("part_of_sentence", content, _PARTIAL, "The words are part of the sentence"))
        if segment.kind.spoken and said.cue == "said_before":
            evidence.append(Evidence("in_a_turn", said.at, _TOLD_IN_TALK, "In talk, what is said may be made up"))
        if not (stretch.opened and stretch.closed):
            edge = stretch.end if stretch.opened else stretch.start
            evidence.append(Evidence("mark_missing", Span(edge, edge), _BROKEN, "A quotation mark is missing"))
        if stretch.apart:
            content = Span(stretch.inner, stretch.outer)
            evidence.append(Evidence("set_apart", content, _APART, "The formatting sets it off as a quotation"))
        sure = 1.0 / (1.0 + exp(-sum(e.weight for e in evidence)))
        span, content = Span(stretch.start, stretch.end), Span(stretch.inner, stretch.outer)
        if said.phrase is not None and said.phrase.pronoun != "i" and said.meant is not None and not nested:
            sex = said.phrase.pronoun if said.phrase.pronoun in ("he", "she") else said.phrase.sex
            self.who.spoke(said.phrase.span, said.meant.speaker, sex)
        return Quote(
            self.interview.source, span, content, round(sure, 4), tuple(evidence), _attribution(said, self.threshold)
        )


def _still(meant: Meant, sure: float) -> Meant:
    """The same person as before, a little less surely."""
    return Meant(meant.speaker, max(min(_LEAST, meant.sure), meant.sure * sure))


def _attribution(said: _Said, threshold: float) -> Attribution:
    """Who is meant, with the words that say so; an alternative, where that is less sure than ``threshold``."""
    if said.meant is None:
        return Attribution(None)
    sure = round(said.meant.sure * {"told_of": 0.9, "takes_turns": 0.95}.get(said.cue, 1.0), 4)
    odds = round(log(sure / (1.0 - sure)), 3)
    out = []
    if said.phrase is not None:
        how = "a pronoun" if said.phrase.pronoun else "a name" if said.phrase.found else "a description"
        out.append(Evidence("subject", said.phrase.span, odds, f"Its subject is {how}"))
    else:
        out.append(Evidence(said.cue, said.at, odds, said.note))
    if said.meant.antecedent is not None:
        out.append(Evidence("antecedent", said.meant.antecedent, 0.0, "Whom the pronoun or description means"))
    if sure < threshold:
        return Attribution(None, 0.0, tuple(out), ((said.meant.speaker, sure),))
    return Attribution(said.meant.speaker, sure, tuple(out))


def _pronoun(inverted: regex.Match[str]) -> Phrase:
    kind = next(name for name, value in inverted.groupdict().items() if value is not None)
    return Phrase(Span(*inverted.span()), pronoun=kind)


def _titled(text: str, stretch: Stretch) -> bool:
    """True for words written as the title of a work: each long one with a capital."""
    words = _WORD.findall(text, stretch.inner, min(stretch.outer, stretch.inner + 120))
    long = [w for w in words if len(w) > 3]
    return len(long) > 1 and all(w[0].isupper() for w in long) and 2 * len(long) >= len(words)

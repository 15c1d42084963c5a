"""``qaparse explain``: every decision with its evidence, the words themselves marked."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from ..records import DOUBTFUL, Evidence, Interview, Quote, Segment, Span, Speaker
from .reading import add_arguments, probability, read, verdict
from .terminal import Style, printable, width

__all__ = ["Page", "add"]

_EPILOG = """\
Each block is shown as it was read: its kind and how sure that is, who speaks and how sure that is, and the
others who could. Below stands what spoke for (+) and against (-) it, in log-odds, strongest first. The words
that were seen are underlined on a terminal, in [[ ]] elsewhere. Answers of one group that nobody is named for are
by one person, whoever that is. NO_COLOR=1 switches colour off.

examples:
  qaparse explain interview.txt | less -R
  qaparse sample | qaparse explain - --all
  qaparse explain interview.txt --doubtful        what to look at again: kinds and names less sure than 80%
  qaparse explain interview.txt --doubtful 0.95
"""

#: How many cues of each decision are shown unless all are asked for.
_STRONGEST = 4
#: An unmarked stretch longer than this is shown by its two ends.
_LONG = 240
_END = 100


def add(verbs: Any) -> None:
    """Declare the verb."""
    parser = verbs.add_parser(
        "explain",
        help="show each decision with its evidence",
        description="Read an interview and show, block by block, what was decided, how surely, and why.",
        epilog=_EPILOG,
    )
    add_arguments(parser)
    parser.add_argument("--all", action="store_true", help="every cue, and all of the text")
    parser.add_argument(
        "--doubtful",
        metavar="BELOW",
        nargs="?",
        type=_below,
        const=DOUBTFUL,
        help=f"only the blocks whose kind, or named speaker, is less sure than BELOW (0 to 1; {DOUBTFUL} unless given)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the explanation."""
    interview = read(args)
    page = Page(interview.text, Style.of(sys.stdout), width(), whole=args.all, doubtful=args.doubtful)
    for line in page.lines(interview):
        print(line)
    return verdict(interview, args.file)


def _below(value: str) -> float:
    try:
        return probability(value)
    except argparse.ArgumentTypeError as e:
        raise argparse.ArgumentTypeError(f"{e}; FILE stands before --doubtful") from None


@attrs.frozen
class Page:
    """An interview's decisions as lines of at most ``width`` columns (colour codes apart).

    With ``doubtful`` only the segments that ``Interview.doubtful`` gives for it are shown.
    """

    text: str
    style: Style
    width: int = 100
    whole: bool = False
    doubtful: float | None = None

    def lines(self, interview: Interview) -> Iterator[str]:
        """The verdict, the cast, and each segment."""
        what = "an interview" if interview.is_interview else "no interview"
        yield self.style.paint(f"{what} {interview.confidence:.0%}", "bold")
        whole = interview.evidence[0].span if interview.evidence else Span(0, 0)
        yield from self._evidence("", interview.evidence, whole)
        for speaker in interview.speakers:
            yield from self._speaker(speaker)
        numbered = list(enumerate(interview.segments, 1))
        if self.doubtful is not None:
            chosen = {s.span for s in interview.doubtful(self.doubtful)}
            numbered = [(number, segment) for number, segment in numbered if segment.span in chosen]
            yield f"{len(numbered)} of {len(interview.segments)} segments are less than {self.doubtful:.0%} sure"
        for number, segment in numbered:
            yield ""
            yield from self._segment(number, segment)
        for quote in interview.quotes:
            if self.doubtful is None or min(quote.confidence, _sure_of_speaker(quote)) < self.doubtful:
                yield ""
                yield from self._quote(quote)

    def _speaker(self, speaker: Speaker) -> Iterator[str]:
        facts = [f"also {', '.join(speaker.aliases)}"] if speaker.aliases else []
        facts += [speaker.pronouns] if speaker.pronouns else []
        facts += [", ".join(speaker.words)] if speaker.words else []
        yield self._colour(str(speaker.role), f"{speaker.role} {speaker}") + "".join(f"; {fact}" for fact in facts)
        # What is told of somebody has no weight and stands behind what decided.
        yield from self._evidence("", [e for e in speaker.evidence if e.weight], Span(0, 0))
        yield from self._evidence("", [e for e in speaker.evidence if not e.weight], Span(0, 0))

    def _segment(self, number: int, segment: Segment) -> Iterator[str]:
        said = segment.attribution
        head = f"{number}. {self._colour(segment.kind.value, segment.kind.value)} {segment.confidence:.0%}"
        if said is not None:
            who = f"{said.speaker} {said.confidence:.0%}" if said.speaker else "nobody named"
            others = [f"{speaker} {p:.0%}" for speaker, p in said.alternatives]
            head += f", said by {who}" + (f" (or {', '.join(others)})" if others else "")
            if said.speaker is None and said.group is not None:
                head += f", group {said.group}"
        yield head
        seen = [*segment.evidence, *(said.evidence if said else ())]
        yield from textwrap.wrap(
            self._marked(segment.span, seen),
            self.width,
            initial_indent="   ",
            subsequent_indent="   ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from self._evidence("kind", segment.evidence, segment.span)
        if said is not None:
            yield from self._evidence("who", said.evidence, segment.span)

    def _quote(self, quote: Quote) -> Iterator[str]:
        said = quote.attribution
        who = f"{said.speaker} {said.confidence:.0%}" if said and said.speaker else "nobody named"
        yield f"{self._colour('quote', 'quote')} {quote.confidence:.0%} at {quote.span.start}, said by {who}"
        yield from textwrap.wrap(
            self._short(quote.span.start, quote.span.end), self.width, initial_indent="   ", subsequent_indent="   "
        )
        yield from self._evidence("cue", quote.evidence, quote.content)
        if said is not None:
            yield from self._evidence("who", said.evidence, quote.content)

    def _marked(self, span: Span, seen: Iterable[Evidence]) -> str:
        """The text of ``span`` with what the cues saw set off; long stretches that none saw are cut short."""
        out, at = [], span.start
        for mark in _joined(e.span for e in seen if e.span in span and 0 < len(e.span) < len(span)):
            out += [self._short(at, mark.start), self.style.mark(printable(mark.of(self.text)))]
            at = mark.end
        return "".join([*out, self._short(at, span.end)])

    def _short(self, start: int, end: int) -> str:
        if self.whole or end - start <= _LONG:
            return printable(self.text[start:end])
        return printable(f"{self.text[start : start + _END].rstrip()} … {self.text[end - _END : end].lstrip()}")

    def _evidence(self, title: str, seen: Sequence[Evidence], here: Span) -> Iterator[str]:
        """A line a cue, strongest first; equal cues are told apart by where they fired."""
        strongest = sorted(seen, key=lambda e: -abs(e.weight))
        shown = strongest if self.whole else strongest[:_STRONGEST]
        for e in shown:
            words = "" if e.span == here or not e.span else f": “{_clip(e.span.of(self.text))}”"
            place = "" if not words or e.span in here else f" at {e.span.start}"
            yield self.style.paint(f"   {title:4} {e.weight:+6.2f}  ", "dim") + f"{e.note or e.cue}{words}{place}"
            title = ""
        if len(strongest) > len(shown):
            rest = sum(e.weight for e in strongest[len(shown) :])
            yield self.style.paint(f"   {title:4} {rest:+6.2f}  {len(strongest) - len(shown)} more", "dim")

    def _colour(self, name: str, text: str) -> str:
        colour = {"interviewer": "question", "interviewee": "answer"}.get(name, name)
        return self.style.paint(text, "bold", colour if colour in ("question", "answer") else "other")


def _sure_of_speaker(quote: Quote) -> float:
    """How sure the speaker is; nobody named is no claim."""
    said = quote.attribution
    return said.confidence if said and said.speaker else 1.0


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping ones made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _clip(text: str, limit: int = 40) -> str:
    flat = printable(" ".join(text.split()))
    return flat if len(flat) <= limit else f"{flat[: limit - 1].rstrip()}…"

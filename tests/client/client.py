"""A program of somebody who uses qaparse and checks types strictly; ``.ci/run`` checks it against the wheel."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import qaparse
from qaparse.cues import Block, OwnCue, votes_for

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:

    def assert_type(_value, _type):
        """Python 3.10 has none, and the checkers have looked."""


TEXT = "Where were you born?\n\nIn Lund. My mother sold fish.\n\nGo on then.\n\nI was ten years old, and I left."


@votes_for("question", weight=4.0, fires=["[[Go on]] then."], silent=["We go on."])
def goes_on(block: Block) -> Iterator[qaparse.Span]:
    """The host says: go on."""
    yield from block.find(r"\GGo on")


class Nobody:
    """An attributor that knows nobody."""

    def attribute(self, interview: qaparse.Interview, *, threshold: float = 0.5) -> qaparse.Interview:
        """The interview as it is."""
        return interview


def names(interview: qaparse.Interview) -> list[str]:
    """Who answers what, with how much certainty and why."""
    lines: list[str] = []
    for exchange in interview.exchanges:
        assert_type(exchange.question, qaparse.Turn)
        for answer in exchange.answers:
            said = answer.attribution
            assert_type(said, "qaparse.Attribution | None")
            if said is not None and said.speaker is not None:
                why = max(said.evidence, key=lambda e: abs(e.weight), default=None)
                lines.append(f"{said.speaker.name} {said.confidence:.2f} {why.note if why else ''}")
    return lines


def several(paths: list[Path]) -> int:
    """How many of these files can be read."""
    read = 0
    for result in qaparse.parse_many(paths, workers=0, cues=[goes_on]):
        if isinstance(result, qaparse.Failed):
            assert_type(result.error, Exception)
        else:
            assert_type(result, qaparse.Parsed)
            read += len(result.interview.segments) > 0
    return read


def main() -> int:
    """Read, correct, write, load."""
    assert_type(goes_on, OwnCue)
    interview = qaparse.parse(TEXT, speakers=[qaparse.Speaker("Ada King")], cues=[goes_on], limits=qaparse.Limits())
    assert_type(interview, qaparse.Interview)
    kinds: list[qaparse.Kind] = [segment.kind for segment in interview.segments]
    said = qaparse.Correction(qaparse.Span(0, 20), "Where were you born?", kind=qaparse.Kind.NARRATION)
    corrected = qaparse.apply(interview, [said])
    again = qaparse.Interview.from_dict(corrected.to_dict())
    other = qaparse.parse(TEXT.encode(), format="text", attributor=Nobody())
    try:
        qaparse.parse(TEXT, format="none such")
    except qaparse.errors.UnknownFormatError as error:
        assert_type(error.known, tuple[str, ...])
    page: str = interview.to_html()
    print(len(kinds), again == corrected, other.is_interview, len(page) > 0, *names(interview), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

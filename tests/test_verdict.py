"""Whether a document is an interview: what is none is called so, and what is one is never refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("qaparse.api")

import qaparse
import qaparse.training
from qaparse.evaluation import Rendering, load, render
from qaparse.records import Interview, Kind
from qaparse.segmentation.verdict import MEASURES
from qaparse.segmentation.verdict import load as load_weights

HERE = Path(__file__).resolve().parent / "fixtures"
#: The documents that the weights were fitted on, and others that nobody had looked at before they were final.
FITTED, UNSEEN = Path(qaparse.training.__path__[0]), HERE / "verdict"


def _texts(path: Path) -> list[object]:
    """Each document stands below a line ``=== what it is``."""
    parts = (part.partition("\n") for part in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:])
    return [pytest.param(text, id=what) for what, _, text in parts]


def _share(path: Path, *, is_interview: bool) -> float:
    texts = [case.values[0] for case in _texts(path)]
    return sum(qaparse.parse(text).is_interview is is_interview for text in texts) / len(texts)


@pytest.mark.parametrize("text", _texts(FITTED / "interviews.txt"))
def test_an_interview_is_never_refused(text):
    interview = qaparse.parse(text)
    assert interview.is_interview, "\n".join(f"{e.weight:+.2f} {e.note}" for e in interview.evidence)
    assert interview.exchanges


def test_what_is_no_interview_is_called_so():
    # Still taken for one: a novel in dashes, a parliament, a court that weighs, a guide for applicants.
    assert _share(FITTED / "others.txt", is_interview=False) >= 0.87


#: Exchanges of a few words without a mark look like a list.
REFUSED = {
    ("rapid-fire", "plain"),
    ("rapid-fire", "tight"),
    *(("spanish-magazine", r) for r in ("labelled", "initials")),
}


@pytest.mark.parametrize(("name", "least"), [("interviews", 1.0), ("others", 0.82)])
def test_documents_that_were_not_fitted_on_are_told_apart(name, least):
    # Not tuned on. Minutes that give each turn, a sermon and a dialogue of philosophers are missed.
    assert _share(UNSEEN / f"{name}.txt", is_interview=name == "interviews") >= least


def test_all_fixtures_are_interviews_in_every_rendering():
    for path in sorted((HERE / "interviews").glob("*.gold")):
        (gold,) = load(path)
        for how in (Rendering.PLAIN, Rendering.TIGHT, Rendering.LABELLED, Rendering.INITIALS):
            page = render(gold, how) if gold.is_interview else None
            if page is not None and (gold.id, how.value) not in REFUSED:
                assert qaparse.parse(page.text).is_interview, f"{gold.id}, {how}"


# ---------------------------------------------------------------- what is no interview, read


PLAY = """\
ACT ONE

A kitchen. Morning.

VOSS: Is this the room?

MRS PELL: This is the kitchen.

VOSS: I was told a room with a window.

MRS PELL: Did they say which?

VOSS (looking): Is that one?

[He points.]

MRS PELL: That's a painting of one. Are you a painter?
"""


@pytest.fixture
def play() -> Interview:
    interview = qaparse.parse(PLAY)
    assert not interview.is_interview
    return interview


def test_nothing_is_forced_into_exchanges(play):
    assert play.exchanges == ()
    assert play.speakers == ()
    assert not any(s.kind.spoken or s.attribution for s in play.segments)


def test_labels_outside_an_interview_are_kept(play):
    said = {s.label.of(PLAY).strip(): s.text for s in play.segments if s.label is not None}
    assert said["MRS PELL:"] == "That's a painting of one. Are you a painter?"
    assert said["VOSS (looking):"] == "Is that one?"
    assert [s.kind for s in play.segments if s.text == "[He points.]"] == [Kind.ASIDE]
    assert "".join("".join(s.span.of(PLAY).split()) for s in play.segments) == "".join(PLAY.split())


# ---------------------------------------------------------------- the evidence


def test_the_verdict_says_why():
    text = (FITTED / "others.txt").read_text(encoding="utf-8").partition("=== software help")[2].partition("\n===")[0]
    interview = qaparse.parse(text.partition("\n")[2])
    assert not interview.is_interview
    against = {e.cue: e for e in interview.evidence if e.weight < 0}
    assert against["answers_serve"].note.endswith("% of the answers say what to press, or offer service")
    assert "names_another_genre" in against


@pytest.mark.parametrize("opens", ["Dear Mr. Pellow,", "Liebe Frau Rehm,", "Chère Madame,", "Estimada señora Ruiz:"])
def test_who_is_written_to_is_not_asked(opens):
    letter = (
        "Thank you for your card. Did the gate get mended?\n\nI can come in October. Would you mind the dog?\n\n"
        "She is nine now, and I still have your ladder.\n\nWith warm wishes,\nIris"
    )
    assert not qaparse.parse(f"{opens}\n\n{letter}").is_interview


def test_evidence_adds_up_to_the_verdict():
    from math import exp

    text = "Where were you born?\n\nIn Lund. I was the third.\n\nAnd when did you leave?\n\nI was ten."
    interview = qaparse.parse(text)
    odds = load_weights().bias + sum(e.weight for e in interview.evidence)
    assert interview.confidence == pytest.approx(1 / (1 + exp(-odds)), abs=0.02)  # the smallest are left out


def test_a_piece_of_an_interview_is_one():
    """Neither side says I or you; that it begins inside an answer tells it from a page of questions."""
    piece = (
        "The first winter of the mill was the worst, since the sluice froze every night.\n\n"
        "The grain came up from the valley by barge. It could wait until the thaw.\n\n"
        "What changed with the turbine?\n\n"
        "The river stopped mattering. Flour came out in any season, and the barges gave way to carts.\n\n"
        "The old wheel still turned for visitors."
    )
    interview = qaparse.parse(piece)
    assert interview.is_interview
    assert max(interview.evidence, key=lambda e: e.weight).cue == "begins_inside"
    titled = qaparse.parse("Questions about the mill\n\n" + piece)
    assert "begins_inside" not in {e.cue for e in titled.evidence}


def test_every_measure_has_a_weight_that_pulls_its_way():
    weights = load_weights().weights
    assert set(weights) == set(MEASURES)
    assert all(weights[name] < 0 for name, m in MEASURES.items() if m.warns)


def test_what_is_doubtful_is_so_by_the_verdict_too():
    prose = "The harbour was quiet. Nobody had been out since Tuesday.\n\nThe wind had turned.\n\nSo had the men."
    interview = qaparse.parse(prose)
    assert interview.doubtful(0.8) == ()
    assert all(s.confidence <= 1 for s in interview.segments)

"""Cues of a user's own: tried where they are declared, weighed with the rest, seen in records."""

from __future__ import annotations

import importlib
import json
import pickle
import re
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import qaparse
from qaparse import Span
from qaparse.cues import votes_for
from qaparse.errors import CueError
from qaparse.training.own import main as weigh

TALK = "Where were you born?\n\nIn Lund. My mother sold fish.\n\nGo on then.\n\nI was ten years old, and I left."


@votes_for("question", weight=4.0, fires=["[[Go on]] then."], silent=["We go on."])
def goes_on(block):
    """The host says: go on."""
    yield from block.find(r"\GGo on")


@votes_for(
    "speaker",
    weight=4.0,
    fires=["Q: Was it late? Over to [[Ada]].\nA: It was."],
    silent=["Q: Was it late, Ada?\nA: It was."],
)
def floor(naming):
    """The question gives the candidate the floor."""
    if naming.where == "question" and naming.ahead(re.compile(r"\bOver to\s+\Z")):
        yield naming.span


# ---------------------------------------------------------------- declared


def nothing(block):
    """Sees nothing."""
    return ()


@pytest.mark.parametrize(
    ("fires", "silent", "says"),
    [
        (["[[Go on]] then.", "Go [[on]] now"], [], r"in the example 'Go \[\[on\]\] now' it reports 'Go on', not 'on'"),
        (["[[Go on]]"], ["Go on"], "reports 'Go on', not nothing"),
        (["Go on"], [], "marks nothing"),
        ([], ["We go on."], "no example in which it fires"),
        (["[[We]] go on"], [], "reports nothing, not 'We'"),
    ],
)
def test_a_wrong_example_is_an_error_at_once(fires, silent, says):
    with pytest.raises(CueError, match=says):
        votes_for("question", weight=1.0, fires=fires, silent=silent)(goes_on.cue.find)


def test_a_wrong_example_of_a_speaker_is_one_too():
    with pytest.raises(CueError, match="reports nothing, not 'Ada'"):
        votes_for("speaker", weight=1.0, fires=["Q: Was it late, [[Ada]]?\nA: It was."])(floor.cue.find)
    with pytest.raises(CueError, match="it fails where it looks"):
        votes_for("speaker", weight=1.0, fires=["[[Ada]], no dialogue"])(floor.cue.find)


def without_words(block):
    yield Span(0, 1)


def outside(block):
    """Reports what it was not shown."""
    yield Span(0, 1)
    yield Span(0, len(block.text) + 1)


def no_span(block):
    """Reports what is none."""
    yield (0, 1)


def fails(block):
    """Fails."""
    raise KeyError("here")


@pytest.mark.parametrize(
    ("find", "options", "says"),
    [
        (without_words, {}, "no docstring"),
        (outside, {}, "no span of what it was shown"),
        (no_span, {}, "no span of what it was shown"),
        (fails, {}, "KeyError: 'here'"),
        (nothing, {"target": "byline"}, "it can vote for question, answer"),
        *[(goes_on.cue.find, {"weight": w}, "a weight is") for w in (float("nan"), float("inf"), "3", True, 101, None)],
    ],
)
def test_what_is_wrong_with_a_declaration_is_said(find, options, says):
    given = {"target": "question", "weight": 1.0, "fires": ["[[Go on]]"], **options}
    with pytest.raises(CueError, match=says) as raised:
        votes_for(given.pop("target"), **given)(find)
    assert isinstance(pickle.loads(pickle.dumps(raised.value)), CueError)


def test_a_cell_of_a_notebook_may_run_twice():
    again = votes_for("question", weight=1.0, fires=["[[Go on]] then."])(goes_on.cue.find)
    assert again.name == goes_on.name
    with pytest.raises(CueError, match="two cues have this name"):
        qaparse.parse(TALK, cues=[goes_on, again])


@pytest.mark.parametrize("cues", [nothing, [nothing], ["goes_on"], 3, goes_on.cue])
def test_what_is_no_cue_is_called_so(cues):
    with pytest.raises(CueError, match="it is no cue"):
        qaparse.parse(TALK, cues=cues)


# ---------------------------------------------------------------- weighed


def test_it_decides_and_shows_why():
    before, after = qaparse.parse(TALK), qaparse.parse(TALK, cues=[goes_on])
    assert str(before.segments[2].kind) == "answer"
    assert str(after.segments[2].kind) == "question"
    why = after.segments[2].evidence[0]
    assert (why.cue, why.weight, why.span.of(TALK), why.note) == ("own.goes_on", 4.0, "Go on", "The host says: go on")
    assert qaparse.Interview.from_dict(json.loads(json.dumps(after.to_dict()))) == after
    assert str(qaparse.parse(TALK, cues=[goes_on.weighing(-4)]).segments[2].kind) == "answer"


ADA, BEN = qaparse.Speaker("Ada King"), qaparse.Speaker("Ben Moor")


def panel(asked, answers):
    """A record of questions and answers, one after another, of which it is open who answers."""
    text = "\n\n".join(line for pair in zip(asked, answers) for line in pair)
    source, at, segments = qaparse.Source(text), 0, []
    for n, block in enumerate(text.split("\n\n")):
        segments.append(qaparse.Segment(source, Span(at, at + len(block)), "answer" if n % 2 else "question"))
        at += len(block) + 2
    return qaparse.Interview(source, tuple(segments), (ADA, BEN, qaparse.Speaker("Zoe Hart", "interviewer")), True)


OVER = "Over to {} for this one: was it late when you came home?"
PANEL = [
    [OVER, "What came then?", "Would you do it again?"],
    ["It was late, and it rained.", "Nothing came for a long while.", "I would, any day."],
]


@pytest.mark.parametrize("who", [ADA, BEN], ids=str)
def test_it_says_who_speaks(who):
    asked, answers = PANEL
    interview = panel([asked[0].format(str(who).split()[0]), *asked[1:]], answers)
    said = qaparse.attribute(interview, cues=[floor]).segments[1].attribution
    assert said.speaker == who
    assert any(e.cue == "own.floor" and e.weight == 4.0 for e in said.evidence)
    less = qaparse.attribute(interview, cues=[floor.weighing(-4)]).segments[1].attribution
    assert less.speaker != who


def test_it_joins_a_pipeline(pipeline):
    asked, answers = PANEL
    interview = panel([asked[0].format("Ben"), *asked[1:]], answers)
    said = (
        qaparse.attribute(interview, cues=[floor], attributor=qaparse.NlpAttributor(pipeline)).segments[1].attribution
    )
    assert said.speaker == BEN
    assert "own.floor" in {e.cue for e in said.evidence}


def test_an_attributor_of_ones_own_takes_none():
    class Nobody:
        def attribute(self, interview, *, threshold=0.5):
            return interview

    qaparse.parse(TALK, attributor=Nobody(), cues=[goes_on])
    with pytest.raises(CueError, match="decides by itself"):
        qaparse.parse(TALK, attributor=Nobody(), cues=[floor])


def test_a_cue_that_fails_while_reading_names_itself():
    @votes_for("question", weight=1.0, fires=["[[Go on]]"])
    def fragile(block):
        """Cannot stand fish."""
        if "fish" in block.text:
            raise RuntimeError("fish")
        yield from block.find("Go on")

    with pytest.raises(CueError, match="cue fragile: it fails where it looks: RuntimeError: fish"):
        qaparse.parse(TALK, cues=[fragile])
    results = list(qaparse.parse_many([TALK, "Where were you born?"], cues=[fragile], workers=0))
    assert isinstance(results[0].error, CueError)
    assert isinstance(results[1], qaparse.Parsed)


def test_corrections_keep_the_cue():
    interview = qaparse.parse(TALK, cues=[goes_on])
    said = qaparse.Correction(Span(0, 20), "Where were you born?", kind=qaparse.Kind.NARRATION)
    corrected = qaparse.apply(interview, [said], cues=[goes_on])
    assert str(corrected.segments[0].kind) == "narration"
    assert str(corrected.segments[2].kind) == "question"


# ---------------------------------------------------------------- laws

BLOCKS = st.lists(
    st.sampled_from(
        [
            "Where were you born?",
            "In Lund. My mother sold fish.",
            "Ada King: Yes.",
            "Bo Lind: And then?",
            "I was ten, and I left; nobody asked why.",
            "- a list",
            "Words by Ada King",
            "THE END",
            "He said so, and she agreed. It was a long day in the harbour.",
            "Tell me about it.",
        ]
    ),
    min_size=1,
    max_size=12,
)
TARGETS = st.sampled_from(["question", "answer", "narration", "heading"])


def marker(target, weight):
    @votes_for(target, weight=weight, fires=["So it [[zigzagged]]."])
    def marks(block):
        """Says the word."""
        yield from block.find("zigzagged")

    return marks


@given(BLOCKS, TARGETS, st.integers(0, 11))
def test_a_weight_of_nothing_changes_nothing(blocks, target, place):
    blocks[place % len(blocks)] += " So it zigzagged."
    text = "\n\n".join(blocks)
    assert qaparse.parse(text, cues=[marker(target, 0.0)]) == qaparse.parse(text)


@given(BLOCKS, TARGETS, st.integers(0, 11), st.floats(0.01, 20))
def test_a_weight_never_lowers_its_target(blocks, target, place, weight):
    """Of the joint reading, in the block where it fires: the law is the chain's, whatever the block."""
    blocks[place % len(blocks)] += " So it zigzagged."
    text = "\n\n".join(blocks)
    probable = [_probability(text, marker(target, w), target) for w in (0.0, weight)]
    assume(None not in probable)
    assert probable[1] >= probable[0] - 1e-9


ANSWERS = st.lists(
    st.sampled_from(
        [
            "I said so to Ada.",
            "Ben knows that better.",
            "Yes.",
            "It rained, and we waited for the boats.",
            "As Ada said, no.",
        ]
    ),
    min_size=1,
    max_size=8,
)


@given(ANSWERS, st.integers(0, 7), st.floats(0.01, 20))
def test_a_weight_never_lowers_its_speaker(answers, place, weight):
    place %= len(answers)
    asked = ["What was it like on the water?" for _ in answers]
    asked[place] = OVER.format("Ben")
    interview, seen = panel(asked, answers), []
    for w in (0.0, weight):
        said = qaparse.attribute(interview, cues=[floor.weighing(w)]).segments[2 * place + 1].attribution
        seen.append(dict([(said.speaker, said.confidence), *said.alternatives])[BEN])
    assert seen[1] >= seen[0] - 2e-4  # four places, never rounded up


def _probability(text, cue, target):
    """How probable the target is in the joint reading of the first look, which alone is a sum of votes."""
    from qaparse import segmentation
    from qaparse.records import Kind, Source

    seen = []

    def look(document):
        seen.append(document)
        return 0.5, ()

    interview = segmentation.read_document(Source(text), cues=[cue], verdict=look)
    reading = seen[0].reading
    where = [i for i, v in enumerate(seen[0].views) if "zigzagged" in v.block.text[v.block.start : v.block.end]]
    return reading.probability(where[0], Kind(target)) if where and interview.segments else None


@given(st.text(), TARGETS, st.floats(-100, 100))
def test_any_text_is_read(text, target, weight):
    interview = qaparse.parse("zigzagged " + text + "\n\nzigzagged?", cues=[marker(target, weight)])
    assert all(0 <= s.confidence <= 1 for s in interview.segments)
    assert qaparse.Interview.from_dict(interview.to_dict()) == interview


# ---------------------------------------------------------------- many documents


def test_workers_import_it(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    cue = importlib.import_module("own_cues_for_workers").goes_on
    (result,) = qaparse.parse_many([TALK], workers=1, cues=[cue.weighing(5)])
    assert result.interview == qaparse.parse(TALK, cues=[cue.weighing(5)])
    assert result.interview.segments[2].evidence[0].weight == 5.0


def test_one_that_no_worker_can_import_says_so_first():
    with pytest.raises(CueError, match="declare it in a module of its own, or workers=0"):
        qaparse.parse_many([TALK], workers=1, cues=[marker("question", 1.0)])
    (result,) = qaparse.parse_many([TALK], workers=0, cues=[marker("question", 1.0)])
    assert isinstance(result, qaparse.Parsed)


# ---------------------------------------------------------------- learned

GOLD = """title: Go on
language: en
genre: spoken
speaker: Ada King | interviewer
speaker: Bo Lind | interviewee
---
question @Ada King    | Where were you born?
answer @Bo Lind       | In Lund. My mother sold fish.
question @Ada King    | Go on then.
answer @Bo Lind       | I was ten years old, and I left.
"""


def test_a_weight_is_learned_from_gold(tmp_path, capsys):
    (tmp_path / "talk.gold").write_text(GOLD, encoding="utf-8")
    source = (Path(__file__).parent / "own_cues_for_workers.py").read_text(encoding="utf-8")
    (tmp_path / "cues.py").write_text(source.replace("weight=4.0", "weight=0.0"), encoding="utf-8")
    assert weigh([str(tmp_path / "cues.py"), "--gold", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    learned = float(re.fullmatch(r"goes_on: (\+\d\.\d\d) \(was \+0\.00; bears on 1 of 1\)\n", said)[1])
    assert 0.5 < learned < 6
    wrong = GOLD.replace("question @Ada King    | Go on", "answer @Bo Lind       | Go on")
    (tmp_path / "talk.gold").write_text(wrong, encoding="utf-8")
    assert weigh([str(tmp_path / "cues.py"), "--gold", str(tmp_path)]) == 0
    assert float(capsys.readouterr().out.split()[1]) < 0


def test_a_script_without_cues_is_refused(tmp_path):
    (tmp_path / "cues.py").write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        weigh([str(tmp_path / "cues.py"), "--gold", str(tmp_path)])
    assert sys.modules.get("cues") is None

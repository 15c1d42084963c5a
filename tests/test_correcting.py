"""Corrections: found again by their words, kept as evidence, and the rest said anew."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse import Correction, Kind, Role, Span, Speaker
from qaparse.cli import main
from qaparse.errors import CorrectionError, MissedCorrectionsError
from qaparse.examples import sample


@pytest.fixture(scope="module")
def interview():
    return qaparse.parse(sample())


def of(segment, **what) -> Correction:
    return Correction(segment.content, segment.text, **what)


def saved(*rows):
    return {"schema": "qaparse.corrections/1", "corrections": list(rows)}


def test_a_speaker_is_set_and_says_what_was_read(interview):
    segment = interview.segments[21]
    corrected = qaparse.apply(interview, [of(segment, speaker=Speaker("Lucía Ferro"))])
    said = corrected.segments[21].attribution
    assert said.speaker == interview.speakers[2]
    assert said.confidence == 1.0
    assert [(e.cue, e.note) for e in said.evidence] == [
        ("given", f"Given by a reader; read as Idris Vance, {segment.attribution.confidence:.0%} sure")
    ]
    assert corrected.text == interview.text
    assert corrected.evidence[-1].note == "A reader saw it and made 1 correction"


def test_a_kind_is_set_and_its_speaker_is_said_anew(interview):
    corrected = qaparse.apply(interview, [of(interview.segments[22], kind=Kind.ANSWER)])
    last = corrected.segments[22]
    assert (last.kind, last.confidence) == (Kind.ANSWER, 1.0)
    assert last.evidence[0].note.startswith("Given by a reader; read as narration, ")
    assert last.attribution is not None
    back = qaparse.apply(corrected, [of(last, kind=Kind.NARRATION)])
    assert back.segments[22].attribution is None


def test_what_hangs_together_with_a_correction_follows():
    asked = "How do you begin?", "And what comes then?", "When is it done?", "What do you do after that?"
    text = "\n\n".join(f"{question}\n\nI listen to the rain.\n\nWe carry the boards out." for question in asked)
    interview = qaparse.parse(text, speakers=["Bo Lind", "Kim Lo"])
    answers = [n for n, s in enumerate(interview.segments) if s.kind is Kind.ANSWER]
    assert len(answers) == 8
    first = interview.segments[answers[0]]
    assert first.attribution.group == interview.segments[answers[2]].attribution.group is not None
    for name, other in (("Kim Lo", "Bo Lind"), ("Bo Lind", "Kim Lo")):
        said = Correction(first.span, first.text, None, Speaker(name), after="We carry the boards out.")
        corrected = qaparse.apply(interview, [said])
        assert [str(corrected.segments[n].speaker) for n in answers] == [name, other] * 4


def test_somebody_who_was_missing_joins_the_cast(interview):
    corrected = qaparse.apply(interview, [of(interview.segments[21], speaker=Speaker("Bo Lind"))])
    assert corrected.speakers[-1] == Speaker("Bo Lind", Role.INTERVIEWEE)
    assert qaparse.Interview.from_dict(json.loads(json.dumps(corrected.to_dict()))) == corrected


def test_corrections_are_found_again_in_another_version(interview):
    corrections = [of(s, kind=Kind.ASIDE) for s in interview.segments[4:9:2]]
    wanted = [s.text for s in interview.segments[4:9:2]]
    for text in ("A new title\n\n" + sample(), sample().replace("\n\n", "\n\n\n"), sample().replace("\n", "\r\n")):
        corrected = qaparse.apply(qaparse.parse(text), corrections)
        assert [" ".join(s.text.split()) for s in corrected.segments if s.kind is Kind.ASIDE] == [
            " ".join(t.split()) for t in wanted
        ]


def test_of_the_same_words_those_are_meant_that_stand_beside_the_same():
    text = "Did you go?\n\nYes.\n\nDid you stay?\n\nYes.\n\nDid you sing, or did you not?\n\nYes."
    interview = qaparse.parse(text, speakers=["Bo Lind", "Kim Lo"])
    row = Correction(Span(900, 904), "Yes.", None, Speaker("Kim Lo"), "Did you stay?", "Did you sing, or")
    corrected = qaparse.apply(interview, [row])
    assert [n for n, s in enumerate(corrected.segments) if s.attribution and s.attribution.confidence == 1.0] == [3]
    with pytest.raises(MissedCorrectionsError, match="stand in 3 places"):
        qaparse.apply(interview, [Correction(Span(900, 904), "Yes.", None, Speaker("Kim Lo"))])


def test_what_is_not_found_is_reported_or_left_out(interview):
    lost = Correction(Span(3, 9), "Nobody ever said this.", Kind.ASIDE)
    part = Correction(Span(0, 3), "rent", Kind.ASIDE)
    kept = of(interview.segments[22], kind=Kind.ANSWER)
    with pytest.raises(MissedCorrectionsError, match="2 of 3 corrections") as error:
        qaparse.apply(interview, [lost, part, kept])
    assert [reason for *_, reason in error.value.missed] == [
        "its words are not in this text",
        "its words are no block of their own here",
    ]
    assert pickle.loads(pickle.dumps(error.value)).missed == error.value.missed
    corrected = qaparse.apply(interview, [lost, part, kept], strict=False)
    assert [s.kind for s in corrected.segments if s.kind is Kind.ASIDE] == []
    assert corrected.segments[22].kind is Kind.ANSWER


def test_a_document_that_was_none_becomes_an_interview():
    interview = qaparse.parse("The rain came down.\n\nIt went on for a week, and the river rose.")
    assert not interview.is_interview
    first, second = interview.segments
    said = [of(first, kind=Kind.QUESTION), of(second, kind=Kind.ANSWER, speaker=Speaker("Bo"))]
    corrected = qaparse.apply(interview, said)
    assert corrected.is_interview
    assert [str(e.answers[0].speaker) for e in corrected.exchanges] == ["Bo"]


ROW = {"span": [0, 3], "words": "Why", "kind": "aside"}
WRONG = [
    {},
    {"schema": "qaparse.corrections/9", "corrections": []},
    {"schema": "qaparse.corrections/1"},
    *[
        saved(row)
        for row in (
            None,
            7,
            {},
            {**ROW, "span": [3, 0]},
            {**ROW, "span": "ab"},
            {**ROW, "words": 3},
            {**ROW, "kind": "verse"},
            {**ROW, "kind": ["aside"]},
            {"span": [0, 3], "words": "Why"},
            {**ROW, "speaker": "Bo"},
            {**ROW, "speaker": {"name": " ", "role": "interviewee"}},
            {**ROW, "speaker": {"name": "Bo", "role": "host"}},
            {**ROW, "before": 3},
        )
    ],
]


@pytest.mark.parametrize("data", WRONG, ids=repr)
def test_what_is_no_correction_is_called_so(interview, data):
    with pytest.raises(CorrectionError):
        qaparse.apply(interview, data)


@given(st.text(), st.text(), st.integers(0, 40), st.sampled_from(list(Kind)))
def test_any_words_are_found_or_reported(text, words, start, kind):
    interview = qaparse.parse(text)
    corrected = qaparse.apply(interview, [Correction(Span(start, start + 3), words, kind)], strict=False)
    assert [s.span for s in corrected.segments] == [s.span for s in interview.segments]


# ---------------------------------------------------------------- the command


def test_apply_writes_a_record(tmp_path, interview, capsys):
    file, corrections, out = tmp_path / "press.txt", tmp_path / "corrections.json", tmp_path / "press.json"
    file.write_text(sample(), encoding="utf-8")
    segment = interview.segments[21]
    row = {"span": [*map(int, (segment.span.start, segment.span.end))], "words": segment.text}
    speaker = {"name": "Lucía Ferro", "role": "interviewee"}
    lost = {"span": [0, 3], "words": "gone away", "kind": "aside"}
    corrections.write_text(json.dumps(saved({**row, "speaker": speaker}, lost)), encoding="utf-8")
    assert main(["apply", str(file), str(corrections), "-o", str(out)]) == 2
    assert "gone away" in capsys.readouterr().err
    assert not out.exists()
    assert main(["apply", str(file), str(corrections), "-o", str(out), "--partly"]) == 0
    ((_, record),) = qaparse.load(out)
    assert str(record.segments[21].speaker) == "Lucía Ferro"
    assert main(["apply", str(file), str(corrections), "-o", str(out), "--partly"]) == 2
    assert main(["apply", str(file), str(corrections), "--partly"]) == 0
    assert json.loads(capsys.readouterr().out)["segments"][21]["attribution"]["confidence"] == 1.0


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000])
def test_apply_says_what_is_no_correction(tmp_path, content, capsys):
    (tmp_path / "press.txt").write_text(sample(), encoding="utf-8")
    (tmp_path / "c.json").write_text(content, encoding="utf-8")
    assert main(["apply", str(tmp_path / "press.txt"), str(tmp_path / "c.json")]) == 2
    assert "no corrections" in capsys.readouterr().err

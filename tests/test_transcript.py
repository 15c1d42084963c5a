"""What every reader of transcripts leans on: labels that the format marks, times and places, declared people."""

from __future__ import annotations

import pytest

from qaparse import Kind, Limits, Role, parse_file
from qaparse.api import _read
from qaparse.errors import LimitError
from qaparse.readers.transcript import Transcript, Words


def read(transcript, meta=None):
    return _read(transcript.source("text", meta or {}), (), "heuristic", 0.5, None, ())


def talk(asks="INV", answers="mot"):
    transcript = Transcript()
    for n, (who, words) in enumerate(
        [
            (asks, "So what did you do then?"),
            (answers, "I went home."),
            (answers, "10:30 Meeting: it was late, and Nobody: came."),
            (asks, "Why was that?"),
            (answers, "Because the ferry had gone."),
        ]
    ):
        transcript.turn(who, [Words(words, 2.0 * n, 2.0 * n + 1.5, page=1 + n // 3, line=n + 1)])
    return transcript


def test_marked_voices_are_the_only_labels():
    interview = read(talk())
    assert [(s.kind, s.speaker.name) for s in interview.segments] == [
        (Kind.QUESTION, "INV"),
        (Kind.ANSWER, "mot"),
        (Kind.ANSWER, "mot"),
        (Kind.QUESTION, "INV"),
        (Kind.ANSWER, "mot"),
    ]
    assert interview.segments[2].text.startswith("10:30 Meeting:")


def test_times_and_places_are_on_segments_turns_and_exchanges():
    interview = read(talk())
    segment, turn, exchange = interview.segments[1], interview.turns[1], interview.exchanges[0]
    assert (segment.begins, segment.ends, segment.page, segment.line) == (2.0, 3.5, 1, 2)
    assert (turn.begins, turn.ends, turn.page, turn.line) == (2.0, 5.5, 1, 2)
    assert (exchange.begins, exchange.ends, exchange.page) == (0.0, 5.5, 1)
    plain = read(Transcript())
    assert [(s.begins, s.page) for s in plain.segments] == []


def test_a_text_without_times_has_none():
    transcript = Transcript()
    transcript.turn("A", [Words("Where were you?")])
    transcript.turn("B", [Words("Out.")])
    assert {(s.begins, s.ends, s.page, s.line) for s in read(transcript).segments} == {(None, None, None, None)}


def test_declared_people_have_their_side():
    transcript = talk("Ada King", "Mo Lind")
    transcript.participant("Ada King", "interviewer", ["ferry master"])
    transcript.participant("Mo Lind", "interviewee")
    transcript.participant("Somebody Else")
    interview = read(transcript)
    assert [(s.name, s.role, s.words) for s in interview.speakers] == [
        ("Ada King", Role.INTERVIEWER, ("ferry master",)),
        ("Mo Lind", Role.INTERVIEWEE, ()),
    ]


def test_a_voice_that_is_marked_takes_part_beside_those_who_are_declared():
    transcript = talk("Ada King", "Mo Lind")
    transcript.turn("Ada King", [Words("Did anybody see you?")])
    transcript.turn("REL", [Words("I did. He was late.")])
    transcript.participant("Mo Lind", "interviewee")
    interview = read(transcript)
    assert [s.name for s in interview.speakers] == ["Ada King", "Mo Lind", "REL"]
    assert interview.segments[-1].speaker.name == "REL"


@pytest.mark.parametrize("participants", ["Ada", [1], [{"name": 3}], [{"name": "A", "role": "chair", "words": []}], {}])
def test_front_matter_of_any_shape_declares_nobody(participants):
    transcript = talk()
    assert len(read(transcript, {"participants": participants}).speakers) == 2


def test_nothing_is_written_where_nothing_is_said():
    transcript = Transcript()
    transcript.turn("Ada", [Words(" "), Words("")])
    assert transcript.source("text", {}).text == ""


def test_lines_of_a_turn_are_one_block_and_paragraphs_are_several():
    transcript = Transcript()
    transcript.turn("Ada", [Words("Who was\nthat?\n\nAnd why?"), Words("Ha!")])
    interview = read(transcript)
    assert interview.text == "Ada: Who was\nthat?\n\nAnd why? Ha!"
    assert len(interview.segments) == 2


def test_a_file_over_the_limit_is_not_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(LimitError) as caught:
        parse_file(path, limits=Limits(bytes=1000))
    assert (caught.value.what, caught.value.limit, caught.value.found) == ("bytes of the file", 1000, 5000)

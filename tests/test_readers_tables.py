"""Tables of talk: which column is which, rows that name nobody, and files that are tables only by name."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse.errors import FormatMismatchError, LimitError
from qaparse.readers import READERS, Limits, reader_for

FOLDER = Path(__file__).parent / "fixtures" / "readers" / "tables"


def read(data, limits=None):
    return READERS["csv"].read(data, limits or Limits())


def blocks(data):
    return read(data).text.split("\n\n")


def placed(data, kind):
    return [m.value for m in read(data).marks if m.kind == kind]


def test_an_oral_history():
    interview = qaparse.parse_file(FOLDER / "oral-history.csv")
    said = [(s.speaker.name if s.speaker else None, s.text) for s in interview.segments]
    assert said[0] == (None, '(They look at the model of the mill, and at the "new" sluice)')
    assert [str(s.kind) for s in interview.segments if s.speaker is None] == ["aside"] * 4
    assert said[1:5] == [
        (None, "[start of the tape]"),
        ("IV", "Tell me how the mill stopped."),
        ("MK", "It did not stop; it was stopped. In March, the water board came—three men—and took the wheel."),
        ("IV", "Who let them in? The key was under the stone, you said."),
    ]
    assert said[6] == ("MK", "I made them coffee, too. And they thanked me, which was the worst of it.")
    assert [text for who, text in said if who is None] == [
        said[0][1], "[start of the tape]", "[SHOWS THE KEY]", "[Dog barks]",
    ]  # fmt: skip
    assert [(who, text) for who, text in said[-3:] if who] == [
        ("NEIGHBOUR", "Sorry, he is looking for the cat."),
        ("MK", 'That is "Baron". He was there, too.'),
    ]
    assert (interview.turns[0].begins, interview.turns[0].line, interview.turns[1].line) == (130.0, 3, 4)


def test_another_delimiter_another_language_another_encoding():
    pytest.importorskip("charset_normalizer")
    interview = qaparse.parse_file(FOLDER / "german-cp1252.csv")
    assert [(s.speaker.name, s.begins, s.text) for s in interview.segments] == [
        ("Frau Brandt", 1.0, "Wann haben Sie das Boot gekauft; im Winter?"),
        ("Herr Öz", 4.0, "Im Frühjahr, für wenig Geld."),
        ("Frau Brandt", 9.0, "Und wer hat es gebaut?"),
        ("Herr Öz", 12.0, "Müller, der ältere. Er schlief darin, bis es fertig war."),
    ]


def test_columns_without_names_and_quotation_marks_that_are_words():
    source = read((FOLDER / "no-header.tsv").read_bytes())
    assert source.text.split("\n\n")[:4] == [
        'Ada King: Where is the "big" drum?',
        "Bo Lind: Under the stage, she said, where it rains.",
        "Ada King: And who plays it now?",
        'Bo Lind: Nobody. It plays when it rains, which is "often".',
    ]
    assert [m.value for m in source.marks if m.kind == "time"] == [1.0, 3.0, 7.0, 9.0, 14.0, 16.0]


def test_nobody_speaks_and_times_are_milliseconds():
    interview = qaparse.parse_file(FOLDER / "whisper.tsv")
    assert [(str(s.kind), s.begins, s.ends) for s in interview.segments] == [
        ("question", 0.0, 1.9),
        ("answer", 2.4, 4.8),
        ("question", 5.4, 7.0),
        ("answer", 7.6, 9.9),
    ]


def test_a_column_for_each_side():
    assert blocks((FOLDER / "questionnaire.csv").read_bytes())[:3] == [
        "Question: What did you hear first?",
        "Answer: The gate, and then nothing for a long time.",
        "Question: Who was with you?",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "speaker,text", "Text,Speaker", "ID,Speaker_Name,Utterance,notes", "Sprecher;Äußerung", "locuteur\tÉnoncé",
        "Hablante|Texto", "участник,текст,спикер", "話者,発言", "﻿Speaker,Words", '"who","said"', "SPEAKER , CONTENT ",
    ],
)  # fmt: skip
def test_columns_by_their_names(head):
    sign = next(s for s in ",;\t|" if s in head)
    cells = [cell.strip('"﻿ ').casefold() for cell in head.split(sign)]
    who = next(
        n for n, c in enumerate(cells) if c in "speaker speaker_name sprecher locuteur hablante спикер 話者 who".split()
    )
    text = next(
        n
        for n, c in enumerate(cells)
        if c in "text utterance äusserung énoncé texto текст 発言 words said content".split()
    )
    rows = []
    for name, words in (("Ada", "So"), ("Bo", "What for")):
        row = ["x"] * len(cells)
        row[who], row[text] = name, words
        rows.append(sign.join(row))
    data = "\r\n".join([head, *rows])
    assert blocks(data) == ["Ada: So", "Bo: What for"]
    assert reader_for(content=data).name == "csv"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("speaker,text\nDB,a\nDB:,b\nDB :,c", ["DB: a b c"]),
        ("speaker,text\n1,a\n2,b", ["Speaker 1: a", "Speaker 2: b"]),
        ("speaker,text\nA,a\nQ,b", ["A: a", "Q: b"]),
        ("speaker,text\n,(rain)\nAda,a\n,[rain]\n,b", ["(rain)", "Ada: a", "[rain]", "Ada: b"]),
        ("speaker,text\n,a\n,b", ["a", "b"]),
        ("speaker,text\nAda,\n,b\nBo", ["b"]),
        ("speaker,text,time\nAda,a,(later)\nAda,b,", ["(later)", "Ada: a b"]),
        ('speaker,text\nAda,"a ""b"" c"\nBo,"d\ne"', ['Ada: a "b" c', "Bo: d\ne"]),
        ('speaker,text\nAda,a "b\nBo,"c, d"\nCy,e', ['Ada: a "b', "Bo: c, d", "Cy: e"]),
        ('speaker,text\nAda,"a\nBo,b', ["Ada: a", "Bo: b"]),
        ("speaker,text\nAda,a &amp; b &#8212; &c &nosuch;", ["Ada: a & b — &c &nosuch;"]),
        ("speaker,text\n\n\nAda,a\n,\n,,,\nBo,b", ["Ada: a", "Bo: b"]),
        ("speaker,text,more\nAda,a", ["Ada: a"]),
        ("speaker,text\nAda,a, b,c\nBo,d,,", ["Ada: a, b, c", "Bo: d"]),
        ("text,speaker\na,Ada,b\nc,Bo", ["Ada: a", "Bo: c"]),
        ("Ada: a\nBo: b", ["Ada: a", "Bo: b"]),
        ("Who?\n\nMe.", ["Who?", "Me."]),
        ("Well, I went, and\nso did he.\nWhy, though?", ["Well, I went, and", "so did he.", "Why, though?"]),
        ("a\0b", ["ab"]),
    ],
)
def test_rows_of_any_make(data, said):
    assert blocks(data) == said


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("[00:01:02]", 62.0),
        ("1:02", 62.0),
        ("62.5", 62.5),
        ("62,5s", None),
        ("(1:02.5)", 62.5),
        ("01:02,5", 62.5),
        ("01:02:03:24", 3723.0),
        ("00;01;02;24", 62.0),
        ("0:01.5 - 0:09", 1.5),
        ("[0:01 --> 0:09]", 1.0),
        ("-", None),
        ("x", None),
    ],
)
def test_times_in_cells(cell, seconds):
    data = f'time;speaker;text\n"{cell}";Ada;a b c\n0:50;Bo;d'
    assert placed(data, "time")[0] == (50.0 if seconds is None else seconds)


def test_a_cell_of_two_times_says_when_it_ends():
    data = "Timespan,Content,Speaker\n0:00.0 - 0:05.0,Why?,Ada\n0:05.0 - 0:09.0,So.,Bo"
    assert (placed(data, "time"), placed(data, "until")) == ([0.0, 5.0], [5.0, 9.0])


TALK = ("Where did you learn it?", "At home, of course.", "From whom?", "From an aunt of mine.")


@pytest.mark.parametrize("head", ["", "id,a,b,c\n"])
@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), (0.25, 0.1, 0.75, 0.5)])
def test_numbers_of_rows_are_no_times_and_words_above_numbers_are_names(head, numbers):
    rows = zip(numbers, ("0:01", "0:05", "0:09", "0:12"), ("Ada", "Bo") * 2, TALK)
    data = head + "\n".join(f'{number},{time},{who},"{words}"' for number, time, who, words in rows)
    assert blocks(data) == [f"{who}: {words}" for who, words in zip(("Ada", "Bo") * 2, TALK)]
    assert (placed(data, "time"), placed(data, "until")) == ([1.0, 5.0, 9.0, 12.0], [])


def test_numbers_that_grow_unevenly_are_times():
    rows = zip((0, 2.5, 4, 9.75), ("Ada", "Bo") * 2, TALK)
    data = "\n".join(f'{time},{who},"{words}"' for time, who, words in rows)
    assert placed(data, "time") == [0.0, 2.5, 4.0, 9.75]


def test_our_own_rows_are_read_back():
    data = "turn,speaker,text,start,end,begins,ends\n1,Ada,Why?,0,9,1.5,2.0\n2,Bo,So.,11,17,2.5,3.0\n"
    assert (placed(data, "time"), placed(data, "until")) == ([1.5, 2.5], [2.0, 3.0])


def test_roles_have_a_column():
    rows = ["name,role,text", "Ada,Moderator,So.", "Bo,Participant,Hm.", "Cy,observer,Oh.", "Ada,,And?"]
    assert read("\n".join(rows)).meta["participants"] == [
        {"name": "Ada", "role": "interviewer", "words": ["Moderator"]},
        {"name": "Bo", "role": "interviewee", "words": ["Participant"]},
    ]
    alike = read("name,role,text\nAda,participant,So.\nBo,participant,Hm.")
    assert "participants" not in alike.meta
    assert blocks("role,text\nModerator,So.\nParticipant,Hm.") == ["Moderator: So.", "Participant: Hm."]


def test_rows_are_counted():
    assert placed('speaker,text\nAda,"a\nb"\n\nBo,c', "line") == [2, 4]


@pytest.mark.parametrize("data", ["", "\n", "\ufeff", "speaker,text\n", "speaker,text\n,\n"])
def test_nothing_said_is_nothing_read(data):
    assert read(data).text == ""


@pytest.mark.parametrize("data", ["1,2\n3,4\n", "0:01\n0:02\n", "speaker,time\nAda,0:01\n"])
def test_numbers_are_no_talk(data):
    with pytest.raises(FormatMismatchError, match="no column of it holds words"):
        read(data)


def test_an_endless_line_is_read_or_refused_and_leaves_nothing_behind():
    before = csv.field_size_limit()
    assert len(read("speaker,text\nAda," + "word " * 200_000).text) > 900_000
    assert len(read("a,b " * 100_000).text) > 300_000
    with pytest.raises(LimitError):
        read("x" * 1001, Limits(characters=1000))
    assert csv.field_size_limit() == before


TURNS = st.lists(st.tuples(st.sampled_from(["Ada", "Bo Lind", "DB"]), st.text('abc ,;"\t|é?.', min_size=1)), min_size=1)


@given(turns=TURNS, delimiter=st.sampled_from(",;\t|"))
def test_every_word_of_a_proper_table_is_there(turns, delimiter):
    turns = [(who, words) for who, words in turns if words.strip()]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([("speaker", "text"), *turns])
    source = read(file.getvalue())
    bare = source.text
    for mark in reversed(source.marks):
        if mark.kind == "voice":
            bare = bare[: mark.span.start] + bare[mark.span.end :]
    assert bare.split() == [word for _, words in turns for word in words.split()]


UNITS = [
    "a,b\n", '"', '""', '"a', ",", '",', '"\n', "\n", 'Ada,"b\n', "0:01,", "(a),", "&amp;", "&", "a\tb;c|d\n", ",[a]\n",
    "x,(a\n", "_", " ", "- ", "1",
]  # fmt: skip


@pytest.mark.parametrize("head", ["speaker,text\n", "", "a,", "speaker,text\n1 "])
@pytest.mark.parametrize("unit", UNITS)
def test_growth_is_linear(unit, head, grows_linearly):
    def work(document):
        try:
            read(document)
        except FormatMismatchError:
            assert "a" not in unit

    grows_linearly(lambda size: head + unit * (size // len(unit)), work, 4_000)


def test_memory_is_in_proportion():
    row = '{0:02}:{1:02}:07,{2},"So many words as people say in a row of a table, number {3}.",note\n'
    rows = (row.format(n // 60 % 24, n % 60, ("Ada King", "Bo Lind")[n % 2], n) for n in range(20_000))
    data = ("timestamp,speaker,words,tags\n" + "".join(rows)).encode()
    tracemalloc.start()
    try:
        source = read(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert source.text.count("number") == 20_000
    assert peak <= 12 * len(data)


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_table_of_talk_in_a_document_is_turns_with_their_times(format):
    rows = [("Time", "Speaker", "Text"), ("00:01", "Ada King", "Where did the **boats** go?")]
    rows += [("00:05", "Bo Lind", "North."), ("", "Bo Lind", "All of them."), ("0:12", "Ada King", "And then?")]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    text = "Tapes:\n\n" + "\n".join([lines[0], "|---|---|---|", *lines[1:]]) + "\n\nThe end."
    if format == "html":
        cells = ("".join(f"<td>{cell.replace('**', '')}</td>" for cell in row) for row in rows)
        text = f"<p>Tapes:</p><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table><p>The end.</p>"
    source = READERS[format].read(text, Limits())
    assert source.text == (
        "Tapes:\n\nAda King: Where did the boats go?\n\nBo Lind: North.\n\nBo Lind: All of them.\n\n"
        "Ada King: And then?\n\nThe end."
    )
    times = [(m.value, m.span.of(source.text)) for m in source.marks if m.kind == "time"]
    assert times == [(1.0, "Where did the boats go?"), (5.0, "North."), (12.0, "And then?")]

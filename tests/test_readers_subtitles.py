"""Captions: voices and labels, cues joined to turns, times, and what files do that no standard foresees.

Short cases stand in ``fixtures/readers/vtt-cases.txt`` and ``srt-cases.txt``.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse.errors import FormatMismatchError, LimitError
from qaparse.readers import READERS, Limits, reader_for

FIXTURES = Path(__file__).parent / "fixtures" / "readers"


def read(name, data):
    return READERS[name].read(data, Limits())


def said(interview):
    return [(t.speaker.name, str(t.kind), t.begins, t.ends) for t in interview.turns]


def test_teams():
    interview = qaparse.parse_file(FIXTURES / "teams.vtt")
    assert [who for who, *_ in said(interview)] == [
        "Ngozi Okafor", "Halvard Moe", "Ngozi Okafor", "Sunniva Dahl", "Halvard Moe", "Ngozi Okafor", "Halvard Moe",
    ]  # fmt: skip
    assert said(interview)[1] == ("Halvard Moe", "answer", 8.74, 15.48)
    assert interview.turns[1].text == (
        "I was six. My mother kept the light & the books, and one thing: nobody else was there. "
        "At 10:30 Meeting: that is how she wrote it down."
    )
    assert "5d0f3c1e" not in interview.text


def test_zoom():
    interview = qaparse.parse_file(FIXTURES / "zoom.vtt")
    assert [(who, begins) for who, _, begins, _ in said(interview)] == [
        ("Petra Vos", 2.0),
        ("Emeka Obi", 6.9),
        ("Petra Vos", 12.2),
        ("Emeka Obi", 14.1),
        ("Petra Vos", 18.9),
        ("Emeka Obi", 20.3),
        ("Lea", 23.5),
        ("Petra Vos", 25.2),
        ("Emeka Obi", 27.4),
    ]
    assert interview.turns[1].text == "Up. They go into the church tower. Well, one rule: never close the louvres."
    assert interview.text.count("Emeka Obi:") == 4


def test_hosts_who_share_the_questions_are_told_apart_and_named_in_full():
    interview = qaparse.parse_file(FIXTURES / "hosts.srt")
    assert [(s.name, str(s.role)) for s in interview.speakers] == [
        ("Marit Solheim Aas", "interviewer"),
        ("Jonas Feld", "interviewer"),
        ("Ines Prado", "interviewee"),
    ]
    assert [who.split()[0] for who, *_ in said(interview)] == (
        "Marit Jonas Marit Ines Jonas Ines Marit Ines Jonas Ines".split()
    )
    assert interview.turns[3].text.endswith("One thing: it floats for an hour.")


@pytest.mark.parametrize("name", ["teams.vtt", "zoom.vtt", "hosts.srt"])
@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_byte_order_marks_change_nothing(name, ends, encoding):
    document = (FIXTURES / name).read_text(encoding="utf-8")
    other = document.replace("\n", ends).encode(encoding)
    plain = read(name[-3:], document)
    assert reader_for(content=other).name == name[-3:]
    assert (read(name[-3:], other).text, read(name[-3:], other).marks) == (plain.text, plain.marks)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["[SPEAKER_00]: Why?", "[SPEAKER_01]: So.", "[SPEAKER_00]: When?"],
            "SPEAKER_00: Why?|SPEAKER_01: So.|SPEAKER_00: When?",
        ),
        (
            ["<v 王>你在\n哪里？", "<v 李>这里，\n很大。", "<v 李>很 big\n的。"],
            "王: 你在哪里？|李: 这里，很大。很 big 的。",
        ),
        (["<v 김>어디에서 빵을\n배웠어요?", "<v 이>\u200b", "<v 김>언제?"], "김: 어디에서 빵을 배웠어요?|김: 언제?"),
    ],
)
def test_labels_in_brackets_and_scripts_without_spaces(lines, text):
    shown = "".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{line}\n\n" for n, line in enumerate(lines))
    assert read("vtt", "WEBVTT\n\n" + shown).text == text.replace("|", "\n\n")


def test_what_the_header_says():
    header = "WEBVTT - How boats sink\nKind: captions\nLanguage: en-GB\n\n"
    assert read("vtt", header + "00:01.000 --> 00:02.000\nSlowly.").meta == {
        "title": "How boats sink",
        "language": "en-GB",
    }
    assert read("vtt", "WEBVTT Kind: captions; Language: nn\n\n").meta == {"language": "nn"}


@pytest.mark.parametrize("name", ["vtt", "srt"])
@pytest.mark.parametrize("document", ["Who?\n\nMe.", "{}", "1\n2\n3", "00:01 --> \n"])
def test_what_has_no_cue_is_refused(name, document):
    with pytest.raises(FormatMismatchError, match="says when a cue begins"):
        read(name, document)


@pytest.mark.parametrize("document", ["", "\n\n", "WEBVTT", "WEBVTT\n\nNOTE nobody came\n"])
def test_nothing_said_is_nothing_read(document):
    assert read("vtt", document).text == ""


def test_subtitles_that_are_called_the_other_kind_are_read_all_the_same():
    vtt = (FIXTURES / "zoom.vtt").read_text()
    srt = (FIXTURES / "hosts.srt").read_text()
    assert read("srt", vtt).text == read("vtt", vtt).text
    assert read("vtt", srt).text == read("srt", srt).text


WORDS = st.text("abcdefghij,'é", min_size=1, max_size=12)
TURNS = st.lists(st.tuples(st.sampled_from(["Ada King", "Bo", "Speaker 2"]), st.lists(WORDS, min_size=1, max_size=9)))


@given(turns=TURNS, seed=st.integers(0, 9))
def test_every_word_is_there_however_it_is_cut_into_cues(turns, seed):
    draw = random.Random(seed)
    cues, expected = ["WEBVTT"], []
    for who, some in turns:
        words = [f"{word}{len(expected) + n}" for n, word in enumerate(some)]
        expected += words
        while words:
            size = draw.randint(1, 4)
            line = draw.choice([" ", "\n"]).join(words[:size])
            now = f"00:00:{len(cues) % 60:02}"
            cues.append(f"{now}.000 --> {now}.500\n<v {who}>{line}{draw.choice(['', '</v>'])}")
            del words[:size]
    source = read("vtt", "\n\n".join(cues) + "\n")
    voices = {m.span.of(source.text) for m in source.marks if m.kind == "voice"}
    assert voices <= {"Ada King:", "Bo:", "Speaker 2:"}
    bare = source.text
    for voice in voices:
        bare = bare.replace(voice, "")
    assert bare.split() == expected


HOSTILE = [
    "00:01.000 --> 00:02.000\n", "00:01.000 --> 00:02.000 word\n", "<v A>b", "<v ", "</v>", "<c", "{\\", "&amp;",
    ">>", ">> a ", "- A\n", "Ada: b\n", "Ada: ", "[a] ", "NOTE\n", "a a ", "-->", " --> ", "0", "1:", "\n\n", "\n1\n",
    "00:01.000 --> 00:02.000\na a a a\n", "00:01.000 --> 00:02.000\nAda: b\n\n", "♪",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_growth_is_linear(unit, grows_linearly):
    start = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
    grows_linearly(lambda size: start + unit * (size // len(unit)), lambda document: read("vtt", document), 4_000)


def test_reading_takes_no_longer_than_it_may():
    document = "00:01.000 --> 00:02.000\nWho?\n\n" * 1000
    for name in ("vtt", "srt"):
        with pytest.raises(LimitError, match="seconds of reading"):
            READERS[name].read(document, Limits(seconds=0))


def test_a_million_cues_in_no_more_than_their_share_of_memory():
    """A twentieth of them: what a cue takes does not depend on how many there are."""
    import tracemalloc

    cue = "{0}\n00:{1:02}:{2:02},450 --> 00:{1:02}:{2:02},980\nSo many words as number {0}\nsays in two.\n\n"
    document = "".join(cue.format(n + 1, n // 60 % 60, n % 60) for n in range(50_000)).encode()
    tracemalloc.start()
    try:
        source = read("srt", document)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert source.text.count("in two.") == 50_000
    assert peak <= 12 * len(document)

"""The reader of court and deposition transcripts: numbered lines, pages, who asks."""

from __future__ import annotations

import pytest

from qaparse import Kind, Limits, Role, parse, parse_file
from qaparse.readers import READERS, reader_for

Q, A = Kind.QUESTION, Kind.ANSWER


def read(data):
    return READERS["legal"].read(data, Limits())


def blocks(source):
    return source.text.split("\n\n") if source.text else []


def printed(*lines, number=None, foot=None, feed=False):
    """A page: its lines numbered, its number above, a line below."""
    out = [f"{number:>60}", ""] if number is not None else []
    out += [f"{n:>3}  {line}".rstrip() for n, line in enumerate(lines, 1)]
    return "\n".join([*out, *([foot] if foot else [])]) + ("\f" if feed else "\n")


def marks(source, kind):
    return [(m.value, m.span.of(source.text)) for m in source.marks if m.kind == kind]


@pytest.fixture
def path(root):
    return root / "tests" / "fixtures" / "readers" / "deposition.txt"


# ---------------------------------------------------------------- the fixture, end to end


def test_a_deposition(path):
    king, lind, ida = "MS. KING", "MR. LIND", "Ida Achterberg"
    interview = parse_file(path)
    spoken = [s for s in interview.segments if s.kind.spoken]
    assert [(s.kind, s.speaker and s.speaker.name, s.page, s.line) for s in spoken] == [
        (Q, king, 41, 16),
        (A, ida, 41, 19),
        (Q, king, 41, 20),
        (A, ida, 41, 22),
        (Q, king, 42, 2),
        (Q, lind, 42, 3),
        (Q, "THE COURT", 42, 4),
        (A, ida, 42, 5),
        (Q, king, 42, 8),
        (A, ida, 42, 10),
        (Q, king, 42, 12),
        (A, ida, 42, 13),
        (Q, king, 42, 14),
        (Q, lind, 42, 17),
        (A, ida, 42, 20),
        (Q, lind, 42, 21),
        (A, ida, 42, 22),
        (Q, lind, 42, 23),
    ]
    assert [s.name for s in interview.speakers if s.role is Role.INTERVIEWEE] == [ida]


def test_a_turn_goes_on_over_lines_and_pages(path):
    interview = parse_file(path)
    turn = next(s for s in interview.segments if s.text.startswith("On the pier."))
    assert turn.text == (
        "On the pier. I had the lamps to do, all\nforty-one of them, and the fog was coming in so that\n"
        "I could not see the second from the first. I had\nwalked as far as the crane."
    )
    inside = [
        (m.kind, m.value) for m in interview.source.marks if m.kind in ("page", "line") and m.span.overlaps(turn.span)
    ]
    assert sorted(inside) == [("line", 1), ("line", 22), ("line", 23), ("line", 24), ("page", 41), ("page", 42)]


def test_what_runs_along_stands_behind_the_turn(path):
    interview = parse_file(path)
    noise = [(s.text, s.page) for s in interview.segments if s.kind is Kind.NOISE]
    assert noise == [("HARBOR REPORTING (555) 010-2234", 41), ("HARBOR REPORTING (555) 010-2234", 42)]
    kinds = {s.text: s.kind for s in interview.segments}
    assert kinds["DIRECT EXAMINATION"] is Kind.HEADING
    assert kinds["(Witness excused.)"] is Kind.ASIDE


# ---------------------------------------------------------------- which texts are of this format

TALK = [
    "BY MS. ROE:",
    "Q.   Why did you stay?",
    "A.   I was wet.",
    "Q.   And then you left?",
    "A.   I",
    "think I did.",
    "Q.   Did you see him?",
    "A.   I saw his hat.",
]


def test_the_file_simply_works(path):
    data = path.read_bytes()
    assert reader_for(path=path, content=data).name == "legal"
    assert reader_for(content=data).name == "legal"
    assert reader_for(path="a.txt", content=printed(*TALK)).name == "legal"


@pytest.mark.parametrize(
    "text",
    [
        "Q. Why?\n\nA. It rained.\n\nQ. And?\n\nA. So.",
        "THE COURT: Why?\n\nMS. ROE: It rained.\n\nTHE COURT: And?",
        "".join(f"{n} Things that are said to be so\n" for n in range(1, 30)),
        "".join(f"{n}. Q. Why is number {n} so?\n\nA. It is.\n\n" for n in range(1, 30)),
        "1  Q.  Why?\n2  A.  So.\n\n" + "It was a long day, and nobody came.\n\n" * 9,
        "\n".join(f"{'  ' if n % 5 else n}  A line of a poem" for n in range(1, 60)),
        "\n".join(f"{n}  A man walked in, and a dog" for n in range(1, 60)),
        "".join(f"{1960 + n} was the year of the rain.\nQ. Why?\nA. So.\n" for n in range(30)),
    ],
)
def test_other_texts_stay_text(text):
    assert not READERS["legal"].sniff(text)
    assert reader_for(path="a.txt", content=text).name == "text"
    assert reader_for(content=text).name == "text"


def test_text_with_markup_in_a_text_file_stays_text():
    assert reader_for(path="a.txt", content="# A\n\n**b** [c](https://example.org)").name == "text"


# ---------------------------------------------------------------- pages and lines


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (printed(*TALK, number=7) + printed(*TALK, number=8), [7, 8]),
        (printed(*TALK, foot="Page 7 of 20") + printed(*TALK, foot="Page 8 of 20"), [7, 8]),
        (printed(*TALK, foot="- 7 -") + printed(*TALK, foot="- 8 -"), [7, 8]),
        (printed(*TALK, foot="ROE v. KIM      7", feed=True) + printed(*TALK, foot="ROE v. KIM      8"), [7, 8]),
        (printed(*TALK, number="iv", foot="K") + "\f" + printed(*TALK, number="v", foot="K"), ["iv", "v"]),
        (printed(*TALK) + printed(*TALK), []),
    ],
)
def test_pages(data, pages):
    source = read(data)
    assert list(dict.fromkeys(value for value, _ in marks(source, "page"))) == pages
    spoken = [s for s in parse(data, format="legal").segments if s.kind.spoken]
    assert [s.line for s in spoken] == [1, 3, 4, 5, 7, 8] * 2
    assert [s.page for s in spoken] == ([pages[0]] * 6 + [pages[1]] * 6 if pages else [None] * 12)


def test_page_and_line_before_each_line():
    data = "\n".join(f"{page:05}:{n:02} {line}" for page in (9, 10) for n, line in enumerate(TALK, 1))
    assert READERS["legal"].sniff(data)
    spoken = [s for s in parse(data, format="legal").segments if s.kind.spoken]
    assert [(s.page, s.line) for s in spoken] == [(page, line) for page in (9, 10) for line in (1, 3, 4, 5, 7, 8)]


def test_lines_with_the_time_of_day():
    data = "\n".join(f"10:02:{n:02} {n:>2}  {line}" for n, line in enumerate(TALK, 1))
    assert blocks(read(data))[0] == "BY MS. ROE:\nQ. Why did you stay?"
    assert marks(read(data), "line")[:2] == [(1, "BY MS. ROE:"), (2, "Q. Why did you stay?")]


def test_lines_without_a_number_go_on():
    data = printed(*TALK, *TALK).replace("  6  think", "think").replace("  7  Q.", "\n\n  7  Q.")
    assert blocks(read(data))[3:5] == ["A. I\nthink I did.", "Q. Did you see him?"]


def test_numbers_that_go_on_over_pages():
    data = "".join(f"{n:>4} {line}\n" for n, line in enumerate(TALK * 40, 1))
    source = read(data)
    assert marks(source, "line")[-1] == (320, "A. I saw his hat.")
    assert marks(source, "page") == []


def test_a_cover_without_numbers_is_text():
    data = (
        "Deposition of a witness\nof the flood\n\n"
        + printed(*TALK, number=2, foot="K")
        + printed(*TALK, number=3, foot="K")
    )
    assert blocks(read(data))[0] == "Deposition of a witness\nof the flood"


def test_an_examination_that_names_who_asks():
    lines = ["A.   So.", "", "CROSS-EXAMINATION BY MR. LIND:", "Q.   Why?", "A.   It rained."]
    assert blocks(read(printed(*lines, *TALK)))[:3] == ["A. So.", "CROSS-EXAMINATION", "BY MR. LIND:\nQ. Why?"]


@pytest.mark.parametrize("wrapped", ["by my sister.", "By Monday I was home.", "BY ALL MEANS", "by the way: slowly."])
def test_a_wrapped_line_that_begins_with_by_swallows_no_question(wrapped):
    lines = ["Q.  Where?", "A.  I was driven", wrapped, "Q.  When?", "A.  At nine."] * 2
    text = read("\n".join(f"{n}  {words}" for n, words in enumerate(lines, 1))).text
    assert text.count("\n\nQ. When?\n\nA. At nine.") == 2


@pytest.mark.parametrize("by", ["BY MS. ROE:", "BY MS. ROE", "EXAMINATION BY MS. ROE"])
def test_who_examines_stands_above_the_question(by):
    lines = ["THE COURT:  Go on.", by, "Q.  Where?", "A.  There."] * 2
    text = read("\n".join(f"{n}  {words}" for n, words in enumerate(lines, 1))).text
    assert text.count(f"\n\n{by}\nQ. Where?\n\nA. There.") == 2


OBJECTION = [
    "THE COURT:  Go on.",
    "BY MS. ROE:",
    "Q.  Where were you, Mr. Hart?",
    "A.  At home, with my wife.",
    "MR. LIND:  Objection.",
]
OBJECTION += ["THE VIDEOGRAPHER:  One minute.", "Q.  Who else was there?", "A.  I had the dog with me."]


def test_who_only_objects_is_no_witness():
    lines = ["IVO HART, called as a witness, was sworn.", *OBJECTION]
    interview = parse("\n".join(f"{n:2}  {words}" for n, words in enumerate(lines, 1)), format="legal")
    assert [str(t.speaker) for t in interview.turns if t.kind == "answer"] == ["IVO HART"] * 2
    said = {t.text: (str(t.speaker), str(t.kind)) for t in interview.turns}
    assert said["Objection."] == ("MR. LIND", "question")
    assert said["One minute."] == ("THE VIDEOGRAPHER", "question")
    assert said["Who else was there?"] == ("MS. ROE", "question")


def test_without_a_witness_nobody_is_said_to_ask():
    lines = ["MR. LIND:  Why?", "DR. HART:  It rained.", "MR. LIND:  When?", "DR. HART:  At night."] * 2
    source = read("\n".join(f"{n}  {words}" for n, words in enumerate(lines, 1)))
    assert "participants" not in source.meta


@pytest.mark.parametrize("time", ["10:02:15", "10:02", "10:02:15.3", "9:59 AM"])
def test_times_on_the_right_are_no_words(time):
    text = "\n".join(f"{n:2}  {words:40}  {time}" for n, words in enumerate(OBJECTION, 1))
    assert read(text).text == read("\n".join(f"{n:2}  {words}" for n, words in enumerate(OBJECTION, 1))).text
    once = "\n".join(f"{n:2}  {words}" for n, words in enumerate([*OBJECTION, f"A.  I woke at  {time}"], 1))
    assert read(once).text.endswith(f"A. I woke at {time}")


def test_labels_without_a_point_get_one():
    lines = ["THE COURT:  Go on.", "BY MS. ROE:", "Q    Where?", "A\tThere.", "Q    When?", "A    Then."] * 2
    text = read("\n".join(f"{n}  {words}" for n, words in enumerate(lines, 1))).text
    assert text.startswith("THE COURT: Go on.\n\nBY MS. ROE:\nQ. Where?\n\nA. There.\n\nQ. When?\n\nA. Then.")


def test_brackets_and_headings_stand_apart():
    lines = [*TALK, "(Exhibit 3", "was marked.)", "I saw it.", "RECROSS EXAMINATION", "Q.   And (then)?", "A.   No."]
    assert blocks(read(printed(*lines)))[6:] == [
        "(Exhibit 3\nwas marked.)",
        "I saw it.",
        "RECROSS EXAMINATION",
        "Q. And (then)?",
        "A. No.",
    ]


def test_transcripts_in_capitals():
    lines = [line.upper() for line in [*TALK, "A.   I SAW IT.", "THEN IT RAINED", "AGAIN."]]
    assert blocks(read(printed(*lines)))[-1] == "A. I SAW IT.\nTHEN IT RAINED\nAGAIN."


def test_text_without_numbers_is_read_all_the_same():
    assert blocks(read("MS. ROE:  Why?\nTHE WITNESS:  It\nrained.\n\nQ.  So?")) == [
        "MS. ROE: Why?",
        "THE WITNESS: It\nrained.",
        "Q. So?",
    ]


def test_few_numbers_are_words():
    text = "Q.  Why?\nA.  I had 3 reasons:\n1 the rain,\n2 the cold.\n\nQ.  Why?\nA.  I had 3 reasons:\nall said."
    assert blocks(read(text)) == [
        "Q. Why?",
        "A. I had 3 reasons:\n1 the rain,\n2 the cold.",
        "Q. Why?",
        "A. I had 3 reasons:\nall said.",
    ]


def test_a_certificate_without_numbers_is_text():
    words = "I was there.\n\nIt is true.\nI was there.\n"
    data = printed(*TALK, number=2) + printed(*TALK, number=3) + "\n\f\nCERTIFICATE\n\n" + words
    assert blocks(read(data))[-3:] == ["CERTIFICATE", "I was there.", "It is true.\nI was there."]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_encodings(path, end):
    text = path.read_text(encoding="utf-8")
    whole = read(text)
    other = read(text.replace("\n", end).encode("utf-16"))
    assert (other.text, other.marks) == (whole.text, whole.marks)
    assert read("").text == ""


GROWING = [
    "  1  Q.  a\n",
    "\f",
    "1\n",
    " \n",
    "(\n",
    "A:\n",
    "BY MS. ROE:\n",
    "  1  (a\n  2  b)\n",
    "page ",
    "-",
    "HEAD\n",
]


@pytest.mark.parametrize("unit", [" ", "  1:02", "EXAMINATION BY "])
def test_growth_is_linear_amid_a_transcript(unit, path, grows_linearly):
    text = path.read_text(encoding="utf-8")
    at = text.index("Q.") + 4
    grows_linearly(lambda size: text[:at] + unit * (size // len(unit)) + text[at:], read, 4_000)


@pytest.mark.parametrize("unit", [*GROWING, " " * 40 + "7\n", "x\n1 Q. a\n2 A. b\n\n   9\n"])
def test_growth_is_linear(unit, grows_linearly):
    grows_linearly(lambda size: "1  Q.  a\n" + unit * (size // len(unit)), read, 8_000)

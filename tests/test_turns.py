"""Turns: however labels are written, the same people say the same things."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qaparse
from qaparse import Speaker
from qaparse.cues.labels import owners, read_label, roster
from qaparse.records import Interview, Kind, Role

QUESTION, ANSWER = Kind.QUESTION, Kind.ANSWER

#: Form of the first label of a person and of all others. ``n`` is the name, ``f`` the first one, ``l`` the last, ``i``
#: the initials, ``N`` the name in capitals, ``t`` a time, ``x`` what is said.
FORMS = {
    "colon": "{n}: {x}",
    "stars": "**{n}:** {x}",
    "stars, colon outside": "**{n}**: {x}",
    "brackets": "[{n}] {x}",
    "round brackets": "({n}) {x}",
    "pointed brackets": "<{f}> {x}",
    "corner brackets": "【{n}】{x}",
    "alone": "{n}\n{x}",
    "alone, blank line": "{n}\n\n{x}",
    "time behind": "{n} ({t}): {x}",
    "time before": "[{t}] {n}: {x}",
    "time above": "{t}\n{n}: {x}",
    "times above": "{t} --> {t}\n{n}: {x}",
    "time on the line": "{n}  {t}\n{x}",
    "time before, on the line": "{t} {n}\n{x}",
    "brackets and time": "[{n}] {t}\n{x}",
    "bar and clock": "{n} | 10:33 AM\n{x}",
    "chat": "[12/03/2024, 10:32:11] {n}: {x}",
    "time behind the colon": "{n}: ({t})\n{x}",
    "time between": "{n} [{t}] {x}",
    "chat, nicknames": "[{t}] <{f}> {x}",
    "voice tag": "<v {n}>{x}",
    "dash": "{N} — {x}",
    "stop and dash": "{l}.— {x}",
    "bar": "{n} | {x}",
    "slash": "{n} / {x}",
    "slash and no space": "{f}/ {x}",
    "capitals and nothing": "{N} {x}",
    "quotation marks": "“{n}”: {x}",
    "verb of saying": "{f} says: {x}",
    "prompt": "{f}> {x}",
    "capitals and stop": "{N}. {x}",
    "tab": "{n}\t{x}",
    "columns": "{l:<14}{x}",
    "full-width colon": "{n}：{x}",
    "bullet": "- {n}: {x}",
    "caption": ">> {N}: {x}",
    "emoji": "🎙️ {n}: {x}",
    "initials after": ("{n} ({i}): {x}", "{i}: {x}"),
    "first name after": ("{n}: {x}", "{f}: {x}"),
    "surname after": ("{N}, OF THE PIER: {x}", "{l}: {x}"),
    "initials, bold": ("**{n} ({i})**: {x}", "**{i}**: {x}"),
}
SAID = [
    ("Where did you dig your first pond?", "In my mother's garden. She found out when the cat fell in."),
    ("And the second one?", "Hers again. I owed her one."),
    ("Did she forgive you?", "I never asked her, and she never said."),
    ("What do you dig with?", "A spade with a short handle, and patience."),
]
TURNS = [(side, said) for pair in SAID for side, said in zip((QUESTION, ANSWER), pair, strict=True)]


def written(form: str | tuple[str, str], people: dict[Kind, str], sep: str = "\n\n", turns: int = len(TURNS)) -> str:
    first, later = (form, form) if isinstance(form, str) else form
    seen: set[Kind] = set()
    out = []
    for n, (side, said) in enumerate(TURNS[:turns]):
        name = people[side]
        words = name.split()
        letters = "".join(word[0] for word in words)
        shape = later if side in seen else first
        seen.add(side)
        clock = f"00:{n:02d}:{3 * n:02d}"
        out.append(shape.format(n=name, N=name.upper(), f=words[0], l=words[-1], i=letters, t=clock, x=said))
    return sep.join(out)


def check(interview: Interview, people: dict[Kind, str], turns: int = len(TURNS)) -> None:
    spoken = [s for s in interview.segments if s.kind.spoken]
    assert [(s.kind, s.text) for s in spoken] == TURNS[:turns]
    for side in people:
        assert len({s.speaker for s in spoken if s.kind is side}) == 1
    assert len({s.speaker for s in spoken}) == 2
    for segment in spoken:
        assert segment.speaker is not None
        assert segment.speaker.role is Role.of(segment.kind)
        assert segment.speaker.name is not None
        assert segment.speaker.name.split()[-1].casefold() in people[segment.kind].casefold()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_turns_in_every_form_are_read_back(form):
    people = {QUESTION: "Ada King", ANSWER: "Tomas Berg"}
    check(qaparse.parse(written(form, people)), people)


GIVEN = st.sampled_from("Ada Rosa Noor Inês Björn Liv Ke$ha Moa Jean-Luc D'Arcy".split())
SURNAMES = st.sampled_from("King Bell Méndez O'Dell Falcão Øster Whitlock Park".split())
NAMES = st.tuples(GIVEN, SURNAMES).map(" ".join)
SEPARATORS = {form: ["\n\n", "\n"] for form in FORMS} | {"alone, blank line": ["\n\n"], "alone": ["\n\n"]}


@settings(deadline=None, max_examples=150)
@given(st.data(), st.sampled_from(sorted(FORMS)), NAMES, NAMES)
def test_any_names_in_any_form_are_read_back(data, form, asks, answers):
    letters = ["".join(w[0] for w in name.split()) for name in (asks, answers)]
    if letters[0] == letters[1] or set(asks.split()) & set(answers.split()):
        return  # a label that two people share is nobody's
    people = {QUESTION: asks, ANSWER: answers}
    text = written(FORMS[form], people, data.draw(st.sampled_from(SEPARATORS[form])))
    check(qaparse.parse(text), people)


MARKED = {
    "bold": ("markdown", "**{n}:** {x}"),
    "bold, colon outside": ("markdown", "**{n}**: {x}"),
    "bold, no colon": ("markdown", "**{n}** {x}"),
    "bold, alone": ("markdown", "**{n}**\n\n{x}"),
    "italic": ("markdown", "*{n}:* {x}"),
    "all bold": ("markdown", "**{n}: {x}**"),
    "linked": ("markdown", "**[{n}](https://example.org/who):** {x}"),
    "heading": ("markdown", "### {n}\n\n{x}"),
    "list": ("markdown", "- **{n}:** {x}"),
    "html": ("html", "<p><b>{n}:</b> {x}</p>"),
    "html, colon outside": ("html", "<p><strong>{n}</strong>: {x}</p>"),
    "html, line break": ("html", "<p><b>{n}</b><br>{x}</p>"),
    "html, definitions": ("html", "<dt>{n}</dt><dd>{x}</dd>"),
}


@pytest.mark.parametrize(("format", "form"), MARKED.values(), ids=MARKED)
def test_turns_in_marked_text_are_read_back(format, form):
    people = {QUESTION: "Ada King", ANSWER: "Tomas Berg"}
    check(qaparse.parse(written(form, people), format=format), people)


@pytest.mark.parametrize("name", ["Karl zu Lund", "Anna vom Stein", "Olaf af Trolle", "Piet op den Berg"])
def test_small_words_of_surnames_do_not_keep_a_name_from_being_a_label(name):
    asks, says = ("Where did the boats go?", "And who built them?"), ("North, all of them.", "My uncle did.")
    read = qaparse.parse("\n\n".join(f"Mia Holt: {q}\n\n{name}: {a}" for q, a in zip(asks, says)))
    assert [(s.kind, str(s.speaker)) for s in read.segments] == [(QUESTION, "Mia Holt"), (ANSWER, name)] * 2


def test_labels_of_people_whom_the_caller_gives_may_be_of_any_shape():
    people = {QUESTION: "A*Teens (the band)", ANSWER: "†††"}
    cast = [Speaker("A*Teens (the band)", "interviewer"), Speaker("†††")]
    interview = qaparse.parse("\n\n".join(f"{people[side]}: {said}" for side, said in TURNS), speakers=cast)
    assert [(s.kind, s.text, str(s.speaker)) for s in interview.segments] == [(k, x, people[k]) for k, x in TURNS]


# ---------------------------------------------------------------- whose a label is


def speakers(text: str, **given: object) -> list[str | None]:
    interview = qaparse.parse(text, **given)  # type: ignore[arg-type]
    return [s.speaker.name if s.speaker else None for s in interview.segments if s.kind.spoken]


PANEL = """Moderator: Who is here?

Ada King: I am, and I dig.

Ada Bell: So am I.

Moderator: And what do you do?

{}: I dig ponds.

My mother helps.

Moderator: And you?

Ada Bell: I fill them.
"""


@pytest.mark.parametrize("label", ["Ada", "AK and Ada"])
def test_a_label_that_two_people_share_names_neither(label):
    interview = qaparse.parse(PANEL.format(label.replace("AK and ", "")))
    shared = [s for s in interview.segments if s.text in ("I dig ponds.", "My mother helps.")]
    assert [s.speaker for s in shared] == [None, None]
    for segment in shared:
        alternatives = segment.attribution.alternatives
        assert {str(s) for s, _ in alternatives} == {"Ada King", "Ada Bell"}
        assert sum(p for _, p in alternatives) <= 1
    assert {str(s) for s in interview.interviewees} == {"Ada King", "Ada Bell"}


def test_who_speaks_together_is_nobody_new():
    interview = qaparse.parse(
        "Q: Who are you?\n\nAda: I dig ponds.\n\nBo: I fill them.\n\nQ: Do you like frogs?\n\nAda and Bo: We do!\n\n"
        "Q: And newts?\n\nBo: No.\n\nAda: Yes."
    )
    assert {str(s) for s in interview.interviewees} == {"Ada", "Bo"}
    (together,) = [s for s in interview.segments if s.text == "We do!"]
    assert together.kind is ANSWER
    assert [str(s) for s, _ in together.attribution.alternatives] == ["Ada", "Bo"]


def test_a_slip_of_the_pen_is_the_one_speaker_who_is_near():
    people = {QUESTION: "Ada King", ANSWER: "Tomas Berg"}
    text = written("{n}: {x}", people)
    check(qaparse.parse(text.replace("Tomas Berg: I never", "Tomsa Berg: I never")), people)
    names = [read_label(name) for name in ("Marten", "Marden", "Marsen")]
    assert owners([(names[0], 9), (names[1], 9), (names[2], 1)])["marsen"] == ("marsen",)


def test_lines_at_the_top_say_who_is_who():
    top = "Interviewer: Rosa Méndez (RM)\nInterviewee: Thea Lam (TL)\nAlso present: Bo Marsh\n\n"
    rest = (
        "RM: Where were you born?\n\nTL: In Lund.\n\nRM: When?\n\nTL: In 1921.\n\nBo Marsh: In February, she told me."
    )
    interview = qaparse.parse(top + rest)
    assert [s.kind for s in interview.segments[:3]] == [Kind.BYLINE] * 3
    assert speakers(top + rest) == ["Rosa Méndez", "Thea Lam", "Rosa Méndez", "Thea Lam", "Bo Marsh"]
    assert roster("Interviewer: Tell me about ponds.\n\nGuest: Ponds are deep.") == []


def test_a_bare_time_goes_on_with_the_last_speaker():
    turn = "Ada (00:00:00):\nWhy ponds?\n\nBo (00:00:09):\nI like frogs.\n\n(00:00:31):\nThey sing."
    assert speakers(f"{turn}\n\n{turn}") == ["Ada", "Bo", "Bo"] * 2


def test_initials_before_what_is_said_need_no_mark_where_they_take_turns():
    interview = qaparse.parse(written("{i} {x}", {QUESTION: "Ada King", ANSWER: "Tomas Berg"}))
    assert [(s.kind, s.text, s.speaker.name) for s in interview.segments] == [
        (kind, said, "AK" if kind is QUESTION else "TB") for kind, said in TURNS
    ]


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if isinstance(form, str)])
@pytest.mark.parametrize(
    "before", ["", "The ponds of Lund\n\nA talk by the water, in May.\n\n"], ids=["alone", "introduced"]
)
def test_two_turns_of_each_are_enough_where_one_asks_and_every_line_has_a_label(form, before):
    people = {QUESTION: "Ada King", ANSWER: "Tomas Berg"}
    check(qaparse.parse(before + written(FORMS[form], people, turns=4)), people, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Pros — It floats.\n\nCons — It leaks.\n\nPros — It is red.\n\nCons — It rusts.",
        "Mast\nOf spruce.\n\nKeel\nOf oak?\n\nMast\nTarred.\n\nKeel\nOld.",
        "Lund — Where did they go?\n\nMalmö — North.\n\nNobody knew.\n\nLund — And then?\n\nMalmö — West.",
    ],
)
def test_words_that_come_twice_are_nobody_where_none_asks_or_lines_are_bare(text):
    assert not any(s.label for s in qaparse.parse(text).segments)


@pytest.mark.parametrize(
    "lines",
    [
        ["How does it work?", "DNS Names are looked up.", "That is slow.", "TCP Packets are counted.", "Nobody minds."],
        ["DNS Names are looked up.", "DNS Again.", "DNS Once more.", "TCP Packets.", "TCP Again.", "TCP Still."],
        ["DNS Names are looked up.", "DNS Servers answer."],
    ],
    ids="few runs one".split(),
)
def test_acronyms_that_open_paragraphs_are_nobody(lines):
    assert not [s for s in qaparse.parse("\n\n".join(lines * 4)).segments if s.label]


def test_short_replies_and_directions_alone_on_a_line_are_no_labels():
    turns = [
        "Ada (00:00:00):\nWhy ponds?",
        "Bo (00:00:09):\nI like frogs.",
        "Ada (00:00:12):\nYeah.",
        "Bo (00:00:15):\nYeah.",
    ]
    interview = qaparse.parse("\n\n".join([*turns, "[laughs]", *turns, "(Pause)", *turns, "[laughs]"]))
    assert {str(s) for s in interview.speakers} == {"Ada", "Bo"}


def test_what_belongs_to_no_turn_breaks_none():
    text = (
        "**Ada:** Where did you dig?\n\n**Tomas:** In my mother's garden.\n\n![The pond](pond.jpg)\n\n"
        "*The pond in 1990. Photo: Kim Lo*\n\nThen she laughed.\n\nSubscribe to our newsletter\n\nAnd she knew.\n\n"
        "**Ada:** And then?\n\n**Tomas:** We dug on."
    )
    interview = qaparse.parse(text, format="markdown")
    assert [s.kind for s in interview.segments if not s.kind.spoken] == [Kind.CAPTION, Kind.CAPTION, Kind.NOISE]
    assert [len(turn.segments) for turn in interview.turns] == [1, 3, 1, 1]


def test_a_mail_quotes_the_questions_that_it_answers():
    text = "\n\n".join(f"> {q}\n{a}" for q, a in SAID)
    interview = qaparse.parse(text)
    assert [s.kind for s in interview.segments] == [QUESTION, ANSWER] * len(SAID)


# ---------------------------------------------------------------- who asks


def sides(interview: Interview) -> dict[str, Role]:
    return {str(s): s.role for s in interview.speakers}


def test_two_hosts_may_share_the_questions():
    interview = qaparse.parse(
        "Ada: Welcome to the show. Today we talk to Tomas Berg about ponds.\n\nKim: Hello Tomas. How did you begin?\n\n"
        "Tomas: With a spade and no permission, in my mother's garden.\n\nAda: And did she mind?\n\n"
        "Tomas: She minded the cat. The cat fell in on the first day and would not come home.\n\n"
        "Kim: That is terrible.\n\n"
        "Ada: What about the second pond?\n\nTomas: It was bigger. I dug it in the winter when nobody looked.\n\n"
        "Kim: Do you still dig?\n\nTomas: Every day. My back knows it."
    )
    assert sides(interview) == {"Ada": Role.INTERVIEWER, "Kim": Role.INTERVIEWER, "Tomas Berg": Role.INTERVIEWEE}


def test_generic_speakers_are_told_apart_by_what_they_say():
    people = {QUESTION: "Speaker 2", ANSWER: "Speaker 1"}
    interview = qaparse.parse(written("{n}: {x}", people))
    assert sides(interview) == {"Speaker 2": Role.INTERVIEWER, "Speaker 1": Role.INTERVIEWEE}


def test_a_side_says_why_it_asks_or_answers():
    interview = qaparse.parse(written("{n}: {x}", {QUESTION: "Ada King", ANSWER: "Tomas Berg"}))
    for segment in interview.segments:
        (side,) = [e for e in segment.evidence if e.cue == "side"]
        assert side.weight > 0
        assert ("asks" if segment.kind is QUESTION else "answers") in side.note
        assert side.span == segment.label


def test_questions_with_names_of_answerers_only_where_several_answer():
    text = (
        "Q: Who are you?\n\n**Ada:** I dig ponds.\n\n**Bo:** I fill them.\n\nQ: What do you hope for?\n\n"
        "We hope for rain, and for frogs.\n\nQ: And what do you fear?\n\nWe fear herons. They come at dawn.\n\n"
        "Q: Will you go on?\n\n**Bo:** Of course, as long as there is water."
    )
    interview = qaparse.parse(text)
    assert sides(interview)["Ada"] is sides(interview)["Bo"] is Role.INTERVIEWEE
    assert [s.kind for s in interview.segments if s.label is None] == [ANSWER, ANSWER]


# ---------------------------------------------------------------- hostile text


@pytest.mark.parametrize(
    "line",
    ["Ada N{}: no", "A{}: x", "Ada {} and Bo: no", "[{}a] x", "Speaker {}: x", "{}\n", "Name{0}\n\nWord{0},", "> " * 9],
)
def test_work_grows_with_the_text(line):
    def seconds(size: int) -> float:
        text = "\n".join(line.format(n) for n in range(size))
        start = time.process_time()
        qaparse.parse(text)
        return time.process_time() - start

    seconds(200)
    small, large = min(seconds(500) for _ in range(2)), seconds(4000)
    assert large < 8 * 3.5 * small + 0.5


@pytest.mark.parametrize(
    "note",
    [
        "Editor's note: the pond was filled in last year.",
        "(Ed. note: the pond was filled in last year.)",
        "T> Editor's note: the pond was filled in last year.",
        "The pond was filled in last year, says Bo. Click To Tweet",
        "Editor's Note: the pond was filled in last year.",
    ],
)
def test_a_note_of_the_editor_is_no_turn(note):
    turns = [f"{who}: {what}" for q, a in SAID for who, what in (("Ada King", q), ("Bo Marsh", a))]
    text = "\n\n".join([*turns[:4], note, *turns[4:]])
    interview = qaparse.parse(text)
    told = next(s for s in interview.segments if "filled in" in s.text)
    assert not told.kind.spoken
    assert told.attribution is None or told.attribution.speaker is None
    assert {s.name for s in interview.speakers} == {"Ada King", "Bo Marsh"}


def test_a_mail_says_whose_lines_it_quotes():
    head = "On Mon, 3 May 2021 at 10:02, Rosa Méndez <rosa@example.org> wrote:\n"
    body = "\n\n".join(f"> {q}\n\n{a}" for q, a in SAID)
    interview = qaparse.parse(head + body + "\n\nBo Marsh\n")
    asked = [s for s in interview.segments if s.kind is QUESTION]
    assert [s.text.lstrip("> ") for s in asked] == [q for q, _ in SAID]
    assert {s.attribution.speaker.name for s in asked} == {"Rosa Méndez"}
    assert "Rosa Méndez" not in {
        s.attribution.speaker.name for s in interview.segments if s.kind is ANSWER and s.attribution.speaker
    }


def test_names_before_questions_may_say_whom_they_are_for():
    lines = [
        "(All) Where did you dig your first pond?",
        "(Ada) In my mother's garden. She found out when the cat fell in.",
        "(Bo) Behind the school, with two others. We were told to fill it in.",
        "(Ada/Bo) What do you dig with, and how long does it take you?",
        "(Ada) A spade with a short handle, and patience. A week, if it does not rain.",
        "(Bo) Whatever is near. I am not particular, and I am quick.",
        "(Ada/Bo) Did they forgive you in the end?",
        "(Ada) I never asked her, and she never said.",
        "(Bo) The school did. I have been back since, to look at it.",
    ]
    interview = qaparse.parse("\n\n".join(lines))
    kinds = [s.kind for s in interview.segments]
    assert kinds == [QUESTION, ANSWER, ANSWER] * 3
    assert {s.name for s in interview.speakers if s.role is Role.INTERVIEWEE} == {"Ada", "Bo"}


def test_a_list_that_names_things_is_no_turn():
    turns = [f"{who}: {what}" for q, a in SAID for who, what in (("Ada", q), ("Bo", a))]
    plants = ["We grow Kelp and Sedge.", "Kelp: a plant of the sea.", "Sedge: a plant of the bank."]
    interview = qaparse.parse("\n\n".join([*turns[:6], *plants, *turns[6:]]))
    assert {s.name for s in interview.speakers} == {"Ada", "Bo"}


def test_who_goes_on_without_a_label_is_not_answered():
    host = ["Ada: Where did you dig your first pond?", "Bo: Behind the school, with two others."]
    more = ["Rosa: I have one of my own.", "It is small, and the frogs like it.", "Ada: And the second one?"]
    text = "\n\n".join(
        [*host, "Rosa: Was it deep?", "Bo: Not at all.", *more, "Bo: Hers again. I owed her one.", *host]
    )
    interview = qaparse.parse(text)
    frogs = next(s for s in interview.segments if "frogs" in s.text)
    assert frogs.attribution is not None
    assert frogs.attribution.speaker is not None
    assert frogs.attribution.speaker.name == "Rosa"


def test_who_closes_a_piece_in_which_every_turn_has_its_label_tells():
    asked = ["Where were you born?", "Who taught you to swim?", "When did you leave?", "What did you take along?"]
    said = ["In Lund, by the river.", "My aunt, with a rope.", "I was ten, and it snowed.", "A spoon and a map."]
    turns = [f"{who}: {words}" for pair in zip(asked, said) for who, words in zip(("Ada King", "Bo Lind"), pair)]
    closing = "Ada King spoke to Bo Lind in March. His maps can be seen at the town hall until the end of the year."
    interview = qaparse.parse("\n\n".join([*turns, closing]))
    assert [s.kind for s in interview.segments[-2:]] == [Kind.ANSWER, Kind.NARRATION]
    going_on = "\n\n".join(f"{turn}\n\nI mean it, and I have said so to everybody." for turn in turns)
    assert {s.kind for s in qaparse.parse(going_on).segments} == {Kind.QUESTION, Kind.ANSWER}

"""Quotations: whose words stand between the marks, and what is none."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse import names
from qaparse.cues import mentions
from qaparse.cues.core import Example
from qaparse.cues.languages import PACKS
from qaparse.cues.quoting import QUOTED, replay
from qaparse.errors import GoldError, SpeakerError
from qaparse.evaluation import QuoteScore, read_quoted, score_quotes
from qaparse.quotes import find_quotes
from qaparse.quotes.marks import has_marks, stretches
from qaparse.records import Interview, Kind, Span, Speaker

FOLDER = Path(__file__).resolve().parent / "fixtures" / "quotes"
TEXTS = {
    path.stem: read_quoted(path.read_text(encoding="utf-8"), str(path)) for path in sorted(FOLDER.glob("*.quotes"))
}


def quoted(text: str, **options: object) -> list[tuple[str, str]]:
    """The quotations of a text, each with who says it."""
    return [(quote.text, str(quote.speaker)) for quote in qaparse.parse(text, **options).quotes]


# ---------------------------------------------------------------- the fixtures


def _read(name: str) -> QuoteScore:
    gold = TEXTS[name]
    interview = qaparse.parse(gold.text, language=gold.about.get("language", "en"))
    return score_quotes(gold.quotes, interview.quotes)


def test_the_fixtures_are_many_and_their_names_stand_in_the_text():
    assert len(TEXTS) >= 20
    assert sum(len(gold.quotes) for gold in TEXTS.values()) >= 120
    for gold in TEXTS.values():
        for quote in gold.quotes:
            assert quote.speaker == "I" or quote.speaker.casefold() in gold.text.casefold()


@pytest.mark.parametrize("part", ["tuning", "held out", "unseen"])
def test_quotations_are_found(part):
    assert _all(part).f1 >= 0.9, _all(part)


def test_quotations_are_given_to_the_right_person():
    score = _all("tuning") + _all("held out") + _all("unseen")
    assert score.speaker >= 0.85, score


def _all(part: str) -> QuoteScore:
    return sum((_read(name) for name, gold in TEXTS.items() if gold.about["set"] == part), QuoteScore())


def test_scare_quotes_and_titles_are_no_quotations():
    assert _read("scare-only") == QuoteScore()


# ---------------------------------------------------------------- one thing at a time


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We stay,” Kim Lo said.", [("We stay,", "Kim Lo")]),
        ("“We stay,” said Kim Lo.", [("We stay,", "Kim Lo")]),
        ("‘We stay’, said Kim Lo.", [("We stay", "Kim Lo")]),
        ("Kim Lo said: “We stay.”", [("We stay.", "Kim Lo")]),
        ("Kim Lo: “We stay.”", [("We stay.", "Kim Lo")]),
        ("According to Kim Lo, it was “far too late to stay.”", [("far too late to stay.", "Kim Lo")]),
        ("“We came,” Kim Lo said, “and stayed.”", [("We came,", "Kim Lo"), ("and stayed.", "Kim Lo")]),
        ("“We came,” said Kim Lo. “We stayed.”", [("We came,", "Kim Lo"), ("We stayed.", "Kim Lo")]),
        ("“We stay,” said the clerk, Kim Lo, 58.", [("We stay,", "Kim Lo")]),
        ("“We stay,” said a clerk of the town.", [("We stay,", "a clerk of the town")]),
        ('"We stay," said Dr. Kim Lo. "We do."', [("We stay,", "Kim Lo"), ("We do.", "Kim Lo")]),
        ("Kim Lo rose. She bowed. “We stay,” she said.", [("We stay,", "Kim Lo")]),
        ("Kim Lo is a clerk.\n\n“We stay,” Lo said.", [("We stay,", "Kim Lo")]),
        ("“We stay.\n\n“We do,” said Kim Lo.", [("We stay.\n\n“We do,", "Kim Lo")]),
        ("“We stay, Kim Lo said. It was late.", [("We stay,", "Kim Lo")]),
        ("We stay,” Kim Lo said.", [("We stay,", "Kim Lo")]),
        ("“I said, ‘We stay,’” said Kim Lo.", [("I said, ‘We stay,’", "Kim Lo"), ("We stay,", "Kim Lo")]),
        ("Kim Lo rose. “Stay.” " * 2, [("Stay.", "Kim Lo")] * 2),
    ],
)
def test_a_quotation(text, said):
    assert quoted(text, language="en") == said


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("He said: “I told her, ‘No, we stay.’”", "None"),
        ("“I told her, ‘No, we stay,’” he said.", "None"),
        ("“I told her, ‘No, we stay.’”", "None"),
        ("Kim Lo said: “I told her, ‘No, we stay.’”", "Kim Lo"),
        ("I told her, “No, we stay.”", "I"),
    ],
)
def test_in_a_quotation_i_is_who_is_quoted_or_nobody(text, who):
    *_, (_, inner) = quoted(f"{text}\n\nIt rained on the pier.", language="en")
    assert inner == who


@pytest.mark.parametrize(
    "text",
    [
        "Kim Lo said that we stay.",
        "Kim Lo called it “late.”",
        "The “smart” lamp was not smart.",
        "In “The Long Road Home,” she is a nurse.",
        "She wrote about it in her memoir, “Eleven Crossings.”",
        "It was 12\" wide and 3' deep, said Kim Lo.",
        "Don't say 'tis late in the '70s, said the Lo's cat.",
        "The word “perversity,” Kim Lo notes, is rare.",
        "“",
        "””””",
    ],
)
def test_what_is_none(text):
    assert quoted(text, language="en") == []


def test_a_quotation_that_goes_on_for_long_keeps_its_speaker():
    found = qaparse.parse("Kim Marsh rose. “We stay,” she said. " + "“We do.” " * 500, language="en").quotes
    assert len(found) == 501
    assert {str(quote.speaker) for quote in found} == {"Kim Marsh"}


def test_a_participant_is_the_speaker_of_the_cast():
    gold = TEXTS["interview-narrated"]
    interview = qaparse.parse(gold.text)
    assert interview.is_interview
    (moss,) = interview.interviewees
    assert interview.quotes[0].speaker is moss or interview.quotes[0].speaker == moss
    outside = [quote for quote in interview.quotes if quote.speaker and quote.speaker.role is None]
    assert {str(quote.speaker) for quote in outside} >= {"My wife", "The bride’s father"}
    answers = [s for s in interview.segments if s.kind is Kind.ANSWER]
    assert all(any(quote.span in answer.span for answer in answers) for quote in outside)


def test_a_block_quotation_that_is_announced():
    text = "Kim Marsh was a poet. In May she wrote to her sister:\n\n> The snow is late.\n> “No,” I said.\n\nIt was.\n"
    found = qaparse.parse(text, format="markdown", language="en").quotes
    assert [(quote.text, str(quote.speaker)) for quote in found] == [
        ("The snow is late.\n“No,” I said.", "Kim Marsh"),
        ("No,", "Kim Marsh"),
    ]
    assert "set_apart" in [e.cue for e in found[0].evidence]
    assert not qaparse.parse("Kim Marsh was a poet.\n\n> The snow is late.\n", format="markdown").quotes


def test_nobody_is_named_below_the_threshold():
    text = "Ada King and Kim Marsh rose. “We stay,” she said."
    (quote,) = qaparse.parse(text, language="en", threshold=0.99).quotes
    assert quote.speaker is None
    assert quote.attribution.confidence == 0
    ((speaker, sure),) = quote.attribution.alternatives
    assert str(speaker) in text
    assert 0 < sure < 0.99


def test_who_answers_after_a_correction_says_the_quotations_of_the_answer():
    text = (
        "How do you begin?\n\nI told them, “We carry the boards out.” They did.\n\nAnd then?\n\nWe listen to the rain."
    )
    interview = qaparse.parse(text, speakers=["Bo Lind", "Kim Marsh"])
    answer = next(s for s in interview.segments if s.kind is Kind.ANSWER)
    for name in ("Bo Lind", "Kim Marsh"):
        (quote,) = qaparse.attribute(interview.with_speaker(answer, name)).quotes
        assert str(quote.speaker) == name


def test_a_speaker_whom_the_caller_gives_has_a_side():
    with pytest.raises(SpeakerError, match="side"):
        qaparse.parse("“We stay,” Kim Lo said.", speakers=[Speaker("Kim Lo", None)])


def test_the_evidence_points_to_the_verb_and_to_the_antecedent():
    text = "Kim Lo rose. She bowed. “We stay,” she said."
    (quote,) = qaparse.parse(text, language="en").quotes
    assert [(e.cue, e.span.of(text)) for e in quote.evidence] == [("said_behind", "said")]
    assert [(e.cue, e.span.of(text)) for e in quote.attribution.evidence] == [
        ("subject", "she"),
        ("antecedent", "Kim Lo"),
    ]


@pytest.mark.parametrize(
    ("code", "cue", "marked"),
    [(p.code, name, p.examples[name]) for p in PACKS.values() for name in QUOTED.cues if name in p.examples],
)
def test_a_cue_fires_on_the_example_of_a_language(code, cue, marked):
    example = Example.parse(marked)
    assert [s.of(example.text) for s in replay(QUOTED.cues[cue], example.text, code)] == [
        s.of(example.text) for s in example.spans
    ]


def test_a_language_that_quotes_has_examples_of_it():
    for pack in PACKS.values():
        if pack.code != "en" and pack.quoting["reports"] != "(?!)":
            assert {"said_behind", "said_before", "ascribed"} <= set(pack.examples), pack.code


# ---------------------------------------------------------------- the laws

_PIECES = [
    *"\"'“”‘’„«»‹›「」『』",
    "''",
    ",” said Kim Lo. ",
    "Kim Lo said, “",
    "he said",
    "sagte Karl Vogt. ",
    "dit-elle ",
    "afirmó. ",
    "Selon Luc Aubry, ",
    "The man ",
    "Dr. Ada King’s brother, the poet Bo Lind, ",
    "He rose. ",
    "I ",
    " said ",
    "According to ",
    "Kim: ",
    "Kim Lo, the clerk, ",
    "We stay.",
    "We stay, ",
    "12",
    "s' ",
    "\n\n",
    "\n",
    " ",
    ": ",
    "? ",
    ". ",
]
texts = st.text(st.characters(), max_size=120) | st.lists(st.sampled_from(_PIECES), max_size=50).map("".join)


@given(texts, st.sampled_from([None, "en", "de", "fr", "es", "it", "xx"]))
def test_quotations_lie_in_the_text_in_order_nested_or_apart(text, language):
    interview = qaparse.parse(text, language=language)
    whole = Span(0, len(interview.text))
    open_: list[Span] = []
    before = whole
    for quote in interview.quotes:
        assert quote.span in whole
        assert quote.content in quote.span
        assert (before.start, -before.end) <= (quote.span.start, -quote.span.end)
        before = quote.span
        while open_ and open_[-1].end <= quote.span.start:
            open_.pop()
        assert not open_ or quote.span in open_[-1]
        open_.append(quote.span)
        assert 0 <= quote.confidence <= 1
        for evidence in (*quote.evidence, *(quote.attribution.evidence if quote.attribution else ())):
            assert evidence.span in whole
        if quote.speaker is not None and quote.speaker.name:
            assert " ".join(quote.speaker.name.split()) in " ".join(interview.text.split())
    assert find_quotes(interview) == interview.quotes
    if text.isprintable():
        assert Interview.from_dict(json.loads(json.dumps(interview.to_dict()))) == interview


@given(st.text(st.characters(exclude_characters="\"“”„‟«»‹›「」『』`'‘’‚‛"), max_size=80))
def test_without_marks_there_is_nothing_to_look_for(text):
    assert not has_marks(text)


@pytest.mark.parametrize("piece", ["“", "”", '"', " '", "s' '", "“‘«", "\"'\"'", "“a” ", "“a”\n\n", "“a\n\n", "'' "])
def test_marks_are_paired_in_linear_time(piece, grows_linearly):
    def blocks(size: int) -> tuple[str, list[Span]]:
        text = piece * (size // len(piece))
        return text, _blocks(text)

    grows_linearly(blocks, lambda made: stretches(*made), 20_000)


def _blocks(text: str) -> list[Span]:
    """The paragraphs of a text."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"(?:.|\n(?!\n))+", text)]


@pytest.mark.parametrize(
    "piece",
    [
        "“Abc.” x ",
        "he “No,” he ",
        "the man “No.” ",
        "“",
        "”",
        '"',
        "' ",
        " '",
        "“a” ",
        "“We stay,” said Kim Lo. ",
        "“We stay,” he said. “We do.”\n\n",
        "“We stay.”\n\n",
        "“We stay.\n\n",
        "Kim Lo{n} rose. “We stay,” he said.\n\n",
        "Lo said of Kim Lo that Lo said: “We stay.” ",
        "“‘«",
        "s' '",
        "We stay,” said ",
        "The clerk rose. “We stay,” said the clerk.\n\n",
        "“Stay, Kim, Lo, ",
        "Wheat",
        "L’Or’",
    ],
)
def test_work_grows_linearly(piece, grows_linearly):
    def read(size: int) -> Interview:
        pieces = (piece.replace("{n}", "".join(chr(97 + int(d)) for d in str(n))) for n in range(size // len(piece)))
        # Names are looked for only where somebody is quoted.
        return qaparse.parse("".join(("“We stay,” said Kim Lo. ", *pieces)))

    grows_linearly(read, find_quotes, 2_000)


def test_words_that_are_set_off_are_not_looked_at_again_for_each_one_behind_them(monkeypatch):
    looked = []
    sentence = qaparse.quotes.Place.sentence.func
    seen = cached_property(lambda place: looked.append(sentence(place)) or looked[-1])
    seen.__set_name__(qaparse.quotes.Place, "sentence")
    monkeypatch.setattr(qaparse.quotes.Place, "sentence", seen)
    text = "model: " + 'odel": "' * 500
    assert qaparse.parse(text).quotes == ()
    assert len(text) < sum(map(len, looked)) < 6 * len(text)


def test_a_name_is_not_compared_with_every_other(monkeypatch):
    compared = []
    form = mentions._is_form
    monkeypatch.setattr(mentions, "_is_form", lambda *names: compared.append(names) or form(*names))
    letters = Random(1)
    people = ["".join(letters.choices("abcdefghijklmnoprstu", k=14)) for _ in range(800)]
    text = "".join(f"{name[:7].title()} {name[7:].title()} said, “We stay here now.” " for name in people)
    assert len({quote.speaker for quote in qaparse.parse(text).quotes}) > 0.9 * len(people)
    assert len(people) < len(compared) < len(people) ** 2 / 8


def test_few_sentences_before_a_quotation_are_read(monkeypatch):
    looked = []
    phrase = qaparse.quotes.first_phrase
    monkeypatch.setattr(qaparse.quotes, "first_phrase", lambda *at: looked.append(at) or phrase(*at))
    assert qaparse.parse(("a. b? c! " * 55 + "“We stay here.” ") * 20).quotes == ()
    assert 20 < len(looked) < 20 * 20


def test_no_name_further_on_is_looked_for_at_a_place(monkeypatch):
    looked = []
    found = names._found
    monkeypatch.setattr(names, "_found", lambda *at: looked.append(at) or found(*at))
    text = "“We stay,” said Kim Lo. " + ("“We stay on now\n\n" * 2 + "Q: " * 40) * 60
    assert len(qaparse.parse(text).quotes) == 1
    assert 0 < len(looked) < 2 * len(text)


@pytest.mark.parametrize("marks", ["』", "”", "»", "“…” "])
def test_beside_marks_without_words_nothing_is_looked_for(marks, monkeypatch):
    monkeypatch.setattr(qaparse.quotes.Place, "__init__", lambda *_: pytest.fail("it is looked at"))
    assert qaparse.parse(marks * 100).quotes == ()


# ---------------------------------------------------------------- gold


@pytest.mark.parametrize("marked", ["{Ada|“Stay.”", "“Stay.”}", "{“Stay.”}"])
def test_a_broken_brace_is_named(marked):
    with pytest.raises(GoldError):
        read_quoted(marked, "note.quotes")


def test_a_score_counts_exact_spans_and_full_names():
    gold = read_quoted("Kim Marsh came. {Kim Marsh|“We stay,”} said Marsh. {Kim Marsh|“We do.”}")
    found = qaparse.parse(gold.text, language="en").quotes
    assert score_quotes(gold.quotes, found) == QuoteScore(2, 2, 2, 2)
    assert score_quotes(gold.quotes, found[:1]).f1 == pytest.approx(2 / 3)
    assert score_quotes((), ()).f1 == 1.0


def test_a_cue_of_quotations_sees_nothing_where_nothing_is_quoted() -> None:
    assert not any(replay(cue, "“" * 9) or replay(cue, "Ada counts limpets.") for cue in QUOTED.cues.values())

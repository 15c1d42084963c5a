"""The cast: who takes part, on which side, under which names."""

from __future__ import annotations

import json
import time
from importlib import resources

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaparse.cast import find_cast
from qaparse.cast.score import load, name
from qaparse.cues.core import Example
from qaparse.cues.people import GROUPS, entity, replay
from qaparse.records import Interview, Kind, Role, Segment, Source, Span, Speaker

KINDS = {
    "#": Kind.HEADING,
    "by": Kind.BYLINE,
    "n": Kind.NARRATION,
    "q": Kind.QUESTION,
    "a": Kind.ANSWER,
}


def interview(*blocks: str, meta: dict[str, object] | None = None) -> Interview:
    """Blocks as ``kind|text``; what stands before ``||`` in the text is the label."""
    text, parts = "", []
    for block in blocks:
        kind, _, content = block.partition("|")
        label, bar, said = content.partition("||")
        start = len(text)
        text += label + said + "\n\n"
        span = Span(start, len(text) - 2)
        parts.append((KINDS[kind], span, Span(start, start + len(label)) if bar else None))
    source = Source(text, meta=meta or {})
    return Interview(source, tuple(Segment(source, span, kind, label=label) for kind, span, label in parts))


def names(cast: tuple[Speaker, ...], role: Role) -> list[str | None]:
    return [speaker.name for speaker in cast if speaker.role is role]


def who(*blocks: str, meta: dict[str, object] | None = None) -> tuple[list[str | None], list[str | None]]:
    cast = find_cast(interview(*blocks, meta=meta))
    assert [s.role for s in cast] == sorted((s.role for s in cast), key=list(Role).index)
    return names(cast, Role.INTERVIEWER), names(cast, Role.INTERVIEWEE)


TALK = ("q|Why boats?", "a|They float. Mostly.", "q|And the rest?", "a|That is what the bucket is for.")

# ---------------------------------------------------------------- without labels


@pytest.mark.parametrize(
    ("blocks", "asks", "answers"),
    [
        (
            ("#|Boats and Buckets", "by|Words by Lena Moor", "n|I met the boatbuilder Karel Ruiz in May."),
            ["Lena Moor"],
            ["Karel Ruiz"],
        ),
        (("#|Interview with Karel Ruiz",), [None], ["Karel Ruiz"]),
        (("#|Karel Ruiz",), [None], ["Karel Ruiz"]),
        (("#|Q&A: Karel Ruiz on boats",), [None], ["Karel Ruiz"]),
        (("#|People of the Pier: Karel Ruiz",), [None], ["Karel Ruiz"]),
        (
            (
                "#|Boats",
                "n|I was lucky enough to talk with Director Yun-seo Paik and actor Ilo Brandt. Paik smiled.",
            ),
            [None],
            ["Yun-seo Paik", "Ilo Brandt"],
        ),
        (
            (
                "#|Boats",
                "n|Karel Ruiz has built boats for thirty years. I went to see him in Marlow, where he has a dog.",
            ),
            [None],
            ["Karel Ruiz"],
        ),
        (
            (
                "#|Boats",
                "n|Karel Ruiz, who founded Blue Keel, is a boatbuilder. He lives in Marlow. We spoke over tea.",
            ),
            [None],
            ["Karel Ruiz"],
        ),
        (
            (
                "#|Boats",
                "by|By Karel Ruiz and Nadia Berg",
                "n|In this interview, Nadia Berg talks with Karel Ruiz, a boatbuilder, about buckets.",
            ),
            ["Nadia Berg"],
            ["Karel Ruiz"],
        ),
        (("#|Ein Gespräch mit Karel Ruiz", "by|Von Lena Moor"), ["Lena Moor"], ["Karel Ruiz"]),
        (("#|Entrevista a Karel Ruiz", "by|Por Lena Moor"), ["Lena Moor"], ["Karel Ruiz"]),
        (("#|Entretien avec Karel Ruiz", "by|Par Lena Moor"), ["Lena Moor"], ["Karel Ruiz"]),
    ],
)
def test_the_text_around_tells(blocks: tuple[str, ...], asks: list[str | None], answers: list[str | None]) -> None:
    assert who(*blocks, *TALK) == (asks, answers)


NAMES = [
    "Ludwig van der Meer",
    "Ana de la Cruz",
    "Leonardo da Costa",
    "Pieter 't Hooft",
    "Abdul al-Rashid",
    "Mohamed El Amrani",
    "Fatima bint Khalid",
    "Anne-Marie d’Arcy",
    "Zoë de Jong-Smit",
    "Jean-Luc Abara",
    "Kang Yoon-sung",
    "Xiu Ying Li",
    "Bo Ek",
    "Nguyễn Thị Hạnh",
    "Þóra Jónsdóttir",
    "Đorđe Petrović",
    "Siobhán O'Dell",
    "Mary McGee",
    "Ursula K. Lind",
    "J. R. Marsh",
    "J.R. Marsh",
    "Ivan Petrov Jr.",
    "Rosa “Rosie” Núñez",
    'Tom "Ace" Miller',
    "ADA KING",
    "Ludwig VAN DER MEER",
    "Ada KING",
    "Александра Иванова",
    "Γιώργος Παπαδόπουλος",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("blocks", "side"),
    [
        (("#|Interview with {}",), 1),
        (("#|{}",), 1),
        (("#|Boats", "n|I met the boatbuilder {} in May, and we talked over tea."), 1),
        (("#|Boats", "n|We spoke with {}, a boatbuilder, about boats."), 1),
        (("#|Boats", "n|{} is a boatbuilder who lives in Marlow. I went to see the workshop in May."), 1),
        (("#|Boats", "q|Who are you?", "a|I'm {} and I build boats."), 1),
        (("#|Boats and Buckets", "by|Interview by {}", "n|I met Karel Ruiz in May."), 0),
    ],
)
def test_names_of_any_form(name: str, blocks: tuple[str, ...], side: int) -> None:
    assert who(*(block.format(name) for block in blocks), *TALK)[side] == [name]


@pytest.mark.parametrize("name", ["Wiz", "Björk", "Ngozi", "A. Lind"])
@pytest.mark.parametrize(
    "blocks", [("#|Boats", "n|We spoke with {}, a boatbuilder, about boats."), ("#|On boats: an interview with {}",)]
)
def test_a_single_name_is_enough_where_the_text_tells_of_a_talk(name: str, blocks: tuple[str, ...]) -> None:
    _, answers = who(*(block.format(name) for block in blocks), *TALK)
    assert answers == [name]


@pytest.mark.parametrize("name", [*NAMES, "Wiz", "bell hooks", "k.d. lang", "李明"])
def test_any_name_can_be_given(name: str) -> None:
    doc = interview("q|Q: ||Why?", f"a|{name}: ||Why not?", "q|Q: ||So?", f"a|{name}: ||So.")
    for known in ([], [Speaker(name)]):
        (speaker,) = (s for s in find_cast(doc, known) if s.role is Role.INTERVIEWEE)
        assert speaker.name == name


def test_introductions_in_the_answers() -> None:
    _, answers = who("#|Boats", "q|Who are you?", "a|I'm Karel Ruiz and I build boats.", *TALK)
    assert answers == ["Karel Ruiz"]


def test_vocatives_in_the_questions() -> None:
    asks, answers = who(
        "#|Boats",
        "n|We sat down with them.",
        "q|Karel, why boats?",
        "a|They float.",
        "q|Thanks, Karel. And you, Nadia?",
        "a|I sink.",
    )
    assert (asks, answers) == ([None], ["Karel", "Nadia"])


def test_the_same_family_name() -> None:
    blocks = "n|Ida and Karel Ruiz have built boats together for thirty years. We met in their kitchen."
    _, answers = who(
        "#|Boats", blocks, "q|Karel, why boats?", "a|They float.", "q|And why buckets, Ida?", "a|Because they do not."
    )
    assert len(answers) == 2
    assert any(n and n.startswith("Ida") for n in answers)


def test_who_is_merely_mentioned_is_not_cast() -> None:
    asks, answers = who(
        "#|Boats",
        "n|I spoke with the boatbuilder Karel Ruiz about boats, about the film Big Keel with Ines Marlow, and about "
        "his heroes, such as Otto Wick.",
        "q|Did you know Otto Wick?",
        "a|Otto Wick was before my time. I learned from Selma Fint.",
    )
    assert (asks, answers) == ([None], ["Karel Ruiz"])


def test_who_stands_in_a_row_with_a_guest_was_met_like_the_guest() -> None:
    asks, answers = who(
        "#|Boats",
        "by|By Rosa Adler",
        "n|In this story, Rosa Adler, a Keel editor, talked with Karel Ruiz, a boatbuilder,and Otilde Wix, two of the "
        "Marlow crew, about buckets.",
        *TALK,
    )
    assert (asks, answers) == (["Rosa Adler"], ["Karel Ruiz", "Otilde Wix"])
    _, answers = who(
        "#|The Marlow Boat Club",
        "n|We sit down with the Marlow Boat Club (MBC) members --- Karel, Otilde, and Wix --- to hear of buckets.",
        "q|Who are you?",
        "a|I am Karel Ruiz and I build boats.",
        *TALK,
    )
    assert answers == ["Karel Ruiz", "Otilde", "Wix"]
    _, answers = who("#|Boats", "n|We met Karel Ruiz, Owner and Clerk of the Keel, and an Old Marlow man.", *TALK)
    assert answers == ["Karel Ruiz"]


def test_what_a_person_is_is_no_name() -> None:
    _, answers = who("q|Karel, was machst du?", "a|Ich bin Bootsbauerin in Marlow.", *TALK)
    assert "Bootsbauerin" not in answers
    _, answers = who(
        "#|A club for boats",
        "n|MBC Marlow is a club that looks after boats. We talked to Karel Ruiz and Nadia Berg.",
        "q|How long has the MBC Marlow been around?",
        *TALK[1:],
    )
    assert answers == ["Karel Ruiz", "Nadia Berg"]


def test_a_name_that_heads_a_part_answers_there() -> None:
    asks, answers = who(
        "#|Five years of boats",
        "by|By Lena Moor",
        "n|We asked those who were there.",
        "#|Karel Ruiz (Blue Keel)",
        "n|Karel Ruiz is a boatbuilder in Marlow.",
        *TALK,
        "a|Otilde Wix (The Pier)",
        "a|Otilde Wix is one of the founders of the Pier, and she sings.",
        *TALK,
    )
    assert (asks, answers) == (["Lena Moor"], ["Karel Ruiz", "Otilde Wix"])


def test_a_word_before_the_name_is_no_part_of_it() -> None:
    _, answers = who("#|Trying to Catch Karel Ruiz", "n|Karel Ruiz is a boatbuilder. He lives in Marlow.", *TALK)
    assert answers == ["Karel Ruiz"]


def test_photographers_do_not_ask() -> None:
    asks, _ = who("#|Boats", "by|Interview by Lena Moor", "by|Photography by Jun Aldo", "n|I met Karel Ruiz.", *TALK)
    assert asks == ["Lena Moor"]


def test_a_byline_may_name_who_answers() -> None:
    asks, answers = who("#|Boats and buckets: a sit-down with Karel Ruiz", "by|By Karel Ruiz", *TALK)
    assert (asks, answers) == ([None], ["Karel Ruiz"])
    _, answers = who("#|Boats and buckets", "by|By Karel Ruiz, Nadia Berg", *TALK)
    assert answers == ["Karel Ruiz", "Nadia Berg"]
    _, answers = who("#|Boats and buckets", "by|By Karel Ruiz, Otilde Wix, Nadia Berg", *TALK)
    assert answers == ["Karel Ruiz", "Otilde Wix", "Nadia Berg"]


def test_metadata_name_people() -> None:
    asks, answers = who(*TALK, meta={"title": "Interview with Karel Ruiz", "author": ["Lena Moor"]})
    assert (asks, answers) == (["Lena Moor"], ["Karel Ruiz"])


def test_nobody_is_invented() -> None:
    assert who(*TALK) == ([None], [None])
    assert who("a|They float.") == ([], [None])
    assert who("n|Nobody speaks here. Karel Ruiz is a boatbuilder.") == ([], [])


def test_what_the_text_says_of_people() -> None:
    cast = find_cast(
        interview(
            "#|Boats",
            "n|I met the sound designer Karel Ruiz, founder of Blue Keel. Ruiz laughed. “No,” Director Ruiz said.",
            *TALK,
        )
    )
    karel = cast[-1]
    assert karel.words[:2] == ("sound designer", "founder of Blue Keel")
    assert {"Ruiz", "Karel", "KR"} <= set(karel.aliases)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I met the printer Ada King, who laughed.", ("printer",)),
        (
            "I met Ada King, the founder of Blue Door, who directed the film Cold Water.",
            ("founder of Blue Door", "directed the film Cold Water"),
        ),
        ("I met Ada King. She wrote the book Warm Sand.", ("wrote the book Warm Sand",)),
        ("Ada King wrote the book War and Peace. I met Ada King.", ("wrote the book War and Peace",)),
        (
            "I spoke with our guest (Ada King), a Nobel laureate and professor of physics at Oxford.",
            ("Nobel laureate", "professor of physics at Oxford"),
        ),
        ("I met Ada King, founder of Blue Door, director and poet.", ("founder of Blue Door", "director", "poet")),
        ("I met Ada King, who works as a nurse.", ("nurse",)),
        ("I met Ada King, a lecturer at Oxford and Lund.", ("lecturer at Oxford and Lund",)),
        ("I met Ada King, an analyst at the U.S. Army and a poet.", ("analyst at the U.S. Army", "poet")),
        ("I met Ada King, editor of bluedoor.example, poet.", ("editor of bluedoor.example", "poet")),
        (
            "I met Ada King, author of “Boats, Piers and Sand” and “The Pier,” at home.",
            ("author of “Boats, Piers and Sand” and “The Pier,”",),
        ),
        ("I met Ada King, who's the head of sales at Blue Door.", ("head of sales at Blue Door",)),
        ("I met Ada King, 43, a welder.", ("welder",)),
        ("Ada King, head of The Pier, talked with Bo Lind. I met Ada King.", ("head of The Pier",)),
        ("I met Bo Lind and his biographer Ada King.", ("biographer",)),
        ("Ada King was a printer before she became director. I met Ada King.", ("printer",)),
        ("Ada King is director of the Pier. I met Ada King.", ("director of the Pier",)),
        (
            "I'm your host, Bo Lind. I met Ada King, an old friend of the director Bo Lind.",
            ("old friend of the director Bo Lind",),
        ),
        ("Ada King, CEO and Founder of Blue Door, met me. I met Ada King.", ("CEO", "Founder of Blue Door")),
        ("I met Ada King, editor at --- a house.", ("editor",)),
    ],
)
def test_what_the_text_says_that_somebody_is_or_did(text: str, words: tuple[str, ...]) -> None:
    doc = interview(f"n|{text}", *TALK)
    ada = next(s for s in find_cast(doc) if s.name == "Ada King")
    assert ada.words == words
    seen = [e for e in ada.evidence if e.cue == "cast.description"]
    assert tuple(e.span.of(doc.text) for e in seen) == words
    assert all(e.weight == 0 and e.note for e in seen)


@pytest.mark.parametrize(
    "text",
    [
        "I met Ada King, wife of Bo Lind, who founded Blue Door.",  # which of them did is open
        "I met Ada King. The printer Ada King bought is loud.",
        "I met Ada King. Bo Lind sings. She founded Blue Door.",
        "I met Ada King. A director was there. She founded Blue Door.",
        "I met Ada King. Her brother waved. He founded Blue Door.",
        "I met Ada King (the hotel bar), who wrote a note.",
        "I met Ada King, who trusts any director.",
        "I met Ada King, photographer Bo Lind, and others.",
        "I met Ada King, Bo Meyer, and others.",
        "I met Ada King, Weinberger, and Bo Lind.",
        "I met Ada King, whose father was a baker.",
        "I met Ada King, not a painter but loud.",
        "I met Ada King, never a manager.",
        "I met Ada King, like her father a baker.",
        "I met Ada King, together with the director Bo Lind.",
        "I met Ada King, I have never laughed so much.",
        "I met Ada King, you're at River now.",
        "I met Ada King, I am told by the director.",
        "I met Ada King, who established herself in Berlin.",
        "Ada King created a stir in Oslo. I met Ada King.",
        "Ada King is late for the director. I met Ada King.",
        "A colleague is a media developer. Ada King waved. I met Ada King.",
    ],
)
def test_what_is_open_is_not_said_of_anybody(text: str) -> None:
    ada = next(s for s in find_cast(interview(f"n|{text}", *TALK)) if s.name == "Ada King")
    assert ada.words in ((), ("wife of Bo Lind",), ("wrote a note",)), ada.words


def test_who_gives_a_name_goes_on_to_tell_of_the_bearer() -> None:
    doc = interview("q|Who are you?", "a|I'm Ada King, and I'm a printer at the Pier.", "q|Why boats?", "a|They float.")
    ada = next(s for s in find_cast(doc, [Speaker("Ada King")]) if s.name)
    assert ada.words == ("printer at the Pier",)


def test_a_trade_before_the_next_name_is_not_that_of_the_one_before() -> None:
    cast = find_cast(interview("n|I met Ada King, a beekeeper, and director Bo Lind.", *TALK))
    told = {s.name: s.words for s in cast if s.role is Role.INTERVIEWEE}
    assert told == {"Ada King": ("beekeeper",), "Bo Lind": ("director",)}


@pytest.mark.parametrize(
    ("language", "text", "words", "pronouns"),
    [
        ("fr", "J’ai rencontré Ada King (elle), une poétesse qui rit.", ("poétesse",), "elle"),
        (
            "de",
            "Wir sprachen mit Ada King (sie/ihr), der Gründerin von Blue Door.",
            ("Gründerin von Blue Door",),
            "sie",
        ),
        ("de", "Ada King ist Malerin und Autorin von „Meer, Sand“.", ("Malerin", "Autorin von „Meer, Sand“"), ""),
        ("de", "Ada King, die Bücher bindet, ist keine Malerin.", (), ""),
        ("de", "Ada King, deren Vater Bäcker war, lacht.", (), ""),
        ("fr", "J’ai rencontré Ada King, ni peintre ni sculptrice.", (), ""),
        ("es", "Hablamos con Ada King, mejor conocida como la directora.", (), ""),
        ("es", "Hablamos con Ada King (ella), que fundó Blue Door.", ("fundó Blue Door",), "ella"),
        ("nl", "We spraken met Ada King (zij/haar), founder of Blue Door.", ("founder of Blue Door",), ""),
    ],
)
def test_what_is_said_in_other_languages(language: str, text: str, words: tuple[str, ...], pronouns: str) -> None:
    doc = attrs.evolve(interview(f"n|{text}", *TALK), language=language)
    ada = next(s for s in find_cast(doc, [Speaker("Ada King")]) if s.name)
    assert (ada.words, ada.pronouns) == (words, pronouns)


@pytest.mark.parametrize(
    ("text", "pronouns", "where"),
    [
        ("I met Ada King (she/her), a poet.", "she", "she/her"),
        ("I met Ada King (they/them, Blue Door).", "they", "they/them"),
        ("I met Ada King [She/They].", "she/they", "She/They"),
        ("I met Ada King (she/her). He waved.", "she", "she/her"),
        ("I met Ada King, a poet. She keeps bees. She laughs.", "she", "She"),
        ("I met Ada King in Lund. He keeps bees.", "he", "He"),
        ("I met Ada King. She laughs. Ada King waved. He laughs.", "", ""),
        ("I met Ada King and Bo Lind. She laughs.", "", ""),
        ("I met Ada King and her sister. She laughs.", "", ""),
        ("Ada King works with a friend. She laughs.", "", ""),
        ("Ada King works for an undertaker. She laughs.", "", ""),
        ("Ada King wrote a life of Napoleon. He laughs.", "", ""),
        ("I met Ada King, a keeper of bees. She laughs.", "she", "She"),
        ("I met Ada King. They laugh.", "", ""),
        ("I met Ada King (the one who laughs).", "", ""),
    ],
)
def test_pronouns_are_those_that_the_text_states_or_surely_goes_on_with(text: str, pronouns: str, where: str) -> None:
    doc = interview(f"n|{text}", *TALK)
    ada = next(s for s in find_cast(doc) if s.name == "Ada King")
    assert ada.pronouns == pronouns
    assert "".join(e.span.of(doc.text) for e in ada.evidence if e.cue == "cast.pronouns") == where
    assert not any("/" in word for word in ada.words)


def test_pronouns_in_a_label_are_no_description() -> None:
    asks, answers = ("Bo Lind (he/him): ", "Ada King (she/her): ")
    doc = interview(f"q|{asks}||Why boats?", f"a|{answers}||They float.", f"q|{asks}||And?", f"a|{answers}||They do.")
    cast = find_cast(doc)
    assert [(s.name, s.words, s.pronouns) for s in cast] == [("Bo Lind", (), "he"), ("Ada King", (), "she")]
    assert [e.span.of(doc.text) for s in cast for e in s.evidence if e.cue == "cast.pronouns"] == [
        "he/him",
        "she/her",
    ]


def test_what_the_caller_says_of_somebody_stands() -> None:
    given = [Speaker("Ada King", words=("sailor",), pronouns="they")]
    ada = find_cast(interview("n|I met Ada King (she/her), a poet.", *TALK), given)[-1]
    assert (ada.words, ada.pronouns) == (("sailor",), "they")
    assert not [e for e in ada.evidence if e.cue in ("cast.description", "cast.pronouns")]


@pytest.mark.parametrize(
    "piece",
    [
        "Ada King, a poet and ",
        "Ada King. She ",
        "Ada King (",
        "Ada King, who wrote “",
        "poet and ",
        "She/",
        " ",
        "A and ",
    ],
)
def test_what_is_said_of_people_is_read_in_time_that_grows_with_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        doc = interview("n|I met Ada King, " + piece * (size // len(piece)), *TALK)
        start = time.process_time()
        find_cast(doc)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(200_000) < 2


def test_evidence_lies_in_the_text_and_adds_up() -> None:
    doc = interview("#|Interview with Karel Ruiz", "by|By Lena Moor", *TALK)
    weights = load()
    for speaker in find_cast(doc):
        assert speaker.evidence
        for evidence in speaker.evidence:
            assert evidence.span.end <= len(doc.text)
            assert evidence.cue in weights.cues
            assert evidence.note
        assert speaker.name in {e.span.of(doc.text) for e in speaker.evidence}


# ---------------------------------------------------------------- with labels


def test_labels_resolve_to_the_fullest_name() -> None:
    cast = find_cast(
        interview(
            "n|Lena Moor met Karel Ruiz (Blue Keel) in May.",
            "q|LM: ||Why boats?",
            "a|Ruiz: ||They float.",
            "q|LM: ||And you?",
            "a|KAREL (00:01): ||I sink.",
        )
    )
    assert [(s.name, s.role) for s in cast] == [("Lena Moor", Role.INTERVIEWER), ("Karel Ruiz", Role.INTERVIEWEE)]
    assert {"Ruiz", "KAREL"} <= set(cast[1].aliases)
    assert any(e.cue == "cast.label" for e in cast[1].evidence)


def test_initials_declared_by_a_label() -> None:
    cast = find_cast(
        interview("q|Lena Moor (LM): ||Why?", "a|Jean-Luc Abara (JLA): ||Why not?", "q|LM: ||So?", "a|JLA: ||So.")
    )
    assert [(s.name, len(s.evidence)) for s in cast] == [("Lena Moor", 1), ("Jean-Luc Abara", 1)]
    assert "JLA" in cast[1].aliases


def test_generic_labels() -> None:
    asks, answers = who("n|We met Karel Ruiz in May.", "q|Q: ||Why?", "a|A: ||Why not?")
    assert (asks, answers) == (["Q"], ["Karel Ruiz"])
    cast = find_cast(interview("q|Interviewer: ||Why?", "a|Speaker 2: ||Why not?"))
    assert [(s.name, s.generic) for s in cast] == [("Interviewer", True), ("Speaker 2", True)]


def test_a_generic_label_whose_bearer_gives_a_name() -> None:
    _, answers = who(
        "q|Host: ||Who is here?", "a|Speaker 1: ||I'm Karel Ruiz.", "a|Speaker 2: ||My name is Nadia Berg."
    )
    assert answers == ["Karel Ruiz", "Nadia Berg"]


def test_an_ambiguous_label_is_nobody_new() -> None:
    _, answers = who(
        "q|Q: ||Who is here?",
        "a|Karel Ruiz: ||I am.",
        "a|Karel Marsh: ||So am I.",
        "q|Q: ||And?",
        "a|Karel: ||And what?",
    )
    assert answers == ["Karel Ruiz", "Karel Marsh"]


def test_a_slip_of_the_pen_in_a_label() -> None:
    turns = [f"a|Thakker: ||Answer {n}." for n in range(4)]
    _, answers = who("q|Q: ||Why?", *turns, "a|Takker: ||Once more.")
    assert answers == ["Thakker"]


def test_one_side_labelled() -> None:
    asks, answers = who("#|An Interview with Karel Ruiz", "q|PIER: ||Why?", "a|They float.", "q|PIER: ||So?", "a|So.")
    assert (asks, answers) == (["PIER"], ["Karel Ruiz"])


def test_items_of_a_list_are_no_speakers() -> None:
    items = [f"a|{head}: ||It came late." for head in ("Keel", "Bow")]
    _, answers = who(
        "#|Interview with Karel Ruiz", "q|What did you build?", "a|Three of them.", *items, "q|So?", "a|So.", *items
    )
    assert answers == ["Karel Ruiz"]
    _, answers = who("#|Interview with Karel Ruiz", "q|Why?", "a|They float.", "a|Ada: ||No.", "q|So?", "a|So.")
    assert answers == ["Karel Ruiz", "Ada"]


def test_a_first_name_in_labels_is_spelt_out_where_the_text_has_it_in_full() -> None:
    turns = [
        turn for n in range(60) for turn in (f"q|Karel: ||Why boat {n}, Lena?", f"a|Lena: ||It floats, Karel, {n}.")
    ]
    names = who(*turns, "a|Lena: ||Full Lena again.", "n|Produced by Karel Ruiz and Lena Marie Moor.")
    assert names == (["Karel Ruiz"], ["Lena Marie Moor"])


def test_the_side_is_that_of_most_turns() -> None:
    asks, answers = who("a|Ruiz: ||Thank you for having me.", "q|Moor: ||Why boats?", "a|Ruiz: ||They float.")
    assert (asks, answers) == (["Moor"], ["Ruiz"])


def test_a_stray_label_does_not_name_the_side() -> None:
    answers = [f"a|They float, number {n}." for n in range(9)]
    _, found = who("#|Interview with Karel Ruiz", "q|Why?", *answers, "a|Lesson: ||float.")
    assert "Karel Ruiz" in found


def test_what_somebody_owns_is_no_part_of_the_name() -> None:
    told = "n|Karel Maler baut Boote. Wir trafen ihn auf der Werft. Karel Malers Boot ist blau."
    _, answers = who("by|Von Lena Moor", told, *TALK, "n|Karel Malers Buch „Kiel“ erscheint nun.")
    assert answers == ["Karel Maler"]


@pytest.mark.parametrize("noun", ["Mai", "Garten", "Herbst"])
def test_nouns_in_capitals_are_nobody_where_all_nouns_have_them(noun: str) -> None:
    told = f"n|Karel Ruiz baut Boote. Wir trafen ihn im {noun} in seiner Werft."
    talk = interview("#|Boote", "by|Von Lena Moor", told, *TALK)
    cast = find_cast(attrs.evolve(talk, language="de"))
    assert [s.name for s in cast] == ["Lena Moor", "Karel Ruiz"]


# ---------------------------------------------------------------- given by the caller


def test_given_people_are_not_contradicted() -> None:
    ada = Speaker("Ada Bell", Role.INTERVIEWEE, words=("witness",))
    cast = find_cast(interview("#|Interview with Karel Ruiz", "by|By Lena Moor", *TALK), [ada])
    assert [(s.name, s.role) for s in cast] == [("Lena Moor", Role.INTERVIEWER), ("Ada Bell", Role.INTERVIEWEE)]
    assert cast[1].words == ("witness",)


def test_given_people_get_their_aliases() -> None:
    karel = Speaker("Karel Ruiz", Role.INTERVIEWEE)
    cast = find_cast(interview("n|Lena Moor met Ruiz.", "q|LM: ||Why?", "a|KR: ||Why not?", "a|Ruiz: ||Well."), [karel])
    assert names(cast, Role.INTERVIEWEE) == ["Karel Ruiz"]
    assert {"KR", "Ruiz"} <= set(cast[1].aliases)


def test_a_side_that_is_given_is_complete() -> None:
    labelled = interview("q|Lena Moor: ||Why?", "a|Ruiz: ||Why not?", "a|Nadia: ||Well.", "a|Speaker 2: ||Hm.")
    cast = find_cast(labelled, [Speaker("Karel Ruiz", Role.INTERVIEWEE)])
    assert [(s.name, s.role) for s in cast] == [("Lena Moor", Role.INTERVIEWER), ("Karel Ruiz", Role.INTERVIEWEE)]
    assert [s.name for s in find_cast(labelled, [Speaker("Lena Moor", Role.INTERVIEWER)])] == [
        "Lena Moor",
        "Ruiz",
        "Nadia",
        "Speaker 2",
    ]


def test_a_given_role_beats_the_turns() -> None:
    host = Speaker("Karel Ruiz", Role.INTERVIEWER)
    cast = find_cast(interview("a|Ruiz: ||They float.", "a|Ruiz: ||Mostly.", "q|Q: ||Why?"), [host])
    assert ("Karel Ruiz", Role.INTERVIEWER) in [(s.name, s.role) for s in cast]


# ---------------------------------------------------------------- the machinery


@pytest.mark.parametrize(
    ("cue", "example"),
    [(c, e) for g in GROUPS.values() for c in g.cues.values() for e in (*c.fires, *c.silent)],
    ids=lambda value: getattr(value, "name", None),
)
def test_cues_do_what_their_examples_say(cue, example):
    marked = Example.parse(example)
    assert tuple(replay(cue, marked.text)) == marked.spans


def test_every_cue_has_a_weight_and_the_weights_say_where_they_come_from() -> None:
    weights = load()
    assert {name(cue) for group in (*GROUPS.values(), entity) for cue in group.cues.values()} == set(weights.cues)
    data = json.loads(resources.files("qaparse").joinpath("weights/cast.json").read_text(encoding="utf-8"))
    assert data["provenance"]["sources"]
    for source in data["provenance"]["sources"]:
        assert len(source["sha256"]) == 64
        assert source["licences"]


PIECES = [
    "Ada",
    "King",
    " ",
    "\n",
    ", ",
    ". ",
    " and ",
    "I'm ",
    "“",
    "(",
    ")",
    ":",
    "?",
    "é",
    "Q",
    "-",
    "\u2028",
    "By ",
    "Dr. ",
]
LINE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20)


def letters(text: str) -> str:
    """The text without white space and the dress that labels wear."""
    return "".join(c for c in text if c.isalnum())


@given(st.lists(st.tuples(st.sampled_from(list(KINDS)), LINE, LINE, st.booleans()), max_size=12))
def test_any_document_is_legal(blocks: list[tuple[str, str, str, bool]]) -> None:
    doc = interview(
        *(f"{kind}|{label}||{text}" if labelled else f"{kind}|{text}" for kind, label, text, labelled in blocks)
    )
    cast = find_cast(doc)
    sides = {Role.of(segment.kind) for segment in doc.segments} - {None}
    assert sides <= {s.role for s in cast}
    for speaker in cast:
        # Word by word: what a label has in brackets inside a name, "Ada (Acme) King", is no part of it.
        assert all(letters(word) in letters(doc.text) for word in (speaker.name or "").split())
        assert all(e.span.end <= len(doc.text) for e in speaker.evidence)


PEOPLE = st.lists(
    st.builds(
        Speaker,
        st.sampled_from(["Ada King", "King", "Dr. Ada King", "Bo", "Bo Lind-Q", "Q", "al-Rashid", "ADA", "x"]),
        st.sampled_from(list(Role)),
        aliases=st.lists(st.sampled_from(["AK", "Addie", "Bo"]), max_size=2),
        words=st.lists(st.just("poet"), max_size=1),
    ),
    max_size=4,
    unique_by=lambda s: s.name,
)


@given(st.lists(st.tuples(st.sampled_from(list(KINDS)), LINE, LINE, st.booleans()), max_size=12), PEOPLE)
def test_nothing_contradicts_the_people_given(blocks: list[tuple[str, str, str, bool]], people: list[Speaker]) -> None:
    doc = interview(
        *(f"{kind}|{label}||{text}" if labelled else f"{kind}|{text}" for kind, label, text, labelled in blocks)
    )
    cast, blind = find_cast(doc, people), find_cast(doc)
    for role in Role:
        mine = [s for s in people if s.role is role]
        found = [s for s in cast if s.role is role]
        if mine:
            assert [s.name for s in found] == [s.name for s in mine]
            for given_, s in zip(mine, found):
                assert set(given_.aliases) <= set(s.aliases)
                assert not given_.words or s.words == given_.words
        else:
            assert bool(found) == any(s.role is role for s in blind)


@pytest.mark.parametrize("label", ["Speaker {}: ", "Ada N{}: ", ""])
def test_work_grows_with_the_text(label: str, grows_linearly) -> None:
    def document(size: int) -> Interview:
        words = ["".join(chr(97 + int(d)) for d in str(n)) for n in range(size)]
        return interview(
            *(
                f"{'qa'[n % 2]}|{label.format(word) + '||' if label else ''}So Ada{word}, what of Bo King and Cy?"
                for n, word in enumerate(words)
            )
        )

    grows_linearly(document, find_cast, 250)

"""Reading: blocks, labels, voices, front matter, lists, the verdict, the evidence, the model and its chain."""

from __future__ import annotations

import json
import math
import random
from functools import cache
from importlib import resources
from itertools import pairwise, product
from statistics import fmean

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse.cues.layout import FEATURES
from qaparse.cues.profile import ALL_FEATURES
from qaparse.errors import WeightsError
from qaparse.examples import sample
from qaparse.records import Interview, Kind, Mark, Role, Source, Span
from qaparse.segmentation.blocks import split_blocks
from qaparse.segmentation.chain import best_path, emissions, marginals
from qaparse.segmentation.labels import find_labels
from qaparse.segmentation.model import CLASSES, STATES, SURE, load, read

QUESTION, ANSWER, NARRATION, HEADING, BYLINE = Kind.QUESTION, Kind.ANSWER, Kind.NARRATION, Kind.HEADING, Kind.BYLINE

#: Questions with their answers, to be dressed in many ways.
POND = [
    ("Where did you dig your first pond?", "In my mother's garden. She found out when the cat fell in."),
    ("And the second one?", "Hers again. I owed her one."),
    ("Did she forgive you?", "I never asked her, and she never said."),
]
TURNS = [said for pair in POND for said in pair]


def kinds(interview: Interview) -> list[Kind]:
    return [s.kind for s in interview.segments]


def said(interview: Interview) -> list[str]:
    return [s.text for s in interview.segments]


def dressed(asks: str, answers: str) -> str:
    return "\n\n".join(f"{asks}{q}\n\n{answers}{a}" for q, a in POND)


# ---------------------------------------------------------------- blocks


def blocks(text: str, *marks: Mark) -> list[str]:
    return [span.of(text) for span in split_blocks(Source(text, marks), lambda _: False)]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(TURNS),
        "\n".join(TURNS),
        "\n\n\n\n".join(TURNS),
        "\n \t\n".join(TURNS),
        "\r\n\r\n".join(TURNS),
        "\r\n".join(TURNS),
        "\r".join(TURNS),
        "\u2029".join(TURNS),
        "\n\n".join(TURNS[:3]) + "\n" + "\n".join(TURNS[3:]),
        "\n\n".join("    " + t for t in TURNS),
        "\n\n".join("\xa0" + t + "\xa0" for t in TURNS),
        "\n" + "\n\n".join(TURNS) + "\n\n",
    ],
    ids="blank tight many spaced crlf crlf-tight cr separator mixed indented nbsp ends".split(),
)
def test_line_breaks_of_every_kind_part_blocks(text):
    assert blocks(text) == TURNS
    interview = qaparse.parse(text)
    assert said(interview) == TURNS
    assert kinds(interview) == [QUESTION, ANSWER] * 3


def test_a_table_of_contents_asks_nothing():
    listed = "\n\n".join(f"- {q}" for q, _ in POND)
    interview = qaparse.parse(f"Three ponds\n\nTomas Berg fell into all of them.\n\n{listed}\n\n" + "\n\n".join(TURNS))
    assert kinds(interview)[2:] == [Kind.NOISE] * 3 + [QUESTION, ANSWER] * 3
    assert interview.segments[2].evidence[0].cue == "markup_contents"


def test_what_stands_there_twice_is_no_table_of_contents():
    assert kinds(qaparse.parse("\n\n".join(TURNS * 2))) == [QUESTION, ANSWER] * 6


def test_cells_of_a_table_are_no_table_of_contents():
    rows = ["Oak dry wet wet wet 12", "Elm cold wet late 13", "Ash dry x wet y wet z wet 14"]
    interview = qaparse.parse("\n\n".join([*TURNS, *(cell for row in rows for cell in row.split())]))
    assert not {"markup_contents"} & {e.cue for s in interview.segments for e in s.evidence}


def test_a_byte_order_mark_is_no_part_of_the_first_block():
    interview = qaparse.parse("\ufeff" + "\n\n".join(TURNS))
    assert said(interview) == TURNS


def test_non_breaking_spaces_stand_where_they_stood():
    text = "\n\n".join(TURNS).replace("did you", "did\xa0you")
    interview = qaparse.parse(text)
    assert interview.text == text
    assert kinds(interview) == [QUESTION, ANSWER] * 3


WRAPPED = """\
I never meant to keep bees. A neighbour left two hives behind
when she moved to the coast, and by the time that anybody came
to fetch them I had been stung so often that I felt we had an
understanding.

How many hives are there today, and which of them would you
save first if the river came over the wall one night?

There are eleven of them now, all along the southern wall. The
fourth is the one that I would carry out, because its queen is
older than my bicycle.""".split("\n\n")


def test_hard_wrapped_lines_join():
    assert blocks("\n\n".join(WRAPPED)) == WRAPPED
    assert blocks("\r\n\r\n".join(w.replace("\n", "\r\n") for w in WRAPPED)) == [
        w.replace("\n", "\r\n") for w in WRAPPED
    ]


def test_hard_wrapped_paragraphs_without_blank_lines_part_where_a_line_ends_early():
    assert blocks("\n".join(WRAPPED)) == WRAPPED


def test_bullets_open_blocks_of_their_own():
    assert blocks("\n".join(f"- {t}" for t in TURNS)) == [f"- {t}" for t in TURNS]
    assert kinds(qaparse.parse("\n".join(f"- {t}" for t in TURNS))) == [QUESTION, ANSWER] * 3


def test_a_line_break_inside_a_marked_paragraph_is_soft():
    text = "One line\nand another\nand a third"
    assert blocks(text, Mark(Span(0, 20), "paragraph")) == ["One line\nand another", "and a third"]


def test_a_label_opens_a_block_in_wrapped_text():
    text = "Ada: " + WRAPPED[1] + "\nBo: " + WRAPPED[2]
    starts = {0, text.index("Bo:")}
    assert [s.start for s in split_blocks(Source(text), starts.__contains__)] == sorted(starts)


# ---------------------------------------------------------------- labels

LABELS = [
    ("Ada King: ", "Tomas Berg: "),
    ("**Ada King:** ", "**Tomas Berg:** "),
    ("**Ada King**: ", "**Tomas Berg**: "),
    ("Q: ", "A: "),
    ("Q. ", "A. "),
    ("Interviewer: ", "Tomas: "),
    ("AK: ", "TB: "),
    ("ADA KING: ", "TOMAS BERG: "),
    ("[Ada] ", "[Tomas] "),
    ("Ada King (00:12:03): ", "Tomas Berg (00:12:09): "),
    ("[00:12:03] Ada King: ", "[00:12:09] Tomas Berg: "),
    ("ADA — ", "TOMAS — "),
    ("Ada – ", "Tomas – "),
    ("Ada King\n", "Tomas Berg\n"),
    ("Ada King 00:12:03\n", "Tomas Berg 00:12:09\n"),
]


@pytest.mark.parametrize(("asks", "answers"), LABELS)
def test_a_label_of_every_form_says_who_speaks(asks, answers):
    interview = qaparse.parse(dressed(asks, answers))
    assert said(interview) == TURNS
    assert kinds(interview) == [QUESTION, ANSWER] * 3
    assert [s.label.of(interview.text).strip() for s in interview.segments] == [asks.strip(), answers.strip()] * 3
    assert len({s.speaker for s in interview.segments}) == 2
    assert {s.role for s in interview.speakers} == set(Role)
    for segment in interview.segments:
        assert segment.evidence[0].cue == "label"
        assert segment.evidence[0].span == segment.label


@pytest.mark.parametrize(
    "line", ["10:30 Meeting: we planned it.", "One thing: I never dug alone.", "Note: bring boots."]
)
def test_a_time_or_a_sentence_with_a_colon_is_no_label(line):
    assert find_labels(Source(line)) == {}
    interview = qaparse.parse("\n\n".join([*TURNS[:2], line, *TURNS[2:]]))
    assert line in said(interview)
    assert not [s for s in interview.segments if s.label]


@pytest.mark.parametrize(
    "line", ["[x] Dig the pond.", "Alpha\nBeta\nAlpha\nBeta", "Spotify: a list", "[inaudible]", "Yeah."]
)
def test_boxes_cells_links_and_replies_are_no_labels(line):
    assert find_labels(Source("\n\n".join([line] * 4))) == {}


def test_a_sentence_with_a_colon_is_no_label_beside_real_ones():
    text = dressed("Ada King: ", "Tomas Berg: ").replace("Hers again.", "Hers again.\n\nOne thing: I dug alone.")
    interview = qaparse.parse(text)
    (segment,) = [s for s in interview.segments if "One thing" in s.text]
    assert segment.label is None
    assert (segment.kind, str(segment.speaker)) == (ANSWER, "Tomas Berg")


def test_a_name_that_the_caller_gives_is_a_label_where_it_stands_once():
    text = "Ada: Why?\n\nBecause it rained."
    assert find_labels(Source(text)) == {}
    assert [line.name for line in find_labels(Source(text), [qaparse.Speaker("Ada", "interviewer")]).values()] == [
        "Ada"
    ]


def test_the_first_name_of_somebody_given_is_a_label_where_it_stands_once():
    text = "Ada: Why?\n\nBecause it rained."
    cast = [qaparse.Speaker("Ada King", "interviewer")]
    assert [line.name for line in find_labels(Source(text), cast).values()] == ["Ada"]


# ---------------------------------------------------------------- voices


def test_the_words_of_labels_say_which_side_speaks():
    interview = qaparse.parse("Q: The pond.\n\nA: What of it?\n\nQ: You dug it.\n\nA: Did I? When?")
    assert kinds(interview) == [QUESTION, ANSWER] * 2


def test_one_side_may_go_without_labels():
    for asks, answers in [("", "Tomas Berg: "), ("Ada King: ", "")]:
        assert kinds(qaparse.parse(dressed(asks, answers))) == [QUESTION, ANSWER] * 3


def test_who_is_interviewed_may_speak_first():
    text = "\n\n".join(
        [
            "Tomas: I was told that you would bring cake, so I said yes at once.",
            *(f"{who}: {what}" for q, a in POND for who, what in (("Ada", q), ("Tomas", a))),
        ]
    )
    interview = qaparse.parse(text)
    assert kinds(interview) == [ANSWER, *[QUESTION, ANSWER] * 3]
    assert {str(s): s.role for s in interview.speakers} == {"Ada": Role.INTERVIEWER, "Tomas": Role.INTERVIEWEE}


def test_who_leads_a_panel_asks_and_the_others_answer():
    text = """
Ada: Welcome, all. Bo, how did the strike begin?

Bo: With a broken kettle. We could not work without tea, and they would not buy another.

Kim: I remember it as a fridge, but I was new then.

Ada: Kim, what did you do that morning?

Kim: I wrote the poster. I had the only pen.

Lou: She wrote it on my back, to be exact. I still have the coat.

Ada: Lou, were you afraid?

Lou: I was cold. I had given my coat away.

Ada: And how did it end, Bo?

Bo: They bought a kettle. We won a kettle and two days of pay.
"""
    interview = qaparse.parse(text)
    assert [str(s) for s in interview.interviewers] == ["Ada"]
    assert {str(s) for s in interview.interviewees} == {"Bo", "Kim", "Lou"}
    assert [(s.kind is QUESTION) == (str(s.speaker) == "Ada") for s in interview.segments] == [True] * 10


# ---------------------------------------------------------------- front matter, lists, the verdict


def test_title_and_byline_stand_at_the_top():
    interview = qaparse.parse("A pond of one's own\n\nBy Ada King\n\n" + "\n\n".join(TURNS))
    assert kinds(interview) == [HEADING, BYLINE, *[QUESTION, ANSWER] * 3]
    assert [str(s) for s in interview.interviewers] == ["Ada King"]


def test_a_title_that_asks_is_told_from_a_question_by_the_byline_below():
    interview = qaparse.parse("Who needs a pond?\n\nBy Ada King\n\n" + "\n\n".join(TURNS))
    assert kinds(interview)[:3] == [HEADING, BYLINE, QUESTION]
    assert kinds(qaparse.parse("\n\n".join(TURNS)))[0] is QUESTION


def test_items_of_a_list_are_read_as_the_sentence_that_introduces_them():
    items = [
        "a spade with a short handle",
        "a bucket without a hole",
        "boots that were my father's",
        "a patient mother",
    ]
    turns = [*TURNS[:2], "What did you dig with?", "I took what I found in the shed:", *items, *TURNS[2:]]
    interview = qaparse.parse("\n\n".join(turns))
    assert [s.kind for s in interview.segments if s.text in items] == [ANSWER] * 4


@pytest.mark.parametrize(
    "turns",
    [
        ["Thank you for your time, Noor, and good luck with the roof.", "My pleasure. Come back in May."],
        ["Muchas gracias por tu tiempo, Nuria, y suerte con la azotea.", "A ti, por venir. Vuelve en mayo."],
        ["Merci beaucoup d'avoir pris le temps, Nora, et bon courage là-haut.", "Je vous en prie. Revenez en mai."],
        ["Vielen Dank für das Gespräch, Nora, und alles Gute auf dem Dach.", "Gerne. Kommen Sie im Mai wieder."],
    ],
    ids=["en", "es", "fr", "de"],
)
def test_thanks_for_the_interview_are_the_interviewers_and_get_an_answer(turns):
    bees = {
        "Thank": ["Where do you keep the bees?", "I keep them on the roof.", "And in winter?", "I only bring sugar."],
        "Mucha": ["¿Dónde guardas las abejas?", "Yo las tengo en la azotea.", "¿Y en invierno?", "Solo subo azúcar."],
        "Merci": ["Où gardez-vous les abeilles ?", "Je les ai sur le toit.", "Et l'hiver ?", "Je monte du sucre."],
        "Viele": ["Wo halten Sie die Bienen?", "Ich habe sie auf dem Dach.", "Und im Winter?", "Ich bringe Zucker."],
    }[turns[0][:5]]
    assert kinds(qaparse.parse("\n\n".join([*bees, *turns]))) == [QUESTION, ANSWER] * 3


def test_a_narrator_who_names_who_was_introduced_closes_the_piece():
    closing = [
        "Bakker, who is sixty-one, locks the door to the roof twice. The key hangs where anybody could take it.",
        "Her book on the hives of the city, The Reading Room, is out now from a small press in Leiden.",
    ]
    opening = ["The roof of the library", "Nuria Bakker has kept eleven hives above the reading room since 1998."]
    interview = qaparse.parse("\n\n".join([*opening, *TURNS, *closing]))
    assert kinds(interview) == [HEADING, NARRATION, *[QUESTION, ANSWER] * 3, NARRATION, NARRATION]


def test_in_german_whose_book_it_is_closes_the_piece():
    talk = [
        "Hanne Okafor ist auf vierhundert Türme gestiegen, einen Hammer in der Tasche. Wir trafen sie in Lübeck.",
        "Wie kamen Sie in einen Glockenturm?",
        "Durch Zufall. Der Pfarrer hatte eine Uhr, die nicht mehr schlug, und ich hatte Zeit.",
        "Und die Nachbarn?",
        "Sie haben mich gebeten, sie mittags zu läuten. Das tue ich.",
    ]
    closing = "Okafors Buch „Tief“ erscheint im Herbst im Laternen-Verlag."
    interview = qaparse.parse("\n\n".join([*talk, closing]))
    assert kinds(interview) == [NARRATION, *[QUESTION, ANSWER] * 2, NARRATION]


def test_a_report_asks_itself_before_it_hands_over():
    report = [
        "Bees over the city",
        "What does it take to keep bees above a reading room?",
        "We counted. Eleven hives stand between the chimneys, and each needs a wall against the wind.",
        "The city pays for the wood. The library pays for nothing.",
        "Nuria Bakker is the librarian who started it. She showed us the ladder.",
    ]
    interview = qaparse.parse("\n\n".join([*report, *TURNS]))
    assert kinds(interview) == [HEADING, *[NARRATION] * 4, *[QUESTION, ANSWER] * 3]


def test_what_follows_a_question_in_brackets_does_not_hide_it():
    asked = "Would you sell me a jar? (I have been standing here since ten.)"
    interview = qaparse.parse("\n\n".join([*TURNS, asked, "I would, but the last one went on Thursday."]))
    assert kinds(interview) == [QUESTION, ANSWER] * 4


PROSE = (
    "The pond lies behind the mill. It was dug in 1911 by a farmer who wanted ice, and it has been there since.\n\n"
    "In winter the children of the village skate on it. In summer nobody goes near it, because of the geese.\n\n"
    "The mill closed in 1960. Its wheel was sold to a hotel, where it turns by electricity.\n"
)
QUOTED = (
    "“I never meant to dig it,” says Tomas Berg, who is seventy and wears a hat.\n\n"
    "He leads the way past the shed. “Mind the geese,” he says. “They mind you.”\n\n"
    "Why does he stay? “Where would I go?” he asks, and pours the tea.\n\n"
    "“She never forgave me,” he says of his mother, and laughs.\n"
)
FAQ = (
    "How do I reset my password?\n\nOpen the settings and choose Reset. You will receive a message.\n\n"
    "Can I change my address?\n\nYes. Go to your profile and select Edit. Your changes are saved at once.\n\n"
    "Where can I find my invoices?\n\nYour invoices are listed under Billing. Select one to download it.\n"
)
PLAY = "MIRA: The ship is gone.\n\nOLAF: It never came.\n\nMIRA: Then whose lamp was it?\n\nOLAF: (rising) Mine.\n"
CODE = "def dig(pond):\n    if pond is None:\n        return 0\n    return pond.depth + 1\n\n\nprint(dig(None))\n"


@pytest.mark.parametrize("text", [PROSE, QUOTED, FAQ, CODE, "", " \n", "Pond", "?", "Why?"])
def test_what_is_no_interview_is_said_to_be_none(text):
    interview = qaparse.parse(text)
    assert not interview.is_interview
    assert interview.exchanges == ()
    assert interview.confidence > 0.5


def test_the_verdict_says_why():
    for interview in (qaparse.parse("\n\n".join(TURNS)), qaparse.parse(PROSE)):
        assert interview.evidence
        assert all(e.note and e.weight for e in interview.evidence)
    assert qaparse.parse("\n\n".join(TURNS)).is_interview


# ---------------------------------------------------------------- evidence


@pytest.mark.parametrize("text", [sample(), dressed("Ada King: ", "Tomas Berg: "), PROSE, FAQ, PLAY])
def test_evidence_is_finite_and_lies_in_the_text(text):
    interview = qaparse.parse(text)
    whole = Span(0, len(interview.text))
    for segment in interview.segments:
        assert segment.evidence, f"nothing says why {segment.text!r} is {segment.kind}"
        for evidence in segment.evidence:
            assert math.isfinite(evidence.weight)
            assert evidence.span in whole
            assert evidence.span
            assert evidence.note


# ---------------------------------------------------------------- the model


@pytest.fixture(scope="module")
def shipped() -> dict:
    return json.loads(resources.files("qaparse.weights").joinpath("segmentation.json").read_text(encoding="utf-8"))


def test_every_feature_that_the_weights_name_exists(shipped):
    for stage, names in (("first", FEATURES), ("second", ALL_FEATURES)):
        features = shipped[stage]["features"]
        assert set(features) <= set(names)
        assert len(set(features)) == len(features)
        assert all({*CLASSES, "change"} == set(forest) for forest in shipped[stage]["forests"])


def test_a_weight_that_names_no_cue_is_refused(shipped):
    features = ["no_such_cue", *shipped["first"]["features"][1:]]
    with pytest.raises(WeightsError, match="no_such_cue"):
        read(shipped | {"first": shipped["first"] | {"features": features}})


def test_a_weight_that_is_no_number_is_refused(shipped):
    trees = shipped["first"]["by hand"] | {"question": [float("nan")]}
    with pytest.raises(WeightsError, match="no number"):
        read(shipped | {"first": shipped["first"] | {"by hand": trees}})


@pytest.mark.parametrize("change", [{"classes": ["question"]}, {"states": ["question"]}])
def test_weights_of_other_states_are_refused(shipped, change):
    with pytest.raises(WeightsError, match="states"):
        read(shipped | change)


ROWS = st.lists(st.floats(-3, 30), min_size=len(FEATURES), max_size=len(FEATURES))


@given(ROWS, st.permutations(range(len(CLASSES))))
def test_reasons_add_up_to_the_difference_of_scores(row, order):
    model = load().first
    kind, rival = order[:2]
    picked = model.pick(row)
    scores, parts = model.scores(picked)[0], model.reasons(picked, kind, rival)
    forests = model.forests[:1] if _lead(model, row) > SURE else model.forests
    roots = [
        model.scale * (model.bias[c] + _at_roots(model.by_hand[c]) + fmean(_at_roots(f[c]) for f in forests))
        for c in (kind, rival)
    ]
    assert sum(parts.values()) == pytest.approx((scores[kind] - roots[0]) - (scores[rival] - roots[1]), abs=1e-6)


def _at_roots(trees):
    return sum(t[2] if isinstance(t, tuple) else t for t in trees)


@cache
def _alone(stage):
    """The stage with its first forest alone."""
    return attrs.evolve(stage, forests=stage.forests[:1])


def _lead(stage, row):
    *_, second, top = sorted(_alone(stage).scores(_alone(stage).pick(row))[0])
    return (top - second) / stage.scale


@pytest.mark.parametrize("stage", [load().first, load().second])
def test_the_other_forests_are_asked_where_the_first_is_not_sure(stage):
    rng = random.Random(5)
    seen = set()
    for _ in range(400):
        row = [rng.choice((0.0, 0.0, rng.random(), 4 * rng.random())) for _ in ALL_FEATURES]
        sure = _lead(stage, row) > SURE
        assert (stage.scores(stage.pick(row)) == _alone(stage).scores(_alone(stage).pick(row))) == sure
        seen.add(sure)
    assert seen == {True, False}


# ---------------------------------------------------------------- the chain

STAGES = st.sampled_from([load().first, load().second])
#: For each block the scores of the classes and the log-odds of a change of sides.
BLOCKS = st.lists(
    st.tuples(st.lists(st.floats(-40, 40), min_size=len(CLASSES), max_size=len(CLASSES)), st.floats(-4, 4)),
    min_size=1,
    max_size=12,
)


def _seen(blocks):
    return emissions([scores for scores, _ in blocks]), [change for _, change in blocks]


def _moves(chain, change):
    """Every move that is allowed into a block, with its weight."""
    out = {(a, b): w for a, row in enumerate(chain.follow) for b, w in row}
    return out | {(a, b): w + slope * change for a, b, w, slope in chain.sides}


def _weight(chain, emitted, changes, path, fronted):
    """What a path weighs, counted without the chain's own loops."""
    total = chain.first[fronted][path[0]] + chain.last[fronted][path[-1]]
    for move, change in zip(pairwise(path), changes[1:]):
        total += _moves(chain, change).get(move, -math.inf)
    return total + sum(row[s] for row, s in zip(emitted, path))


@given(STAGES, BLOCKS, st.booleans())
def test_the_probabilities_of_a_block_add_up_to_one(stage, blocks, fronted):
    for row in marginals(stage.chain, *_seen(blocks), fronted):
        assert sum(row) == pytest.approx(1)
        assert all(0 <= p <= 1 for p in row)


@given(STAGES, st.lists(BLOCKS.map(lambda blocks: blocks[0]), min_size=1, max_size=3), st.booleans())
def test_probabilities_are_the_shares_of_all_paths(stage, blocks, fronted):
    emitted, changes = _seen(blocks)
    paths = list(product(range(len(STATES)), repeat=len(blocks)))
    weights = [_weight(stage.chain, emitted, changes, path, fronted) for path in paths]
    top = max(weights)
    mass = [math.exp(w - top) for w in weights]
    for i, row in enumerate(marginals(stage.chain, emitted, changes, fronted)):
        for state, p in enumerate(row):
            share = sum(m for m, path in zip(mass, paths) if path[i] == state) / sum(mass)
            assert p == pytest.approx(share, abs=1e-6)


@given(STAGES, BLOCKS, st.booleans())
def test_the_best_path_makes_only_moves_that_are_allowed(stage, blocks, fronted):
    path, score = best_path(stage.chain, *_seen(blocks), fronted)
    assert len(path) == len(blocks)
    assert math.isfinite(score)
    for a, b in pairwise(path):
        assert (a, b) in _moves(stage.chain, 0.0), f"{STATES[a]} before {STATES[b]}"


@given(STAGES, BLOCKS, st.booleans(), st.data())
def test_no_path_is_better_than_the_best(stage, blocks, fronted, data):
    emitted, changes = _seen(blocks)
    path, score = best_path(stage.chain, emitted, changes, fronted)
    assert _weight(stage.chain, emitted, changes, path, fronted) == pytest.approx(score)
    other = data.draw(st.lists(st.integers(0, len(STATES) - 1), min_size=len(blocks), max_size=len(blocks)))
    assert _weight(stage.chain, emitted, changes, other, fronted) <= score + 1e-6


def test_nothing_has_no_path():
    chain = load().first.chain
    assert best_path(chain, [], []) == ([], 0.0)
    assert marginals(chain, [], []) == []


_PONDS = [
    (
        "Where did you dig your first pond?",
        "In my mother's garden. She found out when the cat fell in, and I was twelve.",
    ),
    ("What do you dig with?", "A spade with a short handle. I have worn out four of them, and I keep the handles."),
    ("And how long does a pond take?", "A week, if it does not rain. If it rains it takes longer and fills itself."),
    ("Did she ever forgive you?", "I never asked her, and she never said. The cat is still cross with me."),
]


def test_bold_says_what_asks_where_it_does_so_throughout():
    blocks = [x for q, a in _PONDS for x in (f"**{q}**", a)]
    text = "\n\n".join(["# Ponds", *blocks, "**Thank you so much for your time.**", "It was a pleasure to have you."])
    interview = qaparse.parse(text, format="markdown")
    thanks = next(s for s in interview.segments if s.text.startswith("Thank you"))
    assert thanks.kind is Kind.QUESTION
    assert any(e.cue == "markup_dressed" for e in thanks.evidence)


def test_a_pull_quote_repeats_what_stands_beside_it():
    blocks = [x for q, a in _PONDS for x in (f"**{q}**", a)]
    quote = "I have worn out four of them, and I keep the handles"
    text = "\n\n".join(["# Ponds", *blocks[:4], quote, *blocks[4:]])
    interview = qaparse.parse(text, format="markdown")
    found = next(s for s in interview.segments if s.text == quote)
    assert found.kind is Kind.CAPTION


def test_a_caption_is_one_outside_an_interview_too():
    text = "# Notes\n\nThe pond was dug in 1811.\n\n![A pond](pond.png)\n\nIt has been dry since. Nobody knows why."
    interview = qaparse.parse(text, format="markdown")
    assert not interview.is_interview
    assert next(s for s in interview.segments if s.text == "A pond").kind is Kind.CAPTION

"""The attributor with a language model: with the pinned English pipeline, and with pipelines built here."""

from __future__ import annotations

import pickle
import subprocess
import sys
import textwrap
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qaparse
from qaparse.attribution import Attributor, attributor_for
from qaparse.attribution import nlp as module
from qaparse.attribution.nlp import WEIGHED, NlpAttributor, read
from qaparse.attribution.parsed import NAMED, PRONOUN, TRADE
from qaparse.attribution.several import load
from qaparse.errors import MissingExtraError, MissingPipelineError
from qaparse.examples import sample
from qaparse.records import Interview, Kind, Role, Segment, Span, Speaker

spacy = pytest.importorskip("spacy", reason="NOT RUN: the extra nlp is not installed")

ADA = Speaker("Ada King", Role.INTERVIEWER)
BO = Speaker("Bo Lind")
KIM = Speaker("Kim Lo")
CAST = (ADA, BO, KIM)
NEUTRAL = ("And then?", "It rained more, and I was glad of it.")


def parse(nlp: Any, *blocks: str, cast: tuple[Speaker, ...] = CAST, **options: Any) -> Interview:
    return qaparse.parse("\n\n".join(blocks), speakers=cast, attributor=NlpAttributor(nlp), **options)


def answers(interview: Interview) -> list[Segment]:
    return [s for s in interview.segments if s.kind is Kind.ANSWER]


def shares(segment: Segment) -> dict[str | None, float]:
    said = segment.attribution
    assert said is not None
    named = {said.speaker.name: said.confidence} if said.speaker else {}
    return named | {s.name: p for s, p in said.alternatives}


def cues(segment: Segment) -> set[str]:
    assert segment.attribution is not None
    return {e.cue for e in segment.attribution.evidence}


# ---------------------------------------------------------------- which pipeline


def test_the_best_installed_english_pipeline_is_taken(monkeypatch):
    loaded: list[str] = []
    monkeypatch.setattr(module, "_load", lambda name: loaded.append(name) or spacy.blank("en"))

    def installed(*names: str) -> None:
        monkeypatch.setattr("spacy.util.get_installed_models", lambda: list(names))
        qaparse.NlpAttributor()

    installed("de_core_news_lg", "en_core_web_sm", "en_core_web_md")
    installed("en_core_web_lg", "en_core_web_sm", "xx_ent_wiki_sm")
    installed("en_core_web_lg", "en_core_web_trf", "en_core_sci_lg")
    assert loaded == ["en_core_web_md", "en_core_web_lg", "en_core_web_trf"]


@pytest.mark.parametrize("nlp", ["en", None, 5, spacy.Language])
def test_what_is_no_pipeline_is_refused(nlp):
    with pytest.raises(TypeError, match=r"nlp is a pipeline, as spacy\.load\(\) gives it, not "):
        qaparse.NlpAttributor(nlp)


def test_without_a_pipeline_one_line_says_how_to_get_one(monkeypatch):
    monkeypatch.setattr("spacy.util.get_installed_models", lambda: ["de_core_news_sm"])
    with pytest.raises(MissingPipelineError) as caught:
        qaparse.parse("Why?\n\nBecause.", attributor="nlp")
    assert str(caught.value) == "spaCy has no English pipeline here: python -m spacy download en_core_web_sm"
    assert pickle.loads(pickle.dumps(caught.value)).name == caught.value.name


def test_without_spacy_one_line_says_how_to_get_it(monkeypatch):
    for name in ("spacy", "spacy.util"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'qaparse\[nlp\]'"):
        attributor_for("nlp")


def test_spacy_is_loaded_when_it_is_asked_for_and_not_before():
    script = """
        import sys, qaparse
        from qaparse import NlpAttributor
        assert "spacy" not in sys.modules
        qaparse.parse("Why?\\n\\nBecause.")
        assert "spacy" not in sys.modules
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_the_pipeline_of_the_tests_is_found_by_its_name(pipeline):
    own = attributor_for("nlp")
    assert isinstance(own, NlpAttributor)
    assert isinstance(own, Attributor)
    assert own.nlp.lang == "en"
    assert attributor_for("nlp").nlp is own.nlp, "it is loaded once"


# ---------------------------------------------------------------- what it sees


def test_every_weight_names_a_cue_and_every_cue_has_a_weight():
    declared = {cue for group in (NAMED, TRADE, PRONOUN) for cue in group.cues}
    assert {name.rpartition(".")[2] for name in WEIGHED} == declared
    assert {name for name in load("nlp.json") if name.startswith("nlp.")} == WEIGHED


def test_who_stands_beside_i_does_not_speak(pipeline):
    interview = parse(pipeline, "How did it begin?", "Kim and I were wet, and the stove was out.", *NEUTRAL)
    first = answers(interview)[0]
    assert str(first.speaker) == "Bo Lind"
    evidence = next(e for e in first.attribution.evidence if e.cue == "nlp.answer.beside_me")
    assert evidence.span.of(interview.text) == "Kim"


def test_what_a_candidate_said_is_not_said_by_that_candidate(pipeline):
    interview = parse(pipeline, "How did it begin?", "It is what Kim just mentioned: rain.", *NEUTRAL)
    assert shares(answers(interview)[0])["Kim Lo"] < 0.2
    assert "nlp.answer.said" in cues(answers(interview)[0])


def test_an_address_is_no_mention(pipeline):
    blocks = ("You had a stove, Kim, didn't you?", "It smoked, and I smelt of it.", *NEUTRAL)
    assert str(answers(parse(pipeline, *blocks))[0].speaker) == "Kim Lo"


def test_the_trade_that_narration_gives_counts(pipeline):
    blocks = (
        "Eels and rain",
        "Words by Ada King",
        "On a barge I talked to Kim Lo, and to the director of a small film, Bo Lind. It was a wet day.",
        "How did it begin?",
        "When I directed it, it rained. I was glad of every dry hour, and there were two.",
        *NEUTRAL,
    )
    interview = parse(pipeline, *blocks)
    bo = interview.speakers[1]
    assert bo.words == ("director of a small film",)
    assert [e.span.of(interview.text) for e in bo.evidence if e.cue == "nlp.description"] == [
        "director of a small film"
    ]
    assert shares(answers(interview)[0])["Bo Lind"] > 0.52
    assert "nlp.answer.i_do" in cues(answers(interview)[0])


def test_a_pronoun_that_the_narration_gives_counts(pipeline):
    blocks = (
        "Eels and rain",
        "Words by Ada King",
        "Bo Lind builds boats. He has a dog. Kim Lo came to the barge in May. She sews. We met on a wet day.",
        "How did it begin?",
        "Yes, she was right, and it rained for a month.",
        *NEUTRAL,
    )
    first = answers(parse(pipeline, *blocks))[0]
    assert str(first.speaker) == "Bo Lind"
    assert "nlp.answer.means" in cues(first)


def test_labels_decide_also_here(pipeline):
    interview = parse(pipeline, "Ada King: Bo, how was it?", "Kim Lo: Wet.", "Ada King: And you?", "Bo Lind: Wet.")
    assert [str(s.speaker) for s in answers(interview)] == ["Kim Lo", "Bo Lind"]


def test_the_sample_is_read_with_the_same_people(pipeline):
    plain, seen = qaparse.parse(sample()), qaparse.parse(sample(), attributor=NlpAttributor(pipeline))
    assert [s.name for s in seen.speakers] == [s.name for s in plain.speakers]
    assert [s.kind for s in seen.segments] == [s.kind for s in plain.segments]


# ---------------------------------------------------------------- any pipeline


def test_a_blank_pipeline_knows_what_the_text_says(request):
    blocks = ("Bo, how did it begin?", "It rained, and we stayed in.", *NEUTRAL)
    expected = qaparse.parse("\n\n".join(blocks), speakers=CAST)
    assert parse(spacy.blank("en"), *blocks) == expected


def taken_for(**labels: str) -> Any:
    """A pipeline that takes each of the names for what is said (``_`` stands for a space)."""
    nlp = spacy.blank("en")
    patterns = [{"label": label, "pattern": name.replace("_", " ")} for name, label in labels.items()]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    return nlp


def met(*names: str) -> tuple[str, ...]:
    return (
        "Eels and rain",
        "Words by Ada King",
        f"We spoke with {names[0]}, a boat builder. {names[1]} told us more. It was a wet day, and we stayed.",
        "Why eels?",
        "They swim.",
        *NEUTRAL,
    )


def test_the_rules_of_a_blank_pipeline_help_to_find_the_cast():
    blocks = met("Zuhal Lind", "Lakeside Mills")
    assert [s.name for s in qaparse.parse("\n\n".join(blocks)).interviewees] == ["Zuhal Lind", "Lakeside Mills"]
    (zuhal,) = parse(taken_for(Zuhal_Lind="PERSON", Lakeside_Mills="PRODUCT"), *blocks, cast=()).interviewees
    assert zuhal.name == "Zuhal Lind"
    assert "cast.entity.a_person" in {e.cue for e in zuhal.evidence}


@pytest.mark.parametrize("label", ["PERSON", "ORG"])
def test_of_who_has_a_common_given_name_a_pipeline_tells_nothing_more(label):
    blocks = met("Bo Lind", "Kim Lo")
    expected = qaparse.parse("\n\n".join(blocks)).speakers
    assert [s.name for s in expected] == ["Ada King", "Bo Lind", "Kim Lo"]
    assert parse(taken_for(Bo_Lind=label, Kim_Lo=label), *blocks, cast=()).speakers == expected


@pytest.mark.parametrize(
    "turns",
    [
        ("What do you fish for?", "Eels. I like how they swim.", "Maren, why eels?", "They are quick, and I am not."),
        ("Who is here today?", "I'm Maren, and I like the river.", "And why eels?", "They are quick, and I am not."),
    ],
)
def test_whom_the_text_speaks_to_by_name_no_pipeline_takes_for_a_thing(turns):
    blocks = ("Two on a boat: Zuhal and Maren", *turns, "And in winter, what did you do?", "I stayed in.")
    people = qaparse.parse("\n\n".join(blocks)).speakers
    assert "Maren" in {s.name for s in people}
    assert parse(taken_for(Maren="ORG"), *blocks, cast=()).speakers == people


def test_a_text_in_another_language_is_left_to_the_heuristics(pipeline):
    text = "\n\n".join(
        ["¿Cómo empezó todo, Bo?", "Llovía mucho, y no teníamos estufa.", "¿Y después?", "Más lluvia."] * 2
    )
    assert qaparse.parse(text, speakers=CAST, attributor=NlpAttributor(pipeline)) == qaparse.parse(text, speakers=CAST)


def test_components_that_say_nothing_are_not_run(pipeline):
    nlp = spacy.blank("en")
    nlp.add_pipe("textcat")  # it would fail: it has seen no example
    assert len(read("Why?", [Span(0, 4)], nlp)) == 1


def test_what_was_read_is_copied_out_and_freed(pipeline):
    words = " ".join(f"zq{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(300))
    before = len(pipeline.vocab.strings)
    (parsed,) = read(words, [Span(0, len(words))], pipeline)
    assert len(pipeline.vocab.strings) - before < 50
    assert [words[w.start : w.end].lower() for w in parsed.words] == [w.low for w in parsed.words]


def test_a_caller_inside_a_memory_zone_keeps_it(pipeline):
    with pipeline.memory_zone():
        doc = pipeline("Ada keeps bees.")
        parse(pipeline, "Bo, how did it begin?", "It rained, and Kim left.", *NEUTRAL)
        assert [t.text for t in doc] == ["Ada", "keeps", "bees", "."]


def test_a_pipeline_is_given_no_more_than_it_takes():
    short = spacy.blank("en")
    short.max_length = 10
    text = "We carry the boards out with Ada King."
    (parsed,) = read(text, [Span(0, len(text))], short)
    words = [text[word.start : word.end] for word in parsed.words]
    assert "".join(words).replace(" ", "") == text.replace(" ", "")


def test_a_long_paragraph_is_cut_and_joined(pipeline):
    nlp = spacy.blank("en")
    text = "Rain fell on Kim. " * 3000
    (parsed,) = read(text, [Span(0, len(text))], nlp)
    assert [text[w.start : w.end] for w in parsed.words if text[w.start : w.end].strip()] == text.replace(
        ".", " ."
    ).split()
    assert all(0 <= w.head < len(parsed.words) for w in parsed.words)


PIECES = st.sampled_from(
    ["Bo", "Kim Lo", ", ", ". ", "?", "\n\n", "I ", "she ", " and ", "\ud800", "\x00", "\u2028", "said ", "Why?"]
)


@settings(max_examples=40)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_is_read(pipeline, text):
    interview = qaparse.parse(text, speakers=CAST, attributor=NlpAttributor(pipeline))
    whole = Span(0, len(text))
    for segment in interview.segments:
        if segment.attribution:
            said = segment.attribution
            assert all(e.span in whole for e in said.evidence)
            assert said.confidence + sum(p for _, p in said.alternatives) <= 1 + 1e-9


def test_it_costs_little_more_than_the_pipeline(pipeline):
    """At most 1.25 times the bare pipeline on the same paragraphs; both are taken at their best of a few runs."""
    turns = (
        "Bo, how did the winter begin on the barge?",
        "Kim said that it rained, and I never asked her how she knew. " * 8,
    )
    blocks = [block for n in range(30) for block in turns]

    def bare() -> None:
        with pipeline.memory_zone():
            for _ in pipeline.pipe(blocks):
                pass

    def cost(work: Any) -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    for _ in range(4):
        spent, allowed = (min(cost(w) for _ in range(2)) for w in (lambda: parse(pipeline, *blocks), bare))
        if spent <= 1.25 * allowed:
            return
    pytest.fail(f"{spent:.2f} s against {allowed:.2f} s of the bare pipeline")


def test_a_question_is_read_for_every_answer_that_follows_it():
    kinds = [Kind.QUESTION, Kind.QUESTION, *[Kind.ANSWER] * 60, Kind.QUESTION, Kind.ANSWER]
    source = qaparse.Source("\n\n".join("It rained." for _ in kinds))
    segments = tuple(Segment(source, Span(12 * n, 12 * n + 10), kind) for n, kind in enumerate(kinds))
    asked = module.Seen(spacy.blank("en"), Interview(source, segments))._asked()
    assert asked == {n: [1, 0] for n in range(2, 62)} | {63: [62]}

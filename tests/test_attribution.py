"""Attribution: who speaks, how surely, and why; on texts with a cast that is given, unless the text names it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import exp, log
from pathlib import Path
from random import Random

import attrs
import pytest

import qaparse
from qaparse.attribution import Attributor, HeuristicAttributor, attributor_for
from qaparse.attribution.habits import IN_ORDER, OWN, Order, Step, chances, marginals, ways
from qaparse.attribution.hand import NOBODYS, apostrophe, hands
from qaparse.attribution.heuristic import decide
from qaparse.attribution.manner import manner
from qaparse.attribution.several import Fired
from qaparse.cli.explain import Page
from qaparse.cli.terminal import Style
from qaparse.cues.core import compiled
from qaparse.cues.floor import CALLED, LISTED, TOLD, Names
from qaparse.errors import SpeakerError, UnknownAttributorError
from qaparse.evaluation import load
from qaparse.records import Attribution, Evidence, Interview, Kind, Role, Segment, Source, Span, Speaker

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "interviews"
ADA = Speaker("Ada King", Role.INTERVIEWER)
BO = Speaker("Bo Lind", words=("boat builder",))
KIM = Speaker("Kim Lo", words=("sail maker",))


def read(*blocks: str, cast: tuple[Speaker, ...] = (ADA, BO, KIM), **options: object) -> Interview:
    return qaparse.parse("\n\n".join(blocks), speakers=cast, **options)


def answers(interview: Interview) -> list[Segment]:
    return [s for s in interview.segments if s.kind is Kind.ANSWER]


def who(interview: Interview) -> list[str | None]:
    return [s.speaker and s.speaker.name for s in answers(interview)]


def shares(said: Attribution | None) -> dict[str | None, float]:
    """Each candidate's probability."""
    assert said is not None
    named = {said.speaker.name: said.confidence} if said.speaker else {}
    return named | {s.name: p for s, p in said.alternatives}


def even(segment: Segment, *names: str) -> dict[str, object]:
    """The same share for each, of what is left where it may be no answer."""
    return dict.fromkeys(names, pytest.approx(segment.confidence / len(names), abs=1e-3))


def cues(segment: Segment) -> set[str]:
    assert segment.attribution is not None
    return {e.cue.rpartition(".")[2] for e in segment.attribution.evidence}


NEUTRAL = ("How did it begin?", "It rained, and we stayed in.", "And then?", "It rained more, and I was glad of it.")


# ---------------------------------------------------------------- labels, and turns that go on


def test_a_label_decides():
    interview = read(
        "Ada King: Bo, where did you learn to caulk?",
        "Kim Lo: He will tell you that it was on a barge. It was in my kitchen.",
        "Ada King: Bo, is that so?",
        "Bo Lind: It was a large kitchen.",
    )
    assert who(interview) == ["Kim Lo", "Bo Lind"]
    for segment in interview.segments:
        assert cues(segment) == {"label"}
        assert segment.attribution.confidence > 0.9
        assert segment.attribution.evidence[0].span == segment.label


def test_a_turn_goes_on_without_a_new_label():
    interview = read(
        "Ada King: Where did you learn to caulk?",
        "Bo Lind: On my uncle's barge. He paid me in herring.",
        "I was nine, and I thought that herring was money.",
        "Ada King: And you, when did you join?",
        "Kim Lo: The winter after. I wanted to be near the water.",
    )
    assert who(interview) == ["Bo Lind", "Bo Lind", "Kim Lo"]
    label, goes_on, _ = (s.attribution for s in answers(interview))
    assert [e.cue for e in goes_on.evidence] == ["turn_goes_on"]
    assert goes_on.confidence < label.confidence


def test_who_is_alone_on_a_side_speaks_for_it():
    interview = read(*NEUTRAL, cast=(ADA, BO))
    assert {(s.kind, s.speaker.name) for s in interview.segments} == {
        (Kind.QUESTION, "Ada King"),
        (Kind.ANSWER, "Bo Lind"),
    }
    assert all(cues(s) == {"only_candidate"} for s in interview.segments)


def test_a_label_of_nobody_who_takes_part_names_nobody():
    interview = read(
        "Ada King: Where did you learn to caulk?",
        "Bo Lind: On my uncle's barge. He paid me in herring.",
        "Ada King: And who taught you the rest of it?",
        "Lou Ray: I did, one cold winter.",
        "He was slow.",
        cast=(ADA, BO),
    )
    assert who(interview) == ["Bo Lind", None, None]
    assert "Lou Ray" in answers(interview)[1].attribution.evidence[0].note


def test_a_label_that_names_nobody_inside_a_turn_heads_an_item():
    interview = read(
        "Ada King: What do you keep on board?",
        "Bo Lind: Few things, and I know them all. This is what I have:",
        "SAW: Two of them, one on each side.",
        "OAR: One, and I lent it to my uncle.",
        "I have never missed the other one.",
        "Ada King: And who taught you the rest of it?",
        "Kim Lo: I did, one cold winter.",
        "OAR: It was the one that he lacked.",
    )
    assert who(interview) == ["Bo Lind"] * 4 + ["Kim Lo"] * 2
    assert [cues(s) for s in answers(interview)[1:4]] == [{"turn_goes_on"}] * 3


def test_a_label_that_names_nobody_is_over_with_its_turn():
    interview = read(
        "Where did you learn to caulk?",
        "Bo Lind: On my uncle's barge. He paid me in herring.",
        "And who taught you the rest of it?",
        "Lou Ray: I did, one cold winter.",
        "Was it cold in the shed, too?",
        "Lou Ray: It was.",
        "Did it cost you anything, Bo?",
        "My uncle's herring, and I was glad of it.",
        cast=(ADA, BO),
    )
    assert who(interview) == ["Bo Lind", None, None, "Bo Lind"]


def test_behind_a_stray_label_the_next_block_may_be_anybodys():
    interview = read(
        "Could you both tell us who you are?",
        "Bo Lind: Hi, I am Bo and I build boats on the river.",
        "Hello! I'm Kim Lo. I have made sails since my uncle left.",
        "How did it begin?",
        "It rained, and we stayed in.",
        "What came of it in the end?",
        "It rained more, and I was glad of it.",
        "And what is it good for now?",
        "It keeps the rain out, most of the time.",
    )
    assert who(interview)[:2] == ["Bo Lind", "Kim Lo"]
    assert cues(answers(interview)[0]) == {"label"}


def test_a_byline_introduces_nobody():
    blocks = ["By Kim Lo and Bo Lind", "We met Bo Lind and Kim Lo on the river.", *NEUTRAL]
    first = answers(read(*blocks))[0].attribution
    assert shares(first)["Bo Lind"] > shares(first)["Kim Lo"]
    assert "named_first" not in cues(answers(read(blocks[0], *NEUTRAL))[0])


def test_questions_are_attributed_to_the_interviewer_whom_the_byline_names():
    interview = qaparse.parse("Boats\n\nInterview by Ada King\n\n" + "\n\n".join(NEUTRAL))
    asked = [s for s in interview.segments if s.kind is Kind.QUESTION]
    assert {str(s.speaker) for s in asked} == {"Ada King"}


# ---------------------------------------------------------------- cues among several


def test_a_vocative_in_the_question_names_who_answers():
    interview = read(
        "Bo, where did you learn to caulk?",
        "On my uncle's barge. He paid me in herring.",
        "And when did you join, Kim?",
        "The winter after. I wanted to be near the water.",
    )
    assert who(interview) == ["Bo Lind", "Kim Lo"]
    for segment, name in zip(answers(interview), ["Bo", "Kim"]):
        (evidence,) = [e for e in segment.attribution.evidence if e.cue.startswith("asked") and e.weight > 0]
        assert evidence.span.of(interview.text) == name
        assert evidence.weight > 0


def test_who_introduces_themselves_speaks():
    interview = read("Who are you?", "I am Kim Lo, and I sew sails.", *NEUTRAL[2:])
    assert who(interview)[0] == "Kim Lo"
    assert "introduces_oneself" in cues(answers(interview)[0])


def test_an_answer_that_speaks_of_somebody_is_not_theirs():
    interview = read(
        "How did you meet?", "I told Kim that the oven was mine. She laughed, and I gave it to her.", *NEUTRAL[2:]
    )
    first = answers(interview)[0]
    assert str(first.speaker) == "Bo Lind"
    assert shares(first.attribution)["Kim Lo"] < 0.3
    assert "names" in cues(first)


def test_an_answer_addressed_to_somebody_is_not_theirs():
    interview = read("Who lit the stove?", "You did, Bo. I was asleep, and I smelt the smoke.", *NEUTRAL[2:])
    assert shares(answers(interview)[0].attribution)["Kim Lo"] > 0.5


def test_a_question_to_both_is_answered_by_two():
    interview = read(
        "What do each of you do in the morning?",
        "I light the stove, and I put the kettle on. Kim is never there.",
        "I open the doors, and I look at the tide.",
        *NEUTRAL,
    )
    assert who(interview)[:2] == ["Bo Lind", "Kim Lo"]
    (exchange, *_) = interview.exchanges
    assert [str(turn.speaker) for turn in exchange.answers] == ["Bo Lind", "Kim Lo"]


def test_evidence_lies_where_the_cue_fired_and_says_what_it_saw():
    interview = read("Bo, where did you learn to caulk?", "I told Kim that I would learn it at sea.", *NEUTRAL[2:])
    for segment in interview.segments:
        for evidence in segment.attribution.evidence:
            assert evidence.span.of(interview.text).strip()
            assert evidence.note
            assert evidence.weight


# ---------------------------------------------------------------- when nothing decides


def test_without_evidence_all_are_equally_probable():
    interview = read(*NEUTRAL)
    for segment in answers(interview):
        assert shares(segment.attribution) == even(segment, "Bo Lind", "Kim Lo")


def test_a_tie_names_nobody():
    assert who(read(*NEUTRAL)) == [None, None]


def test_among_three_without_evidence_nobody_is_named():
    interview = read(*NEUTRAL, cast=(ADA, BO, KIM, Speaker("Lou Ray")))
    for segment in answers(interview):
        assert segment.speaker is None
        assert segment.attribution.confidence == 0
        assert shares(segment.attribution) == even(segment, "Bo Lind", "Kim Lo", "Lou Ray")


def test_below_the_threshold_nobody_is_named_and_the_alternatives_stay():
    blocks = ("Bo, where did you learn to caulk?", "On my uncle's barge. He paid me in herring.", *NEUTRAL[2:])
    sure, strict = answers(read(*blocks))[0], answers(read(*blocks, threshold=0.99))[0]
    assert str(sure.speaker) == "Bo Lind"
    assert strict.speaker is None
    assert strict.attribution.confidence == 0
    assert shares(strict.attribution) == shares(sure.attribution)
    assert next(iter(shares(strict.attribution))) == "Bo Lind"


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_a_probability(threshold):
    with pytest.raises(ValueError, match="threshold"):
        read(*NEUTRAL, threshold=threshold)


@pytest.mark.parametrize("threshold", ["high", None, [0.5]])
def test_a_threshold_that_is_no_number_is_refused(threshold):
    interview = read(*NEUTRAL)
    for ask in (lambda: read(*NEUTRAL, threshold=threshold), lambda: qaparse.attribute(interview, threshold=threshold)):
        with pytest.raises(TypeError, match="threshold is a probability from 0 to 1, got"):
            ask()


# ---------------------------------------------------------------- attributors of one's own


def test_an_attributor_that_is_unknown_is_named_with_those_that_are_known():
    with pytest.raises(UnknownAttributorError, match="heuristic") as caught:
        read(*NEUTRAL, attributor="oracle")
    assert caught.value.name == "oracle"
    with pytest.raises(UnknownAttributorError):
        read(*NEUTRAL, attributor=3)


def test_the_built_in_attributor_has_a_name():
    assert isinstance(attributor_for("heuristic"), HeuristicAttributor)
    assert isinstance(HeuristicAttributor(), Attributor)


class KimSaysAll:
    """An attributor that somebody might write."""

    def attribute(self, interview: Interview, *, threshold: float = 0.5) -> Interview:
        kim = next(s for s in interview.speakers if s.name == "Kim Lo")
        return attrs.evolve(
            interview,
            segments=tuple(
                attrs.evolve(s, attribution=Attribution(kim, 0.75, (Evidence("whim", s.content, 1.0, "Kim, always"),)))
                if s.kind is Kind.ANSWER
                else s
                for s in interview.segments
            ),
        )


def test_an_attributor_of_ones_own_is_used():
    own = KimSaysAll()
    assert attributor_for(own) is own
    interview = read(*NEUTRAL, attributor=own)
    assert who(interview) == ["Kim Lo", "Kim Lo"]
    assert cues(answers(interview)[0]) == {"whim"}
    assert {s.speaker for s in interview.segments if s.kind is Kind.QUESTION} == {None}


def test_names_of_a_document_are_kept_nowhere():
    def talk(*names: str) -> None:
        cast = (ADA, *(Speaker(n) for n in names))
        read(f"{names[0]}, how did it begin?", f"{names[1]} said it all. It rained.", "And then?", "I left.", cast=cast)

    talk("Bo Lind", "Kim Lo")
    kept = compiled.cache_info().currsize
    talk("Ida Roth", "Sven Ek")
    assert compiled.cache_info().currsize == kept


# ---------------------------------------------------------------- a witness that knows more


def test_what_a_witness_says_is_weighed_with_the_cues():
    interview = read(*NEUTRAL)
    said = answers(interview)[0]
    n = interview.segments.index(said)

    def witness(interview: Interview, kind: Kind, side: Sequence[Speaker]) -> dict[int, list[list[Fired]]]:
        if kind is Kind.QUESTION:
            return {}
        fired = Fired("introduces_oneself", 1.0, said.content, "A witness knows the voice")
        return {n: [[fired] if s.name == "Kim Lo" else [] for s in side]}

    heard = decide(interview, 0.5, more=witness)
    assert who(heard)[0] == "Kim Lo"
    assert "A witness knows the voice" in {e.note for e in answers(heard)[0].attribution.evidence}


def test_who_says_it_is_no_surer_than_that_it_is_said():
    interview = read("Bo, where did you learn to caulk?", "On my uncle's barge. He paid me in herring.", *NEUTRAL[2:])
    (at,) = (n for n, s in enumerate(interview.segments) if s.speaker is not None and s.speaker.name == "Bo Lind")
    doubted = attrs.evolve(interview.segments[at], confidence=0.6)
    segments = (*interview.segments[:at], doubted, *interview.segments[at + 1 :])
    said = HeuristicAttributor().attribute(attrs.evolve(interview, segments=segments)).segments[at]
    assert 0.5 < said.attribution.confidence < 0.6
    assert sum(shares(said.attribution).values()) <= 0.6
    assert "It may be no answer" in {e.note for e in said.attribution.evidence}


# ---------------------------------------------------------------- the whole document

#: Two who take turns, so that the pattern is plain; only what stands in the answers could say who is who.
TURNS = (
    "How do you both begin?",
    "I listen to the weather, and I write it down in a small book.",
    "For me it is the boards. I carry them out, and then I look for the nails.",
    "And what do you each do at noon?",
    "I sit on the wall and I eat. Nobody speaks then.",
    "For my part I sweep the floor, and that is the end of it.",
)


def test_a_plain_pattern_that_names_nobody_is_shared_by_both_readings():
    said = answers(read(*TURNS))
    for segment in said:
        assert segment.speaker is None
        assert shares(segment.attribution) == even(segment, "Bo Lind", "Kim Lo")
    assert [s.attribution.group for s in said] == [1, 2, 1, 2]


def test_one_cue_orients_the_answers_around_it():
    told = [*TURNS]
    told[1] += " Kim laughs at that book."
    first, second, *_ = answers(read(*told))
    assert [str(first.speaker), str(second.speaker)] == ["Bo Lind", "Kim Lo"]
    assert shares(first.attribution)["Bo Lind"] > shares(second.attribution)["Kim Lo"]


@pytest.mark.parametrize("right", ["Bo Lind", "Kim Lo"])
def test_one_answer_that_is_given_decides_for_those_that_hang_together_with_it(right):
    interview = read(*TURNS)
    fixed = qaparse.attribute(interview.with_speaker(answers(interview)[0], right))
    other = {"Bo Lind": "Kim Lo", "Kim Lo": "Bo Lind"}[right]
    assert who(fixed) == [right, other, right, other]
    first = answers(fixed)[0].attribution
    assert (first.confidence, [e.cue for e in first.evidence]) == (1.0, ["given"])
    assert qaparse.attribute(Interview.from_dict(fixed.to_dict())) == fixed


def test_what_is_given_stands_against_a_label():
    interview = read("Ada King: Bo, where?", "Bo Lind: At sea.", "Ada King: And when?", "Bo Lind: In May.")
    fixed = qaparse.attribute(interview.with_speaker(answers(interview)[1], "kim lo"))
    assert who(fixed) == ["Bo Lind", "Kim Lo"]


def test_somebody_who_was_missing_can_be_given():
    lou = Speaker("Lou Ray")
    interview = read(*TURNS)
    fixed = qaparse.attribute(interview.with_speaker(answers(interview)[0], lou))
    assert lou in fixed.speakers
    assert who(fixed)[0] == "Lou Ray"
    with pytest.raises(SpeakerError, match="Lou"):
        interview.with_speaker(answers(interview)[0], "Lou Ray")
    with pytest.raises(ValueError, match="none of this interview's"):
        interview.with_speaker(answers(read(*NEUTRAL, "More?", "No."))[-1], "Bo Lind")


def test_the_order_in_which_the_cast_is_given_says_nothing():
    told = ("Bo, where did you learn to caulk?", "On my uncle's barge. He paid me in herring.", *TURNS[2:])
    one, other = read(*told, cast=(ADA, BO, KIM)), read(*told, cast=(KIM, BO, ADA))
    assert [shares(s.attribution) for s in answers(one)] == [shares(s.attribution) for s in answers(other)]


def test_the_evidence_adds_up_to_the_log_odds():
    told = ("Bo, where did you learn to caulk?", "I told Kim that I would learn it at sea.", *TURNS)
    for segment in answers(read(*told)):
        if segment.speaker is not None:
            p = segment.attribution.confidence
            total = sum(e.weight for e in segment.attribution.evidence)
            assert total == pytest.approx(log(p / (1 - p)), abs=0.15)


def test_words_of_a_trade_point_to_those_who_have_it():
    cast = (ADA, Speaker("Bo Lind", words=("film director",)), Speaker("Kim Lo", words=("chef",)))
    interview = read(
        "Which dish do you cook when you are tired?",
        "Soup, and I leave the recipe at home.",
        "How did you shoot the storm?",
        "With one camera, and I was wet.",
        cast=cast,
    )
    assert who(interview) == ["Kim Lo", "Bo Lind"]
    assert "trade_in_question" in cues(answers(interview)[0])


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.NARRATION, Kind.ANSWER])
def test_a_line_with_a_name_says_who_answers_below_it(kind):
    blocks = (
        *((kind, "Kim Lo (sails)"), (Kind.QUESTION, "How did it begin?"), (Kind.ANSWER, "It rained. We stayed in.")),
        *((kind, "Bo Lind (boats)"), (Kind.QUESTION, "How did it begin?"), (Kind.ANSWER, "It rained more.")),
    )
    source, segments, at = Source("\n\n".join(text for _, text in blocks)), [], 0
    for kind_, text in blocks:
        segments.append(Segment(source, Span(at, at + len(text)), kind_))
        at += len(text) + 2
    said = answers(decide(Interview(source, tuple(segments), (ADA, BO, KIM), is_interview=True), 0.5))
    told = [s for s in said if s.text.startswith("It rained")]
    assert [str(s.speaker) for s in told] == ["Kim Lo", "Bo Lind"]
    assert all("under_heading" in cues(s) for s in told)


@pytest.mark.parametrize("size", [2, 3, 4, 6, 8, 9, 12])
def test_probabilities_are_probabilities(size):
    names = "Alm Berg Crane Dove East Fox Gale Hill Ives Jay Kay Lund".split()[:size]
    told = ("Alm, how do you begin?", "I listen, as Berg said.", *TURNS, "And you, Pat Berg?", "It rained, and I left.")
    for segment in answers(read(*told, cast=(ADA, *(Speaker(f"Pat {n}") for n in names)), threshold=0.0)):
        probabilities = shares(segment.attribution).values()
        assert all(0 <= p <= 1 for p in probabilities)
        assert segment.confidence - 0.02 < sum(probabilities) <= segment.confidence


# ---------------------------------------------------------------- the parts


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("So [Kim], what then?", CALLED),
        ("Was it late, [Kim]?", CALLED),
        ("[Kim], who taught you?", CALLED),
        ("So, [Kim], at what point was it late?", CALLED),
        ("What about [Kim]?", CALLED),
        ("Thanks, [Kim]. And then?", CALLED),
        ("[Kim] do you agree?", CALLED),
        ("[Kim], who sews, came late.", TOLD),
        ("It was [Kim]'s boat.", TOLD),
        ("I asked [Kim] to stay.", TOLD),
        ("Do [Kim] and Ada agree?", LISTED),
    ],
)
def test_speaking_to_somebody_is_told_from_speaking_of_them(text, how):
    plain = text.replace("[", "").replace("]", "")
    found = Names([Speaker("Min Kim"), Speaker("Ada King")]).find(plain, Span(0, len(plain)))
    assert [naming.how for c, naming in found if c == 0] == [how]


@pytest.mark.parametrize(
    ("language", "text", "how"),
    [
        ("en", "Maybe Dr. [Kim], if you like?", CALLED),
        ("en", "We met Dr. [Kim].", TOLD),
        ("fr", "Et vous, [Kim] ?", CALLED),
        ("fr", "Et vous [Kim], en mer ?", CALLED),
        ("fr", "Qu’en pensez-vous, Madame [Kim] ?", CALLED),
        ("fr", "[Kim], qui vous a appris à coudre ?", CALLED),
        ("fr", "Alors [Kim], comment était-ce ?", CALLED),
        ("fr", "La parole est à [Kim].", CALLED),
        ("fr", "[Kim], qui coud, est venue tard.", TOLD),
        ("fr", "[Kim], réalisatrice, est venue tard.", TOLD),
        ("fr", "[Kim], la fille du port, est venue tard.", TOLD),
        ("fr", "[Kim], la lampe a été refaite. Pourquoi ?", CALLED),
        ("fr", "J’ai rencontré M. [Kim].", TOLD),
        ("fr", "C’était le bateau de [Kim].", TOLD),
        ("fr", "[Kim] et Ada sont-elles d’accord ?", LISTED),
        ("fr", "Bienvenue à [Kim] et à Madame King.", TOLD),
        ("es", "¿Y tú, [Kim]?", CALLED),
        ("es", "[Kim], ¿qué opinas?", CALLED),
        ("es", "[Kim] ¿cómo empezó?", CALLED),
        ("es", "¿Y usted, señor [Kim]?", CALLED),
        ("es", "Gracias, [Kim]. ¿Y luego?", CALLED),
        ("es", "[Kim], fundadora de un taller, llegó tarde.", TOLD),
        ("es", "[Kim], la del puerto, llegó tarde.", TOLD),
        ("es", "[Kim], la tela es nueva. ¿Por qué?", CALLED),
        ("es", "Le pedí a [Kim] que se quedara.", TOLD),
        ("es", "¿[Kim] y Ada están de acuerdo?", LISTED),
        ("de", "Und Sie, Herr [Kim]?", CALLED),
        ("de", "[Kim], wer hat dir das Nähen beigebracht?", CALLED),
        ("de", "Was ist mit dir, [Kim]?", CALLED),
        ("de", "Lieber [Kim], wann war das?", CALLED),
        ("de", "Herr Dr. [Kim], wann war das?", CALLED),
        ("de", "[Kim], die näht, kam spät.", TOLD),
        ("de", "[Kim], Regisseurin in Kiel, kam spät.", TOLD),
        ("de", "[Kim], die Lampe ist neu. Warum?", CALLED),
        ("de", "Das sagte Prof. [Kim].", TOLD),
        ("de", "Ich bat Kollegin [Kim] zu bleiben.", TOLD),
        ("de", "Sind [Kim] und Ada einig?", LISTED),
        ("de", "Sind [Kim] und Frau King einig?", LISTED),
        ("it", "E lei, signora [Kim]?", CALLED),
        ("it", "[Kim], regista a Lecce, arrivò tardi.", TOLD),
        ("it", "[Kim] ed Ada sono d’accordo?", LISTED),
        ("pt", "E você, [Kim]?", CALLED),
        ("pt", "[Kim], realizadora em Évora, chegou tarde.", TOLD),
        ("ja", "[Kim]さん、いかがですか。", CALLED),
        ("ja", "[Kim]さんが来ました。", TOLD),
        ("zh", "谢谢，[Kim]。", CALLED),
        ("zh", "[Kim]来了。", TOLD),
        ("nl", "Was het laat, [Kim]?", CALLED),  # no pack: by structure
        ("nl", "Ik zag [Kim] gaan.", TOLD),
        ("", "So [Kim], what then?", CALLED),  # not known: as English
    ],
)
def test_each_language_speaks_to_people_in_its_own_way(language, text, how):
    plain = text.replace("[", "").replace("]", "")
    found = Names([Speaker("Min Kim"), Speaker("Ada King")], language=language).find(plain, Span(0, len(plain)))
    assert [naming.how for c, naming in found if c == 0] == [how]


def test_a_name_in_a_script_without_capitals_is_found():
    text = "山田花子さん、いかがですか。"
    ((_, naming),) = Names([Speaker("山田花子"), Speaker("佐藤健")], language="ja").find(text, Span(0, len(text)))
    assert (naming.span.of(text), naming.how) == ("山田花子", CALLED)


def test_where_nouns_have_capitals_only_a_given_name_makes_another_person():
    text = "Am Hafen fragte Nachbar Kim nach Nora Kim, und im Boot schlief Min Kim."
    found = Names([Speaker("Min Kim"), Speaker("Ada King")], language="de").find(text, Span(0, len(text)))
    assert [naming.span.of(text) for _, naming in found] == ["Kim", "Min Kim"]


#: For the fixtures in other languages, their people given: how the answers begin of which the text tells who gives
#: them, and those of which nothing tells it.
TOLD_BY_WORDS = {
    "french-three-interviewees": (
        ["En me trompant", "Que le bois", "Au contraire", "Les bateaux"],
        ["Personne, et", "L’odeur du", "Mon rabot", "On attend"],
    ),
    "german-two-interviewees": (
        ["Das behauptet", "Ich wollte nie", "Selim hat", "Wie laut", "Dann backe"],
        [],
    ),
    "spanish-two-interviewees": (
        ["Con una mentira", "Me enteré", "Que no se deja", "Yo a eso", "Solo por", "Subió cuatro"],
        [],
    ),
}


@pytest.mark.parametrize("name", TOLD_BY_WORDS)
def test_what_the_words_of_a_language_tell_is_known_and_no_more(name):
    told, untold = TOLD_BY_WORDS[name]
    (gold,) = load(FIXTURES / f"{name}.gold")
    given = [Speaker(s.name, s.role) for s in gold.speakers]
    speaker = {b.text: b.speaker for b in gold.blocks}
    said = {s.content.of(gold.raw): s.attribution for s in answers(qaparse.parse(gold.raw, speakers=given))}

    def shares_of(start: str) -> dict[str | None, float]:
        return next(shares(a) for text, a in said.items() if text.startswith(start))

    for start in told:
        right = next(name for text, name in speaker.items() if text.startswith(start))
        assert shares_of(start)[right] > 0.65, start
    for start in untold:
        assert max(shares_of(start).values()) < 0.65, start


def test_words_of_a_trade_are_the_languages():
    cast = (ADA, Speaker("Bo Lind", words=("réalisateur",)), Speaker("Kim Lo", words=("cuisinière",)))
    interview = read(
        "Quel plat faites-vous les soirs de pluie ?",
        "Une soupe, et je laisse le livre à la maison.",
        "Et comment filmez-vous l’orage ?",
        "Avec une seule lampe, et je rentre trempé.",
        cast=cast,
    )
    assert interview.language == "fr"
    assert "trade_in_question" in cues(answers(interview)[0])
    assert who(interview) == ["Kim Lo", "Bo Lind"]


def test_a_name_inside_another_persons_name_is_not_found():
    text = "Kim Novak met Min Kim, Director Kim and Sue Kim. Then Kim left."
    found = Names([Speaker("Min Kim"), Speaker("Ada King")]).find(text, Span(0, len(text)))
    assert [naming.span.of(text) for _, naming in found] == ["Min Kim", "Kim", "Kim"]


def test_in_german_a_name_that_owns_something_ends_in_a_bare_s():
    text = "Das war Mins Idee. Mins, sagt man?"
    (naming, _) = (n for _, n in Names([Speaker("Min Kim")], language="de").find(text, Span(0, len(text))))
    assert (naming.span.of(text), naming.how) == ("Min", TOLD)
    assert Names([Speaker("Min Kim")]).find(text, Span(0, len(text))) == []


def test_a_name_behind_a_dash_at_the_end_signs_what_is_said():
    text = "We left at noon. –Min Kim, head of the yard"
    ((_, naming),) = Names([Speaker("Min Kim")]).find(text, Span(0, len(text)))
    assert naming.signs
    assert naming.how == TOLD


def test_what_nobody_is_surer_of_teaches_nothing():
    words = [frozenset({"rain", "sea"}), frozenset({"rain", "sun"}), frozenset({"sea", "sun"})]
    assert manner(words, [[0.5, 0.5]] * 3) == [[0.0, 0.0]] * 3


def test_what_is_surely_somebodys_teaches_their_manner():
    words = [
        frozenset({"aye", "rain"}),
        frozenset({"nay", "rain"}),
        frozenset({"aye", "sea"}),
        frozenset({"nay", "sea"}),
    ]
    sounds = manner(words, [[0.9, 0.1], [0.1, 0.9], [0.5, 0.5], [0.5, 0.5]])
    assert sounds[2][0] > 0 > sounds[3][0]


@pytest.mark.parametrize("size", [2, 3, 5])
def test_a_habit_leaves_nobody_out(size):
    for opens in (False, True):
        stay, leave, same, back, other = chances(Step(opens, 0.4, -0.2), dict.fromkeys(OWN, 0.3), size)
        assert stay + leave * (size - 1) == pytest.approx(1.0)
        assert same + back + other * (size - 2) == pytest.approx(1.0)


def mass_of(path, steps, habit, scores):
    """What one way to assign the answers weighs under a habit."""
    size, opener = len(scores[0]), path[0]
    p = exp(scores[0][opener]) / size
    for k in range(1, len(steps)):
        stay, leave, same, back, other = chances(steps[k], habit, size)
        now, then = path[k], path[k - 1]
        if then == opener:
            p *= stay if now == then else leave
        else:
            p *= same if now == then else back if now == opener else other
        p *= exp(scores[k][now])
        opener = now if steps[k].opens else opener
    return p


@pytest.mark.parametrize("size", [2, 3])
def test_marginals_are_those_of_all_ways_to_assign_the_answers(size):
    rng = Random(size)
    steps = [Step(k == 2, rng.uniform(-2, 2), rng.uniform(-2, 2)) for k in range(5)]
    scores = [[rng.uniform(-2, 2) for _ in range(size)] for _ in steps]
    habits = [{name: rng.uniform(-2, 2) for name in OWN} for _ in range(2)]
    prior = [0.3, -0.2]
    mass = [[0.0] * size for _ in steps]
    for habit, share in zip(habits, prior):
        for path in product(range(size), repeat=len(steps)):
            p = exp(share) * mass_of(path, steps, habit, scores)
            for k, c in enumerate(path):
                mass[k][c] += p
    for row, p in zip(mass, marginals(scores, steps, ways(steps, size, habits, prior))[0]):
        assert [x / sum(row) for x in row] == pytest.approx(p)


@pytest.mark.parametrize("size", [3, 4])
def test_an_order_is_one_habit_more(size):
    rng = Random(size)
    steps = [Step(k == 2, rng.uniform(-2, 2)) for k in range(4)]
    scores = [[rng.uniform(-2, 2) for _ in range(size)] for _ in steps]
    people = rng.sample(range(size), size)
    weights = {name: rng.uniform(-2, 1) for name in IN_ORDER}
    mass = [[0.0] * size for _ in steps]
    down = [exp(weights["down"] * place) for place in range(size)]
    for path in product(range(size), repeat=len(steps)):  # places in the order
        p = 1.0
        for k, place in enumerate(path):
            if k in (0, 2):
                p *= down[place] / sum(down)
            else:
                odds = [
                    exp(weights["back"])
                    if b < path[k - 1]
                    else exp(steps[k].same + weights["same"])
                    if b == path[k - 1]
                    else exp(weights["skip"] if b > path[k - 1] + 1 else 0.0)
                    for b in range(size)
                ]
                p *= odds[place] / sum(odds)
            p *= exp(scores[k][people[place]])
        for k, place in enumerate(path):
            mass[k][people[place]] += p
    order = Order(people, weights | {"prior": 50.0})  # no other habit counts
    habit = dict.fromkeys(OWN, 0.0)
    for row, p in zip(mass, marginals(scores, steps, ways(steps, size, [habit], [0.0], order))[0]):
        assert [x / sum(row) for x in row] == pytest.approx(p)


NED = Speaker("Ned Roe")
ROUNDS = [
    "How did you come to the river?",
    "I came by train. It was late, and I was wet.",
    "I walked. It took all of a summer, with a cart.",
    "I was born here, on a barge, in the fog.",
    "What would you change if you could?",
    "I would have more trains. They are dry inside.",
    "I would have more summers. One is not enough.",
    "I would change nothing. The fog is good for the wood.",
]


def test_three_and_more_answer_in_the_order_of_their_introduction():
    told = "We talked with Kim Lo, who sews, Ned Roe, who sings, and Bo Lind, who builds boats."
    cast = (ADA, BO, KIM, NED)
    assert who(read(told, *ROUNDS, cast=cast)) == ["Kim Lo", "Ned Roe", "Bo Lind"] * 2
    assert who(read(*ROUNDS, cast=cast)) == [None] * 6  # nobody introduces them


def test_explain_shows_candidates_probabilities_groups_and_the_words_that_were_seen():
    def page(interview: Interview) -> str:
        return "\n".join(Page(interview.text, Style(colour=False)).lines(interview))

    assert page(read(*TURNS)).count("said by nobody named (or Bo Lind 49%, Kim Lo 49%), group 1\n") == 2
    told = page(read("Bo, where did you learn to caulk?", "On my uncle's barge.", *NEUTRAL[2:]))
    assert "speaks to the candidate: “Bo”" in told


# ---------------------------------------------------------------- by whose hand

#: Two by mail: Bo types straight apostrophes, Kim curled ones; in the first answer one says that it is not Kim.
MAIL = (
    "What is the mill to you?",
    "It's late here, with Kim away, and nothing's dry.",
    "My mother’s loom stood under that roof.",
    "And the boat?",
    "Nobody’s ever painted her twice.",
    "Would you buy it?",
    "I'd rather row an old bath.",
    "Would you go there?",
    "Once a year, for the neighbours’ eels. They’re smoked.",
    "How does it look?",
    "You can't see much before noon.",
    "And from the hill?",
    "We’d need a ladder up here.",
    "Who was first?",
    "There's a stone with four names.",
)


def test_who_types_alike_is_likely_the_same():
    written = answers(read(*MAIL))
    by = {"'": "Bo Lind", "’": "Kim Lo"}
    assert [str(s.speaker) for s in written] == [by[next(c for c in s.text if c in by)] for s in written]
    assert "hand" in cues(written[2])
    plain = answers(read(*(text.replace("’", "'") for text in MAIL)))
    assert not any("hand" in cues(s) for s in plain)
    assert shares(written[5].attribution)["Bo Lind"] > shares(plain[5].attribution)["Bo Lind"] + 0.1


def test_a_hand_names_nobody_by_itself():
    told = [text.replace(", with Kim away", "") for text in MAIL]
    said = answers(read(*told))
    assert {s.speaker for s in said} == {None}
    assert [s.attribution.group for s in said] == [1, 2, 2, 1, 2, 1, 2, 1]


@pytest.mark.parametrize(
    ("text", "form"), [("It's", 1), ("It’s", -1), ("It's. It’s.", 0), ("'It is'", 0), ("", 0), ("'" * 500 + "a'b", 1)]
)
def test_how_an_apostrophe_is_typed(text, form):
    assert apostrophe(text, Span(0, len(text))) == form


@pytest.mark.parametrize("size", [2, 3])
def test_hands_are_all_ways_in_which_one_writes_otherwise(size):
    rng = Random(size)
    steps = [Step(k == 2, rng.uniform(-2, 2)) for k in range(5)]
    scores = [[rng.uniform(-2, 2) for _ in range(size)] for _ in steps]
    forms, slip = [1, -1, 0, 1, -1], 1 / (1 + exp(2.0))
    habit = dict.fromkeys(OWN, 0.2)
    mass = [[0.0] * size for _ in steps]
    styles = [style for style in product((1, -1), repeat=size) if len(set(style)) == 2]
    for style in (*styles, None):
        for path in product(range(size), repeat=len(steps)):
            p = mass_of(path, steps, habit, scores)
            if style is None:
                p *= 0.6 * 2 * 2 / 120  # two of each of four, whatever the share: B(3, 3)
            else:
                p *= 0.4 / len(styles)
                for c, form in zip(path, forms):
                    p *= 1 if not form else 1 - slip if style[c] == form else slip
            for k, c in enumerate(path):
                mass[k][c] += p
    said = hands(forms, size, {"hand.slip": -2.0, "hand.tells": log(0.4 / 0.6)})
    for row, p in zip(mass, marginals(scores, steps, ways(steps, size, [habit], [0.0], None, said))[0]):
        assert [x / sum(row) for x in row] == pytest.approx(p)
    assert hands([1, 1, 1, -1], size, {}) == [NOBODYS]

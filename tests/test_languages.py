"""Languages: each pack fires where its examples say, texts are recognised, and any other is read by structure."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse.catalogue import groups
from qaparse.cues.core import Block, Cue, Example
from qaparse.cues.floor import Names
from qaparse.cues.languages import NOTIONS, PACKS, PHRASES, SPEAKING, STRUCTURE, language_code, pack_of, recognise
from qaparse.cues.mentions import Zone, mentions, people
from qaparse.cues.quoting import QUOTED
from qaparse.cues.reading import CUES as READING
from qaparse.cues.reading import WORDS, values
from qaparse.cues.shape import closing, opening
from qaparse.cues.speaking import CHANGE, SPEAKER, TOLD, replay
from qaparse.cues.view import View
from qaparse.errors import UnknownLanguageError
from qaparse.records import Interview, Kind, Span, Speaker

CUES: dict[str, Cue] = {cue.name: cue for group in groups() for cue in group.cues.values() if cue in READING}
OTHERS = [pack for pack in PACKS.values() if pack.code != "en"]  # the cues' own examples are English


def _several(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


#: The cue that each phrase stands in.
SHOWN_BY = {
    "tag": "tag_question",
    "furniture": "page_furniture",
    "note": "editors_note",
    "byline": "byline_form",
    "credit": "byline_form",
    "saying": "said_after_quotation",
    "thanking": "thanks_for_the_interview",
    "returned": "thanks_returned",
}


def _examples(cues) -> list[tuple[str, str, str]]:
    """The examples of all packs for these cues: language, cue, text."""
    return [
        (p.code, cue, example)
        for p in OTHERS
        for cue, given in p.examples.items()
        if cue in cues
        for example in _several(given)
    ]


def _fires(marked: str, find) -> None:
    example = Example.parse(marked)
    assert example.spans, "the example marks nothing: put [[ ]] around what the cue must report"
    found = list(find(example.text))
    assert [s.of(example.text) for s in found] == [s.of(example.text) for s in example.spans]
    assert found == list(example.spans)


@pytest.mark.parametrize(("code", "cue", "marked"), _examples(CUES))
def test_a_cue_fires_on_the_example_of_a_language(code: str, cue: str, marked: str):
    _fires(marked, lambda text: CUES[cue].find(Block(text, 0, len(text), code)))


@pytest.mark.parametrize("pack", OTHERS, ids=lambda p: p.code)
def test_a_language_has_an_example_of_all_it_says(pack):
    shown = {cue.split("_")[0] for cue in pack.examples if cue in CUES and CUES[cue].group is WORDS}
    assert {notion for notion in NOTIONS if pack.words[notion]} <= shown
    assert {SHOWN_BY[phrase] for phrase in PHRASES if pack.phrases[phrase] != "(?!)"} <= set(pack.examples)


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda p: p.code)
def test_the_words_of_a_language_can_be_met(pack):
    """A word that is cut in two where texts are read would never be found."""
    for notion, words in pack.words.items():
        n = list(NOTIONS).index(notion)
        for word in words:
            if word.endswith("º"):
                continue  # what a rewrite makes
            view = View(Block(word, 0, len(word), pack.code))
            assert view.total[n] > 0, f"{notion}: {word}"


# ---------------------------------------------------------------- who of several people speaks

SPEAKING_CUES: dict[str, Cue] = {cue.name: cue for group in (SPEAKER, TOLD, CHANGE) for cue in group.cues.values()}
#: The cue that shows what a language says of speaking; what no cue shows alone is not here.
SPOKEN_BY = {
    "and": "asked_together",
    "opens": "asked_last",
    "tells": "names",
    "self": "introduces_oneself",
    "said": "quoted_in_question",
    "said_by": "quoted_in_question",
    "and_me": "with_me",
    "made": "own_work",
    "beside": "beside_you",
    "welcomes": "welcomed",
    "yes": "says_yes_or_no",
    "listens": "listens",
    "joins_in": "joins_in",
    "goes_on": "goes_on",
    "i": "opens_with_i",
    "greeting": "greets",
    "takes_up": "takes_up_you",
    "presents": "presents_oneself",
    "several": "several_asked",
    "turns": "turns_to_another",
    "thanks": "question_thanks",
}


@pytest.mark.parametrize(("code", "cue", "marked"), _examples(SPEAKING_CUES))
def test_a_cue_of_speaking_fires_on_the_example_of_a_language(code: str, cue: str, marked: str):
    _fires(marked, lambda text: replay(SPEAKING_CUES[cue], text, code))


def test_every_example_of_a_language_is_shown_to_a_cue():
    groups_of = (CUES, SPEAKING_CUES, QUOTED.cues)
    for pack in PACKS.values():
        for cue in pack.examples:
            assert sum(cue in cues for cues in groups_of) == 1, f"{pack.code}: {cue}"


@pytest.mark.parametrize("pack", OTHERS, ids=lambda p: p.code)
def test_a_language_has_an_example_of_all_it_says_of_speaking(pack):
    says = {part for part in SPEAKING if pack.speaking[part] != "(?!)"}
    assert {SPOKEN_BY[part] for part in says & set(SPOKEN_BY)} <= set(pack.examples)
    assert not pack.trades or "trade_in_question" in pack.examples


#: What scripts without spaces leave out: what stands before names, or is told behind a comma, in other ways.
NOT_THERE = set("title greets gives tells here you beside opinion".split())


@pytest.mark.parametrize("pack", OTHERS, ids=lambda p: p.code)
def test_a_language_says_what_english_says_of_speaking(pack):
    missing = {part for part, said in PACKS["en"].speaking.items() if said != "(?!)" and pack.speaking[part] == "(?!)"}
    assert missing <= (NOT_THERE if pack.spaceless else set())


def test_a_bare_genitive_is_known_where_the_language_has_one():
    def named(text: str, language: str) -> list[str]:
        blocks = [Block(line, 0, len(line), language) for line in text.split("\n")]
        found = [("narration", m) for b in blocks for m in mentions(Zone(b.text, b.start, b.end))]
        return [person.name for person in people(text, found, language)]

    assert PACKS["de"].owner("Adas") == "Ada"
    assert PACKS["de"].owner("Ada") is None
    assert PACKS["en"].owner("Adas") is None
    told = "Ada King lebt hier.\nHeute legt Ada Kings Boot ab."
    assert named(told, "de") == named(told, "nl") == ["Ada King"]
    assert named(told, "en") == ["Ada Kings Boot"]


def test_shape_reads_the_words_of_a_language_as_the_english_ones_that_they_weigh_as():
    def seen(text: str, language: str) -> set[str]:
        return {name for name in opening(text, Span(0, len(text)), set(), language) if name.startswith("first ")}

    assert {"first i", "first i am"} <= seen("Je suis né à Sète. J’y vis.", "fr") & seen(
        "Ich bin in Kiel geboren.", "de"
    )
    assert "first i'm" in seen("Soy de Soria, y mi madre también.", "es")
    assert "first my name" in seen("Mi chiamo Luca, e vengo da Lecce.", "it")
    assert seen("On en rit.", "fr") == {"first ", "first  in"}  # what weighs as nothing is no English word
    said = "Merci. Nous verrons bien."
    assert closing(said, Span(0, len(said)), "fr")["last we"] == 1.0


SPOKEN_PIECES = st.sampled_from(
    "Kim Min Kims d’Ada Ada King M. Mme Herr Dr. et und y e と 和 さん 、 ， 。 ¿Y tú, Et vous, Und Sie, は "
    "dit sagte « » „ “ ( ) : – -- . ! ? İ ß \n".split(" ")
)


@given(st.lists(SPOKEN_PIECES, max_size=25), st.sampled_from([*PACKS, "", "el", "xx"]))
def test_a_name_that_is_found_lies_in_the_text_whatever_stands_around_it(pieces: list[str], code: str):
    text = " ".join(pieces)
    block = Span(0, len(text))
    names = Names([Speaker("Min Kim"), Speaker("Ada King"), Speaker("山田花子")], language=code)
    for c, naming in names.find(text, block):
        assert naming.span in block
        assert naming.span.of(text) in (("Min Kim", "Min", "Kim"), ("Ada King", "Ada", "King"), ("山田花子",))[c]
        for cue in SPEAKER.cues.values():
            assert all(span in block for span in cue.find(naming))


PIECES = st.sampled_from(
    "Sie Ihr du j'ai Qu'est-ce Que que parlez-nous ¿Eres empecé No No, qual か。 です 你 吗 。 我们 "
    "「 」 « » „ “ ” . ? ; ؟ ՞ İ \n".split(" ")
)


@given(st.lists(PIECES, max_size=20), st.sampled_from([*PACKS, "", "el", "xx"]))
def test_a_cue_of_words_fires_where_its_value_says_so(pieces: list[str], code: str):
    text = " ".join(pieces)
    block = Block(text, 0, len(text), code)
    for cue, value in zip(READING, values(View(block))):
        if cue.group is WORDS:
            assert bool(list(cue.find(block))) == (value > 0), cue.name


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Where were you born? I was born in Lund, and my mother sold fish."),
        ("es", "¿Dónde nació usted? Nací en Lund, y mi madre vendía pescado en el puerto."),
        ("fr", "Où êtes-vous né ? Je suis né à Lund, et ma mère vendait du poisson dans le port."),
        ("de", "Wo sind Sie geboren? Ich bin in Lund geboren, und meine Mutter hat im Hafen Fisch verkauft."),
        ("nl", "Waar bent u geboren? Ik ben in Lund geboren, en mijn moeder heeft vis verkocht in de haven."),
        ("sv", "Var är du född? Jag är född i Lund, och min mor sålde fisk i hamnen när det var sommar."),
        ("ja", "どこで生まれましたか。ルンドで生まれました。母は港で魚を売っていました。"),
        ("zh", "您是在哪里出生的？我出生在隆德，我母亲在港口卖鱼。"),
        ("ko", "어디에서 태어나셨나요? 저는 룬드에서 태어났습니다."),
        ("el", "Πού γεννηθήκατε; Γεννήθηκα στο Λουντ."),
        ("ar", "أين ولدت؟ ولدت في لوند، وكانت أمي تبيع السمك في الميناء على البحر."),
        ("", ""),
        ("", "12:30 ... 42"),
        ("", "Xyzzy plugh quux blorb."),
    ],
)
def test_a_language_is_recognised(code: str, text: str):
    assert recognise(text) == code
    assert qaparse.parse(text).language == code


def test_of_two_languages_the_greater_part_counts():
    german = "Ich bin in einem kleinen Dorf geboren, und es war nicht weit von der Stadt. "
    english = "I was born in a small village, and it was not far from the town. "
    assert recognise(german * 3 + english) == "de"
    assert recognise(german + english * 3) == "en"


def test_recognising_looks_at_so_much_and_no_more():
    def seconds(text: str) -> float:
        clocks = []
        for _ in range(5):
            start = time.perf_counter()
            recognise(text)
            clocks.append(time.perf_counter() - start)
        return min(clocks)

    line = "I was born in a small village, and it was not far from the town.\n"
    assert seconds(line * 30_000) < 20 * seconds(line * 60)


@pytest.mark.parametrize(
    ("given", "code"),
    [("fr", "fr"), ("FR", "fr"), ("fr-CA", "fr"), ("pt_BR", "pt"), ("zh-Hant-TW", "zh"), ("eu", "eu")],
)
def test_a_code_may_come_with_its_region(given: str, code: str):
    assert language_code(given) == code
    assert qaparse.parse("Bai? Ez.", language=given).language == code


@pytest.mark.parametrize("given", ["french", "", "f", "fr ca", "12", "日本"])
def test_what_is_no_code_is_refused_and_the_known_are_named(given: str):
    with pytest.raises(UnknownLanguageError, match=r"give one of .*en, es") as caught:
        qaparse.parse("Why?", language=given)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_language_without_a_pack_is_read_by_structure():
    assert pack_of("eu") is STRUCTURE
    assert pack_of("") is STRUCTURE


def test_the_language_belongs_to_the_record():
    interview = qaparse.parse("Wo sind Sie geboren?\n\nIch bin in Lund geboren, und das war nicht weit.")
    data = interview.to_dict()
    assert data["language"] == "de"
    assert Interview.from_dict(data) == interview
    del data["language"]  # written before there was one
    assert Interview.from_dict(data).language == ""


def test_a_language_given_is_the_language_read():
    text = "¿Y ahora?\n\nNada."
    assert qaparse.parse(text, language="es").language == "es"


# ---------------------------------------------------------------- scripts


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ja", "どこで生まれましたか。"),
        ("ja", "なぜ池を掘るのですか？"),
        ("ja", "お仕事は楽しいですか"),
        ("zh", "你是在哪里出生的？"),
        ("zh", "你喜欢这份工作吗。"),
        ("zh", "那後來呢"),
        ("el", "Πού γεννηθήκατε;"),
        ("ar", "أين ولدت؟"),
        ("fa", "کجا به دنیا آمدید؟"),
        ("hy", "Որտե՞ղ եք ծնվել։"),
        ("es", "¿Dónde nació?"),
        ("am", "የት ተወለድክ፧"),
    ],
)
def test_a_question_is_known_by_the_marks_of_its_script(code: str, text: str):
    view = View(Block(text, 0, len(text), code))
    assert view.ends_asking
    assert view.asked == 1
    assert list(CUES["ends_in_question_mark"].find(view.block)), "the evidence shows where"


@pytest.mark.parametrize(
    ("code", "text"), [("ja", "「なぜ？」と彼は言いました。"), ("zh", "他问：“为什么？”然后走了。")]
)
def test_a_question_in_quotation_marks_is_not_the_blocks(code: str, text: str):
    view = View(Block(text, 0, len(text), code))
    assert not view.ends_asking
    assert view.quoted_asked == 1


ENGLISH = (
    "I was born in a small village. My father was a carpenter, and my mother sold fish in the harbour. In winter "
    "the sea froze, and the boats could not leave until spring. That is how I came to read books."
)
JAPANESE = (
    "私は小さな村で生まれました。父は大工で、母は港で魚を売っていました。冬になると海が凍って、"
    "船は春まで出られませんでした。それで私は本を読むようになったのです。"
)
CHINESE = (
    "我出生在一个小村子里。父亲是木匠，母亲在港口卖鱼。到了冬天，海面结冰，船要等到春天才能出海。我就是这样开始读书的。"
)


@pytest.mark.parametrize(("code", "text"), [("ja", JAPANESE), ("zh", CHINESE)])
def test_a_paragraph_is_as_long_as_its_translation(code: str, text: str):
    here, there = View(Block(text, 0, len(text), code)), View(Block(ENGLISH, 0, len(ENGLISH)))
    assert here.sentences == there.sentences
    assert 0.65 < here.words / there.words < 1.5


def test_german_speaks_to_someone_with_a_capital():
    def you(text: str) -> float:
        return View(Block(text, 0, len(text), "de")).total[list(NOTIONS).index("you")]

    assert you("Was haben Sie dabei gelernt?") == 1
    assert you("Was haben sie dabei gelernt?") == 0
    assert you("Das war sie. Sie hat gelacht.") == 0
    assert you("Sie haben einmal gesagt, dass es schwer war.") == 1
    assert you("Was haben\nSie dabei gelernt?") == 1


@given(st.text(max_size=300), st.sampled_from([*PACKS, "", "el", "ar", "hy"]))
def test_any_text_can_be_read_as_any_language(text: str, code: str):
    interview = qaparse.parse(text, language=code or None)
    assert all(isinstance(segment.kind, Kind) for segment in interview.segments)


#: What the patterns of the packs begin with, over and over.
SEEDS = [
    "„",
    "»",
    "“",
    '", ',
    "Sie ",
    "Su ",
    "Que ",
    "Qu'",
    "¿",
    "No,",
    "Perché ",
    "՞",
    "α;",
    "か。",
    "吗。",
    "a'",
    "º",
    "Es ",
    "? :",
    " ",
]


@pytest.mark.parametrize("code", [*PACKS, ""])
def test_work_grows_with_the_text(code: str):
    """Four times the text takes some four times as long, whatever is repeated."""

    def seconds(seed: str, size: int) -> float:
        text = (seed * size)[:size]
        clocks = []
        for _ in range(3):
            start = time.process_time()
            values(View(Block(text, 0, size, code)))
            clocks.append(time.process_time() - start)
        return min(clocks)

    for seed in SEEDS:
        seconds(seed, 100)  # what is compiled once is not measured
        assert seconds(seed, 24_000) < 10 * max(seconds(seed, 6_000), 0.002), seed

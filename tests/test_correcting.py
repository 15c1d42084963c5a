"""Corrections: found again by their words, kept as evidence, and the rest said anew."""

from __future__ import annotations

import json
import pickle
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qaparse
from qaparse import Correction, Kind, Role, Span, Speaker
from qaparse.cli import main
from qaparse.errors import CorrectionError, MissedCorrectionsError
from qaparse.evaluation import (
    Gold,
    GoldBlock,
    GoldSpeaker,
    Judged,
    Judgement,
    confusion,
    intervals,
    load,
    measure,
    people,
    score,
)
from qaparse.examples import sample


@pytest.fixture(scope="module")
def interview():
    return qaparse.parse(sample())


def of(segment, **what) -> Correction:
    return Correction(segment.content, segment.text, **what)


def saved(*rows):
    return {"schema": "qaparse.corrections/1", "corrections": list(rows)}


def test_a_speaker_is_set_and_says_what_was_read(interview):
    segment = interview.segments[21]
    corrected = qaparse.apply(interview, [of(segment, speaker=Speaker("Lucía Ferro"))])
    said = corrected.segments[21].attribution
    assert said.speaker == interview.speakers[2]
    assert said.confidence == 1.0
    assert [(e.cue, e.note) for e in said.evidence] == [
        ("given", f"Given by a reader; read as Idris Vance, {segment.attribution.confidence:.0%} sure")
    ]
    assert corrected.text == interview.text
    assert corrected.evidence == interview.evidence


def test_a_kind_is_set_and_its_speaker_is_said_anew(interview):
    corrected = qaparse.apply(interview, [of(interview.segments[22], kind=Kind.ANSWER)])
    last = corrected.segments[22]
    assert (last.kind, last.confidence) == (Kind.ANSWER, 1.0)
    assert last.evidence[0].note.startswith("Given by a reader; read as narration, ")
    assert last.attribution is not None
    back = qaparse.apply(corrected, [of(last, kind=Kind.NARRATION)])
    assert back.segments[22].attribution is None


def test_a_kind_may_be_given_by_its_name(interview):
    place = interview.segments[17]
    by_name = of(place, kind="question", speaker=Speaker("Petra Lindqvist", "interviewer"))
    assert qaparse.apply(interview, [by_name]) == qaparse.apply(interview, [attrs.evolve(by_name, kind=Kind.QUESTION)])
    assert qaparse.apply(interview, [of(place, kind="answer")]) == qaparse.apply(interview, [of(place)])


def test_what_hangs_together_with_a_correction_follows():
    asked = "How do you begin?", "And what comes then?", "When is it done?", "What do you do after that?"
    text = "\n\n".join(f"{question}\n\nI listen to the rain.\n\nWe carry the boards out." for question in asked)
    interview = qaparse.parse(text, speakers=["Bo Lind", "Kim Lo"])
    answers = [n for n, s in enumerate(interview.segments) if s.kind is Kind.ANSWER]
    assert len(answers) == 8
    first = interview.segments[answers[0]]
    assert first.attribution.group == interview.segments[answers[2]].attribution.group is not None
    for name, other in (("Kim Lo", "Bo Lind"), ("Bo Lind", "Kim Lo")):
        said = Correction(first.span, first.text, None, Speaker(name), after="We carry the boards out.")
        corrected = qaparse.apply(interview, [said])
        assert [str(corrected.segments[n].speaker) for n in answers] == [name, other] * 4


def test_kinds_that_hang_together_with_a_correction_follow():
    said = "It was colder than we thought.", "Every stone had a name.", "They went home before the snow came."
    text = "\n\n".join(
        ["Where did you start?", "I started by the river.", "And who helped you?", "I had two friends.", *said]
    )
    interview = qaparse.parse(text)
    changed = 0
    for n, segment in enumerate(interview.segments):
        for kind in (Kind.QUESTION, Kind.ANSWER, Kind.NARRATION):
            corrected = qaparse.apply(interview, [of(segment, kind=kind)])
            assert corrected.segments[n].kind is kind
            assert [s.span for s in corrected.segments] == [s.span for s in interview.segments]
            changed += sum(a.kind is not b.kind for a, b in zip(corrected.segments, interview.segments)) > 1
            final = qaparse.apply(interview, [of(segment, kind=kind)], final=True)
            assert [s for m, s in enumerate(final.segments) if m != n] == [
                s for m, s in enumerate(interview.segments) if m != n
            ]
    assert changed


def test_what_was_not_read_so_is_not_read_anew():
    interview = qaparse.parse("Where did you start?\n\nBy the river.\n\nAnd then?\n\nWe went home.")
    other = attrs.evolve(interview, segments=tuple(attrs.evolve(s, kind=Kind.ASIDE) for s in interview.segments))
    corrected = qaparse.apply(other, [of(other.segments[0], kind=Kind.QUESTION)])
    assert [s.kind for s in corrected.segments] == [Kind.QUESTION, *[Kind.ASIDE] * 3]


def test_somebody_who_was_missing_joins_the_cast(interview):
    corrected = qaparse.apply(interview, [of(interview.segments[21], speaker=Speaker("Bo Lind"))])
    assert corrected.speakers[-1] == Speaker("Bo Lind", Role.INTERVIEWEE)
    assert qaparse.Interview.from_dict(json.loads(json.dumps(corrected.to_dict()))) == corrected


def test_corrections_are_found_again_in_another_version(interview):
    corrections = [of(s, kind=Kind.ASIDE) for s in interview.segments[4:9:2]]
    wanted = [s.text for s in interview.segments[4:9:2]]
    for text in ("A new title\n\n" + sample(), sample().replace("\n\n", "\n\n\n"), sample().replace("\n", "\r\n")):
        corrected = qaparse.apply(qaparse.parse(text), corrections)
        assert [" ".join(s.text.split()) for s in corrected.segments if s.kind is Kind.ASIDE] == [
            " ".join(t.split()) for t in wanted
        ]


def test_of_the_same_words_those_are_meant_that_stand_beside_the_same():
    text = "Did you go?\n\nYes.\n\nDid you stay?\n\nYes.\n\nDid you sing, or did you not?\n\nYes."
    interview = qaparse.parse(text, speakers=["Bo Lind", "Kim Lo"])
    row = Correction(Span(900, 904), "Yes.", None, Speaker("Kim Lo"), "Did you stay?", "Did you sing, or")
    corrected = qaparse.apply(interview, [row])
    assert [n for n, s in enumerate(corrected.segments) if s.attribution and s.attribution.confidence == 1.0] == [3]
    with pytest.raises(MissedCorrectionsError, match="stand in 3 places"):
        qaparse.apply(interview, [Correction(Span(900, 904), "Yes.", None, Speaker("Kim Lo"))])


def test_what_is_not_found_is_reported_or_left_out(interview):
    lost = Correction(Span(3, 9), "Nobody ever said this.", Kind.ASIDE)
    part = Correction(Span(0, 3), "rent", Kind.ASIDE)
    kept = of(interview.segments[22], kind=Kind.ANSWER)
    with pytest.raises(MissedCorrectionsError, match="2 of 3 corrections") as error:
        qaparse.apply(interview, [lost, part, kept])
    assert [reason for *_, reason in error.value.missed] == [
        "its words are not in this text",
        "its words are no block of their own here",
    ]
    assert pickle.loads(pickle.dumps(error.value)).missed == error.value.missed
    corrected = qaparse.apply(interview, [lost, part, kept], strict=False)
    assert [s.kind for s in corrected.segments if s.kind is Kind.ASIDE] == []
    assert corrected.segments[22].kind is Kind.ANSWER


def test_a_document_that_was_none_becomes_an_interview():
    interview = qaparse.parse("The rain came down.\n\nIt went on for a week, and the river rose.")
    assert not interview.is_interview
    first, second = interview.segments
    said = [of(first, kind=Kind.QUESTION), of(second, kind=Kind.ANSWER, speaker=Speaker("Bo"))]
    corrected = qaparse.apply(interview, said)
    assert corrected.is_interview
    assert [str(e.answers[0].speaker) for e in corrected.exchanges] == ["Bo"]


ROW = {"span": [0, 3], "words": "Why", "kind": "aside"}
WRONG = [
    {},
    {"schema": "qaparse.corrections/9", "corrections": []},
    {"schema": "qaparse.corrections/1"},
    *[
        saved(row)
        for row in (
            None,
            7,
            {},
            {**ROW, "span": [3, 0]},
            {**ROW, "span": "ab"},
            {**ROW, "words": 3},
            {**ROW, "kind": "verse"},
            {**ROW, "kind": ["aside"]},
            {"span": [0, 3], "words": "Why"},
            {**ROW, "speaker": "Bo"},
            {**ROW, "speaker": {"name": " ", "role": "interviewee"}},
            {**ROW, "speaker": {"name": "Bo", "role": "host"}},
            {**ROW, "before": 3},
        )
    ],
]


WRONG += [None, 3, "words", [None], ["words"], [ROW]]  # found by fuzzing: these left with whatever Python says
WRONG += [[Correction(Span(0, 3), "How", kind="nonsense")], [Correction(Span(0, 3), "How", speaker="Bo")]]


@pytest.mark.parametrize("data", WRONG, ids=repr)
def test_what_is_no_correction_is_called_so(interview, data):
    with pytest.raises(CorrectionError):
        qaparse.apply(interview, data)


@given(st.text(), st.text(), st.integers(0, 40), st.sampled_from(list(Kind)))
def test_any_words_are_found_or_reported(text, words, start, kind):
    interview = qaparse.parse(text)
    corrected = qaparse.apply(interview, [Correction(Span(start, start + 3), words, kind)], strict=False)
    assert [s.span for s in corrected.segments] == [s.span for s in interview.segments]


# ---------------------------------------------------------------- the command


def test_apply_writes_a_record(tmp_path, interview, capsys):
    file, corrections, out = tmp_path / "press.txt", tmp_path / "corrections.json", tmp_path / "press.json"
    file.write_text(sample(), encoding="utf-8")
    segment = interview.segments[21]
    row = {"span": [*map(int, (segment.span.start, segment.span.end))], "words": segment.text}
    speaker = {"name": "Lucía Ferro", "role": "interviewee"}
    lost = {"span": [0, 3], "words": "gone away", "kind": "aside"}
    corrections.write_text(json.dumps(saved({**row, "speaker": speaker}, lost)), encoding="utf-8")
    assert main(["apply", str(file), str(corrections), "-o", str(out)]) == 2
    assert "gone away" in capsys.readouterr().err
    assert not out.exists()
    assert main(["apply", str(file), str(corrections), "-o", str(out), "--partly"]) == 0
    ((_, record),) = qaparse.load(out)
    assert str(record.segments[21].speaker) == "Lucía Ferro"
    assert main(["apply", str(file), str(corrections), "-o", str(out), "--partly"]) == 2
    assert main(["apply", str(file), str(corrections), "--partly"]) == 0
    assert json.loads(capsys.readouterr().out)["segments"][21]["attribution"]["confidence"] == 1.0


def test_apply_says_anew_who_speaks_by_the_attributor_that_read(tmp_path, interview, capsys, pipeline):
    file, corrections = tmp_path / "press.txt", tmp_path / "corrections.json"
    file.write_text(sample(), encoding="utf-8")
    wrong = interview.segments[17]
    row = {"span": [wrong.content.start, wrong.content.end], "words": wrong.text}
    said = saved({**row, "speaker": {"name": "Lucía Ferro", "role": "interviewee"}})
    corrections.write_text(json.dumps(said), encoding="utf-8")
    assert main(["apply", str(file), str(corrections), "--attributor", "nlp"]) == 0
    by_nlp = qaparse.apply(qaparse.parse(sample(), attributor="nlp"), said, attributor="nlp").to_dict()
    assert json.loads(capsys.readouterr().out)["segments"] == json.loads(json.dumps(by_nlp))["segments"]


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000])
def test_apply_says_what_is_no_correction(tmp_path, content, capsys):
    (tmp_path / "press.txt").write_text(sample(), encoding="utf-8")
    (tmp_path / "c.json").write_text(content, encoding="utf-8")
    assert main(["apply", str(tmp_path / "press.txt"), str(tmp_path / "c.json")]) == 2
    assert "no corrections" in capsys.readouterr().err


# ---------------------------------------------------------------- corrected records as gold


@pytest.fixture
def corrected(tmp_path, interview):
    """A file with a record of which two blocks were corrected."""
    said = [of(interview.segments[21], speaker=Speaker("Lucía Ferro")), of(interview.segments[22], kind=Kind.ANSWER)]
    path = tmp_path / "press.json"
    qaparse.write(qaparse.apply(interview, said, final=True), path)
    return path


def test_a_corrected_record_is_gold(corrected, interview, capsys):
    (gold,) = load(corrected)
    assert [(b.kind, b.text) for b in gold.blocks][:22] == [
        (s.kind, s.span.of(interview.text)) for s in interview.segments
    ][:22]
    assert [b.kind for b in gold.blocks[22:]] == [Kind.ANSWER]
    assert {s.name: s.role for s in gold.speakers} == {s.name: s.role for s in interview.speakers}
    (judged,) = score([gold])
    assert [n for n, b in enumerate(judged.blocks) if not b.right_kind] == [22]
    assert judged.blocks[21].speaker == "Idris Vance"
    assert main(["eval", str(corrected), "--misses"]) == 0
    assert "press:43 Lucía Ferro taken for Idris Vance: That somebody took trouble" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["press.json", "./press.json", "../{folder}/press.json", "sub/../press.json"])
def test_a_corrected_record_is_of_the_folder_that_it_stands_in(corrected, monkeypatch, path):
    folder = corrected.parent
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder)
    (gold,) = load(path.format(folder=folder.name))
    assert gold.source == folder.name
    monkeypatch.chdir(folder / "sub")
    (gold,) = load("../press.json")
    assert gold.source == folder.name


def test_gold_may_begin_with_a_byte_order_mark(corrected):
    plain = [gold.blocks for gold in load(corrected)]
    corrected.write_bytes(b"\xef\xbb\xbf" + corrected.read_bytes())
    assert [gold.blocks for gold in load(corrected)] == plain


def test_a_record_that_nobody_saw_is_no_gold(tmp_path, interview, capsys):
    qaparse.write(interview, tmp_path / "press.json")
    assert main(["eval", str(tmp_path / "press.json")]) == 2
    assert "no reader said that this record is right" in capsys.readouterr().err
    qaparse.write(qaparse.apply(interview, [], final=True), tmp_path / "seen.json")
    (judged,) = score(load(tmp_path / "seen.json"))
    assert judged.perfect


def test_eval_says_how_far_its_figures_go(tmp_path, corrected, interview, capsys):
    qaparse.write(qaparse.apply(interview, [], final=True), tmp_path / "seen.json")
    files = [str(corrected), str(tmp_path / "seen.json")]
    assert main(["eval", *files, "--intervals", "--diagrams", str(tmp_path / "pictures")]) == 0
    out = capsys.readouterr().out
    blocks = 2 * 21 + 2  # no heading counts
    assert f"blocks of the right kind           {(blocks - 1) / blocks:.3f}  95 % between 0.955 and 1.000" in out
    answers = 2 * sum(s.kind is Kind.ANSWER for s in interview.segments) + 1
    assert f"answer{0:>16}{answers - 1:>10}{1:>10}{0:>10}" in out
    for name in ("kinds", "speakers"):
        ET.fromstring((tmp_path / "pictures" / f"{name}.svg").read_text(encoding="utf-8"))
    assert main(["eval", str(corrected), "--intervals"]) == 0
    assert "one document has no interval" in capsys.readouterr().out


def test_intervals_hold_their_figure_and_narrow_with_documents():
    def document(right: bool) -> Judgement:
        block = GoldBlock(Kind.ANSWER, None, "so")
        gold = Gold("x", "x", (), (block,))
        return Judgement(gold, "so", (Judged(block, "answer" if right else "other"),))

    few, many = ([document(n % 4 > 0) for n in range(size)] for size in (12, 400))
    narrow, wide = intervals(many), intervals(few)
    name = "blocks of the right kind"
    assert narrow[name].value == wide[name].value == 0.75
    assert wide[name].low < narrow[name].low < 0.75 < narrow[name].high < wide[name].high
    # The normal approximation of a share of 400 is 0.75 ± 0.042.
    assert narrow[name].low == pytest.approx(0.708, abs=0.015)
    assert intervals(many) == narrow
    assert confusion(few)["answer"] == {"question": 0, "answer": 9, "other": 3, "lost": 0}


ROLES = {"Ada King": Role.INTERVIEWER, "Bo Lind": Role.INTERVIEWEE, "Kim Lo": Role.INTERVIEWEE}


def document(*turns: tuple[str | None, str, str | None], **more: GoldSpeaker) -> Judgement:
    """A document of turns: whose each is, what it was read as, and whose."""
    blocks = tuple(
        GoldBlock(Kind.QUESTION if ROLES.get(who) is Role.INTERVIEWER else Kind.ANSWER, who, "so")
        for who, _, _ in turns
    )
    gold = Gold("x", "x", (*(GoldSpeaker(n, r) for n, r in ROLES.items()), *more.values()), blocks)
    return Judgement(gold, "so", tuple(Judged(b, kind, said) for b, (_, kind, said) in zip(blocks, turns)))


MIXED = [
    document(
        ("Ada King", "question", "King"),
        ("Bo Lind", "answer", "Kim Lo"),
        ("Bo Lind", "answer", None),
        ("Bo Lind", "question", "Jo Ek"),
        ("Kim Lo", "answer", "Lo"),
        ("?A", "answer", "Kim Lo"),
    ),
    document(("Ada King", "question", "Bo"), ("Ada King", "other", None), ("Kim Lo", "answer", "Kim Lo")),
]


def test_who_was_taken_for_whom():
    ada, bo, kim = people(MIXED[0])
    assert (ada.turns, ada.right, ada.taken_for, ada.nobody) == (1, 1, {}, 0)
    assert (bo.turns, bo.right, bo.taken_for, bo.nobody) == (3, 0, {"Kim Lo": 1, "Jo Ek": 1}, 1)
    assert (kim.name, kim.role, kim.turns, kim.right) == ("Kim Lo", Role.INTERVIEWEE, 1, 1)
    assert [p.taken_for for p in people(MIXED[1])] == [{"Bo Lind": 1}, {}]


def test_a_mere_label_is_nobody():
    labelled = document(("Q", "question", None), ("Kim Lo", "answer", "Kim Lo"), q=GoldSpeaker("Q", Role.INTERVIEWER))
    unlabelled = attrs.evolve(labelled, gold=attrs.evolve(labelled.gold, speakers=labelled.gold.speakers[:-1]))
    generic = attrs.evolve(
        labelled,
        gold=attrs.evolve(
            labelled.gold, speakers=(*labelled.gold.speakers[:-1], GoldSpeaker("Q", Role.INTERVIEWER, (), True))
        ),
    )
    assert [p.name for p in people(labelled)] == ["Kim Lo", "Q"]
    assert [(p.name, p.role) for p in people(unlabelled)] == [("Kim Lo", Role.INTERVIEWEE), ("Q", None)]
    assert [p.name for p in people(generic)] == ["Kim Lo"]


def test_each_kind_and_each_side_has_figures_with_intervals():
    figures = intervals(MIXED)
    assert {name: round(figure.value, 3) for name, figure in figures.items()} == {
        "blocks of the right kind": 0.778,
        "question: precision": 0.667,
        "question: recall": 0.667,
        "question: F1": 0.667,
        "answer: precision": 1.0,
        "answer: recall": 0.833,
        "answer: F1": 0.909,
        "other: precision": 0.0,
        "other: F1": 0.0,
        "exchanges exact (F1)": 0.0,
        "turns given to the right person": 0.375,
        "turns given rightly: interviewers": 0.333,
        "turns given rightly: interviewees": 0.4,
        "documents without a wrong block": 0.0,
    }
    assert all(figure.low <= figure.value <= figure.high for figure in figures.values())
    whole = measure(MIXED)
    for kind in ("question", "answer", "other"):
        assert figures[f"{kind}: F1"].value == getattr(whole, f"{kind}_f1")
    alone = intervals(MIXED[:1])
    assert alone["turns given rightly: interviewees"].value == 0.25
    assert alone["turns given rightly: interviewees"].low is None
    assert intervals([]) == {}


def test_eval_says_who_was_taken_for_whom(corrected, tmp_path, capsys):
    assert main(["eval", "--gold", str(corrected), "--intervals"]) == 0
    out = capsys.readouterr().out
    table = [line.split() for line in out.partition("who, taken for")[2].splitlines()]
    assert table[1:3] == [["all", "interviewers", "8", "8"], ["all", "interviewees", "10", "9"]]
    assert table[4] == ["press", "turns", "right", "1", "2", "3", "others", "nobody"]
    rows = {" ".join(row[1:3]): row for row in table[5:]}
    n = table[5:].index(rows["Lucía Ferro"])
    idris = table[5:].index(rows["Idris Vance"])
    assert rows["Lucía Ferro"][5:][idris] == "1"
    assert rows["Lucía Ferro"][5:][n] == rows["Lucía Ferro"][4]
    assert main(["eval", *[str(corrected)] * 21, "--intervals"]) == 0
    assert capsys.readouterr().out.endswith("of each of 21 documents: --each, or --json\n")
    assert main(["eval", *[str(corrected)] * 21, "--intervals", "--each"]) == 0
    assert capsys.readouterr().out.count("nobody") == 21


def test_of_many_people_only_the_wrong_names_are_shown(tmp_path, capsys):
    names = [f"{first} Lind" for first in ("Ada", "Bo", "Kim", "Jo", "Pat", "Sam", "Uma")]
    head = "".join(f"speaker: {name} | interviewee\n" for name in names)
    body = "".join(f"question @? | And you, {name}?\n|\nanswer @{name} | Not at all so.\n|\n" for name in names)
    path = tmp_path / "many.gold"
    path.write_text(f"{head}---\n{body}", encoding="utf-8")
    assert main(["eval", str(path), "--intervals", "--system", "baseline"]) == 0
    out = capsys.readouterr().out
    assert "others" not in out
    for n, name in enumerate(names, 1):
        assert f"{f'{n} {name}':40}      1      0  nobody 1" in out


def test_eval_gives_as_json_what_it_was_asked_for(corrected, capsys):
    assert main(["eval", str(corrected), str(corrected), "--intervals", "--calibration", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["intervals"]["answer: F1"].keys() == {"value", "low", "high"}
    assert record["confusion"]["answer"]["other"] == 2
    assert sum(b["size"] for b in record["calibration"]) == 44
    lucia = next(p for p in record["people"] if p["name"] == "Lucía Ferro")
    assert (lucia["document"], lucia["role"], lucia["taken_for"]) == ("press", "interviewee", {"Idris Vance": 1})
    assert len(record["people"]) == 6
    assert main(["eval", str(corrected), "--json"]) == 0
    assert not {"intervals", "confusion", "people", "calibration"} & set(json.loads(capsys.readouterr().out))

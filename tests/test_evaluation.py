"""Evaluation: gold files and their errors, renderings, figures, and agreement with the bench."""

from __future__ import annotations

import contextlib
import gzip
import importlib.util
import json
import sys
import zlib
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("qaparse.api")

from qaparse.errors import GoldError, LimitError, UnknownFormatError
from qaparse.evaluation import (
    Figures,
    Gold,
    GoldBlock,
    GoldSpeaker,
    Rendering,
    baseline,
    by_source,
    find,
    has_exchange,
    judge,
    load,
    mean_of_sources,
    measure,
    parse_gold,
    render,
    score,
    windows,
)
from qaparse.evaluation.alignment import locate
from qaparse.evaluation.figures import accuracy_at, calibration_error, exchanges
from qaparse.evaluation.naming import same
from qaparse.readers import Limits, reader_for
from qaparse.records import Attribution, Interview, Kind, Role, Segment, Source, Speaker

HERE = Path(__file__).resolve().parent
FIXTURES = HERE / "fixtures" / "interviews"
BENCH = HERE.parent.parent / "shared" / "bench"

POND = """\
title: A pond of one's own
style: magazine
speaker: Nora Whitlock | interviewer
speaker: Tomas Berg | interviewee | pond builder | uncle
---
byline                 | Words by Nora Whitlock
                       |
narration?             | Tomas Berg has dug four hundred ponds.
                       |
question @Nora Whitlock| Where did you start?
                       |
answer @Tomas Berg     | In my mother's garden. She found out
                       | when the cat fell in.

answer @?              | And
                       |   the frogs.
"""


def _read(gold: Gold) -> str:
    """The text that the document's reader gives."""
    return reader_for(gold.raw_format).read(gold.raw, Limits()).text


# ---------------------------------------------------------------- gold files


def test_a_gold_file_is_read_as_documented():
    gold = parse_gold(POND, "gold/pond.gold")
    assert (gold.id, gold.source, gold.language, gold.genre) == ("pond", "gold", "en", "article")
    assert gold.speakers == (
        GoldSpeaker("Nora Whitlock", Role.INTERVIEWER),
        GoldSpeaker("Tomas Berg", Role.INTERVIEWEE, ("pond builder", "uncle")),
    )
    assert gold.blocks == (
        GoldBlock(Kind.BYLINE, None, "Words by Nora Whitlock"),
        GoldBlock(Kind.NARRATION, None, "Tomas Berg has dug four hundred ponds.", scored=False),
        GoldBlock(Kind.QUESTION, "Nora Whitlock", "Where did you start?"),
        GoldBlock(Kind.ANSWER, "Tomas Berg", "In my mother's garden. She found out\nwhen the cat fell in."),
        GoldBlock(Kind.ANSWER, "?A", "And\n  the frogs."),
    )
    assert gold.blocks[2].line == 10
    assert gold.raw == (
        "Words by Nora Whitlock\n\nTomas Berg has dug four hundred ponds.\n\nWhere did you start?\n\n"
        "In my mother's garden. She found out\nwhen the cat fell in.\n\nAnd\n  the frogs."
    )


def test_what_markdown_leaves_out_is_no_part_of_a_block():
    written = POND.replace("style: magazine", "format: markdown").replace(
        "Where did you start?", "Where did [you](https://example.org/you) start? ![A pond](pond.png)"
    )
    gold = parse_gold(written.replace("| And", "| - And").replace("|   the frogs", "| 2. the frogs"))
    assert gold.blocks[2].text == "Where did you start? A pond"
    assert gold.blocks[-1].text == "And\nthe frogs."
    assert "![A pond](pond.png)" in gold.raw


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("---\n", "", 5, "key: value"),
        ("style: magazine", "stile: magazine", 2, "key: value"),
        ("style: magazine", "title: again", 2, "twice"),
        ("style: magazine", "genre: novel", 2, "genre"),
        ("style: magazine", "interview: perhaps", 2, "yes or no"),
        ("style: magazine", "expect: everything", 2, "shares"),
        ("style: magazine", "xfail:", 2, "reason"),
        ("Whitlock | interviewer", "Whitlock | asker", 3, "interviewer"),
        ("byline ", "byelin ", 6, "no kind"),
        ("byline ", "       ", 6, "before the first block"),
        ("answer @Tomas Berg ", "answer @Tomas Borg ", 12, "Tomas Borg"),
        ("| Where did you start?", " Where did you start?", 10, "'|'"),
        ("| Where did you start?", "| ", 10, "no text"),
    ],
)
def test_a_broken_gold_file_is_refused_with_its_line(old, new, line, reason):
    assert old in POND
    with pytest.raises(GoldError, match=reason) as caught:
        parse_gold(POND.replace(old, new, 1), "pond.gold")
    assert (caught.value.path, caught.value.line) == ("pond.gold", line)


def test_lines_of_json_are_read_and_written_back(tmp_path):
    gold = attrs.evolve(parse_gold(POND, "gold/pond.gold"), by_hand=False)
    path = tmp_path / "pond.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(gold.to_dict()) + "\n\n").encode()))
    (again,) = load(path)
    assert again.to_dict() == gold.to_dict()
    assert again.blocks == gold.blocks


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ("{}", "'speakers' is missing"),
        ('{"speakers": 3}', "not iterable"),
        ('{"speakers": [{"name": "A", "role": "cook"}], "blocks": []}', "cook"),
        ('{"speakers": [], "blocks": [{"kind": "question", "speaker": "A", "text": ""}]}', "'A'"),
        ('{"speakers": [], "blocks": [{"kind": "aria", "text": ""}]}', "aria"),
        ('{"speakers": [], "blocks": [{"kind": "answer", "text": 3}]}', "no string"),
    ],
)
def test_a_broken_line_of_json_is_refused_with_its_number(tmp_path, line, reason):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=reason) as caught:
        list(load(path))
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jsonl.gz", b"no gzip", "gzip"),
        ("a.jsonl.gz", gzip.compress(b"{}" * 99)[:-9], "gzip"),
        ("a.gold", b"\xff", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_decoded_is_refused(tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GoldError, match=reason):
        list(load(path))


@given(st.text())
def test_any_text_is_gold_or_refused(text):
    for candidate in (text, f"---\n{text}"):
        with contextlib.suppress(GoldError):
            parse_gold(candidate)


def test_folders_are_searched(tmp_path):
    for name in ("b.gold", "a.jsonl", "c.txt", "d.jsonl.gz"):
        (tmp_path / name).touch()
    assert [p.name for p in find([tmp_path, Path("x.txt")])] == ["a.jsonl", "b.gold", "d.jsonl.gz", "x.txt"]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.gold")), ids=lambda p: p.stem)
def test_every_fixture_is_sound(path):
    (gold,) = load(path)
    assert gold.id == path.stem
    assert gold.style
    assert gold.raw
    found = locate([b.text for b in gold.blocks], _read(gold))
    front = gold.raw.startswith("---\n")  # metadata, no text
    assert None not in found[front:]
    assert {s.name for s in gold.speakers} >= {b.speaker for b in gold.blocks if b.speaker and b.speaker[0] != "?"}
    if gold.is_interview:
        assert {Kind.QUESTION, Kind.ANSWER} <= {b.kind for b in gold.blocks}


# ---------------------------------------------------------------- windows


def test_windows_are_stretches_without_title_and_always_the_same():
    gold = attrs.evolve(parse_gold(POND, "pond.gold"), title="A pond", byline="N. W.")
    cut = list(windows(gold, 2, 40))
    assert [w.blocks for w in cut] == [w.blocks for w in windows(gold, 2, 40)]
    assert {w.blocks for w in cut} == {gold.blocks[i : i + 2] for i in range(4)}
    assert render(cut[0], Rendering.PLAIN).text == "".join(f"{b.text}\n\n" for b in cut[0].blocks)
    assert list(windows(gold, 5)) == []
    with pytest.raises(ValueError, match="at least one block"):
        next(windows(gold, 0))


def test_an_exchange_is_a_question_with_an_answer_after_it():
    gold = parse_gold(POND, "pond.gold")
    question, answer = gold.blocks[2:4]
    assert has_exchange(gold)
    assert not has_exchange(attrs.evolve(gold, blocks=(answer, question)))


# ---------------------------------------------------------------- renderings


@pytest.mark.parametrize(
    ("how", "line"),
    [
        (Rendering.PLAIN, "Where did you start?\n\nIn my"),
        (Rendering.TIGHT, "Where did you start?\nIn my"),
        (Rendering.WRAPPED, "found out when the cat fell\n\n"),
        (Rendering.LABELLED, "Nora Whitlock: Where did you start?\n\nTomas Berg: In my"),
        (Rendering.INITIALS, "NW: Where did you start?\n\nTB: In my"),
        (Rendering.MARKDOWN, "# A pond of one's own\n\nWords"),
        (Rendering.HTML, "<p><strong>Where did you start?</strong></p>\n<p>In my"),
        (Rendering.NATIVE, "Where did you start?\n\nIn my"),
    ],
)
def test_a_document_can_be_written_out(how, line):
    document = render(parse_gold(POND), how)
    assert document is not None
    if how is Rendering.WRAPPED:
        assert max(map(len, document.text.splitlines())) <= 72
    else:
        assert line in document.text


def test_what_holds_labels_is_only_read_as_published():
    labelled = parse_gold("speaker: Bo Ek | interviewee\n---\nquestion @? | Q: Why?\nanswer @Bo Ek | EK: Because.\n")
    assert labelled.labelled
    assert render(labelled, Rendering.PLAIN) is None
    assert render(labelled, Rendering.NATIVE) is not None


def test_what_kept_no_original_cannot_be_read_as_published():
    assert render(attrs.evolve(parse_gold(POND), raw=None), Rendering.NATIVE) is None


# ---------------------------------------------------------------- figures


@given(st.text(alphabet="ab *#\n", max_size=60))
def test_a_block_is_found_where_it_stands(text):
    blocks = [line for line in text.split("\n") if line.strip(" *#")]
    spans = locate(blocks, text)
    assert None not in spans
    assert [s.of(text).strip(" *#") for s in spans if s] == [b.strip(" *#") for b in blocks]


def test_a_long_block_is_found_by_its_ends():
    block = "The beginning of something rather long, [a link] and then the end of the same thing."
    (span,) = locate([block], block.replace("[a link]", "(https://example.org) a link"))
    assert span is not None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada King", "ada king", True),
        ("Dr. King", "Ada King", True),
        ("Prof. Ada Byron King", "Ada King", True),
        ("AK", "Ada King", True),
        ("Ada", "Adam", False),
        ("", "Ada", False),
        (None, None, False),
    ],
)
def test_names_are_compared_by_their_words(one, other, expected):
    assert same(one, other) is expected
    assert same(other, one) is expected


@given(st.lists(st.sampled_from(["question", "answer", "other"])))
def test_exchanges_are_runs_of_questions_before_runs_of_answers(kinds):
    for asked, answered, last in exchanges(enumerate(kinds)):
        assert set(kinds[asked:answered]) == {"question"}
        assert set(kinds[answered : last + 1]) == {"answer"}
        assert kinds[asked - 1 : asked] != ["question"]
        assert kinds[last + 1 : last + 2] != ["answer"]


pairs = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1)


@given(pairs, st.floats(0, 1))
def test_calibration_and_coverage_are_shares(pairs, coverage):
    assert 0 <= calibration_error(pairs) <= 1
    assert 0 <= accuracy_at(pairs, coverage) <= 1


@given(pairs)
def test_at_full_coverage_accuracy_is_accuracy(pairs):
    assert accuracy_at(pairs, 1.0) == sum(right for _, right in pairs) / len(pairs)


def test_nothing_measured_is_no_figure():
    assert measure([]) == Figures()
    assert mean_of_sources({}) == Figures()


def _as_gold(gold: Gold, text: str) -> Interview:
    """The reading that gold asks for."""
    source = Source(text)
    people = {s.name: Speaker(s.name, s.role) for s in gold.speakers}
    segments = []
    for block, span in zip(gold.blocks, locate([b.text for b in gold.blocks], text)):
        who = people.get(block.speaker)
        segments.append(Segment(source, span, block.kind, 1.0, attribution=Attribution(who, 1.0) if who else None))
    return Interview(source, tuple(segments), tuple(people.values()), gold.is_interview)


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.gold")), ids=lambda p: p.stem)
def test_the_right_reading_gets_full_marks(path):
    (gold,) = load(path)
    figures = measure([judge(gold, _as_gold(gold, _read(gold)))])
    shares = {
        "block_accuracy",
        "macro_f1",
        "perfect_documents",
        "interview_accuracy",
        "exchange_f1",
        "cast_recall",
        "cast_precision",
        "byline_recall",
        "speaker_accuracy",
        "labelled_turns",
    }
    assert {name: getattr(figures, name) for name in shares if getattr(figures, name) not in (1.0, None)} == {}
    assert figures.kind_ece == 0


def test_the_interviewer_of_the_byline_is_a_figure():
    gold = parse_gold(POND)
    read = _as_gold(gold, _read(gold))
    assert measure([judge(gold, read)]).byline_recall == 1.0
    others = tuple(s for s in read.speakers if s.name != "Nora Whitlock")
    assert measure([judge(gold, attrs.evolve(read, speakers=others))]).byline_recall == 0.0


def test_a_document_that_cannot_be_read_is_lost():
    def refuse(text, **_):
        raise LimitError("characters", 1, len(text))

    (judged,) = score([parse_gold(POND)], read=refuse)
    figures = measure([judged])
    assert "LimitError" in judged.failure
    assert (figures.documents, figures.failed, figures.block_accuracy, figures.perfect_documents) == (1, 1, 0.0, 0.0)


def test_a_format_that_cannot_be_read_is_an_error():
    def refuse(text, *, format, speakers):
        raise UnknownFormatError(format, ("text",))

    with pytest.raises(UnknownFormatError):
        list(score([parse_gold(POND)], Rendering.HTML, read=refuse))


# ---------------------------------------------------------------- agreement with the bench


@pytest.fixture(scope="module")
def bench():
    if not (BENCH / "bench.py").exists():
        pytest.skip("NOT COMPARED WITH THE BENCH: ../shared/bench is not here")
    spec = importlib.util.spec_from_file_location("bench", BENCH / "bench.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench"] = module  # what it imports by name must find it
    spec.loader.exec_module(module)
    return module


def _guess(gold: Gold, text: str) -> Interview:
    """A reading that is often wrong in every way, always the same for the same document."""

    def draw(n: int, salt: str) -> int:
        return zlib.crc32(f"{salt}{n}{gold.id}".encode()) % 1000

    right = _as_gold_where_found(gold, text)
    people = [Speaker(s.name, s.role) for s in gold.speakers] or [Speaker(None)]
    strangers = [*people, Speaker("Somebody Else"), Speaker(people[0].name and people[0].name.split()[0]), None]
    segments = []
    for n, s in enumerate(right.segments):
        kind = s.kind if draw(n, "k") < 700 else list(Kind)[draw(n, "which") % len(Kind)]
        who = s.speaker if draw(n, "s") < 500 else strangers[draw(n, "who") % len(strangers)]
        said = Attribution(who, draw(n, "sure") / 1000) if draw(n, "any") < 900 else None
        segments.append(attrs.evolve(s, kind=kind, confidence=draw(n, "c") / 1000, attribution=said))
    cast = tuple(p for n, p in enumerate([*people, Speaker("Somebody Else"), Speaker(None)]) if draw(n, "cast") < 700)
    return attrs.evolve(right, segments=tuple(segments), speakers=cast)


def _as_gold_where_found(gold: Gold, text: str) -> Interview:
    spans = locate([b.text for b in gold.blocks], text)
    kept = tuple(b for b, span in zip(gold.blocks, spans) if span)
    return _as_gold(attrs.evolve(gold, blocks=kept), text)


SHARED_FIGURES = {
    "block_accuracy": "block_accuracy",
    "macro_f1": "macro_f1",
    "perfect_documents": "perfect_documents",
    "exchange_f1": "exchange_f1",
    "cast_precision": "cast_precision",
    "cast_recall": "cast_recall",
    "labelled_turns": "labelled_turns",
    "speaker_accuracy": "speaker_accuracy",
    "majority_baseline": "majority_baseline",
    "accuracy_at_50": "accuracy_at_50",
    "accuracy_at_80": "accuracy_at_80",
    "abstained": "abstained",
    "ece": "speaker_ece",
    "question_f1": "question_f1",
    "answer_f1": "answer_f1",
    "other_f1": "other_f1",
    "docs": "documents",
    "blocks": "blocks",
}


@cache
def _documents() -> list[Gold]:
    """The fixtures, and the first documents of each file of the bench."""
    out = [gold for path in find([FIXTURES]) for gold in load(path)]
    for path in find([BENCH / "dev", BENCH / "train"]):
        for gold, _ in zip(load(path), range(2)):
            out.append(gold)
    return out


@pytest.mark.parametrize("cast", ["blind", "given"])
@pytest.mark.parametrize("how", list(Rendering))
def test_the_figures_are_those_of_the_bench(bench, monkeypatch, how, cast):
    golds = _documents()
    tally = bench.Tally()
    judged = []
    for gold in golds:
        document = render(gold, how)
        if document is None:
            continue
        record = gold.to_dict()
        assert bench.source(record, how.value) == (document.text, document.format)
        interview = _guess(gold, document.text)

        def ask(*_, interview=interview):
            said = [
                (
                    s.span.start,
                    s.span.end,
                    s.kind.value,
                    s.speaker.name if s.speaker else None,
                    s.attribution and s.attribution.confidence,
                )
                for s in interview.segments
            ]
            return interview.text, said, [(s.name, s.role.value) for s in interview.speakers], 1.0

        monkeypatch.setitem(bench.SYSTEMS, "guess", ask)
        tally.add(record, how.value, cast, system="guess")
        judged += score([gold], how, cast_given=cast == "given", read=lambda *_, said=interview, **__: said)
    assert len(judged) > 15
    theirs, ours = tally.report(), measure(judged)
    for key, name in SHARED_FIGURES.items():
        if key in theirs:
            assert getattr(ours, name) == pytest.approx(theirs[key], abs=1e-12), name
        else:
            assert getattr(ours, name) in (None, 0), name


def test_the_baseline_is_that_of_the_bench(bench):
    golds = _documents()
    tally = bench.Tally()
    for gold in golds:
        tally.add(gold.to_dict(), "tight" if gold.bare else "native", "blind", system="baseline")
    judged = [j for g in golds for j in score([g], Rendering.TIGHT if g.bare else Rendering.NATIVE, read=baseline)]
    assert measure(judged).block_accuracy == pytest.approx(tally.report()["block_accuracy"])


def test_the_mean_is_that_of_the_bench(bench, capsys):
    files = [BENCH / "dev" / "seed.jsonl.gz", BENCH / "dev" / "tidal.jsonl.gz", BENCH / "dev" / "kubernetes.jsonl.gz"]
    bench.main(["score", *map(str, files), "--system", "baseline", "--json"])
    theirs = json.loads(capsys.readouterr().out)["mean"]
    judged = score((g for f in files for g in load(f)), Rendering.PLAIN, read=baseline)
    ours = mean_of_sources(by_source(judged))
    for key, name in SHARED_FIGURES.items():
        if key in theirs:
            assert getattr(ours, name) == pytest.approx(theirs[key]), name

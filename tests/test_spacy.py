"""The component for spaCy: ``nlp.add_pipe("qaparse")``."""

from __future__ import annotations

import importlib
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qaparse
from qaparse.errors import MissingExtraError, SpeakerError, UnknownAttributorError, UnknownLanguageError
from qaparse.examples import sample
from qaparse.records import Interview, Kind

spacy = pytest.importorskip("spacy", reason="NOT RUN: the extra nlp is not installed")

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402

from qaparse.attribution.nlp import best_pipeline  # noqa: E402
from qaparse.spacy import GROUPS, annotate  # noqa: E402

TEXT = sample()


def pipeline(lang: str = "en", **config: object) -> Language:
    nlp = spacy.blank(lang)
    nlp.add_pipe("qaparse", config=config)
    return nlp


def groups(doc: Doc) -> dict[str, list[tuple[str, str, str]]]:
    return {name: [(s.label_, s.id_, s.text) for s in doc.spans[name]] for name in GROUPS}


def spoken(interview: Interview, kind: Kind) -> list[tuple[str, str, str]]:
    named = ((s, s.speaker.name if s.speaker and s.speaker.name else "") for s in interview.segments)
    return [(kind.value, who, s.content.of(interview.text)) for s, who in named if s.kind is kind]


def check(doc: Doc, interview: Interview) -> None:
    assert doc._.interview == interview
    assert [(label, who) for label, who, _ in groups(doc)["questions"]] == [
        (label, who) for label, who, _ in spoken(interview, Kind.QUESTION)
    ]
    lead = len(doc.text) - len(interview.text)
    for group, spans in (
        ("questions", [s.content for s in interview.segments if s.kind is Kind.QUESTION]),
        ("answers", [s.content for s in interview.segments if s.kind is Kind.ANSWER]),
        ("quotes", [q.span for q in interview.quotes]),
    ):
        found = list(doc.spans[group])
        assert len(found) == len(spans)
        for seen, span in zip(found, spans):  # whole tokens, and none more than it takes
            assert seen.start_char <= span.start + lead < seen[0].idx + len(seen[0].text_with_ws)
            assert seen[-1].idx < span.end + lead <= seen.end_char


# ---------------------------------------------------------------- what a document gets


def test_a_document_gets_the_record_and_its_spans():
    doc = pipeline()(TEXT)
    interview = qaparse.parse(TEXT)
    check(doc, interview)
    assert groups(doc)["answers"] == spoken(interview, Kind.ANSWER)
    assert [s.id_ for s in doc.spans["quotes"]] == [q.speaker.name for q in interview.quotes]


def test_spacy_finds_it_by_itself():
    """By the entry point: nothing of qaparse is imported before."""
    code = """
    import spacy, sys
    assert not any(name.startswith("qaparse") for name in sys.modules)
    nlp = spacy.blank("en")
    nlp.add_pipe("qaparse")
    assert nlp("Why?\\n\\nI was wet.\\n\\nAnd then?\\n\\nI went home.")._.interview.is_interview
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, timeout=120)


def test_without_spacy_one_line_says_how_to_get_it(monkeypatch):
    for name in [n for n in sys.modules if n == "qaparse.spacy" or n.partition(".")[0] == "spacy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "spacy.language", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'qaparse\[nlp\]'"):
        importlib.import_module("qaparse.spacy")


@pytest.mark.parametrize("text", ["", " \n ", "Hello there.", "\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), "😀" + TEXT])
def test_any_text_is_legal(text):
    check(pipeline()(text), qaparse.parse(text))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Ada: ", "Why", "?", "I did.", "\n\n", " ", "“No,” Bo said.", "’", "\u202e", "日本"])))
def test_spans_are_aligned_whatever_the_text(parts):
    text = "".join(parts)
    check(NLP(text), qaparse.parse(text))


NLP = pipeline()


def test_tokens_may_be_the_callers():
    words = TEXT.split(" ")
    doc = Doc(NLP.vocab, words=words, spaces=[True] * (len(words) - 1) + [False])
    check(NLP.get_pipe("qaparse")(doc), qaparse.parse(TEXT))


def test_a_document_that_nothing_was_read_in_has_no_interview():
    assert spacy.blank("en")("Why?")._.interview is None


def test_where_nobody_is_named_the_id_is_empty():
    text = "Why did you leave?\n\nI was wet.\n\nAnd then?\n\nI went home, and slept."
    assert {who for spans in groups(NLP(text)).values() for _, who, _ in spans} == {""}


# ---------------------------------------------------------------- options


def test_options_are_those_of_parse():
    doc = pipeline(speakers=["Ada King", "Bo Lind"], threshold=0.9, language="en")("Why?\n\nI did.\n\nAnd?\n\nI left.")
    assert [s.name for s in doc._.interview.speakers if s.name] == ["Ada King", "Bo Lind"]
    assert all(s.speaker is None for s in doc._.interview.segments if s.kind is Kind.ANSWER)


@pytest.mark.parametrize(
    ("config", "error"),
    [
        ({"attributor": "guess"}, UnknownAttributorError),
        ({"threshold": 3.0}, ValueError),
        ({"speakers": [""]}, SpeakerError),
        ({"language": "xx9"}, UnknownLanguageError),
    ],
)
def test_options_that_cannot_be_used_are_told_at_once(config, error):
    with pytest.raises(error):
        pipeline(**config)


def test_the_parse_of_its_own_pipeline_can_be_asked():
    nlp = best_pipeline()
    nlp.add_pipe("qaparse", config={"attributor": "nlp"})
    try:
        doc = nlp(TEXT)
        check(doc, qaparse.parse(TEXT, attributor=qaparse.NlpAttributor(nlp)))
        with nlp.memory_zone():
            assert groups(nlp(TEXT)) == groups(doc)
    finally:
        nlp.remove_pipe("qaparse")  # the pipeline is shared


# ---------------------------------------------------------------- an interview from elsewhere


def test_an_interview_that_was_corrected_takes_its_place():
    doc = NLP(TEXT)
    interview = doc._.interview
    answer = next(s for s in interview.segments if s.kind is Kind.ANSWER)
    other = next(p for p, _ in answer.attribution.alternatives)
    doc._.interview = qaparse.attribute(interview.with_speaker(answer, other))
    assert doc.spans["answers"][0].id_ == other.name == doc._.interview.exchanges[0].answers[0].speaker.name


def test_an_interview_of_another_text_is_refused():
    doc = NLP(TEXT)
    for text in ("Why?", TEXT + " ", ""):
        with pytest.raises(ValueError, match="of another text"):
            annotate(doc, qaparse.parse(text))


# ---------------------------------------------------------------- where documents go


def test_the_record_goes_where_the_document_goes(tmp_path):
    doc = NLP(TEXT)
    again = [
        Doc(NLP.vocab).from_bytes(doc.to_bytes()),
        next(DocBin(docs=[doc], store_user_data=True).get_docs(NLP.vocab)),
        doc.copy(),
    ]
    doc.to_disk(tmp_path / "doc")
    again.append(Doc(NLP.vocab).from_disk(tmp_path / "doc"))
    for copy in again:
        assert copy._.interview == doc._.interview
        assert groups(copy) == groups(doc)


def test_several_processes_give_what_one_gives():
    texts = [TEXT, "Hello.", "", "Why?\n\nI was wet.\n\nAnd then?\n\nI went home."] * 3
    one, two = list(NLP.pipe(texts)), list(NLP.pipe(texts, n_process=2, batch_size=2))
    assert [d._.interview for d in two] == [d._.interview for d in one]
    assert [groups(d) for d in two] == [groups(d) for d in one]


def test_a_pipeline_that_was_saved_reads_the_same(tmp_path):
    nlp = pipeline(speakers=["Idris Vance", "Lucía Ferro"], threshold=0.6)
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.get_pipe_config("qaparse") == nlp.get_pipe_config("qaparse")
    assert groups(again(TEXT)) == groups(nlp(TEXT))


def test_one_document_that_fails_is_left_to_the_handler_of_the_pipeline(monkeypatch):
    nlp, failed = pipeline(), []
    read = qaparse.spacy.parse

    def parse(text: str, **options: object) -> Interview:
        if "not this" in text:
            raise qaparse.errors.LimitError("characters", 1, 2)
        return read(text, **options)

    monkeypatch.setattr("qaparse.spacy.parse", parse)
    nlp.set_error_handler(lambda name, component, docs, error: failed.append((name, str(error))))
    assert [d.text for d in nlp.pipe(["Why?", "not this", "Who?"])] == ["Why?", "Who?"]
    assert [name for name, _ in failed] == ["qaparse"]


def test_what_it_assigns_is_told():
    assert NLP.analyze_pipes()["problems"] == {"qaparse": []}


def test_a_piece_of_a_document_and_documents_joined_have_no_interview(recwarn):
    doc, other = NLP(TEXT), NLP("Why?\n\nI was wet.\n\nAnd then?\n\nI went home.")
    assert doc[5:200].as_doc(copy_user_data=True)._.interview is None
    joined = Doc.from_docs([doc, other])
    assert joined._.interview is None
    assert len(joined.spans["answers"]) == len(doc.spans["answers"]) + len(other.spans["answers"])
    assert all(len(str(warning.message)) < 200 for warning in recwarn)  # none holds a whole record


def test_two_components_under_two_names():
    nlp = spacy.blank("en")
    nlp.add_pipe("qaparse", name="any")
    nlp.add_pipe("qaparse", name="sure", config={"threshold": 1.0})
    both, one = nlp(TEXT), nlp(TEXT, disable=["sure"])
    assert {span.id_ for span in both.spans["answers"]} == {""}
    assert {span.id_ for span in one.spans["answers"]} == {"Idris Vance", "Lucía Ferro"}

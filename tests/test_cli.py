"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

pytest.importorskip("qaparse.api")

import qaparse
from qaparse.cli import main
from qaparse.cli.explain import Page
from qaparse.cli.terminal import Style
from qaparse.errors import QaparseError
from qaparse.examples import sample
from qaparse.records import Attribution, Evidence, Interview, Kind, Role, Segment, Source, Span, Speaker

ROOT = Path(__file__).resolve().parent.parent
PROSE = "The harbour was quiet. Nobody had been out since Tuesday, and the nets were dry.\n\nThe wind had turned.\n"


@pytest.fixture
def talk(tmp_path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(sample(), encoding="utf-8")
    return path


@pytest.fixture
def prose(tmp_path) -> Path:
    path = tmp_path / "prose.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def _run(*args: str | Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "qaparse", *map(str, args)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env=os.environ | env,
    )


# ---------------------------------------------------------------- parse


def test_parse_prints_a_page(talk, capsys):
    assert main(["parse", str(talk)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{qaparse.parse_file(talk)}\n"
    assert err == ""


def test_parse_prints_the_record(talk, capsys):
    assert main(["parse", str(talk), "--as", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert Interview.from_dict(record) == qaparse.parse_file(talk)


def test_quotations_are_shown(tmp_path, capsys):
    path = tmp_path / "prose.txt"
    path.write_text("The harbour was quiet. “We wait,” said Kim Marsh, “and we mend.”\n", encoding="utf-8")
    assert main(["parse", str(path)]) == 3
    out, _ = capsys.readouterr()
    assert "Quoted: 2" in out
    assert re.search(r"^Kim Marsh \d\d%: “We wait,”$", out, re.MULTILINE)
    assert main(["explain", str(path)]) == 3
    out, _ = capsys.readouterr()
    assert re.search(r"^quote \d\d% at 23, said by Kim Marsh \d\d%$", out, re.MULTILINE)
    assert "“said” at 34" in out
    assert main(["explain", str(path), "--doubtful", "0.5"]) == 3
    assert "quote" not in capsys.readouterr().out


def test_speakers_are_handed_over(talk, capsys):
    argv = ["parse", str(talk), "--as", "json", "--speaker", "Idris Vance", "--speaker", "Petra Lindqvist:interviewer"]
    assert main(argv) == 0
    cast = Interview.from_dict(json.loads(capsys.readouterr().out)).speakers
    assert {("Idris Vance", Role.INTERVIEWEE), ("Petra Lindqvist", Role.INTERVIEWER)} <= {
        (s.name, s.role) for s in cast
    }


def test_limits_are_handed_over(talk, tmp_path, capsys):
    assert main(["parse", str(talk), "--limit", "characters=100"]) == 2
    refused = capsys.readouterr().err.strip()
    assert refused.endswith("is over the limit of 100; raise the limit if you trust the document (--limit)")
    assert main(["parse", str(talk), "--limit", "characters=100_000", "--limit", "seconds=60"]) == 0
    capsys.readouterr()
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(talk), "-o", str(out), "--workers", "0", "--limit", "bytes=100"]) == 1
    assert "over the limit of 100" in (tmp_path / "out.jsonl.failed.jsonl").read_text(encoding="utf-8")
    assert main(["batch", str(talk), "-o", str(out), "--workers", "0", "--force"]) == 0


def test_every_limit_can_be_set_on_the_command_line(talk, capsys):
    everyone = [arg for field in attrs.fields(qaparse.Limits) for arg in ("--limit", f"{field.name}=100000")]
    assert main(["parse", str(talk), *everyone]) == 0


@pytest.mark.parametrize("limit", ["words=3", "bytes", "bytes=", "bytes=-1", "bytes=many", "=3", "bytes=٣"])
def test_a_limit_that_is_none_is_refused(talk, capsys, limit):
    assert main(["parse", str(talk), "--limit", limit]) == 2
    assert "is not NAME=N with NAME one of bytes, characters" in capsys.readouterr().err


def test_the_language_is_handed_over(talk, capsys):
    assert main(["parse", str(talk), "--language", "fr-CA", "--as", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["language"] == "fr"
    assert main(["explain", str(talk), "--language", "french"]) == 2
    assert "'french' is no language code: give one of de, en" in capsys.readouterr().err


def test_the_threshold_is_handed_over(talk, capsys):
    said = []
    for threshold in ("0", "1"):
        assert main(["parse", str(talk), "--as", "json", "--threshold", threshold]) == 0
        said.append(Interview.from_dict(json.loads(capsys.readouterr().out)))
    low, high = (sum(t.speaker is not None for t in i.turns if t.kind is Kind.ANSWER) for i in said)
    assert low > 0
    assert low >= high


def test_a_document_that_is_no_interview_is_called_so(prose, capsys):
    assert main(["parse", str(prose)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"qaparse: {prose} holds no exchange")
    assert err.count("\n") == 1


def test_the_record_of_what_is_no_interview_says_so(prose, capsys):
    assert main(["parse", str(prose), "--as", "json"]) == 3
    out, err = capsys.readouterr()
    assert json.loads(out)["is_interview"] is False
    assert err


def test_standard_input_is_read():
    done = _run("parse", "-", "--as", "json", stdin=sample().encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["source"]["text"] == sample()


# ---------------------------------------------------------------- what cannot be used


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["parse", "no-such-file.txt"], "cannot read no-such-file.txt: no such file"),
        (["parse", "."], "cannot read .: is a directory: name a file in it, or have qaparse batch read them all"),
        (["parse", "-", "--format", "papyrus"], "papyrus"),
        (["parse", "-", "--threshold", "2"], "'2' is not a number from 0 to 1"),
        (["parse", "-", "--threshold", "nan"], "'nan' is not a number from 0 to 1"),
        (["explain", "-", "--doubtful", "1.5"], "'1.5' is not a number from 0 to 1"),
        (["explain", "--doubtful", "talk.txt"], "is not a number from 0 to 1; FILE stands before --doubtful"),
        (["parse", "-", "--speaker", "Ada:cook"], "'Ada:cook' is not NAME or NAME:ROLE"),
        (["parse", "-", "--speaker", ""], "is not NAME"),
        (["parse"], "qaparse parse: the following arguments are required: FILE (qaparse parse --help says more)"),
        (["parse", "-", "--loud"], "qaparse: unrecognized arguments: --loud (qaparse --help says more)"),
        (["sing"], "sing"),
        ([], "VERB"),
        (["eval", ".", "--windows", "0"], "argument --windows: '0' is not a whole number, 1 or more"),
        (["eval", "no-such-file.gold"], "cannot read no-such-file.gold"),
        (["eval", "--gold", "no-such-file.gold"], "cannot read no-such-file.gold"),
        (["eval", "--json"], "qaparse: name the gold to measure on: qaparse eval FILE"),
    ],
)
def test_what_cannot_be_used_is_said_on_standard_error(argv, reason):
    done = _run(*argv, stdin=b"Why?\n\nBecause.\n")
    assert done.returncode == 2
    assert done.stdout == b""
    message = done.stderr.decode()
    assert reason in message
    assert message.startswith("qaparse")
    assert message.count("\n") == 1, "in one line"


def test_any_error_of_the_package_is_one_line(talk, capsys, monkeypatch):
    def fail(*_, **__):
        raise QaparseError("two\nlines")

    monkeypatch.setattr(qaparse, "parse_file", fail)
    assert main(["parse", str(talk)]) == 2
    assert capsys.readouterr() == ("", "qaparse: two lines\n")


def test_an_interrupt_is_silent(talk, capsys, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(qaparse, "parse_file", stop)
    assert main(["parse", str(talk)]) == 130
    assert capsys.readouterr() == ("", "")


# ---------------------------------------------------------------- streams


def test_a_closed_pipe_is_silent(tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("Why is it so?\n\nBecause it has to be, I think.\n\n" * 3000, encoding="utf-8")
    command = f"{sys.executable} -m qaparse parse {long} --as json; echo $? >&2"
    shell = subprocess.Popen(["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert shell.stdout is not None
    assert shell.stderr is not None
    shell.stdout.readline()
    shell.stdout.close()
    assert shell.stderr.read() == b"141\n"
    shell.stderr.close()
    shell.wait(60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("argv", [["parse"], ["parse", "--as", "json"], ["explain"], ["cues"]])
def test_output_that_cannot_be_written_is_one_line(talk, argv):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "qaparse", *argv, *([talk] if argv != ["cues"] else [])],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 2
    assert done.stderr == b"qaparse: cannot write the output: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
def test_a_closed_standard_output_is_one_line(talk):
    command = f"{sys.executable} -m qaparse explain {talk} >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (2, b"qaparse: standard output is closed\n")


@pytest.mark.parametrize(("name", "what"), [("talk.epub", "an e-book"), ("talk.mp3", "sound")])
def test_a_file_that_no_reader_takes_is_called_what_it_is(tmp_path, capsys, name, what):
    path = tmp_path / name
    path.write_bytes(b"ID3\x00\xff")
    assert main(["parse", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"qaparse: no reader here takes {name} ({what}): save it as plain text")


def test_a_file_of_another_kind_that_was_read_as_text_is_said_to_be(tmp_path, capsys):
    path = tmp_path / "stock.log"
    path.write_text(PROSE, encoding="utf-8")
    assert main(["parse", str(path)]) == 3
    assert capsys.readouterr().err.startswith(f"qaparse: {path}, read as text, holds no exchange")


def test_utf8_is_written_whatever_the_locale():
    text = "Wer sind Sie, Frau Überfall?\n\n„Niemand“, 日本.\n"
    done = _run("parse", "-", "--as", "json", stdin=text.encode(), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout.decode("utf-8"))["source"]["text"] == text


def test_codes_for_the_terminal_are_shown_not_obeyed(capsys, tmp_path):
    path = tmp_path / "trap.txt"
    path.write_text("Why\x1b[2J is it so?\n\nBecause I\x9b2J say so.\n\nAnd you?\n\nI agree.\n", encoding="utf-8")
    for verb in ("parse", "explain"):
        main([verb, str(path)])
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\x9b" not in out


# ---------------------------------------------------------------- explain

TEXT = "Where were you born, Ada?\n\nIn a house by the sea."
ADA, BO = Speaker("Ada King", words=("sailor",), aliases=("Ada",)), Speaker("Bo Lind")


@pytest.fixture
def explained() -> Interview:
    source = Source(TEXT)
    vocative = Evidence("vocative", Span(21, 24), 2.0, "The question speaks to the person by name")
    asked = Segment(
        source,
        Span(0, 25),
        Kind.QUESTION,
        0.97,
        (
            Evidence("length", Span(0, 25), -0.1, "How long the block is"),
            Evidence("ends_in_question_mark", Span(24, 25), 3.25, "The block ends in a question mark"),
        ),
        attribution=Attribution(None),
    )
    answered = Segment(
        source, Span(27, 49), Kind.ANSWER, 0.9, (), attribution=Attribution(ADA, 0.8, (vocative,), ((BO, 0.15),))
    )
    return Interview(source, (asked, answered), (ADA, BO), is_interview=True, confidence=0.95)


def test_explain_shows_decision_evidence_and_words(explained):
    page = "\n".join(Page(TEXT, Style(colour=False)).lines(explained))
    assert page == (
        "an interview 95%\n"
        "interviewee Ada King; also Ada; sailor\n"
        "interviewee Bo Lind\n"
        "\n"
        "1. question 97%, said by nobody named\n"
        "   Where were you born, Ada[[?]]\n"
        "   kind  +3.25  The block ends in a question mark: “?”\n"
        "         -0.10  How long the block is\n"
        "\n"
        "2. answer 90%, said by Ada King 80% (or Bo Lind 15%)\n"
        "   In a house by the sea.\n"
        "   who   +2.00  The question speaks to the person by name: “Ada” at 21"
    )


def test_explain_shows_where_a_person_is_described():
    text = "I met the printer Ada King (she/her)."
    told = (
        Evidence("cast.description", Span(10, 17), 0.0, "Is"),
        Evidence("cast.pronouns", Span(28, 35), 0.0, "Goes by"),
    )
    cues = tuple(Evidence(f"cue{n}", Span(18, 26), 1.0, f"Cue {n}") for n in range(9))
    ada = Speaker("Ada King", words=("printer",), pronouns="she", evidence=(*cues, *told))
    page = list(Page(text, Style(colour=False)).lines(Interview(Source(text), (), (ada,), is_interview=True)))
    assert page[1] == "interviewee Ada King; she; printer"
    assert page[-2:] == ["         +0.00  Is: “printer” at 10", "         +0.00  Goes by: “she/her” at 28"]


def test_colour_changes_nothing_but_colour(explained):
    plain = "\n".join(Page(TEXT, Style(colour=False)).lines(explained))
    bright = "\n".join(Page(TEXT, Style(colour=True)).lines(explained))
    assert "\x1b[4m?\x1b[0m" in bright
    assert re.sub(r"\x1b\[[\d;]*m", "", bright) == plain.replace("[[", "").replace("]]", "")


def test_explain_cuts_short_unless_all_is_asked_for():
    text = "word " * 200
    segment = Segment(
        Source(text),
        Span(0, 999),
        Kind.ANSWER,
        evidence=tuple(Evidence(f"cue {n}", Span(0, 999), float(n)) for n in range(9)),
    )
    interview = Interview(Source(text), (segment,))
    short = list(Page(text, Style(colour=False)).lines(interview))
    whole = list(Page(text, Style(colour=False), whole=True).lines(interview))
    assert any(" … " in line for line in short)
    assert short[-1].endswith("5 more")
    assert not any(" … " in line for line in whole)
    assert sum(line.count("word") for line in whole) == 200
    assert sum("cue" in line for line in whole) == 9


def test_explain_shows_only_what_is_doubtful(explained):
    style = Style(colour=False)
    for below, shown in ((0.5, []), (0.85, ["2. answer"]), (1.0, ["1. question", "2. answer"])):
        lines = list(Page(TEXT, style, doubtful=below).lines(explained))
        heads = [line for line in lines if line[:1].isdigit() and ". " in line]
        assert f"{len(shown)} of 2 segments are less than {below:.0%} sure" in lines
        assert [" ".join(head.split()[:2]) for head in heads] == shown
    assert any("or Bo Lind 15%" in line for line in lines)


@pytest.mark.parametrize(("argv", "below"), [(["--doubtful"], 0.8), (["--doubtful", "0.999"], 0.999)])
def test_explain_asks_for_the_doubtful(talk, capsys, argv, below):
    assert main(["explain", str(talk), *argv]) == 0
    interview = qaparse.parse_file(talk)
    out = capsys.readouterr().out
    assert f"{len(interview.doubtful(below))} of {len(interview.segments)} segments" in out


def test_explain_reads_a_file(talk, capsys):
    assert main(["explain", str(talk)]) == 0
    out = capsys.readouterr().out
    assert "[[" in out
    assert "\x1b" not in out
    assert f"{len(qaparse.parse_file(talk).segments)}. " in out


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_a_terminal_only(talk, no_color, coloured):
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "qaparse", "explain", str(talk)],
        stdout=theirs,
        stdin=theirs,
        env=os.environ | {"NO_COLOR": no_color, "TERM": "xterm"},
    ) as process:
        os.close(theirs)
        out = b""
        try:
            while chunk := os.read(ours, 65536):
                out += chunk
        except OSError:  # the other end has closed
            pass
        process.wait(60)
    os.close(ours)
    assert (b"\x1b[4m" in out) is coloured


# ---------------------------------------------------------------- the other verbs


def test_sample_prints_the_sample(capsys):
    assert main(["sample"]) == 0
    assert capsys.readouterr().out == sample()


def test_cues_prints_the_catalogue(capsys):
    assert main(["cues"]) == 0
    assert capsys.readouterr().out.startswith("# Cues\n")


def test_version_is_that_of_the_package(capsys):
    from importlib.metadata import version

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"qaparse {version('qaparse')}\n"


@pytest.mark.parametrize("verb", ["parse", "explain", "eval", "sample", "cues"])
def test_every_verb_has_help(verb, capsys):
    assert main([verb, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: qaparse {verb}")


GOLD = ROOT / "tests" / "fixtures" / "interviews" / "sample.gold"


def test_eval_scores_gold(capsys):
    assert main(["eval", str(GOLD), "--each"]) == 0
    head, row, mean = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["source", "docs", "blocks", "block"]
    assert row.split()[:3] == ["interviews/sample", "1", "22"]
    assert mean.startswith("mean of sources")


def test_gold_may_be_named_as_such(tmp_path, capsys):
    other = tmp_path / "other.gold"
    other.write_text(GOLD.read_text(encoding="utf-8"), encoding="utf-8")
    tables = []
    for argv in (
        [GOLD, other, "--each"],
        ["--gold", GOLD, other, "--each"],
        ["--each", "--gold", GOLD, "--gold", other],
        [GOLD, "--gold", other, "--each"],
    ):
        assert main(["eval", *map(str, argv)]) == 0
        tables.append([line.split()[:-1] for line in capsys.readouterr().out.splitlines()])
    assert len(tables[0]) == 4
    assert all(table == tables[0] for table in tables)


def test_eval_shows_how_often_a_kind_is_right_by_how_sure_it_is(capsys):
    assert main(["eval", str(GOLD), "--calibration"]) == 0
    table = capsys.readouterr().out.partition("\n\n")[2].splitlines()
    assert table[0].split() == ["confidence", "blocks", "mean", "right"]
    assert sum(int(row.split()[3]) for row in table[1:]) == 22


@pytest.mark.parametrize("how", ["plain", "tight", "wrapped", "labelled", "initials", "native"])
def test_eval_scores_every_rendering(how, capsys):
    assert main(["eval", str(GOLD), "--render", how, "--cast", "given", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["render"] == how
    assert record["mean"]["documents"] == 1
    assert record["mean"]["block_accuracy"] > 0.5


def test_eval_shows_what_was_missed(capsys):
    assert main(["eval", str(GOLD), "--system", "baseline", "--misses"]) == 0
    assert re.search(
        r"^sample:\d+ question read as answer: Tell me about the winter", capsys.readouterr().out, re.MULTILINE
    )


def test_eval_measures_an_attributor(capsys, pipeline):
    assert main(["eval", str(GOLD), "--attributor", "nlp", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["attributor"] == "nlp"
    assert record["mean"]["byline_recall"] == 1.0


def test_eval_cuts_windows(capsys):
    assert main(["eval", str(GOLD), "--windows", "4", "--exchange", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["windows"] == 4
    assert 1 <= record["mean"]["documents"] <= 5


@pytest.mark.parametrize("choice", [["--language", "tlh"], ["--genre", "spoken"]])
def test_eval_of_nothing_says_so(choice, capsys):
    assert main(["eval", str(GOLD), *choice]) == 2
    assert "no such gold document" in capsys.readouterr().err


# ---------------------------------------------------------------- what a document may do to a terminal


def test_what_is_said_of_a_document_is_one_line_without_codes(tmp_path, capsys):
    path = tmp_path / "\x1b[2Jtalk.txt"
    path.write_text("The harbour was quiet.\n", encoding="utf-8")
    assert main(["parse", str(path)]) == 3
    gold = tmp_path / "a.gold"
    gold.write_text("\x1b]0;title\x07" + "x" * 100_000, encoding="utf-8")
    assert main(["eval", str(gold)]) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert [len(line) <= 600 for line in err.splitlines()] == [True, True]


def test_misses_are_printed_without_codes(tmp_path, capsys):
    gold = tmp_path / "a.gold"
    gold.write_text("interview: no\n---\nquestion @? | Why \x1b[31mnot.\n", encoding="utf-8")
    assert main(["eval", str(gold), "--misses"]) == 0
    out = capsys.readouterr().out
    assert "read as" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("data", ["[" * 200_000, '{"a":' * 50_000])
def test_gold_that_is_nested_too_deep_is_refused(tmp_path, data, capsys):
    path = tmp_path / "deep.json"
    path.write_text(data, encoding="utf-8")
    assert main(["eval", str(path)]) == 2
    assert "nested too deep" in capsys.readouterr().err


def test_diagrams_that_cannot_be_written(tmp_path, capsys):
    gold = tmp_path / "a.gold"
    gold.write_text("interview: no\n---\nnarration | Quiet.\n", encoding="utf-8")
    assert main(["eval", str(gold), "--diagrams", str(gold / "pictures")]) == 2
    assert "cannot write" in capsys.readouterr().err

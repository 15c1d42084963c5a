"""From any format to any other: files written safely, `qaparse convert`, `qaparse formats`, records as documents."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import qaparse
from qaparse.cli import main
from qaparse.cli.formats import filled, tables
from qaparse.errors import OutputError
from qaparse.examples import sample
from qaparse.readers import READERS
from qaparse.writers import WRITERS

PROSE = "The harbour was quiet. Nobody had been out since Tuesday, and the nets were dry.\n\nThe wind had turned.\n"


@pytest.fixture
def talk(tmp_path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(sample(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def read() -> qaparse.Interview:
    return qaparse.parse(sample())


def left_in(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("name", [n for n, w in WRITERS.items() if w.gives != "folder" and n not in ("vtt", "srt")])
def test_a_file_holds_what_the_writer_gives(tmp_path, read, name):
    writer = WRITERS[name]
    path = tmp_path / f"talk{writer.suffixes[0]}"
    qaparse.write(read, path)
    written = path.read_bytes()
    assert written
    if writer.gives == "text":
        assert written == b"".join(writer.pieces(read))
    assert left_in(tmp_path) == [path.name]
    qaparse.write(read, tmp_path / "named", format=name)
    assert (tmp_path / "named").is_file()


def test_what_fails_leaves_the_file_as_it_was(tmp_path, read):
    path = tmp_path / "talks.jsonl"
    path.write_text("what was there", encoding="utf-8")

    def documents():
        yield "a", read
        raise RuntimeError("the disk sank")

    with pytest.raises(RuntimeError, match="sank"):
        qaparse.write(documents(), path)
    assert path.read_text(encoding="utf-8") == "what was there"
    assert left_in(tmp_path) == ["talks.jsonl"]


def test_a_link_is_followed(tmp_path, read):
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    qaparse.write(read, link)
    assert link.is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8").startswith("# The Slow Press")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no null device")
def test_a_device_is_written_to(read):
    qaparse.write(read, "/dev/null", format="json")
    assert not Path("/dev/null").is_file()


def test_records_come_back(tmp_path, read):
    other = qaparse.parse("Why?\n\nBecause.\n\nAnd now?\n\nNothing.")
    qaparse.write({"a": read, "b": other}.items(), tmp_path / "both.jsonl")
    assert dict(qaparse.load(tmp_path / "both.jsonl")) == {"a": read, "b": other}
    qaparse.write(read, tmp_path / "one.json")
    assert list(qaparse.load(tmp_path / "one.json")) == [("one.json", read)]
    qaparse.write(qaparse.load(tmp_path / "both.jsonl"), tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "both.jsonl").read_bytes()


# ---------------------------------------------------------------- the verb


def test_convert_goes_by_the_suffix(talk, capsys, read):
    out = talk.with_name("talk.json")
    assert main(["convert", str(talk), str(out)]) == 0
    assert capsys.readouterr() == ("", "")
    assert [i.segments for _, i in qaparse.load(out)] == [read.segments]
    assert left_in(talk.parent) == ["talk.json", "talk.txt"]


def test_convert_takes_a_record_as_it_is(talk, capsys):
    record = talk.with_name("talk.json")
    assert main(["convert", str(talk), str(record), "--speaker", "Mo Lind:interviewer"]) == 0
    for source in (record, talk):
        assert main(["convert", str(source), "-", "--to", "jsonl"]) == 0
    from_record, from_text = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    names = [[s["name"] for s in r["speakers"]] for r in (from_record, from_text)]
    assert "Mo Lind" in names[0]
    assert "Mo Lind" not in names[1]


TIMED = """WEBVTT

00:01.000 --> 00:03.000
<v Ada King>Where do you begin?

00:03.000 --> 00:05.000
<v Bo Lind>I listen to the rain, and then I write.

00:05.000 --> 00:08.000
<v Ada King>And what comes then?

00:08.000 --> 00:11.000
<v Bo Lind>We carry the boards out.
"""


@pytest.mark.parametrize("form", ["vtt", "srt"])
def test_what_captions_leave_out_is_counted(tmp_path, capsys, form):
    whole = qaparse.parse(TIMED, format="vtt")
    last = whole.turns[-1].span.start
    marks = [m for m in whole.source.marks if m.kind != "time" or m.span.start < last]
    for name, interview in (
        ("whole", whole),
        ("part", attrs.evolve(whole, source=attrs.evolve(whole.source, marks=marks))),
        ("none", attrs.evolve(whole, source=attrs.evolve(whole.source, marks=[m for m in marks if m.kind != "time"]))),
    ):
        qaparse.write(interview, tmp_path / f"{name}.json")
    said = "of 4 turns 1 have words without a time, which are left out"
    for name, code, line in (
        ("whole", 0, ""),
        ("part", 0, f"qaparse: {tmp_path / 'part.json'} as {form}: {said}"),
        ("none", 2, "write a format without, such as text or markdown"),
    ):
        path = str(tmp_path / f"{name}.json")
        for argv in (["convert", path, str(tmp_path / f"{name}.{form}")], ["parse", path, "--as", form]):
            assert main(argv) == code
            err = capsys.readouterr().err
            assert line in err
            assert err.count("\n") == bool(line)
    assert "boards" not in (tmp_path / f"part.{form}").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", [["parse"], ["parse", "--as", "json"], ["explain"]])
def test_verbs_take_a_record_as_it_is(talk, capsys, verb, monkeypatch):
    record = talk.with_name("talk.json")
    assert main(["convert", str(talk), str(record)]) == 0
    assert main([*verb, str(talk)]) == 0
    first = capsys.readouterr().out
    monkeypatch.setattr(qaparse, "parse_file", None)
    assert main([*verb, str(record)]) == 0
    assert capsys.readouterr().out == first


def test_a_record_comes_by_standard_input(talk):
    record = subprocess.run(
        [sys.executable, "-m", "qaparse", "parse", str(talk), "--as", "json"],
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout
    done = subprocess.run(
        [sys.executable, "-m", "qaparse", "convert", "-", "-", "--to", "json"],
        input=record,
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert done.stdout == record


@pytest.mark.parametrize(
    "option", [["--speaker", "Ada"], ["--language", "fr"], ["--threshold", "0.9"], ["--format", "text"]]
)
def test_a_record_is_not_read_otherwise(talk, capsys, option):
    record = talk.with_name("talk.json")
    assert main(["convert", str(talk), str(record)]) == 0
    assert main(["parse", str(record), *option]) == 2
    assert (
        capsys.readouterr().err
        == f"qaparse: {record} is a record, read already: read the document anew to have it read otherwise\n"
    )


def test_a_verb_for_one_document_refuses_several(talk, capsys):
    many = talk.with_name("many.jsonl")
    other = talk.with_name("other.txt")
    other.write_bytes(talk.read_bytes())
    assert main(["convert", str(talk), str(other), str(many)]) == 0
    assert main(["parse", str(many)]) == 2
    assert "many.jsonl holds several records: qaparse convert takes any number" in capsys.readouterr().err


def test_several_documents_go_into_one_table(talk, tmp_path):
    (tmp_path / "more").mkdir()
    same = tmp_path / "more" / "talk.txt"
    same.write_bytes(talk.read_bytes())
    records = tmp_path / "r.jsonl"
    assert main(["convert", str(talk), str(records)]) == 0
    out = tmp_path / "all.csv"
    assert main(["convert", str(talk), str(same), str(records), str(out), "--rows", "exchanges"]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(dict.fromkeys(r["document"] for r in rows)) == [str(talk), str(same), "talk.txt"]
    assert len(rows) == 3 * 8


def test_two_documents_of_one_name_are_refused(talk, tmp_path, capsys):
    records = tmp_path / "r.jsonl"
    assert main(["convert", str(talk), str(records)]) == 0
    assert main(["convert", str(talk), str(records), str(tmp_path / "all.csv")]) == 2
    assert capsys.readouterr().err == "qaparse: cannot write talk.txt: two documents have this id: give each its own\n"
    assert left_in(tmp_path) == ["r.jsonl", "talk.txt"]


def test_nothing_is_replaced_unless_told(talk, capsys):
    out = talk.with_name("out.md")
    out.write_text("mine", encoding="utf-8")
    assert main(["convert", str(talk), str(out)]) == 2
    assert capsys.readouterr().err == f"qaparse: cannot write {out}: it exists: --force replaces it\n"
    assert out.read_text(encoding="utf-8") == "mine"
    assert main(["convert", str(talk), str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8").startswith("# The Slow Press")


def test_convert_writes_a_folder(talk, capsys):
    out = talk.with_name("corpus")
    assert main(["convert", str(talk), str(out), "--to", "convokit"]) == 0
    assert "utterances.jsonl" in left_in(out)
    assert main(["convert", str(talk), str(out), "--to", "convokit"]) == 2
    assert "it exists: --force replaces it" in capsys.readouterr().err
    assert main(["convert", str(talk), str(out), "--to", "convokit", "--force"]) == 0
    assert main(["convert", str(talk), "-", "--to", "convokit"]) == 2
    assert "cannot write convokit: it is a folder: name it instead of -" in capsys.readouterr().err
    assert left_in(talk.parent) == ["corpus", "talk.txt"]


def test_what_fails_leaves_the_folder_as_it_was(tmp_path, read):
    def documents():
        yield "a", read
        raise RuntimeError("the disk sank")

    with pytest.raises(RuntimeError, match="sank"):
        qaparse.write(documents(), tmp_path / "corpus", "convokit")
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(
    "fixture", ["teams.vtt", "hosts.srt", "ferry.cha", "nets.eaf", "bakery.TextGrid", "page.html", "magazine.docx"]
)
def test_any_format_goes_to_any_other(root, tmp_path, fixture):
    record = tmp_path / "record.jsonl"
    assert main(["convert", str(root / "tests" / "fixtures" / "readers" / fixture), str(record)]) == 0
    ((_, interview),) = qaparse.load(record)
    timed = any(s.begins is not None for s in interview.segments)
    for name, writer in WRITERS.items():
        out = tmp_path / f"out.{name}"
        code = main(["convert", str(record), str(out), "--to", name])
        assert code == (2 if writer.name in ("vtt", "srt") and not timed else 0)
        assert out.exists() == (code == 0)


def test_what_is_no_interview_is_written_and_called_so(tmp_path, capsys):
    (tmp_path / "prose.txt").write_text(PROSE, encoding="utf-8")
    assert main(["convert", str(tmp_path / "prose.txt"), str(tmp_path / "prose.md")]) == 3
    assert "holds no exchange" in capsys.readouterr().err
    assert (tmp_path / "prose.md").read_text(encoding="utf-8") == PROSE


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["talk.txt", "-"], "cannot write -: its name does not say its format: name one of json, jsonl"),
        (["talk.txt", "out.xyz"], "cannot write out.xyz: its name does not say its format"),
        (["talk.txt", "out.md", "--to", "papyrus"], "cannot write papyrus: no writer has this name"),
        (["talk.txt", "talk.txt.gone", "out.csv"], "cannot read talk.txt.gone: no such file"),
        (["talk.txt", "nowhere/out.md"], "cannot write nowhere/out.md: no such file"),
        (["talk.txt", ".", "--to", "json"], "cannot write .: it is a folder, and json is a file: name one in it"),
        (["talk.txt", ".", "--to", "json", "--force"], "cannot write .: it is a folder"),
        (["talk.txt", "talk.txt", "out.md"], "cannot write talk.txt: two documents have this id"),
        (["talk.txt", "-", "--to", "json", "--rows", "turns"], "cannot write json: it is no table"),
        (["talk.txt", "out.csv", "--rows", "words"], "invalid choice"),
        (["talk.txt"], "OUT"),
    ],
)
def test_what_cannot_be_done_is_one_line(talk, capsys, monkeypatch, argv, reason):
    monkeypatch.chdir(talk.parent)
    assert main(["convert", *argv]) == 2
    out, err = capsys.readouterr()
    assert reason in err
    assert out == ""
    assert err.splitlines()[-1].startswith("qaparse")
    assert left_in(talk.parent) == ["talk.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
def test_a_refusal_says_of_which_document(tmp_path, capsys):
    for name, content in (("lies.docx", b"Why?"), ("cut.json", b'[{"a":'), ("empty.pdf", b"")):
        (tmp_path / name).write_bytes(content)
        assert main(["convert", str(tmp_path / name), str(tmp_path / "out.json"), "--force"]) == (
            3 if not content else 2
        )
        assert capsys.readouterr().err.startswith(
            f"qaparse: {tmp_path / name}{': this is not' if content else ' holds no text'}"
        )


def test_what_can_be_read_once_is_read_once(talk):
    command = f"{sys.executable} -m qaparse convert <(cat {talk}) - --to text"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=120, env=os.environ)
    assert done.stdout.startswith(b"The Slow Press\n")


@pytest.mark.parametrize(
    "name", [w.name for w in WRITERS.values() if w.gives == "text" and w.name not in ("vtt", "srt")]
)
def test_parse_prints_any_textual_format(talk, capsys, name):
    assert main(["parse", str(talk), "--as", name]) == 0
    assert capsys.readouterr().out.encode() == b"".join(WRITERS[name].pieces(qaparse.parse_file(talk)))


# ---------------------------------------------------------------- what there is


def test_formats_lists_what_there_is(capsys):
    assert main(["formats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for name in READERS:
        assert any(line.split()[:2] == [name, "read"] for line in lines), name
    for name in WRITERS:
        assert any(line.split()[:2] == [name, "written"] for line in lines), name


def test_formats_says_how_to_get_what_is_missing(capsys, monkeypatch):
    from qaparse.cli import formats

    monkeypatch.setattr(formats, "_installed", lambda _: None)
    assert main(["formats"]) == 0
    assert "markdown-it-py, pyyaml: pip install 'qaparse[markdown]'" in capsys.readouterr().out


def test_the_page_of_formats_is_up_to_date(root):
    page = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    assert page == filled(page, root), "run `make docs`"


def test_the_verb_brings_the_page_up_to_date(root, tmp_path):
    for folder in ("docs", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tests" / "fixtures").symlink_to(root / "tests" / "fixtures")
    (tmp_path / "pyproject.toml").symlink_to(root / "pyproject.toml")
    page = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    stale = page.replace("nothing", "something")
    (tmp_path / "docs" / "formats.md").write_text(stale, encoding="utf-8")
    assert main(["formats", "--into", str(tmp_path / "docs" / "formats.md")]) == 0
    assert "| `csv` | `.csv` | any number | the table; lists as JSON | nothing |" in (
        tmp_path / "docs" / "formats.md"
    ).read_text(encoding="utf-8")


def test_a_page_without_a_place_for_a_table_is_refused(root):
    with pytest.raises(OutputError, match="no place for exchanges"):
        filled("# Formats\n", root)


def test_every_reader_has_a_fixture(root):
    rows = tables(root)["read"].splitlines()[2:]
    assert [r for r in rows if "tests/fixtures/" not in r and not r.startswith("| `text`")] == []


def test_every_extra_of_a_format_is_in_all(root):
    everything = re.search(
        r'^all = \["qaparse\[(.*)\]"\]$', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert everything is not None
    known = everything[1].split(",")
    assert {f.extra for f in (*READERS.values(), *WRITERS.values()) if f.extra} <= set(known)
    assert {"pandas", "polars", "datasets"} <= set(known)


def test_limits_are_those_that_the_code_looks_at(root):
    rows = {row.split("`")[1]: row for row in tables(root)["read"].splitlines()[2:]}
    assert "| `bytes` `characters` |" in rows["text"]
    assert {"`unpacked`", "`ratio`", "`members`", "`depth`"} <= set(rows["docx"].split())
    assert {"`pages`", "`seconds`"} <= set(rows["pdf"].split())
    named = {f.name for f in attrs.fields(qaparse.Limits)}
    assert all(any(f"`{name}`" in row for row in rows.values()) for name in named)


# ---------------------------------------------------------------- what is given is not typed


@pytest.mark.parametrize("given", [3, None, "abc", [3], ["a"], [("a", 3)], [("a", 3, 4)]])
def test_what_is_no_interview_is_not_written(tmp_path, given):
    with pytest.raises(OutputError, match="interviews, or pairs"):
        qaparse.write(given, tmp_path / "out.jsonl")
    with pytest.raises(OutputError, match="interviews, or pairs"):
        list(qaparse.to_rows(given))
    assert left_in(tmp_path) == []


def test_ids_become_strings(tmp_path, read):
    qaparse.write([(7, read)], tmp_path / "out.jsonl")
    assert [name for name, _ in qaparse.load(tmp_path / "out.jsonl")] == ["7"]
    assert next(qaparse.to_rows([(7, read)]))["document"] == "7"


def test_what_cannot_be_written_is_named_as_it_was_given(tmp_path, read):
    for name, format_ in (("gone/out.json", None), ("gone/out", "convokit")):
        with pytest.raises(FileNotFoundError) as failed:
            qaparse.write(read, tmp_path / name, format_)
        assert failed.value.filename == str(tmp_path / name)


@pytest.mark.parametrize("name", [3, [], b"text"])
def test_a_format_that_is_no_name_is_unknown(tmp_path, read, name):
    with pytest.raises(qaparse.errors.UnknownFormatError, match=re.escape(str(name))):
        qaparse.parse("Why?", format=name)
    with pytest.raises(OutputError, match=re.escape(str(name))):
        qaparse.write(read, tmp_path / "x", name)

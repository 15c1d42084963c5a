"""Runs over many documents: inputs of every kind, parts, runs that are broken off, changed inputs, full disks."""

from __future__ import annotations

import contextlib
import csv
import gzip
import json
import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest

import qaparse
from qaparse import errors
from qaparse.batch import run as running
from qaparse.batch.inputs import count, inputs
from qaparse.batch.run import Run
from qaparse.cli import batch as verb
from qaparse.cli import main
from qaparse.writers import WRITERS

TALK = "Where were you born?\n\nIn Lund{}. My mother sold fish.\n\nAnd when did you leave?\n\nI was ten years old.\n"


@pytest.fixture
def talks(tmp_path):
    folder = tmp_path / "talks"
    (folder / "deep").mkdir(parents=True)
    for n in range(7):
        (folder / ("deep" if n % 2 else ".") / f"{n}.txt").write_text(TALK.format(n), encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8")
    return folder


def ids(path):
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


# ---------------------------------------------------------------- what is read


def test_folders_patterns_and_files(talks):
    found = [one.document.name for one in inputs([str(talks)])]
    assert found == ["0.txt", "2.txt", "4.txt", "6.txt", "1.txt", "3.txt", "5.txt"]
    assert [one.document.name for one in inputs([f"{talks}/*.txt"])] == ["0.txt", "2.txt", "4.txt", "6.txt"]
    assert len(list(inputs([f"{talks}/**/*.txt"]))) == 7
    assert [one.document.name for one in inputs([str(talks / "picture.jpg")])] == ["picture.jpg"]
    assert count([str(talks), f"{talks}/*.txt"]) == 11


def test_nothing_to_read_is_an_error(tmp_path):
    with pytest.raises(errors.BatchError, match="nothing to read"):
        list(inputs([f"{tmp_path}/*.none"]))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"id,body\n1,caf\xe9\n"),
        ("a.tsv", b"id\tbody\n1\tcaf\xe9\n"),
        ("a.jsonl", b'{"body": "caf\xe9"}\n'),
        ("a.parquet", b"PAR1PAR1"),
        ("b.parquet", b""),
    ],
)
def test_a_table_that_cannot_be_read_is_an_error_that_names_it(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(errors.BatchError, match=name):
        list(inputs([str(tmp_path / name)], column="body"))


def test_paths_and_rows_on_standard_input(talks, tmp_path):
    def run(*args: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "qaparse", "batch", "-", "--workers", "0", "--force", "-o", "out.jsonl", *args]
        return subprocess.run(command, input=given, capture_output=True, cwd=tmp_path, check=False, timeout=120)

    odd = run(given=b"talks/0.txt\r\ntalks/\0.txt\ntalks/caf\xe9.txt\n\n")
    assert (odd.returncode, odd.stderr.count(b"2 failed"), odd.stderr.count(b"Traceback")) == (1, 1, 0)
    assert ids(tmp_path / "out.jsonl") == ["talks/0.txt"]
    rows = run("--column", "body", given=b'\xef\xbb\xbf{"body": "Why?"}\n')
    assert (rows.returncode, ids(tmp_path / "out.jsonl")) == (0, ["-#1"])
    bad = run("--column", "body", given=b'{"body": "caf\xe9"}\n')
    assert (bad.returncode, bad.stderr.count(b"\n")) == (2, 1)
    assert b"line 1 is not UTF-8" in bad.stderr


def test_what_a_run_writes_is_nothing_to_read(talks, capsys):
    command = ["batch", str(talks), "-o", str(talks / "out.jsonl"), "--workers", "0", "--part", "2"]
    assert main(command) == 0
    assert main([*command, "--force"]) == 0
    assert capsys.readouterr().err.count("7 documents, ") == 2
    assert len(ids(talks / "out.jsonl")) == 7


def test_a_folder_that_cannot_be_looked_into_fails_as_a_document(talks, tmp_path, monkeypatch, capsys):
    look = os.scandir

    def shut(folder):
        if str(folder).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(folder))
        return look(folder)

    monkeypatch.setattr(os, "scandir", shut)
    assert main(["batch", str(talks), "-o", str(tmp_path / "out.jsonl"), "--workers", "0"]) == 1
    assert "5 documents, " in capsys.readouterr().err
    failures = [json.loads(line) for line in (tmp_path / "out.jsonl.failed.jsonl").read_text().splitlines()]
    assert [one["id"] for one in failures] == [str(talks / "deep")]


def test_a_device_is_nothing_to_write(talks, tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert main(["batch", str(talks), "-o", str(tmp_path / "pipe.jsonl"), "--workers", "0"]) == 2
    assert "device or a pipe" in capsys.readouterr().err
    assert not (tmp_path / "pipe.jsonl").is_file()


def test_options_that_cannot_be_used_stop_a_run_before_it_begins(talks, tmp_path, capsys):
    assert main(["batch", str(talks), "-o", str(tmp_path / "out.jsonl"), "--format", "nope"]) == 2
    assert "unknown format 'nope'" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["talks"]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tsv", ".parquet"])
def test_columns_of_tables(tmp_path, suffix):
    path = tmp_path / f"articles{suffix}"
    rows = [{"url": f"u{n}", "body": TALK.format(n), "n": n} for n in range(3)]
    if suffix == ".jsonl":
        path.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    elif suffix == ".parquet":
        pyarrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    else:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, ["url", "body", "n"], delimiter="\t" if suffix == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)
    found = list(inputs([str(path)], column="body", id_column="url"))
    assert [(one.id, one.document) for one in found] == [(row["url"], row["body"]) for row in rows]
    assert len({one.stamp for one in found}) == 3
    assert [one.id for one in inputs([str(path)], column="body")] == [f"{path}#{n}" for n in (1, 2, 3)]
    with pytest.raises(errors.BatchError, match="no column 'text'; its columns are url, body, n"):
        list(inputs([str(path)], column="text"))
    assert count([str(path)], column="body") is None


@pytest.mark.parametrize("line", ["[1]", "{", "3", "[" * 100_000])
def test_lines_that_are_no_rows(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": "b"}\n' + line, encoding="utf-8")
    with pytest.raises(errors.BatchError, match="line 2 is no JSON object"):
        list(inputs([str(path)], column="a"))


def test_a_column_of_what_is_no_table(talks):
    with pytest.raises(errors.BatchError, match="--column is for tables"):
        list(inputs([str(talks / "0.txt")], column="a"))


PAGE = "<!doctype html><html><body><p><b>Why here?</b><p>For the light.<p><b>And now?</b><p>I wait.</body></html>"


def record(kind, body, uri="https://example.org/a", type_="application/http; msgtype=response"):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: {type_}\r\n"
    head += "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    return head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def response(body, status="200 OK", type_="text/html; charset=utf-8", extra=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {type_}\r\n{extra}\r\n".encode() + body


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_an_archive_of_the_web(tmp_path, packed):
    pytest.importorskip("warcio")
    page = PAGE.encode()
    chunked = b"%x\r\n" % len(page) + page + b"\r\n0\r\n\r\n"
    records = [
        record("warcinfo", b"software: x\r\n", type_="application/warc-fields"),
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", response(page)),
        record("response", response(page, "404 Not Found"), "https://example.org/b"),
        record("response", response(b"\x89PNG", type_="image/png"), "https://example.org/c"),
        record("response", response(gzip.compress(page), extra="Content-Encoding: gzip\r\n"), "https://example.org/d"),
        record("response", response(chunked, extra="Transfer-Encoding: chunked\r\n"), "https://example.org/e"),
        record("resource", page, "https://example.org/f", "text/html"),
    ]
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in records))
    found = list(inputs([str(path)]))
    assert [(one.id[-1], one.document) for one in found] == [(c, page) for c in "adef"]
    assert qaparse.parse(found[0].document).is_interview


# ---------------------------------------------------------------- what is written


@pytest.mark.parametrize("part", [2, 3, 100])
@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.tsv"])
def test_parts_are_joined_to_one_output(talks, tmp_path, name, part):
    summary = Run(str(tmp_path / name), workers=0, part=part).go(inputs([str(talks)]))
    assert (summary.documents, summary.interviews, summary.exchanges, summary.failed) == (7, 7, 14, 0)
    assert sorted(p.name for p in tmp_path.iterdir()) == [name, "talks"]
    if name == "out.jsonl":
        assert ids(tmp_path / name) == [one.id for one in inputs([str(talks)])]
        (first, *_) = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        assert [s["evidence"] for s in json.loads(first)["segments"]] == [[]] * 4
    else:
        with (tmp_path / name).open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter="\t" if name.endswith("tsv") else ","))
        assert len(rows) == 28
        assert {row["kind"] for row in rows} == {"question", "answer"}


def test_a_folder_of_parts(talks, tmp_path):
    Run(f"{tmp_path}/out/", workers=0, part=3).go(inputs([str(talks)]))
    parts = sorted((tmp_path / "out").glob("part-*"))
    assert [len(ids(p)) for p in parts] == [3, 3, 1]


def test_a_parquet_dataset(talks, tmp_path):
    dataset = pytest.importorskip("pyarrow.dataset")
    if "parquet" not in WRITERS:
        pytest.skip("NOT RUN: nothing writes Parquet")
    Run(str(tmp_path / "out.parquet"), workers=0, part=3, rows="exchanges").go(inputs([str(talks)]))
    table = dataset.dataset(tmp_path / "out.parquet").to_table()
    assert table.num_rows == 14
    assert len(set(table["document"].to_pylist())) == 7


def test_failures_go_to_a_file_beside_the_output(talks, tmp_path):
    (talks / "bad.docx").write_bytes(b"PK\x03\x04 no")
    summary = Run(str(tmp_path / "out.jsonl"), workers=0, part=2).go(inputs([str(talks), "missing.txt"]))
    assert (summary.documents, summary.failed) == (9, 2)
    lines = (tmp_path / "out.jsonl.failed.jsonl").read_text(encoding="utf-8").splitlines()
    said = [json.loads(line) for line in lines]
    assert [(one["id"], one["error"]) for one in said] == [
        (str(talks / "bad.docx"), "FormatMismatchError"),
        ("missing.txt", "FileNotFoundError"),
    ]
    assert "no zip archive" in said[0]["reason"]
    assert len(ids(tmp_path / "out.jsonl")) == 7


def test_the_first_failure_may_end_the_run(talks, tmp_path):
    (talks / "0.docx").write_bytes(b"PK")
    summary = Run(str(tmp_path / "out.jsonl"), workers=0, part=2, fail_fast=True).go(inputs([str(talks)]))
    assert summary.failed == 1
    assert summary.documents < 4
    assert (tmp_path / "out.jsonl.failed.jsonl").exists()
    assert not (tmp_path / "out.jsonl").exists()


# ---------------------------------------------------------------- runs that are broken off


def broken_off(tmp_path, talks, at, **options):
    def each(summary):
        if summary.documents == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Run(str(tmp_path / "out.jsonl"), workers=0, part=2, **options).go(inputs([str(talks)]), each)


def test_a_run_goes_on_where_it_was_broken_off(talks, tmp_path):
    Run(str(tmp_path / "whole.jsonl"), workers=0, part=2).go(inputs([str(talks)]))
    broken_off(tmp_path, talks, 4)
    assert not (tmp_path / "out.jsonl").exists()
    summary = Run(str(tmp_path / "out.jsonl"), workers=0, part=2, resume=True).go(inputs([str(talks)]))
    assert (summary.documents, summary.skipped) == (7, 2)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_run_is_not_begun_over_another(talks, tmp_path):
    broken_off(tmp_path, talks, 3)
    with pytest.raises(errors.BatchError, match="--resume goes on with it, --force begins anew"):
        Run(str(tmp_path / "out.jsonl"), workers=0, part=2).go(inputs([str(talks)]))
    with pytest.raises(errors.BatchError, match=r"other options \(part\)"):
        Run(str(tmp_path / "out.jsonl"), workers=0, part=3, resume=True).go(inputs([str(talks)]))
    options = {"threshold": 0.9}
    with pytest.raises(errors.BatchError, match=r"other options \(options\)"):
        Run(str(tmp_path / "out.jsonl"), workers=0, part=2, resume=True, options=options).go(inputs([str(talks)]))
    Run(str(tmp_path / "out.jsonl"), workers=0, part=3, force=True).go(inputs([str(talks)]))
    with pytest.raises(errors.BatchError, match="it exists"):
        Run(str(tmp_path / "out.jsonl"), workers=0).go(inputs([str(talks)]))


def test_a_run_that_was_let_replace_goes_on_too(talks, tmp_path):
    Run(str(tmp_path / "whole.jsonl"), workers=0, part=2).go(inputs([str(talks)]))
    (tmp_path / "out.jsonl").write_text("old", encoding="utf-8")
    broken_off(tmp_path, talks, 4, force=True)
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old"
    Run(str(tmp_path / "out.jsonl"), workers=0, part=2, resume=True).go(inputs([str(talks)]))
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--workers", "-1"], "--workers: '-1' is not a whole number, 0 or more"),
        (["--part", "0"], "--part: '0' is not a whole number, 1 or more"),
        (["--max-seconds", "0"], "--max-seconds: '0' is not a number of seconds, more than 0"),
        (["--max-seconds", "1e300"], "--max-seconds: '1e300' is not a number of seconds"),
        (["--max-seconds", "5", "--workers", "0"], "--max-seconds: a time limit needs a process that can be stopped"),
        (["--id", "url"], "--id: ids stand in tables"),
        (["--column", "body"], "--column is for tables"),
    ],
)
def test_a_run_that_cannot_begin_says_why_and_leaves_nothing(talks, tmp_path, capsys, options, reason):
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(talks / "0.txt"), "-o", str(out), *options]) == 2
    told = capsys.readouterr().err
    assert reason in told
    assert told.count("\n") == 1
    assert not list(tmp_path.glob("out*"))


def test_an_output_that_cannot_be_written_is_named(talks, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["batch", str(talks), "-o", str(tmp_path / "file" / "out.jsonl")]) == 2
    assert capsys.readouterr().err.startswith(f"qaparse: cannot write {tmp_path / 'file' / 'out.jsonl'}")


def test_of_a_run_that_is_over_nothing_is_left_to_do(talks, tmp_path, capsys):
    out = tmp_path / "out.jsonl"
    verb = ["batch", str(talks), "-o", str(out), "--workers", "1", "--resume"]
    assert main(verb) == 0
    written = out.read_bytes()
    capsys.readouterr()
    assert main(verb) == 0
    assert capsys.readouterr().err == f"qaparse: {out} is there: nothing left to do (--force reads all anew)\n"
    assert out.read_bytes() == written
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("out")] == ["out.jsonl"]
    (talks / "bad.docx").write_bytes(b"PK")
    assert main([*verb, "--force"]) == main(verb) == 1, "a document failed, and still has"


def test_a_changed_input_is_noticed(talks, tmp_path):
    broken_off(tmp_path, talks, 5)
    (talks / "2.txt").write_text("Something else.", encoding="utf-8")
    with pytest.raises(errors.BatchError, match=r"the input has changed since the run began \(.*2\.txt\)"):
        Run(str(tmp_path / "out.jsonl"), workers=0, part=2, resume=True).go(inputs([str(talks)]))


def test_other_files_in_the_folder_are_not_removed(talks):
    with pytest.raises(errors.BatchError, match="holds other files"):
        Run(f"{talks}/", workers=0, force=True).go(inputs([str(talks)]))
    assert len(list(talks.iterdir())) == 6


def test_a_full_disk_leaves_what_was_done(talks, tmp_path, monkeypatch):
    save = running._save

    def full(path, pieces):
        if path.name.startswith("part-000002"):
            raise OSError(28, "No space left on device")
        save(path, pieces)

    monkeypatch.setattr(running, "_save", full)
    with pytest.raises(OSError, match="No space left"):
        Run(str(tmp_path / "out.jsonl"), workers=0, part=2).go(inputs([str(talks)]))
    assert [len(ids(p)) for p in sorted((tmp_path / "out.jsonl.parts").glob("part-*"))] == [2, 2]
    monkeypatch.undo()
    Run(str(tmp_path / "out.jsonl"), workers=0, part=2, resume=True).go(inputs([str(talks)]))
    assert len(ids(tmp_path / "out.jsonl")) == 7


def test_two_documents_with_one_id(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "t": "a"}\n{"id": 1, "t": "b"}\n', encoding="utf-8")
    with pytest.raises(errors.BatchError, match="two documents have this id"):
        Run(str(tmp_path / "out.jsonl"), workers=0).go(inputs([str(path)], column="t", id_column="id"))


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_run_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing(tmp_path):
    kills = int(os.environ.get("KILLS", "5"))  # docs/batch.md says how to have it killed more often
    source = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": n, "body": TALK.format(n) * 6}) for n in range(60 * kills)]
    source.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "qaparse", "batch", str(source), "--column", "body", "--id", "id", "--part", "7"]
    command += ["--workers", "1", "--quiet", "-o"]
    assert subprocess.run([*command, str(tmp_path / "whole.jsonl")], check=False, timeout=300).returncode == 0
    rng = random.Random(1)
    out = [*command, str(tmp_path / "out.jsonl"), "--resume"]
    unfinished = 0
    parts = tmp_path / "out.jsonl.parts"
    for _ in range(kills):
        done, until = len(list(parts.glob("part-*"))), time.monotonic() + 60
        process = subprocess.Popen(out)
        while len(list(parts.glob("part-*"))) == done and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)  # it has to come somewhere first, however busy the machine is
        time.sleep(0.3 * rng.random())
        process.send_signal(signal.SIGKILL)
        process.wait()
        unfinished += parts.exists()
    print(f"killed {kills} times, {unfinished} of them before the end")
    assert unfinished >= kills / 2
    assert subprocess.run(out, check=False, timeout=300).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


# ---------------------------------------------------------------- the verb


def on_a_terminal(arguments, folder, **environment):
    """What the verb writes to a terminal as its standard error, and its exit code."""
    pty = pytest.importorskip("pty", reason="NOT RUN: no terminals to be had here")
    ours, theirs = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("CI", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE")}
    env |= {
        "TERM": "xterm-256color",
        "COLUMNS": "120",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        **environment,
    }
    command = [sys.executable, "-m", "qaparse", "batch", *arguments]
    process = subprocess.Popen(command, stderr=theirs, stdin=theirs, stdout=subprocess.PIPE, cwd=folder, env=env)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # so a terminal ends whose other side is gone
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    assert process.communicate(timeout=60)[0] == b""
    return shown.decode("utf-8"), process.returncode


def test_a_terminal_shows_a_bar(talks, tmp_path):
    pytest.importorskip("rich", reason="NOT RUN: pip install 'qaparse[progress]'")
    (talks / "bad.docx").write_bytes(b"PK")
    shown, code = on_a_terminal([str(talks), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"], tmp_path)
    assert code == 1
    assert "━" in shown
    assert "\x1b[" in shown
    assert re.search(r"8 of 8 documents, 1 failed, [\d.,]+ a second", shown)
    assert shown.rstrip().splitlines()[-1].removeprefix("\x1b[?25h").startswith("8 documents, 7 interviews, ")


def test_a_terminal_shows_no_bar_when_quiet(talks, tmp_path):
    assert on_a_terminal([str(talks), "-o", str(tmp_path / "out.jsonl"), "--quiet"], tmp_path) == ("", 0)


def test_without_the_library_a_terminal_gets_plain_lines(talks, tmp_path):
    (tmp_path / "rich").mkdir()
    (tmp_path / "rich" / "__init__.py").write_text("raise ModuleNotFoundError('rich')", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    given = [str(talks), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]
    shown, code = on_a_terminal(given, tmp_path, PYTHONPATH=path)
    assert code == 0
    assert shown.startswith("7 documents, 7 interviews, ")
    assert "\x1b" not in shown


def test_a_log_gets_plain_lines_now_and_then(talks, tmp_path, capsys, monkeypatch):
    given = ["batch", str(talks), "--workers", "0", "-o"]
    assert main([*given, str(tmp_path / "a.jsonl")]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 1, "seven documents take no ten seconds"
    monkeypatch.setattr(verb, "_EVERY", 0.0)
    assert main([*given, str(tmp_path / "b.jsonl")]) == 0
    *lines, _ = capsys.readouterr().err.splitlines()
    wanted = [rf"{n} of 7 documents, 0 failed, [\d.,]+ a second" for n in range(1, 8)]
    assert len(lines) == 7
    assert all(re.fullmatch(want, line) for want, line in zip(wanted, lines))


def test_the_verb(talks, tmp_path, capsys):
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(talks), "-o", str(out), "--workers", "1"]) == 0
    assert capsys.readouterr().err.splitlines()[-1].startswith("7 documents, 7 interviews, 14 exchanges, ")
    (talks / "bad.docx").write_bytes(b"PK")
    assert main(["batch", str(talks), "-o", str(out), "--workers", "1", "--force", "--quiet"]) == 1
    assert capsys.readouterr().err == ""
    assert main(["batch", str(talks), "-o", str(out)]) == 2
    assert capsys.readouterr().err == f"qaparse: {out}: it exists: --force replaces it\n"
    assert main(["batch", str(talks), "-o", str(tmp_path / "out.md")]) == 2
    assert "a run writes jsonl, csv, tsv or parquet" in capsys.readouterr().err

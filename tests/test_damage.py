"""Files that break while they lie there, at every stage: what is read is refused or right, never silently wrong.

Documents that are cut or corrupted are in ``test_readers.py``; runs that are killed in ``test_batch_run.py``.
"""

from __future__ import annotations

import json
import random

import pytest

import qaparse
from qaparse import errors
from qaparse.batch.inputs import inputs
from qaparse.batch.run import Run
from qaparse.cli import main
from qaparse.examples import sample

TALK = "Where were you born?\n\nIn Lund{}. My mother sold fish.\n\nAnd when did you leave?\n\nI was ten years old.\n"


def cut(data):
    return data[: len(data) // 2]


def emptied(data):
    return b""


def flipped(data):
    broken, draw = bytearray(data), random.Random(len(data))
    for _ in range(3):
        broken[draw.randrange(len(data))] ^= 0x41
    return bytes(broken)


def another(data):
    return b'{"documents": 3}'


def a_list(data):
    return b"[1, 2]"


def grown(data):
    return data + b"{}"


DAMAGE = [cut, emptied, flipped, another, a_list, grown, None]


# ---------------------------------------------------------------- a run that is broken off


@pytest.fixture
def broken_off(tmp_path):
    """A run of three parts that ended in its last one, with a document that fails; and what it should have become."""
    folder = tmp_path / "talks"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(TALK.format(n), encoding="utf-8")
    (folder / "1.docx").write_bytes(b"PK")

    def stop(summary):
        if summary.documents == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Run(str(tmp_path / "out.jsonl"), workers=0, part=2).go(inputs([str(folder)]), stop)
    Run(str(tmp_path / "whole.jsonl"), workers=0, part=2).go(inputs([str(folder)]))
    return tmp_path


FILES = ["part-000000.jsonl", "part-000001.jsonl", "_state/run", "_state/000000.done"]
FILES += ["_state/000001.done", "_state/000000.failed.jsonl"]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda d: d.__name__ if d else "gone")
@pytest.mark.parametrize("file", FILES)
def test_a_run_goes_on_right_or_not_at_all(broken_off, file, damage):
    path = broken_off / "out.jsonl.parts" / file
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage(path.read_bytes()))
    run = Run(str(broken_off / "out.jsonl"), workers=0, part=2, resume=True)
    try:
        summary = run.go(inputs([str(broken_off / "talks")]))
    except errors.BatchError:
        assert file == "_state/run", "what is done can be done again"
        return
    assert (broken_off / "out.jsonl").read_bytes() == (broken_off / "whole.jsonl").read_bytes()
    failures = [json.loads(line) for line in (broken_off / "out.jsonl.failed.jsonl").read_text().splitlines()]
    assert [one["error"] for one in failures] == ["FormatMismatchError"]
    assert (summary.documents, summary.failed) == (7, 1)


# ---------------------------------------------------------------- records and corrections


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A record, corrections of it, and gold, each as a file."""
    folder = tmp_path_factory.mktemp("saved")
    interview = qaparse.parse(sample())
    qaparse.write(interview, folder / "talk.json")
    qaparse.write([interview, interview], folder / "talks.jsonl")
    rows = [
        {"span": [s.content.start, s.content.end], "words": s.text, "kind": "answer"} for s in interview.segments[7:9]
    ]
    said = {"schema": "qaparse.corrections/1", "document": "x", "corrections": rows}
    (folder / "corrections.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def damaged(data, times=60):
    """The file cut everywhere, and with bytes of it changed, dropped and doubled."""
    draw = random.Random(len(data))
    for n in range(times):
        yield data[: len(data) * n // times]
        a, b = sorted(draw.randrange(len(data)) for _ in range(2))
        yield data[:a] + bytes([draw.randrange(256)]) + data[a + 1 :]
        yield data[:a] + data[b:]
        yield data[:b] + data[a:]


@pytest.mark.parametrize("name", ["talk.json", "talks.jsonl"])
def test_a_damaged_record_is_refused_or_whole(saved, name, tmp_path):
    path, refused = tmp_path / name, 0
    for data in damaged((saved / name).read_bytes()):
        path.write_bytes(data)
        try:
            for _, interview in qaparse.load(path):
                assert qaparse.Interview.from_dict(interview.to_dict()) == interview
                assert interview.text[: interview.segments[-1].span.end]
        except errors.RecordError:
            refused += 1
    assert refused > 100


def test_damaged_corrections_are_refused_or_taken(saved, tmp_path, capsys):
    path, codes = tmp_path / "corrections.json", set()
    for data in damaged((saved / "corrections.json").read_bytes(), 12):
        path.write_bytes(data)
        codes.add(main(["apply", str(saved / "talk.json"), str(path), "-o", str(tmp_path / "out.json"), "--force"]))
    assert codes == {0, 2}
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["view", "-o", "-"], ["explain"], ["convert", "--to", "csv"], ["eval"]])
def test_no_verb_stumbles_over_a_damaged_record(saved, tmp_path, verb, capsys):
    path = tmp_path / "talk.json"
    for data in damaged((saved / "talk.json").read_bytes(), 6):
        path.write_bytes(data)
        assert main([verb[0], str(path), *verb[1:]]) in (0, 2, 3)
    assert "Traceback" not in capsys.readouterr().err


def test_what_stood_there_stays_where_writing_breaks(saved, tmp_path, monkeypatch):
    from qaparse.writers import json as writer

    path = tmp_path / "talk.json"
    path.write_bytes((saved / "talk.json").read_bytes())
    before = path.read_bytes()
    interview = next(qaparse.load(path))[1]
    monkeypatch.setattr(writer, "dumps", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        qaparse.write(interview, path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["talk.json"]

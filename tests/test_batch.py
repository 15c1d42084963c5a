"""Many documents: order, failures of every kind, back-pressure, workers that hang or die, leaving early."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import attrs
import pytest

import qaparse
from qaparse import Failed, Parsed, errors, parse_many
from qaparse.attribution import HeuristicAttributor
from qaparse.batch.pool import Pool
from qaparse.batch.work import Task
from qaparse.readers import READERS

TALK = "Where were you born?\n\nIn Lund. My mother sold fish.\n\nAnd when did you leave?\n\nI was ten years old.\n"
ATTRIBUTOR = '''
import os, signal, sys, time
import attrs


@attrs.frozen
class Odd:
    """Does what the text asks for."""

    def attribute(self, interview, *, threshold=0.5):
        if "HANG" in interview.text:
            time.sleep(60)
        if "DIE" in interview.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "EXIT" in interview.text:
            os._exit(7)
        if "PRINT" in interview.text:
            print("words on standard output", flush=True)
            os.system("echo more words")
        if "LOCAL" in interview.text:
            class LocalError(Exception):
                pass
            raise LocalError("cannot be pickled")
        if "RAISE" in interview.text:
            raise KeyError("gone")
        return interview
'''


@pytest.fixture
def odd(tmp_path, monkeypatch):
    """An attributor that hangs, dies or prints when a text says so."""
    (tmp_path / "odd_attributor.py").write_text(ATTRIBUTOR, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import odd_attributor

    yield odd_attributor.Odd()
    del sys.modules["odd_attributor"]


def talk(word):
    return TALK.replace("fish", f"fish {word}")


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_are_what_parse_gives_in_the_order_of_the_items(workers, tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    items = [TALK, ("mine", talk("b")), path, ("bytes", TALK.encode()), ("named", path), bytearray(b"")]
    found = list(parse_many(iter(items), workers=workers))
    assert [r.id for r in found] == ["0", "mine", str(path), "bytes", "named", "5"]
    assert [r.interview for r in found] == [
        qaparse.parse(TALK),
        qaparse.parse(talk("b")),
        qaparse.parse_file(path),
        qaparse.parse(TALK.encode()),
        qaparse.parse_file(path),
        qaparse.parse(b""),
    ]
    assert all(r.seconds > 0 for r in found)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_document_that_fails_takes_nothing_else_along(workers, tmp_path):
    short = tmp_path / "x.txt"
    short.write_bytes(b"a" * 999)
    items = [TALK, b"\xff\xfe\x00", 3, tmp_path / "none.txt", str(short), short, ("a", "b", "c"), None, TALK]
    limits = qaparse.Limits(bytes=500)
    found = list(parse_many(items, workers=workers, format="text", limits=limits))
    assert [type(r.error) if isinstance(r, Failed) else Parsed for r in found] == [
        Parsed,
        errors.EncodingError,
        errors.InputTypeError,
        FileNotFoundError,
        errors.InputTypeError,
        errors.LimitError,
        errors.InputTypeError,
        errors.InputTypeError,
        Parsed,
    ]
    assert [r.item for r in found if isinstance(r, Failed)] == items[1:-1]
    assert "or a pathlib.Path" in str(found[4].error)


def test_a_text_with_an_id_is_a_text_whatever_files_there_are(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("Why").touch()
    (read, refused) = parse_many([("a cell of a table", "Why"), "Why"], workers=0)
    assert read.interview.text == "Why"
    assert isinstance(refused.error, errors.InputTypeError)


def test_options_are_those_of_parse():
    (result,) = parse_many([TALK], workers=1, speakers=(n for n in ["Ada King"]), language="en")
    assert [s.name for s in result.interview.interviewees] == ["Ada King"]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"threshold": 2}, ValueError),
        ({"attributor": "nobody"}, errors.UnknownAttributorError),
        ({"language": "english"}, errors.UnknownLanguageError),
        ({"speakers": [""]}, errors.SpeakerError),
        ({"workers": -1}, ValueError),
        ({"seconds": 0}, ValueError),
        ({"seconds": 1, "workers": 0}, ValueError),
        ({"colour": "red"}, TypeError),
    ],
)
def test_options_that_cannot_be_used_are_one_error_at_once(options, error):
    with pytest.raises(error):
        parse_many([TALK], **options)


def test_what_no_worker_can_import_is_said_at_once():
    def read(data, limits):
        return READERS["text"].read(data, limits)

    class Own(HeuristicAttributor):
        pass

    own = attrs.evolve(READERS["text"], read=read)
    for options in ({"format": own}, {"attributor": Own()}):
        with pytest.raises(ValueError, match="a worker cannot import this"):
            parse_many([TALK], workers=1, **options)
        (result,) = parse_many([TALK], workers=0, **options)
        assert isinstance(result, Parsed)


@pytest.mark.parametrize("workers", [0, 1])
def test_a_reader_is_taken_where_a_name_is(workers):
    (result,) = parse_many([TALK.encode()], workers=workers, format=READERS["text"])
    assert result.interview == qaparse.parse(TALK.encode(), format="text")


@pytest.mark.parametrize("workers", [0, 1])
def test_without_evidence(workers):
    (result,) = parse_many([TALK], workers=workers, evidence=False)
    whole = qaparse.parse(TALK)
    said = [(s.span, s.kind, s.confidence, s.speaker) for s in result.interview.segments]
    assert said == [(s.span, s.kind, s.confidence, s.speaker) for s in whole.segments]
    assert not any(s.evidence or (s.attribution and s.attribution.evidence) for s in result.interview.segments)
    assert not result.interview.evidence


def test_what_a_worker_takes_to_start_is_not_the_document_s_time(tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text("import time; time.sleep(4)")
    monkeypatch.syspath_prepend(str(tmp_path))
    (result,) = parse_many([TALK], workers=1, seconds=3)
    assert isinstance(result, Parsed)


def test_workers_that_hang_or_die_lose_one_document(odd):
    words = ["a", "HANG", "b", "DIE", "c", "EXIT", "PRINT", "LOCAL", "RAISE", "d"]
    found = list(parse_many([(w, talk(w)) for w in words], workers=2, seconds=5, attributor=odd))
    assert [r.id for r in found] == words
    failed = {r.id: r.error for r in found if isinstance(r, Failed)}
    assert {w: type(e) for w, e in failed.items()} == {
        "HANG": errors.TimeLimitError,
        "DIE": errors.WorkerDiedError,
        "EXIT": errors.WorkerDiedError,
        "LOCAL": errors.WorkerError,
        "RAISE": KeyError,
    }
    assert (failed["DIE"].code, failed["EXIT"].code) == (-9, 7)
    assert str(failed["LOCAL"]) == "LocalError: cannot be pickled"


@pytest.mark.parametrize("workers", [0, 2])
def test_items_are_taken_as_results_are_asked_for(workers):
    taken = []

    def items():
        for n in range(500):
            taken.append(n)
            yield TALK

    results = parse_many(items(), workers=workers)
    for n in range(3):
        assert next(results).id == str(n)
        assert len(taken) <= n + 1 + 8 * workers
    results.close()
    assert len(taken) < 30


@pytest.mark.parametrize("workers", [0, 2])
def test_items_that_break_off_lose_nothing_that_was_taken(workers):
    def items():
        yield from [TALK, TALK, TALK]
        raise RuntimeError("no more")

    found = []
    with pytest.raises(RuntimeError, match="no more"):
        found.extend(iter(parse_many(items(), workers=workers)))
    assert [r.id for r in found] == ["0", "1", "2"]


def test_leaving_the_loop_stops_the_workers():
    with closing(Pool(Task({}))) as pool:
        assert pool.do(TALK) == qaparse.parse(TALK)
        (worker,) = pool._all
    assert worker._process.poll() is not None


def test_where_the_interpreter_has_no_lock_threads_do_it(monkeypatch):
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: False, raising=False)
    monkeypatch.setattr(Pool, "do", None)
    assert [r.interview for r in parse_many([TALK, TALK], workers=2)] == [qaparse.parse(TALK)] * 2


@pytest.mark.parametrize("start", ["script", "stdin", "module"])
def test_it_works_the_same_wherever_it_is_called(start, tmp_path):
    """A script without a guard, a prompt, a module: workers know nothing of the caller's program."""
    program = textwrap.dedent(f"""
        import qaparse
        print([r.id for r in qaparse.parse_many([{TALK!r}] * 3, workers=2)])
    """)
    path = tmp_path / "some_program.py"
    path.write_text(program, encoding="utf-8")
    args = {"script": [str(path)], "stdin": ["-"], "module": ["-m", "some_program"]}[start]
    done = subprocess.run(
        [sys.executable, *args],
        input=program if start == "stdin" else "",
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(qaparse.__file__).parents[1])},
    )
    assert (done.stdout, done.stderr) == ("['0', '1', '2']\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
@pytest.mark.parametrize("how", ["fork", "spawn", "forkserver"])
def test_it_works_the_same_in_a_child_of_multiprocessing(how, tmp_path):
    """Also where the parent has workers of its own at the time: a child inherits none of them."""
    program = textwrap.dedent(f"""
        import multiprocessing
        import qaparse

        TALK = {TALK!r}

        def child(queue):
            queue.put([(r.id, len(r.interview.exchanges)) for r in qaparse.parse_many([TALK] * 3, workers=2)])

        if __name__ == "__main__":
            results = qaparse.parse_many([TALK] * 20, workers=2)
            ids = [next(results).id]
            context = multiprocessing.get_context({how!r})
            queue = context.Queue()
            process = context.Process(target=child, args=(queue,))
            process.start()
            print(queue.get(timeout=60))
            process.join(60)
            print(process.exitcode, ids + [r.id for r in results] == [str(n) for n in range(20)])
    """)
    assert run_program(program, tmp_path) == ("[('0', 2), ('1', 2), ('2', 2)]\n0 True\n", "")


def test_it_works_the_same_in_a_notebook(tmp_path):
    """As a notebook's kernel does it: cells by exec, in a loop of asyncio, in a main module that is no file."""
    cell = f"import qaparse; print([r.id for r in qaparse.parse_many([{TALK!r}] * 3, workers=2)])"
    program = textwrap.dedent(f"""
        import asyncio, sys, types
        main = sys.modules["__main__"] = types.ModuleType("__main__")
        cell = {cell!r}

        async def kernel():
            exec(compile(cell, "<cell 1>", "exec"), main.__dict__)

        asyncio.run(kernel())
    """)
    assert run_program(program, tmp_path) == ("['0', '1', '2']\n", "")


def run_program(program, folder):
    """What a script prints, and what it prints besides."""
    path = folder / "some_program.py"
    path.write_text(program, encoding="utf-8")
    env = {
        **os.environ,
        "PYTHONPATH": str(Path(qaparse.__file__).parents[1]),
        "PYTHONWARNINGS": "ignore::DeprecationWarning",
    }
    done = subprocess.run(
        [sys.executable, str(path)], capture_output=True, text=True, check=False, timeout=120, env=env
    )
    return done.stdout, done.stderr


@pytest.mark.parametrize("items", ["Why?", b"Why?", Path("talk.txt")])
def test_one_item_is_no_list_of_items(items):
    with pytest.raises(errors.InputTypeError, match="a list of texts"):
        parse_many(items, workers=0)


@pytest.mark.parametrize("speakers", ["Ada", None, 3])
def test_one_name_is_no_list_of_speakers(speakers):
    with pytest.raises(errors.SpeakerError, match="a list of speakers"):
        parse_many([TALK], workers=0, speakers=speakers)
    with pytest.raises(errors.SpeakerError, match="a list of speakers"):
        qaparse.parse(TALK, speakers=speakers)


def test_a_format_that_nobody_reads_is_an_error_at_once():
    with pytest.raises(errors.UnknownFormatError):
        parse_many([TALK], workers=0, format="nope")

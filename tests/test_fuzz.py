"""The fuzzer finds what is planted: a fuzzer that finds nothing must not be one that cannot."""

from __future__ import annotations

import importlib.util
import sys
import warnings

import pytest
from hypothesis import strategies as st

import qaparse


@pytest.fixture(scope="module")
def fuzz(root):
    pytest.importorskip("resource", reason="NOT RUN: this system does not say how much a process holds")
    spec = importlib.util.spec_from_file_location("fuzz", root / "benchmarks" / "fuzz.py")
    module = sys.modules["fuzz"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(fuzz, check, inputs, seconds=20.0):
    run = fuzz.Run(seconds)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run.tried["planted"] = run.read["planted"] = run.slowest["planted"] = 0
        run.go({"planted": (check, inputs)})
    return run.found.get("planted")


def test_a_crash_is_found_and_made_small(fuzz):
    def check(text):
        if "?" in text and "\n" in text:
            raise KeyError(text)
        return 1

    document, error = found(fuzz, check, fuzz.made_texts)
    assert isinstance(error, KeyError)
    assert len(document) < 40


def test_slow_work_is_found(fuzz, monkeypatch):
    monkeypatch.setattr(fuzz, "GRANTED", -1e9)
    _, error = found(fuzz, len, st.just("words"))
    assert "s for 5 bytes" in str(error)


def test_a_broken_law_is_found(fuzz):
    interview = qaparse.parse("Why?\n\nBecause I say so.\n\nWhen?\n\nI was ten.")
    fuzz.check(interview)
    broken = interview.to_dict()
    del broken["segments"][1]
    with pytest.raises(fuzz.BrokenLawError, match="text between segments"):
        fuzz.check(qaparse.Interview.from_dict(broken))


def test_what_breaks_a_file_gently_leaves_it_readable(fuzz):
    seen = []
    found(fuzz, lambda data: seen.append(fuzz.reads("docx", data)) or 0, fuzz.broken_files((".docx",)), seconds=3)
    assert any(seen)
    assert not all(seen)


def test_the_work_of_breaking_files_grows_with_their_length(fuzz, grows_linearly):
    for text in (b"a.", b'"', b"{", b"<a ", b"<a>", b"<a:b-c.d " + b"y " * 140, b"<" + b"a-" * 14 + b" "):
        for unit in fuzz._UNITS.values():
            grows_linearly(
                lambda size, text=text: (text * size)[:size],
                lambda data, unit=unit: sum(1 for _ in unit.finditer(data)),
                20_000,
            )

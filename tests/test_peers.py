"""The comparisons with other libraries that the pages show run, and give what the pages say."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

import pytest

#: Reads a dialogue with each system of ``make scale``, and names it.
_EACH = """
import runpy
for name, read in runpy.run_path("benchmarks/scale.py")["_peers"]().items():
    read("Ada King: Where were you born?\\n\\nBo Lind: In Lund. “Go,” said my mother, and so I went.")
    print("read by", name)
"""


def _run(root, *arguments):
    command = [sys.executable, "-W", "ignore", *arguments]  # what another library warns of is its own affair
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _needs(name):
    return pytest.mark.skipif(importlib.util.find_spec(name) is None, reason=f"NOT COMPARED: {name} is not here")


@_needs("turnchunk")
@_needs("textacy")
@pytest.mark.usefixtures("pipeline")
def test_those_whose_speed_is_compared_read(root):
    here = re.findall(r"^read by ([\w-]+(?: with nlp)?)", _run(root, "-c", _EACH), re.MULTILINE)
    assert {"qaparse", "qaparse with nlp", "spaCy", "textacy", "turnchunk"} == set(here)


@_needs("textacy")
@pytest.mark.usefixtures("pipeline")
def test_the_figures_of_quotations_are_those_of_the_page(root):
    page = (root / "docs" / "quotes.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^(qaparse|textacy) +(tuning|held out|unseen) +(.*)$", _run(root, "benchmarks/quotes.py"), re.MULTILINE
    )
    measured = {(system, part): [float(n) for n in figures.split()] for system, part, figures in rows}
    assert len(measured) == 6
    for part in ("tuning", "held out", "unseen"):
        texts, quotations, _, exact, _, _, resolved, _ = measured["qaparse", part]
        _, _, _, theirs, _, named, full, _ = measured["textacy", part]
        row = re.search(rf"^\| {part} \((\d+) English\) \| (.*) \|$", page, re.MULTILINE)
        assert row, part
        shown = [float(n) for n in re.findall(r"[\d.]+", f"{row[1]} {row[2]}")]
        assert shown == [texts, quotations, exact, resolved, theirs, named, full], part

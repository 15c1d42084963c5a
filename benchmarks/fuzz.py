"""The fuzzer: broken documents, records and commands, for as long as one likes; ``make fuzz SECONDS=3600``.

Inputs are the files of ``tests/fixtures`` cut, spliced, corrupted and repeated, and texts made of what looks like
interviews and markup. Hypothesis draws them, and shrinks what breaks a law. The laws:

- nothing is raised but a ``QaparseError``; a command ends with 0, 2 or 3 (``batch`` with 1 where a document failed);
- segments tile the text, spans lie inside it, probabilities are such, a record comes back through JSON;
- a megabyte takes no more than ten seconds of the processor, and besides two milliseconds a block, for all that is
  done with it here; a second is always granted;
- the process stays below a gigabyte and a half.

Each breach is printed with its input, which also goes to ``FOUND``; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import json
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import qaparse
from qaparse.cli import main as command
from qaparse.errors import QaparseError
from qaparse.readers import READERS, SUFFIXES, Limits
from qaparse.records import Interview, Span
from qaparse.writers import WRITERS

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
#: An input is no longer than this (bytes or characters), and a document may unpack to no more than this.
LONGEST = 60_000
LIMITS = Limits(unpacked=20_000_000, seconds=20)
#: What a megabyte and a block may take, what is always granted (seconds), and what the process may hold (bytes).
PER_MEGABYTE, PER_BLOCK, GRANTED, MEMORY = 10.0, 0.002, 1.0, 1_500_000_000
#: After so long without an answer the process says where it hangs, and ends (seconds of the processor).
HUNG = 120

#: What interviews and formats are made of.
_SIGNS = [
    *"?!.:;,-—“”\"'’()[]{}<>*_#@/\\|&=%+~`^$0",
    *"\n,\n\n,\r\n,\t,\x00,\x0c,\x1b,\xa0,\u2028,\u202e,\ud800,\ufeff,\ufdd0,\U0001f600".split(","),
    *"Q: A. Ada: **Ada** ADA: AK: [Bo] (00:12:03) 10:30 # > - 1. --- +++ ``` 日本語 ¿Por “No,” Subscribe".split(),
    *"</p> <p> <b> </b> <td> <!-- --> {{< >}} &#xD800; &lt; <?xml <TEI> <TIER <v> null NaN 1e999 -1".split(),
    *"WEBVTT 00:01.000 --> >> {\\an8} @Begin *PAR: %mor: {\\rtf1 \\par \\'e9 \\u8212? \\bin9 speaker,text".split(),
    *['{"text": [{', '<u who="#a">', '"en"', "Why did you do it?\n\n", "I think it was late.\n\n"],
    *["Bo, what do you think? ", "said Ada King. ", "Words by Ada King\n", "Ada King and Bo Lind, who founded Y, "],
]


@cache
def fixtures() -> tuple[tuple[str, bytes], ...]:
    """The files to start from: names and contents; of gold also the bare text."""
    found = []
    for path in sorted(p for p in FIXTURES.rglob("*") if p.is_file()):
        data = path.read_bytes()
        found.append((path.name, data))
        if path.suffix == ".gold":
            body = data.decode().partition("\n---\n")[2]
            found.append((f"{path.stem}.txt", "\n".join(line[28:] for line in body.split("\n")).encode()))
    return tuple(found)


# ---------------------------------------------------------------- inputs


def _place(size: int, share: float) -> int:
    return min(size, int(size * share))


def _change(data: bytes, step: tuple[str, float, float, int], other: bytes) -> bytes:
    """One way to break a document; places are shares of its length."""
    how, one, two, number = step
    a, b = sorted((_place(len(data), one), _place(len(data), two)))
    if how == "truncate":
        return data[:a]
    if how == "cut":
        return data[:a] + data[b:]
    if how == "repeat":
        piece = data[a:b][:4000]
        return data[:b] + piece * min(number, LONGEST // (len(piece) or 1)) + data[b:]
    if how == "pump":  # a short piece again and again, amid what else makes a document of its format
        piece = data[a : a + 1 + number % 24]
        return data[:a] + piece * (LONGEST // 2 // (len(piece) or 1)) + data[a:]
    if how == "splice":
        c, d = sorted((_place(len(other), one), _place(len(other), two)))
        return data[:a] + other[c:d] + data[b:]
    if how == "sign":
        sign = _SIGNS[number % len(_SIGNS)].encode("utf-8", "surrogatepass")
        return data[:a] + sign * (1 + number // 40) + data[a:]
    if how == "swap":
        return data[b:] + data[a:b] + data[:a]
    if how in _UNITS:
        return _shuffled(data, _UNITS[how], other, random.Random(number), 1 + number // 100)
    corrupt, draw = bytearray(data), random.Random(number)
    for _ in range(min(len(data), 1 + number // 4)):
        corrupt[draw.randrange(a, len(data)) if a < len(data) else 0] = draw.randrange(256)
    return bytes(corrupt)


#: What may be changed as a whole, so that what stands around it stays what it was.
_UNITS = {
    "word": re.compile(rb"[\w.\\-]+"),
    # From the start of lines, or of bounded length: a long member of an archive must not take its square.
    "line": re.compile(rb"^[^\n]*\n", re.MULTILINE),
    "element": re.compile(
        rb"<(\w[\w:.-]{0,30})\b[^<>]{0,300}(?:/>|>[^<]{0,3000}</\1>)|\{[^{}]{0,3000}\},|\"[^\"\n]{0,3000}\","
    ),
}
_VALUES = rb"0 -1 1e999 99999999999999999999 NaN null x 0.5 00:00 1:2:3:4 true \xff \xed\xa0\x80".split()


def _shuffled(data: bytes, unit: re.Pattern[bytes], other: bytes, draw: random.Random, times: int) -> bytes:
    """The document with some of its units dropped, doubled, moved, or put from another one."""
    found = list(unit.finditer(data))
    from_other = [m[0] for m in unit.finditer(other)] or _VALUES
    for m in sorted(draw.sample(found, min(times, len(found))), key=lambda m: -m.start()):
        new = draw.choice([b"", m[0] * 2, draw.choice(found)[0], draw.choice(from_other), draw.choice(_VALUES)])
        data = data[: m.start()] + new + data[m.end() :]
    return data


def _steps(*ways: str) -> st.SearchStrategy[list[tuple[str, float, float, int]]]:
    share = st.floats(0, 1)
    return st.lists(st.tuples(st.sampled_from(ways), share, share, st.integers(0, 400)), max_size=6)


#: What is broken gently is often still read; what is broken roughly shows what a reader refuses.
_ROUGH = _steps("truncate", "cut", "repeat", "pump", "splice", "sign", "swap", "corrupt")
_STEPS = _ROUGH | _steps(*_UNITS) | _steps(*_UNITS)


def _in_archive(data: bytes, change: Callable[[bytes], bytes], member: int) -> bytes:
    """The archive with one of its members changed, so that what is broken lies behind the packing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            content = old.read(name)
            new.writestr(name, change(content) if name == names[member % len(names)] else content)
    return out.getvalue()


@st.composite
def broken_files(draw: st.DrawFn, suffixes: tuple[str, ...] = ()) -> bytes:
    """A file of the fixtures, of one of these kinds where there is one, broken in a few places."""
    files = fixtures()
    some = [data for name, data in files if name.lower().endswith(suffixes)] if suffixes else []
    data = draw(st.sampled_from(some or [data for _, data in files]))
    other = draw(st.sampled_from([data for _, data in files]))
    steps = draw(_STEPS)

    def change(data: bytes) -> bytes:
        for step in steps:
            data = _change(data, step, other)[:LONGEST]
        return data

    if data[:2] == b"PK" and draw(st.booleans()):
        return _in_archive(data, change, draw(st.integers(0, 30)))
    return change(data)


def _repeated(pieces: list[tuple[str, int]]) -> str:
    return "".join(piece * count for piece, count in pieces)[:LONGEST]


made = st.lists(st.tuples(st.sampled_from(_SIGNS) | st.text(max_size=6), st.just(1) | st.integers(1, 300)), max_size=60)
#: Texts made of what interviews and markup are made of.
made_texts = made.map(_repeated)
broken_texts = broken_files((".txt",)).map(lambda data: data.decode("utf-8", "surrogateescape"))

_ODD = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=5)
    | st.just([])
    | st.just({})
)


@cache
def _record() -> str:
    text = next(data for name, data in fixtures() if name == "magazine-two-interviewees.txt").decode()
    return json.dumps(qaparse.parse(text[:3000]).to_dict())


_CORRECTIONS = {
    "schema": "qaparse.corrections/1",
    "document": "x",
    "corrections": [
        {"span": [0, 9], "words": "Ada King", "before": "", "after": "", "kind": "answer"},
        {"span": [40, 80], "words": "Why", "before": "a", "speaker": {"name": "Bo", "role": "interviewee"}},
    ],
}


@st.composite
def broken_json(draw: st.DrawFn, whole: Callable[[], str]) -> Any:
    """JSON with a few of its values replaced, dropped or renamed."""
    data = {"": json.loads(whole())}
    for _ in range(draw(st.integers(1, 4))):
        at: Any = data
        while True:
            key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
            inner = at[key]
            if not isinstance(inner, (dict, list)) or not inner or draw(st.integers(0, 5)) == 0:
                break
            at = inner
        if draw(st.integers(0, 3)) == 0 and at is not data:
            del at[key]
        else:
            at[key] = draw(_ODD)
    return data[""]


# ---------------------------------------------------------------- laws


class BrokenLawError(AssertionError):
    """A law does not hold of an input."""


def law(holds: object, what: str) -> None:
    """Raise where it does not hold."""
    if not holds:
        raise BrokenLawError(what)


def check(interview: Interview) -> None:
    """The laws of every reading."""
    whole, at = Span(0, len(interview.text)), 0
    for segment in interview.segments:
        law(segment.span, "a segment is empty")
        law(segment.span.start >= at, "segments overlap")
        law(not interview.text[at : segment.span.start].strip(), "text between segments")
        at = segment.span.end
        law(0 <= segment.confidence <= 1, "a confidence is no probability")
        said = segment.attribution
        law(said is None or said.confidence + sum(p for _, p in said.alternatives) <= 1 + 1e-9, "probabilities over 1")
        for evidence in (*segment.evidence, *(said.evidence if said else ())):
            law(evidence.span in whole, "evidence outside the text")
    law(not interview.text[at:].strip(), "text is lost at the end")
    law(all(m.span in whole for m in interview.source.marks), "a mark outside the text")
    law(all(q.span in whole for q in interview.quotes), "a quotation outside the text")
    law(Interview.from_dict(json.loads(json.dumps(interview.to_dict(), allow_nan=False))) == interview, "JSON loses")


def _read(document: str | bytes, **options: Any) -> Interview | None:
    try:
        return qaparse.parse(document, limits=LIMITS, **options)
    except QaparseError:
        return None


def parses(text: str) -> int:
    """Plain text: always read, and shown."""
    interview = qaparse.parse(text, limits=LIMITS)
    law(interview.text == text.removeprefix("\ufeff"), "the text is rewritten")
    check(interview)
    law("<main" in interview.to_html(), "no page")
    return len(interview.segments)


def reads(name: str, document: bytes | str) -> int:
    """A reader: reads or refuses."""
    law(READERS[name].sniff(document) in (True, False), "a sniff is no answer")
    if (interview := _read(document, format=name)) is None:
        return 0
    check(interview)
    return len(interview.segments)


def writes(document: bytes) -> int:
    """Whatever is read can be written in every format, or is refused."""
    interview = _read(document, format="text")
    for writer in WRITERS.values() if interview else ():
        with suppress(QaparseError):
            for _ in writer.members(interview) if writer.gives == "folder" else writer.pieces(interview):
                pass
    return 10 * len(interview.segments) if interview else 0


def loads(record: Any) -> int:
    """A record: comes back whole, or is refused."""
    try:
        interview = Interview.from_dict(record)
    except QaparseError:
        return 0
    law(Interview.from_dict(interview.to_dict()) == interview, "a record is not what it was")
    law(len(interview.to_html()) > 0, "no page")
    qaparse.attribute(interview)
    return len(interview.segments)


def applies(corrections: Any) -> int:
    """Corrections: taken in, or refused."""
    interview = Interview.from_dict(json.loads(_record()))
    with suppress(QaparseError):
        check(qaparse.apply(interview, corrections, strict=False))
    return len(interview.segments)


_VERBS = [
    ["parse"],
    ["parse", "--as", "json"],
    ["explain"],
    ["convert", "--to", "jsonl"],
    ["convert", "--to", "csv"],
    ["view", "-o", "-"],
    ["eval"],
    ["batch", "--workers", "0", "-o", "out.jsonl", "--force"],
]


def commands(given: tuple[int, str, bytes]) -> int:
    """The command line: every file ends in an exit code, and no traceback."""
    verb, suffix, data = given
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"file{suffix}"
        file.write_bytes(data)
        name, *options = _VERBS[verb % len(_VERBS)]
        options = [str(Path(folder) / o) if o == "out.jsonl" else o for o in options]
        said = io.StringIO()
        with redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")), redirect_stderr(said):
            code = command([name, str(file), *options])
        law(code in ((0, 1, 2, 3) if name == "batch" else (0, 2, 3)), f"exit code {code}: {said.getvalue()}")
        law("Traceback" not in said.getvalue(), said.getvalue())
    return data.count(b"\n")


#: What tries one input and says how many blocks it made of it, and the inputs.
Target = tuple[Callable[[Any], int], "st.SearchStrategy[Any]"]

TARGETS: dict[str, Target] = {
    "parse": (parses, broken_texts | made_texts),
    **{
        f"reader {r.name}": (
            partial(reads, r.name),
            broken_files(r.suffixes) | broken_files(r.suffixes) | broken_files() | made_texts,
        )
        for r in READERS.values()
    },
    "writers": (writes, broken_files((".txt",)) | made_texts.map(lambda t: t.encode("utf-8", "replace"))),
    "records": (loads, broken_json(_record)),
    "corrections": (applies, broken_json(lambda: json.dumps(_CORRECTIONS))),
    "command": (
        commands,
        st.tuples(
            st.integers(0, len(_VERBS) - 1),
            st.sampled_from([*SUFFIXES, ".gold", ".quotes", ".json", ".jsonl", ".csv", ""]),
            broken_files() | made_texts.map(lambda t: t.encode("utf-8", "surrogatepass")),
        ),
    ),
}

# ---------------------------------------------------------------- the run


@attrs.define
class Run:
    """Targets in turn until the time is over; what was found, and how much was tried."""

    seconds: float
    seed: int = 0
    began: float = attrs.field(factory=time.process_time)
    tried: dict[str, int] = attrs.field(factory=lambda: dict.fromkeys(TARGETS, 0))
    read: dict[str, int] = attrs.field(factory=lambda: dict.fromkeys(TARGETS, 0))
    slowest: dict[str, float] = attrs.field(factory=lambda: dict.fromkeys(TARGETS, 0.0))
    found: dict[str, tuple[Any, BaseException]] = attrs.field(factory=dict)
    bytes: int = 0

    def go(self, targets: dict[str, Target], say: Callable[[str], None] = lambda _: None) -> None:
        """Try the targets one after another, again and again; one that fails is not tried again."""
        end, turn = time.monotonic() + self.seconds, self.seed
        while time.monotonic() < end and len(self.found) < len(targets):
            for name, target in targets.items():
                if name not in self.found and time.monotonic() < end:
                    self._try(name, target, turn, end)
            turn += 1
            say(f"turn {turn - self.seed}: {sum(self.tried.values()):,} inputs, {len(self.found)} found")

    def _try(self, name: str, target: Target, turn: int, end: float) -> None:
        check_, inputs = target
        last: list[Any] = [None]

        @seed(turn)
        @settings(
            max_examples=25,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs)
        def once(document: Any) -> None:
            if time.monotonic() > end + 30:  # shrinking is not worth more than this
                return
            last[0] = document
            self._once(name, check_, document)

        try:
            once()
        except Exception as error:  # noqa: BLE001 - what a fuzzer is for
            self.found[name] = (last[0], error)

    def _once(self, name: str, check_: Callable[[Any], int], document: Any) -> None:
        self.tried[name] += 1
        size = _size(document)
        self.bytes += size
        for attempt in range(4):  # other processes take turns
            signal.setitimer(signal.ITIMER_PROF, HUNG)
            began = time.process_time()
            try:
                blocks = check_(document)
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            took = time.process_time() - began
            self.read[name] += bool(blocks) and not attempt
            self.slowest[name] = max(self.slowest[name], took if not attempt else 0.0)
            if took <= GRANTED + PER_MEGABYTE * size / 1e6 + PER_BLOCK * blocks:
                break
        else:
            law(False, f"{took:.1f} s for {size:,} bytes and {blocks:,} blocks")
        law(memory() < MEMORY, f"the process holds {memory():,} bytes")


def _size(document: Any) -> int:
    document = document[-1] if isinstance(document, tuple) else document
    return len(document) if isinstance(document, (str, bytes)) else len(str(document))


def memory() -> int:
    """The most that this process has held, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main() -> int:
    """Run, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="how long, by the clock; 60 unless named")
    parser.add_argument(
        "--seed", type=int, default=random.SystemRandom().randrange(10**9), help="draws the inputs; it is printed"
    )
    parser.add_argument(
        "--only", action="append", choices=list(TARGETS), metavar="TARGET",
        help=f"one of {', '.join(TARGETS)}; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--found", type=Path, default=Path(os.environ.get("FOUND", "fuzz-found")), metavar="FOLDER",
        help="where inputs go that break a law; fuzz-found, or what the environment calls FOUND, unless named",
    )  # fmt: skip
    args = parser.parse_args()
    run = Run(args.seconds, args.seed)
    targets = {name: TARGETS[name] for name in args.only or TARGETS}
    faulthandler.register(signal.SIGPROF, chain=True)  # says where, then ends, also inside a library in C
    print(f"fuzzing for {args.seconds:g} seconds, seed {args.seed}", flush=True)
    run.go(targets, lambda words: print(words, file=sys.stderr, flush=True))
    print(f"{'target':24} {'inputs':>9} {'read':>9} {'slowest':>9}")
    for name in targets:
        print(f"{name:24} {run.tried[name]:9,} {run.read[name]:9,} {run.slowest[name]:7.2f} s")
    print(
        f"{sum(run.tried.values()):,} inputs, {run.bytes / 1e6:,.0f} MB, at most {memory() / 1e6:,.0f} MB held,"
        f" {time.process_time() - run.began:,.0f} s of the processor"
    )
    for name, (document, error) in run.found.items():
        args.found.mkdir(parents=True, exist_ok=True)
        file = args.found / name.replace(" ", "-")
        content = document[-1] if isinstance(document, tuple) else document
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        print(f"\n{name} breaks a law; the input is in {file}", "".join(traceback.format_exception(error)), sep="\n")
    return 1 if run.found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Readers: the declaration, the choice of one, and what text and Markdown are read as."""

from __future__ import annotations

import contextlib
import json
import pickle
import random
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qaparse import errors, readers
from qaparse.extras import library
from qaparse.readers import READERS, SUFFIXES, Limits, Reader, frontmatter, reader_for
from qaparse.readers.base import peek

FIXTURES = Path(__file__).parent / "fixtures" / "readers"
LIMITS = Limits()
#: Formats that any text is in; the others refuse what is not theirs.
FREE = ("text", "markdown", "html")


def read(name, data, limits=LIMITS):
    return READERS[name].read(data, limits)


def tried(name, data):
    """The source; ``None`` where the document is refused as not of this format."""
    try:
        return read(name, data)
    except (errors.FormatMismatchError, errors.LimitError, errors.InputTypeError):
        assert name not in FREE
        return None


# ---------------------------------------------------------------- the declaration and the choice


def test_every_reader_is_declared_in_full():
    for name, reader in READERS.items():
        assert reader.name == name == name.lower()
        assert reader.suffixes
        assert all(s.startswith(".") and s == s.lower() for s in reader.suffixes)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            reader.name = "other"
    assert all(reader in SUFFIXES[s] for reader in READERS.values() for s in reader.suffixes)


def test_the_how_to_is_numbered():
    lines = [line.strip() for line in (Reader.__doc__ or "").splitlines()]
    assert [line.split(".")[0] for line in lines if line[:1].isdigit()] == [str(n) for n in range(1, 12)]


def test_no_library_is_imported_before_it_is_needed():
    libraries = ("markdown_it", "yaml", "charset_normalizer")
    code = f"import sys, qaparse.readers; print([m for m in {libraries} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("kwargs", "name"),
    [
        ({"name": "text"}, "text"),
        ({"name": "markdown", "path": "a.txt", "content": "words"}, "markdown"),
        ({"path": "a/b.MD"}, "markdown"),
        ({"path": Path("talk.txt"), "content": "# A\n\n**b** [c](https://example.org)"}, "text"),
        ({"path": "talk", "content": "Who are you?\n\nNobody."}, "text"),
        ({"path": "notes.unknown", "content": b"\xef\xbb\xbf# Title\n\n**Who?**\n"}, "markdown"),
        ({"content": "---\ntitle: T\n---\nwords"}, "markdown"),
        ({"content": "# Title\n\n> quoted"}, "markdown"),
        ({"content": "Who?\n\nMe.".encode("utf-16")}, "text"),
        ({"content": b"\xef\xbb\xbfWEBVTT\r\n\r\n"}, "vtt"),
        ({"content": "\n1\n00:00:01,000 --> 00:00:02,000\nWho?"}, "srt"),
    ],
)
def test_reader_for(kwargs, name):
    assert reader_for(**kwargs).name == name


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        '{"title": "x"}',
        b"PK\x03\x04\x00",
        b"\xff\xfe\x00",
        "> a mail\n> says",
        "a **b** c",
        "# a comment",
    ],
)
def test_a_format_is_never_guessed(content):
    with pytest.raises(errors.UnknownFormatError) as caught:
        reader_for(path="thing.bin", content=content)
    assert caught.value.known == tuple(READERS)
    assert str(caught.value).startswith("no reader here takes thing.bin: ")


@pytest.mark.parametrize(
    "file", ["magazine.docx", "magazine.odt", "magazine.rtf", "magazine.pdf", "teams.vtt", "hosts.srt"]
)
@pytest.mark.parametrize("suffix", [".txt", ".json", ".html", ".md", ".csv"])
def test_what_can_only_be_one_format_is_that_by_any_name(file, suffix):
    content = (FIXTURES / file).read_bytes()
    assert reader_for(path=f"talk{suffix}", content=content) is reader_for(path=file)


def test_a_file_without_a_suffix_is_no_format():
    with pytest.raises(errors.UnknownFormatError, match="no reader here takes thing: save it"):
        reader_for(path="thing", content=b"\x7fELF\x02\x01\x00\x00")


def test_a_name_that_nobody_has():
    with pytest.raises(errors.UnknownFormatError, match="'word': name one of text, markdown"):
        reader_for("word")


def test_two_claims_are_an_error_that_names_both(monkeypatch):
    eager = attrs.evolve(READERS["text"], name="eager", sniff=lambda data: True)
    monkeypatch.setattr(readers, "READERS", {**READERS, "eager": eager})
    with pytest.raises(errors.AmbiguousFormatError) as caught:
        reader_for(content="Who?\n\nMe.")
    assert caught.value.candidates == ("text", "eager")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_where_a_suffix_is_shared_the_content_decides(monkeypatch):
    other = attrs.evolve(READERS["text"], name="other", sniff=lambda data: str(data).startswith("@"))
    monkeypatch.setattr(readers, "SUFFIXES", {**SUFFIXES, ".txt": (READERS["text"], other)})
    assert reader_for(path="a.txt", content="@x [y](z)").name == "other"
    assert reader_for(path="a.txt", content="x").name == "text"
    for undecided in (None, "x ** **y**"):
        assert reader_for(path="a.txt", content=undecided).name == "text"
    with pytest.raises(errors.AmbiguousFormatError):
        reader_for(path="a.txt", content="@x")


@pytest.mark.parametrize("missing", ["markdown_it", "yaml"])
def test_a_missing_library_names_its_extra(monkeypatch, missing):
    from qaparse.readers import markdown

    markdown._parser.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(errors.MissingExtraError, match=r"pip install 'qaparse\[markdown\]'"):
        read("markdown", "---\ntitle: x\n---\nwords")
    markdown._parser.cache_clear()


def test_a_broken_library_is_not_called_missing(tmp_path, monkeypatch):
    (tmp_path / "brokenlib.py").write_text("import surely_not_there\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="surely_not_there") as caught:
        library("brokenlib", package="brokenlib", extra="broken")
    assert not isinstance(caught.value, errors.MissingExtraError)


# ---------------------------------------------------------------- bytes and limits

WORDS = "Wo waren Sie? – „Zu Hause“, sagte er.\r\nÉtait-ce loin ?\x00\u00a0Non. 😀"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le" if sys.byteorder == "little" else "utf-16-be"),
        ("utf-32", "utf-32-le" if sys.byteorder == "little" else "utf-32-be"),
    ],
)
def test_encodings_that_say_so(encoding, said):
    source = read("text", WORDS.encode(encoding))
    assert source.text == WORDS
    assert source.meta == {"encoding": said}


@pytest.mark.parametrize(("mark", "codec"), [(b"\xfe\xff", "utf-16-be"), (b"\x00\x00\xfe\xff", "utf-32-be")])
def test_big_end_first(mark, codec):
    assert read("text", mark + WORDS.encode(codec)).text == WORDS


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "words", ["Ada: Why did you go?", "Ada: À quoi bon — où ?", "WEBVTT\n\n00:01.000 --> 00:02.000\nWhy?"]
)
def test_wide_encodings_that_do_not_say_so(codec, words):
    data = words.encode(codec)
    source = read(reader_for(content=data).name, data)
    assert source.text == words.rpartition("\n")[2]
    assert source.meta == {"encoding": codec, "encoding_detected": True}


def test_a_few_nuls_make_no_other_encoding():
    assert read("text", b"a\x00b c d e f\x00g").text == "a\x00b c d e f\x00g"


def test_text_is_taken_as_it_is():
    wild = "\ufeff\ufeffa\r\nb\rc\x00\u00a0\u2028\ud800 \t"
    source = read("text", wild)
    assert source.text == wild[1:]
    assert (source.marks, source.meta, source.format) == ((), {}, "text")


def test_other_encodings_are_detected_and_said_to_be():
    pytest.importorskip("charset_normalizer")
    page = "Où étiez-vous né ? À la forêt, près d'un hôtel où ma mère travaillait. C'était l'été, déjà. " * 9
    source = read("text", page.encode("cp1252"))
    assert source.text == page
    assert source.meta["encoding_detected"] is True
    assert source.meta["encoding"]


def test_without_a_detector_the_error_says_where(monkeypatch):
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(errors.EncodingError) as caught:
        read("text", "été".encode("latin-1"))
    assert (caught.value.encoding, caught.value.offset) == ("utf-8", 0)
    assert "qaparse[encodings]" in str(caught.value)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfab\xff", b"\xff\xfea", b"\xff\xfe\x00\x00\x00\x00\x00\xff"])
def test_a_byte_order_mark_binds(data):
    with pytest.raises(errors.EncodingError):
        read("text", data)


@pytest.mark.parametrize("name", FREE)
def test_what_is_within_the_limits_is_read(name):
    limits = Limits(characters=5)
    assert read(name, "abcde", limits).text == "abcde"
    assert read(name, b"abcde", limits).text == "abcde"
    assert read(name, b"\xff\xfe\x00\x00" + "abcde".encode("utf-32-le"), limits).text == "abcde"


@pytest.mark.parametrize("name", READERS)
def test_limits(name):
    limits = Limits(characters=5, bytes=29)
    with pytest.raises(errors.LimitError) as caught:
        read(name, b"a" * 30, limits)
    assert caught.value.found > caught.value.limit
    for data in ("abcdef", b"abcdef"):
        with pytest.raises((errors.LimitError, errors.InputTypeError, errors.FormatMismatchError)):
            read(name, data, limits)


@pytest.mark.parametrize("name", READERS)
def test_neither_text_nor_bytes(name):
    with pytest.raises(errors.InputTypeError, match="got object"):
        read(name, object())


def test_peek_takes_anything():
    assert peek(b"\xff\xfea") == "\ufffd"
    assert peek("\ufeffa") == "a"


# ---------------------------------------------------------------- text and marks


def cases():
    for file in sorted(FIXTURES.glob("*-cases.txt")):
        for case in file.read_text(encoding="utf-8").split("\n%%% ")[1:]:
            head, _, marks = case.partition("\n%%> marks")
            head, text = head.split("\n%%> text\n")
            name, _, document = head.partition("\n")
            reader = file.name.removesuffix("-cases.txt")
            yield pytest.param(reader, document, text, marks.strip("\n"), id=f"{reader}: {name}")


@pytest.mark.parametrize(("reader", "document", "text", "marks"), [*cases()])
def test_a_case_reads_as_it_says(reader, document, text, marks):
    source = read(reader, document)
    assert source.text == text
    shown = [f"{m.kind} {'-' if m.value is None else m.value} {m.span.of(source.text)}" for m in source.marks]
    assert "\n".join(s.replace("\n", "⏎") for s in shown) == marks


def test_a_published_interview():
    source = read("markdown", (FIXTURES / "interview.md").read_bytes())
    front = source.meta.pop("front_matter") if isinstance(source.meta, dict) else {}
    assert source.meta == {
        "title": "The woman who files the rain",
        "authors": ["Nora Whitlock"],
        "date": "2023-11-04",
        "language": "en",
        "encoding": "utf-8",
    }
    assert (front["draft"], front["weight"], front["runtime"]) == (False, 3, "1:30")
    assert "files the rain" not in source.text
    blocks = source.text.split("\n\n")
    assert blocks[0] == "Ilse Brandt at her desk"
    assert blocks[3:6] == [
        "Nora: How does one begin?",
        "Ilse Brandt: With a bucket. My father had one, and I had\na pencil.",
        "I kept the bucket.",
    ]
    assert blocks[6] == "The bucket is now in the town museum."
    said = {(m.kind, m.value, m.span.of(source.text)) for m in source.marks}
    assert {
        ("image", "/img/ilse.jpg", "Ilse Brandt at her desk"),
        ("heading", 2, "The first notebook"),
        ("bold", None, "Ilse Brandt:"),
        ("link", "https://example.org/museum", "town museum"),
        ("quote", None, "A rain is not over until it is written down."),
        ("list", 2, "Pencil"),
    } <= said


def test_marks_are_in_order():
    starts = [(m.span.start, -m.span.end) for m in read("markdown", (FIXTURES / "interview.md").read_text()).marks]
    assert starts == sorted(starts)


def test_noncharacters_in_the_document_are_words():
    assert read("markdown", "\ufdd00\ufdd0 {{< a >}}b").text == "\ufdd00\ufdd0 b"


# ---------------------------------------------------------------- front matter


@pytest.mark.parametrize(
    ("top", "meta"),
    [
        ("---\ntitle: A\n---\n", {"title": "A", "front_matter": {"title": "A"}}),
        ("\n\n---  \r\ntitle: A\r\n...\r\n", {"title": "A", "front_matter": {"title": "A"}}),
        (
            "+++\ntitle = 'A'\ndate = 2020-01-02T03:04:05Z\nn = inf\n+++\n",
            {
                "title": "A",
                "date": "2020-01-02T03:04:05+00:00",
                "front_matter": {"title": "A", "date": "2020-01-02T03:04:05+00:00", "n": "inf"},
            },
        ),
        ('{"title": "A", "n": [NaN, 1e999]}\n', {"title": "A", "front_matter": {"title": "A", "n": ["NaN", "inf"]}}),
        (
            "---\nauthor: {name: B, url: x}\nauthors: [B, {name: C}, 3]\n---\n",
            {
                "authors": ["B", "C"],
                "front_matter": {"author": {"name": "B", "url": "x"}, "authors": ["B", {"name": "C"}, 3]},
            },
        ),
        (
            "---\nyear: 2020\nlive: no\nxx: ~\nyy: 1.5\nzz: '7'\nrun: 1:30\nday: 2020-01-02\nzip: 007\n---\n",
            {
                "front_matter": {
                    "year": 2020, "live": "no", "xx": None, "yy": 1.5, "zz": "7", "run": "1:30",
                    "day": "2020-01-02", "zip": "007",
                }
            },
        ),
        ("---\ntitle: a: b\nauthor: [\n---\n", {"front_matter": "title: a: b\nauthor: ["}),
        ("---\ntitle: &a x\ntags: [*a, *a]\n---\n", {"front_matter": "title: &a x\ntags: [*a, *a]"}),
        ("---\ntitle: !!python/object/apply:os.getcwd []\n---\n", {"front_matter": {"title": []}}),
        ("+++\ntitle = \n+++\n", {"front_matter": "title ="}),
    ],
)  # fmt: skip
def test_front_matter(top, meta):
    source = read("markdown", top + "Body.")
    assert source.text == "Body."
    assert source.meta == meta
    json.dumps(source.meta, allow_nan=False)


@pytest.mark.parametrize(
    "document",
    [
        "---\nQ: Who?\nA: Me.\n---\n",
        "---\nAda: Who?\nBo: Me.\n---\nMore.",
        "---\nada: who?\nbo: me.\nada: why?\n---\nMore.",
        "---\nJust words.\n---\n",
        "---\ntitle: never closed\n",
        "+++\nwords\n+++\n",
        "{ not json }\n",
        '{"Ada": "hi"}\n',
        '{"title": "x"} and words',
        "---\ntitle: x\n" + "# y\n" * 30_000 + "---\n",
    ],
)
def test_what_is_no_front_matter_stays_text(document):
    meta, body = frontmatter.split(document)
    assert (meta, body) == ({}, document)


@pytest.mark.parametrize(
    "bomb",
    [
        "---\ntitle: x\n"
        + "".join(f"k{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9 if i else ['x'])}]\n" for i in range(40))
        + "---\n",
        "---\ntitle: x\nb: &b {a: 1}\n" + "".join(f"k{i}: &k{i} {{<<: [*b, *b, *b]}}\n" for i in range(40)) + "---\n",
        "---\ntitle: &a [*a]\n---\n",
        "---\ntitle: " + "[" * 60_000 + "\n---\n",
        "---\ntitle:\n" + "".join("  " * i + "- \n" for i in range(200)) + "---\n",
        "---\ntitle: x\na: " + "- " * 30_000 + "\n---\n",
        "+++\ntitle = " + "[" * 60_000 + "\n+++\n",
        '{"title": ' + "[" * 60_000,
        '{"title": ' + "9" * 60_000 + "}\n",
        "---\ntitle: " + "9" * 60_000 + "\n---\n",
        "---\ntitle: \ud800\n---\n",
        "---\ntitle: \x00\n---\n",
    ],
)
def test_hostile_front_matter_is_bounded(bomb):
    source = read("markdown", bomb + "\n\nBody.")
    assert source.text.endswith("Body.")
    assert len(json.dumps(source.meta)) < 500_000


# ---------------------------------------------------------------- laws

# fmt: off
SIGNS = st.sampled_from([
    "# ", "> ", "- ", "1. ", "**", "*", "_", "`", "```\n", "    ", "\n", "\n\n", "\r\n", "[", "](", ")", "![", "[^a]",
    "[^a]: ", "|", "\n|-|-|\n", "<b>", "</b>", "<li>", "</ol>", "<ol>", "<table>", "<td>", "<h2>", "<script>",
    "</script>", "<!--", "-->", "<p>", "</p>", "<div class=question>", "</div>", "<pre>", "</pre>", "<br>", "<dl><dt>",
    "<dd>", "<q>", "<body>", "<article>", "<nav>", "<span hidden>", "</span>", "<img alt='x y'>", "<table><tr><td>",
    "<p ", "<x y='", ">", "{{<", ">}}", "{{", "}}", "{%", "%}", "{#a}", "---\n", "+++\n",
    "===", "a: b\n", "title: c\n", "{", "}", '"', "&amp;", "\\", "~~", "\t", "word", "Ada: ", "?", "\ufdd0", "0",
    "\x00", "\ud800", "\u00a0", "\u2028",
    "WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "00:00:03,5 --> 00:00:01,0 a:b\n", "1\n", "<v Ada>", "</v>", "NOTE\n",
    ">> ", "{\\an8}", "<00:01.5>",
])
# fmt: on
DOCUMENTS = st.one_of(st.text(st.characters(exclude_categories=[])), st.lists(SIGNS, max_size=60).map("".join))
quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", READERS)
@quick
@given(document=DOCUMENTS)
def test_every_text_reads_and_every_mark_lies_inside(name, document):
    source = tried(name, document)
    if source is None:
        return
    assert source.format == name
    assert all(0 <= m.span.start < m.span.end <= len(source.text) for m in source.marks)
    json.dumps(dict(source.meta), allow_nan=False)


@pytest.mark.parametrize("name", ["markdown", "html"])
@quick
@given(document=DOCUMENTS)
def test_blocks_and_marks_have_solid_edges(name, document):
    source = read(name, document)
    assert source.text == source.text.rstrip()
    for mark in source.marks:
        words = mark.span.of(source.text)
        assert words == words.strip()


@pytest.mark.parametrize("name", ["markdown", "html"])
@quick
@given(document=DOCUMENTS)
def test_blank_lines_at_the_ends_change_nothing(name, document):
    document = document.strip("\ufeff \t\r\n")
    plain, padded = read(name, document), read(name, "\n \n\n" + document + "\n\n")
    assert (plain.text, plain.marks, plain.meta) == (padded.text, padded.marks, padded.meta)


@pytest.mark.parametrize("name", ["markdown", "html"])
@quick
@given(
    words=st.lists(st.text("abcdefgäß,;?!’“”…é", min_size=1), max_size=30), ends=st.sampled_from(["\n", "\r\n", "\r"])
)
def test_words_without_markup_are_all_there(name, words, ends):
    document = ends.join(words)
    assert read(name, document).text.split() == document.split()


@pytest.mark.parametrize("name", READERS)
@quick
@given(data=st.one_of(st.binary(), DOCUMENTS))
def test_sniffing_and_bytes_never_crash(name, data):
    assert READERS[name].sniff(data) in (True, False)
    try:
        tried(name, data)
    except errors.EncodingError:
        assert isinstance(data, bytes)


FILES = [path for path in sorted(FIXTURES.rglob("*")) if path.suffix.lower() in SUFFIXES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_damaged_file_reads_or_is_refused(path):
    data, draw = path.read_bytes(), random.Random(path.name)
    damaged = [data[: draw.randrange(len(data))] for _ in range(6)]
    for _ in range(6):
        document = bytearray(data)
        for _ in range(draw.randint(1, 30)):
            document[draw.randrange(len(document))] = draw.randrange(256)
        damaged.append(bytes(document))
    damaged += [b"\xff\xfe" + data, data[::-1], data.decode("utf-8", "replace").encode("utf-16")]
    for reader in SUFFIXES[path.suffix.lower()]:
        for document in damaged:
            with contextlib.suppress(errors.QaparseError):
                reader.read(document, LIMITS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_that_lies_about_its_format_reads_or_is_refused(path):
    data = path.read_bytes()
    for reader in READERS.values():
        with contextlib.suppress(errors.QaparseError):
            reader.read(data, LIMITS)


# fmt: off
HOSTILE = [
    ">", "> ", "[", "![", "]", "*", "**a ", "* ", "- ", "1. ", "_", "`", "``a`", "~~a ", "<", "<b>", "</b>", "<!--",
    "<script>", "<a b='", '<a b="\'', "<li>", "<td>", "<h1>", "&", "\\", "{{<", "{{", "{%", "{#", "# {#", "{:", "|",
    "|-", "a|b\n", "[a](", "[a](<", '[a](b "', "![a](b)", "[a]: b\n", "[^a]", "[^a]: ", "[^a]: b\n", "a\n", "> a\nb\n",
    "- a\n", "---\n", "+++\n", "===\n", "```\n", "\n", " ", "\t", "word ", "<br>", "<blockquote>\n\n", "{{< a >}}\n",
    "\ufdd0", "a: b\n",
]
# fmt: on


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("unit", HOSTILE)
def test_growth_is_linear(unit, name, grows_linearly):
    grows_linearly(lambda size: "a " + unit * (size // len(unit)), lambda document: tried(name, document), 4_000)


@pytest.mark.parametrize(
    "document",
    [
        ">" * 100_000 + " deep",
        "[" * 100_000 + "deep",
        "> " * 50_000 + "deep",
        "- " * 50_000 + "deep",
        "<b>" * 30_000 + "deep",
    ],
)
def test_depth_is_bounded_and_nothing_is_lost(document):
    assert read("markdown", document).text.endswith("deep")

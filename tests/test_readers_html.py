"""The HTML reader: pages and fragments, what stands around the text, what a page states, hostile documents."""

from __future__ import annotations

import html
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import qaparse
from qaparse import errors
from qaparse.evaluation.gold import load
from qaparse.evaluation.rendering import Rendering, render
from qaparse.readers import Limits, reader_for
from qaparse.readers.html import READER

FIXTURES = Path(__file__).parent / "fixtures" / "readers"


def read(document, limits=None):
    return READER.read(document, limits or Limits())


def fixture(name):
    return (FIXTURES / name).read_bytes()


# ---------------------------------------------------------------- pages and fragments


MAUD = (
    "Maud Ferris casts bells in a town that has no church left. She sells them to ships, to schools, and once to a"
    " man who wanted his cows to be heard in the fog."
)
MUD = (
    "With mud. Mud, goat hair and patience\u00a0– the mould dries for seven weeks, and if you hurry it the bell"
    " tells everybody."
)


def test_a_page_is_read_without_what_stands_around_it():
    source = read(fixture("page.html"))
    assert source.text.split("\n\n") == [
        "“A bell is a patient thing”",
        "By Jon Aske",
        "11 February",
        "Maud Ferris beside a mould",
        "Maud Ferris in her yard. Photo: Ida Rook",
        MAUD,
        "How do you begin a bell?",
        MUD,
        "And the sound, is it in the mud already?",
        "It is in the lip.\nThree things decide it:",
        "how thick the lip is,",
        "how much tin there is,",
        "who strikes it.",
        "If you hurry it the bell tells everybody.",
        "What would you never cast?",
        "A gong. There is a whole country for that.",
    ]
    said = {(m.kind, m.span.of(source.text)) for m in source.marks}
    assert {
        ("byline", "By Jon Aske"),
        ("caption", "Maud Ferris in her yard. Photo: Ida Rook"),
        ("bold", "What would you never cast?"),
        ("pullquote", "If you hurry it the bell tells everybody."),
        ("list", "who strikes it."),
    } <= said
    assert source.meta == {
        "title": "“A bell is a patient thing”",
        "authors": ["Jon Aske"],
        "date": "2024-02-11",
        "description": "Maud Ferris casts bells in a town that has no church left.",
        "site": "The Harbour Sheet",
        "url": "https://sheet.example.org/bells",
        "language": "en-GB",
        "encoding": "utf-8",
    }


def test_a_page_without_names_is_read_by_where_its_prose_lies():
    source = read(fixture("definitions.html"))
    assert source.text.startswith("Four questions for a lock keeper\n\nWhen did you")
    assert source.text.endswith("the lower one.\n\nI write it down.")
    terms = [m.span.of(source.text) for m in source.marks if m.kind == "term"]
    assert terms == [
        "When did you last sleep through a night?",
        "Who comes through at night?",
        "A circus?",
        "Would you let your children do it?",
    ]
    assert not [m for m in source.marks if m.kind == "table"]
    assert (source.meta["title"], source.meta["authors"]) == ("Four questions for a lock keeper", ["Nils Ott"])


def test_a_fragment_is_read_whole():
    interview = qaparse.parse(fixture("fragment.html"))
    assert interview.source.format == "html"
    assert [e.question.speaker.name for e in interview.exchanges] == ["Wren Calloway"] * 2
    assert interview.exchanges[0].answers[0].text == (
        "They hold still.\n\nAnd they are long – a wall ends, a fence goes on & on."
    )


def test_a_page_is_an_interview():
    interview = qaparse.parse_file(FIXTURES / "page.html")
    assert [e.question.text for e in interview.exchanges] == [
        "How do you begin a bell?",
        "And the sound, is it in the mud already?",
        "What would you never cast?",
    ]


NAV = '<ul><li><a href="/">Home</a><li><a href="/n">News</a><li><a href="/p">What does the ferryman read?</a></ul>'
BLURB = "This paper has come out each week since the harbour was dug, but for two winters. NOT-TEXT"
COMMENTS = "".join(
    f"<li><p>Number {n} says that this is a lovely interview, and much too short. NOT-TEXT</p>" for n in range(30)
)
FOOT = "<p>© The Harbour Sheet, and all who sail in her. NOT-TEXT</p>"
TEASER = (
    "<article><h2><a href=/x>Another one</a></h2><p>Whom we have met as well, and at length. NOT-TEXT</p></article>"
)
WRAPPERS = {
    "elements": f"<header>{NAV}</header><nav>{NAV}</nav><main><article>%s</article></main><aside><p>{BLURB}</p></aside>"
    f"<section id=comments>{COMMENTS}</section><footer>{FOOT}</footer>",
    "names": f'<div class="site has-sidebar"><div id="mainNav">{NAV}</div><div class="content with-ads">'
    f'<div class="entry">%s<div class="sharing-links"><p>Tell all whom you know of this page. NOT-TEXT</p></div></div>'
    f'<div class="commentlist">{COMMENTS}</div></div><div class="widget-area"><p>{BLURB}</p></div>{FOOT}</div>',
    "neither": f"<div>{NAV}</div><div><div>%s</div><div>{NAV}<p>{BLURB}</p>{NAV}{NAV}</div></div><div>{FOOT}</div>",
    "tables": f"<table><tr><td colspan=2>{NAV}<tr><td>{NAV}<td>%s<tr><td>{FOOT}</table>",
    "teasers": f"<main><article>%s</article>{TEASER * 5}</main>",
    "form": f'<form id="aspnetForm"><div class="menu">{NAV}</div>%s</form>',
}
INTERVIEW = """
<h1>The man who reads the tide</h1><p>Ferris Oak has read the tide at Aldmere for forty years. We met him at low water.
<p><b>Does it lie?</b><p>It is late. It has never lied to me, but late it has been more often than I like.
<p><b>What do you do then?</b><p>I wait. There is a chair for that, and a book in which I write how long I sat there.
<p><b>Where can people find you?</b><p>Here:
<ul><li><a href="https://tide.example.org">my page</a><li><a href="/map">the pier</a></ul>
"""


@pytest.mark.parametrize("around", WRAPPERS.values(), ids=WRAPPERS)
def test_what_stands_around_is_left_out_and_nothing_else(around):
    alone = read(INTERVIEW)
    page = read(
        f"<!doctype html><html><head><title>x</title></head><body class='social ad'>{around % INTERVIEW}</body>"
    )
    assert page.text == alone.text
    assert [m.kind for m in page.marks] == [m.kind for m in alone.marks]


@pytest.mark.parametrize("path", sorted((FIXTURES.parent / "interviews").glob("*.gold")), ids=lambda path: path.stem)
def test_a_whole_site_around_changes_nothing(path):
    site = fixture("site.html").decode("utf-8")
    for gold in load(path):
        made = render(gold, Rendering.HTML)
        if made is None:
            continue  # its labels stand in the text
        alone = made.text
        article = alone[alone.index("<article>") : alone.index("</body>")]
        page = site.replace("{article}", article).replace("{title}", html.escape(gold.title))
        assert read(page).text == read(alone).text


@pytest.mark.parametrize(
    "document",
    [
        "<body><div class=comments><p>Why is all of this text in a place that is called comments?</p></div>",
        "<body><nav><p>Why is all of this text in a place that is called navigation?</p></nav>",
        "<title>t</title>Where is the body of this page, and does anybody miss it, ever?",
        "<body><form>Why is all of this text in a form, and what do you want to know?</form>",
        "<body><aside><p>Why is all of this text in a place beside the text?</p></aside>",
    ],
)
def test_a_page_never_loses_all_its_text(document):
    assert "text" in read(document).text or "page" in read(document).text


def test_sections_that_are_alike_are_all_kept():
    turns = "".join(
        f"<article><h3>Question {n}?</h3><p>An answer that is as long as any other answer, or so.</p></article>"
        for n in range(6)
    )
    assert read(f"<body><main>{turns}</main>").text.count("An answer") == 6
    linked = turns.replace("<h3>", "<h3><a href='#q'>").replace("</h3>", "</a></h3>")
    assert read(f"<body><main>{linked}</main>").text.count("An answer") == 6


def test_quick_answers_beside_an_article_are_kept():
    quick = "".join(f"<p><b>Tea {n} or coffee {n}?</b><p>Tea." for n in range(30))
    page = read(f"<body><main><article><h1>T</h1><p>{BLURB * 3}</p></article><div>{quick}</div></main>")
    assert page.text.count("Tea.") == 30


# ---------------------------------------------------------------- what a page states

LINKED = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("head", "meta"),
    [
        ("<title> A &amp;\n B </title>", {"title": "A & B"}),
        ("<title>A – B C</title><meta property=og:site_name content='B C'>", {"title": "A", "site": "B C"}),
        ("<meta name=author content=Bo><meta name=Author content='Ada King'>", {"authors": ["Bo", "Ada King"]}),
        ("<meta property=article:author content=https://x.example/bo>", {}),
        ("<html lang=fr><meta property='article:published_time' content=2020>", {"language": "fr", "date": "2020"}),
        (
            LINKED % '[{"@type": ["BlogPosting"], "headline": "H", "author": "Bo", "publisher": {"name": "P"}}]',
            {"title": "H", "authors": ["Bo"], "site": "P"},
        ),
        (LINKED % '{"@type": "Person", "name": "X"}', {}),
        (LINKED % '{"headline": {"a": 1}, "author": [1, null, {"name": 2}]}', {}),
        (LINKED % ("[" * 100_000), {}),
        (LINKED % ('{"a": ' + "9" * 9000 + "}"), {}),
        (f"<title>{'x' * 5000}</title>", {}),
    ],
)
def test_what_a_page_states(head, meta):
    assert read(f"{head}<p>Words.").meta == meta


# ---------------------------------------------------------------- encodings, limits, recognising it

SENTENCE = "<p>Où étiez-vous né ? Près de la forêt, « à l’hôtel ».</p>"


@pytest.mark.parametrize(
    ("declared", "codec", "said"),
    [
        ("<meta charset=windows-1252>", "cp1252", "cp1252"),
        ("<META http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252", "cp1252"),
        ("<?xml version='1.0' encoding='iso-8859-15'?>", "iso8859-15", "iso8859-15"),
        ("<meta charset=iso-8859-1>", "utf-8", "utf-8"),
        ("<meta charset=utf-8>", "utf-16", "utf-16"),
        ("<meta charset=utf-16>", "utf-8", "utf-8"),
        ("<meta charset=nonsense>", "utf-8", "utf-8"),
        ("<meta charset=zip>", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_that_a_page_declares(declared, codec, said):
    sentence = SENTENCE if codec != "iso8859-15" else SENTENCE.replace("’", "'")
    source = read((declared + sentence).encode(codec))
    assert "Où étiez-vous né ? Près de la forêt" in source.text
    assert source.meta["encoding"].startswith(said)
    assert "encoding_detected" not in source.meta


def test_an_encoding_that_looks_like_ascii():
    source = read("<meta charset=iso-2022-jp><p>どこで生まれましたか".encode("iso2022_jp"))
    assert source.text == "どこで生まれましたか"


def test_what_html_is():
    for document in ("<!DOCTYPE html><p>x", "\n<!-- x --><p class=a>x", b"\xef\xbb\xbf<html>", "<b>Q:</b> Why?"):
        assert reader_for(content=document).name == "html"
    for document in ("<laughs> So?", "p <p>", "<?xml version='1.0'?><TEI>", "<", "<pre", ""):
        assert not READER.sniff(document)
    assert reader_for(path="a.HTM").name == "html"


def test_a_page_over_the_limit():
    with pytest.raises(errors.LimitError):
        read("<p>" + "x" * 50, Limits(characters=50))


# ---------------------------------------------------------------- hostile documents

N = 100_000
HOSTILE = {
    "deep": "<div>" * N + "x",
    "deep, each with words": "<blockquote><ul><li>a" * (N // 4),
    "deep tables": "<table><tr><td>a" * (N // 4),
    "formatting that never ends": "<p>" + "<b><i>x<br>" * (N // 4),
    "ends that end nothing": "</b></div></p></td>" * (N // 4),
    "brackets": "<" * N,
    "tags that never end": "<a " * N,
    "quotation marks that never end": "<a b=\"<a b='" * (N // 2),
    "brackets in quotation marks": '<a b=">"' * N,
    "comments that never end": "<!--" * N,
    "scripts that never end": "<script>" * N,
    "a tag of attributes": "<p " + "a=b " * N + ">x",
    "a tag of equals signs": "<p " + "= " * N + ">x",
    "line breaks": "x" + "<br>" * N + "x",
    "entities": "&#x" + "9" * N + ";&" * N,
    "classes": '<p class="' + "ad-question " * (N // 4) + '">x',
    "lists of definitions": "<dl><dt>a<dd>b" * (N // 8),
    "bodies": "<html><head><body>" * (N // 4) + "x",
    "one line": "word " * 400_000,
    "hidden": "<span hidden>" * N + "x",
    "page": "<title>t</title><body>" + "<article><form>Words that are many enough to count as prose." * (N // 8),
}


@pytest.mark.parametrize("document", HOSTILE.values(), ids=HOSTILE)
def test_hostile_documents_are_read_in_time_linear_in_their_length(document):
    started = time.perf_counter()
    source = read(document)
    # Some 20 seconds a megabyte on a slow and busy machine; what is quadratic takes hours.
    assert time.perf_counter() - started < 10 + 20 * len(document) / 1e6
    assert len(source.marks) <= len(document)


def test_marks_inside_one_another_are_bounded():
    source = read("<blockquote><b>a" * 1000)
    assert len(source.marks) == 32


ELEMENTS = (
    "a b blockquote body br dd div dl dt em h1 h2 head html img li ol p pre q script table td title tr ul".split()
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(ELEMENTS).map("<{}>".format),
            st.sampled_from(ELEMENTS).map("</{}>".format),
            st.sampled_from(
                ["one ", "two? ", "\n", "<div class=comments>", "<p hidden>", "<main>", "<article>", "&lt;"]
            ),
        ),
        max_size=40,
    ).map("".join)
)
def test_any_tags_in_any_order(document):
    source = read(document)
    for mark in source.marks:
        words = mark.span.of(source.text)
        assert words
        assert words == words.strip()
    assert read(document.encode()).text == source.text

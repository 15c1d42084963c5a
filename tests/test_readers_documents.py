"""Documents of word processors and PDF: one interview in each format, then what is awkward, then what is hostile."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

import qaparse
from qaparse import Limits
from qaparse.errors import FormatMismatchError, InputTypeError, LimitError
from qaparse.readers import READERS, reader_for

FIXTURES = Path(__file__).parent / "fixtures" / "readers"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(name, data, limits=None):
    return READERS[name].read(data, limits or Limits())


def marks(source, *kinds):
    return [(m.kind, m.value, m.span.of(source.text)) for m in source.marks if m.kind in kinds]


def archive(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return out.getvalue()


def docx(body, **parts):
    whole = f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>"
    return archive({"word/document.xml": whole} | {f"word/{name}.xml": content for name, content in parts.items()})


def odt(body, styles=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


# ---------------------------------------------------------------- one interview, four formats


@pytest.fixture(scope="module")
def magazine():
    return qaparse.parse_file(FIXTURES / "magazine.docx")


def test_an_interview_is_read_from_word(magazine):
    assert [s.name for s in magazine.interviewees] == ["Marisol Etxeberria-Quaye"]
    assert [s.name for s in magazine.interviewers] == ["Hamish Obuya"]
    assert magazine.exchanges[0].question.text == "Whose shoebox was it?"
    assert magazine.exchanges[-1].answers[-1].text == "I thought you would never ask. Come and look."
    assert "Page" not in magazine.text  # footers are left out
    assert magazine.source.meta["title"] == "The lighthouse"


@pytest.mark.parametrize("name", ["magazine.odt", "magazine.rtf"])
def test_other_word_processors_give_the_same(magazine, name):
    other = qaparse.parse_file(FIXTURES / name)
    assert other.text == magazine.text
    assert [(s.span, s.kind, s.speaker) for s in other.segments] == [
        (s.span, s.kind, s.speaker) for s in magazine.segments
    ]


def test_a_pdf_says_the_same_in_the_same_paragraphs(magazine):
    printed = qaparse.parse_file(FIXTURES / "magazine.pdf")
    running = [b for b in printed.text.split("\n\n") if b.startswith(("Page ", "The Quay Review"))]
    blocks = [" ".join(b.split()) for b in printed.text.split("\n\n") if b not in running]
    assert blocks == [" ".join(b.split()) for b in magazine.text.split("\n\n")]
    assert running[:3] == ["The Quay Review · Autumn", "Page 1", "The Quay Review · Autumn"]
    assert {b for _, _, b in marks(printed.source, "noise")} == set(running)
    pages = [t.page for t in printed.turns]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 4)
    kinds = [(s.kind, s.text.split()) for s in magazine.segments if s.kind.spoken]
    assert [x for x in kinds if x not in [(s.kind, s.text.split()) for s in printed.segments]] == []


def test_words_that_were_broken_are_whole_and_the_mark_has_the_hyphen():
    source = read("pdf", (FIXTURES / "broken-words.pdf").read_bytes())
    assert marks(source, "hyphen") == [
        ("hyphen", "inter-esting", "interesting"),
        ("hyphen", "ques-tions", "questions"),
        ("hyphen", "retire-ment", "retirement"),
    ]
    first, second = source.text.split("\n\n")
    assert "who has a well-known\ndislike" in first  # as the text writes it elsewhere
    assert second.endswith("in small books like\nthis one. It ends.")  # over the end of a page


# ---------------------------------------------------------------- Word


def p(words, props=""):
    return f"<w:p><w:pPr>{props}</w:pPr>{words}</w:p>"


def r(words, props=""):
    return f"<w:r><w:rPr>{props}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def test_tracked_changes_are_accepted_and_comments_left_out():
    body = p(
        r("Where ")
        + f"<w:ins>{r('were')}</w:ins><w:del><w:r><w:delText>was</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{r(' never')}</w:moveFrom><w:moveTo>{r(' you')}</w:moveTo>"
        + "<w:commentRangeStart w:id='0'/>"
        + r(" born?")
        + "<w:r><w:commentReference w:id='0'/></w:r>"
    )
    source = read("docx", docx(body, comments=f"<w:comments {W}>{p(r('check this'))}</w:comments>"))
    assert source.text == "Where were you born?"


def test_paragraphs_whose_end_was_taken_out_are_one():
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    box = f"<w:r><w:pict><w:txbxContent>{p(r('Beside.'))}</w:txbxContent></w:pict></w:r>"
    table = f"<w:tbl><w:tr><w:tc>{p(r('Cell.'))}</w:tc></w:tr></w:tbl>"
    body = p(r("I had ") + box, gone) + p("<w:del><w:r><w:delText>no</w:delText></w:r></w:del>", gone) + p(r("a boat."))
    body += p(r("It leaked."), gone) + table + p(r("It sank."), gone)
    assert read("docx", docx(body)).text == "Beside.\n\nI had a boat.\n\nIt leaked.\n\nCell.\n\nIt sank."


def test_formatting_that_was_changed_counts_as_it_is_now():
    props = "<w:rPrChange w:id='1'><w:rPr><w:b/></w:rPr></w:rPrChange>"
    assert marks(read("docx", docx(p(r("Quiet.", props)))), "bold") == []


def test_runs_that_look_the_same_have_one_mark():
    source = read("docx", docx(p(r("Ada", "<w:b/>") + r(" King:", "<w:b/>") + r(" Good.", "<w:b w:val='0'/>"))))
    assert marks(source, "bold") == [("bold", None, "Ada King:")]


def test_styles_say_what_a_paragraph_is():
    styles = (
        f"<w:styles {W}>"
        "<w:style w:styleId='H'><w:name w:val='heading 2'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr>"
        "<w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:styleId='Own'><w:name w:val='Mine'/><w:basedOn w:val='H'/></w:style>"
        "<w:style w:styleId='Q'><w:name w:val='Quote'/></w:style>"
        "<w:style w:styleId='Ask'><w:name w:val='Ask'/><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:styleId='Loop'><w:name w:val='Loop'/><w:basedOn w:val='Loop'/></w:style></w:styles>"
    )
    body = "".join(p(r(f"Words {s}."), f"<w:pStyle w:val='{s}'/>") for s in ("H", "Own", "Q", "Ask", "Loop", "None"))
    source = read("docx", docx(body, styles=styles))
    assert marks(source, "heading", "quote", "bold") == [
        ("heading", 2, "Words H."),
        ("heading", 2, "Words Own."),
        ("quote", None, "Words Q."),
        ("bold", None, "Words Ask."),
    ]


def test_lists_have_their_numbers():
    numbering = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='7'>"
        "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
    )
    items = [("a", 0), ("b", 0), ("c", 1), ("d", 0)]
    body = "".join(p(r(t), f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='2'/></w:numPr>") for t, level in items)
    source = read("docx", docx(body, numbering=numbering))
    assert marks(source, "list") == [("list", 3, "a"), ("list", 4, "b"), ("list", None, "c"), ("list", 5, "d")]


def test_styles_that_authors_name_say_who_speaks():
    styles = "".join(
        f"<w:style w:styleId='{n}'><w:name w:val='{n}'/></w:style>" for n in ("Interviewer", "A", "Pull Quote")
    )
    body = "".join(p(r(f"{s}."), f"<w:pStyle w:val='{s}'/>") for s in ("Interviewer", "A", "Pull Quote"))
    source = read("docx", docx(body, styles=f"<w:styles {W}>{styles}</w:styles>"))
    assert [kind for kind, *_ in marks(source, "question", "answer", "pullquote")] == [
        "question",
        "answer",
        "pullquote",
    ]


def test_labels_that_word_counts_out_stand_in_the_text():
    levels = (("0", "none", "Q."), ("1", "decimal", "Witness %2:"), ("2", "bullet", "o"))
    numbering = f"<w:numbering {W}><w:abstractNum w:abstractNumId='7'>" + "".join(
        f"<w:lvl w:ilvl='{n}'><w:numFmt w:val='{how}'/><w:lvlText w:val='{text}'/></w:lvl>" for n, how, text in levels
    )
    numbering += "</w:abstractNum><w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
    items = [("Why?", 0), ("I saw.", 1), ("You ran.", 1), ("At night.", 2)]
    body = "".join(p(r(t), f"<w:numPr><w:ilvl w:val='{n}'/><w:numId w:val='2'/></w:numPr>") for t, n in items)
    source = read("docx", docx(body, numbering=numbering))
    assert source.text == "Q. Why?\n\nWitness 1: I saw.\n\nWitness 2: You ran.\n\nAt night."
    assert marks(source, "list") == [("list", None, "At night.")]


def test_notes_stand_at_the_end_and_text_boxes_beside():
    box = f"<mc:AlternateContent><mc:Choice><w:txbxContent>{p(r('A boat is a promise.'))}</w:txbxContent></mc:Choice>"
    box += f"<mc:Fallback><w:txbxContent>{p(r('A boat is a promise.'))}</w:txbxContent></mc:Fallback>"
    body = p(r("I sailed.") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + box + "</mc:AlternateContent>")
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='0'>{p(r('---'))}</w:footnote>"
        f"<w:footnote w:id='2'>{p(r('In 1990.'))}</w:footnote></w:footnotes>"
    )
    source = read("docx", docx(body, footnotes=notes))
    assert source.text == "A boat is a promise.\n\nI sailed.\n\nIn 1990."
    assert marks(source, "aside", "list") == [("aside", None, "A boat is a promise."), ("list", "^1", "In 1990.")]


def test_hidden_words_field_codes_and_breaks():
    body = p(
        r("Seen.", "<w:vanish w:val='false'/>")
        + r(" Unseen.", "<w:vanish/>")
        + "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>"
        + "<w:r><w:br/><w:t>Next</w:t><w:tab/><w:t>line</w:t><w:noBreakHyphen/><w:t>end</w:t></w:r>"
    )
    assert read("docx", docx(body)).text == "Seen.\nNext\tline‑end"


def test_links_have_their_targets():
    rels = "<Relationships><Relationship Id='rId4' Target='https://example.org' TargetMode='External'/></Relationships>"
    body = f"<w:document {W} {R}>" + p(f"<w:hyperlink r:id='rId4'>{r('here')}</w:hyperlink>") + "</w:document>"
    source = read("docx", archive({"word/document.xml": body, "word/_rels/document.xml.rels": rels}))
    assert marks(source, "link") == [("link", "https://example.org", "here")]


def test_tables_of_data_and_tables_that_only_lay_out():
    def table(rows):
        cells = ["".join(f"<w:tc>{''.join(p(r(t)) for t in cell)}</w:tc>" for cell in row) for row in rows]
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    data = read("docx", docx(table([[["Year"], ["Storms"]], [["1990"], ["12"]]])))
    assert data.text == "Year\tStorms\n\n1990\t12"
    assert [kind for kind, *_ in marks(data, "table")] == ["table"]
    layout = read("docx", docx(table([[["One.", "Two."], ["Three."]]])))
    assert (layout.text, marks(layout, "table")) == ("One.\n\nTwo.\n\nThree.", [])
    deep = "<w:tbl><w:tr><w:tc>" * 40 + p(r("Deep.")) + "</w:tc></w:tr></w:tbl>" * 40
    assert read("docx", docx(deep)).text == "Deep."


@pytest.mark.parametrize("header", [[], [("Speaker", "Time", "Text")]])
def test_a_table_of_talk_is_turns(header):
    rows = [("Ada King:", "[00:01]", "Where were you born, and when was that?")]
    rows += [
        ("Bo Lind", "00:05", "In Lund, in the year of the long winter, they say."),
        ("", "", "My mother sold fish."),
    ]
    rows += [("Ada King", "0:09", "And when did you leave the town, if I may ask?"), ("Bo Lind", "0:12", "I was ten.")]
    rows += [("Ada King", "0:14", "Did you ever go back to see what became of it?"), ("Bo Lind", "0:20", "Never.")]
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in row)}</w:tr>" for row in header + rows)
    data = docx(p(r("Tapes", "<w:b/>")) + f"<w:tbl>{cells}</w:tbl>")
    interview = qaparse.parse(data)
    assert [(str(t.speaker), t.begins) for t in interview.turns] == [
        ("Ada King", 1.0),
        ("Bo Lind", 5.0),
        ("Ada King", 9.0),
        ("Bo Lind", 12.0),
        ("Ada King", 14.0),
        ("Bo Lind", 20.0),
    ]
    assert interview.turns[1].text.endswith("they say.\n\nMy mother sold fish.")


# ---------------------------------------------------------------- OpenDocument


def test_opendocument_styles_lists_notes_and_changes():
    styles = (
        "<style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style>"
        "<style:style style:name='T2' style:parent-style-name='T1'>"
        "<style:text-properties fo:font-style='italic'/></style:style>"
        "<style:style style:name='P9'><style:text-properties text:display='none'/></style:style>"
        "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1'/>"
        "</text:list-style>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:h text:outline-level='2'>Storms</text:h>"
        "<text:p><text:span text:style-name='T2'>Ada:</text:span> I was<text:s text:c='3'/>here."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In May.</text:p></text:note-body>"
        "</text:note></text:p>"
        "<text:list text:style-name='L1'><text:list-item><text:p>one</text:p><text:p>more</text:p></text:list-item>"
        "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<text:p text:style-name='P9'>hidden</text:p>"
        "<text:p>A<text:line-break/>B<text:tab/>C</text:p>"
    )
    source = read("odt", odt(body, styles))
    assert source.text == "Storms\n\nAda: I was here.\n\none\n\nmore\n\ntwo\n\nA\nB\tC\n\nIn May."
    assert marks(source, "heading", "bold", "italic", "list") == [
        ("heading", 2, "Storms"),
        ("bold", None, "Ada:"),
        ("italic", None, "Ada:"),
        ("list", 1, "one"),
        ("list", 2, "two"),
        ("list", "^1", "In May."),
    ]


# ---------------------------------------------------------------- rich text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9", "café"),
        (r"\u8212?dash", "—dash"),
        (r"\uc0\u8212 dash", "—dash"),
        (r"\uc2\u8212\'5f\'5fdash", "—dash"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179? alone", "� alone"),
        (r"{\f1 \'cf\'f0\'e8}", "При"),
        (r"{\f2 \'93\'fa\'96\'7b}", "日本"),
        (r"a\~b\_c\-d\{e\}\\", "a\xa0b‑cd{e}\\"),
        (r"\lquote a\rquote  \ldblquote b\rdblquote\endash\emdash\bullet", "‘a’ “b”–—•"),
        (r"a{\*\unknown b{c}}d{\pict ffd8}e{\header f}", "ade"),
        (r"a{\v b}\v c\v0 d{\deleted e}f", "adf"),
        ("a\\bin4 {{}}b", "ab"),
        (r"a\par b\line c\tab d", "a\n\nb\nc\td"),
        ("a\\\nb", "a\n\nb"),
        ('{\\field{\\*\\fldinst HYPERLINK "https://x.org"}{\\fldrslt here}} there', "here there"),
        (r"one{\footnote{\chftn} note} two", "one two\n\nnote"),
        (r"one{\super{\*\footnote \chftn\pard\plain {note}}} two", "one two\n\nnote"),
        (r"one {\deleted no\par}{\deleted nor}{two}\par three", "one two\n\nthree"),
        (r"a{b{c", "abc"),
        (r"a}}}b", "ab"),
    ],
)  # fmt: skip
def test_rich_text(body, text):
    fonts = r"{\fonttbl{\f0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    assert read("rtf", (r"{\rtf1\ansi\ansicpg1252" + fonts + body + "}").encode()).text == text
    assert read("rtf", r"{\rtf1\ansi\ansicpg1252" + fonts + body + "}").text == text


def test_headings_of_rich_text_are_no_items():
    source = read(
        "rtf", r"{\rtf1\pard\outlinelevel1{\listtext\pard\plain 2.\tab}Leaving\par\pard{\listtext\tab}So.\par}"
    )
    assert marks(source, "heading", "list") == [("heading", 2, "Leaving")]


def test_rich_text_styles_and_tables():
    styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 2;}{\*\cs5\b Strong;}{\s2 Quote;}}"
    rows = "".join(rf"\trowd\intbl {a}\cell {b}\cell\row" for a, b in (("Year", "Storms"), ("1990", "12")))
    source = read(
        "rtf", rf"{{\rtf1{styles}\pard\s1\b Title\par\pard\plain\s2 Said.\par\pard {rows}\pard{{\b Why?}}\par So.}}"
    )
    assert source.text == "Title\n\nSaid.\n\nYear\tStorms\n\n1990\t12\n\nWhy?\n\nSo."
    assert marks(source, "heading", "quote", "table", "bold") == [
        ("heading", 2, "Title"),
        ("quote", None, "Said."),
        ("table", None, "Year\tStorms\n\n1990\t12"),
        ("bold", None, "Why?"),
    ]


# ---------------------------------------------------------------- what is hostile


def test_documents_are_recognised_by_their_content():
    for name in ("docx", "odt", "rtf", "pdf"):
        data = (FIXTURES / f"magazine.{name}").read_bytes()
        assert [n for n, reader in READERS.items() if reader.sniff(data)] == [name]
        assert reader_for(content=data).name == name


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_text_is_no_such_document(name):
    with pytest.raises(InputTypeError, match="expected bytes, got str"):
        read(name, "words")


@pytest.mark.parametrize("name", ["docx", "odt", "rtf", "pdf"])
@pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04", b"%PDF-1.7", b"{\\rtf", b"\x00" * 100])
def test_a_format_that_lies_is_one_clear_error_or_nothing(name, data):
    if name == "rtf" and data == b"{\\rtf":
        assert read(name, data).text == ""
    else:
        with pytest.raises(FormatMismatchError, match=f"this is not {name}"):
            read(name, data)


@pytest.mark.parametrize("name", ["docx", "odt", "rtf", "pdf"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_one_clear_error_or_its_text(name, share):
    data = (FIXTURES / f"magazine.{name}").read_bytes()
    with contextlib.suppress(FormatMismatchError):
        read(name, data[: int(len(data) * share)])


def test_locked_documents_say_so():
    with pytest.raises(FormatMismatchError, match="locked with a password"):
        read("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    locked = archive({"content.xml": "<a/>", "META-INF/manifest.xml": "<m:encryption-data/>"})
    with pytest.raises(FormatMismatchError, match="locked with a password"):
        read("odt", locked)


def test_bombs_are_not_unpacked():
    words = "<w:t>" + " " * 30_000_000 + "</w:t>"
    with pytest.raises(LimitError, match="its packed size"):
        read("docx", docx(words))
    with pytest.raises(LimitError, match="unpacked bytes"):
        read("docx", docx(words), Limits(unpacked=1_000_000))
    many = archive({"word/document.xml": "<a/>"} | {f"x{n}": "" for n in range(300)})
    with pytest.raises(LimitError, match="members of the archive"):
        read("docx", many, Limits(members=200))


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for xml in (bomb, outside):
        with pytest.raises(FormatMismatchError, match="entity 'x'"):
            read("docx", archive({"word/document.xml": xml}))


def test_depth_is_limited():
    deep = docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)
    with pytest.raises(LimitError, match="depth of the elements"):
        read("docx", deep)
    with pytest.raises(LimitError, match="depth of the groups"):
        read("rtf", r"{\rtf1" + "{" * 100_000)


def test_a_pdf_of_pictures_says_that_its_text_must_be_recognised():
    pages = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj"
    pages += b" 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>"
    with pytest.raises(FormatMismatchError, match="recognise their text"):
        read("pdf", pages)


def printed(*lines):
    """A PDF of one page, from lines given as place, size and words."""
    shown = "".join(f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in lines)
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        f"4 0 obj<</Length {len(shown)}>>stream\n{shown}endstream endobj\ntrailer<</Root 1 0 R>>"
    ).encode()


BODY = [
    (40, 288, 10, "and so it went on from one year to the next and"),
    (40, 276, 10, "nobody in the town thought any more about the"),
    (40, 264, 10, "whole matter. That was how it ended."),
]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (  # a number that stands higher
            [(40, 300, 10, "I was ten years old."), (126, 306, 5, "1"), (130, 300, 10, " My uncle left the town,")],
            "I was ten years old.1 My uncle left the town,\nand so it",
        ),
        (  # a letter that hangs over several lines
            [
                (40, 288, 30, "W"),
                (70, 312, 10, "hen I was ten my uncle left the town"),
                (70, 300, 10, "for the islands,"),
            ],
            "When I was ten my uncle left the town\nfor the islands,\nand so it",
        ),
        (  # lines that are short beside a picture
            [(40, 324, 10, "My uncle left the town"), (40, 312, 10, "for the islands in the"), (40, 300, 10, "west,")],
            "My uncle left the town\nfor the islands in the\nwest,\nand so it",
        ),
        ([(40, 350, 20, "The man who"), (40, 327, 20, "left the town")], "The man who left the town\n\nand so it"),
    ],
)
def test_pieces_of_a_line_and_of_a_paragraph_are_put_together(lines, text):
    source = read("pdf", printed(*lines, *BODY))
    assert source.text.startswith(text)
    assert source.text.endswith("\nwhole matter. That was how it ended.")


@pytest.mark.parametrize("beside", [0, 190])
def test_a_printed_transcript_of_a_court_is_read_by_its_lines(beside):
    """Numbers that stand apart from the words, a little higher; several pages on one sheet."""
    talk = [
        "THE COURT: Go on.",
        "Q. Where were you, Mr. Hart, on",
        "that night?",
        "A. At home.",
        *["Q. Who?", "A. I was."] * 4,
    ]
    lines = []
    for page, left in enumerate((20, 20 + beside) if beside else (20,)):
        lines.append((left + 60, 350, 6, f"Page {page + 12}"))
        for n, words in enumerate(talk):
            lines += [(left, 330 - 20 * n, 6, str(n + 1)), (left + 20, 331 - 20 * n, 6, words)]
    source = read("pdf", printed(*lines))
    once = "THE COURT: Go on.\n\nQ. Where were you, Mr. Hart, on\nthat night?\n\nA. At home.\n\nQ. Who?\n\nA. I was."
    assert source.text.startswith(once)
    assert source.text.count("that night?\n\nA. At home.\n\nQ. Who?") == (2 if beside else 1)
    assert [v for k, v, _ in marks(source, "line")][:4] == [1, 2, 3, 4]
    assert {v for _, v, _ in marks(source, "page")} == ({12, 13} if beside else {12})


def test_pages_and_seconds_are_limited():
    data = (FIXTURES / "magazine.pdf").read_bytes()
    with pytest.raises(LimitError, match="pages of the document"):
        read("pdf", data, Limits(pages=2))
    with pytest.raises(LimitError, match="seconds of reading"):
        read("pdf", data, Limits(seconds=0))


DOCX_UNITS = {
    "paragraphs": p(r("a", "<w:b/>")),
    "empty paragraphs": "<w:p/>",
    "runs": r("a"),
    "tables": f"<w:tbl><w:tr><w:tc>{p(r('a'))}</w:tc><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>",
    "rows": f"<w:tr><w:tc>{p(r('a'))}</w:tc></w:tr>",
    "items": p(r("a"), "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"),
}
RTF_UNITS = ["a", "{", "}", "{a}", "\\b a", "\\par ", "\\page ", " \\page", "\\'e9", "\\u8212?", "\\cell ", "\\row "]
RTF_UNITS += [
    "\\bin9 ",
    "{\\footnote a",
    "{\\*\\x a}",
    "{\\field{\\*\\fldinst HYPERLINK b}{\\fldrslt b}}",
    "\\intbl a\\par ",
]


@pytest.mark.parametrize("unit", DOCX_UNITS)
def test_word_grows_linearly(unit, grows_linearly):
    def make(size):
        body = DOCX_UNITS[unit] * (size // len(DOCX_UNITS[unit]))
        around = {"runs": ("<w:p>", "</w:p>"), "rows": ("<w:tbl>", "</w:tbl>")}.get(unit, ("", ""))
        return docx(body.join(around))

    limits = Limits(ratio=1_000_000)
    grows_linearly(make, lambda data: read("docx", data, limits), 20_000)


@pytest.mark.parametrize("lists", [True, False])
def test_many_lists_and_many_levels_of_one_grow_linearly(lists, grows_linearly):
    def make(size):
        level = "<w:lvl w:ilvl='{}'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
        some = range(1, size)
        if lists:
            defined = "".join(
                f"<w:abstractNum w:abstractNumId='{n}'>{level.format(0)}</w:abstractNum>"
                f"<w:num w:numId='{n}'><w:abstractNumId w:val='{n}'/></w:num>"
                for n in some
            )
        else:
            levels = "".join(map(level.format, some))
            defined = f"<w:abstractNum w:abstractNumId='1'>{levels}</w:abstractNum>"
            defined += "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
        items = "".join(
            p(
                r("a"),
                f"<w:numPr><w:ilvl w:val='{0 if lists else n}'/><w:numId w:val='{n if lists else 1}'/></w:numPr>",
            )
            for n in some
        )
        return docx(items, numbering=f"<w:numbering {W}>{defined}</w:numbering>")

    limits = Limits(ratio=1_000_000)
    grows_linearly(make, lambda data: read("docx", data, limits), 3_000)


ODT_UNITS = {
    "paragraphs": "<text:p>I was here.</text:p>",
    "empty paragraphs": "<text:p/>",
    "pieces": "<text:span text:style-name='T1'>a</text:span>",
    "spaces": "a<text:s text:c='3'/>",
    "breaks": "a<text:line-break/>",
    "headings": "<text:h text:outline-level='2'>Storms</text:h>",
    "items": "<text:list-item><text:p>one</text:p></text:list-item>",
    "lists": "<text:list text:style-name='L1'><text:list-item><text:p>one</text:p></text:list-item></text:list>",
    "notes": "<text:p>a<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>In May.</text:p></text:note-body></text:note></text:p>",
    "changes": "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>",
    "links": "<text:p><text:a xlink:href='b' xmlns:xlink='http://www.w3.org/1999/xlink'>a</text:a></text:p>",
    "tables": "<table:table><table:table-row><table:table-cell><text:p>Ada</text:p></table:table-cell>"
    "<table:table-cell><text:p>Why?</text:p></table:table-cell></table:table-row></table:table>",
    "rows": "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>",
}
ODT_AROUND = {
    "pieces": ("<text:p>", "</text:p>"),
    "spaces": ("<text:p>", "</text:p>"),
    "breaks": ("<text:p>", "</text:p>"),
    "items": ("<text:list text:style-name='L1'>", "</text:list>"),
    "rows": ("<table:table>", "</table:table>"),
}
ODT_STYLES = (
    "<style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style>"
    "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1'/>"
    "</text:list-style>"
)


@pytest.mark.parametrize("unit", ODT_UNITS)
def test_opendocument_grows_linearly(unit, grows_linearly):
    def make(size):
        body = ODT_UNITS[unit] * (size // len(ODT_UNITS[unit]))
        return odt(body.join(ODT_AROUND.get(unit, ("", ""))), ODT_STYLES)

    assert (read("odt", make(2_000)).text == "") == (unit in ("empty paragraphs", "changes"))
    grows_linearly(make, lambda data: read("odt", data), 20_000)


def test_styles_that_come_from_one_another_grow_linearly(grows_linearly):
    def make(size):
        styles = "".join(
            f"<style:style style:name='T{n}' style:parent-style-name='T{n - 1}'>"
            "<style:text-properties fo:font-weight='bold'/></style:style>"
            for n in range(1, size)
        )
        return odt("".join(f"<text:p text:style-name='T{n}'>a</text:p>" for n in range(1, size)), styles)

    grows_linearly(make, lambda data: read("odt", data), 300)


def sheets(pages, lines):
    """A PDF of so many pages with so many lines each."""
    shown = "".join(
        f"BT /F 6 Tf 40 {380 - 360 * n / lines:.3f} Td (I was here, and {n}.) Tj ET\n" for n in range(lines)
    )
    numbers = range(10, 10 + pages)
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Count {pages}/Kids[{' '.join(f'{n} 0 R' for n in numbers)}]>>endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        f"4 0 obj<</Length {len(shown)}>>stream\n{shown}endstream endobj\n"
        + "".join(
            f"{n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R"
            "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
            for n in numbers
        )
        + "trailer<</Root 1 0 R>>"
    ).encode()


@pytest.mark.parametrize("what", ["pages", "lines", "columns", "pieces of a line"])
def test_a_pdf_grows_linearly(what, grows_linearly):
    def make(size):
        if what == "pages":
            return sheets(size, 10)
        if what == "lines":
            return sheets(2, 10 * size)
        if what == "columns":
            return printed(
                *[(20 + 180 * (n % 2), 380 - 360 * n / (10 * size), 6, "I was here.") for n in range(10 * size)]
            )
        return printed(*[(20 + 360 * n / (20 * size), 300, 4, "I ") for n in range(20 * size)])

    assert "I" in read("pdf", make(2)).text
    grows_linearly(make, lambda data: read("pdf", data), 10)


@pytest.mark.parametrize("unit", RTF_UNITS)
def test_rich_text_grows_linearly(unit, grows_linearly):
    limits = Limits(depth=10_000_000)
    grows_linearly(lambda size: "{\\rtf1 " + unit * (size // len(unit)), lambda data: read("rtf", data, limits), 4_000)

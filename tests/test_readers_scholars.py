"""Readers of scholars' transcripts: CHAT, ELAN, TextGrid and TEI."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qaparse import Kind, Limits, Role, errors, parse_file
from qaparse.readers import READERS, reader_for
from qaparse.readers.chat import cleaned

Q, A = Kind.QUESTION, Kind.ANSWER


def read(name, data, **limits):
    return READERS[name].read(data, Limits(**limits))


def blocks(source):
    return source.text.split("\n\n") if source.text else []


def times(source, kind="time"):
    return [m.value for m in source.marks if m.kind == kind]


def told(path):
    """Kind, speaker, beginning, end and first words of every segment, as the engine reads a fixture."""
    return [
        (s.kind, s.speaker and s.speaker.name, s.begins, s.ends, s.text.split(" ")[0])
        for s in parse_file(path).segments
    ]


@pytest.fixture
def fixtures(root):
    return root / "tests" / "fixtures" / "readers"


# ---------------------------------------------------------------- the fixtures, end to end


def test_chat(fixtures):
    ada, mo = "Jane Doe", "Mo Lindqvist"
    assert told(fixtures / "ferry.cha") == [
        (Q, ada, 0.0, 2.85, "so,"),
        (A, mo, 2.85, 9.4, "oh"),
        (A, "REL", 9.4, 11.0, "[laughs]"),
        (Q, ada, 11.0, 12.2, "did"),
        (A, mo, 12.2, 15.01, "my"),
        (Q, ada, 15.01, 17.5, "and"),
        (A, mo, 17.5, 23.0, "forty"),
    ]
    interview = parse_file(fixtures / "ferry.cha")
    assert interview.source.meta["date"] == "12-MAR-2019"
    assert [(s.name, s.role) for s in interview.speakers[:2]] == [(ada, Role.INTERVIEWER), (mo, Role.INTERVIEWEE)]


def test_elan(fixtures):
    nora, sean = "Nora Whitlock", "Seán Ó Cuív"
    assert told(fixtures / "nets.eaf") == [
        (Q, nora, 0.0, 1.8, "How"),
        (A, sean, 1.8, 7.2, "Three,"),
        (Q, nora, 7.3, 9.0, "And"),
        (A, sean, 9.1, 14.0, "My"),
    ]
    source = parse_file(fixtures / "nets.eaf").source
    # Two times between 1.8 and 7.2 were not aligned: they lie evenly between.
    assert times(source) == [0.0, 1.8, 3.6, 5.4, 7.3, 9.1, 13.1]
    assert "He says" not in source.text
    assert "nets.001" not in source.text
    assert source.meta["authors"] == [nora]


@pytest.mark.parametrize("name", ["bakery.TextGrid", "bakery-short.TextGrid"])
def test_textgrid(fixtures, name):
    assert told(fixtures / name) == [
        (Q, "Ada King", 0.0, 2.1, "How"),
        (A, "Bo Marsh", 2.3, 6.8, "With"),
        (Q, "Ada King", 7.0, 8.9, "And"),
        (A, "Bo Marsh", 9.2, 13.7, "The"),
    ]
    assert 'we called "the aunt".' in parse_file(fixtures / name).text


@pytest.mark.parametrize("name", ["ferry.cha", "nets.eaf", "bakery.TextGrid", "bakery-short.TextGrid", "lamps.xml"])
def test_content_tells_the_format(fixtures, name):
    data = (fixtures / name).read_bytes()
    assert reader_for(content=data) is reader_for(path=name)


@pytest.mark.parametrize("name", ["ferry.cha", "nets.eaf", "bakery.TextGrid"])
def test_cut_short_anywhere(fixtures, name):
    text = (fixtures / name).read_text(encoding="utf-8")
    reader = reader_for(path=name)
    whole = set(reader.read(text, Limits()).text.replace(":", " ").split())
    for end in range(0, len(text), 97):
        try:
            part = reader.read(text[:end], Limits())
        except errors.FormatMismatchError:
            continue
        lost = [w for w in part.text.replace(":", " ").split()[:-1] if w not in whole]
        assert len(lost) < 3, lost


# ---------------------------------------------------------------- CHAT


@pytest.mark.parametrize(
    ("coded", "said"),
    [
        ("<I want> [//] I need milk .", "I want I need milk."),
        ("well , how ?", "well, how?"),
        ('+" he said yes .', "he said yes."),
        ('and then +"/.', "and then:"),
        ("no +/.", "no–"),
        ("what +//?", "what–?"),
        ("so +...", "so…"),
        ("so +..?", "so…?"),
        ("what +!?", "what!?"),
        ("&*MOT:yeah what ? (.) (1.5) (0:02.5)", "[MOT: yeah] what?"),
        ("0is he 0 .", "he."),
        ("0 .", ""),
        ("(.) .", ""),
        ("“why not” ‡ yes !", "“why not”, yes!"),
        ("that ⌈2 is ⌉2 ↑so ↓ hard .", "that is so hard."),
        ("(be)cause o(f) it [x 3] .", "because of it."),
        ("what [=! laughing: loud] <did you> [>1] say ?", "what [laughing: loud] did you say?"),
        ("[- spa] hola [* s:r] gonna [: going to] [% sad] [+ exc] .", "hola gonna."),
        ("nee:d bana^nas at 3:00 .", "need bananas at 3:00."),
        ("&-uh &+fr &~gaga &um ice_cream@f choo+choo b@l .", "uh fr gaga um ice cream choo-choo b."),
        ("xxx yyy www xxx@k .", "[unintelligible] [unintelligible] [untranscribed] [unintelligible]."),
        ("&=imit:dog come", "[imit dog] come"),
        ("¿dónde está ?", "¿dónde está?"),
        ("[ < > [[ ]( & @ + &= &* \ue000 ]", ""),
        ("+< mhm <yes yes> [/] yes .", "mhm yes yes yes."),
        ("+, and so ? +^ no .", "and so? no."),
    ],
)
def test_codes_of_chat(coded, said):
    assert cleaned(coded) == said


def chat(*lines):
    return "\n".join(["@UTF8", "@Begin", *lines, "@End"])


def test_chat_codes_stay_where_no_name_is_given():
    source = read("chat", chat("@Participants:\tINV Investigator, S01 Participant", "*INV:\twhy ?", "*S01:\tno ."))
    assert blocks(source) == ["INV: why?", "S01: no."]
    assert [p["role"] for p in source.meta["participants"]] == ["interviewer", "interviewee"]


def test_chat_two_of_one_name_are_told_apart():
    source = read("chat", chat("@Participants:\tAAA Kim Adult, BBB Kim Adult", "*AAA:\twhy ?", "*BBB:\tno ."))
    assert blocks(source) == ["Kim: why?", "BBB: no."]


def test_chat_where_everybody_is_on_one_side_no_side_is_said():
    both = "@Participants:\tAAA Kim Participant, BBB Lo Participant"
    source = read("chat", chat(both, "*AAA:\twhy ?", "*BBB:\tno ."))
    assert [p["role"] for p in source.meta["participants"]] == [None, None]


def test_chat_times():
    lines = ["*A:\tone \x15100_200\x15 two \x15300_450\x15", '*A:\tthree \x15%snd:"rec 1"_500_600\x15', "*B:\tno •7_8•"]
    source = read("chat", chat(*lines, "*B:\tyes \x15pic.jpg\x15 \x15broken"))
    assert blocks(source) == ["A: one two three", "B: no yes broken"]
    assert times(source) == [0.1, 0.3, 0.5, 0.007]
    assert times(source, "until") == [0.2, 0.45, 0.6, 0.008]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_chat_lines_that_go_on(end):
    text = chat("*A:\tone", "\ttwo", "%mor:\tx", "\ty", "*B:\tthree", "stray", "@Comment:\tz", "\tw")
    assert blocks(read("chat", text.replace("\n", end))) == ["A: one two", "B: three"]


def test_chat_in_an_old_encoding():
    pytest.importorskip("charset_normalizer")
    text = chat(*["*A:\tça c'était l'été où j'étais né, à la forêt près de l'hôtel ."] * 9)
    assert "c'était l'été où" in read("chat", text.encode("latin-1")).text


@pytest.mark.parametrize("text", ["", "Just words.", "* a list\n* of things", "@home I was.", "*Ada:* hi"])
def test_what_is_no_chat(text):
    with pytest.raises(errors.FormatMismatchError):
        read("chat", text)
    assert not READERS["chat"].sniff(text)


# ---------------------------------------------------------------- TextGrid


def grid(*tiers, form="long"):
    """A TextGrid of (name, [(begin, end, text)])."""
    out = [] if form == "short" else ["item []:"]
    for name, said in tiers:
        out += ['class = "IntervalTier"', f'name = "{name}"', "xmin = 0", "xmax = 9", f"intervals: size = {len(said)}"]
        for n, (begin, end, text) in enumerate(said, 1):
            out += [f"intervals [{n}]:", f"xmin = {begin}", f"xmax = {end}", f'text = "{text}"']
    if form == "short":
        out = [line.partition(" = ")[2] for line in out if not line.endswith(":")]
    return "\n".join(['File type = "ooTextFile"', 'Object class = "TextGrid"', "0", "9", "<exists>", "2", *out])


@pytest.mark.parametrize("form", ["long", "short"])
def test_a_tier_may_be_empty(form):
    text = grid(("A", []), ("B", [(0, 1, "hi")]), ("C", []), ("D", [(1, 2, "no")]), form=form)
    assert blocks(read("textgrid", text)) == ["B: hi", "D: no"]


def test_words_of_aligners_are_put_together():
    words = [(n / 5, n / 5 + 0.2, word) for n, word in enumerate("so what did you do then".split())]
    late = [(4, 4.2, "and"), (4.2, 4.6, "why"), (4.6, 4.9, "sp")]
    phones = [(n / 10, n / 10 + 0.1, "AH") for n in range(90)]
    text = grid(("Ada - words", words + late), ("Ada - phones", phones), ("Bo - words", [(2, 2.5, "nothing")]))
    source = read("textgrid", text)
    assert blocks(source) == ["Ada: so what did you do then", "Bo: nothing", "Ada: and why"]
    assert list(zip(times(source), times(source, "until"), strict=True)) == [(0.0, 1.2), (2.0, 2.5), (4.0, 4.6)]


def test_a_tier_without_a_name_of_somebody_has_no_label():
    assert blocks(read("textgrid", grid(("words", [(0, 1, "so what"), (3, 4, "then")])))) == ["so what", "then"]


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Ada King", "Ada King"),
        ("Ada_words", "Ada"),
        ("words (Ada)", "Ada"),
        ("tx@Ada", "Ada"),
        ("SPK1.utterances", "SPK1"),
        ("A-text-aut", "A"),
        ("default", ""),
    ],
)
def test_names_of_tiers(name, speaker):
    label = f"{speaker}: " if speaker else ""
    assert blocks(read("textgrid", grid((name, [(0, 1, "so what")])))) == [f"{label}so what"]


@pytest.mark.parametrize("name", ["phones", "Ada - phones", "ft@Ada", "notes", "Ada_gloss", "laughter"])
def test_tiers_that_hold_no_words(name):
    assert read("textgrid", grid((name, [(0, 1, "so what")]))).text == ""


def test_numbers_and_comments_as_praat_reads_them():
    text = grid(("A", [("1e0", "2.", "a ! b")])).replace("<exists>", "<exists> ! 3 comments")
    source = read("textgrid", text)
    assert (blocks(source), times(source)) == (["A: a ! b"], [1.0])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_textgrids_in_every_encoding_of_praat(encoding):
    data = ("\ufeff" + grid(("Zoë", [(0, 1, "où ?")]))).encode(encoding)
    assert READERS["textgrid"].sniff(data)
    assert blocks(read("textgrid", data)) == ["Zoë: où ?"]


@pytest.mark.parametrize("data", [b"ooBinaryFile\x08TextGrid\x00", "File type", 'File type = "ooTextFile"\n"Pitch 1"'])
def test_what_is_no_textgrid(data):
    with pytest.raises(errors.FormatMismatchError):
        read("textgrid", data)


# ---------------------------------------------------------------- ELAN


def eaf(slots, *tiers):
    """A file with (name, attributes, [annotation]); an annotation is (id, slot, slot, text) or (id, of, text)."""
    order = "".join(f'<TIME_SLOT TIME_SLOT_ID="{k}"' + (f' TIME_VALUE="{v}"/>' if v else "/>") for k, v in slots)
    out = [f'<ANNOTATION_DOCUMENT AUTHOR="" DATE=""><HEADER/><TIME_ORDER>{order}</TIME_ORDER>']
    for name, said, stretches in tiers:
        out.append(f'<TIER TIER_ID="{name}" {said}>')
        for key, *at, text in stretches:
            value = f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>"
            if len(at) == 2:
                refs = f'TIME_SLOT_REF1="{at[0]}" TIME_SLOT_REF2="{at[1]}"'
                out.append(f'<ALIGNABLE_ANNOTATION ANNOTATION_ID="{key}" {refs}>{value}</ALIGNABLE_ANNOTATION>')
            else:
                out.append(f'<REF_ANNOTATION ANNOTATION_ID="{key}" ANNOTATION_REF="{at[0]}">{value}</REF_ANNOTATION>')
        out.append("</TIER>")
    return "".join(out) + "</ANNOTATION_DOCUMENT>"


SLOTS = [("t1", "1000"), ("t2", ""), ("t3", "3000"), ("t4", "")]


def test_several_tiers_of_one_participant():
    data = eaf(
        SLOTS,
        ("a", 'PARTICIPANT="Ada"', [("a1", "t1", "t2", "001"), ("a2", "t2", "t3", "002")]),
        ("b", 'PARTICIPANT="Ada"', [("b1", "t1", "t2", "what did you"), ("b2", "t2", "t3", "do then?")]),
        ("Ada gesture", 'PARTICIPANT="Ada"', [("c1", "t1", "t3", "both hands go up and then they go down")]),
    )
    source = read("elan", data)
    assert blocks(source) == ["Ada: what did you do then?"]
    assert list(zip(times(source), times(source, "until"), strict=True)) == [(1.0, 2.0), (2.0, 3.0)]


def test_missing_times():
    said = [("a1", "t1", "t3", "the one"), ("a2", "t3", "t4", "the two"), ("a3", "no", "no", "the three")]
    source = read("elan", eaf(SLOTS, ("Ada", "", said)))
    assert blocks(source) == ["Ada: the one the two the three"]
    assert (times(source), times(source, "until")) == ([1.0, 3.0], [3.0])


def test_references_in_a_circle():
    ring = eaf(
        SLOTS,
        ("x", 'PARENT_REF="y"', [("a1", "a2", "one"), ("a2", "a1", "two"), ("a3", "a3", "three"), ("a4", "?", "four")]),
        ("y", 'PARENT_REF="x"', []),
    )
    assert blocks(read("elan", ring)) == ["x: one two three four"]


def test_frames_as_units():
    data = eaf([("t1", "25"), ("t2", "50")], ("Ada", "", [("a1", "t1", "t2", "hi")]))
    assert times(read("elan", data.replace("<HEADER/>", '<HEADER TIME_UNITS="PAL-frames"/>'))) == [1.0]


@pytest.mark.parametrize("data", ["", "words", "<a/>", "<ANNOTATION_DOCUMENT>", b"\xff\xfe"])
def test_what_is_no_elan(data):
    with pytest.raises(errors.FormatMismatchError):
        read("elan", data)


# ---------------------------------------------------------------- TEI


def tei(body, header="", top=""):
    text = f"<text>{top}<body>{body}</body></text>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader>{text}</TEI>'


def people(*persons):
    listed = "".join(
        f'<person xml:id="{code}" role="{role}"><persName>{name}</persName></person>' for code, name, role in persons
    )
    return f"<profileDesc><particDesc><listPerson>{listed}</listPerson></particDesc></profileDesc>"


TWO = people(("a", "Ada King", "interviewer"), ("b", "Bo Marsh", ""))


def test_tei(fixtures):
    nora, ida, piet = "Nora Whitlock", "Ida Achterberg", "Piet Achterberg"
    interview = parse_file(fixtures / "lamps.xml")
    assert [(s.kind.value, s.speaker and s.speaker.name, s.begins, s.page) for s in interview.segments] == [
        ("heading", None, None, None),
        ("narration", None, None, None),
        ("question", nora, 0.0, 12),
        ("answer", ida, 3.5, 12),
        ("noise", None, None, 13),
        ("aside", None, None, 13),
        ("question", nora, 12.0, 13),
        ("answer", piet, None, 13),
        ("answer", None, None, 13),  # both of them
        ("question", nora, None, 13),
        ("answer", ida, None, 13),
        ("aside", None, None, None),
    ]
    assert interview.segments[2].text == "How many lamps did you light in an evening?"
    assert interview.segments[3].text == (
        "Forty-one. [laughs] On a good one, thirty-nine. The two at the pier [inaudible] went out by themselves."
    )
    assert [(s.name, s.role) for s in interview.speakers] == [
        (nora, Role.INTERVIEWER),
        (ida, Role.INTERVIEWEE),
        (piet, Role.INTERVIEWEE),
    ]
    assert times(interview.source) == [0.0, 3.5, 5.5, 9.25, 12.0]
    assert times(interview.source, "until") == [3.5, 5.5, 9.25, 12.0]
    meta = {k: interview.source.meta[k] for k in ("title", "authors", "date", "language")}
    assert meta == {
        "title": "The last lamp of Harbour Street",
        "authors": [nora],
        "date": "2019-06-14",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<u who="#a">Why?</u><u who="#b">So.</u><u who="b">And so.</u>', ["Ada King: Why?", "Bo Marsh: So. And so."]),
        ('<u who="#x">Why?</u><u>So.</u><u> </u><u>No.</u>', ["x: Why?", "So.", "No."]),
        ('<u who="#a #b #c">Why?</u>', ["Ada King and Bo Marsh and c: Why?"]),
        (
            '<annotationBlock who="#a"><u><seg>Why?</seg><seg>Oh.</seg></u><spanGrp>x</spanGrp></annotationBlock>',
            ["Ada King: Why? Oh."],
        ),
        ('<sp who="#a"><speaker>KING.</speaker><p>One.</p><p>Two.</p></sp>', ["Ada King: One.\nTwo."]),
        ('<sp who="#x"><speaker>Dr. Lo:</speaker><l>One</l><l>two.</l></sp>', ["Dr. Lo: One\ntwo."]),
        ("<sp><speaker>Q.</speaker><stage>(rises)</stage><p>Why <stage>aside</stage> not?</p></sp>",
         ["Q: (rises)\nWhy [aside] not?"]),
        ('<stage>Night.</stage><sp who="#a"><p>Hm.</p></sp><p>He left.</p>', ["[Night.]", "Ada King: Hm.", "He left."]),
        ("<u><w>Who</w>\n<w>was</w> <w>it</w><pc>,</pc> <pc>(</pc><w>then</w><pc>)</pc><pc>?</pc></u>",
         ["Who was it, (then)?"]),
        ('<u><w join="right">Who</w> <pc>,</pc> <pc>–</pc> <w>it</w> <w join="left">\'s</w></u>', ["Who, – it's"]),
        ("<u><w>do<w>n't</w></w> <w>x</w></u>", ["don't x"]),
        ("<p>A <hi rend='bold'>b</hi> <choice><orig>olde</orig><reg>old</reg></choice> <sic>thign</sic></p>",
         ["A b old thign"]),
        ('<p>a<lb n="1"/>b<lb n="2" break="no"/>c</p>', ["a bc"]),
        ("<u>a <gap reason='sampling_cut'/> b <pause/> c<event desc='door'/></u>", ["a [sampling cut] b c [door]"]),
        ("<list><item n='1'>a</item><item>b</item></list>", ["a", "b"]),
        ("<table><row><cell>Q</cell><cell>Why?</cell></row></table>", ["Q\tWhy?"]),
        ("<p>a<note>n <gap reason='torn'/> m</note></p><p>b</p>", ["a", "b", "n [torn] m"]),
        ("<u>x<note><u>y</u><pb n='2'/></note></u>", ["x", "y"]),
        ('<div>loose<u who="#a">Hm.</u>words</div>', ["loose", "Ada King: Hm.", "words"]),
    ],
)  # fmt: skip
def test_what_tei_says(body, said):
    assert blocks(read("tei", tei(body, TWO))) == said


ISO = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><idno type="x">E_1</idno><teiHeader><particDesc>
  <person xml:id="SPK0"><persName><forename>Mara</forename><abbr>MT</abbr></persName></person>
  <person xml:id="SPK1"><persName><forename>Jo</forename> <surname>Dahl</surname></persName></person>
</particDesc></teiHeader><text>
  <timeline unit="s"><when xml:id="T0"/><when interval="1.3" since="T0" xml:id="T1"/><when interval="1.9" since="T0"
    xml:id="T2"/><when interval="3.5" since="T0" xml:id="T3"/><when interval="5" since="T0" xml:id="T4"/></timeline>
  <body>
   <annotationBlock who="#SPK0" start="#T0" end="#T2"><u><seg type="utterance">
      <anchor synch="#T0"/>
      <w xml:id="w1">Und</w>
      <w>wann</w> <pause rend="(.)" type="micro"/>
      <anchor synch="#T1"/>
      <w>kamen</w> <w>Sie</w><pc>?</pc>
      <anchor synch="#T2"/>
    </seg></u>
    <spanGrp type="pos"><span from="#w1" to="#w1">KON</span></spanGrp></annotationBlock>
   <pause start="#T2" end="#T3"/>
   <annotationBlock who="#SPK1" start="#T3"><u><seg>
      <vocal><desc>atmet ein</desc></vocal> <w>Ich</w> <w>gl<anchor synch="#T4"/>aub</w>
      <w>um</w> <w>acht</w><pc>.</pc></seg></u></annotationBlock>
  </body></text></TEI>"""


def test_iso_24624():
    source = read("tei", ISO)
    assert blocks(source) == ["Mara: Und wann kamen Sie?", "Jo Dahl: [atmet ein] Ich glaub um acht."]
    timed = [(m.kind, m.value, m.span.of(source.text)) for m in source.marks if m.kind in ("time", "until")]
    assert timed == [
        ("until", 1.3, "Und wann"),
        ("time", 0.0, "Und wann"),
        ("until", 1.9, "kamen Sie?"),
        ("time", 1.3, "kamen Sie?"),
        ("until", 5.0, "[atmet ein] Ich glaub"),
        ("time", 3.5, "[atmet ein] Ich glaub"),
        ("time", 5.0, "um acht."),
    ]


def test_a_corpus_with_a_root_of_its_own():
    data = (
        '<bncDoc xml:id="K"><teiHeader/><stext type="CONVRSN"><u who="PS0"><s n="1"><w>Hm </w></s></u></stext></bncDoc>'
    )
    assert blocks(read("tei", data)) == ["PS0: Hm"]


def test_tei_pages_and_lines():
    body = (
        '<pb n="iv"/><lb n="1"/><u who="#a">One <lb n="2"/>two <pb n="v"/><lb n="1"/>three</u><u who="#b">four</u><pb/>'
    )
    source = read("tei", tei(body, TWO))
    placed = [(m.kind, m.value, m.span.of(source.text)) for m in source.marks if m.kind in ("page", "line")]
    assert sorted(placed) == [
        ("line", 1, "One"),
        ("line", 1, "three\n\nBo Marsh: four"),
        ("line", 2, "two"),
        ("page", "iv", "One two"),
        ("page", "v", "three\n\nBo Marsh: four"),
    ]


@pytest.mark.parametrize(
    ("timeline", "begins"),
    [
        ('<when xml:id="s"/><when xml:id="x" interval="2" since="#s"/>', 2.0),
        ('<when xml:id="s"/><when xml:id="x" interval="2"/>', 2.0),
        ('<when xml:id="x" interval="2" since="#y"/><when xml:id="y" interval="3" since="#z"/><when xml:id="z"/>', 0.0),
        ('<when xml:id="s"/><when xml:id="x" interval="-1" since="#s"/>', None),
        (
            '<when xml:id="s"/><when xml:id="x" interval="1" since="#y"/><when xml:id="y" interval="1" since="#x"/>',
            None,
        ),
        ('<when xml:id="s"/><when xml:id="x" interval="1" since="#x"/>', None),
        ('<when xml:id="s" absolute="10:00:00"/><when xml:id="x" absolute="2020-01-01T10:00:01.5Z"/>', 1.5),
        ('<when xml:id="s"/><when xml:id="x" interval="soon" since="#s"/>', None),
        ("", None),
    ],
)
def test_timelines(timeline, begins):
    source = read("tei", tei('<u start="#x">Hm.</u>', top=f"<timeline unit='s'>{timeline}</timeline>"))
    assert times(source) == ([] if begins is None else [begins])


def test_time_in_milliseconds_and_below_the_text():
    top = '<timeline unit="ms"><when xml:id="s"/><when xml:id="x" interval="2500" since="#s"/></timeline>'
    data = tei('<u start="#x">Hm.</u>').replace("</text>", f"</text><standOff>{top}</standOff>")
    assert times(read("tei", data)) == [2.5]


def test_people_of_a_cast_and_of_a_corpus():
    role = '<castItem><role xml:id="d">Dogsbody</role><roleDesc>a clerk</roleDesc></castItem>'
    cast = f"<front><castList>{role}</castList></front>"
    play = f'<TEI.2><teiHeader/><text>{cast}<body><sp who="d"><p>Hm.</p></sp></body></text></TEI.2>'
    assert blocks(read("tei", f"<teiCorpus>{play}</teiCorpus>")) == ["Dogsbody: Hm."]


def test_characters_that_a_dtd_elsewhere_declares():
    top = '<!DOCTYPE TEI.2 SYSTEM "tei2.dtd"><TEI.2><text><body>'
    source = read("tei", f"{top}<u>caf&eacute; &mdash; &nosuch;no</u></body></text></TEI.2>")
    assert source.text == "café — no"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("iso-8859-1", "Où étiez-vous né ?"),
        ("windows-1252", "Où étiez-vous né – là ?"),
        ("utf-16", "Où étiez-vous né ?"),
        ("utf-16-le", "Où étiez-vous né ?"),
        ("utf-16-be", "Où étiez-vous né ?"),
        ("utf-32", "Où étiez-vous né ?"),
        ("shift_jis", "どこで生まれましたか。"),
        ("gb2312", "你在哪里出生?"),
        ("Big5", "你在哪裡出生?"),
        ("euc-kr", "어디서 태어났습니까?"),
    ],
)
def test_xml_in_every_encoding(encoding, words):
    data = f'<?xml version="1.0" encoding="{encoding}"?>' + tei(f'<u who="#a">{words}</u>', TWO)
    assert blocks(read("tei", data.encode(encoding))) == [f"Ada King: {words}"]


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "utf-7", "hz", "punycode", "zlib", "undefined", "utf-16"])
def test_xml_that_lies_about_its_encoding(encoding):
    data = f'<?xml version="1.0" encoding="{encoding}"?>' + tei("<u>Où étiez-vous né ?</u>")
    with pytest.raises(errors.FormatMismatchError):
        read("tei", data.encode("latin-1"))


@pytest.mark.parametrize("data", ["", "words", "<html/>", "<a><TEI/></a>", "<TEI>", b"\x00"])
def test_what_is_no_tei(data):
    with pytest.raises(errors.FormatMismatchError):
        read("tei", data)


# ---------------------------------------------------------------- laws

# fmt: off
NAMES = (
    "u sp speaker p l head note fw w pc seg stage vocal gap choice sic del hi quote table row cell item div pb lb "
    "anchor annotationBlock incident body"
).split()
SAID = [
    "", 'who="#a"', 'who="#a #b"', 'n="3"', 'start="#x" end="#y"', 'synch="#x"', 'join="right"', 'break="no"',
    'rend="bold"', 'reason="lost"',
]
TREES = st.recursive(
    st.sampled_from(["word", " ", "Why?", "(", ".", "\n  ", "\u00a0", "&amp;"]),
    lambda inner: st.builds(
        lambda name, said, held: f"<{name} {said}>{''.join(held)}</{name}>",
        st.sampled_from(NAMES), st.sampled_from(SAID), st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)
SIGNS = st.sampled_from([
    "*ADA:\t", "*B:\t", "\n", "\t", " ", "@Participants:\tADA Kim Investigator, B Child\n", "%mor:\tx\n", "\x15",
    "1_2", "[", "]", "<", ">", "&=", "&*", "+", "/", ".", "?", "0", "(", ")", "word", "xxx", "@s", "_", ":", '"', '""',
    '"IntervalTier"', '"TextTier"', " 1 ", " 2.5 ", "\n3\n", "!", "  1  Q.  ", "  2  A.  ", "  1\n", "\f",
    "\u2022", "BY MS. ROE:\n", "THE COURT:  ", "(Pause.)\n", "EXAMINATION\n", "Page 7\n", "\x00", "\ud800", "\u2028",
])
# fmt: on
lawful = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_lawful(source):
    assert source.text == source.text.strip()
    for mark in source.marks:
        words = mark.span.of(source.text)
        assert words
        assert words == words.strip()


@lawful
@given(body=st.lists(TREES, max_size=6).map("".join))
def test_any_tei_reads(body):
    top = '<timeline><when xml:id="x"/><when xml:id="y" interval="2"/></timeline>'
    is_lawful(read("tei", tei(body, TWO, top)))


@pytest.mark.parametrize(("name", "top"), [("chat", "@UTF8\n"), ("textgrid", grid()), ("legal", "")])
@lawful
@given(body=st.lists(SIGNS, max_size=40).map("".join))
def test_any_signs_read(name, top, body):
    is_lawful(read(name, top + body))


# ---------------------------------------------------------------- hostile files


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(("name", "root"), [("elan", "ANNOTATION_DOCUMENT"), ("tei", "TEI")])
def test_hostile_xml(name, root):
    with pytest.raises(errors.FormatMismatchError, match="entity"):
        read(name, f"{BOMB}<{root}>&b;</{root}>")
    with pytest.raises(errors.LimitError, match="depth"):
        read(name, f"<{root}>" + "<x>" * 2_000 + "</x>" * 2_000 + f"</{root}>")
    with pytest.raises(errors.FormatMismatchError):
        read(name, f'<?xml version="1.0" encoding="no-such"?><{root}/>'.encode())


def chain(size):
    """Annotations each of which refers to the next, and tiers each of which is the next one's child."""
    refs = [(f"a{n}", f"a{n + 1}", "x") for n in range(size)]
    tiers = [(f"t{n}", f'PARENT_REF="t{n + 1}"', []) for n in range(size)]
    return eaf(SLOTS, ("Ada", "", [*refs, (f"a{size}", "t1", "t3", "y")]), *tiers)


GROWING = {
    "chat: codes": ("chat", lambda n: chat("*A:\t" + "<a [/] (b)c &=d [ " * n)),
    "chat: signs": ("chat", lambda n: chat("*A:\t" + "\x15" * n + "((" * n + "&*" * n + "+" * n + "." * n + ":" * n)),
    "chat: spaces": ("chat", lambda n: chat("*A:\ta" + "\t " * n + "b")),
    "chat: lines": ("chat", lambda n: chat("*A:\ta .", "*B:\tb . \x151_2\x15") * n),
    "chat: people": ("chat", lambda n: chat("@Participants:\t" + ", ".join(f"A{k} B C" for k in range(n)), "*A1:\ta")),
    "textgrid: tiers": ("textgrid", lambda n: grid(*[(f"A{k}", [(k, k + 1, "so what")]) for k in range(n)])),
    "textgrid: one tier": ("textgrid", lambda n: grid(("A", [(k, k + 1, "so what") for k in range(n)]))),
    "textgrid: quotes": ("textgrid", lambda n: grid(("A", [(0, 1, '"' * n), (1, 2, '" 1 ' * n)]))),
    "elan: chains": ("elan", chain),
    "tei: turns": ("tei", lambda n: tei("".join(f'<u who="#p{k % 9}">so <w>w</w><pc>.</pc></u>' for k in range(n)))),
    "tei: one turn": (
        "tei",
        lambda n: tei("<u>" + 'a<anchor synch="#x"/><pb n="1"/><fw>f</fw><gap reason="r"/>' * n + "</u>"),
    ),
    "tei: people": ("tei", lambda n: tei('<u who="#p1">a</u>', people(*[(f"p{k}", "A B", "") for k in range(n)]))),
    "tei: since": (
        "tei",
        lambda n: tei(
            '<u start="#x0">a</u>',
            top="<timeline>"
            + "".join(f'<when xml:id="x{k}" interval="1" since="#x{k + 1}"/>' for k in range(n))
            + "</timeline>",
        ),
    ),
    "tei: notes": ("tei", lambda n: tei("<p>" + "<note>a &amp; b</note>" * n + "</p>")),
    "elan: one tier": ("elan", lambda n: eaf(SLOTS, ("A", "", [(f"a{k}", "t1", "t3", "so &amp;") for k in range(n)]))),
}


@pytest.mark.parametrize("case", GROWING)
def test_growth_is_linear(case, grows_linearly):
    name, make = GROWING[case]
    grows_linearly(make, lambda data: read(name, data), 300)

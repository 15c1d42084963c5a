"""Readers of scholars' transcripts: CHAT, ELAN, TextGrid and TEI."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("name", ["ferry.cha", "nets.eaf", "bakery.TextGrid", "bakery-short.TextGrid"])
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


# ---------------------------------------------------------------- hostile files


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(("name", "root"), [("elan", "ANNOTATION_DOCUMENT")])
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
    "elan: one tier": ("elan", lambda n: eaf(SLOTS, ("A", "", [(f"a{k}", "t1", "t3", "so &amp;") for k in range(n)]))),
}


@pytest.mark.parametrize("case", GROWING)
def test_growth_is_linear(case, grows_linearly):
    name, make = GROWING[case]
    grows_linearly(make, lambda data: read(name, data), 300)

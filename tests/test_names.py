"""Names of people: found in a text, taken apart, matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaparse.names import Register, aliases, find_names, name_at, parse_name, same_person


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Before the talk, Dr. Lena Moor-Ruiz met J. R. van der Berg.", ["Lena Moor-Ruiz", "J. R. van der Berg"]),
        ("Director Yun-seo Paik and actor Ilo Brandt", ["Yun-seo Paik", "Ilo Brandt"]),
        ("MAGGIE O’DELL met Jean-Luc d'Arc", ["MAGGIE O’DELL", "Jean-Luc d'Arc"]),
        ('We called Ronald "Don\'t call me that" Marsh', ['Ronald "Don\'t call me that" Marsh']),
        ("An Interview With Lena Moor About the River", ["Lena Moor"]),
        ("Entrevista a Ana María Ruiz y Pedro Gómez de la Hoz", ["Ana María Ruiz", "Pedro Gómez de la Hoz"]),
        ("Lena Moor's boat and Karel’s oars", ["Lena Moor", "Karel"]),
        ("Don Ho and Mi Son", ["Don Ho", "Mi Son"]),
        ("M. K. Ravi and Emrys ap Rhys", ["M. K. Ravi", "Emrys ap Rhys"]),
        ("Sam Marsh Jr. and Kanye West", ["Sam Marsh Jr.", "Kanye West"]),
        ("By Tove Ask and Sam Will\nWords by Kim Do", ["Tove Ask", "Sam Will", "Kim Do"]),
        ("Tove asked. Will Sam Do it?", ["Tove", "Will Sam"]),
        ("Lena\nMoor, hard-wrapped", ["Lena\nMoor".replace("\n", " ")]),
        ("Staff Front-end Engineer at Blue Door Inc", ["Blue Door Inc"][:0]),
        ("In March the University of Marlow, on a Monday", ["Marlow"]),
        ("AI-assisted and Hard-of-hearing people", []),
        ("it was Q3 and e-mail to lena@Marlow.org", []),
    ],
)
def test_find_names(text: str, names: list[str]) -> None:
    assert [found.text for found in find_names(text)] == names


def test_found_spans_and_titles() -> None:
    text = "Then Director Lena Moor spoke."
    (found,) = find_names(text)
    assert text[found.start : found.end] == "Lena Moor"
    assert text[found.lead : found.end] == "Director Lena Moor"
    assert (found.title, found.opens) == ("Director", False)
    (bounded,) = find_names(text, 0, text.index(" spoke"))
    assert bounded.text == "Lena Moor"


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "title", "nick", "suffix"),
    [
        ("Lena Moor", ("Lena",), "Moor", "", "", ""),
        ("Prof. J. R. van der Berg, Jr.", ("J.", "R."), "van der Berg", "Prof.", "", "Jr."),
        ("Rosa “Rosie” Núñez", ("Rosa",), "Núñez", "", "Rosie", ""),
        ("Yun-seo Paik", ("Yun-seo",), "Paik", "", "", ""),
        ("Ixchel", ("Ixchel",), "", "", "", ""),
        ("Ursula K. Le Moor", ("Ursula", "K."), "Le Moor", "", "", ""),
        ("Don Ho", ("Don",), "Ho", "", "", ""),
    ],
)
def test_parse_name(name: str, given_names: tuple[str, ...], surname: str, title: str, nick: str, suffix: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname, parsed.title, parsed.nick, parsed.suffix) == (
        given_names,
        surname,
        title,
        nick,
        suffix,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lena Moor", "LENA MOOR"),
        ("Moor", "Lena Moor"),
        ("Dr. Moor", "Lena Moor"),
        ("Lena", "Lena Moor"),
        ("LM", "Lena Moor"),
        ("JLA", "Jean-Luc Abara"),
        ("RVB", "Rob van Berg"),
        ("RB", "Rob van Berg"),
        ("Paik Yun-seo", "Yun-seo Paik"),
        ("L. Moor", "Lena Moor"),
        ("Lena K. Moor", "Lena Moor"),
        ("Adnan Rahic", "Adnan Rahić"),
        ("Rosie", "Rosa “Rosie” Núñez"),
        ("van der Berg", "J. R. van der Berg"),
    ],
)
def test_same_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lena Moor", "Karel Moor"),
        ("Lena Moor", "Lena Marsh"),
        ("K. Moor", "Lena Moor"),
        ("LK", "Lena Moor"),
        ("L", "Lena Moor"),
        ("", "Lena Moor"),
    ],
)
def test_different_people(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_aliases() -> None:
    assert aliases("Dr. Lena “Leni” van der Moor") == (
        "Lena van der Moor",
        "Dr. van der Moor",
        "van der Moor",
        "Leni",
        "Lena",
        "LM",
    )
    assert aliases("Ixchel") == ()


_WORDS = ["Ada", "King", "Dr.", "director", "Then", "Q:", "A.", "van", "The", "House", "said", ", ", ". ", "\n", "’s"]


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.integers(0, 20))
def test_the_name_at_a_place_is_the_first_one_from_there_on(text: str, at: int) -> None:
    first = next(find_names(text, at), None)
    assert name_at(text, at, len(text)) == (first if first is not None and first.lead == at else None)


def test_register_finds_forms_and_keeps_the_order_of_entry() -> None:
    register: Register[str] = Register()
    register.enter("a", "Lena Moor")
    register.enter("b", "Karel Moor")
    assert register.find("Moor") == ["a", "b"]
    assert register.find("KM") == ["b"]
    assert register.find("Lena") == ["a"]
    assert register.find("Marsh") == []


@given(st.text(max_size=120))
def test_any_text_is_legal(text: str) -> None:
    for found in find_names(text):
        assert 0 <= found.lead <= found.start < found.end <= len(text)
        assert " ".join(text[found.start : found.end].split()) == found.text
    parse_name(text)
    assert isinstance(same_person(text, text[::-1]), bool)


@pytest.mark.parametrize("piece", ["A", "A ", "A'", '"A', "A. ", "(", "Ab de la ", "Ab (de ", "Ada-", "Dr. "])
def test_work_grows_with_the_text(piece: str, grows_linearly) -> None:
    grows_linearly(lambda size: piece * (size // len(piece)), lambda text: list(find_names(text)), 4_000)

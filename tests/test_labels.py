"""Labels: the name without its dress, and the side that a generic word implies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaparse.cues.labels import GENERIC, generic_role, is_generic, read_label
from qaparse.records import Role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KATE (00:12:03): ", "KATE"),
        ("00:12:03 Kate:", "Kate"),
        ("[00:12] Kate -", "Kate"),
        ("**Q:** ", "Q"),
        ("**Q**: ", "Q"),
        ("**Q3:** ", "Q"),
        ("- DANA RUIZ, EDITOR, THE PIER:", "DANA RUIZ"),
        ("Q1.", "Q"),
        ("Question 12: ", "Question"),
        ("[Kim]", "Kim"),
        ("Kim", "Kim"),
        ("**Tessa Vann (TV)**:", "Tessa Vann"),
        ("- **Bob Marsh, Jr.:** ", "Bob Marsh, Jr."),
        ("Dr. Lena Moor:", "Dr. Lena Moor"),
        ("J. R. Marsh:", "J. R. Marsh"),
        ("[Lena Moor](https://example.org/lena):", "Lena Moor"),
        ("BY MS. ROE:", "MS. ROE"),
        ("<v Lena Moor>", "Lena Moor"),
        ("Interviewer (Lena Moor): ", "Lena Moor"),
        ("Bob (host):", "Bob"),
        ("JOHN MARSH, CEO, Reed & Rush | 10:33 AM", "JOHN MARSH"),
        ("SPEAKER_00:", "SPEAKER_00"),
        ("记者：", "记者"),
        ("Mary-Jane O’Dell — ", "Mary-Jane O’Dell"),
        ("Robert (Bob) Marsh:", "Robert (Bob) Marsh"),
        ("0[1]0:", "0[1]0"),
        ("Ada(AK) and Bo (BM):", "Ada and Bo"),
        ("***", ""),
        ("", ""),
    ],
)
def test_the_name_in_a_label(text: str, name: str) -> None:
    assert read_label(text).name == name


def test_what_else_a_label_says() -> None:
    label = read_label("Tessa Vann (TV), The Pier:")
    assert (label.initials, label.words, label.role) == ("TV", ("The Pier",), None)
    nested = read_label("The Acting Chair (Mr. Bo Marsh (Pier North, Lib.)):")
    assert (nested.name, nested.words) == ("The Acting Chair", ("Mr. Bo Marsh", "Pier North, Lib"))
    assert read_label("Bob (host):").role is Role.INTERVIEWER
    assert read_label("Interviewer (Lena Moor):").role is Role.INTERVIEWER
    assert read_label("BY MS. ROE:").role is Role.INTERVIEWER


@pytest.mark.parametrize(
    "name", ["Q", "A", "Speaker 2", "SPEAKER_00", "THE COURT", "Entrevistado", "Interviewee B", "Réponse"]
)
def test_generic(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", ["Kate", "Al", "Quinn", "Dr. Moor", "KG", "A. Moor"])
def test_names_are_not_generic(name: str) -> None:
    assert not is_generic(name)


def test_generic_words_are_lower_case_and_imply_one_side() -> None:
    assert all(word == word.lower() and word for word in GENERIC)
    assert generic_role("Frage") is Role.INTERVIEWER
    assert generic_role("THE WITNESS") is Role.INTERVIEWEE
    assert generic_role("Speaker 1") is None


@given(st.text(max_size=80))
def test_any_text_is_legal(text: str) -> None:
    assert read_label(text).name == read_label(text).name.strip()

"""Texts of people at the door."""

import pytest

from assessments.services.plain_text import ControlCharacters, TextTooLong, clean_line, clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param(" Büro \r\n Ärzte\t ", "Büro \n Ärzte", id="line breaks of browsers"),
        pytest.param("a\tb", "a\tb", id="tabs stay"),
        pytest.param("👩‍⚕️ – „gut“", "👩‍⚕️ – „gut“", id="everything people type"),
        pytest.param("<b>fett</b> =1+1", "<b>fett</b> =1+1", id="no markup, just characters"),
    ],
)
def test_text_is_kept_as_typed(typed: str, kept: str) -> None:
    assert clean_text(typed, longest=100) == kept


def test_a_line_is_one_line() -> None:
    assert clean_line("  Klinikum \r\n am\tFluss ", longest=100) == "Klinikum am Fluss"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\udfff"])
def test_control_characters_are_refused(sign: str) -> None:
    with pytest.raises(ControlCharacters):
        clean_text(f"a{sign}b", longest=100)


def test_length_counts_without_blanks_around() -> None:
    assert clean_text(" abc ", longest=3) == "abc"
    with pytest.raises(TextTooLong):
        clean_text("abcd", longest=3)

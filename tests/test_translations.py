"""Both languages are complete, and the site shows what translators wrote."""

from pathlib import Path

import polib
import pytest

from tests import translations


def test_every_translation_is_complete_and_compiled() -> None:
    assert translations.problems() == []


def test_english_is_there() -> None:
    assert (translations.LOCALE / "en" / "LC_MESSAGES" / "django.po") in translations.readable_files()


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locale folder with one compiled English sentence."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "LOCALE", tmp_path)
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    _write(source, "Speichern", "Save")
    assert translations.main(["--compile"]) == 0
    return source


def test_a_changed_sentence_must_be_compiled_again(english: Path) -> None:
    _write(english, "Speichern", "Store")
    assert translations.problems() == [
        "en/LC_MESSAGES/django.po: the compiled file says something else; run python -m tests.translations --compile"
    ]


def test_an_untranslated_sentence_is_a_problem(english: Path) -> None:
    _write(english, "Speichern", "")
    assert translations.problems()[0] == "en/LC_MESSAGES/django.po: not translated: Speichern"


def test_a_missing_compiled_file_is_a_problem(english: Path) -> None:
    english.with_suffix(".mo").unlink()
    assert translations.problems() == ["en/LC_MESSAGES/django.po: not compiled"]


def _write(source: Path, german: str, english: str) -> None:
    sentences = polib.POFile()
    sentences.append(polib.POEntry(msgid=german, msgstr=english))
    sentences.save(str(source))

"""Both languages are complete, and the site shows what translators wrote."""

from pathlib import Path

import polib
import pytest
from django.utils import translation

from tests import translations
from tests.marked import marked_sentences


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


@pytest.mark.usefixtures("english")
def test_a_sentence_that_only_the_sources_know_is_a_problem(tmp_path: Path) -> None:
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text('{% load i18n %}{% translate "Speichern" %} {% translate "Löschen" %}', encoding="utf-8")
    assert translations.problems() == ["en/LC_MESSAGES/django.po: not listed: Löschen"]


@pytest.mark.parametrize(
    ("german", "said"), [("%(n)s Fragen", "%(m)s questions"), ("<b>Ja</b>", "Yes"), ("Ja", "%(n)s")]
)
def test_a_translation_keeps_the_placeholders(english: Path, german: str, said: str) -> None:
    _write(english, german, said)
    assert translations.problems()[0] == f"en/LC_MESSAGES/django.po: other placeholders: {german}"


def test_marked_sentences_are_found_in_code_and_templates(tmp_path: Path) -> None:
    code, page = tmp_path / "assessments" / "views.py", tmp_path / "templates" / "page.html"
    code.parent.mkdir()
    page.parent.mkdir()
    code.write_text(
        '_("Eins")\nngettext("%(n)s Tor", "%(n)s Tore", n)\npgettext("Seite 1 von 9", "von")\nother("Nein")\n',
        encoding="utf-8",
    )
    page.write_text(
        """{% load i18n %}<p title="{% translate 'Zwei' %}">{% translate "von" context "Absender" %}</p>"""
        "{% blocktranslate count n=many %}{{ n }} Art{% plural %}{{ n }} Arten{% endblocktranslate %} Nein",
        encoding="utf-8",
    )
    assert marked_sentences(tmp_path) == {
        (None, "Eins"),
        (None, "%(n)s Tor"),
        ("Seite 1 von 9", "von"),
        (None, "Zwei"),
        ("Absender", "von"),
        (None, "%(n)s Art"),
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ["0 Anwendungen", "1 Anwendung", "2 Anwendungen"]),
        ("en", ["0 applications", "1 application", "2 applications"]),
    ],
)
def test_one_thing_is_singular_and_none_or_two_are_plural(language: str, said: list[str]) -> None:
    with translation.override(language):
        forms = [translation.ngettext("%(n)s Anwendung", "%(n)s Anwendungen", n) % {"n": n} for n in (0, 1, 2)]
    assert forms == said


def _write(source: Path, german: str, english: str) -> None:
    sentences = polib.POFile()
    sentences.append(polib.POEntry(msgid=german, msgstr=english))
    sentences.save(str(source))

"""What a finished report promises: complete, accessible, repeatable, closed in itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from assessments.domain.report.scenario_values import Cell, ScenarioHead, ScenarioRow, Scenarios
from assessments.report.rendering import render_isolated, render_pdf
from assessments.report.wire import decode
from tests.report.reports import example, small
from tests.report.structure import Document, attribute

pytestmark = pytest.mark.no_cover


@pytest.fixture(params=["german", "english"])
def document(request: pytest.FixtureRequest) -> Document:
    found: Document = request.getfixturevalue(request.param)
    return found


def test_the_full_example_has_a_reasonable_length(document: Document) -> None:
    assert 16 <= len(document.pdf.pages) <= 26


def test_says_that_it_is_accessible_and_archivable(document: Document) -> None:
    xmp = bytes(document.pdf.Root.Metadata.read_bytes()).decode()
    marks = set(re.findall(r"(pdf(?:ua|a)id:(?:part|conformance))[=>\"]+([^<\"]+)", xmp))
    assert marks == {("pdfuaid:part", "1"), ("pdfaid:part", "3"), ("pdfaid:conformance", "A")}
    assert xmp.count("<rdf:RDF") == 1


@pytest.mark.parametrize(("name", "language"), [("german", "de"), ("english", "en")])
def test_names_its_language_and_title(name: str, language: str, request: pytest.FixtureRequest) -> None:
    root = request.getfixturevalue(name).pdf.Root
    assert str(root.Lang) == language
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_title_carries_the_hospital(german: Document) -> None:
    assert str(german.pdf.docinfo["/Title"]) == "Bericht zur Cloud-Reife: Klinikum Musterstadt (fiktiv)"


def test_bookmarks_lead_to_every_chapter(german: Document) -> None:
    assert german.outline() == (
        "1 Zusammenfassung für die Geschäftsführung",
        "2 Lagebild",
        "3 Ergebnis je Dimension",
        "4 Betriebsmodelle im Überblick",
        "5 Empfehlung je Anwendung",
        "6 Wie sicher ist das?",
        "7 Tore: Was blockiert",
        "8 Hebel, und was zuerst zu klären ist",
        "9 Recht",
        "10 Fahrplan",
        "11 Einwände und Antworten",
        "12 Offene Punkte",
        "13 Methode und Grenzen",
        "A Anhang: alle Fragen und Antworten",
        "B Anhang: Nachweise",
    )


def test_every_drawing_says_what_it_shows(document: Document) -> None:
    alternatives = [str(figure.get("/Alt", "")) for figure in document.elements_of("/Figure")]
    assert alternatives[0] == "CloudReady"  # the mark on the cover
    assert len(alternatives) == 1 + 5
    assert all(alternatives)


def test_every_header_cell_says_what_it_heads(document: Document) -> None:
    scopes = Counter(attribute(cell, "/Scope") for cell in document.elements_of("/TH"))
    assert set(scopes) == {"/Column", "/Row"}


def test_every_cell_names_its_headers_and_they_can_be_found(document: Document) -> None:
    assert all(attribute(cell, "/Headers") for cell in document.elements_of("/TD"))
    assert "/IDTree" in document.pdf.Root.StructTreeRoot


def test_every_table_is_regular(document: Document) -> None:
    for table in document.elements_of("/Table"):
        rows = [row for group in table.K for row in (group.K if group.S != "/Caption" else ())]
        assert len({len(row.K) for row in rows if row.get("/S") == "/TR"}) <= 1


def test_scenarios_are_tables_that_can_be_read_out() -> None:
    row = ScenarioRow("Reife", (Cell("44,0", differs=False), Cell("45,2", differs=True)))
    head = ScenarioHead("Zweite Leitung", ("Maßnahmen erledigt: D5.1",), "")
    document = Document(render_pdf(replace(small(), scenarios=Scenarios((head,), (row,), (row,)))))
    assert any(title.endswith("Szenarien im Vergleich") for title in document.outline())
    assert all(attribute(cell, "/Headers") for cell in document.elements_of("/TD"))
    test_every_table_is_regular(document)


def test_headings_skip_no_level(document: Document) -> None:
    levels = [int(str(element.S)[2]) for element in document.elements if re.fullmatch(r"/H[1-6]", str(element.S))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_all_fonts_are_embedded_and_searchable(document: Document) -> None:
    assert document.fonts
    assert all("/ToUnicode" in font for font in document.fonts)
    described = [font.DescendantFonts[0].FontDescriptor for font in document.fonts]
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor.keys()) for descriptor in described)


def test_speaks_with_its_own_fonts_alone(document: Document) -> None:
    names = {re.sub(r"^/[A-Z]{6}[+]", "", str(font.BaseFont)) for font in document.fonts}
    assert {name[:7] for name in names} == {"Source-"}, names


def test_numbers_its_pages(german: Document) -> None:
    pages = german.texts
    assert all(f"Seite {number} von {len(pages)}" in text for number, text in enumerate(pages, 1) if number > 1)


def test_contains_every_question_and_application(german: Document) -> None:
    text, data = german.letters, example("de")
    codes = [row.code for chapter in data.appendix for row in chapter.answers]
    names = [re.sub(r"[\s-]", "", row.name) for row in data.applications]
    assert len(codes) == 49
    assert [name for name in (*codes, *names) if name not in text] == []


def test_contains_every_note(german: Document) -> None:
    text = german.letters
    notes = [row.note for chapter in example("de").appendix for row in chapter.answers if row.note]
    assert [note for note in notes if re.sub(r"[\s-]", "", note) not in text] == []


def test_every_application_has_its_band(german: Document) -> None:
    text = german.letters
    rows = [(row.verdict, row.sureness) for row in example("de").applications]
    said = [f"{model}{one.name},{one.of_hundred}von100" for model, one in rows if one]
    assert len(said) == 25
    assert [one for one in said if one not in text] == []


def test_summary_names_the_contested_recommendations(german: Document) -> None:
    summary = re.sub(r"[\s-]", "", german.texts[2])
    assert "Robust:21von25Empfehlungen.Umstritten:RIS,OPPlanung,MedikationundTelefonie." in summary


def test_every_printed_reference_can_be_looked_up_and_back(document: Document) -> None:
    names = document.destinations()
    links = document.links()
    assert links - names == set()
    data = example("de")
    references = {f"n-V-{row.code}" for row in data.applications} | {f"n-G-{row.code}" for row in data.gates}
    assert references <= links
    assert {name.removeprefix("n-") for name in references} <= links


def test_english_report_keeps_no_german_label(english: Document) -> None:
    text = " ".join(english.texts)
    labels = ("Seite", "Inhalt", "Reife", "Handlungsdruck", "Eigenbetrieb", "Maßnahme", "nicht beantwortet", "Stufe")
    assert [label for label in labels if label in text] == []


def test_summary_fits_one_page(document: Document) -> None:
    summary, next_page = document.texts[2:4]
    assert re.search(r"\b1 (Zus|Man|Sum)", summary)
    assert next_page.startswith("2 ")


def test_carries_its_own_values(german: Document) -> None:
    pdf = german.pdf
    (name,) = pdf.attachments
    assert name == "bericht.json"
    assert decode(pdf.attachments[name].get_file().read_bytes()) == example("de")
    assert str(pdf.Root.Names.EmbeddedFiles.Names[1].AFRelationship) == "/Data"


def test_same_report_gives_same_bytes_in_another_process(german: Document) -> None:
    assert render_isolated(example("de")) == german.raw

"""The legal overview in the finished report: one page, headed by what it is not, in the language of the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.report.html import html_of
from assessments.report.rendering import render_pdf
from tests.report.reports import example, small
from tests.report.structure import Document

TITLES = {"german": " Recht ", "english": " Law "}


def law_pages(name: str, document: Document) -> list[str]:
    """Return the text of the pages whose running head names the chapter."""
    return [text for text in document.texts[2:] if TITLES[name] in text[:90]]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "disclaimer"), [("german", "Keine Rechtsberatung."), ("english", "Not legal advice.")]
)
def test_the_example_has_its_legal_overview_on_one_page(
    name: str, disclaimer: str, request: pytest.FixtureRequest
) -> None:
    (page,) = law_pages(name, request.getfixturevalue(name))
    law = example("de" if name == "german" else "en").law
    assert law is not None
    letters = page.replace(" ", "").replace("-", "")
    said = (disclaimer, law.position, law.duties[-1].reference, law.facts[-1].question, law.days[-1].text)
    assert [text for text in said if text.replace(" ", "").replace("-", "") not in letters] == []


def test_marks_and_overdue_reviews_are_shown() -> None:
    law = example("de").law
    assert law is not None
    duty = replace(law.duties[0], mark="umstritten", overdue="seit 1. Mai 2027 neu zu prüfen")
    page = html_of(replace(example("de"), law=replace(law, duties=(duty,), review="Achtung: zu prüfen.")))
    for said in ("(umstritten)", "(seit 1. Mai 2027 neu zu prüfen)", "Achtung: zu prüfen."):
        assert f"<strong>{said}</strong>" in page


def test_a_law_page_without_duties_facts_and_dates_can_be_drawn() -> None:
    law = example("de").law
    assert law is not None
    page = html_of(replace(example("de"), law=replace(law, duties=(), facts=(), days=())))
    assert "Sperren und Pflichten, die zutreffen" not in page
    assert "Die nächsten Termine" not in page


def test_a_report_without_law_has_no_such_chapter() -> None:
    assert small().law is None
    assert all("Recht" not in title for title in Document(render_pdf(small())).outline())

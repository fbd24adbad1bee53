"""Where every statement of a result comes from."""

from dataclasses import replace

import pytest
from django.http import HttpResponse

from assessments.domain.answers import Given
from assessments.models import Assessment
from assessments.services.inventory import add_application
from tests import factories
from tests.domain import builders
from tests.web.bad_input import CHOICES
from tests.web.pages import address, parsed, said, signed_in, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    """A house with a closed gate and two applications whose codes begin alike."""
    questions = (builders.question("D2.1"), builders.question("D5.1", opens_at=2))
    small = builders.edition(questions=questions, archetypes=(builders.archetype("A01", S=4, D=0, C=4),))
    made = factories.assessment(by=factories.edition(replace(small)))
    factories.answered(made, ["D5.1"], Given(1))
    _owns(made, "A01", "A01-X")
    return made


def _owns(assessment: Assessment, *codes: str) -> None:
    for code in codes:
        add_application(
            assessment=assessment, archetype="A01", name="", code=code, by=assessment.created_by, at=factories.NOON
        )


def _look(assessment: Assessment, **query: str) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("trace", assessment), query)


def _ids(page: HttpResponse) -> list[str]:
    return [str(found) for found in parsed(page).xpath("//li[@class='trace']/@id")]


def test_the_house_comes_first(assessment: Assessment) -> None:
    page = _look(assessment)

    assert texts(page, "//h1") == ["Nachweis: das Haus"]
    assert {"Q-house", "S-readiness", "G-D5.1", "P-saas"} <= set(_ids(page))


def test_a_statement_shows_its_rule_its_inputs_and_the_versions(assessment: Assessment) -> None:
    page = _look(assessment)

    gate = said(parsed(page).get_element_by_id("G-D5.1"))
    assert gate == (
        "G-D5.1 Tor D5.1: geschlossen. "
        "Offen ab der Schwelle des Katalogs, darunter geschlossen; ohne Stufe unbekannt. "
        "Formel: gate Antworten D5.1 Stufe 1 Zahlen offen ab Stufe 2"
    )
    [question] = parsed(page).xpath("//li[@id='G-D5.1']//dd/span/a/@href")
    assert question == f"{address('dimension', assessment, dimension='D5')}#D5.1"
    assert texts(page, "//dl[contains(@class, 'trace-basis')]/dd")[:2] == ["test", "Version 3"]


@pytest.mark.parametrize("code", ["A01", "A01-X"])
def test_an_application_has_its_own_part(assessment: Assessment, code: str) -> None:
    page = _look(assessment, stelle=f"V-{code}")

    assert f"V-{code}" in _ids(page)
    assert {found.removeprefix(f"{kind}-{code}") == found for found in _ids(page) for kind in [found[0]]} == {False}
    assert texts(page, "//nav//a[@aria-current='page']")[-1] == "Anwendung A01"


def test_the_roadmap_has_its_own_part(assessment: Assessment) -> None:
    page = _look(assessment, stelle="M-D5.1")

    assert texts(page, "//h1") == ["Nachweis: Fahrplan"]
    assert {"M-D5.1", "MG-D5.1", "MT-D5.1"} <= set(_ids(page))


@pytest.mark.parametrize("value", [*CHOICES, pytest.param("V-A99", id="no application")])
def test_a_place_nobody_knows_shows_the_house(assessment: Assessment, value: str) -> None:
    assert texts(_look(assessment, stelle=value), "//h1") == ["Nachweis: das Haus"]


@pytest.mark.parametrize("page", ["result", "roadmap"])
def test_every_reference_leads_to_a_statement(assessment: Assessment, page: str) -> None:
    client = signed_in(assessment.created_by)
    seen = {str(href) for href in parsed(client.get(address(page, assessment))).xpath("//a[@class='ref']/@href")}

    missing = [there for there in seen if there.partition("#")[2] not in _ids(client.get(there))]

    assert seen
    assert missing == []


def test_references_between_statements_lead_somewhere(assessment: Assessment) -> None:
    pages = [parsed(_look(assessment, stelle=stelle)) for stelle in ("", "V-A01", "M-D5.1")]
    inputs = "//dl[@class='inputs']//a[starts-with(@href, '?stelle=')]/@href"
    links = [{str(one).partition("#")[2] for one in page.xpath(inputs)} for page in pages]

    missing = [there for there in set().union(*links) if there not in _ids(_look(assessment, stelle=there))]

    assert all(links)
    assert missing == []


@pytest.mark.parametrize("applications", [1, 30])
def test_queries(assessment: Assessment, applications: int, django_assert_num_queries: object) -> None:
    _owns(assessment, *(f"B{number}" for number in range(applications - 2)))
    client = signed_in(assessment.created_by)
    client.get(address("trace", assessment))

    with django_assert_num_queries(8):  # type: ignore[operator]
        client.get(address("trace", assessment))

"""The applications of a house: its list, and the catalogue to choose from."""

import pytest
from django.http import HttpResponse

from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.models import Assessment
from assessments.services.inventory import MOST_APPLICATIONS, add_application, save_application
from tests import factories
from tests.web.bad_input import CHOICES
from tests.web.pages import address, notices, signed_in, texts

pytestmark = pytest.mark.django_db

CHOSEN = "//input[@name='archetype'][@checked]/@value"


@pytest.fixture
def assessment() -> Assessment:
    return factories.assessment()


def _look(assessment: Assessment, query: str = "") -> HttpResponse:
    return signed_in(assessment.created_by).get(address("inventory", assessment) + query)


def _choose(assessment: Assessment, *ticked: str, shown: tuple[str, ...] = ("A01", "A02", "A03")) -> HttpResponse:
    data = {"shown": shown, "archetype": ticked}
    return signed_in(assessment.created_by).post(address("inventory", assessment), data, follow=True)


def _owned(assessment: Assessment) -> list[str]:
    return sorted(assessment.applications.values_list("code", flat=True))


def _described(assessment: Assessment, **said: object) -> Application:
    """Return A01, about which the house has said something."""
    add_application(assessment=assessment, archetype="A01", name="", by=assessment.created_by, at=factories.NOON)
    application = Application("A01", "A01", **said)  # type: ignore[arg-type]
    return save_application(assessment=assessment, application=application, by=assessment.created_by, at=factories.NOON)


def test_a_fresh_inventory_opens_with_the_catalogue(assessment: Assessment) -> None:
    assert texts(_look(assessment), "//fieldset//strong") == ["Anwendung A01", "Anwendung A02", "Anwendung A03"]


def test_an_empty_list_leads_to_the_catalogue(assessment: Assessment) -> None:
    page = _look(assessment, "?liste=eigene")

    assert texts(page, "//main//h2") == ["Noch keine Anwendung gewählt"]


def test_ticks_become_applications(assessment: Assessment) -> None:
    page = _choose(assessment, "A01", "A03")

    assert _owned(assessment) == ["A01", "A03"]
    assert notices(page) == ["Auswahl gespeichert, 2 Änderungen."]
    assert texts(page, "//tbody//th") == ["Anwendung A01", "Anwendung A03"]


def test_cleared_ticks_remove_what_nobody_described(assessment: Assessment) -> None:
    _choose(assessment, "A01", "A02")
    _choose(assessment, "A02")

    assert _owned(assessment) == ["A02"]


def test_what_was_described_stays_and_the_page_says_so(assessment: Assessment) -> None:
    _described(assessment, name="Unser System", product="Produkt")

    page = _choose(assessment)

    assert _owned(assessment) == ["A01"]
    assert notices(page)[1].startswith("Nicht entfernt, weil Sie dazu Angaben gemacht haben: Unser System.")


def test_archetypes_that_were_not_on_the_page_stay_as_they_are(assessment: Assessment) -> None:
    _choose(assessment, "A01")
    _choose(assessment, "A02", shown=("A02",))

    assert _owned(assessment) == ["A01", "A02"]


@pytest.mark.parametrize("field", ["shown", "archetype"])
@pytest.mark.parametrize("value", CHOICES)
def test_an_archetype_nobody_offered_is_refused(assessment: Assessment, field: str, value: str) -> None:
    response = signed_in(assessment.created_by).post(address("inventory", assessment), {field: value})

    assert response.status_code == 400
    assert _owned(assessment) == []


def test_a_full_list_takes_no_more(assessment: Assessment) -> None:
    for _number in range(MOST_APPLICATIONS):
        add_application(assessment=assessment, archetype="A01", name="", by=assessment.created_by, at=factories.NOON)

    assert notices(_choose(assessment, "A01", "A02")) == ["Die Liste ist voll. Entfernen Sie zuerst eine Anwendung."]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("a02", ["Anwendung A02"], id="by code, in small letters"),
        pytest.param("ANWENDUNG 03", ["Anwendung A03"], id="every word counts"),
        pytest.param("(en)", ["Anwendung A01", "Anwendung A02", "Anwendung A03"], id="in another language"),
        pytest.param("   ", ["Anwendung A01", "Anwendung A02", "Anwendung A03"], id="blanks are no search"),
        pytest.param("gibt es nicht", [], id="nothing"),
        pytest.param("x" * 5000, [], id="endless"),
        pytest.param("\0", [], id="NUL"),
        pytest.param("<script>", [], id="markup"),
    ],
)
def test_the_catalogue_can_be_searched(assessment: Assessment, query: str, found: list[str]) -> None:
    client = signed_in(assessment.created_by)

    page = client.get(address("inventory", assessment), {"liste": "katalog", "q": query})

    assert texts(page, "//fieldset//strong") == found


def test_the_list_tells_what_the_house_said(assessment: Assessment) -> None:
    _described(
        assessment,
        name="Unser System",
        product="Produkt X",
        current=CurrentOperation.HOSTED,
        codes={"S": 4, "D": None},
        confirmed=frozenset({OperatingModel.SAAS}),
    )

    cells = texts(_look(assessment), "//tbody//th | //tbody//td")

    assert cells == [
        "Unser System Anwendung A01 Produkt X",
        "gehostet beim Dienstleister",
        "SaaS",
        "Merkmal S Merkmal D",
        "Entfernen: Unser System",
    ]


def test_an_auditor_reads_the_list_and_is_offered_no_change(assessment: Assessment) -> None:
    _described(assessment, name="Unser System")
    auditor = factories.member(assessment.hospital, factories.Role.AUDITOR)
    factories.closed(assessment)

    page = signed_in(auditor).get(address("inventory", assessment) + "?liste=katalog")

    assert texts(page, "//tbody//th") == ["Unser System Anwendung A01"]
    assert texts(page, "//main//a") == ["Weiter: Prüfen"]


@pytest.mark.parametrize("applications", [1, 30])
@pytest.mark.parametrize("query", ["?liste=eigene", "?liste=katalog"])
def test_queries(assessment: Assessment, applications: int, query: str, django_assert_num_queries: object) -> None:
    for _number in range(applications):
        add_application(assessment=assessment, archetype="A01", name="", by=assessment.created_by, at=factories.NOON)
    client = signed_in(assessment.created_by)
    client.get(address("inventory", assessment))

    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(address("inventory", assessment) + query)

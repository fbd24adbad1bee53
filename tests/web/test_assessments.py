"""The list of my assessments."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.domain.scope import Scope
from tests import factories
from tests.web.pages import parsed, signed_in, texts

pytestmark = pytest.mark.django_db

HERE = "/selbstbewertungen/"
QUERIES = 5  # session, account, assessments, answers, and one for an edition read for the first time


def test_nobody_starts_in_front_of_an_empty_wall() -> None:
    response = signed_in(factories.user()).get(HERE)
    assert texts(response, "//main//a[contains(@class, 'btn')]") == ["Erste Selbstbewertung beginnen"]


def test_cards_show_true_progress() -> None:
    catalogue = factories.edition()
    person = factories.user()
    house = factories.hospital("Klinikum Nord", by=person)
    factories.answered(factories.assessment(house, by=catalogue, title="Herbst"), ["D1.1", "D2.1"])
    response = signed_in(person).get(HERE)
    [bar] = parsed(response).xpath("//progress")
    assert texts(response, "//main//h2") == ["Klinikum Nord"]
    assert (bar.get("value"), bar.get("max")) == ("2", "3")
    assert "2 von 3 Fragen" in texts(response, "//main//span")


def test_an_assessment_without_questions_in_its_scope_is_no_crash() -> None:
    person = factories.user()
    factories.assessment(factories.hospital(by=person), scope=Scope.QUICK)
    assert "0 von 0 Fragen" in texts(signed_in(person).get(HERE), "//main//span")


def test_names_are_text_and_never_markup() -> None:
    person = factories.user()
    factories.assessment(factories.hospital("<b>Haus</b> & „Hof“", by=person))
    assert texts(signed_in(person).get(HERE), "//main//h2") == ["<b>Haus</b> & „Hof“"]


@pytest.mark.parametrize("count", [1, 30])
def test_query_budget(count: int) -> None:
    catalogue = factories.edition()
    person = factories.user()
    for number in range(count):
        house = factories.hospital(f"Haus {number}", by=person)
        factories.answered(factories.assessment(house, by=catalogue), ["D1.1"])
    client = signed_in(person)
    client.get(HERE)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(HERE)
    assert len(queries) <= QUERIES
    assert len(parsed(response).xpath("//progress")) == count

"""The task list and the scope."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.answers import Unknown
from assessments.domain.scope import Scope
from assessments.models import Assessment
from assessments.services.shipped import shipped_edition
from tests import factories
from tests.web.pages import address, notices, parsed, signed_in, texts

pytestmark = pytest.mark.django_db

QUERIES = 9
QUESTIONS = "(//ul[contains(@class, 'task-list')])[2]//*[contains(@class, 'tag')]"
MAIN_BUTTON = "//aside//a[contains(@class, 'btn-primary')]"


def _lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def test_progress_is_true_for_every_dimension() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    assert texts(_lead(assessment).get(address("tasks", assessment)), QUESTIONS) == ["1 von 2", "1 Frage offen"]


def test_only_services_of_the_house_are_counted() -> None:
    assessment = factories.assessment()
    for hospital in (None, assessment.hospital):
        factories.service(hospital)
    assert "1 Dienst" in texts(_lead(assessment).get(address("tasks", assessment)), "//main//span")


def test_not_knowing_counts_as_answered_and_is_told() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1", "D1.2"], Unknown())
    response = _lead(assessment).get(address("tasks", assessment))
    assert texts(response, QUESTIONS) == ["beantwortet", "1 Frage offen"]
    assert "2-mal „weiß nicht“" in texts(response, "//main//span")


@pytest.mark.parametrize(
    ("answered", "label", "leads_to"),
    [
        ([], "Mit den Fragen beginnen", "fragen/D1/"),
        (["D1.1"], "Weiter mit den Fragen", "fragen/D1/"),
        (["D1.1", "D1.2"], "Weiter mit den Fragen", "fragen/D2/"),
        (["D1.1", "D1.2", "D2.1"], "Anwendungen erfassen", "anwendungen/"),
    ],
)
def test_main_button_leads_to_what_is_next(answered: list[str], label: str, leads_to: str) -> None:
    assessment = factories.answered(factories.assessment(), answered)
    response = _lead(assessment).get(address("tasks", assessment))
    assert texts(response, MAIN_BUTTON) == [label]
    assert parsed(response).xpath(f"{MAIN_BUTTON}/@href") == [f"{address('tasks', assessment)}{leads_to}"]


def test_quick_check_asks_twenty_of_the_shipped_questions() -> None:
    assessment = factories.assessment(by=factories.edition(shipped_edition()), scope=Scope.QUICK)
    response = _lead(assessment).get(address("tasks", assessment))
    assert texts(response, "//aside//h2 | //aside//p[contains(@class, 'big-number')]") == [
        "0 von 20 Fragen",
        "Schnellcheck",
    ]


def test_scope_can_be_switched_and_no_answer_is_lost() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    client = _lead(assessment)
    for scope in ("quick", "full"):
        response = client.post(address("scope", assessment), {"scope": scope}, follow=True)
        assert notices(response) == ["Der Umfang ist geändert. Alle Antworten bleiben erhalten."]
        assert Assessment.objects.get().scope == scope
    assert texts(response, QUESTIONS) == ["1 von 2", "1 Frage offen"]


@pytest.mark.parametrize("value", ["", "half", "\0", "x" * 10_000])
def test_an_unknown_scope_changes_nothing(value: str) -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(address("scope", assessment), {"scope": value}, follow=True)
    assert notices(response) == ["Bitte wählen Sie Schnellcheck oder vollständige Fragen."]
    assert Assessment.objects.get().scope == Scope.FULL


def test_a_closed_assessment_keeps_its_scope() -> None:
    assessment = factories.closed(factories.assessment())
    _lead(assessment).post(address("scope", assessment), {"scope": "quick"})
    assert Assessment.objects.get().scope == Scope.FULL


def test_a_link_cannot_change_the_scope() -> None:
    assessment = factories.assessment()
    assert _lead(assessment).get(address("scope", assessment), {"scope": "quick"}).status_code == 405


@pytest.mark.parametrize("size", [1, 49])
def test_query_budget(size: int) -> None:
    value = factories.edition_of_size(size)
    assessment = factories.answered(factories.assessment(by=factories.edition(value)), value.questions)
    client = _lead(assessment)
    client.get(address("tasks", assessment))
    with CaptureQueriesContext(connection) as queries:
        client.get(address("tasks", assessment))
    assert len(queries) == QUERIES

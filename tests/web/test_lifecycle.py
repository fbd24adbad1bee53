"""Submitting and what follows, as people see it."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.roles import Role
from assessments.models import Assessment, CloudService, Hospital, Milestone
from assessments.services.assigning import assign
from assessments.services.lifecycle import approve_assessment, standing_of, submit_assessment
from assessments.services.reporting import data_of
from tests import factories
from tests.web.pages import address, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db

UNTICKED = "Bitte bestätigen Sie, dass Sie die Angaben geprüft haben."
OPEN_1 = {"state": "open", "round": "1", "open_questions": "0", "confirm": "on"}
SUBMITTED_1 = {"state": "submitted", "round": "1"}
CLOSED_1 = {"state": "closed", "round": "1"}


@pytest.fixture
def assessment() -> Assessment:
    row = factories.answered(factories.assessment(), ["D1.1", "D1.2", "D2.1"])
    factories.use(row)
    return row


@pytest.fixture
def lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def submitted(assessment: Assessment) -> Assessment:
    base = standing_of(assessment)
    submit_assessment(assessment=assessment, base=base, confirmed_open=0, by=assessment.created_by, at=factories.NOON)
    return Assessment.objects.get(pk=assessment.pk)


def closed(assessment: Assessment) -> Assessment:
    row = submitted(assessment)
    approve_assessment(assessment=row, base=standing_of(row), by=row.created_by, at=factories.NOON)
    return Assessment.objects.get(pk=row.pk)


def test_the_page_names_what_is_open_and_asks_for_a_tick(lead: Client) -> None:
    fresh = factories.assessment(Hospital.objects.get(), by=Assessment.objects.get().edition)
    url = address("submit", fresh)

    page = lead.get(url)
    assert "3 Fragen ohne Antwort gelten als unbekannt" in texts(page, "//main//h2")
    refused = lead.post(url, {"state": "open", "round": "1", "open_questions": "3"})
    assert (refused.status_code, problems(refused)) == (
        422,
        [f"Bestätigung: {UNTICKED}"],
    )
    assert lead.post(url, {**OPEN_1, "open_questions": "3"}).status_code == 302
    assert Assessment.objects.get(pk=fresh.pk).status == "submitted"


def test_the_way_to_closed_and_back(assessment: Assessment, lead: Client) -> None:
    assert notices(lead.post(address("submit", assessment), OPEN_1, follow=True)) == [
        "Die Selbstbewertung ist eingereicht. Ihr Stand ist als Meilenstein festgehalten."
    ]
    approved = lead.post(address("standing_approve", assessment), SUBMITTED_1, follow=True)
    assert notices(approved) == ["Die Selbstbewertung ist abgeschlossen."]
    reopened = lead.post(
        address("standing_reopen", assessment), {**CLOSED_1, "reason": "Neue Leitung gebaut"}, follow=True
    )
    assert notices(reopened) == ["Die Selbstbewertung ist wieder in Bearbeitung, Runde 2. Alle Antworten sind noch da."]
    assert texts(reopened, "//ol[@class='status-history']//strong") == [
        "Wieder geöffnet",
        "Abgeschlossen",
        "Eingereicht",
    ]
    assert texts(lead.get(address("tasks", assessment)), "//main//blockquote") == ["Neue Leitung gebaut"]


def test_who_is_concerned_hears_of_each_step_and_reads_the_reasons_on_the_site(
    assessment: Assessment, lead: Client
) -> None:
    house, by = assessment.hospital, assessment.created_by
    adviser, asked = factories.member(house, Role.CONSULTANT), factories.member(house)
    factories.member(house)
    for person in (asked, by):
        assign(assessment=assessment, code="D1", to=person, due_on=None, message="", by=by, at=factories.NOON)
    back = {**SUBMITTED_1, "reason": "Bitte D1.1 belegen"}
    for page, sent in (("submit", OPEN_1), ("standing_return", back), ("submit", {**OPEN_1, "round": "2"})):
        assert lead.post(address(page, assessment), sent).status_code == 302
    assert [(letter.subject, letter.to) for letter in mail.outbox] == [
        ("Eingereicht: Klinikum Musterstadt", [adviser.email]),
        ("Zurückgegeben: Klinikum Musterstadt", [adviser.email]),
        ("Zurückgegeben: Klinikum Musterstadt", [asked.email]),
        ("Eingereicht: Klinikum Musterstadt", [adviser.email]),
    ]
    bodies = [letter.body for letter in mail.outbox]
    assert [address("tasks", assessment) in body and "D1.1" not in body for body in bodies] == [True] * 4


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({**OPEN_1, "open_questions": "2"}, 302, None),
        ({**OPEN_1, "round": "9"}, 409, "Diese Seite war veraltet: Inzwischen ist der Stand in Bearbeitung, Runde 1."),
        ({"confirm": "on"}, 422, "Bitte laden Sie die Seite neu."),
        ({**OPEN_1, "round": "0"}, 422, "Bitte laden Sie die Seite neu."),
        ({**OPEN_1, "state": "lost"}, 422, "Bitte laden Sie die Seite neu."),
        ({**OPEN_1, "round": "9" * 40}, 422, "Bitte laden Sie die Seite neu."),
    ],
    ids=["more was answered meanwhile", "another round", "nothing seen", "round 0", "no state", "huge round"],
)
def test_a_page_that_is_no_longer_true_submits_nothing(
    assessment: Assessment, lead: Client, form: dict[str, str], status: int, told: str | None
) -> None:
    response = lead.post(address("submit", assessment), form)

    assert response.status_code == status
    if told:
        assert problems(response)[0].startswith(told)
        assert not Milestone.objects.exists()


def test_an_answer_taken_back_meanwhile_is_confirmed_anew(lead: Client) -> None:
    fresh = factories.assessment(Hospital.objects.get(), by=Assessment.objects.get().edition)

    response = lead.post(address("submit", fresh), {**OPEN_1, "open_questions": "1"})

    assert (response.status_code, problems(response)) == (
        409,
        ["Inzwischen sind 3 Fragen ohne Antwort. Bitte sehen Sie noch einmal hin und bestätigen Sie neu."],
    )
    assert parsed(response).xpath("//input[@name='open_questions']/@value") == ["3"]


def test_taking_back_needs_a_reason(assessment: Assessment, lead: Client) -> None:
    row = submitted(assessment)

    refused = lead.post(address("standing_return", row), {**SUBMITTED_1, "reason": "  "})

    assert (refused.status_code, problems(refused)) == (422, ["Begründung: Bitte schreiben Sie, warum."])
    assert Assessment.objects.get(pk=row.pk).status == "submitted"


def test_a_step_of_an_earlier_round_is_refused_and_the_reason_kept(assessment: Assessment, lead: Client) -> None:
    row = submitted(assessment)

    refused = lead.post(address("standing_return", row), {**SUBMITTED_1, "round": "7", "reason": "Bitte prüfen"})

    assert refused.status_code == 409
    assert texts(refused, "//textarea") == ["Bitte prüfen"]


def test_what_the_state_does_not_allow_is_a_conflict(assessment: Assessment, lead: Client) -> None:
    row = submitted(assessment)

    assert lead.post(address("standing_reopen", row), {**CLOSED_1, "reason": "weil"}).status_code == 409
    assert lead.post(address("submit", row), OPEN_1).status_code == 409
    assert lead.get(address("submit", row)).status_code == 302


def test_a_contributor_sees_the_state_but_no_step(assessment: Assessment) -> None:
    row = submitted(assessment)
    client = signed_in(factories.member(row.hospital, Role.CONTRIBUTOR))

    page = client.get(address("standing", row))

    assert parsed(page).xpath("//main//form") == []
    assert "Eingereicht am 23.11.2026, 12:00 Uhr von " in texts(page, "//*[@id='stand']")[0]
    for name in ("standing_return", "standing_approve"):
        assert client.post(address(name, row), SUBMITTED_1).status_code == 403


def test_result_and_report_show_what_was_submitted(assessment: Assessment, lead: Client) -> None:
    row = submitted(assessment)
    before = texts(lead.get(address("result", row)), "//main//h1 | //main//dl[@class='indices']//dd")
    Hospital.objects.filter(pk=row.hospital_id).update(beds=9, name="Anderes Haus")
    for service in CloudService.objects.all():
        service.delete()

    assert texts(lead.get(address("result", row)), "//main//h1 | //main//dl[@class='indices']//dd") == before
    lead.post(address("reports", row), {"language": "de"})
    assert data_of(row.reports.get()).hospital == "Klinikum Musterstadt"
    for name in ("roadmap", "trace", "law", "what_if", "tasks", "review", "objections", "inventory"):
        assert lead.get(address(name, row)).status_code == 200


@pytest.mark.parametrize("state", ["submitted", "closed"])
def test_tasks_of_a_frozen_assessment_say_who_and_when(assessment: Assessment, lead: Client, state: str) -> None:
    row = {"submitted": submitted, "closed": closed}[state](assessment)

    with CaptureQueriesContext(connection) as queries:
        page = lead.get(address("tasks", row))

    word = {"submitted": "Eingereicht", "closed": "Abgeschlossen"}[state]
    assert texts(page, "//main//*[contains(@class, 'notice')]/p")[0].startswith(f"{word} am 23.11.2026, 12:00 Uhr von ")
    assert parsed(page).xpath("//form[contains(@action, 'umfang')]") == []
    assert len(queries) <= 10

"""Moving to a newer edition as people see it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.answers import Given
from assessments.domain.roles import Role
from assessments.models import Assessment, AssessmentMove
from assessments.services.confirming import waiting_of
from tests import factories, moving
from tests.services.test_moving import next_edition, published
from tests.web.pages import address, filled_form, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    row = factories.answered(factories.assessment(), ["D1.1", "D1.2", "D2.1"], Given(1))
    factories.use(row)
    return row


@pytest.fixture
def lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def test_the_preview_tells_what_becomes_of_every_answer(assessment: Assessment, lead: Client) -> None:
    next_edition()
    page = lead.get(address("move", assessment, edition="next"))
    assert texts(page, "//details/summary/h3") == [
        "Bitte bestätigen",
        "Stufe umgestellt, bitte bestätigen",
        "Neue Fragen",
        "Entfallene Fragen",
    ]
    assert texts(page, "//details[2]//tbody//td") == ["Stufe 1: D1.2 1", "Stufe 3: D1.2 1"]
    assert not AssessmentMove.objects.exists()


def test_a_lead_moves_confirms_and_takes_it_back(assessment: Assessment, lead: Client) -> None:
    next_edition(archetype="A09")
    there = address("move", assessment, edition="next")
    sent = filled_form(lead.get(there))
    refused = lead.post(there, sent)
    moved = lead.post(there, sent | {"ersatz-A01": "A09"}, follow=True)

    assert (refused.status_code, problems(refused)) == (
        422,
        ["Anwendung A01: Bitte wählen Sie, als was die Anwendung künftig gilt."],
    )
    assert notices(moved) == [
        "Die Selbstbewertung läuft jetzt mit der Ausgabe next weiter. Der Stand davor ist festgehalten."
    ]
    assert texts(moved, "//tbody//td[contains(@class, 'was')]") == ["Stufe 1: D1.1 1", "Stufe 1: D1.2 1"]
    assert len(texts(lead.get(address("tasks", assessment)), "//*[contains(@class, 'notice-warn')]")) == 1

    page = lead.get(address("submit", assessment))
    assert texts(page, "//h2[@id='unbestaetigt']") == ["2 Antworten sind noch nicht bestätigt"]
    assert filled_form(page)["unconfirmed"] == "2"

    confirmed = lead.post(address("move_confirm", assessment), {"frage.D1.1": "2", "frage.D1.2": "2"}, follow=True)
    assert notices(confirmed) == ["2 Antworten sind bestätigt."]
    assert waiting_of(moving.fresh(assessment)) == ()

    move = AssessmentMove.objects.get()
    undone = lead.post(address("move_undo", assessment, move_id=str(move.pk)), follow=True)
    assert notices(undone) == ["Der Wechsel ist zurückgenommen. Es gilt wieder der Stand davor."]
    again = lead.post(address("move_undo", assessment, move_id=str(move.pk)))
    assert (again.status_code, moving.fresh(assessment).edition.code) == (409, "test")


def test_a_page_that_is_out_of_date_moves_nothing(assessment: Assessment, lead: Client) -> None:
    next_edition()
    there = address("move", assessment, edition="next")
    refused = lead.post(there, {"gesehen": "0" * 64})
    assert refused.status_code == 409
    assert lead.get(address("move", assessment, edition="nope")).status_code == 404
    assert not AssessmentMove.objects.exists()


def test_a_choice_is_tried_before_it_is_taken(assessment: Assessment, lead: Client) -> None:
    next_edition(archetype="A09")
    there = address("move", assessment, edition="next")
    open_page, tried = lead.get(there), lead.get(there, {"ersatz-A01": "A09"})
    strange = lead.get(there, {"ersatz-A01": "nothing"})
    cell = "//table[1]//tr[last()]/td[2]"
    assert (texts(open_page, cell)[0], texts(strange, cell)[0]) == ("–", "–")
    assert texts(tried, cell)[0] != "–"


def test_others_look_and_move_nothing(assessment: Assessment) -> None:
    next_edition()
    contributor = signed_in(factories.member(assessment.hospital, Role.CONTRIBUTOR, sections=["D2"]))
    page = contributor.get(address("moves", assessment))
    assert texts(page, "//main//ul[contains(@class, 'task-list')]//a") == []
    assert contributor.get(address("move", assessment, edition="next")).status_code == 403
    moving.moved(assessment, "next", {})
    waiting = contributor.get(address("move_confirm", assessment))
    assert (len(texts(waiting, "//tbody/tr")), parsed(waiting).xpath("//tbody//input")) == (2, [])
    refused = contributor.post(address("move_confirm", assessment), {"frage.D1.1": "2"}, follow=True)
    assert notices(refused) == ["Es wurde keine Antwort bestätigt. Vielleicht war jemand schneller."]


@pytest.mark.parametrize("questions", [1, 40])
def test_query_budgets(questions: int) -> None:
    value = factories.edition_of_size(questions)
    row = factories.answered(factories.assessment(by=factories.edition(value)), value.questions)
    lead = signed_in(factories.lead(row.hospital))
    published(value)
    for name, more, most in (("moves", {}, 8), ("move", {"edition": "next"}, 18), ("move_confirm", {}, 6)):
        lead.get(address(name, row, **more))
        with CaptureQueriesContext(connection) as queries:
            assert lead.get(address(name, row, **more)).status_code == 200
        assert len(queries) <= most, (name, len(queries))

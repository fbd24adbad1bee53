"""Milestones as people see them."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.answers import Given, Unknown
from assessments.domain.roles import Role
from assessments.models import Assessment, Milestone, Report
from assessments.services import frozen
from assessments.services.lifecycle import standing_of, submit_assessment
from assessments.services.milestones import take_milestone
from tests import factories
from tests.web.pages import address, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    row = factories.answered(factories.assessment(), ["D1.1", "D1.2"], Given(3))
    factories.use(row)
    return row


@pytest.fixture
def lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def kept(assessment: Assessment, name: str, *, minutes: int = 0) -> Milestone:
    at = factories.NOON + timedelta(minutes=minutes)
    return take_milestone(assessment=assessment, name=name, by=assessment.created_by, at=at)


def test_a_lead_keeps_the_present_state_under_a_name(assessment: Assessment, lead: Client) -> None:
    response = lead.post(address("milestones", assessment), {"name": "Vor dem Workshop"}, follow=True)

    assert notices(response) == ["Der Zwischenstand „Vor dem Workshop“ ist festgehalten."]
    assert texts(response, "//tbody//th/a") == ["Vor dem Workshop"]


def test_a_state_without_a_name_is_not_kept(assessment: Assessment, lead: Client) -> None:
    response = lead.post(address("milestones", assessment), {"name": " "})

    assert (response.status_code, problems(response)) == (
        422,
        ["Name des Zwischenstands: Bitte geben Sie dem Zwischenstand einen Namen."],
    )
    assert not Milestone.objects.exists()


def test_contributors_look_but_keep_nothing(assessment: Assessment) -> None:
    milestone = kept(assessment, "Stand")
    client = signed_in(factories.member(assessment.hospital, Role.CONTRIBUTOR))

    assert parsed(client.get(address("milestones", assessment))).xpath("//main//form[@method='post']") == []
    assert client.get(address("milestone", assessment, milestone_id=milestone.pk)).status_code == 200
    assert client.post(address("milestones", assessment), {"name": "Stand"}).status_code == 403


def test_the_page_shows_figures_verdicts_and_proof(assessment: Assessment, lead: Client) -> None:
    milestone = kept(assessment, "Stand")

    page = lead.get(address("milestone", assessment, milestone_id=milestone.pk))

    assert texts(page, "//dd[contains(@class, 'digest')]") == [milestone.digest]
    assert texts(page, "//*[contains(@class, 'notice-good')]") == [
        "Nachgerechnet: Diese Fassung des Programms kommt aus den festgehaltenen Angaben zu genau demselben Ergebnis."
    ]
    assert len(texts(page, "//tbody/tr")) == 1


def test_the_whole_result_is_shown_as_it_was(assessment: Assessment, lead: Client) -> None:
    headline = "//main//h1 | //main//dl[@class='indices']//dd"
    before = texts(lead.get(address("result", assessment)), headline)
    milestone = kept(assessment, "Stand")
    factories.answered(assessment, ["D2.1"], Given(0))

    page = lead.get(address("milestone_result", assessment, milestone_id=milestone.pk))

    assert texts(page, headline) == before
    assert parsed(page).xpath("//form[contains(@action, 'gewichtung')]") == []


def test_the_download_carries_its_proof(assessment: Assessment, lead: Client) -> None:
    milestone = kept(assessment, "Stand")

    response = lead.get(address("milestone_download", assessment, milestone_id=milestone.pk))

    assert sha256(response.content).hexdigest() == milestone.digest
    assert json.loads(response.content)["ground"]["as_of"] == "2026-11-23"
    assert response["Content-Disposition"] == 'attachment; filename="cloudready-klinikum-musterstadt-2026-11-23.json"'


def test_comparing_names_what_changed(assessment: Assessment, lead: Client) -> None:
    first = kept(assessment, "Vorher")
    factories.answered(assessment, ["D2.1"], Unknown())
    second = kept(assessment, "Nachher", minutes=1)

    page = lead.get(address("milestone_compare", assessment), {"meilenstein": [second.pk, first.pk]})

    assert texts(page, "//main//h2") == ["0 Empfehlungen anders", "1 Antwort anders"]
    assert texts(page, "(//main//table)[last()]//tbody/tr/td") == ["ohne Antwort", "weiß nicht"]


@pytest.mark.parametrize("picked", [[], ["one"], ["one", "two", "three"]], ids=len)
def test_comparing_takes_two(assessment: Assessment, lead: Client, picked: list[str]) -> None:
    keys = [kept(assessment, name).pk for name in picked]

    response = lead.get(address("milestone_compare", assessment), {"meilenstein": keys})

    assert (response.status_code, problems(response)) == (
        400,
        ["Bitte wählen Sie zwei Meilensteine zum Vergleich aus."],
    )


def test_milestones_of_other_assessments_do_not_exist_here(assessment: Assessment, lead: Client) -> None:
    other = factories.assessment(assessment.hospital, by=assessment.edition)
    foreign = kept(other, "Anderer")

    for name in ("milestone", "milestone_result", "milestone_download"):
        assert lead.get(address(name, assessment, milestone_id=foreign.pk)).status_code == 404
        assert lead.get(address(name, assessment, milestone_id=uuid4())).status_code == 404
    picked = {"meilenstein": [foreign.pk, uuid4()]}
    assert lead.get(address("milestone_compare", assessment), picked).status_code == 404
    assert lead.get(address("milestone_compare", assessment), {"meilenstein": "x"}).status_code == 404


def test_a_result_this_version_cannot_repeat_leads_to_the_stored_one(assessment: Assessment, lead: Client) -> None:
    submit_assessment(
        assessment=assessment,
        base=standing_of(assessment),
        confirmed_open=1,
        by=assessment.created_by,
        at=factories.NOON,
    )
    row = Milestone.objects.get()
    frozen._proven.clear()
    frozen._contents[row.digest] = frozen.Content(
        frozen._content(row).ground, frozen._content(row).said, {**frozen._content(row).verdict, "quadrant": "guided"}
    )
    try:
        stored = address("milestone", assessment, milestone_id=row.pk)
        for name in ("result", "roadmap", "trace", "law"):
            assert lead.get(address(name, assessment)).headers["Location"] == stored
        asked = lead.post(address("reports", assessment), {"language": "de"}).headers["Location"]
        assert asked == address("report", assessment, report_id=Report.objects.get().pk)
        assert "käme heute zu einem anderen Ergebnis" in " ".join(
            texts(lead.get(stored), "//*[contains(@class, 'notice-warn')]")
        )
    finally:
        frozen._contents.clear()


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_costs_the_same_for_many(assessment: Assessment, lead: Client, count: int) -> None:
    for number in range(count):
        kept(assessment, f"Stand {number}")

    with CaptureQueriesContext(connection) as queries:
        lead.get(address("milestones", assessment))

    assert len(queries) <= 6
    assert not any('"content"' in query["sql"] for query in queries)


def test_auditors_see_what_was_submitted_and_no_interim_state(assessment: Assessment) -> None:
    interim = kept(assessment, "Vor dem Workshop")
    who = factories.lead(assessment.hospital)
    handed_in = submit_assessment(
        assessment=assessment, base=standing_of(assessment), confirmed_open=1, by=who, at=factories.NOON
    )
    auditor = signed_in(factories.member(assessment.hospital, Role.AUDITOR, audits=assessment))

    listed = texts(auditor.get(address("milestones", assessment)), "//tbody//th/a")
    pages = {
        (name, row): auditor.get(address(name, assessment, milestone_id=str(row.pk))).status_code
        for name in ("milestone", "milestone_result", "milestone_download")
        for row in (interim, handed_in)
    }
    pair = {"meilenstein": [str(interim.pk), str(handed_in.pk)]}

    assert listed == ["Einreichung, Runde 1"]
    assert pages == {key: 200 if key[1] is handed_in else 404 for key in pages}
    assert auditor.get(address("milestone_compare", assessment), pair).status_code == 404

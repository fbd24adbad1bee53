"""A report goes from queued to running to done or failed, and never waits for ever."""

import json
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.answers import Entry, Given
from assessments.domain.roadmap.decisions import Decision
from assessments.domain.steps import StepKey, StepKind
from assessments.domain.what_if.changes import Changes
from assessments.models import Assessment, Report, ReportStatus
from assessments.services.answering import record_answers
from assessments.services.planning import decide_step
from assessments.services.reporting import (
    LEASE,
    LEASE_RAN_OUT,
    ReportCard,
    ReportIsNotQueued,
    ReportIsNotRunning,
    UnknownLanguage,
    begin_report,
    data_of,
    fail_report,
    finish_report,
    reports_of,
    request_report,
)
from assessments.services.scenarios import save_scenario, set_in_report
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

SOON, LATE = NOON + timedelta(seconds=10), NOON + LEASE + timedelta(seconds=1)


def request(assessment: Assessment, language: str = "de", *, at: object = NOON) -> Report:
    return request_report(assessment=assessment, language=language, by=assessment.created_by, at=at)  # type: ignore[arg-type]


def test_a_report_goes_its_way() -> None:
    assessment = factories.assessment()
    report = request(assessment)
    data = begin_report(report_id=report.pk, at=SOON)
    finish_report(report_id=report.pk, pdf=b"%PDF", at=SOON)

    stored = Report.objects.get()
    card = ReportCard(
        id=report.pk,
        language="de",
        status=ReportStatus.DONE,
        requested_at=NOON,
        requested_by=str(assessment.created_by),
        finished_at=SOON,
        error="",
    )
    assert data == data_of(stored)
    assert (bytes(stored.pdf), reports_of(assessment, at=LATE)) == (b"%PDF", (card,))


def test_what_a_report_says_is_frozen_when_it_is_asked_for() -> None:
    assessment = factories.assessment(title="Herbst")
    report = request(assessment, "en")
    answer(assessment, 4)
    data = begin_report(report_id=report.pk, at=SOON)
    assert (data.language, data.title, data.date) == ("en", "Herbst", "2026-11-23")
    assert data.standing.readiness.given == 0


def answer(assessment: Assessment, level: int) -> None:
    entries = {"D1.1": Entry(Given(level))}
    record_answers(assessment=assessment, entries=entries, base_versions={}, by=assessment.created_by, at=NOON)


def test_the_same_content_gives_the_report_there_is() -> None:
    assessment = factories.assessment()
    first = request(assessment)
    assert request(assessment) == first
    begin_report(report_id=first.pk, at=SOON)
    finish_report(report_id=first.pk, pdf=b"%PDF", at=SOON)
    assert request(assessment, at=LATE) == first


def test_other_content_or_another_language_is_another_report() -> None:
    assessment = factories.assessment()
    first, english = request(assessment), request(assessment, "en")
    answer(assessment, 4)
    assert len({first.pk, english.pk, request(assessment).pk}) == 3


def test_a_failed_report_says_so_and_can_be_asked_for_again() -> None:
    assessment = factories.assessment()
    first = request(assessment)
    begin_report(report_id=first.pk, at=SOON)
    fail_report(report_id=first.pk, error="memory", at=SOON)
    second = request(assessment, at=LATE)
    cards = reports_of(assessment, at=LATE)
    assert [(card.id, card.status, card.error) for card in cards] == [
        (second.pk, ReportStatus.QUEUED, ""),
        (first.pk, ReportStatus.FAILED, "memory"),
    ]


@pytest.mark.parametrize("begun", [True, False], ids=["killed while drawing", "never begun"])
def test_a_report_whose_lease_ran_out_counts_as_failed_and_can_be_asked_for_again(begun: bool) -> None:
    assessment = factories.assessment()
    lost = request(assessment)
    if begun:
        begin_report(report_id=lost.pk, at=NOON)

    (card,) = reports_of(assessment, at=LATE)
    again = request(assessment, at=LATE)

    lost.refresh_from_db()
    assert (card.status, card.error) == (ReportStatus.FAILED, LEASE_RAN_OUT)
    assert (lost.status, lost.error) == (ReportStatus.FAILED, LEASE_RAN_OUT)
    assert (again.status, again.pk != lost.pk) == (ReportStatus.QUEUED, True)


def test_a_report_is_drawn_by_one_only() -> None:
    report = request(factories.assessment())
    begin_report(report_id=report.pk, at=SOON)
    with pytest.raises(ReportIsNotQueued):
        begin_report(report_id=report.pk, at=SOON)


def test_a_report_that_waited_too_long_is_not_begun() -> None:
    report = request(factories.assessment())
    with pytest.raises(ReportIsNotQueued):
        begin_report(report_id=report.pk, at=LATE)


def test_what_is_drawn_too_late_is_dropped() -> None:
    assessment = factories.assessment()
    report = request(assessment)
    begin_report(report_id=report.pk, at=NOON)
    request(assessment, at=LATE)  # somebody else noticed that the lease ran out
    with pytest.raises(ReportIsNotRunning):
        finish_report(report_id=report.pk, pdf=b"%PDF", at=LATE)
    with pytest.raises(ReportIsNotRunning):
        fail_report(report_id=report.pk, error="timeout", at=LATE)


def test_a_closed_assessment_can_be_reported_on() -> None:
    assert request(factories.closed(factories.assessment())).status == ReportStatus.QUEUED


def test_reports_are_written_in_two_languages() -> None:
    with pytest.raises(UnknownLanguage):
        request(factories.assessment(), "fr")


def test_what_was_frozen_before_sources_and_evidence_were_told_is_still_read() -> None:
    stored = request(factories.assessment())
    report = json.loads(stored.data)
    for row in (row for chapter in report["appendix"] for row in chapter["answers"]):
        del row["source"], row["evidence"]
    del report["law"]["attested"]

    assert data_of(Report(data=json.dumps(report))) == data_of(stored)


@pytest.mark.parametrize("reports", [1, 30])
def test_the_list_costs_one_query(reports: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assessment = factories.assessment()
    for _number in range(reports):
        report = request(assessment)
        fail_report(report_id=report.pk, error="other", at=NOON)
    with django_assert_num_queries(1):
        assert len(reports_of(assessment, at=NOON)) == reports


def test_a_report_shows_the_scenarios_that_were_chosen_for_it_and_the_decisions() -> None:
    assessment = factories.assessment()
    by = assessment.created_by
    card = save_scenario(
        assessment=assessment, name="Zweite Leitung", changes=Changes(answers={"D1.1": 4}), by=by, at=NOON
    )
    before = data_of(request(assessment))
    set_in_report(assessment=assessment, scenario=card.id, in_report=True, by=by, at=NOON)
    after = data_of(request(assessment))
    assert before.scenarios is None
    assert after.scenarios is not None
    assert [head.name for head in after.scenarios.heads] == ["Zweite Leitung"]


def test_decisions_make_another_report() -> None:
    assessment = factories.assessment()
    by = assessment.created_by
    answer(assessment, 0)
    first = request(assessment)
    plan = data_of(first).plan
    assert plan is not None
    step = StepKey(StepKind.MEASURE, plan.measures[0].code)
    decide_step(assessment=assessment, step=step, decision=Decision(dropped=True), base_version=0, by=by, at=NOON)
    second = data_of(request(assessment)).plan
    assert second is not None
    assert [row.decided for row in second.measures if row.code == step.code] == [("gestrichen",)]

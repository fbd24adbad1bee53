"""A milestone holds what was said and what came out, can be worked out again, and moves with nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from assessments.domain.answers import Given
from assessments.domain.hospital import Profile
from assessments.domain.law.facts import FactValue
from assessments.domain.milestones.content import digest_of
from assessments.domain.scope import Scope
from assessments.models import Assessment, ChangeKind, Hospital, Milestone, MilestoneReport, StatusEvent
from assessments.services import frozen as frozen_service
from assessments.services.frozen import ResultDiffers, day_of, frozen_of, milestone_value, rescored
from assessments.services.legal import judged_with_law, law_of, legal_basis_of
from assessments.services.lifecycle import standing_of, submit_assessment
from assessments.services.milestones import (
    ContentWasTamperedWith,
    checked_content,
    milestones_of,
    take_milestone,
)
from assessments.services.plain_text import TextIsMissing
from assessments.services.reading import moving_workspace_of, workspace_of
from assessments.services.report_content import ReportWasTamperedWith
from assessments.services.reporting import request_report
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.models.sealed import unsealed

pytestmark = pytest.mark.django_db

LATER = factories.NOON + timedelta(days=30)


@pytest.fixture
def assessment() -> Assessment:
    house = factories.hospital(beds=450, federal_state="TH")
    row = factories.assessment(house)
    factories.use(row, of=factories.service(house, avv_signed=True))
    return factories.answered(row, ["D1.1", "D1.2"], Given(3))


@pytest.fixture
def submitted(assessment: Assessment) -> Assessment:
    who = factories.lead(assessment.hospital)
    submit_assessment(assessment=assessment, base=standing_of(assessment), confirmed_open=1, by=who, at=factories.NOON)
    return Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)


def move_the_house_on(hospital: Hospital) -> None:
    """Change what belongs to the hospital and not to the assessment."""
    Hospital.objects.filter(pk=hospital.pk).update(beds=9, federal_state="HH", name="Anderes Haus")
    for provider in hospital.providers.all():
        provider.services.update(avv_signed=False, name="Anderer Dienst")


def test_a_milestone_is_worked_out_again_with_the_same_result(submitted: Assessment) -> None:
    frozen_service._proven.clear()
    milestone = Milestone.objects.get()
    move_the_house_on(submitted.hospital)

    again = rescored(milestone_value(milestone))

    assert digest_of(milestone.content) == milestone.digest
    assert again.result.as_of == date(2026, 11, 23)
    assert milestone.digest in frozen_service._proven


def test_a_submitted_assessment_does_not_move_with_the_house(assessment: Assessment) -> None:
    before = moving_workspace_of(assessment)
    basis = legal_basis_of(assessment, law=law_of(assessment))
    result = judged_with_law(assessment, as_of=factories.TODAY)
    who = factories.lead(assessment.hospital)
    submit_assessment(assessment=assessment, base=standing_of(assessment), confirmed_open=1, by=who, at=factories.NOON)
    move_the_house_on(assessment.hospital)

    later = Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)

    assert workspace_of(later) == before
    assert moving_workspace_of(later) != before
    assert legal_basis_of(later, law=law_of(later)) == basis
    assert day_of(later, today=date(2027, 3, 1)) == factories.TODAY
    assert judged_with_law(later, as_of=factories.TODAY).result == result.result


def test_an_open_assessment_is_read_from_its_rows(assessment: Assessment) -> None:
    take_milestone(assessment=assessment, name="Vor dem Workshop", by=assessment.created_by, at=factories.NOON)
    move_the_house_on(assessment.hospital)

    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)

    assert frozen_of(fresh) is None
    assert workspace_of(fresh).profile.beds == 9
    assert day_of(fresh, today=date(2027, 3, 1)) == date(2027, 3, 1)


def test_reading_a_submitted_assessment_takes_one_query(
    submitted: Assessment, django_assert_num_queries: object
) -> None:
    workspace_of(submitted)
    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=submitted.pk)

    with django_assert_num_queries(1):  # type: ignore[operator]
        workspace_of(fresh)
        legal_basis_of(fresh, law=law_of(fresh))


def test_a_version_that_would_judge_otherwise_says_so(submitted: Assessment) -> None:
    frozen_service._proven.clear()
    content = json.loads(Milestone.objects.get().content)
    content["verdict"]["quadrant"] = "cloud_first" if content["verdict"]["quadrant"] != "cloud_first" else "guided"
    text = json.dumps(content)
    other = Milestone(
        **{
            field.attname: getattr(Milestone.objects.get(), field.attname)
            for field in Milestone._meta.concrete_fields
            if field.attname not in {"id", "content", "digest", "round"}
        },
        round=7,
        content=text,
        digest=digest_of(text),
    )
    other.save(force_insert=True)

    with pytest.raises(ResultDiffers):
        rescored(milestone_value(other))

    Assessment.objects.filter(pk=submitted.pk).update(round=7)
    row = Assessment.objects.select_related("hospital", "edition").get(pk=submitted.pk)
    with pytest.raises(ResultDiffers):
        judged_with_law(row, as_of=factories.TODAY)
    assert judged_with_law(row, as_of=date(2027, 1, 1)).result.as_of == date(2027, 1, 1)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_report_of_a_submission_says_the_same_however_the_scoring_changes(
    submitted: Assessment, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = request_report(assessment=submitted, language=language, by=submitted.created_by, at=LATER)
    monkeypatch.setattr("assessments.domain.recommendation.SCORING_VERSION", "99")
    monkeypatch.setattr(frozen_service, "_proven", set())
    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=submitted.pk)

    with pytest.raises(ResultDiffers):
        judged_with_law(fresh, as_of=factories.TODAY)
    after = request_report(assessment=fresh, language=language, by=submitted.created_by, at=LATER)

    event = submitted.changes.get(kind=ChangeKind.MILESTONE_TAKEN)
    assert (after.digest, after.pk, event.details["reports"][language]) == (before.digest, before.pk, before.digest)


def test_a_milestone_without_frozen_reports_is_reported_on_as_this_version_words_it(submitted: Assessment) -> None:
    frozen = request_report(assessment=submitted, language="de", by=submitted.created_by, at=LATER)
    with unsealed(MilestoneReport):
        MilestoneReport.objects.all()._raw_delete(using="default")

    worded = request_report(assessment=submitted, language="de", by=submitted.created_by, at=LATER)

    assert worded == frozen


def test_a_frozen_report_that_was_changed_is_refused(submitted: Assessment) -> None:
    with unsealed(MilestoneReport):
        MilestoneReport.objects.update(content="{}")
    with pytest.raises(ReportWasTamperedWith):
        request_report(assessment=submitted, language="de", by=submitted.created_by, at=LATER)


def test_only_submissions_keep_reports(assessment: Assessment) -> None:
    take_milestone(assessment=assessment, name="Stand", by=assessment.created_by, at=LATER)
    assert not MilestoneReport.objects.exists()


def test_the_list_shows_the_figures_of_each(assessment: Assessment) -> None:
    milestone = take_milestone(assessment=assessment, name=" Vor  dem Workshop ", by=assessment.created_by, at=LATER)

    (card,) = milestones_of(assessment)

    assert (card.name, card.kind, card.round, card.digest) == ("Vor dem Workshop", "named", 1, milestone.digest)
    assert card.summary["split"] == json.loads(milestone.content)["verdict"]["split"]


def test_the_audit_trail_knows_milestones_by_their_digest(assessment: Assessment) -> None:
    milestone = take_milestone(assessment=assessment, name="Stand", by=assessment.created_by, at=LATER)

    event = assessment.changes.get(kind=ChangeKind.MILESTONE_TAKEN)

    assert (event.subject, event.details["digest"]) == (str(milestone.pk), milestone.digest)


def test_a_named_state_needs_a_name_and_an_open_assessment(submitted: Assessment) -> None:
    with pytest.raises(AssessmentIsClosed):
        take_milestone(assessment=submitted, name="Stand", by=submitted.created_by, at=LATER)
    other = factories.assessment(submitted.hospital, by=submitted.edition)
    with pytest.raises(TextIsMissing):
        take_milestone(assessment=other, name="  ", by=other.created_by, at=LATER)


@pytest.mark.usefixtures("submitted")
def test_no_milestone_and_no_step_is_changed_or_deleted() -> None:
    deeds = (
        lambda: Milestone.objects.update(name="x"),
        lambda: Milestone.objects.all()._raw_delete(using="default"),
        lambda: MilestoneReport.objects.update(content="x"),
        lambda: MilestoneReport.objects.all()._raw_delete(using="default"),
        lambda: StatusEvent.objects.update(reason="x"),
        lambda: StatusEvent.objects.all()._raw_delete(using="default"),
    )
    for deed in deeds:
        with pytest.raises(IntegrityError, match=r"never (change|deleted)"), transaction.atomic():
            deed()


def test_content_without_its_digest_is_refused(submitted: Assessment) -> None:
    row = Milestone.objects.get()
    assert checked_content(row).ground.edition == submitted.edition.code
    row.content = row.content.replace('"scope":"full"', '"scope":"quick"')
    with pytest.raises(ContentWasTamperedWith):
        checked_content(row)


@pytest.mark.usefixtures("submitted")
def test_everything_that_was_said_is_in_it() -> None:
    said = milestone_value(Milestone.objects.get()).content.said
    facts: dict[str, FactValue] = {}
    assert said.profile == replace(Profile(name="Klinikum Musterstadt"), beds=450, federal_state="TH")
    assert {code: entry.answer for code, entry in said.answers.items()} == {"D1.1": Given(3), "D1.2": Given(3)}
    assert [one.code for one in said.applications] == ["A01"]
    assert (said.scope, dict(said.facts)) == (Scope.FULL, facts)
    assert [(use.application, use.service) for use in said.register.uses] == [("A01", said.register.services[0].key)]

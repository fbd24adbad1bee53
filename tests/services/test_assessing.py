"""Assessments are started, set up and weighed."""

from dataclasses import replace

import pytest

from assessments.domain.criteria import WeightPreset
from assessments.domain.scope import Scope
from assessments.models import Assessment, CatalogueEdition, ChangeEvent, ChangeKind, EditionStatus
from assessments.services.assessing import (
    EditionIsNotPublished,
    UnknownPreset,
    change_scope,
    choose_preset,
    start_assessment,
)
from assessments.services.plain_text import TextIsMissing
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.domain import builders
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def test_a_fresh_assessment_is_open_and_weighs_equally() -> None:
    house, edition = factories.hospital(), factories.edition()
    started = start_assessment(
        hospital=house,
        edition=edition.code,
        scope=Scope.QUICK,
        title=" Herbst  2026 ",
        by=factories.lead(house),
        at=NOON,
    )
    stored = Assessment.objects.get()
    assert stored == started
    assert (stored.title, stored.scope, stored.preset, stored.status) == ("Herbst 2026", "quick", "equal", "open")


@pytest.mark.parametrize("status", [EditionStatus.DRAFT, EditionStatus.RETIRED])
def test_only_published_editions_can_be_answered(status: EditionStatus) -> None:
    house = factories.hospital()
    sealed = {} if status is EditionStatus.DRAFT else {"fingerprint": "0" * 64, "published_at": NOON}
    CatalogueEdition.objects.create(
        code="other", status=status, released_on=factories.TODAY, legal_position_date=factories.TODAY, **sealed
    )
    with pytest.raises(EditionIsNotPublished):
        start_assessment(
            hospital=house, edition="other", scope=Scope.FULL, title="x", by=factories.lead(house), at=NOON
        )


def test_an_assessment_has_a_title() -> None:
    house, edition = factories.hospital(), factories.edition()
    with pytest.raises(TextIsMissing):
        start_assessment(
            hospital=house, edition=edition.code, scope=Scope.FULL, title=" ", by=factories.lead(house), at=NOON
        )


def test_scope_and_preset_can_be_changed_and_each_change_is_logged_once() -> None:
    assessment = factories.assessment(scope=Scope.QUICK)
    by = assessment.created_by
    for _twice in range(2):
        change_scope(assessment=assessment, scope=Scope.FULL, by=by, at=NOON)
        choose_preset(assessment=assessment, preset="equal", by=by, at=NOON)
    stored = Assessment.objects.get()
    logged = ChangeEvent.objects.filter(assessment=assessment).values_list("kind", flat=True)
    assert (stored.scope, stored.preset) == (Scope.FULL, "equal")
    assert list(logged) == [ChangeKind.ASSESSMENT_STARTED, ChangeKind.SCOPE_CHANGED]


def test_a_preset_of_no_edition_is_refused() -> None:
    assessment = factories.assessment()
    with pytest.raises(UnknownPreset):
        choose_preset(assessment=assessment, preset="gut feeling", by=assessment.created_by, at=NOON)


def test_a_closed_assessment_keeps_scope_and_weights() -> None:
    assessment = factories.closed(factories.assessment())
    with pytest.raises(AssessmentIsClosed):
        change_scope(assessment=assessment, scope=Scope.QUICK, by=assessment.created_by, at=NOON)
    with pytest.raises(AssessmentIsClosed):
        choose_preset(assessment=assessment, preset="equal", by=assessment.created_by, at=NOON)


def test_another_preset_is_stored() -> None:
    value = factories.small_edition()
    presets = (*value.presets, WeightPreset("market", builders.text("Markt"), value.presets[0].weights))
    edition = factories.edition(replace(value, presets=presets))
    assessment = factories.assessment(by=edition)
    choose_preset(assessment=assessment, preset="market", by=assessment.created_by, at=NOON)
    assert Assessment.objects.get().preset == "market"

"""What sides of the house find important becomes what an assessment is judged by."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.criteria import Theme
from assessments.domain.weighting import BY_THEMES, Ranking, weights_of_ranking
from assessments.models import Assessment, ChangeEvent, ChangeKind
from assessments.services.assessing import choose_preset
from assessments.services.rankings import (
    NoSidesToAdopt,
    UnknownStakeholder,
    adopt,
    give_ranking,
    withdraw_ranking,
)
from assessments.services.reading import workspace_of
from assessments.services.refusals import Refusal
from assessments.services.reporting import request_report
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.domain.builders import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=3)
THEMES = (
    Theme("care", text("Versorgung"), text("Geräte und Ausfall"), ("D", "C")),
    Theme("market", text("Markt"), text("Fertige Dienste"), ("S",)),
)
CARE_FIRST: Ranking = (("care",), ("market",))
TIED: Ranking = (("care", "market"),)


@pytest.fixture
def assessment() -> Assessment:
    """One with two rankings, read anew from the database as pages do."""
    made = factories.assessment(by=factories.edition(replace(factories.small_edition(), themes=THEMES)))
    _give(made, "Pflegedirektion", CARE_FIRST)
    _give(made, "IT", TIED)
    return made


def _give(assessment: Assessment, stakeholder: str, ranking: Ranking) -> None:
    give_ranking(assessment=assessment, stakeholder=stakeholder, ranking=ranking, by=assessment.created_by, at=NOON)


def _adopt(assessment: Assessment, *labels: str) -> None:
    adopt(assessment=assessment, labels=labels, by=assessment.created_by, at=LATER)


def _choose(assessment: Assessment, preset: str = "equal") -> None:
    choose_preset(assessment=assessment, preset=preset, by=assessment.created_by, at=LATER)


def _weighting(assessment: Assessment) -> tuple[str, dict[str, Fraction]]:
    workspace = workspace_of(Assessment.objects.get(pk=assessment.pk))
    return workspace.preset, dict(workspace.weights)


def _chosen(assessment: Assessment) -> list[tuple[str, object]]:
    events = ChangeEvent.objects.filter(assessment=assessment, kind=ChangeKind.PRESET_CHOSEN)
    return [(event.subject, event.details) for event in events]


def test_one_ranking_weighs_the_assessment(assessment: Assessment) -> None:
    _adopt(assessment, "pflegedirektion")
    stored = Assessment.objects.get()
    assert stored.theme_weights == {"care": "3/4", "market": "1/4"}
    assert (stored.updated_at, stored.updated_by) == (LATER, assessment.created_by)
    edition = workspace_of(assessment).edition
    assert _weighting(assessment) == (BY_THEMES, weights_of_ranking(edition, CARE_FIRST))


def test_the_mean_of_several_is_exact_and_sums_to_one(assessment: Assessment) -> None:
    _adopt(assessment, "IT", "Pflegedirektion")
    name, weights = _weighting(assessment)
    assert (name, weights) == (BY_THEMES, {"D": Fraction(5, 16), "C": Fraction(5, 16), "S": Fraction(3, 8)})
    assert sum(weights.values()) == 1


def test_each_adoption_is_in_the_history_once(assessment: Assessment) -> None:
    for _twice in range(2):
        _adopt(assessment, "Pflegedirektion")
    details = {"stakeholders": ["Pflegedirektion"], "theme_weights": {"care": "3/4", "market": "1/4"}}
    assert _chosen(assessment) == [(BY_THEMES, details)]


def test_what_was_adopted_stays_when_the_ranking_changes_or_goes(assessment: Assessment) -> None:
    _adopt(assessment, "Pflegedirektion")
    before = _weighting(assessment)
    _give(assessment, "Pflegedirektion", TIED)
    withdraw_ranking(assessment=assessment, stakeholder="Pflegedirektion", by=assessment.created_by, at=LATER)
    assert _weighting(assessment) == before


def test_a_preset_takes_over_again_even_the_one_before(assessment: Assessment) -> None:
    before = _weighting(assessment)
    _adopt(assessment, "Pflegedirektion")
    for _twice in range(2):
        _choose(assessment)
    assert _weighting(assessment) == before
    assert [subject for subject, _details in _chosen(assessment)] == [BY_THEMES, "equal"]


@pytest.mark.parametrize(
    ("labels", "refusal"),
    [
        pytest.param((), NoSidesToAdopt, id="nobody"),
        pytest.param(("IT", "it"), NoSidesToAdopt, id="one twice"),
        pytest.param(("",), UnknownStakeholder, id="no name"),
        pytest.param(("IT", "Niemand"), UnknownStakeholder, id="one who has not ranked"),
        pytest.param(("\0",), UnknownStakeholder, id="NUL"),
    ],
)
def test_sides_that_cannot_be_adopted_are_refused(
    assessment: Assessment, labels: tuple[str, ...], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        _adopt(assessment, *labels)
    assert Assessment.objects.get().theme_weights is None
    assert _chosen(assessment) == []


def test_rankings_of_another_assessment_are_not_adopted(assessment: Assessment) -> None:
    other = factories.assessment(of=factories.hospital("Anderes Haus"), by=assessment.edition)
    with pytest.raises(UnknownStakeholder):
        _adopt(other, "IT")


def test_a_closed_assessment_keeps_its_weighting(assessment: Assessment) -> None:
    _adopt(assessment, "IT")
    before = _weighting(assessment)
    factories.closed(Assessment.objects.get())
    for deed in (lambda: _adopt(assessment, "Pflegedirektion"), lambda: _choose(assessment)):
        with pytest.raises(AssessmentIsClosed):
            deed()
    assert _weighting(assessment) == before


def test_a_report_says_how_it_is_weighed_and_is_another_one(assessment: Assessment) -> None:
    def report() -> tuple[str, str]:
        stored = Assessment.objects.get(pk=assessment.pk)
        made = request_report(assessment=stored, language="en", by=assessment.created_by, at=LATER)
        return made.digest, made.data

    before, _said = report()
    _adopt(assessment, "IT")
    after, said = report()
    assert before != after
    assert "Own weighting by themes: " in said


def test_weights_by_themes_cost_no_further_query(
    assessment: Assessment, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _adopt(assessment, "IT", "Pflegedirektion")
    stored = Assessment.objects.select_related("hospital", "edition").get()
    with django_assert_num_queries(2):
        workspace_of(stored)

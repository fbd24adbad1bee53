"""An assessment judged with the law, from its rows."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.models import Assessment
from assessments.services.legal import judged_with_law, law_of
from assessments.services.legal_facts import record_step_facts
from assessments.services.reading import workspace_of
from assessments.services.shipped_law import shipped_law
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
LAW = shipped_law()


def bought(applications: int) -> Assessment:
    """Return an assessment of applications on services of their own, without an impact assessment for any."""
    row = factories.assessment()
    for _number in range(applications):
        use = factories.use(row)
        record_step_facts(
            assessment=row,
            application=use.application.code,
            service_id=use.service_id,
            facts={"dpia_done": False, "step.processes_health_data_in_cloud": True},
            vocabulary=LAW.vocabulary,
            base_versions={},
            by=row.created_by,
            at=NOON,
        )
    return Assessment.objects.select_related("hospital", "edition").get(pk=row.pk)


def test_a_blocker_in_the_register_is_an_obligation_of_the_application() -> None:
    legal = judged_with_law(bought(1), as_of=TODAY).legal
    assert legal is not None
    (found,) = (one for one in legal.obligations if one.rule.id == "R052")
    assert (found.status.value, found.application) == ("applies", "A01")


@pytest.mark.parametrize("applications", [1, 30])
def test_the_law_costs_six_queries_however_much_is_registered(
    applications: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assessment = bought(applications)
    workspace = workspace_of(assessment)
    with django_assert_num_queries(6):
        judged_with_law(assessment, as_of=TODAY, workspace=workspace)


def test_an_edition_without_law_is_judged_by_the_newest() -> None:
    assessment = factories.assessment()
    assessment.edition.code = "2031.01"
    assert law_of(assessment) is LAW

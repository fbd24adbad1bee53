"""What pages read, and what it costs."""

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.answers import Unknown
from assessments.domain.roles import Role
from assessments.domain.scope import Scope
from assessments.domain.workspace import Progress
from assessments.models import Assessment, User
from assessments.services.inventory import add_application
from assessments.services.reading import AssessmentCard, NoEdition, assessments_of, newest_edition, workspace_of
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("answers", "applications"), [(1, 0), (49, 30)])
def test_a_workspace_costs_two_queries_beside_its_assessment(
    answers: int, applications: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = factories.edition_of_size(49)
    assessment = factories.assessment(by=factories.edition(edition))
    factories.answered(assessment, list(edition.questions)[:answers])
    for _number in range(applications):
        add_application(assessment=assessment, archetype="A01", name="", by=assessment.created_by, at=NOON)

    loaded = Assessment.objects.select_related("hospital", "edition").get()
    with django_assert_num_queries(2):
        workspace = workspace_of(loaded)

    assert (len(workspace.sheet.entries), len(workspace.applications)) == (answers, applications)


def test_a_workspace_holds_everything_about_the_assessment() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    workspace = workspace_of(assessment)
    assert workspace.edition == factories.small_edition()
    assert workspace.profile.name == "Klinikum Musterstadt"
    assert (workspace.preset, workspace.weights) == ("equal", workspace.edition.presets[0].weights)
    assert (workspace.scope, workspace.versions) == (Scope.FULL, {"D1.1": 1, "D1.2": 0, "D2.1": 0})


def person_with(assessments: int) -> User:
    person = factories.user()
    edition = factories.edition()
    for number in range(assessments):
        house = factories.hospital(f"Haus {number}")
        house.memberships.create(user=person, role=Role.CONTRIBUTOR)
        factories.answered(factories.assessment(house, by=edition), ["D1.1", "D2.1"])
    return person


@pytest.mark.parametrize("assessments", [1, 30])
def test_the_list_of_mine_costs_three_queries(
    assessments: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = person_with(assessments)
    with django_assert_num_queries(3):
        cards = assessments_of(person, on=TODAY)
    assert len(cards) == assessments


def test_a_card_says_what_the_list_shows() -> None:
    house = factories.hospital("Klinik am Fluss")
    assessment = factories.answered(factories.assessment(house, title="Herbst"), ["D1.1"], Unknown())
    card = AssessmentCard(
        hospital_id=house.pk,
        hospital_name="Klinik am Fluss",
        assessment_id=assessment.pk,
        title="Herbst",
        scope=Scope.FULL,
        role=Role.LEAD,
        progress=Progress(answered=1, asked=3),
        updated_at=NOON,
    )
    assert assessments_of(factories.lead(house), on=TODAY) == (card,)


def test_answers_outside_the_quick_check_are_no_progress_of_it() -> None:
    assessment = factories.answered(factories.assessment(scope=Scope.QUICK), ["D1.1"])
    (card,) = assessments_of(assessment.created_by, on=TODAY)
    assert card.progress == Progress(answered=0, asked=0)
    assert workspace_of(assessment).progress() == card.progress


def test_strangers_have_an_empty_list() -> None:
    factories.assessment()
    assert assessments_of(factories.user(), on=TODAY) == ()


def test_without_a_published_edition_nothing_can_start() -> None:
    with pytest.raises(NoEdition):
        newest_edition()

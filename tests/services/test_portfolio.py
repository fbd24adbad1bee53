"""A portfolio: the hospitals of one person and nobody else's, in a fixed number of queries."""

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.answers import Given
from assessments.domain.lifecycle import State
from assessments.domain.roles import Role
from assessments.models import HospitalGroup, User
from assessments.services.portfolio import PER_PAGE, portfolio_of
from tests import factories
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def person_with(hospitals: int) -> User:
    """Return a lead of so many hospitals, each with an answered assessment."""
    person, edition = factories.user(), factories.edition()
    for number in range(hospitals):
        house = factories.hospital(f"Haus {number:02}", by=person)
        factories.answered(factories.assessment(house, by=edition), ["D1.1", "D2.1"], Given(3))
    return person


@pytest.mark.parametrize("hospitals", [1, 12])
def test_a_portfolio_costs_six_queries(hospitals: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    person = person_with(hospitals)
    with django_assert_num_queries(6):
        found = portfolio_of(person, on=TODAY)
    assert len(found.cards) == hospitals


def test_it_shows_the_latest_that_may_be_read() -> None:
    lead = person_with(1)
    house = lead.memberships.get().hospital
    first = house.assessments.get()
    auditor = factories.member(house, Role.AUDITOR, audits=first)
    assert [card.standing for card in portfolio_of(auditor, on=TODAY).cards] == [None]
    card = portfolio_of(lead, on=TODAY).cards[0]
    assert card.standing is not None
    assert (card.name, card.role, card.standing.state) == ("Haus 00", Role.LEAD, State.OPEN)
    assert (card.standing.progress.answered, card.standing.open_gates) == (2, 1)


def test_only_one_page_is_judged() -> None:
    person = factories.user()
    for number in range(PER_PAGE + 1):
        factories.hospital(f"Haus {number:02}", by=person)
    pages = [portfolio_of(person, on=TODAY, page=page) for page in (1, 2, 99)]
    assert [(found.page, found.pages, len(found.cards)) for found in pages] == [(1, 2, PER_PAGE), (2, 2, 1), (2, 2, 1)]


def test_a_group_opens_nothing() -> None:
    person = person_with(2)
    mine, foreign = person.memberships.first().hospital, factories.hospital("Fremd")  # type: ignore[union-attr]
    group, unseen = HospitalGroup.objects.create(name="Verbund"), HospitalGroup.objects.create(name="Andere")
    group.hospitals.set([mine, foreign])
    unseen.hospitals.set([foreign])
    narrowed, other = (portfolio_of(person, on=TODAY, group=row.pk) for row in (group, unseen))
    assert ([card.name for card in narrowed.cards], narrowed.groups) == ([mine.name], ((group.pk, "Verbund"),))
    assert len(other.cards) == 2

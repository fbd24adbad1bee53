"""Breaking glass: one hospital, one hour, a reason, and a letter to everybody who leads it."""

from datetime import timedelta

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from assessments.domain.roles import Role
from assessments.models import ChangeEvent, ChangeKind, User
from assessments.services.operating import OPEN_FOR, NoOperator, ReasonIsMissing, break_glass, broken_glass_of
from assessments.services.people import make_operator
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db
REASON = "Die Leitung bat um Hilfe"


@pytest.fixture
def operator() -> User:
    person = factories.user("Betrieb")
    make_operator(user=person)
    return person


def test_all_leads_are_told(operator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    hospital = factories.hospital("Haus\nmit Umbruch")
    leads = [factories.lead(hospital).email, factories.member(hospital, Role.LEAD).email]
    factories.member(hospital)
    with django_capture_on_commit_callbacks(execute=True):
        break_glass(hospital=hospital, reason=REASON, by=operator, at=NOON)
    assert sorted(address for letter in mail.outbox for address in letter.to) == sorted(leads)
    assert all(REASON in letter.body and "betrieb@test.example" in letter.body for letter in mail.outbox)
    assert ChangeEvent.objects.filter(kind=ChangeKind.GLASS_BROKEN, hospital=hospital).count() == 1


def test_it_opens_one_hospital_for_an_hour(operator: User) -> None:
    hospital, other = factories.hospital(), factories.hospital("Anderes Haus")
    broken = break_glass(hospital=hospital, reason=REASON, by=operator, at=NOON)
    end = NOON + OPEN_FOR
    seen = [
        broken_glass_of(operator, hospital.pk, at=end - timedelta(seconds=1)),
        broken_glass_of(operator, hospital.pk, at=end),
        broken_glass_of(operator, other.pk, at=NOON),
        broken_glass_of(factories.user(), hospital.pk, at=NOON),
    ]
    assert seen == [broken, None, None, None]


def test_nobody_else_breaks_glass_and_nobody_without_a_reason(operator: User) -> None:
    hospital = factories.hospital()
    with pytest.raises(NoOperator):
        break_glass(hospital=hospital, reason=REASON, by=factories.lead(hospital), at=NOON)
    with pytest.raises(ReasonIsMissing):
        break_glass(hospital=hospital, reason="  nur so ", by=operator, at=NOON)

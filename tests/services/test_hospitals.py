"""Hospitals and the facts about them."""

import pytest

from assessments.domain.hospital import FederalState, LegalForm, Ownership, Profile
from assessments.domain.roles import Role
from assessments.models import ChangeEvent, ChangeKind, Hospital
from assessments.services.hospitals import CountryIsUnknown, FactIsImplausible, create_hospital, update_profile
from assessments.services.memberships import role_of
from assessments.services.plain_text import TextIsMissing
from assessments.services.refusals import Refusal
from assessments.services.snapshots import profile_of
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db

COMPLETE = Profile(
    name="Klinikum Musterstadt",
    federal_state=FederalState.NW,
    ownership=Ownership.PUBLIC_MUNICIPAL,
    beds=450,
    full_inpatient_cases=20_500,
    employees=1_280,
    turnover_eur=118_000_000,
    balance_sheet_eur=142_000_000,
    sites=2,
    legal_form=LegalForm.LEGAL_PERSON,
    is_sgb5_108_hospital=True,
    receives_khzg=False,
    receives_khtf=True,
)


@pytest.mark.parametrize("profile", [COMPLETE, Profile(name="Nur ein Name")], ids=["complete", "only a name"])
def test_a_profile_comes_back_as_it_was(profile: Profile) -> None:
    create_hospital(profile=profile, by=factories.user(), at=NOON)
    assert profile_of(Hospital.objects.get()) == profile


def test_who_adds_a_hospital_leads_it() -> None:
    person = factories.user()
    hospital = create_hospital(profile=COMPLETE, by=person, at=NOON)
    assert role_of(person, hospital, on=TODAY) == Role.LEAD


def test_only_what_changed_is_logged() -> None:
    hospital = create_hospital(profile=COMPLETE, by=factories.user(), at=NOON)
    colleague = factories.member(hospital)
    for _twice in range(2):
        update_profile(hospital=hospital, profile=Profile(**{**facts(COMPLETE), "beds": None}), by=colleague, at=NOON)
    changes = ChangeEvent.objects.filter(kind=ChangeKind.PROFILE_UPDATED)
    assert [(change.details, change.by) for change in changes] == [({"beds": None}, colleague)]
    assert Hospital.objects.get().updated_by == colleague


def facts(profile: Profile) -> dict[str, object]:
    return {name: getattr(profile, name) for name in Profile.__dataclass_fields__}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"beds": 0}, FactIsImplausible),
        ({"sites": 1_001}, FactIsImplausible),
        ({"turnover_eur": -1}, FactIsImplausible),
        ({"country": "Deutschland"}, CountryIsUnknown),
        ({"country": "de"}, CountryIsUnknown),
        ({"name": "   "}, TextIsMissing),
    ],
    ids=str,
)
def test_impossible_facts_are_refused(change: dict[str, object], refusal: type[Refusal]) -> None:
    hospital = create_hospital(profile=COMPLETE, by=factories.user(), at=NOON)
    with pytest.raises(refusal):
        update_profile(
            hospital=hospital, profile=Profile(**{**facts(COMPLETE), **change}), by=hospital.created_by, at=NOON
        )
    assert profile_of(Hospital.objects.get()) == COMPLETE

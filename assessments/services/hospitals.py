"""Hospitals and the facts of their profile."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from assessments.domain.hospital import Profile
from assessments.domain.roles import Role
from assessments.models import FACT_LIMITS, ChangeKind, Hospital, Membership, User
from assessments.services.plain_text import some_line
from assessments.services.refusals import Refusal
from assessments.services.snapshots import profile_of
from assessments.services.tenancy import of_hospital
from assessments.services.writing import lock_hospital, log

LONGEST_NAME = 200


class FactIsImplausible(Refusal):
    """A figure lies outside what any hospital could have."""

    def __init__(self, fact: str, lowest: int, highest: int) -> None:
        super().__init__(f"{fact} is not between {lowest} and {highest}")
        self.fact, self.lowest, self.highest = fact, lowest, highest


class CountryIsUnknown(Refusal):
    """A country is not two capital letters of ISO 3166."""


@transaction.atomic
def create_hospital(*, profile: Profile, by: User, at: datetime) -> Hospital:
    """Add a hospital; whoever adds it leads it.

    :raises FactIsImplausible: when a figure is out of bounds.
    :raises CountryIsUnknown: when the country is no code.
    :raises TextIsMissing: when it has no name.
    """
    profile = _checked(profile)
    facts = asdict(profile)
    hospital = Hospital(**facts, created_at=at, created_by=by, updated_at=at, updated_by=by)
    with of_hospital(hospital.pk):
        hospital.save(force_insert=True)
        Membership.objects.create(user=by, hospital=hospital, role=Role.LEAD)
        log(ChangeKind.HOSPITAL_CREATED, hospital=hospital, details=facts, by=by, at=at)
    return hospital


@transaction.atomic
def update_profile(*, hospital: Hospital, profile: Profile, by: User, at: datetime) -> Hospital:
    """Store the facts about a hospital; nothing is written when none of them changed.

    :raises FactIsImplausible: when a figure is out of bounds.
    :raises CountryIsUnknown: when the country is no code.
    :raises TextIsMissing: when it has no name.
    """
    profile = _checked(profile)
    row = lock_hospital(hospital)
    before = asdict(profile_of(row))
    changed = {fact: value for fact, value in asdict(profile).items() if value != before[fact]}
    if not changed:
        return row
    for fact, value in changed.items():
        setattr(row, fact, value)
    row.updated_at, row.updated_by = at, by
    row.save(update_fields=[*changed, "updated_at", "updated_by"])
    log(ChangeKind.PROFILE_UPDATED, hospital=row, details=changed, by=by, at=at)
    return row


def _checked(profile: Profile) -> Profile:
    for fact, (lowest, highest) in FACT_LIMITS.items():
        value = getattr(profile, fact)
        if value is not None and not lowest <= value <= highest:
            raise FactIsImplausible(fact, lowest, highest)
    if not (
        len(profile.country) == 2
        and profile.country.isascii()
        and profile.country.isalpha()
        and profile.country.isupper()
    ):
        raise CountryIsUnknown(profile.country)
    name = some_line(profile.name, longest=LONGEST_NAME)
    return replace(profile, name=name)

"""The ``hospital`` part of an answers file."""

from __future__ import annotations

import re

from assessments.domain.hospital import FederalState, LegalForm, Ownership, Profile
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.reading.lines import line_of
from assessments.domain.reading.scalars import shown

HOME = "DE"
COUNTRY = re.compile(r"[A-Z]{2}")
LONGEST_NAME = 200
MOST_EUROS = 10**12

# Far above any hospital, low enough to catch a slipped digit or a number in the wrong unit.
BOUNDS = {
    "beds": (0, 20_000),
    "full_inpatient_cases": (0, 2_000_000),
    "employees": (0, 500_000),
    "turnover_eur": (0, MOST_EUROS),
    "balance_sheet_eur": (0, MOST_EUROS),
    "sites": (1, 500),
}
TRUTHS = ("is_sgb5_108_hospital", "receives_khzg", "receives_khtf")
OPTIONAL = ("federal_state", "country", "ownership", "legal_form", *TRUTHS, *BOUNDS)


def read_profile(field: Field) -> Profile:
    """Read the facts about the hospital; what is missing is unknown."""
    keys = field.mapping(required=("name",), optional=OPTIONAL)
    country = _country(keys.optional("country"))
    state, ownership, form = (keys.optional(key) for key in ("federal_state", "ownership", "legal_form"))
    if state and country != HOME:
        state.refuse(f"only for country {HOME}; leave it out for {country}")
    return Profile(
        name=line_of(keys["name"], longest=LONGEST_NAME),
        country=country,
        federal_state=state.member(FederalState) if state else None,
        ownership=ownership.member(Ownership) if ownership else None,
        legal_form=form.member(LegalForm) if form else None,
        **{key: _count(keys, key) for key in BOUNDS},
        is_sgb5_108_hospital=_truth(keys, "is_sgb5_108_hospital"),
        receives_khzg=_truth(keys, "receives_khzg"),
        receives_khtf=_truth(keys, "receives_khtf"),
    )


def _country(field: Field | None) -> str:
    if field is None:
        return HOME
    code = field.string()
    if code and not COUNTRY.fullmatch(code):
        field.refuse(f"expected a country code of two capital letters (ISO 3166), found {shown(code)}")
        return HOME
    return code or HOME


def _count(keys: Fields, key: str) -> int | None:
    field = keys.optional(key)
    return field.integer(*BOUNDS[key]) if field else None


def _truth(keys: Fields, key: str) -> bool | None:
    field = keys.optional(key)
    return field.boolean() if field else None

"""The example on the landing page: what the catalogue itself says about a few applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from assessments.domain.answers import Sheet
from assessments.domain.case import Case
from assessments.domain.hospital import Application, Profile
from assessments.domain.operating_models import OperatingModel
from assessments.domain.recommendation import recommend
from assessments.domain.text import Text
from assessments.services.shipped import shipped_edition

SHOWN = ("A20", "A05", "A01", "A30", "A43", "A08")


@dataclass(frozen=True, slots=True)
class Example:
    """One application and the model that fits it."""

    name: Text
    verdict: OperatingModel | None


@cache
def example() -> tuple[Example, ...]:
    """Return the verdicts before a hospital has answered anything: a real calculation, the same for every visitor."""
    edition = shipped_edition()
    case = Case(
        edition=edition,
        profile=Profile(name=""),
        sheet=Sheet(),
        applications=tuple(
            Application(code=code, archetype=code) for code in SHOWN if code in edition.archetypes_by_code
        ),
        weights={criterion.letter: Fraction(1) for criterion in edition.criteria},
    )
    result = recommend(case, as_of=date(2026, 11, 1))  # no verdict depends on the day; any keeps the page the same
    return tuple(Example(application.name, application.verdict) for application in result.applications)

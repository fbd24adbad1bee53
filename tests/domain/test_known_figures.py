"""The catalogue's own check: how many of its fifty expected models the matrix reproduces."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.domain.answers import Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.operating_models import OperatingModel
from assessments.domain.recommendation import recommend
from assessments.domain.results import Result
from assessments.services.shipped import shipped_edition

IAAS, PAAS, SAAS = OperatingModel.IAAS, OperatingModel.PAAS, OperatingModel.SAAS
ON_PREM, HYBRID = OperatingModel.ON_PREM, OperatingModel.HYBRID


@pytest.fixture(scope="module")
def shipped() -> Edition:
    return shipped_edition("2026.11")


def catalogue_alone(shipped: Edition, preset: str) -> Result:
    """Judge all archetypes as they come, in a house that answered nothing."""
    return recommend(
        Case(
            shipped,
            Profile(name="Katalog"),
            Sheet(),
            tuple(Application(archetype.code, archetype.code) for archetype in shipped.archetypes),
            shipped.presets_by_code[preset].weights,
        ),
        as_of=date(2026, 11, 23),
    )


@pytest.mark.parametrize(
    ("preset", "misses"),
    [
        (
            "catalogue",
            {"A04": (IAAS, HYBRID), "A10": (IAAS, SAAS), "A32": (PAAS, SAAS), "A43": (IAAS, HYBRID)},
        ),
        ("equal", {"A46": (ON_PREM, HYBRID)}),
    ],
)
def test_the_matrix_misses_exactly_these_expected_models(
    shipped: Edition, preset: str, misses: dict[str, tuple[OperatingModel, OperatingModel]]
) -> None:
    found = catalogue_alone(shipped, preset)
    expected = {archetype.code: archetype.target for archetype in shipped.archetypes}

    assert len(found.applications) == 50
    assert {
        one.code: (expected[one.code], one.verdict) for one in found.applications if one.verdict != expected[one.code]
    } == misses


@pytest.mark.parametrize(
    ("preset", "structural"),
    [("catalogue", {"A27": SAAS, "A29": SAAS}), ("equal", {"A27": SAAS, "A29": SAAS, "A38": SAAS})],
)
def test_the_structural_rule_makes_these_hybrids(
    shipped: Edition, preset: str, structural: dict[str, OperatingModel]
) -> None:
    found = catalogue_alone(shipped, preset)

    assert {
        one.code: one.hybrid.cloud_model for one in found.applications if one.hybrid and one.hybrid.cloud_model
    } == structural


def test_every_verdict_gives_reasons_in_both_languages(shipped: Edition) -> None:
    for one in catalogue_alone(shipped, "equal").applications:
        assert 1 <= len(one.because) <= 4
        assert all({"de", "en"} <= reason.as_mapping().keys() for reason in one.because)


def test_every_hybrid_names_both_its_parts(shipped: Edition) -> None:
    hybrids = [one for one in catalogue_alone(shipped, "equal").applications if one.verdict is HYBRID]

    assert [one.code for one in hybrids if not one.hybrid] == []
    assert [one.code for one in hybrids if one.hybrid and not one.hybrid.cloud.in_language("de")] == []
    assert [one.code for one in hybrids if one.hybrid and not one.hybrid.local.in_language("de")] == []

"""The whole judgement on a house: the verdicts, put to the test of every conceivable weighting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from hashlib import sha256

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.jurisdiction import under_law_of
from assessments.domain.recommendation import recommend
from assessments.domain.results import Result
from assessments.domain.robustness.withdrawal import with_robustness

_SEED_BYTES = 8


def judge(
    *,
    edition: Edition,
    profile: Profile,
    sheet: Sheet,
    applications: tuple[Application, ...],
    weights: Mapping[str, Fraction],
    as_of: date,
) -> Result:
    """Judge a house and its applications and say how sure that is. The same input gives the same result on any machine.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    from assessments.domain.robustness.analysis import analyse  # noqa: PLC0415  NumPy, which most pages never need

    result = recommend(
        edition=edition, profile=profile, sheet=sheet, applications=applications, weights=weights, as_of=as_of
    )
    robustness = analyse(
        edition=under_law_of(edition, profile.country),
        sheet=sheet,
        applications=applications,
        weights=weights,
        seed=seed_of(edition),
    )
    return with_robustness(result, robustness, edition=edition, sheet=sheet, applications=applications)


def seed_of(edition: Edition) -> int:
    """Return the seed of every analysis by ``edition``.

    All houses and all scenarios of an edition meet the same weightings, so what a change does not touch keeps its
    figures. The code is enough, because a published edition never changes; and a word corrected in a draft moves none.
    """
    return int.from_bytes(sha256(edition.code.encode()).digest()[:_SEED_BYTES], "big")

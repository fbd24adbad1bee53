"""The whole judgement on a house: the verdicts, put to the test of every conceivable weighting."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.recommendation import recommend
from assessments.domain.results import Result
from assessments.domain.robustness.withdrawal import with_robustness

_SEED_BYTES = 8


def judge(case: Case, *, as_of: date) -> Result:
    """Judge a house and its applications and say how sure that is. The same input gives the same result on any machine.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    from assessments.domain.robustness.analysis import analyse  # noqa: PLC0415  NumPy, which most pages never need

    robustness = analyse(
        edition=case.lawful_edition,
        sheet=case.sheet,
        applications=case.applications,
        weights=case.weights,
        seed=seed_of(case.edition),
    )
    return with_robustness(
        recommend(case, as_of=as_of),
        robustness,
        edition=case.edition,
        sheet=case.sheet,
        applications=case.applications,
    )


def seed_of(edition: Edition) -> int:
    """Return the seed of every analysis by ``edition``.

    All houses and all scenarios of an edition meet the same weightings, so what a change does not touch keeps its
    figures. The code is enough, because a published edition never changes; and a word corrected in a draft moves none.
    """
    return int.from_bytes(sha256(edition.code.encode()).digest()[:_SEED_BYTES], "big")

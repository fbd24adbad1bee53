"""Everything the tool says about a house: the one door to the scoring core."""

from __future__ import annotations

from datetime import date

from assessments.domain.case import Case
from assessments.domain.circumstances import prospects_of
from assessments.domain.facts import facts_of
from assessments.domain.house import next_moves, split
from assessments.domain.results import SCORING_VERSION, Result
from assessments.domain.scoring import score
from assessments.domain.verdict import verdict_on


def recommend(case: Case, *, as_of: date) -> Result:
    """Judge a house and its applications. The same input gives the same result on any machine.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    edition = case.lawful_edition
    prospects = prospects_of(edition, case.sheet, case.weights)
    judged = tuple(facts_of(edition, application) for application in case.applications)
    verdicts = tuple(verdict_on(edition, prospects, facts) for facts in judged)
    return Result(
        edition=edition.code,
        scoring_version=SCORING_VERSION,
        as_of=as_of,
        scorecard=score(edition, case.sheet),
        applications=verdicts,
        split=split(verdicts),
        next_moves=next_moves(edition, judged, verdicts),
    )

"""The levers of a whole house."""

from __future__ import annotations

from assessments.domain.case import Case
from assessments.domain.facts import facts_of
from assessments.domain.levers.clarifying import clarifications
from assessments.domain.levers.contest import contest_of
from assessments.domain.levers.flips import levers_of_application
from assessments.domain.levers.gates import gate_levers
from assessments.domain.levers.ground import grounds_of
from assessments.domain.levers.quadrants import quadrant_levers
from assessments.domain.levers.values import MOST_CHANGES, Levers


def levers_of(case: Case, *, most: int = MOST_CHANGES) -> Levers:
    """Return what would change the result; sets of more than ``most`` changes are not looked for in verdicts.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    edition, sheet = case.lawful_edition, case.sheet
    grounds = grounds_of(edition, sheet, case.weights)
    contests = tuple(contest_of(grounds, facts_of(edition, application)) for application in case.applications)
    return Levers(
        applications=tuple(levers_of_application(contest, most=most) for contest in contests),
        gates=gate_levers(edition, sheet, contests),
        quadrants=quadrant_levers(edition, sheet),
        clarifications=clarifications(edition, sheet, contests),
    )

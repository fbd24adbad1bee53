"""The whole judgement on a house with the law: what fits, and what is allowed under which conditions.

The one door for pages, the report and ``manage.py assess``, so that all three say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from assessments.domain.case import Case
from assessments.domain.facts import facts_of
from assessments.domain.house import next_moves
from assessments.domain.judgement import judge
from assessments.domain.jurisdiction import GERMANY
from assessments.domain.law.effects import with_legal_conditions
from assessments.domain.law.facts import FactValue
from assessments.domain.law.gathering import LegalFacts, gather
from assessments.domain.law.judging import judge as judge_by_law
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.obligations import Obligation, obligations_of
from assessments.domain.law.planned import with_steps_to_come
from assessments.domain.law.results import LegalResult
from assessments.domain.register import CloudService, Register
from assessments.domain.results import Result


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """The law, and what a house has recorded for it: facts by name, providers and services."""

    law: LawBook
    house: Mapping[str, FactValue] = field(default_factory=dict)
    register: Register = field(default_factory=Register)


@dataclass(frozen=True)
class LegalOverview:
    """What the law says to a house, with all that is needed to put it into words."""

    law: LawBook
    register: Register
    facts: LegalFacts
    result: LegalResult

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """Return every rule once for the house, or once for each application it is judged for."""
        return obligations_of(self.result, self.facts.steps)

    @cached_property
    def services(self) -> dict[str, CloudService]:
        """Return the services by key."""
        return {service.key: service for service in self.register.services}


@dataclass(frozen=True, slots=True)
class HouseJudgement:
    """The result with its legal conditions, and the law itself; None where German law does not apply."""

    result: Result
    legal: LegalOverview | None


def judge_with_law(case: Case, *, basis: LegalBasis, as_of: date) -> HouseJudgement:
    """Judge a house and its applications, and what the law says to them on the day ``as_of``.

    The law reads the recommendations (only what goes to a cloud is a step) and adds conditions to them. It removes
    providers, never models, so verdicts, values and the split stay what they are; the next moves are put in order anew,
    because what waits for a condition is not first.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    result = judge(case, as_of=as_of)
    if case.profile.country != GERMANY:
        return HouseJudgement(result, None)
    legal = _overview(case, result, basis)
    verdicts = with_legal_conditions(result.applications, legal.obligations, legal.services)
    if verdicts == result.applications:
        return HouseJudgement(result, legal)
    judged = tuple(facts_of(case.edition, application) for application in case.applications)
    moves = next_moves(case.edition, judged, verdicts)
    return HouseJudgement(replace(result, applications=verdicts, next_moves=moves), legal)


def _overview(case: Case, result: Result, basis: LegalBasis) -> LegalOverview:
    vocabulary, archetypes, applications = basis.law.vocabulary, case.edition.archetypes_by_code, case.applications
    facts = gather(
        vocabulary=vocabulary,
        profile=case.profile,
        sheet=case.sheet,
        house=basis.house,
        applications=applications,
        archetypes=archetypes,
        register=basis.register,
    )
    facts = with_steps_to_come(
        facts, vocabulary=vocabulary, applications=applications, archetypes=archetypes, verdicts=result.applications
    )
    found = judge_by_law(basis.law, facts.house, facts.judged, result.as_of)
    return LegalOverview(basis.law, basis.register, facts, found)

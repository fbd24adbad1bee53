"""What a roadmap is worked out on: the house as it is and after any measures, its applications and verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.answers import Given, Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import LIFTED_TO, Edition
from assessments.domain.choice import choose
from assessments.domain.circumstances import Prospects, prospects_of
from assessments.domain.facts import Facts, facts_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict, Result
from assessments.domain.roadmap.assumptions import Assumptions, Speed, assumptions_of, speed_of


@dataclass(frozen=True, slots=True)
class Judged:
    """An application as the fit looks at it, with its verdict and the ``bare`` one, from before any was withdrawn."""

    facts: Facts
    verdict: ApplicationVerdict
    bare: OperatingModel | None

    @property
    def withdrawn(self) -> bool:
        """Return whether a recommendation was withdrawn because nothing bears it out."""
        return self.verdict.verdict is None and self.bare is not None


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything the parts of a roadmap share."""

    edition: Edition
    sheet: Sheet
    prospects: Prospects
    result: Result
    judged: tuple[Judged, ...]
    deadlines: Mapping[str, date]
    assumptions: Assumptions

    @property
    def levels(self) -> Mapping[str, int]:
        """Return the level of every question that carries one."""
        return self.prospects.levels

    def speed(self, done: frozenset[str] = frozenset()) -> Speed:
        """Return how many moves a year allows once these measures are done."""
        return speed_of(self.edition, self.levels, self.prospects.removed, done)

    def sheet_after(self, code: str) -> Sheet:
        """Return the answers once the measure of one question is done."""
        return self.sheet.with_answer(code, Given(max(LIFTED_TO, self.levels.get(code, LIFTED_TO))))


def ground_of(case: Case, *, result: Result, deadlines: Mapping[str, date]) -> Ground:
    """Prepare a house; ``result`` must be what was said about these applications.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    edition = case.lawful_edition
    prospects = prospects_of(edition, case.sheet, case.weights)
    facts = tuple(facts_of(edition, application) for application in case.applications)
    judged = tuple(
        Judged(one, verdict, choose(prospects.today, one).verdict)
        for one, verdict in zip(facts, result.applications, strict=True)
    )
    return Ground(
        edition=edition,
        sheet=case.sheet,
        prospects=prospects,
        result=result,
        judged=judged,
        deadlines=deadlines,
        assumptions=assumptions_of(edition),
    )

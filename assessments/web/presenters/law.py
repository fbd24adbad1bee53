"""The legal overview of an assessment: one calm page out of 73 rules and any number of steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessments.domain.law.gathering import LegalFacts, LegalStep
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.results import CalendarDay, LegalResult, StepResult
from assessments.domain.law.rules import LegalRule, Severity, Status
from assessments.domain.law.vocabulary import Fact
from assessments.domain.legal_judgement import LegalOverview
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.web.presenters.inventory import rows_of
from assessments.web.presenters.law_findings import Group, Judged, StepName, groups_of
from assessments.web.presenters.law_places import Homes, Place, ServiceName
from assessments.web.presenters.law_regimes import Regime, regimes_of

FIRST_TO_DO = 5


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step with how much of each kind the law has to say to it."""

    step: StepName
    blockers: int
    duties: int
    advice: int
    open: int


@dataclass(frozen=True, slots=True)
class Task:
    """A fact to find out, the rules that wait for it, and where it is given."""

    fact: Fact
    rules: tuple[LegalRule, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A legal date for this house, with the names of the applications it concerns."""

    day: CalendarDay
    certain: bool
    applications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """The whole page."""

    regimes: tuple[Regime, ...]
    groups: tuple[Group, ...]
    steps: tuple[StepRow, ...]
    first_tasks: tuple[Task, ...]
    more_tasks: tuple[Task, ...]
    coming: tuple[Day, ...]
    past: tuple[Day, ...]
    overdue: tuple[LegalRule, ...]

    @property
    def chosen_steps(self) -> tuple[StepRow, ...]:
        """Return the steps with a service."""
        return tuple(row for row in self.steps if row.step.service)

    @property
    def planned_steps(self) -> tuple[StepRow, ...]:
        """Return the steps for which no service is chosen yet."""
        return tuple(row for row in self.steps if not row.step.service)

    @property
    def blockers(self) -> int:
        """Return how many rules stand in the way of some step."""
        return len(self._of(Severity.BLOCKER).applies)

    @property
    def duties(self) -> int:
        """Return how many duties there are."""
        return len(self._of(Severity.DUTY).applies)

    @property
    def advice(self) -> int:
        """Return how many rules only advise."""
        return len(self._of(Severity.ADVICE).applies)

    @property
    def open(self) -> int:
        """Return how many rules cannot be told."""
        return sum(len(group.open) for group in self.groups)

    @property
    def tasks(self) -> int:
        """Return how many facts are missing."""
        return len(self.first_tasks) + len(self.more_tasks)

    def _of(self, severity: Severity) -> Group:
        return next(group for group in self.groups if group.severity is severity)


def law_page(
    *,
    legal: LegalOverview,
    assessment: Assessment,
    workspace: Workspace,
    services: Mapping[str, ServiceName],
) -> LawPage:
    """Return what the law says to a house on a day."""
    law, result = legal.law, legal.result
    names = step_names(workspace, legal.facts, services)
    tasks = _tasks(law, result, Homes(assessment, workspace, services, names))
    days = [_day(day, names) for day in sorted(result.calendar, key=lambda day: day.entry.day)]
    return LawPage(
        regimes=regimes_of(law, result, workspace.profile),
        groups=groups_of(law, _judged(legal, names), result.as_of),
        steps=tuple(_row(step, names[step.code]) for step in result.steps),
        first_tasks=tasks[:FIRST_TO_DO],
        more_tasks=tasks[FIRST_TO_DO:],
        coming=tuple(day for day in days if not day.day.is_past),
        past=tuple(day for day in reversed(days) if day.day.is_past),
        overdue=tuple(rule for rule in law.rules if rule.review_overdue(result.as_of)),
    )


def step_groups(legal: LegalOverview, name: StepName) -> tuple[Group, ...]:
    """Return what the law says to one step alone."""
    mine = (one for one in _judged(legal, {name.code: name}) if one.step == name)
    return groups_of(legal.law, mine, legal.result.as_of)


def step_names(workspace: Workspace, facts: LegalFacts, services: Mapping[str, ServiceName]) -> dict[str, StepName]:
    """Return how people call each step, by its code."""
    applications = {row.application.code: row.name for row in rows_of(workspace.edition, workspace.applications)}
    return {one.step.code: _name(one, applications[one.application], services.get(one.service)) for one in facts.steps}


def _name(step: LegalStep, application_name: str, service: ServiceName | None) -> StepName:
    return StepName(
        code=step.step.code,
        application=step.application,
        application_name=application_name,
        service=service.key if service else "",
        service_name=service.name if service else "",
        provider_name=service.provider_name if service else "",
    )


def _judged(legal: LegalOverview, names: Mapping[str, StepName]) -> Iterator[Judged]:
    house = legal.facts.house.values
    yield from (Judged(finding, None, house) for finding in legal.result.findings)
    for step, known in zip(legal.result.steps, legal.facts.steps, strict=True):
        values = {**house, **known.step.facts.values}
        yield from (Judged(finding, names.get(step.code), values) for finding in step.findings)


def _row(step: StepResult, name: StepName) -> StepRow:
    applies = [found.rule.severity for found in step.findings if found.status is Status.APPLIES]
    return StepRow(
        step=name,
        blockers=applies.count(Severity.BLOCKER),
        duties=applies.count(Severity.DUTY),
        advice=applies.count(Severity.ADVICE),
        open=sum(found.status is Status.UNKNOWN for found in step.findings),
    )


def _tasks(law: LawBook, result: LegalResult, homes: Homes) -> tuple[Task, ...]:
    return tuple(
        Task(
            fact=law.vocabulary.facts[todo.fact],
            rules=tuple(law.rules_by_id[rule] for rule in todo.rules),
            places=homes.places_of(todo, law.vocabulary.facts[todo.fact]),
        )
        for todo in result.to_do
    )


def _day(day: CalendarDay, names: Mapping[str, StepName]) -> Day:
    return Day(day, day.status is Status.APPLIES, _applications(names[code] for code in day.steps))


def _applications(steps: Iterable[StepName]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.application_name for step in steps))

"""What the law says, sorted for reading: each rule once, by what follows from it and by whether it applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessments.domain.law.facts import FactValue
from assessments.domain.law.lawbook import LawBook, OpenPoint
from assessments.domain.law.results import Finding
from assessments.domain.law.rules import LegalRule, Severity, Status
from assessments.domain.law.vocabulary import clock_of
from assessments.domain.text import Text
from assessments.web.presenters.facts import Said, said


@dataclass(frozen=True, slots=True)
class StepName:
    """A step as people call it: its application, and the service it is to run on; none is chosen when that is empty."""

    code: str
    application: str
    application_name: str
    service: str
    service_name: str
    provider_name: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the step it is about, if any, and the values known there."""

    finding: Finding
    step: StepName | None
    values: Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Obligation:
    """A rule with its status: that of the steps it is worst for, which ``steps`` names."""

    rule: LegalRule
    status: Status
    in_force: bool
    steps: tuple[StepName, ...]
    open_steps: tuple[StepName, ...]
    deciding: tuple[Said, ...]
    missing: tuple[Text, ...]
    open_points: tuple[OpenPoint, ...]
    review_overdue: bool


@dataclass(frozen=True, slots=True)
class Group:
    """All rules from which the same kind of thing follows."""

    severity: Severity
    applies: tuple[Obligation, ...]
    open: tuple[Obligation, ...]
    not_applicable: tuple[Obligation, ...]


ORDER = (Status.APPLIES, Status.UNKNOWN, Status.NOT_APPLICABLE)


def groups_of(law: LawBook, judged: Iterable[Judged], as_of: date) -> tuple[Group, ...]:
    """Return the rules by severity; one that several steps were asked about stands there once."""
    by_rule: dict[str, list[Judged]] = {}
    for one in judged:
        by_rule.setdefault(one.finding.rule.id, []).append(one)
    obligations = [_obligation(law, by_rule[rule.id], as_of) for rule in law.rules if rule.id in by_rule]
    return tuple(_group(severity, obligations) for severity in Severity)


def _group(severity: Severity, obligations: Sequence[Obligation]) -> Group:
    mine = [one for one in obligations if one.rule.severity is severity]
    applies, unknown, not_applicable = (tuple(one for one in mine if one.status is status) for status in ORDER)
    return Group(severity, applies, unknown, not_applicable)


def _obligation(law: LawBook, judged: Sequence[Judged], as_of: date) -> Obligation:
    rule = judged[0].finding.rule
    status = next(status for status in ORDER if any(one.finding.status is status for one in judged))
    mine = [one for one in judged if one.finding.status is status]
    unsure = [one for one in judged if one.finding.status is Status.UNKNOWN and status is Status.APPLIES]
    missing = dict.fromkeys(name for one in mine for name in one.finding.missing)
    return Obligation(
        rule=rule,
        status=status,
        in_force=mine[0].finding.in_force,
        steps=_steps(mine),
        open_steps=_steps(unsure),
        deciding=_deciding(law, mine, as_of),
        missing=tuple(map(law.vocabulary.wording_of, missing)),
        open_points=tuple(point for point in law.open_points if point.number in rule.backing.open_points),
        review_overdue=rule.review_overdue(as_of),
    )


def _steps(judged: Iterable[Judged]) -> tuple[StepName, ...]:
    return tuple(one.step for one in judged if one.step is not None)


def _deciding(law: LawBook, judged: Sequence[Judged], as_of: date) -> tuple[Said, ...]:
    """Return the facts that settled it, with a value where all steps have the same."""
    names = dict.fromkeys(name for one in judged for name in one.finding.deciding)
    return tuple(said(law, name, _common(name, judged, as_of)) for name in names)


def _common(name: str, judged: Sequence[Judged], as_of: date) -> Mapping[str, FactValue]:
    clock = clock_of(as_of)
    values = [clock[name] if name in clock else one.values.get(name) for one in judged if name in one.finding.deciding]
    first = values[0]
    return {name: first} if first is not None and all(value == first for value in values) else {}

"""Findings as people keep them: every rule once for the house, and once for each application it is judged for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.domain.law.gathering import LegalStep
from assessments.domain.law.results import Finding, LegalResult
from assessments.domain.law.rules import LegalRule, Severity, Status

# What weighs more when the services of an application differ: a duty that applies to one of them applies.
WEIGHT = (Status.APPLIES, Status.UNKNOWN, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Obligation:
    """A rule with its status. ``application`` is None for the whole house.

    ``missing`` names the facts without which it cannot be told. ``services`` are those, by key, that gave the status.
    """

    rule: LegalRule
    status: Status
    application: str | None
    missing: tuple[str, ...]
    services: tuple[str, ...]


def obligations_of(legal: LegalResult, steps: Sequence[LegalStep]) -> tuple[Obligation, ...]:
    """Return the obligations of the house, then those of each application; each time in the order of the law.

    ``steps`` are those that were judged, in the same order. An application with several services has one obligation
    for each rule: what applies to one service outweighs what is open for another, and that what does not apply.
    """
    house = tuple(Obligation(one.rule, one.status, None, one.missing, ()) for one in legal.findings)
    found: dict[str, list[tuple[str, tuple[Finding, ...]]]] = {}
    for step, result in zip(steps, legal.steps, strict=True):
        found.setdefault(step.application, []).append((step.service, result.findings))
    return house + tuple(one for code, services in found.items() for one in _of_application(code, services))


def _of_application(code: str, services: list[tuple[str, tuple[Finding, ...]]]) -> list[Obligation]:
    keys = [service for service, _ in services]
    rows = zip(*(findings for _, findings in services), strict=True)
    return [_heaviest(code, list(zip(keys, findings, strict=True))) for findings in rows]


def _heaviest(code: str, found: list[tuple[str, Finding]]) -> Obligation:
    status = min((finding.status for _, finding in found), key=WEIGHT.index)
    decisive = [(service, finding) for service, finding in found if finding.status is status]
    missing = dict.fromkeys(name for _, finding in decisive for name in finding.missing)
    services = tuple(service for service, _ in decisive if service)
    return Obligation(decisive[0][1].rule, status, code, tuple(missing), services)


@dataclass(frozen=True, slots=True)
class Grouped:
    """A rule that has the same status for several applications; none are named when it is about the house."""

    rule: LegalRule
    applications: tuple[str, ...]


def by_rule(obligations: Sequence[Obligation], status: Status, *severities: Severity) -> tuple[Grouped, ...]:
    """Return every rule with this status once: blockers first, then in the order of the law."""
    found: dict[str, list[Obligation]] = {}
    for one in obligations:
        if one.status is status and one.rule.severity in (severities or tuple(Severity)):
            found.setdefault(one.rule.id, []).append(one)
    grouped = (
        Grouped(group[0].rule, tuple(one.application for one in group if one.application)) for group in found.values()
    )
    return tuple(sorted(grouped, key=lambda one: (list(Severity).index(one.rule.severity), one.rule.id)))

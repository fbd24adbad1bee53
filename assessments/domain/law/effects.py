"""What the law does to a recommendation: a blocker takes out the provider, never the operating model.

A blocker that applies becomes a condition of the verdict on its application. Which of the two remedies it asks for,
another provider or the house's own work, stands with the rule as data of the edition and is expert judgement. What
cannot be told yet is no condition: it stands in the list of facts to find out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from assessments.domain.law.backing import Standing
from assessments.domain.law.obligations import Obligation
from assessments.domain.law.planned import is_for_the_cloud
from assessments.domain.law.rules import LegalRule, Remedy, Severity, Status
from assessments.domain.register import CloudService
from assessments.domain.results import ApplicationVerdict, Condition
from assessments.domain.text import Text, both
from assessments.domain.wording import LANGUAGES, listed, named, sentence

LEGAL_RULE = re.compile(r"R[0-9]{3}[a-z]?")
MARKS = {
    Standing.SETTLED: None,
    Standing.DISPUTED: both("umstritten", "disputed"),
    Standing.OPEN: both("offen", "unconfirmed"),
}


def with_legal_conditions(
    verdicts: Sequence[ApplicationVerdict], obligations: Sequence[Obligation], services: Mapping[str, CloudService]
) -> tuple[ApplicationVerdict, ...]:
    """Return the verdicts, those for the cloud with what the law asks for first; ``services`` are known by key."""
    found = legal_conditions(obligations, services)
    return tuple(
        replace(verdict, conditions=(*found[verdict.code], *verdict.conditions))
        if verdict.code in found and is_for_the_cloud(verdict)
        else verdict
        for verdict in verdicts
    )


def legal_conditions(
    obligations: Sequence[Obligation], services: Mapping[str, CloudService]
) -> dict[str, tuple[Condition, ...]]:
    """Return a condition for every blocker that applies, by application; first those that take out the provider."""
    found: dict[str, list[Obligation]] = {}
    for one in obligations:
        if one.application and one.status is Status.APPLIES and one.rule.severity is Severity.BLOCKER:
            found.setdefault(one.application, []).append(one)
    return {
        code: tuple(
            Condition(one.rule.id, _asked_for(one.rule, [services[key] for key in one.services]), None)
            for one in sorted(blockers, key=lambda one: one.rule.remedy is not Remedy.OTHER_PROVIDER)
        )
        for code, blockers in found.items()
    }


def is_legal(condition: Condition) -> bool:
    """Return whether the law asks for a condition; the edition names its own rules otherwise."""
    return LEGAL_RULE.fullmatch(condition.rule) is not None


def marked(rule: LegalRule) -> Text:
    """Return what the rule says; a point that is not settled carries its mark, so that nobody takes it for one."""
    mark = MARKS[rule.backing.standing]
    if mark is None:
        return rule.text
    return Text.of(
        {language: f"{rule.text.in_language(language)} ({mark.in_language(language)})" for language in LANGUAGES}
    )


def _asked_for(rule: LegalRule, services: Sequence[CloudService]) -> Text:
    match rule.remedy:
        case Remedy.OTHER_PROVIDER if services:
            german = "Für {services} einen anderen Anbieter wählen: {text} Fundstelle: {reference}."
            english = "Choose another provider for {services}: {text} Reference: {reference}."
        case Remedy.OTHER_PROVIDER:
            german = "Einen Anbieter wählen, auf den das nicht zutrifft: {text} Fundstelle: {reference}."
            english = "Choose a provider of whom this is not true: {text} Reference: {reference}."
        case Remedy.OWN_WORK if services:
            german = "Vor dem Start mit {services} erledigen: {text} Fundstelle: {reference}."
            english = "Before starting with {services}, settle: {text} Reference: {reference}."
        case Remedy.OWN_WORK | None:
            german = "Vor dem Start erledigen: {text} Fundstelle: {reference}."
            english = "Before starting, settle: {text} Reference: {reference}."
        case _:
            assert_never(rule.remedy)
    return sentence(
        german,
        english,
        services=listed(tuple(_called(service) for service in services)),
        text=marked(rule),
        reference=rule.backing.reference,
    )


def _called(service: CloudService) -> Text:
    """Return the name of a service with that of its provider."""
    if service.name == service.provider.name:
        return sentence("„{name}“", "“{name}”", name=named(service.name))
    return sentence(
        "„{name}“ ({provider})",
        "“{name}” ({provider})",
        name=named(service.name),
        provider=named(service.provider.name),
    )

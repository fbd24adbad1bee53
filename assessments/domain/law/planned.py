"""The steps a house is judged for: what it has linked to a service, and what is bound for a cloud without one yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assessments.domain.hospital import Application
from assessments.domain.landscape import Archetype
from assessments.domain.law.facts import Step
from assessments.domain.law.gathering import LegalFacts, LegalStep, archetype_facts, known_facts
from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel
from assessments.domain.results import ApplicationVerdict

NO_SERVICE = ""


def is_for_the_cloud(verdict: ApplicationVerdict) -> bool:
    """Return whether the recommendation is a cloud model, or a hybrid, which has a part in the cloud."""
    return verdict.verdict in (*CLOUD_MODELS, OperatingModel.HYBRID)


def is_in_the_cloud(application: Application) -> bool:
    """Return whether an application already runs outside the house; hosting counts, as everywhere."""
    return application.current is not None and application.current.model in CLOUD_MODELS


def with_steps_to_come(
    facts: LegalFacts,
    *,
    vocabulary: Vocabulary,
    applications: Sequence[Application],
    archetypes: Mapping[str, Archetype],
    verdicts: Sequence[ApplicationVerdict],
) -> LegalFacts:
    """Add a step without a service for every application that is, or should be, in a cloud and has no service yet.

    Steps stand in the order of the applications, those of one application in the order of its services.
    """
    recommended = {verdict.code for verdict in verdicts if is_for_the_cloud(verdict)}
    linked: dict[str, list[LegalStep]] = {}
    for one in facts.steps:
        linked.setdefault(one.application, []).append(one)
    steps: list[LegalStep] = []
    for application in applications:
        if application.code in linked:
            steps += linked[application.code]
        elif application.code in recommended or is_in_the_cloud(application):
            typical = archetype_facts(archetypes[application.archetype])
            step = Step(application.code, known_facts(vocabulary, typical))
            steps.append(LegalStep(application.code, NO_SERVICE, step))
    return replace(facts, steps=tuple(steps))

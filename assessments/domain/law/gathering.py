"""From what a house has already said to the facts and steps the law judges: nothing is asked twice.

Each fact has one home. The profile, the answers and the register are looked up; only what none of them holds is
recorded under its name. A more special source overrides a general one: about a service or a step, its own record is
right, not an answer about the whole house. What nobody said stays missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.domain.answers import Sheet
from assessments.domain.hospital import Application, Profile
from assessments.domain.landscape import HEALTH_DATA, Archetype, DeviceRegulation
from assessments.domain.law.facts import FactSheet, FactValue, Step
from assessments.domain.law.house_facts import facts_of_answers, facts_of_profile
from assessments.domain.law.register_facts import READ_FROM_REGISTER, register_facts
from assessments.domain.law.vocabulary import Fact, Scope, Vocabulary
from assessments.domain.register import Register, ServiceUse

CANNOT_WAIT = 4


@dataclass(frozen=True, slots=True)
class LegalStep:
    """A step with the application and the service, by their codes, that it is about."""

    application: str
    service: str
    step: Step


@dataclass(frozen=True, slots=True)
class LegalFacts:
    """Everything the law judges a house by."""

    house: FactSheet
    steps: tuple[LegalStep, ...]

    @property
    def judged(self) -> tuple[Step, ...]:
        """Return the steps as the judge takes them."""
        return tuple(one.step for one in self.steps)


def gather(
    *,
    vocabulary: Vocabulary,
    profile: Profile,
    sheet: Sheet,
    house: Mapping[str, FactValue],
    applications: Sequence[Application],
    archetypes: Mapping[str, Archetype],
    register: Register,
) -> LegalFacts:
    """Return the facts about the house, and a step for every use of a service by one of its ``applications``.

    ``house`` holds the facts recorded by name. What does not fit the ``vocabulary`` counts as missing.
    """
    recorded = known_facts(vocabulary, house)
    return LegalFacts(
        house=recorded.with_facts(facts_of_answers(vocabulary, sheet.levels())).with_facts(
            facts_of_profile(vocabulary, profile)
        ),
        steps=_steps(vocabulary, applications, archetypes, register),
    )


def recorded_by_name(vocabulary: Vocabulary, scope: Scope) -> tuple[Fact, ...]:
    """Return the facts of ``scope`` that neither profile nor register holds, in the order in which they are asked.

    Some have an answer as well; it counts wherever its level says something about the house.
    """
    return tuple(
        fact
        for name, fact in vocabulary.facts.items()
        if fact.scope is scope and name not in READ_FROM_REGISTER and fact.profile is None
    )


def known_facts(vocabulary: Vocabulary, values: Mapping[str, object]) -> FactSheet:
    """Return the ``values`` that ``vocabulary`` has a place for; None, and any other value, counts as missing."""
    return vocabulary.sheet({name: value for name, value in values.items() if not vocabulary.objection_to(name, value)})


def archetype_facts(archetype: Archetype) -> dict[str, object]:
    """Return what is true of all products of this kind. That something is not true of them, no catalogue can promise.

    Which trait says what is expert judgement; a fact recorded for the step overrides it.
    """
    return {
        "step.processes_health_data_in_cloud": archetype.data_classes == (HEALTH_DATA,) or None,
        "step.supports_care": archetype.criticality >= CANNOT_WAIT or None,
        "step.is_medical_device_software": archetype.regulation is DeviceRegulation.YES or None,
    }


def _steps(
    vocabulary: Vocabulary,
    applications: Sequence[Application],
    archetypes: Mapping[str, Archetype],
    register: Register,
) -> tuple[LegalStep, ...]:
    order = {application.code: number for number, application in enumerate(applications)}
    uses = sorted((use for use in register.uses if use.application in order), key=lambda use: order[use.application])
    of_archetypes = {application.code: archetypes.get(application.archetype) for application in applications}
    of_services = {
        service.key: known_facts(vocabulary, {**register_facts(service), **service.further})
        for service in register.services
    }
    steps = []
    for use, code in zip(uses, _codes(uses), strict=True):
        archetype = of_archetypes[use.application]
        typical = known_facts(vocabulary, archetype_facts(archetype) if archetype else {})
        own = known_facts(vocabulary, use.further)
        facts = typical.with_facts(of_services[use.service]).with_facts(own)
        steps.append(LegalStep(use.application, use.service, Step(code, facts, use.service)))
    return tuple(steps)


def _codes(uses: Sequence[ServiceUse]) -> list[str]:
    """Return a code for each step: that of the application, with a number where it uses several services."""
    total = Counter(use.application for use in uses)
    seen: Counter[str] = Counter()
    codes = []
    for use in uses:
        seen[use.application] += 1
        several = total[use.application] > 1
        codes.append(f"{use.application}/{seen[use.application]}" if several else use.application)
    return codes

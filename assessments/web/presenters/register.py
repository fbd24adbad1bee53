"""The register in rows, and what runs out in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.register import AttestationKind, CloudService, ServiceModel
from assessments.domain.reminders import Reminder, ReminderKind
from assessments.services.register_reading import ProviderCard, ServiceCard

SENTENCES: dict[ReminderKind, Promise] = {
    ReminderKind.ATTESTATION_IS_OLD: _("Der Prüfzeitraum liegt dann zwölf Monate zurück."),
    ReminderKind.CERTIFICATE_ENDS: _("Das Zertifikat läuft ab."),
    ReminderKind.TYPE_1_WINDOW_ENDS: _("Ein Testat vom Typ 1 genügt dann nicht mehr."),
    ReminderKind.PLAN_GAPS_DUE: _("Die Lücken aus dem Maßnahmenplan müssen geschlossen sein."),
    ReminderKind.PLAN_TYPE_1_DUE: _("Nach dem Maßnahmenplan sollte ein Testat vom Typ 1 vorliegen."),
    ReminderKind.PLAN_TYPE_2_DUE: _("Nach dem Maßnahmenplan muss ein Testat vom Typ 2 vorliegen."),
    ReminderKind.CONTRACT_ENDS: _("Der Vertrag endet."),
    ReminderKind.EXIT_TEST_IS_OLD: _("Der letzte Test der Datenausleitung liegt dann zwei Jahre zurück."),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something that runs out."""

    reminder: Reminder
    sentence: Promise

    @property
    def service_id(self) -> UUID:
        """Return the service it is about."""
        return UUID(self.reminder.service)


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service in the list; ``unknown`` counts the facts of its contract that nobody has given yet."""

    id: UUID
    name: str
    model: ServiceModel | None
    attestations: tuple[AttestationKind, ...]
    shows_nothing: bool
    unknown: int


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A provider in the list with its services."""

    id: UUID
    name: str
    services: tuple[ServiceRow, ...]


def due_of(reminders: Iterable[Reminder]) -> tuple[Due, ...]:
    """Return what runs out, in sentences."""
    return tuple(Due(reminder, SENTENCES[reminder.kind]) for reminder in reminders)


def provider_rows(cards: Iterable[ProviderCard]) -> tuple[ProviderRow, ...]:
    """Return the register as a list."""
    return tuple(ProviderRow(card.id, card.provider.name, tuple(map(_service_row, card.services))) for card in cards)


def _service_row(card: ServiceCard) -> ServiceRow:
    service = card.service
    return ServiceRow(
        id=card.id,
        name=service.name,
        model=service.facts.service_model,
        attestations=tuple(dict.fromkeys(one.kind for one in service.attestations)),
        shows_nothing=service.facts.attested is False,
        unknown=unknown_facts(service),
    )


def unknown_facts(service: CloudService) -> int:
    """Return how many facts of a service are not known."""
    facts = service.facts
    return sum(getattr(facts, field) is None for field in facts.__dataclass_fields__)

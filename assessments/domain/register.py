"""The register of providers and cloud services: whom the hospital buys from. None means: not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from assessments.domain.law.facts import FactValue

# A year of hours, and more money than any provider could ask for leaving it.
NUMBER_LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"incident_clause_hours": (0, 8_760), "switching_fee_eur": (0, 1_000_000_000)}
)


class ServiceModel(StrEnum):
    """What is bought: a cloud service, or something beside it that may not be one."""

    IAAS = "iaas"
    PAAS = "paas"
    SAAS = "saas"
    HOUSING = "housing"
    DEDICATED_HOSTING = "dedicated_hosting"
    ON_PREM = "on_prem"


class ProcessingPlace(StrEnum):
    """Where data can be seen: Germany, the EU with EEA and Switzerland, a country with adequacy decision, any other."""

    DE = "DE"
    EU_EEA_CH = "EU_EEA_CH"
    ADEQUATE = "ADEQUATE"
    THIRD = "THIRD"


class AttestationKind(StrEnum):
    """A C5 attestation of type 2 or 1, or a certificate that can stand in for it with an action plan."""

    C5_T2 = "C5_T2"
    C5_T1 = "C5_T1"
    ISO27001 = "ISO27001"
    ISO27001_ITGS = "ISO27001_ITGS"
    CCM4 = "CCM4"

    @property
    def is_c5(self) -> bool:
        """Return whether it needs no plan to close the gaps to C5."""
        return self in (AttestationKind.C5_T2, AttestationKind.C5_T1)


class C5Catalogue(StrEnum):
    """The version of C5 an audit went by."""

    C5_2020 = "C5_2020"
    C5_2026 = "C5_2026"


class CustomerCriteria(StrEnum):
    """How many of the criteria that an audit report asks of the customer the hospital has met.

    UNREAD is a statement, that nobody has looked, and not the same as knowing nothing about it.
    """

    ALL = "all"
    PARTIAL = "partial"
    NONE = "none"
    UNREAD = "unknown"


@dataclass(frozen=True, slots=True)
class Provider:
    """A company the hospital buys from. ``us_recipient``: it, or one it passes data to, receives them in the USA."""

    name: str
    establishment_de: bool | None = None
    parent_outside_eu: bool | None = None
    us_parent: bool | None = None
    us_recipient: bool | None = None
    dpf_listed: bool | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    """What a provider shows for a service. ``period_end`` ends the audited period; of type 1 it is the key date.

    Of a certificate beside C5 it is the day its validity ends. Only those have a plan, and only C5 has a catalogue.
    The document itself is elsewhere: ``evidence_reference`` says where.
    """

    kind: AttestationKind
    catalogue: C5Catalogue | None = None
    period_end: date | None = None
    scope_ok: bool | None = None
    plan_date: date | None = None
    plan_complete: bool | None = None
    evidence_reference: str = ""


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What is known about a cloud service and the contract for it.

    ``places`` are all from which data can be reached, backup, support and telemetry included. ``attested`` False says
    that the provider shows nothing at all.
    """

    service_model: ServiceModel | None = None
    is_cloud_service: bool | None = None
    places: frozenset[ProcessingPlace] | None = None
    first_placed_on_market: date | None = None
    attested: bool | None = None
    customer_criteria_done: CustomerCriteria | None = None
    avv_signed: bool | None = None
    s203_chain_signed: bool | None = None
    incident_clause_hours: int | None = None
    exit_plan: bool | None = None
    exit_test_date: date | None = None
    contract_end: date | None = None
    switching_clause: bool | None = None
    switching_fee_eur: int | None = None
    evidence_reference: str = ""


@dataclass(frozen=True, slots=True)
class CloudService:
    """A service of a provider. ``key`` tells it from all others of the house.

    ``further`` holds facts of the law, by name, that have no field of their own.
    """

    key: str
    name: str
    provider: Provider
    facts: ServiceFacts = ServiceFacts()
    attestations: tuple[Attestation, ...] = ()
    further: Mapping[str, FactValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServiceUse:
    """An application that is to run on a service, with the facts about just this step."""

    application: str
    service: str
    further: Mapping[str, FactValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """All services, and which applications they are for. One service can serve several applications."""

    services: tuple[CloudService, ...] = ()
    uses: tuple[ServiceUse, ...] = ()

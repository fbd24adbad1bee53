"""The ``providers`` and ``services`` of an answers file: the register, and which applications use it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from assessments.domain.law.facts import FactValue
from assessments.domain.law.vocabulary import Scope, Vocabulary
from assessments.domain.reading.answers_facts import date_of, read_facts
from assessments.domain.reading.answers_profile import LONGEST_NAME
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.reading.lines import known_entries, line_of
from assessments.domain.reading.scalars import shown
from assessments.domain.register import (
    NUMBER_LIMITS,
    Attestation,
    AttestationKind,
    C5Catalogue,
    CloudService,
    CustomerCriteria,
    ProcessingPlace,
    Provider,
    Register,
    ServiceFacts,
    ServiceModel,
    ServiceUse,
)

T = TypeVar("T")

MOST_PROVIDERS, MOST_SERVICES, MOST_ATTESTATIONS = 100, 300, 20
LONGEST_REFERENCE = 500
PROVIDER_TRUTHS = ("establishment_de", "parent_outside_eu", "us_parent", "us_recipient", "dpf_listed")
TRUTHS = ("is_cloud_service", "avv_signed", "s203_chain_signed", "exit_plan", "switching_clause")
DATES = ("first_placed_on_market", "exit_test_date", "contract_end")
CODES = ("service_model", "customer_criteria_done", "places", "attestations", "evidence_reference")
SERVICE_KEYS = (*TRUTHS, *DATES, *NUMBER_LIMITS, *CODES, "facts", "applications", "steps")
ATTESTATION_KEYS = ("catalogue", "period_end", "scope_ok", "plan_date", "plan_complete", "evidence_reference")


def read_register(
    providers: Field | None, services: Field | None, vocabulary: Vocabulary, *, applications: Collection[str]
) -> Register:
    """Read providers and services, in file order; a service names its provider and the ``applications`` it is for."""
    known = _providers(providers)
    read: list[CloudService] = []
    uses: list[ServiceUse] = []
    lines: dict[str, int] = {}
    for item in _limited(services, MOST_SERVICES):
        keys = item.mapping(required=("name", "provider"), optional=SERVICE_KEYS)
        service = _service(keys, known, vocabulary)
        _once(keys["name"], service.name, lines, "service")
        read.append(service)
        uses += _uses(keys, service.key, vocabulary, applications)
    return Register(tuple(read), tuple(uses))


def _providers(field: Field | None) -> Mapping[str, Provider]:
    providers: dict[str, Provider] = {}
    lines: dict[str, int] = {}
    for item in _limited(field, MOST_PROVIDERS):
        keys = item.mapping(required=("name",), optional=PROVIDER_TRUTHS)
        name = line_of(keys["name"], longest=LONGEST_NAME)
        _once(keys["name"], name, lines, "provider")
        truths = {key: _given(keys, key, Field.boolean) for key in PROVIDER_TRUTHS}
        if truths["us_parent"] and truths["parent_outside_eu"] is False:
            keys["us_parent"].refuse("contradicts parent_outside_eu")
        providers[name] = Provider(name, **truths)
    return providers


def _service(keys: Fields, providers: Mapping[str, Provider], vocabulary: Vocabulary) -> CloudService:
    name = line_of(keys["name"], longest=LONGEST_NAME)
    attestations = keys.optional("attestations")
    shown_ones = tuple(_attestation(item) for item in _limited(attestations, MOST_ATTESTATIONS))
    places = keys.optional("places")
    truths = {key: _given(keys, key, Field.boolean) for key in TRUTHS}
    dates = {key: _given(keys, key, date_of) for key in DATES}
    numbers = {key: _number(keys, key) for key in NUMBER_LIMITS}
    provider = keys["provider"].choice(providers, "provider (describe it under providers)")
    return CloudService(
        key=name,
        name=name,
        provider=providers.get(provider, Provider(provider)),
        facts=ServiceFacts(
            service_model=_given(keys, "service_model", lambda field: field.member(ServiceModel)),
            is_cloud_service=truths["is_cloud_service"],
            places=frozenset(one.member(ProcessingPlace) for one in places.distinct(at_least=1)) if places else None,
            first_placed_on_market=dates["first_placed_on_market"],
            attested=bool(shown_ones) if attestations else None,
            customer_criteria_done=_given(keys, "customer_criteria_done", lambda field: field.member(CustomerCriteria)),
            avv_signed=truths["avv_signed"],
            s203_chain_signed=truths["s203_chain_signed"],
            incident_clause_hours=numbers["incident_clause_hours"],
            exit_plan=truths["exit_plan"],
            exit_test_date=dates["exit_test_date"],
            contract_end=dates["contract_end"],
            switching_clause=truths["switching_clause"],
            switching_fee_eur=numbers["switching_fee_eur"],
            evidence_reference=_reference(keys),
        ),
        attestations=shown_ones,
        further=read_facts(keys.optional("facts"), vocabulary, Scope.SERVICE),
    )


def _attestation(field: Field) -> Attestation:
    keys = field.mapping(required=("kind",), optional=ATTESTATION_KEYS)
    attestation = Attestation(
        kind=keys["kind"].member(AttestationKind),
        catalogue=_given(keys, "catalogue", lambda entry: entry.member(C5Catalogue)),
        period_end=_given(keys, "period_end", date_of),
        scope_ok=_given(keys, "scope_ok", Field.boolean),
        plan_date=_given(keys, "plan_date", date_of),
        plan_complete=_given(keys, "plan_complete", Field.boolean),
        evidence_reference=_reference(keys),
    )
    misplaced = ("plan_date", "plan_complete") if attestation.kind.is_c5 else ("catalogue",)
    for key in misplaced:
        if entry := keys.optional(key):
            entry.refuse(f"does not belong to {attestation.kind}")
    return attestation


def _uses(keys: Fields, service: str, vocabulary: Vocabulary, applications: Collection[str]) -> Sequence[ServiceUse]:
    listed, steps = keys.optional("applications"), keys.optional("steps")
    codes = [item.choice(applications, "application") for item in listed.distinct()] if listed else []
    entries = known_entries(steps, codes, "application of this service")
    facts: dict[str, dict[str, FactValue]] = {
        code: read_facts(entry, vocabulary, Scope.STEP) for code, entry in entries.items()
    }
    return [ServiceUse(code, service, facts.get(code, {})) for code in codes]


def _limited(field: Field | None, most: int) -> tuple[Field, ...]:
    items = field.items() if field else ()
    if field and len(items) > most:
        field.refuse(f"expected at most {most} entries, found {len(items)}")
        return ()
    return items


def _once(field: Field, name: str, lines: dict[str, int], what: str) -> None:
    if name in lines:
        field.refuse(f"{what} {shown(name)} is already on line {lines[name]}")
    elif name:
        lines[name] = field.line


def _given(keys: Fields, key: str, read: Callable[[Field], T]) -> T | None:
    field = keys.optional(key)
    return read(field) if field else None


def _number(keys: Fields, key: str) -> int | None:
    return _given(keys, key, lambda field: field.integer(*NUMBER_LIMITS[key]))


def _reference(keys: Fields) -> str:
    return _given(keys, "evidence_reference", lambda field: line_of(field, longest=LONGEST_REFERENCE)) or ""

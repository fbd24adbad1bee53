"""What the register of providers says in the words of the law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from assessments.domain.register import Attestation, AttestationKind, CloudService


def _held(service: CloudService) -> frozenset[AttestationKind] | None:
    """Return what is shown; nothing listed means "none" only where the house says so."""
    held = frozenset(one.kind for one in service.attestations)
    return held if held or service.facts.attested is False else None


def _decisive_c5(service: CloudService) -> Attestation | None:
    """Return the C5 attestation that counts: of type 2 before type 1, then the latest."""
    c5 = [one for one in service.attestations if one.kind.is_c5]
    return max(c5, key=lambda one: (one.kind is AttestationKind.C5_T2, one.period_end or date.min), default=None)


def _decisive_plan(service: CloudService) -> Attestation | None:
    """Return the certificate whose plan counts: a complete one before others, then the oldest.

    A newer plan does not start the periods of the ordinance again. This reading is expert judgement.
    """
    planned = [one for one in service.attestations if not one.kind.is_c5]
    return min(planned, key=lambda one: (not one.plan_complete, one.plan_date or date.min), default=None)


def _scope_ok(service: CloudService) -> bool | None:
    """Return whether the report names what was bought: the type 2 report that counts or, without one, all of them."""
    c5 = _decisive_c5(service)
    if c5 and c5.kind is AttestationKind.C5_T2:
        return c5.scope_ok
    return _all_of(one.scope_ok for one in service.attestations)


def _all_of(values: Iterable[bool | None]) -> bool | None:
    known = list(values)
    if False in known:
        return False
    return None if None in known or not known else True


def _lacks_switching_clause(service: CloudService) -> bool | None:
    clause = service.facts.switching_clause
    return None if clause is None else not clause


READ_FROM_REGISTER: Mapping[str, Callable[[CloudService], object]] = {
    "step.is_cloud_service": lambda service: service.facts.is_cloud_service,
    "step.service_model": lambda service: service.facts.service_model,
    "provider.places": lambda service: service.facts.places,
    "provider.establishment_de": lambda service: service.provider.establishment_de,
    "provider.attestations": _held,
    "provider.attestation_catalogue": lambda service: (c5 := _decisive_c5(service)) and c5.catalogue,
    "provider.attestation_period_end": lambda service: (c5 := _decisive_c5(service)) and c5.period_end,
    "provider.attestation_scope_ok": _scope_ok,
    "provider.first_placed_on_market": lambda service: service.facts.first_placed_on_market,
    "provider.plan_date": lambda service: (plan := _decisive_plan(service)) and plan.plan_date,
    "provider.plan_complete": lambda service: (plan := _decisive_plan(service)) and plan.plan_complete,
    "customer_criteria_done": lambda service: service.facts.customer_criteria_done,
    "us_parent": lambda service: service.provider.us_parent,
    "us_recipient": lambda service: service.provider.us_recipient,
    "dpf_listed": lambda service: service.provider.dpf_listed,
    "avv_signed": lambda service: service.facts.avv_signed,
    "s203_chain_signed": lambda service: service.facts.s203_chain_signed,
    "incident_clause_hours": lambda service: service.facts.incident_clause_hours,
    "exit_plan": lambda service: service.facts.exit_plan,
    "exit_test_date": lambda service: service.facts.exit_test_date,
    "contract_end": lambda service: service.facts.contract_end,
    "contract_lacks_switching_clause": _lacks_switching_clause,
    "egress_or_switching_fee": lambda service: service.facts.switching_fee_eur,
}


def register_facts(service: CloudService) -> dict[str, object]:
    """Return every fact the register has a field for, by the name the law knows it by; None means: not known."""
    return {name: read(service) for name, read in READ_FROM_REGISTER.items()}

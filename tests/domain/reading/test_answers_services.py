"""The register and the facts of an answers file: what they say, and every way in which they are refused."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.domain.register import (
    Attestation,
    AttestationKind,
    C5Catalogue,
    CloudService,
    Register,
    ServiceUse,
)
from tests.domain.reading.answers import MINIMAL, problems_of, read
from tests.domain.registered import FACTS, PROVIDER

COMPLETE = """\
facts: {nis2_documentation: true, kritisdachg_registration_date: 2026-07-10}
applications: [{archetype: A20}, {archetype: A21}]
providers:
  - name: Anbieter
    establishment_de: true
    parent_outside_eu: true
    us_parent: true
    us_recipient: false
    dpf_listed: false
services:
  - name: Dienst
    provider: Anbieter
    service_model: saas
    is_cloud_service: true
    places: [DE, THIRD]
    first_placed_on_market: 2025-10-01
    attestations:
      - {kind: C5_T1, catalogue: C5_2020, period_end: 2026-02-28, scope_ok: true}
      - {kind: ISO27001, plan_date: 2025-06-01, plan_complete: false, evidence_reference: Akte 12}
    customer_criteria_done: unknown
    avv_signed: true
    s203_chain_signed: false
    incident_clause_hours: 12
    exit_plan: true
    exit_test_date: 2026-01-02
    contract_end: 2028-12-31
    switching_clause: false
    switching_fee_eur: 0
    evidence_reference: Akte 7
    facts: {responsibility_matrix: true}
    applications: [A21, A20]
    steps: {A20: {dpia_done: true, storage_months_outside: 6}}
  - {name: Zweiter, provider: Anbieter}
"""
SERVICES = f"{MINIMAL}applications: [{{archetype: A20}}]\nproviders: [{{name: A}}]\nservices:\n"


def test_a_complete_register_says_everything() -> None:
    content = read(MINIMAL + COMPLETE)
    assert content.facts == {"nis2_documentation": True, "kritisdachg_registration_date": date(2026, 7, 10)}
    assert content.register == Register(
        services=(
            CloudService(
                key="Dienst",
                name="Dienst",
                provider=PROVIDER,
                facts=FACTS,
                attestations=(
                    Attestation(AttestationKind.C5_T1, C5Catalogue.C5_2020, date(2026, 2, 28), scope_ok=True),
                    Attestation(
                        AttestationKind.ISO27001,
                        plan_date=date(2025, 6, 1),
                        plan_complete=False,
                        evidence_reference="Akte 12",
                    ),
                ),
                further={"responsibility_matrix": True},
            ),
            CloudService(key="Zweiter", name="Zweiter", provider=PROVIDER),
        ),
        uses=(
            ServiceUse("A21", "Dienst"),
            ServiceUse("A20", "Dienst", {"dpia_done": True, "storage_months_outside": 6}),
        ),
    )


@pytest.mark.parametrize(("attestations", "attested"), [("[]", False), ("", None), ("[{kind: CCM4}]", True)])
def test_no_attestation_is_something_else_than_nothing_said(attestations: str, attested: bool | None) -> None:
    (service,) = read(f"{SERVICES}  - {{name: S, provider: A, attestations: {attestations}}}\n").register.services
    assert service.facts.attested is attested


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("place: [DE]", "place", "unknown key 'place', did you mean 'places'?"),
        ("provider: B", "provider", "unknown provider (describe it under providers) 'B'; allowed: A"),
        ("places: []", "places", "expected at least 1 entries, found 0"),
        ("places: [DE, DE]", "places[1]", "'DE' stands in this list twice"),
        ("places: [US]", "places[0]", "unknown value 'US'; allowed: DE, EU_EEA_CH, ADEQUATE, THIRD"),
        ("avv_signed: ja", "avv_signed", "expected true or false, found 'ja'"),
        (
            "incident_clause_hours: 9000",
            "incident_clause_hours",
            "expected a whole number from 0 to 8760, found '9000'",
        ),
        ("contract_end: 2026-13-01", "contract_end", "expected a date like 2026-11-23, found '2026-13-01'"),
        (
            "contract_end: 9999-12-31",
            "contract_end",
            "expected a date from 1990-01-01 to 2100-12-31, found 9999-12-31",
        ),
        ("attestations: [{}]", "attestations[0].kind", "is missing"),
        (
            "attestations: [{kind: C5_T2, plan_date: 2026-01-01}]",
            "attestations[0].plan_date",
            "does not belong to C5_T2",
        ),
        (
            "attestations: [{kind: CCM4, catalogue: C5_2020}]",
            "attestations[0].catalogue",
            "does not belong to CCM4",
        ),
        (
            "attestations: [" + ", ".join(["{kind: CCM4}"] * 21) + "]",
            "attestations",
            "expected at most 20 entries, found 21",
        ),
        ("evidence_reference: " + "x" * 501, "evidence_reference", "is longer than 500 characters"),
        ("applications: [A21]", "applications[0]", "unknown application 'A21', did you mean 'A20'?; allowed: A20"),
        ("applications: [A20, A20]", "applications[1]", "'A20' stands in this list twice"),
        ("steps: {A20: {dpia_done: true}}", "steps.A20", "unknown application of this service 'A20'"),
        ("facts: {avv_signed: true}", "facts.avv_signed", "unknown fact about a service 'avv_signed'"),
        ("facts: {dpia_done: true}", "facts.dpia_done", "unknown fact about a service 'dpia_done'"),
        ("facts: {gaps_open: 1}", "facts.gaps_open", "expected true or false, found '1'"),
    ],
)
def test_a_service_with_a_mistake(line: str, code: str, message: str) -> None:
    provider = "" if line.startswith("provider:") else "    provider: A\n"
    text = f"{SERVICES}  - name: S\n{provider}    {line}\n"
    assert problems_of(text) == [(len(text.splitlines()), f"services[0].{code}", message)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("facts: {employees: 3}", (3, "facts.employees", "unknown fact about a house 'employees'")),
        ("facts: {avv_signed: true}", (3, "facts.avv_signed", "unknown fact about a house 'avv_signed'")),
        ("facts: [1]", (3, "facts", "expected a group of keys, found a list")),
        (
            "facts: {kritisdachg_registration_date: 1234-01-01}",
            (
                3,
                "facts.kritisdachg_registration_date",
                "expected a date from 1990-01-01 to 2100-12-31, found 1234-01-01",
            ),
        ),
        ("providers: [{name: A}, {name: A}]", (3, "providers[1].name", "provider 'A' is already on line 3")),
        (
            "providers: [{name: A, us_parent: true, parent_outside_eu: false}]",
            (3, "providers[0].us_parent", "contradicts parent_outside_eu"),
        ),
        ("providers: {name: A}", (3, "providers", "expected a list, found a group of keys")),
        (
            "providers: [{name: A}]\nservices: [{name: S, provider: A}, {name: S, provider: A}]",
            (4, "services[1].name", "service 'S' is already on line 4"),
        ),
        (
            "services: [" + ", ".join(f"{{name: S{number}}}" for number in range(301)) + "]",
            (3, "services", "expected at most 300 entries, found 301"),
        ),
    ],
)
def test_the_frame(text: str, problem: tuple[int, str, str]) -> None:
    assert problems_of(f"{MINIMAL}{text}\n") == [problem]

"""The register of a hospital: its list, its forms, and what they refuse."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.register import (
    Attestation,
    AttestationKind,
    C5Catalogue,
    CustomerCriteria,
    ProcessingPlace,
    Provider,
    ServiceFacts,
    ServiceModel,
)
from assessments.domain.roles import Role
from assessments.models import Attestation as AttestationRow
from assessments.models import ChangeEvent, ChangeKind, CloudService, Hospital, ServiceUse, UseFact
from assessments.models import Provider as ProviderRow
from assessments.services.evidence import Description
from assessments.services.evidence_places import AtAttestation
from assessments.services.evidence_storing import store_link
from assessments.services.register_reading import providers_of
from assessments.services.shipped_law import shipped_law
from tests import factories
from tests.web.bad_input import CHOICES, NAMES, NUMBERS
from tests.web.pages import address, filled_form, notices, parsed, problems, signed_in, texts
from tests.web.registered import linked, register_address, stored

pytestmark = pytest.mark.django_db

BUDGETS = 10, 13  # of the list, of a service; one query asks for the newest edition, in whose words all is kept
DAYS = [
    pytest.param("morgen", id="words"),
    pytest.param("2026-02-30", id="no such day"),
    pytest.param("31.06.2026", id="no such day, written"),
    pytest.param("1989-12-31", id="before our time"),
    pytest.param("2101-01-01", id="after our time"),
    pytest.param("99999-01-01", id="five digits"),
    pytest.param("٢٠٢٦-٠١-٠١", id="digits of another script"),
    pytest.param("2026-01-01T10:00", id="a moment"),
    pytest.param("2026-01-0\0", id="NUL"),
    pytest.param("1" * 5000, id="endless"),
]
SERVICE = {
    "version": "0",
    "name": "Patienten  plattform ",
    "service_model": "saas",
    "is_cloud_service": "ja",
    "places": ["DE", "EU_EEA_CH"],
    "first_placed_on_market": "2025-07-01",
    "attested": "nein",
    "customer_criteria_done": "unknown",
    "avv_signed": "ja",
    "s203_chain_signed": "nein",
    "incident_clause_hours": "24",
    "exit_plan": "",
    "exit_test_date": "1.10.2026",
    "contract_end": "2028-12-31",
    "switching_clause": "nein",
    "switching_fee_eur": "1.200 €",
    "evidence_reference": "Ablage 7",
}
ATTESTATION = {"version": "0", "kind": "C5_T2", "catalogue": "C5_2020", "period_end": "2026-03-31", "scope_ok": "ja"}


def _lead(hospital: Hospital) -> Client:
    return signed_in(factories.lead(hospital))


def _facts(service: CloudService) -> ServiceFacts:
    [card] = [
        card
        for provider in providers_of(service.provider.hospital, vocabulary=shipped_law().vocabulary)
        for card in provider.services
        if card.id == service.pk
    ]
    return card.service.facts


def test_an_empty_register_says_how_to_begin() -> None:
    hospital = factories.hospital()
    response = _lead(hospital).get(register_address("register", hospital))
    assert "Noch kein Anbieter" in texts(response, "//main//h2")
    assert texts(response, "//main//a[contains(@class, 'btn-primary')]") == ["Anbieter ergänzen"]


def test_a_provider_is_added_and_leads_on_to_its_first_service() -> None:
    hospital = factories.hospital()
    sent = {"version": "0", "name": " Anbieter  Nord ", "establishment_de": "ja", "us_parent": "nein"}
    response = _lead(hospital).post(register_address("provider_add", hospital), sent)
    row = ProviderRow.objects.get()
    assert response["Location"] == register_address("service_add_for", hospital, row.pk)
    [card] = providers_of(hospital, vocabulary=shipped_law().vocabulary)
    assert card.provider == Provider("Anbieter Nord", establishment_de=True, us_parent=False)


def test_a_service_is_added_with_everything_known() -> None:
    provider = factories.provider()
    there = register_address("service_add", provider.hospital)
    _lead(provider.hospital).post(there, SERVICE | {"provider": str(provider.pk)})
    row = CloudService.objects.get()
    assert row.name == "Patienten plattform"
    assert _facts(row) == ServiceFacts(
        service_model=ServiceModel.SAAS,
        is_cloud_service=True,
        places=frozenset({ProcessingPlace.DE, ProcessingPlace.EU_EEA_CH}),
        first_placed_on_market=date(2025, 7, 1),
        attested=False,
        customer_criteria_done=CustomerCriteria.UNREAD,
        avv_signed=True,
        s203_chain_signed=False,
        incident_clause_hours=24,
        exit_test_date=date(2026, 10, 1),
        contract_end=date(2028, 12, 31),
        switching_clause=False,
        switching_fee_eur=1_200,
        evidence_reference="Ablage 7",
    )


def test_only_provider_and_name_are_needed() -> None:
    provider = factories.provider()
    there = register_address("service_add_for", provider.hospital, provider.pk)
    _lead(provider.hospital).post(there, {"version": "0", "provider": str(provider.pk), "name": "Nur ein Name"})
    assert _facts(CloudService.objects.get()) == ServiceFacts()


def test_without_a_provider_one_is_asked_for_first() -> None:
    hospital = factories.hospital()
    response = _lead(hospital).get(register_address("service_add", hospital))
    assert response["Location"] == register_address("provider_add", hospital)


def test_an_attestation_is_added_changed_and_removed() -> None:
    service = factories.service()
    hospital = service.provider.hospital
    client = _lead(hospital)
    client.post(register_address("attestation_add", hospital, service.pk), ATTESTATION)
    row = AttestationRow.objects.get()
    [card] = providers_of(hospital, vocabulary=shipped_law().vocabulary)[0].services[0].attestations
    period = date(2026, 3, 31)
    assert card.attestation == Attestation(AttestationKind.C5_T2, C5Catalogue.C5_2020, period, scope_ok=True)
    changed = ATTESTATION | {"version": "1", "scope_ok": ""}
    client.post(register_address("attestation", hospital, service.pk, row.pk), changed)
    assert AttestationRow.objects.get().scope_ok is None
    client.post(register_address("attestation_remove", hospital, service.pk, row.pk))
    assert not AttestationRow.objects.exists()


def test_a_listed_attestation_means_that_there_are_some() -> None:
    [use] = linked(factories.assessment())
    hospital = use.service.provider.hospital
    client, there = _lead(hospital), register_address("service", hospital, use.service.pk)
    shown = filled_form(client.get(there))
    assert "attested" not in shown
    client.post(there, shown | {"contract_end": "2027-01-31"})
    assert stored(use.service).attested is True
    assert stored(use.service).contract_end == date(2027, 1, 31)


@pytest.mark.parametrize("name", ["provider", "service"])
def test_a_page_sent_back_unchanged_changes_nothing(name: str) -> None:
    service = factories.service(places=frozenset({ProcessingPlace.DE}), exit_plan=False, switching_fee_eur=12_500)
    hospital, part = service.provider.hospital, service.provider.pk if name == "provider" else service.pk
    client, there = _lead(hospital), register_address(name, hospital, part)
    events = ChangeEvent.objects.count()
    client.post(there, filled_form(client.get(there)))
    assert ChangeEvent.objects.count() == events


def test_a_provider_with_services_stays() -> None:
    service = factories.service()
    hospital, there = (
        service.provider.hospital,
        register_address("provider_remove", service.provider.hospital, service.provider.pk),
    )
    assert texts(_lead(hospital).get(there), "//main//button") == []
    assert notices(_lead(hospital).post(there, follow=True)) == [
        f"„{service.provider.name}“ hat noch Dienste und bleibt."
    ]
    assert ProviderRow.objects.exists()


def test_the_documents_behind_what_is_shown_are_named() -> None:
    (use,) = linked(factories.assessment())
    hospital, shown = use.service.provider.hospital, use.service.attestations.get()
    store_link(
        hospital=hospital,
        address="https://house.example/testat",
        said=Description(title="C5-Testat 2026"),
        place=AtAttestation(shown.pk),
        by=use.changed_by,
        at=factories.NOON,
    )
    page = _lead(hospital).get(register_address("service", hospital, use.service.pk))
    assert texts(page, "//ul[contains(@class, 'shown-list')]//span[2]/a") == ["C5-Testat 2026"]


def test_a_service_with_something_said_about_its_steps_stays() -> None:
    use = factories.use()
    hospital = use.service.provider.hospital
    said = {"name": "plan", "value": "1", "version": 1}
    UseFact.objects.create(use=use, **said, changed_at=factories.NOON, changed_by=use.changed_by)
    client, there = _lead(hospital), register_address("service_remove", hospital, use.service.pk)
    assert texts(client.get(there), "//main//button") == []
    assert notices(client.post(there, follow=True))[0].startswith("Zu Schritten auf diesem Dienst gibt es Angaben")
    assert CloudService.objects.exists()


def test_services_and_then_their_provider_can_go() -> None:
    service = factories.service()
    hospital = service.provider.hospital
    client = _lead(hospital)
    client.post(register_address("service_remove", hospital, service.pk))
    client.post(register_address("provider_remove", hospital, service.provider.pk))
    assert (CloudService.objects.count(), ProviderRow.objects.count()) == (0, 0)


@pytest.mark.parametrize("value", NAMES)
@pytest.mark.parametrize("page", ["provider", "provider_add", "service", "service_add"])
def test_a_wrong_name_is_told_and_not_stored(page: str, value: str) -> None:
    _refused(page, {"name": value})


@pytest.mark.parametrize("value", CHOICES)
def test_a_wrong_word_about_a_provider_is_told(value: str) -> None:
    facts = ("establishment_de", "parent_outside_eu", "us_parent", "us_recipient", "dpf_listed")
    _refused("provider", dict.fromkeys(facts, value), told=len(facts))


@pytest.mark.parametrize("value", CHOICES)
def test_a_wrong_word_about_a_service_is_told(value: str) -> None:
    facts = (
        *("service_model", "is_cloud_service", "places", "attested", "customer_criteria_done", "avv_signed"),
        *("s203_chain_signed", "exit_plan", "switching_clause"),
    )
    _refused("service", dict.fromkeys(facts, value), told=len(facts))


@pytest.mark.parametrize("value", DAYS)
def test_a_wrong_day_is_told(value: str) -> None:
    facts = ("first_placed_on_market", "exit_test_date", "contract_end")
    _refused("service", dict.fromkeys(facts, value), told=len(facts))


@pytest.mark.parametrize("value", [*NUMBERS, pytest.param("1.000.000.001", id="too much")])
def test_a_wrong_number_is_told(value: str) -> None:
    facts = ("incident_clause_hours", "switching_fee_eur")
    _refused("service", dict.fromkeys(facts, value), told=len(facts))


@pytest.mark.parametrize("value", ["x" * 501, "Ablage\0"])
def test_a_wrong_reference_is_told(value: str) -> None:
    _refused("service", {"evidence_reference": value})
    _refused("attestation_add", {"evidence_reference": value})


@pytest.mark.parametrize(
    "sent",
    [
        *({"kind": value.values[0]} for value in CHOICES),
        *({fact: value.values[0]} for fact in ("period_end", "plan_date") for value in DAYS),
        *({fact: value.values[0]} for fact in ("catalogue", "scope_ok", "plan_complete") for value in CHOICES),
        {"kind": ""},
        {"plan_date": "2026-01-01"},
        {"plan_complete": "nein"},
        {"kind": "ISO27001"},
        {"version": "-1"},
    ],
)
def test_a_wrong_attestation_is_told(sent: dict[str, str]) -> None:
    _refused("attestation_add", sent)


@pytest.mark.parametrize("version", ["", "-1", "neu", "9" * 30])
@pytest.mark.parametrize("page", ["provider", "service"])
def test_a_forged_version_is_told(page: str, version: str) -> None:
    _refused(page, {"version": version, "name": "Neu"})


def test_a_parent_in_two_places_is_told() -> None:
    _refused("provider", {"us_parent": "ja", "parent_outside_eu": "nein"})


def test_a_taken_name_is_told() -> None:
    hospital = factories.hospital()
    factories.provider(hospital, "Anbieter Nord")
    response = _lead(hospital).post(
        register_address("provider_add", hospital), {"version": "0", "name": "anbieter nord"}
    )
    assert problems(response) == ["Name des Anbieters: Ein anderer Anbieter heißt schon so."]
    assert ProviderRow.objects.count() == 1


def _refused(page: str, sent: dict[str, str], *, told: int = 1) -> None:
    service = factories.service(name="Vorher")
    hospital = service.provider.hospital
    parts = {"provider": (service.provider.pk,), "service": (service.pk,), "attestation_add": (service.pk,)}
    base: dict[str, object] = {"version": "1", "name": "Vorher", "provider": str(service.provider.pk)}
    if page == "attestation_add":
        base = {**ATTESTATION}
    before = _everything()
    response = _lead(hospital).post(register_address(page, hospital, *parts.get(page, ())), base | sent)
    assert (response.status_code, len(problems(response))) == (422, told)
    assert texts(response, "//title")[0].startswith("Fehler: ")
    assert _everything() == before


def _everything() -> list[object]:
    models = (ProviderRow, CloudService, AttestationRow, ServiceUse)
    # Tests sign in as they go, and what is denied is noted on purpose.
    deeds = ChangeEvent.objects.exclude(kind__in=(ChangeKind.SIGNED_IN, ChangeKind.ACCESS_DENIED))
    return [deeds.count(), *(list(model.objects.order_by("pk").values()) for model in models)]  # type: ignore[attr-defined]


def test_a_provider_of_another_hospital_is_no_choice() -> None:
    mine, foreign = factories.provider(), factories.provider()
    there = register_address("service_add", mine.hospital)
    response = _lead(mine.hospital).post(there, {"version": "0", "provider": str(foreign.pk), "name": "Neu"})
    assert problems(response) == ["Anbieter: Bitte wählen Sie einen Anbieter aus der Liste."]
    assert not CloudService.objects.exists()


def test_nothing_of_another_hospital_is_found() -> None:
    [foreign] = linked(factories.assessment())
    mine = factories.service()
    hospital, client = mine.provider.hospital, _lead(mine.provider.hospital)
    shown = foreign.service.attestations.get()
    before = _everything()
    there = [
        register_address("provider", hospital, foreign.service.provider.pk),
        register_address("provider_remove", hospital, foreign.service.provider.pk),
        register_address("service_add_for", hospital, foreign.service.provider.pk),
        *(
            register_address(name, hospital, foreign.service.pk)
            for name in ("service", "service_remove", "service_facts", "attestation_add")
        ),
        *(
            register_address(name, hospital, service, shown.pk)
            for name in ("attestation", "attestation_remove", "attestation_evidence")
            for service in (foreign.service.pk, mine.pk)
        ),
    ]
    seen = {path: (client.get(path).status_code, client.post(path, SERVICE).status_code) for path in there}
    assert seen == dict.fromkeys(there, (404, 404))
    assert _everything() == before


def test_an_assessment_of_another_hospital_is_no_way_back() -> None:
    mine, foreign = factories.hospital(), factories.assessment(title="Fremd")
    page = _lead(mine).get(register_address("register", mine), {"selbstbewertung": str(foreign.pk)})
    assert (page.status_code, parsed(page).xpath(f"//a[contains(@href, '{foreign.pk}')]")) == (200, [])


def test_two_versions_stand_side_by_side_and_the_next_press_decides() -> None:
    service = factories.service(name="Plattform")
    hospital = service.provider.hospital
    there = register_address("service", hospital, service.pk)
    mine, theirs = _lead(hospital), signed_in(factories.member(hospital, Role.CONTRIBUTOR, name="Kim Muster"))
    page = filled_form(mine.get(there))
    theirs.post(there, page | {"exit_plan": "ja"})
    response = mine.post(there, page | {"exit_plan": "nein", "contract_end": "2027-01-31"})
    assert response.status_code == 409
    assert [row[1:] for row in _rows(response)] == [["31. Januar 2027", "nicht bekannt"], ["Nein", "Ja"]]
    assert "Kim Muster" in texts(response, "//*[@role='alert']//p")[0]
    assert stored(service).exit_plan is True
    mine.post(there, filled_form(response))
    assert (stored(service).exit_plan, stored(service).contract_end) == (False, date(2027, 1, 31))


def _rows(response: HttpResponse) -> list[list[str]]:
    rows = parsed(response).xpath("//*[@role='alert']//tbody/tr")
    return [[cell.text_content().strip() for cell in row] for row in rows]


def test_what_runs_out_is_told_with_its_service() -> None:
    service = factories.service(contract_end=date(2027, 1, 31), name="Plattform")
    response = _lead(service.provider.hospital).get(register_address("register", service.provider.hospital))
    assert "Der Vertrag endet. Plattform" in " ".join(texts(response, "//main//*[@class='what']"))


def test_a_service_is_linked_and_unlinked() -> None:
    assessment = factories.assessment()
    [use] = linked(assessment)
    client = _lead(assessment.hospital)
    other = factories.service(assessment.hospital)
    there = address("service_uses", assessment, service_id=str(other.pk))
    code = use.application.code
    response = client.post(there, {"shown": [code], "application": [code]}, follow=True)
    assert notices(response) == ["Gespeichert: eine Verknüpfung geändert."]
    assert set(use.application.services.all()) == {use.service, other}
    client.post(there, {"shown": [code]})
    assert set(use.application.services.all()) == {use.service}


def test_what_another_assessment_links_is_not_linked_here() -> None:
    there = factories.assessment()
    use = factories.use(there)
    here = factories.assessment(there.hospital, by=there.edition, title="2027")
    own = factories.use(here).application
    sent = {"shown": [own.code], "application": [own.code]}
    _lead(there.hospital).post(address("service_uses", here, service_id=str(use.service_id)), sent)
    assert (own.code, use.service in own.services.all()) == (use.application.code, True)


@pytest.mark.parametrize(
    "sent", [{}, {"shown": ["Z99"]}, {"shown": ["A01"], "application": ["\0"]}, {"application": "A01"}]
)
def test_linking_what_is_not_there_changes_nothing(sent: dict[str, object]) -> None:
    assessment = factories.assessment()
    linked(assessment)
    service = factories.service(assessment.hospital)
    before = _everything()
    there = address("service_uses", assessment, service_id=str(service.pk))
    response = _lead(assessment.hospital).post(there, sent, follow=True)
    assert notices(response) == ["Diese Seite ist veraltet. Es wurde nichts geändert."]
    assert _everything() == before


def test_a_service_of_another_hospital_cannot_be_linked() -> None:
    assessment = factories.assessment()
    [use] = linked(assessment)
    foreign = factories.service()
    there = address("service_uses", assessment, service_id=str(foreign.pk))
    sent = {"shown": [use.application.code], "application": [use.application.code]}
    assert _lead(assessment.hospital).post(there, sent).status_code == 404
    assert ServiceUse.objects.count() == 1


def test_a_closed_assessment_keeps_its_links() -> None:
    assessment = factories.assessment()
    [use] = linked(assessment)
    factories.closed(assessment)
    there = address("service_uses", assessment, service_id=str(use.service.pk))
    _lead(assessment.hospital).post(there, {"shown": [use.application.code]})
    assert ServiceUse.objects.count() == 1


def test_who_only_reads_sees_no_button_in_the_register() -> None:
    [use] = linked(factories.assessment())
    hospital = use.service.provider.hospital
    auditor = signed_in(factories.member(hospital, Role.CONSULTANT, may_answer=False))
    shown = use.service.attestations.get()
    for path in (
        register_address("register", hospital),
        register_address("provider", hospital, use.service.provider.pk),
        register_address("service", hospital, use.service.pk),
        register_address("service_facts", hospital, use.service.pk),
        register_address("attestation", hospital, use.service.pk, shown.pk),
        register_address("attestation_evidence", hospital, use.service.pk, shown.pk),
    ):
        assert texts(auditor.get(path), "//main//button | //main//a[contains(@class, 'btn')]") == [], path


@pytest.mark.parametrize("size", [1, 30])
def test_query_budget(size: int) -> None:
    assessment = factories.assessment()
    uses = linked(assessment, steps=size)
    client, hospital = _lead(assessment.hospital), assessment.hospital
    seen = {}
    for path in (
        f"{register_address('register', hospital)}?selbstbewertung={assessment.pk}",
        f"{register_address('service', hospital, uses[0].service.pk)}?selbstbewertung={assessment.pk}",
    ):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        seen[path] = len(queries)
    assert [found <= budget for found, budget in zip(seen.values(), BUDGETS, strict=True)] == [True, True], seen

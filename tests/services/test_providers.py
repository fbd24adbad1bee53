"""The register of providers and services: what is written, refused, and kept in the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from assessments.domain.register import (
    Attestation,
    AttestationKind,
    C5Catalogue,
    CloudService,
    ProcessingPlace,
    Provider,
    ServiceFacts,
)
from assessments.models import Attestation as AttestationRow
from assessments.models import ChangeEvent, ChangeKind, Hospital, ServiceUse, UseFact
from assessments.models import CloudService as ServiceRow
from assessments.models import Provider as ProviderRow
from assessments.services import attestations, cloud_services, providers, service_uses
from assessments.services.attestations import (
    TooManyAttestations,
    UnknownAttestation,
    add_attestation,
    change_attestation,
    remove_attestation,
)
from assessments.services.cloud_services import (
    PlacesAreEmpty,
    StepsAreSpokenOf,
    TooManyServices,
    UnknownService,
    add_service,
    change_service,
    remove_service,
)
from assessments.services.days import DateIsImplausible
from assessments.services.hospitals import FactIsImplausible
from assessments.services.inventory import UnknownApplication, choose_archetypes, remove_application
from assessments.services.plain_text import ControlCharacters, NameIsTaken, TextIsMissing, TextTooLong
from assessments.services.providers import (
    ProviderHasServices,
    TooManyProviders,
    UnknownProvider,
    add_provider,
    change_provider,
    remove_provider,
)
from assessments.services.refusals import Refusal
from assessments.services.register_input import FactsContradict
from assessments.services.register_reading import providers_of, services_of
from assessments.services.service_uses import (
    ServiceIsNotUsed,
    TooManyServicesOfAnApplication,
    link_service,
    unlink_service,
)
from assessments.services.shipped_law import shipped_law
from assessments.services.versions import ChangedMeanwhile
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.domain.registered import FACTS
from tests.factories import NOON

pytestmark = pytest.mark.django_db

VOCABULARY = shipped_law().vocabulary
ANBIETER = Provider("Anbieter", establishment_de=True, parent_outside_eu=False, us_parent=False, dpf_listed=None)
TYPE_2 = Attestation(AttestationKind.C5_T2, C5Catalogue.C5_2020, date(2026, 3, 31), scope_ok=True)
PLANNED = Attestation(
    AttestationKind.CCM4, plan_date=date(2026, 1, 1), plan_complete=False, evidence_reference="Akte 9"
)


def kinds() -> list[str]:
    """Return what was done since the house was there."""
    start = (ChangeKind.HOSPITAL_CREATED, ChangeKind.ASSESSMENT_STARTED, ChangeKind.APPLICATION_ADDED)
    return list(ChangeEvent.objects.exclude(kind__in=start).values_list("kind", flat=True))


def stored(hospital: Hospital) -> tuple[CloudService, ...]:
    return services_of(hospital, vocabulary=VOCABULARY)


@pytest.mark.parametrize("facts", [FACTS, ServiceFacts()], ids=["complete", "nothing known"])
@pytest.mark.parametrize("provider", [ANBIETER, Provider("Nur ein Name")], ids=["known", "unknown"])
def test_a_register_comes_back_as_it_was(facts: ServiceFacts, provider: Provider) -> None:
    hospital = factories.hospital()
    by = factories.lead(hospital)
    seller = add_provider(hospital=hospital, provider=provider, by=by, at=NOON)
    row = add_service(hospital=hospital, provider_id=seller.pk, name=" Ein  Dienst ", facts=facts, by=by, at=NOON)
    for shown in (TYPE_2, PLANNED):
        factories.attestation(row, shown)
    expected = CloudService(
        str(row.pk), "Ein Dienst", provider, replace(facts, attested=True), attestations=(TYPE_2, PLANNED)
    )
    assert [replace(one, attestations=_sorted(one.attestations)) for one in stored(hospital)] == [expected]
    (card,) = providers_of(hospital, vocabulary=VOCABULARY)
    assert (card.provider, [one.service.name for one in card.services]) == (provider, ["Ein Dienst"])


def _sorted(shown: tuple[Attestation, ...]) -> tuple[Attestation, ...]:
    return tuple(sorted(shown, key=lambda one: one.kind is not AttestationKind.C5_T2))


def test_only_what_changed_is_written_and_told() -> None:
    hospital = factories.hospital()
    row = factories.provider(hospital, "Anbieter", us_parent=False)
    colleague = factories.member(hospital)
    for version in (1, 2):  # the second time nothing is new
        change_provider(
            hospital=hospital,
            provider_id=row.pk,
            provider=Provider("Anbieter", us_parent=True),
            base_version=version,
            by=colleague,
            at=NOON,
        )
    changes = ChangeEvent.objects.filter(kind=ChangeKind.PROVIDER_CHANGED)
    assert [(one.details, one.by, one.subject) for one in changes] == [({"us_parent": True}, colleague, str(row.pk))]
    row.refresh_from_db()
    assert (row.version, row.changed_by) == (2, colleague)


def test_a_changed_service_tells_dates_and_places_in_the_history() -> None:
    row = factories.service(name="Dienst")
    facts = ServiceFacts(places=frozenset({ProcessingPlace.THIRD, ProcessingPlace.DE}), contract_end=date(2028, 1, 1))
    _change(row, facts=facts)
    (change,) = ChangeEvent.objects.filter(kind=ChangeKind.SERVICE_CHANGED)
    assert change.details == {"places": ["DE", "THIRD"], "contract_end": "2028-01-01"}


def _change(row: ServiceRow, *, facts: ServiceFacts, name: str = "Dienst", base_version: int = 1) -> ServiceRow:
    house = row.provider.hospital
    return change_service(
        hospital=house,
        service_id=row.pk,
        name=name,
        facts=facts,
        base_version=base_version,
        by=factories.lead(house),
        at=NOON,
    )


def test_who_saw_an_old_version_overwrites_nothing() -> None:
    row = factories.service(name="Dienst")
    _change(row, facts=ServiceFacts(avv_signed=True))
    with pytest.raises(ChangedMeanwhile) as refusal:
        _change(row, facts=ServiceFacts(exit_plan=True))
    assert (refusal.value.version, refusal.value.at, refusal.value.by_name) == (2, NOON, str(row.changed_by))
    (service,) = stored(row.provider.hospital)
    assert service.facts == ServiceFacts(avv_signed=True)


def test_the_same_value_from_an_old_page_is_no_conflict() -> None:
    row = factories.service(name="Dienst")
    for _twice in range(2):
        _change(row, facts=ServiceFacts(avv_signed=True), base_version=1)
    assert kinds().count(ChangeKind.SERVICE_CHANGED) == 1


@pytest.mark.parametrize(
    ("provider", "refusal"),
    [
        (Provider(" "), TextIsMissing),
        (Provider("x" * 201), TextTooLong),
        (Provider("a\0"), ControlCharacters),
        (Provider("ANBIETER"), NameIsTaken),
        (Provider("B", us_parent=True, parent_outside_eu=False), FactsContradict),
    ],
    ids=str,
)
def test_impossible_providers_are_refused(provider: Provider, refusal: type[Refusal]) -> None:
    hospital = factories.hospital()
    factories.provider(hospital, "Anbieter")
    other = factories.provider(hospital, "Anderer")
    by = factories.lead(hospital)
    with pytest.raises(refusal):
        add_provider(hospital=hospital, provider=provider, by=by, at=NOON)
    with pytest.raises(refusal):
        change_provider(hospital=hospital, provider_id=other.pk, provider=provider, base_version=1, by=by, at=NOON)
    assert sorted(ProviderRow.objects.values_list("name", flat=True)) == ["Anbieter", "Anderer"]


@pytest.mark.parametrize(
    ("name", "facts", "refusal"),
    [
        ("", ServiceFacts(), TextIsMissing),
        ("dienst", ServiceFacts(), NameIsTaken),
        ("Neu", ServiceFacts(places=frozenset()), PlacesAreEmpty),
        ("Neu", ServiceFacts(incident_clause_hours=8_761), FactIsImplausible),
        ("Neu", ServiceFacts(switching_fee_eur=-1), FactIsImplausible),
        ("Neu", ServiceFacts(contract_end=date(1, 1, 1)), DateIsImplausible),
        ("Neu", ServiceFacts(evidence_reference="x" * 501), TextTooLong),
        ("Neu", ServiceFacts(evidence_reference="\x07"), ControlCharacters),
    ],
)
def test_impossible_services_are_refused(name: str, facts: ServiceFacts, refusal: type[Refusal]) -> None:
    provider = factories.provider()
    factories.service(by=provider, name="Dienst")
    other = factories.service(by=provider, name="Anderer")
    house = provider.hospital
    with pytest.raises(refusal):
        add_service(hospital=house, provider_id=provider.pk, name=name, facts=facts, by=factories.lead(house), at=NOON)
    with pytest.raises(refusal):
        _change(other, name=name, facts=facts)
    assert [one.name for one in stored(house)] == ["Anderer", "Dienst"]


@pytest.mark.parametrize(
    ("shown", "refusal"),
    [
        (replace(TYPE_2, plan_date=date(2026, 1, 1)), FactsContradict),
        (replace(TYPE_2, plan_complete=False), FactsContradict),
        (replace(PLANNED, catalogue=C5Catalogue.C5_2020), FactsContradict),
        (replace(PLANNED, period_end=date(2101, 1, 1)), DateIsImplausible),
        (replace(PLANNED, evidence_reference="x" * 501), TextTooLong),
    ],
)
def test_impossible_attestations_are_refused(shown: Attestation, refusal: type[Refusal]) -> None:
    service = factories.service()
    row = factories.attestation(service, PLANNED)
    house, by = service.provider.hospital, service.changed_by
    with pytest.raises(refusal):
        factories.attestation(service, shown)
    with pytest.raises(refusal):
        change_attestation(hospital=house, attestation_id=row.pk, attestation=shown, base_version=1, by=by, at=NOON)
    assert [one.attestations for one in stored(house)] == [(PLANNED,)]


def test_a_service_that_shows_something_does_not_show_nothing() -> None:
    service = factories.service(name="Dienst", attested=False)
    row = factories.attestation(service, TYPE_2)
    assert stored(service.provider.hospital)[0].facts.attested is True
    with pytest.raises(FactsContradict):
        _change(service, facts=ServiceFacts(attested=False), base_version=2)
    remove_attestation(hospital=service.provider.hospital, attestation_id=row.pk, by=service.changed_by, at=NOON)
    assert stored(service.provider.hospital)[0].facts.attested is None


def test_an_attestation_is_changed_and_told() -> None:
    service = factories.service()
    row = factories.attestation(service, TYPE_2)
    newer = replace(TYPE_2, period_end=date(2027, 3, 31))
    house, by = service.provider.hospital, service.changed_by
    change_attestation(hospital=house, attestation_id=row.pk, attestation=newer, base_version=1, by=by, at=NOON)
    with pytest.raises(ChangedMeanwhile):
        change_attestation(hospital=house, attestation_id=row.pk, attestation=TYPE_2, base_version=1, by=by, at=NOON)
    (change,) = ChangeEvent.objects.filter(kind=ChangeKind.ATTESTATION_CHANGED)
    assert (change.details, AttestationRow.objects.get().version) == ({"period_end": "2027-03-31"}, 2)


def test_a_provider_goes_after_its_services() -> None:
    use = factories.use()
    service, house = use.service, use.service.provider.hospital
    factories.attestation(service, TYPE_2)
    by = factories.lead(house)
    with pytest.raises(ProviderHasServices):
        remove_provider(hospital=house, provider_id=service.provider_id, by=by, at=NOON)
    remove_service(hospital=house, service_id=service.pk, by=by, at=NOON)
    remove_provider(hospital=house, provider_id=service.provider_id, by=by, at=NOON)
    removed = ChangeEvent.objects.get(kind=ChangeKind.SERVICE_REMOVED)
    assert removed.details == {"name": service.name, "provider": service.provider.name, "applications": ["A01"]}
    assert kinds()[-2:] == [ChangeKind.SERVICE_REMOVED, ChangeKind.PROVIDER_REMOVED]
    assert not ServiceUse.objects.exists()


def test_a_service_stays_while_something_is_said_about_its_steps() -> None:
    use = factories.use()
    house, by = use.service.provider.hospital, use.changed_by
    UseFact.objects.create(use=use, name="plan", value="1", version=1, changed_at=NOON, changed_by=by)
    with pytest.raises(StepsAreSpokenOf):
        remove_service(hospital=house, service_id=use.service_id, by=by, at=NOON)
    UseFact.objects.update(value=None)  # taken back
    remove_service(hospital=house, service_id=use.service_id, by=by, at=NOON)
    assert not ServiceUse.objects.exists()


def test_one_service_serves_several_applications_and_is_noted_once() -> None:
    assessment = factories.assessment()
    service = factories.service(assessment.hospital)
    for archetype in ("A01", "A02"):
        factories.use(assessment, of=service, archetype=archetype)
    link_service(assessment=assessment, service_id=service.pk, application="A01", by=assessment.created_by, at=NOON)
    assert sorted(service.applications.values_list("code", flat=True)) == ["A01", "A02"]
    assert kinds().count(ChangeKind.SERVICE_LINKED) == 2


def test_a_link_is_taken_back() -> None:
    use = factories.use()
    row = use.application.assessment
    unlink_service(assessment=row, service_id=use.service_id, application="A01", by=row.created_by, at=NOON)
    change = ChangeEvent.objects.get(kind=ChangeKind.SERVICE_UNLINKED)
    assert (change.subject, change.details, change.assessment) == ("A01", {"service": use.service.name}, row)
    with pytest.raises(ServiceIsNotUsed):
        unlink_service(assessment=row, service_id=use.service_id, application="A01", by=row.created_by, at=NOON)


def test_an_application_with_a_service_is_not_unticked_and_takes_its_steps_along_when_removed() -> None:
    use = factories.use()
    row, by = use.application.assessment, use.changed_by
    assert choose_archetypes(assessment=row, archetypes=frozenset(), by=by, at=NOON).kept == ("A01",)
    remove_application(assessment=row, code="A01", by=by, at=NOON)
    removed = ChangeEvent.objects.get(kind=ChangeKind.APPLICATION_REMOVED)
    assert (removed.details["services"], ServiceUse.objects.count()) == ([use.service.name], 0)
    assert ServiceRow.objects.count() == 1


Deed = Callable[[Hospital, UUID], object]
BY_A_STRANGER: tuple[tuple[type[Refusal], Deed], ...] = (
    (
        UnknownProvider,
        lambda house, _id: change_provider(
            hospital=house, provider_id=_id, provider=ANBIETER, base_version=1, by=house.created_by, at=NOON
        ),
    ),
    (
        UnknownProvider,
        lambda house, _id: remove_provider(hospital=house, provider_id=_id, by=house.created_by, at=NOON),
    ),
    (
        UnknownProvider,
        lambda house, _id: add_service(
            hospital=house, provider_id=_id, name="S", facts=FACTS, by=house.created_by, at=NOON
        ),
    ),
    (
        UnknownService,
        lambda house, _id: remove_service(hospital=house, service_id=_id, by=house.created_by, at=NOON),
    ),
    (
        UnknownService,
        lambda house, _id: add_attestation(
            hospital=house, service_id=_id, attestation=TYPE_2, by=house.created_by, at=NOON
        ),
    ),
    (
        UnknownAttestation,
        lambda house, _id: remove_attestation(hospital=house, attestation_id=_id, by=house.created_by, at=NOON),
    ),
)


@pytest.mark.parametrize(("refusal", "deed"), BY_A_STRANGER)
def test_the_register_of_another_house_is_out_of_reach(refusal: type[Refusal], deed: Deed) -> None:
    service = factories.service(attested=True)
    shown = factories.attestation(service, TYPE_2)
    stranger = factories.hospital("Anderes Haus")
    for theirs in (service.provider_id, service.pk, shown.pk, uuid4()):
        with pytest.raises(refusal):
            deed(stranger, theirs)


def test_an_application_uses_services_of_its_own_house_only() -> None:
    use = factories.use()
    row, foreign = use.application.assessment, factories.service()
    with pytest.raises(UnknownService):
        link_service(assessment=row, service_id=foreign.pk, application="A01", by=row.created_by, at=NOON)
    with pytest.raises(UnknownApplication):
        link_service(assessment=row, service_id=use.service_id, application="A99", by=row.created_by, at=NOON)


def test_a_closed_assessment_keeps_its_services() -> None:
    use = factories.use()
    row = factories.closed(use.application.assessment)
    for deed in (link_service, unlink_service):
        with pytest.raises(AssessmentIsClosed):
            deed(assessment=row, service_id=use.service_id, application="A01", by=row.created_by, at=NOON)
    assert ServiceUse.objects.count() == 1


def test_the_register_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(providers, "MOST_PROVIDERS", 1)
    monkeypatch.setattr(cloud_services, "MOST_SERVICES", 1)
    monkeypatch.setattr(attestations, "MOST_ATTESTATIONS", 1)
    monkeypatch.setattr(service_uses, "MOST_SERVICES_OF_AN_APPLICATION", 0)
    assessment = factories.assessment()
    factories.service(factories.hospital("Dort"))
    service = factories.service(assessment.hospital)
    factories.attestation(service, TYPE_2)
    with pytest.raises(TooManyProviders):
        factories.provider(assessment.hospital)
    with pytest.raises(TooManyServices):
        factories.service(by=service.provider)
    with pytest.raises(TooManyAttestations):
        factories.attestation(service, PLANNED)
    with pytest.raises(TooManyServicesOfAnApplication):
        factories.use(assessment, of=service)

"""The profile of a hospital."""

import pytest
from django.urls import reverse

from assessments.domain.hospital import FederalState, LegalForm, Ownership, Profile
from assessments.models import ChangeEvent, ChangeKind, Hospital
from assessments.services.snapshots import profile_of
from tests import factories
from tests.web.bad_input import CHOICES, FACTS, NAMES, NUMBERS
from tests.web.pages import filled_form, notices, problems, signed_in, texts

pytestmark = pytest.mark.django_db

FULL = {
    "name": "Klinikum  Nord ",
    "region": "DE-BY",
    "ownership": "church_catholic",
    "beds": "450",
    "full_inpatient_cases": "21.000",
    "employees": "1 300",
    "turnover_eur": "120.000.000 €",
    "balance_sheet_eur": "150000000,00",
    "sites": "2",
    "legal_form": "dependent_unit",
    "is_sgb5_108_hospital": "ja",
    "receives_khzg": "nein",
    "receives_khtf": "",
}


def _address(hospital: Hospital) -> str:
    return reverse("hospital_profile", args=[hospital.pk])


def _stored(hospital: Hospital) -> Profile:
    return profile_of(Hospital.objects.get(pk=hospital.pk))


def test_every_fact_is_stored() -> None:
    hospital = factories.hospital()
    response = signed_in(factories.lead(hospital)).post(_address(hospital), FULL, follow=True)
    assert notices(response) == ["Das Profil ist gespeichert."]
    assert _stored(hospital) == Profile(
        name="Klinikum Nord",
        federal_state=FederalState.BY,
        ownership=Ownership.CHURCH_CATHOLIC,
        beds=450,
        full_inpatient_cases=21_000,
        employees=1_300,
        turnover_eur=120_000_000,
        balance_sheet_eur=150_000_000,
        sites=2,
        legal_form=LegalForm.DEPENDENT_UNIT,
        is_sgb5_108_hospital=True,
        receives_khzg=False,
        receives_khtf=None,
    )


def test_only_the_name_is_needed() -> None:
    hospital = factories.hospital(beds=100)
    signed_in(factories.lead(hospital)).post(_address(hospital), {"name": "Nur ein Name"})
    assert _stored(hospital) == Profile(name="Nur ein Name")


def test_a_page_sent_back_unchanged_changes_nothing() -> None:
    hospital = factories.hospital(
        beds=1_450, turnover_eur=120_000_000, federal_state=FederalState.SH, receives_khzg=False
    )
    client = signed_in(factories.lead(hospital))
    client.post(_address(hospital), filled_form(client.get(_address(hospital))))
    assert not ChangeEvent.objects.filter(kind=ChangeKind.PROFILE_UPDATED).exists()


@pytest.mark.parametrize("country", ["AT", "FR"])
def test_a_house_abroad_stays_abroad(country: str) -> None:
    hospital = factories.hospital(country=country)
    client = signed_in(factories.lead(hospital))
    client.post(_address(hospital), filled_form(client.get(_address(hospital))) | {"beds": "80"})
    assert _stored(hospital) == Profile(name="Klinikum Musterstadt", country=country, beds=80)


@pytest.mark.parametrize("value", NAMES)
def test_a_wrong_name_is_told_and_not_stored(value: str) -> None:
    _refused({"name": value}, "Name des Krankenhauses")


@pytest.mark.parametrize("value", NUMBERS)
def test_a_wrong_number_is_told_and_not_stored(value: str) -> None:
    _refused({"name": "Neu", **dict.fromkeys(FACTS, value)}, told=len(FACTS))


@pytest.mark.parametrize("value", CHOICES)
def test_a_wrong_choice_is_told_and_not_stored(value: str) -> None:
    fields = ("region", "ownership", "legal_form", "is_sgb5_108_hospital", "receives_khtf")
    _refused({"name": "Neu", **dict.fromkeys(fields, value)}, told=len(fields))


def _refused(data: dict[str, str], label: str = "", *, told: int = 1) -> None:
    hospital = factories.hospital()
    response = signed_in(factories.lead(hospital)).post(_address(hospital), data)
    assert response.status_code == 422
    assert len(problems(response)) == told
    assert problems(response)[0].startswith(label)
    assert texts(response, "//title")[0].startswith("Fehler: ")
    assert _stored(hospital) == Profile(name="Klinikum Musterstadt")


def test_all_problems_are_told_at_once_and_what_was_typed_stays() -> None:
    hospital = factories.hospital()
    typed = {"name": "", "beds": "viele", "sites": "0"}
    response = signed_in(factories.lead(hospital)).post(_address(hospital), typed)
    assert problems(response) == [
        "Name des Krankenhauses: Bitte geben Sie den Namen des Krankenhauses ein.",
        "Betten: Bitte geben Sie eine ganze Zahl ein, zum Beispiel 21000 oder 21.000.",
        "Standorte: Bitte geben Sie mindestens 1 ein.",
    ]
    assert {name: filled_form(response).get(name, "") for name in typed} == typed


def test_saving_leads_back_to_the_assessment() -> None:
    assessment = factories.assessment()
    client = signed_in(factories.lead(assessment.hospital))
    response = client.post(f"{_address(assessment.hospital)}?selbstbewertung={assessment.pk}", FULL)
    assert response["Location"] == reverse("tasks", args=[assessment.hospital_id, assessment.pk])


@pytest.mark.parametrize(
    "way_back", ["00000000-0000-4000-8000-000000000000", "nonsense", "\0", "https://elsewhere.example/"]
)
def test_a_forged_way_back_leads_nowhere(way_back: str) -> None:
    hospital = factories.hospital()
    response = signed_in(factories.lead(hospital)).post(f"{_address(hospital)}?selbstbewertung={way_back}", FULL)
    assert response["Location"] == _address(hospital)

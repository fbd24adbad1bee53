"""Starting an assessment."""

import pytest
from django.urls import reverse

from assessments.domain.roles import Role
from assessments.domain.scope import Scope
from assessments.models import Assessment, Hospital
from tests import factories
from tests.web.bad_input import CHOICES, FACTS, NAMES, NUMBERS
from tests.web.pages import filled_form, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db

HERE = "/selbstbewertungen/neu/"
NEW = {"hospital": "new", "name": "Klinikum Neustadt", "scope": "quick", "title": ""}


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    factories.edition()


def test_a_newcomer_describes_a_hospital_and_starts() -> None:
    person = factories.user()
    client = signed_in(person)
    data = filled_form(client.get(HERE)) | {"name": "Klinikum Neustadt", "beds": "1.200", "scope": "full"}
    response = client.post(HERE, data)
    started = Assessment.objects.select_related("hospital").get()
    assert response["Location"] == reverse("tasks", args=[started.hospital_id, started.pk])
    assert (started.hospital.name, started.hospital.beds, started.scope) == ("Klinikum Neustadt", 1200, Scope.FULL)
    assert started.title.startswith("Selbstbewertung ")
    assert factories.lead(started.hospital) == person


def test_another_assessment_of_my_hospital_needs_no_description() -> None:
    hospital = factories.hospital()
    data = {"hospital": str(hospital.pk), "scope": "quick", "title": "Vor der Ausschreibung", "beds": "ignored"}
    signed_in(factories.lead(hospital)).post(HERE, data)
    started = Assessment.objects.get()
    assert (started.hospital, started.title, started.scope) == (hospital, "Vor der Ausschreibung", Scope.QUICK)
    assert Hospital.objects.count() == 1


def test_only_hospitals_i_manage_are_offered() -> None:
    mine, advised = factories.hospital("Meins"), factories.hospital("Beraten")
    person = factories.lead(mine)
    factories.Membership.objects.create(user=person, hospital=advised, role=Role.CONTRIBUTOR)
    factories.hospital("Fremd")
    response = signed_in(person).get(HERE)
    assert texts(response, "//label[input/@name='hospital']") == ["Meins", "Neues Krankenhaus"]


def test_a_hospital_of_others_cannot_be_chosen() -> None:
    foreign = factories.hospital("Fremd")
    _refused({"hospital": str(foreign.pk), "scope": "quick"}, hospitals=1)


@pytest.mark.parametrize("value", NAMES)
def test_a_wrong_name_starts_nothing(value: str) -> None:
    _refused(NEW | {"name": value})


@pytest.mark.parametrize("value", NUMBERS)
def test_a_wrong_number_starts_nothing(value: str) -> None:
    _refused(NEW | dict.fromkeys(FACTS, value), told=len(FACTS))


@pytest.mark.parametrize("value", CHOICES)
def test_a_wrong_choice_starts_nothing(value: str) -> None:
    _refused(NEW | {"hospital": value})
    fields = ("scope", "region", "ownership")
    _refused(NEW | dict.fromkeys(fields, value), told=len(fields))


@pytest.mark.parametrize("title", ["x" * 201, "Titel\0", "Titel\x1b"])
def test_a_wrong_title_starts_nothing(title: str) -> None:
    _refused(NEW | {"title": title})


def test_an_empty_form_starts_nothing() -> None:
    _refused({}, told=2)


def _refused(data: dict[str, str], *, told: int = 1, hospitals: int = 0) -> None:
    response = signed_in(factories.user()).post(HERE, data)
    assert (response.status_code, len(problems(response))) == (422, told)
    assert (Hospital.objects.count(), Assessment.objects.count()) == (hospitals, 0)


def test_what_was_typed_stays() -> None:
    typed = NEW | {"beds": "viele", "title": "Mein Titel", "region": "DE-TH"}
    response = signed_in(factories.user()).post(HERE, typed)
    assert {name: filled_form(response).get(name) for name in typed} == typed
    assert parsed(response).xpath("//*[@id='id_beds']/@aria-invalid") == ["true"]


def test_without_a_catalogue_nothing_starts_and_the_page_says_so() -> None:
    factories.CatalogueEdition.objects.update(status="retired")
    response = signed_in(factories.user()).post(HERE, NEW)
    assert response.status_code == 422
    assert problems(response) == [
        "Zurzeit ist keine Katalogausgabe veröffentlicht. Bitte wenden Sie sich an Ihre Verwaltung."
    ]
    assert Hospital.objects.count() == 0

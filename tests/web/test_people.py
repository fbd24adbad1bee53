"""The people of a hospital, and how somebody new becomes one of them."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from assessments.domain.roles import Role
from assessments.models import Hospital, Invitation, Membership, User
from tests import factories
from tests.web.accounts.codes import freshly_signed_in
from tests.web.pages import address, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db
GUEST = "gast@test.example"


def invited(hospital: Hospital, **more: str) -> str:
    """Return the link in the letter that the lead had sent."""
    client = freshly_signed_in(factories.lead(hospital))
    client.post(reverse("invite", args=[hospital.pk]), {"email": GUEST, "role": "contributor", **more})
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_a_new_person_is_in_with_three_fields(client: Client) -> None:
    hospital = factories.hospital()
    link = invited(hospital)
    chosen = "ein langer Satz als Passwort"
    response = client.post(link, {"name": "Kim Gast", "password1": chosen, "password2": chosen}, follow=True)
    assert notices(response) == ["Willkommen. Sie gehören jetzt zu „Klinikum Musterstadt“."]
    assert Membership.objects.get(user__email=GUEST).hospital == hospital
    assert Client().get(link).status_code == 404


def test_a_poor_password_makes_no_account(client: Client) -> None:
    link = invited(factories.hospital())
    assert problems(client.post(link, {"name": "Kim", "password1": "kurz", "password2": "kurz"})) != []
    assert not User.objects.filter(email=GUEST).exists()


def test_an_account_signs_in_and_accepts(client: Client) -> None:
    hospital = factories.hospital()
    person = User.objects.create_user(GUEST, factories.PASSWORD)
    link = invited(hospital)
    assert texts(client.get(link), "//main//a") == ["Anmelden"]
    signed_in(person).post(link)
    assert Membership.objects.get(user=person).role == Role.CONTRIBUTOR


def test_another_account_is_told_so_and_nothing_happens() -> None:
    link = invited(factories.hospital())
    other = signed_in(factories.user())
    assert texts(other.post(link), "//main//p[@role='alert']") == [
        "Diese Einladung gilt für eine andere E-Mail-Adresse als Ihr Konto."
    ]
    assert Membership.objects.count() == 1


def test_a_consultant_without_an_end_is_told_beside_the_field() -> None:
    hospital = factories.hospital()
    client = freshly_signed_in(factories.lead(hospital))
    response = client.post(reverse("invite", args=[hospital.pk]), {"email": GUEST, "role": "consultant"})
    assert problems(response) == ["Letzter Tag: Eine Beratung braucht ein Enddatum."]
    assert not Invitation.objects.exists()


def test_the_last_lead_cannot_end_their_own_membership() -> None:
    hospital = factories.hospital()
    lead = factories.lead(hospital)
    here = reverse("member_end", args=[hospital.pk, lead.memberships.get().pk])
    response = freshly_signed_in(lead).post(here)
    assert texts(response, "//main//p[@role='alert']") == [
        "Das ist die letzte Leitung dieses Krankenhauses. Ernennen Sie zuerst eine weitere."
    ]


def test_whoever_is_ended_is_out_with_the_next_request() -> None:
    assessment = factories.assessment()
    person = factories.member(assessment.hospital)
    theirs = signed_in(person)
    there = reverse("tasks", args=[assessment.hospital_id, assessment.pk])
    before = theirs.get(there).status_code
    end = reverse("member_end", args=[assessment.hospital_id, person.memberships.get().pk])
    freshly_signed_in(factories.lead(assessment.hospital)).post(end)
    assert (before, theirs.get(there).status_code) == (200, 404)


def test_a_changed_role_asks_who_is_there() -> None:
    hospital = factories.hospital()
    person = factories.member(hospital)
    here = reverse("member", args=[hospital.pk, person.memberships.get().pk])
    response = signed_in(factories.lead(hospital)).post(here, {"role": "lead"})
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert person.memberships.get().role == Role.CONTRIBUTOR


@pytest.mark.parametrize("page", ["people", "audit"])
def test_a_page_of_the_hospital_leads_back_to_the_assessment_one_came_from(page: str) -> None:
    assessment, other = factories.assessment(), factories.assessment()
    lead = freshly_signed_in(factories.lead(assessment.hospital))
    here, tasks = reverse(page, args=[assessment.hospital_id]), address("tasks", assessment)
    assert f"{here}?selbstbewertung={assessment.pk}" in parsed(lead.get(tasks)).xpath("//a/@href")
    crumbs = {
        origin: parsed(lead.get(here, {"selbstbewertung": origin})).xpath("//nav[@aria-label='Brotkrumen']//a/@href")
        for origin in (assessment.pk, other.pk)
    }
    assert crumbs == {assessment.pk: [reverse("assessments"), tasks], other.pk: [reverse("assessments")]}

"""Every way in and out stands in the audit trail, whoever's code takes it."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import ChangeEvent
from tests import factories

pytestmark = pytest.mark.django_db


def trail() -> list[tuple[str, str, object, dict[str, object]]]:
    rows = ChangeEvent.objects.filter(kind__startswith="sign").order_by("id")
    return list(rows.values_list("kind", "result", "by", "details"))


def sign_in(client: Client, email: str, password: str = factories.PASSWORD) -> int:
    return client.post(reverse("account_login"), {"username": email, "password": password}).status_code


def test_signing_in_and_out_and_failing() -> None:
    house = factories.hospital()
    lead, client = factories.lead(house), Client()
    sign_in(client, lead.email, "wrong")
    sign_in(client, "nobody@test.example")
    sign_in(client, lead.email)
    client.post(reverse("account_logout"))
    assert trail() == [
        ("sign_in_failed", "failed", None, {"factor": "password"}),
        ("sign_in_failed", "failed", None, {"factor": "password"}),
        ("signed_in", "done", lead.pk, {"method": "password"}),
        ("signed_out", "done", lead.pk, {}),
    ]
    known = ChangeEvent.objects.filter(kind="sign_in_failed").values_list("hospital", "subject")
    assert set(known) == {(house.pk, str(lead.pk)), (None, "")}


def test_changing_the_lock_of_an_account() -> None:
    person = factories.user()
    client = Client()
    sign_in(client, person.email)
    new = "another long enough phrase"
    sent = {"oldpassword": factories.PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), sent)
    changed = [details for kind, _result, _by, details in trail() if kind == "sign_in_protection_changed"]
    assert changed == [{"what": "password_changed"}]

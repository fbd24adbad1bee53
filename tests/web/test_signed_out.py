"""A session that ends while somebody types costs a password, never an answer."""

import pytest
from django.test import Client

from assessments.domain.roles import Role
from assessments.models import Answer, Assessment
from tests import factories
from tests.web.pages import address, filled_form, problems, signed_in, texts

pytestmark = pytest.mark.django_db

TYPED = {
    "D1.1-version": "0",
    "D1.2-version": "0",
    "D1.1-answer": "3",
    "D1.1-note": "Zeile 1\n<b>Zeile 2</b> „&“",
    "go": "stay",
}


@pytest.fixture
def assessment() -> Assessment:
    """A fresh one."""
    return factories.assessment()


def _page(assessment: Assessment) -> str:
    return address("dimension", assessment, dimension="D1")


def _credentials(assessment: Assessment, password: str = factories.PASSWORD) -> dict[str, str]:
    return {"username": factories.lead(assessment.hospital).email, "password": password}


def test_what_was_typed_waits_for_the_password(client: Client, assessment: Assessment) -> None:
    response = client.post(_page(assessment), TYPED)
    assert (response.status_code, Answer.objects.count()) == (403, 0)
    kept = filled_form(response)
    assert {name: kept[name] for name in TYPED} == TYPED


def test_nobody_who_sits_down_next_reads_it(client: Client, assessment: Assessment) -> None:
    assert "Zeile" not in texts(client.post(_page(assessment), TYPED), "//main")[0]


def test_no_link_of_that_page_throws_it_away(client: Client, assessment: Assessment) -> None:
    assert texts(client.post(_page(assessment), TYPED), "//*[@class='site-tools']//*[self::a or self::button]") == []


def test_the_password_stores_it(client: Client, assessment: Assessment) -> None:
    kept = filled_form(client.post(_page(assessment), TYPED)) | _credentials(assessment)
    assert client.post(_page(assessment), kept)["Location"] == _page(assessment)
    stored = Answer.objects.get()
    assert (stored.level, stored.note, stored.changed_by) == (
        3,
        TYPED["D1.1-note"],
        factories.lead(assessment.hospital),
    )
    assert client.get(_page(assessment)).status_code == 200


def test_a_wrong_password_stores_nothing_and_loses_nothing(client: Client, assessment: Assessment) -> None:
    response = client.post(_page(assessment), TYPED | _credentials(assessment, "wrong"))
    assert problems(response) == ["E-Mail-Adresse oder Passwort stimmen nicht. Bitte versuchen Sie es noch einmal."]
    kept = filled_form(response)
    assert ({name: kept[name] for name in TYPED}, kept.get("password", ""), Answer.objects.count()) == (TYPED, "", 0)


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 404), (None, 404)])
def test_the_password_of_somebody_without_the_right_stores_nothing(
    client: Client, assessment: Assessment, role: Role | None, status: int
) -> None:
    person = factories.member(assessment.hospital, role) if role else factories.user()
    response = client.post(_page(assessment), TYPED | {"username": person.email, "password": factories.PASSWORD})
    assert (response.status_code, Answer.objects.count()) == (status, 0)


def test_strangers_learn_nothing_about_what_exists(client: Client, assessment: Assessment) -> None:
    nowhere = _page(assessment).replace(str(assessment.pk), "00000000-0000-4000-8000-000000000000")
    assert texts(client.post(nowhere, TYPED), "//main") == texts(client.post(_page(assessment), TYPED), "//main")


def test_a_forged_page_cannot_use_it(assessment: Assessment) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(_page(assessment), TYPED | _credentials(assessment))
    assert (texts(response, "//h1"), Answer.objects.count()) == (["Das wurde nicht gespeichert"], 0)


def test_a_password_in_an_answer_form_signs_nobody_else_in(assessment: Assessment) -> None:
    client = signed_in(factories.lead(assessment.hospital))
    other = factories.user()
    client.post(_page(assessment), TYPED | {"username": other.email, "password": factories.PASSWORD})
    assert Answer.objects.get().changed_by == factories.lead(assessment.hospital)

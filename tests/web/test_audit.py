"""The page of the audit trail: the lead finds who did what, takes it out of the house, and sees that it is whole."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.domain.roles import Role
from assessments.models import ChangeEvent, ChangeKind, Hospital
from assessments.services.trail import check
from assessments.services.writing import log
from tests import factories
from tests.factories import NOON
from tests.models.sealed import unsealed
from tests.web.pages import parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db
KINDS = "//tbody//th/text()[1]"


def page(house: Hospital, name: str = "audit") -> str:
    return reverse(name, args=[house.pk])


def kinds(client: Client, house: Hospital, **asked: str) -> list[str]:
    rows = parsed(client.get(page(house), asked)).xpath("//tbody/tr")
    return [row.xpath("string(th/text()[1])").strip() for row in rows]


def test_the_lead_reads_who_did_what_in_words() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.2"])
    house = assessment.hospital
    response = signed_in(factories.lead(house)).get(page(house))
    rows = texts(response, "//tbody/tr")
    assert [row.partition(" ")[0] for row in rows] == ["4", "3", "2", "1"]
    assert "Angemeldet" in rows[0]
    assert f"{factories.lead(house)} Antwort gespeichert Frage D1.2, Fassung 1 2026" in rows[1]
    assert texts(response, "//section[1]//p")[0] == "unversehrt Geprüft wurden die letzten 4 Einträge."


def test_entries_are_found_by_kind_person_day_and_assessment() -> None:
    first = factories.answered(factories.assessment(title="Erste"), ["D1.1"])
    house, lead = first.hospital, factories.lead(first.hospital)
    member = factories.member(house)
    log(ChangeKind.PROFILE_UPDATED, hospital=house, by=member, at=NOON + timedelta(days=3))
    client = signed_in(lead)
    assert kinds(client, house, vorgang="answer_saved") == ["Antwort gespeichert"]
    assert kinds(client, house, person=str(member.pk)) == ["Profil geändert"]
    assert kinds(client, house, von="2026-11-26", bis="2026-11-26") == ["Profil geändert"]
    assert kinds(client, house, bis="2026-11-22") == []
    assert kinds(client, house, selbstbewertung=str(first.pk)) == ["Antwort gespeichert", "Selbstbewertung begonnen"]


@pytest.mark.parametrize(
    "asked", [{"vorgang": "x"}, {"person": "999999"}, {"von": "gestern"}, {"selbstbewertung": "1"}]
)
def test_a_filter_that_cannot_be_read_is_named(asked: dict[str, str]) -> None:
    house = factories.hospital()
    response = signed_in(factories.lead(house)).get(page(house), asked)
    assert (response.status_code, len(problems(response))) == (400, 1)


def test_the_people_of_other_houses_are_not_offered() -> None:
    house, other = factories.hospital(), factories.hospital("Anderes")
    response = signed_in(factories.lead(house)).get(page(house))
    assert str(factories.lead(other)) not in response.content.decode()


def test_long_trails_come_in_pages_and_keep_the_filter() -> None:
    house = factories.hospital()
    for _deed in range(60):
        log(ChangeKind.PROFILE_UPDATED, hospital=house, by=factories.lead(house), at=NOON)
    client = signed_in(factories.lead(house))
    first = parsed(client.get(page(house), {"vorgang": "profile_updated"}))
    (older,) = first.xpath("//a[@rel='next']/@href")
    second = parsed(client.get(older))
    assert (len(first.xpath("//tbody/tr")), len(second.xpath("//tbody/tr"))) == (50, 10)
    assert second.xpath("//a[@rel='prev']/@href") == [f"{page(house)}?vorgang=profile_updated&seite=1"]
    assert (
        client.get(page(house), {"seite": "²"}).status_code == client.get(page(house), {"seite": "9" * 30}).status_code
    )


def test_a_broken_chain_is_said_at_once_and_the_whole_check_names_the_entry() -> None:
    house = factories.hospital()
    for _deed in range(60):
        log(ChangeKind.PROFILE_UPDATED, hospital=house, by=factories.lead(house), at=NOON)
    client = signed_in(factories.lead(house))
    with unsealed(ChangeEvent):
        ChangeEvent.objects.filter(number=3, hospital=house).update(by=factories.user())
    assert texts(client.get(page(house)), "//section[1]//p")[0].startswith("unversehrt")
    checked = client.post(page(house, "audit_check"))
    assert texts(checked, "//section[1]//li") == [
        "Eintrag 3 wurde nachträglich verändert.",
        "Einträge vor Nummer 3 sind nur in sich stimmig; vergleichen Sie sie mit dem Protokoll des Betreibers.",
    ]


def test_the_table_computes_nothing_and_the_export_is_an_entry_itself() -> None:
    lead = factories.user("=HYPERLINK(1)")
    house = factories.hospital(by=lead)
    response = signed_in(lead).post(page(house, "audit_export"), {"form": "csv"})
    table = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert [row[2:5] for row in table] == [
        ["Person", "Vorgang", "Ergebnis"],
        ["'=HYPERLINK(1)", "Krankenhaus angelegt", "ausgeführt"],
        ["'=HYPERLINK(1)", "Angemeldet", "ausgeführt"],
        ["'=HYPERLINK(1)", "Protokoll ausgegeben", "ausgeführt"],
    ]
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="protokoll-{timezone.localdate().isoformat()}.csv"'
    )


def test_lines_of_json_hold_what_proves_them() -> None:
    house = factories.hospital()
    client = signed_in(factories.lead(house))
    response = client.post(page(house, "audit_export"), {"form": "jsonl", "vorgang": "hospital_created"})
    (line,) = [json.loads(line) for line in response.getvalue().decode().splitlines()]
    event = ChangeEvent.objects.get(hospital=house, number=1)
    assert (line["number"], line["previous"], line["digest"]) == (1, "0" * 64, event.digest)
    assert client.post(page(house, "audit_export"), {"form": "pdf"}).status_code == 400


def test_who_is_refused_stands_in_the_trail_with_the_number_that_the_page_gave() -> None:
    house = factories.hospital()
    member, stranger = factories.member(house), factories.user()
    refused = signed_in(member).get(page(house))
    signed_in(stranger).get(page(house))
    denied = ChangeEvent.objects.filter(kind=ChangeKind.ACCESS_DENIED)
    own, strange = denied.get(hospital=house), denied.get(hospital=None)
    assert (refused.status_code, own.by, own.request_id) == (403, member, refused.headers["X-Request-Id"])
    assert own.details == {"page": "audit", "method": "GET", "status": 403}
    assert (strange.by, strange.subject) == (stranger, str(house.pk))
    assert "Das Recht dazu fehlte." in texts(signed_in(factories.lead(house)).get(page(house)), "//tbody/tr[2]")[0]


def test_a_request_id_from_outside_is_ignored() -> None:
    given = "f" * 32
    response = Client().get(reverse("landing"), headers={"X-Request-Id": given})
    assert response.headers["X-Request-Id"] != given


def test_deeds_bear_the_request_they_were_done_in() -> None:
    house = factories.hospital()
    client = signed_in(factories.lead(house))
    response = client.post(reverse("hospital_profile", args=[house.pk]), {"name": "Neu", "country": "DE"})
    event = ChangeEvent.objects.get(kind=ChangeKind.PROFILE_UPDATED)
    assert event.request_id == response.headers["X-Request-Id"]


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.CONSULTANT, Role.AUDITOR])
@pytest.mark.parametrize("name", ["audit", "audit_check", "audit_export"])
def test_only_leads_get_in(role: Role, name: str) -> None:
    house = factories.hospital()
    client = signed_in(factories.member(house, role))
    deed = client.get if name == "audit" else client.post
    assert deed(page(house, name)).status_code == 403


@pytest.mark.parametrize("entries", [1, 120])
def test_the_page_costs_the_same_for_a_short_and_a_long_trail(
    entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    house = factories.hospital()
    for _deed in range(entries):
        log(ChangeKind.PROFILE_UPDATED, hospital=house, by=factories.lead(house), at=NOON)
    client = signed_in(factories.lead(house))
    client.get(page(house))
    with django_assert_num_queries(9):
        client.get(page(house))
    assert check(house).is_whole

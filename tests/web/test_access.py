"""Who may open the pages of this floor; the same table for all of them."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.domain.roles import Role
from assessments.models import Assessment, Meeting, Membership, User
from assessments.services.meetings import start_meeting
from assessments.services.operating import break_glass
from assessments.services.people import make_operator
from assessments.web.access import admitted, who_helps
from tests import factories
from tests.web.pages import address, parsed, signed_in, texts

pytestmark = pytest.mark.django_db

OPEN_TO_EVERY_ACCOUNT = ["assessments", "assessment_create"]


def _address(name: str, assessment: Assessment) -> str:
    if name == "hospital_profile":
        return reverse(name, args=[assessment.hospital_id])
    return address(name, assessment, **({"dimension": "D1"} if name == "dimension" else {}))


@pytest.mark.parametrize("name", OPEN_TO_EVERY_ACCOUNT)
def test_anonymous_visitors_sign_in_first(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    assert response["Location"] == f"/anmelden/?next={reverse(name)}"


@pytest.mark.parametrize(
    ("name", "method"),
    [
        *((name, method) for name in ("tasks", "scope", "hospital_profile") for method in ("get", "post")),
        ("dimension", "get"),  # what was posted there is kept for after the sign-in, see test_signed_out.py
    ],
)
def test_anonymous_visitors_learn_nothing(client: Client, name: str, method: str) -> None:
    there = _address(name, factories.assessment())
    response = getattr(client, method)(there)
    assert response["Location"] == f"/anmelden/?next={there}"


@pytest.mark.parametrize(
    ("name", "method"),
    [("tasks", "get"), *((name, method) for name in ("dimension", "hospital_profile") for method in ("get", "post"))],
)
def test_strangers_get_404(name: str, method: str) -> None:
    stranger = signed_in(factories.lead(factories.hospital("Anderes Haus")))
    assert getattr(stranger, method)(_address(name, factories.assessment())).status_code == 404


def test_a_role_in_another_hospital_opens_nothing_here() -> None:
    here, there = factories.hospital("Haus Nord"), factories.hospital("Haus Süd")
    person = factories.lead(there)
    terms = {"role": Role.CONTRIBUTOR, "user": person, "hospital": here}
    Membership.objects.create(**terms)
    client = signed_in(person)
    found = {house.name: client.get(reverse("people", args=[house.pk])).status_code for house in (here, there)}
    assert found == {"Haus Nord": 403, "Haus Süd": 200}
    told = client.get(reverse("people", args=[here.pk])).content.decode()
    assert (factories.lead(here).email in told, f"({person.email})" in told) == (True, False)


def test_former_leads_are_not_named_as_those_who_help() -> None:
    here = factories.hospital()
    former = factories.member(here, Role.LEAD, name="Frühere Leitung", ends_on=factories.TODAY.replace(year=2020))
    told = signed_in(factories.member(here)).get(reverse("people", args=[here.pk]))
    assert (told.status_code, former.email in told.content.decode()) == (403, False)


def test_strangers_cannot_change_the_scope() -> None:
    stranger = signed_in(factories.user())
    assert stranger.post(_address("scope", factories.assessment()), {"scope": "quick"}).status_code == 404


def test_former_members_are_strangers() -> None:
    assessment = factories.assessment()
    former = factories.member(assessment.hospital, Role.LEAD, ends_on=factories.TODAY.replace(year=2020))
    assert signed_in(former).get(_address("tasks", assessment)).status_code == 404
    assert signed_in(former).get(_address("hospital_profile", assessment)).status_code == 404


def test_who_led_a_hospital_begins_nothing_there() -> None:
    house = factories.hospital()
    former = factories.member(house, Role.LEAD, ends_on=factories.TODAY.replace(year=2020))
    assert house.name not in str(signed_in(former).get(reverse("assessment_create")).content.decode())


def test_an_assessment_is_looked_up_in_its_own_hospital() -> None:
    catalogue = factories.edition()
    person = factories.user()
    mine = factories.assessment(factories.hospital(by=person), by=catalogue)
    other = factories.hospital("Zweites Haus", by=person)
    mixed = reverse("tasks", args=[other.pk, mine.pk])
    assert signed_in(person).get(mixed).status_code == 404
    assert signed_in(person).get(reverse("tasks", args=[mine.hospital_id, uuid4()])).status_code == 404
    named = {"user": person.pk, "assessment": mine.pk, "on": factories.TODAY}
    assert [admitted.first(hospital=house, **named) for house in (other.pk, mine.hospital_id)] == [None, mine]


@pytest.mark.parametrize(
    ("name", "more", "method"),
    [
        ("answer_evidence", {"question": "D9.9"}, "get"),
        ("exchange", {"question": "D9.9"}, "get"),
        ("opinion", {"question": "D9.9"}, "post"),
        ("presence", {"dimension": "D9"}, "post"),
        ("answers_now", {"dimension": "D9"}, "get"),
        ("move_undo", {"move_id": str(uuid4())}, "post"),
    ],
)
def test_what_the_edition_does_not_have_is_not_found(name: str, more: dict[str, str], method: str) -> None:
    assessment = factories.assessment()
    there = address(name, assessment, **more)
    assert getattr(signed_in(assessment.created_by), method)(there).status_code == 404


def _meeting(assessment: Assessment) -> Meeting:
    given = {"by": assessment.created_by, "at": factories.NOON}
    return start_meeting(assessment=assessment, title="W", questions=["D1.1"], members=(), others=["A"], **given)


def test_a_meeting_shows_its_own_questions_alone_and_reads_them_to_whoever_may_not_answer() -> None:
    assessment = factories.assessment()
    key = str(_meeting(assessment).pk)
    reader = signed_in(factories.member(assessment.hospital, sections=["D2"]))
    seen = [
        reader.get(address("meeting_question", assessment, meeting_id=key, question=code))
        for code in ("D1.1", "D2.1", "D9.9")
    ]
    assert [one.status_code for one in seen] == [200, 404, 404]
    assert texts(seen[0], "//main//button") == []


def test_an_operator_reads_behind_broken_glass_and_is_offered_nothing_to_write() -> None:
    assessment = factories.assessment()
    operator = factories.user()
    make_operator(user=operator)
    client = signed_in(operator)
    pages = [
        _address("tasks", assessment),
        _address("dimension", assessment),
        address("exchange", assessment, question="D1.1"),
        reverse("register", args=[assessment.hospital_id]),
    ]
    elsewhere = reverse("tasks", args=[assessment.hospital_id, factories.assessment(factories.hospital("Süd")).pk])
    before = [client.get(page).status_code for page in pages]
    break_glass(hospital=assessment.hospital, reason="Die Leitung bat darum", by=operator, at=timezone.now())
    seen = [client.get(page) for page in pages]
    assert client.get(elsewhere).status_code == 404
    User.objects.filter(pk=operator.pk).update(is_operator=False)
    after = [client.get(page).status_code for page in pages]
    assert (before, [one.status_code for one in seen], after) == ([404] * 4, [200] * 4, [404] * 4)
    assert [parsed(one).xpath("//main//button | //main//*[@data-presence]") for one in seen] == [[]] * 4


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (
            Role.LEAD,
            {"tasks": 200, "dimension": 200, "answer": 302, "hospital_profile": 200, "describe": 302, "scope": 302},
        ),
        (
            Role.CONSULTANT,
            {"tasks": 200, "dimension": 200, "answer": 302, "hospital_profile": 200, "describe": 403, "scope": 403},
        ),
        (
            Role.CONTRIBUTOR,
            {"tasks": 200, "dimension": 200, "answer": 302, "hospital_profile": 200, "describe": 403, "scope": 403},
        ),
        (
            Role.AUDITOR,
            {"tasks": 200, "dimension": 200, "answer": 403, "hospital_profile": 403, "describe": 403, "scope": 403},
        ),
    ],
)
def test_roles(role: Role, expected: dict[str, int]) -> None:
    assessment = factories.assessment()
    client = signed_in(factories.member(assessment.hospital, role))
    if role is Role.AUDITOR:
        factories.closed(assessment)  # before, it does not exist for them
    answer = {f"{code}-version": "0" for code in ("D1.1", "D1.2")} | {"D1.1-answer": "3"}
    seen = {
        name: client.get(_address(name, assessment)).status_code for name in ("tasks", "dimension", "hospital_profile")
    }
    seen["answer"] = client.post(_address("dimension", assessment), answer).status_code
    seen["describe"] = client.post(_address("hospital_profile", assessment), {"name": "Neuer Name"}).status_code
    seen["scope"] = client.post(_address("scope", assessment), {"scope": "quick"}).status_code
    assert seen == expected


def test_a_refusal_says_who_helps() -> None:
    hospital = factories.hospital(by=factories.user("Kim Muster"))
    assessment = factories.assessment(hospital)
    reader = signed_in(factories.member(hospital, Role.CONSULTANT))
    response = reader.post(_address("scope", assessment), {"scope": "quick"})
    assert "Das Recht dazu hat in diesem Krankenhaus: Kim Muster (kim.muster@test.example)." in texts(
        response, "//main//p"
    )


def test_without_a_name_the_address_helps_and_without_a_lead_the_administration() -> None:
    nameless = User.objects.create_user("leitung@test.example", factories.PASSWORD)
    hospital = factories.hospital(by=nameless)
    told = [who_helps(hospital)]
    Membership.objects.filter(hospital=hospital).update(ends_on=factories.TODAY.replace(year=2020))
    assert [*told, who_helps(hospital)] == [
        "Das Recht dazu hat in diesem Krankenhaus: leitung@test.example.",
        "Das Recht dazu vergibt die Verwaltung dieser Anwendung.",
    ]


def test_who_may_not_change_sees_no_button() -> None:
    assessment = factories.assessment()
    reader = signed_in(factories.member(assessment.hospital, Role.CONSULTANT, may_answer=False))
    for name in ("tasks", "dimension", "hospital_profile"):
        assert texts(reader.get(_address(name, assessment)), "//main//button") == [], name


def test_an_auditor_reads_one_assessment_once_it_is_handed_in() -> None:
    assessment = factories.assessment()
    other = factories.closed(factories.assessment(assessment.hospital, by=assessment.edition, title="2027"))
    auditor = signed_in(factories.member(assessment.hospital, Role.AUDITOR, audits=assessment))
    before = auditor.get(_address("tasks", assessment)).status_code
    factories.closed(assessment)
    after = auditor.get(_address("tasks", assessment)).status_code
    assert (before, after, auditor.get(_address("tasks", other)).status_code) == (404, 200, 404)


def test_a_contributor_answers_only_in_the_own_sections() -> None:
    assessment = factories.assessment()
    person = signed_in(factories.member(assessment.hospital, sections=["D2"]))
    elsewhere = person.post(_address("dimension", assessment), {"D1.1-version": "0", "D1.1-answer": "1"})
    there = address("dimension", assessment, dimension="D2")
    own = person.post(there, {"D2.1-version": "0", "D2.1-answer": "1"})
    assert (elsewhere.status_code, own.status_code) == (403, 302)
    assert person.get(_address("dimension", assessment)).status_code == 200


def test_a_consultant_answers_where_the_lead_allows_it() -> None:
    assessment = factories.assessment()
    answer = {"D1.1-version": "0", "D1.1-answer": "1", "D1.2-version": "0"}
    seen = {
        allowed: signed_in(factories.member(assessment.hospital, Role.CONSULTANT, may_answer=allowed))
        .post(_address("dimension", assessment), answer)
        .status_code
        for allowed in (False, True)
    }
    assert seen == {False: 403, True: 302}


def test_what_is_handed_in_is_not_changed_and_what_was_typed_is_shown() -> None:
    assessment = factories.closed(factories.assessment())
    lead = signed_in(factories.lead(assessment.hospital))
    note = "Eine lange Notiz, die niemand noch einmal tippen will."
    response = lead.post(_address("dimension", assessment), {"D1.1-version": "0", "D1.1-note": note})
    assert (response.status_code, texts(response, "//main//blockquote")) == (409, [note])

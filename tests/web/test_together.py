"""Pages for working together: assigning, one's own questions, exchange, presence, meetings."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.domain.answers import Given, Said
from assessments.domain.functions import HouseFunction
from assessments.domain.roles import Role
from assessments.models import Assessment, Assignment, Comment, Meeting, Membership, User
from assessments.services.assigning import assign
from assessments.services.discussing import write_comment
from assessments.services.dissent import give_opinion, opinions_of
from assessments.services.meetings import decide, start_meeting
from assessments.services.reading import workspace_of
from tests import factories
from tests.web.pages import address, filled_form, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db
NOON = factories.NOON


def _given(assessment: Assessment, code: str, to: User | HouseFunction, *, days: int | None = None) -> Assignment:
    due_on = None if days is None else timezone.localdate() + timedelta(days=days)
    by = assessment.created_by
    return assign(assessment=assessment, code=code, to=to, due_on=due_on, message="", by=by, at=NOON)


def _invited(assessment: Assessment, *codes: str, name: str = "") -> Client:
    """Return the browser of somebody who may write nothing but what is assigned to them."""
    person = factories.member(assessment.hospital, sections=["planning"], name=name)
    for code in codes:
        _given(assessment, code, person)
    return signed_in(person)


def _lead(assessment: Assessment) -> Client:
    return signed_in(assessment.created_by)


def _levels(assessment: Assessment) -> dict[str, int]:
    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)
    return workspace_of(fresh).sheet.levels()


# --- Assigning and one's own questions --------------------------------------------------------------------------------


def test_a_lead_assigns_and_the_person_hears_of_it() -> None:
    assessment = factories.assessment()
    anna = factories.member(assessment.hospital, name="Anna")
    page = address("assignments", assessment)
    sent = {"code": "D1.2", "receiver": f"person:{anna.pk}", "due_on": "2027-01-31", "message": "Bitte bald"}
    response = _lead(assessment).post(page, sent, follow=True)
    assert texts(response, "//tbody/tr/th") == ["D1.2 Frage D1.2?„Bitte bald“"]
    assert [(letter.to, "D1.2" in letter.body, "meine-fragen" in letter.body) for letter in mail.outbox] == [
        ([anna.email], False, True)
    ]
    _given(assessment, "D1", anna)
    factories.answered(assessment, ["D1.1"])
    assert texts(_lead(assessment).get(page), "//ul[contains(@class, 'shares')]/li") == ["Anna 1 von 2 Fragen"]
    withdraw = address("assignment_withdraw", assessment, assignment=str(Assignment.objects.get(code="D1.2").pk))
    assert [_lead(assessment).post(withdraw).status_code for _time in range(2)] == [302, 404]
    assert not Assignment.objects.filter(code="D1.2").exists()


@pytest.mark.parametrize("receiver", ["", "person:0", "function:nobody"])
def test_nonsense_is_assigned_to_nobody(receiver: str) -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(address("assignments", assessment), {"code": "D1", "receiver": receiver})
    assert (response.status_code, len(problems(response)), Assignment.objects.count()) == (422, 1, 0)


def test_an_invited_colleague_signs_in_to_nothing_but_their_questions() -> None:
    assessment = factories.assessment()
    person = factories.member(assessment.hospital, sections=["planning"])
    for code in ("D1.2", "D2.1"):
        _given(assessment, code, person, days=-1)
    response = Client().post(
        reverse("account_login"), {"username": person.email, "password": factories.PASSWORD}, follow=True
    )
    assert texts(response, "//legend//h2") == ["D1.2 Frage D1.2?", "D2.1 Frage D2.1?"]
    assert "Etwa 5 Minuten" in response.content.decode()
    tasks = signed_in(person).get(address("tasks", assessment))
    assert texts(tasks, "//section[@class='assigned']//h2") == ["Ihnen zugewiesen 2 überfällig"]


def test_ones_own_questions_are_saved_and_no_others() -> None:
    assessment = factories.assessment()
    client, page = _invited(assessment, "D1.2", "D2"), address("my_questions", assessment)
    form = filled_form(client.get(page)) | {"D1.2-answer": "3", "D2.1-answer": "1"}
    response = client.post(page, form | {"D1.1-answer": "4", "D1.1-version": "0"}, follow=True)
    assert "2 Antworten" in notices(response)[0]
    assert _levels(assessment) == {"D1.2": 3, "D2.1": 1}


def test_what_is_assigned_can_be_saved_one_by_one_and_what_is_not_is_forbidden() -> None:
    assessment = factories.assessment()
    client = _invited(assessment, "D1.2")
    status = [
        client.post(
            address("answer_save", assessment, dimension="D1", question=code), b"{}", content_type="application/json"
        ).status_code
        for code in ("D1.2", "D1.1")
    ]
    assert status == [422, 403]
    assert client.post(address("dimension", assessment, dimension="D1"), {}).status_code == 403


def test_a_conflict_on_ones_own_page_shows_both_sides() -> None:
    assessment = factories.assessment()
    client, page = _invited(assessment, "D1.2"), address("my_questions", assessment)
    form = filled_form(client.get(page)) | {"D1.2-answer": "3"}
    factories.answered(assessment, ["D1.2"])
    response = client.post(page, form)
    assert (response.status_code, len(problems(response)), _levels(assessment)) == (409, 1, {"D1.2": 2})


def test_who_may_answer_no_longer_only_reads_what_was_assigned() -> None:
    assessment = factories.assessment()
    consultant = factories.member(assessment.hospital, Role.CONSULTANT)
    _given(assessment, "D1.2", consultant)
    Membership.objects.filter(user=consultant).update(may_answer=False)
    client, page = signed_in(consultant), address("my_questions", assessment)
    seen = client.get(page)
    assert (texts(seen, "//legend//h2"), texts(seen, "//main//button")) == (["D1.2 Frage D1.2?"], [])
    assert client.post(page, filled_form(seen) | {"D1.2-answer": "3"}).status_code == 403


def test_whoever_has_nothing_of_their_own_is_told_so() -> None:
    response = _lead(assessment := factories.assessment()).get(address("my_questions", assessment))
    assert texts(response, "//*[@class='empty']/p")[0] == "Ihnen ist hier nichts Eigenes zugewiesen."


# --- Exchange ---------------------------------------------------------------------------------------------------------


def test_a_comment_is_plain_text_and_tells_whom_it_mentions_without_its_words() -> None:
    assessment = factories.assessment()
    anna = factories.member(assessment.hospital, name="Anna")
    page = address("exchange", assessment, question="D1.1")
    response = _lead(assessment).post(page, {"text": "<b>Geheim</b> @Anna", "mentions": [str(anna.pk)]}, follow=True)
    assert texts(response, "//*[@class='words']") == ["<b>Geheim</b> @Anna"]
    assert [(letter.to, "Geheim" in letter.body + letter.subject) for letter in mail.outbox] == [([anna.email], False)]
    client = signed_in(anna)
    marked = "//*[@id='D1.1']//*[contains(@class, 'exchange-link')]"
    assert texts(client.get(address("dimension", assessment, dimension="D1")), marked) == ["1 Kommentar (D1.1) 1 neu"]
    until = parsed(client.get(page)).xpath("//form[@data-seen]//input[@name='until']/@value")[0]
    client.post(address("exchange_seen", assessment, question="D1.1"), {"until": until})
    client.post(address("exchange_settle", assessment, question="D1.1"), {"settled": "1"})
    seen = texts(client.get(address("dimension", assessment, dimension="D1")), marked)
    assert seen == ["1 Kommentar (D1.1) erledigt"]


def test_ones_own_comment_is_changed_and_deleted_on_its_page_and_others_do_not_find_it() -> None:
    assessment = factories.assessment()
    lead, other = _lead(assessment), signed_in(factories.member(assessment.hospital))
    lead.post(address("exchange", assessment, question="D1.1"), {"text": "Erst"})
    page = address("comment", assessment, comment_id=str(Comment.objects.get().pk))
    assert (other.get(page).status_code, lead.get(page).status_code) == (404, 200)
    response = lead.post(page, {"text": "Dann"}, follow=True)
    assert texts(response, "//*[@class='words']") == ["Dann"]
    response = lead.post(page, {"delete": "1"}, follow=True)
    assert texts(response, "//ol[@class='comments']//em")[0].startswith("Gelöscht am")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("exchange", {"text": ""}),
        ("exchange", {"text": "x" * 2001}),
        ("exchange", {"text": "Ja", "mentions": ["0"]}),
        ("opinion", {"reason": "Weil"}),
        ("opinion", {"level": "5", "reason": "Weil"}),
        ("opinion", {"level": "4", "reason": " "}),
    ],
)
def test_bad_input_gets_a_sentence_and_leaves_no_trace(name: str, data: dict[str, object]) -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(address(name, assessment, question="D1.1"), data)
    assert (response.status_code, len(problems(response))) == (422, 1)
    assert (Comment.objects.count(), opinions_of(assessment)) == (0, ())


@pytest.mark.parametrize("until", ["x", "2026-13-01T00:00:00Z", "2026-11-23T11:00:00"])
def test_a_strange_moment_of_reading_is_no_error(until: str) -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(address("exchange_seen", assessment, question="D1.1"), {"until": until})
    assert response.status_code == 302


def test_a_second_opinion_shows_at_the_question_and_on_the_review_page() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.2"], Given(3))
    consultant = factories.member(assessment.hospital, Role.CONSULTANT, name="Frau Rat", may_answer=False)
    page = address("opinion", assessment, question="D1.2")
    response = signed_in(consultant).post(page, {"level": "1", "reason": "Der Test fehlt."}, follow=True)
    assert texts(response, "//ul[@class='dissents']/li/p")[0] == "Frau Rat: Stufe 1: D1.2 1"
    review = _lead(assessment).get(address("review", assessment))
    tags = "//section[@aria-labelledby='abweichend']//*[contains(@class, 'tag')]"
    assert texts(review, tags)[:2] == ["mindestens zwei Stufen auseinander", "würde ein Tor öffnen oder schließen"]
    assert _levels(assessment) == {"D1.2": 3}


# --- Presence ---------------------------------------------------------------------------------------------------------


def test_who_else_is_here_is_said_and_nobody_hears_of_themselves() -> None:
    assessment = factories.assessment()
    people = [factories.member(assessment.hospital, name=name) for name in ("Anna", "Ben", "Carla")]
    heard = [
        signed_in(person).post(address("presence", assessment, dimension="D1")).json()["words"] for person in people
    ]
    assert heard == ["", "Anna ist gerade hier.", "Anna und Ben sind gerade hier."]
    page = signed_in(people[0]).get(address("dimension", assessment, dimension="D1"))
    assert texts(page, "//*[@data-presence]") == ["Ben und Carla sind gerade hier."]


# --- Meetings ---------------------------------------------------------------------------------------------------------


def test_a_meeting_from_its_beginning_to_its_minutes() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    lead = _lead(assessment)
    start = {"title": "Workshop", "parts": ["D1", "D2"], "functions": ["nursing"], "others": "Frau Rat\n\nHerr Test"}
    response = lead.post(address("meetings", assessment), start, follow=True)
    assert texts(response, "//main//h1") == ["Workshop"]
    meeting = Meeting.objects.get()
    page = address("meeting_question", assessment, meeting_id=str(meeting.pk), question="D1.1")
    agreed = str(meeting.attendees.get(name="Pflege").pk)
    form = filled_form(lead.get(page)) | {"D1.1-answer": "4", "agreed": agreed}
    following = lead.post(page, form, follow=True)
    assert texts(following, "//main//h1") == ["D1.2 Frage D1.2?"]
    lead.post(address("exchange", assessment, question="D1.1"), {"text": "Gilt ab Mai"})
    minutes = lead.post(address("meeting_end", assessment, meeting_id=str(meeting.pk)), follow=True)
    assert texts(minutes, "//ol[@class='minutes']/li[1]//dd") == ["Stufe 2: D1.1 2", "Stufe 4: D1.1 4", "Pflege"]
    text = lead.get(address("minutes_text", assessment, meeting_id=str(meeting.pk)))
    lines = text.content.decode().splitlines()
    assert lines[4:6] == ["Dabei: Pflege, Frau Rat, Herr Test", "1 von 3 Fragen entschieden."]
    assert lines[8:13] == [
        "  Vorher: Stufe 2: D1.1 2",
        "  Beschluss: Stufe 4: D1.1 4",
        "  Einverstanden: Pflege",
        f"  Kommentar, {assessment.created_by}: Gilt ab Mai",
        "",
    ]


def test_a_meeting_meets_a_newer_answer() -> None:
    assessment = factories.assessment()
    lead = _lead(assessment)
    lead.post(address("meetings", assessment), {"title": "W", "parts": ["D1"], "others": "A"})
    page = address("meeting_question", assessment, meeting_id=str(Meeting.objects.get().pk), question="D1.1")
    form = filled_form(lead.get(page)) | {"D1.1-answer": "4"}
    factories.answered(assessment, ["D1.1"])
    response = lead.post(page, form)
    assert (response.status_code, _levels(assessment)) == (409, {"D1.1": 2})
    lead.post(page, filled_form(response) | {"D1.1-answer": "4", "D1.1-keep": "mine"})
    assert _levels(assessment) == {"D1.1": 4}


@pytest.mark.parametrize("sent", [{}, {"title": "W", "parts": ["D1"]}, {"title": "W", "parts": ["D9"], "others": "A"}])
def test_a_meeting_without_what_it_needs_does_not_begin(sent: dict[str, object]) -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(address("meetings", assessment), sent)
    assert (response.status_code, Meeting.objects.count()) == (422, 0)
    assert problems(response)


# --- Queries ----------------------------------------------------------------------------------------------------------

BUDGETS = {"assignments": 7, "my_questions": 12, "exchange": 13, "meeting": 10, "minutes": 12}


@pytest.mark.parametrize("size", [2, 12])
def test_query_budget(size: int) -> None:
    value = factories.edition_of_size(size)
    assessment = factories.assessment(by=factories.edition(value))
    lead, codes = assessment.created_by, list(value.questions)
    factories.answered(assessment, codes[: size // 2])
    for code in codes:
        _given(assessment, code, lead)
        write_comment(assessment=assessment, question=codes[0], text="Ja", mentions=[lead.pk], by=lead, at=NOON)
        give_opinion(assessment=assessment, question=code, opinion=Given(4), reason="Weil", by=lead, at=NOON)
    meeting = start_meeting(
        assessment=assessment, title="W", questions=codes, members=[lead.pk], others=["A", "B"], by=lead, at=NOON
    )
    everybody = list(meeting.attendees.values_list("pk", flat=True))
    for number, code in enumerate(codes):
        base = int(number < size // 2)
        decide(meeting=meeting, question=code, said=Said(Given(3)), base=base, agreed=everybody, by=lead, at=NOON)
    client = signed_in(lead)
    needs = {
        "assignments": {},
        "my_questions": {},
        "exchange": {"question": codes[0]},
        "meeting": {"meeting_id": str(meeting.pk)},
        "minutes": {"meeting_id": str(meeting.pk)},
    }
    asked = {}
    for name, more in needs.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(name, assessment, **more)).status_code == 200
        asked[name] = len(queries)
    assert asked == BUDGETS

"""The JSON route that saves one answer, and the history of an answer: what each status says, and what it leaves."""

import json
from collections.abc import Mapping
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.answers import Entry, Given, Said
from assessments.domain.roles import Role
from assessments.domain.scope import Scope
from assessments.models import AnswerEvent, Assessment, SaveKey
from assessments.services.answering import record_answers
from assessments.services.reading import workspace_of
from assessments.web.views import saving
from tests import factories
from tests.web.hostile import hostile_values
from tests.web.pages import address, notices, signed_in, texts

pytestmark = pytest.mark.django_db

QUERIES = 15
JSON = {"accept": "application/json"}


def body(**said: object) -> dict[str, object]:
    return {"answer": "3", "base": 0, "key": str(uuid5(UUID(int=0), repr(said))), **said}


def post(client: Client, assessment: Assessment, data: object, question: str = "D1.1") -> HttpResponse:
    where = address("answer_save", assessment, dimension=question.partition(".")[0], question=question)
    raw = data if isinstance(data, bytes | str) else json.dumps(data)
    return client.post(where, raw, content_type="application/json", headers=JSON)


def lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def said_now(assessment: Assessment) -> Said:
    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)
    return workspace_of(fresh).said("D1.1")


def reason(response: HttpResponse) -> str:
    return str(response.json()["reason"])


def test_a_save_is_answered_with_version_and_time() -> None:
    assessment = factories.assessment()
    response = post(lead(assessment), assessment, body(note="Beleg\r\nim Ordner"))
    assert (response.status_code, response.json()["version"], len(response.json()["clock"])) == (200, 1, 5)
    assert said_now(assessment) == Said(Given(3), note="Beleg\nim Ordner")


def test_sent_again_it_gets_the_same_answer() -> None:
    assessment = factories.assessment()
    answers = [post(lead(assessment), assessment, body()).json() for _again in range(3)]
    assert (answers[1:], AnswerEvent.objects.count()) == (answers[:2], 1)


def test_a_newer_answer_of_a_colleague_is_told_with_author_and_words() -> None:
    assessment = factories.assessment()
    kim = factories.member(assessment.hospital, name="Kim Muster")
    theirs = {"D1.1": Entry(Given(0), note="ihre Notiz")}
    record_answers(assessment=assessment, entries=theirs, base_versions={}, by=kim, at=factories.NOON)
    response = post(lead(assessment), assessment, body())
    told = response.json()
    assert (response.status_code, told["reason"], told["by"], told["clock"]) == (409, "conflict", "Kim Muster", "12:00")
    assert (told["version"], told["words"]) == (1, ["Stufe 0: D1.1 0", "Notiz: ihre Notiz"])
    assert (told["question"], told["levels"]["3"]) == ("D1.1 Frage D1.1?", "Stufe 3: D1.1 3")
    assert (told["said"]["answer"], told["said"]["note"]) == ("0", "ihre Notiz")
    assert said_now(assessment) == Said(Given(0), note="ihre Notiz")


def test_somebody_signed_out_is_told_in_json() -> None:
    response = post(Client(), factories.assessment(), body())
    assert (response.status_code, "sign_in" in response.json()) == (401, True)


def test_under_another_name_than_the_pages_nothing_is_saved() -> None:
    assessment = factories.assessment()
    colleague = factories.member(assessment.hospital)
    response = post(lead(assessment), assessment, body(person=str(colleague.pk)))
    assert (response.status_code, reason(response), AnswerEvent.objects.count()) == (401, "other_person", 0)


@pytest.mark.parametrize(("role", "status"), [(Role.CONTRIBUTOR, 200), (None, 404)])
def test_who_may_save(role: Role | None, status: int) -> None:
    assessment = factories.assessment()
    person = factories.member(assessment.hospital, role) if role else factories.user()
    assert post(signed_in(person), assessment, body()).status_code == status


def test_a_closed_assessment_is_told_apart_from_a_conflict() -> None:
    assessment = factories.closed(factories.assessment())
    response = post(lead(assessment), assessment, body())
    assert (response.status_code, reason(response), AnswerEvent.objects.count()) == (409, "closed", 0)


def test_a_save_from_before_the_end_is_still_told_its_result() -> None:
    assessment = factories.assessment()
    first = post(lead(assessment), assessment, body())
    factories.closed(assessment)
    again, other = (post(lead(assessment), assessment, data) for data in (body(), body(note="zu spät")))
    assert (again.status_code, again.json()) == (200, first.json())
    assert (other.status_code, reason(other), AnswerEvent.objects.count()) == (409, "closed", 1)


@pytest.mark.parametrize("question", ["D9.9", "D2.1", "d1.1", "D1", "x" * 200])
def test_an_unknown_question_is_not_found(question: str) -> None:
    assessment = factories.assessment()
    where = address("answer_save", assessment, dimension="D1", question=question)
    response = lead(assessment).post(where, json.dumps(body()), content_type="application/json", headers=JSON)
    assert response.status_code == 404


def test_a_question_the_quick_check_does_not_ask_is_not_found() -> None:
    assessment = factories.assessment(scope=Scope.QUICK)
    assert post(lead(assessment), assessment, body()).status_code == 404


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        pytest.param({"answer": "5"}, "answer", id="level 5"),
        pytest.param({"answer": "not_applicable"}, "reason", id="no reason"),
        pytest.param({"note": "x" * 4001}, "note", id="overlong note"),
        pytest.param({"note": "a\x00b"}, "note", id="NUL"),
        pytest.param({"note": "\ud800"}, "note", id="half a character"),
        pytest.param({"source": "x" * 201}, "source", id="overlong source"),
        pytest.param({"confidence": "sworn"}, "confidence", id="unknown confidence"),
        pytest.param({"ground": "moon", "answer": "not_applicable", "reason": "x"}, "ground", id="unknown ground"),
        pytest.param({"answer": 3}, "", id="a number for an answer"),
        pytest.param({"flagged": "on"}, "", id="a word for a flag"),
        pytest.param({"base": -1}, "", id="negative base"),
        pytest.param({"base": True}, "", id="a truth for a base"),
        pytest.param({"base": 2**31}, "", id="huge base"),
        pytest.param({"key": "x"}, "", id="no key"),
        pytest.param({"key": None}, "", id="no key at all"),
        pytest.param({"more": "x"}, "", id="an unknown field"),
    ],
)
def test_wrong_input_is_told_by_field_and_leaves_no_trace(bad: Mapping[str, object], field: str) -> None:
    assessment = factories.assessment()
    response = post(lead(assessment), assessment, body() | bad)
    assert (response.status_code, list(response.json()["errors"])) == (422, [field])
    assert (AnswerEvent.objects.count(), SaveKey.objects.count()) == (0, 0)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 60_000, b'{"base": 1e999}'])
def test_what_is_no_save_is_told(raw: bytes) -> None:
    assert post(lead(assessment := factories.assessment()), assessment, raw).status_code == 422


def test_a_key_with_another_content_is_told() -> None:
    assessment = factories.assessment()
    post(lead(assessment), assessment, body())
    response = post(lead(assessment), assessment, body() | {"answer": "1"})
    assert (response.status_code, reason(response), said_now(assessment)) == (422, "key_used", Said(Given(3)))


def test_a_body_beyond_all_measure_is_too_large() -> None:
    assessment = factories.assessment()
    assert post(lead(assessment), assessment, body(note="x" * 70_000)).status_code == 413


def test_a_busy_database_says_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(**_named: Any) -> None:
        raise OperationalError("database is locked")

    assessment = factories.assessment()
    monkeypatch.setattr(saving, "save_answer", busy)
    response = post(lead(assessment), assessment, body())
    assert (response.status_code, response["Retry-After"]) == (503, "3")


def test_a_forged_request_is_refused() -> None:
    assessment = factories.assessment()
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.lead(assessment.hospital))
    assert (post(client, assessment, body()).status_code, AnswerEvent.objects.count()) == (403, 0)


def test_query_budget() -> None:
    assessment = factories.assessment()
    client = lead(assessment)
    post(client, assessment, body())
    with CaptureQueriesContext(connection) as queries:
        assert post(client, assessment, body(answer="1", base=1)).status_code == 200
    assert len(queries) <= QUERIES


def test_three_hundred_hostile_posts_store_nothing_and_break_nothing() -> None:
    assessment = factories.assessment()
    client = lead(assessment)
    client.raise_request_exception = False
    chance = Random(300)  # noqa: S311
    statuses = {post(client, assessment, raw).status_code for raw in hostile_values(chance, 300)}
    assert statuses <= {200, 401, 409, 413, 422}
    assert set(AnswerEvent.objects.values_list("question_code", flat=True)) <= {"D1.1"}


# --- What holds now, and what held before -----------------------------------------------------------------------------


def test_a_page_that_comes_back_learns_what_holds_now() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    told = lead(assessment).get(address("answers_now", assessment, dimension="D1")).json()
    assert {code: (one["version"], one["said"]["answer"]) for code, one in told.items()} == {
        "D1.1": (1, "2"),
        "D1.2": (0, ""),
    }


def _twice_answered() -> Assessment:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    second = {"D1.1": Entry(Given(4), note="geprüft")}
    at = factories.NOON + timedelta(hours=1)
    record_answers(assessment=assessment, entries=second, base_versions={"D1.1": 1}, by=assessment.created_by, at=at)
    return assessment


def test_the_history_shows_every_version_latest_first() -> None:
    assessment = _twice_answered()
    page = lead(assessment).get(address("answer_history", assessment, dimension="D1", question="D1.1"))
    assert texts(page, "//main//li//strong") == ["Stufe 4: D1.1 4", "Stufe 2: D1.1 2"]
    assert texts(page, "//main//li//button") == ["Diese Fassung wiederherstellen (1)"]


@pytest.mark.parametrize(
    ("sent", "now", "notice"),
    [
        ({"version": "1", "base": "2"}, Given(2), "Die Fassung gilt wieder."),
        ({"version": "1", "base": "1"}, Given(4), "Inzwischen gibt es eine neuere Fassung."),
        ({"version": "7", "base": "2"}, Given(4), "Diese Fassung gibt es nicht."),
        ({"version": "x", "base": "2"}, Given(4), "Diese Fassung gibt es nicht."),
        ({}, Given(4), "Diese Fassung gibt es nicht."),
    ],
)
def test_a_version_is_brought_back(sent: dict[str, str], now: Given, notice: str) -> None:
    assessment = _twice_answered()
    where = address("answer_history", assessment, dimension="D1", question="D1.1")
    response = lead(assessment).post(where, sent, follow=True)
    assert (said_now(assessment).answer, notices(response)[0].startswith(notice)) == (now, True)

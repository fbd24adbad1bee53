"""The questionnaire goes out as a file and comes back: nothing is taken over before somebody has seen it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.domain.answers import Entry, Given
from assessments.models import Answer, Assessment, ChangeEvent, ChangeKind
from assessments.services.answering import record_answers
from assessments.web import questionnaire_shelf
from tests import factories
from tests.factories import NOON
from tests.tables import table_of, with_cells
from tests.web.pages import address, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db
FILES_PAGE, PREVIEW_PAGE = 3, 5
WANTED = {"format": "xlsx", "content": "filled", "language": "de"}


def uploaded(client: Client, assessment: Assessment, raw: bytes, name: str = "fragebogen.xlsx") -> HttpResponse:
    return client.post(address("questionnaire_import", assessment), {"table": SimpleUploadedFile(name, raw)})


def preview(client: Client, assessment: Assessment, cells: dict[str, object]) -> HttpResponse:
    answer = uploaded(client, assessment, with_cells(table_of(assessment), cells))
    assert answer.status_code == 302, problems(answer)
    return client.get(address("questionnaire_preview", assessment))


def confirmed(client: Client, assessment: Assessment, page: HttpResponse, **more: str) -> HttpResponse:
    name = parsed(page).xpath("//input[@name='name']/@value")[0]
    sent = {"name": name, "deed": "take"} | {key.replace("_", "."): value for key, value in more.items()}
    return client.post(address("questionnaire_preview", assessment), sent)


def answer_meanwhile(assessment: Assessment, level: int, base: int) -> None:
    record_answers(
        assessment=assessment,
        entries={"D1.1": Entry(Given(level))},
        base_versions={"D1.1": base},
        by=assessment.created_by,
        at=NOON,
    )


def test_the_table_is_handed_out_as_a_file_and_the_trail_says_so() -> None:
    assessment = factories.assessment()
    client = signed_in(factories.lead(assessment.hospital))
    answer = client.post(address("questionnaire_export", assessment), WANTED)
    assert (answer.status_code, answer.content[:4]) == (200, b"PK\x03\x04")
    assert answer["Content-Disposition"].startswith('attachment; filename="fragebogen-klinikum-musterstadt-')
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    event = ChangeEvent.objects.get(kind=ChangeKind.QUESTIONNAIRE_EXPORTED)
    assert event.details == {"format": "xlsx", "language": "de", "content": "filled", "command": False}


def test_nobody_gets_a_file_of_a_kind_that_there_is_not() -> None:
    assessment = factories.assessment()
    client = signed_in(factories.lead(assessment.hospital))
    answer = client.post(address("questionnaire_export", assessment), WANTED | {"format": "docx"})
    assert (answer.status_code, len(problems(answer))) == (422, 1)


def test_changes_are_shown_and_taken_over_once() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    client = signed_in(factories.lead(assessment.hospital))
    page = preview(client, assessment, {"D1!D5": "4", "D2!D5": "weiß nicht", "D2!I5": "<b>=1+1</b>"})
    assert texts(page, "//table//tbody/tr/td[position() < 3]") == [
        "Stufe 2: D1.1 2",
        "Stufe 4: D1.1 4",
        "Keine Antwort",
        "Weiß nichtNotiz: <b>=1+1</b>",
    ]
    assert Answer.objects.get(question_code="D1.1").level == 2
    answer = confirmed(client, assessment, page)
    assert (answer.status_code, answer["Location"]) == (302, address("tasks", assessment))
    assert notices(client.get(answer["Location"])) == ["2 Antworten aus der Datei sind übernommen."]
    assert Answer.objects.get(question_code="D1.1").level == 4
    again = confirmed(client, assessment, page)
    assert notices(client.get(again["Location"])) == [
        "Hier wartet keine Datei mehr. Bitte laden Sie sie noch einmal hoch."
    ]
    assert Answer.objects.get(question_code="D1.1").version == 2


def test_a_newer_answer_has_to_be_decided_about_and_one_that_came_after_the_look_again() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    client = signed_in(factories.lead(assessment.hospital))
    page = preview(client, assessment, {"D1!D5": "4", "D2!D5": "1"})
    answer_meanwhile(assessment, 0, 1)
    conflict = confirmed(client, assessment, page)
    assert (conflict.status_code, problems(conflict)) == (
        409,
        ["D1.1: Bitte entscheiden Sie, welche Antwort gilt."],
    )
    answer_meanwhile(assessment, 1, 2)
    late = confirmed(client, assessment, conflict, **{"D1_1-keep": "file", "D1_1-seen": "2"})
    assert late.status_code == 409
    assert Answer.objects.get(question_code="D1.1").level == 1
    done = confirmed(client, assessment, late, **{"D1_1-keep": "file", "D1_1-seen": "3"})
    assert (done.status_code, Answer.objects.get(question_code="D1.1").level) == (302, 4)


def test_keeping_what_there_is_changes_nothing() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    client = signed_in(factories.lead(assessment.hospital))
    raw = with_cells(table_of(assessment), {"D1!D5": "4"})
    answer_meanwhile(assessment, 0, 1)
    uploaded(client, assessment, raw)
    page = client.get(address("questionnaire_preview", assessment))
    done = confirmed(client, assessment, page, **{"D1_1-keep": "now", "D1_1-seen": "2"})
    assert (done.status_code, Answer.objects.get(question_code="D1.1").level) == (302, 0)


@pytest.mark.parametrize("questions", [3, 30])
def test_both_pages_cost_the_same_for_few_and_for_many_questions(
    questions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assessment = factories.assessment(by=factories.edition(factories.edition_of_size(questions)))
    client = signed_in(factories.lead(assessment.hospital))
    preview(client, assessment, {f"D{number + 1}!D5": "4" for number in range((questions + 4) // 5)})
    with django_assert_num_queries(FILES_PAGE):
        client.get(address("questionnaire_files", assessment))
    with django_assert_num_queries(PREVIEW_PAGE):
        client.get(address("questionnaire_preview", assessment))


def test_a_file_can_be_dropped_and_does_not_wait_for_ever() -> None:
    assessment = factories.assessment()
    client = signed_in(factories.lead(assessment.hospital))
    page = preview(client, assessment, {"D1!D5": "4"})
    confirmed(client, assessment, page, deed="drop")
    assert client.get(address("questionnaire_preview", assessment)).status_code == 302
    kept = questionnaire_shelf.KEPT_FOR
    session = client.session
    session["questionnaire"] = {
        "name": "x",
        "assessment": str(assessment.pk),
        "fingerprint": assessment.edition.fingerprint,
        "at": (timezone.now() - kept - timedelta(seconds=1)).isoformat(),
        "filled": [],
    }
    session.save()
    assert client.get(address("questionnaire_preview", assessment)).status_code == 302
    assert not Answer.objects.exists()


def test_contributors_see_which_changes_are_not_theirs() -> None:
    assessment = factories.assessment()
    client = signed_in(factories.member(assessment.hospital, sections=["D2"]))
    page = preview(client, assessment, {"D1!D5": "4", "D2!D5": "1"})
    assert texts(page, "//section[@aria-labelledby='andere']//tbody/tr/th") == ["D1.1 Frage D1.1?"]
    confirmed(client, assessment, page)
    assert list(Answer.objects.values_list("question_code", flat=True)) == ["D2.1"]


@pytest.mark.parametrize(
    ("name", "raw", "status", "said"),
    [
        ("makro.xlsm", b"PK\x03\x04", 422, "Das ist keine Excel-Tabelle mit der Endung .xlsx."),
        ("a.xlsx", b"", 422, "Die Datei ist leer."),
        ("a.xlsx", b"%PDF-1.7", 422, "Das ist keine Excel-Tabelle, auch wenn der Name so endet."),
        ("a.xlsx", b"PK" + b"\0" * (5 * 2**20), 422, "Die Datei ist zu groß. Höchstens 5 MB sind möglich."),
    ],
    ids=["macro name", "empty", "a PDF", "too large"],
)
def test_other_files_are_refused_with_a_sentence(name: str, raw: bytes, status: int, said: str) -> None:
    assessment = factories.assessment()
    answer = uploaded(signed_in(factories.lead(assessment.hospital)), assessment, raw, name)
    assert (answer.status_code, problems(answer)) == (status, [f"Ausgefüllte Excel-Tabelle: {said}"])


def test_edited_structure_is_refused_with_the_cell() -> None:
    assessment = factories.assessment()
    client = signed_in(factories.lead(assessment.hospital))
    answer = uploaded(client, assessment, with_cells(table_of(assessment), {"D1!C6": "5 – besser"}))
    assert (answer.status_code, problems(answer)) == (
        422,
        ["Tabelle „D1“, Zelle C6: Hier darf nichts geändert werden."],
    )


def test_reading_takes_place_only_in_an_open_assessment_and_by_who_may_answer() -> None:
    assessment = factories.assessment()
    reader = signed_in(factories.member(assessment.hospital, role=factories.Role.CONSULTANT, may_answer=False))
    page = reader.get(address("questionnaire_files", assessment))
    assert texts(page, "//section//p[@class='notice']")[0].startswith("Einlesen kann, wer hier antworten darf")
    assert uploaded(reader, assessment, b"x").status_code == 403
    lead = signed_in(factories.lead(assessment.hospital))
    factories.closed(assessment)
    assert uploaded(lead, assessment, b"x").status_code == 409

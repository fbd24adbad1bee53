"""The questionnaire: showing, recording, refusing, and two people on one answer."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.answers import Answer, Confidence, Entry, Given, NotApplicable, Unknown
from assessments.domain.roles import Role
from assessments.domain.scope import Scope
from assessments.models import AnswerEvent, Assessment
from assessments.services.answering import record_answers
from assessments.services.reading import workspace_of
from tests import factories
from tests.web.pages import address, filled_form, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db

QUERIES = 9


def _page(assessment: Assessment, dimension: str = "D1") -> str:
    return address("dimension", assessment, dimension=dimension)


def _lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def _entries(assessment: Assessment) -> dict[str, Entry]:
    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)
    return dict(workspace_of(fresh).sheet.entries)


def _form(assessment: Assessment, **answers: str) -> dict[str, str]:
    """Return what a page just opened sends, with ``D1_1_answer="3"`` and the like filled in."""
    filled = {name.replace("_", ".", 1).replace("_", "-"): value for name, value in answers.items()}
    return filled_form(_lead(assessment).get(_page(assessment))) | filled


# --- Showing ----------------------------------------------------------------------------------------------------------


def test_page_shows_question_and_graded_anchors() -> None:
    response = _lead(assessment := factories.assessment()).get(_page(assessment))
    assert texts(response, "//legend//h2") == ["D1.1 Frage D1.1?", "D1.2 Frage D1.2?"]
    assert texts(response, "//fieldset[1]//label[contains(@class, 'choice-level')]")[:2] == [
        "Stufe 0 D1.1 0",
        "Stufe 1 D1.1 1",
    ]


def test_page_shows_what_is_stored() -> None:
    assessment = factories.assessment()
    entry = Entry(NotApplicable("kein Gerät"), note="siehe Akte", confidence=Confidence.DOCUMENTED)
    _record(assessment, {"D1.1": entry})
    form = _form(assessment)
    assert (form["D1.1-answer"], form["D1.1-reason"]) == ("not_applicable", "kein Gerät")
    assert (form["D1.1-note"], form["D1.1-confidence"]) == ("siehe Akte", "documented")


@pytest.mark.parametrize("dimension", ["D9", "d1", "D1-1", "x" * 200])
def test_an_unknown_dimension_is_not_found(dimension: str) -> None:
    assessment = factories.assessment()
    assert _lead(assessment).get(_page(assessment, dimension)).status_code == 404
    assert _lead(assessment).post(_page(assessment, dimension), {"D1.1-answer": "3"}).status_code == 404


def test_a_dimension_the_quick_check_does_not_ask_about_is_not_found() -> None:
    assessment = factories.assessment(scope=Scope.QUICK)
    assert _lead(assessment).get(_page(assessment)).status_code == 404


@pytest.mark.parametrize(("size", "answered"), [(1, 0), (5, 5), (49, 1), (49, 49)])
def test_query_budget(size: int, answered: int) -> None:
    value = factories.edition_of_size(size)
    assessment = factories.assessment(by=factories.edition(value))
    factories.answered(assessment, list(value.questions)[:answered])
    client = _lead(assessment)
    client.get(_page(assessment))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(_page(assessment)).status_code == 200
    assert len(queries) == QUERIES


# --- Recording --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "reason", "expected"),
    [
        *((str(level), "", Given(level)) for level in range(5)),
        ("unknown", "", Unknown()),
        ("not_applicable", " keine Geräte ", NotApplicable("keine Geräte")),
        pytest.param("2", "stays behind", Given(2), id="a reason counts only where it is asked for"),
    ],
)
def test_every_kind_of_answer_is_stored(kind: str, reason: str, expected: Answer) -> None:
    assessment = factories.assessment()
    data = _form(
        assessment, D1_1_answer=kind, D1_1_reason=reason, D1_1_note="Beleg\r\nim Ordner", D1_1_confidence="measured"
    )
    response = _lead(assessment).post(_page(assessment), data)
    assert response["Location"] == _page(assessment, "D2")
    assert _entries(assessment) == {"D1.1": Entry(expected, note="Beleg\nim Ordner", confidence=Confidence.MEASURED)}


def test_saved_is_said_with_time_and_count() -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(
        _page(assessment), _form(assessment, D1_1_answer="3", D1_2_answer="1"), follow=True
    )
    [notice] = notices(response)
    assert notice.startswith("Gespeichert um ")
    assert notice.endswith(" Uhr: 2 Antworten.")


def test_sending_the_same_again_writes_nothing() -> None:
    assessment = factories.assessment()
    data = _form(assessment, D1_1_answer="3")
    for _ in range(3):
        response = _lead(assessment).post(_page(assessment), data, follow=True)
    assert AnswerEvent.objects.count() == 1
    assert notices(response)[0].startswith("Nichts zu ändern")


def test_an_answer_can_be_taken_back() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    _lead(assessment).post(_page(assessment), _form(assessment, D1_1_answer="clear"))
    assert _entries(assessment) == {}


def test_a_note_may_come_before_the_answer() -> None:
    assessment = factories.assessment()
    _lead(assessment).post(_page(assessment), _form(assessment, D1_1_note="erst fragen", D1_1_flagged="on"))
    form = _form(assessment)
    assert (form["D1.1-note"], form["D1.1-flagged"], _entries(assessment)) == ("erst fragen", "on", {})


def test_taking_an_answer_back_keeps_the_note() -> None:
    assessment = factories.assessment()
    _record(assessment, {"D1.1": Entry(Given(2), note="siehe Akte")})
    _lead(assessment).post(_page(assessment), _form(assessment, D1_1_answer="clear"))
    assert (_form(assessment)["D1.1-note"], _entries(assessment)) == ("siehe Akte", {})


def test_a_question_left_alone_stays_as_it_was() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    _lead(assessment).post(_page(assessment), _form(assessment, D1_2_answer="4"))
    assert _entries(assessment) == {"D1.1": Entry(Given(2)), "D1.2": Entry(Given(4))}


@pytest.mark.parametrize(
    ("button", "where"),
    [("next", "D2"), ("stay", "D1"), ("previous", None), ("tasks", None), ("https://elsewhere.example/", "D2")],
)
def test_buttons_lead_on_and_nowhere_else(button: str, where: str | None) -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(_page(assessment), _form(assessment, go=button))
    assert response["Location"] == (_page(assessment, where) if where else address("tasks", assessment))


def test_after_the_last_dimension_come_the_tasks() -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(_page(assessment, "D2"), {"D2.1-version": "0", "D2.1-answer": "1"})
    assert response["Location"] == address("tasks", assessment)


def test_foreign_and_forged_questions_are_not_looked_at() -> None:
    assessment = factories.assessment()
    forged = {"D2.1-answer": "4", "D2.1-version": "0", "D99.9-answer": "4", "answer": "4", "D1.1-level": "4"}
    _lead(assessment).post(_page(assessment), _form(assessment, D1_1_answer="1") | forged)
    assert _entries(assessment) == {"D1.1": Entry(Given(1))}


# --- Refusing ---------------------------------------------------------------------------------------------------------

BAD = [
    pytest.param({"D1.1-answer": "5"}, "D1.1: Bitte wählen Sie eine der angebotenen Antworten.", id="level 5"),
    pytest.param({"D1.1-answer": "-1"}, "D1.1: Bitte wählen Sie eine der angebotenen Antworten.", id="negative"),
    pytest.param({"D1.1-answer": "drei"}, "D1.1: Bitte wählen Sie eine der angebotenen Antworten.", id="a word"),
    pytest.param({"D1.1-answer": "3\0"}, "D1.1: Bitte wählen Sie eine der angebotenen Antworten.", id="NUL"),
    pytest.param(
        {"D1.1-answer": "not_applicable"}, "D1.1: Bitte sagen Sie kurz, warum die Frage nicht zutrifft.", id="no reason"
    ),
    pytest.param(
        {"D1.1-answer": "not_applicable", "D1.1-reason": " \r\n "},
        "D1.1: Bitte sagen Sie kurz, warum die Frage nicht zutrifft.",
        id="blank reason",
    ),
    pytest.param({"D1.1-answer": "not_applicable", "D1.1-reason": "x" * 501}, "D1.1: ", id="overlong reason"),
    pytest.param({"D1.1-answer": "1", "D1.1-note": "x" * 4001}, "D1.1: ", id="overlong note"),
    pytest.param({"D1.1-answer": "1", "D1.1-note": "a\0b"}, "D1.1: ", id="NUL in a note"),
    pytest.param(
        {"D1.1-answer": "1", "D1.1-note": "\x1b[31m"}, "D1.1: Bitte entfernen Sie nicht druckbare Zeichen.", id="escape"
    ),
    pytest.param({"D1.1-answer": "1", "D1.1-confidence": "sworn"}, "D1.1: ", id="unknown confidence"),
    pytest.param({"D1.1-answer": "1", "D1.1-source": "x" * 201}, "D1.1: ", id="overlong source"),
    pytest.param({"D1.1-answer": "not_applicable", "D1.1-reason": "x", "D1.1-ground": "moon"}, "D1.1: ", id="ground"),
    *(
        pytest.param(
            {"D1.1-answer": "1", "D1.1-version": value},
            "D1.1: Diese Seite ist veraltet. Bitte laden Sie sie neu.",
            id=name,
        )
        for name, value in {
            "no version": "",
            "word": "x",
            "negative": "-1",
            "huge": "9" * 30,
            "NUL version": "\0",
        }.items()
    ),
    pytest.param(
        {"D1.1-answer": "1", "D1.1-keep": "both"},
        "D1.1: Diese Seite ist veraltet. Bitte laden Sie sie neu.",
        id="unknown decision",
    ),
    pytest.param(
        {"D1.1-answer": "1", "D1.1-seen": "-7"},
        "D1.1: Diese Seite ist veraltet. Bitte laden Sie sie neu.",
        id="impossible version",
    ),
    pytest.param(
        {"D1.1-answer": "1", "D1.1-was": "x" * 65},
        "D1.1: Diese Seite ist veraltet. Bitte laden Sie sie neu.",
        id="forged digest",
    ),
]


@pytest.mark.parametrize(("bad", "expected"), BAD)
def test_wrong_input_is_told_and_nothing_of_the_page_is_written(bad: dict[str, str], expected: str) -> None:
    assessment = factories.assessment()
    response = _lead(assessment).post(_page(assessment), _form(assessment, D1_2_answer="4") | bad)
    assert response.status_code == 422
    [problem] = problems(response)
    assert problem.startswith(expected)
    assert texts(response, "//title")[0].startswith("Fehler: ")
    assert AnswerEvent.objects.count() == 0
    assert filled_form(response)["D1.2-answer"] == "4"


def test_every_link_of_the_error_summary_leads_to_its_field() -> None:
    assessment = factories.assessment()
    bad = {
        "D1.1-answer": "not_applicable",
        "D1.1-note": "\x07",
        "D1.1-confidence": "sworn",
        "D1.2-answer": "9",
        "D1.2-version": "x",
    }
    page = parsed(_lead(assessment).post(_page(assessment), bad | {"D1.1-version": "0"}))
    targets = page.xpath("//*[@data-summary]//a/@href")
    assert len(targets) >= 4
    assert [target for target in targets if len(page.xpath(f"//*[@id='{target[1:]}']")) != 1] == []


def test_an_empty_post_writes_nothing() -> None:
    assessment = factories.assessment()
    assert _lead(assessment).post(_page(assessment), {}).status_code == 422
    assert AnswerEvent.objects.count() == 0


def test_a_closed_assessment_keeps_its_answers_and_the_typed_text() -> None:
    assessment = factories.assessment()
    data = _form(assessment, D1_1_answer="not_applicable", D1_1_reason="Diese Abteilung gibt es nicht mehr")
    response = _lead(factories.closed(assessment)).post(_page(assessment), data)
    assert (response.status_code, _entries(assessment)) == (409, {})
    assert "Diese Abteilung gibt es nicht mehr" in response.content.decode()


# --- Two people on one answer -----------------------------------------------------------------------------------------


def _record(assessment: Assessment, entries: dict[str, Entry | None], *, base: int = 0, name: str = "") -> None:
    by = factories.member(assessment.hospital, Role.CONTRIBUTOR, name=name) if name else assessment.created_by
    versions = dict.fromkeys(entries, base)
    record_answers(assessment=assessment, entries=entries, base_versions=versions, by=by, at=factories.NOON)


def test_a_colleagues_answer_is_never_overwritten_unseen() -> None:
    assessment = factories.assessment()
    mine = _form(assessment, D1_1_answer="3", D1_1_note="meine Notiz", D1_2_answer="1")
    _record(assessment, {"D1.1": Entry(Given(0), note="ihre Notiz")}, name="Kim Muster")
    response = _lead(assessment).post(_page(assessment), mine)
    assert response.status_code == 409
    assert problems(response) == ["D1.1: Kim Muster hat inzwischen geantwortet. Bitte entscheiden Sie, was gilt."]
    assert texts(response, "//*[contains(@class, 'conflict')]//*[@class='why']") == ["Stufe 0: D1.1 0Notiz: ihre Notiz"]
    again = filled_form(response)
    assert (again["D1.1-answer"], again["D1.1-note"]) == ("3", "meine Notiz")
    assert _entries(assessment) == {"D1.1": Entry(Given(0), note="ihre Notiz"), "D1.2": Entry(Given(1))}


@pytest.mark.parametrize(
    ("decision", "kept"),
    [("mine", Given(3)), ("theirs", Given(0)), pytest.param("", Given(0), id="no decision")],
)
def test_the_decision_holds(decision: str, kept: Answer) -> None:
    assessment = factories.assessment()
    mine = _form(assessment, D1_1_answer="3")
    _record(assessment, {"D1.1": Entry(Given(0))}, name="Kim Muster")
    again = filled_form(_lead(assessment).post(_page(assessment), mine)) | ({"D1.1-keep": decision} if decision else {})
    response = _lead(assessment).post(_page(assessment), again)
    assert response.status_code == (302 if decision else 409)
    assert _entries(assessment) == {"D1.1": Entry(kept)}


def test_a_decision_against_what_was_shown_does_not_count_for_what_came_later() -> None:
    assessment = factories.assessment()
    mine = _form(assessment, D1_1_answer="3")
    _record(assessment, {"D1.1": Entry(Given(0))}, name="Kim Muster")
    again = filled_form(_lead(assessment).post(_page(assessment), mine)) | {"D1.1-keep": "mine"}
    _record(assessment, {"D1.1": Entry(Given(1))}, base=1, name="Toni Beispiel")
    assert _lead(assessment).post(_page(assessment), again).status_code == 409
    assert _entries(assessment) == {"D1.1": Entry(Given(1))}


def test_what_i_did_not_touch_never_stands_against_a_colleague() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    mine = _form(assessment, D1_2_answer="4")
    _record(assessment, {"D1.1": Entry(Given(0))}, base=1, name="Kim Muster")
    assert _lead(assessment).post(_page(assessment), mine).status_code == 302
    assert _entries(assessment) == {"D1.1": Entry(Given(0)), "D1.2": Entry(Given(4))}


def test_the_same_answer_from_two_people_is_no_conflict() -> None:
    assessment = factories.assessment()
    mine = _form(assessment, D1_1_answer="3")
    _record(assessment, {"D1.1": Entry(Given(3))}, name="Kim Muster")
    assert _lead(assessment).post(_page(assessment), mine).status_code == 302
    assert AnswerEvent.objects.count() == 1

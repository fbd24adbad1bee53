"""Answers are stored, never lost and never overwritten unseen."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.answers import (
    NOTHING_SAID,
    Confidence,
    Entry,
    Given,
    Ground,
    NotApplicable,
    Said,
    Sheet,
    Unknown,
    said_in,
)
from assessments.models import Answer, AnswerEvent, Assessment, User
from assessments.services.answering import (
    Conflict,
    LevelOutOfRange,
    ReasonIsMissing,
    Recorded,
    UnknownQuestion,
    record_answers,
)
from assessments.services.plain_text import ControlCharacters, TextTooLong
from assessments.services.reading import workspace_of
from assessments.services.refusals import Refusal
from assessments.services.snapshots import entry_of
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=3)
TWO, THREE = Entry(Given(2)), Entry(Given(3))


def record(
    assessment: Assessment,
    entries: Mapping[str, Entry | Said | None],
    *,
    base: Mapping[str, int] | None = None,
    by: User | None = None,
) -> Recorded:
    return record_answers(
        assessment=assessment, entries=entries, base_versions=base or {}, by=by or assessment.created_by, at=LATER
    )


def sheet(assessment: Assessment) -> Sheet:
    return workspace_of(Assessment.objects.get(pk=assessment.pk)).sheet


def test_every_kind_of_answer_is_stored() -> None:
    assessment = factories.assessment()
    entries = {
        "D1.1": Entry(Given(4), note="Beschluss vom März", confidence=Confidence.DOCUMENTED),
        "D1.2": Entry(NotApplicable("keine Geräte", Ground.NO_SUCH_SYSTEM), source="Inventar 2026", flagged=True),
        "D2.1": Entry(Unknown(), note="wird geklärt"),
    }
    recorded = record(assessment, entries)
    assert (recorded, sheet(assessment)) == (Recorded(("D1.1", "D1.2", "D2.1"), ()), Sheet(entries))


def test_the_assessment_says_when_and_by_whom_it_was_changed() -> None:
    assessment = factories.assessment()
    colleague = factories.member(assessment.hospital)
    record(assessment, {"D1.1": TWO}, by=colleague)
    assessment.refresh_from_db()
    assert (assessment.updated_at, assessment.updated_by) == (LATER, colleague)


def test_an_equal_answer_is_no_write() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    recorded = record(assessment, {"D1.1": TWO}, base={"D1.1": 1})
    assessment.refresh_from_db()
    assert (recorded, Answer.objects.get().version, assessment.updated_at) == (Recorded((), ()), 1, NOON)


def test_two_people_with_the_same_answer_are_no_conflict() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    assert record(assessment, {"D1.1": TWO}, base={"D1.1": 0}) == Recorded((), ())


def test_none_takes_an_answer_back() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    recorded = record(assessment, {"D1.1": None}, base={"D1.1": 1})
    workspace = workspace_of(assessment)
    assert (recorded, workspace.sheet, workspace.versions["D1.1"]) == (Recorded(("D1.1",), ()), Sheet(), 2)


def test_taking_back_what_was_never_said_is_no_write() -> None:
    assessment = factories.assessment()
    assert record(assessment, {"D1.1": None}) == Recorded((), ())
    assert not AnswerEvent.objects.exists()


def test_an_answer_that_moved_on_is_a_conflict_and_the_others_are_stored() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    colleague = factories.member(assessment.hospital, name="Demo Kollegium")
    record(assessment, {"D1.1": THREE}, base={"D1.1": 1}, by=colleague)

    recorded = record(assessment, {"D1.1": None, "D2.1": TWO}, base={"D1.1": 1})

    theirs = said_in(THREE)
    conflict = Conflict("D1.1", yours=NOTHING_SAID, theirs=theirs, version=2, by_name="Demo Kollegium", at=LATER)
    assert recorded == Recorded(saved=("D2.1",), conflicts=(conflict,))
    assert sheet(assessment) == Sheet({"D1.1": THREE, "D2.1": TWO})


def test_an_old_page_cannot_overwrite_an_answer_that_was_taken_back_and_given_again() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    record(assessment, {"D1.1": None}, base={"D1.1": 1})
    record(assessment, {"D1.1": THREE}, base={"D1.1": 2})

    recorded = record(assessment, {"D1.1": Entry(Unknown())}, base={"D1.1": 1})

    assert [conflict.code for conflict in recorded.conflicts] == ["D1.1"]
    assert sheet(assessment) == Sheet({"D1.1": THREE})


def test_a_note_may_come_before_the_answer() -> None:
    assessment = factories.assessment()
    draft = Said(note="fragt die Medizintechnik", source="Gespräch am 3. März", flagged=True)
    record(assessment, {"D1.1": draft})
    workspace = workspace_of(assessment)
    assert (workspace.said("D1.1"), workspace.sheet, workspace.progress().answered) == (draft, Sheet(), 0)


def test_every_write_is_in_the_history() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    record(assessment, {"D1.1": THREE}, base={"D1.1": 1})
    record(assessment, {"D1.1": None}, base={"D1.1": 2})
    history = [(event.version, entry_of(event), event.at) for event in AnswerEvent.objects.all()]
    assert history == [(1, TWO, NOON), (2, THREE, LATER), (3, None, LATER)]


def test_line_breaks_of_browsers_are_no_change() -> None:
    assessment = factories.assessment()
    record(assessment, {"D1.1": Entry(Given(2), note="erste Zeile\r\nzweite Zeile\r\n")})
    again = Entry(Given(2), note="erste Zeile\nzweite Zeile")
    assert record(assessment, {"D1.1": again}) == Recorded((), ())


@pytest.mark.parametrize(
    ("entries", "refusal"),
    [
        pytest.param({"D9.9": TWO}, UnknownQuestion, id="question of no edition"),
        pytest.param({"D9.9": None}, UnknownQuestion, id="taking back an unknown one"),
        pytest.param({"D1.1": Entry(Given(5))}, LevelOutOfRange, id="level 5"),
        pytest.param({"D1.1": Entry(Given(-1))}, LevelOutOfRange, id="level -1"),
        pytest.param({"D1.1": Entry(NotApplicable("  "))}, ReasonIsMissing, id="no reason"),
        pytest.param({"D1.1": Entry(NotApplicable("x" * 501))}, TextTooLong, id="endless reason"),
        pytest.param({"D1.1": Entry(Given(1), note="x" * 4001)}, TextTooLong, id="endless note"),
        pytest.param({"D1.1": Entry(Given(1), note="a\x00b")}, ControlCharacters, id="NUL"),
        pytest.param({"D1.1": Entry(Given(1), note="\ud800")}, ControlCharacters, id="half a character"),
        pytest.param({"D1.1": Entry(Given(1), note="\x1b[31m")}, ControlCharacters, id="terminal colours"),
    ],
)
def test_broken_answers_are_refused_and_nothing_is_stored(
    entries: Mapping[str, Entry | None], refusal: type[Refusal]
) -> None:
    assessment = factories.assessment()
    with pytest.raises(refusal):
        record(assessment, {"D2.1": TWO, **entries})
    assert not Answer.objects.exists()


def test_a_closed_assessment_takes_no_answers() -> None:
    assessment = factories.closed(factories.assessment())
    with pytest.raises(AssessmentIsClosed):
        record(assessment, {"D1.1": TWO})


@pytest.mark.parametrize("questions", [1, 49])
def test_saving_costs_the_same_for_one_and_for_all_questions(
    questions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = factories.edition_of_size(questions)
    assessment = factories.assessment(by=factories.edition(edition))
    entries: dict[str, Entry | None] = dict.fromkeys(edition.questions, TWO)
    with django_assert_num_queries(10):
        record(assessment, entries)

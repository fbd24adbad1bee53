"""A running assessment goes on with a newer edition, and comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from assessments.domain.answers import Given, Said
from assessments.domain.catalogue import Edition
from assessments.domain.lifecycle import MilestoneKind
from assessments.models import AnswerEvent, Assessment, AssessmentMove, CatalogueEdition, ChangeKind, Milestone
from assessments.services.answering import record_answers
from assessments.services.catalogues import store_edition
from assessments.services.confirming import confirm_answers, waiting_of
from assessments.services.inventory import add_application
from assessments.services.lifecycle import UnconfirmedAnswersStand, standing_of, submit_assessment
from assessments.services.moving import (
    ArchetypeIsMissing,
    NoSuchEdition,
    PlanHasChanged,
    move_assessment,
    newer_editions,
    preview_move,
)
from assessments.services.moving_back import (
    UNDO_WITHIN,
    CannotUndo,
    NewApplicationsStandInTheWay,
    changed_since,
    moves_of,
    undo_move,
)
from assessments.services.writing import AssessmentIsClosed
from tests import factories, moving
from tests.domain import builders
from tests.factories import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=3)


@pytest.fixture
def assessment() -> Assessment:
    row = factories.answered(factories.assessment(), ["D1.1", "D1.2", "D2.1"], Given(1))
    factories.use(row)
    return moving.fresh(row)


def published(value: Edition, code: str = "next") -> CatalogueEdition:
    return store_edition(replace(value, code=code, released_on=value.released_on + timedelta(days=1)), at=NOON)


def next_edition(*, archetype: str = "A01") -> CatalogueEdition:
    """Publish one in which D1.1 asks for something else, D1.2 has its levels turned, D2.1 is gone and D2.2 is new."""
    old = factories.small_edition()
    first, second = old.questions["D1.1"], old.questions["D1.2"]
    return published(
        replace(
            factories.edition_of_questions(
                replace(first, text=builders.text("Wer hilft nachts?")),
                replace(second, anchors=second.anchors[::-1]),
                builders.question("D2.2"),
            ),
            archetypes=(builders.archetype(archetype), builders.archetype("A02")),
        )
    )


def moved(assessment: Assessment, **replacements: str) -> AssessmentMove:
    return moving.moved(assessment, "next", replacements)


def test_answers_move_along_stay_or_are_kept_apart(assessment: Assessment) -> None:
    next_edition()
    moved(assessment)

    after = moving.state_of(assessment)

    assert after.edition.code == "next"
    assert {code: entry.answer for code, entry in after.sheet.entries.items()} == {"D1.1": Given(1), "D1.2": Given(3)}
    assert assessment.answers.get(question_code="D2.1").level == 1
    assert [(one.code, one.fate, one.edition) for one in waiting_of(moving.fresh(assessment))] == [
        ("D1.1", "confirm", "test"),
        ("D1.2", "mapped", "test"),
    ]


def test_a_milestone_is_taken_first_and_the_trail_says_what_happened(assessment: Assessment) -> None:
    next_edition()
    before = moving.state_of(assessment)
    move = moved(assessment)
    event = assessment.changes.get(kind=ChangeKind.ASSESSMENT_MOVED)
    assert (move.milestone.kind, move.milestone.edition.code) == (MilestoneKind.NAMED, "test")
    assert moving.workspace_in(move.milestone) == before
    assert dict(event.details) == {"from": "test", "to": "next", "confirm": 1, "mapped": 1, "gone": 1}


def test_undoing_restores_everything(assessment: Assessment) -> None:
    next_edition(archetype="A09")
    before = moving.state_of(assessment)
    move = moved(assessment, A01="A09")
    assert moving.state_of(assessment).applications[0].archetype == "A09"

    undo_move(move=move, by=assessment.created_by, at=LATER)

    assert moving.without_versions(moving.state_of(assessment)) == moving.without_versions(before)
    assert waiting_of(moving.fresh(assessment)) == ()
    assert [card.undone_at for card in moves_of(moving.fresh(assessment), at=LATER)] == [LATER]


def test_undoing_goes_back_behind_answers_given_since_and_keeps_them_in_a_milestone(assessment: Assessment) -> None:
    next_edition()
    before = moving.state_of(assessment)
    move = moved(assessment)
    said = {"D1.1": Said(Given(4)), "D2.2": Said(Given(2))}
    versions = moving.state_of(assessment).versions
    record_answers(assessment=assessment, entries=said, base_versions=versions, by=assessment.created_by, at=LATER)
    assert changed_since(move) == ("D1.1", "D2.2")
    since = moving.state_of(assessment)

    undo_move(move=move, by=assessment.created_by, at=LATER)

    assert moving.without_versions(moving.state_of(assessment)) == moving.without_versions(before)
    kept = Milestone.objects.order_by("-taken_at").first()
    assert kept is not None
    assert moving.workspace_in(kept) == since


def test_a_move_can_be_repeated_and_brings_back_what_was_said_in_between(assessment: Assessment) -> None:
    next_edition()
    first = moved(assessment)
    record_answers(
        assessment=assessment,
        entries={"D2.2": Said(Given(2))},
        base_versions={},
        by=assessment.created_by,
        at=LATER,
    )
    undo_move(move=first, by=assessment.created_by, at=LATER)
    moved(assessment)
    assert moving.state_of(assessment).sheet.answer("D2.2") == Given(2)
    assert "D2.2" in {one.code for one in waiting_of(moving.fresh(assessment))}


def test_a_confirmed_or_changed_answer_waits_no_longer(assessment: Assessment) -> None:
    next_edition()
    moved(assessment)
    row, by = moving.fresh(assessment), assessment.created_by
    stale = confirm_answers(assessment=row, versions={"D1.1": 7}, by=by, at=LATER)
    done = confirm_answers(assessment=row, versions={"D1.1": 2}, by=by, at=LATER)
    record_answers(assessment=row, entries={"D1.2": Said(Given(0))}, base_versions={"D1.2": 2}, by=by, at=LATER)
    assert (stale, done, waiting_of(row)) == ((), ("D1.1",), ())
    assert assessment.changes.filter(kind=ChangeKind.ANSWERS_CONFIRMED).count() == 1


def test_what_waits_is_that_of_one_assessment(assessment: Assessment) -> None:
    sibling = factories.answered(factories.assessment(assessment.hospital, by=assessment.edition), ["D1.1", "D1.2"])
    entries, by = {"D1.2": Said(Given(0))}, assessment.created_by
    record_answers(assessment=sibling, entries=entries, base_versions={"D1.2": 1}, by=by, at=NOON)
    factories.use(sibling)
    next_edition()
    for row in (assessment, sibling):
        moved(row)
    waiting = [[(one.code, one.version) for one in waiting_of(moving.fresh(row))] for row in (assessment, sibling)]
    assert waiting == [[("D1.1", 2), ("D1.2", 2)], [("D1.1", 2), ("D1.2", 3)]]


def test_what_was_written_on_the_old_question_is_a_conflict_and_the_answer_goes_on_waiting(
    assessment: Assessment,
) -> None:
    next_edition()
    before = moving.state_of(assessment).versions
    moved(assessment)
    row, by = moving.fresh(assessment), assessment.created_by
    told = record_answers(assessment=row, entries={"D1.1": Said(Given(4))}, base_versions=before, by=by, at=LATER)
    assert [(one.yours.answer, one.theirs.answer) for one in told.conflicts] == [(Given(4), Given(1))]
    assert [one.code for one in waiting_of(row)] == ["D1.1", "D1.2"]


def test_what_waits_is_submitted_only_by_who_knows_how_much_it_is(assessment: Assessment) -> None:
    next_edition()
    moved(assessment)
    row, by = moving.fresh(assessment), assessment.created_by
    given = {"assessment": row, "base": standing_of(row), "confirmed_open": 1, "by": by, "at": LATER}
    with pytest.raises(UnconfirmedAnswersStand, match="2"):
        submit_assessment(**given)
    submit_assessment(**given, confirmed_waiting=2)
    assert moving.fresh(assessment).status == "submitted"


def test_what_an_editor_declared_counts_also_for_those_who_skip_an_edition(assessment: Assessment) -> None:
    asked = factories.small_edition().questions.values()
    since = {"D1.1": "next", "D1.2": "test"}
    published(
        factories.edition_of_questions(*(replace(one, meaning_since=since.get(one.code)) for one in asked)), "last"
    )
    preview = preview_move(assessment=assessment, edition="last")
    assert [one.code for one in preview.plan.questions if one.fate == "confirm"] == ["D1.1"]


def test_a_move_is_refused_when_it_would_do_something_else_than_was_shown(assessment: Assessment) -> None:
    next_edition()
    seen = preview_move(assessment=assessment, edition="next").seen
    record_answers(
        assessment=assessment,
        entries={"D1.1": Said(Given(2))},
        base_versions={"D1.1": 1},
        by=assessment.created_by,
        at=NOON,
    )
    with pytest.raises(PlanHasChanged):
        move_assessment(
            assessment=assessment, edition="next", seen=seen, replacements={}, by=assessment.created_by, at=NOON
        )
    assert not AssessmentMove.objects.exists()


def test_moves_that_cannot_be(assessment: Assessment) -> None:
    with pytest.raises(NoSuchEdition):
        preview_move(assessment=assessment, edition=assessment.edition.code)
    next_edition(archetype="A09")
    assert [row.code for row in newer_editions(assessment)] == ["next"]
    with pytest.raises(ArchetypeIsMissing, match="A01"):
        moved(assessment)
    submit_assessment(
        assessment=assessment, base=standing_of(assessment), confirmed_open=0, by=assessment.created_by, at=NOON
    )
    with pytest.raises(AssessmentIsClosed):
        moved(assessment, A01="A09")
    assert not AssessmentMove.objects.exists()


def test_of_two_editions_of_one_day_the_one_published_later_is_newer(assessment: Assessment) -> None:
    value = factories.small_edition()
    for code, at in (("0000.01", LATER), ("9999.01", NOON - timedelta(days=3))):
        store_edition(replace(value, code=code, released_on=assessment.edition.released_on), at=at)
    assert [row.code for row in newer_editions(assessment)] == ["0000.01"]
    assert CatalogueEdition.objects.published().first() == newer_editions(assessment)[0]


def test_moves_that_cannot_be_undone(assessment: Assessment) -> None:
    next_edition()
    move, by = moved(assessment), assessment.created_by
    with pytest.raises(CannotUndo):
        undo_move(move=move, by=by, at=NOON + UNDO_WITHIN + timedelta(seconds=1))
    undo_move(move=move, by=by, at=NOON + UNDO_WITHIN)
    with pytest.raises(CannotUndo):
        undo_move(move=move, by=by, at=NOON + UNDO_WITHIN)


def test_new_applications_of_a_new_kind_stand_in_the_way_of_undoing(assessment: Assessment) -> None:
    next_edition(archetype="A09")
    move = moved(assessment, A01="A09")
    new = add_application(assessment=assessment, archetype="A09", name="Neu", by=assessment.created_by, at=LATER)
    with pytest.raises(NewApplicationsStandInTheWay, match=new.code):
        undo_move(move=move, by=assessment.created_by, at=LATER)


@pytest.mark.parametrize("seed", range(4))
def test_random_editions_lose_nothing_and_undoing_restores_everything(seed: int) -> None:
    told = moving.prove(Random(seed), houses=2)  # noqa: S311  no secret
    assert told.moves == 2
    assert AnswerEvent.objects.count() >= told.said

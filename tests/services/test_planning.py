"""Decisions on the roadmap stay beside the proposal and are never overwritten unseen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.landscape import Cluster
from assessments.domain.roadmap.decisions import Decision, StepStatus
from assessments.domain.steps import StepKey, StepKind
from assessments.models import Assessment, ChangeEvent, ChangeKind, RoadmapDecision, User
from assessments.services.days import DateIsImplausible
from assessments.services.inventory import add_application, remove_application
from assessments.services.plain_text import ControlCharacters, TextTooLong
from assessments.services.planning import (
    Decided,
    DecisionCard,
    DecisionConflict,
    DroppedAndDeferred,
    NotedDecision,
    StepIsUnknown,
    decide_step,
    decision_cards_of,
    decisions_of,
    undo_decision,
)
from assessments.services.refusals import Refusal
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.domain import builders
from tests.factories import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=3)
SECOND_LINE = StepKey(StepKind.MEASURE, "D1.1")
DROPPED = Decision(dropped=True)
ASSIGNED = Decision(owner="IT-Leitung", due=date(2027, 6, 30), status=StepStatus.RUNNING)
DEFERRED = Decision(deferred_to=date(2028, 1, 1))


def make(
    assessment: Assessment,
    decision: Decision = ASSIGNED,
    *,
    step: StepKey = SECOND_LINE,
    note: str = "",
    base: int = 0,
    by: User | None = None,
) -> Decided:
    who = by or assessment.created_by
    return decide_step(
        assessment=assessment, step=step, decision=decision, note=note, base_version=base, by=who, at=LATER
    )


def take_back(assessment: Assessment, step: StepKey = SECOND_LINE, *, base: int = 1) -> Decided:
    return undo_decision(assessment=assessment, step=step, base_version=base, by=assessment.created_by, at=LATER)


def with_application(assessment: Assessment) -> StepKey:
    by = assessment.created_by
    application = add_application(assessment=assessment, archetype="A01", name="", code="LABOR", by=by, at=NOON)
    return StepKey(StepKind.MOVE, application.code)


def test_a_decision_is_kept_whole() -> None:
    assessment = factories.assessment()
    assert make(assessment, note="Angebote liegen vor") == Decided(version=1)
    card = DecisionCard(
        SECOND_LINE, NotedDecision(ASSIGNED, "Angebote liegen vor"), 1, LATER, str(assessment.created_by)
    )
    assert (decisions_of(assessment), decision_cards_of(assessment)) == ({"M-D1.1": ASSIGNED}, (card,))


def test_measures_moves_and_clusters_can_be_decided() -> None:
    edition = builders.edition(
        questions=[builders.question("D1.1")],
        archetypes=(builders.archetype("A01"), builders.archetype("A02")),
        clusters=(Cluster("LABOR", builders.text("Paar"), ("A01", "A02")),),
    )
    assessment = factories.assessment(by=factories.edition(edition))
    for step in (SECOND_LINE, StepKey(StepKind.CLUSTER, "LABOR"), with_application(assessment)):
        make(assessment, DEFERRED, step=step)
    assert decisions_of(assessment) == dict.fromkeys(("M-D1.1", "B-LABOR", "W-LABOR"), DEFERRED)


def test_a_note_alone_is_kept_but_decides_nothing() -> None:
    assessment = factories.assessment()
    make(assessment, Decision(), note="im Lenkungskreis besprechen")
    assert decisions_of(assessment) == {}
    assert [card.noted.note for card in decision_cards_of(assessment)] == ["im Lenkungskreis besprechen"]


def test_the_same_again_is_no_write() -> None:
    assessment = factories.assessment()
    make(assessment)
    assert make(assessment, base=0) == Decided(version=1)
    assert ChangeEvent.objects.filter(kind=ChangeKind.STEP_DECIDED).count() == 1


def test_deciding_nothing_is_no_write() -> None:
    assessment = factories.assessment()
    assert (make(assessment, Decision()), decisions_of(assessment)) == (Decided(version=0), {})
    assert not RoadmapDecision.objects.exists()


def test_a_decision_that_moved_on_is_a_conflict_and_stays() -> None:
    assessment = factories.assessment()
    make(assessment)
    colleague = factories.member(assessment.hospital, name="Demo Kollegium")
    make(assessment, DROPPED, note="Träger lehnt ab", base=1, by=colleague)
    late = make(assessment, Decision(status=StepStatus.DONE), base=1)
    conflict = DecisionConflict(
        SECOND_LINE,
        yours=NotedDecision(Decision(status=StepStatus.DONE)),
        theirs=NotedDecision(DROPPED, "Träger lehnt ab"),
        by_name="Demo Kollegium",
        at=LATER,
    )
    assert (late, decisions_of(assessment)) == (Decided(2, conflict), {"M-D1.1": DROPPED})


def test_a_decision_taken_back_leaves_the_proposal() -> None:
    assessment = factories.assessment()
    make(assessment)
    assert (take_back(assessment), decisions_of(assessment)) == (Decided(version=2), {})
    assert [(card.noted, card.version) for card in decision_cards_of(assessment)] == [(NotedDecision(), 2)]


def test_an_old_page_cannot_overwrite_what_was_taken_back_and_decided_again() -> None:
    assessment = factories.assessment()
    make(assessment)
    take_back(assessment)
    make(assessment, DROPPED, base=2)
    assert make(assessment, base=1).conflict is not None
    assert decisions_of(assessment) == {"M-D1.1": DROPPED}


def test_a_decision_on_an_application_that_is_gone_can_be_taken_back() -> None:
    assessment = factories.assessment()
    step = with_application(assessment)
    make(assessment, DROPPED, step=step)
    remove_application(assessment=assessment, code=step.code, by=assessment.created_by, at=NOON)
    assert (take_back(assessment, step), decisions_of(assessment)) == (Decided(version=2), {})


def test_every_decision_is_in_the_history() -> None:
    assessment = factories.assessment()
    make(assessment, note="Angebote")
    take_back(assessment)
    nothing = {"dropped": False, "deferred_to": None, "owner": "", "due_date": None, "status": "open", "note": ""}
    said = {"owner": "IT-Leitung", "due_date": "2027-06-30", "status": "running", "note": "Angebote"}
    assert [(event.subject, event.details) for event in ChangeEvent.objects.filter(kind=ChangeKind.STEP_DECIDED)] == [
        ("M-D1.1", {**nothing, **said, "version": 1}),
        ("M-D1.1", {**nothing, "version": 2}),
    ]


@pytest.mark.parametrize(
    ("step", "decision", "note", "refusal"),
    [
        pytest.param(StepKey(StepKind.MEASURE, "D9.9"), DROPPED, "", StepIsUnknown, id="unknown measure"),
        pytest.param(StepKey(StepKind.MOVE, "A01"), DROPPED, "", StepIsUnknown, id="application nobody runs"),
        pytest.param(StepKey(StepKind.CLUSTER, "K9"), DROPPED, "", StepIsUnknown, id="unknown cluster"),
        pytest.param(
            SECOND_LINE,
            Decision(dropped=True, deferred_to=date(2027, 1, 1)),
            "",
            DroppedAndDeferred,
            id="dropped and deferred",
        ),
        pytest.param(SECOND_LINE, Decision(owner="x" * 81), "", TextTooLong, id="endless owner"),
        pytest.param(SECOND_LINE, DROPPED, "x" * 1001, TextTooLong, id="endless note"),
        pytest.param(SECOND_LINE, DROPPED, "\x00", ControlCharacters, id="NUL"),
        pytest.param(SECOND_LINE, Decision(due=date(1989, 12, 31)), "", DateIsImplausible, id="last century"),
        pytest.param(SECOND_LINE, Decision(deferred_to=date(2101, 1, 1)), "", DateIsImplausible, id="next century"),
    ],
)
def test_broken_input_is_refused_and_nothing_is_stored(
    step: StepKey, decision: Decision, note: str, refusal: type[Refusal]
) -> None:
    assessment = factories.assessment()
    with pytest.raises(refusal):
        make(assessment, decision, step=step, note=note)
    assert not RoadmapDecision.objects.exists()


def test_a_closed_assessment_keeps_its_decisions() -> None:
    assessment = factories.assessment()
    make(assessment)
    factories.closed(assessment)
    for deed in (lambda: make(assessment, DROPPED, base=1), lambda: take_back(assessment)):
        with pytest.raises(AssessmentIsClosed):
            deed()
    assert decisions_of(assessment) == {"M-D1.1": ASSIGNED}


@pytest.mark.parametrize("decisions", [1, 30])
def test_reading_costs_one_query(decisions: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    edition = factories.edition_of_size(30)
    assessment = factories.assessment(by=factories.edition(edition))
    for code in list(edition.questions)[:decisions]:
        make(assessment, step=StepKey(StepKind.MEASURE, code))
    with django_assert_num_queries(1):
        found = decisions_of(assessment)
    with django_assert_num_queries(1):
        cards = decision_cards_of(assessment)
    assert (len(found), len(cards)) == (decisions, decisions)

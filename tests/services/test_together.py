"""Working together: assignments, discussions, second opinions, presence, meetings and reminders."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from assessments.domain.answers import Entry, Given, Said, Unknown
from assessments.domain.functions import HouseFunction
from assessments.domain.roles import Role
from assessments.models import Assessment, Attendee, ChangeEvent, Comment, Presence, User
from assessments.services.answering import Conflict, record_answers
from assessments.services.assigning import (
    CannotAnswer,
    NoSuchAssignment,
    UnknownPart,
    assign,
    own_codes,
    sections_in,
    waiting_for,
    withdraw_assignment,
)
from assessments.services.discussing import (
    EDITABLE_FOR,
    NotAMember,
    TooLate,
    delete_comment,
    edit_comment,
    mark_read,
    settle,
    write_comment,
)
from assessments.services.discussion_reading import ThreadMark, thread_marks, thread_of
from assessments.services.dissent import give_opinion, opinions_of, withdraw_opinion
from assessments.services.meetings import MeetingIsOver, NoAttendees, decide, decisions_of, end_meeting, start_meeting
from assessments.services.plain_text import TextIsMissing
from assessments.services.presence import LASTS, present_at, show_presence
from assessments.services.reading import workspace_of
from assessments.services.reminding import send_reminders
from assessments.services.writing import AssessmentIsClosed
from tests import factories

pytestmark = pytest.mark.django_db
NOON = factories.NOON


def given(assessment: Assessment, code: str, to: User | HouseFunction, *, days: int | None = None) -> int:
    """Assign, and return the key."""
    due_on = None if days is None else factories.TODAY + timedelta(days=days)
    by = assessment.created_by
    return assign(assessment=assessment, code=code, to=to, due_on=due_on, message="Bitte", by=by, at=NOON).pk


def commented(assessment: Assessment, by: User, *, minutes: int = 0, mentions: tuple[int, ...] = ()) -> Comment:
    """Write a comment on D1.1."""
    at = NOON + timedelta(minutes=minutes)
    return write_comment(assessment=assessment, question="D1.1", text="Wer weiß das?", mentions=mentions, by=by, at=at)


# --- Assignments ------------------------------------------------------------------------------------------------------


def test_what_is_assigned_to_a_limited_contributor_is_added_to_their_sections_until_it_is_withdrawn() -> None:
    assessment = factories.assessment()
    person = factories.member(assessment.hospital, sections=["D2"])
    key = given(assessment, "D1.1", person)
    given(assessment, "D1.2", HouseFunction.PRIVACY)
    assert sections_in(assessment, person, ["D2"]) == {"D2", "D1.1"} == own_codes(assessment, person)
    withdraw_assignment(assessment=assessment, assignment_id=key, by=assessment.created_by, at=NOON)
    assert sections_in(assessment, person, ["D2"]) == {"D2"}


def test_whoever_is_not_limited_stays_so_but_has_questions_of_their_own() -> None:
    assessment = factories.assessment()
    person = factories.member(assessment.hospital)
    given(assessment, "D1.1", person)
    assert (sections_in(assessment, person, []), own_codes(assessment, person)) == (frozenset(), {"D1.1"})


def test_assigning_again_changes_the_day_and_is_no_second_row() -> None:
    assessment = factories.assessment()
    assert given(assessment, "D1", HouseFunction.FINANCE) == given(assessment, "D1", HouseFunction.FINANCE, days=3)


def test_only_parts_of_the_edition_go_to_people_who_may_answer() -> None:
    assessment = factories.assessment()
    with pytest.raises(UnknownPart):
        given(assessment, "D9", HouseFunction.FINANCE)
    for stranger in (factories.user(), factories.member(assessment.hospital, Role.AUDITOR)):
        with pytest.raises(CannotAnswer):
            given(assessment, "D1", stranger)
    with pytest.raises(NoSuchAssignment):
        withdraw_assignment(assessment=assessment, assignment_id=0, by=assessment.created_by, at=NOON)


def test_signing_in_leads_a_contributor_to_what_is_due_first_and_nobody_else() -> None:
    first, house = factories.assessment(), factories.hospital()
    second = factories.assessment(house, by=first.edition)
    person = factories.member(first.hospital)
    assert waiting_for(person) is None
    given(first, "D1", person, days=9)
    assert waiting_for(person) == first
    given(second, "D1", _joined(person, second), days=2)
    assert (waiting_for(person), waiting_for(first.created_by)) == (second, None)


def _joined(person: User, assessment: Assessment) -> User:
    assessment.hospital.memberships.create(user=person, role=Role.CONTRIBUTOR)
    return person


# --- Second opinions --------------------------------------------------------------------------------------------------


def test_a_second_opinion_is_kept_beside_the_answer_and_changes_nothing() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    person = factories.member(assessment.hospital, name="Anna")
    before = workspace_of(assessment).sheet
    for level in (Given(4), Unknown()):
        give_opinion(assessment=assessment, question="D1.1", opinion=level, reason=" Weil. ", by=person, at=NOON)
    kept = [(one.question, one.answer, one.reason, one.by) for one in opinions_of(assessment)]
    assert kept == [("D1.1", Unknown(), "Weil.", "Anna")]
    assert workspace_of(assessment).sheet == before
    withdraw_opinion(assessment=assessment, question="D1.1", by=person, at=NOON)
    assert opinions_of(assessment) == ()


# --- Discussions ------------------------------------------------------------------------------------------------------


def test_comments_are_new_to_others_until_they_have_read_them() -> None:
    assessment = factories.assessment()
    anna, ben = factories.member(assessment.hospital), factories.member(assessment.hospital)
    commented(assessment, anna)
    commented(assessment, ben, minutes=5)
    assert thread_marks(assessment, anna) == {"D1.1": ThreadMark(2, 1, settled=False)}
    assert thread_marks(assessment, assessment.created_by) == {"D1.1": ThreadMark(2, 2, settled=False)}
    mark_read(assessment=assessment, question="D1.1", reader=anna, until=NOON + timedelta(minutes=5))
    mark_read(assessment=assessment, question="D1.1", reader=anna, until=NOON)
    assert thread_marks(assessment, anna) == {"D1.1": ThreadMark(2, 0, settled=False)}


def test_a_new_comment_opens_a_settled_thread_again() -> None:
    assessment = factories.assessment()
    lead = assessment.created_by
    commented(assessment, lead)
    settle(assessment=assessment, question="D1.1", settled=True, by=lead, at=NOON)
    assert thread_marks(assessment, lead) == {"D1.1": ThreadMark(1, 0, settled=True)}
    commented(assessment, lead, minutes=1)
    assert thread_marks(assessment, lead) == {"D1.1": ThreadMark(2, 0, settled=False)}


def test_ones_own_comment_can_be_changed_for_a_while_and_leaves_a_trace() -> None:
    assessment = factories.assessment()
    anna, lead = factories.member(assessment.hospital), assessment.created_by
    row = commented(assessment, anna)
    soon, late = NOON + timedelta(minutes=1), NOON + EDITABLE_FOR + timedelta(seconds=1)
    edit_comment(assessment=assessment, comment_id=row.pk, text="Wer misst das?", by=anna, at=soon)
    for by, at in ((lead, soon), (anna, late)):
        with pytest.raises(TooLate):
            delete_comment(assessment=assessment, comment_id=row.pk, by=by, at=at)
    (card,) = thread_of(assessment, "D1.1", lead).comments
    assert (card.text, card.edited_at, card.unread) == ("Wer misst das?", soon, True)
    delete_comment(assessment=assessment, comment_id=row.pk, by=anna, at=soon)
    (card,) = thread_of(assessment, "D1.1", lead).comments
    assert (card.text, card.deleted_at, card.unread) == ("", soon, False)
    assert "Wer misst das?" not in str(list(ChangeEvent.objects.values_list("details", flat=True)))


def test_only_people_of_the_house_are_mentioned_and_something_is_said() -> None:
    assessment = factories.assessment()
    stranger = factories.user()
    with pytest.raises(NotAMember):
        commented(assessment, assessment.created_by, mentions=(stranger.pk,))
    with pytest.raises(TextIsMissing):
        write_comment(
            assessment=assessment, question="D1.1", text=" \n", mentions=(), by=assessment.created_by, at=NOON
        )
    with pytest.raises(AssessmentIsClosed):
        commented(factories.closed(assessment), assessment.created_by)


# --- Presence ---------------------------------------------------------------------------------------------------------


def test_presence_is_one_row_that_means_nothing_after_two_minutes() -> None:
    assessment = factories.assessment()
    anna, lead = factories.member(assessment.hospital, name="Anna"), assessment.created_by
    for at in (NOON - LASTS, NOON):
        show_presence(assessment=assessment, dimension="D1", person=anna, at=at)
    seen = [
        present_at(assessment, d, at=at, without=w)
        for d, at, w in (
            ("D1", NOON + LASTS - timedelta(seconds=1), lead),
            ("D1", NOON + LASTS, lead),
            ("D2", NOON, lead),
            ("D1", NOON, anna),
        )
    ]
    assert (seen, Presence.objects.count()) == ([("Anna",), (), (), ()], 1)


# --- Meetings ---------------------------------------------------------------------------------------------------------


def test_a_meeting_decides_like_any_other_answer_and_remembers_before_after_and_who_agreed() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    lead = assessment.created_by
    meeting = start_meeting(
        assessment=assessment,
        title="Workshop",
        questions=["D2.1", "D1.1"],
        members=[lead.pk],
        others=["Pflege", "Pflege"],
        by=lead,
        at=NOON,
    )
    nursing = Attendee.objects.get(meeting=meeting, name="Pflege")
    stale = decide(meeting=meeting, question="D1.1", said=Said(Given(4)), base=0, agreed=[], by=lead, at=NOON)
    assert isinstance(stale, Conflict)
    assert decisions_of(meeting) == {}
    for level, base in ((4, 1), (3, 2)):
        said = Said(Given(level))
        assert not decide(meeting=meeting, question="D1.1", said=said, base=base, agreed=[nursing.pk], by=lead, at=NOON)
    card = decisions_of(meeting)["D1.1"]
    assert (meeting.questions, card.before.answer, card.after.answer, card.agreed) == (
        ["D1.1", "D2.1"],
        Given(2),
        Given(3),
        ("Pflege",),
    )
    record_answers(
        assessment=assessment, entries={"D1.1": Entry(Given(0))}, base_versions={"D1.1": 3}, by=lead, at=NOON
    )
    assert decisions_of(meeting)["D1.1"].after.answer == Given(3)
    end_meeting(meeting=meeting, by=lead, at=NOON)
    with pytest.raises(MeetingIsOver):
        decide(meeting=meeting, question="D2.1", said=Said(Given(1)), base=0, agreed=[], by=lead, at=NOON)


def test_a_meeting_without_anybody_is_none() -> None:
    assessment = factories.assessment()
    with pytest.raises(NoAttendees):
        start_meeting(
            assessment=assessment,
            title="Leer",
            questions=["D1.1"],
            members=[],
            others=[" "],
            by=assessment.created_by,
            at=NOON,
        )


# --- Reminders --------------------------------------------------------------------------------------------------------


def test_reminders_go_once_a_day_to_whom_it_concerns_and_say_nothing_of_the_answers() -> None:
    assessment = factories.assessment()
    lead, anna = assessment.created_by, factories.member(assessment.hospital)
    given(assessment, "D1", anna, days=-1)
    given(assessment, "D2.1", HouseFunction.PRIVACY, days=7)
    factories.answered(assessment, ["D1.1"])
    counts = [
        send_reminders(at=NOON + timedelta(days=days), link_to=lambda *_ids: "https://site.example/x").sent
        for days in (0, 0, 1, 7)
    ]
    assert counts == [2, 0, 0, 2]
    letters = {letter.to[0]: letter.body for letter in mail.outbox[:2]}
    assert letters.keys() == {lead.email, anna.email}
    assert "1 Aufgabe ist überfällig." in letters[anna.email]
    assert "1 Aufgabe ist bald fällig." in letters[lead.email]


def test_the_command_links_to_the_site(capsys: pytest.CaptureFixture[str]) -> None:
    assessment = factories.assessment()
    given(assessment, "D1", assessment.created_by, days=-400)
    for _run in range(2):
        call_command("send_reminders", site="https://site.example/")
    assert capsys.readouterr().out == "1 sent, 0 not sent\n0 sent, 0 not sent\n"
    assert f"https://site.example/krankenhaeuser/{assessment.hospital_id}/" in mail.outbox[0].body

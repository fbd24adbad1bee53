"""Two assessments of one hospital and two people in it: what belongs to one says nothing of the other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessments.domain.answers import Entry, Given
from assessments.models import Assessment, SecondOpinion, User
from assessments.services.answering import record_answers
from assessments.services.assigning import assign, assignments_of
from assessments.services.discussing import mark_read, own_comment, write_comment
from assessments.services.discussion_reading import thread_marks, thread_of
from assessments.services.dissent import withdraw_opinion
from assessments.services.meetings import comments_during, start_meeting
from assessments.services.pace import own_answers_at
from assessments.services.reading import workspace_of
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def mine() -> Assessment:
    return factories.assessment()


@pytest.fixture
def sibling(mine: Assessment) -> Assessment:
    return factories.assessment(mine.hospital, by=mine.edition, title="2025")


@pytest.fixture
def people(mine: Assessment) -> tuple[User, User]:
    return factories.member(mine.hospital), factories.member(mine.hospital)


def test_answers_are_numbered_in_each_assessment(mine: Assessment, sibling: Assessment) -> None:
    for codes in (["D1.1"], ["D1.2", "D2.1"]):
        factories.answered(sibling, codes)
        factories.answered(mine, codes)
    assert dict(workspace_of(mine).versions) == {"D1.1": 1, "D1.2": 1, "D2.1": 1}


def test_comments_are_changed_in_their_assessment_and_told_of_in_its_meetings(
    mine: Assessment, sibling: Assessment
) -> None:
    by = mine.created_by
    here, there = (
        write_comment(assessment=row, question="D1.1", text=row.title, mentions=(), by=by, at=NOON)
        for row in (mine, sibling)
    )
    meeting = start_meeting(
        assessment=mine, title="Runde", questions=["D1.1"], members=[], others=["Pflege"], by=by, at=NOON
    )
    assert comments_during(meeting, now=LATER) == {"D1.1": (here,)}
    assert [own_comment(mine, one.pk, by, at=LATER) for one in (here, there)] == [here, None]


def test_everybody_reads_for_themselves(mine: Assessment, people: tuple[User, User]) -> None:
    write_comment(assessment=mine, question="D1.1", text="Ja", mentions=(), by=mine.created_by, at=NOON)
    mark_read(assessment=mine, question="D1.1", reader=people[0], until=LATER)
    assert [thread_of(mine, "D1.1", person).unread for person in people] == [0, 1]
    assert [thread_marks(mine, person)["D1.1"].unread for person in people] == [0, 1]


def test_an_opinion_is_taken_back_by_whoever_has_it(mine: Assessment, people: tuple[User, User]) -> None:
    for person in people:
        SecondOpinion.objects.create(assessment=mine, question_code="D1.1", level=1, reason="Darum", by=person, at=NOON)
    withdraw_opinion(assessment=mine, question="D1.1", by=people[0], at=NOON)
    assert [row.by for row in mine.second_opinions.all()] == [people[1]]


def test_ones_own_list_names_what_was_given_to_oneself(mine: Assessment, people: tuple[User, User]) -> None:
    for code, person in zip(("D1", "D2"), people, strict=True):
        assign(assessment=mine, code=code, to=person, due_on=None, message="", by=mine.created_by, at=NOON)
    own = assignments_of(mine, workspace_of(mine), on=TODAY, person=people[1])
    assert [(card.code, card.person) for card in own] == [("D2", str(people[1]))]


def test_ones_own_pace_is_that_of_ones_own_answers(mine: Assessment, people: tuple[User, User]) -> None:
    for code, person, at in (("D1.1", people[0], NOON), ("D2.1", people[1], LATER)):
        record_answers(assessment=mine, entries={code: Entry(Given(2))}, base_versions={}, by=person, at=at)
    assert own_answers_at(mine, people[1]) == (LATER,)

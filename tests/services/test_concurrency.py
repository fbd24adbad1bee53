"""Several people at once, each with a connection of their own: everything is stored or answered, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connections

from assessments.domain.answers import Entry, Given, Said
from assessments.models import Answer, AnswerEvent, Assessment, HospitalApplication, Report
from assessments.services.answering import Recorded, record_answers
from assessments.services.inventory import Chosen, choose_archetypes
from assessments.services.reporting import request_report
from assessments.services.tenancy import everywhere
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 4
T = TypeVar("T")


def at_once(deeds: list[Callable[[], T]]) -> list[T]:
    """Do all deeds in threads that start together."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], T]) -> T:
        start.wait()
        try:
            with everywhere(reason="a thread starts without the scope of the test"):
                return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(run, deeds))


def saves(assessment: Assessment, code: str, level: int) -> Callable[[], Recorded]:
    return lambda: record_answers(
        assessment=assessment,
        entries={code: Entry(Given(level))},
        base_versions={},
        by=assessment.created_by,
        at=NOON,
    )


def test_different_answers_are_all_stored() -> None:
    edition = factories.edition_of_size(20)
    assessment = factories.assessment(by=factories.edition(edition))
    recorded = at_once([saves(assessment, code, 3) for code in edition.questions])
    assert sorted(one.saved for one in recorded) == sorted((code,) for code in edition.questions)
    assert Answer.objects.filter(level=3).count() == AnswerEvent.objects.count() == 20


def test_of_different_values_for_one_answer_the_first_is_stored_and_the_others_are_told() -> None:
    assessment = factories.assessment()
    recorded = at_once([saves(assessment, "D1.1", level) for level in range(WRITERS)])
    stored = Answer.objects.get()
    assert [one.saved for one in recorded].count(("D1.1",)) == 1
    assert {one.conflicts[0].theirs for one in recorded if one.conflicts} == {Said(Given(stored.level))}
    assert (stored.version, AnswerEvent.objects.count()) == (1, 1)


def test_the_same_value_from_everybody_is_stored_once_and_is_no_conflict() -> None:
    assessment = factories.assessment()
    recorded = at_once([saves(assessment, "D1.1", 2) for _writer in range(WRITERS)])
    assert sorted(recorded, key=str) == sorted([Recorded(("D1.1",), ()), *[Recorded((), ())] * (WRITERS - 1)], key=str)
    assert AnswerEvent.objects.count() == 1


def test_everybody_ticking_the_same_archetypes_adds_them_once() -> None:
    assessment = factories.assessment()

    def tick() -> Chosen:
        return choose_archetypes(
            assessment=assessment, archetypes=frozenset({"A01", "A02"}), by=assessment.created_by, at=NOON
        )

    at_once([tick] * WRITERS)
    assert list(HospitalApplication.objects.values_list("code", flat=True)) == ["A01", "A02"]


def test_everybody_asking_for_the_same_report_gets_the_same_one() -> None:
    assessment = factories.assessment()

    def ask() -> Report:
        return request_report(assessment=assessment, language="de", by=assessment.created_by, at=NOON)

    assert len({report.pk for report in at_once([ask] * WRITERS)}) == 1

"""All questions on one page, and how long the rest will take."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.domain.answers import Entry, Given, NotApplicable, Unknown
from assessments.models import Assessment
from assessments.services.answering import record_answers
from tests import factories
from tests.web.pages import address, parsed, signed_in, texts

pytestmark = pytest.mark.django_db

CODES = "//main//*[contains(@class, 'code')]"


@pytest.fixture
def assessment() -> Assessment:
    return factories.assessment(by=factories.edition(factories.edition_of_size(10)))


@pytest.fixture
def lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


@pytest.mark.parametrize(
    ("show", "codes"),
    [
        ("alle", ["D1.1", "D1.2", "D1.3", "D1.4", "D1.5", "D2.1", "D2.2", "D2.3", "D2.4", "D2.5"]),
        ("offen", ["D1.5", "D2.1", "D2.2", "D2.3", "D2.4", "D2.5"]),
        ("unbekannt", ["D1.2"]),
        ("markiert", ["D1.3"]),
        ("vertippt", ["D1.1", "D1.2", "D1.3", "D1.4", "D1.5", "D2.1", "D2.2", "D2.3", "D2.4", "D2.5"]),
    ],
)
def test_filters(assessment: Assessment, lead: Client, show: str, codes: list[str]) -> None:
    factories.answered(assessment, ["D1.1"])
    factories.answered(assessment, ["D1.2"], Unknown())
    entries = {"D1.3": Entry(Given(1), flagged=True), "D1.4": Entry(NotApplicable("kein Labor"))}
    record_answers(
        assessment=assessment, entries=entries, base_versions={}, by=assessment.created_by, at=factories.NOON
    )

    page = lead.get(address("all_questions", assessment), {"zeigen": show})

    assert texts(page, CODES) == codes
    assert texts(page, "//nav[@aria-label='Fragen filtern']//a") == [
        "Alle (10)",
        "Offen (6)",
        "Weiß nicht (1)",
        "Für später markiert (1)",
    ]


def test_every_question_leads_to_its_place_and_shows_its_levels(assessment: Assessment, lead: Client) -> None:
    page = lead.get(address("all_questions", assessment))

    first = parsed(page).xpath("(//ul[@class='all-questions']/li)[1]")[0]
    assert first.xpath(".//a/@href")[0] == f"{address('dimension', assessment, dimension='D1')}#D1.1"
    assert len(first.xpath(".//ol/li")) == 5


@pytest.mark.parametrize(("answered", "told"), [(4, False), (5, True), (10, False)])
def test_time_left_is_told_from_the_fifth_answer_to_the_last(
    assessment: Assessment, lead: Client, answered: int, told: bool
) -> None:
    who = factories.lead(assessment.hospital)
    codes = [f"D{1 + number // 5}.{1 + number % 5}" for number in range(answered)]
    for minute, code in enumerate(codes):
        record_answers(
            assessment=assessment,
            entries={code: Entry(Given(2))},
            base_versions={},
            by=who,
            at=factories.NOON + timedelta(minutes=minute),
        )

    for name in ("all_questions", "tasks"):
        words = " ".join(texts(lead.get(address(name, assessment)), "//main"))
        assert ("ungefähr noch 5 Minuten" in words) is told


@pytest.mark.parametrize("questions", [1, 30])
def test_query_budget(questions: int) -> None:
    assessment = factories.assessment(by=factories.edition(factories.edition_of_size(questions)))
    client = signed_in(factories.lead(assessment.hospital))
    client.get(address("all_questions", assessment))

    with CaptureQueriesContext(connection) as queries:
        client.get(address("all_questions", assessment))

    assert len(queries) == 6

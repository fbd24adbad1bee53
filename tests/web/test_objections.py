"""The common objections, answered for one house."""

from dataclasses import replace

import pytest
from django.http import HttpResponse

from assessments.domain.answers import Given, NotApplicable
from assessments.domain.catalogue import Edition
from assessments.domain.guidance import Objection
from assessments.models import Assessment
from tests import factories
from tests.domain import builders
from tests.web.pages import address, parsed, said, signed_in, texts

pytestmark = pytest.mark.django_db


def _edition() -> Edition:
    questions = tuple(builders.question(code) for code in ("D1.1", "D1.2", "D1.3"))
    words = {name: builders.text(name) for name in ("title", "meant", "settled", "open", "stands")}
    unsafe = Objection("unsafe", questions=("D1.1", "D1.2"), **words)
    return replace(builders.edition(questions=questions), objections=(unsafe,))


@pytest.fixture
def assessment() -> Assessment:
    return factories.assessment(by=factories.edition(_edition()))


def _look(assessment: Assessment) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("objections", assessment))


def _answer(page: HttpResponse) -> str:
    return said(parsed(page).xpath("//p[@class='answer']")[0])


def test_without_answers_nothing_can_be_told(assessment: Assessment) -> None:
    page = _look(assessment)

    assert texts(page, "//main//h2") == ["„title“"]
    assert texts(page, "//*[@class='objection-head']/span") == ["offen"]
    assert _answer(page) == (
        "Ob dieser Einwand für Ihr Haus zutrifft, lässt sich noch nicht sagen. Noch nicht beantwortet: D1.1, D1.2."
    )


@pytest.mark.parametrize(
    ("levels", "status", "answer"),
    [((3, 4), "beantwortet", "settled"), ((2, 4), "offen", "open"), ((1, 4), "derzeit nicht entkräftet", "stands")],
)
def test_answers_settle_an_objection(assessment: Assessment, levels: tuple[int, int], status: str, answer: str) -> None:
    for code, level in zip(("D1.1", "D1.2"), levels, strict=True):
        factories.answered(assessment, [code], Given(level))

    page = _look(assessment)

    assert texts(page, "//*[@class='objection-head']/span") == [status]
    assert _answer(page) == answer


def test_the_evidence_leads_to_its_question(assessment: Assessment) -> None:
    factories.answered(assessment, ["D1.1"], Given(1))
    factories.answered(assessment, ["D1.2"], NotApplicable("kein Dienst"))

    page = _look(assessment)

    assert texts(page, "//ul[@class='evidence']/li") == [
        "Frage D1.1? D1.1 Ihre Antwort: D1.1 1 – das stützt den Einwand",
        "Frage D1.2? D1.2 trifft nicht zu",
    ]
    assert parsed(page).xpath("//ul[@class='evidence']//a/@href")[0] == (
        f"{address('dimension', assessment, dimension='D1')}#D1.1"
    )


def test_an_edition_without_objections_says_so() -> None:
    assert texts(_look(factories.assessment()), "//p[@class='empty']") == [
        "Diese Ausgabe des Katalogs enthält noch keine Einwände."
    ]


def test_queries(assessment: Assessment, django_assert_num_queries: object) -> None:
    client = signed_in(assessment.created_by)
    client.get(address("objections", assessment))

    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(address("objections", assessment))

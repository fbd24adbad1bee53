"""What is worth clarifying first: against the verdicts for all five levels."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings

from assessments.domain.answers import Given, NotApplicable, Unknown
from assessments.domain.case import Case
from assessments.domain.hospital import Application
from assessments.domain.levers.analysis import levers_of
from assessments.domain.levers.values import ChangeKind, Clarification
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import Quadrant
from assessments.domain.rules import Range
from assessments.domain.scoring import score
from tests.domain.builders import HOUSE, archetype, edition, question, rule, sheet
from tests.domain.levers.exhaustive import House
from tests.domain.levers.houses import applications, houses

WEIGHTS = {"S": Fraction(1), "D": Fraction(1), "C": Fraction(1)}


def clarifications(house: House, *systems: Application) -> tuple[Clarification, ...]:
    return levers_of(Case(house.edition, HOUSE, house.sheet, systems, house.weights)).clarifications


@settings(max_examples=100)
@given(house=houses(), application=applications())
def test_an_answer_is_worth_what_its_five_levels_change(house: House, application: Application) -> None:
    open_codes = [
        code for code in house.edition.questions if not isinstance(house.sheet.answer(code), (Given, NotApplicable))
    ]
    found = {one.code: one for one in clarifications(house, application) if one.kind is ChangeKind.ANSWER}
    before = score(house.edition, house.sheet)

    assert found.keys() == set(open_codes)
    for code in open_codes:
        known = [house.sheet.with_answer(code, Given(level)) for level in range(5)]
        verdicts = {House(house.edition, one, house.weights).verdict(application) for one in known}
        cards = [score(house.edition, one) for one in known]

        assert found[code].verdicts == (() if verdicts == {house.verdict(application)} else ("A01",))
        assert set(found[code].quadrants) == {card.position.quadrant for card in cards}
        for card in cards:
            assert width(before.readiness) - width(card.readiness) == found[code].readiness
            assert width(before.pressure) - width(card.pressure) == found[code].pressure


def width(index) -> Fraction:
    return index.high - index.low


@settings(max_examples=100)
@given(house=houses(), application=applications())
def test_a_code_is_worth_what_its_five_levels_change(house: House, application: Application) -> None:
    found = {one.code: one for one in clarifications(house, application) if one.kind is ChangeKind.CODE}
    today = house.verdict(application)

    assert found.keys() == {letter for letter, level in application.codes.items() if level is None}
    for letter, one in found.items():
        verdicts = {house.verdict(application, ((ChangeKind.CODE, letter, None, level),)) for level in range(5)}

        assert one.verdicts == (() if verdicts == {today} else ("A01",))
        assert (one.readiness, one.pressure) == (0, 0)


def test_the_list_begins_with_what_most_verdicts_depend_on() -> None:
    of = edition(
        questions=[question("D1.1"), question("D3.1")],
        archetypes=(archetype(S=4, D=0, C=0), archetype("A02", S=4, D=0, C=0)),
        rules=(rule("law", OperatingModel.SAAS, answers=(Range("D3.1", 0, 1),)),),
    )
    house = House(of, sheet({"D1.1": Unknown()}), WEIGHTS)
    found = clarifications(house, Application("A01", "A01"), Application("A02", "A02", name="Labor", codes={"S": None}))

    assert [(one.code, one.application, one.verdicts) for one in found] == [
        ("D3.1", None, ("A01", "A02")),
        ("S", "A02", ("A02",)),
        ("D1.1", None, ()),
    ]
    assert [one.text.in_language("de") for one in found] == [
        "Klären Sie zuerst D3.1: 2 Empfehlungen hängen davon ab.",
        "Klären Sie S bei „Labor“: Eine Empfehlung hängt davon ab.",
        "Klären Sie D1.1: Keine Empfehlung hängt davon ab, aber die Spanne des Lagebilds wird um 50,0 Punkte schmaler.",
    ]
    assert found[2].quadrants == (Quadrant.UNDETERMINED,)


def test_a_house_without_open_questions_has_nothing_to_clarify() -> None:
    house = House(edition(questions=[question("D1.1")]), sheet({"D1.1": 2}), WEIGHTS)

    assert clarifications(house, Application("A01", "A01")) == ()

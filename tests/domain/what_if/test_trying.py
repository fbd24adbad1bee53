"""A house with changes is a house like any other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.domain.answers import Given, NotApplicable, Unknown
from assessments.domain.criteria import WeightPreset
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.scope import Scope
from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.trying import (
    ImpossibleChange,
    LevelsOutOfRange,
    UnknownApplications,
    UnknownLetters,
    UnknownPreset,
    UnknownQuestions,
    WeightsOutOfRange,
    changed,
)
from assessments.domain.workspace import Workspace
from tests.domain import builders
from tests.domain.builders import HOUSE, question, sheet, text

ONLY_MARKET = WeightPreset("market", text("Markt"), {"S": Fraction(1), "D": Fraction(0), "C": Fraction(0)})
EDITION = replace(
    builders.edition(questions=[question("D1.1"), question("D1.2"), question("D1.3")]),
    presets=(*builders.edition().presets, ONLY_MARKET),
)
REAL = Workspace(
    edition=EDITION,
    profile=HOUSE,
    sheet=sheet({"D1.1": 1, "D1.2": NotApplicable("keine")}),
    applications=(Application("LAB", "A01", codes={"S": 3}), Application("PACS", "A01")),
    preset="equal",
    weights=EDITION.presets[0].weights,
    scope=Scope.FULL,
    versions={"D1.1": 1},
)


def test_without_changes_everything_stays() -> None:
    assert changed(REAL, Changes()) == REAL


def test_the_real_state_is_not_touched() -> None:
    before = dict(REAL.sheet.entries), dict(REAL.applications[0].codes)
    changed(REAL, Changes(answers={"D1.1": 4}, codes={("LAB", "S"): 0}))
    assert (dict(REAL.sheet.entries), dict(REAL.applications[0].codes)) == before


def test_answers_become_levels_or_unknown() -> None:
    tried = changed(REAL, Changes(answers={"D1.1": None, "D1.2": 4}))
    assert tried.sheet == sheet({"D1.1": Unknown(), "D1.2": 4})


@pytest.mark.parametrize(
    ("answers", "lifted"),
    [
        pytest.param({}, 3, id="a low answer is lifted"),
        pytest.param({"D1.1": 4}, 4, id="a high one stays"),
        pytest.param({"D1.1": None}, 3, id="an unknown one is known then"),
    ],
)
def test_a_finished_measure_lifts_its_question(answers: dict[str, int | None], lifted: int) -> None:
    tried = changed(REAL, Changes(answers=answers, measures=frozenset({"D1.1"})))
    assert tried.sheet.answer("D1.1") == Given(lifted)


def test_a_finished_measure_makes_its_question_applicable() -> None:
    assert changed(REAL, Changes(measures=frozenset({"D1.2"}))).sheet.answer("D1.2") == Given(3)


def test_codes_products_and_places_change_their_application_alone() -> None:
    tried = changed(
        REAL,
        Changes(
            codes={("LAB", "D"): 0, ("LAB", "C"): None},
            confirmed={"LAB": frozenset({OperatingModel.SAAS})},
            places={"LAB": Place.GROUP},
        ),
    )
    laboratory = Application(
        "LAB",
        "A01",
        codes={"S": 3, "D": 0, "C": None},
        confirmed=frozenset({OperatingModel.SAAS}),
        place_preference=Place.GROUP,
    )
    assert tried.applications == (laboratory, REAL.applications[1])


def test_a_confirmed_product_can_be_taken_back() -> None:
    proven = changed(REAL, Changes(confirmed={"LAB": frozenset({OperatingModel.SAAS})}))
    assert changed(proven, Changes(confirmed={"LAB": frozenset()})).applications == REAL.applications


def test_another_preset_weighs() -> None:
    tried = changed(REAL, Changes(preset="market"))
    assert (tried.preset, tried.weights) == ("market", ONLY_MARKET.weights)


def test_own_weights_weigh() -> None:
    own = {"S": Fraction(3), "D": Fraction(1)}
    tried = changed(REAL, Changes(weights=own))
    assert (tried.preset, tried.weights) == ("custom", own)


@pytest.mark.parametrize(
    ("changes", "refusal", "codes"),
    [
        pytest.param(Changes(answers={"D9.9": 1, "D8.8": 1}), UnknownQuestions, ("D8.8", "D9.9"), id="questions"),
        pytest.param(Changes(measures=frozenset({"D9.9"})), UnknownQuestions, ("D9.9",), id="measure"),
        pytest.param(Changes(codes={("X", "S"): 1}), UnknownApplications, ("X",), id="application of a code"),
        pytest.param(Changes(confirmed={"X": frozenset()}), UnknownApplications, ("X",), id="of a product"),
        pytest.param(Changes(places={"X": Place.OWN}), UnknownApplications, ("X",), id="of a place"),
        pytest.param(Changes(codes={("LAB", "Z"): 1}), UnknownLetters, ("Z",), id="letter"),
        pytest.param(Changes(weights={"Z": Fraction(1)}), UnknownLetters, ("Z",), id="letter of a weight"),
        pytest.param(Changes(preset="nobody"), UnknownPreset, ("nobody",), id="preset"),
        pytest.param(Changes(answers={"D1.1": 5}), LevelsOutOfRange, ("D1.1",), id="level of an answer"),
        pytest.param(Changes(codes={("LAB", "S"): -1}), LevelsOutOfRange, ("LAB S",), id="level of a code"),
        pytest.param(Changes(weights={"S": Fraction(-1)}), WeightsOutOfRange, ("S",), id="negative weight"),
        pytest.param(Changes(weights={"S": Fraction(0)}), WeightsOutOfRange, ("S",), id="weights of nothing"),
    ],
)
def test_what_has_no_place_is_refused_by_name(
    changes: Changes, refusal: type[ImpossibleChange], codes: tuple[str, ...]
) -> None:
    with pytest.raises(refusal) as refused:
        changed(REAL, changes)
    assert refused.value.codes == codes

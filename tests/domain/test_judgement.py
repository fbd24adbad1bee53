"""The one result: verdicts, how sure they are, and no recommendation where none leads often enough."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from assessments.domain.answers import Given, NotApplicable, Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.judgement import judge, seed_of
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.recommendation import recommend
from assessments.domain.results import ApplicationVerdict, Result
from assessments.domain.robustness.values import CONTESTED_FROM, Acceptability, Band, ModelAcceptability, Robustness
from assessments.domain.robustness.withdrawal import with_robustness
from assessments.services.shipped import shipped_edition
from tests.domain import builders
from tests.domain.builders import A_DAY, HOUSE, archetype, modifier, question, sheet, values

HYBRID, IAAS, SAAS = OperatingModel.HYBRID, OperatingModel.IAAS, OperatingModel.SAAS
ROOT = Path(__file__).parents[2]
ONE_ANSWER = sheet({"D1.1": 2})


@pytest.fixture(scope="module")
def shipped() -> Edition:
    return shipped_edition("2026.11")


def judged(edition: Edition, answers: Sheet, *applications: Application, preset: str = "equal") -> Result:
    """Judge applications, by default one of each archetype."""
    return judge(
        Case(
            edition,
            HOUSE,
            answers,
            applications or tuple(Application(one.code, one.code) for one in edition.archetypes),
            edition.presets_by_code[preset].weights,
        ),
        as_of=A_DAY,
    )


def bands(result: Result) -> Counter[Band]:
    assert result.robustness is not None
    return Counter(result.robustness.of(one.code).band(one.verdict) for one in result.applications)


@pytest.mark.parametrize(
    ("preset", "misses"),
    [
        ("catalogue", {"A04": HYBRID, "A10": SAAS, "A32": SAAS, "A43": HYBRID}),
        ("equal", {"A46": HYBRID}),
    ],
)
def test_with_no_answers_at_all_every_archetype_keeps_the_verdict_of_the_catalogue(
    shipped: Edition, preset: str, misses: dict[str, OperatingModel]
) -> None:
    result = judged(shipped, Sheet(), preset=preset)
    targets = {code: one.target for code, one in shipped.archetypes_by_code.items()}
    assert {one.code: one.verdict for one in result.applications} == {**targets, **misses}
    assert bands(result) == {Band.ROBUST: 39, Band.CONTESTED: 10, Band.NONE: 1}


def test_with_the_first_answer_a_verdict_that_leads_too_rarely_is_withdrawn(shipped: Edition) -> None:
    result = judged(shipped, ONE_ANSWER)
    (withdrawn,) = [one for one in result.applications if one.verdict is None]
    assert (withdrawn.code, withdrawn.runner_up, result.split[None]) == ("A10", SAAS, 1)
    assert (
        withdrawn.because[0]
        .in_language("de")
        .startswith("Kein Betriebsmodell liegt in mindestens 40 von 100 denkbaren Gewichtungen vorn.")
    )
    assert [condition.rule for condition in withdrawn.conditions] == ["unanswered"]
    assert "A10" not in {move.application for move in result.next_moves}


def test_the_verdicts_that_stay_are_those_of_the_scoring(shipped: Edition) -> None:
    plain = recommend(
        Case(
            shipped,
            HOUSE,
            ONE_ANSWER,
            tuple(Application(one.code, one.code) for one in shipped.archetypes),
            shipped.presets_by_code["equal"].weights,
        ),
        as_of=A_DAY,
    )
    result = judged(shipped, ONE_ANSWER)
    stayed = {one.code: one for one in result.applications if one.verdict is not None}
    assert stayed == {one.code: one for one in plain.applications if one.code in stayed}
    assert (plain.robustness, len(stayed)) == (None, 49)


def test_the_same_house_gives_the_same_result(shipped: Edition) -> None:
    assert judged(shipped, ONE_ANSWER) == judged(shipped, ONE_ANSWER)


def test_one_application_is_judged_alone_as_within_the_portfolio(shipped: Edition) -> None:
    alone = judged(shipped, ONE_ANSWER, Application("A10", "A10"))
    whole = judged(shipped, ONE_ANSWER)
    assert alone.applications[0] == next(one for one in whole.applications if one.code == "A10")
    assert alone.robustness is not None
    assert whole.robustness is not None
    assert alone.robustness.of("A10") == whole.robustness.of("A10")


def test_the_seed_is_that_of_the_edition_whatever_its_words(shipped: Edition) -> None:
    reworded = replace(shipped, checklist=())
    assert seed_of(reworded) == seed_of(shipped) != seed_of(replace(shipped, code="2027.05"))


def test_outside_germany_the_analysis_leaves_legal_rules_out_as_the_verdict_does(shipped: Edition) -> None:
    abroad = judge(
        Case(
            shipped,
            replace(HOUSE, country="AT"),
            sheet({"D3.1": 0, "D3.2": 0, "D3.3": 0}),
            (Application("A20", "A20"),),
            shipped.presets_by_code["equal"].weights,
        ),
        as_of=A_DAY,
    )
    assert abroad.robustness is not None
    assert abroad.applications[0].verdict is SAAS
    assert abroad.robustness.of("A20").of(SAAS).first > CONTESTED_FROM


# --- The step by itself, on an analysis made for it -------------------------------------------------------------------

SMALL = builders.edition(
    questions=[question("D1.1"), question("D1.2"), question("D1.3")],
    archetypes=(archetype("A01", S=4, D=0, C=0),),
    modifiers=(
        modifier("skills", "D1.2", shifts=values(0, 0, 0, "0.1", 0)),
        modifier("age", "D1.3", shifts=values(0, 0, 0, "0.1", 0), own_operation_only=True),
    ),
)


def shares(*first: float) -> Robustness:
    """Return an analysis of A01 with these rank-1 acceptabilities."""
    models = tuple(
        ModelAcceptability(model, (share, 1 - share, 0.0, 0.0, 0.0), None, None)
        for model, share in zip(OperatingModel, first, strict=True)
    )
    return replace(NOTHING_KNOWN, applications=(Acceptability("A01", models),))


NOTHING_KNOWN = judged(SMALL, Sheet()).robustness or pytest.fail("there is no analysis")
TORN = shares(0.15, 0.1, 0.1, 0.39, 0.26)


def put_to(robustness: Robustness, answers: Sheet, application: Application) -> ApplicationVerdict:
    parts = {"edition": SMALL, "sheet": answers, "applications": (application,)}
    weights = SMALL.presets[0].weights
    result = recommend(Case(SMALL, HOUSE, answers, (application,), weights), as_of=A_DAY)
    return with_robustness(result, robustness, **parts).applications[0]  # type: ignore[arg-type]


BARE = Application("A01", "A01")


def test_four_of_ten_are_enough_for_a_recommendation() -> None:
    assert put_to(shares(0.1, 0.1, 0.2, 0.4, 0.2), ONE_ANSWER, BARE).verdict is SAAS


def test_a_withdrawn_verdict_keeps_what_can_be_seen_and_says_what_to_clarify() -> None:
    torn = put_to(TORN, ONE_ANSWER, Application("A01", "A01", codes={"C": None}, place_preference=Place.SOVEREIGN_EU))
    plain = builders.verdict(SMALL, Application("A01", "A01", codes={"C": None}), answers={"D1.1": 2})
    assert (torn.verdict, torn.hybrid, torn.place, torn.already_there) == (None, None, Place.OWN, False)
    assert (torn.values, torn.runner_up, torn.margin) == (plain.values, plain.runner_up, plain.margin)
    assert torn.because[0].in_language("en") == (
        "No operating model is ahead in at least 40 of 100 conceivable weightings. "
        "Most often it is SaaS (39 of 100), then Hybrid (26 of 100)."
    )
    assert torn.because[1:] == plain.because[:3]
    assert [(one.rule, one.text.in_language("de")) for one in torn.conditions] == [
        ("unknown_C", "Merkmal „Merkmal C“ klären: Es ist nicht bekannt und zählt bis dahin als mittel."),
        ("unanswered", "Für eine Empfehlung zuerst diese Fragen beantworten: D1.2, D1.3."),
    ]
    assert torn.verdict_after_all is None


@pytest.mark.parametrize(
    ("answers", "application", "asked"),
    [
        pytest.param({"D1.2": 2, "D1.3": 2}, BARE, [], id="everything is answered"),
        pytest.param({"D1.2": NotApplicable("keine"), "D1.3": 2}, BARE, [], id="what does not apply is settled"),
        pytest.param(
            {"D1.1": 2},
            Application("A01", "A01", current=CurrentOperation.SAAS),
            ["Für eine Empfehlung zuerst diese Fragen beantworten: D1.2."],
            id="what runs elsewhere is not judged by the house's own operation",
        ),
    ],
)
def test_only_questions_that_judge_the_application_are_asked_for(
    answers: dict[str, Given], application: Application, asked: list[str]
) -> None:
    torn = put_to(TORN, sheet(answers), application)
    assert [condition.text.in_language("de") for condition in torn.conditions] == asked


@pytest.mark.parametrize(
    ("answers", "application", "withdrawn"),
    [
        pytest.param({}, BARE, False, id="nothing is said at all"),
        pytest.param({"D1.1": NotApplicable("keine")}, BARE, False, id="no answer carries a level"),
        pytest.param({}, Application("A01", "A01", codes={"S": 4}), True, id="the application is described"),
        pytest.param({"D1.1": 2}, BARE, True, id="one answer"),
    ],
)
def test_a_house_that_said_nothing_gets_the_catalogues_own_verdict(
    answers: dict[str, Given], application: Application, *, withdrawn: bool
) -> None:
    assert (put_to(TORN, sheet(answers), application).verdict is None) == withdrawn


def test_where_nothing_is_feasible_there_was_nothing_to_withdraw() -> None:
    blocked = replace(SMALL, rules=(builders.rule("nothing", *OperatingModel, health_data=True),))
    result = judged(blocked, ONE_ANSWER)
    assert result.applications[0].because == builders.verdict(blocked, answers={"D1.1": 2}).because


def test_the_site_starts_without_loading_numpy() -> None:
    script = "import django, sys; django.setup(); import cloudready.urls; sys.exit('numpy' in sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cloudready.settings.test"}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment, cwd=ROOT)

"""Two results side by side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from assessments.domain.judgement import judge
from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.results import Condition, GateState, Quadrant
from assessments.domain.rules import Range
from assessments.domain.scope import Scope
from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.comparing import compare
from assessments.domain.what_if.comparison import (
    Comparison,
    ConditionChange,
    DetailChange,
    GateChange,
    SplitChange,
)
from assessments.domain.what_if.trying import changed
from assessments.domain.workspace import Workspace
from tests.domain import builders
from tests.domain.builders import A_DAY, HOUSE, archetype, question, rule, sheet, text

ON_PREM, SAAS = OperatingModel.ON_PREM, OperatingModel.SAAS
NO_LINE = rule("no_line", SAAS, answers=(Range("D1.1", 0, 1),), measure="D1.1")
EDITION = builders.edition(
    questions=[question("D1.1", opens_at=2), question("D1.2"), question("D2.1", builders.Polarity.PRESSURE)],
    archetypes=(archetype("A01", S=4, D=0, C=0), archetype("A02", S=0, D=4, C=4)),
    rules=(NO_LINE,),
)


def house(**answers: int) -> Workspace:
    return Workspace(
        edition=EDITION,
        profile=HOUSE,
        sheet=sheet({code.replace("_", "."): level for code, level in answers.items()}),
        applications=tuple(builders.Application(code, code) for code in ("A01", "A02")),
        preset="equal",
        weights=EDITION.presets[0].weights,
        scope=Scope.FULL,
        versions={},
    )


def tried(real: Workspace, changes: Changes) -> Comparison:
    return compare(judge(real, as_of=A_DAY), judge(changed(real, changes), as_of=A_DAY))


def test_nothing_changed_is_no_difference() -> None:
    comparison = tried(house(D1_1=1), Changes(answers={"D1.1": 1}))
    assert not comparison.changes_anything
    assert {split.model: (split.before, split.after) for split in comparison.split if split.after} == {
        ON_PREM: (1, 1),
        OperatingModel.PAAS: (1, 1),
    }


def test_a_second_line_opens_the_gate_and_the_way_into_the_cloud() -> None:
    comparison = tried(house(D1_1=1, D1_2=1, D2_1=1), Changes(measures=frozenset({"D1.1"})))
    (change,) = comparison.verdicts
    assert (change.code, change.before.verdict, change.after.verdict) == ("A01", OperatingModel.PAAS, SAAS)
    assert [reason.in_language("de") for reason in change.why[:1]] == [
        "SaaS ist nicht mehr ausgeschlossen. Bisher galt: Regel no_line"
    ]
    assert comparison.gates == (GateChange("D1.1", GateState.CLOSED, GateState.OPEN),)
    assert (comparison.readiness.delta, comparison.pressure.delta) == (Fraction(25), Fraction(0))
    assert SplitChange(SAAS, 0, 1) in comparison.split


def test_the_way_back_names_the_new_exclusion() -> None:
    comparison = tried(house(D1_1=3), Changes(answers={"D1.1": 0}))
    assert comparison.verdicts[0].why[0].in_language("en") == "SaaS is excluded now: Regel no_line (en)"


def test_the_quadrant_of_both() -> None:
    comparison = tried(house(D1_1=1, D2_1=1), Changes(answers={"D1.1": 4}))
    assert (comparison.quadrant_before, comparison.quadrant_after) == (Quadrant.GUIDED, Quadrant.CLOUD_FIRST)
    assert comparison.changes_anything


def test_an_index_without_an_answer_has_no_delta() -> None:
    assert tried(house(), Changes(answers={"D1.1": 4})).readiness.delta is None


def test_another_place_is_a_detail() -> None:
    comparison = tried(house(D1_1=3), Changes(places={"A01": Place.GROUP}))
    (detail,) = comparison.details
    assert comparison.verdicts == ()
    assert (detail.code, detail.before.place, detail.after.place) == ("A01", Place.SOVEREIGN_EU, Place.GROUP)
    assert detail == DetailChange(
        "A01", text("Anwendung A01"), detail.before, replace(detail.before, place=Place.GROUP)
    )


def test_an_unknown_code_is_a_new_condition_and_a_clarified_one_is_gone() -> None:
    unknown = Changes(codes={("A01", "C"): None})
    new = tried(house(D1_1=3), unknown).conditions_new
    gone = tried(changed(house(D1_1=3), unknown), Changes(codes={("A01", "C"): 0})).conditions_gone
    assert new == gone == (ConditionChange("A01", new[0].condition),)
    assert isinstance(new[0].condition, Condition)
    assert new[0].condition.rule == "unknown_C"


def test_applications_of_one_result_only_are_left_out() -> None:
    real = house(D1_1=3)
    fewer = replace(real, applications=real.applications[:1])
    comparison = compare(judge(fewer, as_of=A_DAY), judge(real, as_of=A_DAY))
    assert (comparison.verdicts, comparison.details) == ((), ())

"""Each measure stands once, in its phase, after what it needs, with what it opens."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.answers import NotApplicable, Unknown
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import VerdictChange
from assessments.domain.roadmap.values import Bar, Origin, Phase
from tests.domain.roadmap.houses import EDITION, all_answers, measure, plan


def test_a_house_that_answered_nothing_has_no_measures() -> None:
    roadmap = plan("A20")
    assert [plan_of.phase for plan_of in roadmap.phases] == list(Phase)
    assert roadmap.measures == ()


def test_what_is_unknown_or_does_not_apply_is_no_measure() -> None:
    assert plan("A20", answers={"D1.1": Unknown(), "D1.2": NotApplicable("ein Träger"), "D1.3": 3}).measures == ()


def test_a_measure_carries_its_owner_effort_and_level() -> None:
    step = measure(plan("A20", answers={"D5.1": 1}), "D5.1")
    catalogue = EDITION.questions["D5.1"].measure
    assert (step.title, step.owners, step.effort, step.level) == (
        catalogue.text,
        catalogue.owners,
        catalogue.effort,
        1,
    )


def test_many_gaps_are_closed_by_one_measure() -> None:
    roadmap = plan("A02", "A11", "A27", answers={"D5.1": 0, "D6.4": 1})
    assert sorted(step.code for step in roadmap.measures) == ["D5.1", "D6.4"]
    assert measure(roadmap, "D5.1").origins == (
        Origin.LOW_ANSWER,
        Origin.CLOSED_GATE,
        Origin.KNOCK_OUT,
        Origin.CONDITION,
    )


def test_a_gate_is_opened_in_the_foundations_with_what_that_needs() -> None:
    roadmap = plan("A20", answers={"D3.2": 1, "D2.2": 1, "D1.1": 1})
    assert [(plan_of.phase, [step.code for step in plan_of.measures]) for plan_of in roadmap.phases] == [
        (Phase.FOUNDATIONS, ["D2.2", "D3.2"]),
        (Phase.FIRST_MOVES, []),
        (Phase.PROGRAMME, ["D1.1"]),
    ]
    assert measure(roadmap, "D3.2").after == ("D2.2",)
    assert (measure(roadmap, "D2.2").bar, measure(roadmap, "D3.2").bar) == (Bar(0, 1), Bar(1, 7))


def test_a_prerequisite_that_is_good_enough_holds_nothing_up() -> None:
    step = measure(plan("A20", answers={"D3.2": 1, "D2.2": 3}), "D3.2")
    assert (step.after, step.bar.start) == ((), 0)


def test_what_a_move_waits_for_belongs_to_the_first_moves() -> None:
    step = measure(plan("A19", answers={"D9.2": 1}), "D9.2")
    assert (step.phase, step.serves) == (Phase.FIRST_MOVES, ("A19",))


def test_what_a_measure_opens_is_worked_out_anew() -> None:
    roadmap = plan("A02", answers={"D5.1": 0, "D6.4": 1})
    line, practice = measure(roadmap, "D5.1").gain, measure(roadmap, "D6.4").gain
    assert (line.gates, line.verdicts) == (("D5.1",), ())
    assert (practice.gates, practice.verdicts) == (
        ("D6.4",),
        (VerdictChange("A02", OperatingModel.ON_PREM, OperatingModel.HYBRID),),
    )
    assert (line.readiness, practice.readiness) == (Fraction(75, 2), Fraction(25))


def test_a_legal_gap_counts_as_a_duty_met() -> None:
    assert measure(plan("A20", answers={"D3.1": 0}), "D3.1").gain.duties == ("law_unsettled",)


def test_quicker_reviews_allow_more_moves() -> None:
    assert measure(plan("A20", answers={"D3.4": 1}), "D3.4").gain.moves_a_year == 6


def test_one_lead_owner_runs_three_measures_at_a_time() -> None:
    roadmap = plan("A20", answers={"D6.2": 0, "D7.3": 0, "D8.2": 0, "D8.3": 0})
    assert sorted(step.bar.start for step in roadmap.measures) == [0, 0, 0, 6]


def test_more_for_less_effort_comes_first() -> None:
    codes = [step.code for step in plan("A20", answers={"D1.1": 2, "D1.2": 0, "D1.3": 0}).measures]
    assert codes == ["D1.2", "D1.1", "D1.3"]  # three levels in a month, one in a month, three in six


def test_every_position_has_its_reasons_in_both_languages() -> None:
    for step in plan("A01", "A02", "A20", answers=all_answers(1)).measures:
        assert len(step.reasons) >= 2
        assert all({*reason.as_mapping()} == {"de", "en"} for reason in step.reasons)

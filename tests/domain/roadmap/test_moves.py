"""Moves come in waves: clusters whole, hubs last, forced dates first, and never more than the house can carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments.domain.answers import NotApplicable
from assessments.domain.hospital import Application
from assessments.domain.landscape import Cluster
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.domain.roadmap.values import Roadmap
from tests.domain.builders import text
from tests.domain.roadmap.houses import EDITION, all_answers, measure, move, plan

SERVICES = ("A05", "A19", "A20", "A21", "A22", "A23", "A24", "A25", "A28", "A33", "A35", "A36", "A47", "A48", "A49")


def years(roadmap: Roadmap) -> list[tuple[int, int, int]]:
    """Return year, allowed and planned moves of each wave."""
    return [(wave.year, wave.moves_a_year, len(wave.moves)) for wave in roadmap.waves]


def test_an_application_moves_where_the_recommendation_points() -> None:
    [one] = move(plan("A20"), "A20").applications
    assert (one.today, one.to, one.measures) == (OperatingModel.ON_PREM, OperatingModel.SAAS, ())


def test_what_is_already_there_or_stays_does_not_move() -> None:
    roadmap = plan(Application("A20", "A20", current=CurrentOperation.SAAS), "A16")
    assert (roadmap.moves, roadmap.held) == ((), ())


def test_what_lifts_a_knock_out_comes_first_and_changes_the_destination() -> None:
    roadmap = plan("A02", answers={"D5.1": 0, "D6.4": 1})
    step = move(roadmap, "A02")
    assert (step.measures, step.applications[0].to) == (("D5.1", "D6.4"), OperatingModel.IAAS)
    assert step.bar.start == 6
    assert "Die Empfehlung lautet danach IaaS statt Eigenbetrieb." in step.reasons[2].in_language("de")


def test_what_a_condition_asks_for_comes_first() -> None:
    roadmap = plan("A19", answers={"D9.2": 1})
    assert move(roadmap, "A19").bar.start >= measure(roadmap, "D9.2").bar.end


@pytest.mark.parametrize(
    ("level", "moves"),
    [(0, 1), (1, 2), (2, 3), (3, 6), (4, 12)],
)
def test_the_speed_of_reviews_caps_the_first_year(level: int, moves: int) -> None:
    assert years(plan(*SERVICES, answers={"D3.4": level}))[0] == (1, moves, moves)


def test_a_weak_team_slows_the_house_down() -> None:
    weak = dict.fromkeys(("D8.1", "D8.2", "D8.3", "D8.4"), 0)
    assert years(plan(*SERVICES, answers={"D3.4": 3} | weak))[0] == (1, 3, 3)


def test_an_unknown_speed_is_the_cautious_middle_and_says_so() -> None:
    [first, *_] = plan(*SERVICES).waves
    assert first.moves_a_year == 3
    assert "vorsichtig mit der Mitte gerechnet: D3.4." in first.reason.in_language("de")


def test_a_question_that_does_not_apply_leaves_the_mean() -> None:
    answers = {"D3.4": 3, "D8.1": 0, "D8.2": NotApplicable("nein"), "D8.3": NotApplicable("nein"), "D8.4": 2}
    assert years(plan(*SERVICES, answers=answers))[0][1] == 4  # level 1 of the two that apply: 6 * 3/4


def test_finished_measures_speed_up_the_years_after() -> None:
    assert years(plan(*SERVICES, answers={"D3.4": 1}))[:2] == [(1, 2, 2), (2, 6, 6)]


def test_a_cluster_moves_together_once_all_is_done() -> None:
    step = move(plan("A01", "A02", "A10", "A12", answers={"D10.4": 1, "D5.1": 1, "D6.4": 3}), "A02")
    assert (step.key, [one.application for one in step.applications]) == (
        "B-hospital_information",
        ["A01", "A02", "A10", "A12"],
    )
    assert step.bar.end - step.bar.start == 12


def test_a_cluster_that_would_be_torn_apart_does_not_move() -> None:
    torn = replace(EDITION, clusters=(Cluster("torn", text("Sprache und Alarm"), ("A16", "A20")),))
    roadmap = plan("A16", "A20", of=torn, deadlines={"A20": date(2027, 12, 31)})
    assert roadmap.moves == ()
    [held] = roadmap.held
    assert (held.application, held.to, held.deadline) == ("A20", OperatingModel.SAAS, date(2027, 12, 31))
    assert "zieht gemeinsam um oder gar nicht" in held.reason.in_language("de")
    assert "Die Frist 31.12.2027 braucht" in held.reason.in_language("de")


def test_a_neighbour_that_already_left_holds_nothing() -> None:
    torn = replace(EDITION, clusters=(Cluster("pair", text("Sprache und Portal"), ("A20", "A21")),))
    roadmap = plan("A20", Application("A21", "A21", current=CurrentOperation.SAAS), of=torn)
    assert [step.key for step in roadmap.moves] == ["W-A20"]


def test_hubs_come_after_everything_else() -> None:
    roadmap = plan("A18", *SERVICES[:4], answers={"D3.4": 4})
    others = [step.bar.quarter for step in roadmap.moves if not step.hub]
    assert move(roadmap, "A18").bar.quarter == max(others) + 1


def test_a_deadline_pulls_even_a_hub_forward() -> None:
    roadmap = plan("A18", *SERVICES, deadlines={"A18": date(2027, 8, 31)})
    step = move(roadmap, "A18")
    assert (step.bar.quarter, step.late_by) == (0, 0)
    assert step.reasons[0].in_language("en") == "Pulled forward: the deadline is 2027-08-31."


def test_an_application_brings_its_own_deadline() -> None:
    carried = plan(Application("A18", "A18", runs_until=date(2027, 8, 31)), *SERVICES)
    assert carried == plan("A18", *SERVICES, deadlines={"A18": date(2027, 8, 31)})


def test_the_earlier_deadline_goes_first() -> None:
    dates = {"A47": date(2028, 5, 31), "A48": date(2027, 5, 31)}
    roadmap = plan(*SERVICES, answers={"D3.4": 0}, deadlines=dates)
    assert (move(roadmap, "A48").bar.quarter, move(roadmap, "A47").bar.quarter) == (0, 4)  # one move a year at first


def test_a_deadline_that_cannot_be_kept_is_told() -> None:
    step = move(plan("A20", deadlines={"A20": date(2027, 1, 31)}), "A20")
    assert step.late_by == 4
    assert "um 4 Monate verfehlt" in step.reasons[1].in_language("de")


def test_every_position_has_its_reasons_in_both_languages() -> None:
    roadmap = plan(*EDITION.archetypes_by_code, answers=all_answers(1), deadlines={"A02": date(2027, 12, 31)})
    texts = [reason for step in roadmap.moves for reason in step.reasons] + [wave.reason for wave in roadmap.waves]
    assert all(step.reasons for step in roadmap.moves)
    assert all({*one.as_mapping()} == {"de", "en"} for one in texts)


def test_a_withdrawn_recommendation_moves_nothing() -> None:
    roadmap = plan(
        Application("A23", "A23", codes={**dict.fromkeys("SIPCVENUXO"), "D": 0}), answers={"D1.1": 3}, tested=True
    )
    assert (roadmap.moves, roadmap.held) == ((), ())


def test_the_timeline_is_in_the_order_of_beginning() -> None:
    roadmap = plan("A20", "A02", answers=all_answers(1))
    starts = [step.bar.start for step in roadmap.timeline]
    assert starts == sorted(starts)
    assert len(roadmap.timeline) == len(roadmap.measures) + len(roadmap.moves)

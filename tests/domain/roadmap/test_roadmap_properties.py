"""What holds for every house: once each, in order, within the caps, whole clusters, and the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.case import Case
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.recommendation import recommend
from assessments.domain.roadmap.decisions import Decision, decide
from assessments.domain.roadmap.values import Phase, Roadmap
from tests.domain.builders import A_DAY, HOUSE, sheet
from tests.domain.roadmap.houses import EDITION, plan

QUESTIONS, ARCHETYPES = tuple(EDITION.questions), tuple(EDITION.archetypes_by_code)


@dataclass(frozen=True)
class House:
    """A random house: some applications, some answers, some forced dates."""

    applications: tuple[str, ...]
    answers: Mapping[str, int]
    deadlines: Mapping[str, date]

    def planned(self) -> Roadmap:
        return plan(*self.applications, answers=self.answers, deadlines=self.deadlines)


@st.composite
def houses(draw: st.DrawFn) -> House:
    applications = draw(st.sets(st.sampled_from(ARCHETYPES), max_size=14))
    wide = (draw(st.booleans()) and {"A01", "A02", "A03", "A04", "A10", "A12"}) or set()
    answers = draw(st.dictionaries(st.sampled_from(QUESTIONS), st.integers(0, 4), max_size=30))
    chosen = tuple(sorted(applications | wide))
    dates = st.dates(date(2026, 6, 1), date(2031, 1, 1))
    deadlines = draw(st.dictionaries(st.sampled_from(chosen), dates, max_size=4)) if chosen else {}
    return House(chosen, answers, deadlines)


@given(house=houses())
@settings(max_examples=60)
def test_each_low_answer_is_one_measure_once(house: House) -> None:
    codes = [step.code for step in house.planned().measures]
    assert set(Counter(codes).values()) <= {1}
    assert {code for code, level in house.answers.items() if level <= 2} <= set(codes)


@given(house=houses())
@settings(max_examples=60)
def test_what_comes_first_is_done_first(house: House) -> None:
    roadmap = house.planned()
    steps = {step.code: step for step in roadmap.measures}
    phases, order = list(Phase), [step.code for step in roadmap.measures]
    for pair in EDITION.prerequisites:
        if pair.question in steps and pair.first in steps:
            after, first = steps[pair.question], steps[pair.first]
            assert first.bar.end <= after.bar.start
            assert phases.index(first.phase) <= phases.index(after.phase)
            assert order.index(pair.first) < order.index(pair.question)
    for move in roadmap.moves:
        assert all(steps[code].bar.end <= move.bar.start for code in move.measures)


@given(house=houses())
@settings(max_examples=60)
def test_no_year_holds_more_moves_than_allowed(house: House) -> None:
    for wave in house.planned().waves:
        assert 1 <= len(wave.moves) <= wave.moves_a_year
        assert all(step.bar.start // 12 + 1 == wave.year for step in wave.moves)


@given(house=houses())
@settings(max_examples=60)
def test_every_application_is_planned_or_held_once_and_clusters_stay_whole(house: House) -> None:
    roadmap = house.planned()
    moving = [one.application for step in roadmap.moves for one in step.applications]
    held = [one.application for one in roadmap.held]
    assert set(Counter(moving + held).values()) <= {1}
    for cluster in EDITION.clusters:
        members = set(cluster.members)
        assert len([step for step in roadmap.moves if members & {one.application for one in step.applications}]) <= 1
        assert not (members & set(moving) and members & set(held))


@given(house=houses())
@settings(max_examples=60)
def test_hubs_without_a_date_begin_after_all_others(house: House) -> None:
    moves = house.planned().moves
    others = [step.bar.quarter for step in moves if not step.hub]
    hubs = [step.bar.quarter for step in moves if step.hub and not step.deadline]
    assert not others or all(quarter > max(others) for quarter in hubs)


@given(house=houses())
@settings(max_examples=60)
def test_no_lead_owner_runs_more_than_three_at_a_time(house: House) -> None:
    running = Counter(
        (step.owners[0], month) for step in house.planned().measures for month in range(step.bar.start, step.bar.end)
    )
    assert max(running.values(), default=0) <= 3


@given(house=houses(), data=st.data())
@settings(max_examples=30)
def test_the_order_in_which_answers_were_given_leaves_no_trace(house: House, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(list(house.answers.items())))
    assert House(house.applications, dict(shuffled), house.deadlines).planned() == house.planned()


@given(house=houses(), data=st.data())
@settings(max_examples=30)
def test_dropping_a_measure_never_removes_another(house: House, data: st.DataObject) -> None:
    roadmap = house.planned()
    keys = [step.key for step in (*roadmap.measures, *roadmap.moves)]
    dropped = data.draw(st.sets(st.sampled_from(keys))) if keys else set()
    planned = decide(roadmap, {key: Decision(dropped=True) for key in dropped})
    assert [step.proposal.key for step in planned.steps] == keys
    assert {step.proposal.key for step in planned.steps if step.bar is None} == dropped
    assert planned.proposal == roadmap


@given(house=houses(), data=st.data())
@settings(max_examples=30)
def test_a_better_answer_takes_its_own_measure_away_and_no_other_low_one(house: House, data: st.DataObject) -> None:
    low = [code for code, level in house.answers.items() if level <= 2]
    if not low:
        return
    code = data.draw(st.sampled_from(low))
    better = House(house.applications, {**house.answers, code: 4}, house.deadlines).planned()
    codes = {step.code for step in better.measures}
    assert code not in codes
    assert set(low) - {code} <= codes


def test_the_whole_catalogue_is_planned() -> None:
    answers = dict.fromkeys(QUESTIONS, 1)
    roadmap = plan(*ARCHETYPES, answers=answers)
    assert {step.code for step in roadmap.measures} == set(QUESTIONS)


@given(house=houses())
@settings(max_examples=30)
def test_verdicts_that_change_are_those_of_a_new_judgement(house: House) -> None:
    before, systems = plan(*house.applications, answers=house.answers), house.applications
    weights = EDITION.presets[0].weights
    of_today = verdicts_of(systems, house.answers, weights)
    for step in before.measures:
        lifted = verdicts_of(systems, {**house.answers, step.code: max(3, house.answers.get(step.code, 3))}, weights)
        expected = {code: (of_today[code], lifted[code]) for code in systems if of_today[code] is not lifted[code]}
        assert {one.application: (one.before, one.after) for one in step.gain.verdicts} == expected


def verdicts_of(
    systems: tuple[str, ...], answers: Mapping[str, int], weights: Mapping[str, Fraction]
) -> dict[str, OperatingModel | None]:
    result = recommend(
        Case(EDITION, HOUSE, sheet(answers), tuple(Application(code, code) for code in systems), weights), as_of=A_DAY
    )
    return {one.code: one.verdict for one in result.applications}

"""What holds for every questionnaire and every way of answering it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.answers import Answer, Confidence, Entry, Given, NotApplicable, Sheet, Unknown
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.results import GateState, Quadrant
from assessments.domain.scoring import score
from tests.domain.builders import edition, question, sheet

LEVELS = st.integers(0, 4)
ANSWERS: st.SearchStrategy[Answer | None] = st.one_of(
    LEVELS.map(Given), st.just(Unknown()), st.just(NotApplicable("entfällt")), st.none()
)
POLARITIES = st.sampled_from(Polarity)


@st.composite
def questionnaires(draw: st.DrawFn, most: int = 6) -> tuple[Edition, Sheet]:
    """Return a small edition and one way of answering it."""
    polarities = draw(st.lists(POLARITIES, min_size=1, max_size=most))
    questions = [
        question(f"D{position % 3 + 1}.{position}", polarity, opens_at=2 if polarity is Polarity.GATE else None)
        for position, polarity in enumerate(polarities)
    ]
    answers = {one.code: draw(ANSWERS) for one in questions}
    return edition(questions=questions), sheet({code: said for code, said in answers.items() if said is not None})


def unknown_codes(of: Edition, answered: Sheet) -> list[str]:
    """Return the codes of the questions that carry neither a level nor a reason to leave them out."""
    return [code for code in of.questions if isinstance(answered.answer(code), Unknown | None)]


def completions(of: Edition, answered: Sheet) -> Iterator[Sheet]:
    """Yield every way of settling the unknowns."""
    open_codes = unknown_codes(of, answered)
    for levels in product(range(5), repeat=len(open_codes)):
        settled = {code: Entry(Given(level)) for code, level in zip(open_codes, levels, strict=True)}
        yield Sheet({**answered.entries, **settled})


@given(questionnaires(), st.data())
def test_raising_a_level_never_lowers_readiness_nor_raises_pressure(
    case: tuple[Edition, Sheet], data: st.DataObject
) -> None:
    of, answered = case
    code = data.draw(st.sampled_from(sorted(of.questions)))
    low, high = sorted(data.draw(st.tuples(LEVELS, LEVELS)))

    before, after = (score(of, answered.with_answer(code, Given(level))) for level in (low, high))

    assert after.readiness.low >= before.readiness.low
    assert (after.readiness.expected or 0) >= (before.readiness.expected or 0)
    assert after.pressure.high <= before.pressure.high
    assert (after.pressure.expected or 0) <= (before.pressure.expected or 0)


@given(questionnaires(most=4))
def test_bounds_contain_every_completion_and_are_reached(case: tuple[Edition, Sheet]) -> None:
    of, answered = case
    found = score(of, answered)
    completed = [score(of, settled) for settled in completions(of, answered)]

    for index, outcomes in (
        (found.readiness, [one.readiness for one in completed]),
        (found.pressure, [one.pressure for one in completed]),
    ):
        reached = [one.expected for one in outcomes if one.expected is not None]
        if reached:
            assert (min(reached), max(reached)) == (index.low, index.high)


@given(questionnaires(most=4))
def test_stability_is_the_share_counted_by_brute_force(case: tuple[Edition, Sheet]) -> None:
    of, answered = case
    position = score(of, answered).position
    landed = [score(of, settled).position.quadrant for settled in completions(of, answered)]

    if position.quadrant is Quadrant.UNDETERMINED:
        assert position.stability is None
    else:
        assert position.stability == Fraction(landed.count(position.quadrant), len(landed))
    assert {one for one in landed if one is not Quadrant.UNDETERMINED} <= set(position.candidates)


@given(questionnaires(), st.data())
def test_a_question_that_does_not_apply_equals_one_that_is_absent(
    case: tuple[Edition, Sheet], data: st.DataObject
) -> None:
    of, answered = case
    code = data.draw(st.sampled_from(sorted(of.questions)))
    without = edition(questions=[one for one in of.questions.values() if one.code != code])

    marked, absent = score(of, answered.with_answer(code, NotApplicable("entfällt"))), score(without, answered)

    assert (marked.readiness, marked.pressure, marked.coverage, marked.position) == (
        absent.readiness,
        absent.pressure,
        absent.coverage,
        absent.position,
    )


@given(questionnaires(), st.randoms(use_true_random=False))
def test_the_order_of_questions_changes_no_number(case: tuple[Edition, Sheet], random: Random) -> None:
    of, answered = case
    shuffled = list(of.questions.values())
    random.shuffle(shuffled)

    one, other = score(of, answered), score(edition(questions=shuffled), answered)

    assert (one.readiness, one.pressure, one.coverage, one.position) == (
        other.readiness,
        other.pressure,
        other.coverage,
        other.position,
    )
    assert {entry.code: entry for entry in one.dimensions} == {entry.code: entry for entry in other.dimensions}


@given(questionnaires())
def test_what_is_not_known_never_closes_a_gate(case: tuple[Edition, Sheet]) -> None:
    of, answered = case
    closed = {gate.code for gate in score(of, answered).gates if gate.state is GateState.CLOSED}

    assert closed.isdisjoint(unknown_codes(of, answered))


# --- What answers rest on ---------------------------------------------------------------------------------------------


def _resting(answered: Sheet, on: Confidence | None) -> Sheet:
    return Sheet({code: replace(entry, confidence=on) for code, entry in answered.entries.items()})


@given(questionnaires())
def test_less_behind_the_answers_never_narrows_an_interval_and_moves_nothing_else(case: tuple[Edition, Sheet]) -> None:
    of, answered = case
    wider = [score(of, _resting(answered, on)) for on in (None, Confidence.ESTIMATED, Confidence.HEARSAY)]
    for less, more in pairwise(wider):
        for exact, loose in ((less.readiness, more.readiness), (less.pressure, more.pressure)):
            assert loose.low <= exact.low
            assert exact.high <= loose.high
            assert (loose.expected, loose.coverage) == (exact.expected, exact.coverage)
        assert set(less.position.candidates) <= set(more.position.candidates)
        assert (less.gates, less.position.quadrant) == (more.gates, more.position.quadrant)


@given(questionnaires(), st.sampled_from([Confidence.MEASURED, Confidence.DOCUMENTED]))
def test_what_is_measured_or_documented_counts_as_it_is(case: tuple[Edition, Sheet], on: Confidence) -> None:
    of, answered = case
    assert score(of, _resting(answered, on)) == score(of, answered)


@given(questionnaires(most=4), st.sampled_from([Confidence.ESTIMATED, Confidence.HEARSAY]))
def test_intervals_stay_on_the_scale_and_hold_what_is_expected(case: tuple[Edition, Sheet], on: Confidence) -> None:
    of, answered = case
    card = score(of, _resting(answered, on))
    for index in (card.readiness, card.pressure):
        assert 0 <= index.low <= index.high <= 100
        if index.coverage == 1:
            assert index.low <= index.expected <= index.high


@given(questionnaires(most=3))
def test_stability_counts_every_level_that_hearsay_allows(case: tuple[Edition, Sheet]) -> None:
    of, answered = case
    position = score(of, _resting(answered, Confidence.HEARSAY)).position
    if position.quadrant is Quadrant.UNDETERMINED:
        return
    meant = {
        code: sorted({max(entry.answer.level - 1, 0), entry.answer.level, min(entry.answer.level + 1, 4)})
        for code, entry in answered.entries.items()
        if isinstance(entry.answer, Given)
    }
    landed = [
        score(of, settled).position.quadrant
        for levels in product(*meant.values())
        for settled in completions(
            of,
            Sheet(answered.entries | {code: Entry(Given(level)) for code, level in zip(meant, levels, strict=True)}),
        )
    ]
    assert position.stability == Fraction(landed.count(position.quadrant), len(landed))

"""What a verdict would be once the measures of its knock-outs are done."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.fit import MODELS
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel
from assessments.domain.rules import Range, Rule, RuleEffect
from tests.domain.builders import archetype, edition, modifier, question, rule, values, verdict

ON_PREM, PAAS, SAAS, HYBRID = OperatingModel.ON_PREM, OperatingModel.PAAS, OperatingModel.SAAS, OperatingModel.HYBRID
QUESTIONS = (question("D3.1"), question("D5.1"), question("D6.4"))
CRITICAL = archetype(S=4, D=0, C=3)
ONE_LINE = rule("one_line", *CLOUD_MODELS, answers=(Range("D5.1", 0, 1),), measure="D5.1")
NO_PRACTICE = rule("no_practice", effect=RuleEffect.FORBIDS_MOVES, answers=(Range("D6.4", 0, 1),), measure="D6.4")
REFUSED = rule("refused", SAAS)


def test_a_curable_knock_out_shows_the_verdict_after_its_measure() -> None:
    found = verdict(edition(archetypes=(CRITICAL,), questions=QUESTIONS, rules=(ONE_LINE,)), answers={"D5.1": 0})

    assert found.verdict is not SAAS
    assert {(out.model, out.measure, out.verdict_after) for out in found.knock_outs} == {
        (model, "D5.1", SAAS) for model in CLOUD_MODELS
    }
    assert found.verdict_after_all is SAAS


def test_one_cure_of_two_is_not_enough_but_both_are() -> None:
    of = edition(archetypes=(CRITICAL,), questions=QUESTIONS, rules=(ONE_LINE, NO_PRACTICE))

    found = verdict(of, answers={"D5.1": 0, "D6.4": 1})

    after = {out.rule: out.verdict_after for out in found.knock_outs}
    # A second line alone changes nothing while moves are forbidden; practice alone opens the way to a hybrid only.
    assert (found.verdict, after, found.verdict_after_all) == (
        ON_PREM,
        {"one_line": ON_PREM, "no_practice": HYBRID},
        SAAS,
    )


def test_a_knock_out_without_a_measure_has_no_verdict_after() -> None:
    found = verdict(edition(archetypes=(CRITICAL,), rules=(REFUSED,)))

    assert [(out.measure, out.verdict_after) for out in found.knock_outs] == [(None, None)]
    assert found.verdict_after_all is found.verdict


def test_a_cure_lifts_the_answer_to_level_three_and_with_it_the_traits_of_the_house() -> None:
    # At level 3 the trait works at half its strength: 0.3, more than the 0.24 that PaaS lies behind SaaS.
    trait = modifier("line", "D5.1", shifts=values(0, 0, "0.6", 0, 0))
    of = edition(archetypes=(CRITICAL,), questions=QUESTIONS, rules=(ONE_LINE,), modifiers=(trait,))

    assert verdict(of).verdict is SAAS
    assert verdict(of, answers={"D5.1": 1}).verdict_after_all is PAAS


LEVELS = st.integers(0, 4)
RULES = st.lists(
    st.builds(
        rule,
        st.sampled_from(["r1", "r2", "r3"]),
        st.sampled_from(MODELS),
        st.sampled_from(MODELS),
        effect=st.sampled_from(RuleEffect),
        criteria=st.lists(st.builds(Range, st.sampled_from("SDC"), LEVELS, LEVELS), max_size=1).map(tuple),
        answers=st.lists(
            st.builds(Range, st.sampled_from(["D3.1", "D5.1"]), st.just(0), st.integers(0, 2)), max_size=1
        ).map(tuple),
        measure=st.sampled_from(["D3.1", "D5.1", None]),
    ),
    max_size=4,
).map(tuple)
CODES = st.fixed_dictionaries(dict.fromkeys("SDC", LEVELS))
SAID = st.dictionaries(st.sampled_from(["D3.1", "D5.1", "D6.4"]), LEVELS)


@given(CODES, SAID, RULES)
def test_a_knocked_out_model_never_wins_and_silence_means_nothing_is_left(
    codes: dict[str, int],
    said: dict[str, int],
    rules: tuple[Rule, ...],
) -> None:
    of = edition(archetypes=(archetype(**codes),), questions=QUESTIONS, rules=rules)

    found = verdict(of, answers=said)
    removed = {out.model for out in found.knock_outs}

    assert found.verdict not in removed
    assert found.runner_up not in removed
    assert (found.verdict is None) == (removed == set(MODELS))
    if found.hybrid and found.hybrid.cloud_model:
        assert found.hybrid.cloud_model not in removed


@given(CODES, SAID, RULES)
def test_curing_never_invents_a_model_that_is_still_knocked_out(
    codes: dict[str, int],
    said: dict[str, int],
    rules: tuple[Rule, ...],
) -> None:
    of = edition(archetypes=(archetype(**codes),), questions=QUESTIONS, rules=rules)

    found = verdict(of, answers=said)
    for measure in {out.measure for out in found.knock_outs if out.measure}:
        again = verdict(of, answers={**said, measure: max(3, said.get(measure, 0))})

        assert {out.verdict_after for out in found.knock_outs if out.measure == measure} == {again.verdict}
        assert again.verdict not in {out.model for out in again.knock_outs}

"""Traits of the house: what their means are made of."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.answers import Answer, NotApplicable, Unknown
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.domain.rules import Range
from tests.domain.builders import archetype, edition, modifier, question, rule, values, verdict

CODES = ("D10.1", "D10.2", "D10.3")
SHIFTS = values("-0.02", "0.03", "0.05", "0.06", "0.03")
STEERING = modifier("steering", *CODES, shifts=SHIFTS)
QUESTIONS = tuple(question(code) for code in CODES)
HOUSE = edition(questions=QUESTIONS, modifiers=(STEERING,))
ENTFAELLT = NotApplicable("kein Dienstleister")
ANSWERS: st.SearchStrategy[Answer | int] = st.one_of(st.integers(0, 4), st.just(Unknown()), st.just(ENTFAELLT))


def shift(answers: dict[str, Answer | int]) -> Fraction:
    """Return how far the house carries SaaS above the catalogue's own value."""
    return verdict(HOUSE, answers=answers).values[OperatingModel.SAAS] - verdict(HOUSE).values[OperatingModel.SAAS]


def test_a_question_that_does_not_apply_leaves_the_mean() -> None:
    assert shift({"D10.1": 4, "D10.2": 4, "D10.3": ENTFAELLT}) == SHIFTS[OperatingModel.SAAS]


def test_an_unknown_answer_pulls_the_mean_to_the_middle() -> None:
    assert shift({"D10.1": 4, "D10.2": 4, "D10.3": Unknown()}) == SHIFTS[OperatingModel.SAAS] * Fraction(2, 3)


def test_a_trait_none_of_whose_questions_apply_is_neutral() -> None:
    assert shift(dict.fromkeys(CODES, ENTFAELLT)) == 0


@given(st.fixed_dictionaries(dict.fromkeys(CODES, ANSWERS)), st.sampled_from(CODES))
def test_a_question_that_does_not_apply_equals_one_that_is_absent(answers: dict[str, Answer | int], code: str) -> None:
    rest = tuple(other for other in CODES if other != code)
    without = edition(
        questions=tuple(one for one in QUESTIONS if one.code != code),
        modifiers=(modifier("steering", *rest, shifts=SHIFTS),),
    )

    assert verdict(HOUSE, answers={**answers, code: ENTFAELLT}) == verdict(without, answers=answers)


@given(st.fixed_dictionaries(dict.fromkeys(CODES, ANSWERS)), st.sampled_from(CODES))
def test_forgetting_an_answer_never_adds_a_knock_out(answers: dict[str, Answer | int], code: str) -> None:
    rules = tuple(rule(one, OperatingModel.SAAS, answers=(Range(one, 0, 1),)) for one in CODES)
    of = edition(questions=QUESTIONS, archetypes=(archetype(),), rules=rules)

    before, after = verdict(of, answers=answers), verdict(of, answers={**answers, code: Unknown()})

    assert {out.rule for out in after.knock_outs} <= {out.rule for out in before.knock_outs} - {code}


def test_own_servers_matter_only_to_what_runs_on_them() -> None:
    age = modifier("age", "D7.1", shifts=values("-0.1", 0, 0, "0.1", 0), inverted=True, own_operation_only=True)
    of = edition(questions=(question("D7.1"),), modifiers=(age,))

    def carried(current: CurrentOperation | None) -> Fraction:
        old, unknown = ({"D7.1": 0}, {})
        application = Application("A01", of.archetypes[0].code, current=current)
        found = [verdict(of, application, answers=answers).values for answers in (old, unknown)]
        return found[0][OperatingModel.SAAS] - found[1][OperatingModel.SAAS]

    assert {current: carried(current) for current in (None, *CurrentOperation)} == {
        None: Fraction(1, 10),
        CurrentOperation.ON_PREM: Fraction(1, 10),
        CurrentOperation.HOSTED: 0,
        CurrentOperation.IAAS: 0,
        CurrentOperation.PAAS: 0,
        CurrentOperation.SAAS: 0,
    }

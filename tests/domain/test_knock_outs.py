"""Knock-outs and conditions: what no weight can buy off."""

from __future__ import annotations

import pytest

from assessments.domain.answers import Answer, NotApplicable, Unknown
from assessments.domain.fit import MODELS
from assessments.domain.hospital import Application
from assessments.domain.landscape import DeviceRegulation
from assessments.domain.operating_models import CLOUD_MODELS, CurrentOperation, OperatingModel
from assessments.domain.results import ApplicationVerdict
from assessments.domain.rules import Range, RuleEffect
from tests.domain.builders import archetype, edition, question, rule, verdict

ON_PREM, IAAS, SAAS, HYBRID = OperatingModel.ON_PREM, OperatingModel.IAAS, OperatingModel.SAAS, OperatingModel.HYBRID
NO_PRODUCT = rule("no_product", SAAS, criteria=(Range("S", 0, 1),), lifted_by_product=True)
ONE_LINE = rule("one_line", *CLOUD_MODELS, criteria=(Range("C", 3, 4),), answers=(Range("D5.1", 0, 1),))


def out(found: ApplicationVerdict) -> tuple[OperatingModel, ...]:
    """Return the models that were knocked out."""
    return tuple(one.model for one in found.knock_outs)


def test_a_rule_on_codes_removes_its_models() -> None:
    of = edition(archetypes=(archetype(S=1, D=0),), rules=(NO_PRODUCT,))

    found = verdict(of)

    assert out(found) == (SAAS,)
    assert found.verdict is not SAAS


@pytest.mark.parametrize(
    "application",
    [
        Application("A01", "A01", confirmed=frozenset({SAAS})),
        Application("A01", "A01", current=CurrentOperation.SAAS),
    ],
    ids=["a named product is confirmed", "it runs as such today"],
)
def test_a_known_product_lifts_the_rule(application: Application) -> None:
    of = edition(archetypes=(archetype(S=1, D=0),), rules=(NO_PRODUCT,))

    assert out(verdict(of, application)) == ()


def test_a_product_lifts_only_rules_that_say_so() -> None:
    of = edition(archetypes=(archetype(C=4),), questions=[question("D5.1")], rules=(ONE_LINE,))

    found = verdict(of, Application("A01", "A01", confirmed=frozenset({SAAS})), answers={"D5.1": 1})

    assert out(found) == CLOUD_MODELS


@pytest.mark.parametrize("answer", [Unknown(), NotApplicable("entfällt"), None], ids=["unknown", "n/a", "unanswered"])
def test_what_is_not_known_never_fires_a_rule(answer: Answer | None) -> None:
    of = edition(archetypes=(archetype(C=4),), questions=[question("D5.1")], rules=(ONE_LINE,))

    assert out(verdict(of, answers={} if answer is None else {"D5.1": answer})) == ()


@pytest.mark.parametrize(("level", "fires"), [(0, True), (1, True), (2, False)], ids=["lowest", "edge", "beyond"])
def test_both_ends_of_a_range_belong_to_it(level: int, fires: bool) -> None:
    of = edition(archetypes=(archetype(C=3),), questions=[question("D5.1")], rules=(ONE_LINE,))

    assert (out(verdict(of, answers={"D5.1": level})) == CLOUD_MODELS) is fires


def test_an_unknown_code_meets_a_rule_at_the_middle() -> None:
    of = edition(
        archetypes=(archetype(S=4, D=0),),
        rules=(rule("low", IAAS, criteria=(Range("S", 0, 1),)), rule("middle", SAAS, criteria=(Range("S", 2, 2),))),
    )

    assert out(verdict(of, Application("A01", "A01", codes={"S": None}))) == (SAAS,)


@pytest.mark.parametrize(
    ("health_data", "removed"), [(True, (SAAS,)), (False, ())], ids=["Art. 9 data", "no Art. 9 data"]
)
def test_a_rule_may_ask_for_health_data(health_data: bool, removed: tuple[OperatingModel, ...]) -> None:
    of = edition(archetypes=(archetype(health_data=health_data),), rules=(rule("law", SAAS, health_data=True),))

    assert out(verdict(of)) == removed


def test_a_rule_may_ask_for_a_medical_device() -> None:
    of = edition(archetypes=(archetype(),), rules=(rule("mdr", SAAS, regulation=(DeviceRegulation.YES,)),))

    assert out(verdict(of)) == ()


@pytest.mark.parametrize(
    ("current", "stays"),
    [(None, ON_PREM), (CurrentOperation.ON_PREM, ON_PREM), (CurrentOperation.HOSTED, IAAS)],
    ids=["not known counts as in the house", "in the house", "hosting counts as IaaS"],
)
def test_forbidding_moves_leaves_only_where_it_runs_today(
    current: CurrentOperation | None, stays: OperatingModel
) -> None:
    of = edition(archetypes=(archetype(S=4, D=0),), rules=(rule("no_moves", effect=RuleEffect.FORBIDS_MOVES),))

    found = verdict(of, Application("A01", "A01", current=current))

    assert set(out(found)) == set(MODELS) - {stays}
    assert (found.verdict, found.runner_up, found.margin) == (stays, None, None)
    assert any("bleibt übrig" in reason.in_language("de") for reason in found.because)


def test_where_moves_are_forbidden_a_cloud_service_is_not_relabelled_a_hybrid() -> None:
    of = edition(archetypes=(archetype(D=2),), rules=(rule("no_moves", effect=RuleEffect.FORBIDS_MOVES),))

    assert verdict(of, Application("A01", "A01", current=CurrentOperation.SAAS)).verdict is SAAS


def test_without_a_feasible_model_there_is_no_recommendation() -> None:
    found = verdict(edition(rules=(rule("nothing", *MODELS),)))

    assert (found.verdict, found.runner_up, found.margin, found.hybrid) == (None, None, None, None)
    assert [reason.in_language("en") for reason in found.because] == [
        "No recommendation for now: every operating model is excluded."
    ]


CONDITION = rule("mfa", SAAS, effect=RuleEffect.CONDITION, measure="D4.2")


def test_a_condition_on_the_verdict_leaves_it_and_is_listed() -> None:
    found = verdict(edition(archetypes=(archetype(S=4, D=0),), rules=(CONDITION,)))

    assert (found.verdict, out(found)) == (SAAS, ())
    assert [(one.rule, one.measure) for one in found.conditions] == [("mfa", "D4.2")]


def test_a_condition_on_another_model_is_not_listed() -> None:
    found = verdict(edition(archetypes=(archetype(S=0, D=4),), rules=(CONDITION,)))

    assert (found.verdict, found.conditions) == (ON_PREM, ())


def test_a_condition_on_saas_holds_for_a_hybrid_whose_cloud_part_is_saas() -> None:
    found = verdict(edition(archetypes=(archetype(S=4, D=2, C=0),), rules=(CONDITION,)))

    assert found.hybrid is not None
    assert (found.verdict, found.hybrid.cloud_model) == (HYBRID, SAAS)
    assert [one.rule for one in found.conditions] == ["mfa"]

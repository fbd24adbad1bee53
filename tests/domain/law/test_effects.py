"""What the law does to recommendations: it takes out providers and asks for work, and leaves the models alone."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.domain.hospital import Application
from assessments.domain.law.effects import LEGAL_RULE, is_legal, legal_conditions, marked, with_legal_conditions
from assessments.domain.law.facts import FactSheet, Step
from assessments.domain.law.gathering import LegalFacts, LegalStep
from assessments.domain.law.judging import judge
from assessments.domain.law.obligations import Obligation, by_rule, obligations_of
from assessments.domain.law.planned import with_steps_to_come
from assessments.domain.law.rules import Remedy, Severity, Status
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.register import CloudService, Provider
from assessments.domain.results import ApplicationVerdict, Condition
from assessments.domain.wording import named
from assessments.services.shipped import shipped_edition
from tests.domain.law.judged import LAW, TODAY_OF_LAW

SERVICES = {
    "k1": CloudService("k1", "Dienst", Provider("Anbieter")),
    "k2": CloudService("k2", "Anbieter", Provider("Anbieter")),
}
EARLIER = Condition("unknown_C", named("Zu klären"), None)


def verdict(code: str, model: OperatingModel | None) -> ApplicationVerdict:
    return ApplicationVerdict(
        code=code,
        archetype=code,
        name=named(code),
        verdict=model,
        runner_up=None,
        margin=None,
        values={one: Fraction(1, 2) for one in OperatingModel},
        hybrid=None,
        place=Place.SOVEREIGN_EU,
        provisional=False,
        already_there=False,
        knock_outs=(),
        because=(),
        conditions=(EARLIER,),
        verdict_after_all=model,
    )


def blocker(rule: str, status: Status = Status.APPLIES, services: tuple[str, ...] = ("k1",)) -> Obligation:
    return Obligation(LAW.rules_by_id[rule], status, "A20", (), services)


def said(*blockers: Obligation) -> list[tuple[str, str]]:
    conditions = legal_conditions(blockers, SERVICES).get("A20", ())
    return [(one.rule, one.text.in_language("de")) for one in conditions]


def test_every_blocker_says_how_it_is_lifted_and_nothing_else_does() -> None:
    wrong = [rule.id for rule in LAW.rules if (rule.severity is Severity.BLOCKER) is (rule.remedy is None)]
    assert wrong == []


def test_the_blockers_that_only_another_provider_lifts() -> None:
    found = [rule.id for rule in LAW.rules if rule.remedy is Remedy.OTHER_PROVIDER]
    assert found == ["R001", "R002", "R004", "R005", "R008", "R053"]


def test_a_blocker_takes_out_the_provider() -> None:
    text = (
        "Für „Dienst“ (Anbieter) einen anderen Anbieter wählen: Ohne C5-Testat oder anerkannten Ersatz darf der Dienst "
        "nicht mit Gesundheitsdaten genutzt werden. Fundstelle: § 393 Abs. 3 Nr. 2, Abs. 4 SGB V."
    )
    assert said(blocker("R004")) == [("R004", text)]


def test_a_blocker_asks_for_own_work() -> None:
    text = (
        "Vor dem Start mit „Dienst“ (Anbieter), „Anbieter“ erledigen: Datenschutz-Folgenabschätzung vor dem Start "
        "abschließen. Fundstelle: Art. 35 DSGVO (oder das kirchliche Gegenstück)."
    )
    assert said(blocker("R052", services=("k1", "k2"))) == [("R052", text)]


@pytest.mark.parametrize(
    ("rule", "start"),
    [("R004", "Einen Anbieter wählen, auf den das nicht zutrifft: "), ("R050", "Vor dem Start erledigen: ")],
)
def test_without_a_service_no_provider_is_named(rule: str, start: str) -> None:
    ((_, text),) = said(blocker(rule, services=()))
    assert text.startswith(start)


def test_what_takes_out_the_provider_comes_first() -> None:
    assert [rule for rule, _ in said(blocker("R050"), blocker("R052"), blocker("R053"))] == ["R053", "R050", "R052"]


def test_what_cannot_be_told_is_no_condition() -> None:
    assert said(blocker("R004", Status.UNKNOWN), blocker("R050", Status.NOT_APPLICABLE)) == []


def test_a_duty_is_no_condition() -> None:
    assert said(blocker("R017")) == []


def test_a_disputed_point_says_so() -> None:
    assert said(blocker("R002"))[0][1].endswith(
        "Niederlassung in Deutschland. (umstritten) Fundstelle: § 393 Abs. 2 SGB V."
    )


@pytest.mark.parametrize(("rule", "mark"), [("R001", ""), ("R002", "(disputed)"), ("R090", "(unconfirmed)")])
def test_only_what_is_settled_carries_no_mark(rule: str, mark: str) -> None:
    text, plain = marked(LAW.rules_by_id[rule]), LAW.rules_by_id[rule].text
    assert text.in_language("en") == f"{plain.in_language('en')} {mark}".strip()


@pytest.mark.parametrize("model", [*OperatingModel, None])
def test_conditions_concern_what_goes_to_a_cloud(model: OperatingModel | None) -> None:
    (found,) = with_legal_conditions([verdict("A20", model)], [blocker("R004")], SERVICES)
    bound = model not in (OperatingModel.ON_PREM, None)
    assert [one.rule for one in found.conditions] == (["R004"] if bound else []) + ["unknown_C"]
    assert replace(found, conditions=(EARLIER,)) == verdict("A20", model)


def test_conditions_of_the_law_can_be_told_from_those_of_the_edition() -> None:
    assert all(LEGAL_RULE.fullmatch(rule.id) for rule in LAW.rules)
    assert not any(LEGAL_RULE.fullmatch(rule.code) for rule in shipped_edition().rules)
    assert not is_legal(EARLIER)


def test_steps_are_what_is_linked_or_bound_for_a_cloud_in_the_order_of_the_applications() -> None:
    linked = LegalStep("A02", "k1", Step("A02", FactSheet(), "k1"))
    current = {"A04": CurrentOperation.HOSTED, "A05": CurrentOperation.ON_PREM}
    codes = ("A01", "A02", "A03", "A04", "A05")
    models = (OperatingModel.SAAS, OperatingModel.ON_PREM, OperatingModel.HYBRID, None, OperatingModel.ON_PREM)
    found = with_steps_to_come(
        LegalFacts(FactSheet(), (linked,)),
        vocabulary=LAW.vocabulary,
        applications=[Application(code, code, current=current.get(code)) for code in codes],
        archetypes=shipped_edition().archetypes_by_code,
        verdicts=[verdict(code, model) for code, model in zip(codes, models, strict=True)],
    )
    assert [(one.application, one.service) for one in found.steps] == [
        ("A01", ""),
        ("A02", "k1"),
        ("A03", ""),
        ("A04", ""),
    ]


def test_an_application_with_two_services_has_each_rule_once_and_the_heavier_status_counts() -> None:
    contract = {"step.processes_health_data_in_cloud": True}
    steps = tuple(
        LegalStep("A20", key, Step(f"A20/{number}", LAW.vocabulary.sheet({**contract, "avv_signed": signed}), key))
        for number, (key, signed) in enumerate([("k1", True), ("k2", None)], start=1)
    )
    result = judge(LAW, FactSheet(), [one.step for one in steps], TODAY_OF_LAW)
    found = [one for one in obligations_of(result, steps) if one.rule.id == "R050"]
    assert found == [Obligation(LAW.rules_by_id["R050"], Status.UNKNOWN, "A20", ("avv_signed",), ("k2",))]


def test_the_house_has_its_duties_once_and_first() -> None:
    steps = tuple(LegalStep(code, "", Step(code)) for code in ("A02", "A01"))
    found = obligations_of(judge(LAW, FactSheet(), [one.step for one in steps], TODAY_OF_LAW), steps)
    assert list(dict.fromkeys(one.application for one in found)) == [None, "A02", "A01"]
    of_house = [one.rule.id for one in found if one.application is None]
    of_step = [one.rule.id for one in found if one.application == "A01"]
    assert sorted(of_house + of_step) == [rule.id for rule in LAW.rules]


def test_rules_are_told_once_blockers_first() -> None:
    grouped = by_rule([blocker("R050"), replace(blocker("R017"), application=None), blocker("R004")], Status.APPLIES)
    assert [(one.rule.id, one.applications) for one in grouped] == [
        ("R004", ("A20",)),
        ("R050", ("A20",)),
        ("R017", ()),
    ]

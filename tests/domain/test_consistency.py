"""What hardly fits together is pointed out with what to do about it, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.domain.answers import Answer, Entry, Given, NotApplicable, Sheet, Unknown
from assessments.domain.catalogue import Edition
from assessments.domain.consistency import Contradiction, contradictions_of
from assessments.domain.guidance import AnswersDisagree, ArchetypesMissing, Check, LevelDeniesModel
from assessments.domain.hospital import Application, Profile
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.services.shipped import shipped_edition

EDITION: Edition = shipped_edition("2026.11")
HOUSE = Profile(name="Klinikum Beispielstadt")
PAIRS = [(check, check.trigger) for check in EDITION.checks if isinstance(check.trigger, AnswersDisagree)]
each_pair = pytest.mark.parametrize(("check", "trigger"), PAIRS, ids=[check.code for check, _ in PAIRS])


def found(*applications: Application, sheet: Sheet | None = None, beds: int | None = None) -> tuple[Contradiction, ...]:
    return contradictions_of(
        edition=EDITION, profile=replace(HOUSE, beds=beds), sheet=sheet or full_sheet(), applications=applications
    )


def codes(*applications: Application, sheet: Sheet | None = None, beds: int | None = None) -> list[str]:
    return [each.check for each in found(*applications, sheet=sheet, beds=beds)]


def full_sheet(**answers: Answer) -> Sheet:
    """Return a sheet of middle answers, which contradict nothing, but for those named."""
    named = {code.replace("_", "."): Entry(answer) for code, answer in answers.items()}
    return Sheet({code: Entry(Given(2)) for code in EDITION.questions} | named)


def test_middle_answers_contradict_nothing() -> None:
    assert found() == ()


def test_proofs_for_all_services_contradict_not_knowing_the_services() -> None:
    [one] = found(sheet=full_sheet(D3_2=Given(3), D2_2=Given(1)))
    assert (one.check, one.questions, one.applications) == ("proofs_without_services", ("D3.2", "D2.2"), ())


def at_the_edge(trigger: AnswersDisagree) -> dict[str, int]:
    return {one.code: one.at_most if one.at_least == 0 else one.at_least for one in trigger.answers}


@each_pair
def test_answers_disagree_at_their_edges_and_not_beyond(check: Check, trigger: AnswersDisagree) -> None:
    edge = at_the_edge(trigger)
    levels = {code: Entry(Given(level)) for code, level in edge.items()}
    assert check.code in codes(sheet=Sheet(levels))
    for one in trigger.answers:
        beyond = one.at_least - 1 if one.at_least else one.at_most + 1
        assert check.code not in codes(sheet=Sheet({**levels, one.code: Entry(Given(beyond))}))


@each_pair
@pytest.mark.parametrize("answer", [Unknown(), NotApplicable("kein Dienst")], ids=["unknown", "not applicable"])
def test_an_answer_without_a_level_contradicts_nothing(check: Check, trigger: AnswersDisagree, answer: Answer) -> None:
    levels = {code: Entry(Given(level)) for code, level in at_the_edge(trigger).items()}
    assert check.code not in codes(sheet=Sheet({**levels, trigger.answers[0].code: Entry(answer)}))


@pytest.mark.parametrize(
    ("application", "check"),
    [
        (Application("A20", "A20", current=CurrentOperation.SAAS, codes={"S": 0}), "saas_without_market"),
        (Application("A06", "A06", current=CurrentOperation.HOSTED, codes={"I": 0}), "iaas_although_refused"),
        (Application("A30", "A30", current=CurrentOperation.PAAS, codes={"P": 0}), "paas_although_closed"),
        (
            Application("A06", "A06", codes={"S": 0}, confirmed=frozenset({OperatingModel.SAAS})),
            "saas_without_market",
        ),
    ],
    ids=["saas runs", "hosting runs", "paas runs", "saas is confirmed"],
)
def test_what_runs_contradicts_a_level_that_denies_it(application: Application, check: str) -> None:
    [one] = found(application)
    assert (one.check, one.applications) == (check, (application.code,))


def test_a_catalogue_value_of_zero_is_no_contradiction() -> None:
    assert found(Application("A06", "A06", confirmed=frozenset({OperatingModel.SAAS}))) == ()


def test_a_house_of_450_beds_without_laboratory_and_identity_service_is_asked_for_them() -> None:
    present = [Application(code, code) for code in ("A01", "A02", "A18", "A42")]
    gaps = found(*present, beds=450)
    assert [(gap.check, gap.archetypes) for gap in gaps] == [
        ("core_systems_missing", ("A39",)),
        ("general_hospital_systems_missing", ("A06",)),
    ]
    assert gaps[1].text.in_language("de").startswith("Im Verzeichnis fehlt: LIS Labor. Häuser ab 250 Betten")


@pytest.mark.parametrize(("beds", "expected"), [(249, False), (250, True)])
def test_typical_systems_depend_on_the_size(beds: int, expected: bool) -> None:
    asked = codes(Application("A01", "A01"), beds=beds)
    assert ("general_hospital_systems_missing" in asked) is expected


def test_a_house_of_unknown_size_or_without_inventory_is_not_compared() -> None:
    assert found(Application("A01", "A01"), beds=None) == ()
    assert found(beds=2000) == ()


def test_verdicts_on_defaults_are_named_while_most_answers_are_open() -> None:
    speech, portal = Application("A20", "A20"), Application("A21", "A21", codes={"X": 3})
    [one] = found(speech, portal, sheet=Sheet())
    assert (one.check, one.applications) == ("verdicts_on_defaults", ("A20",))
    assert one.text.in_language("en").startswith("Applications without entries of their own: 1 of 2.")


def test_own_entries_or_answers_end_that_hint() -> None:
    assert found(Application("A20", "A20", codes={"X": 3}), sheet=Sheet()) == ()
    assert found(Application("A20", "A20")) == ()


def test_every_check_says_what_to_do_and_where_in_both_languages() -> None:
    for check in EDITION.checks:
        assert check.questions
        assert {*check.text.as_mapping()} == {*check.advice.as_mapping()} == {"de", "en"}


def test_every_kind_of_check_is_shipped() -> None:
    kinds = {type(check.trigger) for check in EDITION.checks}
    assert {AnswersDisagree, LevelDeniesModel, ArchetypesMissing} < kinds

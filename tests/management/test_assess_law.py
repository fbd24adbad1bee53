"""What ``assess`` says about the law, on the terminal, in the verdict file and in the report."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from assessments.services.shipped_law import shipped_law
from tests.management.running import EXAMPLES, assess

MUSTERSTADT = EXAMPLES / "klinikum-musterstadt.yaml"
LAW = shipped_law("2026.11")
HOUSE = """\
schema: 1
as_of: {day}
hospital: {{name: Haus am See, is_sgb5_108_hospital: true, full_inpatient_cases: 30000}}
applications: [{{archetype: A20}}, {{archetype: A05, current: on_prem}}]
providers: [{{name: Anbieter}}]
services:
  - name: Diktat
    provider: Anbieter
    is_cloud_service: true
    attestations: [{{kind: C5_T1, period_end: 2026-02-28, scope_ok: true}}]
    first_placed_on_market: 2025-10-01
    avv_signed: false
    applications: [A20]
    steps: {{A20: {{step.processes_health_data_in_cloud: true}}}}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "antworten.yaml"
    path.write_text(HOUSE.format(day="2026-11-23"), encoding="utf-8")
    return path


def verdict(answers: Path, *options: str) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(assess(answers, "--json", "-", *options).out)
    return written


def statuses(answers: Path, application: str | None) -> dict[str, str]:
    found = verdict(answers)["obligations"]
    return {one["rule"]: one["status"] for one in found if one["application"] == application}


def conditions(answers: Path) -> str:
    return " ".join(verdict(answers)["applications"][0]["conditions"])


def test_every_rule_stands_once_for_the_house_or_once_for_each_step(house: Path) -> None:
    counted = Counter(one["application"] for one in verdict(house)["obligations"])
    of_house = sum(rule.scope.value == "house" for rule in LAW.rules)
    of_step = len(LAW.rules) - of_house
    steps = {one["code"] for one in verdict(house)["applications"] if one["verdict"] not in ("on_prem", "none")}
    assert counted == {None: of_house, **dict.fromkeys(steps, of_step)}


def test_an_obligation_is_written_as_the_contract_says(house: Path) -> None:
    found = {(one["rule"], one["application"]): one for one in verdict(house)["obligations"]}
    assert found["R042", None] == {
        "rule": "R042",
        "status": "unknown",
        "severity": "duty",
        "application": None,
        "missing": ["kritisdachg_registered"],
        "text": "Registrierung nach KRITIS-Dachgesetz prüfen und nachholen. (offen)",
        "reference": "§ 8 KRITISDachG",
    }
    assert found["R050", "A20"] == {
        "rule": "R050",
        "status": "applies",
        "severity": "blocker",
        "application": "A20",
        "missing": [],
        "text": "Vertrag zur Auftragsverarbeitung fehlt.",
        "reference": LAW.rules_by_id["R050"].backing.reference.in_language("de"),
    }


def test_obligations_speak_the_language_of_the_run(house: Path) -> None:
    (text,) = {one["text"] for one in verdict(house, "--lang", "en")["obligations"] if one["rule"] == "R050"}
    assert text == "Processor contract is missing."


def test_a_disputed_rule_is_never_written_as_settled(house: Path) -> None:
    disputed = {rule.id for rule in LAW.rules if rule.backing.standing.value == "disputed"}
    texts = [one["text"] for one in verdict(house)["obligations"] if one["rule"] in disputed]
    assert texts
    assert all(text.endswith(" (umstritten)") for text in texts)


def test_the_law_is_judged_on_the_day_of_the_file(tmp_path: Path) -> None:
    found = {}
    for day in ("2027-03-31", "2027-04-01"):
        answers = tmp_path / f"{day}.yaml"
        answers.write_text(HOUSE.format(day=day), encoding="utf-8")
        found[day] = (statuses(answers, "A20")["R005"], "einen anderen Anbieter wählen" in conditions(answers))
    assert found == {"2027-03-31": ("not_applicable", False), "2027-04-01": ("applies", True)}


def test_a_blocker_is_a_condition_that_names_the_provider(house: Path) -> None:
    assert "Vor dem Start mit „Diktat“ (Anbieter) erledigen: Vertrag zur Auftragsverarbeitung fehlt." in conditions(
        house
    )


def test_the_block_about_the_law_is_short_and_starts_with_what_it_is_not(house: Path) -> None:
    told = assess(house).out
    block = told[told.index("\nRecht\n") :].split("\n\n")[0].strip().splitlines()
    assert block[1] == "Keine Rechtsberatung. Rechtsstand Bundesrecht 29.04.2026, beurteilt zum 23. November 2026."
    assert block[2].startswith("Trifft zu       1 Sperre, ")
    assert block[3].startswith("Sperre          A20: Vertrag zur Auftragsverarbeitung fehlt. [Art. 28")
    assert any(line.startswith("Zuerst klären   ") for line in block)
    assert len(block) <= 20
    assert max(map(len, block)) <= 100


def test_a_house_abroad_has_no_block_about_the_law(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "schema: 1\nhospital: {name: H, country: AT}\napplications: [{archetype: A48}]\n", encoding="utf-8"
    )
    assert "\nRecht\n" not in assess(answers).out


def test_the_complete_example_has_blockers_and_says_what_is_missing() -> None:
    found = [one for one in verdict(MUSTERSTADT)["obligations"] if one["severity"] == "blocker"]
    assert {one["rule"] for one in found if one["status"] == "applies"} == {"R012", "R013", "R021", "R052"}
    assert all(one["missing"] for one in found if one["status"] == "unknown")

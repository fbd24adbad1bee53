"""The examples that are shipped, and the catalogue's own verdicts through the same door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assessments.services.shipped import shipped_edition
from tests.management.running import EXAMPLES, assess


def verdict_on(answers: Path) -> Any:
    """Return the verdict file of an answers file."""
    return json.loads(assess(answers, "--json", "-").out)


def models(verdict: Any) -> Mapping[str, str]:
    """Return the recommended model of each application."""
    return {application["code"]: application["verdict"] for application in verdict["applications"]}


def test_a_small_house_without_it_staff_goes_to_the_cloud_first() -> None:
    verdict = verdict_on(EXAMPLES / "fachklinikum-mainschleife.yaml")
    assert models(verdict) == {"A01": "hybrid", "A01-WORKFLOWS": "hybrid", "A19": "saas"}
    assert verdict["applications"][0]["hybrid"]["cloud"] == "Kern des KIS gehostet"
    assert (verdict["quadrant"], verdict["readiness"]["expected"], verdict["pressure"]["expected"]) == (
        "guided",
        0.0,
        87.5,
    )


def test_a_university_hospital_takes_speech_recognition_as_a_service_but_not_its_record() -> None:
    verdict = verdict_on(EXAMPLES / "universitaetsklinikum-jena.yaml")
    assert models(verdict) == {"A20": "saas", "A01": "hybrid"}
    assert (verdict["quadrant"], verdict["coverage"]) == ("undetermined", 0.0)


def test_a_municipal_hospital_with_one_duct_keeps_what_cannot_wait() -> None:
    verdict = verdict_on(EXAMPLES / "klinikum-musterstadt.yaml")
    assert models(verdict) == {
        "A01": "hybrid",
        "A02": "hybrid",
        "A03": "hybrid",
        "A04": "on_prem",
        "A05": "saas",
        "A06": "on_prem",
        "A08": "on_prem",
        "A10": "on_prem",
        "A12": "on_prem",
        "A16": "on_prem",
        "A18": "hybrid",
        "A19": "saas",
        "A20": "saas",
        "A21": "saas",
        "A22": "saas",
        "A24": "saas",
        "A27": "hybrid",
        "A30": "saas",
        "A34": "saas",
        "A35": "saas",
        "A37": "saas",
        "A39": "hybrid",
        "A42": "hybrid",
        "A46-RUF": "on_prem",
        "A46-TEL": "hybrid",
    }
    closed = [gate["code"] for gate in verdict["gates"] if gate["state"] == "closed"]
    assert (verdict["quadrant"], verdict["coverage"], closed) == ("guided", 1.0, ["D3.2", "D5.1"])


@pytest.mark.parametrize(
    ("preset", "misses"),
    [
        ("catalogue", {"A04": "hybrid", "A10": "saas", "A32": "saas", "A43": "hybrid"}),
        ("equal", {"A46": "hybrid"}),
    ],
)
def test_fifty_archetypes_without_answers_give_the_verdicts_of_the_catalogue(
    preset: str, misses: Mapping[str, str], tmp_path: Path
) -> None:
    targets = {code: archetype.target.value for code, archetype in shipped_edition().archetypes_by_code.items()}
    answers = tmp_path / "answers.yaml"
    applications = ", ".join(f"{{archetype: {code}}}" for code in targets)
    answers.write_text(
        f"schema: 1\nhospital: {{name: H}}\napplications: [{applications}]\nweights: {{preset: {preset}}}\n",
        encoding="utf-8",
    )
    assert models(verdict_on(answers)) == {**targets, **misses}

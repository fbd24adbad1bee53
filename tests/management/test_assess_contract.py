"""The documented form of both files is the real one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.management.running import EXAMPLES, ROOT, assess

DOCUMENT = (ROOT / "docs" / "assess-file.md").read_text(encoding="utf-8")
ADDED = {"cloud_model"}  # a part of hybrid that the text below the example documents


def block(language: str) -> str:
    """Return the example of the document in ``language``."""
    found = re.search(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    return found[1]


def keys_of(value: Any) -> Any:
    """Return the keys at every level, in order; lists by their first entry."""
    if isinstance(value, dict):
        return {key: keys_of(below) for key, below in value.items()}
    if isinstance(value, list):
        return [keys_of(value[0])] if value else []
    return None


def test_the_documented_answers_file_is_accepted(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(block("yaml"), encoding="utf-8")
    assert assess(answers).out.startswith("Klinikum Beispielstadt\n")


def test_the_documented_verdict_file_is_what_is_written(tmp_path: Path) -> None:
    documented = json.loads(block("json"))
    answers = tmp_path / "answers.yaml"
    application = "{archetype: A20, codes: {I: 0, U: unknown}}"  # loses a model and leaves something to clarify
    hospital = "{name: H, is_sgb5_108_hospital: true, full_inpatient_cases: 20000}"
    facts = "{b3s_or_isms: false}"  # a duty that applies and misses nothing
    answers.write_text(
        f"schema: 1\nhospital: {hospital}\nfacts: {facts}\napplications: [{application}]\n", encoding="utf-8"
    )
    written = json.loads(assess(answers, "--json", "-").out)
    assert keys_of(written) == keys_of(documented)
    assert list(written) == list(documented)
    assert list(written["applications"][0]) == list(documented["applications"][0])
    assert list(written["obligations"][0]) == list(documented["obligations"][0])


def test_outside_germany_obligations_are_absent_not_empty(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "schema: 1\nhospital: {name: H, country: AT}\napplications: [{archetype: A01}]\n", encoding="utf-8"
    )
    assert "obligations" not in json.loads(assess(answers, "--json", "-").out)


def test_a_hybrid_names_both_parts(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("schema: 1\nhospital: {name: H}\napplications: [{archetype: A01}]\n", encoding="utf-8")
    written = json.loads(assess(answers, "--json", "-").out)
    assert set(written["applications"][0]["hybrid"]) == {"cloud", "local"} | ADDED


def test_every_reference_of_a_verdict_file_is_a_trace_of_it() -> None:
    written = json.loads(assess(EXAMPLES / "klinikum-musterstadt.yaml", "--json", "-").out)
    known = [trace["reference"] for trace in written["traces"]]
    inputs = {one for trace in written["traces"] for one in trace["inputs"] if "=" not in one}
    assert len(known) == len(set(known))
    assert inputs - set(known) == set()

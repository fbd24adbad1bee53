"""The documented form of both files is the real one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.management.running import ROOT, assess

DOCUMENT = (ROOT / "docs" / "assess-file.md").read_text(encoding="utf-8")
NOT_YET_COMPUTED = {"obligations", "band", "acceptability"}
ADDED = {"cloud_model"}  # a part of hybrid that the text below the example documents


def block(language: str) -> str:
    """Return the example of the document in ``language``."""
    found = re.search(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    return found[1]


def keys_of(value: Any) -> Any:
    """Return the keys at every level, in order; lists by their first entry."""
    if isinstance(value, dict):
        return {key: keys_of(below) for key, below in value.items() if key not in NOT_YET_COMPUTED}
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
    answers.write_text(f"schema: 1\nhospital: {{name: H}}\napplications: [{application}]\n", encoding="utf-8")
    written = json.loads(assess(answers, "--json", "-").out)
    assert keys_of(written) == keys_of(documented)
    assert list(written) == [key for key in documented if key not in NOT_YET_COMPUTED]
    in_order = [key for key in documented["applications"][0] if key not in NOT_YET_COMPUTED]
    assert list(written["applications"][0]) == in_order


def test_what_is_not_computed_is_absent_and_said_so(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("schema: 1\nhospital: {name: H}\napplications: [{archetype: A01}]\n", encoding="utf-8")
    written = assess(answers, "--json", "-").out
    assert [key for key in sorted(NOT_YET_COMPUTED) if f'"{key}"' in written] == []
    assert "`band`, `acceptability` and `obligations`; they are absent" in DOCUMENT


def test_a_hybrid_names_both_parts(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("schema: 1\nhospital: {name: H}\napplications: [{archetype: A01}]\n", encoding="utf-8")
    written = json.loads(assess(answers, "--json", "-").out)
    assert set(written["applications"][0]["hybrid"]) == {"cloud", "local"} | ADDED

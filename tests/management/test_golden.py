"""The verdict files of the shipped examples, kept to be read: a change of scoring shows as a difference.

Written anew by ``python manage.py assess examples/NAME.yaml --json tests/golden/NAME.json``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assessments.domain.results import SCORING_VERSION
from tests.management.running import EXAMPLES, ROOT, assess

GOLDEN = ROOT / "tests" / "golden"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_the_result_that_is_kept(name: str, tmp_path: Path) -> None:
    written = tmp_path / "verdict.json"
    assess(EXAMPLES / f"{name}.yaml", "--json", str(written))
    assert written.read_text(encoding="utf-8") == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")


def test_every_example_is_kept_and_nothing_else() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_was_scored_by_this_version(name: str) -> None:
    kept = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert kept["scoring_version"] == SCORING_VERSION

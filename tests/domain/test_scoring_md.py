"""The method as documented is the method as built."""

from __future__ import annotations

import doctest
from pathlib import Path

import assessments.domain

SCORING = Path(assessments.domain.__file__).with_name("SCORING.md")


def test_every_worked_number_holds() -> None:
    found = doctest.testfile(str(SCORING), module_relative=False, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)

    assert found.attempted > 30
    assert found.failed == 0

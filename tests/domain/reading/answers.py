"""Reading answers files in tests."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.domain.reading.answers_file import AnswersFile, read_answers_file, wanted_edition
from assessments.domain.reading.nodes import Refused
from assessments.services.shipped import shipped_codes, shipped_edition
from assessments.services.shipped_law import shipped_law
from assessments.services.yaml_source import parse

TODAY = date(2026, 12, 24)
MINIMAL = "schema: 1\nhospital: {name: Haus}\n"


def read(text: str) -> AnswersFile:
    """Read a file against the shipped edition it asks for."""
    root = parse(text, file="answers.yaml")
    wanted = wanted_edition(root)
    edition = shipped_edition(wanted if wanted in shipped_codes() else None)
    return read_answers_file(
        root,
        file="answers.yaml",
        edition=edition,
        editions=shipped_codes(),
        today=TODAY,
        vocabulary=shipped_law(edition.code).vocabulary,
    )


def problems_of(text: str) -> list[tuple[int, str, str]]:
    """Return line, code and message of everything that is wrong with a file."""
    with pytest.raises(Refused) as refusal:
        read(text)
    return [(problem.line, problem.code, problem.message) for problem in refusal.value.problems]

"""The two full reports, drawn once for all tests that look at them: tests/conftest.py keeps them in one process."""

from __future__ import annotations

import pytest

from assessments.report.rendering import render_pdf
from tests.report.reports import example
from tests.report.structure import Document


@pytest.fixture(scope="session")
def german() -> Document:
    return Document(render_pdf(example("de")))


@pytest.fixture(scope="session")
def english() -> Document:
    return Document(render_pdf(example("en")))

"""Why there is no PDF, in sentences."""

from __future__ import annotations

import pytest

from assessments.management.sentences import drawing_sentence
from assessments.report.rendering import Failure, RenderingFailed


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        (Failure.TIMEOUT, "Das PDF brauchte zu lange."),
        (Failure.MEMORY, "Für das PDF reichte der Speicher nicht."),
        (Failure.LIBRARIES, "Für das PDF fehlt die Bibliothek Pango."),
        (Failure.OTHER, "Das PDF ließ sich nicht erstellen: ?[31mkaputt"),
    ],
)
def test_each_failure_has_a_sentence(kind: Failure, start: str) -> None:
    assert drawing_sentence(RenderingFailed(kind, "\x1b[31mkaputt")).startswith(start)

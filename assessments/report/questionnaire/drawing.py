"""The printed questionnaire: HTML, then PDF, here or in a process of its own; by the same machinery as reports."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.utils import translation

from assessments.domain.questionnaire_file.paper import Paper
from assessments.report.questionnaire.wire import encode
from assessments.report.rendering import draw_waited_for, missing_libraries


def html_of(paper: Paper) -> str:
    """Return the whole questionnaire as one HTML document, in its own language."""
    with translation.override(paper.language):
        created = f"{date.fromisoformat(paper.date).isoformat()}T12:00:00Z"
        return render_to_string("report/questionnaire.html", {"paper": paper, "created": created})


def draw(paper: Paper) -> bytes:
    """Return the questionnaire as PDF, drawn in this process.

    :raises RenderingFailed: when the system libraries are missing.
    """
    with missing_libraries():
        # Half a second, and system libraries that may be missing: only when something is drawn.
        from assessments.report.pdf import document_of  # noqa: PLC0415
    return document_of(html_of(paper))


def draw_apart(paper: Paper) -> bytes:
    """Return the questionnaire as PDF, drawn in a process of its own.

    :raises RenderingFailed: when it could not be drawn within the limits of a report, or others take all places.
    """
    return draw_waited_for("assessments.report.questionnaire", encode(paper))

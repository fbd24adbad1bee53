"""Reports are drawn beside the web worker: a thread waits for a child process and writes down how it ended."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import UUID

from django.db import connections
from django.utils import timezone

from assessments.domain.report import ReportData
from assessments.report.rendering import Failure, RenderingFailed, render_isolated
from assessments.services.reporting import (
    ReportIsNotQueued,
    ReportIsNotRunning,
    begin_report,
    fail_report,
    finish_report,
)
from assessments.services.tenancy import everywhere
from assessments.web.press import Press

MOST_CHILDREN = 2  # one takes a core and 120 MB for some seconds; pages must stay quick meanwhile

logger = logging.getLogger(__name__)


Renderer = Callable[[ReportData], bytes]


@everywhere(reason="a report that waits to be drawn is known by its number alone")
def draw(report_id: UUID, *, render: Renderer = render_isolated) -> None:
    """Draw one queued report and store it, or store why it could not be drawn."""
    try:
        _draw(report_id, render)
    except (ReportIsNotQueued, ReportIsNotRunning):
        logger.info("Report %s is not waited for any more", report_id)
    except Exception:  # whatever happened, nobody watches this thread: people must learn it from the page
        logger.exception("Report %s could not be drawn", report_id)
        _give_up(report_id)
    finally:
        connections.close_all()  # nobody else would: this thread serves no request


def _draw(report_id: UUID, render: Renderer) -> None:
    data = begin_report(report_id=report_id, at=timezone.now())
    connections.close_all()  # drawing takes seconds in which nothing is asked of the database
    try:
        pdf = render(data)
    except RenderingFailed as failure:
        logger.warning("Report %s could not be drawn: %s", report_id, failure)
        fail_report(report_id=report_id, error=failure.kind, at=timezone.now())
    else:
        finish_report(report_id=report_id, pdf=pdf, at=timezone.now())


def _give_up(report_id: UUID) -> None:
    try:
        fail_report(report_id=report_id, error=Failure.OTHER, at=timezone.now())
    except Exception:  # the database itself is the trouble; the lease runs out and the page says so
        logger.exception("The failure of report %s could not be stored", report_id)


press = Press(draw, hands=MOST_CHILDREN)

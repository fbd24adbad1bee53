"""Charts as pure geometry: values in, shapes and a table out; the same drawing for the page and for the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.catalogue import Edition
from assessments.domain.operating_models import OperatingModel
from assessments.domain.report.data import ReportData
from assessments.domain.report.scores import dimensions_of, split_of, standing_of
from assessments.domain.report.voice import Voice
from assessments.domain.results import ApplicationVerdict, Scorecard
from assessments.domain.roadmap.decisions import PlannedRoadmap
from assessments.report.charts.dimensions import draw_dimensions
from assessments.report.charts.portfolio import draw_portfolio, marks_of_rows, marks_of_verdicts
from assessments.report.charts.quadrant import draw_quadrant
from assessments.report.charts.shapes import Chart
from assessments.report.charts.split import draw_split
from assessments.report.charts.timeline import draw_timeline, stretches_of_plan, stretches_of_report

__all__ = [
    "Chart",
    "ReportCharts",
    "charts_of",
    "dimension_chart",
    "portfolio_chart",
    "quadrant_chart",
    "split_chart",
    "timeline_chart",
]


def quadrant_chart(scorecard: Scorecard, language: str) -> Chart:
    """Draw where the house stands."""
    return draw_quadrant(standing_of(scorecard, Voice(language)), language)


def dimension_chart(edition: Edition, scorecard: Scorecard, language: str) -> Chart:
    """Draw readiness and pressure of every dimension."""
    return draw_dimensions(dimensions_of(edition, scorecard, Voice(language)), language)


def portfolio_chart(verdicts: tuple[ApplicationVerdict, ...], language: str) -> Chart:
    """Draw the map of all applications by model and place."""
    return draw_portfolio(marks_of_verdicts(verdicts, language), language)


def split_chart(split: Mapping[OperatingModel | None, int], language: str) -> Chart:
    """Draw how many applications each operating model got."""
    return draw_split(split_of(split, Voice(language)), language)


def timeline_chart(plan: PlannedRoadmap, language: str) -> Chart:
    """Draw the roadmap as it is decided."""
    return draw_timeline(stretches_of_plan(plan, language), plan.proposal.as_of, language)


@dataclass(frozen=True, slots=True)
class ReportCharts:
    """All drawings of a report."""

    quadrant: Chart
    dimensions: Chart
    split: Chart
    portfolio: Chart
    timeline: Chart | None


def charts_of(data: ReportData) -> ReportCharts:
    """Draw everything a report shows."""
    return ReportCharts(
        quadrant=draw_quadrant(data.standing, data.language),
        dimensions=draw_dimensions(data.dimensions, data.language),
        split=draw_split(data.split, data.language),
        portfolio=draw_portfolio(marks_of_rows(data.applications), data.language),
        timeline=_timeline(data),
    )


def _timeline(data: ReportData) -> Chart | None:
    stretches = stretches_of_report(data.plan) if data.plan else ()
    return draw_timeline(stretches, date.fromisoformat(data.date), data.language) if stretches else None

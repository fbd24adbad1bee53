"""Tags that draw chart values: ``{% chart value %}``, or ``{% drawing value %}`` and ``{% numbers value %}`` apart."""

from __future__ import annotations

from django import template

from assessments.report.charts.shapes import Chart, Table

register = template.Library()


@register.inclusion_tag("charts/figure.html")
def chart(value: Chart) -> dict[str, Chart]:
    """Draw a chart with its numbers as a table that opens below it."""
    return {"chart": value}


@register.inclusion_tag("charts/chart.svg")
def drawing(value: Chart) -> dict[str, Chart]:
    """Draw a chart alone."""
    return {"chart": value}


@register.inclusion_tag("charts/table.html")
def numbers(value: Chart) -> dict[str, Table]:
    """Show the numbers of a chart as a table."""
    return {"table": value.table}

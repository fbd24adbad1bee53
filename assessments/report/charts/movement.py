"""The quadrant plot with two points: where the house stands, and where it would stand."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from assessments.domain.report.scores import standing_of
from assessments.domain.report.voice import Voice
from assessments.domain.results import Scorecard
from assessments.domain.text import both
from assessments.report.charts.palette import INK, PETROL, WHITE
from assessments.report.charts.quadrant import across, draw_quadrant, up
from assessments.report.charts.shapes import Chart, Circle, Line, Row, Shape, Table, at

_RADIUS = 8
_POINT = 3  # the shapes of the point itself, which the plot draws last: ground, dot and figures

_TITLE = both("Heute: {before} Mit den Änderungen: {after}", "Today: {before} With the changes: {after}")
_TODAY = both("{name}, heute", "{name}, today")
_TRIED = both("{name}, geändert", "{name}, changed")


def draw_movement(before: Scorecard, after: Scorecard, language: str, key: str = "lagebild") -> Chart:
    """Return the plot after some changes, with an open point where the house really stands."""
    voice = Voice(language)
    real = draw_quadrant(standing_of(before, voice), language, key)
    tried = draw_quadrant(standing_of(after, voice), language, key)
    start, end = _place(before), _place(after)
    if start is None or end is None or start == end:
        return tried
    return replace(
        tried,
        title=voice.say(_TITLE, before=real.title, after=tried.title),
        shapes=(*tried.shapes[:-_POINT], *_way(start, end), *tried.shapes[-_POINT:]),
        table=_both(real.table, tried.table, voice),
    )


def _place(card: Scorecard) -> tuple[float, float] | None:
    readiness, pressure = card.readiness.expected, card.pressure.expected
    return None if readiness is None or pressure is None else (across(float(readiness)), up(float(pressure)))


def _way(start: tuple[float, float], end: tuple[float, float]) -> tuple[Shape, ...]:
    """Return an open point and the line from its edge to the new one."""
    (x1, y1), (x2, y2) = start, end
    far = hypot(x2 - x1, y2 - y1)
    point = Circle(x1, y1, _RADIUS, WHITE, stroke=INK)
    if far <= 2 * _RADIUS:
        return (point,)
    part = _RADIUS / far
    return (point, Line(at(x1 + (x2 - x1) * part), at(y1 + (y2 - y1) * part), x2, y2, PETROL, 1.6, "2 3"))


def _both(real: Table, tried: Table, voice: Voice) -> Table:
    rows = (
        *(Row(voice.say(_TODAY, name=row.heading), row.cells) for row in real.rows),
        *(Row(voice.say(_TRIED, name=row.heading), row.cells) for row in tried.rows),
    )
    return Table(tried.caption, tried.head, rows)

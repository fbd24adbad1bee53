"""The quadrant plot: readiness across, pressure up, with the box of what open questions leave possible."""

from __future__ import annotations

from assessments.domain.labels import label_of
from assessments.domain.report import wording
from assessments.domain.report.data import Index, Standing
from assessments.domain.report.voice import Voice
from assessments.domain.results import Quadrant
from assessments.report.charts import words
from assessments.report.charts.palette import COPPER, INK, LINE, MIST, MUTED, PETROL, WHITE
from assessments.report.charts.shapes import END, START, Chart, Circle, Label, Line, Rect, Row, Shape, Table, at

WIDTH, HEIGHT = 480, 460
LEFT, TOP, SIDE_X, SIDE_Y = 34, 32, 430, 384
_FIELDS = (
    (Quadrant.GUIDED, 0, 50),
    (Quadrant.CLOUD_FIRST, 50, 50),
    (Quadrant.FOUNDATIONS, 0, 0),
    (Quadrant.SELECTIVE, 50, 0),
)


def draw_quadrant(standing: Standing, language: str, key: str = "lagebild") -> Chart:
    """Return the plot of one standing."""
    voice = Voice(language)
    readiness, pressure = standing.readiness, standing.pressure
    return Chart(
        key=key,
        title=voice.say(
            words.QUADRANT_TITLE,
            quadrant=standing.name,
            readiness=voice.decimals(readiness.expected),
            pressure=voice.decimals(pressure.expected),
        ),
        description=voice.say(
            words.QUADRANT_DESCRIPTION,
            readiness_low=voice.decimals(readiness.low),
            readiness_high=voice.decimals(readiness.high),
            pressure_low=voice.decimals(pressure.low),
            pressure_high=voice.decimals(pressure.high),
        ),
        width=WIDTH,
        height=HEIGHT,
        shapes=(*_fields(standing), *_axes(voice), *_box(standing), *_names(voice), *_point(standing, voice)),
        table=_table(standing, voice),
        hatches=("uncertain",),
    )


def across(readiness: float) -> float:
    """Return the x coordinate of a readiness 0-100."""
    return at(LEFT + SIDE_X * readiness / 100)


def up(pressure: float) -> float:
    """Return the y coordinate of a pressure 0-100; high pressure is at the top."""
    return at(TOP + SIDE_Y * (100 - pressure) / 100)


def _fields(standing: Standing) -> tuple[Shape, ...]:
    return tuple(
        Rect(
            across(readiness),
            up(pressure + 50),
            SIDE_X / 2,
            SIDE_Y / 2,
            fill=MIST if quadrant == standing.quadrant else WHITE,
            stroke=LINE,
        )
        for quadrant, readiness, pressure in _FIELDS
    )


def _names(voice: Voice) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    for quadrant, readiness, pressure in _FIELDS:
        lines = _lines(voice.of(label_of(quadrant)))
        # In the outer corner of its field, where the point rarely is.
        top = up(100) + 22 if pressure else up(0) - 12 - 17 * (len(lines) - 1)
        x, anchor = (across(100) - 10, END) if readiness else (across(0) + 10, START)
        shapes += [Label(x, top + 17 * row, line, INK, 14, True, anchor) for row, line in enumerate(lines)]
    return tuple(shapes)


def _lines(name: str) -> list[str]:
    first, slash, rest = name.partition(" / ")
    return [f"{first} /", rest] if slash else [first]


def _axes(voice: Voice) -> tuple[Shape, ...]:
    bottom = TOP + SIDE_Y
    ticks = [Label(across(tick), bottom + 18, str(tick), MUTED, 12, anchor="middle") for tick in (0, 50, 100)]
    rungs = [Label(LEFT - 7, up(tick) + 4, str(tick), MUTED, 12, anchor="end") for tick in (50, 100)]
    return (
        Line(LEFT, TOP - 6, LEFT, bottom, INK, 1.4),
        Line(LEFT, bottom, LEFT + SIDE_X + 6, bottom, INK, 1.4),
        *ticks,
        *rungs,
        Label(LEFT - 26, TOP - 16, voice.of(words.PRESSURE), INK, 13, bold=True),
        Label(LEFT + SIDE_X, bottom + 38, voice.of(words.READINESS), INK, 13, bold=True, anchor="end"),
    )


def _box(standing: Standing) -> tuple[Shape, ...]:
    readiness, pressure = standing.readiness, standing.pressure
    left, top = across(readiness.low), up(pressure.high)
    width, height = at(across(readiness.high) - left), at(up(pressure.low) - top)
    if not width and not height:
        return ()
    return (Rect(left, top, max(width, 1), max(height, 1), stroke=COPPER, dash="5 3", hatch="uncertain"),)


def _point(standing: Standing, voice: Voice) -> tuple[Shape, ...]:
    readiness, pressure = standing.readiness.expected, standing.pressure.expected
    if readiness is None or pressure is None:
        return ()
    x, y = across(readiness), up(pressure)
    text = voice.say(words.POINT, readiness=voice.decimals(readiness), pressure=voice.decimals(pressure))
    width, right = 7.2 * len(text) + 8, readiness <= 60
    left = x + 12 if right else x - 12 - width
    return (
        Rect(at(left), y - 11, at(width), 22, fill=WHITE, radius=4, opacity=0.9),
        Circle(x, y, 8, PETROL, stroke=WHITE),
        Label(at(left + width / 2), y + 5, text, PETROL, 14, bold=True, anchor="middle"),
    )


def _table(standing: Standing, voice: Voice) -> Table:
    head = (words.AXIS, words.EXPECTED, words.LOW, words.HIGH, wording.ANSWERED)
    rows = ((words.READINESS, standing.readiness), (words.PRESSURE, standing.pressure))
    return Table(
        caption=voice.of(words.QUADRANT_TABLE),
        head=tuple(voice.of(name) for name in head),
        rows=tuple(Row(voice.of(name), _cells(index, voice)) for name, index in rows),
    )


def _cells(index: Index, voice: Voice) -> tuple[str, ...]:
    counted = voice.say(wording.OF_TOTAL, part=index.given, whole=index.applicable)
    return (*(voice.decimals(value) for value in (index.expected, index.low, index.high)), counted)

"""Dimension bars: readiness and pressure of every dimension, with the interval that open questions leave."""

from __future__ import annotations

from assessments.domain.report.data import DimensionIndex, Index
from assessments.domain.report.voice import Voice
from assessments.report.charts import words
from assessments.report.charts.palette import COPPER, INK, LINE, MIST, MUTED, PETROL, WHITE
from assessments.report.charts.shapes import Chart, Label, Line, Rect, Row, Shape, Table, at, shortened

WIDTH = 480
LEFT, SIDE, TOP = 8, 410, 30
NAME, BAR, GAP = 19, 14, 8
LONGEST = 62


def draw_dimensions(dimensions: tuple[DimensionIndex, ...], language: str, key: str = "dimensionen") -> Chart:
    """Return one or two bars for each dimension, below its name."""
    voice = Voice(language)
    shapes: list[Shape] = []
    y: float = TOP
    for dimension in dimensions:
        shapes += _dimension(dimension, y, voice)
        y += _height(dimension)
    lowest = min((d for d in dimensions if _value(d.readiness) is not None), key=_readiness, default=None)
    return Chart(
        key=key,
        title=voice.of(words.DIMENSIONS_TITLE),
        description=voice.say(words.DIMENSIONS_DESCRIPTION, lowest=lowest.title if lowest else "–"),
        width=WIDTH,
        height=y + 20,
        shapes=(*_grid(y), *_legend(voice), *shapes),
        table=_table(dimensions, voice),
        hatches=("pressure",),
    )


def along(value: float) -> float:
    """Return the x coordinate of an index 0-100."""
    return at(LEFT + SIDE * value / 100)


def _bars(dimension: DimensionIndex) -> list[tuple[Index, bool]]:
    both = ((dimension.readiness, False), (dimension.pressure, True))
    return [(index, is_pressure) for index, is_pressure in both if index is not None]


def _height(dimension: DimensionIndex) -> float:
    return NAME + BAR * len(_bars(dimension)) + GAP


def _dimension(dimension: DimensionIndex, top: float, voice: Voice) -> list[Shape]:
    name = shortened(f"{dimension.code}  {dimension.title}", LONGEST)
    shapes: list[Shape] = [Label(LEFT, top + 13, name, INK, 13)]
    for row, (index, is_pressure) in enumerate(_bars(dimension)):
        shapes += _bar(index, is_pressure, top + NAME + BAR * row, voice)
    return shapes


def _bar(index: Index, is_pressure: bool, y: float, voice: Voice) -> list[Shape]:
    middle, colour = y + BAR / 2 - 1, COPPER if is_pressure else PETROL
    shapes: list[Shape] = [Rect(LEFT, y, SIDE, BAR - 2, fill=MIST)]
    if index.expected is not None:
        width = at(along(index.expected) - LEFT)
        shapes.append(Rect(LEFT, y, width, BAR - 2, fill=colour, hatch="pressure" if is_pressure else ""))
    if index.low < index.high:
        shapes += _whisker(along(index.low), along(index.high), middle)
    value = voice.decimals(index.expected)
    return [*shapes, Label(WIDTH - 8, y + 10.5, value, colour, 12, bold=True, anchor="end")]


def _whisker(left: float, right: float, y: float) -> list[Shape]:
    return [
        Line(left, y, right, y, WHITE, 3.4),
        Line(left, y, right, y, INK, 1.4),
        Line(left, y - 3.5, left, y + 3.5, INK, 1.4),
        Line(right, y - 3.5, right, y + 3.5, INK, 1.4),
    ]


def _grid(bottom: float) -> list[Shape]:
    lines: list[Shape] = [Line(along(tick), TOP - 4, along(tick), bottom, LINE, 1) for tick in (0, 25, 50, 75, 100)]
    return lines + [Label(along(tick), bottom + 14, str(tick), MUTED, 12, anchor="middle") for tick in (50, 100)]


def _legend(voice: Voice) -> list[Shape]:
    return [
        Rect(LEFT, 7, 14, 9, fill=PETROL),
        Label(LEFT + 20, 16, voice.of(words.READINESS), INK, 12),
        Rect(LEFT + 92, 7, 14, 9, fill=COPPER, hatch="pressure"),
        Label(LEFT + 112, 16, voice.of(words.PRESSURE), INK, 12),
        *_whisker(LEFT + 232, LEFT + 250, 11.5),
        Label(LEFT + 257, 16, voice.of(words.RANGE), INK, 12),
    ]


def _value(index: Index | None) -> float | None:
    return None if index is None else index.expected


def _readiness(dimension: DimensionIndex) -> float:
    value = _value(dimension.readiness)
    return 101 if value is None else value


def _table(dimensions: tuple[DimensionIndex, ...], voice: Voice) -> Table:
    head = (words.DIMENSION, words.READINESS, words.READINESS_RANGE, words.PRESSURE, words.PRESSURE_RANGE)
    return Table(
        caption=voice.of(words.DIMENSIONS_TABLE),
        head=tuple(voice.of(name) for name in head),
        rows=tuple(
            Row(f"{d.code} {d.title}", (*_cells(d.readiness, voice), *_cells(d.pressure, voice))) for d in dimensions
        ),
    )


def _cells(index: Index | None, voice: Voice) -> tuple[str, str]:
    if index is None:
        return "", ""
    ends = {"low": voice.decimals(index.low), "high": voice.decimals(index.high)}
    spread = voice.say(words.FROM_TO, **ends) if index.low < index.high else voice.of(words.NO_RANGE)
    return voice.decimals(index.expected), spread

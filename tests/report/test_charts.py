"""Drawings as geometry: everything is inside the picture, and the picture and its table say the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.report.data import DimensionIndex, Index, Standing
from assessments.domain.report.portfolio_values import Share
from assessments.domain.results import Quadrant
from assessments.report.charts import charts_of
from assessments.report.charts.dimensions import along, draw_dimensions
from assessments.report.charts.palette import MODELS
from assessments.report.charts.portfolio import Mark, draw_portfolio
from assessments.report.charts.quadrant import across, draw_quadrant, up
from assessments.report.charts.shapes import Chart, Circle, Label, Line, Rect, Shape
from assessments.report.charts.split import draw_split
from tests.report.reports import example, small

LANGUAGES = st.sampled_from(["de", "en"])
LETTER_WIDTH = 0.58  # of the font size, on the wide side


@st.composite
def indices(draw: st.DrawFn) -> Index:
    low, middle, high = sorted(draw(st.lists(st.floats(0, 100), min_size=3, max_size=3)))
    applicable = draw(st.integers(1, 42))
    known = draw(st.booleans())
    return Index(low, middle if known else None, high, applicable if known else 0, applicable)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    quadrant = draw(st.sampled_from(Quadrant))
    return Standing(quadrant.value, quadrant.value, "", (), None, 0.5, draw(indices()), draw(indices()))


DIMENSIONS = st.lists(
    st.builds(
        DimensionIndex,
        code=st.sampled_from(["D1", "D11"]),
        title=st.text(max_size=80),
        readiness=st.none() | indices(),
        pressure=st.none() | indices(),
    ),
    max_size=14,
).map(tuple)
SPLITS = st.lists(st.integers(0, 50), min_size=6, max_size=6).map(
    lambda counts: tuple(Share(model, model, count) for model, count in zip(MODELS, counts, strict=True))
)
MARKS = st.lists(
    st.builds(
        Mark,
        code=st.text("A1-", min_size=1, max_size=30),
        name=st.text(max_size=20),
        model=st.sampled_from(list(MODELS)),
        place=st.sampled_from(Place),
        already_there=st.booleans(),
    ),
    max_size=60,
).map(tuple)


@given(standings(), LANGUAGES)
def test_quadrant_stays_inside(standing: Standing, language: str) -> None:
    assert _outside(draw_quadrant(standing, language)) == []


@given(DIMENSIONS, LANGUAGES)
def test_dimensions_stay_inside(dimensions: tuple[DimensionIndex, ...], language: str) -> None:
    assert _outside(draw_dimensions(dimensions, language)) == []


@given(SPLITS, LANGUAGES)
def test_split_stays_inside(split: tuple[Share, ...], language: str) -> None:
    assert _outside(draw_split(split, language)) == []


@given(MARKS, LANGUAGES)
def test_portfolio_stays_inside(marks: tuple[Mark, ...], language: str) -> None:
    assert _outside(draw_portfolio(marks, language)) == []


@given(MARKS)
def test_no_mark_covers_another(marks: tuple[Mark, ...]) -> None:
    boxes = [shape for shape in draw_portfolio(marks, "de").shapes if isinstance(shape, Rect) and shape.height == 18]
    assert len(boxes) == len(marks)
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if _overlap(a, b)]


@given(SPLITS)
def test_split_fills_the_bar(split: tuple[Share, ...]) -> None:
    parts = [shape for shape in draw_split(split, "de").shapes if isinstance(shape, Rect) and shape.height == 40][1:]
    present = [share for share in split if share.count]
    assert len(parts) == len(present)
    assert sum(part.width for part in parts) == pytest.approx(464 if present else 0, abs=0.5)


@given(DIMENSIONS, LANGUAGES)
def test_every_drawn_value_is_in_the_table(dimensions: tuple[DimensionIndex, ...], language: str) -> None:
    chart = draw_dimensions(dimensions, language)
    drawn = [shape.text for shape in chart.shapes if isinstance(shape, Label) and shape.anchor == "end"]
    told = [cell for row in chart.table.rows for cell in row.cells[::2] if cell]
    assert drawn == told


def test_axes_run_right_and_up() -> None:
    assert across(0) < across(50) < across(100)
    assert up(0) > up(50) > up(100)
    assert along(0) < along(100)


def test_point_is_where_the_numbers_say() -> None:
    standing = Standing("guided", "", "", (), None, 1, Index(20, 40, 60, 1, 1), Index(50, 75, 100, 1, 1))
    (point,) = (shape for shape in draw_quadrant(standing, "de").shapes if isinstance(shape, Circle))
    assert (point.x, point.y) == (across(40), up(75))


def test_no_point_without_an_answer() -> None:
    nothing = Index(0, None, 100, 0, 5)
    chart = draw_quadrant(Standing("undetermined", "", "", (), None, 0, nothing, nothing), "de")
    assert not [shape for shape in chart.shapes if isinstance(shape, Circle)]
    assert [row.cells[0] for row in chart.table.rows] == ["–", "–"]


def test_every_model_can_be_told_apart_without_colour() -> None:
    counts = tuple(Share(model.value, model.value, 1) for model in OperatingModel)
    parts = [shape for shape in draw_split(counts, "de").shapes if isinstance(shape, Rect) and shape.height == 40][1:]
    assert len({part.hatch for part in parts}) == len(OperatingModel)


@pytest.mark.parametrize("language", ["de", "en"])
def test_full_example_fits(language: str) -> None:
    charts = charts_of(example(language))
    found = [_outside(chart) for chart in (charts.quadrant, charts.dimensions, charts.split, charts.portfolio)]
    assert found == [[], [], [], []]


def test_texts_are_few() -> None:
    charts = charts_of(example("de"))
    texts = [
        sum(isinstance(shape, Label) for shape in chart.shapes)
        for chart in (charts.quadrant, charts.dimensions, charts.split, charts.portfolio)
    ]
    assert sum(texts) < 110


def test_charts_of_one_report_keep_their_ids_apart() -> None:
    charts = charts_of(small())
    keys = [chart.key for chart in (charts.quadrant, charts.dimensions, charts.split, charts.portfolio)]
    assert len(set(keys)) == len(keys)


def _outside(chart: Chart) -> list[Any]:
    return [shape for shape in chart.shapes if not _inside(shape, chart)]


def _inside(shape: Shape, chart: Chart) -> bool:
    left, top, right, bottom = _box(shape)
    slack = 0.2
    return left >= -slack and top >= -slack and right <= chart.width + slack and bottom <= chart.height + slack


def _box(shape: Shape) -> tuple[float, float, float, float]:
    match shape:
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Line():
            return min(shape.x1, shape.x2), min(shape.y1, shape.y2), max(shape.x1, shape.x2), max(shape.y1, shape.y2)
        case Circle():
            return shape.x, shape.y, shape.x, shape.y  # a point on the edge may show half
        case Label():
            width = LETTER_WIDTH * shape.size * len(shape.text)
            left = {"start": shape.x, "middle": shape.x - width / 2, "end": shape.x - width}[shape.anchor]
            return left, shape.y - 0.8 * shape.size, left + width, shape.y


def _overlap(one: Rect, other: Rect) -> bool:
    apart = (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )
    return not apart

"""The timeline of a roadmap."""

from datetime import date

import pytest

from assessments.report.charts.shapes import Chart, Label, Rect
from assessments.report.charts.timeline import BAR, MOST_BARS, MOVES, WIDTH, Stretch, draw_timeline

DAY = date(2026, 11, 23)
LINE = Stretch("foundations", "D5.1", "Zweite Leitung", 0, 6)
MOVE = Stretch(MOVES, "A01", "KIS", 12, 24)
LONG = "Ein sehr langer Titel, der an keiner Stelle der Zeichnung ganz Platz finden kann, so breit sie auch ist"


def _bars(chart: Chart) -> list[Rect]:
    return [shape for shape in chart.shapes if isinstance(shape, Rect) and shape.height == BAR]


def _labels(chart: Chart) -> list[str]:
    return [shape.text for shape in chart.shapes if isinstance(shape, Label)]


def test_every_step_has_a_bar_under_the_heading_of_its_part() -> None:
    chart = draw_timeline((LINE, MOVE), DAY, "de")

    assert _labels(chart) == ["11/2026", "11/2027", "Grundlagen (1)", "D5.1 Zweite Leitung", "Umzüge (1)", "A01 KIS"]
    assert [(bar.x, bar.width) for bar in _bars(chart)] == [(8, 116), (240, 232)]


def test_the_words_tell_what_the_drawing_shows() -> None:
    chart = draw_timeline((LINE, MOVE), DAY, "en")

    assert chart.title == "Roadmap from 11/2026 to 11/2028"
    assert chart.description.startswith("Steps: 1 measures, 1 moves.")
    assert [(row.heading, row.cells) for row in chart.table.rows] == [
        ("D5.1 Zweite Leitung", ("Foundations", "11/2026", "05/2027")),
        ("A01 KIS", ("Move", "11/2027", "11/2028")),
    ]


def test_many_measures_are_one_bar_but_all_in_the_table() -> None:
    many = tuple(
        Stretch("programme", f"D{number}.1", "Maßnahme", number, number + 2) for number in range(MOST_BARS + 1)
    )

    chart = draw_timeline(many, DAY, "de")

    assert len(_bars(chart)) == 1
    assert f"Programm ({MOST_BARS + 1} Maßnahmen nacheinander)" in _labels(chart)
    assert len(chart.table.rows) == MOST_BARS + 1


@pytest.mark.parametrize("ends", [(0, 1), (0, 24), (11, 12), (23, 24), (0, 240), (12, 13)])
def test_nothing_leaves_the_drawing(ends: tuple[int, int]) -> None:
    chart = draw_timeline((Stretch(MOVES, "A46-TELEFONIE", LONG, *ends), LINE), DAY, "de")

    widths = {"start": 0.0, "middle": 0.5, "end": 1.0}
    for shape in chart.shapes:
        if isinstance(shape, Label):
            width = 0.52 * shape.size * len(shape.text)
            left = shape.x - width * widths[shape.anchor]
            assert left >= 0, shape
            assert left + width <= WIDTH, shape
        if isinstance(shape, Rect):
            assert shape.x >= 0
            assert shape.x + shape.width <= WIDTH


def test_a_plan_without_steps_is_an_empty_year() -> None:
    chart = draw_timeline((), DAY, "de")

    assert _bars(chart) == []
    assert chart.table.rows == ()

"""The quadrant plot with two points."""

from assessments.domain.answers import Answer
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.results import Scorecard
from assessments.report.charts import quadrant_chart
from assessments.report.charts.movement import draw_movement
from assessments.report.charts.quadrant import across, up
from assessments.report.charts.shapes import Circle, Line
from tests.domain import builders

HOUSE: Edition = builders.edition(questions=(builders.question("D1.1"), builders.question("D7.1", Polarity.PRESSURE)))


def _card(**answers: Answer | int) -> Scorecard:
    return builders.result(HOUSE, answers={code.replace("_", "."): said for code, said in answers.items()}).scorecard


def test_both_points_are_drawn_and_the_way_between_them() -> None:
    chart = draw_movement(_card(D1_1=1, D7_1=3), _card(D1_1=3, D7_1=3), "de")

    points = [(shape.x, shape.y) for shape in chart.shapes if isinstance(shape, Circle)]
    assert points == [(across(25), up(25)), (across(75), up(25))]
    ways = [shape for shape in chart.shapes if isinstance(shape, Line) and shape.dash == "2 3"]
    assert [(way.x1, way.x2) for way in ways] == [(across(25) + 8, across(75))]


def test_both_states_are_told_in_words_and_figures() -> None:
    chart = draw_movement(_card(D1_1=1, D7_1=3), _card(D1_1=3, D7_1=3), "de")

    assert chart.title == (
        "Heute: Lagebild: Grundlagen. Reife 25,0, Handlungsdruck 25,0 von 100. "
        "Mit den Änderungen: Lagebild: Selektiv beim Ersatz. Reife 75,0, Handlungsdruck 25,0 von 100."
    )
    assert [(row.heading, row.cells[0]) for row in chart.table.rows] == [
        ("Reife, heute", "25,0"),
        ("Handlungsdruck, heute", "25,0"),
        ("Reife, geändert", "75,0"),
        ("Handlungsdruck, geändert", "25,0"),
    ]


def test_a_house_that_does_not_move_has_one_point() -> None:
    card = _card(D1_1=1, D7_1=3)

    assert draw_movement(card, card, "de") == quadrant_chart(card, "de")


def test_a_house_that_stood_nowhere_has_one_point() -> None:
    after = _card(D1_1=1, D7_1=3)

    assert draw_movement(_card(), after, "de") == quadrant_chart(after, "de")
    assert draw_movement(after, _card(), "de") == quadrant_chart(_card(), "de")

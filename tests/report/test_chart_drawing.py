"""Charts as markup: named for those who cannot see them, numbers for people, coordinates for machines."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation

from assessments.report.charts import Chart, charts_of
from tests.report.reports import example, small

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("quadrant", "dimensions", "split", "portfolio")


@pytest.fixture(params=KINDS)
def chart(request: pytest.FixtureRequest) -> Chart:
    found: Chart = getattr(charts_of(example("de")), request.param)
    return found


def test_drawing_is_named_and_described(chart: Chart) -> None:
    drawing = ElementTree.fromstring(_drawn(chart, "drawing"))  # noqa: S314  # our own markup
    title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == (chart.title, chart.description)
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert drawing.get("role") == "img"


def test_coordinates_are_written_for_machines(chart: Chart) -> None:
    with translation.override("de"):
        markup = _drawn(chart, "drawing")
    numbers = re.findall(r' (?:x|y|x1|y1|x2|y2|cx|cy|width|height|font-size|viewBox)="([^"]*)"', markup)
    assert numbers
    assert [number for number in numbers if not re.fullmatch(r"[-0-9. ]+", number)] == []


def test_numbers_are_written_for_people() -> None:
    german, english = (charts_of(example(language)).quadrant for language in ("de", "en"))
    assert re.search(r"\d,\d", german.title)
    assert re.search(r"\d\.\d", english.title)
    assert german.shapes != english.shapes


def test_nothing_is_styled_inline(chart: Chart) -> None:
    markup = _drawn(chart, "chart")
    assert "style=" not in markup
    assert "<script" not in markup


def test_figure_brings_its_numbers(chart: Chart) -> None:
    markup = _drawn(chart, "chart")
    assert markup.count("<th scope=") == len(chart.table.head) + len(chart.table.rows)
    assert "<details" in markup


def test_every_pattern_used_is_there(chart: Chart) -> None:
    markup = _drawn(chart, "drawing")
    used = set(re.findall(r'url\(#([^)]+)\)"', markup))
    assert used <= set(re.findall(r'<pattern id="([^"]+)"', markup))


def test_hostile_names_stay_text() -> None:
    markup = _drawn(charts_of(small("<script>x</script>")).portfolio, "chart")
    assert "<script>" not in markup
    assert "&lt;script&gt;" in markup


def _drawn(chart: Chart, tag: str) -> str:
    return Template(f"{{% load charts %}}{{% {tag} value %}}").render(Context({"value": chart}))

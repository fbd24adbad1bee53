"""The search for German words finds them, and only them."""

import pytest

from tests.german import german_in, german_on


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Diese Anwendung läuft heute schon so.", ["anwendung", "diese", "heute", "läuft", "schon"]),
        ("und nicht die Frage der Stufe", ["der", "die", "frage", "nicht", "stufe", "und"]),
        ("Straßenbahnhäuschen", ["straßenbahnhäuschen"]),
        ("Readiness shows whether the hospital can use cloud services well.", []),
        ("Baden-Württemberg, § 393 SGB V, SaaS and hybrid: 0.17", []),
    ],
)
def test_german_words_are_found(text: str, found: list[str]) -> None:
    assert german_in(text) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<html lang='en'><body><p>Bericht</p></body></html>", ["bericht"]),
        (
            "<html lang='en'><body><nav aria-label='Teile des Fragebogens'></nav></body></html>",
            ["des", "fragebogens", "teile"],
        ),
        ("<html lang='en'><body><button lang='de'>Deutsch</button><p>Report</p></body></html>", []),
    ],
)
def test_on_a_page_everything_said_counts(page: str, found: list[str]) -> None:
    assert german_on(page) == found

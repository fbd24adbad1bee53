"""Rankings of themes: given, compared, changed, taken out."""

import pytest
from django.http import HttpResponse

from assessments.models import Assessment
from assessments.services.rankings import MOST_STAKEHOLDERS, rankings_of
from tests import factories
from tests.web import tried
from tests.web.bad_input import CHOICES, NAMES
from tests.web.pages import address, notices, parsed, problems, said, signed_in, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    return tried.assessment("A01", "A02", "A03")


def _look(assessment: Assessment, query: str = "") -> HttpResponse:
    return signed_in(assessment.created_by).get(f"{address('themes', assessment)}?{query}")


def _give(assessment: Assessment, stakeholder: str, **places: str) -> HttpResponse:
    data = {"stakeholder": stakeholder, **{f"platz.{theme}": place for theme, place in places.items()}}
    return signed_in(assessment.created_by).post(address("themes", assessment), data, follow=True)


def _given(assessment: Assessment) -> list[tuple[str, object]]:
    return [(one.stakeholder, one.ranking) for one in rankings_of(assessment)]


def _table(page: HttpResponse, number: int) -> dict[str, list[str]]:
    rows = parsed(page).xpath(f"(//table)[{number}]//tr[td]")
    return {said(row[0]): [said(cell) for cell in row[1:]] for row in rows}


def test_a_ranking_is_stored(assessment: Assessment) -> None:
    page = _give(assessment, "Pflegedirektion", care="1", market="2")

    assert notices(page) == ["Die Rangfolge „Pflegedirektion“ ist gespeichert."]
    assert _given(assessment) == [("Pflegedirektion", (("care",), ("market",)))]
    assert _table(page, 1) == {"Versorgung": ["Platz 1 (75 %)"], "Markt": ["Platz 2 (25 %)"]}


def test_themes_may_share_a_place_and_places_may_be_skipped(assessment: Assessment) -> None:
    _give(assessment, "IT", care="2", market="2")

    assert _given(assessment) == [("IT", (("care", "market"),))]


def test_what_has_no_place_comes_last(assessment: Assessment) -> None:
    page = _give(assessment, "IT", market="1")

    assert _table(page, 1) == {"Versorgung": ["zuletzt (25 %)"], "Markt": ["Platz 1 (75 %)"]}


def test_the_same_side_replaces_its_ranking(assessment: Assessment) -> None:
    _give(assessment, "IT", care="1")
    _give(assessment, "it", market="1")

    assert _given(assessment) == [("IT", (("market",),))]


def test_the_page_shows_what_depends_on_whom(assessment: Assessment) -> None:
    tried.ranking(assessment, "IT-Leitung", tried.MARKET_FIRST)
    tried.ranking(assessment, "Pflegedirektion", tried.CARE_FIRST)
    tried.ranking(assessment, "Ärztliche Direktion", tried.CARE_FIRST)

    page = _look(assessment)

    assert _table(page, 1) == {
        "Versorgung": ["Platz 2 (25 %)", "Platz 1 (75 %)", "Platz 1 (75 %)", "58 %"],
        "Markt": ["Platz 1 (75 %)", "Platz 2 (25 %)", "Platz 2 (25 %)", "42 %"],
    }
    assert _table(page, 2) == {"Anwendung A03": ["Hybrid", "Eigenbetrieb", "Eigenbetrieb", "IT-Leitung"]}
    assert "Bei 2 von 3 Anwendungen führen alle Rangfolgen zur selben Empfehlung." in texts(page, "//p")


def test_sides_that_agree_are_told_so(assessment: Assessment) -> None:
    tried.ranking(assessment, "Pflegedirektion")
    tried.ranking(assessment, "Ärztliche Direktion")

    page = _look(assessment)

    assert "Bei allen Anwendungen führen alle Rangfolgen zur selben Empfehlung." in texts(page, "//p")
    assert texts(page, "//tbody//th") == ["Versorgung einig", "Markt einig"]


def test_a_ranking_and_the_mean_can_be_tried_out(assessment: Assessment) -> None:
    tried.ranking(assessment)
    tried.ranking(assessment, "IT", tried.MARKET_FIRST)

    links = parsed(_look(assessment)).xpath("//a[contains(@href, 'was-waere-wenn/?')]/@href")

    assert [link.partition("?")[2] for link in links] == [
        "gewicht.C=1%2F4&gewicht.D=1%2F4&gewicht.S=1%2F2",
        "gewicht.C=1%2F8&gewicht.D=1%2F8&gewicht.S=3%2F4",
        "gewicht.C=3%2F8&gewicht.D=3%2F8&gewicht.S=1%2F4",
    ]
    pages = [signed_in(assessment.created_by).get(link) for link in links]
    assert [texts(page, "//*[@class='your-changes']//li") for page in pages] == [
        ["Gewichtung: eigene Rangfolge der Themen"]
    ] * 3


@pytest.mark.parametrize("name", NAMES)
def test_a_side_nobody_can_read_is_refused(assessment: Assessment, name: str) -> None:
    page = _give(assessment, name, care="1")

    assert problems(page)[0].startswith("Wer gewichtet? ")
    assert _given(assessment) == []


@pytest.mark.parametrize("value", [*CHOICES, pytest.param("0", id="zero"), pytest.param("3", id="more than themes")])
def test_places_that_nobody_offered_are_refused(assessment: Assessment, value: str) -> None:
    page = _give(assessment, "IT", care=value, market="1")

    assert problems(page)[0].startswith("Versorgung:")
    assert _given(assessment) == []


def test_a_ranking_names_at_least_one_theme(assessment: Assessment) -> None:
    assert problems(_give(assessment, "IT")) == ["Bitte geben Sie mindestens einem Thema einen Platz."]


def test_there_is_room_for_some(assessment: Assessment) -> None:
    for number in range(MOST_STAKEHOLDERS):
        tried.ranking(assessment, f"Abteilung {number}")

    assert problems(_give(assessment, "Noch eine", care="1")) == [
        f"Es sind schon {MOST_STAKEHOLDERS} Rangfolgen gespeichert. Bitte entfernen Sie zuerst eine."
    ]


def test_a_ranking_is_changed_from_what_it_was(assessment: Assessment) -> None:
    tried.ranking(assessment, "Pflege & Funktionsdienst")

    page = signed_in(assessment.created_by).get(address("themes", assessment), {"wer": "Pflege & Funktionsdienst"})

    form = parsed(page).xpath("//main//form")[-1]
    fields = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    assert fields == {"stakeholder": "Pflege & Funktionsdienst", "platz.care": "1", "platz.market": "2"}


def test_a_ranking_is_taken_out_after_a_question(assessment: Assessment) -> None:
    tried.ranking(assessment)
    client = signed_in(assessment.created_by)
    there = f"{address('themes_withdraw', assessment)}?wer=Pflegedirektion"

    assert texts(client.get(there), "//h1") == ["Rangfolge „Pflegedirektion“ entfernen?"]
    assert notices(client.post(there, follow=True)) == ["Die Rangfolge „Pflegedirektion“ ist entfernt."]
    assert _given(assessment) == []


@pytest.mark.parametrize("who", ["", "Niemand", "\0", "x" * 5000])
def test_a_side_that_has_not_ranked_is_not_found(assessment: Assessment, who: str) -> None:
    client = signed_in(assessment.created_by)

    assert client.get(address("themes", assessment), {"wer": who}).status_code == 404
    assert client.get(address("themes_withdraw", assessment), {"wer": who}).status_code == 404
    assert client.post(address("themes_withdraw", assessment), {"wer": who}).status_code == 404


def test_an_edition_without_themes_has_no_such_page() -> None:
    plain = factories.assessment()

    assert _look(plain).status_code == 404
    assert texts(signed_in(plain.created_by).get(address("result", plain)), "//a[.='Themen gemeinsam gewichten']") == []


@pytest.mark.parametrize("rankings", [1, 20])
def test_queries(assessment: Assessment, rankings: int, django_assert_num_queries: object) -> None:
    for number in range(rankings):
        tried.ranking(assessment, f"Abteilung {number}")
    client = signed_in(assessment.created_by)
    client.get(address("themes", assessment))

    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get(address("themes", assessment))

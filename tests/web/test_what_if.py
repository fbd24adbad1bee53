"""What would be if: changes in the address, their effect beside the real state, and keeping them."""

import pytest
from django.http import HttpResponse

from assessments.domain.answers import Given
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.what_if.changes import Changes
from assessments.models import Answer, AnswerEvent, Assessment
from assessments.services.inventory import save_application
from assessments.services.scenarios import MOST_SCENARIOS, scenarios_of
from tests import factories
from tests.web import tried
from tests.web.bad_input import CHOICES, NAMES
from tests.web.pages import address, notices, parsed, problems, said, signed_in, texts

pytestmark = pytest.mark.django_db

SUMMARY = "//*[@data-swap='summary']"
CHANGED = "//*[@class='what']"
OFFERED = (
    *("frage.D5.1", "merkmal.A01.S", "produkt.A01.saas", "ort.A01"),
    *("gewichtung", "gewicht.S", "massnahme", "anwendung"),
)
ANY_VALUE = [
    *CHOICES,
    pytest.param("5", id="too high"),
    pytest.param("-1", id="negative"),
    pytest.param("1.0", id="a fraction"),
]


@pytest.fixture
def assessment() -> Assessment:
    return tried.assessment()


def _look(assessment: Assessment, query: str = "") -> HttpResponse:
    return signed_in(assessment.created_by).get(f"{address('what_if', assessment)}?{query}")


def _keep(assessment: Assessment, query: str, name: str) -> HttpResponse:
    return signed_in(assessment.created_by).post(
        f"{address('what_if', assessment)}?{query}", {"name": name}, follow=True
    )


def _state(page: HttpResponse) -> dict[str, list[str]]:
    """Return the figures of both states: name, today, changed, difference."""
    rows = parsed(page).xpath("//table[contains(@class, 'figures')]//tr[td]")
    return {said(row[0]): [said(cell) for cell in row[1:]] for row in rows}


def test_without_changes_both_states_are_the_real_one(assessment: Assessment) -> None:
    page = _look(assessment)

    assert texts(page, SUMMARY) == ["Noch ist nichts geändert."]
    assert _state(page) == {
        "Reife": ["50", "50", "±0"],
        "Handlungsdruck": ["25", "25", "±0"],
        "SaaS": ["1", "1", "±0"],
        "Hybrid": ["1", "1", "±0"],
    }


def test_a_measure_opens_a_gate_and_changes_a_verdict(assessment: Assessment) -> None:
    page = _look(assessment, "massnahme=D5.1")

    assert texts(page, SUMMARY) == [
        "Lagebild jetzt: Selektiv beim Ersatz. 1 Empfehlung ändert sich. 1 Tor öffnet sich."
    ]
    assert texts(page, CHANGED) == ["Anwendung A01 Hybrid wird zu→ SaaS"]
    assert texts(page, "//ul[@class='changed-verdicts']//p[@class='why']")[0] == (
        "SaaS ist nicht mehr ausgeschlossen. Bisher galt: Regel no_line"
    )
    assert _state(page) == {
        "Reife": ["50", "75", "+25"],
        "Handlungsdruck": ["25", "25", "±0"],
        "SaaS": ["1", "2", "+1"],
        "Hybrid": ["1", "0", "−1"],
    }


def test_an_answer_a_code_a_product_a_place_and_a_weighting_can_be_tried_at_once(assessment: Assessment) -> None:
    query = "frage.D2.1=unknown&merkmal.A02.S=0&produkt.A01.saas=ja&ort.A01=own&gewichtung=market"

    page = _look(assessment, query)

    assert texts(page, "//*[@class='your-changes']//li") == [
        "Andere Antwort: D2.1 Frage D2.1? weiß nicht",
        "Anwendung A02, Merkmal S: Stufe 0, S 0",
        "Anwendung A01: Für SaaS gibt es ein benanntes Produkt",
        "Anwendung A01, gewünschter Ort: Eigenes Haus",
        "Gewichtung: Markt",
    ]
    chosen = parsed(page).xpath("//form[@data-try]//option[@selected][@value!='']/@value")
    assert sorted(chosen) == sorted(["unknown", "0", "ja", "own", "market"])


def test_a_confirmed_product_can_be_taken_away(assessment: Assessment) -> None:
    named = Application("A01", "A01", confirmed=frozenset({OperatingModel.SAAS}))
    save_application(assessment=assessment, application=named, by=assessment.created_by, at=factories.NOON)

    page = _look(assessment, "produkt.A01.saas=nein&produkt.A01.iaas=nein")

    assert texts(page, "//*[@class='your-changes']//li") == ["Anwendung A01: Für SaaS gibt es kein benanntes Produkt"]


def test_what_is_so_anyway_is_no_change(assessment: Assessment) -> None:
    page = _look(assessment, "frage.D5.1=1&merkmal.A01.S=4&produkt.A01.saas=nein&gewichtung=equal&massnahme=D2.1")

    assert texts(page, SUMMARY) == ["Noch ist nichts geändert."]


def test_closed_gates_come_before_low_answers() -> None:
    low = factories.assessment(by=factories.edition(tried.edition()))
    factories.answered(low, ["D2.1"], Given(0))
    factories.answered(low, ["D5.1"], Given(1))

    codes = texts(_look(low), "//section[h2/@id='massnahmen']/fieldset//span[@class='code']")

    assert codes == ["D5.1", "D2.1"]


def test_an_application_is_shown_on_request_and_while_something_about_it_is_tried(assessment: Assessment) -> None:
    assert texts(_look(assessment), "//*[@data-swap='blocks']//legend") == []
    assert texts(_look(assessment, "anwendung=A02"), "//*[@data-swap='blocks']//legend") == ["Anwendung A02"]
    assert texts(_look(assessment, "merkmal.A01.S=0"), "//*[@data-swap='blocks']//legend") == ["Anwendung A01"]


def test_trying_stores_nothing(assessment: Assessment) -> None:
    before = [*Answer.objects.values()], AnswerEvent.objects.count(), [*assessment.applications.values()]

    _look(assessment, "massnahme=D5.1&merkmal.A02.S=0&gewichtung=market")

    assert before == ([*Answer.objects.values()], AnswerEvent.objects.count(), [*assessment.applications.values()])


@pytest.mark.parametrize("value", ANY_VALUE)
def test_values_that_nobody_offered_are_refused(assessment: Assessment, value: str) -> None:
    client, names = signed_in(assessment.created_by), {*OFFERED} - ({"gewicht.S"} if value == "5" else set())

    answers = {name: client.get(address("what_if", assessment), {name: value}) for name in names}

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(names, 400)
    assert {title for one in answers.values() for title in texts(one, "//h1")} == {
        "Diese Adresse können wir nicht lesen"
    }


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("irgendwas=1", "irgendwas"),
        ("frage=3", "frage"),
        ("frage.=3", "frage."),
        ("frage.D9.9=3", "D9.9"),
        ("frage.D5.1=3&frage.D5.1=2", "frage.D5.1"),
        ("merkmal.A01=3", "merkmal.A01"),
        ("merkmal.A01.Q=3", "Q"),
        ("merkmal.A77.S=3", "A77"),
        ("merkmal.A01.S=3&merkmal.A01.S=2", "merkmal.A01.S"),
        ("produkt.A77.saas=ja", "produkt.A77.saas"),
        ("produkt.A01.mars=ja", "produkt.A01.mars"),
        ("ort.A77=own", "A77"),
        ("gewichtung=equal&gewichtung=market", "gewichtung"),
        ("gewichtung=market&gewicht.S=1", "gewichtung"),
        ("gewicht.S=0", "gewichtung"),
        ("gewicht.S=1/0", "gewicht.S"),
        ("massnahme.D5.1=ja", "massnahme.D5.1"),
        ("frage.%00=3", "frage.\ufffd"),
        ("x" * 500 + "=1", "x" * 60 + "…"),
    ],
)
def test_an_address_nobody_could_have_clicked_is_named(assessment: Assessment, query: str, what: str) -> None:
    response = _look(assessment, query)

    assert response.status_code == 400
    if "%00" not in query:
        told = f"In dieser Selbstbewertung gibt es nicht, was die Adresse ändern will: „{what}“."
        assert texts(response, "//p[@class='lead']") == [told]


def test_more_changes_than_anybody_could_make_are_refused(assessment: Assessment) -> None:
    assert _look(assessment, "&".join(f"massnahme=D{n}" for n in range(1001))).status_code == 400


def test_what_is_typed_stays_text(assessment: Assessment) -> None:
    response = _look(assessment, "%3Cscript%3E=1")

    assert b"<script>=" not in response.content
    assert "<script>" in texts(response, "//p[@class='lead']")[0]


def test_changes_are_kept_under_a_name(assessment: Assessment) -> None:
    page = _keep(assessment, "massnahme=D5.1&frage.D2.1=4", "  Zweite   Leitung ")

    assert notices(page) == ["Das Szenario „Zweite Leitung“ ist gespeichert."]
    kept = [(card.name, card.changes) for card in scenarios_of(assessment)]
    assert kept == [("Zweite Leitung", Changes(answers={"D2.1": 4}, measures=frozenset({"D5.1"})))]


def test_what_is_kept_already_says_so(assessment: Assessment) -> None:
    tried.scenario(assessment)

    page = _look(assessment, "massnahme=D5.1")

    assert "Gespeichert als Szenario „Zweite Leitung“. Zu den Szenarien" in texts(page, "//*[@id='behalten']/p")
    assert texts(page, "//*[@data-keep]") == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_nobody_can_read_is_refused(assessment: Assessment, name: str) -> None:
    page = _keep(assessment, "massnahme=D5.1", name)

    assert page.status_code == 422
    assert problems(page)[0].startswith("Name des Szenarios:")
    assert scenarios_of(assessment) == ()


def test_a_name_is_given_once(assessment: Assessment) -> None:
    tried.scenario(assessment)

    page = _keep(assessment, "frage.D2.1=4", "zweite leitung")

    assert problems(page) == ["Name des Szenarios: Ein Szenario mit diesem Namen gibt es schon."]


def test_nothing_is_no_scenario(assessment: Assessment) -> None:
    assert problems(_keep(assessment, "", "Nichts")) == [
        "Es ist nichts geändert. Ein Szenario braucht mindestens eine Änderung."
    ]


def test_the_list_of_scenarios_has_an_end(assessment: Assessment) -> None:
    for number in range(MOST_SCENARIOS):
        tried.scenario(assessment, f"Szenario {number}")

    assert problems(_keep(assessment, "frage.D2.1=4", "Eines zu viel")) == [
        f"Es sind schon {MOST_SCENARIOS} Szenarien gespeichert. Bitte löschen Sie zuerst eines."
    ]


def test_bad_addresses_are_not_kept(assessment: Assessment) -> None:
    assert _keep(assessment, "frage.D9.9=3", "Unfug").status_code == 400
    assert scenarios_of(assessment) == ()


def test_a_house_without_applications_can_try_measures() -> None:
    bare = factories.assessment(by=factories.edition(tried.edition()))

    page = _look(bare, "massnahme=D5.1")

    assert texts(page, SUMMARY) != ["Noch ist nichts geändert."]
    assert texts(page, "//*[@data-pick]") == []


@pytest.mark.parametrize("applications", [1, 30])
def test_queries(applications: int, django_assert_num_queries: object) -> None:
    assessment = tried.assessment(*["A01"] * applications)
    client = signed_in(assessment.created_by)
    there = f"{address('what_if', assessment)}?massnahme=D5.1&anwendung=A01"
    client.get(there)

    with django_assert_num_queries(9):  # type: ignore[operator]
        client.get(there)

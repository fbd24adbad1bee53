"""Scenarios: listed, compared, renamed, put into the report, deleted and brought back."""

from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse

from assessments.domain.roles import Role
from assessments.domain.what_if.changes import Changes
from assessments.models import Assessment
from assessments.services.inventory import remove_application
from assessments.services.rankings import rankings_of
from assessments.services.scenarios import MOST_IN_REPORT, scenarios_of
from tests import factories
from tests.web import tried
from tests.web.bad_input import NAMES
from tests.web.pages import address, notices, parsed, problems, said, signed_in, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    return tried.assessment()


def _look(assessment: Assessment, query: str = "") -> HttpResponse:
    return signed_in(assessment.created_by).get(f"{address('scenarios', assessment)}?{query}")


def _compare(assessment: Assessment, *picked: object) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("scenario_compare", assessment), {"szenario": picked})


def _send(assessment: Assessment, page: str, scenario: UUID, **data: str) -> HttpResponse:
    there = address(page, assessment, scenario_id=str(scenario))
    return signed_in(assessment.created_by).post(there, data, follow=True)


def test_an_empty_list_leads_to_trying(assessment: Assessment) -> None:
    assert texts(_look(assessment), "//main//a[contains(@class, 'btn-primary')]") == ["Änderungen ausprobieren"]


def test_the_list_opens_what_was_tried(assessment: Assessment) -> None:
    tried.scenario(assessment, changes=Changes(answers={"D2.1": None}, measures=frozenset({"D5.1"})))

    page = _look(assessment)

    assert texts(page, "//main//h2") == ["Zweite Leitung"]
    link = parsed(page).xpath("//h2/a/@href")[0]
    assert link.endswith("/was-waere-wenn/?massnahme=D5.1&frage.D2.1=unknown")
    assert signed_in(assessment.created_by).get(link).status_code == 200


def test_a_scenario_about_an_application_that_is_gone_says_so(assessment: Assessment) -> None:
    kept = tried.scenario(assessment, changes=Changes(codes={("A02", "S"): 0}))
    other = tried.scenario(assessment, "Anderes")
    remove_application(assessment=assessment, code="A02", by=assessment.created_by, at=factories.NOON)

    page = _look(assessment)

    assert texts(page, "//*[@class='field-error']") == ["Passt nicht mehr zur Selbstbewertung. Es fehlt: A02."]
    assert texts(page, "//h2/a") == ["Anderes"]
    compared = _compare(assessment, kept.id, other.id)
    assert compared.status_code == 400
    assert problems(compared) == ["Dieses Szenario passt nicht mehr zur Selbstbewertung: Zweite Leitung."]


def test_two_scenarios_stand_beside_today(assessment: Assessment) -> None:
    line = tried.scenario(assessment)
    market = tried.scenario(assessment, "Markt", Changes(answers={"D7.1": 0}))

    page = _compare(assessment, line.id, market.id)

    rows = parsed(page).xpath("//tbody/tr[td]")
    assert {said(row[0]): [said(cell) for cell in row[1:]] for row in rows} == {
        "Lagebild": ["Noch nicht bestimmbar", "Selektiv beim Ersatz", "Noch nicht bestimmbar"],
        "Reife": ["50", "75 (+25)", "50"],
        "Handlungsdruck": ["25", "25", "100 (+75)"],
        "SaaS": ["1", "2 (+1)", "1"],
        "Hybrid": ["1", "0 (−1)", "1"],
        "Frage D5.1?": ["geschlossen", "offen", "geschlossen"],
        "Anwendung A01": ["Hybrid", "SaaS", "Hybrid"],
    }


@pytest.mark.parametrize("count", [0, 1, 4])
def test_two_or_three_are_compared(assessment: Assessment, count: int) -> None:
    picked = [tried.scenario(assessment, f"Szenario {n}").id for n in range(count)]

    page = _compare(assessment, *picked)

    assert page.status_code == 400
    assert problems(page) == ["Bitte wählen Sie zwei oder drei Szenarien zum Vergleich aus."]


@pytest.mark.parametrize("picked", ["", "x", "1" * 5000, "\0", "00000000"])
def test_what_is_no_scenario_is_refused(assessment: Assessment, picked: str) -> None:
    assert _compare(assessment, tried.scenario(assessment).id, picked).status_code == 400


def test_scenarios_of_others_are_not_found(assessment: Assessment) -> None:
    mine = tried.scenario(assessment)
    other = factories.assessment(factories.hospital("Zweites Haus", by=assessment.created_by), by=assessment.edition)
    foreign = tried.scenario(other)

    assert _compare(assessment, mine.id, foreign.id).status_code == 404
    assert _compare(assessment, mine.id, uuid4()).status_code == 404
    for page in ("scenario_rename", "scenario_report", "scenario_delete"):
        assert _send(assessment, page, foreign.id, name="Meins", in_report="1").status_code == 404, page
    assert [(card.name, card.in_report) for card in scenarios_of(other)] == [("Zweite Leitung", False)]


def test_a_scenario_is_renamed(assessment: Assessment) -> None:
    page = _send(assessment, "scenario_rename", tried.scenario(assessment).id, name="Dritte Leitung")

    assert notices(page) == ["Das Szenario heißt jetzt „Dritte Leitung“."]
    assert texts(page, "//main//h2") == ["Dritte Leitung"]


@pytest.mark.parametrize("name", NAMES)
def test_an_unreadable_name_is_refused(assessment: Assessment, name: str) -> None:
    page = _send(assessment, "scenario_rename", tried.scenario(assessment).id, name=name)

    assert problems(page)[0].startswith("Name des Szenarios:")
    assert [card.name for card in scenarios_of(assessment)] == ["Zweite Leitung"]


def test_a_name_that_is_taken_is_refused(assessment: Assessment) -> None:
    tried.scenario(assessment, "Vergeben")

    page = _send(assessment, "scenario_rename", tried.scenario(assessment).id, name="vergeben")

    assert problems(page) == ["Name des Szenarios: Ein Szenario mit diesem Namen gibt es schon."]


def test_a_scenario_goes_into_the_report_and_out_again(assessment: Assessment) -> None:
    kept = tried.scenario(assessment)

    assert notices(_send(assessment, "scenario_report", kept.id, in_report="1")) == [
        "„Zweite Leitung“ steht jetzt im Bericht."
    ]
    assert [card.in_report for card in scenarios_of(assessment)] == [True]
    assert notices(_send(assessment, "scenario_report", kept.id, in_report="0")) == [
        "„Zweite Leitung“ steht nicht mehr im Bericht."
    ]
    assert [card.in_report for card in scenarios_of(assessment)] == [False]


@pytest.mark.parametrize("value", ["", "2", "ja", "\0", "1" * 1000])
def test_where_a_scenario_goes_is_one_of_two(assessment: Assessment, value: str) -> None:
    kept = tried.scenario(assessment)

    assert _send(assessment, "scenario_report", kept.id, in_report=value).status_code == 400
    assert [card.in_report for card in scenarios_of(assessment)] == [False]


def test_the_report_has_room_for_some(assessment: Assessment) -> None:
    for number in range(MOST_IN_REPORT):
        kept = tried.scenario(assessment, f"Szenario {number}")
        _send(assessment, "scenario_report", kept.id, in_report="1")

    page = _send(assessment, "scenario_report", tried.scenario(assessment).id, in_report="1")

    assert notices(page) == [f"Der Bericht zeigt höchstens {MOST_IN_REPORT} Szenarien. Nehmen Sie zuerst eines heraus."]


def test_deleting_is_asked_about_and_can_be_undone_once(assessment: Assessment) -> None:
    kept = tried.scenario(assessment)
    client = signed_in(assessment.created_by)
    there = address("scenario_delete", assessment, scenario_id=str(kept.id))
    client.post(address("scenario_report", assessment, scenario_id=str(kept.id)), {"in_report": "1"})

    assert texts(client.get(there), "//h1") == ["„Zweite Leitung“ löschen?"]
    gone = client.post(there, follow=True)
    assert texts(gone, "//form[contains(@class, 'undo')]/p") == ["„Zweite Leitung“ wurde gelöscht."]
    assert scenarios_of(assessment) == ()
    back = client.post(address("scenarios", assessment), {"undo": "1"}, follow=True)
    assert notices(back) == ["Das Löschen ist rückgängig gemacht."]
    assert [(card.name, card.changes, card.in_report) for card in scenarios_of(assessment)] == [
        ("Zweite Leitung", tried.LINE, True)
    ]
    assert notices(client.post(address("scenarios", assessment), {"undo": "1"}, follow=True)) == []


def test_an_undo_that_no_longer_fits_says_so(assessment: Assessment) -> None:
    kept = tried.scenario(assessment)
    client = signed_in(assessment.created_by)
    client.post(address("scenario_delete", assessment, scenario_id=str(kept.id)))
    tried.scenario(assessment)

    back = client.post(address("scenarios", assessment), {"undo": "1"}, follow=True)

    assert notices(back) == ["Das Szenario passt nicht mehr in die Liste oder zur Selbstbewertung."]


def test_names_are_text_and_nothing_else(assessment: Assessment) -> None:
    tried.scenario(assessment, "<b>{{ 7|add:7 }}</b>")

    assert texts(_look(assessment), "//main//h2") == ["<b>{{ 7|add:7 }}</b>"]


@pytest.mark.parametrize("scenarios", [1, 20])
def test_queries_of_the_list(assessment: Assessment, scenarios: int, django_assert_num_queries: object) -> None:
    for number in range(scenarios):
        tried.scenario(assessment, f"Szenario {number}")
    client = signed_in(assessment.created_by)
    client.get(address("scenarios", assessment))

    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get(address("scenarios", assessment))


@pytest.mark.parametrize("applications", [1, 30])
def test_queries_of_the_comparison(applications: int, django_assert_num_queries: object) -> None:
    assessment = tried.assessment(*["A01"] * applications)
    picked = [tried.scenario(assessment, f"Szenario {number}").id for number in range(3)]
    client = signed_in(assessment.created_by)
    client.get(address("scenario_compare", assessment), {"szenario": picked})

    with django_assert_num_queries(9):  # type: ignore[operator]
        client.get(address("scenario_compare", assessment), {"szenario": picked})


def test_nothing_changes_in_a_closed_assessment(assessment: Assessment) -> None:
    kept = tried.scenario(assessment)
    tried.ranking(assessment)
    factories.closed(assessment)
    client = signed_in(assessment.created_by)
    one = {"scenario_id": str(kept.id)}
    deeds = {
        f"{address('what_if', assessment)}?frage.D2.1=4": {"name": "Neu"},
        address("scenario_rename", assessment, **one): {"name": "Anders"},
        address("scenario_report", assessment, **one): {"in_report": "1"},
        address("scenario_delete", assessment, **one): {},
        address("themes", assessment): {"stakeholder": "IT", "platz.care": "1"},
        f"{address('themes_withdraw', assessment)}?wer=Pflegedirektion": {},
    }

    assert {client.post(there, data).status_code for there, data in deeds.items()} == {409}
    assert [(card.name, card.in_report) for card in scenarios_of(assessment)] == [("Zweite Leitung", False)]
    assert [one.stakeholder for one in rankings_of(assessment)] == ["Pflegedirektion"]


@pytest.mark.parametrize("page", ["what_if", "scenarios", "themes"])
def test_who_may_not_change_sees_no_way_to_keep(assessment: Assessment, page: str) -> None:
    tried.scenario(assessment)
    tried.ranking(assessment)
    auditor = signed_in(factories.member(assessment.hospital, Role.AUDITOR))

    shown = auditor.get(f"{address(page, assessment)}{'?massnahme=D2.1' if page == 'what_if' else ''}")

    assert parsed(shown).xpath("//main//form[@method='post']") == []

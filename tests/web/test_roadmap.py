"""The roadmap of a house, and what is decided about its steps."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import HttpResponse

from assessments.domain.answers import Given
from assessments.domain.catalogue import Edition
from assessments.domain.guidance import Prerequisite
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation
from assessments.domain.roadmap.decisions import Decision, StepStatus
from assessments.domain.steps import StepKey
from assessments.models import Assessment
from assessments.services.inventory import add_application, remove_application, save_application
from assessments.services.planning import decide_step, decisions_of
from tests import factories
from tests.domain import builders
from tests.web.bad_input import CHOICES
from tests.web.pages import address, filled_form, notices, parsed, problems, said, signed_in, texts

pytestmark = pytest.mark.django_db

MEASURE, MOVE = "M-D5.1", "W-A01"
DECISION = {"version": "0", "plan": "vorschlag", "status": "open"}


def _edition() -> Edition:
    """Return an edition of a closed gate, what comes before it, and one application that wants to be SaaS."""
    questions = (builders.question("D1.1"), builders.question("D2.1"), builders.question("D5.1", opens_at=2))
    small = builders.edition(questions=questions, archetypes=(builders.archetype("A01", S=4, D=0, C=0),))
    first = Prerequisite("D5.1", "D1.1", builders.text("Erst wissen, wer entscheidet."))
    return replace(small, prerequisites=(first,))


@pytest.fixture
def assessment() -> Assessment:
    """A house with two low answers, and an application it runs itself."""
    made = factories.assessment(by=factories.edition(_edition()))
    factories.answered(made, ["D1.1", "D5.1"], Given(1))
    factories.answered(made, ["D2.1"], Given(4))
    add_application(assessment=made, archetype="A01", name="", by=made.created_by, at=factories.NOON)
    run_at_home = Application("A01", "A01", current=CurrentOperation.ON_PREM)
    save_application(assessment=made, application=run_at_home, by=made.created_by, at=factories.NOON)
    return made


def _look(assessment: Assessment) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("roadmap", assessment))


def _step(assessment: Assessment, key: str = MEASURE) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("roadmap_step", assessment, step=key))


def _send(assessment: Assessment, key: str = MEASURE, **sent: str) -> HttpResponse:
    there = address("roadmap_step", assessment, step=key)
    return signed_in(assessment.created_by).post(there, DECISION | sent, follow=True)


def _row(page: HttpResponse, key: str) -> str:
    return said(parsed(page).get_element_by_id(key).find(".//summary"))


def test_measures_stand_in_phases_and_moves_in_years(assessment: Assessment) -> None:
    page = _look(assessment)

    assert texts(page, "//main//h2") == ["Auf einen Blick", "1. Grundlagen", "Umzüge in Wellen"]
    assert parsed(page).xpath("//li[@class='step-row']/@id") == ["M-D1.1", MEASURE, MOVE]
    assert "Anwendung A01Eigenbetrieb → SaaS" in _row(page, MOVE)


def test_the_timeline_names_every_step(assessment: Assessment) -> None:
    rows = texts(_look(assessment), "//table[@class='chart-table']//tbody//th")

    assert rows == ["D1.1 Maßnahme D1.1", "A01 Anwendung A01", "D5.1 Maßnahme D5.1"]


def test_a_measure_says_what_it_opens_and_what_comes_first(assessment: Assessment) -> None:
    step = said(parsed(_step(assessment)).xpath("//main")[0])

    assert "Tor: Frage D5.1?" in step
    assert "Setzt voraus Nachweis" not in step
    assert "Maßnahme D1.1 M-D1.1" in step
    assert "Erst wissen, wer entscheidet." in step


def test_without_low_answers_and_moves_the_page_says_so() -> None:
    fresh = factories.assessment(by=factories.edition(_edition()))

    assert texts(_look(fresh), "//main//h2") == ["Noch kein Schritt"]


def test_a_decision_stands_beside_the_proposal(assessment: Assessment) -> None:
    page = _send(
        assessment, plan="verschieben", deferred_to="2027-06-01", owner="Kim Muster", due="2027-05-01", note="Budget"
    )

    assert notices(page) == ["Die Entscheidung ist gespeichert. Der Vorschlag bleibt daneben sichtbar."]
    assert decisions_of(assessment) == {
        MEASURE: Decision(deferred_to=date(2027, 6, 1), owner="Kim Muster", due=date(2027, 5, 1))
    }
    body = said(parsed(page).get_element_by_id(MEASURE))
    assert "Kim Muster" in body
    assert "verschoben" in body
    assert "passt nicht" in body  # it ends after its due date
    assert "Vorschlag" in body
    assert "Budget" in body


def test_a_dropped_step_leaves_the_timeline(assessment: Assessment) -> None:
    page = _send(assessment, plan="streichen", deferred_to="2027-06-01")

    assert decisions_of(assessment) == {MEASURE: Decision(dropped=True)}
    assert texts(page, "//table[@class='chart-table']//tbody//th") == ["D1.1 Maßnahme D1.1", "A01 Anwendung A01"]
    assert "gestrichen" in _row(page, MEASURE)


def test_a_step_can_be_done(assessment: Assessment) -> None:
    page = _send(assessment, MOVE, status="done")

    assert decisions_of(assessment) == {MOVE: Decision(status=StepStatus.DONE)}
    assert "erledigt" in _row(page, MOVE)


def test_a_decision_is_taken_back(assessment: Assessment) -> None:
    _send(assessment, owner="Kim Muster")

    page = _send(assessment, undo="1", version="1")

    assert notices(page) == ["Die Entscheidung ist zurückgenommen. Es gilt wieder der Vorschlag."]
    assert decisions_of(assessment) == {}


def test_sending_the_form_unchanged_decides_nothing(assessment: Assessment) -> None:
    form = filled_form(_step(assessment))

    signed_in(assessment.created_by).post(address("roadmap_step", assessment, step=MEASURE), form)

    assert not assessment.decisions.exists()


def test_what_a_colleague_decided_meanwhile_is_shown_first(assessment: Assessment) -> None:
    colleague = factories.member(assessment.hospital, name="Alex Beispiel")
    decide_step(
        assessment=assessment,
        step=StepKey.of(MEASURE),
        decision=Decision(dropped=True),
        base_version=0,
        by=colleague,
        at=factories.NOON,
    )

    page = _send(assessment, owner="Kim Muster")

    assert page.status_code == 409
    assert decisions_of(assessment) == {MEASURE: Decision(dropped=True)}
    assert texts(page, "//div[@role='alert']/h2") == ["Zwei Entscheidungen zum selben Schritt"]
    assert filled_form(page)["owner"] == "Kim Muster"

    _send(assessment, **filled_form(page))

    assert decisions_of(assessment) == {MEASURE: Decision(owner="Kim Muster")}


def test_a_newer_decision_is_not_taken_back_unseen(assessment: Assessment) -> None:
    _send(assessment, owner="Kim Muster")

    page = _send(assessment, undo="1", version="0")

    assert decisions_of(assessment) == {MEASURE: Decision(owner="Kim Muster")}
    assert "inzwischen anders entschieden" in notices(page)[0]


def test_a_decision_outlives_its_step_and_can_be_taken_back(assessment: Assessment) -> None:
    _send(assessment, MOVE, owner="Kim Muster")
    remove_application(assessment=assessment, code="A01", by=assessment.created_by, at=factories.NOON)

    page = _look(assessment)
    assert texts(page, "//section[@aria-labelledby='verwaist']//li/strong") == [MOVE]
    assert signed_in(assessment.created_by).get(address("roadmap_step", assessment, step=MOVE)).status_code == 302

    _send(assessment, MOVE, undo="1", version="1")
    assert decisions_of(assessment) == {}


@pytest.mark.parametrize("key", ["M-D9.9", "W-A99", "X-D5.1", "M-", "D5.1", "M-D2.1"])
def test_a_step_that_is_not_on_the_roadmap_is_not_found(assessment: Assessment, key: str) -> None:
    assert _step(assessment, key).status_code == 404
    assert _send(assessment, key).status_code == 404
    assert _send(assessment, key, undo="1").status_code == 404


@pytest.mark.parametrize("value", CHOICES)
@pytest.mark.parametrize("field", ["plan", "status", "version", "deferred_to", "due"])
def test_what_no_field_offers_is_told_and_not_stored(assessment: Assessment, field: str, value: str) -> None:
    page = _send(assessment, owner="Kim Muster", **{field: value})

    assert page.status_code == 422
    assert decisions_of(assessment) == {}


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"plan": "verschieben"}, "Bitte geben Sie an, wann der Schritt beginnen soll."),
        ({"plan": "verschieben", "deferred_to": "31.02.2027"}, "Bitte geben Sie ein Datum ein"),
        ({"due": "1989-12-31"}, "Bitte geben Sie ein Datum vom"),
        ({"due": "9999-12-31"}, "Bitte geben Sie ein Datum vom"),
        ({"owner": "x" * 81}, "höchstens 80 Zeichen"),
        ({"owner": "Kim\x07"}, "nicht druckbare Zeichen"),
        ({"note": "x" * 1001}, "höchstens 1000 Zeichen"),
        ({"note": "Haus\0"}, "Null"),
    ],
)
def test_mistakes_are_told_beside_the_field(assessment: Assessment, sent: dict[str, str], told: str) -> None:
    page = _send(assessment, **sent)

    assert told in " ".join(problems(page))
    assert decisions_of(assessment) == {}


@pytest.mark.parametrize("version", ["", "-1", "1e9", "9" * 5000, "١", "\0"])
def test_an_undo_of_no_version_takes_nothing_back(assessment: Assessment, version: str) -> None:
    _send(assessment, owner="Kim Muster")

    _send(assessment, undo="1", version=version)

    assert decisions_of(assessment) == {MEASURE: Decision(owner="Kim Muster")}


def test_what_people_write_stays_text(assessment: Assessment) -> None:
    page = _send(assessment, owner="<script>alert(1)</script>", note="{{ 7|add:7 }}")

    assert parsed(page).xpath("//main//script") == []
    assert "{{ 7|add:7 }}" in said(parsed(page).get_element_by_id(MEASURE))


@pytest.mark.parametrize("applications", [1, 30])
def test_queries(assessment: Assessment, applications: int, django_assert_num_queries: object) -> None:
    for _ in range(applications - 1):
        add_application(assessment=assessment, archetype="A01", name="", by=assessment.created_by, at=factories.NOON)
    client = signed_in(assessment.created_by)
    for there in (address("roadmap", assessment), address("roadmap_step", assessment, step=MEASURE)):
        client.get(there)
        with django_assert_num_queries(9):  # type: ignore[operator]
            client.get(there)

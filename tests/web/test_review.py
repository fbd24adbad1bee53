"""Looking through an assessment before its result is read."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.http import HttpResponse

from assessments.domain.answers import Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.guidance import (
    AnswersDisagree,
    ArchetypesMissing,
    Check,
    DefaultsOnly,
    LevelDeniesModel,
    Trigger,
)
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.domain.rules import Range
from assessments.models import Assessment
from assessments.services.answering import record_answers
from assessments.services.inventory import add_application, save_application
from tests import factories
from tests.domain import builders
from tests.web.pages import address, parsed, signed_in, texts

pytestmark = pytest.mark.django_db

DISAGREEMENTS = "//ul[contains(@class, 'disagreements')]/li"
TILES = "//dl[@class='tiles']//dd"


def _look(assessment: Assessment) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("review", assessment))


def _with_application(assessment: Assessment) -> Assessment:
    add_application(assessment=assessment, archetype="A01", name="", by=assessment.created_by, at=factories.NOON)
    return assessment


def test_nothing_is_said_yet() -> None:
    page = _look(factories.assessment())

    assert texts(page, TILES) == ["0 von 3", "3", "0", "0", "0", "0"]
    assert texts(page, "//main//h2") == ["Keine Anwendung gewählt", "3 offene Fragen"]


def test_it_shows_grounds_sources_and_what_was_kept_for_later() -> None:
    assessment = _with_application(factories.assessment())
    said = {
        "D1.1": Said(Given(3), flagged=True),
        "D1.2": Said(Unknown(), source="Einkauf fragen"),
        "D2.1": Said(NotApplicable("Seit 2024 geschlossen", Ground.NOT_OFFERED), confidence=Confidence.DOCUMENTED),
    }
    record_answers(assessment=assessment, entries=said, base_versions={}, by=assessment.created_by, at=factories.NOON)

    assert texts(_look(assessment), "//ul[@class='pointers']/li") == [
        "Frage D1.2? Tor Nachweis: Nachweis Quelle: Einkauf fragen",
        "Frage D1.1? Antwort: D1.1 3",
        "Frage D2.1? Grund: Diese Leistung gibt es bei uns nicht – Seit 2024 geschlossen Stützt sich auf: dokumentiert",
    ]


def test_every_kind_of_answer_has_its_place() -> None:
    assessment = _with_application(factories.assessment())
    factories.answered(assessment, ["D1.1"], Given(3))
    factories.answered(assessment, ["D1.2"], Unknown())
    factories.answered(assessment, ["D2.1"], NotApplicable("Gibt es bei uns nicht"))

    page = _look(assessment)

    assert texts(page, TILES) == ["1 von 3", "0", "1", "1", "0", "1"]
    assert texts(page, "//ul[@class='pointers']/li") == [
        "Frage D1.2? Tor Nachweis: Nachweis",
        "Frage D2.1? Grund: Gibt es bei uns nicht",
    ]


def test_every_pointer_leads_to_its_question() -> None:
    assessment = factories.assessment()

    found = parsed(_look(assessment)).xpath("//ul[@class='pointers']//a/@href")

    assert found == [
        f"{address('dimension', assessment, dimension=code[:2])}#{code}" for code in ("D1.1", "D1.2", "D2.1")
    ]


def _with_checks(*checks: Check) -> Assessment:
    questions = tuple(map(builders.question, ("D2.2", "D3.2")))
    edition = replace(factories.edition_of_questions(*questions), checks=checks)
    return factories.assessment(by=factories.edition(edition))


def test_contradictions_name_both_answers_and_what_to_do() -> None:
    proofs = AnswersDisagree((Range("D3.2", 3, 4), Range("D2.2", 0, 1)))
    check = Check("proofs", proofs, ("D3.2", "D2.2"), builders.text("Das passt nicht."), builders.text("Nachsehen."))
    assessment = _with_checks(check)
    factories.answered(assessment, ["D3.2"], Given(4))
    factories.answered(assessment, ["D2.2"], Given(0))

    page = _look(assessment)

    assert texts(page, f"{DISAGREEMENTS}/p") == ["Das passt nicht.", "Nachsehen."]
    assert texts(page, f"{DISAGREEMENTS}//dt") == ["Frage D3.2?", "Frage D2.2?"]
    assert texts(page, f"{DISAGREEMENTS}//dd") == ["Ihre Antwort: D3.2 4", "Ihre Antwort: D2.2 0"]


def test_a_contradiction_within_an_application_leads_to_it() -> None:
    denial = LevelDeniesModel(Range("S", 0, 0), OperatingModel.SAAS)
    assessment = _with_checks(Check("market", denial, (), builders.text("Doch ein Markt?"), builders.text("Ändern.")))
    _with_application(assessment)
    running = Application("A01", "A01", current=CurrentOperation.SAAS, codes={"S": 0})
    save_application(assessment=assessment, application=running, by=assessment.created_by, at=factories.NOON)

    links = parsed(_look(assessment)).xpath(f"{DISAGREEMENTS}//a/@href")

    assert links == [address("application_edit", assessment, code="A01")]


def _guided(*triggers: Trigger) -> Assessment:
    """Return an assessment of 450 beds by an edition that looks for these things."""
    checks = tuple(
        Check(f"check{number}", trigger, (), builders.text("Warum"), builders.text("Was tun"))
        for number, trigger in enumerate(triggers)
    )
    return factories.assessment(
        factories.hospital(beds=450), by=factories.edition(replace(factories.small_edition(), checks=checks))
    )


def test_what_houses_of_this_size_have_is_missed_and_can_be_added() -> None:
    assessment = _guided(ArchetypesMissing(400, ("A02", "A03")))
    _owns(assessment, "A01")

    page = _look(assessment)

    assert texts(page, "//p[@class='statement']") == ["Im Verzeichnis fehlt: Anwendung A02, Anwendung A03. Warum"]
    assert parsed(page).xpath("//ul[contains(@class, 'disagreements')]//a/@href") == [
        f"{address('inventory', assessment)}?liste=katalog"
    ]


def test_verdicts_on_defaults_alone_are_pointed_out_without_a_flood_of_links() -> None:
    assessment = _guided(DefaultsOnly(Fraction(1, 2)))
    _owns(assessment, *["A01"] * 7)

    page = _look(assessment)

    assert texts(page, "//p[@class='statement']") == ["Anwendungen ohne eigene Angaben: 7 von 7. Warum"]
    assert len(texts(page, "//dl[@class='said']//a")) == 5
    assert texts(page, "//p[@class='small']/a") == ["Zu den Anwendungen"]


def _owns(assessment: Assessment, *archetypes: str) -> None:
    for archetype in archetypes:
        add_application(
            assessment=assessment, archetype=archetype, name="", by=assessment.created_by, at=factories.NOON
        )


def test_when_all_is_well_the_page_says_so() -> None:
    assessment = _with_application(factories.assessment())
    factories.answered(assessment, ["D1.1", "D1.2", "D2.1"])

    page = _look(assessment)

    assert texts(page, "//p[@class='lead']") == [
        "Alles ist beantwortet, nichts widerspricht sich. Sie können das Ergebnis lesen."
    ]
    assert texts(page, "//main//h2") == []


def test_the_quick_check_leaves_out_what_it_does_not_ask() -> None:
    asked = replace(builders.question("D1.1"), quick_check=True)
    edition = factories.edition(factories.edition_of_questions(asked, builders.question("D1.2")))
    assessment = factories.assessment(by=edition, scope=factories.Scope.QUICK)

    assert texts(_look(assessment), TILES)[:2] == ["0 von 1", "1"]


@pytest.mark.parametrize("questions", [1, 30])
def test_queries(questions: int, django_assert_num_queries: object) -> None:
    assessment = factories.assessment(by=factories.edition(factories.edition_of_size(questions)))
    client = signed_in(assessment.created_by)
    client.get(address("review", assessment))

    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get(address("review", assessment))

"""The result of a house, and the weighting it is read by."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.http import HttpResponse
from lxml.html import HtmlElement

from assessments.domain.answers import Given
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.criteria import WeightPreset
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range
from assessments.models import Assessment
from assessments.services.inventory import add_application, save_application
from tests import factories
from tests.domain import builders
from tests.web.bad_input import CHOICES
from tests.web.pages import address, notices, parsed, said, signed_in, texts

pytestmark = pytest.mark.django_db

LINE = builders.question("D5.1", opens_at=2)
INVENTORY = builders.question("D2.1")
SERVERS = builders.question("D7.1", Polarity.PRESSURE)
CLOUD = (OperatingModel.IAAS, OperatingModel.PAAS, OperatingModel.SAAS)


def _edition() -> Edition:
    """Return an edition in which a missing second line keeps critical applications out of the cloud."""
    no_line = builders.rule(
        "no_line", *CLOUD, criteria=(Range("C", 3, 4),), answers=(Range("D5.1", 0, 1),), measure="D5.1"
    )
    small = builders.edition(
        questions=(INVENTORY, LINE, SERVERS),
        archetypes=(builders.archetype("A01", S=4, D=0, C=4), builders.archetype("A02", S=4, D=0, C=0)),
        rules=(no_line,),
    )
    market = WeightPreset("market", builders.text("Markt"), {"S": Fraction(8), "D": Fraction(1), "C": Fraction(1)})
    return replace(small, presets=(*small.presets, market))


@pytest.fixture
def assessment() -> Assessment:
    return factories.assessment(by=factories.edition(_edition()))


def _look(assessment: Assessment, **query: str) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("result", assessment), query)


def _owns(assessment: Assessment, *archetypes: str) -> None:
    for archetype in archetypes:
        add_application(
            assessment=assessment, archetype=archetype, name="", by=assessment.created_by, at=factories.NOON
        )


def _names(page: HttpResponse) -> list[str]:
    return texts(page, "//span[@class='v-name']")


def test_without_answers_the_page_says_what_to_do(assessment: Assessment) -> None:
    page = _look(assessment)

    assert texts(page, "//h1") == ["Noch nicht bestimmbar"]
    assert texts(page, "//main//a[contains(@class, 'btn-primary')]") == [
        "Fragen beantworten",
        "Anwendungen wählen",
        "Bericht für die Leitung erstellen",
    ]


def test_the_page_leads_with_quadrant_and_split(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1", "D5.1"], Given(4))
    factories.answered(assessment, ["D7.1"], Given(0))
    _owns(assessment, "A01", "A02")

    page = _look(assessment)

    assert texts(page, "//h1") == ["Cloud zuerst / Hybrid-Ausbau"]
    assert texts(page, "//*[@class='big']") == ["100", "100"]
    assert texts(page, "//ul[@class='shares']/li") == ["2 SaaS"]


def test_open_questions_widen_the_indices(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1"], Given(4))

    assert texts(_look(assessment), "//*[@class='interval']") == ["50 bis 100", "0 bis 100"]


def test_a_closed_gate_names_what_it_blocks_and_what_opens_it(assessment: Assessment) -> None:
    factories.answered(assessment, ["D5.1"], Given(1))

    gate = said(parsed(_look(assessment)).xpath("//li[contains(@class, 'gate-closed')]")[0])

    assert gate == (
        "geschlossen Frage D5.1? Nachweis G-D5.1 Ihre Antwort: D5.1 1 Versperrtgesperrt "
        "Was hilftMaßnahme D5.1 klein, bis 1 Monat · IT DanachDie Sperre fällt weg. Keine Empfehlung ändert sich."
    )


def test_a_closed_gate_names_the_recommendations_it_changes(assessment: Assessment) -> None:
    factories.answered(assessment, ["D5.1"], Given(1))
    _owns(assessment, "A01", "A02")

    assert texts(_look(assessment), "//ul[@class='turns']/li") == ["Anwendung A01: Hybrid → SaaS"]


def test_a_curable_blocker_shows_the_verdict_after_the_cure(assessment: Assessment) -> None:
    factories.answered(assessment, ["D5.1"], Given(1))
    _owns(assessment, "A01")

    page = _look(assessment)

    assert texts(page, "//span[@class='v-verdict']/span[contains(@class, 'model')]") == ["Hybrid"]
    assert texts(page, "//span[@class='cure']") == [
        "Was hilft: Maßnahme D5.1 Aufwand: klein, bis 1 Monat. Danach lautet die Empfehlung: SaaS."
    ]


def test_an_unreliable_inventory_makes_everything_provisional(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1"], Given(1))
    _owns(assessment, "A02")

    assert "vorläufig" in texts(_look(assessment), "//span[contains(@class, 'tag-warn')]")


def test_the_applications_can_be_filtered_and_sorted(assessment: Assessment) -> None:
    factories.answered(assessment, ["D5.1"], Given(1))
    _owns(assessment, "A01", "A02")
    renamed = Application("A02", "A02", name="Aktenplan")
    save_application(assessment=assessment, application=renamed, by=assessment.created_by, at=factories.NOON)

    assert _names(_look(assessment)) == ["Anwendung A01", "Aktenplan"]
    assert _names(_look(assessment, urteil="saas")) == ["Aktenplan"]
    assert _names(_look(assessment, urteil="hybrid")) == ["Anwendung A01"]
    assert _names(_look(assessment, sortierung="name")) == ["Aktenplan", "Anwendung A01"]
    assert _names(_look(assessment, sortierung="knapp")) == ["Anwendung A01", "Aktenplan"]
    assert _names(_look(assessment, sortierung="ausschluss")) == ["Anwendung A01", "Aktenplan"]


@pytest.mark.parametrize("field", ["urteil", "sortierung"])
@pytest.mark.parametrize("value", CHOICES)
def test_a_filter_nobody_offered_shows_everything(assessment: Assessment, field: str, value: str) -> None:
    _owns(assessment, "A01", "A02")

    assert _names(_look(assessment, **{field: value})) == ["Anwendung A01", "Anwendung A02"]


def test_names_of_the_house_are_text_and_nothing_else(assessment: Assessment) -> None:
    _owns(assessment, "A02")
    hostile = Application("A02", "A02", name="<script>alert(1)</script>", product="{{ 7|add:7 }}")
    save_application(assessment=assessment, application=hostile, by=assessment.created_by, at=factories.NOON)

    assert _names(_look(assessment)) == ["<script>alert(1)</script>{{ 7|add:7 }}"]


def _card(page: HttpResponse, code: str) -> HtmlElement:
    return parsed(page).get_element_by_id(f"anwendung-{code}")


def _tags(page: HttpResponse, code: str) -> list[str]:
    return [said(tag) for tag in _card(page, code).xpath(".//span[@class='v-marks']/span")]


def test_a_robust_recommendation_says_in_how_many_weightings_it_holds(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1", "D5.1", "D7.1"], Given(4))
    _owns(assessment, "A02")

    page = _look(assessment)

    assert _tags(page, "A02") == ["robust"]
    assert "In 100 von 100 denkbaren Gewichtungen bleibt SaaS vorn." in said(_card(page, "A02"))
    assert texts(page, "//ul[@class='plain bar-legend']/li") == ["SaaS 100 von 100"]
    assert texts(page, "//ul[@class='bands']/li//strong") == ["1", "0", "0"]


def test_a_contested_recommendation_shows_both_models_and_what_speaks_for_each() -> None:
    contested = factories.assessment(by=factories.edition(_edition_of(S=0, D=2, C=0)))
    factories.answered(contested, ["D2.1"], Given(4))
    _owns(contested, "A01")

    page = _look(contested)

    assert _tags(page, "A01")[0] == "umstritten"
    assert "Umstritten: In 69 von 100 denkbaren Gewichtungen bleibt Eigenbetrieb vorn" in said(_card(page, "A01"))
    assert texts(page, "//dl[contains(@class, 'arguments')]//dt") == ["Für Eigenbetrieb", "Für Hybrid"]
    assert texts(page, "//dl[contains(@class, 'arguments')]//dd") == [
        "wenn Ihnen wichtiger ist: Merkmal D, Merkmal S",
        "wenn Ihnen wichtiger ist: Merkmal C",
    ]


def test_where_nothing_leads_often_enough_there_is_no_recommendation() -> None:
    torn = factories.assessment(by=factories.edition(_edition_of(S=0, D=0, C=0)))
    factories.answered(torn, ["D2.1"], Given(4))
    _owns(torn, "A01")

    page = _look(torn)

    assert _tags(page, "A01") == ["zu klären"]
    assert texts(page, "//ul[@class='shares']/li") == ["1 Keine Empfehlung"]
    assert "Kein Betriebsmodell liegt in mindestens 40 von 100 denkbaren Gewichtungen vorn." in said(_card(page, "A01"))


def _edition_of(**levels: int) -> Edition:
    """Return an edition of one application with these levels."""
    return builders.edition(questions=(INVENTORY,), archetypes=(builders.archetype("A01", **levels),))


def test_what_would_change_a_recommendation_is_said_in_the_words_of_the_questionnaire(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1", "D7.1"], Given(4))
    factories.answered(assessment, ["D5.1"], Given(1))
    _owns(assessment, "A01")

    card = said(_card(_look(assessment), "A01"))

    assert "Was würde das ändern?" in card
    assert "Eine Änderung genügt für SaaS" in card


def test_nothing_is_left_to_clarify_when_everything_is_known(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1", "D5.1", "D7.1"], Given(4))
    _owns(assessment, "A01")

    assert parsed(_look(assessment)).xpath("//*[@id='klaeren']") == []


def test_what_to_clarify_first_leads_to_the_question(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1", "D7.1"], Given(4))
    _owns(assessment, "A01")

    first = parsed(_look(assessment)).xpath("//ol[@class='clarify']/li")[0]

    assert said(first) == (
        "Frage D5.1? D5.1 Davon hängt die Empfehlung ab für: Anwendung A01 "
        "Das Lagebild kann ein anderes werden. Die Spanne wird um 50,0 Punkte schmaler."
    )
    assert first.xpath(".//a/@href") == [f"{address('dimension', assessment, dimension='D5')}#D5.1"]


def test_applications_can_be_sorted_by_how_sure_they_are(assessment: Assessment) -> None:
    factories.answered(assessment, ["D2.1"], Given(4))
    _owns(assessment, "A02", "A01")

    assert sorted(_names(_look(assessment, sortierung="unsicher"))) == ["Anwendung A01", "Anwendung A02"]


def _weigh(assessment: Assessment, **data: str) -> HttpResponse:
    return signed_in(assessment.created_by).post(address("weights", assessment), data, follow=True)


def test_another_weighting_is_stored_and_shown(assessment: Assessment) -> None:
    page = _weigh(assessment, preset="market")

    assessment.refresh_from_db()
    assert assessment.preset == "market"
    assert notices(page) == ["Das Ergebnis gilt jetzt mit der Gewichtung „Markt“."]
    assert texts(page, "//table[contains(@class, 'weights')]//td") == [
        "80\u00a0%".replace("\u00a0", " "),
        "10 %",
        "10 %",
    ]


@pytest.mark.parametrize("value", [*CHOICES, pytest.param("", id="nothing")])
def test_a_weighting_the_edition_does_not_have_is_refused(assessment: Assessment, value: str) -> None:
    assert _weigh(assessment, preset=value).status_code == 400
    assessment.refresh_from_db()
    assert assessment.preset == "equal"


@pytest.mark.parametrize("applications", [1, 30])
def test_queries(assessment: Assessment, applications: int, django_assert_num_queries: object) -> None:
    _owns(assessment, *["A01"] * applications)
    client = signed_in(assessment.created_by)
    client.get(address("result", assessment))

    with django_assert_num_queries(8):  # type: ignore[operator]
        client.get(address("result", assessment))

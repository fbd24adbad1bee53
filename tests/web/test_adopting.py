"""A ranking of themes, or the mean of all, becomes the weighting that the result is read by."""

import pytest
from django.http import HttpResponse

from assessments.domain.roles import Role
from assessments.models import Assessment
from assessments.services.rankings import adopt
from tests import factories
from tests.web import tried
from tests.web.bad_input import NAMES
from tests.web.pages import address, notices, parsed, said, signed_in, texts

pytestmark = pytest.mark.django_db

IN_FORCE = "//*[contains(@class, 'tag')][.='gilt zurzeit']/.."
CARE = {"care": "3/4", "market": "1/4"}
MEAN = {"care": "1/2", "market": "1/2"}


@pytest.fixture
def assessment() -> Assessment:
    made = tried.assessment("A01", "A02", "A03")
    tried.ranking(made, "Pflege & Funktionsdienst", tried.CARE_FIRST)
    tried.ranking(made, "IT", tried.MARKET_FIRST)
    return made


def _look(assessment: Assessment, page: str = "themes") -> HttpResponse:
    return signed_in(assessment.created_by).get(address(page, assessment))


def _press(assessment: Assessment, words: str) -> HttpResponse:
    """Press the button of these words, with all that its form sends."""
    (form,) = [one for one in parsed(_look(assessment)).xpath("//main//form") if said(one).endswith(words)]
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return signed_in(assessment.created_by).post(form.get("action"), sent, follow=True)


def _post(assessment: Assessment, *sides: str) -> HttpResponse:
    return signed_in(assessment.created_by).post(address("adopt", assessment), {"wer": list(sides)}, follow=True)


def _adopted(assessment: Assessment) -> object:
    return Assessment.objects.get(pk=assessment.pk).theme_weights


def test_one_ranking_is_adopted(assessment: Assessment) -> None:
    page = _press(assessment, "übernehmen: Pflege & Funktionsdienst")

    assert notices(page) == ["Das Ergebnis gilt jetzt mit der Rangfolge „Pflege & Funktionsdienst“."]
    assert _adopted(assessment) == CARE
    assert texts(page, IN_FORCE) == ["Pflege & Funktionsdienst gilt zurzeit"]


def test_the_mean_is_adopted(assessment: Assessment) -> None:
    page = _press(assessment, "Das Mittel als Gewichtung dieser Selbstbewertung übernehmen")

    assert notices(page) == ["Das Ergebnis gilt jetzt mit dem Mittel der Rangfolgen."]
    assert _adopted(assessment) == MEAN
    assert texts(page, IN_FORCE) == ["Mittel gilt zurzeit"]


def test_the_page_says_what_is_in_force_before_anything_is_adopted(assessment: Assessment) -> None:
    page = _look(assessment)

    assert texts(page, IN_FORCE) == []
    assert [one for one in texts(page, "//p") if "gilt zurzeit" in one] == [
        "Das Ergebnis gilt zurzeit mit der Gewichtung „Gleich“. Zur Gewichtung im Ergebnis"
    ]


def test_a_ranking_that_changed_since_is_in_force_no_longer(assessment: Assessment) -> None:
    _post(assessment, "IT")
    tried.ranking(assessment, "IT", (("care", "market"),))

    page = _look(assessment)

    assert texts(page, IN_FORCE) == []
    (told,) = [one for one in texts(page, "//p") if "gilt zurzeit" in one]
    assert told == (
        "Das Ergebnis gilt zurzeit mit der Gewichtung „Eigene Gewichtung nach Themen“. "
        "Sie entspricht keiner der jetzt abgegebenen Rangfolgen. Zur Gewichtung im Ergebnis"
    )


def test_the_result_follows_and_leads_back_to_a_preset(assessment: Assessment) -> None:
    _post(assessment, "Pflege & Funktionsdienst")
    result = _look(assessment, "result")

    assert texts(result, "//section[@aria-labelledby='gewichtung']//*[@class='notice']") == [
        "Zurzeit gilt: Eigene Gewichtung nach Themen. Mit einer der folgenden Gewichtungen ersetzen Sie sie."
    ]
    assert parsed(result).xpath("//input[@name='preset'][@checked]") == []
    assert texts(result, "//table[contains(@class, 'weights')]//td") == ["38 %", "38 %", "25 %"]

    page = signed_in(assessment.created_by).post(address("weights", assessment), {"preset": "equal"}, follow=True)

    assert notices(page) == ["Das Ergebnis gilt jetzt mit der Gewichtung „Gleich“."]
    assert parsed(page).xpath("//input[@name='preset'][@checked]/@value") == ["equal"]
    assert texts(page, "//section[@aria-labelledby='gewichtung']//*[@class='notice']") == []
    assert _adopted(assessment) is None


def test_trying_out_starts_from_it(assessment: Assessment) -> None:
    _post(assessment, "IT")

    page = _look(assessment, "what_if")
    (link,) = parsed(_look(assessment)).xpath("//a[.='Ausprobieren: IT']/@href")
    own = signed_in(assessment.created_by).get(link)

    assert "wie heute: Eigene Gewichtung nach Themen" in texts(page, "//option")
    assert texts(own, "//*[@class='your-changes']//li") == []  # the very weights that are in force change nothing


@pytest.mark.parametrize(
    "page", ["result", "what_if", "trace", "roadmap", "objections", "scenarios", "reports", "tasks"]
)
def test_every_page_can_be_read_with_it(assessment: Assessment, page: str) -> None:
    _post(assessment, "IT")

    assert _look(assessment, page).status_code == 200


@pytest.mark.parametrize(
    ("sides", "status"),
    [
        pytest.param((), 400, id="nobody"),
        pytest.param(("IT", "it"), 400, id="one twice"),
        pytest.param(("Niemand",), 404, id="one who has not ranked"),
        pytest.param(("IT", ""), 404, id="one without a name"),
    ],
)
def test_sides_that_no_page_offers_are_refused(assessment: Assessment, sides: tuple[str, ...], status: int) -> None:
    assert _post(assessment, *sides).status_code == status
    assert _adopted(assessment) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_name_nobody_can_read_is_refused(assessment: Assessment, name: str) -> None:
    assert _post(assessment, name).status_code == 404


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.CONSULTANT])
def test_who_may_not_weigh_sees_what_is_in_force_and_no_button(assessment: Assessment, role: Role) -> None:
    adopt(assessment=assessment, labels=("IT",), by=assessment.created_by, at=factories.NOON)
    client = signed_in(factories.member(assessment.hospital, role))

    page = client.get(address("themes", assessment))

    assert texts(page, IN_FORCE) == ["IT gilt zurzeit"]
    assert texts(page, "//button[contains(., 'übernehmen')]") == []
    assert client.post(address("adopt", assessment), {"wer": "IT"}).status_code == 403


def test_a_closed_assessment_keeps_its_weighting(assessment: Assessment) -> None:
    factories.closed(assessment)

    page = _post(assessment, "IT")

    assert page.status_code == 409
    assert _adopted(assessment) is None
    assert texts(page, "//button[contains(., 'übernehmen')]") == []


def test_an_edition_without_themes_has_nothing_to_adopt() -> None:
    assert _post(factories.assessment(), "IT").status_code == 404

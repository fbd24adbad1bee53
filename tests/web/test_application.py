"""One application of a house: added, described, removed, brought back."""

from datetime import date

import pytest
from django.http import HttpResponse

from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.models import Assessment
from assessments.services.inventory import add_application, save_application
from assessments.services.reading import workspace_of
from tests import factories
from tests.web.bad_input import CHOICES, NAMES
from tests.web.pages import address, filled_form, notices, problems, signed_in, texts

pytestmark = pytest.mark.django_db

SAID = Application(
    "A01",
    "A01",
    name="Unser System",
    product="Produkt X",
    current=CurrentOperation.HOSTED,
    codes={"S": 4, "D": None},
    confirmed=frozenset({OperatingModel.SAAS}),
    place_preference=Place.GROUP,
    runs_until=date(2027, 12, 31),
)


@pytest.fixture
def assessment() -> Assessment:
    """An assessment with the application A01 as the catalogue has it."""
    made = factories.assessment()
    add_application(assessment=made, archetype="A01", name="", by=made.created_by, at=factories.NOON)
    return made


def _said(assessment: Assessment) -> Assessment:
    save_application(assessment=assessment, application=SAID, by=assessment.created_by, at=factories.NOON)
    return assessment


def _page(assessment: Assessment) -> HttpResponse:
    return signed_in(assessment.created_by).get(address("application_edit", assessment, code="A01"))


def _send(assessment: Assessment, **data: object) -> HttpResponse:
    return signed_in(assessment.created_by).post(address("application_edit", assessment, code="A01"), data)


def _stored(assessment: Assessment) -> tuple[Application, ...]:
    return workspace_of(assessment.__class__.objects.get(pk=assessment.pk)).applications


def test_everything_said_is_stored(assessment: Assessment) -> None:
    data = filled_form(_page(assessment)) | {
        "name": " Unser  System ",
        "product": "Produkt X",
        "current": "hosted",
        "place_preference": "group",
        "runs_until": "2027-12-31",
        "confirmed": ["saas"],
        "code_S": "4",
        "code_D": "unknown",
    }

    response = _send(assessment, **data)

    assert response["Location"] == address("application_edit", assessment, code="A01")
    assert _stored(assessment) == (SAID,)


def test_the_page_sends_back_what_is_stored(assessment: Assessment) -> None:
    _said(assessment)

    _send(assessment, **filled_form(_page(assessment)))

    assert _stored(assessment) == (SAID,)


def test_the_value_of_the_catalogue_is_marked_and_is_no_override(assessment: Assessment) -> None:
    marked = texts(_page(assessment), "//label[.//span[text()='Katalogwert']]")

    _send(assessment, code_S="2", code_D="2", code_C="1")

    assert marked == ["S 2 Katalogwert", "D 2 Katalogwert", "C 2 Katalogwert"]
    assert _stored(assessment) == (Application("A01", "A01", codes={"C": 1}),)


def test_resetting_keeps_everything_but_the_codes(assessment: Assessment) -> None:
    _said(assessment)

    _send(assessment, then="reset")

    assert _stored(assessment) == (
        Application(
            "A01",
            "A01",
            name="Unser System",
            product="Produkt X",
            current=CurrentOperation.HOSTED,
            confirmed=frozenset({OperatingModel.SAAS}),
            place_preference=Place.GROUP,
            runs_until=date(2027, 12, 31),
        ),
    )


def test_confirmed_models_that_the_page_does_not_ask_for_are_kept(assessment: Assessment) -> None:
    hybrid = Application("A01", "A01", confirmed=frozenset({OperatingModel.HYBRID}))
    save_application(assessment=assessment, application=hybrid, by=assessment.created_by, at=factories.NOON)

    _send(assessment, confirmed=["paas"])

    assert _stored(assessment)[0].confirmed == {OperatingModel.HYBRID, OperatingModel.PAAS}


def test_the_verdict_beside_the_form_follows_what_was_saved(assessment: Assessment) -> None:
    before = texts(_page(assessment), "//aside//p[@class='verdict-name']")

    _send(assessment, code_S="4", code_D="0", code_C="0")

    assert before == ["Eigenbetrieb"]
    assert texts(_page(assessment), "//aside//p[@class='verdict-name']") == ["SaaS"]


def test_saving_leads_to_the_list_when_asked_to(assessment: Assessment) -> None:
    assert _send(assessment, then="list")["Location"] == address("inventory", assessment) + "?liste=eigene"


@pytest.mark.parametrize("field", ["current", "place_preference", "confirmed", "code_S"])
@pytest.mark.parametrize("value", [*CHOICES, pytest.param("5", id="out of range"), pytest.param("-1", id="negative")])
def test_a_wrong_choice_is_refused(assessment: Assessment, field: str, value: str) -> None:
    response = _send(assessment, **{field: value})

    assert len(problems(response)) == 1
    assert _stored(assessment) == (Application("A01", "A01"),)


@pytest.mark.parametrize("day", ["31.02.2027", "bald", "0001-01-01", "9999-12-31", "2027-12-31T00:00"])
def test_a_last_day_that_is_none_is_refused(assessment: Assessment, day: str) -> None:
    response = _send(assessment, runs_until=day)

    assert len(problems(response)) == 1
    assert _stored(assessment) == (Application("A01", "A01"),)


@pytest.mark.parametrize("field", ["name", "product"])
@pytest.mark.parametrize("value", [each for each in NAMES if str(each.values[0]).strip()])
def test_a_wrong_text_is_refused(assessment: Assessment, field: str, value: str) -> None:
    response = _send(assessment, **{field: value})

    assert len(problems(response)) == 1
    assert _stored(assessment) == (Application("A01", "A01"),)


def test_two_applications_cannot_share_a_name(assessment: Assessment) -> None:
    add_application(
        assessment=assessment, archetype="A02", name="Zweites System", by=assessment.created_by, at=factories.NOON
    )

    response = _send(assessment, name="zweites system")

    assert problems(response) == [
        "Name im Haus: Eine andere Anwendung heißt schon so. Bitte wählen Sie einen anderen Namen."
    ]


@pytest.mark.parametrize("page", ["application_edit", "application_remove"])
def test_an_application_nobody_has_is_not_found(assessment: Assessment, page: str) -> None:
    client = signed_in(assessment.created_by)

    assert client.get(address(page, assessment, code="A02")).status_code == 404
    assert client.post(address(page, assessment, code="A02")).status_code == 404


# Adding


def _add(assessment: Assessment, **data: str) -> HttpResponse:
    return signed_in(assessment.created_by).post(address("application_add", assessment), data)


def test_an_own_application_takes_after_an_archetype(assessment: Assessment) -> None:
    response = _add(assessment, name="Wundmanager", archetype="A01")

    assert response["Location"] == address("application_edit", assessment, code="A01-2")
    assert _stored(assessment)[1] == Application("A01-2", "A01", name="Wundmanager")


def test_the_same_name_twice_is_refused(assessment: Assessment) -> None:
    _add(assessment, name="Wundmanager", archetype="A01")

    response = _add(assessment, name="WUNDMANAGER", archetype="A02")

    assert len(problems(response)) == 1
    assert len(_stored(assessment)) == 2


@pytest.mark.parametrize("value", NAMES)
def test_a_wrong_name_adds_nothing(assessment: Assessment, value: str) -> None:
    assert len(problems(_add(assessment, name=value, archetype="A01"))) == 1
    assert len(_stored(assessment)) == 1


@pytest.mark.parametrize("value", ["", "A99", "x" * 10_000, "\0"], ids=["nothing", "unknown", "endless", "NUL"])
def test_a_wrong_archetype_adds_nothing(assessment: Assessment, value: str) -> None:
    assert len(problems(_add(assessment, name="Wundmanager", archetype=value))) == 1
    assert len(_stored(assessment)) == 1


# Removing


def test_removing_asks_first(assessment: Assessment) -> None:
    page = signed_in(assessment.created_by).get(address("application_remove", assessment, code="A01"))

    assert texts(page, "//h1") == ["„Anwendung A01“ entfernen?"]
    assert len(_stored(assessment)) == 1


def test_what_was_removed_can_be_brought_back_whole(assessment: Assessment) -> None:
    _said(assessment)
    client = signed_in(assessment.created_by)

    page = client.post(address("application_remove", assessment, code="A01"), follow=True)
    gone = _stored(assessment)
    back = client.post(address("inventory", assessment), {"undo": "1"}, follow=True)

    assert gone == ()
    assert texts(page, "//main//form//p") == ["„Unser System“ wurde entfernt."]
    assert notices(back) == ["Das Entfernen ist rückgängig gemacht."]
    assert _stored(assessment) == (SAID,)


def test_an_undo_works_once_and_only_in_its_own_assessment(assessment: Assessment) -> None:
    other = factories.assessment(factories.hospital("Zweites Haus", by=assessment.created_by), by=assessment.edition)
    client = signed_in(assessment.created_by)
    client.post(address("application_remove", assessment, code="A01"))

    client.post(address("inventory", other), {"undo": "1"})
    client.post(address("inventory", assessment), {"undo": "1"}, follow=True)
    again = client.post(address("inventory", assessment), {"undo": "1"}, follow=True)

    assert _stored(other) == ()
    assert _stored(assessment) == (Application("A01", "A01"),)
    assert notices(again) == []


def test_an_undo_never_overwrites_what_was_chosen_again(assessment: Assessment) -> None:
    _said(assessment)
    client = signed_in(assessment.created_by)
    client.post(address("application_remove", assessment, code="A01"))
    client.post(address("inventory", assessment), {"shown": "A01", "archetype": "A01"})

    client.post(address("inventory", assessment), {"undo": "1"})

    assert _stored(assessment) == (Application("A01", "A01"),)


@pytest.mark.parametrize("page", ["application_edit", "application_remove", "application_add"])
def test_queries(assessment: Assessment, page: str, django_assert_max_num_queries: object) -> None:
    client = signed_in(assessment.created_by)
    more = {} if page == "application_add" else {"code": "A01"}
    client.get(address(page, assessment, **more))

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get(address(page, assessment, **more))

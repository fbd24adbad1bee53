"""Facts the law asks for by name: of the house, of a service, of a step. The same rules for all three forms."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from assessments.domain.answers import Given
from assessments.domain.roles import Role
from assessments.models import Assessment, ChangeEvent, HouseFact, ServiceFact, UseFact
from assessments.services.shipped import shipped_edition
from tests import factories
from tests.web.bad_input import CHOICES, NUMBERS
from tests.web.pages import address, filled_form, notices, parsed, problems, signed_in, texts
from tests.web.registered import linked, register_address
from tests.web.test_register import DAYS

pytestmark = pytest.mark.django_db

Where = Callable[[Assessment], str]


def _of_house(assessment: Assessment) -> str:
    return address("law_facts", assessment)


def _of_service(assessment: Assessment) -> str:
    return register_address("service_facts", assessment.hospital, assessment.applications.get().services.get().pk)


def _of_step(assessment: Assessment) -> str:
    row = assessment.applications.get()
    return address("law_step", assessment, service_id=str(row.services.get().pk), code=row.code)


# where, a truth, a number, a day
FORMS = {
    "house": (
        _of_house,
        HouseFact,
        {
            "awareness_training": "ja",
            "number_of_full_inpatient_cases_year_before": "29.999",
            "kritisdachg_registration_date": "2026-07-17",
        },
    ),
    "service": (_of_service, ServiceFact, {"gaps_open": "nein"}),
    "step": (
        _of_step,
        UseFact,
        {"dpia_done": "nein", "storage_months_outside": "4", "purpose_binding_end": "2027-01-31"},
    ),
}
LINES = {"ja": "true", "nein": "false", "29.999": "29999"}


@pytest.fixture(scope="module")
def key_of_assessment(kept_rows: None) -> UUID:  # noqa: ARG001
    """One with a step."""
    made = factories.assessment()
    linked(made)
    return made.pk


@pytest.fixture
def assessment(key_of_assessment: UUID) -> Assessment:
    return Assessment.objects.get(pk=key_of_assessment)


def _lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def _lines(model: type[HouseFact | ServiceFact | UseFact]) -> dict[str, str | None]:
    return dict(model.objects.values_list("name", "value"))


@pytest.mark.parametrize("form", FORMS)
def test_facts_are_stored_and_taken_back(assessment: Assessment, form: str) -> None:
    where, model, sent = FORMS[form]
    client, there = _lead(assessment), where(assessment)
    response = client.post(there, sent, follow=True)
    assert notices(response)[0].startswith("Gespeichert: ")
    assert _lines(model) == {name: LINES.get(value, value) for name, value in sent.items()}
    shown = filled_form(client.get(there))
    assert {name: shown[name] for name in sent} == sent
    client.post(there, shown | dict.fromkeys(sent, ""))
    assert _lines(model) == dict.fromkeys(sent)


@pytest.mark.parametrize("form", FORMS)
def test_a_page_sent_back_unchanged_changes_nothing(assessment: Assessment, form: str) -> None:
    where, _model, sent = FORMS[form]
    client, there = _lead(assessment), where(assessment)
    client.post(there, sent)
    events = ChangeEvent.objects.count()
    response = client.post(there, filled_form(client.get(there)), follow=True)
    assert notices(response) == ["Nichts zu ändern: Alle Angaben dieser Seite sind gespeichert."]
    assert ChangeEvent.objects.count() == events


@pytest.mark.parametrize(
    ("form", "fact", "value"),
    [
        *((form, name, value.values[0]) for form in FORMS for name in list(FORMS[form][2])[:1] for value in CHOICES),
        *(("house", "number_of_full_inpatient_cases_year_before", value.values[0]) for value in NUMBERS),
        *(("step", "storage_months_outside", value.values[0]) for value in NUMBERS),
        *(("house", "kritisdachg_registration_date", value.values[0]) for value in DAYS),
        *(("step", "purpose_binding_end", value.values[0]) for value in DAYS),
        *((form, f"version-{next(iter(FORMS[form][2]))}", "-1") for form in FORMS),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_stored(
    assessment: Assessment, form: str, fact: str, value: str
) -> None:
    where, model, sent = FORMS[form]
    response = _lead(assessment).post(where(assessment), sent | {fact: value})
    assert response.status_code == 422
    assert len(problems(response)) == 1
    assert texts(response, "//title")[0].startswith("Fehler: ")
    assert _lines(model) == {}


@pytest.mark.parametrize("form", FORMS)
def test_facts_that_have_another_home_are_not_taken(assessment: Assessment, form: str) -> None:
    where, model, _sent = FORMS[form]
    _lead(assessment).post(where(assessment), {"employees": "5", "avv_signed": "ja", "no_such_fact": "ja"})
    assert _lines(model) == {}


@pytest.mark.parametrize("form", FORMS)
def test_two_versions_stand_side_by_side_and_the_next_press_decides(assessment: Assessment, form: str) -> None:
    where, model, sent = FORMS[form]
    name = next(iter(sent))
    colleague = signed_in(factories.member(assessment.hospital, Role.CONTRIBUTOR, name="Kim Muster"))
    mine, there = _lead(assessment), where(assessment)
    page = filled_form(mine.get(there))
    colleague.post(there, page | {name: "ja"})
    response = mine.post(there, page | {name: "nein"})
    assert response.status_code == 409
    [row] = parsed(response).xpath("//*[@role='alert']//tbody/tr")
    assert [cell.text_content() for cell in row.xpath("./td")] == ["Nein", "Ja"]
    assert _lines(model) == {name: "true"}
    mine.post(there, filled_form(response))
    assert _lines(model) == {name: "false"}


@pytest.mark.parametrize("form", FORMS)
def test_who_touched_nothing_never_stands_against_a_colleague(assessment: Assessment, form: str) -> None:
    where, model, sent = FORMS[form]
    name = next(iter(sent))
    client, there = _lead(assessment), where(assessment)
    page = filled_form(client.get(there))
    client.post(there, page | {name: "ja"})
    assert client.post(there, page).status_code == 302
    assert _lines(model) == {name: "true"}


@pytest.mark.parametrize("form", FORMS)
def test_an_auditor_reads_and_cannot_write(assessment: Assessment, form: str) -> None:
    where, model, sent = FORMS[form]
    auditor = signed_in(factories.member(assessment.hospital, Role.AUDITOR))
    factories.closed(assessment)
    response = auditor.get(where(assessment))
    assert texts(response, "//main//button") == []
    assert auditor.post(where(assessment), sent).status_code == 403
    assert _lines(model) == {}


def test_every_fact_says_what_it_is_asked_for(assessment: Assessment) -> None:
    response = _lead(assessment).get(_of_house(assessment))
    facts = parsed(response).xpath("//*[@class='fact']")
    assert facts
    assert all(fact.xpath(".//details//li") for fact in facts)


def test_the_house_is_not_asked_what_profile_or_questionnaire_can_say() -> None:
    assessment = factories.assessment(by=factories.edition(shipped_edition()))
    client = _lead(assessment)
    asked = set(filled_form(client.get(_of_house(assessment))))
    assert not asked & {"employees", "federal_state", "mgmt_training", "b3s_or_isms"}
    factories.answered(assessment, ["D3.3"], Given(2))  # says nothing about the training of management
    assert "mgmt_training" in set(filled_form(client.get(_of_house(assessment))))


def test_the_task_list_counts_truly(assessment: Assessment) -> None:
    client = _lead(assessment)
    client.post(_of_house(assessment), {"awareness_training": "ja", "sovereignty_goal": "nein"})
    counts = texts(
        client.get(address("tasks", assessment)), "(//ul[contains(@class, 'task-list')])[4]//*[contains(@class, 'tag')]"
    )
    assert counts[0] == "1 Dienst"
    assert counts[1].startswith("2 von ")


def test_a_question_names_the_rules_it_feeds() -> None:
    assessment = factories.assessment(by=factories.edition(shipped_edition()))
    client = _lead(assessment)
    page = parsed(client.get(address("dimension", assessment, dimension="D3")))
    fed = {
        question.get("id"): question.xpath(".//summary[contains(., 'speist')]/text()")
        for question in page.xpath("//div[@class='question']")
    }
    assert {code: [text.strip() for text in found] for code, found in fed.items() if found} == {
        "D3.1": ["Dieses Thema speist 5 Rechtsregeln"],
        "D3.3": ["Dieses Thema speist 2 Rechtsregeln"],
    }


def test_a_closed_assessment_keeps_the_facts_of_its_steps(assessment: Assessment) -> None:
    factories.closed(assessment)
    _lead(assessment).post(_of_step(assessment), {"dpia_done": "ja"})
    assert not UseFact.objects.exists()

"""Every named address has a row here that says who gets what; an address without a row fails."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from assessments.domain.answers import Given
from assessments.domain.roles import Role
from assessments.models import Assessment, Report
from assessments.services.inventory import choose_archetypes
from assessments.services.reporting import request_report
from assessments.web import urls
from tests import factories
from tests.web import registered, tried
from tests.web.pages import signed_in

pytestmark = pytest.mark.django_db

SCENARIO = UUID(int=7)
VISITORS = ("anonymous", "stranger", "auditor", "contributor", "consultant", "lead")
OPEN = (200, 200, 200, 200, 200, 200)
MEMBERS = (302, 200, 200, 200, 200, 200)
VIEW = (302, 404, 200, 200, 200, 200)
VIEW_ON = (302, 404, 302, 302, 302, 302)  # who may see it is led on to where it is
ANSWER = (302, 404, 403, 200, 200, 200)
ANSWERED = (302, 404, 403, 302, 302, 302)
SAVED_ANSWER = (403, *ANSWERED[1:])  # what was sent is kept through the sign-in
LEFT_OPEN = (403, 404, 403, 200, 200, 200)  # and comes back with its errors
MANAGED = (302, 404, 403, 403, 403, 302)
REPORTED = (302, 404, 403, 403, 302, 302)

# name, method, what is sent, and the status for each visitor in the order above
MATRIX = [
    ("landing", "get", {}, OPEN),
    ("healthz", "get", {}, OPEN),
    ("login", "get", {}, (200, 302, 302, 302, 302, 302)),
    ("logout", "post", {}, (302, 302, 302, 302, 302, 302)),
    ("demo", "post", {}, (404, 404, 404, 404, 404, 404)),  # there is no demo account here
    ("assessments", "get", {}, MEMBERS),
    ("assessment_create", "get", {}, MEMBERS),
    ("assessment_create", "post", {}, MEMBERS),
    ("hospital_profile", "get", {}, VIEW),
    ("hospital_profile", "post", {"name": "Neu"}, MANAGED),
    ("tasks", "get", {}, VIEW),
    ("scope", "post", {"scope": "full"}, MANAGED),
    ("dimension", "get", {}, VIEW),
    ("dimension", "post", {"D1.1-version": "0", "D1.1-answer": "1", "D1.2-version": "0"}, (403, *ANSWERED[1:])),
    ("inventory", "get", {}, VIEW),
    ("inventory", "post", {}, ANSWERED),
    ("application_add", "get", {}, ANSWER),
    ("application_edit", "get", {}, ANSWER),
    ("application_remove", "get", {}, ANSWER),
    ("application_remove", "post", {}, ANSWERED),
    ("review", "get", {}, VIEW),
    ("result", "get", {}, VIEW),
    ("weights", "post", {"preset": "equal"}, MANAGED),
    ("themes", "get", {}, VIEW),
    ("themes", "post", {"stakeholder": "Pflegedirektion", "platz.care": "1"}, ANSWERED),
    ("adopt", "post", {"wer": "IT-Leitung"}, MANAGED),
    ("themes_withdraw", "get", {}, ANSWER),
    ("themes_withdraw", "post", {}, ANSWERED),
    ("what_if", "get", {}, VIEW),
    ("what_if", "post", {"name": "Nichts"}, ANSWER),
    ("scenarios", "get", {}, VIEW),
    ("scenarios", "post", {"undo": "1"}, ANSWERED),
    ("scenario_compare", "get", {}, (302, 404, 400, 400, 400, 400)),  # nothing is picked
    ("scenario_rename", "get", {}, ANSWER),
    ("scenario_rename", "post", {"name": "Dritte Leitung"}, ANSWERED),
    ("scenario_report", "post", {"in_report": "1"}, ANSWERED),
    ("scenario_delete", "get", {}, ANSWER),
    ("scenario_delete", "post", {}, ANSWERED),
    ("trace", "get", {}, VIEW),
    ("objections", "get", {}, VIEW),
    ("roadmap", "get", {}, VIEW),
    ("roadmap_step", "get", {}, VIEW),
    ("roadmap_step", "post", {"undo": "1", "version": "0"}, ANSWERED),
    ("law", "get", {}, VIEW),
    ("law_facts", "get", {}, VIEW),
    ("law_facts", "post", {}, SAVED_ANSWER),
    ("law_step", "get", {}, VIEW),
    ("law_step", "post", {}, SAVED_ANSWER),
    ("law_planned", "get", {}, VIEW),
    ("service_uses", "post", {}, ANSWERED),
    ("register", "get", {}, VIEW),
    ("provider_add", "get", {}, ANSWER),
    ("provider_add", "post", {}, LEFT_OPEN),
    ("provider", "get", {}, VIEW),
    ("provider", "post", {"version": "1", "name": "Anbieter Nord"}, SAVED_ANSWER),
    ("provider_remove", "get", {}, ANSWER),
    ("provider_remove", "post", {}, ANSWERED),
    ("service_add", "get", {}, ANSWER),
    ("service_add", "post", {}, LEFT_OPEN),
    ("service_add_for", "get", {}, ANSWER),
    ("service_add_for", "post", {}, LEFT_OPEN),
    ("service", "get", {}, VIEW),
    ("service", "post", {}, LEFT_OPEN),
    ("service_remove", "get", {}, ANSWER),
    ("service_remove", "post", {}, ANSWERED),
    ("service_facts", "get", {}, VIEW),
    ("service_facts", "post", {}, SAVED_ANSWER),
    ("attestation_add", "get", {}, ANSWER),
    ("attestation_add", "post", {}, LEFT_OPEN),
    ("attestation", "get", {}, VIEW),
    ("attestation", "post", {}, LEFT_OPEN),
    ("attestation_remove", "get", {}, ANSWER),
    ("attestation_remove", "post", {}, ANSWERED),
    ("reports", "get", {}, VIEW),
    ("reports", "post", {"language": "de"}, REPORTED),
    ("report", "get", {}, VIEW),
    ("report_download", "get", {}, VIEW_ON),
]


@pytest.fixture
def assessment() -> Assessment:
    """One with a measure to take, whose edition has themes."""
    fresh = factories.assessment(by=factories.edition(replace(factories.small_edition(), themes=tried.THEMES)))
    return factories.answered(fresh, ["D2.1"], Given(1))


@pytest.fixture
def report(assessment: Assessment) -> Report:
    """A report somebody asked for."""
    return request_report(assessment=assessment, language="en", by=assessment.created_by, at=factories.NOON)


def _client(visitor: str, assessment: Assessment) -> Client:
    match visitor:
        case "anonymous":
            return Client()
        case "stranger":
            return signed_in(factories.user())
        case "lead":
            return signed_in(factories.lead(assessment.hospital))
        case role:
            return signed_in(factories.member(assessment.hospital, Role(role)))


def _address(name: str, assessment: Assessment, report: Report) -> str:
    parts: dict[str, str | UUID] = {
        "hospital_id": assessment.hospital_id,
        "assessment_id": assessment.pk,
        "dimension": "D1",
        "code": "A02" if name == "law_planned" else "A01",
        "step": "M-D2.1",
        "report_id": report.pk,
        "scenario_id": SCENARIO,
        **registered.IDS,
    }
    query = "?wer=IT-Leitung" if name == "themes_withdraw" else ""
    return reverse(name, kwargs={part: parts[part] for part in _addresses(urls.urlpatterns)[name]}) + query


def _addresses(patterns: list[URLPattern | URLResolver], before: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return what each named address has to be told."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in patterns:
        needs = (*before, *pattern.pattern.converters)
        found |= _addresses(pattern.url_patterns, needs) if isinstance(pattern, URLResolver) else {pattern.name: needs}
    return found


def test_every_address_has_a_row() -> None:
    assert {name for name, _method, _data, _expected in MATRIX} == set(_addresses(urls.urlpatterns))


@pytest.mark.parametrize("row", MATRIX, ids=[f"{row[1]} {row[0]}" for row in MATRIX])
def test_everybody_gets_what_the_table_says(
    assessment: Assessment, report: Report, row: tuple[str, str, dict[str, str], tuple[int, ...]]
) -> None:
    name, method, data, expected = row
    there = _address(name, assessment, report)
    seen = {}
    for visitor in VISITORS:
        _with_an_application(assessment)  # the visitor before may have removed it
        tried.scenario_at(assessment, SCENARIO)
        tried.ranking(assessment, "IT-Leitung")
        registered.at_fixed_places(assessment)
        seen[visitor] = getattr(_client(visitor, assessment), method)(there, data).status_code
    assert seen == dict(zip(VISITORS, expected, strict=True))


def _with_an_application(assessment: Assessment) -> None:
    choose_archetypes(assessment=assessment, archetypes=frozenset({"A01"}), by=assessment.created_by, at=factories.NOON)

"""The legal overview of an assessment, and the page of a step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.domain.hospital import FederalState, Ownership
from assessments.domain.law.rules import Severity
from assessments.domain.register import ProcessingPlace
from assessments.models import Assessment
from assessments.services.hospitals import update_profile
from assessments.services.legal_facts import record_step_facts
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from assessments.services.snapshots import profile_of
from assessments.web.views.law import service_names
from tests import factories
from tests.web.pages import address, parsed, problems, signed_in, texts
from tests.web.registered import in_a_cloud, linked, register_address

pytestmark = pytest.mark.django_db

LAW = shipped_law()
QUERIES, STEP_QUERIES = 12, 14
TILES = "//dl[contains(@class, 'law-tiles')]//dd"
THIRD_COUNTRY = "Verarbeitung in einem Drittland ohne Angemessenheitsbeschluss ist für Gesundheits- und Sozialdaten"


def _lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def _house(**facts: object) -> Assessment:
    return factories.assessment(factories.hospital(**facts))


def _step_in_a_third_country() -> Assessment:
    """Return a house in Thuringia with one step that the law forbids."""
    assessment = _house(
        federal_state=FederalState.TH, ownership=Ownership.PUBLIC_STATE, is_sgb5_108_hospital=True, employees=900
    )
    service = factories.service(
        assessment.hospital, "Plattform", places=frozenset({ProcessingPlace.THIRD}), is_cloud_service=True
    )
    use = factories.use(assessment, of=service)
    record_step_facts(
        assessment=assessment,
        service_id=service.pk,
        application=use.application.code,
        vocabulary=LAW.vocabulary,
        facts={"step.processes_health_data_in_cloud": True},
        base_versions={},
        by=assessment.created_by,
        at=factories.NOON,
    )
    return assessment


def test_the_page_is_headed_by_what_it_is_not_and_by_its_date() -> None:
    assessment = _house()
    [head] = texts(_lead(assessment).get(address("law", assessment)), "//*[contains(@class, 'disclaimer')]/p[1]")
    assert head == "Keine Rechtsberatung · Rechtsstand Bundesrecht 29.04.2026"


def test_regimes_are_told_in_plain_words() -> None:
    assessment = _step_in_a_third_country()
    response = _lead(assessment).get(address("law", assessment))
    names = texts(response, "//dl[@class='regimes']//dt")
    said = dict(zip(names, texts(response, "//dl[@class='regimes']//dd"), strict=True))
    assert names == ["KRITIS-Betreiber", "Einstufung nach NIS-2", "§ 393 SGB V (Cloud)", "Thüringen", "Träger"]
    assert said["KRITIS-Betreiber"].startswith("noch nicht zu entscheiden: Ja oder Nein")
    assert said["Einstufung nach NIS-2"].startswith("besonders wichtige Einrichtung")
    assert said["§ 393 SGB V (Cloud)"].startswith("Gilt für 1 von einem Schritt.")
    assert (
        said["Träger"].startswith("Öffentlich, land. Landesdatenschutzrecht") or "Land. Landesdaten" in said["Träger"]
    )


def test_nothing_but_the_owner_speaks_beside_the_owner() -> None:
    assessment = _house(ownership=Ownership.NONPROFIT_OTHER)
    response = _lead(assessment).get(address("law", assessment))
    assert texts(response, "//dl[@class='regimes']//dd")[-1] == "Freigemeinnützig, sonstige"


def test_what_stands_in_the_way_names_its_steps_and_its_reasons() -> None:
    assessment = _step_in_a_third_country()
    response = _lead(assessment).get(address("law", assessment))
    blockers = "//*[contains(@class, 'law-blocker')]/div[@class='obligations']/details"
    assert any(text.startswith(THIRD_COUNTRY) for text in texts(response, f"{blockers}//*[@class='o-text']"))
    body = next(text for text in texts(response, blockers) if text.startswith(THIRD_COUNTRY))
    for part in (
        "trifft zu",
        "§ 393 Abs. 2 SGB V",
        "Drittland ohne Angemessenheitsbeschluss",
        "Vor dem Produktivstart.",
    ):
        assert part in body


def test_links_to_sources_give_nothing_away() -> None:
    assessment = _step_in_a_third_country()
    page = parsed(_lead(assessment).get(address("law", assessment)))
    outside = page.xpath("//main//a[starts-with(@href, 'http')]")
    assert outside
    assert {link.get("rel") for link in outside} == {"noopener noreferrer"}
    assert not page.xpath("//link[@rel='prefetch' or @rel='dns-prefetch' or @rel='preconnect']")


def test_disputed_and_open_points_are_never_shown_as_settled() -> None:
    assessment = _step_in_a_third_country()
    page = parsed(_lead(assessment).get(address("law", assessment)))
    marks = {"disputed": "umstritten", "open": "offen"}
    shown = {
        one.xpath(".//*[@class='o-text']")[0].text_content(): one.xpath("./summary")[0].text_content()
        for one in page.xpath("//details[@class='obligation']")
    }
    wanted = {rule.text.in_language("de"): marks.get(rule.backing.standing, "") for rule in LAW.rules}
    assert shown
    assert [text for text, summary in shown.items() if wanted[text] not in summary] == []


def test_what_is_missing_is_listed_by_how_much_it_settles_with_the_way_there() -> None:
    assessment = _step_in_a_third_country()
    page = parsed(_lead(assessment).get(address("law", assessment)))
    numbers = [
        int("".join(filter(str.isdigit, one.text_content()))) for one in page.xpath("//ol[@class='to-do']//span")
    ]
    assert numbers == sorted(numbers, reverse=True)
    ways = set(page.xpath("//ol[@class='to-do']//a/@href"))
    service = assessment.applications.get().services.get()
    origin = f"?selbstbewertung={assessment.pk}"
    house, step = assessment.hospital, {"service_id": str(service.pk), "code": assessment.applications.get().code}
    assert {
        f"/krankenhaeuser/{house.pk}/profil/{origin}#div_id_full_inpatient_cases",
        f"{address('law_facts', assessment)}#id_awareness_training",
        f"{register_address('service', house, service.pk)}{origin}#id_avv_signed",
        f"{register_address('service', house, service.pk)}{origin}#nachweise",
        f"{register_address('service_facts', house, service.pk)}{origin}#id_incident_clause",
        f"{address('law_step', assessment, **step)}#id_dpia_done",
    } <= ways


def test_every_way_to_a_missing_fact_ends_at_its_field() -> None:
    assessment = _step_in_a_third_country()
    client = _lead(assessment)
    page = parsed(client.get(address("law", assessment)))
    ways = {tuple(str(way).split("#")) for way in page.xpath("//ol[@class='to-do']//a/@href")}
    pages = {path: parsed(client.get(path)) for path in {path for path, _anchor in ways}}
    assert [way for way in ways if not pages[way[0]].xpath("//*[@id=$anchor]", anchor=way[1])] == []


def test_a_question_that_can_still_tell_is_where_the_fact_is_given() -> None:
    assessment = factories.assessment(factories.hospital(employees=900), by=factories.edition(shipped_edition()))
    page = parsed(_lead(assessment).get(address("law", assessment)))
    ways = page.xpath("//ol[@class='to-do']//a/@href")
    assert f"{address('dimension', assessment, dimension='D6')}#D6.2" in ways


def test_a_step_without_a_service_leads_to_the_register() -> None:
    assessment = _house()
    planned = in_a_cloud(assessment, "A01")
    client = _lead(assessment)
    page = parsed(client.get(address("law", assessment)))
    there = address("law_planned", assessment, code=planned.code)
    assert there in page.xpath("//table//a/@href")
    assert f"{register_address('register', assessment.hospital)}?selbstbewertung={assessment.pk}" in page.xpath(
        "//ol[@class='to-do']//a/@href"
    )
    assert client.get(there).status_code == 200
    assert client.get(address("law_planned", assessment, code="A99")).status_code == 404


def test_the_day_decides() -> None:
    assessment = _house(is_sgb5_108_hospital=True, employees=900)
    client = _lead(assessment)
    days = {}
    for day in ("2026-01-01", "2027-06-01"):
        response = client.get(address("law", assessment), {"stichtag": day})
        days[day] = texts(response, "//section[@aria-labelledby='kalender']/ol/li/span[@class='when']")
    assert "6. März 2026" in days["2026-01-01"]
    assert "6. März 2026" not in days["2027-06-01"]
    assert "6. Dezember 2030" in days["2027-06-01"]


@pytest.mark.parametrize(
    "day",
    ["morgen", "01.06.2027", "2027-6-1x", "2027-02-30", "1989-12-31", "2101-01-01", "\0", "٢٠٢٧-٠٦-٠١", "9" * 999],
)
def test_a_wrong_day_is_told_and_today_is_shown(day: str) -> None:
    assessment = _house()
    response = _lead(assessment).get(address("law", assessment), {"stichtag": day})
    assert response.status_code == 400
    assert len(problems(response)) == 1
    assert parsed(response).xpath("//input[@name='stichtag']/@value") == [timezone.localdate().isoformat()]


def test_rules_past_their_review_are_flagged() -> None:
    assessment = _house()
    response = _lead(assessment).get(address("law", assessment), {"stichtag": "2028-01-01"})
    assert len(texts(response, "//details[contains(@class, 'overdue')]//li")) == len(LAW.rules)
    assert "Prüfung überfällig" in texts(response, "//span[contains(@class, 'tag-warn')]")


def test_a_house_abroad_is_not_judged() -> None:
    assessment = _house(country="AT")
    response = _lead(assessment).get(address("law", assessment))
    assert response.status_code == 200
    assert texts(response, TILES) == []
    assert "Dieses Haus liegt nicht in Deutschland." in " ".join(texts(response, "//main//p"))


def test_a_missing_fact_never_reads_as_compliance() -> None:
    assessment = _house()
    factories.use(assessment)
    response = _lead(assessment).get(address("law", assessment))
    blockers = sum(rule.severity is Severity.BLOCKER for rule in LAW.rules)
    assert texts(response, "//*[contains(@class, 'law-blocker')]/details/summary") == [
        f"{blockers} Regeln sind nicht zu entscheiden (im Weg)"
    ]
    assert texts(response, TILES)[0] == "0"


def test_only_what_holds_for_this_house_is_shown_to_members_of_it() -> None:
    mine, foreign = _step_in_a_third_country(), _step_in_a_third_country()
    [use] = [row.service_uses.get() for row in foreign.applications.all()]
    there = address("law_step", mine, service_id=str(use.service_id), code=use.application.code)
    assert _lead(mine).get(there).status_code == 404
    assert _lead(mine).post(there, {"dpia_done": "ja"}).status_code == 404


def test_services_of_other_hospitals_have_no_name_here() -> None:
    factories.service()
    assessment = factories.assessment()
    mine = factories.service(assessment.hospital)
    assert set(service_names(assessment)) == {str(mine.pk)}


@pytest.mark.parametrize("size", [1, 30])
def test_query_budget(size: int) -> None:
    assessment = _house(is_sgb5_108_hospital=True)
    uses = linked(assessment, steps=size)
    client = _lead(assessment)
    step = {"service_id": str(uses[0].service_id), "code": uses[0].application.code}
    seen = []
    for path in (address("law", assessment), address("law_step", assessment, **step)):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        seen.append(len(queries))
    assert seen == [QUERIES, STEP_QUERIES]


def test_more_about_the_house_changes_the_page_at_once() -> None:
    assessment = _house()
    client = _lead(assessment)
    profile = replace(profile_of(assessment.hospital), ownership=Ownership.CHURCH_CATHOLIC)
    update_profile(hospital=assessment.hospital, profile=profile, by=assessment.created_by, at=factories.NOON)
    assert "KDG" in " ".join(texts(client.get(address("law", assessment)), "//dl[@class='regimes']"))

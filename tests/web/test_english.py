"""Whoever asks for English meets no German: every page, every message, every error, the report and the command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, resolve, reverse
from django.utils import timezone

from assessments.domain.answers import Answer, Confidence, Entry, Given, NotApplicable, Unknown
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.roles import Role
from assessments.models import Assessment, Report, User
from assessments.report.html import html_of
from assessments.report.rendering import Failure
from assessments.services.answering import record_answers
from assessments.services.inventory import choose_archetypes, save_application
from assessments.services.reporting import begin_report, data_of, fail_report, finish_report, request_report
from assessments.services.shipped import shipped_edition
from assessments.web import urls
from tests import factories
from tests.german import german_in, german_on
from tests.management.running import EXAMPLES, assess
from tests.web.pages import address, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db

NOT_PAGES = {"healthz", "report_download"}
EACH = 2  # of pages that differ only in what they are about; of the dimensions all
UNLINKED = {"inventory": ("?liste=katalog&q=zzzz", "?liste=katalog&q=PACS"), "result": ("?sortierung=knapp",)}


@pytest.fixture(scope="module")
def houses(kept_rows: None) -> tuple[UUID, UUID]:  # noqa: ARG001
    """Return the keys of two assessments by everything the catalogue knows, named in English: empty and full."""
    edition = factories.edition(shipped_edition())
    empty, full = (
        factories.assessment(factories.hospital("Example Hospital"), by=edition, title="First round") for _ in range(2)
    )
    _fill(full)
    return empty.pk, full.pk


@pytest.fixture
def house(houses: tuple[UUID, UUID]) -> Assessment:
    return Assessment.objects.get(pk=houses[0])


@pytest.fixture
def full_house(houses: tuple[UUID, UUID]) -> Assessment:
    return Assessment.objects.get(pk=houses[1])


def _english(user: User) -> Client:
    client = signed_in(user)
    client.post("/sprache/", {"language": "en"})
    return client


def _answer(number: int) -> Answer:
    """Return levels mostly, and each of the two other answers now and then."""
    match number % 7:
        case 5:
            return Unknown()
        case 6:
            return NotApplicable("There is none here.")
        case level:
            return Given(level)


def _fill(house: Assessment) -> None:
    """Answer everything and choose an application of every group, one with all that can be said about it.

    Any more of them would be worked out anew for every page, and say nothing new.
    """
    by, edition = house.created_by, shipped_edition()
    entries = {
        code: Entry(_answer(number), note="Seen.", confidence=tuple(Confidence)[number % 4])
        for number, code in enumerate(edition.questions)
    }
    record_answers(assessment=house, entries=entries, base_versions={}, by=by, at=factories.NOON)
    one_of_each = {archetype.group: archetype.code for archetype in reversed(edition.archetypes)}
    choose_archetypes(assessment=house, archetypes=frozenset(one_of_each.values()), by=by, at=factories.NOON)
    save_application(assessment=house, application=_described(edition), by=by, at=factories.NOON)


def _described(edition: Edition) -> Application:
    return Application(
        code="A01",
        archetype="A01",
        name="Our records",
        product="Records 9",
        current=CurrentOperation.HOSTED,
        confirmed=frozenset({OperatingModel.SAAS}),
        codes={edition.criteria[0].letter: None, edition.criteria[1].letter: 4},
        place_preference=Place.HYPERSCALER_EU,
    )


def _report(house: Assessment, outcome: Callable[[Report], None]) -> Report:
    report = request_report(assessment=house, language="en", by=house.created_by, at=timezone.now())
    outcome(report)
    return report


def _finish(report: Report) -> None:
    begin_report(report_id=report.pk, at=timezone.now())
    finish_report(report_id=report.pk, pdf=b"%PDF-1.7", at=timezone.now())


OUTCOMES: dict[str, Callable[[Report], None]] = {
    "queued": lambda _report: None,
    "running": lambda report: begin_report(report_id=report.pk, at=timezone.now()) and None,
    "done": _finish,
    **{
        failure.value: lambda report, failure=failure: fail_report(
            report_id=report.pk, error=failure, at=timezone.now()
        )
        for failure in Failure
    },
}


def _every(patterns: list[URLPattern | URLResolver], before: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return what each named address has to be told."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in patterns:
        needs = (*before, *pattern.pattern.converters)
        found |= _every(pattern.url_patterns, needs) if isinstance(pattern, URLResolver) else {pattern.name: needs}
    return found


def _address(name: str, house: Assessment, **more: object) -> str:
    """Return the address ``name``, told of the house, its first application and dimension, and ``more``."""
    known = {"hospital_id": house.hospital_id, "assessment_id": house.pk, "code": "A01", "dimension": "D1", **more}
    return reverse(name, kwargs={part: known[part] for part in _every(urls.urlpatterns)[name]})


def _leftovers(client: Client, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Return the German words of each page that has any, for these pages and all they lead to."""
    found, waiting, met = {}, list(addresses), Counter[tuple[object, ...]]()
    while waiting:
        there = waiting.pop(0)
        response = client.get(there, follow=True)
        if words := german_on(response.content.decode()):
            found[there] = words
        waiting += [link for link in _links(response, there) if _is_news(link, met)]
    return found


def _links(response: HttpResponse, there: str) -> list[str]:
    hrefs = {str(href) for href in parsed(response).xpath("//a/@href")}
    links = sorted(urldefrag(urljoin(there, href)).url for href in hrefs)
    return [link for link in links if link.startswith(("/selbstbewertungen/", "/krankenhaeuser/"))]


def _is_news(link: str, met: Counter[tuple[object, ...]]) -> bool:
    """Return whether a page of this kind is still to be read, and count it."""
    where, query = resolve(urlsplit(link).path), parse_qs(urlsplit(link).query)
    kind = (where.url_name, *query, where.kwargs.get("dimension"))
    met[link,] += 1
    met[kind] += met[link,] == 1
    return met[link,] == 1 and met[kind] <= EACH and where.url_name not in NOT_PAGES


def _start(house: Assessment) -> list[str]:
    """Return the page from which everything is reached, and what no link leads to."""
    return [_address("tasks", house), *(_address(name, house) + each for name in UNLINKED for each in UNLINKED[name])]


# Pages


@pytest.mark.no_cover
def test_no_page_of_a_full_assessment_says_anything_in_german(full_house: Assessment) -> None:
    _report(full_house, _finish)
    assert _leftovers(_english(full_house.created_by), _start(full_house)) == {}


@pytest.mark.no_cover
def test_no_page_of_an_empty_assessment_says_anything_in_german(house: Assessment) -> None:
    assert _leftovers(_english(house.created_by), _start(house)) == {}


@pytest.mark.no_cover
def test_no_page_says_anything_in_german_to_somebody_who_may_only_read(full_house: Assessment) -> None:
    _report(full_house, _finish)
    auditor = factories.member(full_house.hospital, Role.AUDITOR)
    assert _leftovers(_english(auditor), _start(factories.closed(full_house))) == {}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_way_a_report_can_end_is_told_in_english(house: Assessment, outcome: str) -> None:
    report = _report(house, OUTCOMES[outcome])
    client = _english(house.created_by)
    for there in (address("reports", house), address("report", house, report_id=str(report.pk))):
        assert german_on(client.get(there).content.decode()) == []


def test_visitors_who_are_not_signed_in_read_english() -> None:
    client = Client(headers={"accept-language": "en-GB,en;q=0.8"})
    assert _leftovers(client, ["/", "/anmelden/", "/anmelden/?next=/selbstbewertungen/", "/nowhere/"]) == {}


# Messages and errors


INPUT: list[tuple[str, dict[str, object]]] = [
    ("assessment_create", {}),
    ("assessment_create", {"hospital": "new", "scope": "quick", "name": "", "beds": "many"}),
    ("hospital_profile", {"name": "", "beds": "-1", "employees": "99999999999", "region": "XX"}),
    ("hospital_profile", {"name": "Example\0Hospital"}),
    ("hospital_profile", {"name": "Example Hospital"}),
    ("scope", {"scope": ""}),
    ("scope", {"scope": "quick"}),
    ("dimension", {"D1.1-answer": "not_applicable", "D1.2-answer": "9", "D1.3-answer": "1", "D1.4-version": "x"}),
    ("dimension", {"D1.1-version": "1", "D1.1-answer": "3", "go": "stay"}),
    ("dimension", {"D1.1-version": "1", "D1.1-answer": "0", "go": "stay"}),
    ("dimension", {"D1.1-version": "0", "D1.1-answer": "4"}),
    ("inventory", {"shown": ["A01", "A02", "A03"], "archetype": ["A03"]}),
    ("application_add", {}),
    ("application_add", {"archetype": "A02", "name": "Our records"}),
    ("application_add", {"archetype": "A02", "name": "More records"}),
    ("application_edit", {"name": "", "current": "moon"}),
    ("application_edit", {"name": "Our records"}),
    ("application_remove", {}),
    ("weights", {"preset": "catalogue"}),
    ("reports", {}),
    ("reports", {"language": "xx"}),
]


def _send(house: Assessment, page: str, sent: dict[str, object]) -> HttpResponse:
    response: HttpResponse = _english(house.created_by).post(_address(page, house), sent, follow=True)
    return response


@pytest.mark.parametrize(("page", "sent"), INPUT)
def test_what_the_site_says_to_input_is_english(full_house: Assessment, page: str, sent: dict[str, object]) -> None:
    response = _send(full_house, page, sent)
    answered = bool(problems(response) + notices(response) + texts(response, "//main//*[contains(@class, 'notice')]"))
    assert (answered, german_on(response.content.decode())) == (True, [])


@pytest.mark.parametrize("page", ["dimension", "inventory", "scope", "weights", "application_edit"])
def test_a_closed_assessment_says_so_in_english(full_house: Assessment, page: str) -> None:
    response = _send(factories.closed(full_house), page, {"name": "Records", "scope": "full", "preset": "equal"})
    assert german_on(response.content.decode()) == []


def test_whoever_was_signed_out_meanwhile_is_asked_in_english(house: Assessment) -> None:
    client = Client(headers={"accept-language": "en"})
    response = client.post(_address("dimension", house), {"D1.1-answer": "1"})
    assert (response.status_code, german_on(response.content.decode())) == (403, [])


def test_a_wrong_password_is_refused_in_english() -> None:
    client = Client(headers={"accept-language": "en"})
    response = client.post("/anmelden/", {"username": "who@test.example", "password": "wrong"})
    assert german_on(response.content.decode()) == []


@pytest.mark.parametrize(("method", "page"), [("post", "hospital_profile"), ("get", "application_add")])
def test_a_member_without_the_right_learns_in_english_who_helps(house: Assessment, method: str, page: str) -> None:
    client = _english(factories.member(house.hospital, Role.AUDITOR))
    response = getattr(client, method)(_address(page, factories.closed(house)))
    assert (response.status_code, german_on(response.content.decode())) == (403, [])


def test_a_forged_form_is_refused_in_english() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    response = client.post("/anmelden/", {"username": "who@test.example"})
    assert (response.status_code, german_on(response.content.decode())) == (403, [])


def test_the_administration_is_english() -> None:
    operator = factories.user("Operator", is_staff=True, is_superuser=True)
    index = "/verwaltung/"
    client = _english(operator)
    lists = [f"{index}assessments/{model}/add/" for model in ("user", "membership", "hospital")]
    assert _leftovers(client, [index, *lists]) == {}


# Report and command


def test_the_report_is_english(full_house: Assessment) -> None:
    report = html_of(data_of(_report(full_house, OUTCOMES["queued"])))
    assert german_on(report) == []


def test_the_printed_verdict_is_english() -> None:
    told = assess(EXAMPLES / "universitaetsklinikum-jena.yaml", "--lang", "en", "-v", "2").out
    names = {"universitätsklinikum", "spracherkennung", "krankenhausinformationssystem"}
    assert [word for word in german_in(told) if word not in names] == []

"""Every address, every kind of visitor, every method, every state: what the table says is what the site does.

The suite takes a seeded sample in which every address meets a visitor of every kind, those of one kind by turns;
``python -m tests.enumeration`` takes all.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random
from urllib.parse import urlencode, urljoin
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.client import MULTIPART_CONTENT
from django.urls import resolve, reverse
from pytest_django import DjangoDbBlocker

from assessments.domain.lifecycle import State
from assessments.domain.policy import ROUTES, Area, NoRule, Outcome, Part, decide, rule_of
from assessments.domain.roles import Permission
from assessments.models import ChangeKind
from assessments.web.forms.questions import AnswerForm
from tests.web.canaries import listening, words_of
from tests.web.nonsense import nonsense_for
from tests.web.offers import links_in_vain
from tests.web.policy_world import (
    CANARY,
    Guest,
    House,
    Route,
    World,
    address,
    build,
    chained,
    checksum,
    draw_reports,
    entries_after,
    routes,
    seen_by,
)
from tests.web.smuggling import bodies_with, forms_with, ids_in, links_with, rows_of, strange_ids, strangers, ties

pytestmark = pytest.mark.django_db
ALL = os.environ.get("CLOUDREADY_ENUMERATION") == "all"
SAMPLES = 1
"""How many combinations of method and state the suite tries for one address and visitor."""
SMUGGLED = 0.5
"""On which part of the pages the suite smuggles foreign ids into forms."""
LEAST_SMUGGLED = 150 if os.environ.get("CLOUDREADY_ENUMERATION") == "all" else 40
SCRIPTS = 4
"""How many of what scripts could send the suite tries for one address."""
LEAST_SCRIPTED = 300 if ALL else 70
SEED = 20261123
FILLED = {"content": "filled", "language": "de"}
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
STATES = tuple(State)
EXPECTED = {
    Outcome.ALLOWED: frozenset({200, 302, 400, 422}),
    Outcome.SIGN_IN: frozenset({302, 401, 403}),
    Outcome.NOT_FOUND: frozenset({404}),
    Outcome.FORBIDDEN: frozenset({403}),
    Outcome.METHOD: frozenset({405}),
    Outcome.CONFLICT: frozenset({409}),
}
# What makes a POST go through where an empty one is no sensible request.
SENT: dict[str, dict[str, str]] = {
    "hospital_profile": {"name": "Neu"},
    "scope": {"scope": "full"},
    "dimension": {"D1.1-version": "1", "D1.1-answer": "1", "D1.2-version": "0"},
    "weights": {"preset": "equal"},
    "themes": {"stakeholder": "Pflegedirektion", "platz.care": "1"},
    "adopt": {"wer": "IT-Leitung"},
    "themes_withdraw": {"wer": "IT-Leitung"},
    "what_if": {"name": "Nichts"},
    "scenarios": {"undo": "1"},
    "scenario_rename": {"name": "Dritte Leitung"},
    "scenario_report": {"in_report": "1"},
    "roadmap_step": {"undo": "1", "version": "0"},
    "provider": {"version": "1", "name": "Anbieter Nord"},
    "reports": {"language": "de"},
    "audit_export": {"form": "jsonl"},
}
# What a script sends, or a page that this world does not show: here are ids that no form betrays.
SCRIPTED: dict[str, dict[str, object]] = {
    "answer_save": dict.fromkeys(AnswerForm.base_fields, "")
    | {"flagged": False, "answer": "3", "base": 1, "key": str(UUID(int=1)), "person": ""},
    "answer_history": {"version": "1", "base": "1"},
    "exchange_seen": {"until": "2026-11-23T12:00:00+00:00"},
    "move_confirm": {"frage.D1.1": "1"},
    "questionnaire_preview": {"name": "0", "deed": "take"},
}
# Addresses whose objects this world does not hold: evidence at an answer, a comment of one's own, a newer edition.
NOT_HERE = frozenset({"answer_evidence_file", "step_evidence_file", "comment", "move"})
# Addresses that ask more than the table: whose document it is, whether there is a demo, who enters the administration.
ASK_MORE = frozenset({"evidence_purge", "demo", "admin_login"})

# What reading leaves in the audit trail by purpose. Nothing else does, but to be refused.
READING_IS_RECORDED: dict[str, ChangeKind] = {
    "evidence_file": ChangeKind.EVIDENCE_DOWNLOADED,  # documents are confidential: who took one out is told
}

# Who fills the forms of which pages, and the pages with forms that others read, in the state that shows them.
FILLING = {
    "lead": {Area.HOUSE, Area.ASSESSMENT, Area.ACCOUNT},
    "operator": {Area.OPERATING},
    "anonymous": {Area.PUBLIC},
}
FORMS_FOR = {"hospital_data": State.OPEN, "questionnaire_files": State.OPEN, "standing": State.SUBMITTED}
# A tick is all it asks for; or what was ticked is gone, which the page it leads back to says.
NO_NONSENSE = {"submit", "service_uses"}
LEAST_FILLED = 45


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Both hospitals, once for all tests of this file; nothing of it stays."""
    del django_db_setup
    folder = tmp_path_factory.mktemp("evidence")
    still_fresh = override_settings(  # the whole run takes its time
        ACCOUNT_REAUTHENTICATION_TIMEOUT=24 * 3600, CLOUDREADY_EVIDENCE_DIR=folder
    )
    with still_fresh, django_db_blocker.unblock(), transaction.atomic():
        made = build()
        if ALL:
            draw_reports(made)
        yield made
        transaction.set_rollback(True)


Case = tuple[Route, Guest, State, str]


def _states(route: Route) -> tuple[State, ...]:
    return STATES if route.rule.area is Area.ASSESSMENT else (State.OPEN,)


# Who differs in one detail is of one kind; everybody else is a kind alone.
KINDS = {
    "lead of the other hospital": "stranger",
    "former lead": "stranger",
    "contributor in D1": "contributor",
    "contributor in D2": "contributor",
    "answering consultant": "consultant",
    "auditor of the open one": "auditor",
}


def _cases(guest: Guest, guests: tuple[Guest, ...]) -> list[Case]:
    """Return what one visitor does: everything, or a sample that leaves no address and no kind of visitor out."""
    chance = Random(f"{SEED}{guest.name}")  # noqa: S311  no secret
    chosen: list[Case] = []
    for route in routes():
        if not ALL and (
            not _has_turn(guest, guests, route) or (route.rule.area is Area.ADMIN and chance.random() > 0.1)
        ):
            continue
        every = [(route, guest, state, method) for state in _states(route) for method in METHODS]
        chosen += every if ALL else chance.choices(every, [_weight(case) for case in every], k=SAMPLES)
    return chosen


def _has_turn(guest: Guest, guests: tuple[Guest, ...], route: Route) -> bool:
    """Return whether an address meets this one of all visitors of the same kind."""
    alike = [one.name for one in guests if _kind(one) == _kind(guest)]
    return Random(f"{SEED}{route.name}{alike}").choice(alike) == guest.name  # noqa: S311  no secret


def _kind(guest: Guest) -> str:
    return KINDS.get(guest.name, guest.name)


def _weight(case: Case) -> int:
    """Return how often a case is taken: what an address offers decides more than what it never heard of."""
    return 8 if case[3] in case[0].rule.methods else 1


def _expected(route: Route, guest: Guest, state: State, method: str) -> Outcome:
    of = state if route.rule.area is Area.ASSESSMENT else None
    return decide(route.rule, method, seen_by(guest, state), state=of, part="D1")


def _ask(case: Case, house: House) -> tuple[HttpResponse, bool]:
    route, guest, state, method = case
    there, exists = address(route, house, state)
    client = guest.client()
    if method == "POST":
        return client.post(there, SENT.get(route.name, {})), exists
    return client.generic(method, there), exists


def _is_as_expected(case: Case, response: HttpResponse, *, exists: bool) -> bool:
    route, guest, state, method = case
    outcome = _expected(route, guest, state, method)
    wanted = EXPECTED[outcome]
    if outcome is Outcome.ALLOWED and route.name in NOT_HERE:
        wanted = frozenset({404})
    asks_more = route.rule.area in {Area.ADMIN, Area.CATALOGUE} or route.name in ASK_MORE
    if outcome is Outcome.ALLOWED and (not exists or asks_more):
        wanted |= {403, 404, 405}
    if outcome is Outcome.ALLOWED and route.rule.area in {Area.PUBLIC, Area.ACCOUNT}:
        wanted |= {401, 404, 409}
    return response.status_code in wanted


GUESTS = 15


@pytest.mark.parametrize("number", range(GUESTS))
def test_the_site_does_what_the_table_says(world: World, number: int) -> None:
    guest = world.guests[number]
    seen: Counter[str] = Counter()
    wrong: dict[tuple[str, ...], int] = {}
    leaks: set[str] = set()
    in_vain: set[str] = set()
    recorded: Counter[tuple[str, str, int]] = Counter()
    cases = _cases(guest, world.guests)
    before, counted, last = checksum(), chained(), entries_after(0)[1]
    for safe in (True, False):
        for case in cases:
            route, _guest, state, method = case
            if (method in SAFE) is not safe:
                continue
            with transaction.atomic():
                with listening() as heard:
                    response, exists = _ask(case, world.first)
                    words = words_of(response)
                transaction.set_rollback(not safe)
            if safe:
                kinds, last = entries_after(last)
                recorded.update((route.name, kind, response.status_code) for kind in kinds)
            seen[_expected(*case)] += 1
            if not _is_as_expected(case, response, exists=exists):
                wrong[route.name, state, method, _expected(*case)] = response.status_code
            if _leaks(case, words, *heard.said):
                leaks.add(f"{method} {route.name}")
            in_vain |= {f"{route.name} leads to {link}" for link in links_in_vain(response, guest, world.first)}
        if safe:
            assert checksum() == before, "something that only reads has written"
            assert chained() - counted == recorded.total()
            assert [one for one in recorded if not _may_be_recorded(*one)] == []
    assert (wrong, leaks, in_vain) == ({}, set(), set()), seen


def _may_be_recorded(route: str, kind: str, status: int) -> bool:
    """Return whether reading an address may leave this in the audit trail: a refusal, or what is there by purpose."""
    refused = kind == ChangeKind.ACCESS_DENIED and status in {403, 404}
    return refused or READING_IS_RECORDED.get(route) == kind


def test_what_reading_records_by_purpose_is_recorded(world: World) -> None:
    lead, told = _named(world, "lead"), dict[str, list[str]]()
    for route in (route for route in routes() if route.name in READING_IS_RECORDED):
        with transaction.atomic():
            last = entries_after(0)[1]
            words_of(_ask((route, lead, State.OPEN, "GET"), world.first)[0])
            told[route.name] = entries_after(last)[0]
            transaction.set_rollback(True)
    assert told == {name: [kind] for name, kind in READING_IS_RECORDED.items()}


@pytest.mark.parametrize(("name", "state"), [("auditor", State.SUBMITTED), ("contributor in D1", State.OPEN)])
def test_who_may_less_is_offered_less(world: World, name: str, state: State) -> None:
    guest = next(guest for guest in world.guests if guest.name == name)
    pages = [route for route in routes() if route.name in {"law", "law_planned", "law_step", "register", "result"}]
    answers = {page.name: guest.client().get(address(page, world.first, state)[0]) for page in pages}
    assert {page: set(links_in_vain(answer, guest, world.first)) for page, answer in answers.items()} == {
        page: set() for page in answers
    }


def _leaks(case: Case, *said: str) -> bool:
    """Return whether an answer, a mail or the log shows something of the second hospital to who is nobody there.

    Answers count whatever they are: pages, archives, spreadsheets, PDF, whole or streamed.
    """
    route, guest, _state, _method = case
    at_home = guest.name == "lead of the other hospital" and route.rule.area not in {Area.HOUSE, Area.ASSESSMENT}
    operating = guest.who.operator and route.rule.area in {Area.OPERATING, Area.ADMIN}
    return not at_home and not operating and any(CANARY in one for one in said)


FILES = {
    "JSON": ("answers_now", "GET", {}, "application/json"),
    "JSON of a milestone": ("milestone_download", "GET", {}, "application/json"),
    "streamed lines": ("audit_export", "POST", {"form": "jsonl"}, "application/x-ndjson"),
    "streamed file": ("evidence_file", "GET", {}, "text/plain"),
    "text": ("minutes_text", "GET", {}, "text/plain"),
    "archive": ("hospital_export", "POST", {}, "application/zip"),
    "spreadsheet": ("questionnaire_export", "POST", FILLED | {"format": "xlsx"}, SPREADSHEET),
    "questionnaire as PDF": ("questionnaire_export", "POST", FILLED | {"format": "pdf"}, "application/pdf"),
    "report as PDF": ("report_download", "GET", {}, "application/pdf"),
}


@pytest.mark.parametrize("kind", FILES)
def test_whoever_is_at_home_finds_the_canary_in_files_of_every_kind(world: World, kind: str) -> None:
    """Otherwise that nobody else finds it would prove nothing."""
    if kind.endswith("PDF") and not ALL:
        pytest.skip("drawing takes seconds: the whole enumeration does it")
    name, method, data, media_type = FILES[kind]
    route = next(route for route in routes() if route.name == name)
    there, exists = address(route, world.second, State.SUBMITTED)
    client = _named(world, "lead of the other hospital").client()
    with transaction.atomic():
        response = client.post(there, data) if method == "POST" else client.get(there)
        words = words_of(response)
        transaction.set_rollback(True)
    assert (response.status_code, exists, response["Content-Type"].split(";")[0]) == (200, True, media_type)
    assert CANARY in words


def test_whoever_is_at_home_finds_the_canary_in_pages_letters_and_the_log(world: World) -> None:
    client = _named(world, "lead of the other hospital").client()
    by_name = {route.name: route for route in routes()}
    there = {name: address(by_name[name], world.second, State.OPEN)[0] for name in ("tasks", "invitation_again")}
    assert CANARY in words_of(client.get(there["tasks"]))
    with listening() as heard, transaction.atomic():
        client.post(there["invitation_again"])
        transaction.set_rollback(True)
    assert any(CANARY in one and "Subject: " in one for one in heard.said)
    with listening() as heard:
        client.get(f"/{CANARY}/")
    assert any(CANARY in one for one in heard.said)


def test_whatever_is_written_changes_the_checksum(world: World) -> None:
    before = checksum()
    with transaction.atomic():
        route = next(route for route in routes() if route.name == "hospital_profile")
        _ask((route, _named(world, "lead"), State.OPEN, "POST"), world.first)
        assert checksum() != before
        transaction.set_rollback(True)
    assert checksum() == before


def _named(world: World, name: str) -> Guest:
    return next(guest for guest in world.guests if guest.name == name)


def test_the_whole_enumeration_is_large() -> None:
    assert GUESTS * len(METHODS) * sum(len(_states(route)) for route in routes()) >= 5_000


def test_there_is_a_visitor_for_every_number(world: World) -> None:
    assert len(world.guests) == GUESTS


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = {route.name for route in routes()}
    assert {name for name in ROUTES if not name.endswith(":*")} == {name for name in names if ":" not in name}


def test_an_address_without_a_row_is_closed() -> None:
    with pytest.raises(NoRule):
        rule_of("nowhere")


def test_what_contributors_write_names_its_part() -> None:
    writes = {name for name, rule in ROUTES.items() if rule.write is Permission.ANSWER and not rule.part}
    files = {"questionnaire_import", "questionnaire_preview"}  # the view asks for every question in the file
    assert writes - files == {"evidence_purge", "move_confirm", "my_questions"}  # one's own, from whichever part


def test_a_part_in_the_address_is_there() -> None:
    by_name = {route.name: route for route in routes()}
    parts = {name for name in by_name if (rule := ROUTES.get(name)) and rule.part is Part.DIMENSION}
    assert [name for name in parts if not {"dimension", "question"} & set(by_name[name].needs)] == []


def test_public_addresses_and_no_others_ask_for_no_sign_in(world: World) -> None:
    anonymous = world.guests[0].client()
    asked = {
        route.name
        for route in routes()
        if route.rule.area is not Area.ADMIN
        and _asks_to_sign_in(anonymous.get(address(route, world.first, State.OPEN)[0]))
    }
    assert asked == {route.name for route in routes() if route.rule.area not in {Area.PUBLIC, Area.ADMIN}}


def _asks_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response["Location"].startswith(f"{reverse('account_login')}?next=")


def test_the_world_holds_whatever_an_address_of_a_hospital_names(world: World) -> None:
    needs = {part for route in routes() if route.rule.area in {Area.HOUSE, Area.ASSESSMENT} for part in route.needs}
    for house in (world.first, world.second):
        assert needs - {part for parts in house.parts.values() for part in parts} == set()


def test_what_belongs_to_another_hospital_is_not_found_in_this_one(world: World) -> None:
    lead, ids = _named(world, "lead"), ids_in(world)
    before, found, chance = checksum(), {}, Random(SEED)  # noqa: S311  no secret
    for route in routes():
        if route.rule.area not in {Area.HOUSE, Area.ASSESSMENT}:
            continue
        mine, theirs = (house.parts[State.OPEN] for house in (world.first, world.second))
        for part in sorted(ids & set(route.needs)):
            mixed = {need: (theirs if need == part else mine)[need] for need in route.needs}
            methods = sorted(route.rule.methods - {"HEAD"})
            for method in methods if ALL else [chance.choice(methods)]:
                client = lead.client()
                there = reverse(route.name, kwargs=mixed)
                response = client.post(there, SENT.get(route.name, {})) if method == "POST" else client.get(there)
                if response.status_code != 404:
                    found[route.name, part, method] = response.status_code
    assert (found, checksum() == before) == ({}, True)


def test_a_form_filled_with_nonsense_comes_back_with_422_and_leaves_no_trace(world: World) -> None:
    before, found = checksum(), dict[str, int]()
    for name, areas in FILLING.items():
        client = _named(world, name).client()
        for route in routes():
            if route.rule.area not in areas or not ({"GET", "POST"} <= route.rule.methods or route.name in FORMS_FOR):
                continue
            there, _exists = address(route, world.first, FORMS_FOR.get(route.name, State.OPEN))
            page = client.get(there)
            if page.status_code != 200 or "html" not in page["Content-Type"]:
                continue
            for target, data in nonsense_for(page):
                where = urljoin(there, target)
                asked = resolve(where.partition("?")[0]).view_name
                if asked not in {*found, *NO_NONSENSE}:
                    found[asked] = client.post(where, data).status_code
    assert {name: status for name, status in found.items() if status != 422} == {}
    assert (len(found) >= LEAST_FILLED, checksum() == before) == (True, True)


def test_foreign_ids_in_forms_and_links_do_nothing(world: World) -> None:
    """Neither in a field nor after the question mark; what is refused writes nothing, what is taken ties nothing."""
    lead, strange, chance = _named(world, "lead"), strangers(world), Random(SEED)  # noqa: S311  no secret
    before = checksum(), rows_of(world.second)
    problems: dict[tuple[str, str], str] = {}
    for route in routes():
        if route.rule.area is Area.ADMIN or "GET" not in route.rule.methods or not (ALL or chance.random() < SMUGGLED):
            continue
        there, _exists = address(route, world.first, State.OPEN)
        page = lead.client().get(there)
        if CANARY in words_of(page) or page.status_code != 200 or "html" not in page["Content-Type"]:
            continue
        every = list(forms_with(page, strange))
        for target, field, data in every if ALL else every[:3]:
            problems[route.name, field] = _wrong_with(lead.client(), urljoin(there, target), data, world, before)
        for link in links_with(page, strange):
            answer = lead.client().get(urljoin(there, link))
            problems[route.name, link] = "leaks" if CANARY in words_of(answer) or answer.status_code >= 500 else ""
    assert {where: problem for where, problem in problems.items() if problem} == {}
    assert (len(problems) >= LEAST_SMUGGLED, checksum() == before[0]) == (True, True)


def test_foreign_ids_in_what_scripts_send_do_nothing(world: World) -> None:
    """In every field of what a script sends, and everywhere under every name that an address has for an id."""
    lead, theirs, chance = _named(world, "lead"), strange_ids(world), Random(SEED)  # noqa: S311  no secret
    before = checksum(), rows_of(world.second)
    problems: dict[tuple[str, str], str] = {}
    for route in routes():
        if route.rule.area not in {Area.HOUSE, Area.ASSESSMENT} or "POST" not in route.rule.methods:
            continue
        there = f"{address(route, world.first, State.OPEN)[0].partition('?')[0]}?{urlencode(theirs)}"
        kind = "application/json" if route.name == "answer_save" else MULTIPART_CONTENT
        every = list(bodies_with(SCRIPTED.get(route.name, {}), theirs))
        for field, said in every if ALL else chance.sample(every, min(len(every), SCRIPTS)):
            problems[route.name, field] = _wrong_with(lead.client(), there, said, world, before, kind=kind)
    assert {where: problem for where, problem in problems.items() if problem} == {}
    assert len(problems) >= LEAST_SCRIPTED


def _wrong_with(
    client: Client,
    target: str,
    data: Mapping[str, object],
    world: World,
    before: tuple[str, str],
    *,
    kind: str = MULTIPART_CONTENT,
) -> str:
    """Return what is wrong with the answer to a strange id, and with what came of it.

    ``before`` is what was stored until then: all of it, and what is the other hospital's.
    """
    with transaction.atomic():
        response = client.post(target, data, content_type=kind)
        written = checksum() != before[0]
        harmed = written and (rows_of(world.second) != before[1] or bool(ties(world)))
        transaction.set_rollback(True)
    if CANARY in words_of(response):
        return "leaks"
    if response.status_code >= 500 or (written and response.status_code >= 400):
        return f"{response.status_code}, written: {written}"
    return "touches the other hospital" if harmed else ""

"""Whatever people type is shown as they typed it and runs nowhere: on pages, in mails and in the report.

The suite takes one turn of dealing the sixty texts out, so that each is in several fields;
``python -m tests.benchmarks.prove_stored_scripts`` takes them all, so that each is in every field.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from inspect import isfunction

import pytest
from django.conf import settings
from django.core import mail
from django.db.models import CharField, TextField
from django.urls import reverse
from playwright.sync_api import Error, Page

from assessments.domain.lifecycle import Step
from assessments.domain.policy import Area
from assessments.models import BreakGlass, HospitalDeletion, Invitation, User
from assessments.report.rendering import render_pdf
from assessments.services import letters
from assessments.services.data_protection_ownership import owned_tables
from assessments.services.letters import (
    remind,
    send_invitation,
    tell_of_assignment,
    tell_of_broken_glass,
    tell_of_deletion,
    tell_of_mention,
    tell_of_step,
)
from tests.factories import NOON
from tests.planted_house import Planted, plant
from tests.report.reports import small
from tests.report.structure import Document
from tests.stored_scripts import PAYLOADS, TURNS, Texts, hands
from tests.web.accounts.codes import freshly_signed_in
from tests.web.policy_world import routes

TURN = range(TURNS) if os.environ.get("CLOUDREADY_STORED_SCRIPTS") == "all" else range(1)
UNSEEN = frozenset({"account_logout", "demo", "set_language", "healthz"})
LONG = 70
"""Shorter columns hold codes."""
ADMIN = ("hospital", "user", "membership", "assessment", "hospitalgroup")
LOOK = """() => ({
  made: [...document.querySelectorAll('[data-planted]')].map((one) => one.outerHTML.slice(0, 120)),
  text: document.documentElement.textContent + [...document.querySelectorAll('input, textarea, option')]
    .map((one) => one.value).join(' ') + [...document.querySelectorAll('[title], [aria-label], img[alt]')]
    .map((one) => [one.title, one.ariaLabel, one.alt].join(' ')).join(' '),
})"""


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _sign_in(page: Page, user: User, origin: str) -> None:
    page.context.clear_cookies()
    cookie = freshly_signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": origin}])


def _addresses(planted: Planted) -> Iterator[str]:
    """Yield every page of the house and of an account that can be read and whose objects exist."""
    for route in routes():
        if route.rule.area in {Area.ADMIN, Area.OPERATING} or "GET" not in route.rule.methods or route.name in UNSEEN:
            continue
        if all(part in planted.parts for part in route.needs):
            yield reverse(route.name, kwargs={part: planted.parts[part] for part in route.needs})


def _seen_at(page: Page, address: str) -> str:
    """Return all text of a page, and fail when a text has become an element; files to save are no pages."""
    try:
        page.goto(address, wait_until="domcontentloaded")
    except Error as problem:
        if "Download is starting" in str(problem) or "ERR_ABORTED" in str(problem):
            return ""
        raise
    seen = page.evaluate(LOOK)
    assert seen["made"] == [], address
    return _squeezed(seen["text"])


@pytest.mark.no_cover
@pytest.mark.parametrize("turn", TURN)
def test_no_text_runs_on_any_page(page: Page, live_server: object, turn: int) -> None:
    planted = plant(turn)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    _sign_in(page, planted.lead, str(live_server))
    there = {"hospital_id": planted.hospital.pk, "assessment_id": planted.assessment.pk}
    more = (reverse("dimension", kwargs=there | {"dimension": one}) for one in ("D5", "D7"))
    addresses = [*_addresses(planted), *more]
    seen = [_seen_at(page, address) for address in addresses]
    _sign_in(page, planted.operator, str(live_server))
    tasks = reverse("tasks", args=[planted.hospital.pk, planted.assessment.pk])
    seen += [_seen_at(page, address) for address in (tasks, reverse("operating"))]
    seen += [_seen_at(page, reverse(f"admin:assessments_{model}_changelist")) for model in ADMIN]
    hidden = {field for field, text in planted.texts.items() if not any(_squeezed(text) in one for one in seen)}
    assert (dialogs, hidden) == ([], set())
    assert len(addresses) > 60


@pytest.mark.parametrize(("longest", "rows"), [(80, 3), (120, 2), (150, 1), (500, 1), (4000, 1)])
def test_over_all_turns_a_field_gets_every_text_whole(longest: int, rows: int) -> None:
    dealt = [Texts(turn).several("field", longest, rows) for turn in range(TURNS)]
    assert {text for turn in dealt for text in turn} == set(hands(longest))
    assert sorted(PAYLOADS) == sorted(text for text in PAYLOADS if any(text in hand for hand in hands(longest)))
    assert max(map(len, hands(longest))) <= longest
    assert len(set(PAYLOADS)) == 60


# Long columns that nobody types into freely.
WRITTEN_BY_THE_SITE = {
    "AuditChain.purged_signature",
    "Evidence.file_name",  # loses every sign that code needs
    "Report.error",
    *(f"{of}Fact.{column}" for of in ("House", "Service", "Use") for column in ("name", "value")),  # chosen, or counted
}


@pytest.mark.django_db
def test_every_column_that_people_type_into_holds_one() -> None:
    plant()
    empty = {
        f"{owned.model.__name__}.{field.name}"
        for owned in owned_tables()
        for field in owned.model._meta.concrete_fields
        if isinstance(field, CharField | TextField) and not field.choices and (field.max_length or LONG) >= LONG
        if not any(_holds_one(value) for value in owned.model._base_manager.values_list(field.name, flat=True))
    }
    assert empty == WRITTEN_BY_THE_SITE


def _holds_one(value: str) -> bool:
    return any(payload in value for payload in PAYLOADS) or "data-planted" in value


def _letters(planted: Planted) -> Mapping[str, Callable[[], None]]:
    """Return how to send each kind of letter."""
    house, row, lead, there = planted.hospital, planted.assessment, planted.lead, "https://cloudready.example/x/"
    glass, invitation = BreakGlass.objects.get(hospital=house), Invitation.objects.get(hospital=house)
    wish = HospitalDeletion(hospital=house, requested_by=lead, due_at=NOON)
    return {
        "send_invitation": lambda: send_invitation(invitation, there),
        "tell_of_broken_glass": lambda: tell_of_broken_glass(glass, [lead.email]),
        "tell_of_assignment": lambda: tell_of_assignment(row, lead, lead, there),
        "tell_of_mention": lambda: tell_of_mention(row, "D2.1", [lead], lead, there),
        "tell_of_step": lambda: tell_of_step(row, Step.SUBMIT, [lead], lead, there),
        "tell_of_deletion": lambda: tell_of_deletion(wish, [lead.email]),
        "remind": lambda: remind(lead, house.name, soon=1, late=1, expiring=1, link=there),
    }


@pytest.mark.django_db
def test_letters_are_plain_text_whatever_a_house_is_called() -> None:
    planted = plant()
    ways = _letters(planted)
    for send in ways.values():
        send()
    for letter in mail.outbox:
        assert (letter.content_subtype, letter.message().get_content_type()) == ("plain", "text/plain")
        assert (getattr(letter, "alternatives", []), "\n" in letter.subject) == ([], False)
        assert planted.hospital.name in letter.subject
    assert len(mail.outbox) == len(ways)
    assert ways.keys() == {name for name, one in vars(letters).items() if isfunction(one) and _sends(name)}


def _sends(name: str) -> bool:
    return name.startswith(("send_", "tell_", "remind"))


@pytest.mark.no_cover
def test_the_report_shows_every_text_as_typed() -> None:
    shown = Document(render_pdf(small(" ".join(PAYLOADS)))).letters
    assert [text for text in PAYLOADS if re.sub(r"[\s-]", "", text) not in shown] == []

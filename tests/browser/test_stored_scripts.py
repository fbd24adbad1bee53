"""Whatever people type is shown as they typed it and runs nowhere: on pages, in mails and in the report.

The suite deals the sixty texts out over all fields, so that each is in several;
``python -m tests.benchmarks.prove_stored_scripts`` begins anew with every one of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Error, Page

from assessments.domain.policy import Area
from assessments.models import Invitation, User
from assessments.report.rendering import render_pdf
from assessments.services.letters import send_invitation
from tests.report.reports import small
from tests.report.structure import Document
from tests.stored_scripts import PAYLOADS, Planted, plant
from tests.web.accounts.codes import freshly_signed_in
from tests.web.policy_world import routes

FIRST = [int(one) for one in os.environ.get("CLOUDREADY_STORED_SCRIPTS", "0").split(",")]
UNSEEN = frozenset({"account_logout", "demo", "set_language", "healthz"})
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
@pytest.mark.parametrize("first", FIRST)
def test_no_text_runs_on_any_page(page: Page, live_server: object, first: int) -> None:
    planted = plant(first)
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


def test_the_texts_meet_every_kind_of_field() -> None:
    assert len(set(PAYLOADS)) == 60


@pytest.mark.django_db
def test_mails_are_plain_text_whatever_a_house_is_called() -> None:
    planted = plant()
    invitation = Invitation.objects.select_related("hospital", "sent_by").get(pk=planted.parts["invitation_id"])
    send_invitation(invitation, "https://cloudready.example/einladung/token/")
    (letter,) = mail.outbox
    assert (letter.content_subtype, getattr(letter, "alternatives", []), "\n" in letter.subject) == ("plain", [], False)
    assert planted.texts["hospital"] in letter.body
    assert letter.message().get_content_type() == "text/plain"
    assert timezone.now() < invitation.expires_at


@pytest.mark.no_cover
def test_the_report_shows_every_text_as_typed() -> None:
    shown = Document(render_pdf(small(" ".join(PAYLOADS)))).letters
    assert [text for text in PAYLOADS if re.sub(r"[\s-]", "", text) not in shown] == []

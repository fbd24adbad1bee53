"""What the walk for accessibility goes through: the hospitals of the policy table with all that people add to them.

Every address is visited as one person who may, in the states of an assessment that show something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from assessments.domain.answers import Entry, Given
from assessments.domain.lifecycle import State
from assessments.domain.policy import Area
from assessments.domain.what_if.changes import Changes
from assessments.models import Assessment, CatalogueEdition, HospitalGroup, ReferenceHospital, User
from assessments.services.answering import record_answers
from assessments.services.catalogues import clone_edition
from assessments.services.discussing import write_comment
from assessments.services.dissent import give_opinion
from assessments.services.evidence import Description
from assessments.services.evidence_places import AtAnswer
from assessments.services.evidence_storing import store_link
from assessments.services.meetings import start_meeting
from assessments.services.milestones import take_milestone
from assessments.services.shipped import shipped_codes
from tests import factories, moving
from tests.services.test_moving import next_edition
from tests.web import tried
from tests.web.accounts.codes import with_app
from tests.web.pages import signed_in
from tests.web.policy_world import House, Route, address, build, routes

DRAFT = "entwurf"
ELSEWHERE = frozenset(
    {"account_logout", "demo", "set_language", "healthz", "preview_report", "admin:jsi18n", "admin:logout"}
)
"""What signs somebody out or in, is asked by machines or opens a PDF: the walk does not go there at all."""

PREVIEWS = frozenset({"preview_dimension", "preview_result"})
NO_PAGES = {
    **dict.fromkeys(
        ("answers_now", "my_answers_now", "milestone_download", "session_clock"), "answers a script, in JSON"
    ),
    **dict.fromkeys(
        ("answer_evidence_file", "evidence_file", "step_evidence_file", "report_download"), "hands out a file"
    ),
    **dict.fromkeys(("minutes_text", "mfa_download_recovery_codes"), "hands out plain text"),
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), "needs a key: tests/web/accounts/test_in_browser.py"),
    **dict.fromkeys(("mfa_authenticate", "mfa_login_webauthn"), "is in the middle of signing in"),
    "mfa_activate_totp": "leads on for whoever has an app already",
    "mfa_reauthenticate_webauthn": "is posted to by a script",
    "account_set_password": "leads on for whoever has a password",
    "questionnaire_preview": "needs a table: a state of tests/accessible_states.py",
    "openid_connect_login": "leads to the sign-in of another site, where there is one",
    "openid_connect_callback": "is called by the sign-in of another site",
    "admin_login": "leads to the one sign-in",
    **dict.fromkeys(PREVIEWS, "needs the shipped edition, with which the long walk sees it"),
}
"""Addresses at which the walk sees no page of their own, each with its reason. Any other that it misses fails."""
_ADDED = ("assessment", "hospital", "lawhead", "legalregime", "report", "stateeffect", "statelaw")
_DELETED = (
    "assessment",
    "hospital",
    "lawhead",
    "legalregime",
    "membership",
    "report",
    "stateeffect",
    "statelaw",
    "user",
)
NO_ADMIN_PAGES = {
    **dict.fromkeys((f"admin:assessments_{one}_add" for one in _ADDED), "is nothing to add by hand"),
    **dict.fromkeys((f"admin:assessments_{one}_delete" for one in _DELETED), "is nothing to delete by hand"),
    "admin:assessments_legalfact_delete": "is refused for the last fact, which a condition reads",
    "admin:mfa_authenticator_add": "is nothing to add by hand",
    "admin:assessments_catalogueedition_download": "hands out a file",
    "admin:app_list": "is the start of the administration, cut down to one app",
    "admin:autocomplete": "answers a script, in JSON",
    "admin:login": "leads to the one sign-in",
    "admin:view_on_site": "leads on to where a row has a page of its own",
}
"""The same for the administration, of which only the long walk looks at every page."""


@dataclass(frozen=True)
class Stop:
    """One page of the walk: whose session opens which address."""

    name: str
    session: str | None
    address: str


@dataclass(frozen=True)
class Walk:
    """All that there is to walk through; ``moved`` and ``empty`` are further assessments of the house."""

    house: House
    lead: User
    empty: Assessment
    moved: Mapping[str, Any]
    sessions: Mapping[Area, str | None]

    @property
    def open_one(self) -> Assessment:
        """Return the assessment that is being worked on."""
        return self.house.assessments[State.OPEN]

    def stops(self, state: State = State.OPEN) -> Iterator[Stop]:
        """Yield every page, with the assessment in this state; outside of assessments, only for the open one."""
        for route in routes():
            inside = route.rule.area is Area.ASSESSMENT
            if "GET" in route.rule.methods and route.name not in ELSEWHERE and (inside or state is State.OPEN):
                yield Stop(route.name, self.sessions[route.rule.area], self._address(route, state))

    def of_the_empty_one(self) -> Iterator[Stop]:
        """Yield the pages of an assessment in which nobody has done anything."""
        there = self._at({"assessment_id": self.empty.pk})
        for route in routes():
            plain = set(route.needs) <= {"hospital_id", "assessment_id", "dimension", "question"}
            if plain and route.rule.area is Area.ASSESSMENT and "GET" in route.rule.methods:
                yield Stop(route.name, self.sessions[Area.ASSESSMENT], address(route, there, State.OPEN)[0])

    def _address(self, route: Route, state: State) -> str:
        if there := _row_of(route.name):
            return there
        if state is State.OPEN and route.name in {"move_undo", "move_confirm"}:
            return address(route, self._at(self.moved), state)[0]
        if state is State.OPEN and route.name == "move":
            return address(route, self._at({"edition": "next"}), state)[0]
        return address(route, self.house, state)[0] + self._compared(route.name, state)

    def _compared(self, name: str, state: State) -> str:
        """Return what a page of comparison compares."""
        row = self.house.assessments[state]
        match name:
            case "milestone_compare":
                return "?" + "&".join(f"meilenstein={one.pk}" for one in row.milestones.all()[:2])
            case "scenario_compare":
                return "?" + "&".join(f"szenario={one.pk}" for one in row.scenarios.all())
            case _:
                return ""

    def _at(self, known: Mapping[str, Any]) -> House:
        return replace(self.house, parts={State.OPEN: {**self.house.parts[State.OPEN], **known}})


def walk(*, full: bool = False) -> Walk:
    """Return a world with everything in it; ``full`` with the shipped editions as well, which takes seconds."""
    world = build()
    guests = {guest.name: guest.session for guest in world.guests}
    house, lead = world.first, with_app(factories.lead(world.first.hospital))
    edition, reference = house.assessments[State.OPEN].edition, "probe"
    if full:
        HospitalGroup.objects.create(name="Verbund")
        call_command("load_catalogue", verbosity=0)
        edition = CatalogueEdition.objects.get(code=shipped_codes()[-1])
    next_edition()
    clone_edition(edition=edition, code=DRAFT, by=lead, at=factories.NOON)
    if full:
        reference = ReferenceHospital.objects.filter(edition__code=DRAFT).values_list("code", flat=True)[0]
    signed = guests["lead"]
    sessions = {
        Area.PUBLIC: None,
        Area.ACCOUNT: signed,
        Area.HOUSE: signed,
        Area.ASSESSMENT: signed,
        Area.OPERATING: guests["operator"],
        Area.ADMIN: _administrator() if full else guests["editor"],
        Area.CATALOGUE: guests["editor"],
    }
    parts = {
        state: {**known, "edition": DRAFT, "house": reference, **_talked_about(house, state)}
        for state, known in house.parts.items()
    }
    return Walk(replace(house, parts=parts), lead, _empty(house), _moved(house), sessions)


def _administrator() -> str:
    user = with_app(factories.user("Administration", is_staff=True, is_superuser=True))
    return signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value


def _moved(house: House) -> dict[str, Any]:
    """Return an assessment that has moved to the next edition and waits for answers to be confirmed."""
    row = factories.assessment(house.hospital, by=house.assessments[State.OPEN].edition, title="Gewechselt")
    factories.answered(row, ["D1.1", "D1.2", "D2.1"], Given(1))
    return {"assessment_id": row.pk, "move_id": moving.moved(row, "next", {}).pk}


def _talked_about(house: House, state: State) -> dict[str, Any]:
    """Add what people say, show and keep; in what is handed in, find what is kept."""
    row = house.assessments[state]
    if state is not State.OPEN:
        return {"milestone_id": row.milestones.get().pk}
    by, at = row.created_by, factories.NOON
    comment = write_comment(assessment=row, question="D1.1", text="Bitte prüfen", mentions=(), by=by, at=timezone.now())
    give_opinion(assessment=row, question="D1.1", opinion=Given(3), reason="Die Leitung ist neu.", by=by, at=at)
    link = store_link(
        hospital=row.hospital,
        address="https://house.example/befund",
        said=Description(title="Prüfbericht", note="Seite 4"),
        place=AtAnswer(row, "D1.1"),
        by=by,
        at=at,
    )
    meeting = start_meeting(
        assessment=row, title="Runde", questions=("D1.1", "D2.1"), members=(by.pk,), others=("Gast",), by=by, at=at
    )
    milestone = take_milestone(assessment=row, name="Zwischenstand", by=by, at=at)
    record_answers(
        assessment=row, entries={"D1.1": Entry(Given(4))}, base_versions={"D1.1": 1}, by=by, at=at + timedelta(hours=1)
    )
    take_milestone(assessment=row, name="Eine Stunde später", by=by, at=at + timedelta(hours=2))
    tried.scenario(row, "Andere Antwort", Changes(answers={"D1.1": 0}))
    return {
        "comment_id": comment.pk,
        "evidence_id": link.pk,
        "meeting_id": meeting.pk,
        "milestone_id": milestone.pk,
    }


def _empty(house: House) -> Assessment:
    return factories.assessment(house.hospital, by=house.assessments[State.OPEN].edition, title="Leer")


def _row_of(name: str) -> str:
    """Return the address of the first row in the administration, where a page of it is about one row."""
    match name.removeprefix("admin:").split("_"):
        case [app, model, "change" | "delete" | "history"]:
            row = apps.get_model(app, model)._default_manager.order_by("-pk").first()
            return reverse(name, args=[row.pk]) if row else ""
        case ["assessments", "catalogueedition", page] if page not in {"add", "changelist"}:
            return reverse(name, args=[CatalogueEdition.objects.get(code="next" if page == "retire" else DRAFT).pk])
        case _:
            return ""

"""What the walk for accessibility goes through: the hospitals of the policy table with all that people add to them.

Every address is visited as one person who may, in the states of an assessment that show something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from assessments.domain.answers import Given
from assessments.domain.lifecycle import State
from assessments.domain.policy import Area
from assessments.models import Assessment, User
from assessments.services.catalogues import clone_edition
from assessments.services.discussing import write_comment
from assessments.services.dissent import give_opinion
from assessments.services.evidence import Description, store_link
from assessments.services.evidence_places import AtAnswer
from assessments.services.meetings import start_meeting
from assessments.services.milestones import take_milestone
from assessments.services.previewing import NOBODY
from tests import factories
from tests.web.accounts.codes import with_app
from tests.web.policy_world import House, address, build, routes

# What answers with a file or with data, not with a page; and what signs somebody out or in.
NO_PAGES = frozenset({"account_logout", "demo", "set_language", "healthz", "admin:jsi18n", "admin:logout"})
DRAFT = "entwurf"


@dataclass(frozen=True)
class Stop:
    """One page of the walk: whose session opens which address."""

    name: str
    session: str | None
    address: str


@dataclass(frozen=True)
class Walk:
    """All that there is to walk through."""

    house: House
    lead: User
    empty: Assessment
    sessions: Mapping[Area, str | None]

    @property
    def open_one(self) -> Assessment:
        """Return the assessment that is being worked on."""
        return self.house.assessments[State.OPEN]

    def stops(self, state: State = State.OPEN) -> Iterator[Stop]:
        """Yield every page, with the assessment in this state; outside of assessments, only for the open one."""
        for route in routes():
            inside = route.rule.area is Area.ASSESSMENT
            if "GET" in route.rule.methods and route.name not in NO_PAGES and (inside or state is State.OPEN):
                session = self.sessions[route.rule.area]
                yield Stop(route.name, session, _row_of(route.name) or address(route, self.house, state)[0])

    def of_the_empty_one(self) -> Iterator[Stop]:
        """Yield the pages of an assessment in which nobody has done anything."""
        known = {"assessment_id": self.empty.pk}
        there = replace(self.house, parts={State.OPEN: {**self.house.parts[State.OPEN], **known}})
        for route in routes():
            plain = set(route.needs) <= {"hospital_id", "assessment_id", "dimension", "question"}
            if plain and route.rule.area is Area.ASSESSMENT and "GET" in route.rule.methods:
                yield Stop(route.name, self.sessions[Area.ASSESSMENT], address(route, there, State.OPEN)[0])


def walk() -> Walk:
    """Return a world with everything in it."""
    world = build()
    guests = {guest.name: guest.session for guest in world.guests}
    house, lead = world.first, with_app(factories.lead(world.first.hospital))
    signed_in = guests["lead"]
    sessions = {
        Area.PUBLIC: None,
        Area.ACCOUNT: signed_in,
        Area.HOUSE: signed_in,
        Area.ASSESSMENT: signed_in,
        Area.OPERATING: guests["operator"],
        Area.ADMIN: guests["editor"],
        Area.CATALOGUE: guests["editor"],
    }
    parts = {
        state: {**known, "edition": DRAFT, "house": NOBODY, **_talked_about(house, state)}
        for state, known in house.parts.items()
    }
    clone_edition(edition=house.assessments[State.OPEN].edition, code=DRAFT, by=lead, at=factories.NOON)
    return Walk(replace(house, parts=parts), lead, _empty(house), sessions)


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
        case _:
            return ""

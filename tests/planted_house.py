"""A hospital whose people typed nothing but code, wherever they can type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.validators import EmailValidator
from django.utils import timezone

from assessments.domain.answers import Entry, Given, NotApplicable
from assessments.domain.hospital import Application
from assessments.domain.register import Attestation, AttestationKind
from assessments.domain.roadmap.decisions import Decision
from assessments.domain.roles import Role
from assessments.domain.steps import StepKey, StepKind
from assessments.models import Assessment, Hospital, Membership, User
from assessments.services.answering import record_answers
from assessments.services.assessing import start_assessment
from assessments.services.assigning import assign
from assessments.services.discussing import write_comment
from assessments.services.dissent import give_opinion
from assessments.services.evidence import Description
from assessments.services.evidence_places import AtAnswer
from assessments.services.evidence_storing import store_link
from assessments.services.inventory import add_application, save_application
from assessments.services.invitations import invite
from assessments.services.lifecycle import return_assessment, standing_of, submit_assessment
from assessments.services.meetings import start_meeting
from assessments.services.memberships import Terms
from assessments.services.milestones import take_milestone
from assessments.services.operating import break_glass
from assessments.services.people import make_operator
from assessments.services.planning import decide_step
from assessments.services.rankings import give_ranking
from assessments.services.reporting import request_report
from assessments.services.service_uses import link_service
from tests import factories
from tests.factories import NOON
from tests.stored_scripts import Texts
from tests.web import tried


@dataclass(frozen=True)
class Planted:
    """The hospital, the texts in it by field, and what its addresses name."""

    hospital: Hospital
    assessment: Assessment
    lead: User
    operator: User
    texts: Mapping[str, str]
    parts: Mapping[str, Any]


def plant(turn: int = 0) -> Planted:
    """Return a hospital with payloads in every field that people type into: those that are due in this turn."""
    text = Texts(turn)
    lead = factories.user("Leitung")
    User.objects.filter(pk=lead.pk).update(name=text("name of a person", 150))
    lead.refresh_from_db()
    house = factories.hospital(text("hospital", 200), by=lead)
    edition = factories.edition(tried.edition())
    row = start_assessment(
        hospital=house, edition=edition.code, scope="full", title=text("assessment", 200), by=lead, at=NOON
    )
    parts = _register(house, lead, text) | {"hospital_id": house.pk, "assessment_id": row.pk}
    parts |= _answers(row, lead, text) | _inventory(row, lead, text, parts["service_id"])
    parts |= _plans(row, lead, text) | _talk(row, lead, text) | _people(house, lead, text)
    operator = factories.user("Betrieb")
    make_operator(user=operator)
    reason = text("reason to look in", 500)
    break_glass(hospital=house, reason=reason, by=operator, at=timezone.now())
    row.refresh_from_db()
    return Planted(house, row, lead, operator, text.dealt, parts)


def _answers(row: Assessment, lead: User, text: Texts) -> dict[str, Any]:
    entries = {
        "D2.1": Entry(Given(1), note=text("note", 4000), source=text("source", 200)),
        "D5.1": Entry(Given(1), note=text("note of a gate", 4000)),
        "D7.1": Entry(NotApplicable(text("reason", 500))),
    }
    record_answers(assessment=row, entries=entries, base_versions={}, by=lead, at=NOON)
    said = Description(title=text("title of evidence", 200), note=text("note on evidence", 1000))
    link = store_link(
        hospital=row.hospital,
        address="https://house.example/?" + text("address of evidence", 500),
        said=said,
        place=AtAnswer(row, "D2.1"),
        by=lead,
        at=NOON,
    )
    return {"dimension": "D2", "question": "D2.1", "evidence_id": link.pk}


def _inventory(row: Assessment, lead: User, text: Texts, service_id: UUID) -> dict[str, Any]:
    for archetype in ("A01", "A02"):
        added = add_application(assessment=row, archetype=archetype, name="", by=lead, at=NOON)
        named = Application(
            added.code, archetype, name=text(f"name of {archetype}", 200), product=text(f"product of {archetype}", 200)
        )
        save_application(assessment=row, application=named, by=lead, at=NOON)
    link_service(assessment=row, service_id=service_id, application="A01", by=lead, at=NOON)
    return {"code": "A01"}


def _register(house: Hospital, lead: User, text: Texts) -> dict[str, Any]:
    seller = factories.provider(house, text("provider", 200))
    service = factories.service(
        by=seller, name=text("service", 200), evidence_reference=text("reference of a service", 500)
    )
    shown = Attestation(AttestationKind.ISO27001, evidence_reference=text("reference of an attestation", 500))
    attestation = factories.attestation(service, shown)
    del lead
    return {"provider_id": seller.pk, "service_id": service.pk, "attestation_id": attestation.pk}


STEPS = (
    StepKey(StepKind.MEASURE, "D5.1"),
    StepKey(StepKind.MEASURE, "D2.1"),
    StepKey(StepKind.MOVE, "A01"),
)


def _plans(row: Assessment, lead: User, text: Texts) -> dict[str, Any]:
    for name in text.several("scenario", 120, 2):
        scenario = tried.scenario(row, name=name)
    for stakeholder in text.several("stakeholder", 80, 3):
        give_ranking(assessment=row, stakeholder=stakeholder, ranking=tried.CARE_FIRST, by=lead, at=NOON)
    for step, owner in zip(STEPS, text.several("owner of a step", 80, 3), strict=True):
        decision, note = Decision(owner=owner), text(f"note on {step.code}", 1000)
        decide_step(assessment=row, step=step, decision=decision, note=note, base_version=0, by=lead, at=NOON)
    for name in text.several("milestone", 120, 2):
        milestone = take_milestone(assessment=row, name=name, by=lead, at=NOON)
        row.refresh_from_db()
    open_ones = standing_of(row)
    submit_assessment(assessment=row, base=open_ones, confirmed_open=0, by=lead, at=NOON)
    row.refresh_from_db()
    return_assessment(assessment=row, base=standing_of(row), reason=text("reason to return", 2000), by=lead, at=NOON)
    row.refresh_from_db()
    report = request_report(assessment=row, language="de", by=lead, at=NOON)
    named = {"scenario_id": scenario.id, "milestone_id": milestone.pk, "report_id": report.pk}
    return named | {"step": "M-D5.1"}


def _talk(row: Assessment, lead: User, text: Texts) -> dict[str, Any]:
    write_comment(assessment=row, question="D2.1", text=text("comment", 2000), mentions=(), by=lead, at=NOON)
    reason = text("reason of a second opinion", 1000)
    give_opinion(assessment=row, question="D2.1", opinion=Given(3), reason=reason, by=lead, at=NOON)
    given = {"due_on": None, "message": text("message to a colleague", 500), "by": lead, "at": NOON}
    assign(assessment=row, code="D2", to=lead, **given)
    guests = text.several("guest of a meeting", 120, 2)
    for title in text.several("meeting", 120, 2):
        meeting = start_meeting(
            assessment=row, title=title, questions=("D2.1",), members=(lead.pk,), others=guests, by=lead, at=NOON
        )
    return {"meeting_id": meeting.pk}


def _people(house: Hospital, lead: User, text: Texts) -> dict[str, Any]:
    other = factories.member(house, name="Mitglied")
    User.objects.filter(pk=other.pk).update(name=text("name of a member", 150))
    terms = Terms(Role.CONTRIBUTOR)
    guest = '"<svg/data-planted/onload=alert(1)>"@test.example'  # an address as the standard allows it
    text.dealt["address of a guest"] = guest
    EmailValidator()(guest)
    invitation = invite(
        hospital=house, email=guest, terms=terms, language="de", token="token", by=lead, at=timezone.now()
    )
    return {"membership_id": Membership.objects.get(user=other).pk, "invitation_id": invitation.pk, "token": "token"}

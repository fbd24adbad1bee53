"""Two hospitals with everything in them, and one visitor of every kind: what the enumeration walks through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from assessments.domain.answers import Entry, Given
from assessments.domain.lifecycle import State
from assessments.domain.policy import ANONYMOUS, Area, Rule, Visitor, rule_of
from assessments.domain.roles import Role
from assessments.domain.scope import Scope
from assessments.models import Assessment, AssessmentMove, AuditChain, ChangeEvent, Hospital, Membership, User
from assessments.report.rendering import render_isolated
from assessments.services.answering import record_answers
from assessments.services.assessing import start_assessment
from assessments.services.assigning import assign
from assessments.services.discussing import write_comment
from assessments.services.dissent import give_opinion
from assessments.services.evidence import Description
from assessments.services.evidence_intake import Upload
from assessments.services.evidence_storing import store_files
from assessments.services.inventory import add_application
from assessments.services.invitations import invite
from assessments.services.lifecycle import approve_assessment, standing_of, submit_assessment
from assessments.services.meetings import start_meeting
from assessments.services.memberships import Terms
from assessments.services.milestones import take_milestone
from assessments.services.operating import break_glass
from assessments.services.people import make_editor, make_operator
from assessments.services.reporting import begin_report, finish_report, request_report
from assessments.services.service_uses import link_service
from tests import factories
from tests.web import registered, tried
from tests.web.accounts.codes import freshly_signed_in

NOON = factories.NOON
CANARY = "Kanarienvogel"
ELSEWHERE: Mapping[str, dict[str, str]] = {"law_planned": {"code": "A02"}}  # the one that no service runs yet
_BROWSER = Client()
QUERIES: Mapping[str, str] = {"themes_withdraw": "?wer=IT-Leitung"}


@dataclass(frozen=True)
class Route:
    """A named address with the parts that it has to be told, and its rule."""

    name: str
    needs: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True)
class Guest:
    """A visitor: the key of their session, and what the table knows of them as seen from the first hospital."""

    name: str
    session: str | None
    who: Visitor

    def client(self) -> Client:
        """Return the one browser with nothing but this session in it; a new one loads all middleware, which is slow."""
        _BROWSER.cookies.clear()
        if self.session:
            _BROWSER.cookies[settings.SESSION_COOKIE_NAME] = self.session
        return _BROWSER


@dataclass(frozen=True)
class House:
    """A hospital with an assessment in every state, and the ids of what is in it."""

    hospital: Hospital
    assessments: Mapping[State, Assessment]
    parts: Mapping[State, Mapping[str, Any]]


@dataclass(frozen=True)
class World:
    """The first hospital, which the guests visit, the second one, and the guests."""

    first: House
    second: House
    guests: tuple[Guest, ...]


def routes() -> tuple[Route, ...]:
    """Return every named address of the site, from the resolver."""
    return tuple(Route(name, needs, rule_of(name)) for name, needs in sorted(_named(get_resolver().url_patterns)))


def _named(
    patterns: list[URLPattern | URLResolver], space: str = "", before: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        needs = (*before, *(pattern.pattern.converters or pattern.pattern.regex.groupindex))
        if isinstance(pattern, URLResolver):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _named(pattern.url_patterns, inside, needs)
        elif pattern.name:
            yield f"{space}{pattern.name}", needs
        elif rule_of(f"{space}unnamed").area is not Area.ADMIN:  # Django's admin has redirects without a name
            raise AssertionError(f"an address without a name: {pattern}")


def address(route: Route, house: House, state: State) -> tuple[str, bool]:
    """Return the address in a house, and whether all that it names exists."""
    known = house.parts[state]
    kwargs = {part: known.get(part, _nothing(part)) for part in route.needs} | ELSEWHERE.get(route.name, {})
    there = reverse(route.name, kwargs=kwargs) + QUERIES.get(route.name, "")
    return there, all(part in known for part in route.needs)


def _nothing(part: str) -> object:
    """Return an id that nothing has."""
    match part:
        case "pk" | "membership_id":
            return 999_999
        case "app_label":
            return "assessments"
        case _ if part.endswith("_id") and part not in {"object_id", "content_type_id"}:
            return uuid4()
        case "uidb36" | "key" | "token":
            return "x1"
        case _:
            return "1"


def build() -> World:
    """Return both hospitals and all guests."""
    edition = factories.edition(replace(factories.small_edition(), themes=tried.THEMES))
    first = _house("Klinikum Erstes Haus", edition.code, canary="")
    second = _house(f"Klinikum {CANARY}", edition.code, canary=f" {CANARY}")
    return World(first, second, tuple(_guests(first, second)))


def draw_reports(world: World) -> None:
    """Draw a report in each hospital, so that there is a PDF to be downloaded in every state; it takes seconds."""
    for house in (world.first, world.second):
        data = [begin_report(report_id=parts["report_id"], at=NOON) for parts in house.parts.values()]
        pdf = render_isolated(data[0])
        for parts in house.parts.values():
            finish_report(report_id=parts["report_id"], pdf=pdf, at=NOON)


def _house(name: str, edition: str, *, canary: str) -> House:
    hospital = factories.hospital(name)
    lead = factories.lead(hospital)
    assessments = {state: _assessment(hospital, edition, state, canary) for state in State}
    invitation = invite(
        hospital=hospital,
        email=f"gast{canary.strip().lower()}@test.example",
        terms=Terms(Role.CONTRIBUTOR),
        language="de",
        token=hospital.pk.hex,
        by=lead,
        at=timezone.now(),
    )
    member = Membership.objects.get(user=factories.member(hospital, name=f"Mitglied{canary}"))
    seller = factories.provider(hospital, f"Anbieter{canary}")
    service = factories.service(by=seller, name=f"Dienst{canary}")
    shown = factories.attestation(service, registered.CERTIFICATE)
    (kept,) = store_files(
        hospital=hospital,
        uploads=[Upload(f"beleg{canary.strip()}.txt", [f"Beleg{canary}".encode()])],
        said=Description(f"Beleg{canary}"),
        by=lead,
        at=NOON,
    )
    shared = {
        "hospital_id": hospital.pk,
        "evidence_id": kept.pk,
        "invitation_id": invitation.pk,
        "membership_id": member.pk,
        "provider_id": seller.pk,
        "service_id": service.pk,
        "attestation_id": shown.pk,
        "dimension": "D1",
        "question": "D1.1",
        "step": "M-D2.1",
        "token": hospital.pk.hex,
        "edition": edition,
        "code": "A01",
    }
    parts = {state: shared | _inside(row, service.pk, canary) for state, row in assessments.items()}
    for state, row in assessments.items():
        _move(row, state)
        if state is State.OPEN:  # the others have left theirs
            take_milestone(assessment=row, name=f"Stand{canary}", by=lead, at=NOON)
        parts[state] |= {"milestone_id": row.milestones.get().pk}
    parts[State.OPEN] |= _moved(assessments[State.OPEN])
    return House(hospital, assessments, parts)


def _assessment(hospital: Hospital, edition: str, state: State, canary: str) -> Assessment:
    lead = factories.lead(hospital)
    row = start_assessment(
        hospital=hospital, edition=edition, scope=Scope.FULL, title=f"{state}{canary}", by=lead, at=NOON
    )
    entries = {"D2.1": Entry(Given(1), note=f"Notiz{canary}"), "D1.1": Entry(Given(2), note=f"Notiz{canary}")}
    record_answers(assessment=row, entries=entries, base_versions={}, by=lead, at=NOON)
    return row


def _inside(row: Assessment, service_id: UUID, canary: str) -> dict[str, Any]:
    """Return the ids of what belongs to one assessment, made while it is open."""
    by = row.created_by
    code = add_application(assessment=row, archetype="A01", name=f"Anwendung{canary}", by=by, at=NOON).code
    registered.in_a_cloud(row, "A02")
    link_service(assessment=row, service_id=service_id, application=code, by=by, at=NOON)
    tried.ranking(row, "IT-Leitung")
    scenario = tried.scenario_at(row, uuid4())
    report = request_report(assessment=row, language="de", by=by, at=NOON)
    ids = {"assessment_id": row.pk, "code": code, "scenario_id": scenario.pk, "report_id": report.pk}
    return ids | _talk(row, canary)


def _talk(row: Assessment, canary: str) -> dict[str, Any]:
    """Return the ids of what people of the house tell each other about an assessment."""
    given = {"assessment": row, "by": row.created_by, "at": NOON}
    said = write_comment(question="D1.1", text=f"Kommentar{canary}", mentions=(), **given)
    give_opinion(question="D1.1", opinion=Given(3), reason=f"Anders{canary}", **given)
    task = assign(code="D2", to=row.created_by, due_on=None, message=f"Bitte{canary}", **given)
    meeting = start_meeting(
        title=f"Runde{canary}", questions=("D1.1",), members=(row.created_by_id,), others=(f"Gast{canary}",), **given
    )
    return {"comment_id": said.pk, "assignment": task.pk, "meeting_id": meeting.pk}


def _moved(row: Assessment) -> dict[str, Any]:
    """Return the id of a move between editions, which one edition alone allows nobody to make."""
    by, milestone = row.created_by, row.milestones.get()
    move = AssessmentMove.objects.create(
        assessment=row, source=row.edition, target=row.edition, milestone=milestone, preset="equal", applications={},
        moved_at=NOON, moved_by=by,
    )  # fmt: skip
    return {"move_id": move.pk}


def _move(row: Assessment, state: State) -> None:
    row.refresh_from_db()
    if state is State.OPEN:
        return
    by = row.created_by
    submit_assessment(assessment=row, base=standing_of(row), confirmed_open=1, by=by, at=NOON)
    row.refresh_from_db()
    if state is State.CLOSED:
        approve_assessment(assessment=row, base=standing_of(row), by=by, at=NOON)
        row.refresh_from_db()


def _guests(first: House, second: House) -> Iterator[Guest]:
    house = first.hospital
    open_one = first.assessments[State.OPEN]
    operator, inside = factories.user("Betrieb"), factories.user("Betrieb mit Grund")
    editor = factories.user("Redaktion")
    for user in (operator, inside):
        make_operator(user=user)
    make_editor(user=editor)
    break_glass(hospital=house, reason="Die Leitung hat darum gebeten", by=inside, at=timezone.now())
    former = factories.member(house, Role.LEAD, ends_on=timezone.localdate() - timedelta(days=1))
    staff = Visitor(staff=True, operator=True)
    yield Guest("anonymous", None, ANONYMOUS)
    yield _guest("stranger", factories.user(), Visitor())
    yield _guest("lead of the other hospital", factories.lead(second.hospital), Visitor())
    yield _guest("former lead", former, Visitor())
    yield _guest("contributor", factories.member(house), Visitor(role=Role.CONTRIBUTOR))
    for sections in (("D1",), ("D2", "law")):
        limited = factories.member(house, sections=sections)
        yield _guest(
            f"contributor in {sections[0]}", limited, Visitor(role=Role.CONTRIBUTOR, sections=frozenset(sections))
        )
    yield _guest("lead", factories.lead(house), Visitor(role=Role.LEAD))
    yield _guest(
        "consultant", factories.member(house, Role.CONSULTANT, may_answer=False), Visitor(role=Role.CONSULTANT)
    )
    yield _guest(
        "answering consultant", factories.member(house, Role.CONSULTANT), Visitor(role=Role.CONSULTANT, may_answer=True)
    )
    yield _guest("auditor of the open one", factories.member(house, Role.AUDITOR, audits=open_one), AUDITOR)
    submitted = first.assessments[State.SUBMITTED]
    yield _guest("auditor", factories.member(house, Role.AUDITOR, audits=submitted), AUDITOR)
    yield _guest("editor", editor, Visitor(staff=True))
    yield _guest("operator", operator, staff)
    yield _guest("operator behind glass", inside, replace(staff, broke_glass=True))


AUDITOR = Visitor(role=Role.AUDITOR)


def _guest(name: str, user: User, who: Visitor) -> Guest:
    return Guest(name, freshly_signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value, who)


def seen_by(guest: Guest, state: State) -> Visitor:
    """Return the guest as seen from the assessment in this state: auditors were given one."""
    given = {"auditor": State.SUBMITTED, "auditor of the open one": State.OPEN}.get(guest.name)
    return replace(guest.who, audits=given is state)


# What every request may touch: the session itself, how often one knocked, and the trail, which is looked at by itself.
_MOVING = frozenset(
    {
        "django_session",
        "usersessions_usersession",
        "assessments_cacheentry",
        "assessments_changeevent",
        "assessments_auditchain",
    }
)


def checksum() -> str:
    """Return one figure for everything stored."""
    digest = sha256()
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        for table in sorted(tables - _MOVING & set(connection.introspection.table_names(cursor))):
            rows = cursor.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  names of our own tables
            digest.update(table.encode() + repr(sorted(map(repr, rows))).encode())
    return digest.hexdigest()


def entries_after(last: int) -> tuple[list[str], int]:
    """Return the kinds of what came into the audit trail after one entry, and the entry that is now the last."""
    rows = list(ChangeEvent._base_manager.filter(pk__gt=last).order_by("pk").values_list("kind", "pk"))
    return [kind for kind, _pk in rows], rows[-1][1] if rows else last


def chained() -> int:
    """Return how many entries the chains of the audit trail count."""
    return sum(AuditChain._base_manager.values_list("length", flat=True))

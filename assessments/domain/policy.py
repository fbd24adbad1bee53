"""Who may open what: every named address of the site, once, with its rule - and the one function that reads them.

The site asks ``decide`` before any view runs; the tests ask it what to expect. An address without a row is closed to
everybody: it raises, in the first request as in the tests.

A new address is one row: ``assessment(...)`` or ``house(...)`` with the permission that reading needs and the one that
writing needs. ``None`` means that it is not offered at all. What is written with ANSWER names its part, because
contributors may be limited to some of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assessments.domain.lifecycle import FROZEN, WRITABLE, MilestoneKind, State
from assessments.domain.roles import GRANTS, IF_ALLOWED, Permission, Role

READING = frozenset({"GET", "HEAD"})
WRITING = frozenset({"POST"})
EVERY_STATE = frozenset(State)


class Area(StrEnum):
    """What an address belongs to."""

    PUBLIC = "public"  # nobody has to sign in
    ACCOUNT = "account"  # whoever is signed in
    HOUSE = "house"  # the hospital in the address
    ASSESSMENT = "assessment"  # the assessment in the address, in its hospital
    OPERATING = "operating"  # the installation; for its operators
    CATALOGUE = "catalogue"  # drafts of the catalogue; for staff, and the view asks who of them is an editor
    ADMIN = "admin"  # Django's administration, which asks once more for every kind of row


class Part(StrEnum):
    """What of an assessment is written; besides the dimensions, whose codes count as parts of their own."""

    DIMENSION = "dimension"  # the one in the address
    APPLICATIONS = "applications"
    LAW = "law"  # the register of services, the store of evidence, and what the law asks
    PLANNING = "planning"  # scenarios, rankings and the roadmap


PARTS = (Part.APPLICATIONS, Part.LAW, Part.PLANNING)
"""What a contributor may be limited to beside dimensions."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one address asks of its visitors. ``writable_in`` counts only for what belongs to an assessment."""

    area: Area
    methods: frozenset[str]
    read: Permission | None = None
    write: Permission | None = None
    part: Part | None = None
    writable_in: frozenset[State] = WRITABLE

    def needs(self, method: str) -> Permission | None:
        """Return the permission that a method takes."""
        return self.read if method in READING else self.write


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, as seen from the hospital and the assessment in the address.

    ``role`` is None for strangers and former members. ``sections`` limits a contributor to parts; empty means all. A
    part is a dimension, a single question, or one of ``PARTS``; what an assignment gives to a limited contributor
    counts as a part too, in its own assessment and as long as it is there.
    ``may_answer`` is what a lead allowed a consultant. ``audits`` says that an auditor was given this assessment.
    ``broke_glass`` is an operator who gave a reason within the last hour.
    """

    signed_in: bool = True
    role: Role | None = None
    sections: frozenset[str] = field(default_factory=frozenset)
    may_answer: bool = False
    audits: bool = False
    broke_glass: bool = False
    staff: bool = False
    operator: bool = False


ANONYMOUS = Visitor(signed_in=False)
STRANGER = Visitor()


class Outcome(StrEnum):
    """What a visitor is told before the view is asked."""

    ALLOWED = "allowed"
    SIGN_IN = "sign_in"
    NOT_FOUND = "not_found"
    METHOD = "method"
    FORBIDDEN = "forbidden"
    CONFLICT = "conflict"


def permissions_of(visitor: Visitor, part: str | None = None) -> frozenset[Permission]:
    """Return what a visitor may do in this hospital, and in one part of it where one is named."""
    if visitor.role is None:
        return frozenset({Permission.VIEW}) if visitor.broke_glass else frozenset()
    granted = GRANTS[visitor.role]
    if visitor.role is Role.CONSULTANT and visitor.may_answer:
        granted |= IF_ALLOWED
    if visitor.role is Role.CONTRIBUTOR and visitor.sections and part is not None and not _given(visitor, part):
        granted -= {Permission.ANSWER}
    return granted


def _given(visitor: Visitor, part: str) -> bool:
    """Return whether a part, or the dimension that a question belongs to, is among those of a contributor."""
    return bool(visitor.sections & {part, part.partition(".")[0]})


def decide(
    rule: Rule, method: str, visitor: Visitor, *, state: State | None = None, part: str | None = None
) -> Outcome:
    """Return what becomes of a request; ``state`` is None where the address names no assessment or none exists.

    ``part`` is the one that the address names, where the rule leaves it to the address.
    """
    if rule.area is not Area.PUBLIC and not visitor.signed_in:
        return Outcome.SIGN_IN
    if method not in rule.methods:
        return Outcome.METHOD
    match rule.area:
        case Area.PUBLIC | Area.ACCOUNT:
            return Outcome.ALLOWED
        case Area.OPERATING | Area.CATALOGUE | Area.ADMIN:
            return _in_installation(rule, visitor)
        case Area.HOUSE:
            return _in_house(rule, method, visitor, part)
        case Area.ASSESSMENT:
            return _in_assessment(rule, method, visitor, state, part)


def _in_installation(rule: Rule, visitor: Visitor) -> Outcome:
    if visitor.operator if rule.area is Area.OPERATING else visitor.staff:
        return Outcome.ALLOWED
    return Outcome.SIGN_IN if rule.area is Area.ADMIN else Outcome.NOT_FOUND


def part_of(rule: Rule, named: str | None) -> str | None:
    """Return the part that a rule is about; ``named`` is the one in the address."""
    return named if rule.part is Part.DIMENSION else rule.part


def sees(visitor: Visitor, state: State | None) -> bool:
    """Return whether an assessment in this state exists for the visitor at all."""
    if visitor.role is Role.AUDITOR:
        return visitor.audits and state in FROZEN
    return visitor.role is not None or visitor.broke_glass


def milestones_seen(visitor: Visitor) -> frozenset[MilestoneKind]:
    """Return the kinds of milestones that exist for the visitor: auditors see what was submitted, no interim state."""
    return frozenset({MilestoneKind.SUBMITTED}) if visitor.role is Role.AUDITOR else frozenset(MilestoneKind)


def _in_house(rule: Rule, method: str, visitor: Visitor, part: str | None) -> Outcome:
    if visitor.role is None and not visitor.broke_glass:
        return Outcome.NOT_FOUND
    if visitor.role is Role.AUDITOR:  # they were given one assessment, not the house
        return Outcome.FORBIDDEN
    return _permitted(rule, method, visitor, part)


def _in_assessment(rule: Rule, method: str, visitor: Visitor, state: State | None, part: str | None) -> Outcome:
    if state is None or not sees(visitor, state):
        return Outcome.NOT_FOUND
    permitted = _permitted(rule, method, visitor, part)
    if permitted is Outcome.ALLOWED and method not in READING and state not in rule.writable_in:
        return Outcome.CONFLICT
    return permitted


def _permitted(rule: Rule, method: str, visitor: Visitor, part: str | None) -> Outcome:
    held = permissions_of(visitor, part_of(rule, part))
    return Outcome.ALLOWED if rule.needs(method) in held else Outcome.FORBIDDEN


def public(*methods: str) -> Rule:
    """Return the rule of an address that is open to everybody."""
    return Rule(Area.PUBLIC, _with_head(methods))


def account(*methods: str) -> Rule:
    """Return the rule of an address that is open to whoever is signed in; what it shows it looks up per person."""
    return Rule(Area.ACCOUNT, _with_head(methods))


def operating(*methods: str) -> Rule:
    """Return the rule of an address for operators; to everybody else it does not exist."""
    return Rule(Area.OPERATING, _with_head(methods))


def catalogue(*methods: str) -> Rule:
    """Return the rule of an address about editions, drafts included; to everybody but staff it does not exist."""
    return Rule(Area.CATALOGUE, _with_head(methods))


def house(read: Permission | None, write: Permission | None = None, part: Part | None = None) -> Rule:
    """Return the rule of an address of a hospital."""
    return Rule(Area.HOUSE, _offered(read, write), read, write, part)


def assessment(
    read: Permission | None,
    write: Permission | None = None,
    part: Part | None = None,
    writable_in: frozenset[State] = WRITABLE,
) -> Rule:
    """Return the rule of an address of an assessment; unless it says otherwise, only an open one is written."""
    return Rule(Area.ASSESSMENT, _offered(read, write), read, write, part, writable_in)


def _with_head(methods: tuple[str, ...]) -> frozenset[str]:
    return frozenset(methods) | (READING if "GET" in methods else frozenset())


def _offered(read: Permission | None, write: Permission | None) -> frozenset[str]:
    return (READING if read else frozenset()) | (WRITING if write else frozenset())


class NoRule(Exception):
    """An address has no row in the table."""


def rule_of(name: str) -> Rule:
    """Return the rule of a named address; one in a namespace may have a row for the whole of it, ``admin:*``.

    :raises NoRule: when the table does not know it.
    """
    rule = ROUTES.get(name) or ROUTES.get(f"{name.rpartition(':')[0]}:*")
    if rule is None:
        raise NoRule(f"the address {name!r} has no row in assessments/domain/policy.py")
    return rule


VIEW, ANSWER, MANAGE, REPORT = Permission.VIEW, Permission.ANSWER, Permission.MANAGE, Permission.REPORT
PEOPLE, DISCUSS = Permission.PEOPLE, Permission.DISCUSS
UNTIL_CLOSED = WRITABLE | {State.SUBMITTED}

ROUTES: Mapping[str, Rule] = {
    "landing": public("GET"),
    "healthz": public("GET"),
    "set_language": public("POST"),
    "admin:*": Rule(Area.ADMIN, READING | WRITING),
    "admin_login": account("GET", "POST"),  # leads to the sign-in below; the administration has none of its own
    # signing in and out
    "account_login": public("GET", "POST"),
    "mfa_authenticate": public("GET", "POST"),
    "mfa_login_webauthn": public("GET", "POST"),
    "account_inactive": public("GET"),
    "socialaccount_login_cancelled": public("GET"),
    "socialaccount_login_error": public("GET"),
    "openid_connect_login": public("GET", "POST"),
    "openid_connect_callback": public("GET", "POST"),
    "account_logout": public("POST"),
    "demo": public("POST"),
    "account_reset_password": public("GET", "POST"),
    "account_reset_password_done": public("GET"),
    "account_reset_password_from_key": public("GET", "POST"),
    "account_reset_password_from_key_done": public("GET"),
    # one's own account
    "account": account("GET", "POST"),
    "account_reauthenticate": account("GET", "POST"),
    "account_change_password": account("GET", "POST"),
    "account_set_password": account("GET", "POST"),
    "usersessions_list": Rule(Area.ACCOUNT, frozenset({"GET", "POST"})),  # this view of allauth's knows no HEAD
    "session_clock": account("GET", "POST"),
    "mfa_index": account("GET"),
    "mfa_reauthenticate": account("GET", "POST"),
    "mfa_activate_totp": account("GET", "POST"),
    "mfa_deactivate_totp": account("GET", "POST"),
    "mfa_view_recovery_codes": account("GET"),
    "mfa_generate_recovery_codes": account("GET", "POST"),
    "mfa_download_recovery_codes": account("GET"),
    "mfa_list_webauthn": account("GET"),
    "mfa_add_webauthn": account("GET", "POST"),
    "mfa_reauthenticate_webauthn": account("GET", "POST"),
    "mfa_edit_webauthn": account("GET", "POST"),
    "mfa_remove_webauthn": account("GET", "POST"),
    # what is one's own
    "assessments": account("GET"),
    "assessment_create": account("GET", "POST"),
    "portfolio": account("GET"),
    # an invitation, open to whoever holds the link; accepting it asks for the account of its address
    "invitation": public("GET", "POST"),
    # the installation
    "operating": operating("GET"),
    # an edition as respondents will see it
    "preview": catalogue("GET"),
    "preview_dimension": catalogue("GET"),
    "preview_result": catalogue("GET"),
    "preview_report": catalogue("GET"),
    "break_glass": operating("GET", "POST"),
    # a hospital
    "people": house(PEOPLE),
    "invite": house(PEOPLE, PEOPLE),
    "member": house(PEOPLE, PEOPLE),
    "member_end": house(PEOPLE, PEOPLE),
    "invitation_again": house(None, PEOPLE),
    "invitation_withdraw": house(None, PEOPLE),
    "hospital_profile": house(VIEW, MANAGE),
    "hospital_data": house(MANAGE),
    "hospital_export": house(None, MANAGE),
    "hospital_deletion": house(None, MANAGE),
    "hospital_deletion_withdraw": house(None, MANAGE),
    "audit": house(Permission.AUDIT),
    "audit_check": house(None, Permission.AUDIT),
    "audit_export": house(None, Permission.AUDIT),
    "register": house(VIEW),
    "provider_add": house(ANSWER, ANSWER, Part.LAW),
    "provider": house(VIEW, ANSWER, Part.LAW),
    "provider_remove": house(ANSWER, ANSWER, Part.LAW),
    "service_add": house(ANSWER, ANSWER, Part.LAW),
    "service_add_for": house(ANSWER, ANSWER, Part.LAW),
    "service": house(VIEW, ANSWER, Part.LAW),
    "service_remove": house(ANSWER, ANSWER, Part.LAW),
    "service_facts": house(VIEW, ANSWER, Part.LAW),
    "attestation_add": house(ANSWER, ANSWER, Part.LAW),
    "attestation": house(VIEW, ANSWER, Part.LAW),
    "attestation_remove": house(ANSWER, ANSWER, Part.LAW),
    # evidence: of the hospital, at an attestation, at an answer, at a step of the law
    "evidence_store": house(VIEW, ANSWER, Part.LAW),
    "evidence": house(VIEW, ANSWER, Part.LAW),
    "evidence_file": house(VIEW),
    "evidence_purge": house(ANSWER, ANSWER),  # one's own, from whichever part; the view asks whose it is
    "attestation_evidence": house(VIEW, ANSWER, Part.LAW),
    "answer_evidence": assessment(VIEW, ANSWER, Part.DIMENSION),
    "answer_evidence_file": assessment(VIEW),
    "step_evidence": assessment(VIEW, ANSWER, Part.LAW),
    "step_evidence_file": assessment(VIEW),
    # an assessment: answering
    "tasks": assessment(VIEW),
    "scope": assessment(None, MANAGE),
    "dimension": assessment(VIEW, ANSWER, Part.DIMENSION),
    "answers_now": assessment(VIEW),
    # A save that comes again is told its earlier result in every state; the view refuses the others with 409.
    "answer_save": assessment(None, ANSWER, Part.DIMENSION, writable_in=EVERY_STATE),
    "answer_history": assessment(VIEW, ANSWER, Part.DIMENSION),
    "inventory": assessment(VIEW, ANSWER, Part.APPLICATIONS),
    "application_add": assessment(ANSWER, ANSWER, Part.APPLICATIONS),
    "application_edit": assessment(ANSWER, ANSWER, Part.APPLICATIONS),
    "application_remove": assessment(ANSWER, ANSWER, Part.APPLICATIONS),
    "law_facts": assessment(VIEW, ANSWER, Part.LAW),
    "law_step": assessment(VIEW, ANSWER, Part.LAW),
    "service_uses": assessment(None, ANSWER, Part.LAW),
    "all_questions": assessment(VIEW),
    # on paper and in a table; what comes back is taken only for questions that are the visitor's to answer
    "questionnaire_files": assessment(VIEW),
    "questionnaire_export": assessment(None, VIEW, writable_in=EVERY_STATE),
    "questionnaire_import": assessment(None, ANSWER),
    "questionnaire_preview": assessment(ANSWER, ANSWER),
    # an assessment: working together
    "my_questions": assessment(VIEW, ANSWER),  # the view offers and takes nothing but the visitor's own questions
    "assignments": assessment(MANAGE, MANAGE),
    "assignment_withdraw": assessment(None, MANAGE),
    "my_answers_now": assessment(VIEW),
    "exchange": assessment(VIEW, DISCUSS, writable_in=UNTIL_CLOSED),
    "comment": assessment(DISCUSS, DISCUSS, writable_in=UNTIL_CLOSED),  # one's own; the service asks whose it is
    "exchange_settle": assessment(None, DISCUSS, writable_in=UNTIL_CLOSED),
    "exchange_seen": assessment(None, DISCUSS, writable_in=EVERY_STATE),
    "opinion": assessment(None, DISCUSS),
    "presence": assessment(None, DISCUSS),
    "meetings": assessment(VIEW, MANAGE),
    "meeting": assessment(VIEW, MANAGE),
    "meeting_question": assessment(VIEW, ANSWER, Part.DIMENSION),
    "meeting_end": assessment(None, MANAGE),
    "minutes": assessment(VIEW),
    "minutes_text": assessment(VIEW),
    # an assessment: its state and its milestones
    "submit": assessment(Permission.SUBMIT, Permission.SUBMIT),
    "standing": assessment(VIEW),
    "standing_return": assessment(None, Permission.REVIEW, writable_in=frozenset({State.SUBMITTED})),
    "standing_approve": assessment(None, Permission.REVIEW, writable_in=frozenset({State.SUBMITTED})),
    "standing_reopen": assessment(None, Permission.REVIEW, writable_in=frozenset({State.CLOSED})),
    "milestones": assessment(VIEW, MANAGE),
    "milestone": assessment(VIEW),
    "milestone_result": assessment(VIEW),
    "milestone_compare": assessment(VIEW),
    "milestone_download": assessment(VIEW),
    # an assessment: the edition it goes by
    "moves": assessment(VIEW),
    "move": assessment(MANAGE, MANAGE),
    "move_undo": assessment(MANAGE, MANAGE),
    "move_confirm": assessment(VIEW, ANSWER),  # the view confirms nothing but what the visitor may answer
    # an assessment: what comes out of it
    "review": assessment(VIEW),
    "result": assessment(VIEW),
    "weights": assessment(None, MANAGE),
    "trace": assessment(VIEW),
    "objections": assessment(VIEW),
    "law": assessment(VIEW),
    "law_planned": assessment(VIEW),
    "roadmap": assessment(VIEW),
    "roadmap_step": assessment(VIEW, ANSWER, Part.PLANNING),
    "themes": assessment(VIEW, ANSWER, Part.PLANNING),
    "adopt": assessment(None, MANAGE),
    "themes_withdraw": assessment(ANSWER, ANSWER, Part.PLANNING),
    "what_if": assessment(VIEW, ANSWER, Part.PLANNING),
    "scenarios": assessment(VIEW, ANSWER, Part.PLANNING),
    "scenario_compare": assessment(VIEW),
    "scenario_rename": assessment(ANSWER, ANSWER, Part.PLANNING),
    "scenario_report": assessment(None, ANSWER, Part.PLANNING),
    "scenario_delete": assessment(ANSWER, ANSWER, Part.PLANNING),
    "reports": assessment(VIEW, REPORT, writable_in=EVERY_STATE),
    "report": assessment(VIEW),
    "report_download": assessment(VIEW),
}

"""Who asks, and what they hold in the hospital that the address names."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessments.domain.lifecycle import FROZEN, MilestoneKind, State
from assessments.domain.roles import GRANTS, IF_ALLOWED, Permission, Role


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


def sees(visitor: Visitor, state: State | None) -> bool:
    """Return whether an assessment in this state exists for the visitor at all."""
    if visitor.role is Role.AUDITOR:
        return visitor.audits and state in FROZEN
    return visitor.role is not None or visitor.broke_glass


def milestones_seen(visitor: Visitor) -> frozenset[MilestoneKind]:
    """Return the kinds of milestones that exist for the visitor: auditors see what was submitted, no interim state."""
    return frozenset({MilestoneKind.SUBMITTED}) if visitor.role is Role.AUDITOR else frozenset(MilestoneKind)

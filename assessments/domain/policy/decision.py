"""What becomes of a request: the rule of its address meets the visitor and the state of the assessment."""

from __future__ import annotations

from enum import StrEnum

from assessments.domain.lifecycle import State
from assessments.domain.policy.rule import READING, Area, Rule, part_of
from assessments.domain.policy.visitor import Visitor, permissions_of, sees
from assessments.domain.roles import Role


class Outcome(StrEnum):
    """What a visitor is told before the view is asked."""

    ALLOWED = "allowed"
    SIGN_IN = "sign_in"
    NOT_FOUND = "not_found"
    METHOD = "method"
    FORBIDDEN = "forbidden"
    CONFLICT = "conflict"


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

"""Who may do what in a hospital: roles, permissions, and the one table that joins them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum


class Role(StrEnum):
    """What a person is in one hospital. The same person may be something else in the next one."""

    CONTRIBUTOR = "contributor"
    LEAD = "lead"
    CONSULTANT = "consultant"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """What a page asks for.

    ``VIEW`` sees answers, results and finished reports. ``ANSWER`` changes answers, the inventory and what is decided
    about the roadmap. ``MANAGE`` changes the profile, the scope and the weights, and starts assessments. ``REPORT`` has
    a report made. ``SUBMIT`` hands an assessment in, ``REVIEW`` returns, approves or reopens it. ``PEOPLE`` invites
    and gives roles, ``AUDIT`` reads what was done and by whom. ``DISCUSS`` comments on questions, keeps a second
    opinion beside an answer, and shows to colleagues where one is at work.
    """

    VIEW = "view"
    ANSWER = "answer"
    MANAGE = "manage"
    REPORT = "report"
    SUBMIT = "submit"
    REVIEW = "review"
    PEOPLE = "people"
    AUDIT = "audit"
    DISCUSS = "discuss"


GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.CONTRIBUTOR: frozenset({Permission.VIEW, Permission.ANSWER, Permission.DISCUSS}),
    Role.LEAD: frozenset(Permission),
    Role.CONSULTANT: frozenset({Permission.VIEW, Permission.REPORT, Permission.DISCUSS}),
    Role.AUDITOR: frozenset({Permission.VIEW}),
}

IF_ALLOWED: frozenset[Permission] = frozenset({Permission.ANSWER, Permission.SUBMIT})
"""What a consultant holds besides, where a lead allowed it."""

LONGEST_STAY = timedelta(days=365)
"""A consultant's membership ends; so long after it begins at the latest."""


def may(role: Role, permission: Permission) -> bool:
    """Return whether ``role`` holds ``permission``."""
    return permission in GRANTS[role]

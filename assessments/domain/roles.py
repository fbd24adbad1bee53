"""Who may do what in a hospital: roles, permissions, and the one table that joins them."""

from __future__ import annotations

from collections.abc import Mapping
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
    a report made.
    """

    VIEW = "view"
    ANSWER = "answer"
    MANAGE = "manage"
    REPORT = "report"


GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.CONTRIBUTOR: frozenset({Permission.VIEW, Permission.ANSWER}),
    Role.LEAD: frozenset(Permission),
    Role.CONSULTANT: frozenset({Permission.VIEW, Permission.ANSWER, Permission.REPORT}),
    Role.AUDITOR: frozenset({Permission.VIEW}),
}


def may(role: Role, permission: Permission) -> bool:
    """Return whether ``role`` holds ``permission``."""
    return permission in GRANTS[role]

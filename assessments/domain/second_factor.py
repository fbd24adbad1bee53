"""Who has to prove with a second factor that they are who they say, where a site compels it."""

from __future__ import annotations

from assessments.domain.roles import Role

COMPELLED = frozenset({Role.LEAD, Role.CONSULTANT})
"""Roles in a hospital. Whoever may enter the administration - catalogue editor, operator - is compelled as well."""

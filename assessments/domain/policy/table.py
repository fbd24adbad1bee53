"""All rows together, and the one that an address goes by."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.policy.assessments import ASSESSMENTS
from assessments.domain.policy.houses import HOUSES
from assessments.domain.policy.rule import Rule
from assessments.domain.policy.site import SITE

ROUTES: Mapping[str, Rule] = {**SITE, **HOUSES, **ASSESSMENTS}


class NoRule(Exception):
    """An address has no row in the table."""


def rule_of(name: str) -> Rule:
    """Return the rule of a named address; one in a namespace may have a row for the whole of it, ``admin:*``.

    :raises NoRule: when the table does not know it.
    """
    rule = ROUTES.get(name) or ROUTES.get(f"{name.rpartition(':')[0]}:*")
    if rule is None:
        raise NoRule(f"the address {name!r} has no row in assessments/domain/policy/")
    return rule

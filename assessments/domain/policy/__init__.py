"""Who may open what: every named address of the site, once, with its rule - and the one function that reads them.

The site asks ``decide`` before any view runs; the tests ask it what to expect. An address without a row is closed to
everybody: it raises, in the first request as in the tests.

A new address is one row in ``site.py``, ``houses.py`` or ``assessments.py``: ``house(...)`` or ``assessment(...)`` with
the permission that reading needs and the one that writing needs. ``None`` means that it is not offered at all. What is
written with ANSWER names its part, because contributors may be limited to some of them.
"""

from assessments.domain.policy.decision import Outcome, decide
from assessments.domain.policy.rule import PARTS, Area, Part, Rule, part_of
from assessments.domain.policy.table import ROUTES, NoRule, rule_of
from assessments.domain.policy.visitor import ANONYMOUS, STRANGER, Visitor, milestones_seen, permissions_of

__all__ = [
    "ANONYMOUS",
    "PARTS",
    "ROUTES",
    "STRANGER",
    "Area",
    "NoRule",
    "Outcome",
    "Part",
    "Rule",
    "Visitor",
    "decide",
    "milestones_seen",
    "part_of",
    "permissions_of",
    "rule_of",
]

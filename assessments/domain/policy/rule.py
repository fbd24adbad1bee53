"""What one address asks of its visitors, and the short ways to say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.lifecycle import WRITABLE, State
from assessments.domain.roles import Permission

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


def part_of(rule: Rule, named: str | None) -> str | None:
    """Return the part that a rule is about; ``named`` is the one in the address."""
    return named if rule.part is Part.DIMENSION else rule.part


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

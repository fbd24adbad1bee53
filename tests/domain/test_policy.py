"""What the table of rights says, in full, and what leads to a right in a hospital."""

import pytest

from assessments.domain.lifecycle import MilestoneKind
from assessments.domain.policy import (
    ROUTES,
    STRANGER,
    NoRule,
    Outcome,
    Visitor,
    decide,
    milestones_seen,
    permissions_of,
    rule_of,
)
from assessments.domain.roles import GRANTS, IF_ALLOWED, Permission, Role
from tests.policy_table import GOLDEN, lines


def test_no_right_changes_by_the_way() -> None:
    """Meant to change? ``python -m tests.policy_table``, and look at the difference."""
    assert list(lines()) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_what_each_role_holds() -> None:
    held = {role.value: sorted(permission.value for permission in GRANTS[role]) for role in Role}
    assert held == {
        "contributor": ["answer", "discuss", "view"],
        "lead": sorted(permission.value for permission in Permission),
        "consultant": ["discuss", "report", "view"],
        "auditor": ["view"],
    }
    assert {permission.value for permission in IF_ALLOWED} == {"answer", "submit"}


@pytest.mark.parametrize("name", ["nowhere", "nowhere:page", ""])
def test_an_address_without_a_row_is_closed(name: str) -> None:
    with pytest.raises(NoRule):
        rule_of(name)


def test_a_row_is_found_by_its_name_and_by_its_namespace() -> None:
    assert (rule_of("tasks"), rule_of("admin:index")) == (ROUTES["tasks"], ROUTES["admin:*"])


@pytest.mark.parametrize(
    ("visitor", "held"),
    [
        pytest.param(STRANGER, frozenset(), id="strangers"),
        pytest.param(Visitor(broke_glass=True), {Permission.VIEW}, id="broken glass"),
        pytest.param(Visitor(role=Role.CONTRIBUTOR, may_answer=True), GRANTS[Role.CONTRIBUTOR], id="for consultants"),
        pytest.param(Visitor(role=Role.LEAD, sections=frozenset({"D1"})), set(Permission), id="for contributors"),
    ],
)
def test_what_is_said_of_one_role_gives_and_takes_nothing_elsewhere(
    visitor: Visitor, held: frozenset[Permission]
) -> None:
    assert permissions_of(visitor, "D2") == held


def test_what_does_not_exist_is_not_found_by_anybody() -> None:
    found = {decide(rule_of("tasks"), "GET", Visitor(role=role, audits=True), state=None) for role in Role}
    assert found == {Outcome.NOT_FOUND}


def test_auditors_see_what_was_submitted_and_everybody_else_every_milestone() -> None:
    seen = {role: milestones_seen(Visitor(role=role)) for role in Role}
    everything = frozenset(MilestoneKind)
    assert seen == dict.fromkeys(Role, everything) | {Role.AUDITOR: frozenset({MilestoneKind.SUBMITTED})}

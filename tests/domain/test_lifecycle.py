"""The states of an assessment and what leads from one to the next."""

from __future__ import annotations

from assessments.domain.lifecycle import FROZEN, TRANSITIONS, WRITABLE, Standing, State, Step, steps_from
from assessments.domain.policy import Visitor, permissions_of
from assessments.domain.roles import Role


def test_who_may_take_which_step_from_where() -> None:
    people = {
        "lead": Visitor(role=Role.LEAD),
        "contributor": Visitor(role=Role.CONTRIBUTOR),
        "consultant": Visitor(role=Role.CONSULTANT),
        "consultant who may answer": Visitor(role=Role.CONSULTANT, may_answer=True),
        "auditor": Visitor(role=Role.AUDITOR, audits=True),
    }
    offered = {
        (name, state.value): [step.value for step in steps_from(state, permissions_of(who))]
        for name, who in people.items()
        for state in State
    }
    assert {key: steps for key, steps in offered.items() if steps} == {
        ("lead", "open"): ["submit"],
        ("lead", "submitted"): ["return", "approve"],
        ("lead", "closed"): ["reopen"],
        ("consultant who may answer", "open"): ["submit"],
    }


def test_every_way_back_says_why_and_begins_another_round() -> None:
    backwards = [one for one in TRANSITIONS.values() if one.target is State.OPEN]
    assert [(one.step, one.needs_reason, one.next_round) for one in backwards] == [
        (Step.RETURN, True, True),
        (Step.REOPEN, True, True),
    ]
    onwards = [one for one in TRANSITIONS.values() if one.target is not State.OPEN]
    assert not any(one.needs_reason or one.next_round for one in onwards)


def test_a_state_is_either_writable_or_frozen() -> None:
    assert sorted([*WRITABLE, *FROZEN]) == sorted(State)


def test_a_full_circle() -> None:
    standing = Standing(State.OPEN, 1)
    seen = []
    for step in (Step.SUBMIT, Step.RETURN, Step.SUBMIT, Step.APPROVE, Step.REOPEN):
        standing = standing.after(TRANSITIONS[step])
        seen.append((standing.state.value, standing.round))
    assert seen == [("submitted", 1), ("open", 2), ("submitted", 2), ("closed", 2), ("open", 3)]

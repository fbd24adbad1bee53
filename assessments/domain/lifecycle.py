"""The states of an assessment and what leads from one to the next, as data.

Only an open assessment may be written. Whoever moves one on needs the permission of that step; every way back to
open needs a reason and begins another round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.roles import Permission


class State(StrEnum):
    """Where an assessment stands."""

    OPEN = "open"
    SUBMITTED = "submitted"
    CLOSED = "closed"


class Step(StrEnum):
    """What can be done with an assessment as a whole."""

    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Transition:
    """One step: where it starts and ends, who may take it, and whether it says why and begins another round."""

    step: Step
    source: State
    target: State
    permission: Permission
    needs_reason: bool = False
    next_round: bool = False


TRANSITIONS: Mapping[Step, Transition] = {
    one.step: one
    for one in (
        Transition(Step.SUBMIT, State.OPEN, State.SUBMITTED, Permission.SUBMIT),
        Transition(Step.RETURN, State.SUBMITTED, State.OPEN, Permission.REVIEW, needs_reason=True, next_round=True),
        Transition(Step.APPROVE, State.SUBMITTED, State.CLOSED, Permission.REVIEW),
        Transition(Step.REOPEN, State.CLOSED, State.OPEN, Permission.REVIEW, needs_reason=True, next_round=True),
    )
}

WRITABLE: frozenset[State] = frozenset({State.OPEN})
FROZEN: frozenset[State] = frozenset(State) - WRITABLE  # what is read then is the milestone, not the moving rows


@dataclass(frozen=True, slots=True)
class Standing:
    """The state together with its round: what a form must have seen for its step to be taken."""

    state: State
    round: int

    def after(self, transition: Transition) -> Standing:
        """Return the standing that a step leads to."""
        return Standing(transition.target, self.round + transition.next_round)


def steps_from(state: State, permissions: frozenset[Permission]) -> tuple[Step, ...]:
    """Return the steps that somebody with these permissions may take from here."""
    return tuple(one.step for one in TRANSITIONS.values() if one.source is state and one.permission in permissions)


class MilestoneKind(StrEnum):
    """Why a state was frozen: it was submitted, or somebody wanted to keep it under a name."""

    SUBMITTED = "submitted"
    NAMED = "named"

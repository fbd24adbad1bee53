"""What the pages about the state of an assessment show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.lifecycle import TRANSITIONS, Standing, State, Step, steps_from
from assessments.domain.roles import Permission
from assessments.models import Assessment
from assessments.services.lifecycle import StatusCard, standing_of
from assessments.web.access import holds

DEEDS: dict[Step, Promise] = {
    Step.SUBMIT: _("Eingereicht"),
    Step.RETURN: _("Zurückgegeben"),
    Step.APPROVE: _("Abgeschlossen"),
    Step.REOPEN: _("Wieder geöffnet"),
}
TAGS = {State.OPEN: "", State.SUBMITTED: "tag-part", State.CLOSED: "tag-done"}


@dataclass(frozen=True, slots=True)
class StandingPanel:
    """Where an assessment stands, since when and by whom, and what the reader may do about it."""

    standing: Standing
    since: datetime | None
    by: str
    steps: tuple[Step, ...]

    @property
    def tag(self) -> str:
        """Return how the state is coloured."""
        return TAGS[self.standing.state]

    @property
    def open(self) -> bool:
        """Return whether it can still be answered."""
        return self.standing.state is State.OPEN

    @property
    def returned(self) -> bool:
        """Return whether it came back at least once."""
        return self.open and self.standing.round > 1


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One step in the history, in words."""

    card: StatusCard

    @property
    def deed(self) -> Promise:
        """Say what was done."""
        return DEEDS[self.card.step]


def held_by(request: HttpRequest) -> frozenset[Permission]:
    """Return which steps the visitor may take at all."""
    return frozenset(one.permission for one in TRANSITIONS.values() if holds(request, one.permission))


def panel_of(assessment: Assessment, permissions: frozenset[Permission]) -> StandingPanel:
    """Return how an assessment stands; one query for a name where it is not open."""
    standing = standing_of(assessment)
    since, by = _reached(assessment, standing.state)
    return StandingPanel(standing, since, by, steps_from(standing.state, permissions))


def _reached(assessment: Assessment, state: State) -> tuple[datetime | None, str]:
    match state:
        case State.OPEN:
            return None, ""
        case State.SUBMITTED:
            return assessment.submitted_at, str(assessment.submitted_by)
        case State.CLOSED:
            return assessment.closed_at, str(assessment.closed_by)

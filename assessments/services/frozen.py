"""What counts of an assessment that is no longer open: the milestone of its round, not rows that may move on.

The profile, the legal facts and the register belong to the hospital and change while an assessment is submitted or
closed. Whoever reads such an assessment gets what was frozen, judged on the day it was submitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessments.domain.catalogue import Edition
from assessments.domain.legal_judgement import HouseJudgement, LegalBasis, judge_with_law
from assessments.domain.lifecycle import FROZEN, MilestoneKind, State
from assessments.domain.milestones.content import Content, basis_of, content_of, verdict_on, workspace_of
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, Milestone
from assessments.services.edition_snapshots import edition_of
from assessments.services.lawbooks import lawbook_of
from assessments.services.refusals import Refusal

_MOST_KEPT = 16
_contents: dict[str, Content] = {}  # by digest: a milestone never changes
_proven: set[str] = set()  # digests of milestones that this very program has worked out again with the same result


class ResultDiffers(Refusal):
    """This version of program and law comes to another result than a milestone holds; the stored one stays right."""

    def __init__(self, milestone: Milestone) -> None:
        self.milestone = milestone
        super().__init__(str(milestone.pk))


@dataclass(frozen=True, slots=True)
class Frozen:
    """A milestone as values; ``workspace`` is one and the same object for all readers of a request."""

    row: Milestone
    content: Content
    workspace: Workspace

    @property
    def basis(self) -> LegalBasis:
        """Return what the law judged by."""
        return basis_of(self.content.said, lawbook_of(self.row.edition))


def frozen_of(assessment: Assessment) -> Frozen | None:
    """Return what counts of an assessment that is not open; None for an open one, and where nothing was frozen.

    One query the first time for this very object.
    """
    if State(assessment.status) not in FROZEN:
        return None
    if not isinstance(assessment.frozen_value, Frozen):
        row = assessment.milestones.filter(kind=MilestoneKind.SUBMITTED, round=assessment.round).first()
        if row is None:
            return None
        if row.edition_id == assessment.edition_id:
            row.edition = assessment.edition
        assessment.frozen_value = found = milestone_value(row)
        return found
    return assessment.frozen_value


def milestone_value(row: Milestone) -> Frozen:
    """Return a milestone as values; no query, when its edition was loaded with it and is known."""
    edition: Edition = edition_of(row.edition)
    content = _content(row)
    return Frozen(row, content, workspace_of(content.said, edition))


def day_of(assessment: Assessment, *, today: date) -> date:
    """Return the day an assessment is judged on: today, or the day of its submission while it is not open."""
    frozen = frozen_of(assessment)
    return frozen.content.ground.as_of if frozen else today


def rescored(frozen: Frozen) -> HouseJudgement:
    """Work out the result of a milestone again.

    :raises ResultDiffers: when it is no longer the stored one.
    """
    judgement = judge_with_law(frozen.workspace, basis=frozen.basis, as_of=frozen.content.ground.as_of)
    prove(frozen, judgement)
    return judgement


def prove(frozen: Frozen, judgement: HouseJudgement) -> None:
    """Check that ``judgement``, worked out by this program from a milestone, is the one that the milestone holds.

    :raises ResultDiffers: when it is not.
    """
    if frozen.row.digest in _proven:
        return
    if verdict_on(judgement, frozen.workspace.profile) != frozen.content.verdict:
        raise ResultDiffers(frozen.row)
    _proven.add(frozen.row.digest)


def _content(row: Milestone) -> Content:
    if row.digest not in _contents:
        if len(_contents) >= _MOST_KEPT:
            _contents.clear()
        _contents[row.digest] = content_of(row.content)
    return _contents[row.digest]

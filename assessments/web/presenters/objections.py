"""The common objections as this house answers them, with the questions that settle each."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.answers import Given, NotApplicable
from assessments.domain.catalogue import Question
from assessments.domain.guidance import Objection, ObjectionStatus
from assessments.domain.objections import Evidence, ObjectionAnswer, objection_check
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A question with what the house said; None where that carries no level."""

    question: Question
    said: Text | None
    set_aside: bool
    against: bool


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection: how it stands and on what evidence."""

    objection: Objection
    status: ObjectionStatus
    text: Text
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class ObjectionPage:
    """All objections, and how many stand, are open and are settled."""

    rows: tuple[ObjectionRow, ...]
    stands: int
    open: int
    settled: int


def objection_page(workspace: Workspace) -> ObjectionPage:
    """Answer the objections of the edition from the answers of the house."""
    found = objection_check(workspace.edition, workspace.sheet)
    states = [one.status for one in found]
    return ObjectionPage(
        rows=tuple(_row(workspace, one) for one in found),
        stands=states.count(ObjectionStatus.STANDS),
        open=states.count(ObjectionStatus.OPEN),
        settled=states.count(ObjectionStatus.SETTLED),
    )


def _row(workspace: Workspace, found: ObjectionAnswer) -> ObjectionRow:
    evidence = tuple(_evidence(workspace, one, against=one.question in found.against) for one in found.evidence)
    return ObjectionRow(found.objection, found.status, found.text, evidence)


def _evidence(workspace: Workspace, one: Evidence, *, against: bool) -> EvidenceRow:
    question = workspace.edition.questions[one.question]
    match one.answer:
        case Given(level):
            return EvidenceRow(question, question.anchors[level], set_aside=False, against=against)
        case NotApplicable():
            return EvidenceRow(question, None, set_aside=True, against=against)
        case _:
            return EvidenceRow(question, None, set_aside=False, against=against)

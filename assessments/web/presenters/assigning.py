"""Assignments as pages show them: with the words of what is to be answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.assigning import progress_of
from assessments.domain.collaboration import Urgency
from assessments.domain.functions import HouseFunction
from assessments.domain.text import Text
from assessments.domain.workspace import Progress, Workspace
from assessments.models import User
from assessments.services.assigning import AssignmentCard

TAGS = {Urgency.DONE: "tag-done", Urgency.OVERDUE: "tag-bad", Urgency.SOON: "tag-warn", Urgency.OPEN: "tag-line"}


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One assignment; ``dimension`` leads to its page, ``question`` is empty where a whole dimension was given."""

    card: AssignmentCard
    title: Text | None
    dimension: str
    question: str

    @property
    def tag(self) -> str:
        """Return the look of its urgency."""
        return TAGS[self.card.urgency]


@dataclass(frozen=True, slots=True)
class Assigned:
    """What the task list says of assignments: the reader's own, and how the others stand."""

    mine: tuple[AssignmentRow, ...]
    others: int
    overdue: int

    @property
    def mine_open(self) -> int:
        """Return how many of the reader's own are not done."""
        return sum(row.card.urgency is not Urgency.DONE for row in self.mine)

    @property
    def mine_overdue(self) -> int:
        """Return how many of the reader's own are late."""
        return sum(row.card.urgency is Urgency.OVERDUE for row in self.mine)


@dataclass(frozen=True, slots=True)
class Share:
    """How far somebody is with all that was given to them, each question counted once."""

    person: str
    function: HouseFunction | None
    progress: Progress
    overdue: int


def shares(workspace: Workspace, cards: Iterable[AssignmentCard]) -> tuple[Share, ...]:
    """Return how far everybody is who was given something: people by name, then functions."""
    given: dict[tuple[str, HouseFunction | None, int | None], list[AssignmentCard]] = {}
    for card in cards:
        given.setdefault((card.person, card.function, card.person_id), []).append(card)
    found = (
        Share(
            person,
            function,
            progress_of(workspace, (card.code for card in theirs)),
            sum(card.urgency is Urgency.OVERDUE for card in theirs),
        )
        for (person, function, _id), theirs in given.items()
    )
    return tuple(sorted(found, key=lambda one: (one.function is not None, one.person.casefold(), one.function or "")))


def assignment_rows(workspace: Workspace, cards: Iterable[AssignmentCard]) -> tuple[AssignmentRow, ...]:
    """Return assignments with their words; what the edition no longer has keeps its code for a name."""
    titles = {dimension.code: dimension.title for dimension in workspace.edition.dimensions}
    return tuple(_row(workspace, titles.get(card.code), card) for card in cards)


def assigned(workspace: Workspace, cards: Iterable[AssignmentCard], reader: User) -> Assigned:
    """Return what concerns the reader, and the rest as numbers."""
    everything = tuple(cards)
    mine = tuple(card for card in everything if card.person_id == reader.pk)
    others = [card for card in everything if card.person_id != reader.pk]
    late = sum(card.urgency is Urgency.OVERDUE for card in others)
    return Assigned(assignment_rows(workspace, mine), len(others), late)


def _row(workspace: Workspace, title: Text | None, card: AssignmentCard) -> AssignmentRow:
    question = workspace.edition.questions.get(card.code)
    if question is None:
        return AssignmentRow(card, title, card.code, "")
    return AssignmentRow(card, question.text, question.dimension_code, question.code)

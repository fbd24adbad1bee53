"""The focused page: only the questions that are one's own, whichever dimensions they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.catalogue import Dimension
from assessments.domain.workspace import Progress, Workspace
from assessments.web.presenters.questions import QuestionCard, problems_of


@dataclass(frozen=True, slots=True)
class MyGroup:
    """One's own questions of one dimension."""

    dimension: Dimension
    cards: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True)
class MyPage:
    """One's own questions in the order of the catalogue, and how far they are."""

    groups: tuple[MyGroup, ...]
    progress: Progress
    saves_itself: bool

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return the element and the message of every error, for the summary."""
        return problems_of(card for group in self.groups for card in group.cards)


def my_page(workspace: Workspace, cards: Iterable[QuestionCard], progress: Progress) -> MyPage:
    """Return the page of these questions."""
    listed = tuple(cards)
    groups = (
        MyGroup(dimension, tuple(card for card in listed if card.question.dimension_code == dimension.code))
        for dimension in workspace.edition.dimensions
    )
    saves_itself = not any(card.form.is_bound for card in listed)
    return MyPage(tuple(group for group in groups if group.cards), progress, saves_itself)

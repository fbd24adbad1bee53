"""What the pages about milestones show, read from the stored content alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from assessments.domain.catalogue import Edition
from assessments.domain.milestones.changes import Figures, MilestoneChanges, Outcome, figures_of, outcomes_of
from assessments.domain.milestones.content import Content
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text
from assessments.services.milestones import MilestoneCard
from assessments.templatetags.wording import text
from assessments.web.presenters.short_answers import short_answer

MOVED: dict[str, Promise] = {
    "profile": gettext_lazy("Profil des Krankenhauses"),
    "applications": gettext_lazy("Angaben zu Anwendungen"),
    "preset": gettext_lazy("Gewichtung"),
    "weights": gettext_lazy("Gewichte der Kriterien"),
    "scope": gettext_lazy("Umfang der Fragen"),
    "facts": gettext_lazy("rechtliche Angaben zum Haus"),
    "register": gettext_lazy("Verzeichnis der Anbieter und Dienste"),
    "edition_fingerprint": gettext_lazy("Ausgabe des Katalogs"),
    "law_fingerprint": gettext_lazy("Rechtsdaten"),
    "scoring_version": gettext_lazy("Fassung der Bewertung"),
    "as_of": gettext_lazy("Stichtag"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """How many applications got one verdict."""

    model: OperatingModel | None
    count: int

    @property
    def code(self) -> str:
        """Return the name of this verdict in colours."""
        return self.model.value if self.model else "none"


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone in the list."""

    card: MilestoneCard
    figures: Figures
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """An application with its verdict, and the one it had before where two milestones are compared."""

    name: str
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True, slots=True)
class MilestonePage:
    """One milestone: its figures and what it says about each application."""

    card: MilestoneCard
    figures: Figures
    shares: tuple[Share, ...]
    applications: tuple[VerdictRow, ...]
    answered: int
    law: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer that changed, in words; ``question`` None where the later edition no longer asks it."""

    code: str
    question: Text | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two milestones side by side."""

    changes: MilestoneChanges
    before: tuple[Share, ...]
    after: tuple[Share, ...]
    answers: tuple[AnswerRow, ...]
    applications: tuple[VerdictRow, ...]
    moved: tuple[Promise, ...]


def milestone_rows(cards: tuple[MilestoneCard, ...]) -> tuple[MilestoneRow, ...]:
    """Return the list of milestones with their figures."""
    return tuple(_row(card, figures_of(card.summary)) for card in cards)


def milestone_page(card: MilestoneCard, content: Content, edition: Edition) -> MilestonePage:
    """Return everything the page of a milestone shows; ``edition`` is its own."""
    figures = figures_of(content.verdict)
    return MilestonePage(
        card=card,
        figures=figures,
        shares=_shares(figures),
        applications=tuple(VerdictRow(_name(one, edition), None, one) for one in outcomes_of(content).values()),
        answered=len(content.said.answers),
        law=content.ground.law,
    )


def compare_page(changes: MilestoneChanges, edition: Edition) -> ComparePage:
    """Put the changes between two milestones into words; ``edition`` is that of the later one."""
    return ComparePage(
        changes=changes,
        before=_shares(changes.before),
        after=_shares(changes.after),
        answers=tuple(
            AnswerRow(
                one.code,
                edition.questions[one.code].text if one.code in edition.questions else None,
                short_answer(one.before, edition.questions.get(one.code)),
                short_answer(one.after, edition.questions.get(one.code)),
            )
            for one in changes.answers
        ),
        applications=tuple(
            VerdictRow(_name(one.after or one.before, edition), one.before, one.after) for one in changes.applications
        ),
        moved=tuple(MOVED[name] for name in changes.basis),
    )


def _row(card: MilestoneCard, figures: Figures) -> MilestoneRow:
    return MilestoneRow(card, figures, _shares(figures))


def _shares(figures: Figures) -> tuple[Share, ...]:
    return tuple(Share(model, count) for model, count in figures.split.items() if count)


def _name(outcome: Outcome | None, edition: Edition) -> str:
    """Return what people call an application; one whose archetype is gone keeps its code."""
    if outcome is None:
        return ""
    archetype = edition.archetypes_by_code.get(outcome.archetype)
    return outcome.name or (text(archetype.name) if archetype else outcome.archetype)

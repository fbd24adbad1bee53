"""What the pages about moving to a newer edition show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.catalogue import Edition, Question
from assessments.domain.legal_judgement import HouseJudgement
from assessments.domain.milestones.changes import Figures, figures_of
from assessments.domain.milestones.content import verdict_on
from assessments.domain.moving import ApplicationMove, Fate, Plan, QuestionMove
from assessments.domain.question_change import QuestionChange
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace
from assessments.services.confirming import Waiting
from assessments.services.edition_snapshots import edition_of
from assessments.services.moving import Preview
from assessments.templatetags.wording import text
from assessments.web.presenters.milestones import Share
from assessments.web.presenters.short_answers import short_answer

HEADINGS: dict[Fate, tuple[Promise, Promise]] = {
    Fate.CONFIRM: (
        gettext_lazy("Bitte bestätigen"),
        gettext_lazy("Die Frage meint jetzt etwas anderes. Ihre Antwort bleibt, bis Sie sie bestätigen oder ändern."),
    ),
    Fate.MAPPED: (
        gettext_lazy("Stufe umgestellt, bitte bestätigen"),
        gettext_lazy("Die Stufen stehen in anderer Reihenfolge. Ihre Antwort behält ihren Wortlaut."),
    ),
    Fate.ASKED_AGAIN: (
        gettext_lazy("Neu zu beantworten"),
        gettext_lazy("Ihre Stufe gibt es nicht mehr. Die alte Antwort bleibt im Verlauf, Ihre Notiz an der Frage."),
    ),
    Fate.NEW: (gettext_lazy("Neue Fragen"), gettext_lazy("Sie sind offen und gelten bis zur Antwort als unbekannt.")),
    Fate.GONE: (
        gettext_lazy("Entfallene Fragen"),
        gettext_lazy("Ihre Antworten bleiben erhalten, zählen aber nicht mehr mit."),
    ),
}
REWORDED = (gettext_lazy("Nur anders formuliert"), gettext_lazy("Ihre Antworten bleiben unverändert gültig."))


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One question: how it was asked, how it is asked, and what becomes of the answer."""

    code: str
    dimension: str
    before: Text | None
    after: Text | None
    said: str
    becomes: str
    version: int = 0

    @property
    def reworded(self) -> bool:
        """Return whether the question itself reads otherwise."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """The questions that share a fate."""

    key: str
    heading: Promise
    meaning: Promise
    rows: tuple[MoveRow, ...]
    important: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A result on one side of the move."""

    figures: Figures
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application that the move changes."""

    name: str
    lost: str
    changed: str
    gone: bool


@dataclass(frozen=True, slots=True)
class MovePage:
    """A move before it happens. ``after`` None: it cannot be said before every application has an archetype."""

    groups: tuple[MoveGroup, ...]
    unchanged: int
    applications: tuple[ApplicationRow, ...]
    preset: Text | None
    before: Side
    after: Side | None
    kept: int


def move_page(preview: Preview, before: HouseJudgement, after: HouseJudgement | None) -> MovePage:
    """Return everything the preview shows."""
    old, new, plan = preview.workspace.edition, edition_of(preview.target), preview.plan
    return MovePage(
        groups=tuple(_groups(plan, old, new)),
        unchanged=sum(one.change is None for one in plan.of(Fate.STAYS)),
        applications=tuple(_application(one, preview.workspace) for one in plan.applications if not one.stays),
        preset=None if plan.preset is None else new.presets_by_code[plan.preset].name,
        before=_side(before, preview.workspace),
        after=None if after is None else _side(after, preview.workspace),
        kept=sum(one.before.answer is not None for one in plan.questions),
    )


def waiting_rows(waiting: Iterable[Waiting], workspace: Workspace, before: Workspace | None) -> tuple[MoveRow, ...]:
    """Return the answers that wait for a second look; ``before`` is the assessment before its last move."""
    old = before.edition.questions if before else {}
    return tuple(
        MoveRow(
            code=one.code,
            dimension=workspace.edition.questions[one.code].dimension_code,
            before=_text(old.get(one.code)),
            after=workspace.edition.questions[one.code].text,
            said=short_answer(before.said(one.code).answer, old.get(one.code)) if before else "",
            becomes=short_answer(workspace.said(one.code).answer, workspace.edition.questions[one.code]),
            version=one.version,
        )
        for one in waiting
        if one.code in workspace.edition.questions
    )


def _groups(plan: Plan, old: Edition, new: Edition) -> Iterable[MoveGroup]:
    for fate, (heading, meaning) in HEADINGS.items():
        if rows := tuple(_row(one, old, new) for one in plan.of(fate)):
            yield MoveGroup(fate.value, heading, meaning, rows, fate is not Fate.GONE)
    worded = [one for one in plan.of(Fate.STAYS) if one.change is not None]
    if worded:
        yield MoveGroup("wording", *REWORDED, tuple(_row(one, old, new) for one in worded), important=False)


def _row(one: QuestionMove, old: Edition, new: Edition) -> MoveRow:
    before, after = old.questions.get(one.code), new.questions.get(one.code)
    dimension = (after or before).dimension_code if after or before else ""  # type: ignore[union-attr]
    becomes = _("bleibt erhalten, zählt nicht mit") if one.fate is Fate.GONE else short_answer(one.after.answer, after)
    if one.change is QuestionChange.GONE and one.before.answer is None:
        becomes = ""
    return MoveRow(one.code, dimension, _text(before), _text(after), short_answer(one.before.answer, before), becomes)


def _text(question: Question | None) -> Text | None:
    return question.text if question else None


def _application(move: ApplicationMove, workspace: Workspace) -> ApplicationRow:
    known = {one.code: one for one in workspace.applications}
    kind = workspace.edition.archetypes_by_code[move.archetype]
    letters = {criterion.letter: text(criterion.name) for criterion in workspace.edition.criteria}
    return ApplicationRow(
        name=known[move.code].name or text(kind.name),
        lost=", ".join(letters.get(letter, letter) for letter in move.lost),
        changed=", ".join(letters.get(letter, letter) for letter in move.changed),
        gone=move.gone,
    )


def _side(judgement: HouseJudgement, workspace: Workspace) -> Side:
    figures = figures_of(verdict_on(judgement, workspace.profile))
    return Side(figures, tuple(Share(model, count) for model, count in figures.split.items() if count))

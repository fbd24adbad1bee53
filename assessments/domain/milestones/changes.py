"""What changed between two milestones: what was said, and what came out. Nothing is judged anew for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from assessments.domain.answers import Answer
from assessments.domain.milestones.content import Content
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import Quadrant
from assessments.domain.verdict_file import NO_MODEL


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question whose answer is another one; None where there was none."""

    code: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one milestone says about an application; ``verdict`` None is no recommendation.

    ``name`` is empty where the hospital gave it none of its own; then it is called like its archetype.
    """

    name: str
    archetype: str
    verdict: OperatingModel | None


@dataclass(frozen=True, slots=True)
class ApplicationChange:
    """An application that came, went, or got another verdict."""

    code: str
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one milestone; an index is None where nothing was answered."""

    quadrant: Quadrant
    readiness: float | None
    pressure: float | None
    coverage: float
    split: Mapping[OperatingModel | None, int]


@dataclass(frozen=True, slots=True)
class MilestoneChanges:
    """Everything that differs. ``basis`` names what else moved: profile, weights, facts, register, edition, law."""

    before: Figures
    after: Figures
    answers: tuple[AnswerChange, ...]
    applications: tuple[ApplicationChange, ...]
    basis: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Return whether both say the same."""
        return not (self.answers or self.applications or self.basis) and self.before == self.after


def changes_between(before: Content, after: Content) -> MilestoneChanges:
    """Return what differs in ``after``, questions and applications in the order of their codes."""
    return MilestoneChanges(
        before=figures_of(before.verdict),
        after=figures_of(after.verdict),
        answers=_answers(before, after),
        applications=_applications(before, after),
        basis=_basis(before, after),
    )


def figures_of(verdict: Mapping[str, Any]) -> Figures:
    """Return the figures of a verdict, or of the summary of a milestone."""
    return Figures(
        quadrant=Quadrant(verdict["quadrant"]),
        readiness=verdict["readiness"]["expected"],
        pressure=verdict["pressure"]["expected"],
        coverage=verdict["coverage"],
        split={model: verdict["split"].get(model or NO_MODEL, 0) for model in (*OperatingModel, None)},
    )


def outcomes_of(content: Content) -> dict[str, Outcome]:
    """Return what a milestone says about each application, by code."""
    names = {application.code: application.name for application in content.said.applications}
    return {
        one["code"]: Outcome(names[one["code"]], one["archetype"], _model(one["verdict"]))
        for one in content.verdict["applications"]
    }


def _answers(before: Content, after: Content) -> tuple[AnswerChange, ...]:
    old = {code: entry.answer for code, entry in before.said.answers.items()}
    new = {code: entry.answer for code, entry in after.said.answers.items()}
    codes = sorted(old.keys() | new.keys(), key=_in_order)
    return tuple(AnswerChange(code, old.get(code), new.get(code)) for code in codes if old.get(code) != new.get(code))


def _applications(before: Content, after: Content) -> tuple[ApplicationChange, ...]:
    old, new = outcomes_of(before), outcomes_of(after)
    codes = sorted(old.keys() | new.keys())
    pairs = ((code, old.get(code), new.get(code)) for code in codes)
    return tuple(ApplicationChange(code, was, now) for code, was, now in pairs if _verdict(was) != _verdict(now))


def _basis(before: Content, after: Content) -> tuple[str, ...]:
    said = [
        field.name
        for field in fields(before.said)
        if field.name not in {"answers", "versions", "drafts"}
        and getattr(before.said, field.name) != getattr(after.said, field.name)
    ]
    grounds = [
        field.name
        for field in fields(before.ground)
        if field.name in {"edition_fingerprint", "law_fingerprint", "scoring_version", "as_of"}
        and getattr(before.ground, field.name) != getattr(after.ground, field.name)
    ]
    return (*said, *grounds)


def _verdict(outcome: Outcome | None) -> tuple[OperatingModel | None] | None:
    return (outcome.verdict,) if outcome else None


def _model(code: str) -> OperatingModel | None:
    return None if code == NO_MODEL else OperatingModel(code)


def _in_order(code: str) -> tuple[tuple[int, str], ...]:
    """Sort D2.1 before D10.1."""
    return tuple((len(part), part) for part in code.split("."))

"""What pages show of one application's verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.catalogue import Edition, Measure
from assessments.domain.hospital import Application
from assessments.domain.landscape import Archetype
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict, Condition, KnockOut
from assessments.domain.rules import RuleKind
from assessments.domain.text import Text
from assessments.templatetags.wording import text

NARROW = Fraction(1, 20)  # the same twentieth of the scale below which the scoring calls a lead narrow


@dataclass(frozen=True, slots=True)
class ModelValue:
    """How well one model fits, about 0 to 1: modifiers may carry it slightly outside."""

    model: OperatingModel
    value: Fraction
    removed: bool
    wins: bool

    @property
    def width(self) -> int:
        """Return the length of the bar in per cent of its frame, which it never leaves."""
        return min(100, max(0, round(self.value * 100)))


@dataclass(frozen=True, slots=True)
class Blocker:
    """One rule with every model it rules out, the measure that cures it and the verdict afterwards."""

    rule: str
    kind: RuleKind
    text: Text
    models: tuple[OperatingModel, ...]
    measure: Measure | None
    question: str | None
    after: OperatingModel | None
    changes: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """A condition of the verdict with the rule that makes it and the question that leads to its measure."""

    rule: str
    text: Text
    question: str | None

    @property
    def dimension(self) -> str:
        """Return the dimension the question belongs to."""
        return (self.question or "").partition(".")[0]


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One application with everything a reader may ask about its verdict."""

    application: Application
    archetype: Archetype
    verdict: ApplicationVerdict
    values: tuple[ModelValue, ...]
    blockers: tuple[Blocker, ...]
    demands: tuple[Demand, ...]

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return text(self.verdict.name)

    @property
    def cloud_model(self) -> OperatingModel | None:
        """Return the model of the cloud part, where the verdict is a hybrid that names one."""
        return self.verdict.hybrid.cloud_model if self.verdict.hybrid else None

    @property
    def narrow(self) -> bool:
        """Return whether the runner-up is close."""
        return self.verdict.margin is not None and self.verdict.margin < NARROW

    @property
    def cures(self) -> tuple[Blocker, ...]:
        """Return the blockers whose measure would change the verdict."""
        return tuple(blocker for blocker in self.blockers if blocker.changes)

    @property
    def after_all(self) -> OperatingModel | None:
        """Return the verdict once every measure is done, None where that says nothing new."""
        after = self.verdict.verdict_after_all
        several = len({blocker.question for blocker in self.blockers if blocker.measure}) > 1
        return after if several and after is not self.verdict.verdict else None


def verdict_row(edition: Edition, application: Application, verdict: ApplicationVerdict) -> VerdictRow:
    """Join a verdict with the application and the catalogue it is about."""
    return VerdictRow(
        application,
        edition.archetypes_by_code[application.archetype],
        verdict,
        _values(verdict),
        _blockers(edition, verdict),
        tuple(_demand(edition, condition) for condition in verdict.conditions),
    )


def _values(verdict: ApplicationVerdict) -> tuple[ModelValue, ...]:
    removed = {knock_out.model for knock_out in verdict.knock_outs}
    winner = verdict.hybrid.cloud_model or verdict.verdict if verdict.hybrid else verdict.verdict
    return tuple(ModelValue(model, value, model in removed, model is winner) for model, value in verdict.values.items())


def _blockers(edition: Edition, verdict: ApplicationVerdict) -> tuple[Blocker, ...]:
    by_rule: dict[str, list[KnockOut]] = {}
    for knock_out in verdict.knock_outs:
        by_rule.setdefault(knock_out.rule, []).append(knock_out)
    return tuple(_blocker(edition, verdict, found) for found in by_rule.values())


def _blocker(edition: Edition, verdict: ApplicationVerdict, found: list[KnockOut]) -> Blocker:
    first = found[0]
    question = edition.questions.get(first.measure or "")
    return Blocker(
        first.rule,
        first.kind,
        first.text,
        tuple(knock_out.model for knock_out in found),
        question.measure if question else None,
        question.code if question else None,
        first.verdict_after,
        first.verdict_after is not None and first.verdict_after is not verdict.verdict,
    )


def _demand(edition: Edition, condition: Condition) -> Demand:
    return Demand(condition.rule, condition.text, condition.measure if condition.measure in edition.questions else None)


def rows_by_code(rows: tuple[VerdictRow, ...]) -> Mapping[str, VerdictRow]:
    """Return the rows by the code of their application."""
    return {row.application.code: row for row in rows}

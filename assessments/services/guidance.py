"""The guidance of an edition between rows and values, both ways side by side."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, assert_never

from assessments import models
from assessments.domain.catalogue import Edition
from assessments.domain.guidance import (
    AnswersDisagree,
    ArchetypesMissing,
    Check,
    DefaultsOnly,
    Figure,
    LevelDeniesModel,
    Objection,
    Pace,
    PlanningFigure,
    Prerequisite,
    Trigger,
)
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text
from assessments.domain.writing.numbers import number_text
from assessments.models import CatalogueEdition, TriggerKind
from assessments.services.range_rows import range_of, range_row, range_rows, ranges_of


def write_guidance(row: CatalogueEdition, edition: Edition) -> None:
    """Store what ``edition`` advises under its row."""
    models.Prerequisite.objects.bulk_create(
        models.Prerequisite(
            edition=row,
            position=position,
            code=f"{one.question}-{one.first}",
            question=one.question,
            first=one.first,
            reason=one.reason.as_mapping(),
        )
        for position, one in enumerate(edition.prerequisites)
    )
    models.Pace.objects.bulk_create(
        models.Pace(
            edition=row,
            position=position,
            code=pace.code,
            name=pace.name.as_mapping(),
            questions=list(pace.questions),
            by_level=[number_text(factor) for factor in pace.by_level],
            reason=pace.reason.as_mapping(),
        )
        for position, pace in enumerate(edition.paces)
    )
    models.PlanningFigure.objects.bulk_create(
        models.PlanningFigure(
            edition=row, position=position, code=one.figure, value=one.value, reason=one.reason.as_mapping()
        )
        for position, one in enumerate(edition.figures)
    )
    models.Objection.objects.bulk_create(
        _objection_row(row, position, objection) for position, objection in enumerate(edition.objections)
    )
    models.Check.objects.bulk_create(_check_row(row, position, check) for position, check in enumerate(edition.checks))


def prerequisites_of(row: CatalogueEdition) -> tuple[Prerequisite, ...]:
    """Return what comes before what."""
    return tuple(Prerequisite(one.question, one.first, Text.of(one.reason)) for one in row.prerequisite_set.all())


def paces_of(row: CatalogueEdition) -> tuple[Pace, ...]:
    """Return what limits the moves of a year."""
    return tuple(
        Pace(
            code=pace.code,
            name=Text.of(pace.name),
            questions=tuple(pace.questions),
            by_level=tuple(Fraction(factor) for factor in pace.by_level),
            reason=Text.of(pace.reason),
        )
        for pace in row.pace_set.all()
    )


def figures_of(row: CatalogueEdition) -> tuple[PlanningFigure, ...]:
    """Return the assumptions of a plan."""
    return tuple(
        PlanningFigure(Figure(one.code), one.value, Text.of(one.reason)) for one in row.planningfigure_set.all()
    )


def objections_of(row: CatalogueEdition) -> tuple[Objection, ...]:
    """Return the objections."""
    return tuple(
        Objection(
            code=one.code,
            title=Text.of(one.title),
            meant=Text.of(one.meant),
            questions=tuple(one.questions),
            settled=Text.of(one.settled),
            open=Text.of(one.open),
            stands=Text.of(one.stands),
        )
        for one in row.objection_set.all()
    )


def checks_of(row: CatalogueEdition) -> tuple[Check, ...]:
    """Return the places to look again."""
    return tuple(
        Check(
            code=check.code,
            trigger=_trigger_of(TriggerKind(check.kind), check.trigger),
            questions=tuple(check.questions),
            text=Text.of(check.text),
            advice=Text.of(check.advice),
        )
        for check in row.check_set.all()
    )


def _objection_row(row: CatalogueEdition, position: int, objection: Objection) -> models.Objection:
    return models.Objection(
        edition=row,
        position=position,
        code=objection.code,
        title=objection.title.as_mapping(),
        meant=objection.meant.as_mapping(),
        questions=list(objection.questions),
        settled=objection.settled.as_mapping(),
        open=objection.open.as_mapping(),
        stands=objection.stands.as_mapping(),
    )


def _check_row(row: CatalogueEdition, position: int, check: Check) -> models.Check:
    kind, trigger = _stored(check.trigger)
    return models.Check(
        edition=row,
        position=position,
        code=check.code,
        kind=kind,
        trigger=trigger,
        questions=list(check.questions),
        text=check.text.as_mapping(),
        advice=check.advice.as_mapping(),
    )


def _stored(trigger: Trigger) -> tuple[TriggerKind, dict[str, Any]]:
    match trigger:
        case AnswersDisagree(answers):
            return TriggerKind.ANSWERS, {"answers": range_rows(answers)}
        case LevelDeniesModel(criterion, model):
            return TriggerKind.DENIAL, {"criterion": range_row(criterion), "model": model.value}
        case ArchetypesMissing(beds_from, archetypes):
            return TriggerKind.INVENTORY, {"beds_from": beds_from, "archetypes": list(archetypes)}
        case DefaultsOnly(known_below):
            return TriggerKind.DEFAULTS, {"known_below": number_text(known_below)}
        case _:
            assert_never(trigger)


def _trigger_of(kind: TriggerKind, parts: Mapping[str, Any]) -> Trigger:
    match kind:
        case TriggerKind.ANSWERS:
            return AnswersDisagree(ranges_of(parts["answers"]))
        case TriggerKind.DENIAL:
            return LevelDeniesModel(range_of(parts["criterion"]), OperatingModel(parts["model"]))
        case TriggerKind.INVENTORY:
            return ArchetypesMissing(parts["beds_from"], tuple(parts["archetypes"]))
        case TriggerKind.DEFAULTS:
            return DefaultsOnly(Fraction(parts["known_below"]))
        case _:
            assert_never(kind)

"""One row per application: what is recommended, why, what stands in the way."""

from __future__ import annotations

from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.report.portfolio_values import ApplicationRow, Blocker, Demand, Hybrid
from assessments.domain.report.reservations import Reservations
from assessments.domain.report.scores import NONE, model_name
from assessments.domain.report.sureness import sureness_of
from assessments.domain.report.voice import Voice
from assessments.domain.results import ApplicationVerdict, Condition, HybridParts, KnockOut, Result
from assessments.domain.robustness.values import Robustness


def applications_of(
    applications: tuple[Application, ...], result: Result, reservations: Reservations, voice: Voice
) -> tuple[ApplicationRow, ...]:
    """Return a row for every verdict, in the order of the inventory."""
    described = {application.code: application for application in applications}
    return tuple(
        _row(described.get(verdict.code), verdict, result.robustness, reservations, voice)
        for verdict in result.applications
    )


def _row(
    application: Application | None,
    verdict: ApplicationVerdict,
    robustness: Robustness | None,
    reservations: Reservations,
    voice: Voice,
) -> ApplicationRow:
    return ApplicationRow(
        code=verdict.code,
        archetype=verdict.archetype,
        name=voice.of(verdict.name),
        product=application.product if application else "",
        current=voice.label(application.current) if application and application.current else None,
        model=verdict.verdict.value if verdict.verdict else NONE,
        verdict=model_name(verdict.verdict, voice),
        place=verdict.place.value,
        place_name=voice.label(verdict.place),
        runner_up=voice.label(verdict.runner_up) if verdict.runner_up else None,
        margin=None if verdict.margin is None else float(verdict.margin),
        hybrid=_hybrid(verdict.hybrid, voice),
        provisional=verdict.provisional,
        already_there=verdict.already_there,
        because=tuple(voice.of(reason) for reason in verdict.because),
        blockers=_blockers(verdict.knock_outs, reservations, voice),
        conditions=_demands(verdict.conditions, reservations, voice),
        verdict_after_all=voice.label(verdict.verdict_after_all) if verdict.verdict_after_all else None,
        sureness=sureness_of(verdict, robustness, voice),
    )


def _hybrid(parts: HybridParts | None, voice: Voice) -> Hybrid | None:
    if parts is None:
        return None
    model = voice.label(parts.cloud_model) if parts.cloud_model else None
    return Hybrid(model, voice.of(parts.cloud), voice.of(parts.local))


def _demands(conditions: tuple[Condition, ...], reservations: Reservations, voice: Voice) -> tuple[Demand, ...]:
    said = ((voice.of(condition.text), condition.measure) for condition in conditions)
    rows = (Demand(reservations.key_of(text), text, measure) for text, measure in said)
    return tuple(sorted(rows, key=reservations.rank))


def _blockers(knock_outs: tuple[KnockOut, ...], reservations: Reservations, voice: Voice) -> tuple[Blocker, ...]:
    """Say once what removes several models."""
    grouped: dict[tuple[str, OperatingModel | None], list[KnockOut]] = {}
    for knock_out in knock_outs:
        grouped.setdefault((knock_out.rule, knock_out.verdict_after), []).append(knock_out)
    rows = (_blocker(same, reservations, voice) for same in grouped.values())
    return tuple(sorted(rows, key=reservations.rank))


def _blocker(same: list[KnockOut], reservations: Reservations, voice: Voice) -> Blocker:
    knock_out, removed = same[0], {one.model for one in same}
    text = voice.of(knock_out.text)
    return Blocker(
        key=reservations.key_of(text),
        models=voice.series([voice.label(model) for model in OperatingModel if model in removed]),
        text=text,
        measure_code=knock_out.measure,
        verdict_after=voice.label(knock_out.verdict_after) if knock_out.verdict_after else None,
    )

"""Where the rows of a hospital become values: its profile, its answers, its applications, its weighting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import assert_never

from assessments import models
from assessments.domain.answers import (
    NOTHING_SAID,
    Answer,
    Confidence,
    Entry,
    Given,
    Ground,
    NotApplicable,
    Said,
    Sheet,
    Unknown,
)
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, FederalState, LegalForm, Ownership, Profile
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.weighting import BY_THEMES, weights_of_themes
from assessments.models import AnswerKind, HospitalApplication


def profile_of(row: models.Hospital) -> Profile:
    """Return the facts about a hospital."""
    return Profile(
        name=row.name,
        country=row.country,
        federal_state=FederalState(row.federal_state) if row.federal_state else None,
        ownership=Ownership(row.ownership) if row.ownership else None,
        beds=row.beds,
        full_inpatient_cases=row.full_inpatient_cases,
        employees=row.employees,
        turnover_eur=row.turnover_eur,
        balance_sheet_eur=row.balance_sheet_eur,
        sites=row.sites,
        legal_form=LegalForm(row.legal_form) if row.legal_form else None,
        is_sgb5_108_hospital=row.is_sgb5_108_hospital,
        receives_khzg=row.receives_khzg,
        receives_khtf=row.receives_khtf,
    )


def entry_of(row: models.Answer | models.AnswerEvent | None) -> Entry | None:
    """Return what was answered, or None when nothing was or it was taken back."""
    return said_of(row).entry


def said_of(row: models.Answer | models.AnswerEvent | None) -> Said:
    """Return all that was said, also without an answer."""
    if row is None:
        return NOTHING_SAID
    confidence = Confidence(row.confidence) if row.confidence else None
    return Said(_answer_of(row), row.note, confidence, row.source, row.flagged)


def _answer_of(row: models.Answer | models.AnswerEvent) -> Answer | None:
    kind = AnswerKind(row.kind)
    match kind:
        case AnswerKind.GIVEN:
            if row.level is None:
                raise AssertionError("the database promises a level")
            return Given(row.level)
        case AnswerKind.UNKNOWN:
            return Unknown()
        case AnswerKind.NOT_APPLICABLE:
            return NotApplicable(row.reason, Ground(row.ground) if row.ground else Ground.OTHER)
        case AnswerKind.CLEARED:
            return None
        case _:
            assert_never(kind)


def sheet_of(rows: Iterable[models.Answer]) -> Sheet:
    """Return all entries of an assessment."""
    return Sheet({row.question_code: entry for row in rows if (entry := entry_of(row))})


def drafts_of(rows: Iterable[models.Answer]) -> dict[str, Said]:
    """Return what was said about questions without an answer, where anything was."""
    said = {row.question_code: said_of(row) for row in rows if row.kind == AnswerKind.CLEARED}
    return {code: draft for code, draft in said.items() if draft != NOTHING_SAID}


def application_of(row: HospitalApplication) -> Application:
    """Return one system of the hospital."""
    return Application(
        code=row.code,
        archetype=row.archetype,
        name=row.name,
        product=row.product,
        current=CurrentOperation(row.current) if row.current else None,
        codes=dict(row.codes),
        confirmed=frozenset(OperatingModel(model) for model in row.confirmed),
        place_preference=Place(row.place_preference) if row.place_preference else None,
        runs_until=row.runs_until,
    )


def weighting_of(row: models.Assessment, edition: Edition) -> tuple[str, Mapping[str, Fraction]]:
    """Return the name and the weights by which an assessment is judged: those of its themes, else of its preset."""
    if row.theme_weights is None:
        return row.preset, edition.presets_by_code[row.preset].weights
    themes = {code: Fraction(weight) for code, weight in row.theme_weights.items()}
    return BY_THEMES, weights_of_themes(edition, themes)

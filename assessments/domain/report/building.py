"""Putting a report together out of an assessment and its result."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.report.answers import appendix_of, open_points_of
from assessments.domain.report.data import SCHEMA, ReportData
from assessments.domain.report.facts import basis_facts, profile_facts
from assessments.domain.report.measures import gates_of, measures_of
from assessments.domain.report.method import method_of
from assessments.domain.report.portfolio import applications_of
from assessments.domain.report.reservations import reservations_of
from assessments.domain.report.scores import dimensions_of, split_of, standing_of
from assessments.domain.report.summary import summary_of
from assessments.domain.report.voice import Voice
from assessments.domain.results import Result


def report_of(
    *,
    edition: Edition,
    profile: Profile,
    sheet: Sheet,
    applications: tuple[Application, ...],
    preset: str,
    weights: Mapping[str, Fraction],
    result: Result,
    scope: str | None,
    language: str,
    title: str,
) -> ReportData:
    """Return the report of one assessment with every text in ``language``.

    ``scope`` is ``quick`` or ``full`` (a ``Scope`` is one), None where nobody chose. ``preset`` names the weights when
    the edition knows it; otherwise the weights themselves are listed.
    """
    voice = Voice(language)
    card = result.scorecard
    standing, split = standing_of(card, voice), split_of(result.split, voice)
    reservations = reservations_of(edition, result.applications, voice)
    rows = applications_of(applications, result.applications, reservations, voice)
    gates = gates_of(edition, sheet, card.gates, voice)
    return ReportData(
        schema=SCHEMA,
        language=language,
        title=title,
        hospital=profile.name,
        date=result.as_of.isoformat(),
        date_name=voice.day(result.as_of),
        edition=result.edition,
        scoring_version=result.scoring_version,
        profile=profile_facts(profile, voice),
        basis=basis_facts(edition=edition, result=result, preset=preset, weights=weights, scope=scope, voice=voice),
        summary=summary_of(result=result, standing=standing, split=split, applications=rows, gates=gates, voice=voice),
        standing=standing,
        dimensions=dimensions_of(edition, card, voice),
        split=split,
        applications=rows,
        exclusions=reservations.exclusions,
        conditions=reservations.conditions,
        gates=gates,
        measures=measures_of(edition, sheet, result, voice),
        open_points=open_points_of(edition, sheet, applications, result.applications, voice),
        method=method_of(
            voice,
            edition=result.edition,
            scoring_version=result.scoring_version,
            legal_position=voice.day(edition.legal_position_date),
        ),
        appendix=appendix_of(edition, sheet, voice),
    )

"""Putting a report together out of an assessment and its result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from assessments.domain.case import Case
from assessments.domain.dissent import Opinion
from assessments.domain.legal_judgement import LegalOverview
from assessments.domain.levers.analysis import levers_of
from assessments.domain.report.answers import appendix_of, open_points_of
from assessments.domain.report.data import SCHEMA, ReportData
from assessments.domain.report.dissents import dissent_rows
from assessments.domain.report.exhibits import NO_EXHIBITS, Attested, Exhibits
from assessments.domain.report.facts import basis_facts, profile_facts
from assessments.domain.report.gates import gates_of
from assessments.domain.report.law import law_page_of
from assessments.domain.report.lever_page import lever_page_of
from assessments.domain.report.method import method_of
from assessments.domain.report.objections import objections_of
from assessments.domain.report.plan import plan_of
from assessments.domain.report.portfolio import applications_of
from assessments.domain.report.reservations import reservations_of
from assessments.domain.report.scenarios import ReportedScenario, scenarios_of
from assessments.domain.report.scores import dimensions_of, split_of, standing_of
from assessments.domain.report.summary import summary_of
from assessments.domain.report.sureness import certainty_of
from assessments.domain.report.traces import formulas_of, trace_rows
from assessments.domain.report.voice import Voice
from assessments.domain.results import Result
from assessments.domain.roadmap.building import roadmap_of
from assessments.domain.roadmap.decisions import Decision, decide
from assessments.domain.trace.tracing import traces_of

_NO_DEADLINES: Mapping[str, date] = MappingProxyType({})
_NO_DECISIONS: Mapping[str, Decision] = MappingProxyType({})


def report_of(
    case: Case,
    *,
    result: Result,
    preset: str,
    scope: str | None,
    language: str,
    title: str,
    deadlines: Mapping[str, date] = _NO_DEADLINES,
    decisions: Mapping[str, Decision] = _NO_DECISIONS,
    scenarios: tuple[ReportedScenario, ...] = (),
    legal: LegalOverview | None = None,
    opinions: tuple[Opinion, ...] = (),
    exhibits: Exhibits = NO_EXHIBITS,
    attested: tuple[Attested, ...] = (),
) -> ReportData:
    """Return the report of one assessment with every text in ``language``.

    ``scope`` is ``quick`` or ``full`` (a ``Scope`` is one), None where nobody chose. ``preset`` names the weights when
    the edition knows it; otherwise the weights themselves are listed. ``deadlines`` are the last days of old operations
    by application, ``decisions`` what the house decided by the key of its roadmap's steps. ``legal`` is what the law
    says, None where German law does not apply. ``opinions`` are second opinions; those that matter are told.
    ``exhibits`` are pieces of evidence by question, ``attested`` documents behind what providers show.
    """
    voice, edition, sheet = Voice(language), case.edition, case.sheet
    card = result.scorecard
    standing, split = standing_of(card, voice), split_of(result.split, voice)
    reservations = reservations_of(edition, result.applications, voice)
    rows = applications_of(case.applications, result, reservations, voice)
    gates = gates_of(edition, sheet, card.gates, voice)
    roadmap = roadmap_of(case, result=result, deadlines=deadlines)
    traces = traces_of(case, result=result, roadmap=roadmap)
    return ReportData(
        schema=SCHEMA,
        language=language,
        title=title,
        hospital=case.profile.name,
        date=result.as_of.isoformat(),
        date_name=voice.day(result.as_of),
        edition=result.edition,
        scoring_version=result.scoring_version,
        profile=profile_facts(case.profile, voice),
        basis=basis_facts(case, result=result, preset=preset, scope=scope, voice=voice),
        summary=summary_of(result=result, standing=standing, split=split, applications=rows, gates=gates, voice=voice),
        standing=standing,
        dimensions=dimensions_of(edition, card, voice),
        split=split,
        applications=rows,
        exclusions=reservations.exclusions,
        conditions=reservations.conditions,
        gates=gates,
        open_points=open_points_of(edition, sheet, case.applications, result.applications, voice),
        method=method_of(
            voice,
            edition=result.edition,
            scoring_version=result.scoring_version,
            legal_position=voice.day(edition.legal_position_date),
        ),
        appendix=appendix_of(edition, sheet, exhibits, voice),
        certainty=certainty_of(case, result, voice),
        levers=lever_page_of(levers_of(case), result, voice),
        plan=plan_of(decide(roadmap, decisions), voice),
        scenarios=scenarios_of(scenarios, edition, result, voice),
        objections=objections_of(edition, sheet, voice),
        formulas=formulas_of(traces, voice),
        traces=trace_rows(traces),
        law=law_page_of(legal, voice, attested) if legal else None,
        dissents=dissent_rows(edition, sheet, opinions, voice),
    )

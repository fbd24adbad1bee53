"""What a report of an assessment says, as it is frozen: put together from values that were loaded already."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from assessments.domain.legal_judgement import HouseJudgement, LegalBasis, judge_with_law
from assessments.domain.report import report_of
from assessments.domain.report.scenarios import ReportedScenario
from assessments.domain.results import Result
from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.comparing import compare
from assessments.domain.what_if.comparison import Comparison
from assessments.domain.what_if.trying import ImpossibleChange, changed
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, Milestone, MilestoneReport
from assessments.models.reports import LANGUAGES
from assessments.services.dissent import opinions_of
from assessments.services.exhibits import attested_of, exhibits_of
from assessments.services.planning import decisions_of
from assessments.services.refusals import Refusal
from assessments.services.scenarios import scenarios_of


class ReportWasTamperedWith(Refusal):
    """The report of a milestone does not have the digest that was stored with it."""


def digest_of(content: str) -> str:
    """Return the SHA-256 of what a report says."""
    return sha256(content.encode()).hexdigest()


def contents_of(
    assessment: Assessment,
    *,
    workspace: Workspace,
    basis: LegalBasis,
    judgement: HouseJudgement,
    languages: tuple[str, ...] = LANGUAGES,
) -> dict[str, str]:
    """Return by language what the report of this judgement says, as canonical JSON; five queries for all of them."""
    decisions, opinions = decisions_of(assessment), opinions_of(assessment)
    scenarios = _scenarios_of(assessment, workspace, judgement.result, basis)
    exhibits, attested = exhibits_of(assessment), attested_of(assessment.hospital)
    return {
        language: msgspec.json.encode(
            report_of(
                workspace,
                result=judgement.result,
                preset=workspace.preset,
                scope=workspace.scope,
                language=language,
                title=assessment.title,
                legal=judgement.legal,
                decisions=decisions,
                opinions=opinions,
                scenarios=scenarios,
                exhibits=exhibits,
                attested=attested,
            ),
            order="deterministic",
        ).decode()
        for language in languages
    }


def freeze_reports(milestone: Milestone, contents: dict[str, str]) -> dict[str, str]:
    """Keep what the reports of a submission say, and return their digests by language."""
    rows = [
        MilestoneReport(milestone=milestone, language=language, content=content, digest=digest_of(content))
        for language, content in sorted(contents.items())
    ]
    MilestoneReport.objects.bulk_create(rows)
    return {row.language: row.digest for row in rows}


def frozen_content(milestone: Milestone, language: str) -> str | None:
    """Return what was frozen with a milestone; None for one that was taken before reports were; one query.

    :raises ReportWasTamperedWith: when it is not what its digest was taken of.
    """
    row = MilestoneReport.objects.filter(milestone=milestone, language=language).first()
    if row is None:
        return None
    if digest_of(row.content) != row.digest:
        raise ReportWasTamperedWith
    return row.content


def _scenarios_of(
    assessment: Assessment, workspace: Workspace, result: Result, basis: LegalBasis
) -> tuple[ReportedScenario, ...]:
    """Return the scenarios that belong into the report, each judged on the day and by the law of the real state."""
    chosen = (card for card in scenarios_of(assessment) if card.in_report)
    return tuple(
        ReportedScenario(card.name, card.changes, _tried(workspace, card.changes, result, basis)) for card in chosen
    )


def _tried(workspace: Workspace, changes: Changes, result: Result, basis: LegalBasis) -> Comparison | None:
    try:
        after = changed(workspace, changes)
    except ImpossibleChange:  # the assessment has moved on since the scenario was kept; the report says so
        return None
    return compare(result, judge_with_law(after, basis=basis, as_of=result.as_of).result)

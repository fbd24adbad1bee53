"""What the law judges an assessment by, gathered from all its homes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assessments.domain.law.lawbook import LawBook
from assessments.domain.legal_judgement import HouseJudgement, LegalBasis, judge_with_law
from assessments.domain.milestones.content import basis_of
from assessments.domain.results import Result
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.services.frozen import frozen_of, prove
from assessments.services.lawbooks import lawbook_of
from assessments.services.legal_facts import values_of
from assessments.services.reading import workspace_of
from assessments.services.register_reading import register_of


def legal_basis_of(assessment: Assessment, *, law: LawBook) -> LegalBasis:
    """Return the law with what the house has recorded for it, as ``judge_with_law`` takes it.

    Six queries, however many applications and services there are. What the house recorded after an assessment was
    submitted does not count for it.
    """
    frozen = frozen_of(assessment)
    return basis_of(frozen.content.said, law) if frozen else moving_basis_of(assessment, law=law)


def moving_basis_of(assessment: Assessment, *, law: LawBook) -> LegalBasis:
    """Return what the rows say right now, whatever the state of the assessment."""
    return LegalBasis(
        law=law,
        house=values_of(law.vocabulary, assessment.hospital.facts.all()),
        register=register_of(assessment, vocabulary=law.vocabulary),
    )


def results_with_law(assessment: Assessment, states: Iterable[Workspace], *, as_of: date) -> tuple[Result, ...]:
    """Return the result of each state of an assessment, real or tried out; the queries of ``legal_basis_of``."""
    basis = legal_basis_of(assessment, law=law_of(assessment))
    return tuple(judge_with_law(state, basis=basis, as_of=as_of).result for state in states)


def law_of(assessment: Assessment) -> LawBook:
    """Return the law of the edition an assessment goes by; no query when this process has read it before."""
    return lawbook_of(assessment.edition)


def judged_with_law(assessment: Assessment, *, as_of: date, workspace: Workspace | None = None) -> HouseJudgement:
    """Return what the tool says about an assessment on the day ``as_of``, with the conditions the law adds.

    The queries of ``legal_basis_of`` beside those of the workspace; pass a ``workspace`` that was loaded already.

    :raises ResultDiffers: when the assessment is frozen and this version would come to another result.
    """
    basis, loaded = legal_basis_of(assessment, law=law_of(assessment)), workspace or workspace_of(assessment)
    judgement = judge_with_law(loaded, basis=basis, as_of=as_of)
    frozen = frozen_of(assessment)
    if frozen and loaded is frozen.workspace and as_of == frozen.content.ground.as_of:
        prove(frozen, judgement)
    return judgement

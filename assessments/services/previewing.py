"""A draft as a respondent would see it: a reference hospital of the edition as an assessment that nobody stores."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.law.lawbook import LawBook
from assessments.domain.legal_judgement import HouseJudgement, LegalBasis, judge_with_law
from assessments.domain.report import ReportData, report_of
from assessments.domain.scope import Scope
from assessments.domain.trial import known_to
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, CatalogueEdition, Hospital, ReferenceHospital
from assessments.services.edition_snapshots import edition_of
from assessments.services.lawbooks import lawbook_of
from assessments.services.reference_hospitals import readable_house
from assessments.services.refusals import Refusal
from assessments.services.shipped_law import LawRefused, shipped_law

NOBODY = UUID(int=0)


class CannotBePreviewed(Refusal):
    """The draft does not hold together yet, or does not know what the reference hospital says."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """An edition answered by a reference hospital; ``assessment`` is a row that is in no table."""

    assessment: Assessment
    workspace: Workspace
    judgement: HouseJudgement
    law: LawBook
    law_is_its_own: bool

    def report(self, language: str) -> ReportData:
        """Return the report in a language."""
        return report_of(
            self.workspace,
            result=self.judgement.result,
            preset=self.workspace.preset,
            scope=self.workspace.scope,
            language=language,
            title=self.assessment.title,
            legal=self.judgement.legal,
        )


def previewed(*, edition: CatalogueEdition, house: ReferenceHospital, title: str) -> Previewed:
    """Return an edition, a draft or not, with the answers of one of its reference hospitals.

    :raises CannotBePreviewed: when they do not fit together yet.
    """
    try:
        return _previewed(edition, house, title)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as unfinished:
        raise CannotBePreviewed(str(unfinished)) from unfinished


def _previewed(edition: CatalogueEdition, house: ReferenceHospital, title: str) -> Previewed:
    content = edition_of(edition)
    law, is_its_own = _law(edition)
    read = readable_house(house, content)
    if read is None:
        raise CannotBePreviewed(house.code)
    known = known_to(content, read)
    workspace = Workspace(
        edition=content,
        profile=known.profile,
        sheet=Sheet(known.sheet.entries),
        applications=known.applications,
        preset=_preset(content, known.weights),
        weights=known.weights,
        scope=Scope.FULL,
        versions=dict.fromkeys(content.questions, 0),
    )
    judgement = judge_with_law(workspace, basis=LegalBasis(law), as_of=known.as_of)
    hospital = Hospital(id=NOBODY, name=known.profile.name)
    assessment = Assessment(
        id=NOBODY, hospital=hospital, edition=edition, title=title, scope=Scope.FULL, preset=workspace.preset
    )
    return Previewed(assessment, workspace, judgement, law, is_its_own)


def _law(edition: CatalogueEdition) -> tuple[LawBook, bool]:
    """Return the law of the edition; while that is unfinished, the shipped one, so that questions can be looked at."""
    try:
        return lawbook_of(edition), True
    except LawRefused:
        return shipped_law(), False


def _preset(edition: Edition, weights: object) -> str:
    """Return which preset the house chose; its own weights have none."""
    return next((preset.code for preset in edition.presets if preset.weights == weights), "")

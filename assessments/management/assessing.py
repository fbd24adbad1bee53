"""From an answers file on disk to a result, without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assessments.domain.case import Case
from assessments.domain.legal_judgement import LegalBasis, LegalOverview, judge_with_law
from assessments.domain.reading.answers_file import AnswersFile, read_answers_file, wanted_edition
from assessments.domain.report import ReportData, report_of
from assessments.domain.results import Result
from assessments.domain.trace.tracing import traces_of
from assessments.domain.verdict_file import verdict_bytes
from assessments.management.input_file import read_text
from assessments.services.shipped import shipped_codes, shipped_edition
from assessments.services.shipped_law import shipped_law
from assessments.services.yaml_source import parse


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a file says, as a case of the edition it was read against, and what comes out."""

    case: Case
    content: AnswersFile
    result: Result
    legal: LegalOverview | None


def assess_file(path: Path, *, today: date) -> Assessed:
    """Read an answers file and judge it; ``today`` is the date when the file names none.

    :raises CannotRead: when there is no text to read.
    :raises Refused: with every problem of the text.
    """
    root = parse(read_text(path), file=str(path))
    codes, wanted = shipped_codes(), wanted_edition(root)
    edition = shipped_edition(wanted if wanted in codes else None)  # an unknown one is reported with all the rest
    law = shipped_law(edition.code)
    content = read_answers_file(
        root, file=str(path), edition=edition, editions=codes, today=today, vocabulary=law.vocabulary
    )
    case = Case(edition, content.profile, content.sheet, content.applications, content.weights)
    judged = judge_with_law(case, basis=LegalBasis(law, content.facts, content.register), as_of=content.as_of)
    return Assessed(case, content, judged.result, judged.legal)


def verdict_file(assessed: Assessed, *, language: str) -> bytes:
    """Return the verdict file on an assessed file."""
    case, result = assessed.case, assessed.result
    traces = traces_of(case, result=result)
    return verdict_bytes(result, profile=case.profile, language=language, legal=assessed.legal, traces=traces)


def report_on(assessed: Assessed, *, language: str) -> ReportData:
    """Return the report on an assessed file; the hospital's name is its title."""
    return report_of(
        assessed.case,
        result=assessed.result,
        preset=assessed.content.preset,
        scope=None,
        language=language,
        title=assessed.case.profile.name,
        legal=assessed.legal,
    )

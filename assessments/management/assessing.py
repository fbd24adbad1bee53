"""From an answers file on disk to a result, without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assessments.domain.catalogue import Edition
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
    """What a file says, the edition it was read against, and what comes out."""

    edition: Edition
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
    judged = judge_with_law(
        edition=edition,
        profile=content.profile,
        sheet=content.sheet,
        applications=content.applications,
        weights=content.weights,
        as_of=content.as_of,
        basis=LegalBasis(law, content.facts, content.register),
    )
    return Assessed(edition, content, judged.result, judged.legal)


def verdict_file(assessed: Assessed, *, language: str) -> bytes:
    """Return the verdict file on an assessed file."""
    content, result = assessed.content, assessed.result
    traces = traces_of(
        edition=assessed.edition,
        profile=content.profile,
        sheet=content.sheet,
        applications=content.applications,
        weights=content.weights,
        result=result,
    )
    return verdict_bytes(result, profile=content.profile, language=language, legal=assessed.legal, traces=traces)


def report_on(assessed: Assessed, *, language: str) -> ReportData:
    """Return the report on an assessed file; the hospital's name is its title."""
    content = assessed.content
    return report_of(
        edition=assessed.edition,
        profile=content.profile,
        sheet=content.sheet,
        applications=content.applications,
        preset=content.preset,
        weights=content.weights,
        result=assessed.result,
        scope=None,
        language=language,
        title=content.profile.name,
        legal=assessed.legal,
    )

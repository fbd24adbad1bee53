"""The questionnaire of an assessment as a table or as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.domain.questionnaire_file.values import Content, Format
from assessments.domain.questionnaire_file.words import TITLE
from assessments.management.assessment_named import assessment_named
from assessments.management.output_files import CannotWrite, write_new
from assessments.management.sentences import drawing_sentence
from assessments.models import Assessment
from assessments.models.reports import LANGUAGES
from assessments.report.questionnaire.drawing import draw_apart
from assessments.report.questionnaire.workbook import workbook_of
from assessments.report.rendering import RenderingFailed
from assessments.services.questionnaire_files import note_export, printed, sheets_of
from assessments.services.tenancy import everywhere


class Command(BaseCommand):
    """Write the questionnaire into a file. That it was written stands in the audit trail."""

    help = "Write the questionnaire of an assessment into a file that ends in .xlsx or .pdf."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the assessment, the file, and what is to stand in it."""
        parser.add_argument("--assessment", required=True, help="identifier of the assessment")
        parser.add_argument("--to", required=True, help="the file to write, .xlsx or .pdf; it must not exist yet")
        parser.add_argument("--filled", action="store_true", help="with the answers that there are")
        parser.add_argument("--language", choices=sorted(LANGUAGES), default="de")

    def handle(self, **options: Any) -> None:
        """Write the file."""
        target = Path(options["to"])
        if target.suffix not in {f".{kind}" for kind in Format}:
            raise CommandError(f"{target} ends neither in .xlsx nor in .pdf.")
        content = Content.FILLED if options["filled"] else Content.BLANK
        with everywhere(reason="the operator names the assessment"):
            self._write(assessment_named(options["assessment"]), target, content, options["language"])
        self.stdout.write(f"{target}: {target.stat().st_size} bytes")

    def _write(self, assessment: Assessment, target: Path, content: Content, language: str) -> None:
        wanted, now = Format(target.suffix[1:]), timezone.localtime()
        try:
            raw = _file(assessment, wanted, content, language)
            write_new(target, raw)
        except CannotWrite as reason:
            raise CommandError(str(reason)) from reason
        except RenderingFailed as reason:
            raise CommandError(drawing_sentence(reason)) from reason
        note_export(assessment=assessment, form=wanted, language=language, content=content, by=None, at=now)


def _file(assessment: Assessment, wanted: Format, content: Content, language: str) -> bytes:
    now = timezone.localtime()
    if wanted is Format.PAPER:
        return draw_apart(printed(assessment, language=language, content=content, on=now.date()))
    sheets = sheets_of(assessment, language=language, content=content, on=now.date())
    return workbook_of(sheets, title=TITLE.in_language(language), at=now)

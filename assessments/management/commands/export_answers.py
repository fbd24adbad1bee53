"""The answers of an assessment as a file for other systems."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.management.assessment_named import assessment_named
from assessments.management.output_files import CannotWrite, write_new
from assessments.services.fhir_answers import export_response
from assessments.services.tenancy import everywhere


class Command(BaseCommand):
    """Write the answers into a file. That it was written stands in the audit trail."""

    help = "Write the answers of an assessment as a FHIR QuestionnaireResponse (JSON)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the assessment and the file."""
        parser.add_argument("assessment", help="identifier of the assessment")
        parser.add_argument("--format", choices=["fhir"], default="fhir")
        parser.add_argument("--output", required=True, type=Path, help="the file to write; it must not exist yet")

    def handle(self, **options: Any) -> None:
        """Write the file, only for the eyes of whoever runs the command."""
        target = options["output"]
        with everywhere(reason="the operator names the assessment"):
            raw = export_response(assessment=assessment_named(options["assessment"]), by=None, at=timezone.now())
        try:
            write_new(target, raw)
        except CannotWrite as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{target}: {len(raw)} bytes")

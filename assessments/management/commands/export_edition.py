"""An edition as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.domain.writing.formats import EditionFormat
from assessments.management.edition_named import edition_named
from assessments.management.output_files import CannotWrite, write_whole
from assessments.services.edition_files_writing import DraftIsUnreadable, export_edition


class Command(BaseCommand):
    """Write an edition as packed YAML, as a table, or as a FHIR questionnaire."""

    help = "Write an edition with its law into a file: yaml (a .zip), xlsx, or fhir (the questionnaire as .json)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the edition, the format and the file."""
        parser.add_argument("code", help="code of the edition")
        parser.add_argument("--format", choices=[one.value for one in EditionFormat], default=EditionFormat.YAML.value)
        parser.add_argument("--output", type=Path, required=True, help="the file to write")

    def handle(self, **options: Any) -> None:
        """Write the file."""
        edition, target = edition_named(options["code"]), options["output"]
        try:
            raw = export_edition(edition, EditionFormat(options["format"]), at=timezone.now())
            write_whole(target, raw)
        except CannotWrite as reason:
            raise CommandError(str(reason)) from reason
        except DraftIsUnreadable as reason:
            raise CommandError(f"Edition {edition.code} is incomplete: {reason}") from reason
        self.stdout.write(f"{target}: {len(raw)} bytes")

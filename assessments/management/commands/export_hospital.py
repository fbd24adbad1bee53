"""Everything that a hospital owns, as one ZIP file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.management.output_files import CannotWrite, new_file
from assessments.management.trails import hospital_named
from assessments.services.data_protection_export import export_hospital
from assessments.services.tenancy import everywhere


class Command(BaseCommand):
    """Write a ZIP file of JSON lines, reports and evidence. That it was written stands in the audit trail."""

    help = "Write everything that a hospital owns into a ZIP file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the hospital and the file, which must not be there yet."""
        parser.add_argument("--hospital", required=True, help="identifier of the hospital")
        parser.add_argument("--to", required=True, help="the ZIP file to write; it must not exist yet")

    @everywhere(reason="the operator names any hospital")
    def handle(self, **options: Any) -> None:
        """Write the file and say what is in it."""
        hospital = hospital_named(options["hospital"])
        try:
            with new_file(Path(options["to"])) as target:
                written = export_hospital(hospital=hospital, to=target, by=None, at=timezone.now())
        except CannotWrite as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{options['to']}: {len(written)} files, {sum(one.size for one in written)} bytes")

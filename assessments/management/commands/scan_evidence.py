"""Have the virus scanner look at evidence: what it has not seen, or everything after new signatures."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.domain.evidence import ScanState
from assessments.services.evidence_scanning import scan_stored
from assessments.services.tenancy import everywhere


class Command(BaseCommand):
    """Scan and lock what is infected. Fits a nightly timer."""

    help = "Scan evidence files with the ClamAV daemon of CLOUDREADY_CLAMD and lock infected ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to scan everything."""
        parser.add_argument("--all", action="store_true", help="also what was scanned before, after new signatures")

    @everywhere(reason="files of all hospitals are scanned")
    def handle(self, **options: Any) -> None:
        """Scan and count.

        :raises CommandError: when no scanner is set, or files were left without a verdict.
        """
        if not settings.CLOUDREADY_CLAMD:
            raise CommandError("No scanner is set (CLOUDREADY_CLAMD); nothing was scanned.")
        counts = scan_stored(at=timezone.now(), everything=options["all"])
        self.stdout.write(", ".join(f"{verdict}: {count}" for verdict, count in counts.items()))
        if counts[ScanState.UNSCANNED]:
            raise CommandError("Some files got no verdict; is the scanner running?")

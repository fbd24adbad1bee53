"""Remove bytes that belong to no evidence, and name evidence whose bytes are missing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.services.evidence_orphans import collect_orphans
from assessments.services.tenancy import everywhere


class Command(BaseCommand):
    """Tidy the evidence store. Fits a nightly timer."""

    help = "Remove evidence bytes that nothing belongs to; fails when noted bytes are missing."

    @everywhere(reason="files of all hospitals lie in one place")
    def handle(self, **_options: Any) -> None:
        """Tidy and tell.

        :raises CommandError: when bytes are missing.
        """
        done = collect_orphans(at=timezone.now())
        self.stdout.write(f"removed: {done.orphans} orphans, {done.unfinished} unfinished")
        if done.missing:
            raise CommandError("missing bytes of evidence: " + ", ".join(map(str, done.missing)))

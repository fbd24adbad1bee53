"""Forget what its time is over for, and delete the hospitals whose deletion is due."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.services.data_protection_deletion import delete_due_hospitals, remains_of
from assessments.services.data_protection_purge import purge_expired
from assessments.services.tenancy import everywhere

DAYS = 365


class Command(BaseCommand):
    """Fits a nightly timer; safe to repeat."""

    help = "Forget what has expired and delete the hospitals whose deletion is due. For a nightly timer."

    @everywhere(reason="time is over for all hospitals alike")
    def handle(self, **_options: Any) -> None:
        """Forget, delete and tell."""
        now = timezone.now()
        gone = delete_due_hospitals(at=now)
        for hospital in gone:
            self.stdout.write(f"deleted: hospital {hospital}")
        kept_for = timedelta(days=DAYS * settings.CLOUDREADY_AUDIT_YEARS)
        for kind, count in purge_expired(at=now, trail_for=kept_for).items():
            self.stdout.write(f"{kind}: {count}")
        left = {str(hospital): remains for hospital in gone if (remains := dict(remains_of(hospital)))}
        if left:  # a file that the system would not remove, perhaps
            raise CommandError(f"something is left of deleted hospitals: {left}")

"""Reminders by e-mail; a timer runs this every morning."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone

from assessments.services.reminding import send_reminders
from assessments.services.tenancy import everywhere


class Command(BaseCommand):
    """Send what is to be sent today; safe to repeat."""

    help = "Remind people by e-mail of what is due soon, overdue or expiring. Sends nothing twice on a day."

    def add_arguments(self, parser: CommandParser) -> None:
        """Describe what the command takes."""
        parser.add_argument("--site", help="Address of the site, https://cloud.example; the first host otherwise.")

    @everywhere(reason="people of all hospitals are reminded")
    def handle(self, *_args: object, **options: Any) -> None:
        """Send, and say how many."""
        site = str(options["site"] or _first_host()).rstrip("/")

        def link_to(hospital: UUID, assessment: UUID | None) -> str:
            if assessment is None:
                return site + reverse("evidence_store", args=[hospital])
            return site + reverse("tasks", args=[hospital, assessment])

        done = send_reminders(at=timezone.now(), link_to=link_to)
        self.stdout.write(f"{done.sent} sent, {done.failed} not sent")


def _first_host() -> str:
    hosts = [host for host in settings.ALLOWED_HOSTS if host.strip(".*")]
    if not hosts:
        raise CommandError("--site is needed where no host is configured")
    return f"https://{hosts[0].lstrip('.')}"

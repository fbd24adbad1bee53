"""Fill the site with the demo, where it is run as one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.services.demo import LOGINS, seed_demo


class Command(BaseCommand):
    """Add the demo's accounts and hospitals and print the logins. Safe to repeat."""

    help = "Add fictional hospitals and demo accounts and print the logins. Safe to repeat; refuses outside the demo."

    def handle(self, **_options: Any) -> None:
        """Seed, and tell how to sign in."""
        if not settings.CLOUDREADY_DEMO:
            raise CommandError("These settings are not those of a demo (CLOUDREADY_DEMO); nothing was added.")
        call_command("load_catalogue", verbosity=0, stdout=self.stderr)
        seed_demo(at=timezone.now())
        for login in LOGINS:
            self.stdout.write(f"  {login.name:<24} {login.email:<26} {login.password}")

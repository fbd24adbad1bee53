"""``manage.py forget_save_keys``: forget the keys of saves that nobody will send again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessments.services.saving import forget_old_keys
from assessments.services.tenancy import everywhere


class Command(BaseCommand):
    """Worth running once a day; a site that is used forgets most of them by itself."""

    help = "Forgets the keys of saves that are older than three days. No answer is touched."

    @everywhere(reason="keys of all assessments grow old")
    def handle(self, *_args: Any, **_options: Any) -> None:
        """Forget them and say how many they were."""
        self.stdout.write(f"{forget_old_keys(at=timezone.now())} old keys of saves forgotten.")

"""Let somebody in again who lost phone, passkey and recovery codes - the last operator, for example."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.models import User
from assessments.services.second_factor import reset_second_factor


class Command(BaseCommand):
    """Take away the second factors of one account and end its sessions. The password stays."""

    help = "Remove every second factor of an account and end its sessions; the next sign-in sets up new ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the address."""
        parser.add_argument("email")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        user = User.objects.filter(email=options["email"]).first()
        if user is None:
            raise CommandError(f"There is no account of {options['email']}.")
        reset_second_factor(user=user)
        self.stdout.write(f"{user.email} has no second factor any more.")

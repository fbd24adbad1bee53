"""Whether the audit trail is whole."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from assessments.domain.audit.wording import WHOLE, sentences
from assessments.management.trails import against, hospital_named
from assessments.services.tenancy import everywhere
from assessments.services.trail import Checked, check, check_all

LANGUAGE = "en"


class Command(BaseCommand):
    """Check every chain and say in words what is wrong with it. The status is 1 when anything is."""

    help = "Check that no entry of the audit trail was changed, removed, moved or slipped in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take one hospital, or all of them and the installation; and lines of the log to compare with."""
        parser.add_argument("--hospital", help="identifier of one hospital; without it everything is checked")
        parser.add_argument("--against", help="file with lines of the operator's log: every one must still stand here")

    @everywhere(reason="every chain is checked")
    def handle(self, **options: Any) -> None:
        """Check, say what was found, and end with 1 if that is anything."""
        named = options["hospital"]
        checked = [check(hospital_named(named))] if named else list(check_all())
        missing = against(options["against"]) if options["against"] else ()
        for one in checked:
            self._say(one)
        for line in missing:
            self.stdout.write(f"  The log has an entry that the trail does not: {line}")
        if missing or not all(one.is_whole for one in checked):
            sys.exit(1)

    def _say(self, checked: Checked) -> None:
        name = f"{checked.hospital} ({checked.hospital.pk})" if checked.hospital else "The installation"
        self.stdout.write(f"{name}: {checked.entries} entries.")
        for sentence in _found(checked):
            self.stdout.write(f"  {sentence}")


def _found(checked: Checked) -> Iterable[str]:
    if checked.is_whole:
        yield WHOLE.in_language(LANGUAGE)
    yield from (one.in_language(LANGUAGE) for one in sentences(checked.flaws))
    for question, version in checked.answers:
        yield f"Version {version} of the answer to {question} is not the one that was saved."
    if not checked.checkpoint_is_signed:
        yield "The checkpoint of purged entries is not signed by this installation (or its secret key was changed)."

"""The audit trail as lines of JSON."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date, parse_datetime

from assessments.management.trails import hospital_named
from assessments.models import Hospital
from assessments.services.tenancy import everywhere
from assessments.services.trail import Wanted
from assessments.services.trail_reading import json_lines


class Command(BaseCommand):
    """Write entries to standard output, one line of JSON each: the installation's, then every hospital's."""

    help = "Write the audit trail to standard output, one line of JSON for each entry."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a beginning and one hospital."""
        parser.add_argument("--since", help="first day or moment, such as 2026-11-01 or 2026-11-01T12:00+01:00 (UTC)")
        parser.add_argument("--hospital", help="identifier of one hospital; without it everything is written")

    @everywhere(reason="the operator's log holds every trail")
    def handle(self, **options: Any) -> None:
        """Write the lines, the oldest entry of a chain first."""
        wanted = Wanted(since=_moment(options["since"]))
        named = options["hospital"]
        houses: list[Hospital | None] = [hospital_named(named)] if named else [None, *Hospital.objects.order_by("pk")]
        for house in houses:
            for line in json_lines(house, wanted):
                self.stdout.write(line)


def _moment(written: str | None) -> datetime | None:
    """Return the moment, midnight for a day; what names no time zone is meant in UTC."""
    if not written:
        return None
    try:
        day = parse_date(written)
        found = datetime.combine(day, time()) if day else parse_datetime(written)
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"{written} is neither a day nor a moment, such as 2026-11-01 or 2026-11-01T12:00+01:00.")
    return found if found.tzinfo else found.replace(tzinfo=UTC)

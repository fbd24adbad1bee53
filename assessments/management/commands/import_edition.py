"""A file into a draft, after a look at every change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from assessments.domain.edition_diff import Change
from assessments.management.edition_named import edition_named
from assessments.management.person_named import person_named
from assessments.models import CatalogueEdition, User
from assessments.services.catalogues import EditionCodeIsTaken, clone_edition
from assessments.services.edition_files import NotADraft, Preview, import_edition, preview_of
from assessments.services.edition_files_reading import LARGEST, EditionFileRefused

LONGEST_SHOWN = 100


class Command(BaseCommand):
    """Show what a file changes in a draft and, unless it is a trial, change it: all or nothing."""

    help = "Take a file (.zip of YAML, .xlsx, FHIR .json) into a draft. All of it is taken over, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the draft, and who changes it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--into", required=True, help="code of the draft")
        parser.add_argument("--copy-of", help="first make the draft as a copy of this edition")
        parser.add_argument("--by", required=True, help="e-mail address of the editor")
        parser.add_argument("--dry-run", action="store_true", help="show the changes and store nothing")

    def handle(self, **options: Any) -> None:
        """Read, show, store."""
        by, raw = person_named(options["by"]), _bytes_of(options["file"])
        try:
            with transaction.atomic():
                preview = self._take(options, raw, by)
                if options["dry_run"]:
                    transaction.set_rollback(True)
        except EditionFileRefused as refused:
            raise CommandError(f"{options['file']} is refused, nothing was changed:\n{refused}") from refused
        except NotADraft as refused:
            raise CommandError(f"Edition {options['into']} is no draft; nothing was changed.") from refused
        for change in preview.changes:
            self.stdout.write(_line(change))
        done = "would change" if options["dry_run"] else "changed"
        self.stdout.write(f"{len(preview.changes)} values {done} in {options['into']}")

    def _take(self, options: dict[str, Any], raw: bytes, by: User) -> Preview:
        draft = _draft(options, by)
        if options["dry_run"]:
            return preview_of(draft, raw, name=options["file"].name)
        return import_edition(draft=draft, raw=raw, name=options["file"].name, by=by, at=timezone.now())


def _draft(options: dict[str, Any], by: User) -> CatalogueEdition:
    if not options["copy_of"]:
        return edition_named(options["into"])
    try:
        source = edition_named(options["copy_of"])
        return clone_edition(edition=source, code=options["into"], by=by, at=timezone.now())
    except EditionCodeIsTaken as taken:
        raise CommandError(f"There is an edition {options['into']} already.") from taken


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as reason:
        raise CommandError(f"{path} cannot be read: {reason}") from reason


def _line(change: Change) -> str:
    place = ".".join(part for part in (change.code, change.field, change.language) if part)
    values = f": {change.before!s:.{LONGEST_SHOWN}} -> {change.after!s:.{LONGEST_SHOWN}}" if change.field else ""
    said = f"{change.kind} {change.element} {place}{values}"
    return "".join(letter if letter.isprintable() else " " for letter in said)

"""A filled table of the questionnaire, taken over on behalf of somebody who may answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.domain.questionnaire_file.changes import Change
from assessments.domain.questionnaire_file.values import LARGEST_TABLE, Filled
from assessments.domain.questionnaire_file.words import sentence_of
from assessments.management.assessment_named import assessment_named
from assessments.management.person_named import person_named
from assessments.models import Assessment, User
from assessments.services.fhir_answers import ResponseRefused, read_response
from assessments.services.questionnaire_files import answerable
from assessments.services.questionnaire_import import (
    MayNotAnswer,
    NoQuestionnaire,
    TableIsRefused,
    import_answers,
    preview_of,
    read_filled,
)
from assessments.services.tenancy import everywhere
from assessments.services.writing import AssessmentIsClosed


class Command(BaseCommand):
    """Show what a table changes and, unless it is a trial, store it; what others answered meanwhile is left alone."""

    help = "Take over the answers of a filled table. Newer answers are never replaced: they are listed instead."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the table, the assessment, and whose answers these are."""
        parser.add_argument("file", help="the filled table, .xlsx, or a FHIR QuestionnaireResponse, .json")
        parser.add_argument("--assessment", required=True, help="identifier of the assessment")
        parser.add_argument("--by", required=True, help="e-mail address of whoever answers")
        parser.add_argument("--dry-run", action="store_true", help="show the changes and store nothing")

    def handle(self, **options: Any) -> None:
        """Read, show, store."""
        with everywhere(reason="the operator names the assessment"):
            assessment = assessment_named(options["assessment"])
            by = person_named(options["by"])
            filled = self._read(assessment, Path(options["file"]))
            allowed = answerable(assessment, by)
            compared = preview_of(assessment, filled, allowed=allowed).comparison
            self._list("change", compared.changes)
            self._list("not taken, answered meanwhile", compared.conflicts)
            self._list(f"not taken, not for {by.email} to answer", compared.others)
            if not options["dry_run"]:
                self._store(assessment, filled, allowed, by)

    def _read(self, assessment: Assessment, path: Path) -> tuple[Filled, ...]:
        try:
            with path.open("rb") as stream:
                raw = stream.read(LARGEST_TABLE + 1)
            if path.suffix == ".json":
                return read_response(assessment, raw, name=path.name)
            return read_filled(assessment, raw)
        except OSError as reason:
            raise CommandError(f"{path} cannot be read: {reason}") from reason
        except ResponseRefused as refused:
            raise CommandError(f"{path} is refused:\n{refused}") from refused
        except TableIsRefused as refused:
            raise CommandError(f"{path} is refused: {refused}") from refused
        except NoQuestionnaire as wrong:
            lines = (sentence_of(problem).in_language("en") for problem in wrong.problems)
            raise CommandError("\n".join([f"{path} is refused:", *lines])) from wrong

    def _list(self, what: str, changes: tuple[Change, ...]) -> None:
        for change in changes:
            self.stdout.write(f"{change.code} {what}: {change.old} -> {change.filled.said}")

    def _store(self, assessment: Assessment, filled: tuple[Filled, ...], allowed: frozenset[str], by: User) -> None:
        try:
            imported = import_answers(
                assessment=assessment, filled=filled, decided={}, allowed=allowed, by=by, at=timezone.now()
            )
        except AssessmentIsClosed as closed:
            raise CommandError("The assessment is not open; nothing was changed.") from closed
        except MayNotAnswer as refused:
            raise CommandError(f"{by.email} may not answer {refused}; nothing was changed.") from refused
        self.stdout.write(f"{len(imported.saved)} answers stored, {len(imported.conflicts)} left for a decision")

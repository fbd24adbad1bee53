"""``manage.py assess``: from an answers file to the verdict, without a browser and without a database."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from assessments.domain.reading.nodes import Refused
from assessments.management.assessing import Assessed, assess_file, report_on, verdict_file
from assessments.management.input_file import CannotRead
from assessments.management.output_files import CannotWrite, check_writable, write_whole
from assessments.management.sentences import drawing_sentence, problems_sentence
from assessments.management.verdict_text import verdict_text
from assessments.report.rendering import RenderingFailed, render_isolated

LANGUAGES = ("de", "en")
STANDARD_OUTPUT = Path("-")
REFUSED = 2
RENDERING_FAILED = 3
MORE = 2  # the verbosity that also gives reasons, parts of hybrids, exclusions and conditions


class Command(BaseCommand):
    """Assess one answers file."""

    help = "Bewertet eine Antwortdatei (YAML oder JSON); mit -v 2 samt Gründen. / Assess an answers file."
    requires_system_checks = ()  # nothing of the site is needed, least of all its database

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe what the command takes."""
        parser.add_argument("answers", metavar="ANSWERS.yaml", type=Path)
        parser.add_argument("--pdf", metavar="FILE", type=Path, help="Bericht als PDF / the report as PDF")
        parser.add_argument(
            "--json", metavar="FILE", type=Path, help="Bewertung als JSON, - = stdout / verdict as JSON"
        )
        parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="Sprache / language")

    def handle(self, *_args: object, **options: Any) -> None:
        """Assess the file, or say in sentences why not."""
        with override(options["lang"]):
            try:
                self._assess(options)
            except (CannotRead, CannotWrite) as error:
                raise CommandError(str(error), returncode=REFUSED) from error
            except Refused as error:
                raise CommandError(problems_sentence(error), returncode=REFUSED) from error
            except RenderingFailed as error:
                raise CommandError(drawing_sentence(error), returncode=RENDERING_FAILED) from error

    def _assess(self, options: dict[str, Any]) -> None:
        answers, json, pdf = (options[key] and Path(options[key]) for key in ("answers", "json", "pdf"))
        _check_targets(answers, [path for path in (json, pdf) if path and path != STANDARD_OUTPUT])
        assessed = assess_file(answers, today=timezone.localdate())
        self._tell(assessed, aside=json == STANDARD_OUTPUT, detailed=options["verbosity"] >= MORE)
        if json:
            self._write(json, verdict_file(assessed, language=options["lang"]))
        if pdf:
            data = report_on(assessed, language=options["lang"])
            self._write(pdf, render_isolated(data))

    def _tell(self, assessed: Assessed, *, aside: bool, detailed: bool) -> None:
        """Print the verdict; ``aside`` when standard output belongs to the machine."""
        text = verdict_text(
            assessed.result,
            profile=assessed.content.profile,
            edition=assessed.case.edition,
            legal=assessed.legal,
            detailed=detailed,
        )
        (self.stderr if aside else self.stdout).write(text, style_func=str, ending="")

    def _write(self, path: Path, content: bytes) -> None:
        if path == STANDARD_OUTPUT:
            self.stdout.write(content.decode(), ending="")
            return
        write_whole(path, content)
        self.stderr.write(_("Geschrieben: %(path)s") % {"path": path}, style_func=str)


def _check_targets(answers: Path, targets: Iterable[Path]) -> None:
    """Refuse to start when a result has nowhere to go, or would overwrite the answers or the other result.

    :raises CannotWrite: with the reason.
    """
    taken = {answers.resolve()}
    for path in targets:
        check_writable(path)
        if path.resolve() in taken:
            raise CannotWrite(_("„%(path)s“ wird schon gelesen oder geschrieben.") % {"path": path})
        taken.add(path.resolve())

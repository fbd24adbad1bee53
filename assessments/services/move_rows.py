"""What moving to an edition and coming back both write."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from assessments.domain.answers import Said
from assessments.models import Assessment, AssessmentMove, CatalogueEdition, ChangeKind, User
from assessments.services.answer_rows import Write, store
from assessments.services.writing import log


def settle(row: Assessment, edition: CatalogueEdition, preset: str, themes: Mapping[str, str] | None) -> None:
    """Let an assessment go on with an edition and a weighting."""
    row.edition, row.preset, row.theme_weights = edition, preset, themes
    row.save(update_fields=["edition", "preset", "theme_weights"])


def say(row: Assessment, said: Mapping[str, Said], *, afresh: Collection[str] = (), by: User, at: datetime) -> None:
    """Store what is said now as new versions: the history goes on, whatever moves."""
    bases = dict(row.answers.values_list("question_code", "version"))
    store(row, {code: Write(one, bases.get(code, 0), code in afresh) for code, one in said.items()}, by=by, at=at)


def log_move(
    kind: ChangeKind, row: Assessment, move: AssessmentMove, counts: dict[str, object], *, by: User, at: datetime
) -> None:
    """Add a move, or that it was undone, to the history; ``counts`` are of what became of answers."""
    details = {"from": move.source.code, "to": move.target.code, **counts}
    log(kind, hospital=row.hospital, assessment=row, subject=str(move.pk), details=details, by=by, at=at)

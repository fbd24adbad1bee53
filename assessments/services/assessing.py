"""Assessments: started, set up, weighed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assessments.domain.scope import Scope
from assessments.models import Assessment, CatalogueEdition, ChangeKind, EditionStatus, Hospital, User
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import some_line
from assessments.services.refusals import Refusal
from assessments.services.writing import lock, log, touch

LONGEST_TITLE = 200
DEFAULT_PRESET = "equal"


class EditionIsNotPublished(Refusal):
    """No published edition has this code."""


class UnknownPreset(Refusal):
    """The edition has no weight preset of this code."""


@transaction.atomic
def start_assessment(
    *, hospital: Hospital, edition: str, scope: Scope, title: str, by: User, at: datetime
) -> Assessment:
    """Start an assessment of ``hospital`` by the published edition of this code.

    :raises EditionIsNotPublished: when there is no such edition.
    :raises TextIsMissing: when it has no title.
    """
    catalogue = CatalogueEdition.objects.filter(code=edition, status=EditionStatus.PUBLISHED).first()
    if catalogue is None:
        raise EditionIsNotPublished(edition)
    cleaned = some_line(title, longest=LONGEST_TITLE)
    assessment = Assessment.objects.create(
        hospital=hospital,
        edition=catalogue,
        title=cleaned,
        scope=scope,
        preset=DEFAULT_PRESET,
        created_at=at,
        created_by=by,
        updated_at=at,
        updated_by=by,
    )
    details = {"edition": edition, "scope": scope}
    log(ChangeKind.ASSESSMENT_STARTED, hospital=hospital, assessment=assessment, details=details, by=by, at=at)
    return assessment


@transaction.atomic
def choose_preset(*, assessment: Assessment, preset: str, by: User, at: datetime) -> None:
    """Weigh the criteria by another preset of the edition, no longer by themes.

    :raises UnknownPreset: when the edition has none of this code.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    if preset not in edition_of(row.edition).presets_by_code:
        raise UnknownPreset(preset)
    if row.preset == preset and row.theme_weights is None:
        return
    row.preset, row.theme_weights = preset, None
    row.save(update_fields=["preset", "theme_weights"])
    touch(row, by=by, at=at)
    log(ChangeKind.PRESET_CHOSEN, hospital=row.hospital, assessment=row, subject=preset, by=by, at=at)


@transaction.atomic
def change_scope(*, assessment: Assessment, scope: Scope, by: User, at: datetime) -> None:
    """Ask more or fewer questions. Answers outside the new scope stay and still count.

    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    if row.scope == scope:
        return
    row.scope = scope
    row.save(update_fields=["scope"])
    touch(row, by=by, at=at)
    log(ChangeKind.SCOPE_CHANGED, hospital=row.hospital, assessment=row, subject=scope, by=by, at=at)

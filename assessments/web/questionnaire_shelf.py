"""Where a filled table waits until somebody has looked at what it changes: in their session, for a short time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.http import HttpRequest

from assessments.domain.questionnaire_file.plain import NotKept, filled_of, plain_of
from assessments.domain.questionnaire_file.values import Filled
from assessments.models import Assessment
from assessments.services.edition_snapshots import edition_of

KEPT_FOR = timedelta(minutes=30)
_KEY = "questionnaire"


def put_aside(request: HttpRequest, assessment: Assessment, filled: Sequence[Filled], *, at: datetime) -> None:
    """Keep what was found; whatever waited before is dropped."""
    request.session[_KEY] = {
        "name": uuid4().hex,
        "assessment": str(assessment.pk),
        "fingerprint": assessment.edition.fingerprint,
        "at": at.isoformat(),
        "filled": plain_of(filled, edition_of(assessment.edition)),
    }


def put_back(request: HttpRequest, assessment: Assessment, filled: Sequence[Filled]) -> None:
    """Keep only this of what waits, under its name and for its time."""
    request.session[_KEY] |= {"filled": plain_of(filled, edition_of(assessment.edition))}
    request.session.modified = True


def waiting(request: HttpRequest, assessment: Assessment, *, at: datetime) -> tuple[str, tuple[Filled, ...]] | None:
    """Return the name and the content of what waits for this assessment, if anything does and is not too old."""
    kept = request.session.get(_KEY)
    if not kept or kept["assessment"] != str(assessment.pk):
        return None
    too_old = at - datetime.fromisoformat(kept["at"]) > KEPT_FOR
    if too_old or kept["fingerprint"] != assessment.edition.fingerprint:
        drop(request)
        return None
    try:
        return kept["name"], filled_of(kept["filled"], edition_of(assessment.edition))
    except NotKept:  # of a version before
        drop(request)
        return None


def drop(request: HttpRequest) -> None:
    """Forget what waits."""
    request.session.pop(_KEY, None)

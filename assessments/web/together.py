"""What colleagues see of each other on a page of the questionnaire."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.roles import Permission
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, AssessmentStatus
from assessments.services.discussion_reading import thread_marks
from assessments.services.dissent import opinions_of
from assessments.services.presence import present_at
from assessments.web.access import holds, visitor
from assessments.web.presenters.exchange import exchange_marks


def together_at(
    request: HttpRequest, assessment: Assessment, workspace: Workspace, dimension: str
) -> dict[str, object]:
    """Return threads, second opinions and who else is here, for the page of a dimension; three queries."""
    reader = visitor(request)
    shows = holds(request, Permission.DISCUSS) and assessment.status == AssessmentStatus.OPEN
    here = [assessment.hospital_id, assessment.pk, dimension]
    return {
        "marks": exchange_marks(workspace, thread_marks(assessment, reader), opinions_of(assessment)),
        "present": present_words(present_at(assessment, dimension, at=timezone.now(), without=reader)),
        "presence_url": reverse("presence", args=here) if shows else "",
    }


def present_words(names: tuple[str, ...]) -> str:
    """Say who else is here; nothing where nobody is."""
    if not names:
        return ""
    everybody = names[0] if len(names) == 1 else _("%(first)s und %(last)s") % _joined(names)
    return ngettext("%(names)s ist gerade hier.", "%(names)s sind gerade hier.", len(names)) % {"names": everybody}


def _joined(names: tuple[str, ...]) -> dict[str, str]:
    return {"first": ", ".join(names[:-1]), "last": names[-1]}

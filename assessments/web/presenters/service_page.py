"""Which applications a service is for, in one assessment of the house."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from assessments.models import Assessment, AssessmentStatus, Hospital
from assessments.services.edition_snapshots import edition_of
from assessments.services.register_reading import ServiceCard
from assessments.services.snapshots import application_of
from assessments.web.presenters.inventory import rows_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application that can run on the service, and whether it is to."""

    code: str
    name: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Uses:
    """The applications of one assessment, and the other assessments of the house by id and title."""

    assessment: Assessment
    open: bool
    candidates: tuple[Candidate, ...]
    others: tuple[tuple[UUID, str], ...]

    @property
    def linked(self) -> int:
        """Return how many applications the service is for."""
        return sum(candidate.linked for candidate in self.candidates)


def uses_of(hospital: Hospital, card: ServiceCard, wanted: Assessment | None) -> Uses | None:
    """Return the applications of the assessment ``wanted``, else of the one worked on last; three queries."""
    assessments = list(hospital.assessments.select_related("edition").order_by("-updated_at", "pk"))
    chosen = next((one for one in assessments if wanted and one.pk == wanted.pk), None)
    chosen = chosen or next(iter(assessments), None)
    if chosen is None:
        return None
    rows = list(chosen.applications.all())
    linked = set(chosen.applications.filter(service_uses__service=card.id).values_list("code", flat=True))
    named = rows_of(edition_of(chosen.edition), tuple(application_of(row) for row in rows))
    return Uses(
        assessment=chosen,
        open=chosen.status == AssessmentStatus.OPEN,
        candidates=tuple(Candidate(row.application.code, row.name, row.application.code in linked) for row in named),
        others=tuple((one.pk, one.title) for one in assessments if one.pk != chosen.pk),
    )

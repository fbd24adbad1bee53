"""Evidence where it is used: at an answer, at what a provider shows, at a step of the law."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.domain.register import AttestationKind
from assessments.domain.roles import Permission
from assessments.models import Assessment, Attestation, Hospital
from assessments.services.edition_snapshots import edition_of
from assessments.services.evidence_places import AtAnswer, AtAttestation, AtStep, Place
from assessments.services.evidence_reading import evidence_at, evidence_of
from assessments.services.service_uses import use_row
from assessments.services.writing import AssessmentIsClosed
from assessments.templatetags.wording import label, text
from assessments.web.access import assessment_for, holds, hospital_for
from assessments.web.closed import may_change
from assessments.web.conflict import conflict
from assessments.web.form_pages import form_page
from assessments.web.presenters.evidence import EvidenceRow
from assessments.web.uploading import excess_of, too_large
from assessments.web.views.evidence import limits
from assessments.web.views.evidence_desk import Desk, at_desk
from assessments.web.views.register import frame, way


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as its page shows it: what it is about, the way back, and the address of a file used there."""

    place: Place
    name: str
    eyebrow: str
    trail: tuple[tuple[str, str], ...]
    file_address: str
    file_parts: tuple[object, ...]
    may_edit: bool

    def file_url(self, evidence_id: UUID) -> str:
        """Return where a file is handed out."""
        return reverse(self.file_address, args=[*self.file_parts, evidence_id])


@require_http_methods(["GET", "HEAD", "POST"])
def answer_evidence(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, question: str) -> HttpResponse:
    """Show and change what stands behind an answer."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    asked = edition_of(assessment.edition).questions.get(question)
    if asked is None:
        raise Http404
    here = [hospital_id, assessment_id]
    back = reverse("dimension", args=[*here, asked.dimension_code]) + f"#{question}"
    spot = Spot(
        place=AtAnswer(assessment, question),
        name=text(asked.text),
        eyebrow=_("Belege zur Frage %(code)s") % {"code": question},
        trail=((_("Aufgaben"), reverse("tasks", args=here)), (_("Zurück zur Frage"), back)),
        file_address="answer_evidence_file",
        file_parts=(*here, question),
        may_edit=may_change(request, assessment, Permission.ANSWER),
    )
    return _page(request, assessment.hospital, spot, {**_in(assessment, "tasks"), "expected": asked.evidence})


@require_http_methods(["GET", "HEAD", "POST"])
def step_evidence(
    request: HttpRequest, hospital_id: UUID, assessment_id: UUID, service_id: UUID, code: str
) -> HttpResponse:
    """Show and change what stands behind a step of the law."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    use = use_row(assessment, service_id, code)
    here = [hospital_id, assessment_id]
    step = reverse("law_step", args=[*here, service_id, code])
    spot = Spot(
        place=AtStep(assessment, service_id, code),
        name=use.service.name,
        eyebrow=_("Belege zum Schritt %(code)s") % {"code": use.application.name or code},
        trail=((_("Recht"), reverse("law", args=here)), (_("Zurück zum Schritt"), step)),
        file_address="step_evidence_file",
        file_parts=(*here, service_id, code),
        may_edit=may_change(request, assessment, Permission.ANSWER),
    )
    return _page(request, assessment.hospital, spot, _in(assessment, "law"))


@require_http_methods(["GET", "HEAD", "POST"])
def attestation_evidence(
    request: HttpRequest, hospital_id: UUID, service_id: UUID, attestation_id: UUID
) -> HttpResponse:
    """Show and change the documents of what a provider shows."""
    hospital = hospital_for(request, hospital_id)
    rows = Attestation.objects.filter(service=service_id, service__provider__hospital=hospital)
    row = rows.filter(pk=attestation_id).select_related("service").first()
    if row is None:
        raise Http404
    around = frame(request, hospital)
    here = around["way"]
    shown = reverse("attestation", args=[hospital_id, service_id, attestation_id]) + here
    spot = Spot(
        place=AtAttestation(attestation_id),
        name=f"{row.service.name}: {label(AttestationKind(row.kind))}",
        eyebrow=_("Belege zum Nachweis"),
        trail=((_("Anbieter und Dienste"), reverse("register", args=[hospital_id]) + here), (_("Nachweis"), shown)),
        file_address="evidence_file",
        file_parts=(hospital_id,),
        may_edit=holds(request, Permission.ANSWER),
    )
    return _page(request, hospital, spot, {**around, "layout": "base.html"})


def _page(request: HttpRequest, hospital: Hospital, spot: Spot, around: dict[str, object]) -> HttpResponse:
    if excess := excess_of(request):
        return too_large(request, excess)
    today = timezone.localdate()
    try:
        cards = evidence_at(spot.place, hospital=hospital, on=today)
        there = {card.id for card in cards}
        kept = evidence_of(hospital, on=today) if spot.may_edit else ()
        others = [card for card in kept if card.purge is None and card.id not in there]
        desk: Desk = at_desk(request, hospital, spot.place, others)
    except AssessmentIsClosed:
        assert not isinstance(spot.place, AtAttestation)  # noqa: S101  an attestation has no assessment to be closed
        return conflict(request, spot.place.assessment)
    if desk.done:
        return redirect(request.get_full_path())
    context = (
        around
        | desk.context()
        | limits()
        | {
            "hospital": hospital,
            "spot": spot,
            "trail": spot.trail,
            "rows": tuple(EvidenceRow(card, spot.file_url(card.id)) for card in cards),
            "others": others,
            "may_edit": spot.may_edit,
        }
    )
    return form_page(request, "assessments/evidence_place.html", context)


def _in(assessment: Assessment, section: str) -> dict[str, object]:
    return {
        "assessment": assessment,
        "section": section,
        "way": way(assessment),
        "layout": "layouts/assessment.html",
    }

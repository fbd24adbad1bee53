"""What a hospital can show: the list, one of it, and its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.domain.evidence import FORESIGHT, LARGEST_FILE, MEGABYTE, MOST_FILES
from assessments.domain.roles import Permission
from assessments.models import Hospital
from assessments.services.evidence import change_evidence, purge
from assessments.services.evidence_reading import EvidenceCard, evidence_of, expiring
from assessments.services.evidence_storing import quota, used
from assessments.services.versions import ChangedMeanwhile
from assessments.web.access import holds, hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.evidence import SAID, EvidenceForm, PurgeForm
from assessments.web.presenters.evidence import EvidenceRow, Room, rows_of
from assessments.web.sent import sent
from assessments.web.uploading import excess_of, too_large
from assessments.web.views.evidence_desk import at_desk
from assessments.web.views.register import clashing, frame


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_store(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """List what the hospital keeps, and take more."""
    hospital = hospital_for(request, hospital_id)
    if excess := excess_of(request):
        return too_large(request, excess)
    desk = at_desk(request, hospital)
    around = _frame(request, hospital)
    if desk.done:
        return redirect(_store(hospital, around))
    cards = evidence_of(hospital, on=timezone.localdate())
    due = expiring(cards)
    only_due = request.GET.get("zeige") == "laeuft-ab"
    context = (
        around
        | desk.context()
        | limits()
        | {
            "rows": rows_of(due if only_due else [card for card in cards if card.purge is None], hospital.pk),
            "purged": () if only_due else rows_of([card for card in cards if card.purge], hospital.pk),
            "only_due": only_due,
            "due": len(due),
            "room": Room(used(hospital), quota()),
        }
    )
    return form_page(request, "assessments/evidence_store.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, hospital_id: UUID, evidence_id: UUID) -> HttpResponse:
    """Show one, with where it is used, and change what is said about it."""
    hospital = hospital_for(request, hospital_id)
    card = _card(hospital, evidence_id)
    around = _frame(request, hospital)
    form = EvidenceForm(sent(request), card=card)
    clash: dict[str, object] = {}
    if card.purge is None and form.is_valid():
        try:
            change_evidence(
                hospital=hospital,
                evidence_id=evidence_id,
                said=form.said(),
                base_version=form.cleaned_data["version"],
                by=visitor(request),
                at=timezone.now(),
            )
        except ChangedMeanwhile as meanwhile:
            theirs = _card(hospital, evidence_id)
            clash = clashing(form, meanwhile, {name: getattr(theirs, name) for name in SAID})
        else:
            messages.success(request, _("Die Angaben zum Beleg sind gespeichert."))
            return redirect(_store(hospital, around))
    context = _around_one(around, hospital, card) | {"form": form, **clash}
    context["may_purge"] = _may_purge(request, card)
    return form_page(request, "assessments/evidence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_purge(request: HttpRequest, hospital_id: UUID, evidence_id: UUID) -> HttpResponse:
    """Ask before something is removed for good."""
    hospital = hospital_for(request, hospital_id)
    card = _card(hospital, evidence_id)
    if card.purge:
        raise Http404
    if not _may_purge(request, card):
        raise PermissionDenied(_("Endgültig löschen dürfen, wer den Beleg abgelegt hat, und die Leitung."))
    around = _frame(request, hospital)
    form = PurgeForm(sent(request))
    if form.is_valid():
        purge(hospital=hospital, evidence_id=evidence_id, reason=form.wanted(), by=visitor(request), at=timezone.now())
        messages.success(request, _("Der Beleg ist endgültig gelöscht."))
        return redirect(_store(hospital, around))
    context = _around_one(around, hospital, card) | {"form": form}
    return form_page(request, "assessments/evidence_purge.html", context)


def _frame(request: HttpRequest, hospital: Hospital) -> dict[str, Any]:
    """Return what these pages show around themselves: they are part of the house, not of its register."""
    around = frame(request, hospital)
    return around | {"trail": around["trail"][:-1]}


def limits() -> dict[str, object]:
    """Return what the forms say about files."""
    return {"most_files": MOST_FILES, "largest": LARGEST_FILE // MEGABYTE, "days_ahead": FORESIGHT.days}


def _may_purge(request: HttpRequest, card: EvidenceCard) -> bool:
    """Return whether the visitor may remove this for good: their own, or as who leads the house."""
    return card.purge is None and (card.added_by_id == request.user.pk or holds(request, Permission.MANAGE))


def _card(hospital: Hospital, evidence_id: UUID) -> EvidenceCard:
    cards = evidence_of(hospital, on=timezone.localdate(), only=evidence_id)
    if not cards:
        raise Http404
    return cards[0]


def _around_one(around: dict[str, Any], hospital: Hospital, card: EvidenceCard) -> dict[str, object]:
    row: EvidenceRow = rows_of([card], hospital.pk)[0]
    trail = [*around["trail"], (_("Belege"), _store(hospital, around))]
    return around | {"row": row, "card": card, "trail": trail}


def _store(hospital: Hospital, around: dict[str, Any]) -> str:
    return f"{reverse('evidence_store', args=[hospital.pk])}{around['way']}"

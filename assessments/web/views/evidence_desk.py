"""Handing evidence in, the same way in every place: files, a link, or something the hospital keeps already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Hospital
from assessments.services.evidence import UnknownEvidence, attach, detach
from assessments.services.evidence_intake import FilesAreRefused
from assessments.services.evidence_places import Place, PlaceIsFull
from assessments.services.evidence_reading import EvidenceCard
from assessments.services.evidence_storing import QuotaIsUsedUp, TooMuchEvidence, quota, store_files, store_link
from assessments.services.plain_text import ControlCharacters, TextIsMissing, TextTooLong
from assessments.web.access import visitor
from assessments.web.forms.evidence import FilesForm, LinkForm, PickForm
from assessments.web.presenters.evidence import sentences, size_of


@dataclass(slots=True)
class Desk:
    """The three forms of a page, and what became of the one that was sent."""

    files: FilesForm
    link: LinkForm
    pick: PickForm
    done: bool = False

    @property
    def wrong(self) -> forms.Form | None:
        """Return the form that was sent and has errors."""
        return next((form for form in (self.files, self.link, self.pick) if form.is_bound and form.errors), None)

    def context(self) -> dict[str, object]:
        """Return what templates need."""
        return {
            "files_form": self.files,
            "link_form": self.link,
            "pick_form": self.pick,
            "form": self.wrong,
            "has_errors": self.wrong is not None,
        }


def at_desk(
    request: HttpRequest, hospital: Hospital, place: Place | None = None, others: Iterable[EvidenceCard] = ()
) -> Desk:
    """Return the forms of a page after doing what was asked.

    :raises AssessmentIsClosed: when nothing may change there any more.
    :raises Http404: when what was named is not there.
    :raises BadRequest: when what was asked is nothing that can be done here.
    """
    deed = request.POST.get("deed") if request.method == "POST" else None
    desk = Desk(
        FilesForm(**_sent(request, deed == "files"), prefix="datei"),
        LinkForm(**_sent(request, deed == "link"), prefix="link"),
        PickForm(**_sent(request, deed == "pick"), prefix="vorhanden", cards=others),
    )
    match deed:
        case "files" if desk.files.is_valid():
            desk.done = _tried(desk.files, lambda: _store_files(request, hospital, desk.files, place))
        case "link" if desk.link.is_valid():
            desk.done = _tried(desk.link, lambda: _store_link(request, hospital, desk.link, place))
        case "pick" if place and desk.pick.is_valid():
            desk.done = _tried(desk.pick, lambda: _attach(request, hospital, desk.pick.evidence_id(), place))
        case "detach" if place:
            desk.done = _detach(request, hospital, place)
        case _ if request.method == "POST" and desk.wrong is None:
            raise BadRequest("nothing that can be done here")  # no page offers it
        case _:
            pass
    return desk


def _sent(request: HttpRequest, wanted: bool) -> dict[str, Any]:
    return {"data": request.POST, "files": request.FILES} if wanted else {}


def _tried(form: forms.Form, deed: Callable[[], None]) -> bool:
    """Do a deed; a refusal that a person can act on becomes an error of the form."""
    try:
        deed()
    except FilesAreRefused as refused:
        for sentence in sentences(refused.flaws):
            form.add_error("documents", sentence)
    except QuotaIsUsedUp:
        most = {"most": size_of(quota())}
        form.add_error(
            None, _("Ihr Haus hat für Belege %(most)s Platz. Löschen Sie zuerst, was nicht mehr gilt.") % most
        )
    except (TooMuchEvidence, PlaceIsFull):
        form.add_error(None, _("Mehr Belege passen nicht. Entfernen Sie zuerst einen."))
    except UnknownEvidence:
        form.add_error(None, _("Diesen Beleg gibt es nicht mehr."))
    except (TextIsMissing, TextTooLong, ControlCharacters):
        form.add_error(None, _("Bitte prüfen Sie den Text."))  # the form is as strict, so this is a last resort
    else:
        return True
    return False


def _store_files(request: HttpRequest, hospital: Hospital, form: FilesForm, place: Place | None) -> None:
    stored = store_files(
        hospital=hospital,
        uploads=form.uploads(),
        said=form.said(),
        place=place,
        by=visitor(request),
        at=timezone.now(),
    )
    count = len(stored)
    messages.success(
        request, ngettext("Der Beleg ist abgelegt.", "%(count)s Belege sind abgelegt.", count) % {"count": count}
    )


def _store_link(request: HttpRequest, hospital: Hospital, form: LinkForm, place: Place | None) -> None:
    store_link(
        hospital=hospital,
        address=form.cleaned_data["address"],
        said=form.said(),
        place=place,
        by=visitor(request),
        at=timezone.now(),
    )
    messages.success(request, _("Der Link ist abgelegt."))


def _attach(request: HttpRequest, hospital: Hospital, evidence_id: UUID, place: Place) -> None:
    attach(hospital=hospital, evidence_id=evidence_id, place=place, by=visitor(request), at=timezone.now())
    messages.success(request, _("Der Beleg ist zugeordnet."))


def _detach(request: HttpRequest, hospital: Hospital, place: Place) -> bool:
    try:
        wanted = UUID(request.POST.get("evidence", ""))
        detach(hospital=hospital, evidence_id=wanted, place=place, by=visitor(request), at=timezone.now())
    except ValueError as unreadable:
        raise Http404 from unreadable
    messages.success(request, _("Der Beleg ist hier gelöst. Er bleibt in der Ablage des Hauses."))
    return True

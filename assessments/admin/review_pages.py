"""Look at everything that is wrong with a draft, ask for four eyes, publish it or give it back, retire it one day."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.admin.edition_pages import EditionPages, back_to
from assessments.admin.impact_lines import questions_of
from assessments.admin.places import address_of, keys_of
from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.models import CatalogueEdition, EditionStatus, User
from assessments.models.publishing import LONGEST_REASON
from assessments.services.catalogues import DraftHasProblems, EditionIsNoDraft
from assessments.services.edition_review import findings_of
from assessments.services.impact import impact_of
from assessments.services.publishing import (
    DraftChangedSince,
    DraftIsNotReady,
    EditionIsNotPublished,
    FourEyesNeeded,
    NoReviewIsOpen,
    ReasonIsNeeded,
    ReviewIsOpen,
    approve_and_publish,
    ask_for_review,
    log_of,
    reject_review,
    retire_edition,
    standing_of,
    withdraw_review,
)
from assessments.services.refusals import Refusal


class ReviewPages(EditionPages):
    """The way from a draft to a published edition."""

    own_pages: tuple[str, ...] = ("publish", "retire")

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show everything that is wrong with a draft and how its review stands; do what the button says."""
        edition = self.edition_of_page(request, pk)
        editor = self.require_editor(request)
        if not edition.is_draft:
            raise PermissionDenied
        if request.method == "POST":
            self._act(request, edition, editor)
            return back_to(edition, "publish" if CatalogueEdition.objects.get(pk=pk).is_draft else "change")
        findings = findings_of(edition, on=timezone.localdate())
        rows = _listed(edition, findings)
        standing, impact = standing_of(edition), impact_of(edition)
        context = self.around(request, edition, _("Prüfen und veröffentlichen")) | {
            "problems": [row for row in rows if row["error"]],
            "warnings": [row for row in rows if not row["error"]],
            "standing": standing,
            "mine": standing.review is not None and standing.review.asked_by_id == editor.pk,
            "past": edition.reviews.exclude(state="open").select_related("decided_by"),
            "log": [] if any(row["error"] for row in rows) else log_of(edition),
            "impact": impact,
            "idle": questions_of(edition, impact.idle_questions) if impact else [],
            "longest": LONGEST_REASON,
        }
        return TemplateResponse(request, "admin/assessments/catalogueedition/publish.html", context)

    def retire_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason and retire an edition."""
        edition = self.edition_of_page(request, pk)
        editor = self.require_editor(request)
        if edition.status != EditionStatus.PUBLISHED:
            raise PermissionDenied
        if request.method == "POST":
            try:
                retire_edition(edition=edition, reason=_words(request), by=editor, at=timezone.now())
            except Refusal as refusal:
                messages.error(request, _no(refusal))
            else:
                messages.success(request, _("Die Ausgabe %(code)s ist zurückgezogen.") % {"code": edition.code})
                return back_to(edition)
        context = self.around(request, edition, _("Zurückziehen")) | {"longest": LONGEST_REASON}
        return TemplateResponse(request, "admin/assessments/catalogueedition/retire.html", context)

    def _act(self, request: HttpRequest, edition: CatalogueEdition, editor: User) -> None:
        given: dict[str, Any] = {"edition": edition, "by": editor, "at": timezone.now()}
        try:
            match request.POST.get("deed"):
                case "ask":
                    ask_for_review(**given, note=_words(request))
                    said = _("Ihre Bitte um Prüfung ist gestellt. Eine andere Person mit Redaktionsrecht gibt frei.")
                case "withdraw":
                    withdraw_review(**given)
                    said = _("Die Bitte um Prüfung ist zurückgezogen.")
                case "reject":
                    reject_review(**given, reason=_words(request))
                    said = _("Der Entwurf ist zurückgegeben.")
                case "approve":
                    approve_and_publish(**given, reason=_words(request))
                    said = _("Die Ausgabe %(code)s ist veröffentlicht.") % {"code": edition.code}
                case _:
                    messages.error(request, _("Bitte wählen Sie, was geschehen soll."))
                    return
        except Refusal as refusal:
            messages.error(request, _no(refusal))
        else:
            messages.success(request, said)


def _words(request: HttpRequest) -> str:
    return request.POST.get("words", "")[:LONGEST_REASON].replace("\x00", "")


def _no(refusal: Refusal) -> str:
    """Return why not, and what to do."""
    said = {
        DraftIsNotReady: _("Erst die Mängel beheben: Sie stehen auf dieser Seite."),
        DraftHasProblems: _("Erst die Mängel beheben: Sie stehen auf dieser Seite."),
        DraftChangedSince: _("Der Entwurf wurde nach der Bitte um Prüfung geändert. Bitten Sie noch einmal darum."),
        EditionIsNoDraft: _("Diese Ausgabe ist schon veröffentlicht."),
        EditionIsNotPublished: _("Nur eine veröffentlichte Ausgabe kann zurückgezogen werden."),
        FourEyesNeeded: _("Vier Augen: Wer um die Prüfung gebeten hat, entscheidet nicht selbst."),
        NoReviewIsOpen: _("Es ist keine Prüfung offen. Vielleicht hat schon jemand entschieden."),
        ReasonIsNeeded: _("Bitte geben Sie eine Begründung an."),
        ReviewIsOpen: _("Um die Prüfung ist schon gebeten."),
    }
    return said.get(type(refusal), _("Das geht gerade nicht."))


def _listed(edition: CatalogueEdition, findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Return the findings with the place where each is put right."""
    keys = keys_of(edition, (str(one.element) for one in findings if one.code))
    return [
        {
            "error": one.severity is Severity.ERROR,
            "element": one.element,
            "code": one.code,
            "text": one.text,
            "url": address_of(edition, keys, one.element, one.code, one.field),
        }
        for one in findings
    ]

"""Try a draft before it comes out: on its reference hospitals, and on everything that is stored."""

from __future__ import annotations

import time

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.admin.edition_pages import EditionPages, back_to
from assessments.admin.impact_lines import archetype_names, lines_of, questions_of, result_named, subject_named
from assessments.models import CatalogueEdition
from assessments.models.publishing import LONGEST_REASON
from assessments.services.edition_review import readable_edition
from assessments.services.impact import DraftCannotBeTried, continue_impact, impact_of, start_impact
from assessments.services.reference_hospitals import (
    NothingToAccept,
    ReasonIsMissing,
    accept_verdicts,
    trials_of,
)

NOT_JUDGED = "-"


class TrialPages(EditionPages):
    """Reference hospitals and effect."""

    own_pages: tuple[str, ...] = ("references", "impact")

    def references_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what the reference hospitals get; accept one other result with a reason."""
        edition = self.edition_of_page(request, pk)
        if request.method == "POST":
            self._accept(request, edition)
            return back_to(edition, "references")
        content = readable_edition(edition)
        trials = trials_of(edition, content) if content else ()
        names = archetype_names(edition)
        context = self.around(request, edition, _("Referenzhäuser")) | {
            "trials": [
                {
                    "code": trial.row.code,
                    "name": trial.row.name,
                    "unreadable": trial.unreadable,
                    "expected": len(trial.row.expected),
                    "changes": [
                        {
                            "subject": one.subject,
                            "name": subject_named(one.subject, names),
                            "before": result_named(one.subject, one.before),
                            "after": result_named(one.subject, one.after),
                            "result": f"{one.subject}={NOT_JUDGED if one.after is None else one.after}",
                        }
                        for one in trial.unexpected
                    ],
                }
                for trial in trials
            ],
            "unreadable": content is None,
            "accepted": [
                {"row": one, "name": subject_named(one.subject, names), "after": result_named(one.subject, one.after)}
                for one in edition.accepted_verdicts.select_related("by")
            ],
            "may_accept": edition.is_draft,
            "longest": LONGEST_REASON,
        }
        return TemplateResponse(request, "admin/assessments/catalogueedition/references.html", context)

    def impact_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Begin to judge everything by a draft, or go on and show how far it is and what was found."""
        edition = self.edition_of_page(request, pk)
        if not edition.is_draft:
            raise Http404
        if request.method == "POST":
            editor = self.require_editor(request)
            try:
                start_impact(edition=edition, by=editor, at=timezone.now())
            except DraftCannotBeTried:
                messages.error(request, _("Der Entwurf passt noch nicht zusammen. Beheben Sie erst die Mängel."))
            return back_to(edition, "impact")
        impact = impact_of(edition)
        if impact and impact.run.waiting and not impact.stale:
            continue_impact(edition=edition, at=timezone.now(), clock=time.monotonic)
            impact = impact_of(edition)
        going = impact is not None and bool(impact.run.waiting) and not impact.stale
        context = self.around(request, edition, _("Wirkung vor der Veröffentlichung")) | {
            "impact": impact,
            "lines": lines_of(edition, impact.lines) if impact else [],
            "going": going,
            "idle": questions_of(edition, impact.idle_questions) if impact else [],
        }
        response = TemplateResponse(request, "admin/assessments/catalogueedition/impact.html", context)
        if going:
            response["Refresh"] = "1"  # the page comes back by itself, without a script
        return response

    def _accept(self, request: HttpRequest, edition: CatalogueEdition) -> None:
        editor = self.require_editor(request)
        hospital = edition.referencehospital_set.filter(code=request.POST.get("hospital", "")).first()
        if hospital is None or not edition.is_draft:
            raise Http404
        chosen = [one.partition("=") for one in request.POST.getlist("result")]
        try:
            accept_verdicts(
                hospital=hospital,
                results={subject: None if after == NOT_JUDGED else after for subject, _sign, after in chosen},
                reason=request.POST.get("words", "")[:LONGEST_REASON].replace("\x00", ""),
                by=editor,
                at=timezone.now(),
            )
        except ReasonIsMissing:
            messages.error(request, _("Bitte geben Sie eine Begründung an."))
        except NothingToAccept:
            messages.error(request, _("Nichts angenommen: Wählen Sie Ergebnisse, die jetzt gelten."))
        else:
            messages.success(request, _("Das wird ab jetzt erwartet; Ihre Begründung ist festgehalten."))

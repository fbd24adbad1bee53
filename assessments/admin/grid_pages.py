"""A whole edition on one page: all archetypes with their levels, and the fit matrix."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.admin.drafts import keep_draft, shown
from assessments.admin.edition_pages import EditionPages, back_to
from assessments.admin.grids import ValuesField
from assessments.domain.operating_models import OperatingModel
from assessments.models import Archetype, CatalogueEdition, Criterion
from assessments.models.fields import choices_of
from assessments.services.edition_changes import recording

LEVELS = ("0", "1", "2", "3", "4")
ENDS = ("at_lowest", "at_highest")


class GridPages(EditionPages):
    """Two pages of an edition; a draft is edited in them, a published one only read."""

    own_pages: tuple[str, ...] = ("archetypes", "matrix")

    def archetypes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show or store the levels of all archetypes; four queries, however many there are."""
        edition = self.edition_of_page(request, pk)
        letters = list(Criterion.objects.filter(edition=edition))
        rows = list(Archetype.objects.filter(edition=edition).select_related("group"))
        if request.method == "POST":
            return self._keep_levels(request, edition, rows, [one.code for one in letters])
        context = self.around(request, edition, _("Anwendungsarten und ihre Merkmale")) | {
            "letters": [(one.code, shown(one.name)) for one in letters],
            "rows": [
                (row, shown(row.name), [(one.code, str(row.codes.get(one.code, ""))) for one in letters])
                for row in rows
            ],
            "levels": LEVELS,
            "may_edit": edition.is_draft and self.has_change_permission(request, edition),
        }
        return TemplateResponse(request, "admin/assessments/catalogueedition/archetypes.html", context)

    def matrix_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show or store the values of all criteria at both ends of their scale."""
        edition = self.edition_of_page(request, pk)
        criteria = list(Criterion.objects.filter(edition=edition))
        form = MatrixForm(request.POST if request.method == "POST" else None, criteria=criteria)
        if form.is_bound and form.is_valid():
            return self._keep_values(request, edition, criteria, form)
        context = self.around(request, edition, _("Passung: Werte je Merkmal und Betriebsmodell")) | {
            "form": form,
            "rows": [
                (one, shown(one.name), form[f"at_lowest-{one.pk}"], form[f"at_highest-{one.pk}"]) for one in criteria
            ],
            "models": [label for _code, label in choices_of(OperatingModel)],
            "may_edit": edition.is_draft and self.has_change_permission(request, edition),
        }
        return TemplateResponse(request, "admin/assessments/catalogueedition/matrix.html", context)

    def _keep_levels(
        self, request: HttpRequest, edition: CatalogueEdition, rows: list[Archetype], letters: list[str]
    ) -> HttpResponse:
        by = self.require_editor(request)
        changed = []
        for row in rows:
            sent = {letter: request.POST.get(f"{row.pk}.{letter}", "") for letter in letters}
            levels = {letter: int(level) for letter, level in sent.items() if level in LEVELS}
            if levels and row.codes != row.codes | levels:
                row.codes = row.codes | levels
                changed.append(row)
        with recording(by=by, at=timezone.now(), kinds=[Archetype], edition=edition):
            keep_draft(edition.pk)
            Archetype.objects.bulk_update(changed, ["codes"], batch_size=200)
        _tell(request, len(changed))
        return back_to(edition, "archetypes")

    def _keep_values(
        self, request: HttpRequest, edition: CatalogueEdition, criteria: list[Criterion], form: MatrixForm
    ) -> HttpResponse:
        by = self.require_editor(request)
        changed = [one for one in criteria if any(f"{end}-{one.pk}" in form.changed_data for end in ENDS)]
        for one in changed:
            for end in (each for each in ENDS if f"{each}-{one.pk}" in form.changed_data):
                setattr(one, end, form.cleaned_data[f"{end}-{one.pk}"])
        with recording(by=by, at=timezone.now(), kinds=[Criterion], edition=edition):
            keep_draft(edition.pk)
            Criterion.objects.bulk_update(changed, list(ENDS), batch_size=200)
        _tell(request, len(changed))
        return back_to(edition, "matrix")


class MatrixForm(forms.Form):
    """Two rows of values for each criterion."""

    def __init__(self, *args: Any, criteria: list[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        models = choices_of(OperatingModel)
        for one in criteria:
            for end in ENDS:
                self.fields[f"{end}-{one.pk}"] = ValuesField(
                    rows=models,
                    fits=lambda value: 0 <= value <= 1,
                    wanted=_("eine Zahl von 0 bis 1 erwartet."),
                    whole=True,
                    label=one.code,
                    initial=getattr(one, end),
                )


def _tell(request: HttpRequest, changed: int) -> None:
    done = ngettext("%(n)d Zeile geändert.", "%(n)d Zeilen geändert.", changed) % {"n": changed}
    messages.success(request, done if changed else _("Nichts geändert."))

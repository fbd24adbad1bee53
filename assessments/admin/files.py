"""Editions as files: each format to download, and a file to take in after a look at every change."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.admin.edition_pages import EditionPages, back_to
from assessments.admin.files_words import sentence_of
from assessments.domain.edition_diff import Change, ChangeKind
from assessments.domain.edition_words import ELEMENT_NAMES, field_name
from assessments.domain.evidence import Flaw
from assessments.domain.writing.formats import EditionFormat
from assessments.models import CatalogueEdition
from assessments.services.edition_files import DraftMovedOn, Preview, import_edition, preview_of
from assessments.services.edition_files_reading import LARGEST, EditionFileRefused
from assessments.services.edition_files_writing import DraftIsUnreadable, edition_coverage, export_edition

LARGEST_TO_CARRY = 900_000  # letters; what a form may send back beside everything else
MOST_SHOWN = 300
LONGEST_NAME = 120
BAD_REQUEST, CONFLICT = 400, 409
PAGE = "admin/assessments/catalogueedition/files.html"
PREVIEW = "admin/assessments/catalogueedition/files_preview.html"


class FileForm(forms.Form):
    """A file to look into."""

    file = forms.FileField(
        label=gettext_lazy("Datei"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Höchstens 5 MB. Zuerst sehen Sie jede Änderung; bis dahin bleibt alles, wie es ist."),
        error_messages={
            "required": gettext_lazy("Wählen Sie eine Datei."),
            "empty": gettext_lazy("Die Datei ist leer."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(one.suffix for one in EditionFormat)}),
    )


class CarriedForm(forms.Form):
    """The file of a preview, which the page carries until somebody decides."""

    name = forms.CharField(max_length=LONGEST_NAME, widget=forms.HiddenInput)
    against = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    carried = forms.CharField(max_length=LARGEST_TO_CARRY, widget=forms.HiddenInput)

    def clean_carried(self) -> bytes:
        """Return the file."""
        try:
            packed = base64.b64decode(self.cleaned_data["carried"], validate=True)
            return zlib.decompressobj().decompress(packed, LARGEST + 1)
        except (binascii.Error, ValueError, zlib.error) as damaged:
            raise forms.ValidationError(_("Die Datei ist unterwegs verloren gegangen.")) from damaged


class FilePages(EditionPages):
    """Files out of any edition, and into drafts."""

    own_pages: tuple[str, ...] = ("files", "download")

    def files_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Offer the formats, tell the languages, look into a file, and take it over once that is confirmed."""
        edition = self.edition_of_page(request, pk)
        if request.method != "POST":
            return self._page(request, edition, FileForm())
        self.require_editor(request)
        if not edition.is_draft:
            raise PermissionDenied
        return self._take_over(request, edition) if "carried" in request.POST else self._look(request, edition)

    def download_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give out an edition in one of the formats."""
        edition = self.edition_of_page(request, pk)
        asked = request.GET.get("format", "")
        if asked not in EditionFormat.__members__.values():
            raise Http404
        wanted = EditionFormat(asked)
        try:
            raw = export_edition(edition, wanted, at=timezone.now())
        except DraftIsUnreadable:
            messages.error(request, _("Dieser Entwurf ist unvollständig. Prüfen Sie ihn zuerst."))
            return back_to(edition, "files")
        name = f"cloudready-{edition.code}{wanted.suffix}"
        return HttpResponse(
            raw,
            content_type=wanted.media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
        )

    def _look(self, request: HttpRequest, edition: CatalogueEdition) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if getattr(request, "upload_excess", None):
            return self._refusal(request, edition, EditionFileRefused(flaw=Flaw.TOO_LARGE))
        if not form.is_valid():
            return self._page(request, edition, form, status=BAD_REQUEST)
        file = form.cleaned_data["file"]
        return self._preview(request, edition, file.read(LARGEST + 1), file.name)

    def _take_over(self, request: HttpRequest, edition: CatalogueEdition) -> HttpResponse:
        form = CarriedForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Wählen Sie die Datei noch einmal."))
            return back_to(edition, "files")
        raw, name, against = (form.cleaned_data[key] for key in ("carried", "name", "against"))
        try:
            done = import_edition(
                draft=edition, raw=raw, name=name, by=self.require_editor(request), at=timezone.now(), against=against
            )
        except DraftMovedOn:
            messages.warning(request, _("Der Entwurf hat sich inzwischen geändert. Sehen Sie noch einmal hin."))
            return self._preview(request, edition, raw, name, status=CONFLICT)
        except EditionFileRefused as refused:
            return self._refusal(request, edition, refused)
        total = len(done.changes)
        told = ngettext("Übernommen: %(total)s Änderung.", "Übernommen: %(total)s Änderungen.", total)
        messages.success(request, told % {"total": total})
        return back_to(edition, "files")

    def _preview(
        self, request: HttpRequest, edition: CatalogueEdition, raw: bytes, name: str, *, status: int = 200
    ) -> HttpResponse:
        try:
            preview = preview_of(edition, raw, name=name)
        except EditionFileRefused as refused:
            return self._refusal(request, edition, refused)
        carried = base64.b64encode(zlib.compress(raw)).decode()
        values = {"name": name, "against": preview.against, "carried": carried}
        context = self.around(request, edition, _("Vorschau")) | {
            "name": name,
            "preview": preview,
            "rows": [_row(change) for change in preview.changes[:MOST_SHOWN]],
            "more": max(0, len(preview.changes) - MOST_SHOWN),
            "counts": _counts(preview),
            "form": CarriedForm(initial=values) if len(carried) <= LARGEST_TO_CARRY else None,
            "anything": bool(preview.changes or preview.law_is_replaced or preview.remarks),
        }
        return TemplateResponse(request, PREVIEW, context, status=status)

    def _refusal(self, request: HttpRequest, edition: CatalogueEdition, refused: EditionFileRefused) -> HttpResponse:
        reason = sentence_of(refused.flaw) if refused.flaw else ""
        return self._page(request, edition, FileForm(), status=BAD_REQUEST, refused=refused, reason=reason)

    def _page(
        self, request: HttpRequest, edition: CatalogueEdition, form: FileForm, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        try:
            coverage = edition_coverage(edition)
        except DraftIsUnreadable:
            coverage = ()
        may = edition.is_draft and self.has_change_permission(request, edition)
        context = self.around(request, edition, _("Dateien und Sprachen")) | {
            "formats": _formats(),
            "coverage": coverage,
            "form": form if may else None,
            **more,
        }
        return TemplateResponse(request, PAGE, context, status=status)


def _formats() -> list[dict[str, str]]:
    return [
        {
            "format": EditionFormat.YAML,
            "name": _("YAML, gepackt"),
            "what": _("Die ganze Ausgabe mit ihrem Recht, wie die Dateien des Programms."),
        },
        {
            "format": EditionFormat.TABLE,
            "name": _("Excel-Tabelle"),
            "what": _("Die ganze Ausgabe mit ihrem Recht, die Sprachen nebeneinander: zum Übersetzen und Prüfen."),
        },
        {
            "format": EditionFormat.FHIR,
            "name": _("FHIR-Fragebogen"),
            "what": _("Die Fragen mit ihren Stufen für andere Systeme. Zurück kommen daraus nur Wortlaute."),
        },
    ]


def _counts(preview: Preview) -> dict[str, int]:
    kinds = [change.kind for change in preview.changes]
    return {str(kind): kinds.count(kind) for kind in ChangeKind}


def _row(change: Change) -> dict[str, Any]:
    return {
        "kind": str(change.kind),
        "element": ELEMENT_NAMES[change.element],
        "code": change.code,
        "field": field_name(change.field) if change.field else None,
        "language": change.language,
        "before": _shown(change.before),
        "after": _shown(change.after),
    }


def _shown(value: object) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return _("ja") if value else _("nein")
        case tuple() | frozenset():
            return ", ".join(map(str, value))
        case _:
            return str(value)

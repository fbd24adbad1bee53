"""The story of an edition: what changed in it, by whom, and what fellow editors said."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.admin.edition_pages import EditionPages, back_to
from assessments.admin.places import address_of, keys_of
from assessments.domain.edition_diff import ChangeKind
from assessments.domain.edition_parts import ElementKind
from assessments.domain.edition_words import ELEMENT_NAMES, field_name
from assessments.domain.text import SOURCE_LANGUAGE, Text
from assessments.models import CatalogueEdition, EditionChange, EditionComment, EditionPublication
from assessments.models.publishing import LONGEST_REASON
from assessments.services.edition_review import readable_edition
from assessments.services.publishing import log_of
from assessments.services.remarks import RemarkIsEmpty, add_remark, settle_remark

PER_PAGE = 50


class StoryPages(EditionPages):
    """Changes and remarks."""

    own_pages: tuple[str, ...] = ("changes", "remarks")

    def changes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what is new in an edition, and every step on the way there."""
        edition = self.edition_of_page(request, pk)
        element, code = (request.GET.get(name, "").replace("\x00", "") for name in ("element", "code"))
        changes = edition.changes.filter(element=element, code=code) if element else edition.changes.all()
        page = Paginator(changes.select_related("by"), PER_PAGE).get_page(request.GET.get("page"))
        keys = keys_of(edition, {change.element for change in page}) if edition.is_draft else {}
        context = self.around(request, edition, _("Änderungen")) | {
            "only": f"{_name(element)} {code}".strip(),
            "query": urlencode({"element": element, "code": code}),
            "log": () if element else _log(edition),
            "publication": EditionPublication.objects.filter(edition=edition)
            .select_related("previous", "review__asked_by", "review__decided_by")
            .first(),
            "page": page,
            "steps": [_step(edition, keys, change) for change in page],
        }
        return TemplateResponse(request, "admin/assessments/catalogueedition/changes.html", context)

    def remarks_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what fellow editors said; add a remark or settle one."""
        edition = self.edition_of_page(request, pk)
        if request.method == "POST":
            self._speak(request, edition)
            return back_to(edition, "remarks")
        remarks = list(edition.comments.select_related("by", "settled_by"))
        keys = keys_of(edition, {one.element for one in remarks if one.element})
        context = self.around(request, edition, _("Anmerkungen")) | {
            "remarks": [
                {
                    "row": one,
                    "place": f"{_name(one.element)} {one.code}".strip(),
                    "url": address_of(edition, keys, one.element, one.code) if one.element else "",
                }
                for one in remarks
            ],
            "kinds": [(str(kind), _in(words)) for kind, words in ELEMENT_NAMES.items()],
            "element": request.GET.get("element", ""),
            "code": request.GET.get("code", ""),
            "longest": LONGEST_REASON,
        }
        return TemplateResponse(request, "admin/assessments/catalogueedition/remarks.html", context)

    def _speak(self, request: HttpRequest, edition: CatalogueEdition) -> None:
        editor, at = self.require_editor(request), timezone.now()
        settled = request.POST.get("settled", "")
        if settled:
            remark = edition.comments.filter(pk=settled).first() if settled.isdecimal() else None
            if remark is None:
                raise Http404
            settle_remark(remark=remark, by=editor, at=at)
            messages.success(request, _("Die Anmerkung ist erledigt."))
            return
        element, code = request.POST.get("element", ""), request.POST.get("code", "").strip()
        if element and element not in ElementKind.__members__.values():
            raise Http404
        longest = EditionComment._meta.get_field("code").max_length  # noqa: SLF001  the documented name
        try:
            add_remark(
                edition=edition,
                element=element,
                code=code[:longest].replace("\x00", ""),
                text=request.POST.get("words", "")[:LONGEST_REASON].replace("\x00", ""),
                by=editor,
                at=at,
            )
        except RemarkIsEmpty:
            messages.error(request, _("Bitte schreiben Sie etwas."))
        else:
            messages.success(request, _("Die Anmerkung ist gespeichert."))


def _log(edition: CatalogueEdition) -> tuple[Text, ...]:
    publication = EditionPublication.objects.filter(edition=edition).first()
    if publication is not None:
        return tuple(map(Text.of, publication.change_log))
    return log_of(edition) if edition.is_draft and readable_edition(edition) else ()


def _step(edition: CatalogueEdition, keys: Any, change: EditionChange) -> dict[str, Any]:
    whole = change.kind != ChangeKind.CHANGED
    return {
        "row": change,
        "place": f"{_name(change.element)} {change.code}".strip(),
        "url": address_of(edition, keys, change.element, change.code, change.field) if edition.is_draft else "",
        "field": _in(field_name(change.field)) if change.field else "",
        "new": change.kind == ChangeKind.ADDED,
        "gone": change.kind == ChangeKind.REMOVED,
        "values": [] if whole else _values(change.before, change.after),
    }


def _values(before: Any, after: Any) -> list[dict[str, str]]:
    """Return old and new value, for a wording in each language that differs."""
    if isinstance(before, dict) and isinstance(after, dict) and SOURCE_LANGUAGE in {*before, *after}:
        languages = [one for one in dict.fromkeys((*before, *after)) if before.get(one) != after.get(one)]
        return [{"language": one, "before": before.get(one, ""), "after": after.get(one, "")} for one in languages]
    return [{"language": "", "before": _shown(before), "after": _shown(after)}]


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)


def _name(element: str) -> str:
    known = element in ElementKind.__members__.values()
    return _in(ELEMENT_NAMES[ElementKind(element)]) if known else element


def _in(text: Text) -> str:
    return text.in_language((get_language() or SOURCE_LANGUAGE).partition("-")[0])

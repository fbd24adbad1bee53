"""What all catalogue pages share: drafts can be edited, published editions only read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.admin.wording import WordingFormField
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.models import CatalogueEdition, EditionStatus
from assessments.models.catalogues import CatalogueRow
from assessments.models.fields import WordingField

LONGEST_SHOWN = 90


def shown(text: dict[str, str]) -> str:
    """Return the beginning of a text in the reader's language, for a list."""
    wording = text.get(get_language() or SOURCE_LANGUAGE) or text[SOURCE_LANGUAGE]
    return wording if len(wording) <= LONGEST_SHOWN else f"{wording[:LONGEST_SHOWN]}…"


SIDE_BY_SIDE: Any = {WordingField: {"form_class": WordingFormField}}


class RowAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A kind of row of the catalogue. The code is set once; published rows are read-only and stay."""

    formfield_overrides = SIDE_BY_SIDE
    list_display = ["code", "wording", "edition"]
    list_display_links = ["code", "wording"]
    list_filter = ["edition"]
    list_select_related = ["edition"]
    list_per_page = 100
    search_fields = ["code"]
    ordering = ["edition", "position", "code"]
    text_field = "text"

    @admin.display(description=_("Text"))
    def wording(self, row: CatalogueRow) -> str:
        """Return the row's main text."""
        return shown(getattr(row, self.text_field))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let editors change drafts."""
        return super().has_change_permission(request, obj) and is_draft(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let editors remove from drafts."""
        return super().has_delete_permission(request, obj) and is_draft(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Keep edition and code once they are set: they are the row's identity."""
        fixed = ("edition", "code") if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> ModelChoiceField | None:  # type: ignore[type-arg]
        """Offer only drafts, and only what is in one."""
        return super().formfield_for_foreignkey(db_field, request, **{"queryset": in_drafts(db_field), **kwargs})


def in_drafts(field: ForeignKey[Any, Any]) -> Any:
    """Return what a new row may refer to."""
    related = field.related_model
    if related is CatalogueEdition:
        return CatalogueEdition.objects.filter(status=EditionStatus.DRAFT)
    return related._default_manager.filter(edition__status=EditionStatus.DRAFT).select_related("edition")  # noqa: SLF001


def is_draft(obj: Model | None) -> bool:
    """Return whether a row, its anchor or an edition belongs to a draft; True when no object is asked about."""
    match obj:
        case None:
            return True
        case CatalogueEdition():
            return obj.is_draft
        case _:
            edition: CatalogueEdition = obj.edition  # type: ignore[attr-defined]
            return edition.is_draft

"""What all catalogue pages share: drafts can be edited, published editions only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, JSONField, Model
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.admin.edition_filter import ALL, PARAMETER, EditionFilter, draft_of_list
from assessments.admin.ordering import OrderedAdmin
from assessments.admin.plainly import plainly
from assessments.admin.recorded import RecordedAdmin
from assessments.admin.wording import WordingFormField
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.models import CatalogueEdition, EditionStatus, LawHead
from assessments.models.catalogues import CatalogueRow
from assessments.models.fields import WordingField

LONGEST_SHOWN = 90


def shown(text: dict[str, str]) -> str:
    """Return the beginning of a text in the reader's language, for a list."""
    wording = text.get(get_language() or SOURCE_LANGUAGE) or text[SOURCE_LANGUAGE]
    return wording if len(wording) <= LONGEST_SHOWN else f"{wording[:LONGEST_SHOWN]}…"


def _readers(of: admin.ModelAdmin) -> Iterator[tuple[str, Callable[[Any], SafeString]]]:  # type: ignore[type-arg]
    """Yield for every text of a kind of row what shows it in all languages."""
    for field in of.opts.get_fields():
        if isinstance(field, WordingField):
            yield field.name, _reader(field)


def _plain_readers(of: admin.ModelAdmin) -> Iterator[tuple[str, Callable[[Any], SafeString | str]]]:  # type: ignore[type-arg]
    """Yield for every other value that is kept as JSON what tells it to people."""
    for field in of.opts.get_fields():
        if isinstance(field, JSONField) and not isinstance(field, WordingField):
            yield field.name, _plain_reader(field)


def _plain_reader(field: Any) -> Callable[[Any], SafeString | str]:
    @admin.display(description=field.verbose_name)
    def read(row: Any) -> SafeString | str:
        return plainly(field.name, getattr(row, field.name))

    read.__name__ = f"{field.name}_plain"
    return read


def _reader(field: WordingField) -> Callable[[Any], SafeString]:
    @admin.display(description=field.verbose_name)
    def read(row: Any) -> SafeString:
        texts = (getattr(row, field.name) or {}).items()
        return format_html(
            '<div class="wordings">{}</div>', format_html_join("", '<p lang="{0}" data-language="{0}">{1}</p>', texts)
        )

    read.__name__ = f"{field.name}_read"
    return read


SIDE_BY_SIDE: Any = {WordingField: {"form_class": WordingFormField}}


class RowAdmin(OrderedAdmin, RecordedAdmin):
    """A kind of row of the catalogue. The code is set once; published rows are read-only and stay."""

    formfield_overrides = SIDE_BY_SIDE
    change_form_template = "admin/assessments/row_change_form.html"
    list_display = ["code", "wording", "edition"]
    list_display_links = ["code", "wording"]
    list_select_related = ["edition"]
    list_per_page = 100
    search_fields = ["code"]
    ordering = ["edition", "position", "code"]
    text_field = "text"

    class Media:
        """Languages side by side, conditions in one width."""

        css: ClassVar = {"all": ["css/admin.css"]}

    def __init__(self, model: Any, admin_site: Any) -> None:
        super().__init__(model, admin_site)
        self._plain: dict[str, Any] = dict(_plain_readers(self))
        self._read_as = {**dict(_readers(self)), **self._plain}

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

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write only while the edition is a draft, and let nobody publish it meanwhile; what is new comes last."""
        keep_draft(obj.edition_id)
        if not change and isinstance(obj, CatalogueRow):
            obj.position = self.next_position(obj)
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Remove only while the edition is a draft, and let nobody publish it meanwhile."""
        keep_draft(obj.edition_id)
        super().delete_model(request, obj)

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Show one edition at a time."""
        return [EditionFilter, *super().get_list_filter(request)]

    def get_list_display(self, request: HttpRequest) -> Any:
        """Offer to move rows where they stand in their order; name the edition only where it says something."""
        columns: list[Any] = [self._plain.get(str(name), name) for name in super().get_list_display(request)]
        if request.GET.get(PARAMETER) != ALL and self.model is not LawHead:
            columns.remove("edition")
        in_order = issubclass(self.model, CatalogueRow) and "o" not in request.GET
        return [*columns[:1], "steps", *columns[1:]] if in_order else columns

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Start a new row in the draft at hand."""
        return {"edition": draft_of_list(request), **super().get_changeform_initial_data(request)}

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Begin with what a row is."""
        fields = super().get_fields(request, obj)
        first = [name for name in ("edition", "code", "position") if name in fields]
        return [*first, *(name for name in fields if name not in first)]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Show texts as texts where they can only be read."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return [
                (name, {**options, "fields": _without(options["fields"], "position")}) for name, options in fieldsets
            ]
        if self.has_change_permission(request, obj):
            return fieldsets
        return [(name, {**options, "fields": self._readable(options["fields"])}) for name, options in fieldsets]

    def _readable(self, fields: Any) -> list[Any]:
        return [
            self._readable(field) if isinstance(field, (list, tuple)) else self._read_as.get(field, field)
            for field in fields
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Keep edition and code once they are set: they are the row's identity."""
        fixed = ("edition", "code") if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Offer a row that stands in an edition only what is in the same."""
        form = super().get_form(request, obj, change, **kwargs)
        for field in form.base_fields.values() if obj is not None else ():
            rows = field.queryset if isinstance(field, ModelChoiceField) else None
            if rows is not None and issubclass(rows.model, CatalogueRow):
                field.queryset = rows.filter(edition=obj.edition_id)  # type: ignore[attr-defined]
        return form

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave rows of other kinds to their own pages: beside a list to choose from, four signs say little."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> ModelChoiceField | None:  # type: ignore[type-arg]
        """Offer only drafts, and only what is in one."""
        field = super().formfield_for_foreignkey(db_field, request, **{"queryset": in_drafts(db_field), **kwargs})
        if field is not None and issubclass(db_field.related_model, CatalogueRow):
            field.label_from_instance = _named  # type: ignore[method-assign, assignment]  # where Django offers no argument
        return field


def _without(fields: Any, name: str) -> list[Any]:
    return [field for field in fields if field != name]


def _named(row: Any) -> str:
    """Name a row that can be chosen: a code alone says little, and every draft has its own."""
    text = getattr(row, "title", None) or getattr(row, "name", None) or getattr(row, "text", None)
    return f"{row.code} {shown(text)} ({row.edition.code})" if isinstance(text, dict) else f"{row.code} ({row.edition})"


def keep_draft(edition_id: int) -> None:
    """Hold an edition as a draft until the end of the transaction, or refuse: a page may be older than the edition.

    :raises PermissionDenied: when it was published meanwhile.
    """
    if not CatalogueEdition.objects.select_for_update().get(pk=edition_id).is_draft:
        raise PermissionDenied


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

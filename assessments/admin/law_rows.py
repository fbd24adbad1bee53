"""What all pages of the law share: conditions with the names they may use, and what is still wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import label_for_field
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from assessments.admin.drafts import RowAdmin
from assessments.domain.law.vocabulary import CLOCK_LABELS
from assessments.domain.text import SOURCE_LANGUAGE, Text
from assessments.models import CatalogueEdition
from assessments.services.draft_review import review_draft
from assessments.services.law_checks import Use, names_of_edition


class LawRowAdmin(RowAdmin):
    """A kind of row of the law. After saving, what is still wrong is told."""

    conditions: tuple[str, ...] = ()

    def __init__(self, model: Any, admin_site: Any) -> None:
        super().__init__(model, admin_site)
        for name in self.conditions:
            self._read_as[name] = read_lines(name, label_for_field(name, model), str)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Put the names a condition may use beside it."""
        form = super().get_form(request, obj, change, **kwargs)
        for name in self.conditions:
            if obj is not None and name in form.base_fields:
                form.base_fields[name].help_text = names_help(obj.edition)
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Tell what still stands between this row and its publication."""
        super().save_related(request, form, formsets, change)
        language = get_language() or SOURCE_LANGUAGE
        for note in review_draft(form.instance.edition, on=timezone.localdate()).problems:
            if (note.model, note.pk) == (self.opts.model_name, form.instance.pk):
                messages.warning(request, note.text.in_language(language))


def names_help(edition: CatalogueEdition) -> SafeString:
    """Return the names a condition may use, folded away, with the way to their list."""
    wordings = {row.code: Text.of(row.question) for row in edition.legalfact_set.all()}
    wordings |= {row.code: Text.of(row.text) for row in edition.derivedvalue_set.all()}
    wordings |= CLOCK_LABELS
    names = [
        {"name": name, "kind": kind.in_words, "wording": wordings[name]}
        for name, kind in names_of_edition(edition).items()
    ]
    return render_to_string("admin/assessments/names_help.html", {"names": names, "edition": edition})


def read_lines(name: str, label: Any, written: Callable[[Any], Any], of: Callable[[Any], Any] | None = None) -> Any:
    """Return what shows a value as it would be written: the column ``name`` of a row, or what ``of`` finds there."""

    @admin.display(description=label)
    def read(row: Any) -> SafeString:
        value = of(row) if of else getattr(row, name)
        return format_html('<div class="code code-lines">{}</div>', written(value) or "–")

    read.__name__ = f"{name}_read"
    return read


class FixedRowAdmin(LawRowAdmin):
    """Rows that can be reworded, but neither added nor removed: the result is built around them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        del request
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        del request, obj
        return False


def links_to(uses: Iterable[Use]) -> SafeString:
    """Return links to rows by their codes."""
    links = ((reverse(f"admin:assessments_{use.model}_change", args=[use.pk]), use.code) for use in uses)
    return format_html_join(", ", '<a href="{}">{}</a>', links)

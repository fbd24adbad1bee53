"""Lists of the catalogue show one edition at a time: the one asked for, else the draft somebody works on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.models import CatalogueEdition, EditionStatus

PARAMETER = "edition__id__exact"
ALL = "alle"


class EditionFilter(admin.SimpleListFilter):
    """One edition, or all of them on demand."""

    title = _("Ausgabe")
    parameter_name = PARAMETER

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer every edition, drafts with the word."""
        del request, model_admin
        self.editions = list(CatalogueEdition.objects.only("pk", "code", "status"))
        return [(str(one.pk), f"{one.code} ({one.get_status_display()})") for one in self.editions]

    def value(self) -> str:
        """Return the edition asked for; the newest draft, else the newest edition, when nobody asked."""
        asked: str | None = super().value()
        if asked is None:
            newest = sorted(self.editions, key=lambda one: not one.is_draft)
            return str(newest[0].pk) if newest else ALL
        return asked

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows of the edition."""
        del request
        asked = self.value()
        if asked == ALL:
            return queryset
        known = asked in {str(one.pk) for one in self.editions}
        return queryset.filter(edition=asked) if known else queryset.none()

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Offer the editions, and all of them last."""
        offered = [*self.lookup_choices, (ALL, _("Alle Ausgaben"))]
        for value, title in offered:
            query = changelist.get_query_string({PARAMETER: value})
            yield {"selected": self.value() == value, "query_string": query, "display": title}


def draft_of_list(request: HttpRequest) -> int | None:
    """Return the draft of the list from which a new row was asked for, else the newest one; one query."""
    asked = QueryDict(request.GET.get("_changelist_filters", "")).get(PARAMETER, "")
    drafts = list(CatalogueEdition.objects.filter(status=EditionStatus.DRAFT).values_list("pk", flat=True))
    chosen = [key for key in drafts if str(key) == asked]
    return next(iter([*chosen, *drafts]), None)

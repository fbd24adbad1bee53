"""Filters of the legal rules: by when to look again, and by field of law."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.admin.drafts import shown
from assessments.models import LegalRegime

SOON = timedelta(days=90)


class ReviewFilter(admin.SimpleListFilter):
    """Rules by how soon an editor has to look at them again."""

    title = _("Prüfdatum")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer what is overdue and what will be soon."""
        del request, model_admin
        return [("overdue", _("überschritten")), ("soon", _("in den nächsten 90 Tagen")), ("later", _("später"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rules of the choice."""
        del request
        today = timezone.localdate()
        match self.value():
            case "overdue":
                return queryset.filter(review_by__lt=today)
            case "soon":
                return queryset.filter(review_by__range=(today, today + SOON))
            case "later":
                return queryset.filter(review_by__gt=today + SOON)
            case _:
                return queryset


class RegimeFilter(admin.SimpleListFilter):
    """Rules by their field of law, whatever the edition."""

    title = _("Rechtsgebiet")
    parameter_name = "regime"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer every field of law once, called as in the newest edition."""
        del request, model_admin
        regimes = LegalRegime.objects.order_by("edition_id", "position").values_list("code", "title")
        return [(code, shown(title)) for code, title in dict(regimes).items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rules of the choice."""
        del request
        return queryset.filter(regime__code=self.value()) if self.value() else queryset

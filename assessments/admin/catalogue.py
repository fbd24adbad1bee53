"""Editions and the questionnaire."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.admin.drafts import SIDE_BY_SIDE, RowAdmin, is_draft
from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.models import Anchor, CatalogueEdition, ChecklistItem, Dimension, Question


@admin.register(CatalogueEdition)
class EditionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Editions; a new one is a draft, a published one stays as it is."""

    list_display = ["code", "status", "released_on", "legal_position_date", "question_count", "published_at"]
    list_filter = ["status"]
    search_fields = ["code"]
    fields = ["code", "status", "released_on", "legal_position_date", "fingerprint", "published_at"]
    readonly_fields = ["status", "fingerprint", "published_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CatalogueEdition]:
        """Count the questions in the same query."""
        editions: QuerySet[CatalogueEdition] = super().get_queryset(request)
        return editions.annotate(questions=Count("question"))

    @admin.display(description=_("Fragen"), ordering="questions")
    def question_count(self, edition: Any) -> int:
        """Return how many questions it has."""
        count: int = edition.questions
        return count

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let editors change drafts."""
        return super().has_change_permission(request, obj) and is_draft(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let editors drop drafts."""
        return super().has_delete_permission(request, obj) and is_draft(obj)


@admin.register(ChecklistItem)
class ChecklistItemAdmin(RowAdmin):
    """The checklist that the questionnaire breaks down."""

    search_fields = ["code", "text__de", "text__en"]


@admin.register(Dimension)
class DimensionAdmin(RowAdmin):
    """The chapters of the questionnaire."""

    text_field = "title"
    search_fields = ["code", "title__de", "title__en"]


class AnchorFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """The five levels; a new question starts with their numbers filled in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        levels = [{"level": level} for level in range(LOWEST, HIGHEST + 1)]
        super().__init__(*args, **{"initial": levels, **options})


class AnchorInline(admin.TabularInline):  # type: ignore[type-arg]
    """The five levels of a question."""

    model = Anchor
    formset = AnchorFormSet
    formfield_overrides = SIDE_BY_SIDE
    extra = 0
    min_num = max_num = 5
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As the question."""
        return super().has_add_permission(request, obj) and is_draft(obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As the question; ``obj`` is the question."""
        return super().has_change_permission(request, obj) and is_draft(obj)


@admin.register(Question)
class QuestionAdmin(RowAdmin):
    """The questions with their levels, measure and gate."""

    list_display = ["code", "wording", "dimension", "polarity", "quick_check", "gate_opens_at", "edition"]
    list_filter = ["edition", "polarity", "quick_check", "basis", "measure_effort"]
    list_select_related = ["edition", "dimension"]
    search_fields = ["code", "text__de", "text__en"]
    inlines = [AnchorInline]
    fieldsets = [
        (None, {"fields": ["edition", "dimension", "code", "position", "text", "polarity", "quick_check"]}),
        (_("Erläuterung"), {"fields": ["why", "evidence", "effect", "basis", "sources", "checklist"]}),
        (_("Maßnahme"), {"fields": ["measure_text", "measure_effort", "measure_owners"]}),
        (_("Tor"), {"fields": ["gate_opens_at", "gate_blocks"]}),
    ]

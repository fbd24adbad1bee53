"""Editions and the questionnaire."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, Model, OuterRef, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.admin.drafts import SIDE_BY_SIDE, RowAdmin, is_draft
from assessments.admin.edition_pages import page_of
from assessments.admin.editions import EditionDeeds
from assessments.admin.grid_pages import GridPages
from assessments.admin.row_forms import QuestionForm
from assessments.admin.usage import uses_shown
from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.usage import uses_of_question
from assessments.models import Anchor, CatalogueEdition, ChecklistItem, Dimension, EditionReview, Question


@admin.register(CatalogueEdition)
class EditionAdmin(GridPages, EditionDeeds):
    """Editions; a new one is a draft, a published one stays as it is."""

    list_display = ["code", "state", "copying", "released_on", "legal_position_date", "question_count"]
    list_filter = ["status"]
    search_fields = ["code"]
    fields = [
        *("code", "state", "released_on", "legal_position_date", "fingerprint", "law_fingerprint", "published_at"),
    ]
    readonly_fields = ["state", "fingerprint", "law_fingerprint", "published_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CatalogueEdition]:
        """Count the questions in the same query."""
        editions: QuerySet[CatalogueEdition] = super().get_queryset(request)
        asked = EditionReview.objects.open().filter(edition=OuterRef("pk"))
        return editions.annotate(questions=Count("question"), in_review=Exists(asked))

    @admin.display(description=_("Status"), ordering="status")
    def state(self, edition: Any) -> str:
        """Return where it stands: a draft that somebody was asked to review is more than a draft."""
        in_review = edition.is_draft and getattr(edition, "in_review", False)
        return gettext("in Prüfung") if in_review else edition.get_status_display()

    @admin.display(description=_("Fragen"), ordering="questions")
    def question_count(self, edition: Any) -> int:
        """Return how many questions it has."""
        count: int = edition.questions
        return count

    @admin.display(description=_("Neuer Entwurf"))
    def copying(self, edition: Any) -> SafeString:
        """Return the way to a draft of its own."""
        return format_html('<a href="{}">{}</a>', page_of(edition, "copy"), gettext("Als Entwurf kopieren"))

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

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name each text by its level, which is fixed; the head of the table keeps its word."""
        super().add_fields(form, index)
        if "level" in form.fields:
            form.fields["level"].disabled = True
            form.fields["level"].widget.attrs["aria-label"] = gettext("Stufe")
        if index is not None and "text" in form.fields:
            level = form.instance.level if form.instance.pk else index
            form.fields["text"].label = gettext("Stufe %(level)s") % {"level": level}


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


GATE_IN_WORDS = _("Nur wenn die Frage als Tor zählt. Unter dieser Stufe ist gesperrt, was Sie hier nennen.")


@admin.register(Question)
class QuestionAdmin(RowAdmin):
    """The questions with their levels, measure and gate."""

    list_display = ["code", "wording", "polarity", "quick_check", "gate_opens_at", "edition"]
    ordering = ["edition", "dimension__position", "position", "code"]
    list_filter = ["polarity", "quick_check", "basis", "measure_effort"]
    search_fields = ["code", "text__de", "text__en"]
    inlines = [AnchorInline]
    form = QuestionForm
    parent = "dimension"
    fieldsets = [
        (None, {"fields": ["edition", "dimension", "code", "position", "text", "polarity", "quick_check"]}),
        (_("Wechsel von der vorigen Ausgabe"), {"fields": ["asks_anew"]}),
        (_("Erläuterung"), {"fields": ["why", "evidence", "effect", "basis", "sources", "checklist"]}),
        (_("Maßnahme"), {"fields": ["measure_text", "measure_effort", "measure_owners"]}),
        (_("Tor"), {"fields": ["gate_opens_at", "gate_blocks"], "description": GATE_IN_WORDS}),
        (_("Verwendet von"), {"fields": ["used_by"]}),
    ]
    readonly_fields = ["used_by"]

    @admin.display(description=_("Verwendet von"))
    def used_by(self, question: Question) -> SafeString | str:
        """Return what names this question."""
        return uses_shown(question, uses_of_question)

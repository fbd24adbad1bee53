"""What an edition advises."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.admin.drafts import RowAdmin
from assessments.admin.guidance_forms import CheckForm, ObjectionForm, PaceForm, PlanningFigureForm, PrerequisiteForm
from assessments.models import Check, Objection, Pace, PlanningFigure, Prerequisite, TriggerKind


@admin.register(Prerequisite)
class PrerequisiteAdmin(RowAdmin):
    """What comes before what. The two questions are its identity: another pair is another row."""

    text_field = "reason"
    form = PrerequisiteForm
    list_display = ["code", "wording", "question", "first", "edition"]
    search_fields = ["code", "reason__de", "reason__en"]

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Ask for what the code is made of."""
        del request
        return ["edition", *(["position"] if obj else []), "question", "first", "reason"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Keep what the code is made of."""
        return (*super().get_readonly_fields(request, obj), *(("question", "first") if obj else ()))


@admin.register(Pace)
class PaceAdmin(RowAdmin):
    """What limits the moves of a year."""

    text_field = "name"
    form = PaceForm
    list_display = ["code", "wording", "questions", "by_level", "edition"]
    search_fields = ["code", "name__de", "name__en"]


@admin.register(PlanningFigure)
class PlanningFigureAdmin(RowAdmin):
    """What a plan assumes."""

    text_field = "reason"
    form = PlanningFigureForm
    list_display = ["code", "wording", "value", "edition"]
    search_fields = ["code", "reason__de", "reason__en"]


@admin.register(Objection)
class ObjectionAdmin(RowAdmin):
    """Common objections."""

    text_field = "title"
    form = ObjectionForm
    list_display = ["code", "wording", "questions", "edition"]
    search_fields = ["code", "title__de", "title__en"]


@admin.register(Check)
class CheckAdmin(RowAdmin):
    """Places to look again."""

    form = CheckForm
    list_display = ["code", "wording", "kind", "edition"]
    list_filter = ["kind"]
    search_fields = ["code", "text__de", "text__en"]
    fieldsets = [
        (None, {"fields": ["edition", "code", "position", "text", "advice", "questions", "kind"]}),
        (TriggerKind.ANSWERS.label, {"fields": ["answers"]}),
        (TriggerKind.DENIAL.label, {"fields": ["model", "criterion", "at_least", "at_most"]}),
        (TriggerKind.INVENTORY.label, {"fields": ["beds_from", "archetypes"]}),
        (TriggerKind.DEFAULTS.label, {"fields": ["known_below"]}),
    ]
    told = _("Auszufüllen nur, wenn diese Art gewählt ist.")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask for what each kind needs; where nothing can be changed, show what there is."""
        head, *kinds = super().get_fieldsets(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            return [(head[0], {**head[1], "fields": [*head[1]["fields"], self._plain["trigger"]]})]
        return [head, *((name, {**options, "description": self.told}) for name, options in kinds)]

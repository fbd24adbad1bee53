"""What an edition advises."""

from __future__ import annotations

from django.contrib import admin

from assessments.admin.drafts import RowAdmin
from assessments.models import Check, Objection, Pace, PlanningFigure, Prerequisite


@admin.register(Prerequisite)
class PrerequisiteAdmin(RowAdmin):
    """What comes before what."""

    text_field = "reason"
    list_display = ["code", "wording", "question", "first", "edition"]
    search_fields = ["code", "reason__de", "reason__en"]


@admin.register(Pace)
class PaceAdmin(RowAdmin):
    """What limits the moves of a year."""

    text_field = "name"
    list_display = ["code", "wording", "questions", "by_level", "edition"]
    search_fields = ["code", "name__de", "name__en"]


@admin.register(PlanningFigure)
class PlanningFigureAdmin(RowAdmin):
    """What a plan assumes."""

    text_field = "reason"
    list_display = ["code", "wording", "value", "edition"]
    search_fields = ["code", "reason__de", "reason__en"]


@admin.register(Objection)
class ObjectionAdmin(RowAdmin):
    """Common objections."""

    text_field = "title"
    list_display = ["code", "wording", "questions", "edition"]
    search_fields = ["code", "title__de", "title__en"]


@admin.register(Check)
class CheckAdmin(RowAdmin):
    """Places to look again."""

    list_display = ["code", "wording", "kind", "edition"]
    list_filter = ["edition", "kind"]
    search_fields = ["code", "text__de", "text__en"]

"""How an edition judges."""

from __future__ import annotations

from django.contrib import admin

from assessments.admin.drafts import RowAdmin
from assessments.models import Criterion, Modifier, Rule, Theme, WeightPreset


@admin.register(Criterion)
class CriterionAdmin(RowAdmin):
    """The letters of the fit matrix with their values."""

    text_field = "name"
    search_fields = ["code", "name__de", "name__en"]


@admin.register(Rule)
class RuleAdmin(RowAdmin):
    """Knock-outs and conditions."""

    list_display = ["code", "wording", "kind", "effect", "operating_models", "measure", "edition"]
    list_filter = ["edition", "kind", "effect", "lifted_by_product"]
    search_fields = ["code", "text__de", "text__en"]


@admin.register(Modifier)
class ModifierAdmin(RowAdmin):
    """What the house shifts."""

    text_field = "name"
    list_display = ["code", "wording", "questions", "inverted", "edition"]
    search_fields = ["code", "name__de", "name__en"]


@admin.register(WeightPreset)
class WeightPresetAdmin(RowAdmin):
    """Named weights."""

    text_field = "name"
    search_fields = ["code", "name__de", "name__en"]


@admin.register(Theme)
class ThemeAdmin(RowAdmin):
    """Criteria weighed as one."""

    text_field = "name"
    list_display = ["code", "wording", "letters", "edition"]
    search_fields = ["code", "name__de", "name__en"]

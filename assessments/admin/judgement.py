"""How an edition judges."""

from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.admin.drafts import RowAdmin
from assessments.admin.judgement_forms import CriterionForm, ModifierForm, PresetForm, RuleForm, ThemeForm
from assessments.admin.usage import uses_shown
from assessments.domain.usage import uses_of_letter
from assessments.models import Criterion, Modifier, Rule, Theme, WeightPreset


@admin.register(Criterion)
class CriterionAdmin(RowAdmin):
    """The letters of the fit matrix with their values."""

    text_field = "name"
    form = CriterionForm
    readonly_fields = ["used_by"]

    @admin.display(description=_("Verwendet von"))
    def used_by(self, criterion: Criterion) -> SafeString | str:
        """Return what names this letter."""
        return uses_shown(criterion, uses_of_letter)

    search_fields = ["code", "name__de", "name__en"]


@admin.register(Rule)
class RuleAdmin(RowAdmin):
    """Knock-outs and conditions."""

    form = RuleForm
    list_display = ["code", "wording", "kind", "effect", "operating_models", "measure", "edition"]
    list_filter = ["kind", "effect", "lifted_by_product"]
    search_fields = ["code", "text__de", "text__en"]


@admin.register(Modifier)
class ModifierAdmin(RowAdmin):
    """What the house shifts."""

    text_field = "name"
    form = ModifierForm
    list_display = ["code", "wording", "questions", "inverted", "edition"]
    search_fields = ["code", "name__de", "name__en"]


@admin.register(WeightPreset)
class WeightPresetAdmin(RowAdmin):
    """Named weights."""

    text_field = "name"
    form = PresetForm
    search_fields = ["code", "name__de", "name__en"]


@admin.register(Theme)
class ThemeAdmin(RowAdmin):
    """Criteria weighed as one."""

    text_field = "name"
    form = ThemeForm
    list_display = ["code", "wording", "letters", "edition"]
    search_fields = ["code", "name__de", "name__en"]

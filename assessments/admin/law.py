"""The law of an edition: rules, derived values, facts, dates, Länder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.admin.drafts import shown
from assessments.admin.law_filters import RegimeFilter, ReviewFilter
from assessments.admin.law_forms import (
    CASES,
    DerivedValueForm,
    LegalDateForm,
    LegalFactForm,
    LegalRuleForm,
    StateLawForm,
)
from assessments.admin.law_rows import FixedRowAdmin, LawRowAdmin, links_to, read_lines
from assessments.admin.lists import facts_in_words
from assessments.domain.law.rules import Status
from assessments.models import (
    DerivedValue,
    LawHead,
    LegalDate,
    LegalFact,
    LegalRegime,
    LegalRule,
    OpenPoint,
    StateEffect,
    StateLaw,
)
from assessments.services.law_checks import Use, uses_of


def _case_of(status: Status) -> Callable[[LegalRule], Any]:
    return lambda rule: rule.cases.get(status.value)


@admin.register(LegalRule)
class LegalRuleAdmin(LawRowAdmin):
    """The rules with condition, wording, backing and cases."""

    form = LegalRuleForm
    conditions = ("condition",)
    list_display = ["code", "severity", "review", "backing", "standing", "wording", "regime_title", "edition"]
    list_filter = [ReviewFilter, "severity", "confidence", "standing", RegimeFilter]
    list_select_related = ["edition", "regime"]
    search_fields = ["code", "text__de", "text__en", "reference__de", "condition"]
    fieldsets = [
        (None, {"fields": ["edition", "code", "position", "regime", "scope", "severity", "remedy", "text"]}),
        (_("Bedingung"), {"fields": ["condition", *CASES.values()]}),
        (_("Geltung"), {"fields": ["valid_from", "valid_from_note", "valid_until", "deadline", "review_by"]}),
        (
            _("Beleg"),
            {"fields": ["reference", "sources", "confidence", "standing", "remark", "open_points", "evidence"]},
        ),
        (_("Redaktion"), {"fields": ["note"]}),
    ]

    def __init__(self, model: Any, admin_site: Any) -> None:
        super().__init__(model, admin_site)
        for status, name in CASES.items():
            label = self.form.base_fields[name].label
            self._read_as[name] = read_lines(name, label, facts_in_words, _case_of(status))

    @admin.display(description=_("Rechtsgebiet"), ordering="regime__position")
    def regime_title(self, rule: LegalRule) -> str:
        """Return the field of law in words."""
        return shown(rule.regime.title)

    @admin.display(description=_("Beleg"), ordering="confidence")
    def backing(self, rule: LegalRule) -> str:
        """Return the grade without its explanation."""
        return rule.get_confidence_display().partition(":")[0].partition(",")[0]

    @admin.display(description=_("Prüfdatum"), ordering="review_by")
    def review(self, rule: LegalRule) -> str | SafeString:
        """Return by when to look again, and whether that day has passed."""
        day = date_format(rule.review_by, "SHORT_DATE_FORMAT")
        if rule.review_by >= timezone.localdate():
            return day
        return format_html('<span class="overdue">{} {}</span>', day, _("überschritten"))


@admin.register(DerivedValue)
class DerivedValueAdmin(LawRowAdmin):
    """Values worked out from facts."""

    form = DerivedValueForm
    conditions = ("when",)
    search_fields = ["code", "text__de", "text__en"]
    fields = ["edition", "code", "position", "text", "reference", "when", "words", "cases", "otherwise", "note"]


@admin.register(LegalDate)
class LegalDateAdmin(LawRowAdmin):
    """The legal calendar."""

    form = LegalDateForm
    conditions = ("concerns",)
    list_display = ["code", "day", "wording", "confidence", "example", "edition"]
    list_filter = ["confidence", "example"]
    search_fields = ["code", "text__de", "text__en"]
    date_hierarchy = "day"
    fields = ["edition", "code", "position", "day", "text", "concerns", "confidence", "example"]


@admin.register(LegalFact)
class LegalFactAdmin(LawRowAdmin):
    """The facts the law asks for. What a condition reads keeps its kind; its question can be reworded."""

    form = LegalFactForm
    text_field = "question"
    list_display = ["code", "kind", "used_by", "wording", "scope", "edition"]
    list_filter = ["scope", "kind", "origin"]
    search_fields = ["code", "question__de", "question__en"]
    fields = [
        *("edition", "code", "position", "question", "scope", "kind", "words", "at_least_one", "origin"),
        *("profile", "answer_question", "answer_levels", "implied_by", "used_by"),
    ]
    kept_when_used = ("scope", "kind", "words", "at_least_one")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep what conditions rely on."""
        kept = (*self.kept_when_used, self._read_as["words"]) if obj is not None and users_of(obj) else ()
        return (*super().get_readonly_fields(request, obj), *kept, "used_by")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show kept words line by line."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not users_of(obj):
            return fieldsets
        shown_as = {"words": self._read_as["words"]}
        return [
            (name, {**options, "fields": [shown_as.get(field, field) for field in options["fields"]]})
            for name, options in fieldsets
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep what a condition reads."""
        return super().has_delete_permission(request, obj) and (obj is None or not users_of(obj))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Look at the conditions of an edition once, not for every fact."""
        changes = super().get_changelist_instance(request)
        uses: dict[int, dict[str, tuple[Use, ...]]] = {}
        for fact in changes.result_list:
            if fact.edition_id not in uses:
                uses[fact.edition_id] = uses_of(fact.edition)
            fact.uses = uses[fact.edition_id].get(fact.code, ())
        return changes

    @admin.display(description=_("verwendet in"))
    def used_by(self, fact: LegalFact) -> str | SafeString:
        """Return the rows whose conditions read this fact, with links."""
        return links_to(users_of(fact)) or "–"


def users_of(fact: Any) -> tuple[Use, ...]:
    """Return where a fact is used; a row that was asked once remembers."""
    if not hasattr(fact, "uses"):
        fact.uses = uses_of(fact.edition).get(fact.code, ()) if fact.edition_id else ()
    found: tuple[Use, ...] = fact.uses
    return found


@admin.register(LegalRegime)
class LegalRegimeAdmin(FixedRowAdmin):
    """The fields of law."""

    text_field = "title"
    search_fields = ["code", "title__de", "title__en"]


@admin.register(StateEffect)
class StateEffectAdmin(FixedRowAdmin):
    """What the law of a Land can mean for the cloud."""

    text_field = "title"
    search_fields = ["code", "title__de", "title__en"]


@admin.register(StateLaw)
class StateLawAdmin(FixedRowAdmin):
    """The sixteen Länder."""

    form = StateLawForm
    text_field = "name"
    list_display = ["code", "wording", "effect_title", "confidence", "standing", "edition"]
    list_filter = ["confidence", "standing"]
    list_select_related = ["edition", "effect"]
    search_fields = ["code", "name__de", "name__en", "finding__de"]
    fieldsets = [
        (None, {"fields": ["edition", "code", "position", "name", "act", "finding", "effect", "consequence"]}),
        (_("Beleg"), {"fields": ["sources", "confidence", "standing", "confidence_note", "rules"]}),
    ]

    @admin.display(description=_("Wirkung"), ordering="effect__position")
    def effect_title(self, state: StateLaw) -> str:
        """Return the effect in words."""
        return shown(state.effect.title)


@admin.register(OpenPoint)
class OpenPointAdmin(LawRowAdmin):
    """What could not be confirmed."""

    search_fields = ["code", "text__de", "text__en"]


@admin.register(LawHead)
class LawHeadAdmin(FixedRowAdmin):
    """What the law of an edition says about itself."""

    list_display = ["edition", "compiled_on", "federal_law_date"]
    list_display_links = ["edition"]
    search_fields = ["edition__code"]
    ordering = ["edition"]
    fields = ["edition", "compiled_on", "federal_law_date", "legal_position", "disclaimer"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Keep the edition."""
        del request, obj
        return ("edition",)

"""The administration as its people see it: the catalogue in groups of kinds that belong together, then the rest."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

APP = "assessments"
GROUPS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("publishing", gettext_lazy("Katalog: Ausgaben"), ("CatalogueEdition",)),
    ("questions", gettext_lazy("Katalog: Fragen"), ("Dimension", "Question", "ChecklistItem", "Check", "Objection")),
    ("applications", gettext_lazy("Katalog: Anwendungen"), ("ArchetypeGroup", "Archetype", "Cluster")),
    ("rules", gettext_lazy("Katalog: Bewertung"), ("Criterion", "Rule", "Modifier", "Theme", "WeightPreset")),
    ("plan", gettext_lazy("Katalog: Fahrplan"), ("Prerequisite", "Pace", "PlanningFigure")),
    (
        "law",
        gettext_lazy("Katalog: Recht"),
        (
            *("LegalRule", "LegalFact", "DerivedValue", "LegalDate", "LegalRegime", "StateLaw", "StateEffect"),
            *("OpenPoint", "LawHead"),
        ),
    ),
)
CATALOGUE = frozenset(name for _group, _title, names in GROUPS for name in names)


class Administration(admin.AdminSite):
    """The administration of this site."""

    site_header = site_title = gettext_lazy("CloudReady – Verwaltung")
    index_title = gettext_lazy("Katalog, Konten und Mitgliedschaften")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return what this person may open, by groups."""
        apps = super().get_app_list(request, app_label)
        return [part for app in apps for part in (grouped(app) if app["app_label"] == APP else [app])]

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> Any:
        """Lead to the start page, where the groups are."""
        if app_label == APP:
            return redirect("admin:index")
        return super().app_index(request, app_label, extra_context)


def grouped(app: Any) -> list[Any]:
    """Return an app in its groups, those that nobody may see left out; the rest is hospitals and accounts."""
    by_name = {model["object_name"]: model for model in app["models"]}
    rest = [model for model in app["models"] if model["object_name"] not in CATALOGUE]
    parts = [(key, title, [by_name[name] for name in names if name in by_name]) for key, title, names in GROUPS]
    parts.append(("people", _("Häuser und Konten"), rest))
    return [
        {**app, "app_label": f"{APP}-{key}", "name": title, "models": models} for key, title, models in parts if models
    ]

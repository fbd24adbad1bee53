"""The application landscape."""

from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.admin.drafts import RowAdmin
from assessments.admin.row_forms import ArchetypeForm, ClusterForm
from assessments.admin.usage import uses_shown
from assessments.domain.usage import uses_of_archetype
from assessments.models import Archetype, ArchetypeGroup, Cluster


@admin.register(ArchetypeGroup)
class ArchetypeGroupAdmin(RowAdmin):
    """The shelves of the inventory."""

    text_field = "title"
    search_fields = ["code", "title__de", "title__en"]


@admin.register(Cluster)
class ClusterAdmin(RowAdmin):
    """What moves together."""

    text_field = "title"
    form = ClusterForm
    list_display = ["code", "wording", "members", "edition"]
    search_fields = ["code", "title__de", "title__en"]


@admin.register(Archetype)
class ArchetypeAdmin(RowAdmin):
    """The kinds of application with their defaults."""

    text_field = "name"
    form = ArchetypeForm
    parent = "group"
    ordering = ["edition", "group__position", "position", "code"]
    list_display = ["code", "wording", "group", "target", "criticality", "regulation", "edition"]
    list_filter = ["target", "criticality", "regulation"]
    list_select_related = ["edition", "group"]
    search_fields = ["code", "name__de", "name__en"]
    fieldsets = [
        (None, {"fields": ["edition", "group", "code", "position", "name"]}),
        (_("Merkmale"), {"fields": ["codes", "data_classes", "criticality", "delivery", "regulation"]}),
        (_("Empfehlung"), {"fields": ["target", "reason", "blocker", "hybrid_cloud", "hybrid_local"]}),
        (
            _("In Worten"),
            {"fields": ["delivery_note", "recovery", "devices", "regulation_note", "elasticity", "integration"]},
        ),
        (_("Verwendet von"), {"fields": ["used_by"]}),
    ]
    readonly_fields = ["used_by"]

    @admin.display(description=_("Verwendet von"))
    def used_by(self, archetype: Archetype) -> SafeString | str:
        """Return the clusters it belongs to."""
        return uses_shown(archetype, uses_of_archetype)

"""Hospitals, assessments and reports for the operator: that they exist and how they stand, not what they say."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from assessments.models import Assessment, Hospital, Report


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows that only the hospitals themselves change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        del request, obj
        return False


@admin.register(Hospital)
class HospitalAdmin(ReadOnlyAdmin):
    """The hospitals of this installation."""

    list_display = ["name", "federal_state", "ownership", "created_at"]
    list_filter = ["federal_state", "ownership"]
    search_fields = ["name"]
    fields = [
        *("name", "country", "federal_state", "ownership"),
        *("legal_form", "is_sgb5_108_hospital", "receives_khzg", "receives_khtf"),
        *("created_at", "created_by", "updated_at", "updated_by"),
    ]


@admin.register(Assessment)
class AssessmentAdmin(ReadOnlyAdmin):
    """The assessments, without their answers."""

    list_display = ["title", "hospital", "edition", "scope", "status", "updated_at"]
    list_filter = ["status", "scope", "edition"]
    list_select_related = ["hospital", "edition"]
    search_fields = ["title", "hospital__name"]
    date_hierarchy = "updated_at"
    fields = ["title", "hospital", "edition", "scope", "status", "created_at", "created_by", "updated_at", "updated_by"]


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """The reports, without their content."""

    list_display = ["id", "assessment", "language", "status", "requested_at", "finished_at", "error"]
    list_filter = ["status", "language"]
    list_select_related = ["assessment"]
    fields = ["assessment", "language", "status", "digest", "requested_at", "requested_by", "finished_at", "error"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leave the heavy columns where they are."""
        return super().get_queryset(request).defer("data", "pdf")

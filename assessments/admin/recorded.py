"""Every write to a draft through a form leaves a row that says what changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from assessments.models import User
from assessments.services.edition_changes import recording


class RecordedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Forms, lists and actions whose writes are recorded, together with them or not at all."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """Add or change one row."""
        return self._recorded(request, super().changeform_view, request, object_id, form_url, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Remove one row."""
        return self._recorded(request, super().delete_view, request, object_id, extra_context)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Change rows in the list, or act on several."""
        return self._recorded(request, super().changelist_view, request, extra_context)

    def _recorded(self, request: HttpRequest, view: Any, *given: Any) -> Any:
        if request.method != "POST" or not isinstance(request.user, User):
            return view(*given)
        with recording(by=request.user, at=timezone.now(), kinds=[self.model]):
            return view(*given)

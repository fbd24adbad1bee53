"""Rows moved up and down in their list: buttons that a keyboard reaches, without any script."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import User
from assessments.models.catalogues import CatalogueRow
from assessments.services.edition_changes import recording

STEP = "schritt"
UP, DOWN = "hoch", "runter"


class OrderedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A list whose rows of drafts can be moved among their siblings: those of one edition and one parent."""

    parent = ""

    @admin.display(description=gettext_lazy("Reihenfolge"), ordering="position")
    def steps(self, row: CatalogueRow) -> SafeString | str:
        """Return the two buttons, where the row can be moved."""
        if not row.edition.is_draft:
            return str(row.position)
        return format_html(
            '<span class="steps"><button name="{0}" value="{1}-{3}" aria-label="{4}">↑</button>'
            '<button name="{0}" value="{2}-{3}" aria-label="{5}">↓</button></span>',
            STEP,
            UP,
            DOWN,
            row.pk,
            _("%(code)s nach oben") % {"code": row.code},
            _("%(code)s nach unten") % {"code": row.code},
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Show the list, or move one row in it."""
        if request.method == "POST" and STEP in request.POST:
            return self._stepped(request, request.POST[STEP])
        return super().changelist_view(request, extra_context)

    def _stepped(self, request: HttpRequest, step: str) -> HttpResponse:
        direction, _dash, key = step.partition("-")
        row = self.get_queryset(request).filter(pk=key).first() if key.isdecimal() else None
        if row is None or direction not in (UP, DOWN) or not isinstance(request.user, User):
            messages.error(request, _("Diese Zeile gibt es nicht mehr."))
        elif not self.has_change_permission(request, row):
            messages.error(request, _("Veröffentlichte Ausgaben bleiben, wie sie sind."))
        else:
            self._move(row, -1 if direction == UP else 1, by=request.user)
        return redirect(request.get_full_path())

    def _move(self, row: CatalogueRow, way: int, *, by: User) -> None:
        """Swap a row with its neighbour; positions become 0, 1, 2 … as they were seen, so that equal ones part."""
        shared = ("edition", self.parent) if self.parent else ("edition",)
        siblings = {name: getattr(row, f"{name}_id") for name in shared}
        with recording(by=by, at=timezone.now(), kinds=[self.model], edition=row.edition):
            rows = list(self.model._default_manager.filter(**siblings).order_by("position", "code"))  # noqa: SLF001
            place = rows.index(row)
            if 0 <= place + way < len(rows):
                rows[place], rows[place + way] = rows[place + way], rows[place]
            moved = [one for number, one in enumerate(rows) if one.position != number]
            for number, one in enumerate(rows):
                one.position = number
            self.model._default_manager.bulk_update(moved, ["position"], batch_size=500)  # noqa: SLF001

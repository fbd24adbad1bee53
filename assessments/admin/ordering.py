"""Rows moved in their list: by buttons that a keyboard reaches and that need no script, or dragged by a handle."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.forms.widgets import Script
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
BEFORE, AFTER = "vor", "nach"  # of another row, which is where it was dropped

BUTTONS = (
    '<span class="steps" id="zeile-{1}" data-list="{2}"><span class="drag" aria-hidden="true" title="{5}">⠿</span>'
    '<button name="{0}" value="hoch-{1}" aria-label="{3}">↑</button>'
    '<button name="{0}" value="runter-{1}" aria-label="{4}">↓</button></span>'
)


class OrderedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A list whose rows of drafts can be moved among their siblings: those of one edition and one parent."""

    parent = ""

    class Media:
        """Dragging, and moving without loading the page anew."""

        js: ClassVar = [Script("js/admin-order.js", type="module")]

    @admin.display(description=gettext_lazy("Reihenfolge"), ordering="position")
    def steps(self, row: CatalogueRow) -> SafeString | str:
        """Return the handle and the two buttons, where the row can be moved."""
        if not row.edition.is_draft:
            return "–"
        up, down = _("%(code)s nach oben") % {"code": row.code}, _("%(code)s nach unten") % {"code": row.code}
        siblings = "-".join(str(key) for key in self._siblings(row).values())
        return format_html(BUTTONS, STEP, row.pk, siblings, up, down, _("Ziehen, um die Reihenfolge zu ändern"))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Show the list, or move one row in it."""
        if request.method == "POST" and STEP in request.POST:
            return self._stepped(request, request.POST[STEP])
        return super().changelist_view(request, extra_context)

    def next_position(self, row: CatalogueRow) -> int:
        """Return the place behind all siblings."""
        others = self._all(row).exclude(pk=row.pk).order_by("-position").values_list("position", flat=True)
        last: int | None = others.first()
        return 0 if last is None else last + 1

    def _stepped(self, request: HttpRequest, step: str) -> HttpResponse:
        way, _dash, keys = step.partition("-")
        key, _dash, other = keys.partition("-")
        row = self._found(request, key)
        if row is None or not isinstance(request.user, User):
            return _answer(request, _("Diese Zeile gibt es nicht mehr."), moved=False)
        if not self.has_change_permission(request, row):
            return _answer(request, _("Veröffentlichte Ausgaben bleiben, wie sie sind."), moved=False)
        place = self._move(row, way, self._found(request, other), by=request.user)
        if place is None:
            return _answer(request, _("Dorthin lässt sich diese Zeile nicht schieben."), moved=False)
        return _answer(request, _("%(code)s steht jetzt an Stelle %(place)s.") % {"code": row.code, "place": place})

    def _found(self, request: HttpRequest, key: str) -> Any:
        return self.get_queryset(request).filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None

    def _siblings(self, row: CatalogueRow) -> dict[str, Any]:
        shared = ("edition_id", f"{self.parent}_id") if self.parent else ("edition_id",)
        return {name: getattr(row, name) for name in shared}

    def _all(self, row: CatalogueRow) -> Any:
        return self.model._default_manager.filter(**self._siblings(row))  # noqa: SLF001  the documented name

    def _move(self, row: CatalogueRow, way: str, other: CatalogueRow | None, *, by: User) -> int | None:
        """Move a row and return its place, counted from 1, or None where there is no such place.

        Positions become 0, 1, 2 … as they were seen, so that equal ones part.
        """
        with recording(by=by, at=timezone.now(), kinds=[self.model], edition=row.edition):
            rows = list(self._all(row).order_by("position", "code"))
            index = _new_index(rows, row, way, other)
            if index is None:
                return None
            rows.remove(row)
            rows.insert(index, row)
            moved = [one for number, one in enumerate(rows) if one.position != number]
            for number, one in enumerate(rows):
                one.position = number
            self.model._default_manager.bulk_update(moved, ["position"], batch_size=500)  # noqa: SLF001
            return index + 1


def _new_index(rows: list[Any], row: CatalogueRow, way: str, other: CatalogueRow | None) -> int | None:
    """Return where ``row`` stands afterwards; at either end a step leads nowhere and changes nothing."""
    place = rows.index(row)
    if way in (UP, DOWN):
        return min(max(place + (1 if way == DOWN else -1), 0), len(rows) - 1)
    if way not in (BEFORE, AFTER) or other not in rows or other == row:
        return None
    others = [one for one in rows if one != row]
    return others.index(other) + (way == AFTER)


def _answer(request: HttpRequest, said: str, *, moved: bool = True) -> HttpResponse:
    """Tell a script in a sentence; lead everybody else back to the row they moved."""
    if request.headers.get("Accept") == "text/plain":
        return HttpResponse(said, status=200 if moved else 409, content_type="text/plain; charset=utf-8")
    if not moved:
        messages.error(request, said)
    key = request.POST[STEP].split("-")[1:2]
    return redirect(request.get_full_path() + (f"#zeile-{key[0]}" if moved and key else ""))

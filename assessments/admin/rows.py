"""A list as rows of small forms instead of JSON: fill in a free row, change one, tick one to remove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, BaseFormSet, formset_factory
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

SPARE = 2  # free rows at the end, for those whose browser runs no script
MOST = 60


class RowSet(BaseFormSet):  # type: ignore[type-arg]
    """The rows of one field. ``labels`` name rows that are always there; other rows are numbered."""

    labels: Sequence[str] = ()

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name every control by its column and its row, for those who cannot see where it stands."""
        super().add_fields(form, index)
        row = self.name_of(index)
        form.row_label = row if self.labels else ""
        for name, field in form.fields.items():
            if name == DELETION_FIELD_NAME:
                field.label = _("entfernen")
            label = str(field.label or "")
            named = f"{label} {row}".strip()
            if isinstance(field, forms.MultiValueField):
                field.label = named
            field.widget.attrs["aria-label"] = named

    def name_of(self, index: int | None) -> str:
        """Return how a row is called; the pattern of new rows has no number yet."""
        if index is None:
            return ""
        return self.labels[index] if index < len(self.labels) else str(index + 1)

    def entries(self) -> list[dict[str, Any]]:
        """Return what stands in the rows that are filled in and not ticked away."""
        kept = (form.cleaned_data for form in self.forms if form.cleaned_data and not _ticked_away(form))
        return [{name: value for name, value in row.items() if name != DELETION_FIELD_NAME} for row in kept]

    def problems(self) -> list[str]:
        """Return what is wrong, each with its row and column."""
        return [
            _("Zeile %(row)s%(column)s: %(problem)s")
            % {"row": self.name_of(number), "column": _column(form, name), "problem": problem}
            for number, form in enumerate(self.forms)
            for name, problems in ({} if _ticked_away(form) else form.errors).items()
            for problem in problems
        ]


def _ticked_away(form: forms.Form) -> bool:
    return bool(form.cleaned_data.get(DELETION_FIELD_NAME))


def _column(form: forms.Form, name: str) -> str:
    return f", {form.base_fields[name].label}" if name in form.base_fields else ""


class RowsWidget(forms.Widget):
    """Draws the rows as a table; what is sent comes back as rows that know what is wrong where."""

    use_fieldset = True
    row_set: type[RowSet]

    class Media:
        """Adds a free row without loading the page anew."""

        js: ClassVar = [Script("js/admin-rows.js", defer=True)]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> RowSet:
        """Return the rows that were sent."""
        del files
        return self.row_set(data, prefix=name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Return whether nothing of it was sent."""
        del files
        return f"{name}-TOTAL_FORMS" not in data

    def id_for_label(self, id_: str) -> str:
        """Return nothing: every control has a name of its own."""
        del id_
        return ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the table."""
        del renderer
        rows = value if isinstance(value, RowSet) else self.row_set(prefix=name, initial=value or [])
        given = {"id": name, **self.attrs, **(attrs or {})}
        context = {"rows": rows, "id": given["id"], "label": given.get("aria-label", ""), "head": self._head(rows)}
        return render_to_string("admin/assessments/rows.html", context)

    def _head(self, rows: RowSet) -> list[str]:
        columns = [str(field.label or "") for field in rows.form.base_fields.values()]
        return [*([""] if rows.labels else []), *columns]


class RowsField(forms.Field):
    """A list of rows with the same columns. ``entry`` and ``cells`` are the two ways between a row and what is kept.

    Rows with ``labels`` are always there and neither added nor removed. No two rows may have the same ``distinct``.
    """

    widget = RowsWidget

    def __init__(
        self,
        columns: Mapping[str, forms.Field],
        *,
        labels: Sequence[str] = (),
        distinct: str = "",
        base: type[forms.Form] = forms.Form,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.distinct, self.labels = distinct, labels
        bounds: dict[str, Any] = {"max_num": MOST, "absolute_max": MOST, "validate_max": True}
        if labels:
            bounds = {"min_num": len(labels), "max_num": len(labels), "absolute_max": len(labels)}
        form = type("Row", (base,), dict(columns))
        rows: Any = formset_factory(
            form, formset=RowSet, extra=0 if labels else SPARE, can_delete=not labels, can_delete_extra=False, **bounds
        )
        rows.labels = labels
        self.widget.row_set = rows

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """Name the whole table."""
        bound: forms.BoundField = super().get_bound_field(form, field_name)
        self.widget.attrs["aria-label"] = str(bound.label)
        return bound

    def prepare_value(self, value: Any) -> Any:
        """Return what stands in the rows; what was typed stays as it is."""
        return value if isinstance(value, RowSet) else [self.cells(one) for one in value or []]

    def to_python(self, value: Any) -> Any:
        """Return the list; what is wrong is told with its row."""
        if not isinstance(value, RowSet):
            return value or []
        if not value.is_valid():
            problems = value.problems() or [_("Diese Zeilen sind unvollständig angekommen. Laden Sie die Seite neu.")]
            raise ValidationError([ValidationError(problem, code="row") for problem in problems])
        rows = value.entries()
        if self.labels and len(rows) != len(self.labels):
            raise ValidationError(_("Hier fehlen Zeilen."), code="rows_are_missing")
        self._require_distinct(rows)
        return [self.entry(row) for row in rows]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another list was sent."""
        try:
            return bool(self.to_python(data) != (initial or self.to_python(None)))
        except ValidationError:
            return True

    def entry(self, row: dict[str, Any]) -> Any:
        """Return what is kept of a row."""
        return row

    def cells(self, entry: Any) -> dict[str, Any]:
        """Return the row of what is kept."""
        return dict(entry)

    def _require_distinct(self, rows: list[dict[str, Any]]) -> None:
        seen = [row[self.distinct] for row in rows] if self.distinct else []
        double = next((one for one in seen if seen.count(one) > 1), None)
        if double is not None:
            raise ValidationError(_("%(code)s steht hier zweimal.") % {"code": double}, code="double")


class ListField(RowsField):
    """A list of single values, one column."""

    def __init__(self, column: forms.Field, **options: Any) -> None:
        super().__init__({"value": column}, **options)

    def entry(self, row: dict[str, Any]) -> Any:
        """Return the value."""
        return row["value"]

    def cells(self, entry: Any) -> dict[str, Any]:
        """Return the row of the value."""
        return {"value": entry}


class DistinctListField(ListField):
    """A list of codes in which none stands twice."""

    def __init__(self, column: forms.Field, **options: Any) -> None:
        super().__init__(column, distinct="value", **options)

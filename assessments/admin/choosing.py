"""What a form offers to choose from: elements of the edition, by code and words, and short lists to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from assessments.admin.drafts import shown
from assessments.models import Archetype, CatalogueEdition, ChecklistItem, Criterion, Question

Choices = Sequence[tuple[str, str]]
NOTHING = ("", "–")
LEVELS: Choices = [(str(level), str(level)) for level in range(5)]
_WORDS: dict[type[Model], str] = {Archetype: "name", ChecklistItem: "text", Criterion: "name", Question: "text"}


def choices_in(edition: CatalogueEdition | None, kind: type[Model], stored: Iterable[str] = ()) -> Choices:
    """Return the elements of an edition by code and words; what is ``stored`` but gone stays on the list, and says so.

    One query.
    """
    rows = kind._default_manager.filter(edition=edition) if edition else ()  # noqa: SLF001  the documented name
    known = {row.code: f"{row.code} · {shown(getattr(row, _WORDS[kind]))}" for row in rows}
    gone = {code: _("%(code)s – gibt es nicht mehr") % {"code": code} for code in stored if code not in known}
    return [*known.items(), *gone.items()]


def one_of(choices: Choices, *, required: bool = True, **options: Any) -> forms.ChoiceField:
    """Return a list to choose one of, beginning with none."""
    return forms.ChoiceField(choices=[NOTHING, *choices], required=required, **options)


def level(**options: Any) -> forms.TypedChoiceField:
    """Return a level 0-4 to choose."""
    return forms.TypedChoiceField(choices=LEVELS, coerce=int, **options)


class TicksField(forms.TypedMultipleChoiceField):
    """Some of a few values. What was there keeps its order, so that a form saved untouched changes nothing."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Any, kept: Sequence[Any], coerce: Any = str, **options: Any) -> None:
        super().__init__(choices=choices, coerce=coerce, **{"required": False, **options})
        self.kept = list(kept or ())

    def clean(self, value: Any) -> list[Any]:
        """Return what is ticked."""
        ticked = super().clean(value)
        return [*(one for one in self.kept if one in ticked), *(one for one in ticked if one not in self.kept)]

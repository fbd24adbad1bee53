"""What a form offers to choose from: elements of the edition, by code and words, and short lists to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.admin.drafts import shown
from assessments.domain.law.vocabulary import CLOCK_LABELS, TODAY
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.models import Archetype, CatalogueEdition, Criterion, LegalFact

Choices = Sequence[tuple[str, Any]]
NOTHING = ("", "–")
LEVELS: Choices = [(str(level), str(level)) for level in range(5)]
_WORDS: dict[type[Model], str] = {Archetype: "name", Criterion: "name", LegalFact: "question"}


class PlainSelect(forms.Select):
    """A list drawn by one template; Django fills in two for every option, which a page of rows has by the thousand."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the list."""
        del renderer
        return render_to_string("admin/assessments/select.html", self.get_context(name, value, attrs))


def choices_in(edition: CatalogueEdition | None, kind: type[Model], stored: Iterable[str] = ()) -> Choices:
    """Return the elements of an edition by code and words; what is ``stored`` but gone stays on the list, and says so.

    One query.
    """
    elements = kind._default_manager  # noqa: SLF001  the documented name
    rows = elements.filter(edition=edition).values_list("code", _WORDS.get(kind, "text")) if edition else ()
    known = {code: f"{code} · {shown(words)}" for code, words in rows}
    gone = {code: _("%(code)s – gibt es nicht mehr") % {"code": code} for code in stored if code not in known}
    return [*known.items(), *gone.items()]


def fact_choices(edition: CatalogueEdition | None) -> Choices:
    """Return the facts that an example of a rule may know, the day among them; one query."""
    today = f"{TODAY} · {CLOCK_LABELS[TODAY].in_language(get_language() or SOURCE_LANGUAGE)}"
    return [*choices_in(edition, LegalFact), (TODAY, today)]


def one_of(choices: Choices, *, required: bool = True, **options: Any) -> forms.ChoiceField:
    """Return a list to choose one of, beginning with none."""
    return forms.ChoiceField(choices=[NOTHING, *choices], required=required, **{"widget": PlainSelect, **options})


def level(*, required: bool = True, **options: Any) -> forms.TypedChoiceField:
    """Return a level 0-4 to choose, or none where none is required."""
    choices = LEVELS if required else [NOTHING, *LEVELS]
    given = {"widget": PlainSelect, "required": required, **options}
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, **given)


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

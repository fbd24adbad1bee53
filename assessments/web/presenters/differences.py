"""Two versions of the same thing side by side, for somebody who has to decide which one holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from assessments.templatetags.wording import day


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people filled in differently."""

    label: str
    yours: str
    theirs: str


def differences(form: forms.Form, theirs: Mapping[str, object]) -> tuple[Difference, ...]:
    """Return the visible fields of a valid form that hold something else than ``theirs``, which a form would show."""
    return tuple(_differences(form, theirs))


def _differences(form: forms.Form, theirs: Mapping[str, object]) -> Iterator[Difference]:
    for bound in form.visible_fields():
        yours = in_words(bound.field, bound.value())
        stored = in_words(bound.field, theirs.get(bound.name, ""))
        if yours != stored:
            yield Difference(str(bound.label), yours, stored)


def in_words(field: forms.Field, value: object) -> str:
    """Return what a field shows for ``value`` as people read it."""
    if isinstance(field, forms.MultipleChoiceField):
        chosen = {str(one) for one in value} if isinstance(value, (list, tuple)) else set()
        return ", ".join(str(name) for code, name in _choices(field) if code in chosen) or _("nicht bekannt")
    if isinstance(field, forms.ChoiceField):
        return dict(_choices(field)).get(str(field.prepare_value(value)), str(value))
    cleaned = field.to_python(value)
    if isinstance(field, forms.DateField):
        return day(cleaned) if cleaned else _("nicht bekannt")
    return str(field.prepare_value(cleaned)) if cleaned not in (None, "") else _("nicht bekannt")


def _choices(field: forms.ChoiceField) -> list[tuple[str, str]]:
    return [(str(code), str(name)) for code, name in field.choices]  # type: ignore[union-attr,misc]

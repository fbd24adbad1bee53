"""From an element of an edition to its form, and to the field in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from assessments.admin.edition_pages import page_of
from assessments.domain.edition_parts import ElementKind
from assessments.models import CatalogueEdition
from assessments.models.fields import WordingField

Keys = Mapping[tuple[str, str], int]


def keys_of(edition: CatalogueEdition, elements: Iterable[str]) -> Keys:
    """Return the keys of all rows of these kinds by kind and code, one query for each kind."""
    return {
        (element, code): key
        for element in dict.fromkeys(elements)
        if element not in (ElementKind.EDITION, ElementKind.LAW)
        for code, key in _kind(element)._default_manager.filter(edition=edition).values_list("code", "pk")  # noqa: SLF001
    }


def address_of(edition: CatalogueEdition, keys: Keys, element: str, code: str, field: str = "") -> str:
    """Return where an element is edited, at its field where the form has it; empty where there is no such page."""
    if element == ElementKind.EDITION:
        return page_of(edition) + _anchor(CatalogueEdition, field)
    if element == ElementKind.REFERENCE:
        return f"{page_of(edition, 'references')}#{code}"
    key = keys.get((element, code))
    if key is None:
        return ""
    try:
        return reverse(f"admin:assessments_{element}_change", args=[key]) + _anchor(_kind(element), field)
    except NoReverseMatch:
        return ""


def _anchor(kind: type[Model], field: str) -> str:
    """Return the place of a field in the form; levels, and cases of legal rules, have tables of their own."""
    first, _, rest = field.partition(".")
    if first == "anchors" and rest:
        return f"#id_anchors-{rest}-text_0"
    if first == "cases" and rest:
        return f"#id_case_{rest.partition('.')[0]}"
    for name in (field.replace(".", "_"), first, field.rpartition(".")[2]):
        try:
            found: Any = kind._meta.get_field(name)  # noqa: SLF001  the documented name
        except FieldDoesNotExist:
            continue
        return f"#id_{name}_0" if isinstance(found, WordingField) else f"#id_{name}"
    return ""


def _kind(element: str) -> type[Model]:
    return apps.get_model("assessments", element)

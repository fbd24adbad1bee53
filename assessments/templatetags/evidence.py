"""Filters for lists of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django import template

register = template.Library()
Shown = TypeVar("Shown")


@register.filter
def at(by_place: Mapping[str, tuple[Shown, ...]] | str | None, place: str) -> tuple[Shown, ...]:
    """Return what is used in one place; nothing where the page did not ask."""
    return by_place.get(place, ()) if isinstance(by_place, Mapping) else ()

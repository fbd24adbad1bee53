"""What belongs to a hospital: every row from which a way of references leads to it.

The way is found in the models, so that a new table is neither forgotten by an export nor left behind by a deletion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from assessments.models import Hospital

Model = type[models.Model]


@dataclass(frozen=True, slots=True)
class Owned:
    """A table of a hospital's rows, with every way that leads from them to it."""

    model: Model
    ways: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return the name of the table as the data classes write it."""
        return f"{self.model._meta.app_label}.{self.model.__name__}"  # noqa: SLF001  Django's documented way

    def rows(self, hospital_id: UUID) -> QuerySet[Any]:
        """Return the rows that belong to the hospital, seals and scopes of managers notwithstanding."""
        belongs = Q()
        for way in self.ways:
            belongs |= Q(**{way: hospital_id})
        manager: models.Manager[Any] = self.model._base_manager  # noqa: SLF001  the one without filters
        # Chosen by key: with several ways a row would come as often as they lead to the hospital.
        found = manager.filter(belongs).values("pk")
        return manager.filter(pk__in=found).order_by("pk")


@cache
def owned_tables() -> tuple[Owned, ...]:
    """Return every table with rows of hospitals, those that refer to others before what they refer to."""
    known: dict[Model, tuple[str, ...]] = {Hospital: ("pk",)}
    grown = True
    while grown:
        found = {model: ways for model in _all_models() if (ways := _ways(model, known))}
        grown = found.keys() - known.keys() != set() or any(found[model] != known.get(model) for model in found)
        known = {Hospital: ("pk",), **found}
    return tuple(Owned(model, known[model]) for model in _children_first(known))


def _all_models() -> Iterator[Model]:
    return (model for model in apps.get_models(include_auto_created=True) if model is not Hospital)


def _references(model: Model) -> Iterator[models.ForeignKey[Any, Any]]:
    return (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))  # noqa: SLF001


def _ways(model: Model, known: dict[Model, tuple[str, ...]]) -> tuple[str, ...]:
    ways: list[str] = []
    for field in _references(model):
        target = field.related_model
        if target is Hospital:
            ways.append(field.name)
        elif target is not model and target in known:
            ways += [f"{field.name}__{way}" for way in known[target]]
    return tuple(sorted(ways))


def _children_first(known: dict[Model, tuple[str, ...]]) -> Iterator[Model]:
    left = set(known)
    while left:
        targets = {
            field.related_model for model in left for field in _references(model) if field.related_model != model
        }
        free = sorted(left - targets, key=lambda model: model.__name__)
        if not free:
            raise AssertionError("tables of hospitals refer to each other in a circle")
        yield from free
        left -= set(free)

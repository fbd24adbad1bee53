"""Managers that name rows of the hospitals at hand and no others, and refuse where nobody said which those are.

``services.tenancy`` says which. Covered are ``Model.objects`` and what leads from one row to many
(``hospital.assessments``, prefetching included). The one row that a row refers to (``answer.assessment``) is not asked
for again, and neither is what Django fetches by itself: ``refresh_from_db``, ``save`` and the deletion of what refers
to a row. On PostgreSQL row-level security stands behind all of it, see ``models/row_security.py``.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from django.db import models
from django_scopes import ScopedManager, ScopeError, get_scope, scope
from django_scopes.manager import DisabledQuerySet

DIMENSION = "hospital"


def only_hospital() -> UUID | None:
    """Return the hospital at hand; none where there are several, or all, or none."""
    now = get_scope()
    hospitals: tuple[UUID, ...] = now.get(DIMENSION, ()) if now.get("_enabled", True) else ()
    return hospitals[0] if len(hospitals) == 1 else None


def with_place_for_hospital(place: models.Expression) -> AbstractContextManager[None]:
    """Build what comes inside for a hospital that is named later; see ``models/prepared.py``."""
    inside: AbstractContextManager[None] = scope(**{DIMENSION: place})
    return inside


def scoped(way: str, manager: type[models.Manager[Any]] = models.Manager) -> Any:
    """Return a manager of rows from which ``way`` leads to their hospital."""
    by_scope: Any = type(ScopedManager(_manager_class=manager, **{DIMENSION: way}))

    class Scoped(by_scope):  # type: ignore[misc]
        """Refuses at once: the package lets ``exists()``, ``create()`` and subqueries through without a scope."""

        hospital_way = way

        def get_queryset(self) -> models.QuerySet[Any]:
            """Return the rows at hand.

            :raises ScopeError: outside of every scope.
            """
            rows: models.QuerySet[Any] = super().get_queryset()
            if isinstance(rows, DisabledQuerySet):
                raise ScopeError(f"{self.model.__name__} was asked for, but nobody said of which hospital")
            return rows

    # The types of managers are looked up by the names of these two classes: they keep those of what they are made from.
    for made, of in ((by_scope, models.Manager), (Scoped, manager)):
        made.__module__, made.__qualname__, made.__name__ = of.__module__, of.__qualname__, of.__name__
    return Scoped()

"""Of which hospitals rows may be seen and written right now.

Nothing is at hand until somebody says so: a request by the hospital in its address (``web/tenancy.py``), a deed by the
hospital it is about, and the few places that look after all hospitals by ``everywhere`` with their reason. A scope can
be narrowed inside; to see more than it holds takes ``everywhere`` again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django_scopes import ScopeError, get_scope, scope, scopes_disabled
from django_scopes.state import state

from assessments.models import Membership, User
from assessments.models.scoping import DIMENSION


@contextmanager
def of_hospital(hospital_id: UUID) -> Iterator[None]:
    """See and write rows of this hospital alone.

    :raises ScopeError: when another one is at hand already.
    """
    with of_hospitals([hospital_id]):
        yield


@contextmanager
def of_hospitals(hospital_ids: Iterable[UUID]) -> Iterator[None]:
    """See and write rows of these hospitals alone.

    :raises ScopeError: when they are not all among those at hand already.
    """
    wanted = tuple(sorted(hospital_ids))
    at_hand = hospitals_at_hand()
    if at_hand is not None and not set(at_hand).issuperset(wanted):
        raise ScopeError("a scope is left for another hospital only by everywhere()")
    with scope(**{DIMENSION: wanted}):
        yield


@contextmanager
def of_hospitals_of(user: User, *, on: date) -> Iterator[None]:
    """See and write rows of the hospitals in which ``user`` has a role that day; costs one query."""
    with everywhere(reason="in which hospitals somebody has a role"):
        houses = list(Membership.objects.valid(on=on).filter(user=user.pk).values_list("hospital", flat=True))
    with of_hospitals(houses):
        yield


@contextmanager
def everywhere(*, reason: str) -> Iterator[None]:
    """See and write rows of all hospitals. The reason is for whoever reads the code: it is asked for, not stored."""
    if not reason:
        raise ScopeError("whoever looks at all hospitals says why")
    with scopes_disabled():
        yield


@contextmanager
def nowhere() -> Iterator[None]:
    """See nothing, whatever was at hand before: where a request starts."""
    token = state.set({})
    try:
        yield
    finally:
        state.reset(token)


def hospitals_at_hand() -> tuple[UUID, ...] | None:
    """Return the hospitals of the scope, none outside of every scope and everywhere."""
    now = get_scope()
    return now.get(DIMENSION) if now.get("_enabled", True) else None

"""New rows, one or many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Manager, Model

Row = TypeVar("Row", bound=Model)


def insert(into: Manager[Row], rows: Sequence[Row]) -> None:
    """Insert rows.

    Nearly every save makes exactly one row of a kind, and preparing a batch for it would take twice as long.
    """
    if len(rows) == 1:
        rows[0].save(force_insert=True)
    elif rows:
        into.bulk_create(rows)

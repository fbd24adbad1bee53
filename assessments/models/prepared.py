"""Questions asked with nearly every request: put into SQL once, then asked again and again with other values.

Django takes several times as long to build and translate such a question as the database takes to answer it. What a
question says is written like any other, as a queryset; only when it is put into SQL changes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connections, models
from django.db.models.expressions import Expression
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from django_scopes import get_scope, scope

from assessments.models.scoping import DIMENSION

Row = TypeVar("Row")
_AT_HAND = "the hospital at hand"


class Prepared(Generic[Row]):
    """A question whose values come later; ``recipe`` builds its queryset from them, ``fields`` say of which kind each is.

    A row among the values stands for its key. The question is asked in the scope of the moment, like everything else: where that is one hospital, its key is one of the
    values. Where it is not, and where a value is nothing, which SQL says in another way, it is built as usual.
    """

    def __init__(self, recipe: Callable[..., models.QuerySet[Any, Row]], **fields: models.Field[Any, Any]) -> None:
        self._recipe = recipe
        self._fields = fields
        self._kept: models.QuerySet[Any, Row] | None = None

    def rows(self, **values: object) -> list[Row]:
        """Return what is found with these values, none of it cached."""
        hospital = _only_hospital()
        if hospital is None or None in values.values():
            return list(self._recipe(**values))
        rows = self._prepared().all()
        rows.query.values_now = {**values, _AT_HAND: hospital}  # type: ignore[attr-defined]
        return list(rows)

    def first(self, **values: object) -> Row | None:
        """Return the first of what is found."""
        return next(iter(self.rows(**values)), None)

    def _prepared(self) -> models.QuerySet[Any, Row]:
        if self._kept is None:
            with scope(**{DIMENSION: _Slot(_AT_HAND, models.UUIDField())}):
                rows = self._recipe(**{name: _Slot(name, field) for name, field in self._fields.items()})
            rows.query = rows.query.chain(klass=_Query)
            rows.query.compilers = threading.local()  # type: ignore[attr-defined]
            self._kept = rows
        return self._kept


class _Slot(Expression):
    """Holds the place of a value in a question, and among the parameters of its SQL."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    @property
    def pk(self) -> _Slot:
        return self

    def as_sql(self, *_compiler: Any, **_more: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


class _Query(Query):
    """Keeps a compiler for each thread, which has a connection of its own; copies of the query share them."""

    compilers: threading.local
    values_now: Mapping[str, object]

    def get_compiler(self, using: str | None = None, connection: Any = None, elide_empty: bool = True) -> Any:
        at = connection or connections[using]
        kept: _Compiler | None = getattr(self.compilers, "kept", None)
        if kept is None or kept.connection is not at:
            kept = self.compilers.kept = _Compiler(self, at, using, elide_empty)
        kept.values_now = self.values_now
        return kept


class _Compiler(SQLCompiler):
    """Remembers the SQL and how its columns become values. SQLite and PostgreSQL use this class for reading as it is."""

    values_now: Mapping[str, object]
    _statement: tuple[str, tuple[Any, ...]] | None = None
    _converters: dict[Any, Any] | None = None

    def as_sql(self, *arguments: Any, **options: Any) -> tuple[str, tuple[Any, ...]]:
        if self._statement is None:
            sql, parameters = super().as_sql(*arguments, **options)
            self._statement = sql, tuple(parameters)
        elif self.query.select_for_update and self.connection.get_autocommit():
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        sql, parameters = self._statement
        return sql, tuple(self._value_of(one) if isinstance(one, _Slot) else one for one in parameters)

    def get_converters(self, expressions: Any) -> Any:
        if self._converters is None:
            self._converters = super().get_converters(expressions)
        return self._converters

    def _value_of(self, slot: _Slot) -> object:
        value = self.values_now[slot.name]
        return slot.output_field.get_db_prep_value(getattr(value, "pk", value), self.connection)


def _only_hospital() -> UUID | None:
    now = get_scope()
    hospitals = now.get(DIMENSION) if now.get("_enabled", True) else None
    return hospitals[0] if hospitals and len(hospitals) == 1 else None

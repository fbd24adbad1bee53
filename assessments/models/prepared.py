"""Questions asked with nearly every request: put into SQL once, then asked again and again with other values.

Django takes several times as long to build such a question and to put it into SQL as the database takes to answer it.
A prepared question is a queryset like any other, with places where values go. Its SQL is kept with the places in it,
each known by its name; nothing of one asking is left for the next.

This leans on ``SQLCompiler.as_sql``, which Django promises to nobody: ``tests/models/test_prepared.py`` compares the
statements and the rows of every prepared question with those of its queryset.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections, models
from django.db.models.expressions import Expression
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

from assessments.models.scoping import only_hospital, with_place_for_hospital

Row = TypeVar("Row")
Recipe = Callable[..., models.QuerySet[Any, Row]]
_AT_HAND = "the hospital at hand"
_OF_THE_MOMENT = frozenset({"query", "connection", "using"})


def prepared(**fields: models.Field[Any, Any]) -> Callable[[Recipe[Row]], Prepared[Row]]:
    """Make a prepared question of a function that builds its queryset; ``fields`` say of which kind its values are."""
    return lambda recipe: Prepared(recipe, fields)


class Prepared(Generic[Row]):
    """A question whose values come later."""

    def __init__(self, recipe: Recipe[Row], fields: Mapping[str, models.Field[Any, Any]]) -> None:
        self.recipe = recipe
        self._fields = fields
        self._kept: models.QuerySet[Any, Row] | None = None

    def rows(self, **values: object) -> list[Row]:
        """Return what is found with these values among the rows at hand.

        What SQL says in another way is built as usual: a value that is nothing, several hospitals at hand or all.

        :raises ScopeError: outside of every scope.
        """
        hospital = only_hospital()
        if hospital is None or None in values.values():
            return list(self.recipe(**values))
        rows = self._prepared().all()
        rows.query.values_now = {**values, _AT_HAND: hospital}  # type: ignore[attr-defined]
        return list(rows)

    def first(self, **values: object) -> Row | None:
        """Return the first of what is found."""
        return next(iter(self.rows(**values)), None)

    def _prepared(self) -> models.QuerySet[Any, Row]:
        if self._kept is None:
            with with_place_for_hospital(_Place(_AT_HAND, models.UUIDField())):
                rows = self.recipe(**{name: _Place(name, field) for name, field in self._fields.items()})
            rows.query.__class__ = _Query
            rows.query.kept = {}  # type: ignore[attr-defined]
            self._kept = rows
        return self._kept


class _Place(Expression):
    """Holds the place of a value in a question, and among the parameters of its SQL."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, *_compiler: object, **_more: object) -> tuple[str, tuple[_Place]]:  # type: ignore[override]
        return "%s", (self,)


@dataclass(frozen=True, slots=True)
class _Statement:
    """SQL with its parameters, places among them, and what its compiler knows of its columns; nobody changes it."""

    sql: str
    parameters: tuple[object, ...]
    columns: Mapping[str, object]


class _Query(Query):
    """A question with the values it is asked with now. Its copies share what is kept, for each kind of database."""

    kept: dict[str, _Statement]
    values_now: Mapping[str, object]

    def get_compiler(self, using: str | None = None, connection: Any = None, elide_empty: bool = True) -> _Compiler:
        return _Compiler(self, connection or connections[using or "default"], using, elide_empty)


class _Compiler(SQLCompiler):
    """Puts a question into SQL only once. SQLite and PostgreSQL both read by the class this one is made from."""

    query: _Query

    def as_sql(self, *arguments: Any, **options: Any) -> tuple[str, tuple[Any, ...]]:
        if self.query.select_for_update and self.connection.get_autocommit():
            raise TransactionManagementError("rows are locked in a transaction only")
        kept = self.query.kept.get(self.connection.vendor)
        if kept is None:
            sql, parameters = super().as_sql(*arguments, **options)
            columns = {name: value for name, value in vars(self).items() if name not in _OF_THE_MOMENT}
            kept = self.query.kept[self.connection.vendor] = _Statement(sql, tuple(parameters), columns)
        vars(self).update(kept.columns)
        return kept.sql, tuple(self._value_in(one) for one in kept.parameters)

    def _value_in(self, parameter: object) -> object:
        if not isinstance(parameter, _Place):
            return parameter
        return parameter.output_field.get_db_prep_value(self.query.values_now[parameter.name], self.connection)

"""Every change to a draft leaves a row: which value, from what, to what, by whom and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models as db
from django.db import transaction

from assessments import models
from assessments.domain.edition_diff import ChangeKind
from assessments.models import CatalogueEdition, EditionChange, EditionStatus, User
from assessments.services.edition_copying import KINDS

Values = dict[str, Any]
ALL_KINDS: tuple[type[db.Model], ...] = (CatalogueEdition, *(kind for kind, _ in KINDS), models.Anchor)
_NOT_CONTENT = frozenset(
    {"id", "edition", "question", "fingerprint", "law_fingerprint", "published_at", "source_digest"}
)


class _Row(NamedTuple):
    """A row of a draft: its edition, kind and key; the code can change until the row is stored."""

    edition: int
    element: str
    key: int


@contextmanager
def recording(
    *, by: User, at: datetime, kinds: Iterable[type[db.Model]] = ALL_KINDS, edition: CatalogueEdition | None = None
) -> Iterator[None]:
    """Write down every difference that the writes inside leave in drafts, together with them or not at all.

    Two queries for each of ``kinds``; a question brings its levels. Without an ``edition`` all drafts are watched.
    """
    watched = tuple(_with_levels(kinds))
    with transaction.atomic():
        before = _content(watched, edition)
        yield
        after = _content(watched, edition)
        living = set(CatalogueEdition.objects.filter(status=EditionStatus.DRAFT).values_list("pk", flat=True))
        EditionChange.objects.bulk_create(
            EditionChange(edition_id=row.edition, at=at, by=by, **change)
            for row in dict.fromkeys((*after, *before))
            if row.edition in living
            for change in _changes(row, before.get(row), after.get(row))
        )


def _with_levels(kinds: Iterable[type[db.Model]]) -> Iterator[type[db.Model]]:
    for kind in dict.fromkeys(kinds):
        yield kind
        if kind is models.Question:
            yield models.Anchor


def _content(kinds: Iterable[type[db.Model]], edition: CatalogueEdition | None) -> dict[_Row, Values]:
    """Return what stands in drafts; the levels of a question are values of it."""
    found: dict[_Row, Values] = {}
    levels: list[models.Anchor] = []
    for kind in dict.fromkeys(kinds):
        if kind is models.Anchor:
            levels = list(_of_drafts(kind, "question__edition", edition))
            continue
        way = "" if kind is CatalogueEdition else "edition"
        for row in _of_drafts(kind, way, edition):
            found[_Row(_edition_of(row), _name(kind), row.pk)] = _values(row)
    questions = {row.key: values for row, values in found.items() if row.element == "question"}
    for level in levels:
        if level.question_id in questions:
            questions[level.question_id][f"anchors.{level.level}"] = level.text
    return found


def _of_drafts(kind: type[db.Model], way: str, edition: CatalogueEdition | None) -> db.QuerySet[Any]:
    reach = f"{way}__" if way else ""
    chosen: dict[str, Any] = {f"{reach}status": EditionStatus.DRAFT}
    if edition is not None:
        chosen[f"{reach}pk"] = edition.pk
    parents = [field.name for field in kind._meta.fields if _refers(field)]  # noqa: SLF001  the documented name
    return kind._default_manager.filter(**chosen).select_related(*parents)  # noqa: SLF001


def _values(row: db.Model) -> Values:
    """Return what a row says; a reference by the code of what it refers to."""
    fields = [field for field in row._meta.fields if field.name not in _NOT_CONTENT]  # noqa: SLF001
    values: Values = {
        field.name: getattr(row, field.name).code if _refers(field) else _plain(field.value_from_object(row))
        for field in fields
    }
    return values


def _refers(field: db.Field[Any, Any]) -> bool:
    return isinstance(field, db.ForeignKey) and field.name not in ("edition", "question")


def _plain(value: Any) -> Any:
    return value if isinstance(value, (bool, int, str, list, dict)) or value is None else str(value)


def _edition_of(row: Any) -> int:
    key: int = row.pk if isinstance(row, CatalogueEdition) else row.edition_id
    return key


def _name(kind: type[db.Model]) -> str:
    return kind._meta.model_name or ""  # noqa: SLF001


def _changes(row: _Row, before: Values | None, after: Values | None) -> Iterator[Mapping[str, Any]]:
    """Yield one change for each value that differs, or one for a row that is new or gone."""
    code = str(((after or before) or {}).get("code", ""))
    place = {"element": row.element, "code": code}
    if before is None or after is None:
        kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
        yield {**place, "kind": kind, "before": before, "after": after}
        return
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name), after.get(name)
        if was != now:
            yield {**place, "kind": ChangeKind.CHANGED, "field": name, "before": was, "after": now}

"""A whole edition takes the place of a draft's rows: rows of the same code stay and change, so that history goes on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models as db
from django.db import transaction

from assessments import models
from assessments.domain.catalogue import Edition
from assessments.domain.law.lawbook import LawBook
from assessments.models import CatalogueEdition
from assessments.services.edition_copying import KINDS
from assessments.services.edition_rows import write_rows
from assessments.services.guidance import write_guidance
from assessments.services.law_rows import write_law

_LAW = frozenset(
    {
        *(models.LawHead, models.OpenPoint, models.LegalFact, models.DerivedValue, models.LegalRegime),
        *(models.LegalDate, models.StateEffect, models.LegalRule, models.StateLaw),
    }
)
_NOT_IN_FILES = frozenset({"id", "edition", "question"})
_AT_ONCE = 200


class _Matched(NamedTuple):
    """What became of the rows of one kind: the rows that go, and the key that each new row has in the draft."""

    gone: list[Any]
    keys: dict[int, int]


@transaction.atomic
def put_into(draft: CatalogueEdition, edition: Edition, law: LawBook | None) -> None:
    """Make the rows of ``draft`` say what ``edition`` and, unless None, ``law`` say.

    A fixed number of queries for each kind of row.
    """
    desk = CatalogueEdition.objects.create(
        code=f"desk-{uuid.uuid4().hex[:30]}",
        released_on=edition.released_on,
        legal_position_date=edition.legal_position_date,
    )
    write_rows(desk, edition)
    write_guidance(desk, edition)
    if law is not None:
        write_law(desk, law)
    _move(desk, draft, with_law=law is not None)
    desk.delete()
    draft.released_on, draft.legal_position_date = edition.released_on, edition.legal_position_date
    draft.save(update_fields=["released_on", "legal_position_date"])


def _move(desk: CatalogueEdition, draft: CatalogueEdition, *, with_law: bool) -> None:
    keys: dict[type[db.Model], dict[int, int]] = {}
    gone: list[tuple[type[db.Model], list[Any]]] = []
    for kind, parent in KINDS:
        if kind is models.ReferenceHospital or (kind in _LAW and not with_law):
            continue
        parents = keys.get(_parent(kind, parent), {}) if parent else {}
        new = list(_rows(kind).filter(edition=desk))
        old = {_identity(row): row for row in _rows(kind).filter(edition=draft)}
        if parent:
            for row in new:
                setattr(row, f"{parent}_id", parents[getattr(row, f"{parent}_id")])
        matched = _match(kind, old, new, draft=draft, parent=parent)
        keys[kind] = matched.keys
        gone.append((kind, matched.gone))
        if kind is models.Question:
            gone.append((models.Anchor, _move_levels(matched.keys)))
    for kind, rows in reversed(gone):  # what refers goes before what it refers to
        if rows:
            _rows(kind).filter(pk__in=[row.pk for row in rows]).delete()


def _move_levels(questions: dict[int, int]) -> list[models.Anchor]:
    """Bring over the levels of questions that are there already; new questions brought theirs along."""
    stayed = {new: old for new, old in questions.items() if new != old}
    new = list(models.Anchor.objects.filter(question_id__in=stayed))
    current = models.Anchor.objects.filter(question_id__in=stayed.values())
    old = {(row.question_id, row.level): row for row in current}
    changed, moved = [], []
    for row in new:
        there = old.pop((stayed[row.question_id], row.level), None)
        if there is None:
            row.question_id = stayed[row.question_id]
            moved.append(row)
        elif there.text != row.text:
            there.text = row.text
            changed.append(there)
    models.Anchor.objects.bulk_update(changed, ["text"], batch_size=_AT_ONCE)
    models.Anchor.objects.bulk_update(moved, ["question"], batch_size=_AT_ONCE)
    return list(old.values())


def _match(
    kind: type[db.Model], old: dict[str, Any], new: Iterable[Any], *, draft: CatalogueEdition, parent: str
) -> _Matched:
    fields = [field for field in kind._meta.concrete_fields if field.name not in _NOT_IN_FILES]  # noqa: SLF001
    keys: dict[int, int] = {}
    changed, moved = [], []
    for row in new:
        there = old.pop(_identity(row), None)
        if there is None:
            row.edition_id = draft.pk
            moved.append(row)
        elif _take_over(there, row, fields):
            changed.append(there)
        keys[row.pk] = row.pk if there is None else there.pk
    names = [field.name for field in fields]
    _rows(kind).bulk_update(changed, names, batch_size=_AT_ONCE)
    _rows(kind).bulk_update(moved, ["edition", *([parent] if parent else [])], batch_size=_AT_ONCE)
    return _Matched(list(old.values()), keys)


def _take_over(there: Any, row: Any, fields: Iterable[db.Field[Any, Any]]) -> bool:
    """Give a row the values of another; return whether any differs."""
    differs = False
    for field in fields:
        if getattr(there, field.attname) != getattr(row, field.attname):
            setattr(there, field.attname, getattr(row, field.attname))
            differs = True
    return differs


def _identity(row: Any) -> str:
    return str(getattr(row, "code", ""))


def _rows(kind: type[db.Model]) -> db.Manager[Any]:
    return kind._default_manager  # noqa: SLF001  the documented name


def _parent(kind: type[db.Model], name: str) -> type[db.Model]:
    parent: type[db.Model] = kind._meta.get_field(name).related_model  # type: ignore[assignment]  # noqa: SLF001
    return parent

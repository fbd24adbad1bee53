"""All rows of an edition once more, under another one."""

from __future__ import annotations

from typing import Any

from django.db import models as db

from assessments import models
from assessments.models import CatalogueEdition

# Parents stand before what refers to them. The name is that of the reference.
KINDS: tuple[tuple[type[db.Model], str], ...] = (
    *((kind, "") for kind in (models.ChecklistItem, models.Dimension, models.ArchetypeGroup, models.Cluster)),
    (models.Question, "dimension"),
    (models.Archetype, "group"),
    *((kind, "") for kind in (models.Criterion, models.Rule, models.Modifier, models.WeightPreset, models.Theme)),
    *((kind, "") for kind in (models.Prerequisite, models.Pace, models.PlanningFigure, models.Objection, models.Check)),
    *((kind, "") for kind in (models.LawHead, models.OpenPoint, models.LegalFact, models.DerivedValue)),
    *((kind, "") for kind in (models.LegalRegime, models.LegalDate, models.StateEffect)),
    (models.LegalRule, "regime"),
    (models.StateLaw, "effect"),
    (models.ReferenceHospital, ""),
)


def copy_rows(source: CatalogueEdition, target: CatalogueEdition) -> None:
    """Store every row of ``source`` under ``target`` as well, which has none yet."""
    keys: dict[str, dict[int, int]] = {}
    for kind, parent in KINDS:
        rows = list(kind._default_manager.filter(edition=source))  # noqa: SLF001  the documented name
        refer = {"edition_id": lambda _: target.pk}
        if parent:
            refer[f"{parent}_id"] = keys[parent].__getitem__
        keys[_called(kind)] = _stored_again(kind, rows, refer)
    anchors = list(models.Anchor.objects.filter(question__edition=source))
    _stored_again(models.Anchor, anchors, {"question_id": keys["question"].__getitem__})


def _stored_again(kind: type[db.Model], rows: list[Any], refer: dict[str, Any]) -> dict[int, int]:
    """Store copies of ``rows`` that refer elsewhere; return the new key of every old one."""
    before = [row.pk for row in rows]
    for row in rows:
        row.pk = None
        row._state.adding = True  # noqa: SLF001  as the documentation copies a row
        for column, moved in refer.items():
            setattr(row, column, moved(getattr(row, column)))
    stored = kind._default_manager.bulk_create(rows)  # noqa: SLF001
    return dict(zip(before, (row.pk for row in stored), strict=True))


def _called(kind: type[db.Model]) -> str:
    """Return how other rows call their reference to this kind."""
    names: dict[type[db.Model], str] = {
        models.ArchetypeGroup: "group",
        models.LegalRegime: "regime",
        models.StateEffect: "effect",
    }
    return names.get(kind, kind._meta.model_name or "")  # noqa: SLF001

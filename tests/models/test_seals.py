"""What is published or happened stays as it is, whoever asks the database."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from assessments.models import (
    Anchor,
    AnswerEvent,
    Archetype,
    ArchetypeGroup,
    CatalogueEdition,
    ChangeEvent,
    Check,
    ChecklistItem,
    Cluster,
    Criterion,
    Dimension,
    EditionStatus,
    Modifier,
    Objection,
    Pace,
    PlanningFigure,
    Prerequisite,
    Question,
    Rule,
    Theme,
    WeightPreset,
)
from tests import factories

ROWS = (
    *(Archetype, ArchetypeGroup, ChecklistItem, Cluster, Criterion, Dimension, Modifier, Question, Rule, WeightPreset),
    *(Check, Objection, Pace, PlanningFigure, Prerequisite),
    Theme,
)


def is_refused(write: Callable[[], object], *, because: str = "a published edition never changes") -> bool:
    with pytest.raises(IntegrityError, match=because), transaction.atomic():
        write()
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("model", [*ROWS, Anchor])
@pytest.mark.parametrize("deed", ["change", "add", "remove"])
def test_rows_of_a_published_edition_are_sealed(model: type[models.Model], deed: str) -> None:
    row = published_row(model)
    rows = model._default_manager.filter(pk=row.pk)

    def add() -> None:
        row.pk = None
        row.save(force_insert=True)  # a copy; the seal speaks before the unique constraint does

    deeds = {
        "change": lambda: rows.update(**({"level": 1} if model is Anchor else {"position": 99})),
        "add": add,
        "remove": lambda: rows._raw_delete(using="default"),
    }
    assert is_refused(deeds[deed])


def published_row(model: type[models.Model]) -> models.Model:
    """Return a row of this kind whose edition was published after it was written."""
    edition = factories.edition()
    found = model._default_manager.first()
    if found is None:  # the small edition has no such row: publish another one that does
        edition = CatalogueEdition.objects.create(
            code="more", released_on=factories.TODAY, legal_position_date=factories.TODAY
        )
        text = {"de": "Text"}
        needed = {
            ChecklistItem: {"text": text},
            Cluster: {"title": text},
            Modifier: {"name": text},
            Rule: {"kind": "fact", "effect": "removes", "text": text},
            Check: {"kind": "answers", "text": text, "advice": text},
            Objection: {"title": text, "meant": text, "settled": text, "open": text, "stands": text},
            Pace: {"name": text, "reason": text},
            PlanningFigure: {"code": "months_move", "value": 6, "reason": text},
            Theme: {"name": text, "description": text},
            Prerequisite: {"question": "D1.1", "first": "D1.2", "reason": text},
        }
        found = model._default_manager.create(**{"edition": edition, "code": "X", **needed[model]})
        edition.status, edition.fingerprint, edition.published_at = EditionStatus.PUBLISHED, "0" * 64, factories.NOON
        edition.save()
    return found


@pytest.mark.django_db
def test_a_published_edition_can_only_be_retired() -> None:
    edition = factories.edition()
    rows = CatalogueEdition.objects.filter(pk=edition.pk)
    assert is_refused(lambda: rows.update(code="other"))
    assert is_refused(lambda: rows.update(status=EditionStatus.DRAFT, fingerprint="", published_at=None))
    assert is_refused(edition.delete)
    rows.update(status=EditionStatus.RETIRED)
    assert is_refused(lambda: rows.update(fingerprint="1" * 64))


@pytest.mark.django_db
def test_a_row_cannot_move_into_a_published_edition() -> None:
    edition = factories.edition()
    draft = CatalogueEdition.objects.create(
        code="next", released_on=factories.TODAY, legal_position_date=factories.TODAY
    )
    item = ChecklistItem.objects.create(edition=draft, code="Q1", text={"de": "Text"})
    assert is_refused(lambda: ChecklistItem.objects.filter(pk=item.pk).update(edition=edition))


@pytest.mark.django_db
def test_a_draft_can_be_edited_and_deleted() -> None:
    draft = CatalogueEdition.objects.create(
        code="next", released_on=factories.TODAY, legal_position_date=factories.TODAY
    )
    group = ArchetypeGroup.objects.create(edition=draft, code="G1", title={"de": "Gruppe"})
    group.title = {"de": "Regal"}
    group.save()
    draft.delete()
    assert not ArchetypeGroup.objects.exists()


@pytest.mark.django_db
def test_history_is_never_changed() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    for rows in (AnswerEvent.objects.filter(assessment=assessment), ChangeEvent.objects.filter(assessment=assessment)):
        assert is_refused(lambda rows=rows: rows.update(at=factories.NOON), because="history is never changed")


@pytest.mark.django_db
def test_nothing_vanishes_as_a_side_effect() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    for parent in (assessment, assessment.hospital, assessment.edition, assessment.created_by):
        with pytest.raises(ProtectedError):
            parent.delete()


@pytest.mark.django_db(transaction=True)
def test_emptying_the_whole_database_takes_the_seals_off_and_on_again() -> None:
    factories.edition()
    call_command("flush", interactive=False, verbosity=0)
    assert not CatalogueEdition.objects.exists()
    edition = factories.edition()
    assert is_refused(lambda: CatalogueEdition.objects.filter(pk=edition.pk).update(code="other"))
    assert connection.vendor in {"sqlite", "postgresql"}

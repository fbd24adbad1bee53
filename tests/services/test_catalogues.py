"""Editions go into rows and come back as they were."""

from dataclasses import replace
from fractions import Fraction

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.catalogue import Edition
from assessments.domain.criteria import Theme
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.guidance import (
    ArchetypesMissing,
    Check,
    DefaultsOnly,
    Figure,
    LevelDeniesModel,
    Objection,
    PlanningFigure,
    Trigger,
)
from assessments.domain.landscape import Cluster
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range
from assessments.domain.text import Text
from assessments.models import CatalogueEdition
from assessments.services import edition_snapshots
from assessments.services.catalogues import EditionDiffers, store_edition
from assessments.services.edition_rows import number_text
from assessments.services.edition_snapshots import edition_from_rows, edition_of
from assessments.services.shipped import shipped_codes, shipped_edition
from tests import factories
from tests.domain import builders
from tests.factories import NOON


def full_edition() -> Edition:
    """Return an edition with one of everything."""
    return builders.edition(
        questions=[builders.question("D1.1"), builders.question("D2.1", opens_at=2)],
        rules=(builders.rule("r1", OperatingModel.SAAS, criteria=(Range("S", 0, 1),), measure="D1.1"),),
        modifiers=(builders.modifier("m1", "D1.1", shifts=builders.values("0.1", "1/3", 0, "-0.1", 0)),),
        clusters=(Cluster("c1", builders.text("Gemeinsam"), ("A01",)),),
        prerequisites=(builders.prerequisite("D2.1", "D1.1"),),
        paces=(builders.pace("p1", "D1.1", by_level=["1/3", 1, 2, "2.5", 6]),),
        figures=(PlanningFigure(Figure.MONTHS_MOVE, 6, builders.text("Grund")),),
        objections=(Objection("o1", *map(builders.text, ("Titel", "Gemeint")), ("D1.1",), *_outcomes()),),
        checks=(
            builders.check("k1", Range("D1.1", 0, 1), Range("D2.1", 3, 4)),
            _check("k2", LevelDeniesModel(Range("S", 0, 0), OperatingModel.SAAS)),
            _check("k3", ArchetypesMissing(250, ("A01",))),
            _check("k4", DefaultsOnly(Fraction(1, 3))),
        ),
        themes=(Theme("t1", *map(builders.text, ("Thema", "Beschreibung")), ("S", "D")),),
    )


def _outcomes() -> tuple[Text, ...]:
    return tuple(map(builders.text, ("beantwortet", "offen", "berechtigt")))


def _check(code: str, trigger: Trigger) -> Check:
    return Check(code, trigger, (), builders.text("Hinweis"), builders.text("Rat"))


@pytest.mark.django_db
def test_an_edition_comes_back_from_its_rows_as_it_was() -> None:
    edition = full_edition()
    assert edition_from_rows(store_edition(edition, at=NOON)) == edition


@pytest.mark.django_db
@pytest.mark.parametrize("code", shipped_codes())
def test_a_shipped_edition_comes_back_with_the_same_fingerprint(code: str) -> None:
    edition = shipped_edition(code)
    row = store_edition(edition, at=NOON)
    assert fingerprint_of(edition_from_rows(row)) == row.fingerprint == fingerprint_of(edition)


@pytest.mark.django_db
def test_storing_the_same_edition_again_changes_nothing() -> None:
    first = store_edition(full_edition(), at=NOON)
    again = store_edition(full_edition(), at=NOON)
    assert (again, CatalogueEdition.objects.count()) == (first, 1)


@pytest.mark.django_db
def test_other_content_under_a_published_code_is_refused() -> None:
    edition = full_edition()
    store_edition(edition, at=NOON)
    with pytest.raises(EditionDiffers):
        store_edition(replace(edition, archetypes=(builders.archetype(S=4),)), at=NOON)
    assert edition_from_rows(CatalogueEdition.objects.get()) == edition


@pytest.mark.django_db
def test_a_published_edition_is_read_once_per_process(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = store_edition(full_edition(), at=NOON)
    edition_snapshots._published.clear()
    with django_assert_num_queries(17):
        first = edition_of(row)
    with django_assert_num_queries(0):
        assert edition_of(row) is first


@pytest.mark.django_db
def test_a_draft_is_read_anew_each_time() -> None:
    draft = CatalogueEdition.objects.create(
        code="next", released_on=factories.TODAY, legal_position_date=factories.TODAY
    )
    draft.dimension_set.create(code="D1", title={"de": "Alt"}, introduction={"de": ""})
    before = edition_of(draft).dimensions[0].title
    draft.dimension_set.update(title={"de": "Neu"})
    assert (before.in_language("de"), edition_of(draft).dimensions[0].title.in_language("de")) == ("Alt", "Neu")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction("0.45"), "0.45"),
        (Fraction(100), "100"),
        (Fraction(-1, 10), "-0.1"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "1/3"),
        (Fraction(100, 11), "100/11"),
    ],
)
def test_numbers_are_written_as_an_editor_writes_them(number: Fraction, text: str) -> None:
    assert (number_text(number), Fraction(text)) == (text, number)

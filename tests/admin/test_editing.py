"""Editing that an expert enjoys: grids, order by keyboard, what uses what, and pages that stay fast."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.domain.catalogue import Edition
from assessments.models import Archetype, CatalogueEdition, Criterion, EditionChange, Question
from assessments.services.catalogues import clone_edition
from assessments.services.edition_snapshots import edition_of
from assessments.services.people import make_editor
from tests import factories
from tests.domain import builders
from tests.factories import NOON
from tests.web.pages import parsed, signed_in, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    person = factories.user()
    make_editor(user=person)
    return signed_in(person)


def draft(value: Edition | None = None) -> CatalogueEdition:
    """Return a draft that is a copy of a published edition."""
    source = factories.edition(value or in_words(factories.small_edition()))
    return clone_edition(edition=source, code="next", by=factories.user(), at=NOON)


def in_words(edition: Edition) -> Edition:
    """Return the edition with everything said about its archetypes."""
    names = ("delivery_note", "recovery", "devices", "regulation_note", "elasticity", "integration")
    told = dict.fromkeys(names, builders.text("Text"))
    return replace(edition, archetypes=tuple(replace(one, **told) for one in edition.archetypes))


def page(model: str, view: str = "changelist", *args: object) -> str:
    return reverse(f"admin:assessments_{model}_{view}", args=args)


def form_of(client: Client, address: str) -> dict[str, str]:
    """Return what saving the form of a row would send."""
    tree = parsed(client.get(address))
    (form,) = tree.xpath("//form[contains(@id, '_form')]")
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


@pytest.mark.both_databases
def test_a_form_saved_untouched_changes_nothing(editor: Client) -> None:
    edition = draft()
    before = edition_of(edition)
    for kind, code in ((Question, "D1.2"), (Criterion, "S"), (Archetype, "A01")):
        row = kind.objects.get(edition=edition, code=code)
        there = page(kind._meta.model_name or "", "change", row.pk)
        response = editor.post(there, form_of(editor, there))
        assert response.status_code == 302, response.context["errors"]
    assert edition_of(edition) == before
    assert not EditionChange.objects.exists()


@pytest.mark.both_databases
def test_levels_of_an_archetype_are_ticked_in_a_grid(editor: Client) -> None:
    row = Archetype.objects.get(edition=draft(), code="A01")
    there = page("archetype", "change", row.pk)
    sent = form_of(editor, there)
    assert (sent["codes.S"], sent["codes.D"]) == ("2", "2")
    editor.post(there, sent | {"codes.S": "4"})
    row.refresh_from_db()
    assert row.codes == {"S": 4, "D": 2, "C": 2}
    refused = editor.post(there, {name: value for name, value in sent.items() if name != "codes.S"})
    assert "Hier fehlt eine Stufe: S." in refused.content.decode()


@pytest.mark.both_databases
def test_values_are_typed_as_people_write_them_and_kept_exactly(editor: Client) -> None:
    row = Criterion.objects.get(edition=draft(), code="S")
    there = page("criterion", "change", row.pk)
    sent = form_of(editor, there)
    editor.post(there, sent | {"at_lowest.saas": "0,25", "at_lowest.on_prem": "1/3"})
    row.refresh_from_db()
    assert (row.at_lowest["saas"], row.at_lowest["on_prem"]) == ("0.25", "1/3")
    for wrong in ("2", "x", "1e9", "1/0", ""):
        assert editor.post(there, sent | {"at_lowest.saas": wrong}).status_code == 200


@pytest.mark.both_databases
def test_all_archetypes_are_edited_on_one_page(editor: Client) -> None:
    edition = draft()
    there = page("catalogueedition", "archetypes", edition.pk)
    row = Archetype.objects.get(edition=edition, code="A02")
    editor.post(there, {f"{row.pk}.S": "0", f"{row.pk}.D": "9", f"{row.pk}.X": "1", "unknown": "1"})
    row.refresh_from_db()
    change = EditionChange.objects.get()
    assert (row.codes, change.code, change.field) == ({"S": 0, "D": 2, "C": 2}, "A02", "codes")


@pytest.mark.both_databases
def test_the_fit_matrix_is_edited_on_one_page(editor: Client) -> None:
    edition = draft()
    there = page("catalogueedition", "matrix", edition.pk)
    row = Criterion.objects.get(edition=edition, code="S")
    sent = _matrix(editor, there)
    assert editor.post(there, sent | {f"at_highest-{row.pk}.saas": "2"}).status_code == 200
    assert editor.post(there, sent | {f"at_highest-{row.pk}.saas": "0,9"}).status_code == 302
    row.refresh_from_db()
    assert row.at_highest["saas"] == "0.9"
    assert [(one.code, one.field) for one in EditionChange.objects.all()] == [("S", "at_highest")]


def _matrix(editor: Client, there: str) -> dict[str, str]:
    form = next(one for one in parsed(editor.get(there)).forms if any("at_lowest" in name for name in one.fields))
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def test_grids_of_a_published_edition_are_read_only(editor: Client) -> None:
    edition = factories.edition()
    row = Archetype.objects.filter(edition=edition).first()
    assert row is not None
    for name in ("archetypes", "matrix"):
        there = page("catalogueedition", name, edition.pk)
        assert texts(editor.get(there), "//div[@id='content-main']//select|//div[@id='content-main']//button") == []
    assert editor.post(page("catalogueedition", "archetypes", edition.pk), {f"{row.pk}.S": "0"}).status_code == 403
    row.refresh_from_db()
    assert row.codes["S"] == 2


@pytest.mark.both_databases
def test_a_question_moves_up_and_down_among_those_of_its_chapter(editor: Client) -> None:
    edition = draft()
    first, second = Question.objects.filter(edition=edition, code__startswith="D1").order_by("position", "code")

    def order() -> list[str]:
        rows = Question.objects.filter(edition=edition).order_by("dimension__position", "position", "code")
        return list(rows.values_list("code", flat=True))

    there = page("question")
    editor.post(there, {"schritt": f"runter-{first.pk}"})
    assert order() == ["D1.2", "D1.1", "D2.1"]
    editor.post(there, {"schritt": f"hoch-{second.pk}"})  # it is the first already
    editor.post(there, {"schritt": f"hoch-{first.pk}"})
    assert order() == ["D1.1", "D1.2", "D2.1"]
    dropped = editor.post(there, {"schritt": f"nach-{first.pk}-{second.pk}"}, headers={"Accept": "text/plain"})
    assert (dropped.content.decode(), order()) == ("D1.1 steht jetzt an Stelle 2.", ["D1.2", "D1.1", "D2.1"])
    editor.post(there, {"schritt": f"vor-{first.pk}-{second.pk}"})
    elsewhere = Question.objects.get(edition=edition, code="D2.1").pk
    refused = editor.post(there, {"schritt": f"nach-{first.pk}-{elsewhere}"}, headers={"Accept": "text/plain"})
    assert (refused.status_code, order()) == (409, ["D1.1", "D1.2", "D2.1"])
    published = Question.objects.filter(edition__status="published").first()
    assert published is not None
    for step in (f"runter-{published.pk}", "runter-x", "quer-1", ""):
        assert editor.post(there, {"schritt": step}).status_code == 302
    assert order() == ["D1.1", "D1.2", "D2.1"]


def test_the_buttons_say_where_a_row_goes(editor: Client) -> None:
    draft()
    buttons = parsed(editor.get(page("dimension"))).xpath("//button[@name='schritt']/@aria-label")
    assert buttons[:2] == ["D1 nach oben", "D1 nach unten"]


def test_an_editor_says_that_a_question_asks_for_something_else(editor: Client) -> None:
    declared = replace(builders.question("D1.1"), meaning_since="2025.05")
    row = Question.objects.get(edition=draft(factories.edition_of_questions(declared)), code="D1.1")
    there = page("question", "change", row.pk)
    sent = form_of(editor, there)
    editor.post(there, sent | {"asks_anew": "on"})
    row.refresh_from_db()
    assert row.meaning_since == "next"
    editor.post(there, sent)
    row.refresh_from_db()
    assert row.meaning_since == "2025.05"  # what was said before holds again


def test_a_row_is_offered_what_stands_in_its_own_edition(editor: Client) -> None:
    row = Question.objects.get(edition=draft(), code="D1.1")
    clone_edition(edition=row.edition, code="another", by=factories.user(), at=NOON)
    offered = editor.get(page("question", "change", row.pk)).context["adminform"].form.fields["dimension"].queryset
    assert {one.edition_id for one in offered} == {row.edition_id}


def test_a_question_says_what_uses_it(editor: Client) -> None:
    rule = builders.rule("no_line", builders.MODELS[0], answers=(builders.Range("D1.1", 0, 1),), measure="D1.2")
    edition = draft(replace(factories.small_edition(), rules=(rule,)))
    for code, used in (("D1.1", ["no_line"]), ("D1.2", ["no_line"]), ("D2.1", [])):
        row = Question.objects.get(edition=edition, code=code)
        found = texts(editor.get(page("question", "change", row.pk)), "//div[contains(@class, 'field-used_by')]//li/a")
        assert found == used


def test_a_published_edition_is_loaded_once() -> None:
    row = factories.edition()
    edition_of(row)
    with CaptureQueriesContext(connection) as queries:
        edition_of(CatalogueEdition.objects.get(pk=row.pk))
    assert len(queries) == 1  # the row itself; what it holds is known by its fingerprint

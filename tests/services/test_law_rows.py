"""The law of an edition goes into rows, comes back as it was, and judges what was assessed by that edition."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from assessments.domain.catalogue import Edition
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.law.lawbook import LawBook
from assessments.domain.text import Text
from assessments.models import CatalogueEdition, LegalRule
from assessments.services import lawbooks
from assessments.services.catalogues import (
    DraftHasProblems,
    EditionCodeIsTaken,
    EditionDiffers,
    EditionIsNoDraft,
    clone_edition,
    publish_edition,
    store_edition,
)
from assessments.services.draft_review import review_draft
from assessments.services.edition_snapshots import edition_from_rows
from assessments.services.law_checks import uses_of
from assessments.services.lawbooks import current_law, law_from_rows, lawbook_of
from assessments.services.legal import law_of
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import LawRefused, shipped_law
from tests import factories
from tests.domain import builders
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db

SHIPPED = shipped_law("2026.11")


def small_edition(code: str = "2026.11") -> Edition:
    """Return an edition of the questions whose answers the law reads, and no more."""
    questions = map(builders.question, SHIPPED.rules_by_question)
    return replace(factories.edition_of_questions(*questions), code=code)


def lawful(code: str = "2026.11") -> CatalogueEdition:
    """Return a published edition with its law in rows."""
    return store_edition(small_edition(code), law=replace(SHIPPED, edition=code), at=NOON)


def draft() -> CatalogueEdition:
    """Return a draft of the next edition."""
    return clone_edition(edition=lawful(), code="2027.05", by=factories.user(), at=NOON)


def reworded(law: LawBook) -> LawBook:
    return replace(law, disclaimer=Text.of({"de": "Anders.", "en": "Other."}))


def found(edition: CatalogueEdition, on: date = TODAY) -> list[tuple[str, str]]:
    """Return the problems of a draft: code and German wording."""
    return [(note.code, note.text.in_language("de")) for note in review_draft(edition, on=on).problems]


def test_the_shipped_law_comes_back_from_its_rows_as_it_was() -> None:
    row = store_edition(shipped_edition("2026.11"), law=SHIPPED, at=NOON)
    law = law_from_rows(row)
    assert law == SHIPPED
    assert fingerprint_of(law) == row.law_fingerprint == fingerprint_of(SHIPPED)


def test_the_law_of_a_published_edition_is_read_once_per_process(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    row = lawful()
    lawbooks._published.clear()
    with django_assert_num_queries(10):
        first = lawbook_of(row)
    with django_assert_num_queries(0):
        assert lawbook_of(row) is first


def test_an_assessment_goes_by_the_law_of_its_own_edition(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    old = lawful()
    assessment = factories.assessment(by=old)
    store_edition(small_edition("2027.05"), law=reworded(replace(SHIPPED, edition="2027.05")), at=NOON)
    with django_assert_num_queries(0):
        assert law_of(assessment).disclaimer == SHIPPED.disclaimer


def test_what_belongs_to_no_assessment_goes_by_the_newest_law(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    assert current_law() is SHIPPED
    lawful()
    later = replace(small_edition("2027.05"), released_on=TODAY + timedelta(days=180))
    store_edition(later, law=reworded(replace(SHIPPED, edition="2027.05")), at=NOON)
    with django_assert_num_queries(1):
        assert current_law().edition == "2027.05"


def test_an_edition_of_an_earlier_release_keeps_its_fingerprint_and_gets_its_law_by_loading_again() -> None:
    earlier = store_edition(small_edition(), at=NOON)
    assert (earlier.law_fingerprint, lawbook_of(earlier)) == (None, SHIPPED)
    loaded = store_edition(small_edition(), law=SHIPPED, at=NOON)
    assert (loaded.pk, loaded.fingerprint) == (earlier.pk, earlier.fingerprint)
    assert law_from_rows(loaded) == SHIPPED
    assert store_edition(small_edition(), law=SHIPPED, at=NOON).law_fingerprint == loaded.law_fingerprint
    assert LegalRule.objects.count() == len(SHIPPED.rules)


def test_an_edition_without_any_shipped_law_goes_by_the_newest() -> None:
    assert lawbook_of(store_edition(small_edition("1999.01"), at=NOON)) is shipped_law()


def test_another_law_under_a_published_code_is_refused() -> None:
    row = lawful()
    with pytest.raises(EditionDiffers):
        store_edition(small_edition(), law=reworded(SHIPPED), at=NOON)
    assert law_from_rows(row) == SHIPPED


@pytest.mark.parametrize(
    "kind",
    ["derivedvalue", "legaldate", "legalfact", "legalregime", "legalrule", "openpoint", "stateeffect", "statelaw"],
)
def test_the_law_of_a_published_edition_is_sealed(kind: str) -> None:
    row = getattr(lawful(), f"{kind}_set").first()
    rows = type(row)._default_manager.filter(pk=row.pk)

    def add() -> None:
        row.pk, row.code = None, "new"
        row.save(force_insert=True)

    for deed in (lambda: rows.update(position=99), lambda: rows._raw_delete(using="default"), add):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            deed()


def test_head_and_fingerprint_of_a_law_are_sealed() -> None:
    edition = lawful()
    rows = CatalogueEdition.objects.filter(pk=edition.pk)
    next_one = CatalogueEdition.objects.create(code="next", released_on=TODAY, legal_position_date=TODAY)
    for deed in (
        lambda: type(edition.law_head).objects.filter(edition=edition).update(compiled_on=TODAY),
        lambda: rows.update(law_fingerprint="0" * 64),
        lambda: rows.update(law_fingerprint=None),
        lambda: CatalogueEdition.objects.filter(pk=next_one.pk).update(law_fingerprint="0" * 64),
    ):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            deed()


def test_a_copy_is_a_draft_of_equal_content_under_its_own_code() -> None:
    source = lawful()
    copy = clone_edition(edition=source, code="2027.05", by=factories.user(), at=NOON)
    assert copy.is_draft
    assert edition_from_rows(copy) == replace(edition_from_rows(source), code="2027.05", released_on=TODAY)
    assert law_from_rows(copy) == replace(SHIPPED, edition="2027.05")
    assert found(copy) == []


def test_a_copy_is_changed_without_its_original() -> None:
    copy = draft()
    copy.legalrule_set.filter(code="R001").update(review_by=date(2030, 1, 1))
    copy.question_set.all().delete()
    assert lawbook_of(CatalogueEdition.objects.get(code="2026.11")) == SHIPPED


def test_copying_costs_the_same_number_of_reads_however_large(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for code, questions in (("a", 1), ("b", 12)):
        source, by = store_edition(replace(factories.edition_of_size(questions), code=code), at=NOON), factories.user()
        with django_assert_max_num_queries(54):
            clone_edition(edition=source, code=f"{code}2", by=by, at=NOON)


def test_a_copy_of_an_edition_without_law_in_rows_has_the_law_that_judged_it() -> None:
    source = store_edition(small_edition(), at=NOON)
    copy = clone_edition(edition=source, code="2027.05", by=factories.user(), at=NOON)
    assert law_from_rows(copy) == replace(SHIPPED, edition="2027.05")


def test_a_code_is_never_given_twice() -> None:
    source = lawful()
    with pytest.raises(EditionCodeIsTaken):
        clone_edition(edition=source, code="2026.11", by=factories.user(), at=NOON)
    assert CatalogueEdition.objects.count() == 1


def test_a_draft_is_published_with_the_fingerprints_of_what_it_holds() -> None:
    edition = draft()
    edition.legalrule_set.filter(code="R001").update(text={"de": "Neu.", "en": "New."})
    published = publish_edition(edition=edition, by=factories.user(), at=NOON)
    assert (published.status, published.published_at) == ("published", NOON)
    assert published.fingerprint == fingerprint_of(edition_from_rows(published))
    assert published.law_fingerprint == fingerprint_of(law_from_rows(published))
    assert lawbook_of(published).rules_by_id["R001"].text.in_language("de") == "Neu."
    with pytest.raises(EditionIsNoDraft):
        publish_edition(edition=published, by=factories.user(), at=NOON)


def test_publishing_lists_every_problem_and_changes_nothing() -> None:
    edition = draft()
    rules = edition.legalrule_set
    rules.filter(code="R001").update(sources=[])
    rules.filter(code="R002").update(condition="s393_applies and\nnot provider.establishmant")
    rules.filter(code="R003").update(cases={"applies": {"beds": 3, "is_sgb5_108_hospital": 1}, "unknown": {}})
    rules.filter(code="R004").update(condition="not s393_applies")
    edition.legaldate_set.filter(code="data_act").update(concerns="missing(ownership)")
    with pytest.raises(DraftHasProblems) as refusal:
        publish_edition(edition=edition, by=factories.user(), at=NOON)
    told = [(note.code, note.text.in_language("de")) for note in refusal.value.problems]
    assert told == found(edition)
    assert [one for one in told if one[0] != "R004"] == [
        ("R001", "Es fehlt eine Quelle."),
        ("R002", "Bedingung: Zeile 2, Zeichen 5: eine Angabe „provider.establishmant“ gibt es nicht."),
        ("R003", "Beispielfall „trifft zu“: eine Angabe „beds“ gibt es nicht."),
        ("R003", "Beispielfall „trifft zu“: „is_sgb5_108_hospital“: true oder false erwartet, gefunden: „1“."),
        ("R003", "Der Beispielfall „trifft nicht zu“ fehlt."),
        (
            "data_act",
            "Bedingung: nur die Bedingung einer Regel darf mit missing(…) nach fehlenden Angaben fragen",
        ),
    ]
    edition.refresh_from_db()
    assert (edition.is_draft, edition.fingerprint, edition.law_fingerprint) == (True, "", None)


def test_a_case_that_a_changed_condition_no_longer_decides_is_told() -> None:
    edition = draft()
    edition.legalrule_set.filter(code="R060").update(
        condition="federal_state == BY and step.processes_health_data_in_cloud"
    )
    edition.legalrule_set.filter(code="R061").update(condition="federal_state == TH")
    edition.legalrule_set.filter(code="R004").update(valid_from=date(2030, 1, 1))
    assert found(edition) == [
        ("R061", "Die Bedingung fragt nur nach dem Haus: „betrifft“ muss „das Haus“ sein."),
        *(
            ("R004", f"Der Beispielfall „{case}“ liegt an einem Tag, an dem die Regel nicht gilt.")
            for case in ("trifft zu", "trifft nicht zu", "nicht zu sagen")
        ),
        ("R060", "Der Beispielfall „trifft zu“ ergibt „trifft nicht zu“."),
        ("R060", "Der Beispielfall „nicht zu sagen“ ergibt „trifft nicht zu“."),
    ]


def test_a_passed_review_date_is_a_warning_and_no_problem() -> None:
    edition = draft()
    edition.legalrule_set.filter(code="R001").update(review_by=date(2026, 11, 22))
    review = review_draft(edition, on=TODAY)
    assert review.problems == ()
    assert [(note.code, note.text.in_language("en")) for note in review.warnings] == [
        ("R001", "The review date 22 November 2026 has passed.")
    ]


def test_an_empty_draft_is_no_edition() -> None:
    empty = CatalogueEdition.objects.create(code="next", released_on=TODAY, legal_position_date=TODAY)
    assert found(empty) == [
        ("", "Die Ausgabe hat keine Frage."),
        ("", "Das Recht fehlt. Kopieren Sie eine Ausgabe, statt eine leere anzulegen."),
    ]
    with pytest.raises(LawRefused):
        lawbook_of(empty)


def test_a_circle_of_derived_values_is_told() -> None:
    edition = draft()
    edition.derivedvalue_set.filter(code="kritis").update(when="nis2_class == none")
    assert ("kritis", "Dieser Wert hängt über andere abgeleitete Werte von sich selbst ab.") in found(edition)


def test_uses_name_every_row_whose_condition_reads_a_fact() -> None:
    uses = uses_of(draft())
    assert [use.code for use in uses["number_of_full_inpatient_cases"]] == ["R044", "kritis"]
    assert "legal_form" not in uses

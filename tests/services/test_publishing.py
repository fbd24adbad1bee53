"""An edition comes out with four eyes, after everything it is tried on gave what was expected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from assessments.domain.edition_diff import ChangeKind
from assessments.models import (
    Anchor,
    CatalogueEdition,
    EditionChange,
    EditionReview,
    EditionStatus,
    Question,
    ReviewState,
    Rule,
    User,
)
from assessments.services.catalogues import EditionIsNoDraft, clone_edition, store_edition
from assessments.services.edition_changes import recording
from assessments.services.edition_review import findings_of
from assessments.services.impact import continue_impact, impact_of, start_impact
from assessments.services.inventory import add_application
from assessments.services.publishing import (
    DraftChangedSince,
    DraftIsNotReady,
    FourEyesNeeded,
    NoReviewIsOpen,
    ReasonIsNeeded,
    ReviewIsOpen,
    approve_and_publish,
    ask_for_review,
    reject_review,
    retire_edition,
    standing_of,
    withdraw_review,
)
from assessments.services.reference_hospitals import NothingToAccept, ReasonIsMissing, accept_verdicts, trials_of
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


def draft_of_the_shipped_edition() -> CatalogueEdition:
    shipped = store_edition(shipped_edition(), law=shipped_law(), at=NOON)
    copy = clone_edition(edition=shipped, code="2027.05", by=factories.user(), at=NOON)
    copy.referencehospital_set.exclude(code="fachklinikum-mainschleife").delete()  # one is enough, and quick
    return copy


@pytest.fixture(scope="module")
def key_of_draft(kept_rows: None) -> int:  # noqa: ARG001
    return draft_of_the_shipped_edition().pk


@pytest.fixture
def draft(key_of_draft: int) -> CatalogueEdition:
    return CatalogueEdition.objects.get(pk=key_of_draft)


@pytest.fixture
def shipped(draft: CatalogueEdition) -> CatalogueEdition:
    return CatalogueEdition.objects.exclude(pk=draft.pk).get()


@pytest.fixture
def asking() -> User:
    return factories.user()


def errors(draft: CatalogueEdition) -> list[tuple[str, str, str]]:
    found = findings_of(draft, on=TODAY)
    return [(one.check, one.code, one.field) for one in found if one.severity == "error"]


def let_saas_go(draft: CatalogueEdition) -> None:
    """Exclude SaaS everywhere."""
    Rule.objects.create(
        edition=draft,
        code="K99",
        kind="practice",
        effect="removes",
        operating_models=["saas"],
        text={"de": "Kein SaaS.", "en": "No SaaS."},
    )


def test_a_copy_brings_the_reference_hospitals_with_what_is_expected_of_them(
    shipped: CatalogueEdition, asking: User
) -> None:
    copy = clone_edition(edition=shipped, code="2027.11", by=asking, at=NOON)

    assert [(trial.row.code, trial.unexpected) for trial in trials_of(copy)] == [
        ("fachklinikum-mainschleife", ()),
        ("klinikum-musterstadt", ()),
        ("universitaetsklinikum-jena", ()),
    ]


def test_a_copy_of_the_shipped_edition_can_be_published_by_another_editor(
    draft: CatalogueEdition, asking: User
) -> None:
    Question.objects.filter(edition=draft, code="D1.1").update(why={"de": "Darum.", "en": "Because."})
    ask_for_review(edition=draft, by=asking, at=NOON)

    published = approve_and_publish(edition=draft, by=factories.user(), at=NOON)

    draft.refresh_from_db()
    assert (draft.status, published.number, published.previous.code) == (EditionStatus.PUBLISHED, 2, "2026.11")
    assert [line["de"] for line in published.change_log] == ["Frage D1.1: Warum geändert. Antworten bleiben."]


def test_who_asks_does_not_agree(draft: CatalogueEdition, asking: User) -> None:
    ask_for_review(edition=draft, by=asking, at=NOON)

    with pytest.raises(FourEyesNeeded):
        approve_and_publish(edition=draft, by=asking, at=NOON)
    with pytest.raises(FourEyesNeeded):
        reject_review(edition=draft, reason="Nein", by=asking, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionReview.objects.update(state=ReviewState.ACCEPTED, decided_by=asking, decided_at=NOON)


def test_a_review_is_asked_for_once_given_back_with_a_reason_or_withdrawn(
    draft: CatalogueEdition, asking: User
) -> None:
    ask_for_review(edition=draft, by=asking, at=NOON)
    with pytest.raises(ReviewIsOpen):
        ask_for_review(edition=draft, by=asking, at=NOON)
    with pytest.raises(ReasonIsNeeded):
        reject_review(edition=draft, reason=" ", by=factories.user(), at=NOON)

    reject_review(edition=draft, reason="Stufe 2 ist unklar.", by=factories.user(), at=NOON)
    ask_for_review(edition=draft, by=asking, at=NOON + timedelta(hours=1))
    withdraw_review(edition=draft, by=asking, at=NOON)

    assert list(EditionReview.objects.values_list("state", flat=True)) == ["withdrawn", "rejected"]
    with pytest.raises(NoReviewIsOpen):
        approve_and_publish(edition=draft, by=factories.user(), at=NOON)


def test_a_draft_that_changed_after_the_request_is_not_published(draft: CatalogueEdition, asking: User) -> None:
    ask_for_review(edition=draft, by=asking, at=NOON)
    assert standing_of(draft).unchanged
    Question.objects.filter(edition=draft, code="D1.1").update(why={"de": "Darum.", "en": "Because."})

    assert not standing_of(draft).unchanged
    with pytest.raises(DraftChangedSince):
        approve_and_publish(edition=draft, by=factories.user(), at=NOON)


def test_what_is_published_is_not_asked_about_and_retired_with_a_reason(
    shipped: CatalogueEdition, asking: User
) -> None:
    with pytest.raises(EditionIsNoDraft):
        ask_for_review(edition=shipped, by=asking, at=NOON)
    with pytest.raises(ReasonIsNeeded):
        retire_edition(edition=shipped, reason="", by=asking, at=NOON)

    assert retire_edition(edition=shipped, reason="Abgelöst", by=asking, at=NOON).status == EditionStatus.RETIRED


def test_an_unexpected_verdict_stops_a_draft_until_it_is_accepted_with_a_reason(
    draft: CatalogueEdition, asking: User
) -> None:
    let_saas_go(draft)
    assert {check for check, _, _ in errors(draft)} == {"reference_unexpected"}
    with pytest.raises(DraftIsNotReady):
        ask_for_review(edition=draft, by=asking, at=NOON)

    first = trials_of(draft)[0]
    change = first.unexpected[0]
    accept = {"hospital": first.row, "by": asking, "at": NOON}
    with pytest.raises(ReasonIsMissing):
        accept_verdicts(**accept, results={change.subject: change.after}, reason="")
    with pytest.raises(NothingToAccept):
        accept_verdicts(**accept, results={change.subject: "unheard of"}, reason="Darum")
    with pytest.raises(NothingToAccept):
        accept_verdicts(**accept, results={}, reason="Darum")
    accept_verdicts(**accept, results={change.subject: change.after}, reason="So gewollt")

    assert trials_of(draft)[0].unexpected == first.unexpected[1:]
    assert draft.accepted_verdicts.get().reason == "So gewollt"


def test_every_change_leaves_a_row_with_what_was_and_what_is(draft: CatalogueEdition, asking: User) -> None:
    anchor = Anchor.objects.get(question__edition=draft, question__code="D1.1", level=2)
    before = anchor.text
    with recording(by=asking, at=NOON, kinds=[Question]):
        anchor.text = {"de": "Anders", "en": "Other"}
        anchor.save()

    row = EditionChange.objects.get()
    assert (row.element, row.code, row.field, row.before, row.after, row.kind, row.by) == (
        *("question", "D1.1", "anchors.2", before, {"de": "Anders", "en": "Other"}),
        *(ChangeKind.CHANGED, asking),
    )


def test_the_effect_is_told_in_numbers_and_with_what_caused_it(
    draft: CatalogueEdition, shipped: CatalogueEdition, asking: User
) -> None:
    stored = factories.assessment(factories.hospital("Geheimes Haus", beds=450), by=shipped)
    add_application(assessment=stored, archetype="A20", name="Geheim", by=stored.created_by, at=NOON)
    let_saas_go(draft)
    ticks = iter(range(1000))

    start_impact(edition=draft, by=asking, at=NOON)
    continue_impact(edition=draft, at=NOON, clock=lambda: next(ticks), seconds=4)

    found = impact_of(draft)
    assert found is not None
    assert (found.assessments, found.changed_assessments, found.stale) == (1, 1, False)
    line = next(line for line in found.lines if line["kind"] == "assessment")
    assert (line["count"], line["subject"], line["archetype"], line["before"]) == (1, "A20", "A20", "saas")
    assert (line["causes"], line["alone"]) == ([["rule", "K99"]], True)
    assert "Geheim" not in str(found.lines)

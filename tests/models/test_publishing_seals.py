"""The story of an edition stays as it was told, whoever asks the database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from assessments.models import (
    AcceptedVerdict,
    CatalogueEdition,
    EditionChange,
    EditionPublication,
    EditionReview,
    ReferenceHospital,
    ReviewState,
    User,
)
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


def refused(write: Callable[[], object]) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
    return True


def draft(code: str = "next") -> CatalogueEdition:
    return CatalogueEdition.objects.create(code=code, released_on=TODAY, legal_position_date=TODAY)


def published(edition: CatalogueEdition) -> CatalogueEdition:
    edition.status, edition.fingerprint, edition.published_at = "published", "0" * 64, NOON
    edition.save()
    return edition


def review(edition: CatalogueEdition, by: User) -> EditionReview:
    return EditionReview.objects.create(edition=edition, fingerprint="0" * 64, asked_by=by, asked_at=NOON)


def test_what_was_told_about_a_published_edition_stays() -> None:
    edition, by = draft(), factories.user()
    told = {
        EditionChange: {
            "at": NOON,
            "by": by,
            "kind": "changed",
            "element": "question",
            "code": "D1.1",
            "field": "text",
        },
        AcceptedVerdict: {"at": NOON, "by": by, "hospital": "h", "subject": "A01", "reason": "So gewollt"},
        ReferenceHospital: {"code": "h", "name": "Haus", "answers": ""},
    }
    for kind, values in told.items():
        kind.objects.create(edition=edition, **values)
    published(edition)

    for kind, values in told.items():
        rows = kind.objects.filter(edition=edition)
        assert refused(lambda rows=rows: rows.update(edition=edition))
        assert refused(lambda rows=rows: rows._raw_delete(using="default"))
        assert refused(lambda kind=kind, values=values: kind.objects.create(edition=edition, **values))


def test_the_story_of_a_draft_is_not_rewritten_and_goes_with_it() -> None:
    edition, by = draft(), factories.user()
    EditionChange.objects.create(edition=edition, at=NOON, by=by, kind="added", element="question")

    assert refused(lambda: EditionChange.objects.update(code="D9.9"))
    edition.delete()
    assert not EditionChange.objects.exists()


def test_a_decided_review_stays_decided() -> None:
    by, other = factories.user(), factories.user()
    asked = review(draft(), by)
    decided = {"decided_by": other, "decided_at": NOON}
    EditionReview.objects.filter(pk=asked.pk).update(state=ReviewState.REJECTED, reason="Unklar", **decided)

    assert refused(lambda: EditionReview.objects.update(state=ReviewState.ACCEPTED, reason=""))


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"state": "rejected"}, id="no reason"),
        pytest.param({"state": "accepted", "decided_by": None}, id="by nobody"),
        pytest.param({"state": "unheard of"}, id="no such state"),
    ],
)
def test_a_decision_is_whole(wrong: dict[str, object]) -> None:
    asked = review(draft(), factories.user())
    decided = {"decided_by": factories.user(), "decided_at": NOON, **wrong}

    assert refused(lambda: EditionReview.objects.filter(pk=asked.pk).update(**decided))


def test_a_publication_stays() -> None:
    by, other, edition = factories.user(), factories.user(), draft()
    asked = review(edition, by)
    EditionReview.objects.filter(pk=asked.pk).update(state="accepted", decided_by=other, decided_at=NOON)
    EditionPublication.objects.create(edition=published(edition), number=1, review=asked)

    assert refused(lambda: EditionPublication.objects.update(number=2))
    assert refused(lambda: EditionPublication.objects.all()._raw_delete(using="default"))

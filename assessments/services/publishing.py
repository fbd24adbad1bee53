"""From a draft to a published edition with four eyes: one editor asks, another one agrees or gives it back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_diff import diff, diff_law
from assessments.domain.edition_log import change_log
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.text import Text
from assessments.models import (
    CatalogueEdition,
    ChangeKind,
    EditionPublication,
    EditionReview,
    EditionStatus,
    ReviewState,
    User,
)
from assessments.services.auditing import Deed, record
from assessments.services.catalogues import EditionIsNoDraft, publish_edition
from assessments.services.earlier_editions import previous_edition
from assessments.services.edition_review import findings_of
from assessments.services.edition_snapshots import edition_from_rows, edition_of
from assessments.services.law_documents import documents_of
from assessments.services.lawbooks import lawbook_of
from assessments.services.refusals import Refusal
from assessments.services.shipped_law import LawRefused


class DraftIsNotReady(Refusal):
    """Something forbids to publish the draft; ``findings`` says all of it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{one.code} {one.text.in_language('en')}" for one in self.findings))


class ReviewIsOpen(Refusal):
    """Somebody has asked already, and nobody has decided yet."""


class NoReviewIsOpen(Refusal):
    """Nobody has asked, or it was decided meanwhile."""


class FourEyesNeeded(Refusal):
    """Who asked for the review cannot be the one who agrees."""


class DraftChangedSince(Refusal):
    """The draft is no longer what the review was asked for."""


class ReasonIsNeeded(Refusal):
    """A draft is given back, and an edition retired, only with a reason."""


class EditionIsNotPublished(Refusal):
    """Only a published edition can be retired."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft stands: the open request, if any, and whether the draft is still what was asked about."""

    review: EditionReview | None
    unchanged: bool


def standing_of(edition: CatalogueEdition) -> Standing:
    """Return whether a review is open and still holds."""
    review = edition.reviews.open().select_related("asked_by").first()
    return Standing(review, review is not None and review.fingerprint == draft_fingerprint(edition))


def draft_fingerprint(edition: CatalogueEdition) -> str:
    """Return the fingerprint of all a draft consists of, its law and its reference hospitals included."""
    hospitals = list(edition.referencehospital_set.values_list("code", "name", "answers", "expected"))
    try:
        content: object = edition_from_rows(edition)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as unreadable:
        content = str(unreadable)
    return fingerprint_of([content, documents_of(edition), hospitals])


def ask_for_review(*, edition: CatalogueEdition, note: str = "", by: User, at: datetime) -> EditionReview:
    """Ask fellow editors to look at a draft and to publish it as it is now.

    :raises EditionIsNoDraft: when it is published already.
    :raises ReviewIsOpen: when somebody has asked already.
    :raises DraftIsNotReady: with everything that forbids to publish it.
    """
    with transaction.atomic():
        row = _draft(edition)
        _refuse_unready(row, on=_day(at))
        fingerprint = draft_fingerprint(row)
        try:
            with transaction.atomic():
                review = EditionReview.objects.create(
                    edition=row, fingerprint=fingerprint, note=note.strip(), asked_by=by, asked_at=at
                )
        except IntegrityError:
            raise ReviewIsOpen from None
        record(Deed(ChangeKind.EDITION_REVIEW_ASKED, row.code, {"fingerprint": fingerprint}), by=by, at=at)
    return review


def withdraw_review(*, edition: CatalogueEdition, by: User, at: datetime) -> None:
    """Take the request back.

    :raises NoReviewIsOpen: when there is none.
    """
    with transaction.atomic():
        _decide(_open_review(_draft(edition)), ReviewState.WITHDRAWN, reason="", by=by, at=at)


def reject_review(*, edition: CatalogueEdition, reason: str, by: User, at: datetime) -> None:
    """Give the draft back to its editors.

    :raises ReasonIsNeeded: without a reason.
    :raises NoReviewIsOpen: when there is nothing to decide.
    :raises FourEyesNeeded: when ``by`` asked for the review; who asked withdraws.
    """
    if not reason.strip():
        raise ReasonIsNeeded
    with transaction.atomic():
        review = _open_review(_draft(edition))
        if review.asked_by_id == by.pk:
            raise FourEyesNeeded
        _decide(review, ReviewState.REJECTED, reason=reason.strip(), by=by, at=at)


def approve_and_publish(*, edition: CatalogueEdition, reason: str = "", by: User, at: datetime) -> EditionPublication:
    """Publish a draft that another editor asked to be reviewed, exactly as it was then.

    :raises EditionIsNoDraft: when it is published already.
    :raises NoReviewIsOpen: when nobody asked.
    :raises FourEyesNeeded: when ``by`` asked for the review.
    :raises DraftChangedSince: when the draft is no longer what was asked about.
    :raises DraftIsNotReady: with everything that forbids to publish it.
    """
    with transaction.atomic():
        row = _draft(edition)
        review = _open_review(row)
        if review.asked_by_id == by.pk:
            raise FourEyesNeeded
        if review.fingerprint != draft_fingerprint(row):
            raise DraftChangedSince
        _refuse_unready(row, on=_day(at))
        previous = previous_edition(row)
        log = log_of(row)
        _decide(review, ReviewState.ACCEPTED, reason=reason.strip(), by=by, at=at)
        published = publish_edition(edition=row, by=by, at=at)
        return EditionPublication.objects.create(
            edition=published,
            number=_next_number(published),
            previous=previous,
            review=review,
            change_log=[line.as_mapping() for line in log],
        )


def retire_edition(*, edition: CatalogueEdition, reason: str, by: User, at: datetime) -> CatalogueEdition:
    """Let no new assessment start with an edition; those that go by it stay as they are.

    :raises ReasonIsNeeded: without a reason.
    :raises EditionIsNotPublished: when it is a draft, or retired already.
    """
    if not reason.strip():
        raise ReasonIsNeeded
    with transaction.atomic():
        row = CatalogueEdition.objects.select_for_update().get(pk=edition.pk)
        if row.status != EditionStatus.PUBLISHED:
            raise EditionIsNotPublished
        row.status = EditionStatus.RETIRED
        row.save(update_fields=["status"])
        record(Deed(ChangeKind.EDITION_RETIRED, row.code, {"reason": reason.strip()}), by=by, at=at)
    return row


def log_of(row: CatalogueEdition) -> tuple[Text, ...]:
    """Return what is new in an edition against the one before, one sentence for each element that differs."""
    previous = previous_edition(row)
    if previous is None:
        return ()
    changes = diff(edition_of(previous), edition_of(row))
    with suppress(LawRefused):  # a draft whose law cannot be read is not published; its log is only looked at
        changes += diff_law(lawbook_of(previous), lawbook_of(row))
    return change_log(changes)


def _draft(edition: CatalogueEdition) -> CatalogueEdition:
    row = CatalogueEdition.objects.select_for_update().get(pk=edition.pk)
    if not row.is_draft:
        raise EditionIsNoDraft(row.code)
    return row


def _open_review(row: CatalogueEdition) -> EditionReview:
    review: EditionReview | None = row.reviews.open().first()
    if review is None:
        raise NoReviewIsOpen
    return review


def _decide(review: EditionReview, state: ReviewState, *, reason: str, by: User, at: datetime) -> None:
    review.state, review.reason, review.decided_by, review.decided_at = state, reason, by, at
    review.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    if state is not ReviewState.ACCEPTED:  # publishing leaves an entry of its own
        details = {"state": state.value, "reason": reason}
        record(Deed(ChangeKind.EDITION_REVIEW_DECIDED, review.edition.code, details), by=by, at=at)


def _refuse_unready(row: CatalogueEdition, *, on: date) -> None:
    errors = [one for one in findings_of(row, on=on) if one.severity is Severity.ERROR]
    if errors:
        raise DraftIsNotReady(errors)


def _next_number(row: CatalogueEdition) -> int:
    """Return the place in the row of everything that came out; editions from files before count as well."""
    out = CatalogueEdition.objects.exclude(status=EditionStatus.DRAFT).count()
    highest = EditionPublication.objects.exclude(edition=row).aggregate(highest=Max("number"))["highest"] or 0
    return max(out, highest + 1)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()

"""All checks on a draft at once: what its forms cannot see, its law, its codes, its reference hospitals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assessments.domain.catalogue import Edition
from assessments.domain.edition_checks import findings_in
from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_parts import ElementKind, parts_of_law
from assessments.domain.trial import QUADRANT
from assessments.domain.wording import sentence
from assessments.models import CatalogueEdition
from assessments.services.draft_review import DraftNote, review_draft
from assessments.services.earlier_editions import earlier_editions
from assessments.services.edition_snapshots import edition_from_rows
from assessments.services.lawbooks import law_from_rows
from assessments.services.reference_hospitals import trials_of
from assessments.services.shipped_law import LawRefused


def findings_of(row: CatalogueEdition, *, on: date) -> tuple[Finding, ...]:
    """Return everything that forbids to publish a draft, and then what should be looked at on the day ``on``.

    A fixed number of queries, however large the draft is; its reference hospitals are judged.
    """
    review = review_draft(row, on=on)
    edition = readable_edition(row)
    checked = tuple(_of_content(row, edition)) if edition else ()
    told = {(one.element, one.code, one.text) for one in checked}  # by a check that knows the field as well
    notes = (
        *(_finding(Severity.ERROR, note) for note in review.problems),
        *(_finding(Severity.WARNING, note) for note in review.warnings),
    )
    found = (*(one for one in notes if (one.element, one.code, one.text) not in told), *checked)
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.ERROR))


def readable_edition(row: CatalogueEdition) -> Edition | None:
    """Return what a draft says, None while its rows do not fit together; the review then says why."""
    try:
        return edition_from_rows(row)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None


def _of_content(row: CatalogueEdition, edition: Edition) -> Iterator[Finding]:
    try:
        law = parts_of_law(law_from_rows(row))
    except LawRefused:
        law = None  # what is wrong with it was told by the review
    found = findings_in(edition, law=law, earlier=earlier_editions(row))
    yield from found
    if not any(one.check in _NOT_JUDGEABLE for one in found):
        yield from _of_references(row, edition)


_NOT_JUDGEABLE = frozenset({"dangling_code", "missing_value", "missing_levels", "no_question"})


def _of_references(row: CatalogueEdition, edition: Edition) -> Iterator[Finding]:
    for trial in trials_of(row, edition):
        hospital = trial.row
        if trial.unreadable:
            text = sentence("Die Angaben lassen sich nicht lesen.", "Its answers cannot be read.")
            yield Finding(Severity.ERROR, "reference_unreadable", ElementKind.REFERENCE, hospital.code, "", text)
        if trial.unexpected:
            subjects = ", ".join("Quadrant" if one.subject == QUADRANT else one.subject for one in trial.unexpected)
            text = sentence(
                "{name} bekommt ein anderes Ergebnis als erwartet ({subjects}). Nehmen Sie es mit Begründung an, oder"
                " ändern Sie den Entwurf.",
                "{name} gets another result than expected ({subjects}). Accept it with a reason, or change the draft.",
                name=hospital.name,
                subjects=subjects,
            )
            yield Finding(Severity.ERROR, "reference_unexpected", ElementKind.REFERENCE, hospital.code, "", text)


def _finding(severity: Severity, note: DraftNote) -> Finding:
    element = ElementKind(note.model) if note.model else ElementKind.EDITION
    return Finding(severity, "content", element, note.code, note.field, note.text)

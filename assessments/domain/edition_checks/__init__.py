"""What an editor should know about an edition before it is published: everything at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable

from assessments.domain.catalogue import Edition
from assessments.domain.edition_checks.conditions import findings_in_conditions
from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_checks.permanence import findings_in_codes
from assessments.domain.edition_checks.questions import findings_in_questions
from assessments.domain.edition_checks.references import findings_in_references
from assessments.domain.edition_checks.wordings import findings_in_wordings
from assessments.domain.edition_parts import Elements, parts_of_edition

__all__ = ["Finding", "Severity", "findings_in"]


def findings_in(
    edition: Edition, *, law: Elements | None = None, earlier: Iterable[Edition] = ()
) -> tuple[Finding, ...]:
    """Return everything found in an edition, errors first.

    ``law`` is its law taken apart; ``earlier`` are all editions that came out before, oldest first.
    """
    parts = parts_of_edition(edition)
    found = (
        *findings_in_questions(edition),
        *findings_in_references(edition),
        *findings_in_conditions(edition),
        *findings_in_codes(edition, tuple(earlier)),
        *findings_in_wordings(parts),
        *(findings_in_wordings(law) if law else ()),
    )
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.ERROR))

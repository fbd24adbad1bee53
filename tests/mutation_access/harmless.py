"""Mutants that change nothing that anybody could notice, each with the reason."""

from __future__ import annotations

from tests.mutation_access.changes import Mutant

HARMLESS: tuple[tuple[str, str, str], ...] = (
    (
        "assessments/services/trail.py",
        "without assessment__hospital: AnswerEvent",
        "each sealed answer is compared with the one of its own assessment; others are read only to be left aside",
    ),
    (
        "assessments/web/access.py",
        "_admit: without `found.assessment`",
        "only an assessment has a state that a deed can conflict with; the check is for the type",
    ),
    (
        "assessments/web/access.py",
        "without hospital: Assessment.objects.filter(pk=assessment_id",
        "``assessment_for`` compares what was found with the address before a view sees it",
    ),
    (
        "assessments/web/views/evidence_places.py",
        "without service__provider__hospital: Attestation",
        "the service looks up the attestation once more, in its own hospital, before anything of it is shown",
    ),
)
"""A file, how the change begins, and the reason."""


def reason(mutant: Mutant) -> str | None:
    """Return why nothing could notice the mutant, or None when something should."""
    fitting = (why for path, what, why in HARMLESS if mutant.path == path and mutant.what.startswith(what))
    return next(fitting, None)

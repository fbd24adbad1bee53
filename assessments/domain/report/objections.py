"""Common objections, with this house's answer."""

from __future__ import annotations

from assessments.domain.answers import NotApplicable, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.objections import Evidence, ObjectionAnswer, objection_check
from assessments.domain.report.trace_values import ObjectionRow
from assessments.domain.report.voice import Voice


def objections_of(edition: Edition, sheet: Sheet, voice: Voice) -> tuple[ObjectionRow, ...]:
    """Return every objection of the edition, in its order."""
    return tuple(_row(found, voice) for found in objection_check(edition, sheet))


def _row(found: ObjectionAnswer, voice: Voice) -> ObjectionRow:
    return ObjectionRow(
        code=found.objection.code,
        title=voice.of(found.objection.title),
        meant=voice.of(found.objection.meant),
        status=found.status.value,
        status_name=voice.label(found.status),
        text=voice.of(found.text),
        questions=tuple(_question(one) for one in found.evidence),
    )


def _question(one: Evidence) -> str:
    """Return the code with the level, a dash where the question does not apply, and a question mark for unknown."""
    if one.level is not None:
        return f"{one.question}\u00a0=\u00a0{one.level}"
    return f"{one.question}\u00a0=\u00a0{'–' if isinstance(one.answer, NotApplicable) else '?'}"

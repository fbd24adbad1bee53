"""What the audit trail proves of an answer without telling it."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.models.assessments import StatedAnswer

SEALED = ("kind", "level", "reason", "ground", "note", "confidence", "source", "flagged")


def sealed_answer(code: str, version: int, stated: Mapping[str, object]) -> dict[str, object]:
    """Return the value to seal: what was really said, so that a column added later changes no old seal."""
    said = {column: stated.get(column) for column in SEALED}
    return {"question": code, "version": version, **{column: value for column, value in said.items() if value}} | (
        {"level": 0} if said["level"] == 0 else {}
    )


def sealed_answer_of(row: StatedAnswer) -> dict[str, object]:
    """Return the same of a stored version of an answer."""
    return sealed_answer(row.question_code, row.version, {column: getattr(row, column) for column in SEALED})

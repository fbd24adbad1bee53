"""What clients were told about their saves, compared with what is stored, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

Told = tuple[int, str]
"""The version and the note of a save that was acknowledged."""


def compare(ledger: Mapping[tuple[UUID, str], Sequence[Told]]) -> tuple[int, int]:
    """Return how many acknowledged saves are lost and how many are doubled, by assessment and question."""
    from assessments.models import Answer, AnswerEvent  # noqa: PLC0415  Django is set up only when this is called

    history = _by_question(AnswerEvent.objects.order_by("version"))
    current = _by_question(Answer.objects.all())
    lost = doubled = 0
    for where, told in ledger.items():
        stored = history.get(where, [])
        lost += len(set(told) - set(stored)) + (current.get(where) != [told[-1]])
        doubled += len(stored) - len(set(told))
    return lost, doubled


def _by_question(rows: Any) -> dict[tuple[UUID, str], list[Told]]:
    found: dict[tuple[UUID, str], list[Told]] = {}
    for row in rows:
        found.setdefault((row.assessment_id, row.question_code), []).append((row.version, row.note))
    return found

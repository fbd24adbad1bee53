"""The obligations in the verdict file; their form is part of the contract in ``docs/assess-file.md``."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.domain.law.effects import marked
from assessments.domain.law.obligations import Obligation


def obligations_in_plain(obligations: Sequence[Obligation], language: str) -> list[dict[str, object]]:
    """Return the obligations in plain types, in the order given: the house first, then application by application."""
    return [_obligation(one, language) for one in obligations]


def _obligation(one: Obligation, language: str) -> dict[str, object]:
    return {
        "rule": one.rule.id,
        "status": one.status.value,
        "severity": one.rule.severity.value,
        "application": one.application,
        "missing": list(one.missing),
        "text": marked(one.rule).in_language(language),
        "reference": one.rule.backing.reference.in_language(language),
    }

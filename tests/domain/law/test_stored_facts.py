"""A fact of any type survives being one line of text."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.domain.law.facts import FactValue
from assessments.domain.law.stored_facts import as_line, fact_from
from assessments.services.shipped_law import shipped_law

VOCABULARY = shipped_law().vocabulary


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("awareness_training", True, "true"),
        ("awareness_training", False, "false"),
        ("incident_clause_hours", 0, "0"),
        ("incident_clause_hours", 12, "12"),
        ("contract_end", date(2027, 6, 1), "2027-06-01"),
        ("customer_criteria_done", "partial", "partial"),
        ("provider.attestations", frozenset(), ""),
        ("provider.places", frozenset({"EU_EEA_CH", "DE"}), "DE EU_EEA_CH"),
    ],
)
def test_there_and_back(name: str, value: FactValue, line: str) -> None:
    assert (as_line(value), fact_from(VOCABULARY, name, line)) == (line, value)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("no_such_fact", "true"),
        ("awareness_training", "yes"),
        ("awareness_training", "1"),
        ("incident_clause_hours", "-1"),
        ("incident_clause_hours", "twelve"),
        ("contract_end", "2027-02-30"),
        ("customer_criteria_done", "some"),
        ("provider.places", ""),
        ("provider.places", "DE MARS"),
    ],
)
def test_what_does_not_fit_counts_as_missing(name: str, line: str) -> None:
    assert fact_from(VOCABULARY, name, line) is None

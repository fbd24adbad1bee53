"""Every rule against its own three cases: what it says to facts that an editor chose for each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.law.facts import FactValue
from assessments.domain.law.judging import STATUSES
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.rules import LegalRule, Status
from assessments.domain.law.vocabulary import TODAY


@dataclass(frozen=True, slots=True)
class FailedCase:
    """A case that leads to another answer than it stands for; without ``found`` the rule is not in force that day."""

    rule: str
    expected: Status
    found: Status | None


def failed_cases(law: LawBook, rule: LegalRule) -> Iterator[FailedCase]:
    """Yield the cases of a rule that it does not decide as it should."""
    for expected, facts in rule.cases.items():
        day = facts.get(TODAY)
        as_of = day if isinstance(day, date) else law.compiled_on
        if not rule.in_force(as_of):
            yield FailedCase(rule.id, expected, None)
        elif (found := _status(law, rule, facts, as_of)) is not expected:
            yield FailedCase(rule.id, expected, found)


def _status(law: LawBook, rule: LegalRule, facts: Mapping[str, FactValue], as_of: date) -> Status:
    """Judge a house with one step, every fact standing for both."""
    compiled = law.program.rules[law.rule_numbers[rule.id]]
    sheet = law.vocabulary.sheet({name: value for name, value in facts.items() if name in law.vocabulary.facts})
    row = law.program.house_row(sheet, as_of)
    return STATUSES[compiled.truth(row if compiled.of_house else law.program.step_row(row, sheet))[0]]

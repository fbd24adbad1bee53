"""From facts to findings: every rule judged for a house and each of its steps, as of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from assessments.domain.law.derived import Derived, DerivedTruth, DerivedWord
from assessments.domain.law.facts import FactSheet, Step
from assessments.domain.law.language.compiler import Row
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.legal_dates import LegalDate
from assessments.domain.law.program import Compiled, Program, Values
from assessments.domain.law.results import CalendarDay, DerivedValue, Finding, LegalResult, StepResult
from assessments.domain.law.rules import LegalRule, Status
from assessments.domain.law.to_do import OpenFacts
from assessments.domain.law.vocabulary import TODAY

TRUTHS = {True: ("true",), False: ("false",), None: ("true", "false")}
STATUSES = {True: Status.APPLIES, False: Status.NOT_APPLICABLE, None: Status.UNKNOWN}


def judge(lawbook: LawBook, house_facts: FactSheet, steps: Sequence[Step], as_of: date) -> LegalResult:
    """Return what the law says on the day ``as_of``, which is today wherever a condition asks for it.

    ``house_facts`` may hold facts about services and steps too: they stand in wherever a step says nothing itself.
    """
    program = lawbook.program
    judging = _Judging(program, program.house_row(house_facts, as_of), OpenFacts(lawbook))
    house, of_steps = _split(lawbook, program, as_of)
    findings = tuple(judging.finding(one, judging.row) for one in house)
    judging.open_facts.note(findings, step="", service="")
    rows = [(step, program.step_row(judging.row, step.facts)) for step in steps]
    results = tuple(judging.step_result(step, row, of_steps) for step, row in rows)
    return LegalResult(
        as_of=as_of,
        findings=findings,
        values=tuple(judging.values(judging.row, of_house=True)),
        steps=results,
        to_do=judging.open_facts.ordered(),
        calendar=tuple(judging.calendar(lawbook, rows, as_of)),
    )


@dataclass(frozen=True, slots=True)
class _RuleToJudge:
    """A rule with its condition, or with the finding that it is not in force."""

    number: int
    rule: LegalRule
    compiled: Compiled
    out_of_force: Finding | None


Rules = tuple[_RuleToJudge, ...]


def _split(lawbook: LawBook, program: Program, as_of: date) -> tuple[Rules, Rules]:
    """Return the rules about the house and those about a step."""
    rules = [
        _RuleToJudge(number, rule, compiled, None if rule.in_force(as_of) else _out_of_force(rule))
        for number, (rule, compiled) in enumerate(zip(lawbook.rules, program.rules, strict=True))
    ]
    house = tuple(one for one in rules if one.compiled.of_house)
    return house, tuple(one for one in rules if not one.compiled.of_house)


def _out_of_force(rule: LegalRule) -> Finding:
    return Finding(rule, Status.NOT_APPLICABLE, (TODAY,), (), in_force=False)


@dataclass(frozen=True, slots=True)
class _Judging:
    """One run: equal findings are made once."""

    program: Program
    row: Values
    open_facts: OpenFacts
    findings: dict[tuple[int, bool | None, int, int], Finding] = field(default_factory=dict)
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def step_result(self, step: Step, row: Row, rules: Rules) -> StepResult:
        findings = tuple([self.finding(one, row) for one in rules])
        self.open_facts.note(findings, step=step.code, service=step.service or step.code)
        return StepResult(step.code, step.service, findings, tuple(self.values(row, of_house=False)))

    def finding(self, one: _RuleToJudge, row: Row) -> Finding:
        if one.out_of_force is not None:
            return one.out_of_force
        value, facts = one.compiled.truth(row)
        unknown = facts if value is None else self._unknown(facts, row) if one.compiled.asks_for_missing else 0
        key = one.number, value, facts, unknown
        found = self.findings.get(key)
        if found is None:
            known = self._names(facts & ~unknown)
            found = Finding(one.rule, STATUSES[value], known, self._names(unknown), in_force=True)
            self.findings[key] = found
        return found

    def values(self, row: Row, *, of_house: bool) -> Iterator[DerivedValue]:
        for derived in self.program.derived:
            if (derived.name in self.program.layout.house) is of_house:
                yield self._value(derived, row)

    def _value(self, derived: Derived, row: Row) -> DerivedValue:
        found = row[self.program.layout.places[derived.name].index]
        match derived:
            case DerivedTruth(name=name):
                value, facts = found
                candidates: tuple[str, ...] = TRUTHS[value]
                known = () if value is None else self._names(facts)
                return DerivedValue(name, candidates, known, self._names(facts) if value is None else ())
            case DerivedWord(name=name, words=words):
                candidates = tuple(word.code for number, word in enumerate(words) if found.words >> number & 1)
                missing = self._names(found.missing) if len(candidates) > 1 else ()
                return DerivedValue(name, candidates, self._names(found.deciding), missing)

    def calendar(self, lawbook: LawBook, rows: Sequence[tuple[Step, Row]], as_of: date) -> Iterator[CalendarDay]:
        for entry, compiled in zip(lawbook.dates, self.program.dates, strict=True):
            found = [(step.code, compiled.truth(row)[0]) for step, row in rows] if not compiled.of_house else []
            values = {value for _, value in found} if found else {compiled.truth(self.row)[0]}
            if values != {False}:
                yield _calendar_day(entry, values, found, as_of)

    def _unknown(self, facts: int, row: Row) -> int:
        return sum(1 << index for index in _bits(facts) if row[index] is None)

    def _names(self, facts: int) -> tuple[str, ...]:
        if facts not in self.names:
            self.names[facts] = tuple(self.program.layout.facts[index] for index in _bits(facts))
        return self.names[facts]


def _calendar_day(
    entry: LegalDate, values: set[bool | None], found: list[tuple[str, bool | None]], as_of: date
) -> CalendarDay:
    status = Status.APPLIES if True in values else Status.UNKNOWN
    concerned = tuple(code for code, value in found if STATUSES[value] is status)
    return CalendarDay(entry, status, is_past=entry.day < as_of, steps=concerned)


def _bits(facts: int) -> Iterator[int]:
    while facts:
        lowest = facts & -facts
        yield lowest.bit_length() - 1
        facts ^= lowest

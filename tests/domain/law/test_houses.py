"""Four houses as files: what applies and what cannot be told, every line with its reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from assessments.domain.law.facts import FactValue, Step
from assessments.domain.law.judging import judge
from assessments.domain.law.layout import names_of
from assessments.domain.law.results import DerivedValue, Finding
from assessments.domain.law.rules import Status
from assessments.domain.reading.fields import Field, Problems
from assessments.domain.reading.law_values import LawReader
from assessments.services.yaml_source import parse
from tests.domain.law.judged import LAW, TODAY_OF_LAW

HOUSES = sorted((Path(__file__).parent / "houses").glob("*.yaml"))
Facts = Mapping[str, FactValue]
Lines = dict[str, str]


@dataclass(frozen=True)
class Outcome:
    """What a file expects, or what the law says."""

    values: Lines
    house: Mapping[str, Lines]
    steps: Mapping[str, Mapping[str, Lines]]


@dataclass(frozen=True)
class House:
    facts: Facts
    steps: Mapping[str, Facts]
    expected: Outcome


def house_in(path: Path) -> House:
    problems = Problems()
    reader = LawReader(("de", "en"), frozenset(), names_of(LAW.vocabulary, LAW.derived))
    root = problems.root(parse(path.read_text(encoding="utf-8"), file=path.name), file=path.name)
    keys = root.mapping(required=("facts", "steps", "expected"))
    expected = keys["expected"].mapping(required=("values", "house", "steps"))
    house = House(
        facts=reader.facts(keys["facts"]),
        steps={entry.name: reader.facts(entry) for entry in keys["steps"].entries()},
        expected=Outcome(
            values=lines_of(expected["values"]),
            house=findings_in(expected["house"]),
            steps={entry.name: findings_in(entry) for entry in expected["steps"].entries()},
        ),
    )
    problems.refuse_if_any()
    return house


def findings_in(place: Field) -> dict[str, Lines]:
    fields = place.mapping(required=("applies", "unknown"))
    return {name: lines_of(fields[name]) for name in ("applies", "unknown")}


def lines_of(place: Field) -> Lines:
    return {entry.name: entry.string() for entry in place.entries()}


def told(findings: tuple[Finding, ...]) -> dict[str, Lines]:
    return {
        status.value: {
            one.rule.id: f"{one.rule.severity}, {one.rule.backing.reference.in_language('de')}"
            for one in findings
            if one.status is status
        }
        for status in (Status.APPLIES, Status.UNKNOWN)
    }


def values_told(values: tuple[DerivedValue, ...]) -> Lines:
    return {value.name: value.value or "?" for value in values}


@pytest.mark.parametrize("path", HOUSES, ids=[path.stem for path in HOUSES])
def test_duties_of_a_house(path: Path) -> None:
    house = house_in(path)
    steps = [Step(code, LAW.vocabulary.sheet(facts)) for code, facts in house.steps.items()]
    result = judge(LAW, LAW.vocabulary.sheet(house.facts), steps, TODAY_OF_LAW)
    assert house.expected == Outcome(
        values=values_told(result.values),
        house=told(result.findings),
        steps={step.code: told(step.findings) for step in result.steps},
    )


def test_all_four_houses_are_there() -> None:
    assert [path.stem for path in HOUSES] == [
        "church_hospital_nrw",
        "municipal_kritis_saxony",
        "private_clinic_bavaria",
        "university_hospital_thuringia",
    ]

"""What an edition advises is read as strictly as the rest of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.guidance import AnswersDisagree, ArchetypesMissing, DefaultsOnly, Figure, LevelDeniesModel
from assessments.domain.operating_models import OperatingModel
from assessments.domain.reading.nodes import Problem
from assessments.domain.rules import Range
from assessments.services.shipped import shipped_edition
from tests.domain.reading.edition_files import FILES, Change, problems_of

CASES = {
    "prerequisite of an unknown question": (
        Change("roadmap.yaml", "question: D3.2", "first: D2.2", "first: D2.9", "first: D2.9"),
        "prerequisites[0].first",
        "there is no question 'D2.9' in this edition",
    ),
    "prerequisite without a reason": (
        Change(
            "roadmap.yaml", "first: D2.2", "en: Proofs can only be requested for services that are known.", "", "reason"
        ),
        "prerequisites[0].reason.en",
        "is missing",
    ),
    "measure before itself": (
        Change("roadmap.yaml", "prerequisites:", "first: D2.2", "first: D3.2", "question: D3.2"),
        "prerequisites[0]",
        "closes a circle: D3.2 already comes before D3.2",
    ),
    "circle over three measures": (
        Change(
            "roadmap.yaml",
            "question: D5.4",
            "question: D5.4\n    first: D6.4",
            "question: D2.1\n    first: D9.1",
            "question: D2.1",
        ),
        "prerequisites[7]",
        "closes a circle: D2.1 already comes before D9.1",
    ),
    "prerequisite given twice": (
        Change(
            "roadmap.yaml", "question: D10.5", "question: D10.5", "question: D3.2", "question: D3.2\n    first: D2.2"
        ),
        "prerequisites[12]",
        "D2.2 already comes before D3.2",
    ),
    "pace without a factor for each level": (
        Change("roadmap.yaml", "paces:", "[1, 2, 3, 6, 12]", "[1, 2, 3]", "by_level"),
        "privacy_review.by_level",
        "expected 5 entries, found 3",
    ),
    "figure that nobody knows": (
        Change("roadmap.yaml", "figures:", "figure: months_small", "figure: weeks", "figure: weeks"),
        "weeks.figure",
        "unknown value 'weeks'; allowed: months_small, months_medium, months_large, months_move, months_cluster",
    ),
    "figure left out": (
        Change("roadmap.yaml", "paces:", "figure: months_move\n", "figure: months_large\n", "figures:"),
        "figures",
        "figure months_move must be given once, not 0 times",
    ),
    "figure below one": (
        Change("roadmap.yaml", "figures:", "value: 3", "value: 0", "value: 0"),
        "measures_at_once.value",
        "expected a whole number from 1 to 120, found '0'",
    ),
    "objection without a sentence": (
        Change("objections.yaml", "code: locked_in", "    stands:", "    standing:", "standing:"),
        "locked_in.standing",
        "unknown key 'standing', did you mean 'stands'?",
    ),
    "objection without questions": (
        Change("objections.yaml", "code: internet", "[D5.1, D5.4, D6.4]", "[]", "questions: []"),
        "internet.questions",
        "expected at least 1 entries, found 0",
    ),
    "check without a trigger": (
        Change(
            "consistency.yaml", "code: verdicts_on_defaults", "      defaults: {known_below: 0.5}", "      {}", "when:"
        ),
        "verdicts_on_defaults.when",
        "needs exactly one of answers, denial, inventory, defaults",
    ),
    "check of a single answer": (
        Change("consistency.yaml", "code: proofs_without_services", "        D2.2: {at_most: 1}\n", "", "answers:"),
        "proofs_without_services.when.answers",
        "a single answer contradicts nothing; give at least two",
    ),
    "check without a range": (
        Change("consistency.yaml", "code: proofs_without_services", "D2.2: {at_most: 1}", "D2.2: {}", "D2.2: {}"),
        "proofs_without_services.when.answers.D2.2",
        "needs at_least or at_most",
    ),
    "denial of an unknown criterion": (
        Change("consistency.yaml", "code: saas_without_market", "criterion: S", "criterion: Z", "denial"),
        "saas_without_market.when.denial.criterion",
        "there is no criterion 'Z' in this edition",
    ),
    "gap of an unknown archetype": (
        Change("consistency.yaml", "code: core_systems_missing", "A39", "A99", "inventory"),
        "core_systems_missing.when.inventory.archetypes[2]",
        "there is no archetype 'A99' in this edition",
    ),
    "share above one": (
        Change("consistency.yaml", "code: verdicts_on_defaults", "known_below: 0.5", "known_below: 50", "defaults"),
        "verdicts_on_defaults.when.defaults.known_below",
        "expected a number from 0 to 1, found '50'",
    ),
    "code taken by another kind": (
        Change("consistency.yaml", "checks:", "code: exit_without_export", "code: no_export", "code: no_export"),
        "no_export.code",
        "code 'no_export' is already taken by the rule at rules.yaml:",
    ),
}


@pytest.mark.parametrize(("change", "code", "message"), CASES.values(), ids=CASES.keys())
def test_problem_is_told_with_file_line_and_code(change: Change, code: str, message: str) -> None:
    text = change.applied(FILES[change.file])
    found = problems_of({**FILES, change.file: text})
    assert any((one.file, one.code) == (change.file, code) and one.message.startswith(message) for one in found), found


def test_the_line_is_that_of_the_mistake() -> None:
    change, code, message = CASES["circle over three measures"]
    text = change.applied(FILES[change.file])
    line = text[: text.index("question: D2.1\n    first: D9.1")].count("\n") + 1
    assert Problem(change.file, line, code, message) in problems_of({**FILES, change.file: text})


def test_the_shipped_guidance_says_what_it_says() -> None:
    edition = shipped_edition("2026.11")
    assert [(pace.code, pace.questions, pace.by_level) for pace in edition.paces] == [
        ("privacy_review", ("D3.4",), (1, 2, 3, 6, 12)),
        ("team_capacity", ("D8.1", "D8.2", "D8.3", "D8.4"), (Fraction(1, 2), Fraction(3, 4), 1, 1, 1)),
    ]
    assert {one.figure: one.value for one in edition.figures} == {
        Figure.MONTHS_SMALL: 1,
        Figure.MONTHS_MEDIUM: 6,
        Figure.MONTHS_LARGE: 12,
        Figure.MONTHS_MOVE: 6,
        Figure.MONTHS_CLUSTER: 12,
        Figure.MEASURES_AT_ONCE: 3,
    }
    assert len(edition.prerequisites) == 15
    triggers = {check.code: check.trigger for check in edition.checks}
    assert triggers["proofs_without_services"] == AnswersDisagree((Range("D3.2", 3, 4), Range("D2.2", 0, 1)))
    assert triggers["saas_without_market"] == LevelDeniesModel(Range("S", 0, 0), OperatingModel.SAAS)
    assert triggers["general_hospital_systems_missing"] == ArchetypesMissing(250, ("A06", "A18", "A42"))
    assert triggers["verdicts_on_defaults"] == DefaultsOnly(Fraction(1, 2))

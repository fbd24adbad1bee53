"""Every way in which an answers file is refused, with line and code."""

from __future__ import annotations

import pytest

from assessments.domain.reading.fields import Problems
from assessments.domain.reading.lines import line_of
from assessments.domain.reading.nodes import Node
from assessments.services.shipped import shipped_edition
from tests.domain.reading.answers import MINIMAL, problems_of

LETTERS = "S I P D C V E N U X O"
STATES = "BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH"
OWNERSHIPS = "public_municipal, public_state, church_catholic, church_protestant, nonprofit_other, private, federal"
PRESETS = ", ".join(shipped_edition().presets_by_code)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", (1, "", "expected a group of keys, found nothing")),
        ("- a", (1, "", "expected a group of keys, found a list")),
        ("hospital: {name: H}", (1, "schema", "is missing")),
        ("schema: 1", (1, "hospital", "is missing")),
        ("schema: 1\nhospital: {beds: 3}", (2, "hospital.name", "is missing")),
        ("schema: 1\nhospital: {name: ~}", (2, "hospital.name", "is empty")),
        (
            "schema: 2\nhospital: {name: H}",
            (1, "schema", "schema 2 is not known to this version, it reads schema 1"),
        ),
        (
            'schema: "1"\nhospital: {name: H}',
            (1, "schema", "expected a whole number from 1 to 999999, found the text '1' in quotes"),
        ),
        ("schema: 1\nschema: 1", (2, "schema", "stands here twice, first on line 1")),
        (f"{MINIMAL}edition: 1999.01", (3, "edition", "unknown edition '1999.01'; allowed: 2026.11")),
        (f"{MINIMAL}edition: [2026.11]", (3, "edition", "expected a text, found a list")),
        (f"{MINIMAL}as_of: 23.11.2026", (3, "as_of", "expected a date like 2026-11-23, found '23.11.2026'")),
        (f"{MINIMAL}as_of: 2026-02-30", (3, "as_of", "expected a date like 2026-11-23, found '2026-02-30'")),
        (f"{MINIMAL}answer: {{}}", (3, "answer", "unknown key 'answer', did you mean 'answers'?")),
        (f"{MINIMAL}answers: [1]", (3, "answers", "expected a group of keys, found a list")),
        (f"{MINIMAL}applications: {{A20: 1}}", (3, "applications", "expected a list, found a group of keys")),
        (f"{MINIMAL}weights: equal", (3, "weights", "expected a group of keys, found a single value")),
    ],
)
def test_the_frame(text: str, problem: tuple[int, str, str]) -> None:
    assert problems_of(text) == [problem]


@pytest.mark.parametrize(
    ("line", "key", "message"),
    [
        ("bed: 3", "bed", "unknown key 'bed', did you mean 'beds'?"),
        ("beds: 20001", "beds", "expected a whole number from 0 to 20000, found '20001'"),
        ("beds: -1", "beds", "expected a whole number from 0 to 20000, found '-1'"),
        ("beds: true", "beds", "expected a whole number from 0 to 20000, found 'true'"),
        ("beds: 45O", "beds", "expected a whole number from 0 to 20000, found '45O'"),
        ("turnover_eur: 1e6", "turnover_eur", "expected a whole number from 0 to 1000000000000, found '1e6'"),
        ("sites: 0", "sites", "expected a whole number from 1 to 500, found '0'"),
        ("federal_state: Bayern", "federal_state", f"unknown value 'Bayern'; allowed: {STATES}"),
        ("legal_form: gmbh", "legal_form", "unknown value 'gmbh'; allowed: legal_person, dependent_unit"),
        ("is_sgb5_108_hospital: yes", "is_sgb5_108_hospital", "expected true or false, found 'yes'"),
        ("receives_khtf: 'true'", "receives_khtf", "expected true or false, found the text 'true' in quotes"),
        ("ownership: church", "ownership", f"unknown value 'church'; allowed: {OWNERSHIPS}"),
        (
            "country: Austria",
            "country",
            "expected a country code of two capital letters (ISO 3166), found 'Austria'",
        ),
    ],
)
def test_facts_about_the_hospital(line: str, key: str, message: str) -> None:
    assert problems_of(f"schema: 1\nhospital:\n  name: H\n  {line}\n") == [(4, f"hospital.{key}", message)]


def test_a_state_belongs_to_germany() -> None:
    text = "schema: 1\nhospital:\n  name: H\n  federal_state: BY\n  country: AT\n"
    assert problems_of(text) == [(4, "hospital.federal_state", "only for country DE; leave it out for AT")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x" * 201, "is longer than 200 characters"),
        ('"a\\eb"', "contains control characters"),
        ('"a\\nb"', "must be a single line"),
        ('" "', "expected a text, found nothing"),
    ],
    ids=["long", "escape", "two lines", "blank"],
)
def test_names(name: str, message: str) -> None:
    assert problems_of(f"schema: 1\nhospital: {{name: {name}}}\n") == [(2, "hospital.name", message)]


def test_half_a_character() -> None:
    # A parser may refuse it first; whoever builds nodes in another way meets the reader's own refusal.
    problems = Problems()
    line_of(problems.root(Node("a\ud800", 1), file="x"), longest=10)
    assert [problem.message for problem in problems.found] == ["contains half a character"]
    assert problems_of('{"schema": 1, "hospital": {"name": "a\\ud800"}}') != []


@pytest.mark.parametrize(
    ("answer", "below", "message"),
    [
        ("5", "", "expected a whole number from 0 to 4, found '5'"),
        ("2.5", "", "expected a whole number from 0 to 4, found '2.5'"),
        ("yes", "", "expected a whole number from 0 to 4, found 'yes'"),
        ('"3"', "", "expected a whole number from 0 to 4, found the text '3' in quotes"),
        ("[1]", "", "expected a group of keys, found a list"),
        ("{note: x}", "", "needs a level or not_applicable"),
        ("{level: 1, not_applicable: x}", ".not_applicable", "give either a level or not_applicable, not both"),
        ('{not_applicable: " "}', ".not_applicable", "expected a text, found nothing"),
        ("{level: 1, origin: x}", ".origin", "unknown key 'origin'"),
        ("{level: 1, ground: other}", ".ground", "needs not_applicable beside it"),
        (
            "{level: 1, confidence: 100}",
            ".confidence",
            "unknown value '100'; allowed: measured, documented, estimated, hearsay",
        ),
        (f"{{level: 1, note: {'x' * 4001}}}", ".note", "is longer than 4000 characters"),
    ],
)
def test_answers(answer: str, below: str, message: str) -> None:
    assert problems_of(f"{MINIMAL}answers:\n  D1.1: {answer}\n") == [(4, f"answers.D1.1{below}", message)]


@pytest.mark.parametrize("answer", ["3", "", "~"])
def test_unknown_questions(answer: str) -> None:
    expected = (4, "answers.D99.1", "unknown question of edition 2026.11: 'D99.1'")
    assert problems_of(f"{MINIMAL}answers:\n  D99.1: {answer}\n") == [expected]


@pytest.mark.parametrize(
    ("line", "below", "message"),
    [
        ("product: x", "product", "unknown key 'product'"),
        ("current: cloud", "current", "unknown value 'cloud'; allowed: on_prem, hosted, iaas, paas, saas"),
        ("codes: {S: 5}", "codes.S", "expected a whole number from 0 to 4, found '5'"),
        ("codes: {Z: 1}", "codes.Z", f"unknown letter (allowed: {LETTERS}) 'Z'"),
        ("codes: 3", "codes", "expected a group of keys, found a single value"),
        (
            "confirmed: [saas, cloud]",
            "confirmed[1]",
            "unknown value 'cloud'; allowed: on_prem, iaas, paas, saas, hybrid",
        ),
        ("confirmed: saas", "confirmed", "expected a list, found a single value"),
        (
            "place_preference: moon",
            "place_preference",
            "unknown value 'moon'; allowed: own, group, sovereign_eu, hyperscaler_eu",
        ),
        ("code: a/b", "code", "expected up to 40 letters, digits, - and _, found 'a/b'"),
    ],
)
def test_applications(line: str, below: str, message: str) -> None:
    text = f"{MINIMAL}applications:\n  - archetype: A20\n    {line}\n"
    assert problems_of(text) == [(5, f"applications[0].{below}", message)]


@pytest.mark.parametrize(
    ("application", "below", "message"),
    [
        ("name: x", ".archetype", "is missing"),
        ("archetype: Z99", ".archetype", "unknown archetype 'Z99'"),
        ("A20", "", "expected a group of keys, found a single value"),
        ("~", "", "expected a group of keys, found nothing"),
    ],
)
def test_archetypes(application: str, below: str, message: str) -> None:
    assert problems_of(f"{MINIMAL}applications:\n  - {application}\n") == [(4, f"applications[0]{below}", message)]


def test_each_application_has_its_own_code() -> None:
    text = f"{MINIMAL}applications:\n  - archetype: A20\n  - archetype: A20\n  - archetype: A21\n    code: A20\n"
    message = "application 'A20' is already on line 4; give each its own code"
    assert problems_of(text) == [(5, "applications[1]", message), (6, "applications[2]", message)]


def test_there_are_not_thousands_of_applications() -> None:
    text = f"{MINIMAL}applications:\n" + "  - archetype: A20\n" * 1001
    assert problems_of(text) == [(3, "applications", "expected at most 1000 entries, found 1001")]


@pytest.mark.parametrize(
    ("weights", "below", "message"),
    [
        ("{preset: mine}", ".preset", f"unknown preset 'mine'; allowed: {PRESETS}"),
        ("{preset: equal, S: 1}", ".S", "give either a preset or own weights, not both"),
        ("{S: -1}", ".S", "expected a number from 0 to 1000000, found '-1'"),
        ("{S: .nan}", ".S", "expected a number from 0 to 1000000, found '.nan'"),
        ("{S: inf}", ".S", "expected a number from 0 to 1000000, found 'inf'"),
        ("{S: 1000001}", ".S", "expected a number from 0 to 1000000, found '1000001'"),
        ("{S: 0, D: 0.0}", "", "at least one weight must be above 0"),
        ("{}", "", "at least one weight must be above 0"),
        ("{S: 1, K: 2}", ".K", f"unknown letter (allowed: preset, or {LETTERS}) 'K'"),
    ],
)
def test_weights(weights: str, below: str, message: str) -> None:
    assert problems_of(f"{MINIMAL}weights: {weights}\n") == [(3, f"weights{below}", message)]


def test_all_mistakes_are_told_at_once_in_reading_order() -> None:
    text = """\
schema: 7
edition: "2020.01"
hospital:
  beds: many
answers:
  D1.1: 9
  D12.1: 1
applications:
  - archetype: A20
    codes: {S: 4, Q: 1}
  - archetype: A51
weights: {S: -1}
colour: blue
"""
    assert [problem[:2] for problem in problems_of(text)] == [
        (1, "schema"),
        (2, "edition"),
        (3, "hospital.name"),
        (4, "hospital.beds"),
        (6, "answers.D1.1"),
        (7, "answers.D12.1"),
        (10, "applications[0].codes.Q"),
        (11, "applications[1].archetype"),
        (12, "weights.S"),
        (13, "colour"),
    ]

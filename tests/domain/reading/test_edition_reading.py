"""An edition loads as a whole or not at all, and every problem is told with file, line and code."""

from dataclasses import replace

import pytest

from assessments.domain.reading.nodes import Problem
from tests.domain.reading.edition_files import FILES, Change, problems_of, read

CASES = {
    "unknown key": (
        Change("D05.yaml", "code: D5.2", "polarity: R", "polarity: R\n    colour: red", "colour"),
        "D5.2.colour",
        "unknown key 'colour'",
    ),
    "unknown key near a known one": (
        Change("D05.yaml", "code: D5.2", "polarity: R", "polarity: R\n    polarty: R", "polarty"),
        "D5.2.polarty",
        "unknown key 'polarty', did you mean 'polarity'?",
    ),
    "missing key": (
        Change("D05.yaml", "code: D5.2", "quick_check: false", "", "code: D5.2"),
        "D5.2.quick_check",
        "is missing",
    ),
    "missing language": (
        Change("D05.yaml", "code: D5.2", 'en: "no"', "", "- de: nein"),
        "D5.2.levels[0].en",
        "is missing",
    ),
    "empty text": (
        Change("D05.yaml", "code: D5.2", "en: contract value known", "en:", "en:\n"),
        "D5.2.levels[1].en",
        "is empty",
    ),
    "too few anchors": (
        Change("D05.yaml", "code: D5.2", '      - de: nein\n        en: "no"\n', "", "levels:"),
        "D5.2.levels",
        "expected 5 entries, found 4",
    ),
    "question of another dimension": (
        Change("D05.yaml", "questions:", "code: D5.2", "code: D6.9", "code: D6.9"),
        "D6.9.code",
        "question D6.9 does not belong to dimension D5",
    ),
    "malformed code": (
        Change("archetypes.yaml", "archetypes:", "code: A21", "code: B21", "code: B21"),
        "B21.code",
        "'B21' is no archetype code, expected one like A03",
    ),
    "unknown polarity": (
        Change("D05.yaml", "code: D5.2", "polarity: R", "polarity: X", "polarity: X"),
        "D5.2.polarity",
        "unknown value 'X'; allowed: R, P, G",
    ),
    "boolean in words": (
        Change("D05.yaml", "code: D5.2", "quick_check: false", "quick_check: no", "quick_check: no"),
        "D5.2.quick_check",
        "expected true or false, found 'no'",
    ),
    "gate without polarity G": (
        Change("D05.yaml", "code: D5.1", "polarity: G", "polarity: R", "code: D5.1"),
        "D5.1",
        "has a gate but is of polarity R; exactly the questions of polarity G have one",
    ),
    "polarity G without gate": (
        Change("D05.yaml", "code: D5.2", "polarity: R", "polarity: G", "code: D5.2"),
        "D5.2",
        "has no gate but is of polarity G; exactly the questions of polarity G have one",
    ),
    "gate that is always open": (
        Change("D05.yaml", "code: D5.1", "opens_at: 2", "opens_at: 0", "opens_at"),
        "D5.1.gate.opens_at",
        "expected a whole number from 1 to 4, found '0'",
    ),
    "source claimed but not named": (
        Change("D05.yaml", "code: D5.3", "basis: judgement", "basis: source", "basis: source"),
        "D5.3.basis",
        "says source, but no sources are given",
    ),
    "address that is none": (
        Change("D05.yaml", "code: D5.2", "https://blog", "blog", "url:"),
        "D5.2.sources[0].url",
        "is not a web address",
    ),
    "dangling checklist item": (
        Change("D05.yaml", "code: D5.2", "checklist: [R1]", "checklist: [R9]", "checklist"),
        "D5.2.checklist[0]",
        "there is no checklist item 'R9' in this edition",
    ),
    "unknown owner": (
        Change("D05.yaml", "code: D5.2", "owners: [IT]", "owners: [ITT]", "owners"),
        "D5.2.measure.owners[0]",
        "unknown value 'ITT', did you mean 'IT'?; allowed: GF, IT, ISB, DSB, EK, MT, MED, CO",
    ),
    "file for another dimension": (
        Change("D05.yaml", "#", "code: D5\n", "code: D12\n", "code: D12"),
        "code",
        "this file is for dimension D5, not D12",
    ),
    "level above 4": (
        Change("archetypes.yaml", "code: A20", "S: 4, I: 1", "S: 5, I: 1", "codes:"),
        "A20.codes.S",
        "expected a whole number from 0 to 4, found '5'",
    ),
    "level in quotes": (
        Change("archetypes.yaml", "code: A20", "S: 4, I: 1", 'S: "4", I: 1', "codes:"),
        "A20.codes.S",
        "expected a whole number from 0 to 4, found the text '4' in quotes",
    ),
    "level left out": (
        Change("archetypes.yaml", "code: A20", "S: 4, I: 1", "S: 4", "codes:"),
        "A20.codes.I",
        "is missing",
    ),
    "unknown letter": (
        Change("archetypes.yaml", "code: A20", "S: 4, I: 1", "S: 4, I: 1, Z: 0", "codes:"),
        "A20.codes.Z",
        "unknown key 'Z'",
    ),
    "dangling group": (
        Change("archetypes.yaml", "code: A20", "group: integration_archive", "group: archive", "group:"),
        "A20.group",
        "there is no group 'archive' in this edition",
    ),
    "dangling cluster member": (
        Change("archetypes.yaml", "code: radiology", "[A03, A04]", "[A03, A99]", "members"),
        "radiology.members[1]",
        "there is no archetype 'A99' in this edition",
    ),
    "cluster member twice": (
        Change("archetypes.yaml", "code: radiology", "[A03, A04]", "[A03, A03]", "members"),
        "radiology.members[1]",
        "'A03' stands in this list twice",
    ),
    "hybrid without a local part": (
        Change("archetypes.yaml", "code: A49", "local:", "locale:", "locale"),
        "A49.hybrid.locale",
        "unknown key 'locale', did you mean 'local'?",
    ),
    "value above 1": (
        Change("fit.yaml", "letter: S", "on_prem: 0.70", "on_prem: 1.70", "at_lowest"),
        "S.at_lowest.on_prem",
        "expected a number from 0 to 1, found '1.70'",
    ),
    "model left out": (
        Change("fit.yaml", "letter: S", "on_prem: 0.70, ", "", "at_lowest"),
        "S.at_lowest.on_prem",
        "is missing",
    ),
    "curve that leaves the matrix": (
        Change("fit.yaml", "letter: S", "[0.05, 0.2", "[0.06, 0.2", "saas: ["),
        "S.curves.saas",
        "must begin with the value of at_lowest and end with that of at_highest",
    ),
    "dangling modifier question": (
        Change("fit.yaml", "code: cloud_skills", "[D8.4]", "[D8.9]", "questions"),
        "cloud_skills.questions[0]",
        "there is no question 'D8.9' in this edition",
    ),
    "preset with an unknown letter": (
        Change("fit.yaml", "code: it_head", "S: 5", "S: 5, Q: 5", "weights"),
        "it_head.weights.Q",
        "unknown key 'Q'",
    ),
    "negative weight": (
        Change("fit.yaml", "code: it_head", "S: 5", "S: -5", "weights"),
        "it_head.weights.S",
        "expected a number from 0 to 1000, found '-5'",
    ),
    "dangling measure": (
        Change("rules.yaml", "code: single_line", "measure: D5.1", "measure: D5.9", "measure"),
        "single_line.measure",
        "there is no question 'D5.9' in this edition",
    ),
    "dangling rule question": (
        Change("rules.yaml", "code: single_line", "D5.1: {at_most: 1}", "D5.9: {at_most: 1}", "D5.9"),
        "single_line.answers.D5.9",
        "there is no question 'D5.9' in this edition",
    ),
    "dangling rule criterion": (
        Change("rules.yaml", "code: single_line", "C: {at_least: 3}", "Q: {at_least: 3}", "Q:"),
        "single_line.criteria.Q",
        "there is no criterion 'Q' in this edition",
    ),
    "rule for no level": (
        Change("rules.yaml", "code: single_line", "{at_least: 3}", "{at_least: 3, at_most: 2}", "C:"),
        "single_line.criteria.C",
        "holds for no level: at least 3 and at most 2",
    ),
    "rule that names no level": (
        Change("rules.yaml", "code: single_line", "{at_least: 3}", "{}", "C:"),
        "single_line.criteria.C",
        "needs at_least or at_most",
    ),
    "rule that always fires": (
        Change(
            "rules.yaml", "code: vendor_refuses", "    criteria:\n      I: {at_most: 0}\n", "", "code: vendor_refuses"
        ),
        "vendor_refuses",
        "would always fire; give at least one of criteria, answers, health_data, regulation",
    ),
    "rule that removes nothing": (
        Change("rules.yaml", "code: vendor_refuses", "models: [iaas]", "", "code: vendor_refuses"),
        "vendor_refuses",
        "names no models",
    ),
    "moves forbidden for some models": (
        Change("rules.yaml", "code: no_downtime", "criteria:", "models: [saas]\n    criteria:", "models"),
        "no_downtime_practice.models",
        "a rule that forbids moves concerns every model but today's; leave the models out",
    ),
    "impossible date": (
        Change("edition.yaml", "code", "released_on: 2026-11-23", "released_on: 2026-02-30", "released_on"),
        "released_on",
        "expected a date like 2026-11-23, found '2026-02-30'",
    ),
    "edition code that is none": (
        Change("edition.yaml", "#", '"2026.11"', "November", "code: November"),
        "code",
        "expected a year and month like 2026.11",
    ),
    "language that is none": (
        Change("edition.yaml", "code", "[de, en]", "[de, English]", "languages"),
        "languages",
        "languages are written as two small letters, like de",
    ),
    "word where a list belongs": (
        Change("D05.yaml", "code: D5.2", "checklist: [R1]", "checklist: R1", "checklist"),
        "D5.2.checklist",
        "expected a list, found a single value",
    ),
    "list where a group belongs": (
        Change("D05.yaml", "code: D5.2", "polarity: R", "polarity: R\n    gate: [2]", "gate"),
        "D5.2.gate",
        "expected a group of keys, found a list",
    ),
    "group where a word belongs": (
        Change("D05.yaml", "code: D5.2", "basis: judgement", "basis: {a: 1}", "basis"),
        "D5.2.basis",
        "expected a text, found a group of keys",
    ),
    "nothing in a list": (
        Change("D05.yaml", "code: D5.2", "checklist: [R1]", "checklist: []", "checklist"),
        "D5.2.checklist",
        "expected at least 1 entries, found 0",
    ),
    "blank text": (
        Change("D05.yaml", "code: D5.2", "en: contract value known", 'en: " "', 'en: " "'),
        "D5.2.levels[1].en",
        "expected a text, found nothing",
    ),
    "control character": (
        Change("D05.yaml", "code: D5.2", "en: contract value known", 'en: "a\\ab"', 'en: "a'),
        "D5.2.levels[1].en",
        "contains control characters",
    ),
    "endless text": (
        Change("D05.yaml", "code: D5.2", "en: contract value known", f"en: {'x' * 4001}", "en: xxx"),
        "D5.2.levels[1].en",
        "is longer than 4000 characters",
    ),
    "key that cannot be printed": (
        Change("D05.yaml", "code: D5.2", "polarity: R", 'polarity: R\n    "a\\nb": 1', '"a'),
        "D5.2.'a\\nb'",
        "unknown key 'a\\nb'",
    ),
    "unknown criterion": (
        Change("fit.yaml", "criteria:", "letter: S", "letter: Z", "letter: Z"),
        "Z.letter",
        "unknown criterion Z; the letters are S I P D C V E N U X O",
    ),
    "curve for no model": (
        Change("fit.yaml", "letter: S", "saas: [", "sas: [", "sas: ["),
        "S.curves.sas",
        "unknown key 'sas', did you mean 'saas'?",
    ),
    "weights of nothing": (
        Change(
            "fit.yaml",
            "code: it_head",
            "{S: 5, I: 5, P: 5, D: 15, C: 15, V: 5, E: 5, N: 15, U: 5, X: 5, O: 20}",
            "{S: 0, I: 0, P: 0, D: 0, C: 0, V: 0, E: 0, N: 0, U: 0, X: 0, O: 0}",
            "weights",
        ),
        "it_head.weights",
        "at least one weight must be above 0",
    ),
    "group where a number belongs": (
        Change("fit.yaml", "code: it_head", "S: 5,", "S: {a: 1},", "weights"),
        "it_head.weights.S",
        "expected a number from 0 to 1000, found a group of keys",
    ),
    "no source language": (
        Change("edition.yaml", "code", "[de, en]", "[en]", "languages"),
        "languages",
        "must contain de, the language every text is written in first",
    ),
}


@pytest.mark.parametrize(("change", "code", "message"), CASES.values(), ids=CASES.keys())
def test_problem_is_told_with_file_line_and_code(change: Change, code: str, message: str) -> None:
    text = change.applied(FILES[change.file])
    found = problems_of({**FILES, change.file: text})
    assert Problem(change.file, change.line(text), code, message) in found


def test_code_used_twice_names_the_first_place() -> None:
    change = Change("rules.yaml", "code: single_line\n", "single_line", "real_time_device", "code: real_time_device")
    text = change.applied(FILES["rules.yaml"])
    first = FILES["rules.yaml"][: FILES["rules.yaml"].index("code: real_time_device")].count("\n") + 1
    (problem,) = problems_of({**FILES, "rules.yaml": text})
    assert problem.line > first
    assert replace(problem, line=0) == Problem(
        "rules.yaml",
        0,
        "real_time_device.code",
        f"code 'real_time_device' is already taken by the rule at rules.yaml:{first}",
    )


def test_code_of_one_kind_cannot_be_reused_for_another() -> None:
    text = FILES["rules.yaml"].replace("code: single_line\n", "code: radiology\n")
    (problem,) = problems_of({**FILES, "rules.yaml": text})
    assert "already taken by the cluster at archetypes.yaml:" in problem.message


def test_missing_criterion_is_told_wherever_it_is_needed() -> None:
    start, end = FILES["fit.yaml"].index("  - letter: O"), FILES["fit.yaml"].index("modifiers:")
    found = problems_of({**FILES, "fit.yaml": FILES["fit.yaml"][:start] + FILES["fit.yaml"][end:]})
    assert [(problem.code, problem.message) for problem in found] == [
        ("criteria", "criteria are incomplete, missing: O")
    ]


def test_problems_of_all_files_are_told_at_once_in_reading_order() -> None:
    changes = [CASES[name][0] for name in ("level above 4", "dangling measure", "missing language", "dangling group")]
    files = dict(FILES)
    for change in changes:
        files[change.file] = change.applied(files[change.file])
    assert [(problem.file, problem.code) for problem in problems_of(files)] == [
        ("D05.yaml", "D5.2.levels[0].en"),
        ("archetypes.yaml", "A20.group"),
        ("archetypes.yaml", "A20.codes.S"),
        ("rules.yaml", "single_line.measure"),
    ]


def test_missing_and_foreign_files_are_told() -> None:
    files = {name: text for name, text in FILES.items() if name not in ("fit.yaml", "D05.yaml")} | {
        "notes.yaml": "a: 1"
    }
    found = {(problem.file, problem.message) for problem in problems_of(files)}
    assert {("fit.yaml", "is missing"), ("notes.yaml", "is no file of an edition")} <= found
    assert any(problem.message == "there is no question 'D5.1' in this edition" for problem in problems_of(files))


def test_nothing_given_is_refused_in_full() -> None:
    assert problems_of({}) == (
        Problem("D01.yaml", 1, "", "is missing; an edition needs at least one dimension"),
        Problem("archetypes.yaml", 1, "", "is missing"),
        Problem("consistency.yaml", 1, "", "is missing"),
        Problem("edition.yaml", 1, "", "is missing"),
        Problem("fit.yaml", 1, "", "is missing"),
        Problem("objections.yaml", 1, "", "is missing"),
        Problem("roadmap.yaml", 1, "", "is missing"),
        Problem("rules.yaml", 1, "", "is missing"),
    )


def test_unchanged_files_have_no_problems() -> None:
    assert problems_of(FILES) == ()
    assert read(FILES) == read(dict(reversed(FILES.items())))

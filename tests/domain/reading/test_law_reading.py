"""The law loads as a whole or not at all, and every problem is told with file, line and path."""

from dataclasses import dataclass

import pytest

from assessments.domain.reading.law import read_law
from assessments.domain.reading.nodes import Problem, Refused
from assessments.services.shipped import EDITIONS, shipped_edition
from assessments.services.yaml_source import parse

FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted((EDITIONS / "2026.11" / "law").glob("*.yaml"))}
NODES = {name: parse(text, file=name) for name, text in FILES.items()}
QUESTIONS = tuple(shipped_edition("2026.11").questions)


@dataclass(frozen=True)
class Change:
    """Replace ``old``, the first after ``after``, by ``new`` in ``file``."""

    file: str
    after: str
    old: str
    new: str

    def applied(self, text: str) -> str:
        start = text.index(self.old, text.index(self.after))
        return text[:start] + self.new + text[start + len(self.old) :]


def problems_of(*changes: Change) -> list[tuple[str, str, str]]:
    """Return file, path and message of what is wrong with the changed law."""
    return [(problem.file, problem.code, problem.message) for problem in refusal(*changes)]


def refusal(*changes: Change) -> tuple[Problem, ...]:
    nodes = dict(NODES)
    texts = dict(FILES)
    for change in changes:
        texts[change.file] = change.applied(texts[change.file])
        nodes[change.file] = parse(texts[change.file], file=change.file)
    try:
        read_law(nodes, questions=QUESTIONS)
    except Refused as refused:
        return refused.problems
    return ()


def in_rule(rule: str, file: str, old: str, new: str) -> Change:
    return Change(file, f"id: {rule}\n", old, new)


RULES = {
    "condition malformed": (
        in_rule("R001", "s393.yaml", "s393_applies and THIRD", "s393_applies und THIRD"),
        "R001.condition",
        "at character 14: expected 'and', 'or' or the end, found 'und'",
    ),
    "condition ill-typed": (
        in_rule("R001", "s393.yaml", "THIRD in provider.places", "MOON in provider.places"),
        "R001.condition",
        "at character 18: 'MOON' is not one of DE, EU_EEA_CH, ADEQUATE, THIRD",
    ),
    "condition about an unknown fact": (
        in_rule("R022", "s391.yaml", "not awareness_training", "not awareness"),
        "R022.condition",
        "at character 30: there is no fact 'awareness'",
    ),
    "id taken": (
        in_rule("R002", "s393.yaml", "", ""),
        "",
        "",
    ),
    "no source": (
        in_rule(
            "R001",
            "s393.yaml",
            "    sources:\n      - title: § 393 SGB V, gesetze-im-internet.de\n"
            "        url: https://www.gesetze-im-internet.de/sgb_5/__393.html\n",
            "",
        ),
        "R001.sources",
        "is missing",
    ),
    "no address": (
        in_rule("R001", "s393.yaml", "url: https://www", "url: www"),
        "R001.sources[0].url",
        "expected a web address",
    ),
    "no date": (
        in_rule("R001", "s393.yaml", "    valid_from: 2024-07-01\n", ""),
        "R001",
        "needs valid_from, or valid_from_note to say why the day is not known",
    ),
    "end before beginning": (
        in_rule("R001", "s393.yaml", "valid_from: 2024-07-01", "valid_from: 2024-07-01\n    valid_until: 2024-06-30"),
        "R001.valid_until",
        "lies before valid_from",
    ),
    "a case missing": (
        in_rule("R012", "s393.yaml", "      unknown:\n", "      unheard:\n"),
        "R012.cases.unheard",
        "unknown key 'unheard'",
    ),
    "case with an unknown fact": (
        in_rule("R012", "s393.yaml", "customer_criteria_done: none", "customer_criteria: none"),
        "R012.cases.applies.customer_criteria",
        "there is no such fact",
    ),
    "case with a wrong value": (
        in_rule("R012", "s393.yaml", "customer_criteria_done: none", "customer_criteria_done: nothing"),
        "R012.cases.applies.customer_criteria_done",
        "unknown value 'nothing'; allowed: all, partial, none, unknown",
    ),
    "weak but settled": (
        in_rule("R057", "privacy.yaml", "standing: open", "standing: settled"),
        "R057.standing",
        "a point of low confidence or background knowledge is open or disputed",
    ),
    "open point that does not exist": (
        in_rule("R015", "s393.yaml", "open_points: [3]", "open_points: [33]"),
        "R015.open_points[0]",
        "there is no open point 33",
    ),
    "step rule that is about the house": (
        in_rule("R022", "s391.yaml", "scope: house", "scope: step"),
        "R022.scope",
        "the condition is about the house",
    ),
    "house rule that is about a step": (
        in_rule("R023", "s391.yaml", "scope: step", "scope: house"),
        "R023.scope",
        "the condition is about a step",
    ),
    "rule about a service": (
        in_rule("R023", "s391.yaml", "scope: step", "scope: service"),
        "R023.scope",
        "a rule is about the house or about a step",
    ),
    "unknown severity": (
        in_rule("R001", "s393.yaml", "severity: blocker", "severity: grave"),
        "R001.severity",
        "unknown value 'grave'; allowed: blocker, duty, advice",
    ),
    "blocker without remedy": (
        in_rule("R001", "s393.yaml", "    remedy: other_provider\n", ""),
        "R001",
        "needs remedy, because a blocker says how it is lifted",
    ),
    "unknown remedy": (
        in_rule("R001", "s393.yaml", "remedy: other_provider", "remedy: magic"),
        "R001.remedy",
        "unknown value 'magic'; allowed: other_provider, own_work",
    ),
    "duty with remedy": (
        in_rule("R020", "s391.yaml", "    severity: duty\n", "    severity: duty\n    remedy: own_work\n"),
        "R020.remedy",
        "only a blocker has a remedy",
    ),
    "English missing": (
        in_rule("R050", "privacy.yaml", "      en: Processor contract is missing.\n", ""),
        "R050.text.en",
        "is missing",
    ),
}
del RULES["id taken"]


@pytest.mark.parametrize(("change", "path", "message"), RULES.values(), ids=RULES)
def test_rule_is_refused(change: Change, path: str, message: str) -> None:
    assert (change.file, path, message) in problems_of(change)


def test_shipped_law_has_no_problems() -> None:
    assert problems_of() == []


def test_id_can_be_taken_only_once_across_all_files() -> None:
    change = in_rule("R020", "s391.yaml", "R020", "R001")
    (problem,) = refusal(Change("s391.yaml", "rules:", "id: R020", "id: R001"))
    line = FILES["s393.yaml"][: FILES["s393.yaml"].index("id: R001")].count("\n") + 1
    assert problem.code == "R001.id"
    assert problem.message == f"the id 'R001' is already taken by s393.yaml:{line}"
    assert change.file == problem.file


DERIVED = {
    "circle": (
        Change(
            "derived.yaml", "name: kritis", "when: >-\n      is_sgb5", "when: >-\n      nis2_class == none and is_sgb5"
        ),
        [
            ("derived.yaml", "kritis", "rests on a circle of derived values, by way of nis2_class"),
            ("derived.yaml", "nis2_class", "rests on a circle of derived values, by way of kritis"),
        ],
    ),
    "reads itself": (
        Change("derived.yaml", "name: has_equiv_cert", "ISO27001 in", "has_equiv_cert or ISO27001 in"),
        [
            ("derived.yaml", "has_equiv_cert", "rests on a circle of derived values, by way of has_equiv_cert"),
            ("derived.yaml", "equiv_ok", "rests on a circle of derived values, by way of has_equiv_cert"),
            ("derived.yaml", "attestation_state", "rests on a circle of derived values, by way of equiv_ok"),
        ],
    ),
    "asks for missing facts": (
        Change("derived.yaml", "name: equiv_ok", "when: has_equiv_cert", "when: missing(has_equiv_cert)"),
        [("derived.yaml", "equiv_ok.when", "only rules may ask for missing facts")],
    ),
    "name of a fact": (
        Change("derived.yaml", "derived:", "name: equiv_ok", "name: exit_plan"),
        [("derived.yaml", "exit_plan", "the name 'exit_plan' is already taken")],
    ),
    "unknown word": (
        Change("derived.yaml", "name: nis2_class", "- word: important", "- word: weighty"),
        [
            (
                "derived.yaml",
                "nis2_class.cases[2].word",
                "unknown value 'weighty'; allowed: very_important, important, none",
            )
        ],
    ),
}


@pytest.mark.parametrize(("change", "expected"), DERIVED.values(), ids=DERIVED)
def test_derived_value_is_refused(change: Change, expected: list[tuple[str, str, str]]) -> None:
    assert problems_of(change)[: len(expected)] == expected


OTHERS = {
    "language that is none": (
        Change("law.yaml", "languages:", "[de, en]", "[de, en, Latin]"),
        "languages",
        "languages are written as two small letters, like de",
    ),
    "answer that proves a service": (
        Change("facts.yaml", "name: exit_plan", "1: false}", "1: false, 4: true}"),
        "exit_plan.answer.levels.4",
        "an answer about the house proves nothing about a service; only false is possible",
    ),
    "question that does not exist": (
        Change("facts.yaml", "name: exit_plan", "D10.3", "D10.30"),
        "exit_plan.answer.question",
        "unknown question 'D10.30', did you mean 'D10.3'?",
    ),
    "level that does not exist": (
        Change("facts.yaml", "name: exit_plan", "{0: false", "{5: false"),
        "exit_plan.answer.levels.5",
        "expected a level from 0 to 4",
    ),
    "profile field that does not exist": (
        Change("facts.yaml", "name: employees", "profile: employees", "profile: employes"),
        "employees.profile",
        "unknown profile field 'employes', did you mean 'employees'?; allowed: name, country, federal_state",
    ),
    "fact twice": (
        Change("facts.yaml", "facts:", "name: land_memo", "name: exit_plan"),
        "exit_plan",
        "the name 'exit_plan' is already taken",
    ),
    "keyword as a word": (
        Change("facts.yaml", "name: legal_form", "      dependent_unit:", "      months:"),
        "legal_form.words.months",
        "'months' cannot be a word of the language",
    ),
    "words without a list": (
        Change("facts.yaml", "name: employees", "type: int", "type: int\n    words: {}"),
        "employees.words",
        "a fact of type int has no words",
    ),
    "list without words": (
        Change("facts.yaml", "name: employees", "type: int", "type: enum"),
        "employees",
        "names no words",
    ),
    "implied by nothing": (
        Change("facts.yaml", "name: exit_tested", "implied_by: exit_test_date", "implied_by: exit_date"),
        "exit_tested",
        "cannot be implied by 'exit_date'",
    ),
    "state missing": (
        Change("states.yaml", "states:\n", "- state: TH", "- state: SH"),
        "states",
        "lacks TH",
    ),
    "state with an unknown rule": (
        Change("states.yaml", "- state: BW", "rules: [R066]", "rules: [R666]"),
        "BW.rules[0]",
        "unknown rule 'R666', did you mean 'R066'?",
    ),
    "effect that does not exist": (
        Change("states.yaml", "- state: BW", "effect: check_conditions", "effect: check_condition"),
        "BW.effect",
        "unknown effect 'check_condition', did you mean 'check_conditions'?; allowed: check_conditions, ",
    ),
    "date twice": (
        Change("calendar.yaml", "dates:", "code: ehds_first_stage", "code: ehds"),
        "ehds",
        "the code 'ehds' is already taken",
    ),
    "date for an unknown fact": (
        Change("calendar.yaml", "code: kdg", "ownership ==", "owner =="),
        "kdg.concerns",
        "at character 1: there is no fact 'owner'",
    ),
}


@pytest.mark.parametrize(("change", "path", "message"), OTHERS.values(), ids=OTHERS)
def test_other_file_is_refused(change: Change, path: str, message: str) -> None:
    found = [(file, at, told[: len(message)]) for file, at, told in problems_of(change)]
    assert (change.file, path, message) in found


def test_all_problems_of_all_files_are_told_at_once() -> None:
    found = problems_of(
        in_rule("R001", "s393.yaml", "THIRD in provider.places", "MOON in provider.place"),
        Change("facts.yaml", "name: employees", "scope: house", "scope: home"),
        Change("calendar.yaml", "code: kdg", "2026-03-01", "2026-02-30"),
    )
    assert [(file, path) for file, path, _ in found] == [
        ("calendar.yaml", "kdg.day"),
        ("facts.yaml", "employees.scope"),
        ("s393.yaml", "R001.condition"),
    ]


def test_file_missing_or_foreign() -> None:
    nodes = {name: node for name, node in NODES.items() if name != "nis2.yaml"} | {"nis3.yaml": NODES["nis2.yaml"]}
    with pytest.raises(Refused) as refused:
        read_law(nodes, questions=QUESTIONS)
    assert [(problem.file, problem.message) for problem in refused.value.problems][:2] == [
        ("nis2.yaml", "is missing"),
        ("nis3.yaml", "is no file of the law"),
    ]

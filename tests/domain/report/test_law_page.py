"""The legal page as a value: nothing is more certain than the law, and nothing unknown looks like met."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from assessments.domain.law.facts import FactSheet
from assessments.domain.law.gathering import LegalFacts
from assessments.domain.law.judging import judge
from assessments.domain.legal_judgement import LegalOverview
from assessments.domain.register import Register
from assessments.domain.report.law import MOST_DAYS, MOST_FACTS, law_page_of
from assessments.domain.report.law_values import DutyRow, LawPage, RegimeRow
from assessments.domain.report.voice import Voice
from assessments.management.assessing import assess_file, report_on
from assessments.services.shipped_law import shipped_law

LAW = shipped_law("2026.11")
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "klinikum-musterstadt.yaml"


@cache
def example(language: str = "de") -> LawPage:
    legal = assess_file(EXAMPLE, today=LAW.compiled_on).legal
    assert legal is not None
    return law_page_of(legal, Voice(language))


def page(as_of: date = LAW.compiled_on, language: str = "de", **facts: object) -> LawPage:
    """Return the page of a house without applications."""
    house = LAW.vocabulary.sheet(facts) if facts else FactSheet()
    found = judge(LAW, house, [], as_of)
    return law_page_of(LegalOverview(LAW, Register(), LegalFacts(house, ()), found), Voice(language))


def regime(of_page: LawPage, code: str) -> RegimeRow:
    return next(row for row in of_page.regimes if row.code == code)


def duty(rule: str, of_page: LawPage) -> DutyRow:
    return next(row for row in of_page.duties if row.rule == rule)


@pytest.mark.parametrize(
    ("language", "disclaimer", "position"),
    [
        ("de", "Keine Rechtsberatung.", "Rechtsstand Bundesrecht 29.04.2026, beurteilt zum 23. November 2026."),
        ("en", "Not legal advice.", "Federal law as of 29 April 2026, judged as of 23 November 2026."),
    ],
)
def test_is_headed_by_what_it_is_not_and_the_legal_position(language: str, disclaimer: str, position: str) -> None:
    found = example(language)
    assert found.disclaimer.startswith(disclaimer)
    assert found.position == position


def test_names_blockers_first_then_duties() -> None:
    severities = [row.severity for row in example().duties]
    assert severities == sorted(severities)
    assert {"blocker", "duty"} == set(severities)


def test_a_duty_has_reference_deadline_and_whom_it_concerns() -> None:
    assert duty("R052", example()) == DutyRow(
        rule="R052",
        severity="blocker",
        severity_name="Sperre",
        text="Datenschutz-Folgenabschätzung vor dem Start abschließen.",
        mark="",
        reference="Art. 35 DSGVO (oder das kirchliche Gegenstück)",
        deadline="Vor dem Produktivstart.",
        concerns="A22",
        overdue="",
    )


def test_what_is_not_settled_carries_a_mark() -> None:
    found = {row.rule: row.mark for row in example().duties}
    settled = {rule.id for rule in LAW.rules if rule.backing.standing.value == "settled"}
    assert {rule for rule, mark in found.items() if not mark} == settled & set(found)
    assert found["R006"] == "offen"


def test_a_rule_past_its_review_is_flagged() -> None:
    assert page().review == ""
    later = page(date(2027, 3, 1), services_2_to_6_complete=False)
    assert later.review.startswith("Achtung: ")
    assert "R071" in later.review
    assert duty("R071", later).overdue == "seit 31. Dezember 2026 neu zu prüfen"


def test_counts_of_the_fields_of_law_match_the_sentence() -> None:
    found = example()
    counts = [sum(getattr(row, name) for row in found.regimes) for name in ("blockers", "duties", "advice", "unknown")]
    assert found.summary.startswith(f"Es treffen zu: {counts[0]} Sperren, {counts[1]} Pflichten und {counts[2]} Empf")
    assert found.unknown.startswith(f"{counts[3]} von {len(LAW.rules)} Regeln")
    assert [row.code for row in found.regimes] == [word.code for word in LAW.regimes]


def test_ten_facts_that_settle_the_most_and_the_next_dates() -> None:
    found = example()
    assert found.facts[0].name == "step.processes_health_data_in_cloud"
    assert found.facts[0].unlocks == "(25 Regeln, 5 Anwendungen)"
    assert (len(found.facts), len(found.days)) == (MOST_FACTS, MOST_DAYS)
    assert [day.date for day in found.days] == sorted(day.date for day in found.days)
    assert all(day.date >= "2026-11-23" for day in found.days)


def test_a_date_that_may_not_concern_the_house_says_so() -> None:
    assert "ob es das Haus betrifft, ist offen" in {day.mark for day in page().days}


def test_nothing_known_reads_as_open() -> None:
    found = page()
    assert [regime(found, code).meaning for code in ("kritis", "nis2", "states")] == [
        "Ob das Haus eine kritische Anlage betreibt, ist offen.",
        "Einstufung offen: besonders wichtige Einrichtung oder wichtige Einrichtung oder nicht erfasst.",
        "Das Bundesland ist nicht angegeben.",
    ]


@pytest.mark.parametrize(
    ("cases", "meaning"),
    [(29_999, "Das Haus betreibt keine kritische Anlage."), (30_000, "Das Haus betreibt eine kritische Anlage.")],
)
def test_what_is_known_is_said_plainly(cases: int, meaning: str) -> None:
    found = page(is_sgb5_108_hospital=True, number_of_full_inpatient_cases=cases, federal_state="TH")
    assert regime(found, "kritis").meaning == meaning
    assert regime(found, "states").meaning == "Thüringen, Auslagerung: einschränkend (umstritten)."


def test_a_rule_for_many_applications_names_some() -> None:
    assert duty("R080", example()).concerns == "A01, A02, A03, A05 und 14 weitere"


def test_a_house_abroad_has_no_legal_page(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("schema: 1\nhospital: {name: H, country: AT}\n", encoding="utf-8")
    assessed = assess_file(answers, today=LAW.compiled_on)
    assert assessed.legal is None
    assert report_on(assessed, language="de").law is None

"""Reports for tests: the full example, and a small one that can be made to say anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from assessments.domain.answers import Entry, Given, Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Polarity
from assessments.domain.hospital import Application
from assessments.domain.report import ReportData, report_of
from assessments.domain.report.exhibits import Exhibit
from assessments.management.assessing import assess_file, report_on
from tests.domain import builders

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "klinikum-musterstadt.yaml"


@cache
def example(language: str) -> ReportData:
    """Return the report on the shipped, complete example."""
    return report_on(assess_file(EXAMPLE, today=date(2026, 11, 23)), language=language)


def small(words: str = "", language: str = "de") -> ReportData:
    """Return a report on two questions and two applications in which the hospital says ``words`` wherever it can."""
    edition = builders.edition(
        questions=(
            builders.question("D1.1", opens_at=2),
            builders.question("D1.2"),
            builders.question("D2.1", Polarity.PRESSURE),
        ),
        archetypes=(builders.archetype("A01", S=4, D=0), builders.archetype("A02", S=0, D=4)),
    )
    sheet = Sheet({"D1.1": Entry(Given(1), note=words, source=words), "D2.1": Entry(Given(4), note=words)})
    applications = (
        Application("A01", "A01", name=words or "Archiv", product=words),
        Application("A02", "A02", name=words or "Labor", product=words),
    )
    house = replace(builders.HOUSE, name=words) if words else builders.HOUSE
    case = Case(edition, house, sheet, applications, edition.presets[0].weights)
    return report_of(
        case,
        preset="equal",
        result=builders.recommend(case, as_of=builders.A_DAY),
        scope="full",
        language=language,
        title=words or "Bewertung 2026",
        exhibits={"D1.1": (Exhibit(words or "Konzept", builders.A_DAY, "a1" * 32),)},
    )

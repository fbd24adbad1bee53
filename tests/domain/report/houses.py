"""A small house that is put to the test, for the parts of a report that say how far it carries."""

from __future__ import annotations

from typing import Any

from assessments.domain.answers import Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.guidance import Objection
from assessments.domain.hospital import Application
from assessments.domain.judgement import judge
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.domain.report import ReportData, report_of
from assessments.domain.results import Result
from assessments.domain.rules import Range
from tests.domain import builders

NO_LINE = builders.rule(
    "no_line", OperatingModel.SAAS, OperatingModel.PAAS, answers=(Range("D5.1", 0, 1),), measure="D5.1"
)
EDITION = builders.edition(
    questions=(
        builders.question("D1.1"),
        builders.question("D5.1", opens_at=2),
        builders.question("D7.1", Polarity.PRESSURE),
    ),
    archetypes=(builders.archetype("A01", S=4, D=0), builders.archetype("A02", S=1, D=3)),
    rules=(NO_LINE,),
)
APPLICATIONS = (
    Application("A01", "A01", name="Archiv", current=CurrentOperation.ON_PREM),
    Application("A02", "A02", name="Portal", codes={"S": None}, current=CurrentOperation.ON_PREM),
)
WEIGHTS = EDITION.presets[0].weights
SHEET = builders.sheet({"D1.1": 1, "D5.1": 1, "D7.1": 0})


def result_of(sheet: Sheet = SHEET, edition: Edition = EDITION) -> Result:
    return judge(Case(edition, builders.HOUSE, sheet, APPLICATIONS, WEIGHTS), as_of=builders.A_DAY)


def house_report(sheet: Sheet = SHEET, *, language: str = "de", edition: Edition = EDITION, **more: Any) -> ReportData:
    return report_of(
        Case(edition, builders.HOUSE, sheet, APPLICATIONS, WEIGHTS),
        preset="equal",
        result=more.pop("result", None) or result_of(sheet, edition),
        scope="full",
        language=language,
        title="Bewertung",
        **more,
    )


def objection(code: str, *questions: str) -> Objection:
    return Objection(
        code,
        title=builders.text(code),
        meant=builders.text("gemeint"),
        questions=questions,
        settled=builders.text("beantwortet"),
        open=builders.text("offen"),
        stands=builders.text("berechtigt"),
    )

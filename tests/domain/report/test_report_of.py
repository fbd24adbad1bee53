"""The report as a value: complete, in one language, the most pressing first."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from assessments.domain.answers import Answer, Confidence, Entry, Given, Ground, NotApplicable, Sheet, Unknown
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.domain.report import ReportData, report_of
from assessments.domain.report.data import AnswerRow, Fact, OpenPoint
from assessments.domain.report.exhibits import NO_EXHIBITS, Exhibit, Exhibits
from assessments.domain.report.values import ExhibitRow
from assessments.domain.rules import Range
from assessments.domain.weighting import BY_THEMES
from tests.domain import builders

QUESTIONS = (
    builders.question("D1.1"),
    builders.question("D1.2"),
    builders.question("D5.1", opens_at=2),
    builders.question("D6.1", opens_at=2),
    builders.question("D7.1", Polarity.PRESSURE),
)
NO_LINE = builders.rule(
    "no_line", OperatingModel.SAAS, OperatingModel.PAAS, answers=(Range("D5.1", 0, 1),), measure="D5.1"
)
EDITION = builders.edition(
    questions=QUESTIONS,
    archetypes=(builders.archetype("A01", S=4, D=0), builders.archetype("A02", S=4, D=1)),
    rules=(NO_LINE,),
)
APPLICATIONS = (
    Application("A01", "A01", name="Archiv", product="Produkt", current=CurrentOperation.SAAS),
    Application("A02", "A02", name="Portal", codes={"S": None}),
)


def report(
    answers: dict[str, Answer | int] | None = None,
    *,
    sheet: Sheet | None = None,
    language: str = "de",
    scope: str | None = "full",
    preset: str = "equal",
    edition: Edition = EDITION,
    exhibits: Exhibits = NO_EXHIBITS,
) -> ReportData:
    weights = {"S": Fraction(2), "D": Fraction(1), "C": Fraction(1, 2)}
    case = Case(edition, builders.HOUSE, sheet or builders.sheet(answers), APPLICATIONS, weights)
    return report_of(
        case,
        preset=preset,
        result=builders.recommend(case, as_of=builders.A_DAY),
        scope=scope,
        language=language,
        title="Bewertung",
        exhibits=exhibits,
    )


def test_names_house_day_and_edition() -> None:
    data = report()
    assert (data.hospital, data.title, data.date, data.date_name) == (
        "Klinikum Beispielstadt",
        "Bewertung",
        "2026-11-23",
        "23. November 2026",
    )
    assert (data.language, data.edition, data.schema) == ("de", "test", 3)


def test_closed_gates_come_first() -> None:
    data = report({"D5.1": 4, "D6.1": 1})
    assert [(gate.code, gate.state) for gate in data.gates] == [("D6.1", "closed"), ("D5.1", "open")]
    assert data.gates[0].opens_at == "Stufe 2: D6.1 2"


def test_models_removed_by_one_rule_are_named_together() -> None:
    data = report({"D5.1": 0})
    (exclusion,) = data.exclusions
    assert (exclusion.key, exclusion.applications, exclusion.measure_code) == ("X1", 2, "D5.1")
    assert [(one.key, one.models) for one in data.applications[0].blockers] == [("X1", "PaaS und SaaS")]


def test_every_reference_has_its_explanation() -> None:
    data = report({"D5.1": 0})
    explained = {row.key for row in (*data.exclusions, *data.conditions)}
    named = {one.key for row in data.applications for one in (*row.blockers, *row.conditions)}
    assert named == explained


def test_appendix_says_what_was_answered_and_why_not() -> None:
    sheet = Sheet(
        {
            "D1.1": Entry(Given(3), "gemessen im März", Confidence.MEASURED, source="Betriebshandbuch"),
            "D1.2": Entry(Unknown()),
            "D5.1": Entry(NotApplicable("nur ein Standort")),
            "D6.1": Entry(NotApplicable("keine Geburten", Ground.NOT_OFFERED)),
        }
    )
    shown = {"D1.1": (Exhibit("Messprotokoll", date(2026, 3, 1), "0123456789abcdef" * 4), Exhibit("Wiki", None, ""))}
    rows = {row.code: row for chapter in report(sheet=sheet, exhibits=shown).appendix for row in chapter.answers}
    assert rows["D1.1"] == AnswerRow(
        "D1.1", "Frage D1.1?", "Reife", 3, "D1.1 3", "gemessen", "gemessen im März", "Betriebshandbuch",
        (ExhibitRow("Messprotokoll", "1. März 2026", "0123456789ab"), ExhibitRow("Wiki", "", "")),
    )  # fmt: skip
    assert [rows[code].answer for code in ("D1.2", "D5.1", "D6.1", "D7.1")] == [
        "weiß nicht",
        "trifft nicht zu: nur ein Standort",
        "trifft nicht zu (Diese Leistung gibt es bei uns nicht): keine Geburten",
        "nicht beantwortet",
    ]


def test_open_points_are_questions_then_traits() -> None:
    data = report({"D1.1": 3, "D1.2": Unknown(), "D5.1": 3, "D6.1": NotApplicable("x")})
    assert data.open_points == (
        OpenPoint("D1.2", "Frage D1.2?"),
        OpenPoint("D7.1", "Frage D7.1?"),
        OpenPoint("A02", "Merkmal „Merkmal S“ der Anwendung Portal"),
    )


def test_weights_are_named_or_listed() -> None:
    assert Fact("Gewichtung", "Gleich") in report().basis
    assert Fact("Gewichtung", "eigene Gewichte: S 2, D 1, C 0,50") in report(preset="").basis
    by_themes = "Eigene Gewichtung nach Themen: S 2, D 1, C 0,50"
    assert Fact("Gewichtung", by_themes) in report(preset=BY_THEMES).basis


@pytest.mark.parametrize(("scope", "named"), [("quick", "Schnellcheck"), ("full", "Vollständige Selbstbewertung")])
def test_scope_is_named(scope: str, named: str) -> None:
    assert Fact("Umfang", named) in report(scope=scope).basis


def test_without_scope_nothing_is_said_about_it() -> None:
    assert "Umfang" not in {fact.name for fact in report(scope=None).basis}


def test_summary_of_a_complete_house_claims_no_interval() -> None:
    data = report(dict.fromkeys(("D1.1", "D1.2", "D5.1", "D6.1", "D7.1"), 3))
    assert data.summary.certainty.startswith("Alle zutreffenden Fragen sind beantwortet")


def test_summary_of_an_empty_house_says_that_nothing_is_known() -> None:
    data = report()
    assert data.summary.where.startswith("Wo das Haus steht, lässt sich noch nicht sagen")
    assert data.summary.blocks == (
        "Kein Tor ist geschlossen.",
        "Noch unbekannt sind die Tore D5.1 und D6.1; sie können weitere Wege versperren.",
    )


def test_summary_warns_when_little_is_answered() -> None:
    few, most = report({"D1.1": 3, "D7.1": 3}), report({"D1.1": 3, "D1.2": 3, "D7.1": 3})
    warning = "Dieses Bild beruht erst auf 2 von 5 Fragen und kann sich noch stark ändern."
    assert few.summary.where.endswith(warning)
    assert "beruht erst" not in most.summary.where


def test_summary_names_closed_gates_and_what_a_measure_would_open() -> None:
    blocks = report({"D5.1": 0, "D6.1": 3}).summary.blocks
    assert blocks == (
        "D5.1: gesperrt",
        "Bei 2 Anwendungen ist mindestens ein Betriebsmodell ausgeschlossen, das eine Maßnahme wieder öffnen würde.",
    )


def test_speaks_english_when_asked() -> None:
    data = report({"D5.1": 0}, language="en")
    assert data.date_name == "23 November 2026"
    assert data.exclusions[0].text == "Regel no_line (en)"
    assert data.summary.split.startswith("For 2 applications the recommendation is:")


def test_words_of_the_house_are_never_read_as_placeholders() -> None:
    data = report(sheet=Sheet({"D1.1": Entry(NotApplicable("{level} {0}"))}))
    assert data.appendix[0].answers[0].answer == "trifft nicht zu: {level} {0}"


def test_says_that_it_is_no_legal_advice() -> None:
    (first, *_) = report().method
    assert first.heading == "Keine Rechtsberatung"
    assert "23. November 2026" in first.text

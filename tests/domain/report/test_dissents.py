"""Second opinions in the report: those that matter, and no others."""

from assessments.domain.answers import Given, Unknown
from assessments.domain.dissent import Opinion
from assessments.domain.report.data import DissentRow
from assessments.domain.report.dissents import dissent_rows
from assessments.domain.report.voice import Voice
from tests.domain import builders


def test_the_report_names_what_matters_with_both_sides_and_the_reason() -> None:
    edition = builders.edition(questions=tuple(map(builders.question, ("D1.1", "D1.2", "D2.1"))))
    sheet = builders.sheet({"D1.1": 4, "D1.2": 4, "D2.1": 4})
    opinions = (
        Opinion("D2.1", Given(2), "Das Konzept fehlt.", "Anna"),
        Opinion("D1.1", Given(3), "Fast.", "Ben"),
        Opinion("D1.2", Unknown(), "Niemand hat gemessen.", "Ben"),
    )
    assert dissent_rows(edition, sheet, opinions, Voice("de")) == (
        DissentRow(
            code="D2.1",
            question="Frage D2.1?",
            answer="D2.1 4",
            opinion="D2.1 2",
            reason="Das Konzept fehlt.",
            by="Anna",
            why=("mindestens zwei Stufen auseinander",),
        ),
    )

"""A report as HTML, in its own language whatever language the interface speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.domain.report.data import ReportData
from assessments.report.charts import charts_of


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter as the table of contents and its own heading name it."""

    key: str
    number: str
    title: str


def html_of(data: ReportData) -> str:
    """Return the whole report as one HTML document."""
    with translation.override(data.language):
        sections = _sections()
        return render_to_string(
            "report/report.html",
            {
                "report": data,
                "charts": charts_of(data),
                "sections": sections,
                "section": {section.key: section for section in sections},
                "created": f"{date.fromisoformat(data.date).isoformat()}T12:00:00Z",
            },
        )


def _sections() -> tuple[Section, ...]:
    titles = (
        ("summary", _("Zusammenfassung für die Geschäftsführung")),
        ("standing", _("Lagebild")),
        ("dimensions", _("Ergebnis je Dimension")),
        ("portfolio", _("Betriebsmodelle im Überblick")),
        ("applications", _("Empfehlung je Anwendung")),
        ("gates", _("Tore: Was blockiert")),
        ("measures", _("Maßnahmen")),
        ("open", _("Offene Punkte")),
        ("method", _("Methode und Grenzen")),
    )
    numbered = tuple(Section(key, str(number), title) for number, (key, title) in enumerate(titles, 1))
    return (*numbered, Section("appendix", "A", _("Anhang: alle Fragen und Antworten")))

"""A report as HTML, in its own language whatever language the interface speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.domain.report.data import ReportData
from assessments.report.charts import charts_of
from assessments.report.evidence import evidence_of


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter as the table of contents and its own heading name it."""

    key: str
    number: str
    title: str


def html_of(data: ReportData) -> str:
    """Return the whole report as one HTML document."""
    with translation.override(data.language):
        sections = _sections(data)
        return render_to_string(
            "report/report.html",
            {
                "report": data,
                "charts": charts_of(data),
                "evidence": evidence_of(data),
                "sections": sections,
                "section": {section.key: section for section in sections},
                "created": f"{date.fromisoformat(data.date).isoformat()}T12:00:00Z",
            },
        )


def _sections(data: ReportData) -> tuple[Section, ...]:
    """Return the chapters this report has something to say in."""
    titles = (
        ("summary", _("Zusammenfassung für die Geschäftsführung"), True),
        ("standing", _("Lagebild"), True),
        ("dimensions", _("Ergebnis je Dimension"), True),
        ("portfolio", _("Betriebsmodelle im Überblick"), True),
        ("applications", _("Empfehlung je Anwendung"), True),
        ("certainty", _("Wie sicher ist das?"), bool(data.certainty and data.applications)),
        ("gates", _("Tore: Was blockiert"), True),
        ("levers", _("Hebel, und was zuerst zu klären ist"), bool(data.levers)),
        ("law", _("Recht"), bool(data.law)),
        ("plan", _("Fahrplan"), bool(data.plan)),
        ("scenarios", _("Szenarien im Vergleich"), bool(data.scenarios)),
        ("objections", _("Einwände und Antworten"), bool(data.objections)),
        ("open", _("Offene Punkte"), True),
        ("method", _("Methode und Grenzen"), True),
    )
    present = ((key, title) for key, title, shown in titles if shown)
    numbered = tuple(Section(key, str(number), title) for number, (key, title) in enumerate(present, 1))
    appendix = Section("appendix", "A", _("Anhang: alle Fragen und Antworten"))
    evidence = Section("evidence", "B", _("Anhang: Nachweise"))
    return (*numbered, appendix, evidence) if data.traces else (*numbered, appendix)

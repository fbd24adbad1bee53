"""HTML into PDF/A-3a and PDF/UA-1, with the report's own values attached; the same report gives the same bytes.

Importing this module loads the PDF library and the system libraries it needs, which takes half a second and fails with
``OSError`` where they are missing. Only ``rendering`` imports it, when a report is drawn.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from threading import Lock

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from assessments.domain.report.data import ReportData
from assessments.report.accessible import finish
from assessments.report.fetcher import FONTS, STYLE, ReportFetcher
from assessments.report.html import html_of
from assessments.report.wire import encode

ATTACHMENT = "bericht.json"
_ONE_AT_A_TIME = Lock()  # the parsed style sheet and its fonts are shared


def pdf_of(data: ReportData) -> bytes:
    """Return the report as a PDF document."""
    return document_of(html_of(data), _attachment(data))


def document_of(html: str, *attachments: Attachment) -> bytes:
    """Return a page of HTML, in the style of reports, as a PDF document."""
    fetcher = ReportFetcher(STYLE, FONTS)
    with _ONE_AT_A_TIME, _no_collecting():
        style, fonts = _style()
        document = HTML(string=html, base_url=None, url_fetcher=fetcher)
        pdf: bytes = document.write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant="pdf/a-3a",
            attachments=list(attachments),
            finisher=finish,
        )
        return pdf


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    """Parse the style sheet and load its fonts once for the life of the process."""
    fonts = FontConfiguration()
    sheet = CSS(filename=STYLE / "print.css", font_config=fonts, url_fetcher=ReportFetcher(STYLE, FONTS))
    return sheet, fonts


def _attachment(data: ReportData) -> Attachment:
    moment = datetime.combine(date.fromisoformat(data.date), time(12), UTC)  # the report's day, never the clock
    return Attachment(
        string=encode(data),
        name=ATTACHMENT,
        description=data.title,
        created=moment,
        modified=moment,
        relationship="Data",
    )


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Switch the garbage collector off: a layout makes millions of objects that all live until its end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

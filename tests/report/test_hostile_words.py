"""Whatever a hospital types appears as typed and reaches nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assessments.report.html import html_of
from assessments.report.rendering import render_pdf
from tests.report.reports import small
from tests.report.structure import Document

WORDS = {
    "markup": "<b>fett</b><script>alert(1)</script>",
    "style": '</style><link rel="stylesheet" href="http://127.0.0.1:9/x.css">@import url(file:///etc/passwd);',
    "picture": '<img src="file:///etc/passwd"><svg><image href="http://127.0.0.1:9/"/></svg>',
    "template": "{{ report }}{% include 'base.html' %}{0}{readiness}",
    "entities": "&amp; &lt; &#x202e; \"'`",
    "long word": "Lungen" * 50,
}
RARE = ("😀🏥 gut", "مستشفى القلب", "בית חולים", "e\u0301\u0302\u0303", "\u202eabc")


@pytest.mark.no_cover
def test_words_appear_literally() -> None:
    shown = Document(render_pdf(small(" ".join(WORDS.values())))).letters
    assert [words for words in WORDS.values() if re.sub(r"[\s-]", "", words) not in shown] == []


@pytest.mark.no_cover
def test_rare_scripts_do_not_break_the_report() -> None:
    assert len(Document(render_pdf(small(" ".join(RARE)))).pdf.pages) >= 8


def test_long_words_stay_on_the_page() -> None:
    (width, pages) = (595, Document(render_pdf(small("Donaudampfschiff" * 20))).pdf.pages)
    assert {int(page.mediabox[2]) for page in pages} == {width}
    assert len(pages) < 20


def test_a_house_without_applications_gets_a_report() -> None:
    nothing = replace(small(), applications=(), exclusions=(), conditions=(), open_points=(), split=())
    assert "Es ist noch keine Anwendung erfasst." in " ".join(Document(render_pdf(nothing)).texts)


def test_markup_stays_text() -> None:
    html = html_of(small(WORDS["markup"]))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html

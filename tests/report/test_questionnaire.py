"""The printed questionnaire: every anchor written out, boxes to tick, tagged like a report."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from assessments.domain.answers import Confidence, Entry, Given, NotApplicable, Sheet, Unknown
from assessments.domain.questionnaire_file.paper import Paper, paper_of
from assessments.domain.questionnaire_file.values import Content
from assessments.domain.scope import Scope
from assessments.domain.workspace import Workspace
from assessments.report.questionnaire.drawing import draw_apart, html_of
from assessments.report.questionnaire.wire import decode, encode
from tests.domain import builders
from tests.report.structure import Document

EDITION = builders.edition(questions=tuple(map(builders.question, ("D1.1", "D1.2", "D2.1"))))
SHEET = Sheet(
    {
        "D1.1": Entry(Given(3), "<script>alert(1)</script>", Confidence.MEASURED, "Plan"),
        "D1.2": Entry(Unknown()),
        "D2.1": Entry(NotApplicable("Macht der Träger")),
    }
)


def paper(content: Content, language: str = "de") -> Paper:
    workspace = Workspace(
        edition=EDITION,
        profile=builders.HOUSE,
        sheet=SHEET,
        applications=(),
        preset="equal",
        weights=dict[str, Fraction](),
        scope=Scope.FULL,
        versions={},
    )
    return paper_of(workspace, title="2026", language=language, content=content, on=date(2026, 11, 23))


@pytest.fixture(scope="module")
def printed() -> Document:
    return Document(draw_apart(paper(Content.FILLED)))


def test_every_question_and_anchor_is_written_out(printed: Document) -> None:
    wanted = [q.text.in_language("de") for q in EDITION.questions.values()]
    wanted += [anchor.in_language("de") for q in EDITION.questions.values() for anchor in q.anchors]
    assert [text for text in wanted if re.sub(r"[\s-]", "", text) not in printed.letters] == []
    assert "MachtderTräger" in printed.letters
    assert "<script>alert(1)</script>" in printed.letters


def test_it_is_tagged_and_in_its_language(printed: Document) -> None:
    assert printed.pdf.Root.MarkInfo.Marked
    assert str(printed.pdf.Root.Lang) == "de"
    assert [str(element.S) for element in printed.elements_of("/H1", "/H2")] == ["/H1", "/H2", *_headings()]
    assert len(printed.elements_of("/LI")) == 4 + 3 * 5
    assert printed.outline() != ()
    assert b"pdfuaid:part>1" in bytes(printed.pdf.Root.Metadata.read_bytes())


def _headings() -> list[str]:
    return ["/H1", "/H2", "/H2", "/H1", "/H2"]


def test_what_was_said_is_ticked_and_an_empty_form_ticks_nothing() -> None:
    assert html_of(paper(Content.FILLED)).count('<span class="box">X</span>') == 5
    assert html_of(paper(Content.BLANK)).count('<span class="box">X</span>') == 0
    assert html_of(paper(Content.BLANK)).count('<div class="line"></div>') == 9


def test_a_questionnaire_survives_the_way_to_the_drawing_process() -> None:
    assert decode(encode(paper(Content.FILLED, "en"))) == paper(Content.FILLED, "en")

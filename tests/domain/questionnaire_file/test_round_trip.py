"""Whatever is said comes back from a table as it was said, and nothing in the table is a formula."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers import Answer, Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.questionnaire_file import values
from assessments.domain.questionnaire_file.cells import guarded, mark_of, read, unguarded, written
from assessments.domain.questionnaire_file.layout import plan_of, values_of
from assessments.domain.questionnaire_file.plain import filled_of, plain_of
from assessments.domain.questionnaire_file.reading import filled_in, origin_in
from assessments.domain.questionnaire_file.values import Base, Book, Content, Filled, Origin
from assessments.domain.scope import Scope
from assessments.domain.spreadsheets import FORMULA_STARTS
from assessments.inspection.findings import Sample
from assessments.inspection.workbooks.cells import read_cells
from assessments.models.assessments import LONGEST_NOTE, LONGEST_REASON, LONGEST_SOURCE
from assessments.report.questionnaire.workbook import workbook_of
from tests.domain import builders

EDITION = builders.edition(questions=tuple(map(builders.question, ("D1.1", "D1.2", "D2.1"))))
CODES = tuple(EDITION.questions)
# What the doors of the services let in: plain characters; those that XML cannot hold are no characters.
SIGNS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "''=", "'", "|", "%", " =", "_x0041_", "<b>&amp;"])


@st.composite
def texts(draw: st.DrawFn, lines: str = " ") -> str:
    parts = draw(st.lists(st.text(SIGNS, max_size=8), max_size=3))
    return (draw(STARTS) + lines.join(parts)).strip().strip("\xa0").strip()[:60].strip()


answers: st.SearchStrategy[Answer | None] = st.one_of(
    st.none(),
    st.builds(Given, st.integers(0, 4)),
    st.builds(Unknown),
    st.builds(NotApplicable, texts("\n").filter(bool), st.sampled_from(Ground)),
)
sayings = st.builds(
    Said,
    answers,
    texts("\n"),
    st.none() | st.sampled_from(Confidence),
    texts().map(lambda text: " ".join(text.split())),
    st.booleans(),
)


def origin(language: str, said: dict[str, Said], content: Content = Content.FILLED) -> Origin:
    bases = tuple(Base(code, 1, mark_of(said.get(code, Said()), EDITION.questions[code], language)) for code in CODES)
    return Origin("a", EDITION.code, "f", language, Scope.FULL, content, bases, "s")


@given(text=texts("\n"))
def test_no_text_of_a_person_begins_a_formula_and_each_comes_back(text: str) -> None:
    cell = guarded(text)
    assert cell.lstrip(" \xa0")[:1] not in FORMULA_STARTS
    assert unguarded(cell) == text


@given(said=sayings, language=st.sampled_from(["de", "en"]), code=st.sampled_from(CODES))
def test_what_is_written_is_read_as_it_was_said(said: Said, language: str, code: str) -> None:
    question = EDITION.questions[code]
    assert read(written(said, question, language), question, language) == said


@settings(max_examples=12)
@given(sheet=st.dictionaries(st.sampled_from(CODES), sayings), language=st.sampled_from(["de", "en"]))
def test_a_random_sheet_goes_through_a_real_table(sheet: dict[str, Said], language: str) -> None:
    said_before: dict[str, Said] = {}
    made = origin(language, said_before, Content.BLANK)
    plans = plan_of(EDITION, made)
    raw = workbook_of(
        tuple((plan, values_of(plan, sheet, EDITION, language)) for plan in plans),
        title="Fragebogen",
        at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    book = Book(read_cells(Sample(BytesIO(raw), len(raw)), values.LARGEST_TABLE))
    assert origin_in(book) == made
    found = filled_in(book, EDITION, made)
    assert {one.code: one.said for one in found} == {code: said for code, said in sheet.items() if said != Said()}
    assert filled_of(plain_of(found, EDITION), EDITION) == found


def test_what_was_not_touched_is_not_found() -> None:
    said = {"D1.1": Said(Given(2), "=x"), "D2.1": Said(flagged=True)}
    made = origin("de", said)
    sheets = {plan.name: dict(plan.fixed) | values_of(plan, said, EDITION, "de") for plan in plan_of(EDITION, made)}
    assert filled_in(Book(sheets), EDITION, made) == ()
    sheets["D1"]["D5"] = "3"
    assert filled_in(Book(sheets), EDITION, made) == (Filled("D1.1", Said(Given(3), "=x"), 1, "D1", "D5"),)


def test_the_table_has_room_for_what_the_database_has_room_for() -> None:
    assert (values.LONGEST_NOTE, values.LONGEST_REASON, values.LONGEST_SOURCE) == (
        LONGEST_NOTE,
        LONGEST_REASON,
        LONGEST_SOURCE,
    )

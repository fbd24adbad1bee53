"""A table goes out, comes back, and changes exactly what somebody wrote into it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessments.domain.answers import Confidence, Entry, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.questionnaire_file.values import Book, Flaw, Problem
from assessments.models import Answer, Assessment, ChangeEvent, ChangeKind
from assessments.services.answering import record_answers
from assessments.services.questionnaire_files import answerable
from assessments.services.questionnaire_import import (
    Imported,
    MayNotAnswer,
    NoQuestionnaire,
    filled_of_book,
    import_answers,
    preview_of,
    read_filled,
)
from assessments.services.reading import workspace_of
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.factories import NOON
from tests.tables import BLANK, book_of, cells_of, table_of, with_cells

pytestmark = pytest.mark.django_db

ALL = frozenset({"D1.1", "D1.2", "D2.1"})
SAID = {
    "D1.1": Said(Given(3), "=SUMME(A1)\nzweite Zeile", Confidence.MEASURED, "+49 3641 1", flagged=True),
    "D1.2": Said(Unknown(), "'=schon geschützt", None, "", flagged=False),
    "D2.1": Said(NotApplicable("@Träger macht das", Ground.ELSEWHERE), "_x0041_ bleibt so", Confidence.HEARSAY),
}


def import_into(assessment: Assessment, book: Book, **decided: int) -> Imported:
    versions = {code.replace("_", "."): version for code, version in decided.items()}
    return import_answers(
        assessment=assessment,
        filled=filled_of_book(assessment, book),
        decided=versions,
        allowed=ALL,
        by=assessment.created_by,
        at=NOON,
    )


def say(assessment: Assessment, **said: Entry | Said) -> None:
    entries = {code.replace("_", "."): entry for code, entry in said.items()}
    bases = {code: workspace_of(assessment).versions[code] for code in entries}
    record_answers(assessment=assessment, entries=entries, base_versions=bases, by=assessment.created_by, at=NOON)


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_filled_in_is_what_is_stored_and_comes_out_again(language: str) -> None:
    assessment = factories.assessment()
    cells = cells_of(SAID, workspace_of(assessment).edition, language)
    filled = read_filled(assessment, with_cells(table_of(assessment, BLANK, language), cells))
    assert {one.code: one.said for one in filled} == SAID
    for code, said in SAID.items():
        say(assessment, **{code.replace(".", "_"): said})
    again = table_of(assessment, language=language)
    assert read_filled(assessment, again) == ()
    book = load_workbook(BytesIO(again))
    assert [cell.coordinate for sheet in book for row in sheet.rows for cell in row if cell.data_type == "f"] == []


def test_a_file_sent_again_stores_nothing_more() -> None:
    assessment = factories.assessment()
    raw = book_of(assessment, {"D1!D5": "4", "D2!D5": "weiß nicht"})
    assert import_into(assessment, raw).saved == ("D1.1", "D2.1")
    assert import_into(assessment, raw) == Imported((), ())
    imports = ChangeEvent.objects.filter(kind=ChangeKind.ANSWERS_IMPORTED)
    assert [event.details for event in imports] == [{"answers": 2, "decided": 0}]


def test_what_nobody_touched_never_stands_against_a_newer_answer() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1", "D1.2"])
    raw = book_of(assessment, {"D1!D5": "4"})
    say(assessment, D1_2=Entry(Given(0)))
    assert import_into(assessment, raw) == Imported(("D1.1",), ())
    assert Answer.objects.get(question_code="D1.2").level == 0


def test_a_newer_answer_stays_until_somebody_decides_about_exactly_this_one() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1", "D1.2"])
    raw = book_of(assessment, {"D1!D5": "4"})
    say(assessment, D1_1=Entry(Given(0)))
    preview = preview_of(assessment, filled_of_book(assessment, raw), allowed=ALL)
    assert [(c.code, c.old.answer, c.filled.said.answer) for c in preview.comparison.conflicts] == [
        ("D1.1", Given(0), Given(4))
    ]
    assert preview.authors["D1.1"].name == str(assessment.created_by)
    assert import_into(assessment, raw).saved == ()
    assert import_into(assessment, raw, D1_1=1).saved == ()
    assert import_into(assessment, raw, D1_1=2) == Imported(("D1.1",), ())
    assert Answer.objects.get(question_code="D1.1").version == 3


def test_an_empty_form_knew_no_answer_and_replaces_none_unasked() -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    imported = import_into(assessment, book_of(assessment, {"D1!D5": "4", "D1!D6": "1"}, BLANK))
    assert (imported.saved, [conflict.code for conflict in imported.conflicts]) == (("D1.2",), ["D1.1"])


def test_an_emptied_field_takes_the_answer_back_and_leaves_the_note() -> None:
    assessment = factories.assessment()
    say(assessment, D1_1=Entry(Given(2), note="Grund"))
    import_into(assessment, book_of(assessment, {"D1!D5": ""}))
    assert workspace_of(assessment).said("D1.1") == Said(None, "Grund")


def test_a_formula_is_text() -> None:
    assessment = factories.assessment()
    raw = with_cells(table_of(assessment), {"D1!I5": "=1+1", "D1!D5": 3, "D1!H5": datetime(2026, 11, 23)})
    assert [one.said for one in read_filled(assessment, raw)] == [Said(Given(3), "=1+1", source="2026-11-23T00:00:00")]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"D1!B5": "Andere Frage"}, Problem(Flaw.CHANGED_CELL, "D1", "B5")),
        ({"D1!A5": ""}, Problem(Flaw.CHANGED_CELL, "D1", "A5")),
        ({"Listen!A5": "4 – besser"}, Problem(Flaw.CHANGED_CELL, "Listen", "A5")),
        ({"D1!L9": "Bemerkung"}, Problem(Flaw.FOREIGN_CELL, "D1", "L9")),
        ({"D1!D5": "vielleicht"}, Problem(Flaw.UNKNOWN_CHOICE, "D1", "D5", "vielleicht")),
        ({"D1!D5": "=1+1"}, Problem(Flaw.UNKNOWN_CHOICE, "D1", "D5", "=1+1")),
        ({"D1!D5": "7"}, Problem(Flaw.UNKNOWN_CHOICE, "D1", "D5", "7")),
        ({"D1!D5": "trifft nicht zu"}, Problem(Flaw.REASON_MISSING, "D1", "F5")),
        ({"D1!D5": "1", "D1!F5": "doch"}, Problem(Flaw.REASON_UNCALLED, "D1", "F5")),
        ({"D1!G5": "geraten"}, Problem(Flaw.UNKNOWN_CHOICE, "D1", "G5", "geraten")),
        ({"D1!I5": "x" * 4001}, Problem(Flaw.TOO_LONG, "D1", "I5", "4000")),
        ({"D1!H5": "a\x85b"}, None),
        ({"CloudReady!B11": "9"}, Problem(Flaw.NOT_GENUINE)),
        ({"CloudReady!C11": "0" * 16}, Problem(Flaw.NOT_GENUINE)),
        ({"CloudReady!B8": "x"}, Problem(Flaw.NOT_GENUINE)),
        ({"CloudReady!B2": "00000000-0000-0000-0000-000000000000"}, Problem(Flaw.OTHER_ASSESSMENT)),
        ({"CloudReady!B4": "0" * 64}, Problem(Flaw.OTHER_EDITION, detail="2026.11")),
        ({"CloudReady!B1": "99"}, Problem(Flaw.NOT_OURS)),
        ({"CloudReady!B11": "-1"}, Problem(Flaw.NOT_OURS)),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_is_wrong_is_named_with_its_place_and_nothing_is_stored(
    cells: dict[str, object], problem: Problem | None
) -> None:
    assessment = factories.assessment()
    book = book_of(assessment, cells)
    if problem is None:
        assert filled_of_book(assessment, book)[0].said.source == "a b"
        return
    with pytest.raises(NoQuestionnaire) as refused:
        filled_of_book(assessment, book)
    expected = problem if problem.flaw is not Flaw.OTHER_EDITION else refused.value.problems[0]
    assert refused.value.problems == (expected,)
    assert expected.flaw is problem.flaw


def test_sheets_are_neither_added_nor_left_out_and_all_is_said_at_once() -> None:
    assessment = factories.assessment()
    sheets = {
        name: cells
        for name, cells in book_of(assessment, {"D1!L9": "Hallo", "D1!D5": "oft"}).sheets.items()
        if name != "D2"
    }
    with pytest.raises(NoQuestionnaire) as refused:
        filled_of_book(assessment, Book(sheets | {"Notizen": {"A1": "Hallo"}}))
    assert refused.value.problems[:2] == (Problem(Flaw.UNKNOWN_SHEET, "Notizen"), Problem(Flaw.MISSING_SHEET, "D2"))
    assert refused.value.problems[2:] == (
        Problem(Flaw.FOREIGN_CELL, "D1", "L9"),
        Problem(Flaw.UNKNOWN_CHOICE, "D1", "D5", "oft"),
    )


def test_the_table_of_another_house_is_none_of_ours() -> None:
    edition = factories.edition()
    mine, theirs = factories.assessment(by=edition), factories.assessment(factories.hospital("B"), by=edition)
    with pytest.raises(NoQuestionnaire) as refused:
        filled_of_book(mine, book_of(theirs))
    assert refused.value.problems == (Problem(Flaw.OTHER_ASSESSMENT),)


def test_contributors_import_only_where_they_may_answer() -> None:
    assessment = factories.assessment()
    helper = factories.member(assessment.hospital, sections=["D2"])
    allowed = answerable(assessment, helper)
    assert allowed == {"D2.1"}
    filled = filled_of_book(assessment, book_of(assessment, {"D1!D5": "4", "D2!D5": "1"}))
    assert [c.code for c in preview_of(assessment, filled, allowed=allowed).comparison.others] == ["D1.1"]
    done = import_answers(assessment=assessment, filled=filled, decided={}, allowed=allowed, by=helper, at=NOON)
    assert done == Imported(("D2.1",), ())
    with pytest.raises(MayNotAnswer):
        import_answers(assessment=assessment, filled=filled[:1], decided={}, allowed=allowed, by=helper, at=NOON)


def test_a_closed_assessment_takes_no_table() -> None:
    assessment = factories.assessment()
    filled = filled_of_book(assessment, book_of(assessment, {"D1!D5": "4"}))
    factories.closed(assessment)
    with pytest.raises(AssessmentIsClosed):
        import_answers(assessment=assessment, filled=filled, decided={}, allowed=ALL, by=assessment.created_by, at=NOON)

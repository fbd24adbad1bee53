"""Editions go out as files and come back the same; what comes in changes a draft whole, or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache

import pytest

from assessments.domain.catalogue import Edition
from assessments.domain.edition_diff import ChangeKind as Difference
from assessments.domain.evidence import Flaw
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.law.lawbook import LawBook
from assessments.domain.reading.nodes import Problem
from assessments.domain.text import Text
from assessments.domain.writing.edition import documents_of_edition
from assessments.domain.writing.formats import EditionFormat
from assessments.models import CatalogueEdition, ChangeEvent, ChangeKind, EditionChange, Question, User
from assessments.services.edition_files import DraftMovedOn, NotADraft, import_edition, preview_of
from assessments.services.edition_files_reading import EditionFileRefused
from assessments.services.edition_files_rows import put_into
from assessments.services.edition_files_writing import edition_coverage, export_edition, packed
from assessments.services.edition_snapshots import edition_from_rows
from assessments.services.file_refusals import FileRefused
from assessments.services.lawbooks import law_from_rows
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return factories.user("Karin Beispiel")


@cache
def short_edition() -> Edition:
    """Return the shipped edition without most of its archetypes and texts that take time and prove nothing more."""
    whole = shipped_edition()
    named = {code for check in whole.checks for code in getattr(check.trigger, "archetypes", ())}
    kept = tuple(one for one in whole.archetypes if one.code in {"A01", "A05", *named})
    codes = {one.code for one in kept}
    clusters = tuple(one for one in whole.clusters if codes >= set(one.members))
    return replace(whole, archetypes=kept, clusters=clusters, objections=whole.objections[:2])


@pytest.fixture(scope="module")
def drafts(kept_rows: None) -> tuple[int, int]:  # noqa: ARG001
    """Return the keys of a draft that says nearly all there is to say, and of a small one."""
    return draft_of(short_edition()).pk, draft_of(factories.small_edition(), code="klein-1").pk


@pytest.fixture
def draft(drafts: tuple[int, int]) -> CatalogueEdition:
    return CatalogueEdition.objects.get(pk=drafts[0])


@pytest.fixture
def small(drafts: tuple[int, int]) -> CatalogueEdition:
    return CatalogueEdition.objects.get(pk=drafts[1])


@pytest.fixture(scope="module")
def table(drafts: tuple[int, int]) -> bytes:
    """Return the draft as a spreadsheet."""
    return export_edition(CatalogueEdition.objects.get(pk=drafts[0]), EditionFormat.TABLE, at=NOON)


def draft_of(edition: Edition, law: LawBook | None = None, *, code: str = "entwurf-1") -> CatalogueEdition:
    row = CatalogueEdition.objects.create(
        code=code, released_on=edition.released_on, legal_position_date=edition.legal_position_date
    )
    put_into(row, edition, law)
    return row


def content(row: CatalogueEdition) -> tuple[str, str]:
    """Return the fingerprints of all of an edition, whatever its code is."""
    law = law_from_rows(row) if row.openpoint_set.exists() else None
    edition = replace(edition_from_rows(row), code="")
    return fingerprint_of(edition), fingerprint_of(replace(law, edition="")) if law else ""


def damage(draft: CatalogueEdition) -> None:
    """Change, remove and reorder parts of a draft of every kind that files carry."""
    draft.question_set.filter(code="D1.1").update(text={"de": "Anders?", "en": "Different?"}, measure_effort="L")
    draft.question_set.get(code="D1.1").anchors.filter(level=2).delete()
    draft.question_set.filter(code="D2.1").delete()
    draft.question_set.filter(code="D2.2").update(meaning_since=None)
    draft.archetype_set.filter(code="A05").update(group=draft.archetypegroup_set.last(), criticality=1)
    draft.cluster_set.all().delete()
    draft.criterion_set.filter(code="S").update(position=99)
    draft.legalrule_set.filter(code="R050").update(text={"de": "Anders.", "en": "Different."})
    draft.openpoint_set.create(code="77", text={"de": "Neu", "en": "New"}, position=77)


def test_a_whole_edition_with_its_law_comes_back_the_same(editor: User) -> None:
    draft = draft_of(shipped_edition(), shipped_law(), code="ganz-1")
    draft.question_set.filter(code="D2.2").update(meaning_since="2026.11")
    before = content(draft)
    kept = set(draft.question_set.exclude(code="D2.1").values_list("pk", flat=True))
    for kind in (EditionFormat.YAML, EditionFormat.TABLE):
        raw = export_edition(draft, kind, at=NOON)
        damage(draft)

        import_edition(draft=draft, raw=raw, name=f"x{kind.suffix}", by=editor, at=NOON)

        assert content(draft) == before
        assert kept < set(draft.question_set.values_list("pk", flat=True))


def test_fhir_brings_back_every_wording_it_carries(draft: CatalogueEdition, editor: User) -> None:
    before, raw = content(draft), export_edition(draft, EditionFormat.FHIR, at=NOON)
    question = draft.question_set.get(code="D1.1")
    draft.question_set.filter(pk=question.pk).update(text={"de": "Anders?"}, why={"de": "Anders", "fr": "Autre"})
    question.anchors.filter(level=4).update(text={"de": "anders"})
    draft.dimension_set.filter(code="D2").update(title={"de": "Anders"})

    import_edition(draft=draft, raw=raw, name="x.json", by=editor, at=NOON)

    assert content(draft) == before


def test_a_preview_names_every_field_and_writes_nothing(draft: CatalogueEdition, table: bytes) -> None:
    draft.question_set.filter(code="D1.1").update(measure_effort="L")
    before = content(draft)

    changes = preview_of(draft, table, name="x.xlsx").changes

    assert [(change.kind, change.code, change.field, change.after) for change in changes] == [
        (Difference.CHANGED, "D1.1", "measure.effort", "S")
    ]
    assert content(draft) == before
    assert not EditionChange.objects.exists()


def test_taking_over_leaves_a_row_for_each_value_and_an_entry_in_the_trail(
    draft: CatalogueEdition, editor: User
) -> None:
    raw = export_edition(draft, EditionFormat.YAML, at=NOON)
    draft.question_set.filter(code="D1.1").update(measure_effort="L")

    import_edition(draft=draft, raw=raw, name="x.zip", by=editor, at=NOON)

    rows = EditionChange.objects.values_list("element", "code", "field", "before", "after", "by")
    assert list(rows) == [("question", "D1.1", "measure_effort", "L", "S", editor.pk)]
    assert ChangeEvent.objects.filter(kind=ChangeKind.EDITION_IMPORTED, subject="entwurf-1").count() == 1


def test_a_draft_that_moved_on_is_looked_at_again(draft: CatalogueEdition, editor: User) -> None:
    raw = export_edition(draft, EditionFormat.YAML, at=NOON)
    draft.question_set.filter(code="D1.1").update(measure_effort="L")
    against = preview_of(draft, raw, name="x.zip").against
    draft.question_set.filter(code="D1.2").update(measure_effort="L")

    with pytest.raises(DraftMovedOn):
        import_edition(draft=draft, raw=raw, name="x.zip", by=editor, at=NOON, against=against)

    assert draft.question_set.filter(code="D1.1", measure_effort="L").exists()


def test_published_editions_take_nothing_in() -> None:
    with pytest.raises(NotADraft):
        preview_of(factories.edition(), b"x", name="x.zip")


def test_a_third_language_comes_in_bit_by_bit_and_its_coverage_is_told(
    draft: CatalogueEdition, table: bytes, editor: User
) -> None:
    raw = changed_table(table, add_french)

    import_edition(draft=draft, raw=raw, name="x.xlsx", by=editor, at=NOON)

    german, english, french = edition_coverage(draft)
    assert (german.is_complete, english.is_complete) == (True, True)
    assert (french.language, french.there, french.missing) == ("fr", 1, german.total - 1)
    question = draft.question_set.get(code="D1.1")
    assert Text.of(question.text).in_language("fr") == "Question en français ?"
    assert Text.of(question.why).in_language("fr") == f"{question.why['de']} [de]"


def test_a_formula_in_a_wording_stays_text(draft: CatalogueEdition, table: bytes, editor: User) -> None:
    def write(sheets: dict[str, list[list[str]]]) -> None:
        row = next(row for row in sheets["Fragen"] if row[:2] == ["D1.1", "question"])
        row[3] = '=HYPERLINK("x")'

    raw = changed_table(table, write)
    import_edition(draft=draft, raw=raw, name="x.xlsx", by=editor, at=NOON)

    assert draft.question_set.get(code="D1.1").text["de"] == '=HYPERLINK("x")'
    back = export_edition(draft, EditionFormat.TABLE, at=NOON)
    assert preview_of(draft, back, name="x.xlsx").changes == ()


def test_an_edition_goes_out_and_in_with_few_queries(
    draft: CatalogueEdition, editor: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    raw = export_edition(draft, EditionFormat.YAML, at=NOON)
    draft.question_set.filter(code="D1.1").update(measure_effort="L")

    with django_assert_max_num_queries(260):  # type: ignore[operator]
        import_edition(draft=draft, raw=raw, name="x.zip", by=editor, at=NOON)


def add_french(sheets: dict[str, list[list[str]]]) -> None:
    for name, code, field, wording in (("Fragen", "D1.1", "question", "Question en français ?"),):
        sheets[name][0].append("Französisch (fr)")
        next(row for row in sheets[name] if row[:2] == [code, field]).extend([wording])


@cache
def sheets_of(raw: bytes) -> dict[str, list[list[str]]]:
    from openpyxl import load_workbook  # noqa: PLC0415

    read = load_workbook(io.BytesIO(raw), read_only=True)
    return {sheet.title: [[cell or "" for cell in row] for row in sheet.values] for sheet in read.worksheets}


def changed_table(raw: bytes, change: Callable[[dict[str, list[list[str]]]], None]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415

    sheets = deepcopy(sheets_of(raw))
    change(sheets)
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([text or None for text in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@cache
def package_texts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(packed(documents_of_edition(short_edition())))) as files:
        return {name: files.read(name).decode() for name in files.namelist()}


def package(**changes: str | None) -> bytes:
    """Return the shipped files packed, with some of them replaced, added or left out."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as new:
        for name, text in {**package_texts(), **changes}.items():
            if text is not None:
                new.writestr(name, text)
    return held.getvalue()


def questionnaire(**changes: object) -> bytes:
    return json.dumps({"resourceType": "Questionnaire", "url": "urn:cloudready:questionnaire:x", **changes}).encode()


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
XXE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'


def zipped(name: str, text: str, *, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compress) as one:
        one.writestr(name, text)
    return held.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], object]] = {
    "nothing": ("x.zip", lambda: b"", Flaw.EMPTY),
    "a program": ("x.exe", lambda: b"MZ", Flaw.KIND),
    "no package": ("x.zip", lambda: b"hello", Flaw.MISMATCH),
    "too large": ("x.zip", lambda: b"x" * (6 * 2**20), Flaw.TOO_LARGE),
    "a bomb in a package": ("x.zip", lambda: zipped("edition.yaml", "a" * 9 * 2**20), Flaw.BOMB),
    "a way out of the folder": ("x.zip", lambda: zipped("../edition.yaml", "a: 1"), Flaw.OUTSIDE),
    "a package in a package": ("x.zip", lambda: zipped("edition.yaml", "PK\x03\x04"), Flaw.NESTED),
    "macros": ("x.xlsx", lambda: zipped("xl/vbaProject.bin", "x"), Flaw.ACTIVE),
    "XML with entities": ("x.xlsx", lambda: zipped("xl/workbook.xml", XXE), Flaw.MISMATCH),
    "objects of YAML": ("x.zip", lambda: package(**{"rules.yaml": "a: !!python/object/apply:os.system [id]"}), "tags"),
    "a bomb in YAML": ("x.zip", lambda: package(**{"rules.yaml": BOMB}), "aliases"),
    "a deep hole": ("x.zip", lambda: package(**{"rules.yaml": "[" * 5000}), "levels deep"),
    "a million questions": (
        "x.zip",
        lambda: package(**{"D01.yaml": "questions: [" + "a," * 70_000 + "]"}),
        "values",
    ),
    "a million questions in FHIR": ("x.json", lambda: questionnaire(item=[{}] * 70_000), "values"),
    "too long for a text": ("x.zip", lambda: package(**{"rules.yaml": "rules: " + "x" * 2_100_000}), "larger"),
    "a foreign file": ("x.zip", lambda: package(**{"setup.py": "import os"}), "no file of an edition"),
    "a file that is missing": ("x.zip", lambda: package(**{"rules.yaml": None}), "is missing"),
    "no UTF-8": ("x.zip", lambda: zipped("edition.yaml", "ä").replace(b"\xc3\xa4", b"\xff\xfe"), None),
    "another resource": ("x.json", lambda: questionnaire(resourceType="Patient"), "expected Questionnaire"),
    "a foreign questionnaire": ("x.json", lambda: questionnaire(url="http://example.org/q"), "something else"),
    "script in a title": (
        "x.zip",
        lambda: package(**{"D01.yaml": "title: {de: '<script>alert(1)</script>', en: x}"}),
        "holds HTML",
    ),
    "script in a title of FHIR": (
        "x.json",
        lambda: questionnaire(item=[{"linkId": "D1", "type": "group", "text": "<img src=x onerror=alert(1)>"}]),
        "holds HTML",
    ),
    "the same key twice": ("x.zip", lambda: package(**{"rules.yaml": "rules: []\nrules: []"}), "stands here twice"),
    "a huge number": ("x.zip", lambda: package(**{"rules.yaml": f"rules: [{{measure: {'9' * 5000}}}]"}), "longer than"),
    "half a character": ("x.json", lambda: questionnaire(title="x").replace(b'"x"', b'"\\ud800"'), "not valid"),
    "NUL": ("x.json", lambda: questionnaire(item=[{"linkId": "D1\0"}]), "control characters"),
    "foreign ids": ("x.json", lambda: questionnaire(item=[{"linkId": "X9", "type": "group", "text": "x"}]), "no item"),
    "no JSON": ("x.json", lambda: b"{", "not valid"),
}


@pytest.mark.parametrize(("name", "make", "why"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_and_leave_no_trace(
    small: CatalogueEdition, name: str, make: Callable[[], bytes], why: object
) -> None:
    with pytest.raises(EditionFileRefused) as refused:
        import_edition(draft=small, raw=make(), name=name, by=factories.user(), at=NOON)

    if isinstance(why, Flaw):
        assert refused.value.flaw is why
    elif why is not None:
        assert any(str(why) in problem.message for problem in refused.value.problems), refused.value.problems
    assert list(small.question_set.values_list("code", flat=True)) == ["D1.1", "D1.2", "D2.1"]
    assert list(CatalogueEdition.objects.order_by("code").values_list("code", flat=True)) == ["entwurf-1", "klein-1"]


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    refused = FileRefused(Problem("x.zip", line, "", "is wrong") for line in range(203))
    assert (len(refused.problems), refused.more) == (200, 3)
    assert str(refused).splitlines()[-2:] == ["x.zip:199: is wrong", "and 3 more"]


def test_unknown_sheets_and_columns_are_named_by_their_cell(draft: CatalogueEdition, table: bytes) -> None:
    def spoil(sheets: dict[str, list[list[str]]]) -> None:
        sheets["Macros"] = [["x"]]
        sheets["Tempo"][0][5] = "Kosten"
        sheets["Fragen"][3][2] = "zu viel"
        sheets["Regeln"][2][1] = "when/ever"
        sheets["Themen"][1][0] = ""

    raw = changed_table(table, spoil)
    with pytest.raises(EditionFileRefused) as refused:
        preview_of(draft, raw, name="x.xlsx")

    places = {(problem.file, problem.code) for problem in refused.value.problems}
    assert {("Macros", "A1"), ("Tempo", "F1"), ("Themen", "A2")} <= places


def test_a_wrong_value_in_a_table_is_named_by_sheet_and_row(draft: CatalogueEdition, table: bytes) -> None:
    def spoil(sheets: dict[str, list[list[str]]]) -> None:
        number = next(n for n, row in enumerate(sheets["Fragen"]) if row[:2] == ["D1.1", "measure/effort"])
        sheets["Fragen"][number][2] = "XXL"
        spoilt.append(number + 1)

    spoilt: list[int] = []
    raw = changed_table(table, spoil)
    with pytest.raises(EditionFileRefused) as refused:
        preview_of(draft, raw, name="x.xlsx")

    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.code) == ("Fragen", spoilt[0], "D1.1.measure.effort")


def test_a_questionnaire_of_other_questions_changes_nothing(draft: CatalogueEdition, editor: User) -> None:
    raw = export_edition(draft, EditionFormat.FHIR, at=NOON)
    Question.objects.filter(edition=draft, code="D1.1").delete()

    with pytest.raises(EditionFileRefused):
        import_edition(draft=draft, raw=raw, name="x.json", by=editor, at=NOON)

    assert not EditionChange.objects.exists()

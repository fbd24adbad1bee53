"""Where everything stands in a table: worked out the same way when it is made and when it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assessments.domain.answers import Confidence, Ground, Said
from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.questionnaire_file import words
from assessments.domain.questionnaire_file.cells import choices, labels, written
from assessments.domain.questionnaire_file.values import FORM, Cover, Field, Origin
from assessments.domain.workspace import asked_questions

FIXED_COLUMNS = ("A", "B", "C")
COLUMNS: Mapping[Field, str] = dict(zip(Field, "DEFGHIJ", strict=True))
HEADING_ROW, FIRST_ROW = 4, 5
BASES_FROM = 11
LIST_COLUMNS = "ABCDEFG"
_FIRST_LIST = 5
_GROUNDS, _CONFIDENCES, _YES = 1, 2, 3


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: the fixed texts by place, the fields to fill in, and the lists that fields choose from.

    ``loose`` are fixed texts that only people need: they are not compared when the file comes back.
    """

    name: str
    fixed: Mapping[str, str]
    inputs: Mapping[str, tuple[str, Field]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()
    hidden: bool = False


def plan_of(edition: Edition, origin: Origin, cover: Cover | None = None) -> tuple[SheetPlan, ...]:
    """Return every sheet of the table that ``origin`` describes, in order."""
    asked = asked_questions(edition, origin.scope)
    codes = {question.dimension_code for question in asked}
    places = {question.code: _FIRST_LIST + number for number, question in enumerate(asked)}
    chapters = tuple(dimension for dimension in edition.dimensions if dimension.code in codes)
    return (
        _start(chapters, origin, cover),
        *(_chapter(chapter, asked, places, origin.language) for chapter in chapters),
        _lists(asked, places, origin.language),
        _data(origin),
    )


def values_of(plan: SheetPlan, said: Mapping[str, Said], edition: Edition, language: str) -> dict[str, str]:
    """Return the texts of the fields of a sheet by place, for what is said by question."""
    texts = {code: written(what, edition.questions[code], language) for code, what in said.items()}
    found = {place: texts.get(code, {}).get(one, "") for place, (code, one) in plan.inputs.items()}
    return {place: text for place, text in found.items() if text}


def _start(chapters: tuple[Dimension, ...], origin: Origin, cover: Cover | None) -> SheetPlan:
    language = origin.language
    facts = (
        (words.HOSPITAL, cover.hospital if cover else ""),
        (words.ASSESSMENT, cover.title if cover else ""),
        (words.EDITION, origin.edition),
        (words.MADE, cover.date_name if cover else ""),
    )
    fixed = {"A1": words.TITLE.in_language(language)}
    for row, (name, value) in enumerate(facts, 3):
        fixed |= {f"A{row}": name.in_language(language), f"B{row}": value}
    for row, step in enumerate(words.STEPS, 8):
        fixed[f"A{row}"] = step.in_language(language)
    below = 8 + len(words.STEPS) + 1
    fixed[f"A{below}"] = words.SHEETS.in_language(language)
    for row, chapter in enumerate(chapters, below + 1):
        fixed |= {f"A{row}": chapter.code, f"B{row}": chapter.title.in_language(language)}
    return SheetPlan(words.START.in_language(language), fixed, loose=frozenset({"B3", "B4", "B6"}))


def _chapter(chapter: Dimension, asked: tuple[Question, ...], places: Mapping[str, int], language: str) -> SheetPlan:
    lists = words.LISTS.in_language(language)
    fixed = {
        "A1": f"{chapter.code} {chapter.title.in_language(language)}",
        "A2": chapter.introduction.in_language(language),
    }
    inputs: dict[str, tuple[str, Field]] = {}
    chosen: dict[str, str] = {}
    headings = (words.NUMBER, words.QUESTION, words.LEVELS)
    fixed |= {f"{c}{HEADING_ROW}": t.in_language(language) for c, t in zip(FIXED_COLUMNS, headings, strict=True)}
    fixed |= {f"{column}{HEADING_ROW}": words.HEADINGS[one].in_language(language) for one, column in COLUMNS.items()}
    for row, question in enumerate((q for q in asked if q.dimension_code == chapter.code), FIRST_ROW):
        fixed |= dict(_question(question, row, language))
        inputs |= {f"{column}{row}": (question.code, one) for one, column in COLUMNS.items()}
        chosen |= {f"{COLUMNS[one]}{row}": f"'{lists}'!{area}" for one, area in _areas(places[question.code]).items()}
    return SheetPlan(chapter.code, {place: text for place, text in fixed.items() if text}, inputs, chosen)


def _question(question: Question, row: int, language: str) -> Iterator[tuple[str, str]]:
    yield f"A{row}", question.code
    yield f"B{row}", question.text.in_language(language)
    yield f"C{row}", "\n".join(choices(question, language)[: len(question.anchors)])


def _areas(row: int) -> dict[Field, str]:
    return {
        Field.ANSWER: f"$A${row}:${LIST_COLUMNS[-1]}${row}",
        Field.GROUND: f"$A${_GROUNDS}:${LIST_COLUMNS[len(Ground) - 1]}${_GROUNDS}",
        Field.CONFIDENCE: f"$A${_CONFIDENCES}:${LIST_COLUMNS[len(Confidence) - 1]}${_CONFIDENCES}",
        Field.FLAGGED: f"$A${_YES}:$A${_YES}",
    }


def _lists(asked: tuple[Question, ...], places: Mapping[str, int], language: str) -> SheetPlan:
    rows = {
        _GROUNDS: tuple(labels(Ground, language)),
        _CONFIDENCES: tuple(labels(Confidence, language)),
        _YES: (words.YES.in_language(language),),
    } | {places[question.code]: choices(question, language) for question in asked}
    fixed = {f"{column}{row}": text for row, texts in rows.items() for column, text in zip(LIST_COLUMNS, texts)}  # noqa: B905  lists differ in length
    return SheetPlan(words.LISTS.in_language(language), fixed, hidden=True)


def _data(origin: Origin) -> SheetPlan:
    said = (
        ("form", FORM),
        ("assessment", origin.assessment),
        ("edition", origin.edition),
        ("fingerprint", origin.fingerprint),
        ("language", origin.language),
        ("scope", origin.scope),
        ("content", origin.content),
        ("signature", origin.signature),
    )
    fixed = {
        f"{column}{row}": text for row, pair in enumerate(said, 1) for column, text in zip("AB", pair, strict=True)
    }
    for row, base in enumerate(origin.bases, BASES_FROM):
        fixed |= {f"A{row}": base.code, f"B{row}": str(base.version), f"C{row}": base.was}
    return SheetPlan(words.DATA, fixed, hidden=True)

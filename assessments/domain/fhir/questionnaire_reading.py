"""A ``Questionnaire`` that comes back: it can change wordings of an edition, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.fhir import names
from assessments.domain.fhir.elements import check_type, coding_in, items_of, keys_of, required, text_in
from assessments.domain.fhir.names import Beside, link_id
from assessments.domain.reading.fields import Field
from assessments.domain.reading.scalars import shown
from assessments.domain.text import Text


@dataclass(slots=True)
class _Found:
    """The wordings by link id, those of levels by question, and where they stand."""

    texts: dict[str, Text]
    levels: dict[str, dict[str, Text]]


def worded_by(place: Field, edition: Edition) -> Edition:
    """Return ``edition`` with the wordings of the questionnaire at ``place``; problems are noted there."""
    keys = keys_of(place)
    check_type(place, keys, "Questionnaire")
    address = required(place, keys, "url").string()
    if address and not address.startswith(names.QUESTIONNAIRES):
        keys["url"].refuse("is the questionnaire of something else")
    found = _Found({}, {})
    expected = dict(_expected(edition))
    for item in items_of(keys, "item"):
        _read(item, expected, found)
    for code, kind in expected.items():
        if code not in found.texts and kind != "other":
            place.refuse(f"the item {code} is missing")
    _check_levels(place, edition, found)
    if place.problems.found:
        return edition
    return replace(edition, dimensions=tuple(_dimension(dimension, found) for dimension in edition.dimensions))


def _expected(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield every link id that there may be, with its type; ``other`` for what is the same in every edition."""
    for dimension in edition.dimensions:
        yield dimension.code, "group"
        yield link_id(dimension.code, names.INTRODUCTION), "display"
        for question in dimension.questions:
            yield question.code, "choice"
            for beside in Beside:
                yield link_id(question.code, beside), "display" if beside is Beside.WHY else "other"


def _read(place: Field, expected: dict[str, str], found: _Found) -> None:
    keys = keys_of(place)
    code = required(place, keys, "linkId").string()
    kind = expected.get(code)
    if kind is None:
        if code:
            keys["linkId"].refuse(f"there is no item {shown(code)} in this edition")
        return
    if code in found.texts:
        keys["linkId"].refuse(f"{shown(code)} stands here twice")
    if kind not in ("other", required(place, keys, "type").string()):
        place.refuse(f"the item {code} must be of type {kind}")
    found.texts[code] = text_in(place, keys, "text")
    if kind == "choice":
        found.levels[code] = _levels(items_of(keys, "answerOption"))
    for item in items_of(keys, "item"):
        _read(item, expected, found)


def _levels(options: tuple[Field, ...]) -> dict[str, Text]:
    levels: dict[str, Text] = {}
    for option in options:
        coding = required(option, keys_of(option), "valueCoding")
        system, code = coding_in(coding)
        if system == names.LEVELS and code not in levels:
            levels[code] = text_in(coding, keys_of(coding), "display")
        elif system != names.ABSENT or code not in (names.UNKNOWN, names.NOT_APPLICABLE):
            coding.refuse(f"{shown(code)} is no answer of this edition")
    return levels


def _check_levels(place: Field, edition: Edition, found: _Found) -> None:
    for question in edition.questions.values():
        levels = found.levels.get(question.code)
        wanted = [str(level) for level in range(len(question.anchors))]
        if levels is not None and sorted(levels) != wanted:
            place.refuse(f"the item {question.code} must have the levels {', '.join(wanted)}")


def _dimension(dimension: Dimension, found: _Found) -> Dimension:
    return replace(
        dimension,
        title=found.texts[dimension.code],
        introduction=found.texts[link_id(dimension.code, names.INTRODUCTION)],
        questions=tuple(_question(question, found) for question in dimension.questions),
    )


def _question(question: Question, found: _Found) -> Question:
    levels = found.levels[question.code]
    return replace(
        question,
        text=found.texts[question.code],
        why=found.texts[link_id(question.code, Beside.WHY)],
        anchors=tuple(levels[str(level)] for level in range(len(question.anchors))),
    )

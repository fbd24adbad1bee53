"""A whole edition from its files: everything is read and every problem told, or nothing is loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.catalogue import ChecklistItem, Dimension, Edition
from assessments.domain.reading.edition_checks import CheckReader
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.edition_fit import FitReader
from assessments.domain.reading.edition_landscape import LandscapeReader
from assessments.domain.reading.edition_objections import ObjectionReader
from assessments.domain.reading.edition_questions import QuestionReader
from assessments.domain.reading.edition_roadmap import RoadmapReader
from assessments.domain.reading.edition_rules import RuleReader
from assessments.domain.reading.fields import Field, Problems
from assessments.domain.reading.languages import languages_in, translated_partly
from assessments.domain.reading.nodes import Node, Problem

SINGLE_FILES = (
    *("edition.yaml", "archetypes.yaml", "fit.yaml", "rules.yaml"),
    *("roadmap.yaml", "objections.yaml", "consistency.yaml"),
)
DIMENSION_FILE = re.compile(r"D[0-9]{2}\.yaml")
EDITION_CODE = re.compile(r"[0-9]{4}\.[0-9]{2}(\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class _Head:
    """What ``edition.yaml`` holds."""

    code: str
    released_on: date
    legal_position_date: date
    languages: tuple[str, ...]
    checklist: tuple[ChecklistItem, ...]
    order: Field | None


def read_edition(files: Mapping[str, Node], *, code_form: re.Pattern[str] = EDITION_CODE) -> Edition:
    """Return the edition that ``files``, parsed and by name, describe.

    Dimensions follow the order of the file names, unless the head names another. ``code_form`` is what the code of the
    edition has to look like.

    :raises Refused: with every problem of every file.
    """
    problems, codes = Problems(), Codes()
    _check_names(files, problems)
    roots = {name: problems.root(files[name], file=name) for name in sorted(files)}
    missing = Field(None, "", 0, "", problems)
    head = _head(roots.get("edition.yaml", missing), codes, code_form)
    questions = QuestionReader(head.languages, codes)
    dimensions = tuple(_dimension(root, questions) for name, root in roots.items() if DIMENSION_FILE.fullmatch(name))
    landscape = LandscapeReader(head.languages, codes).landscape(roots.get("archetypes.yaml", missing))
    fit = FitReader(head.languages, codes).fit(roots.get("fit.yaml", missing))
    rules = RuleReader(head.languages, codes).rules(roots.get("rules.yaml", missing))
    planning = RoadmapReader(head.languages, codes).planning(roots.get("roadmap.yaml", missing))
    objections = ObjectionReader(head.languages, codes).objections(roots.get("objections.yaml", missing))
    checks = CheckReader(head.languages, codes).checks(roots.get("consistency.yaml", missing))
    ordered = _ordered(dimensions, head.order)
    codes.check_references()
    problems.refuse_if_any()
    return Edition(
        code=head.code,
        released_on=head.released_on,
        legal_position_date=head.legal_position_date,
        checklist=head.checklist,
        dimensions=ordered,
        groups=landscape.groups,
        archetypes=landscape.archetypes,
        clusters=landscape.clusters,
        criteria=fit.criteria,
        rules=rules,
        modifiers=fit.modifiers,
        presets=fit.presets,
        prerequisites=planning.prerequisites,
        paces=planning.paces,
        figures=planning.figures,
        objections=objections,
        checks=checks,
        themes=fit.themes,
    )


def _check_names(files: Mapping[str, Node], problems: Problems) -> None:
    for name in sorted(files):
        if name not in SINGLE_FILES and not DIMENSION_FILE.fullmatch(name):
            problems.found.append(Problem(name, 1, "", "is no file of an edition"))
    for name in SINGLE_FILES:
        if name not in files:
            problems.found.append(Problem(name, 1, "", "is missing"))
    if not any(DIMENSION_FILE.fullmatch(name) for name in files):
        problems.found.append(Problem("D01.yaml", 1, "", "is missing; an edition needs at least one dimension"))


def _ordered(dimensions: tuple[Dimension, ...], place: Field | None) -> tuple[Dimension, ...]:
    """Return the dimensions as the head wants them shown; it has to name each of them once."""
    if place is None:
        return dimensions
    by_code = {dimension.code: dimension for dimension in dimensions}
    codes = [item.string() for item in place.items()]
    if sorted(codes) != sorted(by_code):
        place.refuse("must name every dimension once")
        return dimensions
    return tuple(by_code[code] for code in codes)


def _dimension(place: Field, reader: QuestionReader) -> Dimension:
    dimension = reader.dimension(place)
    expected = f"D{int(place.file[1:3])}"
    if dimension.code and dimension.code != expected:
        place.child("code", None).refuse(f"this file is for dimension {expected}, not {dimension.code}")
    return dimension


def _head(place: Field, codes: Codes, code_form: re.Pattern[str]) -> _Head:
    keys = ("code", "released_on", "legal_position_date", "languages", "checklist")
    fields = place.mapping(required=keys, optional=("translating", "dimensions"))
    code = fields["code"].string()
    if code and not code_form.fullmatch(code):
        fields["code"].refuse("expected a year and month like 2026.11")
    languages = languages_in(fields["languages"])
    place.problems.translating = translated_partly(fields, languages)
    return _Head(
        code=code,
        released_on=fields["released_on"].date(),
        legal_position_date=fields["legal_position_date"].date(),
        languages=languages,
        checklist=tuple(_checklist_item(item, codes, languages) for item in fields["checklist"].items(at_least=1)),
        order=fields.optional("dimensions"),
    )


def _checklist_item(place: Field, codes: Codes, languages: tuple[str, ...]) -> ChecklistItem:
    fields = place.named_by("code").mapping(required=("code", "text"))
    return ChecklistItem(code=codes.declare(Kind.CHECKLIST, fields["code"]), text=fields["text"].text(languages))

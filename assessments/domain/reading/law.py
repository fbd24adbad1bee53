"""The law of an edition from its files: everything is read and every problem told, or nothing is loaded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.law.derived import Derived
from assessments.domain.law.language.kinds import Names
from assessments.domain.law.lawbook import LawBook, OpenPoint
from assessments.domain.law.layout import Layout, layout_of
from assessments.domain.law.program import ordered_by_use
from assessments.domain.law.vocabulary import CLOCK, Vocabulary
from assessments.domain.reading.fields import Field, Problems
from assessments.domain.reading.languages import languages_in, translated_partly
from assessments.domain.reading.law_derived import Declared, declared_values, derived_values
from assessments.domain.reading.law_facts import VocabularyReader
from assessments.domain.reading.law_rules import LegalRuleReader
from assessments.domain.reading.law_states import dates_of, states_of
from assessments.domain.reading.law_values import LawReader
from assessments.domain.reading.nodes import Node, Problem
from assessments.domain.text import Text

HEAD, FACTS, DERIVED, CALENDAR, STATES = "law.yaml", "facts.yaml", "derived.yaml", "calendar.yaml", "states.yaml"
REGIMES = (
    "s393.yaml",
    "s391.yaml",
    "nis2.yaml",
    "kritis.yaml",
    "privacy.yaml",
    STATES,
    "funding.yaml",
    "data_act.yaml",
    "devices_ai.yaml",
    "guidance.yaml",
)
FILES = (HEAD, FACTS, DERIVED, CALENDAR, *REGIMES)
HEAD_KEYS = ("edition", "compiled_on", "federal_law_date", "languages", "position", "disclaimer", "open_points")


@dataclass(frozen=True, slots=True)
class _Head:
    """What ``law.yaml`` holds."""

    edition: str
    compiled_on: date
    federal_law_date: date
    languages: tuple[str, ...]
    position: Text
    disclaimer: Text
    open_points: tuple[OpenPoint, ...]


def read_law(files: Mapping[str, Node], *, questions: Collection[str]) -> LawBook:
    """Return the law that ``files``, parsed and by name, describe; answers come from ``questions`` of the edition.

    :raises Refused: with every problem of every file.
    """
    problems = Problems()
    _check_names(files, problems)
    missing = Field(None, "", 0, "", problems)
    roots = {name: problems.root(files[name], file=name) if name in files else missing for name in FILES}
    head = _head(roots[HEAD])
    vocabulary = VocabularyReader(head.languages, questions).vocabulary(roots[FACTS])
    declared = declared_values(roots[DERIVED], vocabulary, head.languages)
    reader = LawReader(
        head.languages, frozenset(point.number for point in head.open_points), _names(vocabulary, declared)
    )
    derived = derived_values(declared, reader)
    rule_reader = LegalRuleReader(reader, _layout(vocabulary, derived))
    regimes = [rule_reader.regime(roots[name], name.removesuffix(".yaml")) for name in REGIMES]
    effects, states = states_of(roots[STATES], reader, rule_reader.taken)
    dates = dates_of(roots[CALENDAR], reader)
    problems.refuse_if_any()
    return LawBook(
        edition=head.edition,
        compiled_on=head.compiled_on,
        federal_law_date=head.federal_law_date,
        position=head.position,
        disclaimer=head.disclaimer,
        open_points=head.open_points,
        vocabulary=vocabulary,
        derived=derived,
        regimes=tuple(title for title, _ in regimes),
        rules=tuple(rule for _, rules in regimes for rule in rules),
        dates=dates,
        effects=effects,
        states=states,
    )


def _check_names(files: Mapping[str, Node], problems: Problems) -> None:
    for name in sorted(files):
        if name not in FILES:
            problems.found.append(Problem(name, 1, "", "is no file of the law"))
    for name in FILES:
        if name not in files:
            problems.found.append(Problem(name, 1, "", "is missing"))


def _names(vocabulary: Vocabulary, declared: tuple[Declared, ...]) -> Names:
    facts = {name: fact.type for name, fact in vocabulary.facts.items()}
    return {**CLOCK, **facts, **{value.name: value.type for value in declared}}


def _layout(vocabulary: Vocabulary, derived: tuple[Derived, ...]) -> Layout | None:
    """Return the layout, or nothing when a circle among the derived values makes it impossible."""
    ordered = ordered_by_use(derived)
    return layout_of(vocabulary, ordered) if len(ordered) == len(derived) else None


def _head(place: Field) -> _Head:
    keys = place.mapping(required=HEAD_KEYS, optional=("translating",))
    languages = languages_in(keys["languages"])
    place.problems.translating = translated_partly(keys, languages)
    return _Head(
        edition=keys["edition"].string(),
        compiled_on=keys["compiled_on"].date(),
        federal_law_date=keys["federal_law_date"].date(),
        languages=languages,
        position=keys["position"].text(languages),
        disclaimer=keys["disclaimer"].text(languages),
        open_points=tuple(_open_point(item, languages) for item in keys["open_points"].items()),
    )


def _open_point(place: Field, languages: tuple[str, ...]) -> OpenPoint:
    keys = place.mapping(required=("number", "text"))
    return OpenPoint(keys["number"].integer(1, 99), keys["text"].text(languages))

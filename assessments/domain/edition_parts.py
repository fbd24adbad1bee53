"""An edition and its law taken apart: every element by its kind and code, every field down to a single value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from assessments.domain.catalogue import Edition
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.stated import Stated
from assessments.domain.text import Text


class ElementKind(StrEnum):
    """What an edition and its law consist of. The values are the names of the kinds of rows."""

    EDITION = "catalogueedition"
    CHECKLIST = "checklistitem"
    DIMENSION = "dimension"
    QUESTION = "question"
    GROUP = "archetypegroup"
    ARCHETYPE = "archetype"
    CLUSTER = "cluster"
    CRITERION = "criterion"
    RULE = "rule"
    MODIFIER = "modifier"
    PRESET = "weightpreset"
    THEME = "theme"
    PREREQUISITE = "prerequisite"
    PACE = "pace"
    FIGURE = "planningfigure"
    OBJECTION = "objection"
    CHECK = "check"
    LAW = "lawhead"
    OPEN_POINT = "openpoint"
    FACT = "legalfact"
    DERIVED = "derivedvalue"
    REGIME = "legalregime"
    LEGAL_RULE = "legalrule"
    LEGAL_DATE = "legaldate"
    STATE_EFFECT = "stateeffect"
    STATE_LAW = "statelaw"
    REFERENCE = "referencehospital"


class Place(NamedTuple):
    """One element: what it is, and the code that is its identity; that of the edition itself is empty."""

    kind: ElementKind
    code: str


class Path(NamedTuple):
    """One value in an element; ``language`` is empty where it is no wording."""

    field: str
    language: str = ""


Parts = Mapping[Path, object]


@dataclass(frozen=True, slots=True)
class Elements:
    """All elements with their values; ``orders`` has the codes of each kind as they are displayed."""

    parts: Mapping[Place, Parts]
    orders: Mapping[ElementKind, tuple[str, ...]]


def parts_of_edition(edition: Edition) -> Elements:
    """Return everything an edition consists of; nothing of it is left out."""
    return _elements(ElementKind.EDITION, _head_of_edition(edition), _catalogue_lists(edition))


def parts_of_law(law: LawBook) -> Elements:
    """Return everything a law book consists of."""
    head = {
        "compiled_on": law.compiled_on,
        "federal_law_date": law.federal_law_date,
        "position": law.position,
        "disclaimer": law.disclaimer,
    }
    return _elements(ElementKind.LAW, dict(_leaves(head)), _law_lists(law))


def _head_of_edition(edition: Edition) -> Parts:
    head = {"released_on": edition.released_on, "legal_position_date": edition.legal_position_date}
    return dict(_leaves(head))


Listed = tuple[ElementKind, Iterable[tuple[str, object]]]


def _catalogue_lists(edition: Edition) -> Iterator[Listed]:
    kinds = ElementKind
    yield kinds.CHECKLIST, ((item.code, item) for item in edition.checklist)
    yield kinds.DIMENSION, ((d.code, {"title": d.title, "introduction": d.introduction}) for d in edition.dimensions)
    yield kinds.QUESTION, ((q.code, _Housed(d.code, q)) for d in edition.dimensions for q in d.questions)
    yield kinds.GROUP, ((group.code, group) for group in edition.groups)
    yield kinds.ARCHETYPE, ((archetype.code, archetype) for archetype in edition.archetypes)
    yield kinds.CLUSTER, ((cluster.code, cluster) for cluster in edition.clusters)
    yield kinds.CRITERION, ((criterion.letter, criterion) for criterion in edition.criteria)
    yield kinds.RULE, ((rule.code, rule) for rule in edition.rules)
    yield kinds.MODIFIER, ((modifier.code, modifier) for modifier in edition.modifiers)
    yield kinds.PRESET, ((preset.code, preset) for preset in edition.presets)
    yield kinds.THEME, ((theme.code, theme) for theme in edition.themes)
    yield kinds.PREREQUISITE, ((f"{one.question}-{one.first}", one) for one in edition.prerequisites)
    yield kinds.PACE, ((pace.code, pace) for pace in edition.paces)
    yield kinds.FIGURE, ((str(figure.figure), figure) for figure in edition.figures)
    yield kinds.OBJECTION, ((objection.code, objection) for objection in edition.objections)
    yield kinds.CHECK, ((check.code, check) for check in edition.checks)


def _law_lists(law: LawBook) -> Iterator[Listed]:
    kinds = ElementKind
    yield kinds.OPEN_POINT, ((str(point.number), point) for point in law.open_points)
    yield kinds.FACT, law.vocabulary.facts.items()
    yield kinds.DERIVED, ((value.name, value) for value in law.derived)
    yield kinds.REGIME, ((regime.code, regime) for regime in law.regimes)
    yield kinds.LEGAL_RULE, ((rule.id, rule) for rule in law.rules)
    yield kinds.LEGAL_DATE, ((day.code, day) for day in law.dates)
    yield kinds.STATE_EFFECT, ((effect.code, effect) for effect in law.effects)
    yield kinds.STATE_LAW, ((state.state, state) for state in law.states)


class _Housed(NamedTuple):
    """A question and the dimension it stands in."""

    dimension: str
    question: object


def _elements(kind: ElementKind, head: Parts, lists: Iterator[Listed]) -> Elements:
    parts: dict[Place, Parts] = {Place(kind, ""): head}
    orders: dict[ElementKind, tuple[str, ...]] = {}
    for listed, members in lists:
        kept = list(members)
        orders[listed] = tuple(name for name, _ in kept)
        parts.update({Place(listed, name): dict(_of_element(value)) for name, value in kept})
    return Elements(parts, orders)


def _of_element(value: object) -> Iterator[tuple[Path, object]]:
    if isinstance(value, _Housed):
        yield Path("dimension"), value.dimension
        yield from _leaves(value.question)
    else:
        yield from _leaves(value)


def _leaves(value: object, field: str = "") -> Iterator[tuple[Path, object]]:
    """Yield every value inside ``value`` with the way to it; a list of codes is one value, a list of texts is not.

    Nothing and an empty list are the same as no value.
    """
    match value:
        case Text():
            yield from ((Path(field, language), wording) for language, wording in value.translations)
        case Stated():
            yield Path(field), value.text
        case Mapping():
            yield from (leaf for key, item in value.items() for leaf in _leaves(item, _joined(field, key)))
        case tuple() if any(_has_parts(item) for item in value):
            yield from (leaf for number, item in enumerate(value) for leaf in _leaves(item, _joined(field, number)))
        case ():
            return
        case _ if is_dataclass(value) and not isinstance(value, type):
            inside = {one.name: getattr(value, one.name) for one in fields(value)}
            yield from (leaf for name, item in inside.items() for leaf in _leaves(item, _joined(field, name)))
        case _:
            yield Path(field), value


def _has_parts(item: Any) -> bool:
    return isinstance(item, Mapping) or is_dataclass(item)


def _joined(field: str, key: object) -> str:
    return f"{field}.{key}" if field else str(key)

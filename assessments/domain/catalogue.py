"""The catalogue: one edition holds every question, archetype, criterion and rule an assessment is judged by."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from assessments.domain.criteria import Criterion, Modifier, Theme, ValueTable, WeightPreset, value_table
from assessments.domain.fingerprint import ADDED_LATER
from assessments.domain.guidance import Check, Objection, Pace, PlanningFigure, Prerequisite
from assessments.domain.landscape import Archetype, ArchetypeGroup, Cluster
from assessments.domain.rules import Rule
from assessments.domain.text import Text

LOWEST, HIGHEST = 0, 4
LIFTED_TO = 3  # the level a finished measure lifts its question to, domain content 3.2


class Polarity(StrEnum):
    """What an answer counts toward: readiness, pressure, or readiness plus a gate."""

    READINESS = "R"
    PRESSURE = "P"
    GATE = "G"


class Basis(StrEnum):
    """What a statement of the catalogue rests on."""

    SOURCE = "source"
    JUDGEMENT = "judgement"


class Effort(StrEnum):
    """How long a measure takes: S up to one month, M one to six, L more than six."""

    S = "S"
    M = "M"
    L = "L"


class Owner(StrEnum):
    """Who carries a measure. The values are the short German names used in hospitals."""

    MANAGEMENT = "GF"
    IT = "IT"
    SECURITY = "ISB"
    PRIVACY = "DSB"
    PURCHASING = "EK"
    CLINICAL_ENGINEERING = "MT"
    CLINICIANS = "MED"
    CONTROLLING = "CO"


@dataclass(frozen=True, slots=True)
class Source:
    """A published page that a statement of the catalogue was taken from."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A question or risk of the checklist that the catalogue breaks down, for example ``Q4`` or ``R1``."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Measure:
    """What to do about a low answer. Its question names it; done, it lifts the question to level 3."""

    text: Text
    effort: Effort
    owners: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A threshold below which something is blocked, whatever the mean says. Open from level ``opens_at`` on."""

    opens_at: int
    blocks: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A graded question with five anchors, level 0 first.

    ``meaning_since`` is the code of the edition in which an editor said last that it asks for something else now.
    """

    code: str
    polarity: Polarity
    quick_check: bool
    text: Text
    anchors: tuple[Text, ...]
    evidence: Text
    why: Text
    effect: Text
    measure: Measure
    gate: Gate | None
    checklist: tuple[str, ...]
    basis: Basis
    sources: tuple[Source, ...]
    meaning_since: str | None = field(default=None, metadata=ADDED_LATER)

    @property
    def dimension_code(self) -> str:
        """Return ``D3`` for ``D3.2``."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A chapter of the questionnaire, D1 to D11 in the shipped edition."""

    code: str
    title: Text
    introduction: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Edition:
    """One immutable version of the catalogue. Order is the order of display; codes are the identity."""

    code: str
    released_on: date
    legal_position_date: date
    checklist: tuple[ChecklistItem, ...]
    dimensions: tuple[Dimension, ...]
    groups: tuple[ArchetypeGroup, ...]
    archetypes: tuple[Archetype, ...]
    clusters: tuple[Cluster, ...]
    criteria: tuple[Criterion, ...]
    rules: tuple[Rule, ...]
    modifiers: tuple[Modifier, ...]
    presets: tuple[WeightPreset, ...]
    prerequisites: tuple[Prerequisite, ...] = ()
    paces: tuple[Pace, ...] = ()
    figures: tuple[PlanningFigure, ...] = ()
    objections: tuple[Objection, ...] = ()
    checks: tuple[Check, ...] = ()
    themes: tuple[Theme, ...] = ()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Return every question by code, in the order of display."""
        return {question.code: question for dimension in self.dimensions for question in dimension.questions}

    @cached_property
    def archetypes_by_code(self) -> dict[str, Archetype]:
        """Return every archetype by code."""
        return {archetype.code: archetype for archetype in self.archetypes}

    @cached_property
    def criteria_by_letter(self) -> dict[str, Criterion]:
        """Return every criterion by letter, in the order of display."""
        return {criterion.letter: criterion for criterion in self.criteria}

    @cached_property
    def value_table(self) -> ValueTable:
        """Return the value functions as whole numbers, worked out once per edition."""
        return value_table(self.criteria)

    @cached_property
    def presets_by_code(self) -> dict[str, WeightPreset]:
        """Return every weight preset by code."""
        return {preset.code: preset for preset in self.presets}

"""Criteria, hospital modifiers, weight presets and themes from ``fit.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.criteria import Criterion, ModelValues, Modifier, Theme, WeightPreset
from assessments.domain.operating_models import OperatingModel
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.fields import Field, Fields

LETTERS = "SIPDCVENUXO"
LEVELS = HIGHEST - LOWEST + 1
MODELS = tuple(model.value for model in OperatingModel)
CRITERION_KEYS = ("letter", "name", "question", "levels", "reason", "at_lowest", "at_highest")
MODIFIER_KEYS = ("code", "name", "questions", "inverted", "own_operation_only", "shifts")
LARGEST_WEIGHT = 1000


@dataclass(frozen=True, slots=True)
class Fit:
    """What ``fit.yaml`` holds."""

    criteria: tuple[Criterion, ...]
    modifiers: tuple[Modifier, ...]
    presets: tuple[WeightPreset, ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class FitReader:
    """Reads the fit matrix and what surrounds it; texts must exist in all ``languages``."""

    languages: tuple[str, ...]
    codes: Codes

    def fit(self, place: Field) -> Fit:
        """Read the whole file."""
        fields = place.mapping(required=("criteria", "modifiers", "presets"), optional=("themes",))
        themes = fields.optional("themes")
        return Fit(
            criteria=self._criteria(fields["criteria"]),
            modifiers=tuple(self._modifier(item) for item in fields["modifiers"].items()),
            presets=tuple(self._preset(item) for item in fields["presets"].items(at_least=1)),
            themes=self._themes(themes) if themes else (),
        )

    def _criteria(self, place: Field) -> tuple[Criterion, ...]:
        criteria = tuple(self._criterion(item) for item in place.items(at_least=1))
        missing = sorted(set(LETTERS) - {criterion.letter for criterion in criteria}, key=LETTERS.index)
        if place.node and missing:
            place.refuse(f"criteria are incomplete, missing: {' '.join(missing)}")
        return criteria

    def _criterion(self, place: Field) -> Criterion:
        fields = place.named_by("letter").mapping(required=CRITERION_KEYS, optional=("curves",))
        letter = self.codes.declare(Kind.CRITERION, fields["letter"])
        if letter and letter not in LETTERS:
            fields["letter"].refuse(f"unknown criterion {letter}; the letters are {' '.join(LETTERS)}")
        at_lowest, at_highest = _model_values(fields["at_lowest"], 0), _model_values(fields["at_highest"], 0)
        return Criterion(
            letter=letter,
            name=fields["name"].text(self.languages),
            question=fields["question"].text(self.languages),
            anchors=tuple(item.text(self.languages) for item in fields["levels"].items(length=LEVELS)),
            reason=fields["reason"].text(self.languages),
            at_lowest=at_lowest,
            at_highest=at_highest,
            curves=_curves(fields, at_lowest, at_highest),
        )

    def _modifier(self, place: Field) -> Modifier:
        fields = place.named_by("code").mapping(required=MODIFIER_KEYS)
        return Modifier(
            code=self.codes.declare(Kind.MODIFIER, fields["code"]),
            name=fields["name"].text(self.languages),
            questions=tuple(self.codes.refer(Kind.QUESTION, item) for item in fields["questions"].distinct(at_least=1)),
            inverted=fields["inverted"].boolean(),
            own_operation_only=fields["own_operation_only"].boolean(),
            shifts=_model_values(fields["shifts"], -1),
        )

    def _themes(self, place: Field) -> tuple[Theme, ...]:
        themes = tuple(self._theme(item) for item in place.items(at_least=1))
        for letter in LETTERS:
            count = [found for theme in themes for found in theme.letters].count(letter)
            if place.node and count != 1:
                place.refuse(f"criterion {letter} must belong to one theme, found in {count}")
        return themes

    def _theme(self, place: Field) -> Theme:
        fields = place.named_by("code").mapping(required=("code", "name", "description", "letters"))
        return Theme(
            code=self.codes.declare(Kind.THEME, fields["code"]),
            name=fields["name"].text(self.languages),
            description=fields["description"].text(self.languages),
            letters=tuple(item.choice(LETTERS, "criterion") for item in fields["letters"].distinct(at_least=1)),
        )

    def _preset(self, place: Field) -> WeightPreset:
        fields = place.named_by("code").mapping(required=("code", "name", "weights"))
        weights = fields["weights"].mapping(required=tuple(LETTERS))
        values = {letter: weights[letter].fraction(0, LARGEST_WEIGHT) for letter in LETTERS}
        if len(weights.given) == len(LETTERS) and not sum(values.values()):
            fields["weights"].refuse("at least one weight must be above 0")
        return WeightPreset(
            code=self.codes.declare(Kind.PRESET, fields["code"]),
            name=fields["name"].text(self.languages),
            weights=values,
        )


def _model_values(place: Field, lowest: int) -> ModelValues:
    fields = place.mapping(required=MODELS)
    return {model: fields[model].fraction(lowest, 1) for model in OperatingModel}


def _curves(
    fields: Fields, at_lowest: ModelValues, at_highest: ModelValues
) -> Mapping[OperatingModel, tuple[Fraction, ...]]:
    """Read the models that follow a curve; both ends must agree with the matrix, which is shown beside it."""
    place = fields.optional("curves")
    if place is None:
        return {}
    curves = place.mapping(optional=MODELS)
    read = {}
    for name, curve in curves.given.items():
        if name not in MODELS:
            continue
        model = OperatingModel(name)
        values = tuple(item.fraction(0, 1) for item in curve.items(length=LEVELS))
        if len(values) == LEVELS and (values[0], values[-1]) != (at_lowest[model], at_highest[model]):
            curve.refuse("must begin with the value of at_lowest and end with that of at_highest")
        read[model] = values
    return read

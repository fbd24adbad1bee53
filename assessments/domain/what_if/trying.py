"""The assessment as it would be with some changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from assessments.domain.answers import Given, Sheet, Unknown
from assessments.domain.catalogue import HIGHEST, LIFTED_TO, LOWEST
from assessments.domain.hospital import Application
from assessments.domain.reading.answers_weights import CUSTOM
from assessments.domain.what_if.changes import Changes, LevelOrUnknown
from assessments.domain.workspace import Workspace


class ImpossibleChange(ValueError):
    """The assessment has no place for some changes; ``codes`` names them all. A stored scenario can become so."""

    def __init__(self, codes: Iterable[str]) -> None:
        """Name what does not fit."""
        self.codes = tuple(codes)
        super().__init__(", ".join(self.codes))


class UnknownQuestions(ImpossibleChange):
    """The edition has no such questions."""


class UnknownApplications(ImpossibleChange):
    """The inventory has no such applications."""


class UnknownLetters(ImpossibleChange):
    """The edition has no such criteria."""


class UnknownPreset(ImpossibleChange):
    """The edition has no such preset."""


class LevelsOutOfRange(ImpossibleChange):
    """Levels are not on the scale."""


class WeightsOutOfRange(ImpossibleChange):
    """Weights are below 0, or none is above."""


def changed(workspace: Workspace, changes: Changes) -> Workspace:
    """Return the assessment with the changes; nothing is stored. A measure that is done comes after a changed answer.

    :raises UnknownQuestions: when the edition has not all the questions.
    :raises UnknownApplications: when the inventory has not all the applications.
    :raises UnknownLetters: when the edition has not all the criteria.
    :raises UnknownPreset: when the edition has not the preset.
    :raises LevelsOutOfRange: when a level is not on the scale.
    :raises WeightsOutOfRange: when the weights leave nothing to divide by.
    """
    _require_known(workspace, changes)
    _require_in_range(changes)
    preset, weights = _weighting(workspace, changes)
    return replace(
        workspace,
        sheet=_sheet(workspace.sheet, changes),
        applications=tuple(_application(application, changes) for application in workspace.applications),
        preset=preset,
        weights=weights,
    )


def _require_known(workspace: Workspace, changes: Changes) -> None:
    edition, inventory = workspace.edition, {application.code for application in workspace.applications}
    letters = {*(letter for _, letter in changes.codes), *(changes.weights or {})}
    if strangers := {*changes.answers, *changes.measures} - edition.questions.keys():
        raise UnknownQuestions(sorted(strangers))
    if strangers := {*changes.applications} - inventory:
        raise UnknownApplications(sorted(strangers))
    if strangers := letters - edition.criteria_by_letter.keys():
        raise UnknownLetters(sorted(strangers))
    if changes.preset is not None and changes.preset not in edition.presets_by_code:
        raise UnknownPreset([changes.preset])


def _require_in_range(changes: Changes) -> None:
    codes = {f"{application} {letter}": level for (application, letter), level in changes.codes.items()}
    outside = [name for name, level in {**changes.answers, **codes}.items() if not _is_on_scale(level)]
    if outside:
        raise LevelsOutOfRange(outside)
    weights = changes.weights
    if weights is not None and (min(weights.values(), default=0) < 0 or not any(weights.values())):
        raise WeightsOutOfRange(sorted(weights))


def _is_on_scale(level: LevelOrUnknown) -> bool:
    return level is None or LOWEST <= level <= HIGHEST


def _weighting(workspace: Workspace, changes: Changes) -> tuple[str, Mapping[str, Fraction]]:
    if changes.weights is not None:
        return CUSTOM, changes.weights
    if changes.preset is not None:
        return changes.preset, workspace.edition.presets_by_code[changes.preset].weights
    return workspace.preset, workspace.weights


def _sheet(sheet: Sheet, changes: Changes) -> Sheet:
    for code, level in changes.answers.items():
        sheet = sheet.with_answer(code, Unknown() if level is None else Given(level))
    levels = sheet.levels()
    for code in changes.measures:
        sheet = sheet.with_answer(code, Given(max(LIFTED_TO, levels.get(code, LIFTED_TO))))
    return sheet


def _application(application: Application, changes: Changes) -> Application:
    code = application.code
    return replace(
        application,
        codes={**application.codes, **{letter: level for (of, letter), level in changes.codes.items() if of == code}},
        confirmed=changes.confirmed.get(code, application.confirmed),
        place_preference=changes.places.get(code, application.place_preference),
    )

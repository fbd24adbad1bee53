"""An edition on trial: what it says about a house, in the few words that people compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from assessments.domain.answers import Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.judgement import judge
from assessments.domain.operating_models import OperatingModel
from assessments.domain.recommendation import recommend
from assessments.domain.results import Quadrant, Result

QUADRANT = "quadrant"
_SAME_WEIGHTINGS = "trial"  # every edition on trial meets the same weightings; only what it says can make a difference


@dataclass(frozen=True, slots=True)
class House:
    """What an edition is tried on."""

    profile: Profile
    sheet: Sheet
    applications: tuple[Application, ...]
    weights: Mapping[str, Fraction]
    as_of: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """The quadrant of a house and the verdict on each application; None is no recommendation."""

    quadrant: Quadrant
    verdicts: Mapping[str, OperatingModel | None]

    def as_codes(self) -> dict[str, str]:
        """Return every part by what it is about, the quadrant first; no recommendation is empty."""
        return {QUADRANT: str(self.quadrant), **{code: str(model or "") for code, model in self.verdicts.items()}}


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of an outcome that is not what it was; None is a part that is not there."""

    subject: str
    before: str | None
    after: str | None


def tried(edition: Edition, house: House) -> Outcome:
    """Return what ``edition`` says about ``house``, what it does not know left out."""
    same = replace(edition, code=_SAME_WEIGHTINGS)
    return _outcome(judge(_case(same, house), as_of=house.as_of))


def tried_quickly(edition: Edition, house: House) -> Outcome:
    """Return the same without asking how sure it is: a verdict that little carries is still one here."""
    return _outcome(recommend(_case(edition, house), as_of=house.as_of))


def known_to(edition: Edition, house: House) -> House:
    """Return the part of a house that ``edition`` has questions, kinds of applications and criteria for."""
    letters = edition.criteria_by_letter
    applications = tuple(
        replace(one, codes={letter: level for letter, level in one.codes.items() if letter in letters})
        for one in house.applications
        if one.archetype in edition.archetypes_by_code
    )
    weights = {letter: weight for letter, weight in house.weights.items() if letter in letters}
    return replace(
        house,
        sheet=Sheet({code: entry for code, entry in house.sheet.entries.items() if code in edition.questions}),
        applications=applications,
        weights=weights if any(weights.values()) else edition.presets[0].weights,
    )


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return every part that differs, in the order of ``after`` and then of ``before``."""
    return tuple(_differing(before, after))


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for subject in dict.fromkeys((*after, *before)):
        if before.get(subject) != after.get(subject):
            yield Difference(subject, before.get(subject), after.get(subject))


def _case(edition: Edition, house: House) -> Case:
    known = known_to(edition, house)
    return Case(edition, known.profile, known.sheet, known.applications, known.weights)


def _outcome(result: Result) -> Outcome:
    return Outcome(result.scorecard.position.quadrant, {one.code: one.verdict for one in result.applications})

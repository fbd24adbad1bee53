"""Places to look again before a result is handed in, by the rules of the edition. Never an input of any score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.guidance import AnswersDisagree, ArchetypesMissing, Check, DefaultsOnly, LevelDeniesModel
from assessments.domain.hospital import Application, Profile
from assessments.domain.move_wording import together
from assessments.domain.rules import Range
from assessments.domain.scoring import score
from assessments.domain.text import Text
from assessments.domain.wording import listed, sentence


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What does not fit together, what to do about it, and the questions, applications and archetypes it concerns."""

    check: str
    questions: tuple[str, ...]
    applications: tuple[str, ...]
    archetypes: tuple[str, ...]
    text: Text
    advice: Text


def contradictions_of(
    *, edition: Edition, profile: Profile, sheet: Sheet, applications: tuple[Application, ...]
) -> tuple[Contradiction, ...]:
    """Return everything to look at again, in the order of the edition's checks."""
    house = _House(edition, profile, sheet, applications)
    return tuple(found for check in edition.checks for found in house.found_by(check))


@dataclass(frozen=True, slots=True)
class _House:
    """What the checks look at."""

    edition: Edition
    profile: Profile
    sheet: Sheet
    applications: tuple[Application, ...]

    def found_by(self, check: Check) -> Iterator[Contradiction]:
        match check.trigger:
            case AnswersDisagree(answers):
                yield from self._answers(check, answers)
            case LevelDeniesModel():
                yield from self._denials(check, check.trigger)
            case ArchetypesMissing():
                yield from self._gaps(check, check.trigger)
            case DefaultsOnly(known_below):
                yield from self._defaults(check, known_below)
            case _:
                assert_never(check.trigger)

    def _answers(self, check: Check, answers: tuple[Range, ...]) -> Iterator[Contradiction]:
        levels = self.sheet.levels()
        if all(_inside(levels, one) for one in answers):
            yield _found(check)

    def _denials(self, check: Check, trigger: LevelDeniesModel) -> Iterator[Contradiction]:
        """Compare what the hospital itself said: only its own level denies the model it runs or has confirmed."""
        for application in self.applications:
            if trigger.model in application.proven_models and _inside(application.codes, trigger.criterion):
                yield _found(check, applications=(application.code,))

    def _gaps(self, check: Check, trigger: ArchetypesMissing) -> Iterator[Contradiction]:
        """Look for typical systems; a house of unknown size or without an inventory is not compared."""
        present = {application.archetype for application in self.applications}
        missing = tuple(code for code in trigger.archetypes if code not in present)
        if present and missing and (self.profile.beds or 0) >= trigger.beds_from:
            names = listed(tuple(self.edition.archetypes_by_code[code].name for code in missing))
            lacking = sentence("Im Verzeichnis fehlt: {names}.", "Missing from the inventory: {names}.", names=names)
            yield _found(check, archetypes=missing, text=together([lacking, check.text]))

    def _defaults(self, check: Check, known_below: Fraction) -> Iterator[Contradiction]:
        untouched = tuple(application.code for application in self.applications if not application.codes)
        if untouched and score(self.edition, self.sheet).coverage < known_below:
            concerned = sentence(
                "Anwendungen ohne eigene Angaben: {count} von {total}.",
                "Applications without entries of their own: {count} of {total}.",
                count=len(untouched),
                total=len(self.applications),
            )
            yield _found(check, applications=untouched, text=together([concerned, check.text]))


def _found(
    check: Check,
    *,
    applications: tuple[str, ...] = (),
    archetypes: tuple[str, ...] = (),
    text: Text | None = None,
) -> Contradiction:
    return Contradiction(check.code, check.questions, applications, archetypes, text or check.text, check.advice)


def _inside(levels: Mapping[str, int | None], span: Range) -> bool:
    level = levels.get(span.code)
    return level is not None and span.at_least <= level <= span.at_most

"""The plain truth about levers: every set of changes tried out through the door of the verdict, nothing clever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, product

from assessments.domain.answers import Given, NotApplicable, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.choice import choose
from assessments.domain.circumstances import Prospects, prospects_of
from assessments.domain.facts import facts_of
from assessments.domain.hospital import Application
from assessments.domain.levers.values import Change, ChangeKind, Lever, steps_between
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import RuleEffect

Setting = tuple[ChangeKind, str, int | None, int]
Sets = tuple[Setting, ...]


class House:
    """An edition, a sheet and weights; asks for verdicts under changes."""

    def __init__(self, edition: Edition, sheet: Sheet, weights: dict[str, Fraction]) -> None:
        self.edition, self.sheet, self.weights = edition, sheet, weights
        self._prospects = lru_cache(maxsize=None)(self._work_out)

    def _work_out(self, answers: Sets) -> Prospects:
        sheet = self.sheet
        for _, code, _, level in answers:
            sheet = sheet.with_answer(code, Given(level))
        return prospects_of(self.edition, sheet, self.weights)

    def verdict(self, application: Application, changes: Sets = ()) -> OperatingModel | None:
        answers = tuple(one for one in changes if one[0] is ChangeKind.ANSWER)
        codes = {code: level for kind, code, _, level in changes if kind is ChangeKind.CODE}
        changed = replace(application, codes={**application.codes, **codes})
        return choose(self._prospects(answers).today, facts_of(self.edition, changed)).verdict

    def settings(self, application: Application) -> list[list[Setting]]:
        """Return everything that can be set, one list of levels for each code and answer, in the fixed order."""
        facts = facts_of(self.edition, application)
        given = self.sheet.levels()
        found = [
            [
                (ChangeKind.CODE, letter, None if letter in facts.unknown else facts.levels[letter], level)
                for level in range(5)
            ]
            for letter in self.edition.criteria_by_letter
        ]
        found += [
            [(ChangeKind.ANSWER, code, given.get(code), level) for level in range(5)]
            for code in self.edition.questions
            if not isinstance(self.sheet.answer(code), NotApplicable) and code in self._read()
        ]
        return [[one for one in levels if one[2] != one[3]] for levels in found]

    def _read(self) -> set[str]:
        rules = [rule for rule in self.edition.rules if rule.effect is not RuleEffect.CONDITION]
        return {code for modifier in self.edition.modifiers for code in modifier.questions} | {
            part.code for rule in rules for part in rule.answers
        }

    def smallest_flip(self, application: Application, settings: list[list[Setting]], most: int) -> Sets | None:
        """Return the smallest set, then the one of fewest steps, then the first."""
        today = self.verdict(application)
        for size in range(1, most + 1):
            flips = [
                changes
                for changes in sets_of(settings, size)
                if self.verdict(application, changes) not in (today, None)
            ]
            if flips:
                order = {levels[0][1]: position for position, levels in enumerate(settings)}
                return min(flips, key=lambda changes: (steps_of(changes), places_of(changes, order)))
        return None


def sets_of(settings: list[list[Setting]], size: int) -> Iterator[Sets]:
    """Yield every set of so many changes, in the fixed order."""
    for chosen in combinations(settings, size):
        yield from product(*chosen)


def steps_of(changes: Sets) -> int:
    return sum(steps_between(before, after) for _, _, before, after in changes)


def places_of(changes: Sets, order: dict[str, int]) -> list[tuple[int, int]]:
    return [(order[code], level) for _, code, _, level in changes]


def only_codes(settings: list[list[Setting]]) -> list[list[Setting]]:
    return [levels for levels in settings if levels[0][0] is ChangeKind.CODE]


def only_measures(settings: list[list[Setting]]) -> list[list[Setting]]:
    """Keep answers that are lifted; one that is not known counts as 2."""
    raised = [
        [one for one in levels if one[3] > (2 if one[2] is None else one[2])]
        for levels in settings
        if levels[0][0] is ChangeKind.ANSWER
    ]
    return [levels for levels in raised if levels]


def as_sets(lever: Lever | None) -> Sets | None:
    return None if lever is None else tuple(map(as_setting, lever.changes))


def as_setting(change: Change) -> Setting:
    return change.kind, change.code, change.before, change.after

"""The smallest changes that turn the verdict on one application."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.fit import MODELS
from assessments.domain.levers import wording
from assessments.domain.levers.cheapest import Choice
from assessments.domain.levers.contest import Contest
from assessments.domain.levers.races import Field, smallest
from assessments.domain.levers.values import MOST_CHANGES, ApplicationLevers, ChangeKind, Lever
from assessments.domain.levers.variables import Option, Variable, plus
from assessments.domain.operating_models import OperatingModel


def levers_of_application(contest: Contest, *, most: int = MOST_CHANGES) -> ApplicationLevers:
    """Return the smallest flips of one verdict: by anything, by measures alone, by facts alone."""
    if contest.verdict is None:
        return ApplicationLevers(contest.application, None, None, None, None, wording.nothing_to_flip())
    search = _Search(contest, contest.verdict, most)
    found = search.by(contest.variables)
    codes = tuple(one for one in contest.variables if one.kind is ChangeKind.CODE)
    return ApplicationLevers(
        application=contest.application,
        verdict=contest.verdict,
        smallest=found,
        by_measures=search.within(contest.ground.measures, found),
        by_facts=search.within(codes, found),
        text=found.text if found else wording.no_lever(most),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    contest: Contest
    verdict: OperatingModel
    most: int

    def by(self, variables: tuple[Variable, ...]) -> Lever | None:
        """Return the smallest flip by these variables."""
        choice = smallest(Field(self.contest, variables, MODELS.index(self.verdict)), self.most)
        return None if choice is None else self._lever(variables, choice)

    def within(self, variables: tuple[Variable, ...], of_all: Lever | None) -> Lever | None:
        """Return the same by some of all variables; where the smallest flip of all needs no other, that is it."""
        if of_all is None:
            return None
        allowed = {(one.code, option.level) for one in variables for option in one.options}
        if allowed.issuperset((change.code, change.after) for change in of_all.changes):
            return of_all
        return self.by(variables)

    def _lever(self, variables: tuple[Variable, ...], choice: Choice) -> Lever:
        taken = [(variables[position], _option(variables[position], level)) for position, level in choice.taken]
        totals = self.contest.totals
        for _, option in taken:
            totals = plus(totals, option.row)
        verdict = self.contest.regime({variable.code: option.level for variable, option in taken}).verdict(totals)
        if verdict is None:
            raise AssertionError("a race has a winner")
        edition = self.contest.ground.edition
        changes = tuple(wording.change(edition, one.kind, one.code, one.at, option.level) for one, option in taken)
        return Lever(changes, verdict, wording.flip(changes, verdict))


def _option(variable: Variable, level: int) -> Option:
    return next(option for option in variable.options if option.level == level)

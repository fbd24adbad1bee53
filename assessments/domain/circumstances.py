"""What the house brings to each of its applications: the rules in force and the fit with its traits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assessments.domain.answers import NotApplicable, Sheet
from assessments.domain.catalogue import LIFTED_TO, Edition
from assessments.domain.facts import Facts
from assessments.domain.fit import Fit, fit_of, whole_weights
from assessments.domain.knock_outs import rules_in_force
from assessments.domain.modifiers import trait_of
from assessments.domain.rules import Rule


@dataclass(frozen=True, slots=True)
class Circumstances:
    """One state of the house: its levels by question, the rules these put in force, and the fit.

    The fit of applications that run elsewhere leaves the traits of the house's own operation out.
    """

    levels: Mapping[str, int]
    rules: tuple[Rule, ...]
    fit_in_house: Fit
    fit_elsewhere: Fit

    def fit(self, facts: Facts) -> Fit:
        """Return the fit that judges this application."""
        return self.fit_in_house if facts.runs_in_house else self.fit_elsewhere


@dataclass(frozen=True, slots=True)
class Prospects:
    """The house as it is, and as it would be after some measures; each state is worked out once."""

    edition: Edition
    weights: Mapping[str, int]
    levels: Mapping[str, int]
    removed: frozenset[str]
    _known: dict[frozenset[str], Circumstances] = field(default_factory=dict)

    @property
    def today(self) -> Circumstances:
        """Return the house as it answered."""
        return self.after(frozenset())

    def after(self, measures: frozenset[str]) -> Circumstances:
        """Return the house once the measures of these questions are done, each lifted to level 3."""
        if measures not in self._known:
            self._known[measures] = self._work_out(measures)
        return self._known[measures]

    def _work_out(self, measures: frozenset[str]) -> Circumstances:
        lifted = {code: max(LIFTED_TO, self.levels.get(code, LIFTED_TO)) for code in measures}
        levels = {**self.levels, **lifted}
        traits = tuple(trait_of(modifier, levels, self.removed - measures) for modifier in self.edition.modifiers)
        general = tuple(trait for trait in traits if not trait.modifier.own_operation_only)
        return Circumstances(
            levels=levels,
            rules=rules_in_force(self.edition.rules, levels),
            fit_in_house=fit_of(self.edition.value_table, self.weights, traits),
            fit_elsewhere=fit_of(self.edition.value_table, self.weights, general),
        )


def prospects_of(edition: Edition, sheet: Sheet, weights: Mapping[str, Fraction]) -> Prospects:
    """Prepare an assessment for judging its applications.

    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    removed = frozenset(code for code, entry in sheet.entries.items() if isinstance(entry.answer, NotApplicable))
    return Prospects(edition, whole_weights(edition.value_table, weights), sheet.levels(), removed)

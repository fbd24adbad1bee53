"""One application as a contest between models: totals, the rules that speak of it, and what may be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assessments.domain.catalogue import HIGHEST
from assessments.domain.facts import COUPLING, LOCAL_PART_FROM, Facts
from assessments.domain.fit import MODELS, Row
from assessments.domain.knock_outs import is_of_kind, removed_by
from assessments.domain.levers.ground import Ground, Grounds
from assessments.domain.levers.variables import Option, Variable, plus
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel

HYBRID = MODELS.index(OperatingModel.HYBRID)
CLOUD = frozenset(MODELS.index(model) for model in CLOUD_MODELS)
_NOWHERE = -1  # the level of what is not known: inside no range


@dataclass(frozen=True, slots=True)
class Ban:
    """A rule that takes models, by position, out while every ``(code, at_least, at_most)`` of it holds."""

    models: frozenset[int]
    ranges: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """What the rules leave: ``labels`` gives the label of every feasible model, both by position."""

    labels: Mapping[int, int]

    def verdict(self, totals: Row) -> OperatingModel | None:
        """Return the label of the best feasible model, None without one; a tie keeps the order of the models."""
        return MODELS[self.labels[max(self.labels, key=totals.__getitem__)]] if self.labels else None


@dataclass(frozen=True)
class Contest:
    """``totals`` holds the value of every model as things are, over the denominator of its ``ground``.

    ``levels`` holds every level the rules read, by letter and question code; what is not known is missing.
    """

    facts: Facts
    ground: Ground
    variables: tuple[Variable, ...]
    totals: Row
    levels: Mapping[str, int]
    bans: tuple[Ban, ...]

    @property
    def application(self) -> str:
        """Return the code of the application."""
        return self.facts.application.code

    @cached_property
    def today(self) -> Regime:
        """Return what is feasible as things are."""
        return self.regime({})

    def regime(self, changed: Mapping[str, int]) -> Regime:
        """Return what is feasible once some levels are changed."""
        levels = {**self.levels, **changed}
        removed: set[int] = set()
        for ban in self.bans:
            if all(low <= levels.get(code, _NOWHERE) <= high for code, low, high in ban.ranges):
                removed |= ban.models
        split = levels.get(COUPLING, 0) >= LOCAL_PART_FROM and HYBRID not in removed
        return Regime(
            {
                model: HYBRID if split and model in CLOUD else model
                for model in range(len(MODELS))
                if model not in removed
            }
        )

    @cached_property
    def _ranges(self) -> dict[str, list[tuple[int, int]]]:
        """Return every range of levels that rules, or the split of a hybrid, look at, by code."""
        ranges: dict[str, list[tuple[int, int]]] = {COUPLING: [(LOCAL_PART_FROM, HIGHEST)]}
        for ban in self.bans:
            for code, low, high in ban.ranges:
                ranges.setdefault(code, []).append((low, high))
        return ranges

    def is_read(self, code: str) -> bool:
        """Return whether the rules depend on ``code``."""
        return code in self._ranges

    def landmark(self, code: str, level: int | None) -> tuple[bool, ...]:
        """Return which ranges a level of ``code`` lies in; equal landmarks, equal rules."""
        at = _NOWHERE if level is None else level
        return tuple([low <= at <= high for low, high in self._ranges[code]])

    def verdict_with(self, code: str, option: Option) -> OperatingModel | None:
        """Return the verdict once one code or answer is at another level."""
        regime = self.regime({code: option.level}) if self.is_read(code) else self.today
        return regime.verdict(plus(self.totals, option.row))

    @cached_property
    def verdict(self) -> OperatingModel | None:
        """Return the verdict as things are."""
        return self.today.verdict(self.totals)


def contest_of(grounds: Grounds, facts: Facts) -> Contest:
    """Prepare one application."""
    ground = grounds.under(facts)
    totals = ground.shift
    for letter, level in facts.levels.items():
        totals = plus(totals, ground.rows[letter][level])
    unknown = frozenset(facts.unknown)
    codes = tuple(ground.codes[letter, None if letter in unknown else level] for letter, level in facts.levels.items())
    return Contest(
        facts, ground, (*codes, *ground.answers), totals, {**ground.levels, **facts.levels}, _bans(ground, facts)
    )


def _bans(ground: Ground, facts: Facts) -> tuple[Ban, ...]:
    return tuple(
        Ban(
            models=frozenset(map(MODELS.index, removed)),
            ranges=tuple((part.code, part.at_least, part.at_most) for part in (*rule.criteria, *rule.answers)),
        )
        for rule in ground.edition.rules
        if is_of_kind(rule, facts.archetype) and (removed := removed_by(rule, facts))
    )

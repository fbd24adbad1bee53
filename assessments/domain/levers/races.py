"""The ways a verdict can be flipped: under which rules, by which model, and how much that model has to gain.

Levels that lie in the same ranges of all rules are interchangeable for the rules. So a change either crosses such a
range, which makes another regime, or it only adds to the totals. A verdict flips exactly when some feasible model of
another label beats every feasible model of today's label; each such model in each regime is one race. What remains of a
race is a choice of levels whose gains reach the needs, with every crossing of the regime made: a small knapsack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, combinations, product

from assessments.domain.levers.cheapest import Choice, Pick, Slot, cheapest
from assessments.domain.levers.contest import Contest
from assessments.domain.levers.variables import Option, Variable

_MOST_STEPS = 4

Kept = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Race:
    """``crossings`` must be made, by position of their variable; ``needs`` says by how much to gain on each rival."""

    crossings: dict[int, Kept]
    winner: int
    rivals: tuple[int, ...]
    needs: tuple[int, ...]


@dataclass(frozen=True)
class Field:
    """One contest with the changes allowed in it, and the label to be beaten."""

    contest: Contest
    variables: tuple[Variable, ...]
    label: int

    @cached_property
    def inside(self) -> tuple[Kept, ...]:
        """Return for each variable the options that change no rule."""
        return tuple(kept.get(None, ()) for kept in self._sorted)

    @cached_property
    def outside(self) -> dict[int, tuple[Kept, ...]]:
        """Return the options of each variable that cross a range, grouped by where they lead."""
        groups = (tuple(found for mark, found in kept.items() if mark is not None) for kept in self._sorted)
        return {position: found for position, found in enumerate(groups) if found}

    @cached_property
    def _sorted(self) -> list[dict[tuple[bool, ...] | None, Kept]]:
        return [self._by_landmark(variable) for variable in self.variables]

    def _by_landmark(self, variable: Variable) -> dict[tuple[bool, ...] | None, Kept]:
        """Group the options by landmark, those of today's under None."""
        code = variable.code
        if not self.contest.is_read(code):
            return {None: variable.options}
        today = self.contest.landmark(code, self.contest.levels.get(code))
        found: dict[tuple[bool, ...] | None, Kept] = {}
        for option in variable.options:
            mark = self.contest.landmark(code, option.level)
            key = None if mark == today else mark
            found[key] = (*found.get(key, ()), option)
        return found

    @cached_property
    def _summits(self) -> dict[tuple[int, int], list[int]]:
        return {}

    def summit(self, winner: int, rival: int, size: int) -> int:
        """Return the most that so many changes could gain on a rival, were every level allowed."""
        if (winner, rival) not in self._summits:
            best = sorted((variable.lead(winner, rival) for variable in self.variables), reverse=True)
            self._summits[winner, rival] = [0, *accumulate(gain for gain in best if gain > 0)]
        heights = self._summits[winner, rival]
        return heights[min(size, len(heights) - 1)]

    def races(self, crossings: int) -> Iterator[Race]:
        """Yield every race with exactly so many crossings."""
        for positions in combinations(self.outside, crossings):
            for kept in product(*(self.outside[position] for position in positions)):
                yield from self._races_under(dict(zip(positions, kept, strict=True)))

    def _races_under(self, crossings: dict[int, Kept]) -> Iterator[Race]:
        changed = {self.variables[position].code: kept[0].level for position, kept in crossings.items()}
        labels = self.contest.regime(changed).labels
        rivals = tuple(model for model, label in labels.items() if label == self.label)
        totals = self.contest.totals
        for winner, label in labels.items():
            if label != self.label:
                # an earlier model wins a tie, so a later one has to be ahead
                needs = tuple(totals[rival] - totals[winner] + (rival < winner) for rival in rivals)
                yield Race(crossings, winner, rivals or (winner,), needs or (0,))

    def hopeless(self, race: Race, size: int) -> bool:
        """Return whether so many changes cannot reach a need even at the best of all levels."""
        free = size - len(race.crossings)
        for rival, need in zip(race.rivals, race.needs, strict=True):
            reach = self.summit(race.winner, rival, free)
            for kept in race.crossings.values():
                reach += max(option.row[race.winner] - option.row[rival] for option in kept)
            if reach < need:
                return True
        return False

    def run(self, race: Race, size: int, at_most: int) -> Choice | None:
        """Return the cheapest changes of exactly this size that win the race."""
        slots = tuple(Slot(at, True, self._picks(race, at, kept)) for at, kept in race.crossings.items())
        if size > len(slots):  # otherwise the crossings are all there is room for
            free = (slot for slot in self._free_slots(race) if slot.position not in race.crossings)
            slots = tuple(sorted((*slots, *free), key=lambda slot: slot.position))
        return cheapest(slots, race.needs, size=size, at_most=at_most)

    def _free_slots(self, race: Race) -> tuple[Slot, ...]:
        """Offer what crosses no range; a level that gains on no rival is never part of a smallest set."""
        key = (race.winner, race.rivals)
        if key not in self._slots:
            picks = (
                (position, tuple(pick for pick in self._picks(race, position, kept) if max(pick.gains) > 0))
                for position, kept in enumerate(self.inside)
            )
            self._slots[key] = tuple(Slot(position, False, found) for position, found in picks if found)
        return self._slots[key]

    def _picks(self, race: Race, position: int, kept: Kept) -> tuple[Pick, ...]:
        variable = self.variables[position]
        picks = variable.picks(race.winner, race.rivals)
        if kept is variable.options:
            return picks
        levels = {option.level for option in kept}
        return tuple(pick for pick in picks if pick.level in levels)

    @cached_property
    def _slots(self) -> dict[tuple[int, tuple[int, ...]], tuple[Slot, ...]]:
        return {}


def smallest(field: Field, most: int) -> Choice | None:
    """Return the best of the smallest sets that flip the verdict, None when ``most`` changes are not enough."""
    races: list[Race] = list(field.races(0))
    for size in range(1, most + 1):
        races += field.races(size)
        best: Choice | None = None
        for race in races:
            if not field.hopeless(race, size):
                at_most = best.steps if best else _MOST_STEPS * size
                found = field.run(race, size, at_most)
                best = found if best is None or (found is not None and found < best) else best
        if best:
            return best
    return None

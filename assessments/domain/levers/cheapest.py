"""The cheapest choice that meets several sums: a small knapsack with alternatives, solved exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Gains = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """One level a slot can take: how many steps that costs and what it adds to every sum."""

    level: int
    steps: int
    gains: Gains


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that may take at most one of its picks, in ascending order of level; a ``forced`` slot has to."""

    position: int
    forced: bool
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """Which slot takes which level; of two choices of one size the smaller is the better one."""

    steps: int
    taken: tuple[tuple[int, int], ...]


def cheapest(slots: tuple[Slot, ...], needs: Gains, *, size: int, at_most: int) -> Choice | None:
    """Return the best choice of exactly ``size`` picks that reaches every need in at most ``at_most`` steps.

    Best is: fewest steps, then the earliest slots, then the lowest levels. A table of the best gain by picks and steps
    left, built from the last slot to the first, tells for one need exactly and for several as a bound where a choice
    can still be completed, so the search that follows hardly ever turns back.
    """
    if size == 1:
        return _single(slots, needs, at_most)
    search = _Search(slots, [_table(slots, number, size, at_most) for number in range(len(needs))])
    for steps in range(size, at_most + 1):
        taken = next(search.completions(needs, 0, size, steps), None)
        if taken is not None:
            return Choice(steps, taken)
    return None


def _single(slots: tuple[Slot, ...], needs: Gains, at_most: int) -> Choice | None:
    """Return the best single pick; most questions are settled by one, without any table."""
    forced = tuple(slot for slot in slots if slot.forced)
    if len(forced) > 1:
        return None
    found = (
        Choice(pick.steps, ((slot.position, pick.level),))
        for slot in forced or slots
        for pick in slot.picks
        if pick.steps <= at_most and all(map(int.__ge__, pick.gains, needs))
    )
    return min(found, default=None)


Row = list[int | None]
Table = list[list[Row]]


def _table(slots: tuple[Slot, ...], number: int, size: int, at_most: int) -> Table:
    """Return the best gain for one need by ``[first slot][picks][steps]``, each exactly so many; None: impossible."""
    bottom: list[Row] = [[None] * (at_most + 1) for _ in range(size + 1)]
    bottom[0][0] = 0
    table = [bottom]
    for slot in reversed(slots):
        after = table[-1]
        here: list[Row] = [[None] * (at_most + 1) if slot.forced else row[:] for row in after]
        for pick in slot.picks:
            for picks in range(1, size + 1):
                _improve(here[picks], after[picks - 1], pick.gains[number], pick.steps)
        table.append(here)
    return table[::-1]


def _improve(row: Row, rest: Row, gain: int, cost: int) -> None:
    for steps, before in enumerate(rest[: max(0, len(row) - cost)], start=cost):
        if before is not None and ((found := row[steps]) is None or before + gain > found):
            row[steps] = before + gain


@dataclass(frozen=True, slots=True)
class _Search:
    """A depth-first walk through the slots in their order, which meets the best choice first."""

    slots: tuple[Slot, ...]
    tables: list[Table]

    def completions(self, needs: Gains, first: int, size: int, steps: int) -> Iterator[tuple[tuple[int, int], ...]]:
        """Yield every choice of exactly so many picks and steps from the slots at ``first`` on."""
        if not self._within_reach(needs, first, size, steps):
            return
        if not size:
            yield ()
            return
        for index in range(first, len(self.slots)):
            slot = self.slots[index]
            for pick in slot.picks:
                if pick.steps <= steps:
                    left = tuple(map(int.__sub__, needs, pick.gains))
                    for rest in self.completions(left, index + 1, size - 1, steps - pick.steps):
                        yield ((slot.position, pick.level), *rest)
            if slot.forced:
                return

    def _within_reach(self, needs: Gains, first: int, size: int, steps: int) -> bool:
        for table, need in zip(self.tables, needs, strict=True):
            most = table[first][size][steps]
            if most is None or most < need:
                return False
        return True

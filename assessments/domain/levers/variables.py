"""What could be changed, and what each change adds to the totals."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessments.domain.facts import UNKNOWN_LEVEL
from assessments.domain.fit import Row
from assessments.domain.levers.cheapest import Pick
from assessments.domain.levers.values import ChangeKind, steps_between


@dataclass(frozen=True, slots=True)
class Option:
    """One level something could be set to, how far that is, and what it adds to every model."""

    level: int
    steps: int
    row: Row


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A code or answer that could be changed, where it stands (None: unknown) and every other level it could take.

    Shared by all applications of a house, it keeps what it worked out for one of them.
    """

    kind: ChangeKind
    code: str
    at: int | None
    options: tuple[Option, ...]
    _picks: dict[tuple[int, tuple[int, ...]], tuple[Pick, ...]] = field(default_factory=dict, repr=False)
    _leads: dict[tuple[int, int], int] = field(default_factory=dict, repr=False)

    def picks(self, winner: int, rivals: tuple[int, ...]) -> tuple[Pick, ...]:
        """Return what each option gains for one model on each of its rivals, in the order of the options."""
        key = winner, rivals
        if key not in self._picks:
            self._picks[key] = tuple(
                Pick(one.level, one.steps, tuple([one.row[winner] - one.row[rival] for rival in rivals]))
                for one in self.options
            )
        return self._picks[key]

    def lead(self, winner: int, rival: int) -> int:
        """Return the most that any option gains for one model on another."""
        key = winner, rival
        if key not in self._leads:
            self._leads[key] = max([one.row[winner] - one.row[rival] for one in self.options], default=0)
        return self._leads[key]

    def raised(self) -> Variable:
        """Return what a measure can do: lift an answer, one that is not known above the middle."""
        above = UNKNOWN_LEVEL if self.at is None else self.at
        return Variable(self.kind, self.code, self.at, tuple(one for one in self.options if one.level > above))


def variable_of(kind: ChangeKind, code: str, at: int | None, rows: tuple[Row, ...]) -> Variable:
    """Return a variable from what each of its levels adds, level 0 first; what is unknown counts as the middle."""
    before = rows[UNKNOWN_LEVEL if at is None else at]
    options = (
        Option(level, steps_between(at, level), minus(row, before)) for level, row in enumerate(rows) if level != at
    )
    return Variable(kind, code, at, tuple(options))


def plus(one: Row, other: Row) -> Row:
    """Return the sum of two rows."""
    return tuple(map(int.__add__, one, other))


def minus(one: Row, other: Row) -> Row:
    """Return the difference of two rows."""
    return tuple(map(int.__sub__, one, other))

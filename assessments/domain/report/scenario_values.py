"""The values of a report that set scenarios beside the real state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScenarioHead:
    """A scenario with what it changes; ``note`` says why it could not be worked out, empty when it could."""

    name: str
    changes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in a comparison, and whether it differs from the real state."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One line of the comparison; ``cells`` begin with the real state, then one for each scenario."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Scenarios side by side with the real state: the house first, then every application that changes in one."""

    heads: tuple[ScenarioHead, ...]
    house: tuple[ScenarioRow, ...]
    applications: tuple[ScenarioRow, ...]

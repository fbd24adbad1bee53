"""The values of a report about the applications: the split, one row for each, and what rules models out."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.report.sureness_values import Sureness


@dataclass(frozen=True, slots=True)
class Share:
    """How many applications got one operating model; ``model`` is ``none`` where nothing is recommended."""

    model: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Hybrid:
    """The two parts of a hybrid: what runs in the cloud, by which model if it is known, and what stays local."""

    cloud_model: str | None
    cloud: str
    local: str


@dataclass(frozen=True, slots=True)
class Blocker:
    """Operating models that a rule removed for one application. ``verdict_after`` is the verdict once it is cured."""

    key: str
    models: str
    text: str
    measure_code: str | None
    verdict_after: str | None


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that must hold or be clarified before the verdict on one application is carried out."""

    key: str
    text: str
    measure_code: str | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """An exclusion or a condition, said once for all applications it concerns; their rows refer to it by ``key``."""

    key: str
    text: str
    kind: str
    applications: int
    measure: str | None
    measure_code: str | None
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application with its recommendation. ``model`` and ``place`` are codes, the rest is text."""

    code: str
    archetype: str
    name: str
    product: str
    current: str | None
    model: str
    verdict: str
    place: str
    place_name: str
    runner_up: str | None
    margin: float | None
    hybrid: Hybrid | None
    provisional: bool
    already_there: bool
    because: tuple[str, ...]
    blockers: tuple[Blocker, ...]
    conditions: tuple[Demand, ...]
    verdict_after_all: str | None
    sureness: Sureness | None = None

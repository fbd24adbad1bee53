"""What would change the result, in the words of the questionnaire: levers of applications, gates and the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.catalogue import Edition
from assessments.domain.levers.analysis import levers_of
from assessments.domain.levers.values import ApplicationLevers, Change, ChangeKind, Clarification, Lever, Levers
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import Quadrant, Result
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace
from assessments.templatetags.wording import text

MOST_CLARIFICATIONS = 5
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One answer or code in words: what it is, what it says today (None while unknown) and what it would have to."""

    code: str
    name: Text
    before: Text | None
    after: Text
    dimension: str  # empty for a code of the application


@dataclass(frozen=True, slots=True)
class LeverRow:
    """Changes that together lead to another recommendation."""

    verdict: OperatingModel
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ApplicationLever:
    """The smallest set of changes, and the smallest the house can bring about itself where that is another one."""

    smallest: LeverRow | None
    by_house: LeverRow | None
    same: bool  # the smallest one is within reach of the house


@dataclass(frozen=True, slots=True)
class Turn:
    """A recommendation before and after."""

    code: str
    name: str
    before: OperatingModel | None
    after: OperatingModel | None


@dataclass(frozen=True, slots=True)
class QuadrantRow:
    """The answers that carry the house to another position."""

    quadrant: Quadrant
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ToClarify:
    """Something unknown, and what depends on it."""

    code: str
    name: Text
    dimension: str  # empty for a code of an application
    application: str
    application_name: str
    depends: tuple[str, ...]
    more: int
    moves_quadrant: bool
    points: Fraction


@dataclass(frozen=True, slots=True)
class ToClarifyFirst:
    """The unknown facts worth clarifying, the most valuable first, and how many there are in all."""

    rows: tuple[ToClarify, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class LeverPage:
    """Everything a result says about its levers."""

    applications: Mapping[str, ApplicationLever]
    gates: Mapping[str, tuple[Turn, ...]]
    quadrants: tuple[QuadrantRow, ...]
    first: ToClarifyFirst


def lever_page(workspace: Workspace, result: Result) -> LeverPage:
    """Work out all levers of the house under the law of its country."""
    edition, found = workspace.lawful_edition, levers_of(workspace)
    names = {one.code: text(one.name) for one in result.applications}
    return LeverPage(
        applications={one.application: _application(edition, one) for one in found.applications},
        gates={
            gate.change.code: tuple(
                Turn(one.application, names[one.application], one.before, one.after) for one in gate.verdicts
            )
            for gate in found.gates
        },
        quadrants=tuple(
            QuadrantRow(one.quadrant, tuple(_change(edition, change) for change in one.changes))
            for one in found.quadrants
        ),
        first=_first(edition, found, names),
    )


def _application(edition: Edition, found: ApplicationLevers) -> ApplicationLever:
    same = (
        found.smallest is not None
        and found.by_measures is not None
        and (found.smallest.changes == found.by_measures.changes)
    )
    return ApplicationLever(
        smallest=_lever(edition, found.smallest),
        by_house=None if same else _lever(edition, found.by_measures),
        same=same,
    )


def _lever(edition: Edition, found: Lever | None) -> LeverRow | None:
    return LeverRow(found.verdict, tuple(_change(edition, one) for one in found.changes)) if found else None


def _change(edition: Edition, change: Change) -> ChangeRow:
    if change.kind is ChangeKind.ANSWER:
        anchors, dimension = edition.questions[change.code].anchors, edition.questions[change.code].dimension_code
    else:
        anchors, dimension = edition.criteria_by_letter[change.code].anchors, ""
    before = None if change.before is None else anchors[change.before]
    return ChangeRow(change.code, change.name, before, change.anchor, dimension)


def _first(edition: Edition, found: Levers, names: Mapping[str, str]) -> ToClarifyFirst:
    """Keep what something depends on; a fact that changes nothing need not be clarified first."""
    worth = [one for one in found.clarifications if one.verdicts or len(one.quadrants) > 1 or _points(one)]
    rows = tuple(_to_clarify(edition, one, names) for one in worth[:MOST_CLARIFICATIONS])
    return ToClarifyFirst(rows, len(found.clarifications))


def _to_clarify(edition: Edition, one: Clarification, names: Mapping[str, str]) -> ToClarify:
    answer = one.kind is ChangeKind.ANSWER
    depends = tuple(names[code] for code in one.verdicts)
    return ToClarify(
        code=one.code,
        name=edition.questions[one.code].text if answer else edition.criteria_by_letter[one.code].name,
        dimension=edition.questions[one.code].dimension_code if answer else "",
        application=one.application or "",
        application_name=names.get(one.application or "", ""),
        depends=depends[:MOST_NAMES] if answer else (),
        more=max(0, len(depends) - MOST_NAMES) if answer else 0,
        moves_quadrant=len(one.quadrants) > 1,
        points=_points(one),
    )


def _points(one: Clarification) -> Fraction:
    return one.readiness + one.pressure

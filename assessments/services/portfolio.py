"""All hospitals of one person side by side: a fixed number of queries, and verdicts for one page of them only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assessments.domain.house import split
from assessments.domain.judgement import judge
from assessments.domain.lifecycle import FROZEN, MilestoneKind, State
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import GateState, Quadrant
from assessments.domain.roles import Role
from assessments.domain.workspace import Progress, Workspace
from assessments.models import Assessment, Hospital, HospitalGroup, Membership, Milestone, User
from assessments.services.frozen import milestone_value
from assessments.services.reading import moving_workspace_of
from assessments.services.tenancy import everywhere, of_hospitals

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Standing:
    """How the latest assessment of a hospital stands. ``split`` counts applications by model, None is undecided."""

    assessment_id: UUID
    title: str
    state: State
    progress: Progress
    quadrant: Quadrant
    split: Mapping[OperatingModel | None, int]
    open_gates: int


@dataclass(frozen=True, slots=True)
class HospitalCard:
    """One hospital of a portfolio; ``standing`` is None while nothing there can be read."""

    hospital_id: UUID
    name: str
    role: Role
    groups: tuple[str, ...]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """One page of a portfolio, and the groups its hospitals can be narrowed to, by id."""

    cards: tuple[HospitalCard, ...]
    groups: tuple[tuple[int, str], ...]
    page: int
    pages: int
    hospitals: int


def portfolio_of(user: User, *, on: date, page: int = 1, group: int | None = None) -> Portfolio:
    """Return a page of the hospitals of which ``user`` is a member; eight queries however many there are.

    A group of which the person sees no hospital does not exist for them.
    """
    with everywhere(reason="in which hospitals somebody has a role"):
        members = list(Membership.objects.valid(on=on).filter(user=user).select_related("hospital"))
    with of_hospitals(row.hospital_id for row in members):
        return _portfolio_of(user, members, on=on, page=page, group=group)


def _portfolio_of(user: User, members: list[Membership], *, on: date, page: int, group: int | None) -> Portfolio:
    mine = {row.hospital_id: row for row in members}
    groups = HospitalGroup.objects.filter(hospitals__in=list(mine)).distinct().prefetch_related("hospitals")
    within = {row: {hospital.pk for hospital in row.hospitals.all()} & set(mine) for row in groups}
    chosen = next((inside for row, inside in within.items() if row.pk == group), set(mine))
    hospitals = sorted((mine[pk].hospital for pk in chosen), key=lambda house: (house.name.casefold(), str(house.pk)))
    pages = max(1, -(-len(hospitals) // PER_PAGE))
    page = min(max(1, page), pages)
    shown = hospitals[(page - 1) * PER_PAGE : page * PER_PAGE]
    standings = _standings(user, shown, on=on)
    return Portfolio(
        cards=tuple(
            HospitalCard(
                hospital_id=house.pk,
                name=house.name,
                role=Role(mine[house.pk].role),
                groups=tuple(row.name for row, inside in within.items() if house.pk in inside),
                standing=standings.get(house.pk),
            )
            for house in shown
        ),
        groups=tuple((row.pk, row.name) for row in within),
        page=page,
        pages=pages,
        hospitals=len(hospitals),
    )


def _standings(user: User, hospitals: Iterable[Hospital], *, on: date) -> dict[UUID, Standing]:
    latest = _latest(user, hospitals, on=on)
    frozen = {row.assessment_id: row for row in _milestones(latest)}
    standings = {}
    for row in latest:
        kept = milestone_value(frozen[row.pk]) if row.pk in frozen else None
        workspace = kept.workspace if kept else moving_workspace_of(row)
        standings[row.hospital_id] = _standing(row, workspace, as_of=kept.row.as_of if kept else on)
    return standings


def _latest(user: User, hospitals: Iterable[Hospital], *, on: date) -> list[Assessment]:
    """Return the assessment of each hospital that was worked on last, of those that the person may read."""
    readable = Assessment.objects.for_member(user, on=on).filter(hospital__in=list(hospitals)).order_by("updated_at")
    newest = dict(readable.values_list("hospital_id", "pk"))  # the last of each stays
    rows = Assessment.objects.filter(pk__in=list(newest.values())).select_related("hospital", "edition")
    return list(rows.prefetch_related("answers", "applications"))


def _milestones(rows: Iterable[Assessment]) -> list[Milestone]:
    rounds = {row.pk: row.round for row in rows if State(row.status) in FROZEN}
    found = Milestone.objects.filter(assessment__in=list(rounds), kind=MilestoneKind.SUBMITTED)
    return [row for row in found.select_related("edition") if row.round == rounds[row.assessment_id]]


def _standing(row: Assessment, workspace: Workspace, *, as_of: date) -> Standing:
    result = judge(workspace, as_of=as_of)
    return Standing(
        assessment_id=row.pk,
        title=row.title,
        state=State(row.status),
        progress=workspace.progress(),
        quadrant=result.scorecard.position.quadrant,
        split=split(result.applications),
        open_gates=sum(gate.state in {GateState.CLOSED, GateState.UNKNOWN} for gate in result.scorecard.gates),
    )

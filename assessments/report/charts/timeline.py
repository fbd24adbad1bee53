"""The timeline of a roadmap: one bar for each step, under a heading for each phase and one for the moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assessments.domain.labels import label_of
from assessments.domain.report.plan_values import Period, Plan, PlannedMeasure, PlannedMove
from assessments.domain.report.voice import Voice
from assessments.domain.roadmap.calendar import MONTHS_A_YEAR, date_after
from assessments.domain.roadmap.decisions import PlannedRoadmap, PlannedStep
from assessments.domain.roadmap.values import MeasureStep, Phase, Step
from assessments.report.charts import words
from assessments.report.charts.palette import COPPER, INK, LINE, MIST, MUTED, PETROL, WHITE
from assessments.report.charts.shapes import Chart, Label, Line, Rect, Row, Shape, Table, at, shortened

WIDTH, LEFT, SIDE, TOP = 480, 8, 464, 26
HEADING, STEP, BAR = 26, 20, 11
GAP, LETTER, SIZE, INSIDE = 6, 6.3, 12, 10
TICK = 52
MOST_BARS = 14  # more measures than that are one bar, so that the drawing stays a picture
SHORTEST = 12
MOVES = "moves"
CLUSTER = "B-"
_COLOURS = {Phase.FOUNDATIONS.value: PETROL, Phase.FIRST_MOVES.value: PETROL, Phase.PROGRAMME.value: MUTED}
LANES = (*(phase.value for phase in Phase), MOVES)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One step in its lane (a phase, or the moves), in months from the first day; the end is the first month after."""

    lane: str
    code: str
    name: str
    start: int
    end: int


def stretches_of_plan(plan: PlannedRoadmap, language: str) -> tuple[Stretch, ...]:
    """Return the steps as they are decided; dropped ones are left out."""
    return tuple(found for step in plan.steps if (found := _planned(step, language)))


def stretches_of_report(plan: Plan) -> tuple[Stretch, ...]:
    """Return the steps of a report as they are decided; dropped ones are left out, and clusters go by their names."""
    measures = ((phase.phase, row) for phase in plan.phases for row in phase.measures)
    rows: tuple[tuple[str, PlannedMeasure | PlannedMove], ...] = (*measures, *((MOVES, row) for row in plan.moves))
    return tuple(
        Stretch(lane, "" if row.trace.startswith("B-") else row.code, row.text.rstrip("."), *_months_of(row.planned))
        for lane, row in rows
        if row.planned
    )


def _months_of(period: Period) -> tuple[int, int]:
    return period.start, period.end


def _planned(step: PlannedStep, language: str) -> Stretch | None:
    return _stretch(step.proposal, step.bar.start, step.bar.end, language) if step.bar else None


def _stretch(step: Step, start: int, end: int, language: str) -> Stretch:
    lane = step.phase.value if isinstance(step, MeasureStep) else MOVES
    code = "" if step.key.startswith(CLUSTER) else step.code  # a cluster is known by its name
    return Stretch(lane, code, step.title.in_language(language).rstrip("."), start, end)


def draw_timeline(stretches: tuple[Stretch, ...], as_of: date, language: str, key: str = "zeitplan") -> Chart:
    """Return the drawing; a phase of many measures is one bar, while the table names every step."""
    voice = Voice(language)
    months = _months(stretches)
    shapes: list[Shape] = []
    y: float = TOP
    for lane in LANES:
        found = tuple(one for one in stretches if one.lane == lane)
        if found:
            shapes += _lane(lane, found, y, months, voice)
            y += HEADING + STEP * len(_drawn(lane, found))
    return Chart(
        key=key,
        title=voice.say(words.TIMELINE_TITLE, start=_month(as_of), end=_month(date_after(as_of, _last(stretches)))),
        description=voice.say(
            words.TIMELINE_DESCRIPTION,
            measures=sum(one.lane != MOVES for one in stretches),
            moves=sum(one.lane == MOVES for one in stretches),
        ),
        width=WIDTH,
        height=y + 8,
        shapes=(*_grid(months, y, as_of), *shapes),
        table=_table(stretches, as_of, voice),
    )


def _months(stretches: tuple[Stretch, ...]) -> int:
    """Return the length of the axis: whole years, at least one."""
    return max(1, -(-_last(stretches) // MONTHS_A_YEAR)) * MONTHS_A_YEAR


def _last(stretches: tuple[Stretch, ...]) -> int:
    return max((one.end for one in stretches), default=0)


def _drawn(lane: str, found: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return the bars of a lane by their beginning, or one for all where there are too many measures."""
    if lane == MOVES or len(found) <= MOST_BARS:
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))
    return (Stretch(lane, "", "", min(one.start for one in found), max(one.end for one in found)),)


def _lane(lane: str, found: tuple[Stretch, ...], top: float, months: int, voice: Voice) -> Iterator[Shape]:
    name = voice.of(words.MOVES if lane == MOVES else label_of(Phase(lane)))
    drawn = _drawn(lane, found)
    count = str(len(found)) if len(drawn) == len(found) else voice.say(words.MEASURES, count=len(found))
    yield Label(LEFT, top + 16, f"{name} ({count})", INK, 13, bold=True)
    for row, one in enumerate(drawn):
        yield from _bar(one, top + HEADING + STEP * row, months)


def _bar(one: Stretch, y: float, months: int) -> Iterator[Shape]:
    """Draw a bar with its name on the side where there is more room, or inside where it fills the axis."""
    left, right = _along(one.start, months), _along(one.end, months)
    yield Rect(left, y, at(right - left), BAR, fill=_COLOURS.get(one.lane, COPPER), radius=2)
    before, after = left - LEFT, LEFT + SIDE - right
    room = int((max(before, after) - GAP) / LETTER)
    name = _name(one)
    if not name:
        return
    if room < SHORTEST:
        yield Label(at(left + GAP), y + 9, shortened(name, int((right - left) / LETTER)), WHITE, INSIDE)
    elif after >= before:
        yield Label(at(right + GAP), y + 10, shortened(name, room), INK, SIZE)
    else:
        yield Label(at(left - GAP), y + 10, shortened(name, room), INK, SIZE, anchor="end")


def _name(one: Stretch) -> str:
    return f"{one.code} {one.name}".strip()


def _along(month: int, months: int) -> float:
    return at(LEFT + SIDE * month / months)


def _grid(months: int, bottom: float, as_of: date) -> Iterator[Shape]:
    every = MONTHS_A_YEAR * -(-months * TICK // (MONTHS_A_YEAR * SIDE))  # so many years that their dates fit
    for year in range(0, months, MONTHS_A_YEAR):
        x = _along(year, months)
        if (year // MONTHS_A_YEAR) % 2:
            yield Rect(x, TOP - 6, at(SIDE * MONTHS_A_YEAR / months), at(bottom - TOP + 6), fill=MIST)
        yield Line(x, 6, x, bottom, LINE, 1)
        if year % every == 0 and x + TICK <= WIDTH:
            yield Label(at(x + 4), 15, _month(date_after(as_of, year)), MUTED, 12)


def _month(day: date) -> str:
    return f"{day:%m/%Y}"


def _table(stretches: tuple[Stretch, ...], as_of: date, voice: Voice) -> Table:
    head = (words.STEP, words.PART, words.BEGINS, words.ENDS)
    return Table(
        caption=voice.of(words.TIMELINE_TABLE),
        head=tuple(voice.of(name) for name in head),
        rows=tuple(_row(one, as_of, voice) for one in sorted(stretches, key=lambda one: (one.start, one.end))),
    )


def _row(one: Stretch, as_of: date, voice: Voice) -> Row:
    part = voice.of(words.MOVE if one.lane == MOVES else label_of(Phase(one.lane)))
    return Row(_name(one), (part, _month(date_after(as_of, one.start)), _month(date_after(as_of, one.end))))

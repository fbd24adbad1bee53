"""The portfolio map: every application as a mark, in the column of its model and the row of its place."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.report.portfolio_values import ApplicationRow
from assessments.domain.report.voice import Voice
from assessments.domain.results import ApplicationVerdict
from assessments.report.charts import words
from assessments.report.charts.palette import INK, LINE, MIST, MODELS, MUTED, WHITE
from assessments.report.charts.shapes import Chart, Label, Line, Rect, Row, Shape, Table, at, shortened

WIDTH, LEFT, SIDE, TOP = 480, 4, 472, 54
BAND, MARK, GAP = 24, 18, 4
NARROWEST, LONGEST_CODE, LETTER = 27, 9, 7
NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """One application on the map."""

    code: str
    name: str
    model: str
    place: Place
    already_there: bool


def marks_of_rows(rows: tuple[ApplicationRow, ...]) -> tuple[Mark, ...]:
    """Return the marks of a report."""
    return tuple(Mark(row.code, row.name, row.model, Place(row.place), row.already_there) for row in rows)


def marks_of_verdicts(verdicts: tuple[ApplicationVerdict, ...], language: str) -> tuple[Mark, ...]:
    """Return the marks of a result."""
    return tuple(
        Mark(
            verdict.code,
            verdict.name.in_language(language),
            verdict.verdict.value if verdict.verdict else NONE,
            verdict.place,
            verdict.already_there,
        )
        for verdict in verdicts
    )


def draw_portfolio(marks: tuple[Mark, ...], language: str, key: str = "landkarte") -> Chart:
    """Return the map of all applications."""
    voice = Voice(language)
    grid = _Grid.of(marks)
    shapes: list[Shape] = [*_columns(grid, marks, voice)]
    y: float = TOP
    for place in Place:
        shapes += _band(grid, place, y, voice)
        y += grid.height(place)
    return Chart(
        key=key,
        title=voice.of(words.PORTFOLIO_TITLE),
        description=voice.say(words.PORTFOLIO_DESCRIPTION, total=len(marks)),
        width=WIDTH,
        height=y + 30,
        shapes=(*shapes, *_legend(y, voice)),
        table=_table(marks, voice),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark with its place inside its cell."""

    mark: Mark
    x: float
    row: int
    width: float


@dataclass(frozen=True, slots=True)
class _Grid:
    marks: tuple[Mark, ...]
    models: tuple[str, ...]

    @classmethod
    def of(cls, marks: tuple[Mark, ...]) -> _Grid:
        models = tuple(model.value for model in OperatingModel)
        return cls(marks, (*models, NONE) if any(mark.model == NONE for mark in marks) else models)

    @property
    def column_width(self) -> float:
        return SIDE / len(self.models)

    def left(self, model: str) -> float:
        return at(LEFT + self.column_width * self.models.index(model))

    def cell(self, model: str, place: Place) -> list[_Placed]:
        """Set the marks of one cell like words: side by side, wrapped where the column ends."""
        placed: list[_Placed] = []
        x, row = 0.0, 0
        for mark in self.marks:
            if mark.model != model or mark.place is not place:
                continue
            width = _width(mark)
            if x and x + width > self.column_width - GAP:
                x, row = 0.0, row + 1
            placed.append(_Placed(mark, x, row, width))
            x += width + GAP - 1
        return placed

    def height(self, place: Place) -> float:
        rows = max(placed.row + 1 for model in self.models for placed in self.cell(model, place) or [_NOTHING])
        return BAND + rows * (MARK + GAP) + (6 if rows else 0)


_NOTHING = _Placed(Mark("", "", NONE, Place.OWN, already_there=False), 0, -1, 0)


def _width(mark: Mark) -> float:
    return max(NARROWEST, LETTER * min(len(mark.code), LONGEST_CODE) + 6)


def _columns(grid: _Grid, marks: tuple[Mark, ...], voice: Voice) -> list[Shape]:
    shapes: list[Shape] = []
    for model in grid.models:
        x = grid.left(model)
        count = sum(mark.model == model for mark in marks)
        name = voice.of(words.NONE_SHORT if model == NONE else label_of(OperatingModel(model)))
        shapes.append(Rect(x, 4, at(grid.column_width - 3), 5, fill=MODELS[model]))
        shapes.append(Label(x, 25, shortened(name, 12), INK, 13))
        shapes.append(Label(x, 44, str(count), INK, 16, bold=True))
    return shapes


def _band(grid: _Grid, place: Place, top: float, voice: Voice) -> list[Shape]:
    shapes: list[Shape] = [
        Rect(LEFT, top, SIDE, BAND - 4, fill=MIST),
        Line(LEFT, top, LEFT + SIDE, top, LINE),
        Label(LEFT + 6, top + 15, voice.of(label_of(place)), MUTED, 13),
    ]
    for model in grid.models:
        for placed in grid.cell(model, place):
            x = at(grid.left(model) + placed.x)
            shapes += _mark(placed.mark, x, top + BAND + placed.row * (MARK + GAP), placed.width)
    return shapes


def _mark(mark: Mark, x: float, y: float, width: float) -> list[Shape]:
    colour, hollow = MODELS[mark.model], mark.already_there or mark.model == NONE
    return [
        Rect(x, y, width, MARK, fill=WHITE if hollow else colour, stroke=colour, radius=3),
        Label(
            at(x + width / 2),
            y + 13,
            shortened(mark.code, LONGEST_CODE),
            INK if hollow else WHITE,
            12,
            bold=not hollow,
            anchor="middle",
        ),
    ]


def _legend(y: float, voice: Voice) -> list[Shape]:
    return [
        Rect(LEFT, y + 10, 20, 13, fill=MUTED, stroke=MUTED, radius=3),
        Label(LEFT + 27, y + 21, voice.of(words.CHANGES), INK, 12),
        Rect(LEFT + 130, y + 10, 20, 13, fill=WHITE, stroke=MUTED, radius=3),
        Label(LEFT + 157, y + 21, voice.of(words.ALREADY), INK, 12),
    ]


def _table(marks: tuple[Mark, ...], voice: Voice) -> Table:
    head = (words.APPLICATION, words.MODEL, words.PLACE, words.TODAY)
    return Table(
        caption=voice.of(words.PORTFOLIO_TABLE),
        head=tuple(voice.of(name) for name in head),
        rows=tuple(_row(mark, voice) for mark in marks),
    )


def _row(mark: Mark, voice: Voice) -> Row:
    model = voice.of(words.NONE_SHORT if mark.model == NONE else label_of(OperatingModel(mark.model)))
    today = voice.of(words.ALREADY if mark.already_there else words.CHANGES)
    return Row(f"{mark.code} {mark.name}", (model, voice.of(label_of(mark.place)), today))

"""What a chart is made of: shapes with their coordinates, words to describe it, and its numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

Anchor = Literal["start", "middle", "end"]
START: Anchor = "start"
END: Anchor = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A box. ``hatch`` names a pattern that is laid over the fill, so that it can be told apart without colour."""

    kind: ClassVar[str] = "rect"
    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str = "none"
    dash: str = ""
    hatch: str = ""
    radius: float = 0
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    kind: ClassVar[str] = "line"
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A point."""

    kind: ClassVar[str] = "circle"
    x: float
    y: float
    radius: float
    fill: str
    stroke: str = "none"


@dataclass(frozen=True, slots=True)
class Label:
    """A piece of text, drawn as text."""

    kind: ClassVar[str] = "label"
    x: float
    y: float
    text: str
    fill: str
    size: float = 13
    bold: bool = False
    anchor: Anchor = "start"


Shape = Rect | Line | Circle | Label


@dataclass(frozen=True, slots=True)
class Row:
    """A row of numbers with its heading."""

    heading: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart. ``head`` names the heading column first."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing. ``title`` carries the message, ``description`` the rest; ``key`` keeps its ids apart on a page."""

    key: str
    title: str
    description: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    table: Table
    hatches: tuple[str, ...] = field(default=())


def at(value: float) -> float:
    """Round a coordinate to a tenth, which is finer than anybody sees and keeps drawings small."""
    return round(value, 1)


def shortened(text: str, longest: int) -> str:
    """Return ``text``, cut with an ellipsis when it is longer than ``longest`` characters."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

"""What a roadmap is planned by, from ``roadmap.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.guidance import Figure, Pace, PlanningFigure, Prerequisite
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.fields import Field

LEVELS = HIGHEST - LOWEST + 1
MOST_MOVES_A_YEAR = 100
LARGEST_FIGURE = 120


@dataclass(frozen=True, slots=True)
class Planning:
    """What ``roadmap.yaml`` holds."""

    prerequisites: tuple[Prerequisite, ...]
    paces: tuple[Pace, ...]
    figures: tuple[PlanningFigure, ...]


@dataclass(frozen=True, slots=True)
class RoadmapReader:
    """Reads prerequisites, paces and figures; texts must exist in all ``languages``."""

    languages: tuple[str, ...]
    codes: Codes

    def planning(self, place: Field) -> Planning:
        """Read the whole file."""
        fields = place.mapping(required=("prerequisites", "paces", "figures"))
        return Planning(
            prerequisites=self._prerequisites(fields["prerequisites"]),
            paces=tuple(self._pace(item) for item in fields["paces"].items(at_least=1)),
            figures=self._figures(fields["figures"]),
        )

    def _prerequisites(self, place: Field) -> tuple[Prerequisite, ...]:
        """Read all pairs; one that stands twice, or closes a circle with those before it, is a problem."""
        found: list[Prerequisite] = []
        for item in place.items():
            pair = self._prerequisite(item)
            if any((pair.question, pair.first) == (other.question, other.first) for other in found):
                item.refuse(f"{pair.first} already comes before {pair.question}")
            elif pair.question and pair.question in {pair.first, *_all_before(pair.first, found)}:
                item.refuse(f"closes a circle: {pair.question} already comes before {pair.first}")
            found.append(pair)
        return tuple(found)

    def _prerequisite(self, place: Field) -> Prerequisite:
        fields = place.mapping(required=("question", "first", "reason"))
        return Prerequisite(
            question=self.codes.refer(Kind.QUESTION, fields["question"]),
            first=self.codes.refer(Kind.QUESTION, fields["first"]),
            reason=fields["reason"].text(self.languages),
        )

    def _pace(self, place: Field) -> Pace:
        fields = place.named_by("code").mapping(required=("code", "name", "questions", "by_level", "reason"))
        factors = fields["by_level"].items(length=LEVELS)
        return Pace(
            code=self.codes.declare(Kind.PACE, fields["code"]),
            name=fields["name"].text(self.languages),
            questions=tuple(self.codes.refer(Kind.QUESTION, item) for item in fields["questions"].distinct(at_least=1)),
            by_level=tuple(item.fraction(0, MOST_MOVES_A_YEAR) for item in factors),
            reason=fields["reason"].text(self.languages),
        )

    def _figures(self, place: Field) -> tuple[PlanningFigure, ...]:
        figures = tuple(self._figure(item) for item in place.items())
        given = [one.figure for one in figures]
        for figure in Figure:
            if place.node and given.count(figure) != 1:
                place.refuse(f"figure {figure.value} must be given once, not {given.count(figure)} times")
        return figures

    def _figure(self, place: Field) -> PlanningFigure:
        fields = place.named_by("figure").mapping(required=("figure", "value", "reason"))
        return PlanningFigure(
            figure=fields["figure"].member(Figure),
            value=fields["value"].integer(1, LARGEST_FIGURE),
            reason=fields["reason"].text(self.languages),
        )


def _all_before(code: str, pairs: Iterable[Prerequisite]) -> set[str]:
    """Return every question that comes before ``code``, directly or not."""
    firsts: dict[str, set[str]] = {}
    for pair in pairs:
        firsts.setdefault(pair.question, set()).add(pair.first)
    found: set[str] = set()
    waiting = [code]
    while waiting:
        new = firsts.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found

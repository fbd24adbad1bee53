"""Houses to plan for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assessments.domain.answers import Answer
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.judgement import judge
from assessments.domain.recommendation import recommend
from assessments.domain.roadmap.building import roadmap_of
from assessments.domain.roadmap.values import MeasureStep, MoveStep, Roadmap
from assessments.services.shipped import shipped_edition
from tests.domain.builders import A_DAY, HOUSE, sheet

EDITION: Edition = shipped_edition("2026.11")


def plan(
    *applications: Application | str,
    answers: Mapping[str, Answer | int] | None = None,
    of: Edition = EDITION,
    deadlines: Mapping[str, date] | None = None,
    tested: bool = False,
) -> Roadmap:
    """Plan for a house with these applications; a bare code is one of that archetype.

    ``tested`` puts the verdicts to the test first, so that some may be withdrawn.
    """
    systems = tuple(Application(one, one) if isinstance(one, str) else one for one in applications)
    case = Case(of, HOUSE, sheet(answers), systems, of.presets[0].weights)
    result = (judge if tested else recommend)(case, as_of=A_DAY)
    return roadmap_of(case, result=result, deadlines=deadlines or {})


def all_answers(level: int, **others: int) -> dict[str, int]:
    """Return every question answered alike, but for those named."""
    return dict.fromkeys(EDITION.questions, level) | {code.replace("_", "."): said for code, said in others.items()}


def measure(roadmap: Roadmap, code: str) -> MeasureStep:
    """Return the measure of one question."""
    [step] = [step for step in roadmap.measures if step.code == code]
    return step


def move(roadmap: Roadmap, application: str) -> MoveStep:
    """Return the move of one application."""
    [step] = [step for step in roadmap.moves for one in step.applications if one.application == application]
    return step

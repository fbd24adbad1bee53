"""The task list: what is done, what is open, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from assessments.domain.answers import Unknown
from assessments.domain.hospital import Profile
from assessments.domain.text import Text
from assessments.domain.workspace import Progress, Workspace

FACTS = tuple(field.name for field in fields(Profile) if field.name not in {"name", "country"})


class TaskState(StrEnum):
    """How far a task is."""

    TODO = "todo"
    PART = "part"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class DimensionTask:
    """One row of the list: a dimension with its true progress."""

    code: str
    title: Text
    progress: Progress
    unknown: int
    state: TaskState


@dataclass(frozen=True, slots=True)
class LawTasks:
    """How far the register and the facts of the law are."""

    services: int
    facts: Progress


@dataclass(frozen=True, slots=True)
class TaskList:
    """The whole page."""

    profile: Progress
    dimensions: tuple[DimensionTask, ...]
    questions: Progress
    unknown: int
    applications: int
    next_dimension: DimensionTask | None
    law: LawTasks


def task_list(workspace: Workspace, law: LawTasks) -> TaskList:
    """Return the tasks of an assessment in the order of work."""
    dimensions = dimension_tasks(workspace)
    known = sum(getattr(workspace.profile, fact) is not None for fact in FACTS)
    return TaskList(
        profile=Progress(answered=known, asked=len(FACTS)),
        dimensions=dimensions,
        questions=workspace.progress(),
        unknown=sum(task.unknown for task in dimensions),
        applications=len(workspace.applications),
        next_dimension=next((task for task in dimensions if task.state is not TaskState.DONE), None),
        law=law,
    )


def dimension_tasks(workspace: Workspace) -> tuple[DimensionTask, ...]:
    """Return a row for each dimension that is asked about in this scope."""
    asked = {question.dimension_code for question in workspace.asked}
    return tuple(_task(workspace, d.code, d.title) for d in workspace.edition.dimensions if d.code in asked)


def _task(workspace: Workspace, code: str, title: Text) -> DimensionTask:
    progress = workspace.progress(code)
    codes = [question.code for question in workspace.asked if question.dimension_code == code]
    unknown = sum(isinstance(workspace.sheet.answer(question), Unknown) for question in codes)
    return DimensionTask(code, title, progress, unknown, _state(progress))


def _state(progress: Progress) -> TaskState:
    if progress.complete:
        return TaskState.DONE
    return TaskState.PART if progress.answered else TaskState.TODO

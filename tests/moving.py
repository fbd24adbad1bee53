"""Assessments that move from edition to edition and back, and what must hold whatever the editions are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from assessments.domain.answers import NOTHING_SAID, Said
from assessments.domain.catalogue import Edition
from assessments.domain.workspace import Workspace
from assessments.models import AnswerEvent, Assessment, AssessmentMove, CatalogueEdition, Milestone
from assessments.services.answering import record_answers
from assessments.services.catalogues import store_edition
from assessments.services.frozen import milestone_value, rescored
from assessments.services.inventory import add_application
from assessments.services.lifecycle import standing_of, submit_assessment
from assessments.services.moving import move_assessment, preview_move
from assessments.services.moving_back import undo_move
from assessments.services.reading import moving_workspace_of
from assessments.services.report_content import frozen_content
from assessments.services.snapshots import said_of
from tests import edits, factories
from tests.factories import NOON


@dataclass(frozen=True, slots=True)
class Told:
    """What a proof went through."""

    moves: int
    said: int


def fresh(row: Assessment) -> Assessment:
    """Return the assessment as the database has it."""
    return Assessment.objects.select_related("hospital", "edition", "created_by").get(pk=row.pk)


def state_of(row: Assessment) -> Workspace:
    """Return what the rows say right now."""
    return moving_workspace_of(fresh(row))


def workspace_in(milestone: Milestone) -> Workspace:
    """Return what a milestone holds."""
    return milestone_value(Milestone.objects.select_related("edition").get(pk=milestone.pk)).workspace


def without_versions(workspace: Workspace) -> Workspace:
    """Return the same without the versions of answers, which only ever go on."""
    return replace(workspace, versions={})


def moved(row: Assessment, edition: str, replacements: Mapping[str, str]) -> AssessmentMove:
    """Move to an edition exactly as previewed."""
    seen = preview_move(assessment=fresh(row), edition=edition).seen
    return move_assessment(
        assessment=row, edition=edition, seen=seen, replacements=replacements, by=row.created_by, at=NOON
    )


def prove(chance: Random, *, houses: int) -> Told:
    """Move houses through random editions and back; raise where anything is lost or a finished result moves.

    :raises AssertionError: when it does.
    """
    first = replace(edits.first_edition(), code=f"e{chance.randrange(10**9)}")
    start = store_edition(first, at=NOON)
    running, finished = [_house(start, chance) for _ in range(houses)], _finished(_house(start, chance))
    new = replace(edits.edited(first, chance, code=f"{first.code}n"), released_on=first.released_on + timedelta(days=1))
    store_edition(new, at=NOON)
    said = sum(_moves_and_comes_back(row, new) for row in running)
    assert finished == _frozen(finished[0])
    return Told(len(running), said)


def _house(edition: CatalogueEdition, chance: Random) -> Assessment:
    row = factories.assessment(by=edition)
    by = row.created_by
    for archetype in edits.ARCHETYPES:
        add_application(assessment=row, archetype=archetype, name="", by=by, at=NOON)
    codes = state_of(row).edition.questions
    entries = {code: edits.said(chance) for code in codes}
    record_answers(assessment=row, entries=entries, base_versions={}, by=by, at=NOON)
    return row


def _finished(row: Assessment) -> tuple[Assessment, tuple[object, ...]]:
    left = state_of(row).progress()
    submit_assessment(
        assessment=row,
        base=standing_of(row),
        confirmed_open=left.asked - left.answered,
        by=row.created_by,
        at=NOON,
    )
    return _frozen(row)


def _frozen(row: Assessment) -> tuple[Assessment, tuple[object, ...]]:
    """Return a submitted assessment with its milestone, its reports and the result worked out anew."""
    milestone = row.milestones.select_related("edition").get()
    again = rescored(milestone_value(milestone))
    reports = tuple(frozen_content(milestone, language) for language in ("de", "en"))
    return row, (milestone.content, milestone.digest, reports, again)


def _moves_and_comes_back(row: Assessment, new: Edition) -> int:
    before, history = state_of(row), _history(row)
    replacements = {one.code: new.archetypes[0].code for one in before.applications}
    move = moved(row, new.code, replacements)
    after, kept = state_of(row), _kept(row)
    told = {code: said for code, said in edits.everything_said(before).items() if said != NOTHING_SAID}
    assert after.edition.code == new.code
    assert kept.keys() == told.keys(), "a question was lost"
    assert all(replace(kept[code], answer=None) == replace(said, answer=None) for code, said in told.items())
    undo_move(move=move, by=row.created_by, at=NOON)
    assert without_versions(state_of(row)) == without_versions(before), "undoing restored something else"
    assert history <= _history(row), "the history lost something"
    return len(told)


def _kept(row: Assessment) -> dict[str, Said]:
    """Return what the rows hold about every question; what was taken back is still there as having been said."""
    found = {one.question_code: (one.version, said_of(one)) for one in row.answers.all()}
    return {code: said for code, (version, said) in found.items() if said != NOTHING_SAID or version > 1}


def _history(row: Assessment) -> set[tuple[str, int, Said]]:
    return {(one.question_code, one.version, said_of(one)) for one in AnswerEvent.objects.filter(assessment=row)}

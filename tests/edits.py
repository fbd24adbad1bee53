"""Editions as editors could change them, and answers as houses could give them, out of one chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from assessments.domain.answers import Answer, Given, NotApplicable, Said, Unknown, said_in
from assessments.domain.catalogue import HIGHEST, Edition, Question
from assessments.domain.workspace import Workspace
from tests.domain import builders

FIRST = 3  # questions of each dimension to begin with
ARCHETYPES = ("A01", "A02", "A03")


def first_edition() -> Edition:
    """Return an edition of two dimensions to begin with."""
    codes = (f"D{dimension}.{number}" for dimension in (1, 2) for number in range(1, FIRST + 1))
    archetypes = tuple(builders.archetype(code) for code in ARCHETYPES)
    return builders.edition(questions=tuple(map(builders.question, codes)), archetypes=archetypes)


def edited(edition: Edition, chance: Random, *, code: str, steps: int = 4) -> Edition:
    """Return the next edition after some edits. Codes of questions are never used for another question."""
    for step in range(steps):
        edition = chance.choice(EDITS)(edition, chance, f"{code}-{step}")
    return replace(edition, code=code)


def said(chance: Random) -> Said:
    """Return what somebody could say about a question."""
    answers: tuple[Answer | None, ...] = (Given(chance.randint(0, HIGHEST)), Unknown(), NotApplicable("Grund"), None)
    return Said(chance.choice(answers), note=chance.choice(("", "Notiz")), flagged=chance.random() < 0.2)


def everything_said(workspace: Workspace) -> dict[str, Said]:
    """Return what was said about each question, with an answer or without."""
    return {code: said_in(entry) for code, entry in workspace.sheet.entries.items()} | dict(workspace.drafts)


def _with(edition: Edition, old: Question, new: Question | None) -> Edition:
    kept = [new if one is old else one for one in edition.questions.values()]
    return replace(edition, dimensions=builders.dimensions(one for one in kept if one))


def _any(edition: Edition, chance: Random) -> Question:
    return chance.choice(list(edition.questions.values()))


def _reword(edition: Edition, chance: Random, name: str) -> Edition:
    one = _any(edition, chance)
    return _with(edition, one, replace(one, why=builders.text(f"Warum {name}")))


def _mean_otherwise(edition: Edition, chance: Random, name: str) -> Edition:
    one = _any(edition, chance)
    return _with(edition, one, replace(one, text=builders.text(f"Ganz anders gefragt als vorher: {name}?")))


def _declare(edition: Edition, chance: Random, name: str) -> Edition:
    one = _any(edition, chance)
    return _with(edition, one, replace(one, meaning_since=name))


def _swap_levels(edition: Edition, chance: Random, name: str) -> Edition:
    del name
    one = _any(edition, chance)
    return _with(edition, one, replace(one, anchors=tuple(chance.sample(one.anchors, len(one.anchors)))))


def _shift_levels(edition: Edition, chance: Random, name: str) -> Edition:
    one = _any(edition, chance)
    return _with(edition, one, replace(one, anchors=(builders.text(f"neu {name}"), *one.anchors[:-1])))


def _remove(edition: Edition, chance: Random, name: str) -> Edition:
    del name
    return edition if len(edition.questions) == 1 else _with(edition, _any(edition, chance), None)


def _add(edition: Edition, chance: Random, name: str) -> Edition:
    new = builders.question(f"D{chance.randint(1, 2)}.{name}")
    return replace(edition, dimensions=builders.dimensions((*edition.questions.values(), new)))


def _bring_back(edition: Edition, chance: Random, name: str) -> Edition:
    del name
    missing = [one for one in first_edition().questions.values() if one.code not in edition.questions]
    if not missing:
        return edition
    return replace(edition, dimensions=builders.dimensions((*edition.questions.values(), chance.choice(missing))))


def _other_archetype(edition: Edition, chance: Random, name: str) -> Edition:
    gone = chance.choice(edition.archetypes)
    return replace(
        edition,
        archetypes=tuple(builders.archetype(f"A{name}") if one is gone else one for one in edition.archetypes),
    )


def _other_anchors_of_a_criterion(edition: Edition, chance: Random, name: str) -> Edition:
    chosen = chance.choice(edition.criteria)
    new = replace(chosen, anchors=builders.anchors(name))
    return replace(edition, criteria=tuple(new if one is chosen else one for one in edition.criteria))


EDITS: tuple[Callable[[Edition, Random, str], Edition], ...] = (
    *(_reword, _mean_otherwise, _declare, _swap_levels, _shift_levels, _remove, _add, _bring_back),
    *(_other_archetype, _other_anchors_of_a_criterion),
)

"""A running assessment goes on with another edition: nothing that was said is lost, and nothing is made up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers import NOTHING_SAID, Given, Said, Unknown
from assessments.domain.catalogue import Edition, Question
from assessments.domain.hospital import Application
from assessments.domain.moving import (
    Fate,
    Plan,
    UnknownReplacement,
    moved_applications,
    moved_workspace,
    plan_of,
)
from assessments.domain.question_change import QuestionChange
from assessments.domain.scope import Scope
from assessments.domain.workspace import Workspace
from tests import edits
from tests.domain import builders

OLD = builders.edition(
    questions=tuple(map(builders.question, ("D1.1", "D1.2"))), archetypes=(builders.archetype("A01"),)
)
ONE = OLD.questions["D1.1"]


def edition_with(*questions: Question) -> Edition:
    return replace(OLD, dimensions=builders.dimensions(questions))


def fate_of(new: Edition, said: Said) -> tuple[Fate, Said]:
    plan = plan_of(old=OLD, new=new, said={"D1.1": said}, applications=(), preset="equal")
    found = next(one for one in plan.questions if one.code == "D1.1")
    return found.fate, found.after


GIVEN, NOTED = Said(Given(1), note="seit Mai"), Said(note="fragen")


@pytest.mark.parametrize(
    ("new", "said", "expected"),
    [
        (OLD, GIVEN, (Fate.STAYS, GIVEN)),
        (edition_with(replace(ONE, why=builders.text("Anders"))), GIVEN, (Fate.STAYS, GIVEN)),
        (edition_with(replace(ONE, text=builders.text("Wer hilft?"))), GIVEN, (Fate.CONFIRM, GIVEN)),
        (edition_with(replace(ONE, text=builders.text("Wer hilft?"))), NOTED, (Fate.STAYS, NOTED)),
        (
            edition_with(replace(ONE, anchors=ONE.anchors[::-1])),
            GIVEN,
            (Fate.MAPPED, replace(GIVEN, answer=Given(3))),
        ),
        (edition_with(replace(ONE, anchors=ONE.anchors[::-1])), Said(Unknown()), (Fate.CONFIRM, Said(Unknown()))),
        (
            edition_with(replace(ONE, anchors=(builders.text("neu"), *ONE.anchors[:-1]))),
            Said(Given(4), note="seit Mai"),
            (Fate.ASKED_AGAIN, Said(note="seit Mai")),
        ),
        (edition_with(OLD.questions["D1.2"]), GIVEN, (Fate.GONE, GIVEN)),
    ],
    ids=[
        "the same",
        "another reason why",
        "another question",
        "another question that only has a note",
        "levels in another order",
        "not known, with levels in another order",
        "a level that is gone",
        "gone",
    ],
)
def test_what_becomes_of_an_answer(new: Edition, said: Said, expected: tuple[Fate, Said]) -> None:
    assert fate_of(new, said) == expected


def test_an_editor_can_declare_that_a_question_asks_for_something_else() -> None:
    declared = edition_with(replace(ONE, meaning_since="next"), OLD.questions["D1.2"])
    assert fate_of(declared, GIVEN) == (Fate.CONFIRM, GIVEN)


def test_a_new_question_is_open_and_one_that_comes_back_is_confirmed() -> None:
    new = edition_with(*OLD.questions.values(), builders.question("D1.3"), builders.question("D1.4"))
    plan = plan_of(old=OLD, new=new, said={"D1.3": GIVEN}, applications=(), preset="equal")
    assert [(one.code, one.fate, one.change) for one in plan.questions[2:]] == [
        ("D1.3", Fate.CONFIRM, QuestionChange.NEW),
        ("D1.4", Fate.NEW, QuestionChange.NEW),
    ]


def test_an_application_whose_archetype_is_gone_needs_another_one() -> None:
    house = (Application("A01", "A01", name="Archiv", codes={"S": 1, "D": None}),)
    criteria = tuple(one for one in OLD.criteria if one.letter != "D")
    new = replace(OLD, archetypes=(builders.archetype("A09"),), criteria=criteria)
    plan = plan_of(old=OLD, new=new, said={}, applications=house, preset="equal")

    (move,) = plan.homeless
    assert (move.gone, move.lost, move.changed) == (True, ("D",), ())
    with pytest.raises(UnknownReplacement):
        moved_applications(plan, new, house, {})
    assert moved_applications(plan, new, house, {"A01": "A09"}) == (replace(house[0], archetype="A09", codes={"S": 1}),)


def test_a_weighting_that_is_gone_becomes_the_first_of_the_new_edition() -> None:
    other = replace(OLD, presets=(replace(OLD.presets[0], code="other"),))
    stays = plan_of(old=OLD, new=OLD, said={}, applications=(), preset=OLD.presets[0].code)
    gone = plan_of(old=OLD, new=other, said={}, applications=(), preset=OLD.presets[0].code)
    themes = plan_of(old=OLD, new=other, said={}, applications=(), preset="x", themes=[])
    assert (stays.preset, gone.preset, themes.preset) == (None, "other", None)


def workspace_of(edition: Edition, chance: Random) -> Workspace:
    said = {code: edits.said(chance) for code in edition.questions}
    applications = tuple(Application(code, code, codes={"S": chance.randint(0, 4)}) for code in edits.ARCHETYPES)
    return Workspace(
        edition=edition,
        profile=builders.HOUSE,
        sheet=builders.Sheet({code: entry for code, one in said.items() if (entry := one.entry)}),
        applications=applications,
        preset=edition.presets[0].code,
        weights=edition.presets[0].weights,
        scope=Scope.FULL,
        versions=dict.fromkeys(edition.questions, 1),
        drafts={code: one for code, one in said.items() if one.answer is None and one != NOTHING_SAID},
    )


def planned(new: Edition, workspace: Workspace) -> Plan:
    return plan_of(
        old=workspace.edition,
        new=new,
        said=edits.everything_said(workspace),
        applications=workspace.applications,
        preset=workspace.preset,
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_every_answer_is_in_exactly_one_class_and_comes_along_or_is_kept(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  no secret
    workspace = workspace_of(edits.first_edition(), chance)
    new = edits.edited(workspace.edition, chance, code="next")

    plan = planned(new, workspace)

    said = edits.everything_said(workspace)
    assert Counter(one.code for one in plan.questions) == Counter({*new.questions, *workspace.edition.questions})
    assert {one.code: one.before for one in plan.questions if one.before != NOTHING_SAID} == said
    for one in plan.questions:
        assert (one.after == one.before) or one.fate in (Fate.MAPPED, Fate.ASKED_AGAIN)
        assert replace(one.after, answer=None) == replace(one.before, answer=None)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_a_move_to_the_same_edition_changes_nothing(seed: int) -> None:
    workspace = workspace_of(edits.first_edition(), Random(seed))  # noqa: S311  no secret
    plan = planned(workspace.edition, workspace)
    assert {one.fate for one in plan.questions} == {Fate.STAYS}
    assert all(one.stays for one in plan.applications)
    assert moved_workspace(plan, workspace.edition, workspace, {}) == workspace

"""Progress that is true, and the roles that may make it."""

from dataclasses import replace

import pytest

from assessments.domain.answers import NotApplicable, Unknown
from assessments.domain.judgement import judge
from assessments.domain.roles import GRANTS, Permission, Role, may
from assessments.domain.scope import Scope
from assessments.domain.workspace import Progress, Workspace
from tests.domain import builders
from tests.domain.builders import A_DAY, HOUSE, question, sheet

STARRED = replace(question("D2.1"), quick_check=True)
EDITION = builders.edition(questions=[question("D1.1"), question("D1.2"), STARRED])


def workspace(scope: Scope = Scope.FULL, **answers: object) -> Workspace:
    said = {code.replace("_", "."): answer for code, answer in answers.items()}
    return Workspace(
        edition=EDITION,
        profile=HOUSE,
        sheet=sheet(said),  # type: ignore[arg-type]
        applications=(),
        preset="equal",
        weights=EDITION.presets[0].weights,
        scope=scope,
        versions={},
    )


def test_the_quick_check_asks_the_starred_questions() -> None:
    asked = {scope: [one.code for one in workspace(scope).asked] for scope in Scope}
    assert asked == {Scope.QUICK: ["D2.1"], Scope.FULL: ["D1.1", "D1.2", "D2.1"]}


def test_every_kind_of_answer_is_progress() -> None:
    state = workspace(D1_1=2, D1_2=Unknown(), D2_1=NotApplicable("keine"))
    assert (state.progress("D1"), state.progress()) == (Progress(2, 2), Progress(3, 3))
    assert (state.progress().percent, state.progress().complete) == (100, True)


def test_only_asked_questions_are_progress() -> None:
    state = workspace(Scope.QUICK, D1_1=2)
    assert (state.progress("D1"), state.progress("D2"), state.progress()) == (
        Progress(0, 0),
        Progress(0, 1),
        Progress(0, 1),
    )


def test_almost_complete_is_not_a_hundred_percent() -> None:
    assert (Progress(199, 200).percent, Progress(0, 0).percent, Progress(1, 3).percent) == (99, 100, 33)


def test_the_result_of_a_workspace_is_that_of_its_parts() -> None:
    assert judge(workspace(D1_1=4), as_of=A_DAY).scorecard.readiness.given == 1


@pytest.mark.parametrize(
    ("role", "held"),
    [
        (Role.CONTRIBUTOR, {Permission.VIEW, Permission.ANSWER, Permission.DISCUSS}),
        (Role.LEAD, set(Permission)),
        (Role.CONSULTANT, {Permission.VIEW, Permission.REPORT, Permission.DISCUSS}),
        (Role.AUDITOR, {Permission.VIEW}),
    ],
)
def test_what_each_role_may(role: Role, held: set[Permission]) -> None:
    assert {permission for permission in Permission if may(role, permission)} == held


def test_every_role_is_in_the_table() -> None:
    assert set(GRANTS) == set(Role)

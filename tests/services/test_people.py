"""What accounts may do in the whole installation."""

import pytest

from assessments.services.people import make_editor, make_operator
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_editor_may_edit_the_catalogue_and_nothing_else() -> None:
    editor = factories.user()
    make_editor(user=editor)
    editor.refresh_from_db()
    allowed = editor.get_all_permissions()
    assert editor.is_staff
    assert {"assessments.change_question", "assessments.delete_anchor"} <= allowed
    assert not {name for name in allowed if name.rsplit("_")[-1] in {"hospital", "answer", "user", "report"}}


def test_an_operator_looks_after_accounts_and_changes_nothing_of_a_hospital() -> None:
    operator = factories.user()
    make_operator(user=operator)
    operator.refresh_from_db()
    allowed = {name.removeprefix("assessments.") for name in operator.get_all_permissions()}
    assert (operator.is_staff, operator.is_operator, operator.is_superuser) == (True, True, False)
    assert allowed >= {"add_user", "view_hospital", "change_hospitalgroup"}
    assert not allowed & {"change_hospital", "delete_user", "view_answer", "change_question", "delete_membership"}

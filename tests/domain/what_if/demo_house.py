"""The hospital of the demo, as an assessment without a database."""

from __future__ import annotations

from assessments.domain.operating_models import OperatingModel
from assessments.domain.what_if.changes import Changes
from assessments.domain.workspace import Scope, Workspace
from assessments.management.assessing import assess_file
from tests.domain.builders import A_DAY
from tests.management.running import EXAMPLES

LARGE_CHANGE = Changes(
    answers={"D8.1": None, "D8.2": 0},
    codes={("A01", "S"): 4, ("A20", "D"): None},
    preset="finance",
    measures=frozenset({"D5.1", "D3.2"}),
    confirmed={"A01": frozenset({OperatingModel.SAAS})},
)


def demo_house() -> Workspace:
    """Return the complete example with its 25 applications."""
    assessed = assess_file(EXAMPLES / "klinikum-musterstadt.yaml", today=A_DAY)
    case = assessed.case
    return Workspace(
        edition=case.edition,
        profile=case.profile,
        sheet=case.sheet,
        applications=case.applications,
        preset=assessed.content.preset,
        weights=case.weights,
        scope=Scope.FULL,
        versions={},
    )

"""What the demo shows when somebody tries things out."""

from __future__ import annotations

from assessments.domain.judgement import judge
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import GateState
from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.comparing import compare
from assessments.domain.what_if.comparison import Comparison, GateChange
from assessments.domain.what_if.trying import changed
from tests.domain.builders import A_DAY
from tests.domain.what_if.demo_house import demo_house


def tried(changes: Changes) -> Comparison:
    real = demo_house()
    return compare(judge(real, as_of=A_DAY), judge(changed(real, changes), as_of=A_DAY))


def test_a_second_line_opens_its_gate_and_lets_applications_go() -> None:
    comparison = tried(Changes(measures=frozenset({"D5.1"})))
    assert comparison.gates == (GateChange("D5.1", GateState.CLOSED, GateState.OPEN),)
    assert comparison.verdicts
    assert all(change.why for change in comparison.verdicts)
    assert OperatingModel.IAAS in {change.after.verdict for change in comparison.verdicts}


def test_changes_that_touch_no_application_leave_every_figure_of_them() -> None:
    comparison = tried(Changes(measures=frozenset({"D1.1"})))
    assert (comparison.verdicts, comparison.details) == ((), ())


def test_done_measures_give_the_verdict_that_the_result_promised() -> None:
    real = demo_house()
    promised = {one.code: one for one in judge(real, as_of=A_DAY).applications if one.knock_outs}
    for code, verdict in promised.items():
        measures = frozenset(out.measure for out in verdict.knock_outs if out.measure)
        tried_out = judge(changed(real, Changes(measures=measures)), as_of=A_DAY)
        kept = next(one for one in tried_out.applications if one.code == code)
        assert (code, kept.verdict) == (code, verdict.verdict_after_all)

"""The keys of steps are those of the roadmap."""

from __future__ import annotations

import pytest

from assessments.domain.steps import NoStep, StepKey, StepKind


@pytest.mark.parametrize(
    ("step", "key"),
    [
        (StepKey(StepKind.MEASURE, "D5.1"), "M-D5.1"),
        (StepKey(StepKind.MOVE, "A46-TEL"), "W-A46-TEL"),
        (StepKey(StepKind.CLUSTER, "C1"), "B-C1"),
    ],
)
def test_a_key_can_be_read_back(step: StepKey, key: str) -> None:
    assert (step.key, StepKey.of(key)) == (key, step)


@pytest.mark.parametrize("key", ["", "D5.1", "X-D5.1", "M-", "-D5.1"])
def test_anything_else_is_no_step(key: str) -> None:
    with pytest.raises(NoStep):
        StepKey.of(key)

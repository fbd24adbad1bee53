"""Whatever the order, every write is in the history or was answered as a conflict."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.extra.django import TestCase
from hypothesis.stateful import run_state_machine_as_test

from tests.services.interleaving import ManyAtOneAnswer


class Interleavings(TestCase):
    """Hypothesis runs inside one transaction; every example has an assessment of its own."""

    @pytest.mark.django_db
    def test_every_write_is_stored_once_or_answered_as_a_conflict(self) -> None:
        checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
        few = settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=checks,
        )
        run_state_machine_as_test(ManyAtOneAnswer, settings=few)

"""The same input gives the same analysis: in this process, in another, whatever the seed of its hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256

import pytest

from assessments.domain.answers import Entry, Given, Sheet, Unknown
from assessments.domain.hospital import Application
from assessments.domain.robustness.analysis import analyse
from assessments.domain.robustness.values import Robustness
from assessments.services.shipped import shipped_edition


def house(seed: int = 5) -> Robustness:
    edition = shipped_edition("2026.11")
    return analyse(
        edition=edition,
        sheet=Sheet({"D5.1": Entry(Given(1)), "D6.4": Entry(Unknown()), "D8.1": Entry(Given(0))}),
        applications=(
            Application("lab", "A10", codes={"S": None, "D": None}),
            Application("mail", "A40", confirmed=frozenset()),
        ),
        weights=edition.presets_by_code["clinicians"].weights,
        seed=seed,
        samples=500,
    )


def digest() -> str:
    return sha256(repr(house()).encode()).hexdigest()


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_other_processes_say_the_same_to_the_byte(hash_seed: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import digest; print(digest())"],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == digest()


def test_another_seed_draws_other_samples() -> None:
    assert house(5) == house(5)
    assert house(5) != house(6)

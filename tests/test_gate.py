"""The gate counts what pytest counted."""

import pytest

from tests.gate import counted


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("...\n12 passed in 3.20s\n", {"passed": 12}),
        (
            "1 failed, 11 passed, 2 skipped, 3 deselected in 63.20s (0:01:03)\n",
            {"failed": 1, "passed": 11, "skipped": 2},
        ),
        ("2 errors in 0.51s\n", {"failed": 2}),
        ("1 failed, 2 errors in 0.51s\n", {"failed": 3}),
        ("no tests ran in 0.01s\n", {}),
        ("the text '3 passed' in a traceback\n", {}),
    ],
)
def test_counts(printed: str, expected: dict[str, int]) -> None:
    assert counted(printed) == expected

"""Plant the stored scripts until each of them was in every field, and look at every page every time.

python -m tests.benchmarks.prove_stored_scripts [ARGUMENTS OF PYTEST]
"""

import os
import sys

import pytest

PROCESSES = str(min(4, os.cpu_count() or 1))


def main() -> int:
    """Return the status of the run."""
    os.environ["CLOUDREADY_STORED_SCRIPTS"] = "all"
    quietly = ("-q", "-p", "no:cacheprovider", "--timeout=0", "-n", PROCESSES)
    return int(pytest.main(["tests/browser/test_stored_scripts.py", *quietly, *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())

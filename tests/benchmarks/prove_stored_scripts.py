"""Plant the stored scripts sixty times, so that each of them begins in every field once, and look at every page.

python -m tests.benchmarks.prove_stored_scripts [ARGUMENTS OF PYTEST]      about half an hour on one core; -n 4 helps
"""

import os
import sys

import pytest

from tests.stored_scripts import PAYLOADS


def main() -> int:
    """Return the status of the run."""
    os.environ["CLOUDREADY_STORED_SCRIPTS"] = ",".join(str(first) for first in range(len(PAYLOADS)))
    return int(pytest.main(["tests/browser/test_stored_scripts.py", "-q", "-p", "no:cacheprovider", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
